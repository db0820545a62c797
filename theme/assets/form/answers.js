import { clean } from "./text.js";

/** From the controls of the form to answers. @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Field} Field */

/** Numbers of the rows that are there, in their order. @param {FormData} given @param {string} name */
function rows(given, name) {
  const found = new Set([...given.keys()].filter((key) => key.startsWith(`${name}.`)).map((key) => Number(key.slice(name.length + 1).split(".")[0])));
  return [...found].sort((one, two) => one - two);
}

/** A text as it was given, or nothing. @param {FormData} given @param {string} name */
const text = (given, name) => clean(String(given.get(name) ?? "")).trim();

/** A group without its empty parts, or nothing. @param {[string, any][]} parts */
function filled(parts) {
  const kept = parts.filter(([, value]) => value !== undefined && value !== "" && value.length !== 0);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

/** The keys of sources in "s1, 3". @param {string} value */
export const sourceKeys = (value) => (value.match(/\d+/g) ?? []).map((number) => `s${Number(number)}`);

/** The answer to one field. @param {FormData} given @param {Field} field @param {string} name @param {string[]} languages @returns {any} */
function answer(given, field, name, languages) {
  if (field.kind === "words" && !(field.many && !/\.\d+$/.test(name))) return filled(languages.map((each) => [each, text(given, `${name}.${each}`)]));
  if (field.kind === "source") return sourceKeys(text(given, name));
  if (field.kind === "code" && field.many) return given.getAll(name).filter(Boolean);
  if (field.kind === "words") return rows(given, name).map((row) => answer(given, field, `${name}.${row}`, languages)).filter(Boolean);
  if (!field.fields) return text(given, name);
  const record = (/** @type {string} */ at) => filled((field.fields ?? []).filter((part) => !part.fields).map((part) => [part.key, answer(given, part, `${at}.${part.key}`, languages)]));
  if (field.kind === "table") return filled(rows(given, name).map((row) => [`s${row + 1}`, source(record(`${name}.${row}`))]));
  return field.many ? rows(given, name).map((row) => record(`${name}.${row}`)).filter(Boolean) : record(name);
}

/** Language and day are filled in beforehand: alone they make no source. @param {Record<string, any>|undefined} record */
const source = (record) => (record && Object.keys(record).some((key) => key !== "language" && key !== "read") ? record : undefined);

/** All answers of the form. @param {FormData} given @param {Data} data @returns {import("./types.js").Answers} */
export function read(given, data) {
  const languages = Object.keys(data.sections[0].heading);
  const facts = filled(data.fields.filter((field) => field.asked).map((field) => [field.key, answer(given, field, field.key, languages)])) ?? {};
  const texts = (/** @type {string} */ at) => filled(data.sections.map(({ id }) => [id, text(given, `${at}.${id}`)])) ?? {};
  const head = filled(["title", "summary", "plain"].map((key) => [key, text(given, `other.${key}`)])) ?? {};
  return { language: data.language, facts, sections: texts("sections"), other: { facts: head, sections: texts("other.sections") } };
}
