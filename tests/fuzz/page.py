"""Bytes as a rendered page → what the second gate says of it."""

import guided

from kompendium import sanitise


def target(raw: bytes) -> None:
    """Whatever is left of a page that passes holds no script."""
    html = raw.decode("utf-8", "replace")
    if not sanitise.check(html, "index.de.md", frozenset()):
        assert "<script" not in html.lower()


if __name__ == "__main__":
    guided.fuzz(target)
