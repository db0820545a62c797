"""The clean HTML of a converted document → Markdown: paragraphs, lists, bold, italic, links, and nothing else."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_SPECIAL = re.compile(r"([\\*`]|(?<!\w)_|_(?!\w))")
_START = re.compile(r"^(#{1,6}\s|>)", re.MULTILINE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def words(element: Element) -> str:
    """All text of an element on one line."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag in ("br", "p", "td", "li", "tr") else ""
        yield from _texts(child)
        yield child.tail or ""


def block(element: Element) -> str:
    """One block as Markdown; empty where it holds no text."""
    if element.tag in ("ul", "ol"):
        return "\n".join(_items(element, ""))
    if element.tag == "table":
        return "\n".join(f"- {' – '.join(cells)}" for cells in rows(element) if any(cells))
    if element.tag in HEADINGS:
        return f"### {inline(element)}" if words(element) else ""
    return _START.sub(r"\\\1", inline(element))


def rows(table: Element) -> list[list[str]]:
    """The cells of a table as text, row by row; paragraphs of a cell are parted by line ends."""
    return [[cell(each) for each in row if each.tag in ("td", "th")] for row in table.iter("tr")]


def cell(element: Element) -> str:
    """The text of a cell, one line a paragraph."""
    parts = [words(each) for each in element] if len(element) else [words(element)]
    return "\n".join(each for each in parts if each)


def inline(element: Element) -> str:
    """What stands in a paragraph."""
    return re.sub(r"[ \t]+", " ", "".join(_inline(element))).strip()


def _inline(element: Element) -> Iterator[str]:
    yield _escaped(element.text or "")
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag in _MARKS:
            yield _marked("".join(_inline(child)), _MARKS[child.tag])
        elif child.tag == "a":
            yield _link("".join(_inline(child)), child.get("href", ""))
        else:
            yield "".join(_inline(child))
        yield _escaped(child.tail or "")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\u00a0", " ").replace("\n", " "))


def _marked(text: str, mark: str) -> str:
    """Marks stand close to the words; blanks stay outside."""
    inner = text.strip()
    if not inner or "\n" in inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def _link(text: str, target: str) -> str:
    """Links to the web stay links, all others become their words."""
    web = target.startswith(("https://", "http://")) and not re.search(r"[\s()<>]", target)
    inner = text.strip()
    return f"[{inner}]({target})" if web and inner and "[" not in inner and "\n" not in inner else text


def _items(element: Element, indent: str) -> Iterator[str]:
    for number, item in enumerate((each for each in element if each.tag == "li"), 1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        nested = [each for each in item if each.tag in ("ul", "ol")]
        for each in nested:
            item.remove(each)
        if text := inline(item):
            yield f"{indent}{mark}{text}".replace("\n", " ")
        for each in nested:
            yield from _items(each, indent + " " * len(mark))
