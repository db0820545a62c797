"""HTML as the site writes it → a tree of plain data for the typesetter, by a whitelist. What is not listed is refused.

A node is text or {"t": kind, "c": nodes, …}. Whoever calls says which page a link means and where a picture lies.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.html import HtmlElement

Node = str | dict[str, Any]
_SPACE = re.compile(r"[ \t\r\n]+")
_INLINE = {"em": "em", "strong": "strong", "b": "strong", "small": "small", "br": "br"}
_LISTS = ("ul", "ol")
_HEADINGS = ("h3", "h4")


class RefusedElementError(Exception):
    """Something the edition cannot set: `rule` of the problem and what was found."""

    def __init__(self, rule: str, found: str) -> None:
        super().__init__(f"{rule}: {found}")
        self.rule = rule
        self.found = found


def _no_picture(file: str, _: str) -> Mapping[str, str]:
    raise RefusedElementError("book-element", f"img src={file}")


@dataclass(frozen=True)
class Outside:
    """What a text points to.

    link: address → what the node says besides its words ({}: words only; None: the link leads nowhere)
    picture: file and description → the node; raises RefusedElementError
    """

    link: Callable[[str], Mapping[str, str] | None]
    picture: Callable[[str, str], Mapping[str, str]] = _no_picture


def inline(markup: str, outside: Outside) -> list[Node]:
    """The nodes of markup that may stand inside a paragraph. Raises RefusedElementError."""
    return _trimmed(_inside(html.fragment_fromstring(markup, create_parent="p"), outside))


def blocks(markup: str, outside: Outside) -> list[Node]:
    """The nodes of paragraphs, lists and tables. Raises RefusedElementError."""
    return list(_blocks(html.fragment_fromstring(markup, create_parent="div"), outside))


def _blocks(parent: HtmlElement, outside: Outside) -> Iterator[Node]:
    """Children as blocks; text that stands loose among them becomes a paragraph."""
    loose: list[Node] = list(_text(parent.text))
    for child in parent:
        if child.tag in _BLOCKS:
            yield from _paragraph(loose)
            loose = list(_text(child.tail))
            yield _BLOCKS[child.tag](child, outside)
        else:
            loose += [*_element(child, outside), *_text(child.tail)]
    yield from _paragraph(loose)


def _paragraph(nodes: list[Node]) -> Iterator[Node]:
    words = _trimmed(nodes)
    if words:
        yield {"t": "p", "c": words}


def _list(element: HtmlElement, outside: Outside) -> Node:
    return {"t": element.tag, "items": [list(_blocks(item, outside)) for item in element]}


def _heading(element: HtmlElement, outside: Outside) -> Node:
    return {"t": "h", "c": _trimmed(_inside(element, outside))}


def _table(element: HtmlElement, outside: Outside) -> Node:
    rows = [[_trimmed(_inside(cell, outside)) for cell in row] for row in element.iter("tr")]
    return {"t": "table", "head": rows[0], "rows": rows[1:]}


def _frame(element: HtmlElement, outside: Outside) -> Node:
    if "reading" not in (element.get("class") or "").split():
        raise RefusedElementError("book-element", f"div class={element.get('class') or ''}")
    return {"t": "reading", "c": list(_blocks(element, outside))}


_BLOCKS: dict[str, Callable[[HtmlElement, Outside], Node]] = {
    "p": lambda element, outside: {"t": "p", "c": _trimmed(_inside(element, outside))},
    "table": _table,
    "div": _frame,
    **dict.fromkeys(_LISTS, _list),
    **dict.fromkeys(_HEADINGS, _heading),
}


def _inside(parent: HtmlElement, outside: Outside) -> list[Node]:
    nodes = list(_text(parent.text))
    for child in parent:
        nodes += [*_element(child, outside), *_text(child.tail)]
    return nodes


def _element(element: HtmlElement, outside: Outside) -> Iterator[Node]:
    """One element inside a paragraph."""
    tag = element.tag
    inside = _inside(element, outside) if isinstance(tag, str) else []
    if tag in _INLINE:
        yield {"t": _INLINE[tag], "c": inside}
    elif tag == "a":
        yield from _link(element, inside, outside)
    elif tag == "span":
        yield from _span(element, inside)
    elif tag == "img":
        yield dict(outside.picture(element.get("src") or "", element.get("alt") or ""))
    else:
        raise RefusedElementError("book-element", str(tag))


def _span(element: HtmlElement, inside: list[Node]) -> Iterator[Node]:
    """A language change and a group of citation marks are kept; any other span is only a hook for the site's style."""
    if element.get("lang"):
        yield {"t": "lang", "lang": element.get("lang"), "c": inside}
    elif element.get("class") == "cites":
        yield {"t": "cites", "c": inside}
    else:
        yield from inside


def _link(element: HtmlElement, inside: list[Node], outside: Outside) -> Iterator[Node]:
    address = element.get("href") or ""
    found = outside.link(address)
    if found is None:
        raise RefusedElementError("book-link", address)
    language = element.get("lang")
    words: list[Node] = [{"t": "lang", "lang": language, "c": inside}] if language else inside
    if found:
        yield {**found, "c": words}
    else:
        yield from words


def _text(text: str | None) -> Iterator[Node]:
    """Words with single spaces; no-break spaces stay."""
    plain = _SPACE.sub(" ", text or "")
    if plain:
        yield plain


def _trimmed(nodes: list[Node]) -> list[Node]:
    """Without blanks at both ends."""
    trimmed = list(nodes)
    if trimmed and isinstance(trimmed[0], str):
        trimmed[0] = trimmed[0].lstrip(" ")
    if trimmed and isinstance(trimmed[-1], str):
        trimmed[-1] = trimmed[-1].rstrip(" ")
    return [node for node in trimmed if node != ""]
