/** From answers to the files of a draft: the same text as src/kompendium/ways/drafts.py and writing.py write. */
import { asDate, asNumber, asUrl, clean, cleaned, fill, fold, slug, squeeze, words } from "./text.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Field} Field @typedef {import("./types.js").Answers} Answers */

const CODES = ["code", "organisation", "practice", "source", "file"];
const YAML_WORDS = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

/** @param {any} value */
const empty = (value) => value === undefined || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

/** A text that stays on the line of its comment. @param {string} text */
const comment = (text) => words(text).filter((word) => !/[\p{C}\p{Z}]/u.test(word)).join(" ");

/** The id of an organisation; a new one gets one, which is noted in `names`. @param {string} name @param {Data} data @param {Record<string, string>} names */
function organisation(name, data, names) {
  if (name in data.organisations) return name;
  const wanted = fold(name);
  const known = Object.entries(data.organisations).find(([, each]) => fold(each) === wanted);
  if (known) return known[0];
  names[slug(name)] = name;
  return slug(name);
}

/** One answer as a value of the file. @param {Field} field @param {any} given @param {Data} data @param {Record<string, string>} names @returns {any} */
function value(field, given, data, names) {
  if (field.kind === "table") return mapped(Object.entries(given).map(([key, row]) => [key, single(field, row, data, names)]));
  if (field.many && field.kind !== "code" && field.kind !== "source") return given.map((/** @type {any} */ each) => single(field, each, data, names)).filter((/** @type {any} */ each) => !empty(each));
  return field.many ? given : single(field, given, data, names);
}

/** @param {[string, any][]} entries */
const mapped = (entries) => Object.fromEntries(entries.filter(([, each]) => !empty(each)));

/** @param {Field} field @param {any} given @param {Data} data @param {Record<string, string>} names @returns {any} */
function single(field, given, data, names) {
  if (field.fields) return mapped(field.fields.filter((part) => part.key in given).map((part) => [part.key, value(part, given[part.key], data, names)]));
  if (typeof given === "object") return Object.fromEntries(Object.entries(given).map(([key, text]) => [key, squeeze(String(text))]));
  const text = squeeze(String(given));
  const reading = { number: asNumber, date: asDate, url: asUrl, organisation: (/** @type {string} */ name) => organisation(name, data, names) }[field.kind];
  return text && reading ? reading(text) : text;
}

/** One value: codes and flags bare where YAML reads them as text, all else in straight quotes. @param {Field} field @param {string} text */
function scalar(field, text) {
  const bare = CODES.includes(field.kind) && /^[A-Za-z][\p{L}\p{N}_.-]*$/u.test(text) && !YAML_WORDS.includes(text.toLowerCase());
  return bare || field.kind === "flag" ? text : JSON.stringify(text);
}

/** Whether an entry of a list stands on one line. @param {Field} field */
const short = (field) => (field.fields ?? []).length <= 2 && (field.fields ?? []).every((part) => [...CODES, "text"].includes(part.kind) && !part.many);

/** @param {Field} field @param {any} given */
function inline(field, given) {
  if (typeof given !== "object") return scalar(field, given);
  const part = (/** @type {string} */ key) => (field.fields ?? []).find((each) => each.key === key) ?? field;
  return `{${Object.entries(given).map(([key, each]) => `${key}: ${scalar(part(key), String(each))}`).join(", ")}}`;
}

/** `key: value` and what stands below it. @param {Field} field @param {any} given @param {string} indent @returns {string[]} */
function entry(field, given, indent) {
  const [head, inner] = [`${indent}${field.key}:`, `${indent}  `];
  if (Array.isArray(given) && (field.fields || field.kind === "words")) return [head, ...given.flatMap((each) => item(field, each, inner))];
  if (Array.isArray(given)) return [`${head} [${given.map((each) => scalar(field, each)).join(", ")}]`];
  if (field.kind === "table") return [head, ...Object.entries(given).flatMap(([key, row]) => [`${inner}${key}:`, ...parts(field, row, `${inner}  `)])];
  return field.fields ? [head, ...parts(field, given, inner)] : [`${head} ${inline(field, given)}`];
}

/** @param {Field} field @param {Record<string, any>} record @param {string} indent */
const parts = (field, record, indent) => (field.fields ?? []).filter((part) => !empty(record[part.key])).flatMap((part) => entry(part, record[part.key], indent));

/** One entry of a list. @param {Field} field @param {any} given @param {string} indent */
function item(field, given, indent) {
  if (!field.fields || short(field)) return [`${indent}- ${inline(field, given)}`];
  return parts(field, given, `${indent}  `).map((line, number) => (number ? line : `${indent}- ${line.trimStart()}`));
}

