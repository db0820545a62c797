"""How practices are rated: evidence with the matching steps of public registers, criteria of good practice, factors of transfer."""

from itertools import groupby

from kompendium.pages import markup
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
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    scroll = f'<div class="scroll" role="region" tabindex="0" aria-label="{view.say("ratings-evidence")}">\n{table}\n</div>'
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
    names = markup.items(_labels("quality_criteria", view))
    steps = markup.items(
        markup.text(f"{term.id} – {view.pick(term.label)}" if term.id.isdigit() else view.pick(term.label), view.language)
        for term in view.site.data.vocabularies["criterion_steps"].terms.values()
    )
    return _section(view, "criteria", f"{names}\n\n{markup.heading(view.say('ratings-steps'), 'steps', 3)}\n\n{steps}")


def _labels(vocabulary: str, view: View) -> list[str]:
    return [markup.text(view.pick(term.label), view.language) for term in view.site.data.vocabularies[vocabulary].terms.values()]


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
