"""Make indexes from documents: what kept results save is decided before, so that only this needs V8."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kompendium.kept import Store, digest
from kompendium.search.engine import Engine, nouns


@dataclass(frozen=True)
class Part:
    """Neighbouring documents of one language: their block as an earlier build made it, or the documents as a JSON list, or smaller parts that they fall into.

    key: under which the block is kept
    """

    language: str
    key: str
    block: str = ""
    documents: str = ""
    parts: Sequence["Part"] = ()

    def new(self) -> Iterator[str]:
        """The documents of which no block is known."""
        if self.documents:
            yield self.documents
        for each in self.parts:
            yield from each.new()


@dataclass(frozen=True)
class Job:
    """The indexes to make.

    languages: each with its index if an earlier build made it and only its files are wanted, else an empty text; concepts: the glossary as JSON;
    splits: the key under which are kept the nouns that were split before; shards: whether the indexes are cut into files
    """

    languages: Mapping[str, str]
    assets: Path
    concepts: str
    store: Store
    splits: str
    shards: bool


@dataclass(frozen=True)
class Made:
    """The index of a language, and its files by name if they were asked for: "" is the head, all others lie in a folder that the head names."""

    index: str
    files: Mapping[str, str]


def make(job: Job, parts: Iterable[Part]) -> dict[str, Made]:
    """The indexes by language. What becomes of the documents is put into the store."""
    engine, waiting = Engine(job.assets), list(parts)
    splits = _splits(job, engine, waiting)
    waiting.reverse()  # taken from the end, so that what is done with is not held
    return {language: _made(job, engine, language, index or _index(job, engine, language, waiting, splits)) for language, index in job.languages.items()}


def _index(job: Job, engine: Engine, language: str, waiting: list[Part], splits: Mapping[str, list[str]]) -> str:
    engine.begin(job.concepts, language, splits)
    blocks = []
    while waiting and waiting[-1].language == language:
        blocks.append(_block(job.store, engine, waiting.pop()))
    return engine.assembled(blocks)


def _block(store: Store, engine: Engine, part: Part) -> str:
    if part.block:
        return part.block
    block = engine.block(part.documents) if part.documents else engine.merged([_block(store, engine, each) for each in part.parts])
    store.put(part.key, block.encode())
    return block


def _made(job: Job, engine: Engine, language: str, index: str) -> Made:
    """The name of the folder changes with the index, so that nobody mixes old and new."""
    return Made(index, engine.cut(index, f"{language}-{digest(index)[:8]}") if job.shards else {})


def _splits(job: Job, engine: Engine, parts: Iterable[Part]) -> dict[str, list[str]]:
    """The German nouns of the documents with their parts. The list of words is asked only for those that it was never asked for."""
    wanted = set().union(*(nouns(new, each.language) for each in parts for new in each.new()))
    known: dict[str, list[str]] = json.loads(job.store.get(job.splits) or "{}")
    if new := wanted - known.keys():
        known |= engine.splits(new)
        job.store.put(job.splits, json.dumps(known, ensure_ascii=False, sort_keys=True).encode())
    return {noun: known[noun] for noun in wanted}
