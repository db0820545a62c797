/**
 * The search over an index in shards: loads the head, then of each query only what its words can lead to. The results are those of the whole index;
 * only a slip in the first letter is not forgiven.
 * What a query needs is not worked out beforehand: it is asked of what is there, every look at a word says which shard it needs, and it is asked again
 * once those are loaded, until nothing was missing.
 * @typedef {import("./search.js").Hit} Hit
 * @typedef {import("../../../src/kompendium/search/build.js").Head} Head
 */
import { slips } from "./analysis.js";
import { Search, Vocabulary, lengthen, nearest, opposite } from "./search.js";

/** The words of one language in the shards that are there. What was loaded first decides nothing: lists are in the order of the alphabet, as in the whole index. */
class Shelf extends Vocabulary {
  /** @param {"de"|"cs"} language @param {number} at own language (0) or the other @param {Needs} needs */
  constructor(language, at, needs) {
    super(language);
    this.at = at;
    this.needs = needs;
  }

  knows(term) {
    this.needs.words(term);
    return super.knows(term);
  }

  around(part) {
    this.needs.words(part);
    return super.around(part)?.sort();
  }

  family(root) {
    this.needs.words(root, root.length > 2 ? root + "\uffff" : root);
    return super.family(root)?.sort();
  }

  within(term) {
    this.needs.words(term);
    return super.within(term);
  }

  /** Parts are looked for only in a word that is surely no term. @param {string} word */
  has(word) {
    return !this.needs.missing.size && super.has(word);
  }

  startingWith(start) {
    this.needs.words(start, start + "\uffff");
    this.sorted.sort();
    return super.startingWith(start);
  }

  /** Among the words with the same first letter; and only for a word that is surely unknown. @param {string} word */
  near(word) {
    const list = slips(word) && !this.needs.missing.size ? this.needs.letter(word[0]) : null;
    return nearest(word, list ? list[this.at] : []);
  }
}

/** What is loaded and what a query misses, by the names of the files. */
class Needs {
  /** @param {Head} head */
  constructor({ starts, letters }) {
    this.starts = starts;
    this.letters = letters;
    /** @type {Set<string>} */ this.missing = new Set();
    /** @type {Map<string, any>} */ this.there = new Map();
  }

  /** @param {string} name */
  file(name) {
    if (!this.there.has(name)) this.missing.add(name);
    return this.there.get(name);
  }

  /** The shards with the terms from one to another. @param {string} from @param {string} [to] */
  words(from, to = from) {
    this.starts.forEach((start, at) => {
      const next = this.starts[at + 1];
      if (start <= to && (next === undefined || next > from)) this.file(`${at}`);
    });
  }

  /** The words of both languages with this first letter. @param {string} letter @returns {string[][]|undefined} */
  letter(letter) {
    const at = this.letters.indexOf(letter);
    return at < 0 ? undefined : this.file(`w${at}`);
  }
}

export class ShardedSearch extends Search {
  /** @param {Head} head @param {(name: string) => Promise<any>} read gives a file of the index */
  constructor(head, read) {
    const needs = new Needs(head);
    super(head, [head.language, opposite(head.language)].map((language, at) => new Shelf(language, at, needs)));
    this.needs = needs;
    this.size = head.size;
    this.indexed = head.lengths[0].length;
    this.read = read;
    /** @type {Map<string, Promise<void>>} */ this.loading = new Map();
  }

  open(term) {
    this.needs.words(term);
    super.open(term);
  }

  /** @param {string} query @param {{limit?: number, kinds?: string[]}} [options] @returns {Promise<Hit[]>} best first */
  async find(query, { limit = Infinity, kinds } = {}) {
    for (;;) {
      this.needs.missing.clear();
      const ranked = this.rank(query);
      if (!this.needs.missing.size) for (const { at } of kinds ? ranked : ranked.slice(0, limit)) if (at < this.indexed) this.needs.file(`d${Math.floor(at / this.size)}`);
      if (!this.needs.missing.size) return this.shown(ranked, { limit, kinds });
      await Promise.all([...this.needs.missing].map((name) => this.load(name)));
    }
  }

  /** Each file once; one that could not be loaded is tried again by the next query. @param {string} name */
  load(name) {
    const loading = this.loading.get(name) ?? this.read(name).then((data) => {
      if (name[0] === "d") this.enlist(data, Number(name.slice(1)) * this.size);
      else if (name[0] !== "w") this.add(data);
      this.needs.there.set(name, name[0] === "w" ? data.map(lengthen) : true);
    });
    loading.catch(() => this.loading.delete(name));
    this.loading.set(name, loading);
    return loading;
  }
}
