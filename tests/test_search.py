"""The search: analysis, index, queries, floors on the development set, bytes and speed."""

import functools
import gzip
import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from kompendium import glossary
from kompendium.search import Engine, SearchDocument, Searcher, SearchTexts, documents, published, uncovered
from kompendium.search.compounds import long_nouns, split, split_words

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "theme/assets"
DATA = ROOT / "tests/benchmarks/data"
# scripts that no page needs for its first result: an index in shards loads its own
LATER = ("catalogue", "shards")
WORDS = frozenset(
    {"schuldner", "beratung", "wohnung", "wohnungs", "amt", "arbeit", "haus", "garten", "nachbar", "schaft", "familie"}
)


@functools.cache
def engine() -> Engine:
    return Engine(ASSETS)


@functools.cache
def terms() -> glossary.Glossary:
    return glossary.from_plain(yaml.safe_load((ROOT / "data/glossary.yml").read_text(encoding="utf-8")))


@functools.cache
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("search_benchmark", ROOT / "tests/benchmarks/search.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@functools.cache
def read(name: str) -> Any:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def page(name: str, title: str, body: str = "", **more: Any) -> SearchDocument:
    return SearchDocument(
        name, more.pop("kind", "practice"), f"{name}/", more.pop("language", "de"), title, body=body, **more
    )


def term(name: str, de: str, cs: str, broader: str = "", *also: str) -> glossary.Term:
    return glossary.Term(name, {"de": de, "cs": cs}, "exact", "debt", also={"de": also}, broader=broader)


def searcher(pages: list[SearchDocument], concepts: tuple[glossary.Term, ...] = ()) -> Searcher:
    return engine().open(engine().build_index(pages, concepts, pages[0].language))


def ids(found: Searcher, query: str, **options: Any) -> list[str]:
    return [hit.id for hit in found.find(query, **options)]


@pytest.mark.parametrize(
    ("word", "language", "folded"),
    [("Räumung", "de", "raumung"), ("Raeumung", "de", "raumung"), ("Straße", "de", "strasse"), ("neue", "de", "neue"), ("Quelle", "de", "quelle"),
     ("Důchodci", "cs", "duchodci"), ("poezie", "cs", "poezie")],
)  # fmt: skip
def test_fold(word: str, language: str, folded: str) -> None:
    assert engine().call("fold", word, language) == folded


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "Beratung Beratungen"),
        ("de", "Patenschaft Patenschaften"),
        ("de", "obdachlose obdachlosen obdachloser"),
        ("de", "Räumungen Raeumung raumung"),
        ("cs", "exekuce exekucí exekucím exekucemi"),
        ("cs", "bydlení bydlením"),
        ("cs", "ubytovna ubytoven ubytovnou ubytovny"),
        ("cs", "stříkačka stříkaček strikacky"),
        ("cs", "romský romské romského romským"),
    ],
)
def test_forms_of_a_word_share_their_stem(language: str, forms: str) -> None:
    assert len(set(engine().analyse(forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "family"),
    [("de", "Planung planen"), ("de", "Ehrenamt ehrenamtlich"), ("cs", "chudý chudoba"), ("cs", "Romové romský"), ("cs", "plánovat plánování"),
     ("cs", "dobrovolník dobrovolnický dobrovolnictví"), ("cs", "nezaměstnaní nezaměstnanost"), ("cs", "migrant migrace migrační"), ("cs", "poradna poradenství")],
)  # fmt: skip
def test_a_family_of_words_shares_its_root(language: str, family: str) -> None:
    assert len({engine().call("root", stem, language) for stem in engine().analyse(family, language)}) == 1


def test_stop_words_say_nothing() -> None:
    assert engine().analyse("Hilfe für die Familie", "de") == engine().analyse("Hilfe Familie", "de")
    assert engine().analyse("pomoc pro rodiny na venkově", "cs") == engine().analyse("pomoc rodiny venkově", "cs")


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("kitten", "kitten", 0), ("streetwork", "streetwrok", 1), ("schuld", "schuldn", 1), ("abc", "xyz", 3)],
)
def test_distance_counts_a_swap_once(one: str, other: str, far: int) -> None:
    assert engine().call("distance", one, other, 2) == far


