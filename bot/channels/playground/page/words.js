// The words of the page, and dates as its language writes them.

let tables = {};
let language = "en";

/** Take the words of all languages, and choose: what was chosen before, else what the browser asks for. */
export function open(all, remembered) {
  tables = all;
  const wished = [remembered, ...navigator.languages.map((tag) => tag.split("-")[0])];
  language = wished.find((tag) => tag in tables) ?? "en";
}

/** Return the language of the page. */
export const current = () => language;

/** Return the language after the present one, to be offered as a switch. */
export function other() {
  const all = Object.keys(tables);
  return all[(all.indexOf(language) + 1) % all.length];
}

/** Return the value under a dotted key, in the page's language or in the one given, if we have it. */
export function find(key, tag = language) {
  const table = tables[tag] ?? tables.en;
  return key.split(".").reduce((found, part) => found?.[part], table);
}

/** Return a sentence, its {placeholders} filled. */
export function word(key, facts = {}) {
  return (find(key) ?? key).replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

/** Put the page's words in their places. */
export function place() {
  document.documentElement.lang = language;
  document.documentElement.dir = find("direction");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = word(node.dataset.label);
  }
}

const shapes = {
  clock: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  soon: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  time: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
  date: { weekday: "short", day: "numeric", month: "short" },
};

/** Write a moment (ISO 8601) in a zone, in one of the shapes above; a bare date belongs to "UTC". */
export function moment(iso, zone, shape) {
  const tag = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(tag, { ...shapes[shape], timeZone: zone }).format(new Date(iso));
}
