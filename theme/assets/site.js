// The menu on small screens, and the table of contents opened where there is room. Everything works without this file.
const button = document.querySelector(".menu-button");
const menu = document.getElementById("menu");

/** @param {boolean} open */
function show(open) {
  button.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("open", open);
}

if (button && menu) {
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    show(false);
    button.focus();
  });
}

const contents = document.querySelector(".toc details");
const wide = window.matchMedia("(min-width: 76rem)");
const fit = () => contents && (contents.open = wide.matches);
wide.addEventListener("change", fit);
fit();
