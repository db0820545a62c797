"""The data set and its files described for data portals (DCAT 3, W3C Recommendation 2024-08-22)."""

from collections.abc import Iterator, Sequence

from kompendium.exports.address import LICENCE, Address
from kompendium.exports.turtle import document, iri, literal, subject
from kompendium.languages import LANGUAGES
from kompendium.model import Practice

_MEDIA = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
FILES = {
    "practices.json": "application/json",
    **{f"practices-{language}.csv": "text/csv" for language in LANGUAGES},
    "vocabularies.ttl": "text/turtle",
    "glossary.ttl": "text/turtle",
}


def dcat(practices: Sequence[Practice], address: Address) -> bytes:
    """One data set with a distribution a file; last modified when a practice was last checked."""
    return document([subject(address.data("catalogue"), "dcat:Dataset", _dataset(practices, address)), *_files(address)])


def _dataset(practices: Sequence[Practice], address: Address) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield "dct:title", literal(address.titles[language], language)
        yield "dct:description", literal(address.descriptions[language], language)
        yield "dct:language", iri(_LANGUAGE + language)
    yield "dct:license", iri(LICENCE)
    yield "foaf:homepage", iri(address.url)
    checked = max((each.checked for each in practices if len(each.checked) == 10), default="")
    if checked:
        yield "dct:modified", literal(checked, datatype="xsd:date")
    for name in FILES:
        yield "dcat:distribution", iri(address.data(name))


def _files(address: Address) -> Iterator[str]:
    for name, media in FILES.items():
        statements = [("dcat:downloadURL", iri(address.data(name))), ("dcat:mediaType", iri(_MEDIA + media))]
        yield subject(address.data(name), "dcat:Distribution", [*statements, ("dct:license", iri(LICENCE))])
