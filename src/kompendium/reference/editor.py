"""A ready set-up for Visual Studio Code: forms of the Front Matter extension, schemas, a snippet for a new practice."""

import datetime
from typing import Any

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.reference.jsonschema import FOLDER, as_json
from kompendium.schema import PRACTICE, Field
from kompendium.ways import drafts
from kompendium.ways.answers import Answers
from kompendium.ways.words import Say

Item = dict[str, Any]


def files(data: Data) -> dict[str, bytes]:
    """The files of .vscode by path."""
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": {f"./{FOLDER}/organisations.json": "data/organisations.yml"},
        "frontMatter.framework.id": "other",
        "frontMatter.content.pageFolders": [{"title": "practices", "path": "[[workspace]]/practices"}],
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.noPropertyValueQuotes": [],
        "frontMatter.taxonomy.contentTypes": [{"name": "default", "pageBundle": True, "fields": _fields(PRACTICE, data)}],
        "frontMatter.taxonomy.fieldGroups": [_group(each, data) for each in PRACTICE if _grouped(each)],
    }
    wanted = {"recommendations": ["eliostruyf.vscode-front-matter", "redhat.vscode-yaml", "editorconfig.editorconfig"]}
    return {
        ".vscode/settings.json": as_json(settings),
        ".vscode/extensions.json": as_json(wanted),
        ".vscode/practice.code-snippets": as_json({_name(each): _snippet(each, data) for each in LANGUAGES}),
    }


def _grouped(field: Field) -> bool:
    return field.kind == "record" and field.many is not None


def _group(field: Field, data: Data) -> Item:
    return {"id": field.key, "labelField": field.fields[0].key, "fields": _fields(field.fields, data)}


def _fields(fields: tuple[Field, ...], data: Data) -> list[Item]:
    """The form's fields; tables with keys of their own are left to the text editor."""
    return [_field(each, data) for each in fields if each.kind not in ("table", "choices", "digest")]


def _field(field: Field, data: Data) -> Item:
    title = " / ".join(dict.fromkeys(field.label[each] for each in LANGUAGES))
    about = {"title": title, "name": field.key, "description": " / ".join(field.help[each] for each in LANGUAGES)}
    return {**about, **_kind(field, data), "required": field.required == "draft"}


def _kind(field: Field, data: Data) -> Item:
    if _grouped(field):
        return {"type": "block", "fieldGroup": [field.key]}
    if field.kind == "record":
        return {"type": "fields", "fields": _fields(field.fields, data)}
    if field.kind == "words":
        inner: Item = {"type": "fields", "fields": [{"title": each, "name": each, "type": "string"} for each in LANGUAGES]}
        return inner if field.many is None else {"type": "list"}
    if field.kind == "code":
        return {"type": "choice", "multiple": field.many is not None, "choices": _choices(field, data)}
    if field.kind == "flag":
        return {"type": "boolean"}
    return {"type": "list"} if field.many else {"type": "string", "single": field.kind != "text"}


def _choices(field: Field, data: Data) -> list[Item]:
    terms = data.vocabularies[field.vocabulary].terms if field.vocabulary else {}
    ids = field.choices or tuple(terms)
    return [{"id": each, "title": " / ".join(terms[each].label.values()) if each in terms else each} for each in ids]


def _name(language: str) -> str:
    return Say(language)("issue-name")


def _snippet(language: str, data: Data) -> Item:
    """An empty draft to type into."""
    text = drafts.draft(Answers(language, {}), data, datetime.date.min).text
    lines = [line.replace("\\", "\\\\").replace("$", "\\$") for line in text.split("\n")]
    return {"scope": "markdown", "prefix": Say(language)("snippet"), "description": Say(language)("issue-about"), "body": lines}
