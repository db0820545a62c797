/**
 * The search field: an ARIA combobox on a plain GET form. Without this script the form leads to the catalogue.
 * The hooks in the HTML and the words are described in README.md beside this file.
 * @typedef {import("./search.js").Hit} Hit
 */
import { fold, stem } from "./analysis.js";

/** @type {Map<string, Promise<import("./search.js").Search>>} */
const indexes = new Map();

/** @param {string} url */
const read = (url) => fetch(url).then((answer) => {
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
});

/** The index at a URL, loaded once per page; the engine comes with it. If it is in shards, `find` waits for those that it needs. @param {string} url */
export function loadIndex(url) {
  const loading = indexes.get(url) ?? Promise.all([import("./search.js"), read(url)]).then(([{ Search }, data]) =>
    (data.folder ? import("./shards.js").then(({ ShardedSearch }) => new ShardedSearch(data, (name) => read(`${url.replace(/[^/]*$/, data.folder)}/${name}.json`))) : new Search(data)));
  loading.catch(() => indexes.delete(url));
  indexes.set(url, loading);
  return loading;
}

/** The words of the interface, from the JSON block of the page. @returns {Record<string, any>} */
export const messages = () => JSON.parse(document.getElementById("search-messages")?.textContent ?? "{}");

/** "{count} results" with values put in. @param {string} text @param {Record<string, string|number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** @param {string} tag @param {Record<string, string>} attributes @param {(string|Node)[]} children */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A title with what matched in <mark>. @param {string} title @param {Hit} hit @param {string} query @param {"de"|"cs"} language @returns {(string|Node)[]} */
export function highlight(title, hit, query, language) {
  const typed = fold(query, language).split(/[^\p{L}\p{N}]+/u).pop() ?? "";
  return title.split(/([\p{L}\p{N}]+)/u).filter(Boolean).map((word) => {
    const folded = fold(word, language);
    const matched = hit.terms.includes(stem(folded, language)) || (typed.length > 2 && folded.startsWith(typed));
    return matched ? element("mark", {}, word) : word;
  });
}

/** How a result was found if the typed words are not its own. @param {Hit} hit @param {string} query @param {Record<string, any>} words */
export function detour(hit, query, words) {
  if (hit.how.length && !hit.other.length) return "";
  const typed = query.trim().toLowerCase();
  const labels = hit.via.filter((label) => label.toLowerCase() !== typed);
  const shown = labels.length ? labels.slice(0, 2) : hit.other;
  return shown.length ? fill(words.via, { terms: shown.join(", ") }) : "";
}

let fields = 0;

export class Combobox {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.words = messages();
    this.language = /** @type {"de"|"cs"} */ (form.dataset.language ?? document.documentElement.lang.slice(0, 2));
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[name=q]"));
    this.list = element("ul", { role: "listbox", id: `search-list-${++fields}`, class: "search-suggestions", "aria-label": this.words.suggestions, hidden: "" });
    this.status = element("p", { role: "status", class: "search-status" });
    this.active = -1;
    /** @type {Hit[]} */ this.hits = [];
    form.append(this.list, this.status);
    const attributes = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.input.addEventListener("focus", () => this.load(), { once: true });
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => form.contains(/** @type {Node} */ (event.relatedTarget)) || this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    if (document.activeElement === this.input) this.load();
  }

  /** What a query finds; the engine and the index are loaded before anything is asked. @param {string} [query] */
  load(query = "") {
    return loadIndex(this.form.dataset.index).then((search) => (query.trim() ? search.find(query, { limit: Number(this.form.dataset.limit ?? 8) }) : []))
      .catch(() => { this.status.textContent = this.words.failed; });
  }

  async suggest() {
    const query = this.input.value, hits = await this.load(query);
    if (!hits || query !== this.input.value) return;
    this.hits = hits;
    this.active = -1;
    this.list.replaceChildren(...this.hits.map((hit, at) => this.option(hit, at, query)));
    this.show(this.hits.length > 0);
    this.status.textContent = !query.trim() ? "" : this.hits.length ? fill(this.words.suggested, { count: this.hits.length }) : this.words.nothing;
  }

  /** @param {Hit} hit @param {number} at @param {string} query */
  option(hit, at, query) {
    const option = element("li", { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" },
      element("span", { class: "search-title" }, ...highlight(hit.title, hit, query, this.language)), " ",
      element("span", { class: "search-kind" }, this.words.kinds?.[hit.kind] ?? hit.kind));
    const via = detour(hit, query, this.words);
    if (via) option.append(" ", element("span", { class: "search-via" }, via));
    option.addEventListener("click", () => this.open(at));
    return option;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      if (this.list.hidden) this.show(this.hits.length > 0);
      const count = this.hits.length + 1;
      this.select(((this.active + 1 + steps[event.key] + count) % count) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.open(this.active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.list.hidden) this.input.value = "";
      this.close();
    }
  }

  /** @param {number} at -1 is the field itself */
  select(at) {
    this.active = at;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = this.list.children[at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} visible */
  show(visible) {
    this.list.hidden = !visible;
    this.input.setAttribute("aria-expanded", String(visible));
    if (!visible) this.select(-1);
  }

  close() {
    this.show(false);
    this.status.textContent = "";
  }

  /** @param {number} at */
  open(at) {
    location.href = (this.form.dataset.base ?? "") + this.hits[at].url;
  }
}

/** Makes every search form of the page a combobox; "/" leads to the first. */
export function start() {
  const boxes = [...document.querySelectorAll("form[role=search][data-index]")].map((form) => new Combobox(/** @type {HTMLFormElement} */ (form)));
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    boxes[0]?.input.focus();
  });
  return boxes;
}

start();
