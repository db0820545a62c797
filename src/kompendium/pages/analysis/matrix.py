"""Theme × target group × country: where practices are documented, and where they are missing."""

from collections import Counter
from collections.abc import Sequence
from itertools import product

from kompendium.pages import markup, themes
from kompendium.pages.analysis import counting, frame
from kompendium.pages.analysis.counting import by_country
from kompendium.pages.analysis.table import table
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View, countries

# theme, target group, country
Amounts = Counter[tuple[str, str, str]]

PATH = f"{frame.PATH}/themen-und-zielgruppen"


def page(site: Site, language: str) -> Page:
    """Themes by country, then with target groups, then what is missing."""
    view = View(site, language, PATH)
    used, groups = themes.used(site), _groups(site)
    amounts = _amounts(site)
    say = view.say
    parts = (
        frame.section("themes", say("matrix-themes"), frame.intro(say("matrix-themes-intro"), view), _themes(view, used)),
        frame.section("matrix", say("matrix-groups"), frame.intro(say("matrix-groups-intro"), view), _matrix(view, amounts, list(used), groups)),
        frame.section("one-side", say("matrix-one-side"), frame.intro(say("matrix-one-side-intro"), view), _one_side(view, amounts, list(used), groups)),
        _missing(view, groups),
    )
    return frame.page(view, "matrix", "\n\n".join(filter(None, parts)))


def _groups(site: Site) -> list[str]:
    """The target groups that practices name, in the order of the vocabulary."""
    named = {group for each in site.practices.values() for group in each.target_groups}
    return [each for each in site.data.vocabularies["target_groups"].terms if each in named]


def _amounts(site: Site) -> Amounts:
    """How many practices there are for each theme and target group in each country."""
    every = site.practices.values()
    return Counter(each for practice in every for each in product(set(practice.themes), set(practice.target_groups), countries(practice)))


def _themes(view: View, used: themes.Used) -> str:
    amounts = {theme: by_country(found, view.site) for theme, found in used.items()}
    longest = counting.most(amounts.values())
    rows = [[_theme(view, theme), *counting.sides(view, each, longest, view.short("themes", theme), theme=theme)] for theme, each in amounts.items()]
    head = [view.say("facet-theme"), *counting.names(view)]
    return table(view.say("matrix-themes-caption"), head, rows, class_="chart")


def _theme(view: View, theme: str) -> str:
    return markup.link(view.url(f"themen/{theme}"), markup.text(view.short("themes", theme), view.language))


def _matrix(view: View, amounts: Amounts, used: Sequence[str], groups: Sequence[str]) -> str:
    head = [view.say("facet-target"), *(markup.tag("span", _theme(view, each)) for each in used)]
    rows = [
        [markup.text(view.short("target_groups", group), view.language), *(_cell(view, amounts, theme, group) for theme in used)]
        for group in groups
    ]
    return table(view.say("matrix-caption"), head, rows, wide=True, class_="matrix")


def _cell(view: View, amounts: Amounts, theme: str, group: str) -> str:
    here = {country: amounts[theme, group, country] for country in view.site.countries}
    if not any(here.values()):
        return markup.tag("span", view.say("analysis-none"), class_="hidden")
    name = f"{view.short('themes', theme)}, {view.short('target_groups', group)}"
    return " ".join(
        counting.number(view, amount, name, f"{country} ", theme=theme, target=group, country=country) for country, amount in here.items()
    )


def _one_side(view: View, amounts: Amounts, used: Sequence[str], groups: Sequence[str]) -> str:
    """For each theme the target groups that only one country has practices for."""
    head = [view.say("facet-theme"), *(view.say("matrix-only", country=view.label("countries", each)) for each in view.site.countries)]
    rows = [[_theme(view, theme), *(_only(view, amounts, theme, country, groups) for country in view.site.countries)] for theme in used]
    return table(view.say("matrix-one-side-caption"), head, rows, class_="even")


def _only(view: View, amounts: Amounts, theme: str, country: str, groups: Sequence[str]) -> str:
    sides = {group: [side for side in view.site.countries if amounts[theme, group, side]] for group in groups}
    alone = (markup.text(view.short("target_groups", group), view.language) for group, found in sides.items() if found == [country])
    return "; ".join(alone) or markup.tag("span", view.say("analysis-nothing"), class_="none")


def _missing(view: View, groups: Sequence[str]) -> str:
    """Target groups of the vocabulary that no practice names."""
    known = view.site.data.vocabularies["target_groups"].terms
    listed = [markup.text(view.label("target_groups", each), view.language) for each in known if each not in groups]
    if not listed:
        return ""
    return frame.section("missing", view.say("matrix-missing"), frame.intro(view.say("matrix-missing-intro"), view), markup.items(listed, class_="plain-list"))
