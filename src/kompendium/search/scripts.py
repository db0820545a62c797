"""The JavaScript that the site publishes: the sources without their comments, because readers pay for every byte."""

import re
from pathlib import Path

COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")
MODULES = ("analysis", "search", "shards", "combobox", "catalogue")
VENDORED = "vendor/minisearch/minisearch.min.js"


def published(assets: Path) -> dict[str, bytes]:
    """Path below the site's assets → bytes, for the search's modules and MiniSearch with its licence."""
    modules = {
        f"search/{name}.js": _lean((assets / f"search/{name}.js").read_text(encoding="utf-8")) for name in MODULES
    }
    kept = (VENDORED, "vendor/minisearch/LICENSE.txt")
    return modules | {name: (assets / name).read_bytes() for name in kept}


def _lean(source: str) -> bytes:
    """Doc comments and indentation off. The modules keep to this: no "/**" and no line break within a string."""
    return INDENT.sub("\n", COMMENT.sub("", source)).strip().encode() + b"\n"
