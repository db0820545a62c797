"""The box "on the other side": the nearest form of help across the border, why it is not the same, law and money there."""

from collections.abc import Iterator

from kompendium.equivalents import Equivalent, Reference
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.view import View

# Vocabulary of a practice's forms of help → the country they belong to, the vocabulary and country across the border.
_ACROSS = {"help_types_de": ("DE", "service_types_cz", "CZ"), "service_types_cz": ("CZ", "help_types_de", "DE")}


def box(practice: Practice, view: View) -> str:
    """One part for each form of help; a practice without any says so and leads to the comparison of the systems."""
    forms = [(vocabulary, each) for vocabulary in _ACROSS for each in getattr(practice, vocabulary)]
    parts = [part for vocabulary, each in forms for part in _part(vocabulary, each, view, len(forms) == 1)]
    say = view.say
    intro = say("other-side-intro") if parts else say("other-side-none")
    more = f"{intro} {markup.link(view.url('systems'), say('other-side-systems'))}."
    inside = "\n".join([markup.tag("p", more), *parts])
    return f'<section class="other-side">\n{markup.heading(say("other-side"), "other-side")}\n{inside}\n</section>'


def _part(vocabulary: str, form: str, view: View, alone: bool) -> Iterator[str]:
    """One form of help; of several only the nearest form is open at once."""
    known = view.site.data.equivalents.forms.get(form)
    if not known:
        return
    _, across, country = _ACROSS[vocabulary]
    say, language = view.say, view.language
    nearest = [(say("other-side-nearest", country=view.label("countries", country)), _nearest(known, across, view))]
    rows = [
        (say("other-side-why"), markup.text(view.pick(known.why), language)),
        (say("other-side-law"), markup.text(view.pick(known.law), language)),
        (say("other-side-money"), markup.text(view.pick(known.money), language)),
        (say("sources"), _origins(known, view)),
    ]
    title = markup.tag("h3", _form(vocabulary, form, view), id=f"other-side-{form}")
    summary = markup.tag("summary", say("other-side-more"))
    yield f"{title}\n{_list(nearest + rows)}" if alone else f"{title}\n{_list(nearest)}\n<details>\n{summary}\n{_list(rows)}\n</details>"


def _list(rows: list[tuple[str, str]]) -> str:
    entries = "\n".join(f"<div>{markup.tag('dt', name)}{markup.tag('dd', value)}</div>" for name, value in rows)
    return f"<dl>\n{entries}\n</dl>"


def _form(vocabulary: str, form: str, view: View) -> str:
    """A form of help in its own language with its section of the law, and what it means in the reader's."""
    home = view.site.countries[_ACROSS[vocabulary][0]]
    term = view.term(vocabulary, form)
    law = next((code.code for code in term.codes if code.scheme == "law"), "")
    name = markup.foreign(term.label[home], home, view.language)
    gloss = "" if home == view.language else f" – {markup.text(view.pick(term.label), view.language)}"
    return name + gloss + (f", {markup.text(law, home)}" if law else "")


def _nearest(known: Equivalent, across: str, view: View) -> str:
    """The nearest forms, or what comes closest by name, with the degree of equivalence."""
    badge = markup.tag("span", view.say(f"relation-{known.relation}"), class_=f"badge relation-{known.relation}")
    if known.nearest:
        return "; ".join(_form(across, each, view) for each in known.nearest) + f" {badge}"
    return f"{markup.text(view.pick(known.called), view.language)} {badge}"


def _origins(known: Equivalent, view: View) -> str:
    glossary = view.site.data.glossary.terms
    terms = [markup.link(view.url("glossar", each), markup.text(glossary[each].words[view.language], view.language)) for each in known.terms]
    cited = [_reference(view.site.data.equivalents.references[key], view) for key in known.sources]
    return "; ".join([*cited, f"{view.say('glossary')}: {', '.join(terms)}"] if terms else cited)


def _reference(item: Reference, view: View) -> str:
    language = "" if item.language == view.language else item.language
    return markup.link(item.url, markup.text(item.title, item.language), lang=language, hreflang=item.language)
