"""The filters of the catalogue: every value in use, with the number of practices. The search's script makes them live."""

from collections import Counter
from collections.abc import Callable, Mapping
from html import escape
from itertools import chain

from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.view import View

Values = Callable[[Practice], tuple[str, ...]]

# Name of the filter → its vocabulary and a practice's values, in the order of the form.
FACETS: Mapping[str, tuple[str, Values]] = {
    "theme": ("themes", lambda practice: practice.themes),
    "country": ("countries", lambda practice: practice.countries),
    "target": ("target_groups", lambda practice: practice.target_groups),
    "method": ("methods", lambda practice: practice.methods),
    "region": ("regions", lambda practice: practice.regions),
    "kind": ("practice_kinds", lambda practice: (practice.kind,)),
    "evidence": ("evidence_levels", lambda practice: (practice.evidence,)),
}
_OPEN = ("theme", "country")


def attributes(practice: Practice) -> dict[str, str]:
    """What a list entry tells the filters."""
    return {f"data_{name}": " ".join(values(practice)) for name, (_, values) in FACETS.items()}


def filtered(view: View, facet: str, term: str) -> str:
    """A label that leads to the catalogue with this filter set."""
    label = view.short(FACETS[facet][0], term)
    return markup.link(f"{view.url('katalog')}?{facet}={term}", markup.text(label, view.language))


def amounts(values: Values, view: View) -> Counter[str]:
    """How many practices have each value."""
    return Counter(chain.from_iterable(map(values, view.site.practices.values())))


def form(view: View) -> str:
    """The whole form; hidden until the script runs."""
    say = view.say
    sorts = "".join(f'<option value="{name}">{say(f"sort-{name}")}</option>' for name in ("relevance", "newest", "title"))
    groups = "\n".join(_group(name, vocabulary, values, view) for name, (vocabulary, values) in FACETS.items())
    return (
        f'<form class="facets" data-facets data-live hidden id="facets" action="{view.url("katalog")}" method="get"'
        f' aria-label="{say("filter")}">\n'
        f'<button type="button" class="close" data-close>{say("filter-close")}</button>\n'
        f'<label class="sort">{say("sort")} <select name="sort">{sorts}</select></label>\n{groups}\n</form>'
    )


def _group(name: str, vocabulary: str, values: Values, view: View) -> str:
    found = amounts(values, view)
    known = view.site.data.vocabularies[vocabulary].terms
    boxes = "\n".join(_box(name, vocabulary, term, found[term], view) for term in known if found[term])
    opened = " open" if name in _OPEN else ""
    title = view.say(f"facet-{name}")
    return f"<details{opened}><summary>{title}</summary><fieldset>\n<legend class=\"hidden\">{title}</legend>\n{boxes}\n</fieldset></details>"


def _box(name: str, vocabulary: str, term: str, amount: int, view: View) -> str:
    label = view.short(vocabulary, term)
    field = f'<input type="checkbox" name="{name}" value="{escape(term)}" data-label="{escape(label)}">'
    return f"<label>{field} <span>{markup.text(label, view.language)}</span> <span data-number>{amount}</span></label>"
