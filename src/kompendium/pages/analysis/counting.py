"""Practices counted by country, and numbers that lead to the very practices in the catalogue."""

from collections import Counter
from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.view import Site, View, countries


def by_country(practices: Iterable[Practice], site: Site) -> dict[str, int]:
    """How many work in each country; one across the border counts on both sides."""
    found = Counter(country for each in practices for country in countries(each))
    return {country: found[country] for country in site.countries}


def most(amounts: Iterable[dict[str, int]]) -> int:
    """The largest of all numbers: the length of the longest line."""
    return max((amount for each in amounts for amount in each.values()), default=0)


def names(view: View) -> list[str]:
    """The countries as headings of columns."""
    return [view.label("countries", each) for each in view.site.countries]


def catalogue(view: View, **filters: str) -> str:
    """The address of the catalogue with these filters set."""
    return f"{view.url('katalog')}?{urlencode(filters)}"


def number(view: View, amount: int, name: str, mark: str = "", **filters: str) -> str:
    """The amount, after `mark`, as a link to these practices; `name` says for a screen reader what is counted. None is said openly."""
    country = filters.get("country", "")
    if not amount:
        nothing = markup.tag("span", view.say("analysis-none"), class_="hidden")
        return f'<span class="none">{mark}<span aria-hidden="true">–</span>{nothing}</span>'
    where = f", {view.label('countries', country)}" if country else ""
    label = f"{mark}{amount}: {name}{where}"
    return markup.link(catalogue(view, **filters), f"{mark}{amount}", aria_label=label, class_=f"number {country.lower()}".strip())


def bar(amount: int, longest: int, country: str, mirrored: bool) -> str:
    """The amount as a line, for people who would rather look; it says nothing that the number does not."""
    share = 100 * amount / longest if longest else 0
    start = 100 - share if mirrored else 0
    line = f'<rect x="{start:.1f}" width="{share:.1f}" height="8"/>' if amount else ""
    return f'<svg class="tally {escape(country.lower())}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">{line}</svg>'


def sides(view: View, amounts: dict[str, int], longest: int, name: str, **filters: str) -> list[str]:
    """One cell for each country: the number and its line, which grow from the middle."""
    return [_side(view, amount, longest, name, place == 0, {**filters, "country": country}) for place, (country, amount) in enumerate(amounts.items())]


def _side(view: View, amount: int, longest: int, name: str, mirrored: bool, filters: dict[str, str]) -> str:
    line = bar(amount, longest, filters["country"], mirrored)
    count = number(view, amount, name, "", **filters)
    return markup.tag("div", line + count if mirrored else count + line, class_="side")
