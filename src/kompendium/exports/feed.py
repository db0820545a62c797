"""New and changed practices as an Atom feed (RFC 4287), one a language."""

from collections.abc import Sequence
from xml.etree import ElementTree

from kompendium.exports.address import LICENCE, Address
from kompendium.model import Practice

ENTRIES = 30
NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01"


def atom(practices: Sequence[Practice], address: Address, language: str) -> bytes:
    """The practices last checked first; only those that exist in the language."""
    there = [each for each in practices if language in each.texts]
    newest = sorted(there, key=lambda each: (_day(each.checked), each.slug), reverse=True)[:ENTRIES]
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language})
    _add(feed, "id", address.home(language))
    _add(feed, "title", address.titles[language])
    _add(feed, "subtitle", address.descriptions[language])
    _add(feed, "updated", _moment(newest[0].checked if newest else ""))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{address.url}feed-{language}.xml")
    _add(feed, "link", rel="alternate", type="text/html", hreflang=language, href=address.home(language))
    _add(feed, "rights", LICENCE)
    _add(_add(feed, "author"), "name", address.titles[language])
    for practice in newest:
        _entry(feed, practice, address, language)
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: ElementTree.Element, practice: Practice, address: Address, language: str) -> None:
    text = practice.texts[language]
    entry = _add(feed, "entry")
    _add(entry, "id", address.practice(practice.slug, language))
    _add(entry, "title", text.title)
    _add(entry, "updated", _moment(practice.checked))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=address.practice(practice.slug, language))
    _add(entry, "summary", text.summary)
    for theme in practice.themes:
        _add(entry, "category", term=theme)


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _day(checked: str) -> str:
    """The first day that a date stands for; what has no date comes last."""
    return checked + NEVER[len(checked) :]


def _moment(checked: str) -> str:
    return f"{_day(checked)}T00:00:00Z"
