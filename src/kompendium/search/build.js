/**
 * The index. Each document becomes a block of its own (`blockOf`), `Assembly` makes one block of many, and `assemble` the index of all. Blocks can be kept
 * as long as their documents stay the same. Never published: browsers only read what this makes.
 * @typedef {import("../../../theme/assets/search/analysis.js").Language} Language
 * @typedef {{title: string, summary: string, body: string, tags: string[]}} Texts
 * @typedef {{id: string, kind: string, url: string, date: string, texts: Texts, other: Texts|null}} Document
 * @typedef {{id: string, kind: string, url: string, date: string, title: string, otherTitle: string|null}} Listed what the index says of a document
 * @typedef {{id: string, labels: Record<Language, string[]>, broader: string}} Concept
 * @typedef {{term: string, bare: string, marked: string, parts: string[], starts: {roots: string[], concept: number}[]}} Word
 *   `marked`: the stem with the cuts of a compound; `parts`: concept tokens; `starts`: phrases that begin with the word
 * @typedef {{documents: Listed[], lengths: number[][], marks: string[], postings: Posting[]}} Block `lengths`: terms in each field of the indexed documents; `marks`: compounds with their cuts
 * @typedef {[string, ...(number|string)[]]} Posting a term; then of each field that has it: field, first document, what follows in packed form, last document
 * @typedef {ReturnType<typeof assemble>} Index
 * @typedef {Index & {folder: string, size: number, starts: string[], letters: string}} Head an index without what is in the files of `folder`: its documents, so many in each file
 *   (d0, d1, …), its terms (0, 1, …; `starts` are the first of each) and its words by first letter (w0, w1, …)
 */
import { fold, isStop, parts, root, stem, words } from "../../../theme/assets/search/analysis.js";
import { CAPITALS, COUNTS, FIELDS, LETTERS, Phrases, lengthen, opposite, spelled } from "../../../theme/assets/search/search.js";

/** Words of the other language's body that are indexed: enough to find a page, few enough to load. */
const OTHER_WORDS = 20;

/** Phrases that labels stand for, by language and labels: the index of the other language needs them again. @type {Map<string, string[]>} */ const known = new Map();
/** @param {string[]} labels @param {Language} language */
function phrasesOf(labels, language) {
  const key = [language, ...labels].join("\n");
  if (!known.has(key)) known.set(key, spelled(labels, language));
  return known.get(key);
}

/** What the analysis of pages in one language needs: the glossary, and the German compounds with their parts. */
class Glossary {
  /** @param {Concept[]} concepts @param {Language} language @param {Map<string, string[]>} splits */
  constructor(concepts, language, splits) {
    const far = opposite(language);
    this.splits = splits;
    this.concepts = concepts;
    this.languages = [language, far];
    /** Phrases of each concept, own and other language. */
    this.spellings = concepts.map(({ labels }) => [phrasesOf(labels[language], language), phrasesOf(labels[far], far)]);
    this.phrases = [0, 1].map((i) => new Phrases(this.spellings.map((both) => both[i])));
    /** The concept whose glossary entry a document is: it has both its titles. @type {Map<string, number>} */ this.entries = new Map();
    concepts.forEach(({ labels }, id) => {
      const titles = `${labels[language][0]}\t${labels[far][0]}`;
      if (!this.entries.has(titles)) this.entries.set(titles, id);
    });
    const places = new Map(concepts.map(({ id }, at) => [id, at]));
    /** The broader concept of each, or -1. */ this.wider = concepts.map(({ broader }) => places.get(broader) ?? -1);
    /** The same words come again on page after page. @type {Map<string, Word|null>[]} */ this.memories = [new Map(), new Map()];
  }

  /** The concept whose entry has these titles, or -1. @param {string} title @param {string|null} [otherTitle] */
  entry(title, otherTitle) {
    return this.entries.get(`${title}\t${otherTitle}`) ?? -1;
  }

  /** What becomes of a word; null of a stop word. Nouns alone are cut. @param {string} word @param {number} i own language (0) or the other */
  word(word, i) {
    let found = this.memories[i].get(word);
    if (found === undefined) this.memories[i].set(word, found = this.analysed(word, i));
    return found;
  }

  /** @param {string} word @param {number} i @returns {Word|null} */
  analysed(word, i) {
    const language = this.languages[i], known = this.phrases[i], folded = fold(word, language);
    if (isStop(folded, language)) return null;
    const term = stem(folded, language), bare = root(term, language);
    const pieces = language === "de" && /^\p{Lu}/u.test(word) ? this.splits.get(word.toLowerCase()) : undefined;
    const marked = pieces ? mark(term, folded, pieces) : term;
    const named = parts(marked).flatMap((part) => known.match([root(part, language)], 0).map((phrase) => "#" + phrase.concept));
    return { term, bare, marked, parts: named, starts: known.byStart.get(bare) ?? [] };
  }