@pytest.mark.parametrize(("word", "slips"), [("rom", 0), ("byty", 1), ("garten", 1), ("nachbars", 2)])
def test_longer_words_may_have_more_slips(word: str, slips: int) -> None:
    assert engine().call("slips", word) == slips


@pytest.mark.parametrize(
    ("label", "found"),
    [("Sozialarbeiterin / Sozialarbeiter", ["Sozialarbeiterin", "Sozialarbeiter"]), ("kommunale Sozialarbeit (CZ)", ["kommunale Sozialarbeit"]),
     ("Pfändungsschutzkonto (P-Konto)", ["Pfändungsschutzkonto"]), ("nízkoprahové zařízení (NZDM)", ["nízkoprahové zařízení", "NZDM"])],
)  # fmt: skip
def test_a_label_stands_for_phrases(label: str, found: list[str]) -> None:
    assert engine().call("phrases", label) == found


@pytest.mark.parametrize(
    ("word", "parts"),
    [("schuldnerberatung", ["schuldner", "beratung"]), ("wohnungsamt", ["wohnungsamt"]), ("arbeitshaus", ["arbeits", "haus"]), ("nachbarschaft", ["nachbarschaft"]),
     ("nachbarschaftsgarten", ["nachbarschaftsgarten"]), ("familienhaus", ["familien", "haus"]), ("beratung", ["beratung"])],
)  # fmt: skip
def test_compounds_fall_into_known_parts(word: str, parts: list[str]) -> None:
    assert split(word, WORDS.__contains__) == parts


def test_the_word_list_knows_german() -> None:
    nouns = long_nouns(["Familienhebammen, Gemeinschaftsgarten, Garten und gemeinschaftlich, Gemeinschaft"])
    found = {
        "familienhebammen": ["familien", "hebammen"],
        "gemeinschaft": ["gemeinschaft"],
        "gemeinschaftsgarten": ["gemeinschafts", "garten"],
    }
    assert engine().splits(nouns) == found


def test_the_word_list_says_what_simplemma_says() -> None:
    dictionary = DefaultDictionaryFactory().get_dictionary("de")
    nouns = long_nouns(text for item in read("search-corpus.json")["docs"] for text in (item["de"]["title"], item["de"]["body"], "Überšpannungsschützenfest"))
    known = engine().known(nouns)
    pieces = {noun[start:end] for noun in nouns for start in range(len(noun)) for end in range(start + 1, len(noun) + 1)}
    listed = {piece for piece in pieces if piece.capitalize() in dictionary or piece in dictionary}
    assert len(nouns) > 100
    assert {piece for piece in pieces if known(piece)} == listed
    assert engine().splits(nouns) == split_words(nouns, listed.__contains__)


def test_long_nouns_begin_with_a_capital_and_have_nothing_but_letters() -> None:
    texts = ["Familienhebammen,Österreicher; familienhebammen", "Kurzwort 1Gartenhaus3Gartenlaube_Gartenzaun", "iPhonehülle Šternenhimmel"]
    assert long_nouns(texts) == {"familienhebammen", "österreicher", "gartenhaus", "gartenlaube", "gartenzaun", "šternenhimmel"}


def test_the_index_is_the_same_byte_for_byte() -> None:
    pages = benchmark().documents(read("search-corpus.json"), "de")
    one, two = (Engine(ASSETS).build_index(pages, terms().terms.values(), "de") for _ in range(2))
    assert one == two


def test_the_index_keeps_documents_terms_and_counts() -> None:
    data = json.loads(engine().build_index([page("a", "Garten", "Garten Haus Garten"), page("b", "Haus")], (), "de"))
    assert [row[0] for row in data["documents"]] == ["a", "b"]
    assert data["terms"] == "0gar 0hau"
    assert data["postings"] == "AbDb+ AcDb"


