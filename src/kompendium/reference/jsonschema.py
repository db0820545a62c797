"""JSON Schema for editors that complete and check while someone types. The check of the project stays the measure."""

import json
from typing import Any

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.schema import FACTS, ORGANISATION, TEXTS, Field

FOLDER = "docs/assets/schema"
Schema = dict[str, Any]


def files(data: Data) -> dict[str, bytes]:
    """The schemas by path: the facts and texts of an original, of a translation, and the list of organisations."""
    original = _object(tuple(each for each in TEXTS if each.where == "both") + FACTS, data)
    translation = _object(TEXTS, data)
    one = _object(ORGANISATION, data)
    schemas = {"original": original, "translation": translation, "organisations": {"type": "object", "additionalProperties": one}}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {f"{FOLDER}/{name}.json": as_json({**head, **schema}) for name, schema in schemas.items()}


def as_json(content: Any) -> bytes:
    """JSON as a person reads it."""
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def _object(fields: tuple[Field, ...], data: Data) -> Schema:
    needed = [each.key for each in fields if each.required == "draft"]
    properties = {each.key: {**_described(each), **_value(each, data)} for each in fields}
    return {"type": "object", "additionalProperties": False, "required": needed, "properties": properties}


def _described(field: Field) -> Schema:
    return {
        "title": " / ".join(dict.fromkeys(field.label[each] for each in LANGUAGES)),
        "description": " / ".join(field.help[each] for each in LANGUAGES),
    }


def _value(field: Field, data: Data) -> Schema:
    if field.kind == "table":
        keys = list(data.vocabularies[field.key_vocabulary].terms) if field.key_vocabulary else []
        names = {"enum": keys} if keys else {"pattern": "^s[1-9][0-9]?$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": _object(field.fields, data)}
    if field.many is None:
        return _single(field, data)
    least, most = field.many
    return {"type": "array", "minItems": least, "maxItems": most, "items": _single(field, data)}


def _single(field: Field, data: Data) -> Schema:
    match field.kind:
        case "record":
            return _object(field.fields, data)
        case "words" | "gloss":
            texts = {each: {"type": "string", "maxLength": field.limit[each]} for each in LANGUAGES}
            return {"type": "object", "additionalProperties": False, "properties": texts, "minProperties": 1}
        case "code":
            return _codes(field.vocabulary, field.choices, data)
        case "choices":
            names = {"enum": list(data.vocabularies[field.key_vocabulary].terms)}
            return {"type": "object", "propertyNames": names, "additionalProperties": _codes(field.vocabulary, (), data)}
        case "organisation":
            return {"type": "string", "pattern": "^[a-z0-9-]+$"}
        case "text":
            return {"type": "string", "minLength": 1, "maxLength": max(field.limit.values())}
        case _:
            return dict(_PLAIN.get(field.kind, {"type": "string"}))


_PLAIN: dict[str, Schema] = {
    "number": {"type": "string", "pattern": "^-?[0-9]{1,15}([.][0-9]{1,6})?$"},
    "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    "flag": {"type": "boolean"},
    "url": {"type": "string", "pattern": "^https?://"},
    "source": {"type": "string", "pattern": "^s[1-9][0-9]?$"},
}


def _codes(vocabulary: str, choices: tuple[str, ...], data: Data) -> Schema:
    """The ids, with labels where the editor can show them."""
    terms = data.vocabularies[vocabulary].terms if vocabulary else {}
    ids = list(choices or terms)
    labels = [" / ".join(terms[each].label[language] for language in LANGUAGES) if each in terms else each for each in ids]
    return {"enum": ids, "enumDescriptions": labels}
