"""Which methods practices use, and which they use together."""

from collections import Counter
from itertools import combinations

from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.analysis import counting, frame
from kompendium.pages.analysis.counting import by_country
from kompendium.pages.analysis.table import table
from kompendium.pages.entries import Entries
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

PATH = f"{frame.PATH}/methoden"
MOST_PARTNERS = 3
LEAST_TOGETHER = 2


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """Methods by country with their usual partners, then the pairs with their practices. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    listed = Entries(view, pieces)
    say = view.say
    parts = (
        frame.section("methods", say("methods-used"), _methods(view)),
        frame.section("pairs", say("methods-pairs"), frame.intro(say("methods-pairs-intro"), view), _pairs(listed)),
    )
    return frame.page(view, "methods", "\n\n".join(parts))


def _used(site: Site) -> dict[str, list[Practice]]:
    """Methods with their practices, the most used first."""
    found = by(site.practices.values(), lambda practice: practice.methods)
    known = [term for term in site.data.vocabularies["methods"].terms if term in found]
    return {term: found[term] for term in sorted(known, key=lambda term: -len(found[term]))}


def _methods(view: View) -> str:
    used = _used(view.site)
    amounts = {term: by_country(found, view.site) for term, found in used.items()}
    longest = counting.most(amounts.values())
    rows = [
        [_name(view, term), *counting.sides(view, amounts[term], longest, view.short("methods", term), method=term), _partners(view, term, found)]
        for term, found in used.items()
    ]
    head = [view.say("facet-method"), *counting.names(view), view.say("methods-with")]
    return table(view.say("methods-caption"), head, rows, wide=True, class_="chart four")


def _name(view: View, term: str) -> str:
    return markup.text(view.short("methods", term), view.language)


def _partners(view: View, term: str, practices: list[Practice]) -> str:
    """The methods that stand most often beside this one."""
    found = Counter(other for each in practices for other in each.methods if other != term)
    listed = (f"{_name(view, other)} ({amount})" for other, amount in found.most_common(MOST_PARTNERS))
    return ", ".join(listed) or markup.tag("span", view.say("analysis-nothing"), class_="none")


def pairs(site: Site) -> list[tuple[tuple[str, str], list[Practice]]]:
    """Two methods in the order of the vocabulary with the practices that use both, the most frequent first."""
    order = {term: place for place, term in enumerate(site.data.vocabularies["methods"].terms)}
    found: dict[tuple[str, str], list[Practice]] = {}
    for practice in site.practices.values():
        for first, second in combinations(sorted(set(practice.methods), key=order.__getitem__), 2):
            found.setdefault((first, second), []).append(practice)
    frequent = [(pair, several) for pair, several in found.items() if len(several) >= LEAST_TOGETHER]
    return sorted(frequent, key=lambda item: (-len(item[1]), order[item[0][0]], order[item[0][1]]))


def _pairs(listed: Entries) -> str:
    view = listed.view
    titles = {each.slug: listed.title(each) for each in view.site.practices.values()}
    rows = [
        [f"{_name(view, first)} + {_name(view, second)}", str(len(found)), markup.items((titles[each.slug] for each in found), class_="links")]
        for (first, second), found in pairs(view.site)
    ]
    head = [view.say("methods-pair"), view.say("methods-how-often"), view.say("methods-practices")]
    return table(view.say("methods-pairs-caption"), head, rows, class_="even wide-last")
