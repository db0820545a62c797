"""Glossary terms in a running text: the first occurrence becomes a link to its entry, and the page explains them all at its end."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from kompendium.glossary import Glossary, Term
from kompendium.languages import others
from kompendium.pages import markup
from kompendium.pages.view import View
from kompendium.words import in_language

# What a link must not be put into: headings, quotations, links, code, words of another language, any markup.
# Each begins with a character of its own, so that all others are passed over at once.
_KEPT = re.compile(
    r"([<#>„![`&](?:(?<=<)(?:a\b.*?</a>|span lang=.*?</span>|strong\b.*?</strong>|[^>]+>)|(?<=^[#>])[^\n]*|(?<=„)[^“\n]{1,400}“"
    r"|(?:(?<=\[)|(?<=!)\[)[^\]]*\]\([^)]*\)|(?<=`)[^`]*`|(?<=&)[#\w]+;))",
    re.MULTILINE | re.DOTALL,
)
_SPACE = "[ \u00a0\n]"
# Endings that a word may take without becoming another word; Czech ones replace a final vowel.
_GERMAN = {True: "(?:e|en|er|es|em)?", False: "(?:s|es|e|en|n)?"}
_CZECH = "(?:[aeěiouyáéíůý]|ou|[eůáíéý]m|[eáíý]ch|[aeíý]?mi|[éí](?:ho|mu)|ov[éi])?"
_INSIDE = r"\w{0,3}"
_SHORT = 4


class Terms:
    """Marks the terms of one page and remembers which. `language` is that of the text."""

    def __init__(self, view: View, language: str) -> None:
        self.view, self.language = view, language
        self.found: dict[str, Term] = {}
        self._pattern, self._terms = _pattern(view.site.data.glossary, language)

    def mark(self, staged: str) -> str:
        """The staged Markdown with a link at the first occurrence of each term on the page."""
        pieces = _KEPT.split(staged)
        pieces[::2] = [self._pattern.sub(self._link, free) for free in pieces[::2]]
        return "".join(pieces)

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
        glossary, to_entries = self.view.site.data.glossary, self.view.url("glossar")
        entries = "\n".join([_entry(glossary, each, self.view.language, to_entries) for each in self.found])
        summary = markup.tag("summary", f"{self.view.say('page-terms')} ({len(self.found)})")
        intro = markup.tag("p", self.view.say("page-terms-intro"))
        return f'<details class="terms">\n{summary}\n{intro}\n<dl>\n{entries}\n</dl>\n</details>'


@lru_cache(maxsize=2048)
def _entry(glossary: Glossary, name: str, language: str, to_entries: str) -> str:
    """A term with its explanation, the same on every page that is as far from the glossary."""
    term, say, other = glossary.terms[name], in_language(language), others(language)[0]
    trap = f' {markup.tag("span", say("trap"), class_="badge trap")}' if term.trap else ""
    badge = markup.tag("span", say(f"relation-{term.relation}"), class_=f"badge relation-{term.relation}")
    word = markup.tag("dt", markup.text(term.words[language], language))
    pair = markup.tag("dd", f"{markup.foreign(term.words[other], other, language)} {badge}{trap}")
    note = markup.tag("dd", markup.text(term.note[language], language)) if term.note.get(language) else ""
    link = markup.tag("dd", markup.link(f"{to_entries}#{name}", say("term-in-glossary")))
    return f'<div id="term-{name}">{word}{pair}{note}{link}</div>'


def _tells(term: Term) -> bool:
    """Only what a reader could get wrong is explained in place; the rest would only be in the way."""
    return term.trap or term.relation != "exact" or bool(term.note)


@lru_cache(maxsize=4)
def _pattern(glossary: Glossary, language: str) -> tuple[re.Pattern[str], Mapping[str, Term]]:
    """One pattern for all terms, the longest first, and the term for each of its groups. Each group stands at the end of its term."""
    terms = [each for each in glossary.terms.values() if _tells(each)]
    forms = sorted(((form, each) for each in terms for form in _forms(each.words[language])), key=lambda pair: -len(pair[0]))
    ways = [(*way, each) for form, each in forms for way in _ways(form, language)]
    # an ending that all words share stands once, after them all: preparing the pattern is what most edits wait for
    shared = _CZECH if language == "cs" else ""
    alternatives = _by_letters([(lead, f"{_open(rest, shared)}(?P<t{number}>)") for number, (lead, rest, _) in enumerate(ways)]) or "(?!)"
    return re.compile(rf"(?<![\w/-])(?:{alternatives}){shared}(?![\w-])"), {f"t{number}": term for number, (_, _, term) in enumerate(ways)}


def _open(rest: str, shared: str) -> str:
    """What stays of the rest of a term where the ending follows later; a word without one takes none there either."""
    return rest.removesuffix(shared) if rest.endswith(shared) else rf"{rest}(?!\w)"


def _by_letters(ways: Sequence[tuple[str, str]], depth: int = 0) -> str:
    """All as alternatives, those that begin alike together: so a word costs one look at each letter, not at each term.

    Only what differs in a letter is parted: of two that may match the same words the first stays the first.
    """
    if len(ways) == 1 or any(len(lead) <= depth for lead, _ in ways):
        return "|".join(re.escape(lead[depth:]) + rest for lead, rest in ways)
    letters = groupby(sorted(ways, key=lambda way: way[0][depth]), key=lambda way: way[0][depth])
    return "|".join(f"{re.escape(letter)}(?:{_by_letters(list(group), depth + 1)})" for letter, group in letters)


def _forms(words: str) -> Iterable[str]:
    """`A / B (C)` → A, B, C; of `a / b c` only the whole end stands for itself: `a` lacks its noun."""
    short = re.findall(r"\(([A-ZÁ-Ž]{3,8})\)", words)
    parts = [part.strip() for part in re.sub(r"\([^)]*\)", "", words).split("/")]
    whole = [part for part in parts if len(part.split()) >= len(parts[-1].split()) and len(part) >= _SHORT]
    return [*whole, *short]


def _ways(form: str, language: str) -> list[tuple[str, str]]:
    """How a term may stand in a text: what it begins with, letter by letter, and a pattern for the rest."""
    words = [_word(each, " " in form, language) for each in form.split()]
    starts, stem, _ = words[0]
    # inside a phrase the words beside it tell a word: any short ending will do, and costs a twentieth to prepare
    endings = [end and _INSIDE for _, _, end in words[:-1]] + [words[-1][2]]
    rest = endings[0] + "".join(f"{_SPACE}{_either(letters)}{re.escape(more)}{end}" for (letters, more, _), end in zip(words[1:], endings[1:], strict=True))
    return [(start + stem, rest) for start in starts]


def _either(letters: str) -> str:
    return f"[{re.escape(letters)}]" if len(letters) > 1 else re.escape(letters)


def _word(word: str, in_phrase: bool, language: str) -> tuple[str, str, str]:
    """Its first letter (in both cases where it may begin a sentence), what stays of it in every form, and a pattern for its endings."""
    if len(word) < _SHORT or word.isupper():
        return word[0], word[1:], ""
    small = word[0].islower()
    starts = word[0] + word[0].upper() if small else word[0]
    if language == "cs":
        return starts, re.sub(r"[aeěiouyáéíůý]$", "", word[1:]), _CZECH
    return starts, re.sub(r"(?:er|es|en|e)$", "", word[1:]) if small and in_phrase else word[1:], _GERMAN[small]
