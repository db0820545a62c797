/**
 * The buttons that mark a practice, on every page that has some: [data-mark="slug"]. A line at the lower edge leads to the selection
 * as soon as there is one; changes are announced.
 */
import { fill, messages, read, toggle, watch } from "./store.js";

const words = messages();
const bar = /** @type {HTMLElement|null} */ (document.querySelector("[data-selection-bar]"));
const status = document.querySelector("[data-selection-status]");
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-mark]")]);

/** Shows the state of every button and the number of marks. */
function show() {
  const slugs = read();
  for (const button of buttons) button.setAttribute("aria-pressed", String(slugs.includes(button.dataset.mark ?? "")));
  if (!bar) return;
  bar.hidden = slugs.length === 0;
  const number = bar.querySelector("[data-selection-count]");
  if (number) number.textContent = String(slugs.length);
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    const marked = toggle(button.dataset.mark ?? "");
    show();
    if (status) status.textContent = fill(marked ? words.added : words.removed, { count: read().length });
  });
}
watch(show);
window.addEventListener("pageshow", show);
show();
