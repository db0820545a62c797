"""Glossary terms in a running text: the first occurrence becomes a link to its entry, and the page explains them all at its end."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from kompendium.glossary import Glossary, Term
from kompendium.languages import others
from kompendium.pages import markup
from kompendium.pages.view import View

# What a link must not be put into: headings, quotations, links, code, words of another language, any markup.
_KEPT = r"^#[^\n]*|^>[^\n]*|„[^“\n]{1,400}“|<a\b.*?</a>|<span lang=.*?</span>|<strong\b.*?</strong>|<[^>]+>|!?\[[^\]]*\]\([^)]*\)|`[^`]*`|&[#\w]+;"
_SPACE = "[ \u00a0\n]"
# Endings that a word may take without becoming another word; Czech ones replace a final vowel.
_GERMAN = {True: "(?:e|en|er|es|em)?", False: "(?:s|es|e|en|n)?"}
_CZECH = "(?:[aeěiouyáéíůý]|ou|em|ům|ám|ím|ém|ým|ech|ách|ích|ých|ami|emi|ími|ými|mi|ého|ému|ové|ovi)?"
_SHORT = 4


class Terms:
    """Marks the terms of one page and remembers which. `language` is that of the text."""

    def __init__(self, view: View, language: str) -> None:
        self.view, self.language = view, language
        self.found: dict[str, Term] = {}
        self._pattern, self._terms = _pattern(view.site.data.glossary, language)

    def mark(self, staged: str) -> str:
        """The staged Markdown with a link at the first occurrence of each term on the page."""
        return self._pattern.sub(self._link, staged)

    def _link(self, match: re.Match[str]) -> str:
        term = self._terms.get(match.lastgroup or "")
        if term is None or term.id in self.found:
            return match.group()
        self.found[term.id] = term
        return markup.link(self.view.url("glossar", term.id), match.group(), class_="term")

    def listing(self) -> str:
        """The terms that were found, each with its counterpart, how far they agree, and the note; nothing for none."""
        if not self.found:
            return ""
        entries = "\n".join(self._entry(each) for each in self.found.values())
        summary = markup.tag("summary", f"{self.view.say('page-terms')} ({len(self.found)})")
        intro = markup.tag("p", self.view.say("page-terms-intro"))
        return f'<details class="terms">\n{summary}\n{intro}\n<dl>\n{entries}\n</dl>\n</details>'

    def _entry(self, term: Term) -> str:
        say, language = self.view.say, self.view.language
        other = others(language)[0]
        trap = f' {markup.tag("span", say("trap"), class_="badge trap")}' if term.trap else ""
        badge = markup.tag("span", say(f"relation-{term.relation}"), class_=f"badge relation-{term.relation}")
        word = markup.tag("dt", markup.text(term.words[language], language))
        pair = markup.tag("dd", f"{markup.foreign(term.words[other], other, language)} {badge}{trap}")
        note = markup.tag("dd", markup.text(self.view.pick(term.note), language)) if self.view.pick(term.note) else ""
        link = markup.tag("dd", markup.link(self.view.url("glossar", term.id), say("term-in-glossary")))
        return f'<div id="term-{term.id}">{word}{pair}{note}{link}</div>'


def _tells(term: Term) -> bool:
    """Only what a reader could get wrong is explained in place; the rest would only be in the way."""
    return term.trap or term.relation != "exact" or bool(term.note)


@lru_cache(maxsize=4)
def _pattern(glossary: Glossary, language: str) -> tuple[re.Pattern[str], Mapping[str, Term]]:
    """One pattern for what is kept and for all terms, the longest first, and the term for each of its groups.

    The terms stand by their first letter and each group at the end of its term: so a word costs one look at each letter, not at each term.
    """
    terms = [each for each in glossary.terms.values() if _tells(each)]
    forms = sorted(((form, each) for each in terms for form in _forms(each.words[language])), key=lambda pair: -len(pair[0]))
    by_letter: dict[str, list[str]] = {}
    for number, (form, _) in enumerate(forms):
        by_letter.setdefault(form[0].lower(), []).append(f"{_inflected(form, language)}(?P<t{number}>)")
    alternatives = "|".join(f"(?:{'|'.join(each)})" for each in by_letter.values()) or "(?!)"
    pattern = rf"{_KEPT}|(?<![\w/-])(?:{alternatives})(?![\w-])"
    return re.compile(pattern, re.MULTILINE | re.DOTALL), {f"t{number}": term for number, (_, term) in enumerate(forms)}


def _forms(words: str) -> Iterable[str]:
    """`A / B (C)` → A, B, C; of `a / b c` only the whole end stands for itself: `a` lacks its noun."""
    short = re.findall(r"\(([A-ZÁ-Ž]{3,8})\)", words)
    parts = [part.strip() for part in re.sub(r"\([^)]*\)", "", words).split("/")]
    whole = [part for part in parts if len(part.split()) >= len(parts[-1].split()) and len(part) >= _SHORT]
    return [*whole, *short]


def _inflected(form: str, language: str) -> str:
    return f"{_SPACE}".join(_words(form, language))


def _words(form: str, language: str) -> Iterator[str]:
    for word in form.split():
        if len(word) < _SHORT or word.isupper():
            yield _first(word)
        elif language == "cs":
            yield _first(re.sub(r"[aeěiouyáéíůý]$", "", word), begins=word[0].islower()) + _CZECH
        else:
            adjective = word[0].islower()
            yield _first(re.sub(r"(?:er|es|en|e)$", "", word) if adjective and " " in form else word, begins=adjective) + _GERMAN[adjective]


def _first(word: str, begins: bool = False) -> str:
    """The word, which may begin a sentence or not. In either case the pattern names both cases of its letter, or they would not stand together."""
    start = word[0]
    both = f"[{start.lower()}{start.upper()}]" if start.isalpha() else re.escape(start)
    return both + ("" if begins else f"(?<={re.escape(start)})") + re.escape(word[1:])
