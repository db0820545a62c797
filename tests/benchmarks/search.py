"""Measure the search on a corpus with graded queries: recall@5, MRR@10, success@1 and share of queries without a result."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from kompendium import glossary
from kompendium.search import Engine, SearchDocument, Searcher, SearchTexts

ROOT = Path(__file__).resolve().parents[2]
MEASURES = ("recall@5", "mrr@10", "success@1", "zero")
Row = Mapping[str, float]


def documents(corpus: Mapping[str, Any], language: str) -> list[SearchDocument]:
    """The practices of a corpus as the search takes them."""
    other = "cs" if language == "de" else "de"
    return [_document(item, language, other) for item in corpus["docs"]]


def _document(item: Mapping[str, Any], language: str, other: str) -> SearchDocument:
    own = _texts(item[language])
    return SearchDocument(
        item["id"],
        "practice",
        item["id"],
        language,
        own.title,
        own.summary,
        own.body,
        own.tags,
        other=_texts(item[other]),
    )


def _texts(item: Mapping[str, Any]) -> SearchTexts:
    sections = " ".join(f"{heading} {text}" for heading, text in item.get("sections", ()))
    return SearchTexts(item["title"], item["summary"], f"{item['body']} {sections}", tuple(item["tags"]))


def measure(found: Sequence[str], grades: Mapping[str, int]) -> Row:
    """One query's measures; relevant is grade 2 or more, or every grade if there is none."""
    relevant = {name for name, grade in grades.items() if grade >= 2} or set(grades)
    first = next((place for place, name in enumerate(found[:10], 1) if name in relevant), 0)
    return {
        "recall@5": len(relevant & set(found[:5])) / min(5, len(relevant)),
        "mrr@10": 1 / first if first else 0.0,
        "success@1": float(first == 1),
        "zero": float(not found),
    }


def mean(rows: Iterable[Row]) -> dict[str, float]:
    """The mean of each measure, and how many queries."""
    listed = list(rows)
    return {name: round(sum(row[name] for row in listed) / len(listed), 4) for name in MEASURES} | {
        "queries": len(listed)
    }


def run(
    corpus: Mapping[str, Any], queries: Sequence[Mapping[str, Any]], terms: Iterable[glossary.Term]
) -> dict[str, Any]:
    """All queries over the corpus: means of all, by language and by category."""
    engine, listed = Engine(ROOT / "theme/assets"), tuple(terms)
    searchers: dict[str, Searcher] = {
        language: engine.open(engine.build_index(documents(corpus, language), listed, language))
        for language in sorted({query["lang"] for query in queries})
    }
    rows = [
        (query, measure([hit.id for hit in searchers[query["lang"]].find(query["query"], 100)], query["qrels"]))
        for query in queries
    ]
    return {
        "all": mean(row for _, row in rows),
        "languages": _by("lang", rows),
        "categories": _by("category", rows),
    }


def _by(key: str, rows: Sequence[tuple[Mapping[str, Any], Row]]) -> dict[str, dict[str, float]]:
    values = dict.fromkeys(str(query[key]) for query, _ in rows)
    return {value: mean(row for query, row in rows if query[key] == value) for value in values}


def table(result: Mapping[str, Any]) -> str:
    """The result for people."""
    lines = [f"{'':<14}{'queries':>8}" + "".join(f"{name:>11}" for name in MEASURES)]
    groups = {**result["categories"], **result["languages"], "all": result["all"]}
    lines += [
        f"{name:<14}{row['queries']:>8}" + "".join(f"{row[each]:>11.3f}" for each in MEASURES)
        for name, row in groups.items()
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--glossary", type=Path, default=ROOT / "data/glossary.yml")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    corpus, queries = (json.loads(path.read_text(encoding="utf-8")) for path in (options.corpus, options.queries))
    known = glossary.from_plain(yaml.safe_load(options.glossary.read_text(encoding="utf-8")))
    result = run(corpus, queries, known.terms.values())
    print(json.dumps(result, ensure_ascii=False) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
