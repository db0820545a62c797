/**
 * The query: `Search` answers in the browser and in the terminal, over an index that src/kompendium/search/build.js made.
 * @typedef {import("./analysis.js").Language} Language
 * @typedef {{raw: string, folded: string[], stems: string[], wanted: Wanted[], parts: string[], roots: string[][]}} Typed per language: own, other
 * @typedef {{score: number, other: boolean, terms: string[], how: How[]}} Found
 * @typedef {"exact"|"part"|"root"|"prefix"|"typo"} How
 * @typedef {{id: string, kind: string, url: string, title: string, otherTitle: string, date: string, score: number,
 *   terms: string[], how: How[], via: string[], other: string[]}} Hit `via`: glossary labels that led here; `other`: words found only in the other language
 */
import MiniSearch from "../vendor/minisearch/minisearch.min.js";
import { PARTICLES, distance, fold, isStop, parts, phrases, root, slips, split, stem, stems, words } from "./analysis.js";

export const FIELDS = ["title", "tags", "summary", "body", "otherHead", "otherBody"];
const OWN = { title: 4, tags: 4, summary: 2, body: 1 };
const OTHER = { otherHead: 2, otherBody: 0.7 };
const WEIGHT = { part: 0.6, root: 0.5, prefix: 0.6, split: 0.5, both: 1.5, typo: 0.8, other: 0.5, concept: 0.8, broader: 0.35, narrower: 0.6, complete: 2.5 };
export const CAPITALS = "ABCDEF", LETTERS = "abcdefghijklmnopqrstuvwxyz", COUNTS = ["", "+", "*"];
/** Score of a glossary entry that the query names, times the square of the weight: related entries stay behind the pages. */
const ENTRY = 30;
const OPTIONS = { fields: FIELDS, tokenize: (/** @type {string} */ text) => text.split(" ").filter(Boolean), processTerm: (/** @type {string} */ term) => term };

/** @param {Language} language @returns {Language} */
export const opposite = (language) => (language === "de" ? "cs" : "de");

/** @param {string} phrase @param {Language} language */
const roots = (phrase, language) => stems(phrase, language).map((word) => root(word, language));

/** What the labels of a concept stand for, each once, as roots: the form that the index carries. A phrase around another one says nothing more,
 *  and one word left of several ("offen für alle") says something else. @param {string[]} labels @param {Language} language */
export function spelled(labels, language) {
  const found = labels.flatMap(phrases).map((phrase) => ({ size: words(phrase).length, all: roots(phrase, language) }));
  const all = [...new Set(found.filter(({ size, all }) => all.length > 1 || size === all.length).map(({ all }) => all.join(" ")))].filter((phrase) => phrase.length > 2);
  return all.filter((phrase) => !all.some((other) => other !== phrase && ` ${phrase} `.includes(` ${other} `)));
}

/** Phrases of all concepts by their first root. */
export class Phrases {
  /** @param {string[][]} concepts the phrases of each */
  constructor(concepts) {
    /** @type {Map<string, {roots: string[], concept: number}[]>} */
    this.byStart = new Map();
    /** @type {Set<string>} */ this.words = new Set();
    concepts.forEach((spelled, concept) => spelled.forEach((phrase) => {
      const all = phrase.split(" ");
      push(this.byStart, all[0], { roots: all, concept });
      all.forEach((word) => this.words.add(word));
    }));
  }

  /** First roots that an unfinished word may become. @param {string} start */
  startingWith(start) {
    return start.length > 3 ? [...this.byStart.keys()].filter((word) => word.startsWith(start)) : [];
  }

  /** Phrases that begin at `at`. @param {string[]} text roots @param {number} at */
  match(text, at) {
    return (this.byStart.get(text[at]) ?? []).filter((phrase) => phrase.roots.every((word, i) => text[at + i] === word));
  }
}

/** @param {string} packed @returns {Map<number, Map<number, number>>} per field documents with their counts */
function unpack(packed) {
  /** @type {ReturnType<typeof unpack>} */ const fields = new Map();
  let id = -1, counts;
  for (const [, capital, high, low, count] of packed.matchAll(/([A-F])|(\d*)([a-z])([+*]?)/g)) {
    if (capital) {
      fields.set(CAPITALS.indexOf(capital), counts = new Map());
      id = -1;
    } else {
      id += Number(high) * 26 + LETTERS.indexOf(low);
      counts.set(id, COUNTS.indexOf(count) + 1);
    }
  }
  return fields;
}

/** @param {string} shortened @returns {string[]} */
export function lengthen(shortened) {
  let last = "";
  return !shortened ? [] : shortened.split(" ").map((term) => (last = last.slice(0, parseInt(term[0], 36)) + term.slice(1)));
}

