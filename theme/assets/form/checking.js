/** What can be said of the answers while a person writes: the rules of src/kompendium/rules that need no file. */
import { asDate, asNumber, asUrl, length, squeeze, urlFault } from "./text.js";
import { tidy } from "./writing.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").Field} Field @typedef {import("./types.js").Answers} Answers @typedef {import("./types.js").Problem} Problem */

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const HTML = /<\/?[a-z!][^\n]{0,200}/i;

/** The sources that a section cites. @param {string} text */
const cites = (text) => [...tidy(text).matchAll(/\[\^([^\]\s]{1,40})\]/g)].map((each) => each[1]);

/** Everything there is to say, in the order of the form. @param {Answers} answers @param {Data} data @param {string} today @returns {Problem[]} */
export function check(answers, data, today) {
  const sources = Object.keys(answers.facts.sources ?? {});
  const known = { data, today, sources, language: answers.language };
  const fields = data.fields.filter((field) => field.asked).flatMap((field) => top(field, answers.facts[field.key], known));
  return [...fields, ...together(answers), ...sections(answers, known), ...other(answers, known), ...unused(answers, sources)];
}

/** @param {Field} field @param {any} given @param {any} known */
function top(field, given, known) {
  if (given === undefined) return field.required === "draft" ? [problem(field, field.key, "field-missing")] : [];
  return value(field, given, field.key, known);
}

/** @param {Field} field @param {string} name @param {string} rule @param {Record<string, string>} details @returns {Problem} */
const problem = (field, name, rule, details = {}) => ({ name, label: field.label, rule, details: { key: field.label, help: field.hint, ...details } });

/** @param {Field} field @param {any} given @param {string} name @param {any} known @returns {Problem[]} */
function value(field, given, name, known) {
  if (field.kind === "table") return Object.entries(given).flatMap(([key, row]) => record(field, row, `${name}.${Number(key.slice(1)) - 1}`, known));
  if (!field.many) return single(field, given, name, known);
  const [least, most] = field.many;
  const amount = given.length < least || given.length > most ? [problem(field, name, "list-length", { found: String(given.length), least: String(least), most: String(most) })] : [];
  const twice = field.kind === "code" ? given.filter((/** @type {string} */ each, /** @type {number} */ at) => given.indexOf(each) < at) : [];
  const doubled = twice.map((/** @type {string} */ found) => problem(field, name, "list-duplicate", { found }));
  if (field.kind === "source") return given.flatMap((/** @type {string} */ each) => cited(field, each, name, known));
  const items = field.kind === "code" ? [] : given.flatMap((/** @type {any} */ each, /** @type {number} */ at) => (field.fields ? record(field, each, `${name}.${at}`, known) : words(field, each, `${name}.${at}`)));
  return [...amount, ...doubled, ...items];
}

/** @param {Field} field @param {string} key @param {string} name @param {any} known */
const cited = (field, key, name, known) => (known.sources.includes(key) ? [] : [problem(field, name, "source-unknown", { found: key, known: known.sources.join(", ") })]);

/** @param {Field} field @param {any} given @param {string} name @param {any} known @returns {Problem[]} */
function record(field, given, name, known) {
  return (field.fields ?? []).filter((part) => !part.fields).flatMap((part) => {
    if (given[part.key] !== undefined) return value(part, given[part.key], `${name}.${part.key}`, known);
    return part.required === "draft" ? [problem(part, `${name}.${part.key}`, "field-missing")] : [];
  });
}

/** @param {Field} field @param {any} given @param {string} name @param {any} known @returns {Problem[]} */
function single(field, given, name, known) {
  if (field.fields) return record(field, given, name, known);
  if (field.kind === "words") return words(field, given, name);
  const text = squeeze(given);
  if (field.kind === "text") return long(field, text, name, field.limit[known.language]);
  if (field.kind === "number") return asNumber(text) ? [] : [problem(field, name, "value-number", { found: text })];
  if (field.kind === "url") return urlFault(asUrl(text)) ? [problem(field, name, urlFault(asUrl(text)), { found: text })] : [];
  return field.kind === "date" ? day(field, text, name, known) : [];
}

/** @param {Field} field @param {string} text @param {string} name @param {any} known */
function day(field, text, name, known) {
  const date = asDate(text);
  if (!date) return [problem(field, name, "value-date", { found: text })];
  return ["checked", "read"].includes(field.key) && date > known.today ? [problem(field, name, "date-future", { found: date })] : [];
}

/** @param {Field} field @param {Record<string, string>} given @param {string} name */
const words = (field, given, name) => Object.entries(given).flatMap(([language, text]) => long(field, squeeze(text), `${name}.${language}`, field.limit[language]));

/** A text's length and what it must not hold. @param {Field} field @param {string} text @param {string} name @param {number} limit */
function long(field, text, name, limit) {
  const over = length(text) > limit ? [problem(field, name, "text-too-long", { found: String(length(text)), limit: String(limit) })] : [];
  return [...over, ...content(field.label, text, name)];
}

