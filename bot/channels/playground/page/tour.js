// The tour of two minutes. It goes forward by what really happened, wherever the visitor clicks.

import { $, el } from "./dom.js";
import { word } from "./words.js";

const HIDDEN = "convenor.tour.hidden";
const order = ["monday", "answer", "confirm", "past", "stand", "ask"];

/** Return the step the visitor is at: one of `order`, or "done". */
export function at(state) {
  const { partner, coordinator, newcomer } = cast(state);
  const parts = state.memory.rounds.flatMap((round) => round.responses).filter((response) => response.person === partner?.id);
  const theirs = state.memory.commitments.filter((commitment) => commitment.person === partner?.id);
  const talked = (person) => person && person.said > 0 && person.heard > person.said;
  const happened = {
    monday: parts.some((part) => part.outcome !== "planned"),
    answer: theirs.length > 0 || parts.some((part) => part.outcome.startsWith("answered")),
    confirm: theirs.some((commitment) => commitment.state !== "proposed"),
    past: theirs.some((commitment) => commitment.notice === "escalated" || commitment.state === "done"),
    stand: talked(coordinator),
    ask: talked(newcomer),
  };
  return order.find((step) => !happened[step]) ?? "done";
}

/** Show where the tour is; `choose` is called with the person to be. */
export function show(state, choose) {
  const step = at(state);
  const people = cast(state);
  const hidden = localStorage.getItem(HIDDEN) !== null;
  $("tour").hidden = hidden;
  $("tour-show").hidden = !hidden;
  $("tour").dataset.step = step;
  const number = step === "done" ? order.length : order.indexOf(step) + 1;
  $("tour-progress").textContent = word("tour.progress", { step: number, all: order.length });
  const names = Object.fromEntries(Object.entries(people).map(([part, person]) => [part, person?.name ?? ""]));
  say(word(`tour.${step}`, names));
  const reached = step === "done" ? order.length : order.indexOf(step);
  $("tour-dots").replaceChildren(...order.map((_, index) => el("li", { class: index < reached ? "done" : index === reached ? "here" : "" })));
  const hero = { answer: people.partner, confirm: people.partner, stand: people.coordinator, ask: people.newcomer }[step];
  const become = $("tour-become");
  become.hidden = !hero || hero.id === state.person;
  if (hero) become.textContent = word("tour.become", { name: hero.name });
  become.onclick = () => choose(hero.id);
}

/** Let the tour be hidden and shown again; `again` redraws. */
export function start(again) {
  $("tour-dismiss").onclick = () => {
    localStorage.setItem(HIDDEN, "yes");
    again();
    $("tour-show").focus();
  };
  $("tour-show").onclick = () => {
    localStorage.removeItem(HIDDEN);
    again();
    $("tour-dismiss").focus();
  };
}

function say(text) {
  if ($("tour-text").textContent !== text) $("tour-text").textContent = text;
}

function cast(state) {
  const first = (role) => state.people.find((person) => person.role === role);
  return { partner: first("partner"), coordinator: first("coordinator"), newcomer: first("newcomer") };
}
