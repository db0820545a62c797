/**
 * The catalogue: makes a static list filterable. All state is in the URL; without this script the full list stays.
 * The hooks in the HTML and the words are described in README.md beside this file.
 * @typedef {Record<string, string[]>} Selection facet → chosen values
 * @typedef {{id: string, facets: Selection, date: string, title: string, node: HTMLElement}} Item
 */
import { detour, element, fill, loadIndex, messages } from "./combobox.js";

const SORTS = ["relevance", "newest", "title"];

/** Any of the values within a facet, all facets together. @param {{facets: Selection}} item @param {Selection} chosen @param {string} [except] a facet not to look at */
export const fits = (item, chosen, except) =>
  Object.entries(chosen).every(([facet, values]) => facet === except || !values.length || values.some((value) => item.facets[facet]?.includes(value)));

/** How many items each value of a facet would show, with the other facets as they are. @param {{facets: Selection}[]} items @param {Selection} chosen @param {string} facet @returns {Record<string, number>} */
export function counts(items, chosen, facet) {
  /** @type {Record<string, number>} */ const found = {};
  for (const item of items) if (fits(item, chosen, facet)) for (const value of new Set(item.facets[facet] ?? [])) found[value] = (found[value] ?? 0) + 1;
  return found;
}

/** @template {{date: string, title: string, id: string}} T @param {T[]} items @param {string} sort @param {Map<string, number>} rank place of each id in the search's answer @param {string} language */
export function sorted(items, sort, rank, language) {
  const { compare } = new Intl.Collator(language);
  const byTitle = (/** @type {T} */ a, /** @type {T} */ b) => compare(a.title, b.title);
  const orders = {
    relevance: (/** @type {T} */ a, /** @type {T} */ b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0),
    newest: (/** @type {T} */ a, /** @type {T} */ b) => (a.date === b.date ? byTitle(a, b) : a.date < b.date ? 1 : -1),
    title: byTitle,
  };
  return [...items].sort(orders[sort] ?? byTitle);
}

