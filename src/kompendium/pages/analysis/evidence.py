"""How well practices are shown to work: the levels, what they mean elsewhere, and who evaluated what."""

from kompendium import formats
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.analysis import counting, frame
from kompendium.pages.analysis.counting import by_country
from kompendium.pages.analysis.table import table
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View, home_language
from kompendium.pieces import Pieces

PATH = f"{frame.PATH}/belegstaerke"
SCHEMES = ("gruene-liste", "eif", "xchange", "cebc")


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """The levels by country, the evaluations, and the levels beside those of registers. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    listed = Entries(view, pieces)
    say = view.say
    parts = (
        frame.section("levels", say("evidence-levels"), frame.intro(say("evidence-levels-intro"), view), _levels(view)),
        frame.section("evaluations", say("evidence-evaluations"), _evaluations(listed)),
        frame.section("scales", say("evidence-scales"), frame.intro(say("evidence-scales-intro"), view), _scales(view)),
    )
    return frame.page(view, "evidence", "\n\n".join(parts))


def _level(view: View, level: str) -> str:
    mark = markup.tag("span", level, class_="evidence") if level.isdigit() else ""
    return " ".join(filter(None, (mark, markup.text(view.label("evidence_levels", level), view.language))))


def _levels(view: View) -> str:
    known = view.site.data.vocabularies["evidence_levels"].terms
    found = by(view.site.practices.values(), lambda practice: (practice.evidence,))
    amounts = {level: by_country(found.get(level, ()), view.site) for level in known}
    longest = counting.most(amounts.values())
    rows = [
        [_level(view, level), *counting.sides(view, amounts[level], longest, view.label("evidence_levels", level), evidence=level)] for level in known
    ]
    head = [view.say("evidence"), *counting.names(view)]
    return table(view.say("evidence-caption"), head, rows, class_="chart")


def _evaluations(listed: Entries) -> str:
    view = listed.view
    rows = [
        [listed.title(each), _by(item.by, each, view),
         markup.text(view.pick(item.design), view.language), markup.text(formats.date(item.year, view.language), view.language)]
        for each in view.site.practices.values()
        for item in each.evaluations
    ]  # fmt: skip
    if not rows:
        return frame.intro(view.say("evidence-no-evaluations"), view)
    head = [view.say("analysis-practice"), view.say("evidence-who"), view.say("evidence-how"), view.say("evidence-year")]
    return table(view.say("evidence-evaluations-caption"), head, rows, wide=True, class_="even")


def _scales(view: View) -> str:
    """Our levels beside those of public registers, as the vocabulary maps them."""
    known = view.site.data.vocabularies["evidence_levels"].terms
    rows = []
    for level, term in known.items():
        codes = {code.scheme: code.code for code in term.codes}
        rows.append([_level(view, level), *(_code(codes.get(scheme, ""), view) for scheme in SCHEMES)])
    head = [view.say("evidence"), *(view.say(f"scheme-{scheme}") for scheme in SCHEMES)]
    return table(view.say("evidence-scales-caption"), head, rows, wide=True, class_="even")


def _code(code: str, view: View) -> str:
    return markup.foreign(code, "en", view.language) if code else markup.tag("span", view.say("analysis-nothing"), class_="none")


def _by(name: str, practice: Practice, view: View) -> str:
    home = home_language(practice, view.site)
    return markup.foreign(name, home, view.language) if name else markup.tag("span", view.say("analysis-unnamed"), class_="none")
