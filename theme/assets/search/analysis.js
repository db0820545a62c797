/**
 * Text analysis of the search: one implementation for the build and the browser.
 * A word becomes a *stem* (folded, endings off) and, for loose matches, a *root* (derivation off).
 * @typedef {"de"|"cs"} Language
 */

/** Words that say nothing, folded. @type {Record<Language, Set<string>>} */
const STOP = {
  de: new Set(("aber alle als also am an auch auf aus bei beim bin bis da damit dann das dass dem den denn der des die dies diese dieser "
    + "doch dort du durch ein eine einem einen einer eines er es fur gegen hat hatte ich ihr ihre im in ist ja je kann kein keine man "
    + "mehr mich mir mit nach nicht noch nur ob oder schon sein seine sich sie sind so uber um und uns unter vom von vor war "
    + "was wenn wer werden wie wird wo wurde wurden zu zum zur zwischen").split(" ")),
  cs: new Set(("aby ale ani ano asi az bude bych byl byla byli bylo co coz dnes do dokud ho i jak jako je jeho jej jejich jen jeste ji jiz "
    + "jsem jsme jsou jste kam kde kdo kdy kdyz ke ktera ktere kteri kteru ktery ma maji mezi mi mit mu muze na nad nebo nech nejsou neni nez "
    + "nic o od ode on oni pak po pod podle pokud pred pres pri pro proc proto protoze s se si sve svuj ta tak take takze tam "
    + "te ten tento to tohle tom tomto tu ty u uz v ve vsak za zda ze").split(" ")),
};

/** Lower case, no diacritics; German also ß and ae/oe/ue (not after a vowel or q: neue, Quelle). @param {string} text @param {Language} language */
export function fold(text, language) {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\p{M}\u00ad]/gu, "");
  return language === "de" ? plain.replace(/ß/g, "ss").replace(/(^|[^aeiouq])([aou])e/g, "$1$2") : plain;
}

/** The words of a text as they stand. @param {string} text @returns {string[]} */
export const words = (text) => text.normalize("NFC").replace(/\u00ad/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {string} folded @param {Language} language */
export const isStop = (folded, language) => folded.length < 2 || STOP[language].has(folded);

/** Words that mean something only with the next one: "ohne Arbeit", "bez domova". */
export const PARTICLES = new Set(["ohne", "bez"]);

/** CISTEM (Weissweiler and Fraser 2017) on a folded word, without regard to case. @param {string} word */
function cistem(word) {
  let stem = word.replace(/^ge(?=.{4})/, "");
  stem = stem.replace(/sch/g, "$").replace(/ei/g, "%").replace(/ie/g, "&").replace(/(.)\1/g, "$1*");
  while (stem.length > 3) {
    const shorter = stem.length > 5 ? stem.replace(/(?:em|er|nd)$/, "") : stem;
    const next = shorter !== stem ? shorter : stem.replace(/[tesn]$/, "");
    if (next === stem) break;
    stem = next;
  }
  return stem.replace(/(.)\*/g, "$1$1").replace(/\$/g, "sch").replace(/%/g, "ei").replace(/&/g, "ie");
}

/** Case endings by shortest word length, after the light stemmer of Dolamic and Savoy 2009, folded. @type {[number, RegExp][]} */
const CZECH_ENDINGS = [
  [7, /atech$/],
  [6, /(?:etem|atum)$/],
  [5, /(?:ech|ich|eho|emi|emu|ete|eti|iho|imi|imu|ach|ata|aty|ych|ama|ami|ove|ovi|ymi)$/],
  [4, /(?:em|im|um|at|am|os|us|ym|mi|ou)$/],
  [3, /[aeiouy]$/],
];

/** @param {string} word folded */
function czech(word) {
  const ending = CZECH_ENDINGS.find(([length, pattern]) => word.length > length && pattern.test(word));
  const stem = ending ? word.replace(ending[1], "") : word;
  return stem.length > 4 ? stem.replace(/e([^aeiouy])$/, "$1") : stem;
}

/** Folded word → stem. @param {string} folded @param {Language} language */
export const stem = (folded, language) => (/\d/.test(folded) ? folded : language === "de" ? cistem(folded) : czech(folded));

/** Suffixes of word formation. @type {Record<Language, RegExp>} */
const DERIVATION = {
  de: /(?:igkeit|keit|heit|schaft|ung|lich|isch|ig|erin|in|bar|sam|ation|ion|ant|isier|ier|iv|ell|ler|ner|er|el)$/,
  cs: /(?:ovatel|itel|tel|enstv|nictv|ictv|ectv|stv|ctv|nick|nik|nic|ick|ovsk|nsk|sk|ck|ovan|ovat|ovac|ov|ant|ac|ost|ob|en|an|at|it|iv|n|k|c)$/,
};

/** Stem → root: derivation off as long as something is left, then the ending that it hid (plan|ung, planen → pla). @param {string} word a stem @param {Language} language */
export function root(word, language) {
  const least = language === "de" ? 4 : 3;
  for (let shorter = word; ; word = shorter) {
    shorter = word.replace(DERIVATION[language], "");
    if (shorter === word || shorter.length < (word.length - shorter.length === 1 ? 4 : least)) return language === "de" ? cistem(word) : word;
  }
}

/** Stems of a text without stop words. @param {string} text @param {Language} language @returns {string[]} */
export const stems = (text, language) =>
  words(text).map((word) => fold(word, language)).filter((word) => !isStop(word, language)).map((word) => stem(word, language));

/** Slips that are forgiven: none up to 3 letters, one up to 7, then two. @param {string} word */
export const slips = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Optimal string alignment distance (a swap is one slip), or `limit` + 1. @param {string} a @param {string} b @param {number} limit */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length], limit + 1);
}

/** Stem of a marked compound ("schuldner|beratung") → its parts' stems. @param {string} marked @returns {string[]} */
export const parts = (marked) => (marked.includes("|") ? marked.split("|").map(cistem).filter((part) => part.length > 3) : []);

/** Two parts of a German word that are both known, the longest last part first; or none. @param {string} folded @param {(stem: string) => boolean} known @returns {string[]} */
export function split(folded, known) {
  for (let cut = 4; cut <= folded.length - 4; cut++) {
    const pair = [cistem(folded.slice(0, cut)), cistem(folded.slice(cut))];
    if (pair.every((part) => part.length > 3 && known(part))) return pair;
  }
  return [];
}

/** A glossary label → the phrases it stands for: alternatives at " / ", brackets off, abbreviations in brackets on their own. @param {string} label @returns {string[]} */
export function phrases(label) {
  const short = [...label.matchAll(/\(([A-ZÁ-Ž][\p{L}-]*[A-ZÁ-Ž])\)/gu)].map((match) => match[1]).filter((word) => word !== "CZ" && word !== "DE");
  return label.replace(/\([^)]*\)/g, " ").split(/\s\/\s|,/).concat(short).map((phrase) => phrase.trim()).filter(Boolean);
}
