"""A contributor's Markdown → Markdown for a page: harmless, cited, bound, with the editors' reading marked."""

import re
from functools import lru_cache

from kompendium.body import FOOTNOTE, FOREIGN, LINK
from kompendium.languages import LANGUAGES
from kompendium.pages import markup
from kompendium.pages.citations import Citations
from kompendium.pages.view import View
from kompendium.typography import bind

_PRACTICE = re.compile(r"\.\./([a-z0-9-]+)/(?:index\.[a-z]{2}\.md)?(#[a-z0-9-]+)?")
_CITES = re.compile(rf"{FOOTNOTE.pattern}(?:{FOOTNOTE.pattern})*")
_GAP = re.compile(r"\n[ \t]*\n")


def staged(markdown: str, view: View, citations: Citations, language: str) -> str:
    """The text of one section. `language` is the text's own; raw HTML becomes plain characters."""
    text = bind(markdown.strip("\n"), language)
    text = text.replace("<", "&lt;")
    text = FOREIGN.sub(foreign, text)
    if "](../" in text:
        text = LINK.sub(lambda match: _link(match, view), text)
    text = _CITES.sub(lambda match: citations.cite(FOOTNOTE.findall(match.group())), text)
    text = _GAP.sub("\n\n", text)
    shown, _ = _mark(view.site.data.sections.mark[language], language)
    return "\n\n".join([reading(block, view, language) for block in text.split("\n\n")]) if shown in text else text


def foreign(match: re.Match[str]) -> str:
    """Words of another language, marked so that a screen reader changes its voice."""
    words, language = match.groups()
    return f'<span lang="{language}">{words}</span>' if language in LANGUAGES else words


def _link(match: re.Match[str], view: View) -> str:
    """Links to a practice that is not published become plain text; others lead to its page."""
    mark, words, target = match.group(1), match.group(2), match.group(3)
    practice = _PRACTICE.fullmatch(target)
    if mark or not practice:
        return match.group()
    slug, anchor = practice.group(1), practice.group(2) or ""
    if slug not in view.site.practices:
        return words
    return f"[{words}]({view.url(f'praxis/{slug}')}{anchor})"


def reading(block: str, view: View, language: str, attributes: str = "") -> str:
    """A paragraph that opens with the mark of the editors' reading gets a frame of its own. `attributes` are ready markup."""
    shown, label = _mark(view.site.data.sections.mark[language], language)
    if not block.startswith(shown):
        return block
    return f'<div class="reading"{attributes}>\n\n{label}{block[len(shown):]}\n\n</div>'


@lru_cache(maxsize=8)
def _mark(words: str, language: str) -> tuple[str, str]:
    """The mark of the editors' reading as it stands in a bound text, and as it is shown."""
    return bind(words, language), markup.tag("strong", markup.text(words, language), class_="reading-mark")