/** The words of one language in the index and what leads to them. */
export class Vocabulary {
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

  /** @param {string} term */
  knows(term) {
    return this.terms.has(term);
  }

  /** Compounds with this part. @param {string} part */
  around(part) {
    return this.compounds.get(part);
  }

  /** Terms with this root. @param {string} root */
  family(root) {
    return this.roots.get(root);
  }

  /** Parts of a compound. @param {string} term */
  within(term) {
    return this.parts.get(term);
  }

  /** @param {string} word a stem */
  has(word) {
    return this.knows(word) || !!this.around(word);
  }

  /** @param {string} word */
  near(word) {
    return nearest(word, this.sorted);
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

/** The words with the fewest slips, if few enough. @param {string} word @param {string[]} among */
export function nearest(word, among) {
  let far = slips(word), found = /** @type {string[]} */ ([]);
  for (const each of far ? among : []) {
    const slipped = distance(word, each, far);
    if (slipped > far) continue;
    if (slipped < far) found = [];
    far = slipped;
    found.push(each);
  }
  return { far: found.length ? far : Infinity, found };
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
  /** @param {import("../../../src/kompendium/search/build.js").Index} data @param {Vocabulary[]} [vocabularies] own language, other language */
  constructor(data, vocabularies = [data.language, opposite(data.language)].map((language) => new Vocabulary(language))) {
    const concepts = data.concepts ? data.concepts.split("\n").map((line) => line.split("\t")) : [];
    this.concepts = concepts.map(([own, other, broader]) => ({ broader: Number(broader), labels: [own, other] }));
    this.vocabularies = vocabularies;
    this.phrases = vocabularies.map(({ language }, i) => new Phrases(concepts.map((concept) =>
      spelled([concept[i]], language).concat(concept[3 + i] ? concept[3 + i].split("|") : []))));
    const { lengths } = data, count = lengths[0].length, keyed = (/** @type {(id: number) => any} */ value) => Object.fromEntries(lengths[0].map((_, id) => [id, value(id)]));
    this.engine = MiniSearch.loadJS({
      documentCount: count, nextId: count, documentIds: keyed((id) => id), storedFields: {}, fieldIds: Object.fromEntries(FIELDS.map((field, id) => [field, id])),
      fieldLength: keyed((id) => lengths.map((field) => field[id])), averageFieldLength: lengths.map((field) => field.reduce((sum, length) => sum + length, 0) / (count || 1)),
      dirtCount: 0, index: [], serializationVersion: 2,
    }, OPTIONS);
    /** Packed postings of terms. @type {Map<string, string>} */ this.lists = new Map();
    /** The indexed documents by their numbers, glossary entries after them. @type {Partial<Hit>[]} */ this.documents = [];
    /** Where the glossary entry of a concept is. @type {Map<number, number>} */ this.entries = new Map();
    let last = count;
    for (const [kind, before, start, end, names] of data.entries) names.split(" ").forEach((name, concept) => {
      if (name === "?") return;
      const [title, otherTitle] = this.concepts[concept].labels;
      this.documents[last] = { id: before + name, kind, url: start + name + end, date: "", title, otherTitle };
      this.entries.set(concept, last++);
    });
    this.enlist(data.documents, 0);
    this.add(data);
  }

  /** Takes documents, the first of which has the number `at`. @param {string[][]} documents @param {number} at */
  enlist(documents, at) {
    let kind = "", before = "", start = "", end = "";
    for (const [name, date, title, otherTitle, ...kept] of documents) {
      if (kept.length) [kind, before, start, end] = kept;
      this.documents[at++] = { id: before + name, kind, url: start + name + end, date, title, otherTitle };
    }
  }

  /** Takes terms with their postings. @param {{terms: string, postings: string}} data */
  add({ terms, postings }) {
    const lists = postings.split(" ");
    lengthen(terms).forEach((marked, at) => {
      const term = marked.replace(/\|/g, "");
      if (this.lists.has(term)) return;
      this.lists.set(term, lists[at]);
      if (term[0] === "#") return;
      if (/[A-D]/.test(lists[at])) this.vocabularies[0].add(term, marked);
      if (/[EF]/.test(lists[at])) this.vocabularies[1].add(term, marked);
    });
  }

  /** @param {string} query @param {{limit?: number, kinds?: string[]}} [options] @returns {Hit[]} best first */
  find(query, { limit = Infinity, kinds } = {}) {
    return this.shown(this.rank(query), { limit, kinds });
  }

  /** @param {ReturnType<Search["rank"]>} ranked @param {{limit: number, kinds?: string[]}} options @returns {Hit[]} */
  shown(ranked, { limit, kinds }) {
    return ranked.filter(({ at }) => !kinds || kinds.includes(this.documents[at].kind)).slice(0, limit).map(({ at, ...hit }) => ({ ...this.documents[at], ...hit }));
  }

  /** What a query finds, best first, by the numbers of the documents. @param {string} query */
  rank(query) {
    const typed = this.typed(query);
    /** @type {Map<number, {score: number, covered: Set<number>, terms: Set<string>, how: Set<How>, via: Set<string>, other: Set<string>}>} */
    const found = new Map();
    const note = (/** @type {number} */ id) => found.get(id) ?? found.set(id, { score: 0, covered: new Set(), terms: new Set(), how: new Set(), via: new Set(), other: new Set() }).get(id);
    const concepts = this.conceptsOf(typed);
    typed.forEach((word, at) => {
      for (const [id, hit] of this.word(word)) {
        const entry = note(id);
        entry.score += hit.score;
        entry.covered.add(at);
        hit.terms.forEach((term) => entry.terms.add(term));
        hit.how.forEach((how) => entry.how.add(how));
        if (hit.other) entry.other.add(word.raw);
      }
    });
    const named = new Map(concepts.map((each) => ["#" + each.concept, each]));
    const pages = this.ask(named, { ...OWN, ...OTHER });
    for (const { concept, weight } of concepts) if (this.entries.has(concept)) pages.push({ id: this.entries.get(concept), score: ENTRY * weight ** 2, terms: ["#" + concept] });
    for (const { id, score, terms } of pages) {
      const entry = note(id);
      entry.score += score;
      for (const { covers, label } of terms.map((term) => named.get(term))) {
        covers.forEach((at) => entry.covered.add(at));
        entry.via.add(label);
      }
    }
    const hits = [...found].map(([at, entry]) => ({
      at, score: entry.score * (entry.covered.size / typed.length) ** WEIGHT.complete,
      terms: [...entry.terms], how: [...entry.how], via: [...entry.via], other: [...entry.other],
      complete: entry.covered.size === typed.length,
    }));
    return hits.sort((a, b) => b.score - a.score || a.at - b.at);
  }

  /** The words of a query, in both languages' analysis, without what says nothing in either, and the index terms they lead to. @param {string} query @returns {Typed[]} */
  typed(query) {
    const all = words(query).map((raw) => {
      const folded = this.vocabularies.map(({ language }) => fold(raw, language));
      return { raw, folded, stems: this.vocabularies.map(({ language }, i) => stem(folded[i], language)) };
    });
    const telling = all.filter(({ folded }) => !this.vocabularies.some(({ language }, i) => isStop(folded[i], language)));
    const kept = telling.length ? telling : all;
    return kept.map((word, at) => this.prepared(word, at === kept.length - 1));
  }

  /** A word with its index terms, its parts and its roots; if nothing knows it, those of the words nearest to it. */
  prepared(word, isLast) {
    const wanted = this.vocabularies.map((vocabulary, i) => this.expand(vocabulary, word.folded[i], word.stems[i], isLast));
    const roots = this.vocabularies.map(({ language }, i) => [root(word.stems[i], language)]);
    const german = this.vocabularies[0].language === "de" ? 0 : 1, parts = this.partsOf(this.vocabularies[german], word.folded[german], word.stems[german]);
    if (isLast) this.phrases.forEach((known, i) => { if (!known.byStart.has(roots[i][0])) roots[i].push(...known.startingWith(word.folded[i])); });
    const unknown = !parts.length && !wanted.some(({ size }) => size) && !roots.some((list, i) => list.some((each) => this.phrases[i].words.has(each)));
    return unknown ? { ...word, parts, ...this.corrected(word, roots) } : { ...word, wanted, parts, roots };
  }

  /** Index terms and roots of concepts nearest to a mistyped word. */
  corrected({ stems: own }, roots) {
    const near = this.vocabularies.map((vocabulary, i) => vocabulary.near(own[i]));
    const named = this.phrases.map((known, i) => nearest(roots[i][0], [...known.words]));
    const least = Math.min(...[...near, ...named].map(({ far }) => far));
    const words = near.map(({ far, found }) => (far === least ? found : []));
    return {
      wanted: this.vocabularies.map((vocabulary, i) => this.repaired(vocabulary, words[i])),
      roots: this.vocabularies.map(({ language }, i) => [...words[i].map((term) => root(term, language)), ...(named[i].far === least ? named[i].found : [])]),
    };
  }

  /** @param {Vocabulary} vocabulary @param {string[]} terms */
  repaired(vocabulary, terms) {
    const wanted = new Wanted();
    for (const term of terms) {
      wanted.want([term], WEIGHT.typo, "typo");
      wanted.want(vocabulary.around(term), WEIGHT.typo * WEIGHT.part, "typo");
      wanted.want(vocabulary.family(root(term, vocabulary.language)), WEIGHT.typo * WEIGHT.root, "typo");
    }
    return wanted;
  }

  /** What one word finds in both languages; the better language counts. @param {Typed} word */
  word(word) {
    /** @type {Map<number, Found>} */ const best = new Map();
    for (const list of [...word.wanted.map((terms, i) => this.lookup(terms, i)), this.pieces(word.parts)]) {
      for (const [id, found] of list) if (!(best.get(id)?.score >= found.score)) best.set(id, found);
    }
    return best;
  }

  /** @param {Vocabulary} vocabulary @param {string} folded @param {string} own */
  partsOf(vocabulary, folded, own) {
    return vocabulary.within(own) ?? (vocabulary.knows(own) ? [] : split(folded, (term) => vocabulary.has(term)));
  }

  /** What the parts of a German compound find: both parts are better than one. @param {string[]} list @returns {Map<number, Found>} */
  pieces(list) {
    /** @type {Map<number, Found & {count: number}>} */ const all = new Map();
    const i = this.vocabularies[0].language === "de" ? 0 : 1, vocabulary = this.vocabularies[i];
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
    if (vocabulary.knows(own)) wanted.want([own], 1, "exact");
    wanted.want(vocabulary.around(own), WEIGHT.part, "part");
    wanted.want(vocabulary.family(root(own, vocabulary.language)), WEIGHT.root, "root");
    if (isLast && folded.length > 2) {
      for (const term of vocabulary.startingWith(vocabulary.language === "de" ? folded.replace(/^ge(?=.{4})/, "") : folded)) wanted.want([term], WEIGHT.prefix * folded.length / term.length, "prefix");
    }
    return wanted;
  }

  /** @param {Wanted} wanted @param {number} i own language (0) or the other (1) @returns {Map<number, Found>} */
  lookup(wanted, i) {
    const factor = i ? WEIGHT.other : 1;
    return new Map(this.ask(wanted, i ? OTHER : OWN).map(({ id, score, terms }) =>
      [id, { score: score * factor, other: i === 1, terms, how: terms.map((term) => wanted.get(term).how) }]));
  }

  /** Gives the postings of a term to MiniSearch, which has only those that a query asked for: unpacking all takes far longer than a query.
   *  @param {string} term */
  open(term) {
    const index = this.engine._index;
    if (this.lists.has(term) && !index.has(term)) index.set(term, unpack(this.lists.get(term)));
  }

  /** MiniSearch multiplies by the number of terms found; our terms are variants of one word, so that is taken back.
   *  @param {Map<string, {weight: number}>} wanted @param {Record<string, number>} fields */
  ask(wanted, fields) {
    if (!wanted.size) return [];
    for (const term of wanted.keys()) this.open(term);
    const results = this.engine.search([...wanted.keys()].join(" "), { fields: Object.keys(fields), boost: fields, boostTerm: (term) => wanted.get(term).weight });
    return results.map(({ id, score, terms, queryTerms }) => ({ id, terms, score: score / queryTerms.length }));
  }

  /** Glossary concepts that the query names, with broader and narrower ones. */
  conceptsOf(typed) {
    /** @type {Map<number, {concept: number, covers: number[], weight: number, label: string}>} */ const found = new Map();
    const add = (concept, covers, weight) => {
      if (!(found.get(concept)?.weight >= weight)) found.set(concept, { concept, covers, weight, label: this.concepts[concept].labels[0] });
    };
    this.phrases.forEach((known, i) => {
      const firsts = typed.map((word) => word.roots[i][0] ?? "");
      typed.forEach((word, at) => {
        for (const { concept, roots: of } of known.match(firsts, at)) if (of.length > 1 || !PARTICLES.has(word.folded[i])) add(concept, of.map((_, step) => at + step), WEIGHT.concept);
        for (const other of word.roots[i].slice(1)) for (const { concept } of known.match([other], 0)) add(concept, [at], WEIGHT.concept * WEIGHT.prefix);
      });
    });
    for (const { concept, covers } of [...found.values()]) {
      if (this.concepts[concept].broader >= 0) add(this.concepts[concept].broader, covers, WEIGHT.broader);
      this.concepts.forEach(({ broader }, narrower) => broader === concept && add(narrower, covers, WEIGHT.narrower));
    }
    return [...found.values()];
  }
}
