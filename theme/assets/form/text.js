/** Small readings of what people type; the same as src/kompendium/ways/reading.py, cleaning.py, finding.py and rules/fields.py make. */

const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const LETTERS = { "ß": "ss", "ø": "o", "ł": "l", "–": "-", "—": "-" };
const UMLAUTS = { "ä": "ae", "ö": "oe", "ü": "ue" };
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;

const NOTHING = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]/g;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINE = /\r\n?|[\u2028\u2029\x0b\x0c\x85]/g;
const POINT = /^[ \t]*[\uf0b7\uf0a7\uf0d8•▪◦][ \t]*/gm;

/** The same words in ordinary characters: what comes along from Word or the web, and nobody typed, is made ordinary. @param {string} text */
export function clean(text) {
  const plain = text.replace(LINE, "\n").replace(NOTHING, "").replace(SPACE, " ");
  return plain.replace(/[\ufb00-\ufb06]/g, (each) => each.normalize("NFKC")).normalize("NFC").replace(POINT, "- ");
}

/** The same for everything inside a value. @param {any} value @returns {any} */
export function cleaned(value) {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleaned(each)]));
}

/** The words of a text. @param {string} text @returns {string[]} */
export const words = (text) => text.split(WHITE).filter(Boolean);

/** On one line, with single spaces. @param {string} text */
export const squeeze = (text) => words(text).join(" ");

/** Characters as people count them. @param {string} text */
export const length = (text) => [...text].length;

/** Lower case, without diacritics and punctuation. @param {string} text */
export function fold(text) {
  const plain = [...text.toLowerCase().normalize("NFKD")].map((each) => LETTERS[each] ?? each).join("");
  return (plain.replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}

/** The name of a folder from a title. @param {string} title @param {number} longest */
export function slug(title, longest = 60) {
  const text = title.toLowerCase().replace(/[äöü]/g, (each) => UMLAUTS[each]);
  const name = (fold(text).match(/[a-z0-9]+/g) ?? []).join("-");
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest + 1).lastIndexOf("-");
  return cut > 0 ? name.slice(0, cut) : name.slice(0, longest);
}

/** The number that is meant: 7.179,10 € → 7179.10; empty if it is none. @param {string} value */
export function asNumber(value) {
  let digits = value.replace(/[^\d.,-]/g, "");
  if (digits.includes(",")) digits = digits.replaceAll(".", "").replace(",", ".");
  else if (/^\d{1,3}(\.\d{3})+$/.test(digits)) digits = digits.replaceAll(".", "");
  return NUMBER.test(digits) ? digits : "";
}

/** Whether there is such a day, month or year. @param {string} value */
export function isDate(value) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!found || found[1] === "0000") return false;
  const [year, month, day] = [1, 2, 3].map((each) => Number(found[each] ?? 1));
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The date that is meant: 1.10.2021 or 10/2021; empty if there is no such day. @param {string} value */
export function asDate(value) {
  if (isDate(value)) return value;
  const day = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(value);
  const month = /^(\d{1,2})\s?[./]\s?(\d{4})$/.exec(value);
  const two = (/** @type {string} */ each) => each.padStart(2, "0");
  const meant = day ? `${day[3]}-${two(day[2])}-${two(day[1])}` : month ? `${month[2]}-${two(month[1])}` : "";
  return isDate(meant) ? meant : "";
}

/** The address that is meant: www.example.org → https://www.example.org. @param {string} value */
export const asUrl = (value) => (value.startsWith("www.") ? `https://${value}` : value.replace(/^[<>]+|[<>]+$/g, ""));

/** The rule that an address breaks, or nothing. @param {string} value */
export function urlFault(value) {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i.exec(value);
  if (!parts || !/^https?$/i.test(parts[1])) return "url-scheme";
  if (parts[2].includes("@")) return "url-credentials";
  const host = parts[2].replace(/:\d*$/, "");
  return /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$/u.test(host) && !/[\s<>"'`\\]/.test(value) ? "" : "url-form";
}

/** A text with its blanks filled: {name}, {name:only if there is one: {}}, {{ and }}. @param {string} text @param {Record<string, string>} blanks */
export function fill(text, blanks) {
  return text.replace(/\{\{|\}\}|\{(\w+)(?::((?:[^{}]|\{\})*))?\}/g, (all, name, inside) => {
    if (all === "{{" || all === "}}") return all[0];
    const value = blanks[name] ?? "";
    return inside === undefined ? value : value && inside.replace("{}", value);
  }).trim();
}
