/** The living parts of the form: counters, lists that can be searched, entries that can be added and removed. */
import { fold, fill, length, squeeze } from "./text.js";

/** @typedef {import("./types.js").Data} Data */

/** @param {string} name @param {Record<string, string|boolean>} given @param {string} text @returns {any} */
export function make(name, given = {}, text = "") {
  const made = Object.assign(document.createElement(name), given);
  if (text) made.textContent = text;
  return made;
}

/** Start everything. @param {HTMLFormElement} form @param {Data} data @param {(text: string) => void} announce */
export function start(form, data, announce) {
  form.querySelectorAll("[data-rows]").forEach((box) => growing(/** @type {HTMLElement} */ (box), data, announce));
  form.querySelectorAll("[data-filter]").forEach((field) => searched(/** @type {HTMLInputElement} */ (field), data, announce));
  form.addEventListener("input", (event) => count(/** @type {HTMLElement} */ (event.target), data));
  form.addEventListener("change", (event) => count(/** @type {HTMLElement} */ (event.target), data));
  prefill(form, data);
  recount(form, data);
}

/** Count every field anew. @param {HTMLFormElement} form @param {Data} data */
export const recount = (form, data) => form.querySelectorAll("input, textarea").forEach((field) => count(/** @type {HTMLElement} */ (field), data));

/** What is known beforehand of a source: its language and that it is read today. @param {Element} within @param {Data} data */
function prefill(within, data) {
  const today = new Date().toLocaleDateString("sv");
  for (const [part, value] of [["language", data.language], ["read", today]]) {
    within.querySelectorAll(`[name^="sources."][name$=".${part}"]`).forEach((field) => { if (!(/** @type {any} */ (field).value)) /** @type {any} */ (field).value = value; });
  }
}

/** Characters used, boxes chosen. @param {HTMLElement} target @param {Data} data */
function count(target, data) {
  const letters = /** @type {HTMLElement|null} */ (target.closest(".field:not(.group)")?.querySelector("[data-counter]") ?? null);
  if (letters) counted(letters, length(squeeze(/** @type {HTMLInputElement} */ (target).value)), Number(letters.dataset.counter), data);
  const group = target.closest(".group");
  const boxes = /** @type {HTMLElement|null} */ (target.matches("[data-boxes] input") ? group?.querySelector("[data-chosen]") ?? null : null);
  if (boxes) chosen(boxes, group?.querySelectorAll("[data-boxes] input:checked").length ?? 0, data);
}

/** @param {HTMLElement} counter @param {number} used @param {number} limit @param {Data} data */
function counted(counter, used, limit, data) {
  counter.hidden = used === 0;
  const over = used - limit;
  counter.classList.toggle("over", over > 0);
  counter.textContent = fill(data.words[over > 0 ? "live-over" : "live-used"], { used: String(used), limit: String(limit), over: String(over) });
}

/** @param {HTMLElement} counter @param {number} amount @param {Data} data */
function chosen(counter, amount, data) {
  counter.hidden = amount === 0;
  counter.classList.toggle("over", amount > Number(counter.dataset.chosen));
  counter.textContent = fill(data.words["live-chosen"], { count: String(amount), most: counter.dataset.chosen ?? "" });
}

/** A list in which every word that is typed must stand; what is chosen stays in sight. @param {HTMLInputElement} field @param {Data} data @param {(text: string) => void} announce */
function searched(field, data, announce) {
  const labels = [...(field.closest(".group")?.querySelectorAll("[data-boxes] label") ?? [])];
  field.hidden = false;
  field.addEventListener("input", () => {
    const wanted = fold(field.value).split(" ");
    const found = labels.filter((label) => { const text = fold(label.textContent ?? ""); return wanted.every((word) => text.includes(word)); });
    labels.forEach((label) => label.classList.toggle("out", !found.includes(label) && !label.querySelector("input:checked")));
    announce(fill(data.words["live-found"], { count: String(found.length) }));
  });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

/** Entries after the pattern of the first one. @param {HTMLElement} box @param {Data} data @param {(text: string) => void} announce */
function growing(box, data, announce) {
  const pattern = /** @type {HTMLElement} */ (box.querySelector("[data-row]")?.cloneNode(true));
  const legend = pattern.querySelector("legend")?.textContent ?? "";
  const label = box.closest(".group")?.querySelector("legend")?.firstChild?.textContent?.trim() ?? "";
  const more = make("button", { type: "button", className: "add" }, fill(data.words.add, { label }));
  const add = (/** @type {number} */ number) => {
    const row = numbered(/** @type {HTMLElement} */ (pattern.cloneNode(true)), box.dataset.rows ?? "", number, legend);
    row.append(removing(row, data, announce, more));
    more.before(row);
    prefill(row, data);
    more.disabled = box.querySelectorAll("[data-row]").length >= Number(box.dataset.most);
    return row;
  };
  box.append(more);
  if (!box.closest(".group")?.querySelector("legend .needed")) box.querySelector("[data-row]")?.remove();
  more.addEventListener("click", () => { first(add(next(box))).focus(); announce(data.words["live-added"]); });
  box.addEventListener("rows", (event) => { for (const number of /** @type {CustomEvent} */ (event).detail) if (!row(box, number)) add(number); });
}

/** @param {HTMLElement} box @param {number} number */
const row = (box, number) => box.querySelector(`[name^="${box.dataset.rows}.${number}."]`);

/** @param {HTMLElement} box */
const next = (box) => Math.max(-1, ...[...box.querySelectorAll("[name]")].map((each) => Number((each.getAttribute("name") ?? "").slice((box.dataset.rows ?? "").length + 1).split(".")[0]))) + 1;

/** @param {HTMLElement} within @returns {HTMLElement} */
const first = (within) => /** @type {HTMLElement} */ (within.querySelector("input, select, textarea"));

/** The pattern with another number in names, ids and legend. @param {HTMLElement} made @param {string} name @param {number} number @param {string} legend */
function numbered(made, name, number, legend) {
  const [dots, lines] = [`${name}.0`, `f-${name.replaceAll(".", "-")}-0`];
  for (const each of made.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const value = each.getAttribute(attribute);
      if (value) each.setAttribute(attribute, value.replace(dots, `${name}.${number}`).replace(lines, `${lines.slice(0, -1)}${number}`));
    }
  }
  const title = made.querySelector("legend");
  if (title) title.textContent = legend.replace(/\d+/, String(number + 1));
  return made;
}

/** @param {HTMLElement} row @param {Data} data @param {(text: string) => void} announce @param {HTMLButtonElement} more */
function removing(row, data, announce, more) {
  const title = row.querySelector("legend")?.textContent ?? "";
  const button = make("button", { type: "button", className: "remove" }, `${data.words.remove} (${title})`);
  button.addEventListener("click", () => { row.remove(); more.disabled = false; more.focus(); announce(data.words["live-removed"]); });
  return button;
}
