// The page: what the visitor does goes to the machine, and what the machine says is shown.

import { follow, get, post, Refusal } from "./api.js";
import * as chat from "./chat.js";
import * as composer from "./composer.js";
import { $, rove } from "./dom.js";
import * as partnership from "./partnership.js";
import * as people from "./people.js";
import * as sheet from "./sheet.js";
import * as tour from "./tour.js";
import * as words from "./words.js";

const SEEN = "convenor.seen";
const LANGUAGE = "convenor.language";

let state = null;
let wished = sessionStorage.getItem("convenor.person");
let looking = null;
let stale = false;

const person = (id) => state.people.find((one) => one.id === id);

/** Return who the visitor is: from the click on, and not only once that person's chat has come. */
const chosen = () => person(wished) ?? person(state.person);

/** Fetch what is true now and show it. Calls that come meanwhile make one more round. */
function look() {
  stale = true;
  looking ??= (async () => {
    try {
      while (stale) {
        stale = false;
        state = await get(`/api/state${wished ? `?person=${encodeURIComponent(wished)}` : ""}`);
        draw();
      }
    } finally {
      looking = null;
    }
  })();
  return looking;
}

function draw() {
  if (!state) return;
  $("page").hidden = false;
  const seen = readSeen();
  people.show(state, chosen().id, (one) => one.heard > (seen[one.id] ?? 0), choose);
  // The composer first: its height decides where the chat ends.
  composer.show(state, chosen(), tour.at(state));
  chat.show(state, person(state.person), { press, edit: composer.edit });
  partnership.show(state, chosen());
  sheet.show(state);
  tour.show(state, choose);
}

/** Return what was read in each chat, the chosen one to its end. A machine begun anew starts from nothing. */
function readSeen() {
  const seen = JSON.parse(localStorage.getItem(SEEN) ?? "{}");
  for (const one of state.people) {
    if (one.id === state.person || (seen[one.id] ?? 0) > one.heard) seen[one.id] = one.heard;
  }
  localStorage.setItem(SEEN, JSON.stringify(seen));
  return seen;
}

function choose(id) {
  wished = id;
  sessionStorage.setItem("convenor.person", id);
  composer.leave();
  tab("chat");
  draw();
  return attempt(look());
}

async function press(message, token, button) {
  button.disabled = true;
  await attempt(post("/api/press", { person: state.person, message, token }));
  button.disabled = false;
  if (document.activeElement === document.body) button.focus();
}

async function turn(step) {
  const buttons = [...$("steps").querySelectorAll("button")];
  const pressed = document.activeElement;
  $("steps").setAttribute("aria-busy", "true");
  for (const button of buttons) button.disabled = true;
  await attempt(post("/api/clock", { step }).then(look));
  for (const button of buttons) button.disabled = false;
  $("steps").removeAttribute("aria-busy");
  if (buttons.includes(pressed)) pressed.focus();
}

/** Wait for something to succeed; say so where it does not. Returns whether it did. */
async function attempt(work) {
  try {
    await work;
    notice("");
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error;
    notice(words.word(error.status === 404 ? "gone" : "not_sent"));
    return false;
  }
}

function notice(text) {
  $("notice").textContent = text;
  $("notice").hidden = !text;
}

function tab(name) {
  for (const area of ["chat", "memory"]) {
    $(`tab-${area}`).setAttribute("aria-selected", String(area === name));
    $(`tab-${area}`).tabIndex = area === name ? 0 : -1;
  }
  $("page").dataset.tab = name;
}

function speak() {
  words.place();
  $("language").textContent = words.find("language", words.other());
  $("language").lang = words.other();
  $("log").dataset.shown = "";
  $("people").replaceChildren();
  $("rounds").replaceChildren();
  $("commitments").replaceChildren();
  draw();
}

function keys(event) {
  const typing = event.target.matches("textarea, input, select") || event.ctrlKey || event.metaKey || event.altKey;
  if ($("sheet").open) return;
  if (event.key === "Escape") composer.leave(true);
  else if (event.key === "e" && !typing && state) {
    const own = event.target.closest?.("li.mine")?.dataset.message;
    composer.editLast(state, own);
    event.preventDefault();
  }
}

function wire() {
  people.start();
  tour.start(draw);
  sheet.start({ post });
  composer.start({ post: (path, body) => attempt(post(path, body)), who: () => state, words: chat.words });
  for (const button of $("steps").querySelectorAll("button")) button.onclick = () => turn(button.dataset.step);
  for (const area of ["chat", "memory"]) $(`tab-${area}`).onclick = () => tab(area);
  rove(document.querySelector(".tabs"), "button");
  $("language").onclick = () => {
    localStorage.setItem(LANGUAGE, words.other());
    words.open(tables, words.other());
    speak();
  };
  document.addEventListener("keydown", keys);
  tab("chat");
}

const tables = await get("/api/words");
words.open(tables, localStorage.getItem(LANGUAGE));
words.place();
wire();
speak();
let here = true;
follow(
  () => attempt(look()),
  (now) => {
    if (!now) notice(words.word("away"));
    else if (!here) notice("");
    here = now;
  },
);
await attempt(look());
