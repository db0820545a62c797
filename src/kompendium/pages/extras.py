"""What follows the text of a practice: transfer ratings, conflicts of sources, gaps, related practices."""

from itertools import groupby

from kompendium.model import Conflict, Practice
from kompendium.pages import cards, markup, transfer_form
from kompendium.pages.citations import Citations
from kompendium.pages.view import View


def transfer(practice: Practice, view: View) -> str:
    """The editors' ratings of what helps and hinders a transfer, the helpful first."""
    ratings = practice.transfer
    form = markup.link(view.url(f"praxis/{practice.slug}/{transfer_form.NAME}"), view.say("transfer-check-link"))
    if not ratings or not ratings.factors:
        return markup.tag("p", form, class_="tools")
    order = list(view.site.data.vocabularies["transfer_ratings"].terms)
    rated = sorted(ratings.factors.items(), key=lambda item: order.index(item[1]))
    groups = "\n".join(
        f"<div>{markup.tag('dt', view.label('transfer_ratings', rating), class_=f'rating {rating}')}"
        + "".join(markup.tag("dd", markup.text(view.label("transfer_factors", factor), view.language)) for factor, _ in group)
        + "</div>"
        for rating, group in groupby(rated, key=lambda item: item[1])
    )
    title = view.say("transfer-ratings", country=view.label("countries", ratings.to))
    return f'<h3 id="transfer-ratings">{title}</h3>\n<dl class="ratings">\n{groups}\n</dl>\n{markup.tag("p", form, class_="tools")}'


def conflicts(practice: Practice, view: View, citations: Citations) -> str:
    """All values that sources give; none is chosen."""
    if not practice.conflicts:
        return ""
    entries = "\n".join(_conflict(each, view, citations) for each in practice.conflicts)
    intro = markup.tag("p", view.say("conflicts-intro"))
    return f'{markup.heading(view.say("conflicts"), "conflicts")}\n{intro}\n<dl class="conflicts">\n{entries}\n</dl>'


def _conflict(conflict: Conflict, view: View, citations: Citations) -> str:
    values = "".join(
        markup.tag("dd", markup.text(view.pick(each.value), view.language) + citations.cite(each.source)) for each in conflict.values
    )
    return f"<div>{markup.tag('dt', markup.text(view.pick(conflict.about), view.language))}{values}</div>"


def gaps(practice: Practice, view: View) -> str:
    """What is not documented, as a request to readers who know."""
    if not practice.gaps:
        return ""
    questions = markup.items(markup.text(view.pick(each), view.language) for each in practice.gaps)
    intro = markup.tag("p", view.say("gaps-intro"))
    url = view.site.settings.help_url
    answer = markup.link(url, view.say("gaps-answer")) if url else view.say("gaps-no-address")
    inside = f"{intro}\n{questions}\n{markup.tag('p', answer, class_='action')}"
    return f'<section class="gaps">\n{markup.heading(view.say("gaps"), "gaps")}\n{inside}\n</section>'


def related(practice: Practice, view: View) -> str:
    """The practices that this one names, those across the border first."""
    found = [(view.site.practices[each.id], each.relation) for each in practice.related if each.id in view.site.practices]
    if not found:
        return ""
    found.sort(key=lambda item: set(item[0].countries) == set(practice.countries))
    entries = "\n".join(
        markup.tag("li", cards.card(other, view, markup.text(view.label("relations", relation), view.language)), class_="card")
        for other, relation in found
    )
    return f'{markup.heading(view.say("related"), "related")}\n<ul class="cards related">\n{entries}\n</ul>'
