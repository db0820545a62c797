"""Open data: the same content for programs. Every file is written from the checked practices and the reviewed data."""

from collections.abc import Sequence

from kompendium.exports import catalogue, feed, llms, records, skos, table
from kompendium.exports.address import Address
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice

__all__ = ["Address", "build"]


def build(practices: Sequence[Practice], data: Data, address: Address) -> dict[str, bytes]:
    """File name below the site → content. Drafts are left out; practices stand in the order of their slugs."""
    published = sorted((each for each in practices if each.status != "draft"), key=lambda each: each.slug)
    files = {
        "data/practices.json": records.as_json(published, address),
        "data/practices.schema.json": records.json_schema(address),
        "data/vocabularies.ttl": skos.vocabularies(data, address),
        "data/glossary.ttl": skos.glossary(data, address),
        "data/catalogue.ttl": catalogue.dcat(published, address),
        "llms.txt": llms.guide(published, address),
    }
    for language in LANGUAGES:
        files[f"data/practices-{language}.csv"] = table.as_csv(published, data, address, language)
        files[f"feed-{language}.xml"] = feed.atom(published, address, language)
    return files