def test_more_than_a_few_dozen_documents_are_told_apart() -> None:
    pages = [page(f"p{number:03}", "Garten" if number % 40 == 0 else "Haus") for number in range(200)]
    assert sorted(ids(searcher(pages), "Gärten")) == [f"p{number:03}" for number in range(0, 200, 40)]


def test_compounds_are_found_by_their_parts_and_the_reverse() -> None:
    found = searcher([page("a", "Familienhebammen"), page("b", "Beratung für Schuldner"), page("c", "Garten")])
    assert ids(found, "Hebamme") == ["a"]
    assert ids(found, "Schuldnerberatung") == ["b"]


def test_the_last_word_may_be_unfinished() -> None:
    found = searcher([page("a", "Nachbarschaftshilfe"), page("b", "Garten")])
    assert ids(found, "Nachbarsch") == ["a"]


def test_a_slip_is_forgiven_only_if_nothing_fits() -> None:
    found = searcher([page("a", "Garten"), page("b", "Karten")])
    assert ids(found, "Garten") == ["a"]
    assert ids(found, "Gatren") == ["a"]
    assert found.find("Gatren")[0].how == ("typo",)


def test_the_other_language_leads_here_and_says_so() -> None:
    found = searcher(
        [page("a", "Pfändung", other=SearchTexts("Exekuce")), page("b", "Garten", other=SearchTexts("Zahrada"))]
    )
    (hit,) = found.find("exekucí")
    assert (hit.id, hit.other) == ("a", ("exekucí",))


def test_a_concept_leads_here_and_says_so() -> None:
    concepts = (
        term("debt", "Schulden", "dluhy"),
        term("over", "Überschuldung", "předlužení", "debt", "rote Zahlen schreiben"),
    )
    found = searcher([page("a", "Wenn Haushalte von Überschuldung bedroht sind"), page("b", "Garten")], concepts)
    for query in ("předlužení", "predluzeni", "rote Zahlen schreiben"):
        assert found.find(query)[0].id == "a"
        assert found.find(query)[0].via == ("Überschuldung",)
    assert ids(found, "dluhy") == ["a"]


def test_a_synonym_of_small_words_does_not_shrink_to_one_word() -> None:
    concepts = (term("low", "niedrigschwellig", "nízkoprahový", "", "offen für alle"),)
    found = searcher([page("a", "Niedrigschwellig helfen"), page("b", "Offene Werkstatt")], concepts)
    assert ids(found, "offen") == ["b"]


def test_a_particle_alone_is_no_concept() -> None:
    concepts = (term("home", "Wohnungslosigkeit", "bez domova"), term("flight", "Geflüchtete", "běženci"))
    found = searcher([page("a", "Geflüchtete"), page("b", "Wohnungslosigkeit")], concepts)
    assert ids(found, "bez domova") == ["b"]


def test_an_unfinished_or_mistyped_word_leads_to_the_concept() -> None:
    concepts = (term("over", "Überschuldung", "předlužení"),)
    found = searcher([page("a", "Hilfe bei Überschuldung"), page("b", "Garten")], concepts)
    assert ids(found, "předluž") == ids(found, "předlžení") == ["a"]


def test_a_glossary_entry_is_found_by_its_synonym() -> None:
    over = term("over", "Überschuldung", "předlužení", "", "Zahlungsunfähigkeit")
    entry = page("term-over", "Überschuldung", kind="term", other=SearchTexts("předlužení"))
    found = searcher([page("a", "Hilfe bei Überschuldung"), entry], (over,))
    assert sorted(ids(found, "Zahlungsunfähigkeit")) == ["a", "term-over"]
    assert [hit.url for hit in found.find("předlužení", kinds=["term"])] == ["term-over/"]


def test_more_words_found_rank_higher() -> None:
    found = searcher([page("a", "Beratung Beratung Beratung"), page("b", "Beratung bei Schulden", "Schulden")])
    assert ids(found, "Beratung Schulden") == ["b", "a"]


