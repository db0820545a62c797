"""The rules by family. A rule takes a folder and the context and yields problems; it never touches the disk."""

from kompendium.rules import facts, fields, links, pairing, parity, sections, sources, text, wording
from kompendium.rules.context import Rule

ALL: tuple[Rule, ...] = (
    pairing.check,
    fields.check,
    facts.check,
    sections.check,
    sources.check,
    text.check,
    links.check,
    parity.check,
    wording.check,
)
