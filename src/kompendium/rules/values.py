"""Values that other programs would read otherwise than the author meant them."""

import re
from collections.abc import Iterable, Iterator, Sequence

import yaml

from kompendium.problems import Problem
from kompendium.rules.passages import Passage

_FORMULA = re.compile(r"\s*[=@]|[\t\r]|[+-][^\s\d]")
_LETTER = re.compile(r"[^\W\d_]")
_RESOLVER = yaml.SafeLoader("")
_TEXTS = ("text", "words", "gloss")


def passage(text: Passage) -> Iterator[Problem]:
    """One value of the front matter that is meant to be text or a flag."""
    node, field = text.node, text.field
    if node is None or field is None:
        return
    if field.kind == "flag" and node.quoted and node.value in ("true", "false"):
        yield text.at(0, "value-flag-quoted", found=node.value)
    if field.kind not in _TEXTS or not node.value.strip():
        return
    if not node.quoted and (type_ := _other_type(node.value)):
        yield text.at(0, "value-unquoted", found=node.value[:60], type=type_)
    elif _FORMULA.match(node.value):
        yield text.at(0, "value-formula", found=node.value[:40])
    elif field.key in ("title", "summary", "plain", "place") and not _LETTER.search(node.value):
        yield text.at(0, "value-no-words", found=node.value[:40], key=field.key)


def suspects(pieces: Sequence[Passage]) -> Iterable[int]:
    """Texts without quotes or with something else than a letter in front, and flags in quotes."""
    for number, each in enumerate(pieces):
        kind, node = each.field and each.field.kind, each.node
        if node and ((kind in _TEXTS and not (node.quoted and _LETTER.match(node.value))) or (kind == "flag" and node.quoted)):
            yield number


def _other_type(value: str) -> str:
    """What YAML 1.1 makes of an unquoted value that is no text to it: 12:30 is the number 750 there."""
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, value, (True, False)))  # type: ignore[no-untyped-call]
    kind = tag.rsplit(":", 1)[-1]
    return "" if kind in ("str", "null") else kind
