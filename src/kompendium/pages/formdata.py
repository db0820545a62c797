"""What the form's script needs to know, as a block of data in the page: fields, limits, sections, messages, words."""

import json
from typing import Any

from kompendium import messages
from kompendium.pages.form_words import FormWords
from kompendium.pages.view import View
from kompendium.schema import PRACTICE, Field
from kompendium.ways.drafts import LICENCE
from kompendium.ways.questions import EDITORIAL
from kompendium.ways.words import Say

# The rules that the script can check as a person writes; all others are checked when the file arrives.
RULES: tuple[str, ...] = (
    "field-missing", "text-too-long", "list-length", "list-duplicate", "value-date", "value-number", "date-future", "url-scheme", "url-form",
    "url-credentials", "period-order", "period-both", "period-open", "amount-incomplete", "source-unknown", "source-unused",
    "figure-unsourced", "personal-mail", "text-html",
)  # fmt: skip


def element(view: View) -> str:
    """The data as an element that runs nothing."""
    text = json.dumps(data(view), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="form-data">{text}</script>'


def data(view: View) -> dict[str, Any]:
    """The same as data."""
    language = view.language
    site = view.site
    host = site.settings.host
    return {
        "language": language,
        "fields": [_field(each, language) for each in PRACTICE if each.where != "translation"],
        "sections": [_section(each.id, each.heading, each.required) for each in site.data.sections.kinds.values()],
        "organisations": {each.id: each.name for each in site.data.organisations.values()},
        "slugs": sorted(site.practices),
        "messages": {rule: _message(rule, language) for rule in RULES},
        "words": FormWords(language).all() | {"translators": {each: FormWords(each)("translator") for each in site.data.sections.mark}},
        "open": Say(language)("open"),
        "licence": LICENCE,
        "host": host.plain() if host else None,
    }


def _field(field: Field, language: str) -> dict[str, Any]:
    """One row of the table, in one language, without what is empty."""
    row = {
        "key": field.key, "kind": field.kind, "label": field.label[language], "help": field.help[language], "hint": FormWords(language).hint(field), "required": field.required,
        "many": field.many, "limit": field.limit, "asked": field.key not in EDITORIAL,
        "fields": [_field(part, language) for part in field.fields],
    }  # fmt: skip
    return {key: value for key, value in row.items() if value not in ("", None, [])}


def _section(name: str, heading: Any, required: bool) -> dict[str, Any]:
    return {"id": name, "heading": dict(heading), "required": required}


def _message(rule: str, language: str) -> dict[str, str]:
    """The rule's words; a field is called by its label, for nobody sees its key here."""
    message = messages.messages()[rule][language]
    return {"what": message.what.replace(f" ({{label_{language}}})", ""), "do": "{help}" if rule == "field-missing" else message.do}
