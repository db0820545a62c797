/**
 * The index and the query. The build runs `buildIndex`, `Search` answers in the browser and in the terminal.
 * @typedef {import("./analysis.js").Language} Language
 * @typedef {{title: string, summary: string, body: string, tags: string[]}} Texts
 * @typedef {{id: string, kind: string, url: string, date: string, texts: Texts, other: Texts|null}} Document
 * @typedef {{id: string, labels: Record<Language, string[]>, broader: string}} Concept
 * @typedef {"exact"|"part"|"root"|"prefix"|"typo"} How
 * @typedef {{id: string, kind: string, url: string, title: string, otherTitle: string, date: string, score: number,
 *   terms: string[], how: How[], via: string[], other: string[]}} Hit `via`: glossary labels that led here; `other`: words found only in the other language
 */
import MiniSearch from "../vendor/minisearch/minisearch.min.js";
import { distance, fold, isStop, parts, phrases, root, slips, split, stem, stems, words } from "./analysis.js";

const FIELDS = ["title", "tags", "summary", "body", "otherHead", "otherBody"];
const OWN = { title: 4, tags: 3, summary: 2, body: 1 };
const OTHER = { otherHead: 2, otherBody: 0.7 };
const WEIGHT = { part: 0.6, root: 0.5, prefix: 0.6, split: 0.5, both: 1.5, typo: 0.8, other: 0.5, concept: 0.8, broader: 0.35, narrower: 0.6, start: 0.5 };
const CAPITALS = "ABCDEF", LETTERS = "abcdefghijklmnopqrstuvwxyz", COUNTS = ["", "+", "*"];
/** Words of the other language's body that are indexed: enough to find a page, few enough to load. */
const OTHER_WORDS = 120;
const OPTIONS = { fields: FIELDS, tokenize: (/** @type {string} */ text) => text.split(" ").filter(Boolean), processTerm: (/** @type {string} */ term) => term };

/** @param {Language} language @returns {Language} */
const opposite = (language) => (language === "de" ? "cs" : "de");

/** @param {string} phrase @param {Language} language */
const roots = (phrase, language) => stems(phrase, language).map((word) => root(word, language));

/** What the labels of a concept stand for, each once, as roots: the form that the index carries. @param {string[]} labels @param {Language} language */
const spelled = (labels, language) => [...new Set(labels.flatMap(phrases).map((phrase) => roots(phrase, language).join(" ")))].filter((phrase) => phrase.length > 2);

/** Phrases of all concepts by their first root. */
class Phrases {
  /** @param {string[][]} concepts the phrases of each */
  constructor(concepts) {
    /** @type {Map<string, {roots: string[], concept: number}[]>} */
    this.byStart = new Map();
    concepts.forEach((spelled, concept) => spelled.forEach((phrase) => {
      const all = phrase.split(" ");
      push(this.byStart, all[0], { roots: all, concept });
    }));
  }

  /** Phrases that begin at `at`. @param {string[]} text roots @param {number} at */
  match(text, at) {
    return (this.byStart.get(text[at]) ?? []).filter((phrase) => phrase.roots.every((word, i) => text[at + i] === word));
  }
}

/** Stems of a text, compounds marked in `marks`, and concept tokens after them. @param {string} text @param {Language} language
 *  @param {Phrases} known @param {Record<string, string[]>} splits @param {Record<string, string>} marks */
