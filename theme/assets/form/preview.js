/** The draft as readers will see it, roughly: built from nodes, so that no text of a person becomes markup. */
import { make } from "./rows.js";
import { tidy } from "./writing.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Answers} Answers */

const SPAN = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|!?\[([^[\]\n]*)\]\([^()\s]*\)|\[\^(s\d{1,2})\]|\[([^[\]\n]+)\]\{[a-z]{2}\}/g;

/** Bold, italics, links and sources of a line. @param {HTMLElement} into @param {string} line */
function spans(into, line) {
  let at = 0;
  for (const found of line.matchAll(SPAN)) {
    into.append(line.slice(at, found.index));
    const [all, bold, italic, link, source, foreign] = found;
    into.append(bold ? make("strong", {}, bold) : italic ? make("em", {}, italic) : link ? make("u", {}, link) : source ? make("sup", {}, source.slice(1)) : foreign ?? all);
    at = (found.index ?? 0) + all.length;
  }
  into.append(line.slice(at));
  return into;
}

/** Paragraphs and lists of a section. @param {string} text @returns {HTMLElement[]} */
function blocks(text) {
  return tidy(text).split("\n\n").filter((block) => block.trim()).map((block) => {
    const lines = block.split("\n");
    const list = lines.every((line) => /^\s*(?:[-*+]|\d+\.)\s/.test(line)) && (/^\s*\d/.test(lines[0]) ? "ol" : "ul");
    if (list) return lines.reduce((made, line) => (made.append(spans(make("li"), line.replace(/^\s*\S+\s+/, ""))), made), make(list));
    return block.startsWith("###") ? spans(make("h5"), block.replace(/^#+\s*/, "")) : spans(make("p"), block.replaceAll("\n", " "));
  });
}

/** What was chosen and filled in, in the words of the form. @param {HTMLFormElement} form */
function facts(form) {
  const list = make("dl");
  for (const group of form.querySelectorAll(":scope > section > .field, :scope > section > .group")) {
    const values = [...group.querySelectorAll("input, select, textarea")].map(shown).filter(Boolean);
    const label = group.querySelector("legend, label")?.firstChild?.textContent?.trim() ?? "";
    if (values.length && !group.querySelector("[name=title], [name=summary], [name=plain], [name^='sections.'], [name^='sources.']")) list.append(make("dt", {}, label), ...values.map((value) => make("dd", {}, String(value))));
  }
  return list;
}

/** @param {any} field */
function shown(field) {
  if (field.type === "search" || !field.value) return "";
  if (field.type === "checkbox") return field.checked ? field.parentElement.textContent.trim() : "";
  return field.tagName === "SELECT" ? field.selectedOptions[0].textContent : field.value.trim();
}

/** The whole preview. @param {Answers} answers @param {HTMLFormElement} form @param {Data} data */
export function preview(answers, form, data) {
  const box = make("article", { className: "preview" });
  box.append(make("h4", { className: "preview-title" }, answers.facts.title ?? ""), make("p", { className: "preview-lede" }, answers.facts.summary ?? ""));
  if (answers.facts.plain) box.append(make("p", { className: "preview-plain" }, answers.facts.plain));
  for (const kind of data.sections) if (answers.sections[kind.id]) box.append(make("h4", {}, kind.heading[answers.language]), ...blocks(answers.sections[kind.id]));
  box.append(facts(form));
  if (answers.facts.sources) box.append(make("h4", {}, data.words["group-sources"]), sources(answers));
  return box;
}

/** @param {Answers} answers */
function sources(answers) {
  const list = make("ol");
  for (const [key, source] of Object.entries(answers.facts.sources ?? {})) list.append(make("li", { value: key.slice(1) }, `${source.title ?? ""} ${source.url ?? ""}`));
  return list;
}
