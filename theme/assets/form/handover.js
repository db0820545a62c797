/** The three ways on: the host's page for a new file, a download, the text to copy. Nothing goes anywhere by itself. */
import { make } from "./rows.js";
import { fill } from "./text.js";

/** @typedef {import("./types.js").Data} Data @typedef {import("./types.js").File} File */

/** Longer addresses are refused by servers: then only the name goes along, and the text is pasted. */
const LONGEST = 7500;

/** The address of the host's page. @param {import("./types.js").Host} host @param {File} file */
export function address(host, file) {
  const name = `${host.address}?${host.file}=${encodeURIComponent(file.path)}`;
  const whole = `${name}&${host.text}=${encodeURIComponent(file.text)}`;
  return whole.length <= LONGEST ? whole : name;
}

/** Everything for one file. @param {File} file @param {Data} data @param {(text: string) => void} announce */
export function ways(file, data, announce) {
  const { words, host } = data;
  const box = make("div", { className: "file" });
  const area = make("textarea", { readOnly: true, rows: 12, value: file.text, spellcheck: false });
  area.setAttribute("aria-label", fill(words["file-text"], { path: file.path }));
  const copying = () => copy(area, words, announce);
  const buttons = make("div", { className: "buttons" });
  if (host) buttons.append(link(host, file, words, area));
  buttons.append(button(fill(words.download, { name: file.name }), () => download(file)), button(fill(words.copy, { name: file.name }), copying));
  box.append(make("h4", {}, fill(words.file, { path: file.path })), buttons, area);
  return box;
}

/** @param {import("./types.js").Host} host @param {File} file @param {Record<string, string>} words @param {HTMLTextAreaElement} area */
function link(host, file, words, area) {
  const made = make("a", { href: address(host, file), target: "_blank", rel: "noopener noreferrer", className: "button" }, fill(words.host, { host: host.name, name: file.name }));
  made.addEventListener("click", () => navigator.clipboard?.writeText(area.value).catch(() => {}));
  return made;
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const made = make("button", { type: "button" }, label);
  made.addEventListener("click", act);
  return made;
}

/** @param {File} file */
function download(file) {
  const url = URL.createObjectURL(new Blob([file.text], { type: "text/markdown;charset=utf-8" }));
  make("a", { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {HTMLTextAreaElement} area @param {Record<string, string>} words @param {(text: string) => void} announce */
async function copy(area, words, announce) {
  try {
    await navigator.clipboard.writeText(area.value);
    announce(words["live-copied"]);
  } catch {
    area.focus();
    area.select();
    announce(words["live-uncopied"]);
  }
}
