"""The forms for issues on the repository's host, from the table of fields: one a language."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.ways.issue import labels
from kompendium.ways.questions import Question, columns, questions
from kompendium.ways.words import Say

MARK = "new-practice"
LONG = 160
FEW = 12
Element = dict[str, Any]


def files(data: Data) -> dict[str, bytes]:
    """The forms by path: a new practice, an error, a hint, and what is offered beside them."""
    found = {f"practice.{language}.yml": _practice(language, data) for language in LANGUAGES}
    found |= {f"{name}.{language}.yml": _short(name, language) for name in ("error", "suggest") for language in LANGUAGES}
    found["config.yml"] = {"blank_issues_enabled": True}
    return {f".github/ISSUE_TEMPLATE/{name}": _yaml(form) for name, form in found.items()}


def _yaml(form: Mapping[str, Any]) -> bytes:
    text = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=200)
    return f"# Written by scripts/reference.py from the table of fields. Do not edit.\n{text}".encode()


def _practice(language: str, data: Data) -> Mapping[str, Any]:
    say = Say(language)
    intro = {"type": "markdown", "attributes": {"value": say("issue-intro")}}
    facts = (_question(each, language, data) for each in questions())
    consent = {
        "type": "checkboxes", "id": "consent",
        "attributes": {"label": labels(language, data)["consent"], "options": [
            {"label": say(name), "required": True} for name in ("issue-consent-licence", "issue-consent-people")]},
    }  # fmt: skip
    body = [intro, *facts, *_sections(language, data), consent]
    return {"name": say("issue-name"), "description": say("issue-about"), "title": say("issue-title"), "labels": [MARK], "body": body}


def _sections(language: str, data: Data) -> Iterator[Element]:
    for kind in data.sections.kinds.values():
        yield _element("textarea", f"sections-{kind.id}", kind.heading[language], kind.ask[language])


def _question(question: Question, language: str, data: Data) -> Element:
    field = question.field
    help_ = question.help(language)
    key, label = question.key.replace(".", "-"), question.label(language)
    if field.kind == "code" and field.vocabulary and not question.rows:
        options = [term.label[language] for term in data.vocabularies[field.vocabulary].terms.values()]
        element = _element("dropdown", key, label, f"{help_} {_most(question, language)}".strip())
        element["attributes"] |= {"multiple": bool(field.many), "options": options}
    elif question.rows:
        element = _element("textarea", key, label, f"{help_} {_row(question, language, data)}")
    elif field.many:
        element = _element("textarea", key, label, f"{help_} {Say(language)('issue-lines')}")
    else:
        long = field.kind == "text" and field.limit[language] > LONG
        limit = Say(language)("issue-limit", limit=str(field.limit[language])) if field.kind == "text" else ""
        element = _element("textarea" if long else "input", key, label, f"{help_} {limit}".strip())
    return {**element, "validations": {"required": True}} if question.required else element


def _element(kind: str, key: str, label: str, description: str) -> Element:
    return {"type": kind, "id": key, "attributes": {"label": label, "description": description}}


def _most(question: Question, language: str) -> str:
    most = question.field.many
    return Say(language)("issue-most", most=str(most[1])) if most else ""


def _row(question: Question, language: str, data: Data) -> str:
    """How a line of a table is written: its parts in their order, and the choices of a part where they are few."""
    parts = [part.label[language] for part in columns(question.field)]
    name = "issue-sources" if question.field.kind == "table" else "issue-rows"
    lists = ((part, data.vocabularies[part.vocabulary].terms.values()) for part in columns(question.field) if part.vocabulary)
    few = [f"{part.label[language]}: {', '.join(term.label[language] for term in terms)}." for part, terms in lists if len(terms) <= FEW]
    return " ".join((Say(language)(name, parts=" | ".join(parts)), *few))


def _short(name: str, language: str) -> Mapping[str, Any]:
    """A form of a few lines: what is wrong where, or which practice is missing."""
    say = Say(language)
    intro = {"type": "markdown", "attributes": {"value": say("issue-short-intro")}}
    where = _element("input", "where", say(f"issue-{name}-where"), say(f"issue-{name}-where-help"))
    what = _element("textarea", "what", say(f"issue-{name}-what"), say(f"issue-{name}-what-help"))
    source = _element("textarea", "source", say("issue-source"), say("issue-source-help"))
    body = [intro, where, {**what, "validations": {"required": True}}, source]
    title = f"{say(f'issue-{name}-name')}: "
    return {"name": say(f"issue-{name}-name"), "description": say(f"issue-{name}-about"), "title": title, "labels": [name], "body": body}
