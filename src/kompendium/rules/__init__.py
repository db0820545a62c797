"""The rules by family. A rule takes a folder and the context and yields problems; it never touches the disk."""

from kompendium.rules import (
    facts,
    fields,
    language,
    limits,
    links,
    media,
    pairing,
    parity,
    placeholders,
    sections,
    sources,
    text,
    unicode,
    wording,
)
from kompendium.rules.context import Rule

ALL: tuple[Rule, ...] = (
    pairing.check,
    media.check,
    unicode.check,
    limits.check,
    fields.check,
    facts.check,
    sections.check,
    sources.check,
    text.check,
    placeholders.check,
    links.check,
    language.check,
    parity.check,
    wording.check,
)
