"""Money and law across practices: programmes and acts with the practices that stand on them, and what is out of date."""

from collections.abc import Iterator
from functools import partial

from kompendium import formats
from kompendium.model import Funding, LegalBasis, Practice
from kompendium.pages import markup
from kompendium.pages.analysis import frame
from kompendium.pages.analysis.table import table
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import under
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces
from kompendium.vocabulary import Term

PATH = f"{frame.PATH}/geld-und-recht"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """Programmes, then acts by country. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    listed = Entries(view, pieces)
    say = view.say
    as_of = formats.date(newest(site), language)
    parts = (
        frame.section("funding", say("funding"), frame.intro(say("funding-intro", date=as_of), view), _programmes(listed)),
        frame.section("law", say("law"), frame.intro(_verified(view), view), _acts(listed)),
    )
    return frame.page(view, "resources", "\n\n".join(parts))


def newest(site: Site) -> str:
    """The day of the latest check: what ended before it is over."""
    return max((each.checked for each in site.practices.values()), default="")


def _verified(view: View) -> str:
    verified = view.site.data.vocabularies["legal_acts"].verified
    return view.say("law-intro", date=formats.date(verified, view.language))


def _over(end: str, today: str) -> bool:
    """Whether a date of any precision lies before the day."""
    return bool(end) and end < today[: len(end)]


def _programmes(listed: Entries) -> str:
    view = listed.view
    today = newest(view.site)
    granted = under(entry for each in view.site.practices.values() for entry in listed.piece(each, f"grants {today}", partial(_grants, each, today, listed)))
    rows = []
    for name, term in view.site.data.vocabularies["funding_programmes"].terms.items():
        if name in granted:
            rows.append([_named(term, _ended(term, today, view), view), markup.items(granted[name], class_="links")])
    return table(view.say("funding-caption"), [view.say("funding-programme"), view.say("methods-practices")], rows, class_="even wide-last")


def _named(term: Term, state: str, view: View) -> str:
    note = view.pick(term.note)
    small = markup.tag("small", markup.text(note, view.language), class_="note-line") if note else ""
    return f"{markup.text(view.pick(term.label), view.language)} {state}{small}"


def _ended(term: Term, today: str, view: View) -> str:
    end = str(term.more.get("ended", ""))
    return _badge(view.say("funding-former", date=formats.date(end, view.language)), view) if _over(end, today) else ""


def _badge(text: str, view: View) -> str:
    return markup.tag("span", markup.text(text, view.language), class_="badge outdated")


def _grants(practice: Practice, today: str, listed: Entries) -> list[tuple[str, str]]:
    """Each of its programmes with its entry there."""
    return [(item.programme, _grant(practice, item, today, listed)) for item in practice.funding]


def _grant(practice: Practice, item: Funding, today: str, listed: Entries) -> str:
    """A practice with what it got from the programme and whether that is over."""
    view = listed.view
    details = [formats.span(item.start, item.end, False, view.language), _amount(item, view)]
    known = markup.text(", ".join(filter(None, details)), view.language)
    small = f" {markup.tag('small', known)}" if known else ""
    over = f" {_badge(view.say('funding-over'), view)}" if _over(item.end, today) else ""
    return f"{listed.title(practice)}{small}{over}"


def _amount(item: Funding, view: View) -> str:
    if item.amount is None:
        return ""
    symbol = view.label("currencies", item.currency) if item.currency else ""
    basis = f" ({view.label('funding_bases', item.basis)})" if item.basis else ""
    return f"{formats.amount(item.amount, symbol, view.language)}{basis}"


def _acts(listed: Entries) -> str:
    view = listed.view
    known = view.site.data.vocabularies["legal_acts"].terms
    based = under(entry for each in view.site.practices.values() for entry in listed.piece(each, "acts", partial(_bases, each, listed)))
    rows = []
    for name, term in known.items():
        found = based.get(name, [])
        if found or term.more.get("partly_replaced_by") or _replaces(name, known):
            rows.append([_act(term, view), "<br>".join(_force(term, view)), _practices(found, view)])
    head = [view.say("law-act"), view.say("law-force"), view.say("methods-practices")]
    return table(view.say("law-caption"), head, rows, wide=True, class_="even")


def _replaces(name: str, known: "dict[str, Term] | object") -> bool:
    return isinstance(known, dict) and any(term.more.get("partly_replaced_by") == name for term in known.values())


def _act(term: Term, view: View) -> str:
    label = markup.text(view.pick(term.label), view.language)
    url = str(term.more.get("url", ""))
    note = view.pick(term.note)
    small = markup.tag("small", markup.text(note, view.language), class_="note-line") if note else ""
    name = markup.link(url, label) if url else label
    return f'<span id="act-{term.id}">{name}</span> {markup.tag("small", view.label("countries", str(term.more["country"])))}{small}'


def _force(term: Term, view: View) -> Iterator[str]:
    """Since when the act is in force and what replaced it."""
    start = str(term.more.get("in_force_from", ""))
    if start:
        yield markup.text(formats.span(start, "", True, view.language), view.language)
    successor = str(term.more.get("partly_replaced_by", ""))
    if successor:
        name = markup.link(f"#act-{successor}", markup.text(view.label("legal_acts", successor), view.language))
        yield f"{_badge(view.say('law-partly'), view)} {name}"
    if not start and not successor:
        yield markup.tag("span", view.say("law-unknown"), class_="none")


def _bases(practice: Practice, listed: Entries) -> list[tuple[str, str]]:
    """Each of its acts with its entry there."""
    return [(basis.act, _basis(practice, basis, listed)) for basis in practice.legal_basis]


def _basis(practice: Practice, basis: LegalBasis, listed: Entries) -> str:
    section = markup.tag("small", markup.text(basis.section, listed.view.language)) if basis.section else ""
    return f"{listed.title(practice)} {section}".strip()


def _practices(found: list[str], view: View) -> str:
    return markup.items(found, class_="links") if found else markup.tag("span", view.say("law-no-practice"), class_="none")
