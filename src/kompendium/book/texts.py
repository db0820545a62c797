"""The texts that are written by hand for the edition (foreword, how to read, the two systems), with their sources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kompendium import body, markdown
from kompendium.book import facts
from kompendium.book.frame import Frame
from kompendium.book.prose import chunks, links
from kompendium.book.tree import Node, Outside, RefusedElementError, blocks
from kompendium.model import Source
from kompendium.pages.citations import Citations
from kompendium.pages.prose import staged
from kompendium.problems import Problem
from kompendium.typography import bind

_TITLE = re.compile(r"(.*?)\s*\{#([a-z-]+)\}")


@dataclass(frozen=True)
class Passage:
    """One text in one language: Markdown with the line on which it begins."""

    path: str
    language: str
    title: str
    markdown: str
    line: int


def read(text: str, path: str, language: str) -> dict[str, Passage]:
    """The passages of a file by id: `## Title {#id}` opens each."""
    found = {}
    for block in body.blocks(text, 1)[1:]:
        match = _TITLE.fullmatch(block.heading)
        if match:
            found[match.group(2)] = Passage(path, language, match.group(1), block.text, block.text_line)
    return found


def data(passages: Mapping[str, Passage], sources: Mapping[str, Source], frame: Frame) -> tuple[dict[str, Any], list[Problem]]:
    """One text in every language of the edition. Only the sources that it cites are listed, in the order of their citation."""
    keys = dict.fromkeys(body.FOOTNOTE.findall(passages[frame.languages[0]].markdown))
    cited = {key: sources[key] for key in keys if key in sources}
    blocks: dict[str, list[Node]] = {}
    problems: list[Problem] = []
    for language in frame.languages:
        blocks[language], refused = _blocks(passages[language], cited, frame)
        problems += refused
    titles = {language: bind(passages[language].title, language) for language in frame.languages}
    return {"title": titles, "blocks": blocks, "sources": facts.listing(cited, frame)}, problems


def _blocks(passage: Passage, sources: Mapping[str, Source], frame: Frame) -> tuple[list[Node], list[Problem]]:
    citations = Citations(sources, frame.view(passage.language))
    nodes: list[Node] = []
    problems: list[Problem] = []
    for line, chunk in chunks(passage.markdown, passage.line):
        try:
            text = staged(chunk, citations.view, citations, passage.language)
            nodes += blocks(markdown.html(text), Outside(links(citations.numbers)))
        except RefusedElementError as refused:
            problems.append(Problem(passage.path, line, 1, refused.rule, {"found": refused.found}))
    return nodes, problems
