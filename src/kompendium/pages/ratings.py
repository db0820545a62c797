"""How practices are rated: evidence with the matching steps of public registers, criteria of good practice, factors of transfer."""

from itertools import groupby

from kompendium.pages import markup
from kompendium.pages.analysis.table import table
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.vocabulary import Term

PATH = "bewertung"


def page(site: Site, language: str) -> Page:
    """The three scales on one page, each with an anchor that the practices lead to."""
    view = View(site, language, PATH)
    say = view.say
    opening = f'<header class="opening">\n<h1>{say("ratings")}</h1>\n<p class="lede">{say("ratings-lede")}</p>\n</header>'
    parts = (opening, _evidence(view), _criteria(view), _transfer(view))
    return Page(PATH, language, say("ratings"), say("ratings-lede"), "\n\n".join(parts), {"kind": "scales", "source": "data/vocabulary.yml"})


def _section(view: View, name: str, content: str) -> str:
    heading = markup.heading(view.say(f"ratings-{name}" if name != "criteria" else name), name)
    return f"{heading}\n\n{markup.tag('p', view.say(f'ratings-{name}-text'))}\n\n{content}"


def _evidence(view: View) -> str:
    levels = view.site.data.vocabularies["evidence_levels"].terms
    known = view.site.data.schemes
    schemes = list(dict.fromkeys(code.scheme for term in levels.values() for code in term.codes))
    names = (markup.link(known[each].url, markup.text(known[each].title, known[each].language), lang=known[each].language) for each in schemes)
    heads = "".join(markup.tag("th", each, scope="col") for each in (view.say("ratings-level"), view.say("ratings-here"), *names))
    rows = "\n".join(_level(term, schemes, view) for term in levels.values())
    made = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    scroll = f'<div class="scroll" role="region" tabindex="0" aria-label="{view.say("ratings-evidence")}">\n{made}\n</div>'
    return _section(view, "evidence", scroll)


def _level(term: Term, schemes: list[str], view: View) -> str:
    codes = {code.scheme: code.code for code in term.codes}
    number = term.id if term.id.isdigit() else "–"
    cells = "".join(markup.tag("td", markup.text(codes.get(each, "–"), "en"), lang=_language(each, view)) for each in schemes)
    return f"<tr>{markup.tag('th', number, scope='row')}{markup.tag('td', markup.text(view.pick(term.label), view.language))}{cells}</tr>"


def _language(scheme: str, view: View) -> str:
    language = view.site.data.schemes[scheme].language
    return "" if language == view.language else language


def _criteria(view: View) -> str:
    steps = view.site.data.vocabularies["criterion_steps"].terms.values()
    names = markup.items(markup.text(_step(each, view), view.language) for each in steps)
    return _section(view, "criteria", f"{markup.heading(view.say('ratings-steps'), 'steps', 3)}\n\n{names}\n\n{_rule(view)}")


def _step(term: Term, view: View) -> str:
    return f"{term.id} – {view.pick(term.label)}" if term.id.isdigit() else view.pick(term.label)


def _rule(view: View) -> str:
    """What the editors give each step for; only steps that some criterion has."""
    criteria = view.site.data.vocabularies["quality_criteria"].terms.values()
    steps = [each for each in view.site.data.vocabularies["criterion_steps"].terms.values() if any(each.id in one.more["steps"] for one in criteria)]
    head = (view.say("criteria-criterion"), *(markup.text(_step(each, view), view.language) for each in steps))
    rows = ([view.pick(one.label), *(view.pick(one.more["steps"].get(each.id, {})) or "–" for each in steps)] for one in criteria)
    return table(view.say("ratings-rule"), head, ([markup.text(cell, view.language) for cell in row] for row in rows), wide=True, class_="rule")


def _transfer(view: View) -> str:
    groups = "\n\n".join(
        f"{markup.heading(view.say(f'transfer-group-{group}'), f'transfer-{group}', 3)}\n\n{markup.items(markup.text(view.pick(each.label), view.language) for each in factors)}"
        for group, factors in factor_groups(view)
    )
    return _section(view, "transfer", groups)


def factor_groups(view: View) -> list[tuple[str, list[Term]]]:
    """The factors of transfer under their four heads, in the order of the vocabulary."""
    terms = view.site.data.vocabularies["transfer_factors"].terms.values()
    return [(group, list(found)) for group, found in groupby(terms, key=lambda each: str(each.more["group"]))]