function tokens(text, language, known, splits, marks) {
  /** @type {string[]} */ const found = [];
  /** @type {string[]} */ const concepts = [];
  for (const word of words(text)) {
    const folded = fold(word, language);
    if (isStop(folded, language)) continue;
    const term = stem(folded, language);
    found.push(term);
    const pieces = language === "de" ? splits[word.toLowerCase()] : undefined;
    if (pieces) marks[term] ??= mark(term, folded, pieces);
    for (const part of parts(marks[term] ?? "")) for (const phrase of known.match([root(part, language)], 0)) concepts.push("#" + phrase.concept);
  }
  const bare = found.map((word) => root(word, language));
  bare.forEach((_, at) => known.match(bare, at).forEach((phrase) => concepts.push("#" + phrase.concept)));
  return found.concat(concepts).join(" ");
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

/** @param {Document[]} documents @param {Concept[]} concepts @param {Record<string, string[]>} splits @param {Language} language @returns {object} plain data for JSON */
export function buildIndex(documents, concepts, splits, language) {
  const other = opposite(language), marks = {};
  const spellings = concepts.map(({ labels }) => [spelled(labels[language], language), spelled(labels[other], other)]);
  const known = [0, 1].map((i) => new Phrases(spellings.map((both) => both[i])));
  const own = (text) => tokens(text, language, known[0], splits, marks);
  const far = (text) => tokens(text, other, known[1], splits, marks);
  const engine = new MiniSearch(OPTIONS);
  engine.addAll(documents.map(({ texts, other: twin }, id) => ({
    id, title: own(texts.title), tags: own(texts.tags.join(" ")), summary: own(texts.summary), body: own(texts.body),
    otherHead: twin ? far([twin.title, ...twin.tags, twin.summary].join(" ")) : "", otherBody: twin ? far(words(twin.body).slice(0, OTHER_WORDS).join(" ")) : "",
  })));
  const { index, fieldLength } = engine.toJSON();
  const sorted = index.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    language,
    documents: documents.map((document) => row(document, concepts, language)),
    concepts: concepts.map(({ labels, broader }, id) => [labels[language][0], labels[other][0], concepts.findIndex((concept) => concept.id === broader),
      ...[language, other].map((each, i) => spellings[id][i].filter((phrase) => !spelled(labels[each].slice(0, 1), each).includes(phrase)).join("|"))]),
    lengths: documents.map((_, id) => fieldLength[id].map((length) => length || 0)),
    terms: shorten(sorted.map(([term]) => marks[term] ?? term)),
    postings: sorted.map(([, fields]) => pack(fields)).join(" "),
  };
}

/** What the browser is told of a page; the two titles of a glossary entry are its concept's. @param {Document} document @param {Concept[]} concepts @param {Language} language */
function row({ id, kind, url, date, texts, other }, concepts, language) {
  const concept = concepts.findIndex(({ labels }) => labels[language][0] === texts.title && labels[opposite(language)][0] === other?.title);
  return [id, kind, url, date, ...(concept < 0 ? [texts.title, other?.title ?? ""] : [concept])];
}

/** {field: {document: count}} → "Ac+Bd": per field a capital, then per document the step from the last (26s as digits, the rest as a letter), "+" for twice, "*" for more.
 *  @param {Record<string, Record<string, number>>} fields */
const pack = (fields) => ascending(fields).map((field) => {
  let last = -1;
  return CAPITALS[field] + ascending(fields[field]).map((id) => {
    const step = id - last;
    last = id;
    return (step > 25 ? Math.floor(step / 26) : "") + LETTERS[step % 26] + COUNTS[Math.min(fields[field][id], 3) - 1];
  }).join("");
}).join("");

/** @param {object} keyed @returns {number[]} */
const ascending = (keyed) => Object.keys(keyed).map(Number).sort((a, b) => a - b);

/** @param {string} packed @returns {Record<string, Record<string, number>>} */
function unpack(packed) {
  /** @type {Record<string, Record<string, number>>} */ const fields = {};
  let id = -1, field = 0;
  for (const [, capital, high, low, count] of packed.matchAll(/([A-F])|(\d*)([a-z])([+*]?)/g)) {
    if (capital) {
      field = CAPITALS.indexOf(capital);
      fields[field] = {};
      id = -1;
    } else {
      id += Number(high) * 26 + LETTERS.indexOf(low);
      fields[field][id] = COUNTS.indexOf(count) + 1;
    }
  }
  return fields;
}

