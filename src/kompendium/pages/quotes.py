"""Sentences of a practice, word for word: list items, or else the first sentence of each paragraph, with the way back to the practice."""

import re
from collections.abc import Callable
from html import escape

from kompendium.body import FOOTNOTE, FOREIGN, LINK
from kompendium.languages import LANGUAGES
from kompendium.model import Practice, Section
from kompendium.pages import markup
from kompendium.pages.view import View
from kompendium.typography import bind

Quoted = Callable[[Practice, str], str]

SECTIONS = ("success", "difficulties")

_ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)])[ \t]+(.*(?:\n(?![-*+] |\d{1,3}[.)] |\n).*)*)", re.MULTILINE)
_END = re.compile(r"[.!?][“\"]?(?:\[\^[^\]\s]+\])*(?=\s+[„»(]?[A-ZÄÖÜÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")
# What ends with a full stop and ends no sentence.
_SHORT = re.compile(r"(?:\b(?:z|u|d|i|bzw|usw|ca|Nr|Abs|Art|St|Dr|e|V|vgl|tzv|např|atd|mj|tj|č|str|odst|resp|mil|mld|tis|Mio|Mrd|Sb|Slg|s|r|o|p|[A-Z])|\b\d{1,2})\.$")
_LONGEST = 4
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])")


def sentences(section: Section) -> list[str]:
    """The section's list items, or else the first sentence of each paragraph, as Markdown."""
    listed = [" ".join(each.split()) for each in _ITEM.findall(section.markdown)]
    if listed:
        return listed
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n[ \t]*\n", section.markdown))
    return [first(each) for each in paragraphs if each and not each.startswith(("#", "|", ">"))]


def first(paragraph: str) -> str:
    """The first sentence of a paragraph."""
    for end in _END.finditer(paragraph):
        if not _SHORT.search(paragraph, max(0, end.start() - _LONGEST), end.start() + 1):
            return paragraph[: end.end()]
    return paragraph


def inline(markdown: str, language: str) -> str:
    """Markdown of sentences, one a line, as harmless HTML: no sources, no links, names of the other language marked."""
    text = LINK.sub(lambda match: match.group(2), FOOTNOTE.sub("", markdown))
    text = escape(bind(text, language), quote=False)
    text = FOREIGN.sub(lambda match: _foreign(*match.groups()), text)
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", text)).replace("*", "")


def _foreign(words: str, language: str) -> str:
    return markup.tag("span", words, lang=language) if language in LANGUAGES else words


def of(practice: Practice, section_id: str, view: View) -> list[str]:
    """What one section says, each sentence as a list item's markup. Empty without that section."""
    text = view.text(practice)
    section = text.section(section_id)
    if section is None:
        return []
    other = text.language if text.language != view.language else ""
    found = sentences(section)
    shown = inline("\n".join(found), text.language).split("\n") if found else ()
    return [markup.tag("blockquote", markup.tag("p", each), lang=other) for each in shown]


def title(practice: Practice, view: View, anchor: str = "") -> str:
    """The practice's title as a link to it, or to one of its sections."""
    text = view.text(practice)
    other = text.language if text.language != view.language else ""
    return markup.link(view.url(f"praxis/{practice.slug}", anchor), markup.text(text.title, text.language), lang=other)


def cited(practice: Practice, section_id: str, view: View) -> str:
    """The sentences of one section under the practice that says them."""
    found = of(practice, section_id, view)
    if not found:
        return ""
    source = markup.tag("p", f"– {title(practice, view, section_id)}", class_="quoted-from")
    return markup.tag("li", f"{''.join(found)}{source}", class_="quoted")


def columns(practices: list[Practice], quoted: Quoted, view: View, name: str) -> str:
    """What works and stumbling blocks side by side; `name` keeps their anchors apart from others on the page. `quoted` gives what `cited` does."""
    found = "\n".join(filter(None, (_column(practices, section, quoted, view, name) for section in SECTIONS)))
    return f'<div class="sides experience">\n{found}\n</div>' if found else ""


def _column(practices: list[Practice], section: str, quoted: Quoted, view: View, name: str) -> str:
    entries = "\n".join(filter(None, (quoted(each, section) for each in practices)))
    if not entries:
        return ""
    heading = markup.tag("h3", view.pick(view.site.data.sections.kinds[section].heading), id=f"{name}-{section}")
    return f'<div>\n{heading}\n<ul class="quotes">\n{entries}\n</ul>\n</div>'
