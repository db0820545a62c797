/**
 * What the reader marked: slugs of practices, the same in every language. Nothing is stored before the first mark,
 * and nothing is left after the last one is taken back.
 */
const KEY = "kompendium.selection";

/** Where a browser refuses to store, the selection lasts as long as the page. @type {string[]} */
let memory = [];

/** @returns {string[]} */
export function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(found) ? found.filter((each) => typeof each === "string") : memory;
  } catch {
    return memory;
  }
}

/** @param {string[]} slugs */
function write(slugs) {
  memory = slugs;
  try {
    if (slugs.length) localStorage.setItem(KEY, JSON.stringify(slugs));
    else localStorage.removeItem(KEY);
  } catch { /* the selection lasts as long as the page */ }
}

/** Marks a practice or takes the mark back. @param {string} slug @returns {boolean} whether it is marked now */
export function toggle(slug) {
  const slugs = read(), marked = slugs.includes(slug);
  write(marked ? slugs.filter((each) => each !== slug) : [...slugs, slug]);
  return !marked;
}

/** Everything is forgotten at once. */
export const forget = () => write([]);

/** Calls back when the selection changes in another tab. @param {() => void} action */
export const watch = (action) => window.addEventListener("storage", (event) => (event.key === KEY || event.key === null) && action());

/** The words of the interface, from the JSON block of the page. @returns {Record<string, any>} */
export const messages = () => JSON.parse(document.getElementById("selection-messages")?.textContent ?? "{}");

/** "Marked: {count}" with values put in. @param {string} text @param {Record<string, string|number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
