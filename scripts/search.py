"""Search the compendium in the terminal: ranked results and why each was found."""

import argparse
import datetime
import sys
from pathlib import Path

from kompendium import check, indexing, search, stage
from kompendium.kept import Store, digest, folder_digest, program_digest
from kompendium.languages import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("practice", "theme", "organisation", "page", "analysis", "guide")
WORDS = {
    "de": {"none": "Nichts gefunden.", "via": "über", "other": "in der anderen Sprache", "uncovered": "Im Glossar, aber noch auf keiner Seite"},
    "cs": {"none": "Nic nenalezeno.", "via": "přes", "other": "v druhém jazyce", "uncovered": "V glosáři, ale zatím na žádné stránce"},
}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 if something was found, 1 if nothing was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="the site to search in")
    parser.add_argument("--limit", type=int, default=10, help="how many results")
    parser.add_argument("--uncovered", action="store_true", help="list the glossary terms that lead to no page yet")
    parser.add_argument("query", nargs="*")
    options = parser.parse_args(arguments)
    words = WORDS[options.language]
    result = check.check(ROOT, ROOT / "practices", datetime.date.today(), store=check.store(ROOT))
    if options.uncovered:
        missing = _uncovered(result, options.language)
        print(f"{words['uncovered']} ({len(missing)}/{len(result.data.glossary.terms)}): {', '.join(missing)}")
        return 0
    hits = _searcher(result, options.language).find(" ".join(options.query), options.limit)
    for place, hit in enumerate(hits, 1):
        print(f"{place:2}. {hit.title}  ({hit.kind}, {hit.url})\n      {_why(hit, words)}")
    if not hits:
        print(words["none"])
    return 0 if hits else 1


def _uncovered(result: check.Result, language: str) -> list[str]:
    """The terms of the glossary that lead to no page; looked up again only when something changed."""
    store = Store(ROOT / "build" / "cache" / "uncovered", ".txt")
    folders = (folder_digest(ROOT / each) for each in ("data", "docs", "theme/assets"))
    practices = (f"{each.slug} {each.status} {result.digests.get(each.slug)}" for each in result.practices)
    key = digest(program_digest(), language, *folders, *practices)
    kept = store.get(key)
    if kept is None:
        found = search.uncovered(_searcher(result, language), result.data.glossary.terms.values(), language, PAGES)
        kept = "\n".join(found).encode()
        store.put(key, kept)
    store.prune()
    return kept.decode().split("\n") if kept else []


def _searcher(result: check.Result, language: str) -> search.Searcher:
    """The index of the site as it would be built now; what builds keep of it is used and kept."""
    assets, store = ROOT / "theme" / "assets", Store(ROOT / "build" / "cache" / "search", ".json")
    by_hand = {name: path.read_bytes() for name, path in stage.read(ROOT / "docs").items()}
    made = indexing.files(result.practices, result.data, by_hand, assets, store, result.digests, folder_digest(ROOT / "data"))
    return search.Engine(assets).open(made[f"assets/search/{language}.json"].decode())


def _why(hit: search.Hit, words: dict[str, str]) -> str:
    """One line: the score, the matched terms and the detours."""
    reasons = [f"{hit.score:.1f}"]
    if hit.terms:
        reasons.append(f"{'/'.join(hit.how)}: {', '.join(hit.terms)}")
    if hit.via:
        reasons.append(f"{words['via']} {', '.join(hit.via)}")
    if hit.other:
        reasons.append(f"{words['other']}: {', '.join(hit.other)}")
    return "; ".join(reasons)


if __name__ == "__main__":
    sys.exit(main())
