"""A guide through pages and files in plain Markdown (llmstxt.org), for programs that read text."""

from collections.abc import Iterator, Sequence

from kompendium.exports.address import LICENCE, Address
from kompendium.languages import LANGUAGES
from kompendium.model import Practice

DATA = ("practices.json", "practices.schema.json", "vocabularies.ttl", "glossary.ttl", "catalogue.ttl")


def guide(practices: Sequence[Practice], address: Address) -> bytes:
    """Name, description and licence, the data files, then every practice in every language with its summary."""
    return ("\n".join(_lines(practices, address)) + "\n").encode()


def _lines(practices: Sequence[Practice], address: Address) -> Iterator[str]:
    yield f"# {' / '.join(address.titles[language] for language in LANGUAGES)}\n"
    yield from (f"> {address.descriptions[language]}\n" for language in LANGUAGES)
    yield f"Licence: {LICENCE}\n"
    yield "## Data\n"
    yield from (f"- [{name}]({address.data(name)})" for name in DATA)
    for language in LANGUAGES:
        yield f"\n## {address.titles[language]} ({language})\n"
        yield from (_line(practice, address, language) for practice in practices if language in practice.texts)


def _line(practice: Practice, address: Address, language: str) -> str:
    text = practice.texts[language]
    title = text.title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({address.practice(practice.slug, language)}): {' '.join(text.summary.split())}"
