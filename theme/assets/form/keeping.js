/** The draft on the person's own device: stored only when asked, forgotten when asked. */

/** @typedef {import("./types.js").Data} Data */

/** @param {Data} data */
const place = (data) => `kompendium-entry-${data.language}`;

/** Whether the browser let us. @param {HTMLFormElement} form @param {Data} data */
export function keep(form, data) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  try {
    localStorage.setItem(place(data), JSON.stringify(given));
    return true;
  } catch {
    return false;
  }
}

/** @param {Data} data */
export function forget(data) {
  try {
    localStorage.removeItem(place(data));
  } catch {
    /* nothing can be stored here, so nothing is */
  }
}

/** Whether there is a draft. @param {Data} data */
export const kept = (data) => stored(data).length > 0;

/** @param {Data} data @returns {[string, string][]} */
function stored(data) {
  try {
    const found = JSON.parse(localStorage.getItem(place(data)) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** Put a stored draft back into the form. @param {HTMLFormElement} form @param {Data} data */
export function restore(form, data) {
  const given = stored(data);
  form.querySelectorAll("[data-rows]").forEach((box) => box.dispatchEvent(new CustomEvent("rows", { detail: numbers(given, /** @type {HTMLElement} */ (box).dataset.rows ?? "") })));
  /** @type {Record<string, number>} */ const seen = {};
  for (const [name, value] of given) {
    const fields = /** @type {any[]} */ ([...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]);
    const box = fields.find((field) => field.type === "checkbox" && field.value === value);
    const field = fields[(seen[name] = (seen[name] ?? -1) + 1)];
    if (box) box.checked = true;
    else if (field && field.type !== "checkbox") field.value = value;
  }
}

/** @param {[string, string][]} given @param {string} name */
const numbers = (given, name) => [...new Set(given.filter(([key]) => key.startsWith(`${name}.`)).map(([key]) => Number(key.slice(name.length + 1).split(".")[0])))].sort((one, two) => one - two);
