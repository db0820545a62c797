"""Bytes of a file → document or problem."""

import guided

from kompendium import body, frontmatter


def target(raw: bytes) -> None:
    """Read, and cut what could be read."""
    document, problems = frontmatter.read("index.de.md", "de", raw)
    assert document or problems
    if document:
        body.blocks(document.body, document.body_line)
        list(body.targets(document.body))


if __name__ == "__main__":
    guided.fuzz(target)
