"""The European Union's part in the funding of a practice, where its programme asks that it be shown: emblem, statement, project number.

The funding is that of the practice; nothing here says that this site was funded, and the note under it says so.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from kompendium import formats
from kompendium.languages import Words
from kompendium.model import Funding, Practice
from kompendium.pages import emblem, markup
from kompendium.pages.view import Site, View
from kompendium.words import load


def note(practice: Practice, view: View) -> str:
    """The emblem with each statement, its programmes, project numbers and years; nothing where no programme asks for it."""
    lines = [
        markup.tag("p", f"{markup.tag('strong', markup.text(view.pick(statement), view.language))}. {markup.text(funded(items, view), view.language)}.")
        for statement, items in statements(practice, view.site)
    ]
    if not lines:
        return ""
    lines.append(markup.tag("p", markup.text(view.say("publicity-note"), view.language)))
    picture = f'<img src="{view.asset(emblem.FILE)}" alt="{view.say("publicity-emblem")}" width="84" height="56">'
    return f'<div class="note publicity">\n{picture}\n<div>{"".join(lines)}</div>\n</div>'


def statements(practice: Practice, site: Site) -> list[tuple[Words, list[Funding]]]:
    """What the programmes ask to be said, word for word, each with the money that it is said of."""
    found = [(_statement(each, site), each) for each in practice.funding if asks(each, site)]
    order = [statement for statement, _ in found]
    found.sort(key=lambda pair: order.index(pair[0]))
    return [(statement, [each for _, each in group]) for statement, group in groupby(found, key=lambda pair: pair[0])]


def asks(item: Funding, site: Site) -> bool:
    """Whether the rules of the programme ask for emblem and statement."""
    return str(_programme(item, site).get("emblem_required", "")) == "true"


def funded(items: list[Funding], view: View) -> str:
    """The programmes with project number and years."""
    return view.say("publicity-text", programmes="; ".join(dict.fromkeys(_named(each, view) for each in items)))


def _statement(item: Funding, site: Site) -> Words:
    """The words of the programme, where they differ from those of the current period."""
    own: Words = _programme(item, site).get("statement", load()["publicity"])
    return own


def _programme(item: Funding, site: Site) -> Mapping[str, Any]:
    return site.data.vocabularies["funding_programmes"].terms[item.programme].more


def _named(item: Funding, view: View) -> str:
    project = view.say("project-number", number=item.project) if item.project else view.say("project-number-missing")
    years = formats.span(item.start, item.end, False, view.language)
    return ", ".join(filter(None, (view.label("funding_programmes", item.programme), project, years)))