/** @param {string} label @param {string} text @param {string} name @returns {Problem[]} */
function content(label, text, name) {
  const rules = /** @type {[string, RegExp][]} */ ([["personal-mail", MAIL], ["text-html", HTML]]);
  return rules.flatMap(([rule, pattern]) => { const found = pattern.exec(text); return found ? [{ name, label, rule, details: { found: found[0].slice(0, 40) } }] : []; });
}

/** Facts that must agree with each other. @param {Answers} answers @returns {Problem[]} */
function together({ facts }) {
  const spans = [["period", facts.period], ...(facts.funding ?? []).map((/** @type {any} */ each, /** @type {number} */ at) => [`funding.${at}`, each])];
  const order = spans.filter(([, span]) => span && reversed(asDate(span.from ?? ""), asDate(span.to ?? ""))).map(([name, span]) => ({ name: `${name}.to`, label: "", rule: "period-order", details: { start: span.from, end: span.to } }));
  const amounts = (facts.funding ?? []).flatMap((/** @type {any} */ each, /** @type {number} */ at) => (each.amount && !(each.currency && each.basis) ? [{ name: `funding.${at}.${each.currency ? "basis" : "currency"}`, label: "", rule: "amount-incomplete", details: { missing: ["currency", "basis"].filter((key) => !each[key]).join(", ") } }] : []));
  return [...order, ...end(facts.period), ...amounts];
}

/** @param {Record<string, any>|undefined} period @returns {Problem[]} */
function end(period) {
  if (!period) return [];
  const rule = period.ongoing && period.to ? "period-both" : !period.ongoing && !period.to && !period.note ? "period-open" : "";
  return rule ? [{ name: "period.to", label: "", rule, details: {} }] : [];
}

/** At the precision both dates have. @param {string} from @param {string} to */
function reversed(from, to) {
  const size = Math.min(from.length, to.length);
  return size > 0 && from.slice(0, size) > to.slice(0, size);
}

/** @param {Answers} answers @param {any} known @returns {Problem[]} */
function sections(answers, known) {
  if (!Object.keys(answers.sections).length) return [{ name: `sections.${known.data.sections[0].id}`, label: "", rule: "", details: {} }];
  return texts(answers.sections, "sections", known, answers.language);
}

/** @param {Record<string, string>} given @param {string} at @param {any} known @param {string} language @returns {Problem[]} */
function texts(given, at, known, language) {
  return Object.entries(given).flatMap(([id, text]) => {
    const label = known.data.sections.find((/** @type {any} */ each) => each.id === id).heading[language];
    const keys = cites(text).filter((key) => !known.sources.includes(key));
    const unknown = [...new Set(keys)].map((found) => ({ name: `${at}.${id}`, label, rule: "source-unknown", details: { found, known: known.sources.join(", ") || "–" } }));
    return [...content(label, text, `${at}.${id}`), ...unknown, ...(id === "results" ? unsourced(text, `${at}.${id}`, label) : [])];
  });
}

/** A paragraph of the results with a number and without a source. @param {string} text @param {string} name @param {string} label @returns {Problem[]} */
function unsourced(text, name, label) {
  const bare = tidy(text).split("\n\n").some((paragraph) => /\d/.test(paragraph) && !/\[\^/.test(paragraph));
  return bare ? [{ name, label, rule: "figure-unsourced", details: {}, warning: true }] : [];
}

/** The text in the other language, if there is one. @param {Answers} answers @param {any} known @returns {Problem[]} */
function other(answers, known) {
  const { facts, sections: given } = answers.other;
  if (!Object.keys({ ...facts, ...given }).length) return [];
  const language = Object.keys(known.data.sections[0].heading).find((each) => each !== answers.language) ?? "";
  const heads = known.data.fields.filter((/** @type {Field} */ field) => ["title", "summary", "plain"].includes(field.key));
  const missing = heads.filter((/** @type {Field} */ field) => field.required === "draft" && !facts[field.key]).map((/** @type {Field} */ field) => problem(field, `other.${field.key}`, "field-missing"));
  const long_ = heads.filter((/** @type {Field} */ field) => facts[field.key]).flatMap((/** @type {Field} */ field) => long(field, squeeze(facts[field.key]), `other.${field.key}`, field.limit[language]));
  return [...missing, ...long_, ...texts(given, "other.sections", known, language)];
}

/** Sources that nothing refers to. @param {Answers} answers @param {string[]} sources @returns {Problem[]} */
function unused(answers, sources) {
  const used = new Set([...Object.values(answers.sections), ...Object.values(answers.other.sections)].flatMap(cites));
  for (const list of [answers.facts.figures, answers.facts.evaluations, answers.facts.funding]) (list ?? []).forEach((/** @type {any} */ each) => (each.source ?? []).forEach((/** @type {string} */ key) => used.add(key)));
  return sources.filter((key) => !used.has(key)).map((key) => ({ name: `sources.${Number(key.slice(1)) - 1}.title`, label: "", rule: "source-unused", details: { key }, warning: true }));
}
