"""HTML with every value escaped for its place. Labels, titles and classes come again on page after page: the last ones are remembered."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from kompendium.typography import bind

_WHITE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
_REMEMBERED = 8192


@lru_cache(_REMEMBERED)
def text(value: str, language: str) -> str:
    """Plain text for the inside of an element, on one line, with no-break spaces."""
    return escape(bind(_WHITE.sub(" ", value), language), quote=False)


def tag(name: str, content: str, **attributes: str) -> str:
    """An element around ready markup. `class_` is class, `data_x` is data-x; empty attributes are left out."""
    return f"<{name}{_attributes(attributes)}>{content}</{name}>" if attributes else f"<{name}>{content}</{name}>"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join([_attribute(key, value) for key, value in attributes.items() if value])


@lru_cache(_REMEMBERED)
def _attribute(key: str, value: str) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'


def heading(content: str, name: str, level: int = 2) -> str:
    """A heading of ready markup that links can lead to."""
    return tag(f"h{level}", content, id=name)


def link(url: str, content: str, **attributes: str) -> str:
    """A link around ready markup."""
    return tag("a", content, href=url, **attributes)


def foreign(value: str, language: str, reader: str) -> str:
    """Text of another language, marked so that a screen reader changes its voice."""
    inside = text(value, language)
    return inside if language == reader else tag("span", inside, lang=language)


def items(contents: Iterable[str], **attributes: str) -> str:
    """A list of ready markup, one item a line."""
    inside = "\n".join(tag("li", each) for each in contents)
    return f"<ul{_attributes(attributes)}>\n{inside}\n</ul>"