/** A section under its heading: own headings become ###, sources are cited as [^s1]. @param {string} text */
export function tidy(text) {
  let fence = "";
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map((line) => {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line);
    const code = Boolean(fence || mark);
    fence = mark && !fence ? mark[1] : mark && line.trim().startsWith(fence) ? "" : fence;
    return code ? line : tidied(line);
  });
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {string} line */
function tidied(line) {
  if (/^ {0,3}(?:={2,}|-{2,})[ \t]*$/.test(line)) return "\n* * *\n";
  const without = line.replace(/^ {0,3}#{1,2}(?!#)[ \t]*(?=\S)/, "### ");
  const cited = without.replace(/ ?(?<!\^)\[s([1-9]\d?(?:\s?[,;]\s?s[1-9]\d?)*)\](?![({])/g, (_, keys) => keys.match(/\d+/g).map((/** @type {string} */ number) => `[^s${number}]`).join(""));
  return cited.trimEnd() + (without.endsWith("  ") && without.trim() ? "  " : "");
}

/** The sections of a text in their order; those that are needed later stand there empty. @param {Record<string, string>} given @param {Data} data @param {string} language */
function body(given, data, language) {
  const texts = data.sections.map((kind) => ({ kind, text: tidy(given[kind.id] ?? "") })).filter(({ kind, text }) => text || kind.required);
  return texts.map(({ kind, text }) => `## ${kind.heading[language]}\n${text ? `\n${text}\n` : ""}`).join("\n");
}

/** The lines between the fences, with a comment in the place of what is needed to publish. @param {Answers} answers @param {Data} data */
function front(answers, data) {
  /** @type {Record<string, string>} */ const names = {};
  const known = data.fields.filter((field) => field.key in answers.facts);
  const facts = Object.fromEntries(known.map((field) => [field.key, value(field, answers.facts[field.key], data, names)]));
  Object.assign(facts, { status: "draft", licence: data.licence });
  return data.fields.flatMap((field) => [...(empty(facts[field.key]) ? [] : entry(field, facts[field.key], "")), ...remarks(field, facts, names, data).map((each) => `# ${comment(each)}`)]).join("\n");
}

/** @param {Field} field @param {Record<string, any>} facts @param {Record<string, string>} names @param {Data} data */
function remarks(field, facts, names, data) {
  const open = field.required && empty(facts[field.key]) ? [fill(data.open, field)] : [];
  return field.key === "organisations" ? [...open, ...Object.entries(names).map(([key, name]) => `${key} = ${name}`)] : open;
}

/** The text of the original. @param {Answers} answers @param {Data} data */
export function original(answers, data) {
  const given = cleaned(answers);
  return `---\n${front(given, data)}\n---\n\n${body(given.sections, data, given.language)}`;
}

/** The text in the other language. @param {Answers} answers @param {Data} data @param {string} language */
function translation(answers, data, language) {
  const other = cleaned(answers.other);
  const head = ["title", "summary", "plain"].filter((key) => other.facts[key]).map((key) => `${key}: ${JSON.stringify(squeeze(other.facts[key]))}`);
  const stamp = [`translator: ${JSON.stringify(data.words.translators[language])}`, 'translated_from: "pending"'];
  return `---\n${[...head, ...stamp].join("\n")}\n---\n\n${body(other.sections, data, language)}`;
}

/** The name of the folder; one that is taken gets a number. @param {string} title @param {string[]} taken */
function folder(title, taken) {
  const name = slug(squeeze(clean(title))) || "neu";
  const free = [name, ...Array.from({ length: 97 }, (_, number) => `${slug(name, 56)}-${number + 2}`)];
  return free.find((each) => !taken.includes(each)) ?? name;
}

/** The files of the draft. @param {Answers} answers @param {Data} data @returns {import("./types.js").File[]} */
export function files(answers, data) {
  const at = `practices/${folder(answers.facts.title ?? "", data.slugs)}`;
  const file = (/** @type {string} */ language, /** @type {string} */ text) => ({ path: `${at}/index.${language}.md`, name: `index.${language}.md`, text });
  const language = Object.keys(data.sections[0].heading).find((each) => each !== answers.language) ?? "";
  const second = Object.keys({ ...answers.other.facts, ...answers.other.sections }).length > 0;
  return [file(answers.language, original(answers, data)), ...(second ? [file(language, translation(answers, data, language))] : [])];
}