/** Sorted terms → each without what it shares with the one before, the shared length before it (base 36, at most 35). @param {string[]} terms */
const shorten = (terms) => terms.map((term, at) => {
  let same = 0;
  while (same < 35 && same < term.length && term[same] === terms[at - 1]?.[same]) same++;
  return same.toString(36) + term.slice(same);
}).join(" ");

/** @param {string} shortened @returns {string[]} */
function lengthen(shortened) {
  let last = "";
  return shortened.split(" ").map((term) => (last = last.slice(0, parseInt(term[0], 36)) + term.slice(1)));
}

/** The words of one language in the index and what leads to them. */
class Vocabulary {
  /** @param {Language} language */
  constructor(language) {
    this.language = language;
    /** @type {Set<string>} */ this.terms = new Set();
    /** @type {Map<string, string[]>} */ this.roots = new Map();
    /** @type {Map<string, string[]>} */ this.compounds = new Map();
    /** @type {Map<string, string[]>} */ this.parts = new Map();
    /** @type {string[]} */ this.sorted = [];
  }

  /** @param {string} term @param {string} marked */
  add(term, marked) {
    this.terms.add(term);
    this.sorted.push(term);
    push(this.roots, root(term, this.language), term);
    const pieces = parts(marked);
    if (pieces.length) this.parts.set(term, pieces);
    for (const part of pieces) push(this.compounds, part, term);
  }

  /** @param {string} word a stem */
  has(word) {
    return this.terms.has(word) || this.compounds.has(word);
  }

  /** @param {string} start @returns {string[]} */
  startingWith(start) {
    let low = 0, high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.sorted.length && this.sorted[end].startsWith(start)) end++;
    return this.sorted.slice(low, end);
  }
}

/** @template T @param {Map<string, T[]>} map @param {string} key @param {T} value */
const push = (map, key, value) => void (map.get(key)?.push(value) ?? map.set(key, [value]));

/** Terms to look for, each with its weight and reason; the best reason stays. @extends {Map<string, {weight: number, how: How}>} */
class Wanted extends Map {
  /** @param {Iterable<string>|undefined} terms @param {number} weight @param {How} how */
  want(terms, weight, how) {
    for (const term of terms ?? []) if (!(this.get(term)?.weight >= weight)) this.set(term, { weight, how });
  }
}

export class Search {
  /** @param {ReturnType<typeof buildIndex>} data */
  constructor(data) {
    const language = this.language = data.language;
    this.concepts = data.concepts.map(([own, other, broader]) => ({ broader, labels: [own, other] }));
    this.documents = data.documents.map(([id, kind, url, date, title, otherTitle]) => (typeof title === "number"
      ? { id, kind, url, date, title: data.concepts[title][0], otherTitle: data.concepts[title][1] } : { id, kind, url, date, title, otherTitle }));
    this.vocabularies = [new Vocabulary(language), new Vocabulary(opposite(language))];
    this.phrases = this.vocabularies.map((vocabulary, i) => new Phrases(data.concepts.map((concept) =>
      spelled([concept[i]], vocabulary.language).concat(concept[3 + i] ? concept[3 + i].split("|") : []))));
    this.engine = MiniSearch.loadJS(this.restore(data), OPTIONS);
  }

  /** The packed index → what MiniSearch loads; fills the vocabularies on the way. @param {ReturnType<typeof buildIndex>} data */
  restore({ terms, postings, lengths }) {
    const lists = postings.split(" ");
    const index = lengthen(terms).map((marked, at) => {
      const term = marked.replace(/\|/g, ""), fields = unpack(lists[at]);
      if (term[0] !== "#") {
        if (Object.keys(fields).some((field) => Number(field) < 4)) this.vocabularies[0].add(term, marked);
        if (Object.keys(fields).some((field) => Number(field) > 3)) this.vocabularies[1].add(term, marked);
      }
      return [term, fields];
    });
    const count = this.documents.length, keyed = (/** @type {any[]} */ list) => Object.fromEntries(list.map((value, id) => [id, value]));
    return {
      documentCount: count, nextId: count, documentIds: keyed(this.documents.map((_, id) => id)), storedFields: {},
      fieldIds: Object.fromEntries(FIELDS.map((field, id) => [field, id])), fieldLength: keyed(lengths),
      averageFieldLength: FIELDS.map((_, field) => lengths.reduce((sum, row) => sum + row[field], 0) / (count || 1)),
      dirtCount: 0, index, serializationVersion: 2,
    };
  }

