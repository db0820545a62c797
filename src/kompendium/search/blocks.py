"""What an index is made of: blocks of documents, each kept under the digest of what it was made from, so that an edit changes few of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

from kompendium.kept import Store, digest
from kompendium.search.documents import SearchDocument, plain
from kompendium.search.making import Made, Part

# documents in a block, on average: few enough that an edit costs little, so many that a block is smaller than its documents;
# and those in a wide one, which is put together of blocks: few enough that putting them together does not cost much again
BLOCK, WIDE = 16, 128


@dataclass(frozen=True)
class Later:
    """A document that is made when it is needed; `key` is the digest of what it is made from."""

    id: str
    key: str
    make: Callable[[], SearchDocument]


class Index:
    """The index of one language as earlier builds left it: `kept` if nothing changed since, else to be made of `parts`."""

    def __init__(self, language: str, documents: Iterable[Later], basis: str, store: Store, shards: bool) -> None:
        """`basis`: the digest of all else that the index hangs on; `shards`: whether it is published in files of which a query loads few."""
        self.language = language
        self._store = store
        # wide blocks: the documents of each block by the key under which it is kept
        self._blocks = [{digest(basis, language, *(each.key for each in part)): part for part in cut(wide, BLOCK)} for wide in cut(documents, WIDE)]
        self._key = digest("index", language, *(key for wide in self._blocks for key in wide))
        self._shards = digest("shards", self._key) if shards else ""
        self.kept = self._get(self._key)
        self._files = self._get(self._shards) if shards else ""

    def is_done(self) -> bool:
        """Whether earlier builds kept all that is to be published."""
        return bool(self._files if self._shards else self.kept)

    def parts(self) -> Iterator[Part]:
        """The blocks as far as they are known, and the documents of the others, which are read for this if they are new."""
        for wide in self._blocks:
            key = _wide_key(wide)
            block = self._get(key)
            yield Part(self.language, key, block, parts=() if block else [self._part(*each) for each in wide.items()])

    def files(self, made: Made | None) -> dict[str, bytes]:
        """The index by name, in one file or in many: its head under the name of the whole, the others in a folder. `made`: what no earlier build left."""
        if made and not self.kept:
            self.kept = made.index
            self._store.put(self._key, self.kept.encode())
        if made and self._shards:
            self._files = json.dumps(made.files, ensure_ascii=False)
            self._store.put(self._shards, self._files.encode())
        found: dict[str, str] = json.loads(self._files) if self._shards else {"": self.kept}
        folder = json.loads(found[""])["folder"] if self._shards else ""
        return {f"{folder}/{name}.json" if name else f"{self.language}.json": content.encode() for name, content in found.items()}

    def keys(self) -> Iterator[str]:
        """Under which is kept what the next build may need."""
        for wide in self._blocks:
            yield _wide_key(wide)
            yield from wide
            yield from map(self._name, wide.values())

    def _part(self, key: str, documents: list[Later]) -> Part:
        block = self._get(key)
        return Part(self.language, key, block, "" if block else self._plain(documents))

    def _plain(self, documents: list[Later]) -> str:
        """A JSON list. Each document is kept, as a line after its key, for the next time that one beside it changes."""
        name = self._name(documents)
        before = dict(line.split(" ", 1) for line in self._get(name).split("\n") if line)
        lines = {each.key: before.get(each.key) or plain(each.make()) for each in documents}
        self._store.put(name, "\n".join(f"{key} {line}" for key, line in lines.items()).encode())
        return f"[{','.join(lines.values())}]"

    def _name(self, documents: list[Later]) -> str:
        """Under which documents are kept: not what they say, so that those from before are found."""
        return digest("documents", self.language, documents[0].id)

    def _get(self, key: str) -> str:
        return (self._store.get(key) or b"").decode()


def cut(documents: Iterable[Later], size: int) -> list[list[Later]]:
    """The documents in the same order, so many together on average, cut by chance of their ids: so a new one changes one block, not all that follow."""
    parts: list[list[Later]] = [[]]
    for document in documents:
        if parts[-1] and crc32(document.id.encode()) % size == 0:
            parts.append([])
        parts[-1].append(document)
    return parts


def _wide_key(wide: Mapping[str, list[Later]]) -> str:
    return digest("wide", *wide)
