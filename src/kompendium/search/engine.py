"""The search's JavaScript, run in V8: the build and the terminal use the very code that the browser runs."""

import atexit
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from py_mini_racer import JSFunction, MiniRacer

from kompendium.glossary import Term
from kompendium.search.compounds import Known, Splits, long_nouns, split_words, word_list
from kompendium.search.documents import Hit, SearchDocument, concepts, german, plain

# what makes the index; the site publishes only what reads it
BUILD = tuple(Path(__file__).parent / name for name in ("build.js", "wordlist.js"))
IMPORT = re.compile(r"^import [^;]+;$", re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)
EXPORT_DEFAULT = re.compile(r"export\{(\w+) as default\};")
DOOR = """
const searches = [];
const open = (index) => searches.push(new Search(JSON.parse(index))) - 1;
const forget = (at) => (searches[at] = null) === null;
const find = (at, query, options) => JSON.stringify(searches[at].find(query, options));
const timed = (at, query) => {
  const start = Date.now();
  for (let round = 0; round < 10; round++) searches[at].find(query, {limit: 20});
  return (Date.now() - start) / 10;
};
const times = (at, queries, rounds) =>
  JSON.stringify(queries.map((query) => Math.min(...Array.from({length: rounds}, () => timed(at, query)))));
const analyse = (text, language) => JSON.stringify(stems(text, language));
"""


class Engine:
    """The modules of `theme/assets` in V8, which is started once per process."""

    def __init__(self, assets: Path) -> None:
        self._context = _started(_program(assets))
        self._function = cache(self._context.eval)

    def build_index(self, documents: Iterable[SearchDocument], terms: Iterable[Term], language: str) -> str:
        """The index of one site language as JSON; the same input gives the same bytes."""
        whole = f"[{','.join(map(plain, documents))}]"
        self.begin(concepts(terms), language, self.splits(nouns(whole, language)))
        return self.assembled([self.block(whole)])

    def splits(self, nouns: Collection[str]) -> dict[str, list[str]]:
        """German nouns, in lower case, with their parts: one if it is no compound."""
        return split_words(nouns, self.known(nouns)) if nouns else {}

    def known(self, nouns: Iterable[str]) -> Known:
        """Which words German has; asked for parts of these nouns only."""
        lines = "\n".join(nouns).encode().decode("latin-1")
        words = frozenset(self._run("within", word_list().decode("latin-1"), lines).encode("latin-1").decode().split("\n"))
        return lambda word: word.capitalize() in words or word in words

    def begin(self, concepts: str, language: str, splits: Splits) -> None:
        """What blocks and indexes hang on from now: the glossary as JSON, the language, and the parts of all long nouns in the documents."""
        self._run("begin", concepts, language, _json({noun: splits[noun] for noun in sorted(splits) if len(splits[noun]) > 1}))

    def block(self, documents: str) -> str:
        """What becomes of some documents, given as a JSON list. It hangs on them and the beginning alone, so it can be kept."""
        return self._run("block", documents)

    def merged(self, blocks: Collection[str]) -> str:
        """One block of several."""
        self._take(blocks)
        return self._run("merged")

    def assembled(self, blocks: Collection[str]) -> str:
        """The index of all blocks as JSON."""
        self._take(blocks)
        return self._run("build")

    def cut(self, index: str, folder: str) -> dict[str, str]:
        """An index in files by name: "" is its head, all others are to lie in `folder` beside it."""
        return dict(json.loads(self._run("cut", index, folder)))

    def _take(self, blocks: Collection[str]) -> None:
        self._run("take", "\n".join(blocks))

    def _run(self, function: str, *texts: str) -> str:
        """A function of the modules, with texts as they are: `call` of mini-racer makes them part of a program, and a program of megabytes costs far more."""
        return str(cast("JSFunction", self._function(function))(*texts))

    def open(self, index: str) -> "Searcher":
        """A searcher over an index that `build_index` made."""
        return Searcher(self._context, int(self._context.call("open", index)))

    def analyse(self, text: str, language: str) -> list[str]:
        """The stems of a text."""
        return list(json.loads(self._context.call("analyse", text, language)))

    def call(self, function: str, *arguments: Any) -> Any:
        """Any function of the modules, with plain data in and out (for tests)."""
        self._context.eval(f"globalThis.last = (...values) => JSON.stringify({function}(...values) ?? null)")
        return json.loads(self._context.call("last", *arguments))


def nouns(documents: str, language: str) -> set[str]:
    """The long German nouns of documents of a language, given as a JSON list."""
    return long_nouns(german(json.loads(documents), language))


class Searcher:
    """Queries over one index."""

    def __init__(self, context: "MiniRacer", number: int) -> None:
        self._context = context
        self._number = number

    def find(self, query: str, limit: int = 20, kinds: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The best results first; `kinds` restricts to these kinds of page."""
        options: dict[str, Any] = {"limit": limit} | ({"kinds": list(kinds)} if kinds else {})
        return tuple(_hit(found) for found in json.loads(self._context.call("find", self._number, query, options)))

    def close(self) -> None:
        """Forget the index; a process that serves for hours opens many."""
        self._context.call("forget", self._number)

    def times(self, queries: Sequence[str], rounds: int) -> list[float]:
        """Milliseconds per query: the best of some rounds of ten, so that other work on the machine counts little."""
        return [float(value) for value in json.loads(self._context.call("times", self._number, list(queries), rounds))]


def uncovered(searcher: Searcher, terms: Iterable[Term], language: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """The ids of the terms that no page of these kinds is about yet."""
    return tuple(
        term.id for term in terms if not _covers(searcher.find(term.words[language], kinds=kinds), term, language)
    )


def _covers(hits: Iterable[Hit], term: Term, language: str) -> bool:
    return any(hit.complete and term.words[language] in hit.via for hit in hits)


@cache
def _started(program: str) -> "MiniRacer":
    """A V8 that lives until the process ends: collecting one as garbage can wait for ever for its own thread."""
    from py_mini_racer import MiniRacer  # only the process that needs V8 waits for it

    context = MiniRacer()
    atexit.register(context.close)
    context.eval(program)
    return context


def _program(assets: Path) -> str:
    """The modules as one script: V8 alone has no module loader."""
    vendored = (assets / "vendor/minisearch/minisearch.min.js").read_text(encoding="utf-8")
    paths = (*(assets / f"search/{name}.js" for name in ("analysis", "search", "shards")), *BUILD)
    own = [path.read_text(encoding="utf-8") for path in paths]
    engine = EXPORT_DEFAULT.sub(r"return \1;", vendored)
    return "\n".join(
        [f"const MiniSearch = (() => {{ {engine} }})();", *(EXPORT.sub("", IMPORT.sub("", text)) for text in own), DOOR]
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _hit(found: Mapping[str, Any]) -> Hit:
    lists = {name: tuple(found[name]) for name in ("terms", "how", "via", "other")}
    return Hit(
        found["id"], found["kind"], found["url"], found["title"], found["score"], **lists, complete=found["complete"]
    )
