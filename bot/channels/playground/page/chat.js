// The chat of the person the visitor is: messages as that person would see them.

import { $, el, icon, reconcile } from "./dom.js";
import { moment, word } from "./words.js";

/** Whether the newest message is kept in sight. */
let following = true;

/** Show the chat. `acts` has `press(message, token)` and `edit(message)`. */
export function show(state, person, acts) {
  const log = $("log");
  const scroll = $("scroll");
  const other = log.dataset.shown !== state.person;
  const below = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const last = log.lastElementChild?.dataset.key;
  // A chat that is opened is not read out from its beginning; what arrives afterwards is.
  if (other) {
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    log.dataset.shown = state.person;
  }
  $("chat-title").textContent = word("you_are", { name: person.name });
  const place = person.zone.split("/").at(-1).replaceAll("_", " ");
  $("chat-place").textContent = [person.organisation, place].filter(Boolean).join(" · ");
  $("chat-empty").hidden = state.chat.length > 0;
  reconcile(log, items(state.chat, person.zone), (item) => (item.day ? day(item) : bubble(item, acts)));
  log.classList.toggle("settled", !other);
  following = other || below || (log.lastElementChild?.dataset.key !== last && state.chat.at(-1)?.mine);
  if (following) toNewest(scroll, log.lastElementChild);
  if (other) requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

/** Show the newest message; one that is taller than the room, such as a digest, from its beginning. */
function toNewest(scroll, newest) {
  scroll.scrollTop = scroll.scrollHeight;
  const above = newest ? newest.getBoundingClientRect().top - scroll.getBoundingClientRect().top : 0;
  if (above < 0) scroll.scrollTop += above;
}

/** Return the words of a message, for the composer. */
export const words = (message) => message.lines.map((line) => line.spans.map((span) => span.text).join("")).join("\n");

function items(chat, zone) {
  const shown = [];
  let today = "";
  for (const message of chat) {
    const written = moment(message.at, zone, "day");
    if (written !== today) shown.push({ key: `day ${written}`, day: written });
    today = written;
    shown.push({ ...message, key: message.id, time: moment(message.at, zone, "time") });
  }
  return shown;
}

const day = (item) => el("li", { class: "day" }, el("span", {}, item.day));

function bubble(item, acts) {
  const note = [item.edited ? word("edited") : null, item.time].filter(Boolean).join(" · ");
  const pencil = item.mine
    ? el("button", { type: "button", class: "quiet icon pencil", "aria-label": word("edit"), title: word("edit"), onclick: () => acts.edit(item) }, icon("pencil"))
    : null;
  return el(
    "li",
    { class: item.mine ? "mine" : "theirs", "data-message": item.id },
    el("span", { class: "unseen" }, item.mine ? word("you") : word("bot")),
    pencil,
    el("div", { class: "bubble" }, el("div", { class: "words", dir: item.direction, lang: item.mine ? null : item.language }, blocks(item)), picture(item), el("span", { class: "note" }, note)),
    item.choices.length ? el("div", { class: "choices", dir: item.direction, lang: item.language }, item.choices.map((row) => choices(item, row, acts))) : null,
  );
}

/** A picture with the words that it stands for; as large as the room, and whole in a page of its own. */
function picture(item) {
  if (!item.picture) return null;
  const { address, alternative } = item.picture;
  const shown = el("img", { class: "picture", src: address, alt: alternative, loading: "lazy", dir: item.direction, lang: item.language });
  // It has its height only now.
  shown.addEventListener("load", () => following && toNewest($("scroll"), $("log").lastElementChild));
  return el("a", { class: "picture", href: address, target: "_blank", rel: "noopener noreferrer" }, shown);
}

/** Turn lines into blocks: neighbouring bullets are one list, neighbouring quotes one quotation. */
function blocks(item) {
  const built = [];
  for (const line of item.lines) {
    const spans = line.spans.map(run);
    const previous = built.at(-1);
    const own = item.mine ? { dir: "auto" } : {};
    if (line.kind === "bullet") {
      const list = previous?.tagName === "UL" ? previous : el("ul");
      list.append(el("li", own, spans));
      if (list !== previous) built.push(list);
    } else if (line.kind === "quote") {
      const quote = previous?.tagName === "BLOCKQUOTE" ? previous : el("blockquote");
      quote.append(el("p", spans.length ? {} : { class: "gap" }, spans));
      if (quote !== previous) built.push(quote);
    } else if (line.kind === "heading") built.push(el("h3", own, spans));
    else built.push(el("p", spans.length ? own : { class: "gap" }, spans));
  }
  return built;
}

const tags = { strong: "strong", emphasis: "em", code: "code" };

const run = (span) => (tags[span.style] ? el(tags[span.style], {}, span.text) : span.text);

const choices = (item, row, acts) => el("div", { class: "row" }, row.map((choice) => button(item, choice, acts)));

function button(item, choice, acts) {
  if (/^https?:\/\//.test(choice.url)) {
    const link = { class: "choice", href: choice.url, target: "_blank", rel: "noopener noreferrer", title: word("link_opens") };
    return el("a", link, choice.label, icon("out"));
  }
  const press = (event) => acts.press(item.id, choice.token, event.currentTarget);
  return el("button", { type: "button", class: `choice ${choice.tone}`, onclick: press }, choice.label);
}
