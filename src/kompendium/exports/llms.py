"""A guide through pages and files in plain Markdown (llmstxt.org), for programs that read text."""

from collections.abc import Iterable, Mapping

from kompendium.exports.address import LICENCE, Address
from kompendium.languages import LANGUAGES
from kompendium.model import Practice

DATA = ("practices.json", "practices.schema.json", "vocabularies.ttl", "glossary.ttl", "catalogue.ttl")


def guide(entries: Mapping[str, Iterable[bytes]], address: Address) -> bytes:
    """Name, description and licence, the data files, then every practice in every language with its summary; `entries` by language."""
    parts = (_head(address), *(part for language in LANGUAGES for part in (_heading(address, language), *entries[language])))
    return b"".join(parts)


def _head(address: Address) -> bytes:
    names = " / ".join(address.titles[language] for language in LANGUAGES)
    descriptions = (f"> {address.descriptions[language]}\n" for language in LANGUAGES)
    files = (f"- [{name}]({address.data(name)})" for name in DATA)
    return "".join(f"{line}\n" for line in (f"# {names}\n", *descriptions, f"Licence: {LICENCE}\n", "## Data\n", *files)).encode()


def _heading(address: Address, language: str) -> bytes:
    return f"\n## {address.titles[language]} ({language})\n\n".encode()


def entry(practice: Practice, address: Address, language: str) -> bytes:
    """The line of one practice; nothing where it is not there in the language."""
    text = practice.texts.get(language)
    if text is None:
        return b""
    title = text.title.replace("[", "(").replace("]", ")")
    return f"- [{title}]({address.practice(practice.slug, language)}): {' '.join(text.summary.split())}\n".encode()
