/**
 * The German list of words, read in V8: a million words that Python would take a second for. Bytes come and go as the characters of a string (Latin 1).
 * The list is a front-coded stream as simplemma ships it: "SMFC1", a flag, the number of words; then of each how many bytes it shares with the one before,
 * how many follow, these, and its lemma: 254 for that of the word before, or what is cut off, how many bytes follow, these.
 */

/** What tells words apart here: capitals and letters other than a to z do not. Two words may have the same. @param {number} hash of what stands before @param {number} byte */
const hashed = (hash, byte) => (Math.imul(hash, 31) + (byte < 128 ? byte | 32 : 0)) & 0x3fffff;

/** All words of the list that stand within one of the nouns, and a few others. @param {string} list @param {string} nouns lines in lower case */
function within(list, nouns) {
  if (!list.startsWith("SMFC1\0")) throw new Error("The list of German words has a form that is not known here: see wordlist.js.");
  const wanted = new Uint8Array(1 << 22), byte = (/** @type {number} */ at) => list.charCodeAt(at);
  for (const noun of nouns.split("\n")) {
    for (let start = 0; start < noun.length; start++) {
      for (let end = start, hash = 0; end < noun.length; end++) wanted[hash = hashed(hash, noun.charCodeAt(end))] = 1;
    }
  }
  let at = 6;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const next = byte(at++);
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  };
  const word = new Uint8Array(1024), hashes = new Uint32Array(1025), found = [];
  for (let left = number(); left; left--) {
    const shared = number(), end = shared + number();
    for (let i = shared; i < end; i++) hashes[i + 1] = hashed(hashes[i], word[i] = byte(at++));
    if (wanted[hashes[end]]) found.push(String.fromCharCode(...word.subarray(0, end)));
    if (byte(at++) === 254) continue;
    const lemma = number();
    at += lemma;
  }
  return found.join("\n");
}
