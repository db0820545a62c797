"""Open data: the same content for programs. Every file is written from the checked practices and the reviewed data."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from kompendium.exports import catalogue, feed, llms, records, skos, table
from kompendium.exports.address import Address
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pieces import Pieces

__all__ = ["Address", "build"]


def build(practices: Sequence[Practice], data: Data, address: Address, pieces: Pieces | None = None) -> dict[str, bytes]:
    """File name below the site → content. Drafts are left out; practices stand in the order of their slugs.

    pieces: what was made of each practice before, from these data and this address
    """
    published = sorted((each for each in practices if each.status != "draft"), key=lambda each: each.slug)
    known = pieces or Pieces()

    def each_as(name: str, make: Callable[[Practice], bytes]) -> Iterator[bytes]:
        return (known.of(each.slug, name, partial(make, each)) for each in published)

    entries = {language: each_as(f"llms-{language}", partial(llms.entry, address=address, language=language)) for language in LANGUAGES}
    files = {
        "data/practices.json": records.as_json(each_as("json", partial(records.line, address=address)), address),
        "data/practices.schema.json": records.json_schema(address),
        "data/vocabularies.ttl": known.shared("vocabularies", partial(skos.vocabularies, data, address)),
        "data/glossary.ttl": known.shared("glossary", partial(skos.glossary, data, address)),
        "data/catalogue.ttl": catalogue.dcat(published, address),
        "llms.txt": llms.guide(entries, address),
    }
    for language in LANGUAGES:
        rows = each_as(f"csv-{language}", partial(table.row, data=data, address=address, language=language))
        files[f"data/practices-{language}.csv"] = table.as_csv(rows, language)
        files[f"feed-{language}.xml"] = feed.atom(published, address, language)
    known.keep()
    return files
