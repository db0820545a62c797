"""One row a practice, for spreadsheets: labels in the reader's language, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from kompendium.exports.address import Address
from kompendium.languages import Words
from kompendium.loader import Data
from kompendium.model import Practice

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the old code page
SEPARATOR = ";"  # what Excel expects where the comma separates decimals, as in German and Czech
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS: Mapping[str, Words] = {
    "id": {"de": "Kennung", "cs": "Identifikátor"},
    "title": {"de": "Titel", "cs": "Název"},
    "summary": {"de": "Kurz gesagt", "cs": "Stručně"},
    "kind": {"de": "Art", "cs": "Druh"},
    "themes": {"de": "Themen", "cs": "Témata"},
    "target_groups": {"de": "Zielgruppen", "cs": "Cílové skupiny"},
    "methods": {"de": "Methoden", "cs": "Metody"},
    "regions": {"de": "Gebiet", "cs": "Území"},
    "place": {"de": "Ort", "cs": "Místo"},
    "from": {"de": "von", "cs": "od"},
    "to": {"de": "bis", "cs": "do"},
    "ongoing": {"de": "läuft noch", "cs": "stále běží"},
    "organisations": {"de": "Organisationen", "cs": "Organizace"},
    "evidence": {"de": "Belegstärke", "cs": "Síla důkazů"},
    "checked": {"de": "Zuletzt geprüft", "cs": "Naposledy ověřeno"},
    "licence": {"de": "Lizenz", "cs": "Licence"},
    "url": {"de": "Adresse", "cs": "Adresa"},
}


def as_csv(rows: Iterable[bytes], language: str) -> bytes:
    """UTF-8 with byte order mark, CRLF, every cell quoted (RFC 4180 with a semicolon)."""
    head = _line([head[language] for head in _HEADS.values()])
    return b"".join((BYTE_ORDER_MARK.encode(), head, *rows))


def row(practice: Practice, data: Data, address: Address, language: str) -> bytes:
    """The line of one practice."""
    cells = _cells(practice, data, address, language)
    return _line([harmless(cells[key]) for key in _HEADS])


def _line(cells: Sequence[str]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return file.getvalue().encode()


def harmless(value: str) -> str:
    """A cell that a spreadsheet shows and never computes (OWASP: CSV injection)."""
    line = " ".join(value.split()) if value else ""
    return f"'{line}" if value.startswith(_FORMULA) or line.startswith(_FORMULA) else line


def _cells(practice: Practice, data: Data, address: Address, language: str) -> dict[str, str]:
    text = practice.texts.get(language) or practice.texts[practice.original]
    yes = {"de": "ja", "cs": "ano"}[language]
    label = _labeller(data, language)
    return {
        "id": practice.slug,
        "title": text.title,
        "summary": text.summary,
        "kind": label("practice_kinds", (practice.kind,)),
        "themes": label("themes", practice.themes),
        "target_groups": label("target_groups", practice.target_groups),
        "methods": label("methods", practice.methods),
        "regions": label("regions", practice.regions),
        "place": practice.place,
        "from": practice.period.start,
        "to": practice.period.end,
        "ongoing": yes if practice.period.ongoing else "",
        "organisations": " | ".join(data.organisations[each.id].name for each in practice.organisations),
        "evidence": label("evidence_levels", (practice.evidence,)),
        "checked": practice.checked,
        "licence": practice.licence,
        "url": address.practice(practice.slug, language),
    }


def _labeller(data: Data, language: str) -> Callable[[str, tuple[str, ...]], str]:
    def label(vocabulary: str, terms: tuple[str, ...]) -> str:
        return " | ".join(data.vocabularies[vocabulary].terms[term].label[language] for term in terms if term)

    return label
