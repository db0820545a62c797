"""The facts box: a definition list with labels from the vocabularies and citations."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kompendium import formats
from kompendium.model import Evaluation, Funding, LegalBasis, Practice
from kompendium.organisations import Organisation
from kompendium.pages import facets, markup
from kompendium.pages.citations import Citations
from kompendium.pages.view import View, home_language


def box(practice: Practice, view: View, citations: Citations) -> str:
    """The box with all facts that the practice has."""
    rows = "\n".join(
        f"<div>{markup.tag('dt', view.say(f'fact-{name}'))}{''.join(markup.tag('dd', value) for value in values)}</div>"
        for name, write in ROWS
        if (values := list(write(practice, view, citations)))
    )
    heading = f'<h2 id="facts">{view.say("facts")}</h2>'
    return f'<aside class="facts" aria-labelledby="facts">\n{heading}\n<dl>\n{rows}\n</dl>\n</aside>'


def _terms(facet: str, ids: Iterable[str], view: View) -> Iterator[str]:
    listed = [facets.filtered(view, facet, each) for each in ids]
    if listed:
        yield ", ".join(listed)


def _labels(vocabulary: str, ids: Iterable[str], view: View) -> Iterator[str]:
    return (markup.text(view.label(vocabulary, each), view.language) for each in ids if each)


def _place(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    home = home_language(practice, view.site)
    regions = ", ".join(facets.filtered(view, "region", each) for each in practice.regions)
    yield " · ".join(filter(None, (markup.foreign(practice.place, home, view.language), regions)))


def _period(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    period = practice.period
    span = formats.span(period.start, period.end, period.ongoing, view.language)
    if span:
        yield _with_note(markup.text(span, view.language), view.pick(period.note), view)


def _with_note(markup_: str, note: str, view: View) -> str:
    return f"{markup_} {markup.tag('small', markup.text(note, view.language))}" if note else markup_


def _organisations(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    known = view.site.data.organisations
    for role, group in groupby(practice.organisations, key=lambda each: each.role):
        label = markup.tag("small", markup.text(view.label("organisation_roles", role), view.language) + ":", class_="role")
        names = (organisation(known[each.id], view) for each in group if each.id in known)
        yield f"{label} " + "; ".join(names)


def organisation(item: Organisation, view: View) -> str:
    """A name in its own language that leads to the organisation's entry, with the gloss for the reader."""
    home = view.site.countries.get(item.country, view.language)
    url = view.url("organisationen", item.id)
    language = home if home != view.language else ""
    name = markup.link(url, markup.text(item.name, home), lang=language)
    gloss = view.pick(item.gloss)
    return f"{name} ({markup.text(gloss, view.language)})" if gloss else name


def _law(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    return (_act(each, view) for each in practice.legal_basis)


def _act(basis: LegalBasis, view: View) -> str:
    label = markup.text(view.label("legal_acts", basis.act), view.language)
    return f"{label}, {markup.text(basis.section, view.language)}" if basis.section else label


def _help_types(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    yield from _coded("help_types_de", practice.help_types_de, view)
    yield from _coded("service_types_cz", practice.service_types_cz, view)


def _coded(vocabulary: str, ids: Iterable[str], view: View) -> Iterator[str]:
    for each in ids:
        law = next((code.code for code in view.term(vocabulary, each).codes if code.scheme == "law"), "")
        yield markup.text(" · ".join(filter(None, (view.label(vocabulary, each), law))), view.language)


def _funding(practice: Practice, view: View, citations: Citations) -> Iterator[str]:
    return (_money(each, view, citations.cite(each.source)) for each in practice.funding)


def _money(item: Funding, view: View, cites: str) -> str:
    """Programme and amount with their sources, then period, project and note."""
    text = markup.text(view.label("funding_programmes", item.programme), view.language)
    details = [formats.span(item.start, item.end, False, view.language)]
    if item.amount is not None:
        symbol = view.label("currencies", item.currency) if item.currency else ""
        basis = f" ({view.label('funding_bases', item.basis)})" if item.basis else ""
        amount = markup.text(formats.amount(item.amount, symbol, view.language), view.language)
        text += f": <strong>{amount}</strong>{markup.text(basis, view.language)}"
    if item.project:
        details.append(view.say("project-number", number=item.project))
    details.append(view.pick(item.note))
    return _with_note(text + cites, "; ".join(filter(None, details)), view)


def _evidence(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    if practice.evidence:
        level = markup.tag("span", practice.evidence, class_="evidence") if practice.evidence.isdigit() else ""
        how = markup.tag("small", markup.link(view.url("bewertung", "evidence"), view.say("rating-how")))
        yield " ".join(filter(None, (level, markup.text(view.label("evidence_levels", practice.evidence), view.language), how)))


def _evaluations(practice: Practice, view: View, citations: Citations) -> Iterator[str]:
    return (_evaluation(each, practice, view) + citations.cite(each.source) for each in practice.evaluations)


def _evaluation(item: Evaluation, practice: Practice, view: View) -> str:
    by = markup.foreign(item.by, home_language(practice, view.site), view.language)
    design = f"{view.pick(item.design)}, {formats.date(item.year, view.language)}"
    return f"{by}: {markup.text(design, view.language)}"


def _contact(practice: Practice, view: View, _: Citations) -> Iterator[str]:
    contact = practice.contact
    if contact:
        home = home_language(practice, view.site)
        office = markup.foreign(contact.office, home, view.language)
        yield markup.link(contact.url, office) if contact.url else office
        if contact.address:
            yield markup.foreign(contact.address, home, view.language)


Row = Callable[[Practice, View, Citations], Iterator[str]]

ROWS: tuple[tuple[str, Row], ...] = (
    ("place", _place),
    ("period", _period),
    ("maturity", lambda practice, view, _: _labels("maturity", (practice.maturity,), view)),
    ("target", lambda practice, view, _: _terms("target", practice.target_groups, view)),
    ("methods", lambda practice, view, _: _terms("method", practice.methods, view)),
    ("settings", lambda practice, view, _: _labels("settings", practice.settings, view)),
    ("organisations", _organisations),
    ("law", _law),
    ("help-type", _help_types),
    ("funding", _funding),
    ("evidence", _evidence),
    ("evaluations", _evaluations),
    ("contact", _contact),
)