class Catalogue {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.words = messages();
    this.language = /** @type {"de"|"cs"} */ (place.dataset.language ?? document.documentElement.lang.slice(0, 2));
    this.form = /** @type {HTMLFormElement} */ (place.querySelector("form[data-facets]"));
    this.list = /** @type {HTMLElement} */ (place.querySelector("[data-items]"));
    this.parts = Object.fromEntries(["count", "chips", "empty", "open", "close"].map((name) => [name, /** @type {HTMLElement} */ (place.querySelector(`[data-${name}]`))]));
    this.boxes = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll("input[type=checkbox]")]);
    this.facets = [...new Set(this.boxes.map((box) => box.name))];
    /** @type {Item[]} */
    this.items = [...this.list.querySelectorAll("[data-id]")].map((node) => this.item(/** @type {HTMLElement} */ (node)));
    this.field = /** @type {HTMLInputElement|null} */ (document.querySelector("form[role=search] input[name=q]"));
    this.sort = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("sort"));
    this.turn = 0;
    this.listen();
    this.show();
  }

  /** @param {HTMLElement} node @returns {Item} */
  item(node) {
    const facets = Object.fromEntries(this.facets.map((facet) => [facet, (node.getAttribute(`data-${facet}`) ?? "").split(" ").filter(Boolean)]));
    return { id: node.dataset.id, facets, date: node.dataset.date ?? "", title: node.dataset.title ?? "", node };
  }

  listen() {
    this.place.classList.add("is-live");
    for (const node of this.place.querySelectorAll("[data-live]")) /** @type {HTMLElement} */ (node).hidden = false;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", () => this.go(this.read()));
    this.parts.open?.addEventListener("click", () => this.sheet(true));
    this.parts.close?.addEventListener("click", () => this.sheet(false));
    this.form.addEventListener("keydown", (event) => event.key === "Escape" && this.form.classList.contains("is-open") && this.sheet(false));
    window.addEventListener("popstate", () => this.show());
  }

  /** On a phone the facets are a sheet over the list. @param {boolean} open */
  sheet(open) {
    this.form.classList.toggle("is-open", open);
    this.parts.open.setAttribute("aria-expanded", String(open));
    (open ? this.boxes.find((box) => box.offsetParent) ?? this.parts.close : this.parts.open)?.focus();
  }

  /** The state as the form has it. */
  read() {
    const state = new URLSearchParams(), query = new URLSearchParams(location.search).get("q");
    if (query) state.set("q", query);
    for (const box of this.boxes) if (box.checked) state.append(box.name, box.value);
    if (this.sort.value !== this.usual(query)) state.set("sort", this.sort.value);
    return state;
  }

  /** @param {string|null} query */
  usual(query) {
    return query ? "relevance" : "newest";
  }

  /** @param {URLSearchParams} state */
  go(state) {
    history.pushState(null, "", state.size ? `?${state}` : location.pathname);
    return this.show();
  }

  /** Shows what the URL says. */
  async show() {
    const turn = ++this.turn, state = new URLSearchParams(location.search), query = (state.get("q") ?? "").trim();
    const chosen = Object.fromEntries(this.facets.map((facet) => [facet, state.getAll(facet)]));
    const sort = SORTS.find((name) => name === state.get("sort")) ?? this.usual(query);
    const hits = query ? await this.search(query) : null;
    if (turn !== this.turn) return;
    const pool = hits ? this.items.filter((item) => hits.has(item.id)) : this.items;
    const rank = new Map([...(hits?.keys() ?? [])].map((id, place) => [id, place]));
    const shown = sorted(pool.filter((item) => fits(item, chosen)), sort, rank, this.language);
    this.fillForm(pool, chosen, sort, query);
    this.fillList(shown, hits, query);
    this.fillChips(chosen, query, state);
    this.parts.count.textContent = fill(this.plural(shown.length), { count: shown.length, total: this.items.length });
  }

  /** @param {string} query @returns {Promise<Map<string, import("./search.js").Hit>|null>} */
  search(query) {
    return loadIndex(this.place.dataset.index).then((search) => search.find(query)).then((hits) => new Map(hits.map((hit) => [hit.id, hit])), () => null);
  }

  /** @param {number} count */
  plural(count) {
    return this.words.results[new Intl.PluralRules(this.language).select(count)] ?? this.words.results.other;
  }

  /** @param {Item[]} pool @param {Selection} chosen @param {string} sort @param {string} query */
  fillForm(pool, chosen, sort, query) {
    if (this.field) this.field.value = query;
    this.sort.querySelector("[value=relevance]").toggleAttribute("disabled", !query);
    this.sort.value = sort;
    const found = Object.fromEntries(this.facets.map((facet) => [facet, counts(pool, chosen, facet)]));
    for (const box of this.boxes) {
      const count = found[box.name][box.value] ?? 0, label = box.closest("label");
      box.checked = chosen[box.name].includes(box.value);
      label.querySelector("[data-number]").textContent = String(count);
      label.classList.toggle("is-none", count === 0);
    }
  }

  /** @param {Item[]} shown @param {Map<string, import("./search.js").Hit>|null} hits @param {string} query */
  fillList(shown, hits, query) {
    const visible = new Set(shown);
    for (const item of this.items) {
      item.node.hidden = !visible.has(item);
      item.node.querySelector(".search-via")?.remove();
      const hit = hits?.get(item.id), via = hit ? detour(hit, query, this.words) : "";
      if (via) item.node.append(element("p", { class: "search-via" }, via));
    }
    this.list.append(...shown.map((item) => item.node));
    this.parts.empty.hidden = shown.length > 0;
  }

  /** One button for the query and each chosen value. @param {Selection} chosen @param {string} query @param {URLSearchParams} state */
  fillChips(chosen, query, state) {
    const chips = query ? [this.chip(fill(this.words.quote, { text: query }), without(state, "q", query))] : [];
    for (const box of this.boxes) {
      if (chosen[box.name].includes(box.value)) chips.push(this.chip(box.dataset.label ?? box.value, without(state, box.name, box.value)));
    }
    if (chips.length > 1) chips.push(this.chip(this.words.reset, new URLSearchParams(), this.words.reset));
    this.parts.chips.replaceChildren(...chips.map((chip) => element("li", {}, chip)));
  }

  /** @param {string} label @param {URLSearchParams} target @param {string} [name] */
  chip(label, target, name = fill(this.words.remove, { name: label })) {
    const button = element("button", { type: "button", class: "chip", "aria-label": name }, label);
    button.addEventListener("click", async () => {
      await this.go(target);
      (this.parts.chips.querySelector("button") ?? this.parts.count).focus();
    });
    return button;
  }
}

/** @param {URLSearchParams} state @param {string} name @param {string} value */
const without = (state, name, value) => new URLSearchParams([...state].filter(([key, each]) => key !== name || each !== value));

for (const place of document.querySelectorAll("[data-catalogue]")) new Catalogue(/** @type {HTMLElement} */ (place));