def test_kinds_restrict_and_nothing_is_nothing() -> None:
    found = searcher([page("a", "Garten"), page("b", "Garten", kind="term")])
    assert ids(found, "Garten", kinds=["term"]) == ["b"]
    assert ids(found, "") == ids(found, "  ,.") == ids(found, "xyzzyxyzzy") == []


def test_terms_without_a_page_are_listed() -> None:
    concepts = (term("a", "Überschuldung", "předlužení"), term("b", "Kleingarten", "zahrádka"))
    found = searcher([page("p", "Überschuldung im Alter")], concepts)
    assert uncovered(found, concepts, "de", ["practice"]) == ("b",)


def test_every_glossary_entry_finds_itself() -> None:
    for language in ("de", "cs"):
        found = engine().open(engine().build_index(documents(terms(), language), terms().terms.values(), language))
        lost = [
            each.id
            for each in terms().terms.values()
            if f"term-{each.id}" not in ids(found, each.words[language], limit=5)
        ]
        assert lost == []


def test_floors_on_the_development_set() -> None:
    result = benchmark().run(read("search-corpus.json"), read("search-queries.json"), terms().terms.values())
    print("\n" + benchmark().table(result))
    assert result["all"]["recall@5"] >= 0.80
    assert result["all"]["mrr@10"] >= 0.90
    assert result["all"]["zero"] <= 0.02
    assert {name: row["mrr@10"] for name, row in result["categories"].items() if row["mrr@10"] < 0.80} == {}