  /** @param {string} query @param {{limit?: number, kinds?: string[]}} [options] @returns {Hit[]} best first */
  find(query, { limit = Infinity, kinds } = {}) {
    const typed = this.typed(query);
    /** @type {Map<number, {score: number, covered: Set<number>, terms: Set<string>, how: Set<How>, via: Set<string>, other: Set<string>}>} */
    const found = new Map();
    const note = (/** @type {number} */ id) => found.get(id) ?? found.set(id, { score: 0, covered: new Set(), terms: new Set(), how: new Set(), via: new Set(), other: new Set() }).get(id);
    const concepts = this.conceptsOf(typed);
    typed.forEach((word, at) => {
      for (const [id, hit] of this.word(word, at === typed.length - 1, concepts.some(({ covers }) => covers.includes(at)))) {
        const entry = note(id);
        entry.score += hit.score;
        entry.covered.add(at);
        hit.terms.forEach((term) => entry.terms.add(term));
        hit.how.forEach((how) => entry.how.add(how));
        if (hit.other) entry.other.add(word.raw);
      }
    });
    for (const { concept, covers, weight, label } of concepts) {
      for (const { id, score } of this.ask(new Map([["#" + concept, { weight }]]), { ...OWN, ...OTHER })) {
        const entry = note(id);
        entry.score += score;
        covers.forEach((at) => entry.covered.add(at));
        entry.via.add(label);
      }
    }
    const hits = [...found].map(([id, entry]) => ({
      ...this.documents[id], score: entry.score * (entry.covered.size / typed.length) ** 1.5,
      terms: [...entry.terms], how: [...entry.how], via: [...entry.via], other: [...entry.other],
      complete: entry.covered.size === typed.length,
    }));
    return hits.filter((hit) => !kinds || kinds.includes(hit.kind)).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
  }

  /** The words of a query, in both languages' analysis, without what says nothing in either. @param {string} query */
  typed(query) {
    const all = words(query).map((raw) => {
      const folded = this.vocabularies.map(({ language }) => fold(raw, language));
      return { raw, folded, stems: this.vocabularies.map(({ language }, i) => stem(folded[i], language)) };
    });
    const telling = all.filter(({ folded }) => !this.vocabularies.some(({ language }, i) => isStop(folded[i], language)));
    return telling.length ? telling : all;
  }

  /** What one word finds in both languages; the better language counts. @param {Typed} word @param {boolean} isLast @param {boolean} known a concept has it */
  word(word, isLast, known) {
    /** @type {Map<number, Found>} */ const best = new Map();
    let wanted = this.vocabularies.map((vocabulary, i) => this.expand(vocabulary, word.folded[i], word.stems[i], isLast));
    const pieces = this.vocabularies[0].language === "de" ? 0 : 1, parts = this.pieces(pieces, word);
    if (!known && !parts.size && wanted.every((terms) => !terms.size)) wanted = this.vocabularies.map((vocabulary, i) => this.correct(vocabulary, word.stems[i]));
    const results = wanted.map((terms, i) => this.lookup(terms, i));
    results.push(parts);
    results.forEach((list, i) => list.forEach((found, id) => {
      const before = best.get(id);
      if (!before || before.score < found.score) best.set(id, found);
    }));
    return best;
  }