  /** The words of a text but stop words. @param {string} text @param {number} i @returns {Word[]} */
  words(text, i) {
    const found = [];
    for (const written of words(text)) {
      const word = this.word(written, i);
      if (word) found.push(word);
    }
    return found;
  }
}

/** Cuts of a compound, in its stem. @param {string} term @param {string} folded @param {string[]} pieces */
function mark(term, folded, pieces) {
  let at = folded.indexOf(term) > 0 ? -folded.indexOf(term) : 0, marked = "", from = 0;
  for (const piece of pieces.slice(0, -1)) {
    at += fold(piece, "de").length;
    if (at >= term.length - 1) break;
    marked += term.slice(from, at) + "|";
    from = at;
  }
  return marked + term.slice(from);
}

/** The block of one document, which hangs on it, the glossary and the list of words alone. */
class Single {
  /** A glossary entry is not indexed: its concept leads to it. @param {Document} document @param {Glossary} glossary */
  constructor({ id, kind, url, date, texts, other }, glossary) {
    this.documents = [{ id, kind, url, date, title: texts.title, otherTitle: other?.title ?? null }];
    /** @type {number[][]} */ this.lengths = [];
    /** @type {Map<string, string>} */ this.compounds = new Map();
    /** A term; then of each field that has it: field, 0, how often, 0. @type {Map<string, [string, ...number[]]>} */ this.terms = new Map();
    if (glossary.entry(texts.title, other?.title) >= 0) return;
    this.lengths.push(FIELDS.map(() => 0));
    [texts.title, texts.tags.join(" "), texts.summary, texts.body].forEach((text, field) => this.count(glossary.words(text, 0), field));
    if (!other) return;
    this.count(glossary.words([other.title, ...other.tags, other.summary].join(" "), 1), 4);
    this.count(glossary.words(words(other.body).slice(0, OTHER_WORDS).join(" "), 1), 5);
  }

  /** Stems and concept tokens of a text. @param {Word[]} words @param {number} field */
  count(words, field) {
    words.forEach(({ term, marked, parts, starts }, at) => {
      if (marked !== term && !this.compounds.has(term)) this.compounds.set(term, marked);
      this.add(term, field);
      for (const part of parts) this.add(part, field);
      for (const { roots, concept } of starts) if (roots.every((root, step) => words[at + step]?.bare === root)) this.add("#" + concept, field);
    });
  }

  /** What the own language says need not be said again by the body of the other. @param {string} term @param {number} field */
  add(term, field) {
    let counts = this.terms.get(term);
    if (!counts) this.terms.set(term, counts = [term]);
    else if (field === 5 && counts[1] < 4) return;
    if (counts.length < 5 || counts[counts.length - 4] !== field) {
      counts.push(field, 0, 0, 0);
      this.lengths[0][field]++;
    }
    counts[counts.length - 2]++;
  }

  get marks() {
    return [...this.compounds.values()];
  }

  /** @returns {Posting[]} */
  get postings() {
    const found = [...this.terms.values()];
    for (const counts of found) for (let at = 3; at < counts.length; at += 4) counts[at] = COUNTS[Math.min(counts[at], COUNTS.length) - 1];
    return found;
  }
}

/** Blocks that are put together one by one, so that they need not be in memory together; as JSON a block itself. */
class Assembly {
  constructor() {
    /** @type {Listed[]} */ this.documents = [];
    /** Terms in each field of the indexed documents. @type {number[][]} */ this.lengths = [];
    /** @type {Map<string, Posting>} */ this.postings = new Map();
    /** Compounds with their cuts. @type {Map<string, string>} */ this.marks = new Map();
  }

  /** Takes a block, postings and all: it is of no use to others afterwards. @param {Block} block */
  add({ documents, lengths, marks, postings }) {
    const start = this.lengths.length;
    this.documents.push(...documents);
    this.lengths.push(...lengths);
    for (const marked of marks) {
      const term = marked.replaceAll("|", "");
      if (!this.marks.has(term)) this.marks.set(term, marked);
    }
    for (const posting of postings) {
      for (let at = 1; at < posting.length; at += 4) {
        posting[at + 1] += start;
        posting[at + 3] += start;
      }
      const before = this.postings.get(posting[0]);
      if (before) follow(before, posting);
      else this.postings.set(posting[0], posting);
    }
  }

  toJSON() {
    const { documents, lengths, marks, postings } = this;
    return { documents, lengths, marks: [...marks.values()], postings: [...postings.values()] };
  }
}

