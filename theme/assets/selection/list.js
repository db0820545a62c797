/**
 * The page of the selection: the marked practices, up to three beside each other, all forgotten with one click.
 * @typedef {{title: string, summary: string, language: string, url: string, where: string, facts: [string, string[]][]}} Facts
 * @typedef {Facts & {slug: string}} Entry
 */
import { fill, forget, messages, read, toggle, watch } from "./store.js";

const MOST = 3;
const words = messages();
const place = /** @type {HTMLElement} */ (document.querySelector("[data-selection]"));
const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(`[data-selection-${name}]`));
const [total, empty, list, tools, compare, table] = ["total", "empty", "list", "tools", "compare", "table"].map(part);
const status = document.querySelector("[data-selection-status]");
const say = (/** @type {string} */ text) => { if (status) status.textContent = text; };

/** Those that stand beside each other. @type {Set<string>} */
const chosen = new Set();
/** @type {Map<string, Promise<Entry|null>>} */
const known = new Map();

/** @param {string} tag @param {Record<string, string>} attributes @param {(string|Node)[]} children */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** What is known of a practice; null for one that is not published any more. @param {string} slug @returns {Promise<Entry|null>} */
function entry(slug) {
  const url = `${place.dataset.records}/${encodeURIComponent(slug)}-${place.dataset.language}.json`;
  const loading = known.get(slug) ?? fetch(url).then((answer) => (answer.ok ? answer.json() : null), () => null).then((found) => found && { ...found, slug });
  known.set(slug, loading);
  return loading;
}

/** The title as a link. @param {Entry} item */
const link = (item) => element("a", { href: place.dataset.root + item.url, lang: item.language }, item.title);

/** @param {Entry} item */
function row(item) {
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  box.checked = chosen.has(item.slug);
  box.disabled = !box.checked && chosen.size >= MOST;
  box.addEventListener("change", () => choose(item.slug, box.checked));
  const remove = element("button", { type: "button" }, words.remove, element("span", { class: "hidden" }, `: ${item.title}`));
  remove.addEventListener("click", () => take(item.slug));
  return element("li", { "data-slug": item.slug },
    element("h2", {}, link(item)), element("p", { class: "where" }, item.where), element("p", { lang: item.language }, item.summary),
    element("p", { class: "selection-choice" }, element("label", {}, box, ` ${words.compare}`, element("span", { class: "hidden" }, `: ${item.title}`)), " ", remove));
}

/** @param {string} slug @param {boolean} on */
async function choose(slug, on) {
  if (on) chosen.add(slug);
  else chosen.delete(slug);
  await show();
  /** @type {HTMLElement|null} */ (list.querySelector(`[data-slug="${CSS.escape(slug)}"] input`))?.focus();
  say(fill(words.compared, { count: chosen.size }));
}

/** @param {string} slug */
async function take(slug) {
  toggle(slug);
  chosen.delete(slug);
  await show();
  total.focus();
  say(fill(words.removed, { count: read().length }));
}

/** The facts of the chosen practices, a column each. @param {Entry[]} items */
function fillTable(items) {
  const labels = (items[0]?.facts ?? []).map(([label]) => label).filter((label) => items.some((item) => values(item, label).length));
  const head = element("tr", {}, element("th", { scope: "col" }, words.fact), ...items.map((item) => element("th", { scope: "col" }, link(item))));
  const rows = labels.map((label) => element("tr", {}, element("th", { scope: "row" }, label), ...items.map((item) => cell(item, label))));
  table.replaceChildren(element("caption", { class: "hidden" }, words.caption), element("thead", {}, head), element("tbody", {}, ...rows));
  compare.hidden = items.length < 2;
}

/** Every practice has all labels, in one order. @param {Entry} item @param {string} label */
const values = (item, label) => item.facts.find(([name]) => name === label)?.[1] ?? [];

/** @param {Entry} item @param {string} label */
function cell(item, label) {
  const found = values(item, label);
  return element("td", {}, ...(found.length ? found.map((value) => element("p", {}, value)) : [words.none]));
}

async function show() {
  const entries = await Promise.all(read().map(entry));
  const items = /** @type {Entry[]} */ (entries.filter(Boolean));
  for (const slug of chosen) if (!items.some((item) => item.slug === slug)) chosen.delete(slug);
  total.textContent = items.length ? fill(words.total, { count: items.length }) : "";
  empty.hidden = items.length > 0;
  tools.hidden = !items.length;
  list.replaceChildren(...items.map(row));
  fillTable(items.filter((item) => chosen.has(item.slug)));
}

part("print").addEventListener("click", () => window.print());
part("forget").addEventListener("click", async () => {
  forget();
  chosen.clear();
  await show();
  total.focus();
  say(words.forgotten);
});
watch(show);
for (const slug of read().slice(0, MOST)) chosen.add(slug);
show();
