"""A draft as a contributor would write it by hand: keys in the order of the table, text in quotes, codes bare."""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from kompendium.nodes import Plain
from kompendium.schema import Field

_BARE = re.compile(r"[A-Za-z][\w.-]*")
_YAML_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_CODES = ("code", "organisation", "practice", "source", "file")


def front(facts: Mapping[str, Plain], fields: Sequence[Field], remarks: Mapping[str, Sequence[str]]) -> str:
    """The lines between the fences; `remarks` are comments by the key that they follow."""
    lines: list[str] = []
    for field in fields:
        if facts.get(field.key) not in (None, "", [], {}):
            lines += _entry(field, facts[field.key], "")
        lines += [line for remark in remarks.get(field.key, ()) for line in _comment(remark)]
    lines += [line for remark in remarks.get("", ()) for line in _comment(remark)]
    return "\n".join(lines)


def _comment(text: str) -> list[str]:
    """Text as comments: nothing in it can end the line and become a key."""
    printable = "".join(each if each.isprintable() else " " for each in text)
    return [f"# {line}" for line in textwrap.wrap(printable, 2000, break_on_hyphens=False)]


def _entry(field: Field, value: Plain, indent: str) -> list[str]:
    """`key: value` and what stands below it."""
    head = f"{indent}{field.key}:"
    inner = f"{indent}  "
    if isinstance(value, list) and (field.fields or field.kind in ("words", "gloss")):
        return [head, *(line for item in value for line in _item(field, item, inner))]
    if isinstance(value, list):
        return [f"{head} [{', '.join(scalar(field, str(item)) for item in value)}]"]
    if isinstance(value, dict) and field.kind == "table":
        return [head, *(line for key, row in value.items() for line in _row(field, key, row, inner))]
    if isinstance(value, dict) and field.kind == "choices":
        return [head, *(f"{inner}{key}: {scalar(field, str(rated))}" for key, rated in value.items())]
    if isinstance(value, dict) and field.fields:
        return [head, *_parts(field, value, inner)]
    return [f"{head} {_inline(field, value)}"]


def _row(field: Field, key: str, row: Plain, indent: str) -> list[str]:
    if isinstance(row, dict) and not _short(field):
        return [f"{indent}{key}:", *_parts(field, row, f"{indent}  ")]
    return [f"{indent}{key}: {_inline(field, row)}"]


def _parts(field: Field, record: Mapping[str, Plain], indent: str) -> list[str]:
    known = (part for part in field.fields if record.get(part.key) not in (None, "", [], {}))
    return [line for part in known for line in _entry(part, record[part.key], indent)]


def _item(field: Field, item: Plain, indent: str) -> Iterator[str]:
    """One entry of a list: short ones on one line, others one line a part."""
    if not isinstance(item, dict) or _short(field):
        yield f"{indent}- {_inline(field, item)}"
        return
    for number, line in enumerate(_parts(field, item, f"{indent}  ")):
        yield line if number else f"{indent}- {line.lstrip()}"


def _short(field: Field) -> bool:
    """Whether an entry of this kind is written on one line."""
    return len(field.fields) <= 2 and all(part.kind in (*_CODES, "text") and part.many is None for part in field.fields)


def _inline(field: Field, value: Plain) -> str:
    if not isinstance(value, dict):
        return scalar(field, str(value))
    known = {part.key: part for part in field.fields}
    parts = (f"{key}: {scalar(known.get(key, field), str(each))}" for key, each in value.items())
    return f"{{{', '.join(parts)}}}"


def scalar(field: Field, value: str) -> str:
    """One value: codes and flags bare where YAML reads them as text, everything else in straight quotes."""
    bare = field.kind in (*_CODES, "choices") and _BARE.fullmatch(value) and value.lower() not in _YAML_WORDS
    return value if bare or field.kind == "flag" else json.dumps(value, ensure_ascii=False)
