"""Sources, numbered in the order in which the practice lists them, and the links there and back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kompendium import formats
from kompendium.model import Source
from kompendium.pages import markup
from kompendium.pages.view import View
from kompendium.words import in_language

JOINER = "\u2060"  # a mark never stands alone at the beginning of a line


class Citations:
    """Gives out the numbers on one page and remembers where each source was cited."""

    def __init__(self, sources: Mapping[str, Source], view: View) -> None:
        self.view = view
        self.sources = sources
        self.numbers = {key: number for number, key in enumerate(sources, 1)}
        self.cited: Counter[str] = Counter()

    def cite(self, keys: Iterable[str]) -> str:
        """The marks for these sources; a key that the practice does not list gives none."""
        marks = [self._mark(key) for key in keys if key in self.numbers]
        return f'{JOINER}<span class="cites">{"".join(marks)}</span>' if marks else ""

    def _mark(self, key: str) -> str:
        self.cited[key] += 1
        return _mark(key, self.numbers[key], self.view.language).replace(_PLACE, str(self.cited[key]))

    def listing(self) -> str:
        """All sources as a numbered list, each with links back to its citations. To be called last."""
        lines = "\n".join(self._entry(key, source) for key, source in self.sources.items())
        return f'<ol class="sources">\n{lines}\n</ol>'

    def _entry(self, key: str, source: Source) -> str:
        language = "" if source.language == self.view.language else source.language
        title = markup.link(source.url, markup.text(source.title, source.language), lang=language, hreflang=source.language)
        note = self.view.pick(source.note)
        parts = [title, self._details(source), markup.text(note, self.view.language) if note else "", self.backlinks(key)]
        return markup.tag("li", " ".join(filter(None, parts)), id=f"source-{key}")

    def _details(self, source: Source) -> str:
        say, language = self.view.say, self.view.language
        parts = [self.view.label("languages", source.language)]
        if source.date:
            parts.append(formats.date(source.date, language))
        parts.append(say("read", date=formats.date(source.read, language)))
        return markup.tag("span", markup.text(", ".join(parts), language), class_="source-details")

    def backlinks(self, key: str) -> str:
        """Links back to every place where the source was cited so far."""
        count = self.cited[key]
        if not count:
            return ""
        link = _backlink(key, self.numbers[key], self.view.language)
        links = (link.replace(_PLACE, str(place)).replace(_SHOWN, "↑" if count == 1 else _letter(place)) for place in range(1, count + 1))
        arrow = "↑ " if count > 1 else ""
        return f'<span class="backlinks">{arrow}{" ".join(links)}</span>'


# what differs from mark to mark of the same source; no address and no word holds these characters
_PLACE, _SHOWN = "\x01", "\x02"


@lru_cache(maxsize=128)
def _mark(key: str, number: int, language: str) -> str:
    name = in_language(language)("source-number", number=str(number))
    return markup.tag("a", str(number), id=f"cite-{key}-{_PLACE}", href=f"#source-{key}", role="doc-noteref", aria_label=name)


@lru_cache(maxsize=128)
def _backlink(key: str, number: int, language: str) -> str:
    name = in_language(language)("back-to-text", number=str(number), place=_PLACE)
    return markup.link(f"#cite-{key}-{_PLACE}", _SHOWN, role="doc-backlink", aria_label=name)


def _letter(number: int) -> str:
    return chr(96 + number) if number <= 26 else str(number)
