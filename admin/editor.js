/** What the editor has to know of our files: the translation is made from the original, and headings stand in the text's own language. */

/** @typedef {{languages: string[], headings: Record<string, string>[]}} Known */

/** Headings of the original that stand in the translation, in the language of the translation. @param {string} body @param {string} language @param {Known} known */
export function headed(body, language, known) {
  const other = (/** @type {string} */ line) => known.headings.find((each) => Object.values(each).includes(line.slice(3).trim()));
  return body.split("\n").map((line) => (line.startsWith("## ") && other(line) ? `## ${other(line)?.[language]}` : line)).join("\n");
}

/** A text whose empty sections are left out. @param {string} body */
export const filled = (body) => body.split(/^(?=## )/m).filter((part) => !/^## [^\n]*\s*$/.test(part)).map((part) => part.trimEnd()).join("\n\n");

/** The entry as it is saved. @param {any} entry @param {Known} known */
export function saved(entry, known) {
  let made = entry.deleteIn(["data", "translated_from"]).deleteIn(["data", "translator"]).updateIn(["data", "body"], (/** @type {string} */ body) => filled(body ?? ""));
  for (const language of known.languages) {
    if (!made.hasIn(["i18n", language, "data"])) continue;
    const data = ["i18n", language, "data"];
    made = made.updateIn([...data, "body"], (/** @type {string} */ body) => filled(headed(body ?? "", language, known)));
    if (!made.getIn([...data, "translated_from"])) made = made.setIn([...data, "translated_from"], "pending");
  }
  return made;
}

const known = document.getElementById("known")?.textContent;
// @ts-ignore: the editor's own script has run before
if (known) CMS.registerEventListener({ name: "preSave", handler: async ({ entry }) => saved(entry, JSON.parse(known)) });
