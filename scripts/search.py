"""Search the compendium in the terminal: ranked results and why each was found."""

import argparse
import sys
from pathlib import Path

import yaml

from kompendium import glossary, search

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit code 0 if something was found, 1 if nothing was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=("de", "cs"), default="de")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("query", nargs="+")
    options = parser.parse_args()
    known = glossary.from_plain(yaml.safe_load((ROOT / "data/glossary.yml").read_text(encoding="utf-8")))
    engine = search.Engine(ROOT / "theme/assets")
    pages = search.documents(known, options.language)
    index = engine.build_index(pages, known.terms.values(), options.language)
    hits = engine.open(index).find(" ".join(options.query), options.limit)
    for place, hit in enumerate(hits, 1):
        print(f"{place:2}. {hit.title}  ({hit.kind}, {hit.url})\n      {why(hit)}")
    if not hits:
        print("nothing found")
    return 0 if hits else 1


def why(hit: search.Hit) -> str:
    """One line: the score, the matched terms and the detours."""
    reasons = [f"score {hit.score:.1f}"]
    if hit.terms:
        reasons.append(f"{'/'.join(hit.how)}: {', '.join(hit.terms)}")
    if hit.via:
        reasons.append(f"via {', '.join(hit.via)}")
    if hit.other:
        reasons.append(f"other language: {', '.join(hit.other)}")
    return "; ".join(reasons)


if __name__ == "__main__":
    sys.exit(main())
