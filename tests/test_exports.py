"""Open data, read by the programs it is for: json + JSON Schema, csv, rdflib, feedparser."""

import csv
import dataclasses
import datetime
import io
import json
import warnings
from decimal import Decimal
from pathlib import Path

import feedparser
import jsonschema
import pytest
import rdflib
from rdflib.namespace import DCAT, RDF, SKOS

from kompendium import check, exports
from kompendium.exports import Address, records, table, turtle
from kompendium.kept import Store
from kompendium.languages import LANGUAGES
from kompendium.model import Figure, Practice
from kompendium.pieces import Pieces

ROOT = Path(__file__).parent.parent
ADDRESS = Address("https://example.org/", {"de": "Gute Praxis", "cs": "Dobrá praxe"}, {"de": "Beispiele", "cs": "Příklady"})
EVIL = 'a"b\\c\n<d> \t;=1+1 „é“'


@pytest.fixture(scope="module")
def result() -> check.Result:
    found = check.check(ROOT, ROOT / "practices", datetime.date.today())
    return dataclasses.replace(found, digests={each.slug: each.slug for each in found.practices})


@pytest.fixture(scope="module")
def files(result: check.Result) -> dict[str, bytes]:
    return exports.build(result.practices, result.data, ADDRESS)


def graph(content: bytes) -> rdflib.Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rdflib.Graph().parse(data=content.decode(), format="turtle")


def test_json_follows_its_schema(files: dict[str, bytes], result: check.Result) -> None:
    content, schema = json.loads(files["data/practices.json"]), json.loads(files["data/practices.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(content)
    assert {each["id"] for each in content["practices"]} == {each.slug for each in result.practices if each.status != "draft"}
    first = content["practices"][0]
    assert first["texts"]["de"]["sections"][0]["id"] == "problem"
    assert first["url"]["cs"].startswith("https://example.org/cs/praxis/")


def test_json_has_each_practice_on_a_line(files: dict[str, bytes]) -> None:
    content = json.loads(files["data/practices.json"])
    lines = files["data/practices.json"].decode().splitlines()[1:-1]
    assert [json.loads(line.removesuffix(",")) for line in lines] == content["practices"]


def test_nought_is_a_value() -> None:
    figure = Figure(Decimal("0.0"), "people", {"de": "Räumungen", "cs": "Vystěhování"}, ("s1",))
    assert records.plain(figure) == {"value": 0, "unit": "people", "label": dict(figure.label), "source": ["s1"]}


def test_schema_refuses_what_is_not_in_the_table(files: dict[str, bytes]) -> None:
    content, schema = json.loads(files["data/practices.json"]), json.loads(files["data/practices.schema.json"])
    content["practices"][0]["pet"] = "cat"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_opens_in_a_spreadsheet(files: dict[str, bytes], result: check.Result, language: str) -> None:
    raw = files[f"data/practices-{language}.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert len(rows) == 1 + len([each for each in result.practices if each.status != "draft"])
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_formula_is_only_shown() -> None:
    for value in ("=1+1", "+49", "-2", "@sum", "\t=1", " =1", "\r\n=1"):
        assert table.harmless(value).startswith("'")
    assert table.harmless("a = b\nc") == "a = b c"


@pytest.mark.parametrize("name", ["data/vocabularies.ttl", "data/glossary.ttl"])
def test_skos_is_sound(files: dict[str, bytes], name: str) -> None:
    found = graph(files[name])
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        labels = list(found.objects(concept, SKOS.prefLabel))
        assert sorted(label.language for label in labels) == sorted(LANGUAGES)  # type: ignore[attr-defined]
        assert not set(labels) & set(found.objects(concept, SKOS.altLabel))
        assert set(found.objects(concept, SKOS.broader)) <= concepts
        assert list(found.objects(concept, SKOS.inScheme))


def test_data_portals_find_every_file(files: dict[str, bytes]) -> None:
    found = graph(files["data/catalogue.ttl"])
    addresses = {str(each) for each in found.objects(None, DCAT.downloadURL)}
    assert addresses == {f"https://example.org/{name}" for name in files if name.startswith("data/") and "schema" not in name and "catalogue" not in name}


def test_turtle_keeps_hostile_text() -> None:
    subject = turtle.subject("https://example.org/<x> y", "skos:Concept", [("skos:note", turtle.literal(EVIL, "de"))])
    found = graph(turtle.document([subject]))
    assert [str(each) for each in found.objects(None, SKOS.note)] == [EVIL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_is_read_by_a_feed_reader(files: dict[str, bytes], language: str) -> None:
    feed = feedparser.parse(files[f"feed-{language}.xml"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == ADDRESS.titles[language]
    assert 0 < len(feed.entries) <= 30
    assert all(entry.link.startswith(ADDRESS.home(language)) and entry.summary for entry in feed.entries)
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)


def test_the_same_source_gives_the_same_bytes(files: dict[str, bytes], result: check.Result) -> None:
    assert exports.build(list(reversed(result.practices)), result.data, ADDRESS) == files


def test_what_is_kept_gives_the_same_bytes(files: dict[str, bytes], result: check.Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def built(digests: dict[str, str]) -> dict[str, bytes]:
        return exports.build(result.practices, result.data, ADDRESS, Pieces(Store(tmp_path, ".bin"), digests, "data"))

    assert built(dict(result.digests)) == files
    made: list[str] = []
    line = records.line

    def counted(practice: Practice, address: Address) -> bytes:
        made.append(practice.slug)
        return line(practice, address)

    monkeypatch.setattr(records, "line", counted)
    edited = result.practices[0].slug
    assert built({**result.digests, edited: "changed"}) == files
    assert made == [edited]
    assert built({}) == files
    assert len(made) == 1 + len([each for each in result.practices if each.status != "draft"])
