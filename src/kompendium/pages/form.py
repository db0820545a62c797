"""The form in which anyone enters a practice, from the one table of fields. The script in theme/assets/form/ makes the file of it."""

from html import escape

from kompendium.languages import others
from kompendium.pages import formdata, markup
from kompendium.pages.controls import Controls
from kompendium.pages.form_words import FormWords
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.schema import PRACTICE, TEXTS, Field
from kompendium.ways.questions import questions

PATH = "mitmachen/neu"

# The parts of the form and the fields in them; a field that is in none of them stands under "more".
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("about", ("title", "summary", "plain", "kind", "themes")),
    ("where", ("place", "regions", "period", "maturity", "organisations", "contact")),
    ("people", ("target_groups", "methods", "settings")),
    ("text", ()),
    ("sources", ("sources",)),
    ("results", ("figures", "evaluations")),
    ("law", ("legal_basis", "help_types_de", "service_types_cz", "funding")),
    ("open", ("gaps",)),
    ("more", ()),
)


def asked() -> dict[str, Field]:
    """The fields that a contributor is asked for, by key."""
    keys = {(each.group or each.field).key for each in questions()}
    return {field.key: field for field in PRACTICE if field.key in keys}


def grouped() -> dict[str, list[Field]]:
    """The fields of each part of the form."""
    fields = asked()
    placed = {key for _, keys in GROUPS for key in keys}
    rest = [field for key, field in fields.items() if key not in placed]
    return {name: [fields[key] for key in keys if key in fields] + (rest if name == "more" else []) for name, keys in GROUPS}


def page(site: Site, language: str) -> Page:
    """The form in one language: it asks for the original in this language, and for the other text if someone writes both."""
    view = View(site, language, PATH)
    say = FormWords(language)
    controls = Controls(view)
    parts = "\n".join(_part(name, fields, controls) for name, fields in grouped().items() if fields or name == "text")
    body = "\n".join((_opening(say, view), _form(parts + _other(controls), controls), formdata.element(view)))
    return Page(PATH, language, say("title"), say("lede"), body, {"kind": "form", "label": say("label")})


def _opening(say: FormWords, view: View) -> str:
    paragraphs = "".join(markup.tag("p", markup.text(say(name), say.language)) for name in ("private", "needed-intro", "people"))
    ways = markup.tag("p", markup.link(view.url("mitmachen"), say("other-ways")))
    return (
        f'<header class="opening">\n<h1>{say("title")}</h1>\n{markup.tag("p", markup.text(say("lede"), say.language), class_="lede")}\n'
        f'<div class="note">{paragraphs}{ways}</div>\n'
        f'<noscript><div class="note warning"><p>{markup.text(say("noscript"), say.language)}</p></div></noscript>\n</header>'
    )


def _form(parts: str, controls: Controls) -> str:
    say = controls.say
    names = sorted(each.name for each in controls.view.site.data.organisations.values())
    known = "".join(f'<option value="{escape(name)}"></option>' for name in names)
    keep = f'<p class="hint">{markup.text(say("keep-hint"), say.language)}</p>'
    buttons = "".join(f'<button type="button" data-{name}>{say(name)}</button>' for name in ("check", "keep", "forget"))
    return (
        f'<form class="entry" data-entry novalidate autocomplete="off" aria-label="{say("form-name")}">\n{parts}\n'
        f'<datalist id="organisations">{known}</datalist>\n<div class="errors" data-errors tabindex="-1" hidden></div>\n'
        f'<div class="actions" data-live hidden>{buttons}{keep}</div>\n<p class="status" role="status" data-status></p>\n</form>\n'
        f'<section class="hand-over" data-result tabindex="-1" hidden aria-labelledby="hand-over"></section>'
    )


def _part(name: str, fields: list[Field], controls: Controls) -> str:
    say = controls.say
    inside = "\n".join(controls.field(field, field.key, field.required == "draft") for field in fields)
    if name == "text":
        inside = _sections(controls, controls.language, "sections")
    intro = f'<p class="intro">{markup.text(say(f"intro-{name}"), say.language)}</p>' if name in ("text", "results", "sources") else ""
    return f'<section aria-labelledby="part-{name}">\n<h2 id="part-{name}">{say(f"group-{name}")}</h2>\n{intro}\n{inside}\n</section>'


def _sections(controls: Controls, language: str, name: str) -> str:
    kinds = controls.view.site.data.sections.kinds.values()
    return "\n".join(controls.text(f"{name}.{kind.id}", kind.heading[language], kind.ask[controls.language], language) for kind in kinds)


def _other(controls: Controls) -> str:
    """The text in the other language, folded away."""
    say = controls.say
    (language,) = others(controls.language)
    fields = [field for field in TEXTS if field.key in ("title", "summary", "plain")]
    texts = "\n".join(controls.field(field, f"other.{field.key}") for field in fields)
    inside = f"{texts}\n{_sections(controls, language, 'other.sections')}"
    return (
        f'\n<section aria-labelledby="part-other">\n<h2 id="part-other">{say("group-other")}</h2>\n'
        f'<p class="intro">{markup.text(say("intro-other"), say.language)}</p>\n'
        f'<details><summary>{say("other-open")}</summary>\n<div lang="{controls.language}">\n{inside}\n</div>\n</details>\n</section>'
    )
