"""Both languages say the same: sections, numbers, sources, names, and the state of the translation."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kompendium import body, freshness, nodes
from kompendium.frontmatter import Document
from kompendium.loader import Folder, original_parts
from kompendium.problems import Problem
from kompendium.rules.context import Context, at, on_line, text

_DAY = re.compile(r"\b(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\b")
# begins with what is rare, so that a text without a date is soon done with
_NEARLY_DAY = re.compile(r"\.(?<=\d\.) ?\d{1,2}\. ?\d{4}")
_NUMBER = re.compile(r"\d(?:\d{0,2}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d*(?:[.,]\d+)?)")
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_SPACE = re.compile("[\u00a0\u202f\u2009]")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Each translation against the original."""
    original = folder.original
    if original is None:
        return
    for translation in folder.translations:
        yield from _stale(original, translation, context)
        yield from _sections(original, translation, context)


def numbers(markdown: str) -> Counter[str]:
    """The numbers of a text, however the language writes them: 16,71 = 16.71, 1 000 = 1.000, 01.10.2021 = 1. 10. 2021."""
    found: list[str] = []

    def take(day: re.Match[str]) -> str:
        found.extend(str(int(part)) for part in day.groups())
        return " · "

    text = _SPACE.sub(" ", body.prose(markdown))
    rest = _DAY.sub(take, text) if _NEARLY_DAY.search(text) else text
    return Counter((*found, *map(_normal, _NUMBER.findall(rest))))


@lru_cache(maxsize=1024)  # years and small numbers, most of the time
def _normal(number: str) -> str:
    whole, _, decimals = number.partition(",")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(" ", "").replace(".", "")
    elif "." in whole:
        whole, _, decimals = whole.partition(".")
    whole, decimals = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _blocks(document: Document, context: Context) -> dict[str, body.Block]:
    kinds = context.data.sections
    found: dict[str, body.Block] = {}
    for block in body.blocks(document.body, document.body_line)[1:]:
        if kind := kinds.by_heading(block.heading, document.language):
            found.setdefault(kind.id, block)
    return found


def _headings(document: Document) -> int:
    return len(body.blocks(document.body, document.body_line)) - 1


def _sections(original: Document, translation: Document, context: Context) -> Iterator[Problem]:
    there, here = _blocks(original, context), _blocks(translation, context)
    if _headings(translation) != len(here) or _headings(original) != len(there):
        return  # an unknown heading is its own message
    kinds = context.data.sections.kinds
    required = {name for name, kind in kinds.items() if kind.required}
    for name in there:
        # a missing required section has its own message where the status asks for it
        if name not in here and not (name in required and text(original, "status") == "published"):
            yield on_line(translation, 1, "parity-section", heading=kinds[name].heading[translation.language])
    for name, block in here.items():
        if name not in there:
            yield on_line(translation, block.line, "parity-section-extra", heading=block.heading, file=original.path)
        else:
            yield from _section(translation, block, there[name], original, context)


def _section(
    translation: Document, here: body.Block, there: body.Block, original: Document, context: Context
) -> Iterator[Problem]:
    ours, theirs = numbers(here.text), numbers(there.text)
    place = {"heading": here.heading, "file": original.path, "at": str(there.line)}
    if ours != theirs:
        more, less = ours - theirs, theirs - ours
        line = _line_of(here, more)
        yield on_line(translation, line, "parity-numbers", here=_list(more), there=_list(less), **place)
    cited, expected = set(body.FOOTNOTE.findall(here.text)), set(body.FOOTNOTE.findall(there.text))
    if cited != expected:
        yield on_line(
            translation, here.line, "parity-sources",
            here=", ".join(sorted(cited - expected)) or "–", there=", ".join(sorted(expected - cited)) or "–", **place,
        )  # fmt: skip
    yield from _names(translation, here, there, original, context)


def _list(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())[:20]) or "–"


def _line_of(block: body.Block, odd: Counter[str]) -> int:
    """The first line that holds a number which the other text lacks, or the heading."""
    for offset, line in enumerate(block.text.split("\n")):
        if numbers(line) & odd:
            return block.text_line + offset
    return block.line


def _names(
    translation: Document, here: body.Block, there: body.Block, original: Document, context: Context
) -> Iterator[Problem]:
    """A name of an organisation that stands in the original's section and not in ours. Czech declines names: compare stems."""
    organisations = original.front.get("organisations")
    for item in organisations.items if isinstance(organisations, nodes.Sequence) else ():
        node = item.get("id") if isinstance(item, nodes.Mapping) else None
        known = context.data.organisations.get(node.value) if isinstance(node, nodes.Scalar) else None
        name = known.name.split(",")[0] if known else ""
        if name and name in body.prose(there.text) and not _stem_found(name, body.prose(here.text)):
            yield on_line(translation, here.line, "parity-name", name=name, heading=here.heading).as_warning()


def _stem_found(name: str, prose: str) -> bool:
    stems = [word[: max(4, len(word) - 3)].lower() for word in re.findall(r"\w{3,}", name)]
    return all(stem in prose.lower() for stem in stems)


def _stale(original: Document, translation: Document, context: Context) -> Iterator[Problem]:
    stamp = translation.front.get("translated_from")
    if not isinstance(stamp, nodes.Scalar) or not freshness.well_formed(stamp.value):
        return
    changed = freshness.changed(stamp.value, original_parts(original, context.data.sections))
    if changed:
        kinds = context.data.sections.kinds
        names = [kinds[name].heading[translation.language] if name in kinds else name for name in changed]
        yield at(translation, stamp, "translation-stale", parts=", ".join(names), file=original.path).as_warning()
