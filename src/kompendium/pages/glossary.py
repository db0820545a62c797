"""The glossary, A–Z in both directions: how far two terms mean the same, and where they mislead."""

from collections.abc import Iterator
from itertools import groupby

from kompendium import collation
from kompendium.glossary import Term
from kompendium.languages import others
from kompendium.pages import markup
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

PATH = "glossar"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """Entries in the order of the reader's language, then the other language's words as an index. `pieces`: what was made of these data before."""
    view = View(site, language, PATH)
    body = (pieces or Pieces()).shared(f"glossary {language}", lambda: _body(view))
    meta: dict[str, str | list[str]] = {"kind": "glossary", "source": "data/glossary.yml"}
    return Page(PATH, language, view.say("glossary"), view.say("glossary-lede"), body, meta)


def _body(view: View) -> str:
    say, language = view.say, view.language
    opening = f'<header class="opening">\n<h1>{say("glossary")}</h1>\n<p class="lede">{say("glossary-lede")}</p>\n</header>'
    other = others(language)[0]
    parts = [opening, _legend(view), *_direction(language, view), markup.heading(say(f"glossary-from-{other}"), f"from-{other}"), _index(other, view)]
    return "\n\n".join(parts)


def _legend(view: View) -> str:
    relations = "".join(
        f"<div><dt>{_badge(name, view)}</dt><dd>{markup.text(view.pick(words), view.language)}</dd></div>"
        for name, words in view.site.data.glossary.relations.items()
    )
    trap = f'<div><dt><span class="badge trap">{view.say("trap")}</span></dt><dd>{view.say("trap-meaning")}</dd></div>'
    return f'<dl class="legend">{relations}{trap}</dl>'


def _badge(relation: str, view: View) -> str:
    return markup.tag("span", view.say(f"relation-{relation}"), class_=f"badge relation-{relation}")


def _sorted(language: str, view: View) -> list[tuple[str, list[Term]]]:
    """Terms under their initial letter in one language."""
    terms = sorted(view.site.data.glossary.terms.values(), key=lambda each: collation.key(each.words[language], language))
    grouped = groupby(terms, key=lambda each: collation.initial(each.words[language], language))
    return [(letter, list(group)) for letter, group in grouped]


def _letters(groups: list[tuple[str, list[Term]]], language: str, view: View) -> str:
    links = (markup.link(f"#{language}-{letter.lower()}", letter) for letter, _ in groups)
    name = view.say(f"glossary-from-{language}")
    return f'<nav class="letters" aria-label="{name}">{markup.items(links)}</nav>'


def _direction(language: str, view: View) -> Iterator[str]:
    groups = _sorted(language, view)
    yield markup.heading(view.say(f"glossary-from-{language}"), f"from-{language}")
    yield _letters(groups, language, view)
    for letter, terms in groups:
        entries = "\n".join(_entry(each, language, view) for each in terms)
        yield f'<h3 class="letter" id="{language}-{letter.lower()}">{letter}</h3>\n<dl class="glossary">\n{entries}\n</dl>'


def _entry(term: Term, language: str, view: View) -> str:
    """The reader's word, the other language's, how far they agree, synonyms and the note."""
    other = others(language)[0]
    title = markup.tag("dt", markup.text(term.words[language], language))
    trap = f' <span class="badge trap">{view.say("trap")}</span>' if term.trap else ""
    pair = f"{markup.foreign(term.words[other], other, language)} {_badge(term.relation, view)}{trap}"
    lines = [markup.tag("dd", pair, class_="pair-word"), *_also(term, language), *_note(term, view)]
    return f'<div id="{term.id}">{title}{"".join(lines)}</div>'


def _also(term: Term, language: str) -> Iterator[str]:
    for each in (language, *others(language)):
        words = ", ".join(term.also.get(each, ()))
        if words:
            yield markup.tag("dd", markup.foreign(words, each, language), class_="also")


def _note(term: Term, view: View) -> Iterator[str]:
    note = view.pick(term.note)
    if note:
        yield markup.tag("dd", markup.text(note, view.language), class_="term-note")


def _index(language: str, view: View) -> str:
    """The other language's words, each with a link to its entry above."""
    groups = _sorted(language, view)
    blocks = "\n".join(
        f'<div><h3 class="letter" id="{language}-{letter.lower()}">{letter}</h3>'
        + markup.items(_pointer(each, language, view) for each in terms)
        + "</div>"
        for letter, terms in groups
    )
    return f'{_letters(groups, language, view)}\n\n<div class="term-index">\n{blocks}\n</div>'


def _pointer(term: Term, language: str, view: View) -> str:
    word = markup.link(f"#{term.id}", markup.text(term.words[language], language), lang=language)
    return f"{word} – {markup.text(term.words[view.language], view.language)}"
