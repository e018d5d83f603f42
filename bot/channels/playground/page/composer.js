// The composer: writing, editing what was written, and words to begin with.

import { $, el } from "./dom.js";
import { find, word } from "./words.js";

const drafts = new Map();
let editing = null;
let acts = null;
let writer = null;
let unsent = { text: "", key: "" };

/** Wire the composer. `given` has `post(path, body)`, `who()` for the state and `words(message)`. */
export function start(given) {
  acts = given;
  const text = $("text");
  text.addEventListener("input", grow);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      $("composer").requestSubmit();
    } else if (event.key === "ArrowUp" && text.value === "") {
      event.preventDefault();
      editLast(acts.who());
    }
  });
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  $("editing-cancel").onclick = () => leave(true);
  $("attach").onclick = () => $("file").click();
  $("file").onchange = attach;
}

/** Show whose composer it is. Everybody keeps a draft of their own. */
export function show(state, person, step) {
  const text = $("text");
  if (writer !== person.id) {
    if (writer) drafts.set(writer, text.value);
    writer = person.id;
    text.value = drafts.get(writer) ?? "";
    grow();
  }
  text.placeholder = word("composer", { name: person.name });
  text.setAttribute("aria-label", text.placeholder);
  $("editing").hidden = !editing;
  const label = word(editing ? "save" : "send");
  $("send").setAttribute("aria-label", label);
  $("send").title = label;
  suggest(state, person, step);
}

/** Put a message of the person's own into the composer, to be changed. */
export function edit(message) {
  editing = message.id;
  $("text").value = acts.words(message);
  $("editing").hidden = false;
  $("suggestions").replaceChildren();
  grow();
  $("text").focus();
}

/** Edit the message given, or else the last one of the person's own. */
export function editLast(state, id) {
  const own = state.chat.filter((message) => message.mine);
  const message = own.find((one) => one.id === id) ?? own.at(-1);
  if (message) edit(message);
}

/** Stop editing, if anything is edited; `focus` brings the cursor back to the composer. */
export function leave(focus) {
  if (editing) $("text").value = "";
  editing = null;
  $("editing").hidden = true;
  grow();
  if (focus) $("text").focus();
}

async function submit() {
  const text = $("text").value;
  const person = writer;
  if (!text.trim() || !person) return;
  // The same words keep their key on each try: a message whose answer was lost is not said twice.
  if (unsent.text !== text) unsent = { text, key: crypto.randomUUID() };
  const sent = editing
    ? await acts.post("/api/edit", { person, message: editing, text })
    : await acts.post("/api/say", { person, text, key: unsent.key });
  if (!sent) return;
  editing = null;
  unsent = { text: "", key: "" };
  $("editing").hidden = true;
  if (drafts.get(person) === text) drafts.delete(person);
  if (writer === person && $("text").value === text) $("text").value = "";
  grow();
}

const LARGEST = 20 * 1024 * 1024; // as `LARGEST_FILE` of the channel

/** Return what is in a file as base64; of one that is too large the machine is told its name, kind and size alone. */
function read(file) {
  if (file.size === 0 || file.size > LARGEST) return "";
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** Send the file that was chosen, with the words that stand in the composer. */
async function attach() {
  const [file] = $("file").files;
  const person = writer;
  const text = editing ? "" : $("text").value;
  $("file").value = "";
  if (!file || !person) return;
  const facts = { name: file.name.slice(0, 255), type: file.type, size: file.size, body: await read(file) };
  const sent = await acts.post("/api/attach", { person, key: crypto.randomUUID(), text, ...facts });
  if (sent && text && $("text").value === text) $("text").value = "";
  grow();
  $("text").focus();
}

function suggest(state, person, step) {
  const answering = ["answer", "confirm"].includes(step) && person.role === "partner" && state.chat.length > 0;
  const offered = find(`suggest.${answering ? "answer" : person.role}`, person.language) ?? [];
  const said = new Set(state.chat.filter((message) => message.mine).map(acts.words));
  const fresh = editing ? [] : offered.filter((text) => !said.has(text));
  const shown = fresh.join("\n");
  if ($("suggestions").dataset.shown === shown && $("suggestions").childElementCount === fresh.length) return;
  $("suggestions").dataset.shown = shown;
  $("suggestions").replaceChildren(...fresh.map((text) => el("button", { type: "button", class: "suggestion", onclick: () => take(text) }, text)));
}

function take(text) {
  $("text").value = text;
  grow();
  $("text").focus();
}

function grow() {
  const text = $("text");
  text.style.height = "auto";
  // Its border counts: without it the words would not quite fit, and a scroll bar would show.
  text.style.height = `${Math.min(text.scrollHeight + text.offsetHeight - text.clientHeight, 160)}px`;
}
