// The form that lies before a person: a dialog with its fields, and at each field what is wrong with it.

import { Refusal } from "./api.js";
import { $, el } from "./dom.js";
import { word } from "./words.js";

const FEW = 5;

let acts = null;
let form = null;
let writer = null;

/** Wire the dialog. `given` has `post(path, body)`, which throws `Refusal`. */
export function start(given) {
  acts = given;
  $("sheet-form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  $("sheet-close").onclick = dismiss;
  $("sheet").addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });
}

/** Show the form that lies before the person, if any does. One that is being filled in is left alone. */
export function show(state) {
  const next = state.form;
  if (next?.view === form?.view && state.person === writer) return;
  form = next;
  writer = state.person;
  if (!form) {
    $("sheet").close();
    return;
  }
  const sheet = $("sheet");
  sheet.lang = form.language;
  sheet.dir = form.direction;
  $("sheet-title").textContent = form.title;
  $("sheet-intro").replaceChildren(...form.intro.map((line) => el("p", {}, line.spans.map((span) => span.text).join(""))));
  $("sheet-fields").replaceChildren(...form.fields.map(field));
  $("sheet-close").textContent = form.close;
  $("sheet-send").textContent = form.submit;
  say("");
  if (!sheet.open) sheet.showModal();
  inputs()[0]?.focus();
}

const id = (one) => `field-${form.fields.indexOf(one)}`;
const inputs = () => [...$("sheet-fields").querySelectorAll("textarea, input, select")];

function field(one) {
  const few = one.type === "choice" && one.options.length <= FEW;
  const label = [one.label, one.optional ? el("span", { class: "faint" }, ` · ${word("optional")}`) : null];
  const about = [
    one.hint ? el("p", { class: "faint", id: `${id(one)}-hint` }, one.hint) : null,
    el("p", { class: "wrong", id: `${id(one)}-wrong`, role: "alert" }),
  ];
  return few
    ? el("fieldset", { class: "ask", id: id(one), "aria-describedby": described(one) }, el("legend", {}, label), radios(one), about)
    : el("div", { class: "ask" }, el("label", { for: id(one) }, label), control(one), about);
}

const described = (one) => `${one.hint ? `${id(one)}-hint ` : ""}${id(one)}-wrong`;

function radios(one) {
  return one.options.map(([value, label]) =>
    el("label", { class: "option" }, el("input", { type: "radio", name: id(one), value, checked: value === one.initial }), el("span", {}, label)),
  );
}

function control(one) {
  const facts = { id: id(one), "aria-describedby": described(one), "aria-required": String(!one.optional) };
  if (one.type === "choice") return list(one, facts);
  if (one.type === "date") return el("input", { ...facts, type: "date", value: one.initial });
  if (one.type === "number") return el("input", { ...facts, type: "text", inputmode: "decimal", value: one.initial });
  return el("textarea", { ...facts, rows: 2, dir: "auto", maxlength: form.longest }, one.initial);
}

function list(one, facts) {
  const options = [["", word("choose")], ...one.options];
  return el("select", facts, options.map(([value, label]) => el("option", { value, selected: value === one.initial }, label)));
}

function value(one) {
  const few = one.type === "choice" && one.options.length <= FEW;
  if (few) return $(id(one)).querySelector("input:checked")?.value ?? "";
  return $(id(one)).value;
}

async function submit() {
  const values = Object.fromEntries(form.fields.map((one) => [one.key, value(one)]));
  $("sheet-send").disabled = true;
  try {
    await acts.post("/api/fill", { person: writer, view: form.view, values });
    say("");
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error;
    if (error.status === 422) point(error.body.problems);
    else say(word(error.status === 404 ? "gone" : "not_sent"));
  }
  $("sheet-send").disabled = false;
}

/** Say at each field what is wrong with it, and go to the first. */
function point(problems) {
  const wrong = form.fields.filter((one) => problems[one.key]);
  for (const one of form.fields) {
    $(`${id(one)}-wrong`).textContent = problems[one.key] ?? "";
    $(id(one)).setAttribute("aria-invalid", String(wrong.includes(one)));
  }
  const first = wrong.length ? $(id(wrong[0])) : null;
  (first?.matches("fieldset") ? first.querySelector("input") : first)?.focus();
}

function say(text) {
  $("sheet-wrong").textContent = text;
}

async function dismiss() {
  const view = form?.view;
  $("sheet").close();
  if (view) await acts.post("/api/dismiss", { person: writer, view }).catch(() => say(word("not_sent")));
}
