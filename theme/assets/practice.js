// A practice's page: glossary terms explained in place, texts copied, the page shared or printed. Everything works without this file.
const words = JSON.parse(document.getElementById("practice-messages").textContent);

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tool";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

// Terms: the entry at the end of the page, shown beside the word.
const card = document.createElement("div");
card.className = "term-card";
card.popover = "auto";
card.tabIndex = -1;
card.setAttribute("role", "dialog");
let opener = null;

/** @param {HTMLElement} term */
function entryOf(term) {
  return document.getElementById(`term-${decodeURIComponent(term.hash.slice(1))}`);
}

/** Below the word, above it where there is no room; a sheet at the foot of a small screen. */
function place(term) {
  if (window.matchMedia("(max-width: 44rem)").matches) {
    card.style.top = card.style.left = "";
    return;
  }
  const word = term.getClientRects()[0];
  const below = word.bottom + card.offsetHeight + 8 < window.innerHeight;
  const top = below ? word.bottom + 6 : word.top - card.offsetHeight - 6;
  card.style.top = `${Math.max(8, Math.min(top, window.innerHeight - card.offsetHeight - 8))}px`;
  card.style.left = `${Math.max(8, Math.min(word.left, window.innerWidth - card.offsetWidth - 8))}px`;
}

function open(term) {
  if (opener) card.hidePopover();
  const list = document.createElement("dl");
  list.append(...[...entryOf(term).children].map((each) => each.cloneNode(true)));
  list.firstElementChild.id = "term-card-title";
  card.setAttribute("aria-labelledby", "term-card-title");
  card.replaceChildren(list, button(words["term-close"], () => card.hidePopover()));
  term.closest("p, li, td, dd, div").after(card);
  if (card.parentElement.matches("ul, ol, tr, dl")) document.querySelector("main").append(card);
  card.showPopover();
  opener = term;
  term.setAttribute("aria-expanded", "true");
  place(term);
  card.focus({preventScroll: true});
}

// before, not after: the state is right when the focus comes back and is read aloud
card.addEventListener("beforetoggle", (event) => {
  if (event.newState !== "closed" || !opener) return;
  opener.setAttribute("aria-expanded", "false");
  const inside = card.contains(document.activeElement) || document.activeElement === document.body;
  if (inside) opener.focus({preventScroll: true});
  opener = null;
});
window.addEventListener("scroll", () => card.matches(":popover-open") && opener && place(opener), {passive: true});

for (const term of "popover" in HTMLElement.prototype ? document.querySelectorAll("a.term") : []) {
  if (!entryOf(term)) continue;
  term.setAttribute("role", "button");
  term.setAttribute("aria-haspopup", "dialog");
  term.setAttribute("aria-expanded", "false");
  let pressed = false; // whether its card stood open when the pointer went down, which closes the card before the click comes
  term.addEventListener("pointerdown", () => { pressed = opener === term; });
  const act = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opener === term) card.hidePopover();
    else if (!event.detail || !pressed) open(term);
  };
  term.addEventListener("click", act);
  term.addEventListener("keydown", (event) => event.key === " " && act(event));
}

// Copy and share
const said = document.createElement("span");
said.className = "copied";
said.setAttribute("role", "status");

async function copy(text, beside) {
  beside.after(said);
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = words["share-copied"];
  } catch {
    said.textContent = words["share-failed"];
  }
}

for (const text of document.querySelectorAll(".short-text")) {
  const made = button(words["share-copy"], () => copy(text.innerText, made));
  const line = document.createElement("p");
  line.className = "tools";
  line.append(made);
  text.after(line);
}

const links = document.querySelector(".share .links");
const address = document.querySelector("link[rel=canonical]")?.href;
if (links && address && document.querySelector(".share-text")) {
  const line = document.createElement("p");
  line.className = "tools";
  const made = button(words["share-copy-address"], () => copy(address, made));
  line.append(made);
  if (navigator.share) {
    const native = button(words["share-native"], () => navigator.share({title: document.title, url: address}).catch(() => {}));
    line.prepend(native, " ");
  }
  links.after(line);
}

for (const spot of document.querySelectorAll("[data-print]")) spot.append(button(words.print, () => window.print()));

window.addEventListener("beforeprint", () => document.querySelectorAll(".other-side details").forEach((each) => { each.open = true; }));
