"""All practices as JSON, with the JSON Schema that describes them; both follow the one table of fields."""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from kompendium.exports.address import LICENCE, Address
from kompendium.languages import LANGUAGES
from kompendium.model import Practice, Text
from kompendium.schema import FACTS, TEXTS, Field

VERSION = "1"
# attributes whose key cannot be a Python name
_KEYS = {"start": "from", "end": "to"}
_PLAIN = frozenset((str, bool, int, type(None)))


def as_json(lines: Iterable[bytes], address: Address) -> bytes:
    """One object: version, licence, and the practices with facts once and texts by language, one a line."""
    head = {"$schema": address.data("practices.schema.json"), "version": VERSION, "licence": LICENCE}
    opening = _dumped(head).removesuffix("}")
    return f'{opening}, "practices": [\n'.encode() + b",\n".join(lines) + b"\n]}\n"


def line(practice: Practice, address: Address) -> bytes:
    """The record of one practice on a line of its own."""
    return _dumped(record(practice, address)).encode()


def _dumped(value: Mapping[str, Any]) -> str:
    """Without indent, which only the encoder in Python can write."""
    return json.dumps(value, ensure_ascii=False)


def record(practice: Practice, address: Address) -> dict[str, Any]:
    """One practice under the keys of the table of fields."""
    facts = {field.key: plain(getattr(practice, field.key)) for field in FACTS}
    return {
        "id": practice.slug,
        "url": {language: address.practice(practice.slug, language) for language in practice.texts},
        "original": practice.original,
        **{key: value for key, value in facts.items() if value not in (None, "", [], {})},
        "texts": {language: _text(text) for language, text in sorted(practice.texts.items())},
    }


def _text(text: Text) -> dict[str, Any]:
    keys = ("title", "summary", "plain", "translator", "reviewed_by")
    found = {key: getattr(text, key) for key in keys if getattr(text, key)}
    return found | {"sections": [{"id": each.id, "heading": each.heading, "markdown": each.markdown} for each in text.sections]}


def plain(value: Any) -> Any:
    """A value of the model as JSON has it; what is empty in a record is left out, but nought is a number."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    parts = ((key, plain(getattr(value, name))) for name, key in _parts(value.__class__))
    return {key: part for key, part in parts if part or type(part) is int}


@cache
def _parts(kind: type) -> tuple[tuple[str, str], ...]:
    """The attributes of a class of the model with their keys."""
    return tuple((field.name, _KEYS.get(field.name, field.name)) for field in dataclasses.fields(kind))


def json_schema(address: Address) -> bytes:
    """JSON Schema (2020-12) of practices.json."""
    practice = {
        "type": "object",
        "required": ["id", "url", "original", "status", "texts"],
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "url": _by_language({"type": "string", "format": "uri"}),
            "original": {"enum": list(LANGUAGES)},
            **{field.key: _schema(field) for field in FACTS},
            "texts": _by_language(_text_schema()),
        },
        "additionalProperties": False,
    }
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address.data("practices.schema.json"),
        "title": address.titles[LANGUAGES[0]],
        "type": "object",
        "required": ["version", "licence", "practices"],
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": VERSION},
            "licence": {"type": "string", "format": "uri"},
            "practices": {"type": "array", "items": practice},
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _by_language(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict.fromkeys(LANGUAGES, schema), "additionalProperties": False, "minProperties": 1}


def _text_schema() -> dict[str, Any]:
    text = {field.key: {"type": "string", "description": field.label["de"]} for field in TEXTS if field.kind == "text"}
    section = {key: {"type": "string"} for key in ("id", "heading", "markdown")}
    sections = {"type": "array", "items": {"type": "object", "properties": section, "required": list(section)}}
    return {"type": "object", "required": ["title", "summary"], "properties": {**text, "sections": sections}}


def _schema(field: Field) -> dict[str, Any]:
    single = {**_single(field), "description": " / ".join(field.label[language] for language in LANGUAGES)}
    return single if field.many is None else {"type": "array", "items": single, "maxItems": field.many[1]}


def _single(field: Field) -> dict[str, Any]:
    if field.kind == "table":
        return {"type": "object", "additionalProperties": _object(field.fields)}
    if field.fields:
        return _object(field.fields)
    if field.kind in ("words", "gloss"):
        return _by_language({"type": "string"})
    if field.kind == "choices":
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if field.kind == "date":
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
    types = {"number": "number", "flag": "boolean"}
    return {"type": types.get(field.kind, "string"), **({"enum": list(field.choices)} if field.choices else {})}


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    """A record; its parts that are always there are required."""
    required = [each.key for each in fields if each.required == "draft"]
    properties = {each.key: _schema(each) for each in fields}
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
