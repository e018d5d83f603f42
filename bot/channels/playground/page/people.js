// The list of people the visitor can be.

import { $, el, reconcile, rove } from "./dom.js";
import { moment, word } from "./words.js";

/** Show the people, one of them `chosen`; `choose` is called with the one that is picked. */
export function show(state, chosen, unread, choose) {
  const items = state.people.map((person, place) => ({
    key: person.id,
    hue: place % 6,
    name: person.name,
    organisation: person.organisation,
    role: person.role,
    time: moment(state.clock.now, person.zone, "time"),
    badge: person.role !== "partner" && word(`role.${person.role}`),
    chosen: person.id === chosen,
    unread: unread(person) && word("unread"),
  }));
  reconcile($("people"), items, (item) => build(item, choose));
}

/** Let the arrow keys move through the list. */
export const start = () => rove($("people"), "button");

function build(item, choose) {
  const badge = item.badge ? el("span", { class: `badge ${item.role}` }, item.badge) : null;
  const dot = item.unread ? el("span", { class: "unread", role: "img", "aria-label": item.unread }) : null;
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        "data-person": item.key,
        "aria-current": item.chosen ? "true" : null,
        tabindex: item.chosen ? 0 : -1,
        onclick: () => choose(item.key),
      },
      avatar(item),
      el(
        "span",
        { class: "who" },
        el("span", { class: "pair" }, el("span", { class: "name", dir: "auto" }, item.name), el("time", {}, item.time)),
        el("span", { class: "pair" }, el("span", { class: "place" }, item.organisation), badge),
        el("span", { class: "short", "aria-hidden": "true" }, parts(item.name)[0]),
      ),
      dot,
    ),
  );
}

function avatar(item) {
  const [first, ...rest] = parts(item.name);
  const initials = [first, rest.at(-1) ?? ""].map((part) => [...part][0] ?? "").join("");
  return el("span", { class: `avatar hue-${item.hue}`, "aria-hidden": "true" }, initials);
}

/** Return the parts of a name, without the title it may begin with. */
const parts = (name) => name.replace(/^(Dr|Mr|Ms|Mrs|Prof)\.? /, "").split(/\s+/);
