"""Theme × target group × country: where practices are documented, and where they are missing."""

from collections.abc import Iterable, Mapping, Sequence

from kompendium.model import Practice
from kompendium.pages import markup, themes
from kompendium.pages.analysis import counting, frame
from kompendium.pages.analysis.counting import by_country
from kompendium.pages.analysis.table import table
from kompendium.pages.grouping import by
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View, countries

Served = Mapping[str, list[Practice]]

PATH = f"{frame.PATH}/themen-und-zielgruppen"


def page(site: Site, language: str) -> Page:
    """Themes by country, then with target groups, then what is missing."""
    view = View(site, language, PATH)
    used, groups = themes.used(site), _groups(site)
    served = {theme: _by_group(found) for theme, found in used.items()}
    say = view.say
    parts = (
        frame.section("themes", say("matrix-themes"), frame.intro(say("matrix-themes-intro"), view), _themes(view, used)),
        frame.section("matrix", say("matrix-groups"), frame.intro(say("matrix-groups-intro"), view), _matrix(view, served, groups)),
        frame.section("one-side", say("matrix-one-side"), frame.intro(say("matrix-one-side-intro"), view), _one_side(view, served, groups)),
        _missing(view, groups),
    )
    return frame.page(view, "matrix", "\n\n".join(filter(None, parts)))


def _groups(site: Site) -> list[str]:
    """The target groups that practices name, in the order of the vocabulary."""
    named = _by_group(site.practices.values())
    return [each for each in site.data.vocabularies["target_groups"].terms if each in named]


def _by_group(practices: Iterable[Practice]) -> Served:
    return by(practices, lambda practice: practice.target_groups)


def _themes(view: View, used: themes.Used) -> str:
    amounts = {theme: by_country(found, view.site) for theme, found in used.items()}
    longest = counting.most(amounts.values())
    rows = [[_theme(view, theme), *counting.sides(view, each, longest, view.short("themes", theme), theme=theme)] for theme, each in amounts.items()]
    head = [view.say("facet-theme"), *counting.names(view)]
    return table(view.say("matrix-themes-caption"), head, rows, class_="chart")


def _theme(view: View, theme: str) -> str:
    return markup.link(view.url(f"themen/{theme}"), markup.text(view.short("themes", theme), view.language))


def _matrix(view: View, served: Mapping[str, Served], groups: Sequence[str]) -> str:
    head = [view.say("facet-target"), *(markup.tag("span", _theme(view, each)) for each in served)]
    rows = [
        [markup.text(view.short("target_groups", group), view.language), *(_cell(view, theme, found.get(group, []), group) for theme, found in served.items())]
        for group in groups
    ]
    return table(view.say("matrix-caption"), head, rows, wide=True, class_="matrix")


def _cell(view: View, theme: str, practices: list[Practice], group: str) -> str:
    amounts = by_country(practices, view.site)
    if not any(amounts.values()):
        return markup.tag("span", view.say("analysis-none"), class_="hidden")
    name = f"{view.short('themes', theme)}, {view.short('target_groups', group)}"
    return " ".join(
        counting.number(view, amount, name, f"{country} ", theme=theme, target=group, country=country) for country, amount in amounts.items()
    )


def _one_side(view: View, served: Mapping[str, Served], groups: Sequence[str]) -> str:
    """For each theme the target groups that only one country has practices for."""
    head = [view.say("facet-theme"), *(view.say("matrix-only", country=view.label("countries", each)) for each in view.site.countries)]
    rows = [[_theme(view, theme), *(_only(view, country, found, groups) for country in view.site.countries)] for theme, found in served.items()]
    return table(view.say("matrix-one-side-caption"), head, rows, class_="even")


def _only(view: View, country: str, served: Served, groups: Sequence[str]) -> str:
    sides = {group: {side for each in served.get(group, ()) for side in countries(each)} for group in groups}
    alone = (markup.text(view.short("target_groups", group), view.language) for group, found in sides.items() if found == {country})
    return "; ".join(alone) or markup.tag("span", view.say("analysis-nothing"), class_="none")


def _missing(view: View, groups: Sequence[str]) -> str:
    """Target groups of the vocabulary that no practice names."""
    known = view.site.data.vocabularies["target_groups"].terms
    listed = [markup.text(view.label("target_groups", each), view.language) for each in known if each not in groups]
    if not listed:
        return ""
    return frame.section("missing", view.say("matrix-missing"), frame.intro(view.say("matrix-missing-intro"), view), markup.items(listed, class_="plain-list"))
