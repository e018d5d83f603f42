// What the bot remembers: commitments and check-ins, and the clock above them.

import { $, el, icon, reconcile } from "./dom.js";
import { find, moment, word } from "./words.js";

/** Show what is remembered, and the clock as `person` reads it. */
export function show(state, person) {
  const { memory, clock } = state;
  document.title = `${memory.partnership} · Convenor`;
  $("partnership-name").textContent = memory.partnership;
  const commitments = memory.commitments.map((item) => ({ ...item, key: `c${item.id}`, due: moment(item.due_on, "UTC", "date") }));
  const rounds = memory.rounds.map((item) => ({ ...item, key: `r${item.id}`, day: moment(item.occurs_on, "UTC", "date") }));
  reconcile($("commitments"), some(commitments, "no_commitments"), (item) => (item.none ? none(item) : commitment(item)));
  reconcile($("rounds"), some(rounds, "no_rounds"), (item) => (item.none ? none(item) : round(item)));
  showClock(clock, person);
}

function showClock(clock, person) {
  $("clock-there").textContent = moment(clock.now, person.zone, "clock");
  $("clock-there").dateTime = clock.now;
  const place = person.zone.split("/").at(-1).replaceAll("_", " ");
  $("clock-utc").textContent = `${place} · ${moment(clock.now, "UTC", "time")} UTC`;
  if (!clock.next) $("clock-next").textContent = word("nothing_next");
  else {
    const kind = typeof find(`due.${clock.next.kind}`) === "string" ? clock.next.kind : "other";
    const what = word(`due.${kind}`, { who: clock.next.who });
    $("clock-next").textContent = `${moment(clock.next.at, person.zone, "soon")} — ${what}`;
  }
}

const some = (items, absent) => (items.length ? items : [{ key: absent, none: word(absent) }]);

const none = (item) => el("li", { class: "none" }, item.none);

const chip = (tone, text) => el("span", { class: `chip ${tone}` }, tone === "good" ? icon("tick") : el("i", { class: "dot" }), text);

function commitment(item) {
  const tones = { open: "calm", at_risk: "warm", blocked: "hot", done: "good", received: "good", closed_unconfirmed: "good" };
  const notices = { before: "warm", overdue: "warm", prenotice: "warm", alternate: "warm", escalated: "hot" };
  const noticed = item.state === "open" && item.notice;
  const state = noticed ? chip(notices[item.notice], word(`notice.${item.notice}`)) : chip(tones[item.state] ?? "quiet", word(`state.${item.state}`));
  return el(
    "li",
    { class: `card ${item.state}`, "data-state": noticed || item.state },
    el("p", { class: "title", dir: "auto" }, item.title),
    el("p", { class: "faint" }, [item.owner, item.organisation].filter(Boolean).join(", ")),
    el("p", { class: "line" }, el("span", {}, word("due_on", { date: item.due })), state),
  );
}

function round(item) {
  const answered = item.responses.filter((response) => response.outcome.startsWith("answered")).length;
  const tally = word("answered_of", { answered, all: item.responses.length });
  const name = find(`kind.${item.kind}`) ?? item.kind;
  return el(
    "li",
    { class: "card" },
    el("p", { class: "line" }, el("span", { class: "title" }, name), el("span", { class: "faint" }, word(item.closed ? "round_closed" : "round_open"))),
    el("p", { class: "faint" }, `${item.day} · ${tally}`),
    el("span", { class: "meter", "aria-hidden": "true" }, item.responses.map((response) => el("i", { class: tone(response.outcome) }))),
    el("ul", { role: "list", class: "responses" }, item.responses.map((response) => el("li", {}, el("span", { dir: "auto" }, response.name), chip(tone(response.outcome), word(`outcome.${response.outcome}`))))),
  );
}

function tone(outcome) {
  if (outcome.startsWith("answered")) return "good";
  if (outcome === "not_delivered") return "hot";
  return { asked: "calm", half_finished: "warm", silent: "warm" }[outcome] ?? "quiet";
}