/** A posting takes what comes after it. @param {Posting} before @param {Posting} posting */
function follow(before, posting) {
  for (let at = 1; at < posting.length; at += 4) {
    const to = place(before, posting[at]);
    if (to < 0) before.push(...posting.slice(at, at + 4));
    else {
      before[to + 2] += packed(posting[at + 1] - before[to + 3]) + posting[at + 2];
      before[to + 3] = posting[at + 3];
    }
  }
}

/** Where a field is in a posting, or -1. @param {Posting} posting @param {number} field */
function place(posting, field) {
  for (let at = 1; at < posting.length; at += 4) if (posting[at] === field) return at;
  return -1;
}

/** All fields of a posting in packed form. @param {Posting} posting */
const inOrder = (posting) => [...CAPITALS].map((capital, field) => {
  const at = place(posting, field);
  return at < 0 ? "" : capital + packed(posting[at + 1] + 1) + posting[at + 2];
}).join("");

/** The index of all blocks: plain data for JSON. @param {Assembly} blocks @param {Glossary} glossary */
function assemble({ documents, lengths, postings, marks }, glossary) {
  const { concepts, spellings, languages: [language, other] } = glossary;
  const entries = documents.map(({ title, otherTitle }) => glossary.entry(title, otherTitle));
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  const used = related(glossary.wider, new Set(sorted.filter(([term]) => term[0] === "#").map(([term]) => Number(term.slice(1)))));
  // of the other language only single words: its phrases weigh as much as two practices and are hardly ever typed here
  const synonyms = (id, each, i) => {
    const label = phrasesOf(labels(id, each).slice(0, 1), each);
    return spellings[id][i].filter((phrase) => !(i && phrase.includes(" ")) && !label.includes(phrase)).sort().join("|");
  };
  const labels = (id, each) => concepts[id].labels[each];
  return {
    language,
    documents: listed(documents.filter((_, at) => entries[at] < 0)),
    entries: grouped(documents, entries),
    concepts: concepts.map((_, id) => [labels(id, language)[0], labels(id, other)[0], glossary.wider[id],
      ...(used.has(id) ? [language, other].map((each, i) => synonyms(id, each, i)) : [])].join("\t")).join("\n"),
    lengths: FIELDS.map((_, field) => lengths.map((each) => each[field])),
    terms: shorten(sorted.map(([term]) => marks.get(term) ?? term)),
    postings: sorted.map(([, posting]) => inOrder(posting)).join(" "),
  };
}

/** What id and URL have in common, and what stands around it: kind, before it in the id, before and after it in the URL. @param {Listed} document */
function around({ id, kind, url }) {
  const end = url.endsWith("/") ? "/" : "", inner = url.slice(0, url.length - end.length);
  let same = 0;
  while (same < id.length && id.at(-1 - same) === inner.at(-1 - same)) same++;
  return { name: same ? id.slice(-same) : "", kept: [kind, id.slice(0, id.length - same), inner.slice(0, inner.length - same), end] };
}

/** Documents in short: name, date, titles, and what stands around the name where it is not as before. @param {Listed[]} documents */
function listed(documents) {
  let last = "";
  return documents.map((document) => {
    const { name, kept } = around(document), row = [name, document.date, document.title, document.otherTitle ?? ""];
    if (last === (last = kept.join("\t"))) return row;
    return [...row, ...kept];
  });
}

/** Glossary entries in short: what stands around the names, and the names in the order of the concepts, ? for a concept without entry.
 *  @param {Listed[]} documents @param {number[]} concepts of each document, -1 for none */
function grouped(documents, concepts) {
  /** @type {Map<string, string[]>} */ const groups = new Map();
  documents.forEach((document, at) => {
    if (concepts[at] < 0) return;
    const { name, kept } = around(document), key = JSON.stringify(kept);
    groups.set(key, Object.assign(groups.get(key) ?? [], { [concepts[at]]: name }));
  });
  return [...groups].map(([key, names]) => [...JSON.parse(key), Array.from(names, (name) => name ?? "?").join(" ")]);
}

/** Concepts with a page, and those whose broader or narrower one has a page: only their synonyms are worth loading. @param {number[]} wider @param {Set<number>} found */
function related(wider, found) {
  const used = new Set(found);
  wider.forEach((broader, id) => {
    if (found.has(broader)) used.add(id);
    if (found.has(id) && broader >= 0) used.add(broader);
  });
  return used;
}

/** The step from one document to the next that has a term: its 26s as digits, the rest as a letter. A field's capital stands before the first, "+" (twice) or "*" (more)
 *  after a document: "Ac+Bd". @param {number} step */
const packed = (step) => (step > 25 ? Math.floor(step / 26) : "") + LETTERS[step % 26];