  /** What the parts of a German compound find: both parts are better than one. @param {number} i @param {Typed} word @returns {Map<number, Found>} */
  pieces(i, word) {
    /** @type {Map<number, Found & {count: number}>} */ const all = new Map();
    const vocabulary = this.vocabularies[i];
    const list = vocabulary.parts.get(word.stems[i]) ?? (vocabulary.terms.has(word.stems[i]) ? [] : split(word.folded[i], (term) => vocabulary.has(term)));
    for (const part of list) {
      this.lookup(this.expand(vocabulary, part, part, false), i).forEach((found, id) => {
        const before = all.get(id);
        all.set(id, before ? { ...before, score: before.score + found.score, count: before.count + 1, terms: before.terms.concat(found.terms) } : { ...found, how: ["part"], count: 1 });
      });
    }
    all.forEach((found) => { found.score *= WEIGHT.split * (found.count / list.length) ** WEIGHT.both; });
    return all;
  }

  /** Index terms that a word leads to, without typos. @param {Vocabulary} vocabulary @param {string} folded @param {string} own @param {boolean} isLast */
  expand(vocabulary, folded, own, isLast) {
    const wanted = new Wanted();
    if (vocabulary.terms.has(own)) wanted.want([own], 1, "exact");
    wanted.want(vocabulary.compounds.get(own), WEIGHT.part, "part");
    wanted.want(vocabulary.roots.get(root(own, vocabulary.language)), WEIGHT.root, "root");
    if (isLast && folded.length > 2) {
      for (const term of vocabulary.startingWith(vocabulary.language === "de" ? folded.replace(/^ge(?=.{4})/, "") : folded)) wanted.want([term], WEIGHT.prefix * folded.length / term.length, "prefix");
    }
    return wanted;
  }

  /** Index terms nearest to a mistyped stem, and what they lead to. @param {Vocabulary} vocabulary @param {string} own */
  correct(vocabulary, own) {
    const wanted = new Wanted(), limit = slips(own);
    if (!limit) return wanted;
    const near = vocabulary.sorted.map((term) => ({ term, far: distance(own, term, limit) })).filter(({ far }) => far <= limit);
    const least = Math.min(...near.map(({ far }) => far));
    for (const { term } of near.filter(({ far }) => far === least)) {
      wanted.want([term], WEIGHT.typo, "typo");
      wanted.want(vocabulary.compounds.get(term), WEIGHT.typo * WEIGHT.part, "typo");
      wanted.want(vocabulary.roots.get(root(term, vocabulary.language)), WEIGHT.typo * WEIGHT.root, "typo");
    }
    return wanted;
  }

  /** @param {Wanted} wanted @param {number} i own language (0) or the other (1) @returns {Map<number, Found>} */
  lookup(wanted, i) {
    const factor = i ? WEIGHT.other : 1;
    return new Map(this.ask(wanted, i ? OTHER : OWN).map(({ id, score, terms }) =>
      [id, { score: score * factor, other: i === 1, terms, how: terms.map((term) => wanted.get(term).how) }]));
  }

  /** @param {Map<string, {weight: number}>} wanted @param {Record<string, number>} fields */
  ask(wanted, fields) {
    if (!wanted.size) return [];
    return this.engine.search([...wanted.keys()].join(" "), { fields: Object.keys(fields), boost: fields, boostTerm: (term) => wanted.get(term).weight });
  }

  /** Glossary concepts that the query names, with broader and narrower ones. */
  conceptsOf(typed) {
    /** @type {Map<number, {concept: number, covers: number[], weight: number, label: string}>} */ const found = new Map();
    const add = (concept, covers, weight) => {
      if (!(found.get(concept)?.weight >= weight)) found.set(concept, { concept, covers, weight, label: this.concepts[concept].labels[0] });
    };
    this.phrases.forEach((known, i) => typed.forEach((_, at) => known.match(typed.map((word) => root(word.stems[i], this.vocabularies[i].language)), at).forEach(({ concept, roots: of }) => {
      add(concept, of.map((_, step) => at + step), WEIGHT.concept);
    })));
    for (const { concept, covers } of [...found.values()]) {
      if (this.concepts[concept].broader >= 0) add(this.concepts[concept].broader, covers, WEIGHT.broader);
      this.concepts.forEach(({ broader }, narrower) => broader === concept && add(narrower, covers, WEIGHT.narrower));
    }
    return [...found.values()];
  }
}