def large(count: int, size: int, language: str = "de") -> list[SearchDocument]:
    """Invented practices of `size` characters a language, mixed from the corpus without repeating the same mixture."""
    items, both = read("search-corpus.json")["docs"], ("de", "cs") if language == "de" else ("cs", "de")
    bodies = {language: [item[language]["body"] for item in items] for language in ("de", "cs")}
    pages = []
    for number in range(count):
        item, places = items[number % 60], [(number * 7 + step * (number // 60 + 11)) % 60 for step in range(8)]
        body, twin = (" ".join(bodies[each][place] for place in places)[:size] for each in both)
        own, other = (item[each] for each in both)
        pages.append(page(f"p{number:03}", own["title"], body, summary=own["summary"], tags=tuple(own["tags"]), language=language,
                          other=SearchTexts(other["title"], other["summary"], twin, tuple(other["tags"]))))  # fmt: skip
    return pages


def test_bytes_before_the_first_result() -> None:
    code = sum(
        len(gzip.compress(content, 9))
        for name, content in published(ASSETS).items()
        if name.endswith(".js") and not any(each in name for each in LATER)
    )
    pages = [*large(30, 6000), *documents(terms(), "de")]
    index = len(gzip.compress(engine().build_index(pages, terms().terms.values(), "de").encode(), 9))
    print(f"\ncode {code} bytes, index {index} bytes (gzip)")
    assert code <= 16 * 1024
    assert code + index <= 60 * 1024


OPEN = """((files) => {
  const read = (name) => { asked.push(name); return name === globalThis.broken ? Promise.reject(new Error(name)) : Promise.resolve(JSON.parse(files[name])); };
  globalThis.asked = [];
  globalThis.renew = () => { globalThis.sharded = new ShardedSearch(JSON.parse(files[""]), read); };
  renew();
})"""
ASK = """((query, options) => {
  asked.length = 0;
  sharded.find(query, options).then((hits) => { globalThis.answer = hits; }, (error) => { globalThis.answer = error.message; });
})"""


class Sharded:
    """A search over an index in files, as a browser would load them, and what it asked for."""

    def __init__(self, index: str) -> None:
        self.files = engine().cut(index, "folder")
        self.asked: list[str] = []
        engine().call(OPEN, self.files)

    def find(self, query: str, **options: Any) -> Any:
        engine().call(ASK, query, options)
        answer, self.asked = engine().call("(() => [answer, asked])")
        return answer

    def renew(self) -> None:
        """Forget what was loaded."""
        engine().call("renew")

    def size(self, names: list[str]) -> int:
        return sum(len(self.files[name]) for name in names)


def plain(hits: Any) -> list[Any]:
    """Hits from Python as those from JavaScript."""
    return [(hit["id"], hit["score"], *map(tuple, (hit["terms"], hit["how"], hit["via"], hit["other"]))) for hit in hits]


def whole(found: Searcher, query: str, limit: int) -> list[Any]:
    return [(hit.id, hit.score, hit.terms, hit.how, hit.via, hit.other) for hit in found.find(query, limit)]


@pytest.mark.parametrize("language", ["de", "cs"])
def test_shards_answer_as_the_whole_index_and_few_are_loaded(language: str) -> None:
    pages = [*large(3000, 1500, language), *documents(terms(), language)]
    index = engine().build_index(pages, terms().terms.values(), language)
    found = engine().open(index)
    queries = [each["query"] for each in read("search-queries.json")]
    sharded, loaded = Sharded(index), []
    for query in queries[::8]:
        assert plain(sharded.find(query)) == whole(found, query, 10_000), query
    for query in queries:
        sharded.renew()
        assert plain(sharded.find(query, limit=8)) == whole(found, query, 8), query
        loaded.append(sharded.size(["", *sharded.asked]))
    found.close()
    total, usual = len(index), sorted(loaded)[len(loaded) // 2]
    print(f"\n{language}: {total} bytes, usual query {usual} of them, most {max(loaded)} (with the head)")
    assert usual < total / 4
    assert max(loaded) < total / 2


def test_a_shard_is_asked_for_once_and_again_if_it_could_not_be_loaded() -> None:
    sharded = Sharded(engine().build_index(large(60, 600), (), "de"))
    engine().call("(() => { globalThis.broken = '0'; })")
    assert sharded.find("abend zukunft") == "0"
    engine().call("(() => { globalThis.broken = ''; })")
    first = sharded.find("abend zukunft")
    assert "0" in sharded.asked
    assert sharded.find("abend zukunft") == first
    assert sharded.asked == []


def test_an_index_in_shards_is_the_same_byte_for_byte_and_knows_kinds() -> None:
    pages = [page("a", "Garten"), page("b", "Garten", kind="term"), page("c", "Geänderte Gartenarbeit")]
    index = engine().build_index(pages, (), "de")
    sharded = Sharded(index)
    assert sharded.files == engine().cut(index, "folder")
    assert [hit["id"] for hit in sharded.find("Gärten", kinds=["term"])] == ["b"]
    assert [hit["id"] for hit in sharded.find("arbeit")] == ["c"]


def test_a_slip_in_the_first_letter_is_forgiven_only_by_the_whole_index() -> None:
    pages = [page("a", "Nachbarschaft"), page("b", "Garten")]
    index = engine().build_index(pages, (), "de")
    assert ids(engine().open(index), "Machbarschaft") == ["a"]
    assert Sharded(index).find("Machbarschaft") == []
    assert [hit["id"] for hit in Sharded(index).find("Nachbrschaft")] == ["a"]


def test_published_scripts_have_no_comments_and_still_run() -> None:
    lean = published(ASSETS)["search/search.js"].decode()
    assert "/**" not in lean
    assert re.search(r"^export class Search \{$", lean, re.MULTILINE)


def test_a_query_takes_a_millisecond_at_most() -> None:
    found = engine().open(engine().build_index(large(300, 3000), terms().terms.values(), "de"))
    queries = [query["query"] for query in read("search-queries.json")]
    times = found.times(queries, 4)
    for _ in range(5):  # whatever else the machine does for a while: the best that was seen counts
        if sorted(times)[len(times) // 2] > 1.0:
            times = [min(pair) for pair in zip(times, found.times(queries, 4), strict=True)]
    print(f"\nmedian {sorted(times)[len(times) // 2]:.2f} ms, slowest {max(times):.2f} ms at 300 practices")
    assert sorted(times)[len(times) // 2] <= 1.0
