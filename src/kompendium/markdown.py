"""Markdown of practices → HTML: CommonMark with tables, as the hosts of repositories show it. One engine for site, edition and checks.

It is pulldown-cmark, in Rust: linear in any text, and without memory that a text could corrupt or that is never given back.
"""

import html as entities
import re

import pyromark

# what a contributor's heading is called as an anchor begins with this, so that it can never be an id that a script looks for
PREFIX = "part-"

_PLAIN = str.maketrans("áčďéěíňóřšťúůýžäöü", "acdeeinorstuuyzaou", "\u00ad") | {ord("ß"): "ss"}
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right)"')
_TAG = re.compile(r"<[^>]*>")


def html(text: str, taken: set[str] | None = None) -> str:
    """The blocks of a text. HTML in it is passed on: whoever calls has made contributors' own harmless before.

    taken: the ids of headings that the page has already; those of this text are added
    """
    return named(without_ids(text), set() if taken is None else taken)


def without_ids(text: str) -> str:
    """The same before its headings have ids: no other text of the page changes it."""
    rendered = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES).replace(" />", ">")
    return _ALIGNED.sub(r'\1 class="\2"', rendered)


def named(rendered: str, taken: set[str]) -> str:
    """Blocks whose headings get ids that the page does not have yet; they are added to `taken`."""
    return _HEADING.sub(lambda match: _heading(match.group(1), match.group(2), taken), rendered) if "<h" in rendered else rendered


def _heading(level: str, content: str, taken: set[str]) -> str:
    """A heading with an id of its own; the second of the same words gets a number."""
    name = slug(entities.unescape(_TAG.sub("", content)), "-")
    own = next(each for number in range(len(taken) + 1) if (each := f"{name}_{number}" if number else name) not in taken)
    taken.add(own)
    return f'<h{level} id="{own}">{content}</h{level}>'


def slug(text: str, separator: str) -> str:
    """The id of a heading, with our prefix."""
    plain = re.sub(r"[^a-z0-9]+", separator, text.lower().translate(_PLAIN)).strip(separator)
    return f"{PREFIX}{plain[:80]}"
