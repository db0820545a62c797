/** The form of a new practice: checks, shows and hands over what a person wrote. Without this file it is a list of questions. */
import { read } from "./answers.js";
import { check } from "./checking.js";
import { ways } from "./handover.js";
import { forget, keep, kept, restore } from "./keeping.js";
import { preview } from "./preview.js";
import { make, recount, start } from "./rows.js";
import { fill } from "./text.js";
import { files } from "./writing.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Problem} Problem */

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-entry]"));
const summary = /** @type {HTMLElement} */ (form.querySelector("[data-errors]"));
const result = /** @type {HTMLElement} */ (document.querySelector("[data-result]"));
const status = /** @type {HTMLElement} */ (form.querySelector("[data-status]"));
/** @type {Data} */ const data = JSON.parse(document.getElementById("form-data")?.textContent ?? "{}");
const { words } = data;

/** @param {string} text */
const announce = (text) => { status.textContent = text; };

/** What a problem says. @param {Problem} problem */
function message({ rule, details }) {
  const said = data.messages[rule] ?? { what: words["live-text-needed"], do: words["live-text-needed-do"] };
  return `${fill(said.what, details)} ${fill(said.do, details)}`;
}

/** The control, or the group of controls, that a problem is about. @param {string} name @returns {HTMLElement|null} */
function control(name) {
  return form.querySelector(`#f-${CSS.escape(name.replaceAll(".", "-"))}`) ?? form.querySelector(`[name="${CSS.escape(name)}"], [name^="${CSS.escape(name)}."]`);
}

function clear() {
  form.querySelectorAll(".error").forEach((each) => each.remove());
  form.querySelectorAll("[aria-invalid]").forEach((each) => {
    each.removeAttribute("aria-invalid");
    const described = (each.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.endsWith("-error"));
    each.setAttribute("aria-describedby", described.join(" "));
  });
  summary.hidden = true;
  summary.replaceChildren();
  result.hidden = true;
}

/** The message beside its control. @param {Problem} problem */
function mark(problem) {
  const field = control(problem.name);
  if (!field || field.getAttribute("aria-invalid")) return;
  const id = `${field.id}-error`;
  const note = make("p", { className: "error", id }, message(problem));
  if (field.tagName === "FIELDSET") field.querySelector(".hint")?.after(note);
  else field.before(note);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
}

/** A link that leads into the field, whatever is folded away around it. @param {Problem} problem */
function entry(problem) {
  const field = control(problem.name);
  const link = make("a", { href: `#${field?.id ?? ""}` }, message(problem));
  link.addEventListener("click", (/** @type {Event} */ event) => {
    event.preventDefault();
    const folded = field?.closest("details");
    if (folded) folded.open = true;
    (field?.tagName === "FIELDSET" ? field.querySelector("input:not([hidden]), select, textarea") : field)?.focus();
    field?.scrollIntoView({ block: "center" });
  });
  const item = make("li");
  item.append(link);
  return item;
}

/** @param {Problem[]} problems @param {string} title */
function list(problems, title) {
  const box = make("div");
  const items = make("ul");
  items.append(...problems.map(entry));
  box.append(make("h2", {}, title), items);
  return box;
}

/** "2 places": the noun in its number. @param {number} amount */
const places = (amount) => fill(words[`live-errors-${amount === 1 ? "one" : amount < 5 ? "few" : "many"}`], { count: String(amount) });

/** @param {Problem[]} errors */
function refuse(errors) {
  summary.append(list(errors, places(errors.length)));
  errors.forEach(mark);
  summary.hidden = false;
  summary.focus();
}

/** @param {import("./types.js").Answers} answers @param {Problem[]} warnings */
function accept(answers, warnings) {
  const missing = data.fields.filter((field) => field.asked && field.required && !answers.facts[field.key]).map((field) => field.label);
  const absent = data.sections.filter((kind) => kind.required && !answers.sections[kind.id]).map((kind) => kind.heading[data.language]);
  const open = [...missing, ...absent].map((label) => words["quoted"].replace("{text}", label));
  result.replaceChildren(make("h2", { id: "hand-over" }, words["live-ready"]));
  if (open.length) result.append(make("p", {}, fill(words["live-missing"], { fields: open.join(", ") })));
  if (warnings.length) result.append(advice(warnings));
  result.append(make("h3", {}, words.preview), preview(answers, form, data), make("h3", {}, words["hand-over"]), make("p", {}, words["hand-over-intro"]));
  result.append(make("p", {}, data.host ? fill(words["host-hint"], { host: data.host.name }) : ""), make("p", {}, words["hand-over-mail"]));
  result.append(...files(answers, data).map((file) => ways(file, data, announce)));
  result.hidden = false;
  result.focus();
}

/** @param {Problem[]} warnings */
function advice(warnings) {
  const box = list(warnings, words["live-warnings"]);
  box.className = "note";
  box.firstChild.replaceWith(make("p", {}, words["live-warnings"]));
  return box;
}

form.querySelector("[data-check]")?.addEventListener("click", () => {
  clear();
  announce("");
  const answers = read(new FormData(form), data);
  const problems = check(answers, data, new Date().toLocaleDateString("sv"));
  const errors = problems.filter((problem) => !problem.warning);
  if (errors.length) refuse(errors);
  else accept(answers, problems);
});
form.addEventListener("submit", (event) => event.preventDefault());

const forgetting = /** @type {HTMLButtonElement} */ (form.querySelector("[data-forget]"));
form.querySelector("[data-keep]")?.addEventListener("click", () => {
  const done = keep(form, data);
  forgetting.hidden = !done;
  announce(words[done ? "live-kept" : "live-unkept"]);
});
forgetting.addEventListener("click", () => {
  forget(data);
  forgetting.hidden = true;
  announce(words["live-forgotten"]);
});

start(form, data, announce);
forgetting.hidden = !kept(data);
if (kept(data)) {
  restore(form, data);
  recount(form, data);
  announce(words["live-restored"]);
}
form.querySelectorAll("[data-live]").forEach((each) => /** @type {HTMLElement} */ (each).removeAttribute("hidden"));