/** Sorted terms → each without what it shares with the one before, the shared length before it (base 36, at most 35). @param {string[]} terms */
const shorten = (terms) => terms.map((term, at) => {
  let same = 0;
  while (same < 35 && same < term.length && term[same] === terms[at - 1]?.[same]) same++;
  return same.toString(36) + term.slice(same);
}).join(" ");

/** Documents a file, and bytes of terms and postings a shard (packed, a third of it). */
const DOCUMENTS = 50, SHARD = 16000;

/** An index in files: the head as "", the others by name. A term is in the shard of its own beginning, and once more where its root or a part of a compound is
 *  looked for. @param {Index} index @param {string} folder @returns {Record<string, Head|object>} */
function shards(index, folder) {
  const { language } = index, lists = index.postings.split(" "), terms = lengthen(index.terms);
  const looked = terms.flatMap((marked, at) => [...new Set(beginnings(marked, lists[at], language))].map((key) => ({ key, at })));
  looked.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at));
  /** @type {Set<number>[]} */ const found = [];
  /** @type {string[]} */ const starts = [];
  let bytes = Infinity, last = "";
  for (const { key, at } of looked) {
    if (bytes > SHARD && key !== last) {
      found.push(new Set());
      starts.push(key);
      bytes = 0;
    }
    last = key;
    if (found.at(-1).has(at)) continue;
    found.at(-1).add(at);
    bytes += terms[at].length + lists[at].length;
  }
  const files = found.map((all) => [...all].sort((a, b) => a - b)).map((all) => ({ terms: shorten(all.map((at) => terms[at])), postings: all.map((at) => lists[at]).join(" ") }));
  const plain = terms.map((marked) => marked.replaceAll("|", "")), letters = [...new Set(plain.map((term) => term[0]))].filter((letter) => letter !== "#");
  const words = letters.map((letter) => [/[A-D]/, /[EF]/].map((field) => shorten(plain.filter((term, at) => term[0] === letter && field.test(lists[at])))));
  const documents = spread(index.documents);
  const head = { ...index, documents: [], terms: "", postings: "", folder, size: DOCUMENTS, starts, letters: letters.join("") };
  return { "": head, ...named("", files), ...named("w", words), ...named("d", documents) };
}

/** Where a term is looked for: at its own beginning, at its root where that begins otherwise, at each part. @param {string} marked @param {string} list @param {Language} language */
function beginnings(marked, list, language) {
  const term = marked.replaceAll("|", "");
  if (term[0] === "#") return [term];
  const found = [...(/[A-D]/.test(list) ? [language] : []), ...(/[EF]/.test(list) ? [opposite(language)] : [])].map((each) => root(term, each));
  return [term, ...found.filter((root) => root.length < 3 || !term.startsWith(root)), ...parts(marked)];
}

/** Documents in files; the first of each says again what stands around its name. @param {string[][]} documents */
function spread(documents) {
  /** @type {string[]} */ let around = [];
  /** @type {string[][][]} */ const files = [];
  documents.forEach((row, at) => {
    if (row.length > 4) around = row.slice(4);
    if (at % DOCUMENTS === 0) files.push([]);
    files.at(-1).push(at % DOCUMENTS === 0 ? [...row.slice(0, 4), ...around] : row);
  });
  return files;
}

/** @param {string} kind @param {object[]} files */
const named = (kind, files) => Object.fromEntries(files.map((file, at) => [kind + at, file]));

/** The glossary of what follows, and what it was made from. @type {Glossary} */ let glossary;
let made = "";
/** What was handed in. */ let assembly = new Assembly();
/** @param {string} concepts JSON @param {Language} language @param {string} splits JSON */
const begin = (concepts, language, splits) => {
  if (made !== (made = language + concepts + splits)) glossary = new Glossary(JSON.parse(concepts), language, new Map(Object.entries(JSON.parse(splits))));
};
/** The block of some documents, as JSON. @param {string} documents JSON */
const block = (documents) => {
  const whole = new Assembly();
  for (const document of JSON.parse(documents)) whole.add(new Single(document, glossary));
  return JSON.stringify(whole);
};
/** @param {string} blocks lines of JSON */
const take = (blocks) => blocks.split("\n").forEach((block) => assembly.add(JSON.parse(block)));
/** The blocks handed in. */
const taken = () => {
  const whole = assembly;
  assembly = new Assembly();
  return whole;
};
/** One block of them, as JSON. */
const merged = () => JSON.stringify(taken());
/** Their index, as JSON. */
const build = () => JSON.stringify(assemble(taken(), glossary));
/** An index in files, each as JSON. @param {string} index JSON @param {string} folder */
const cut = (index, folder) => JSON.stringify(Object.entries(shards(JSON.parse(index), folder)).map(([name, file]) => [name, JSON.stringify(file)]));
