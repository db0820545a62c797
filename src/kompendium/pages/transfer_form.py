"""The transfer check of one practice: sixteen questions to fill in on screen or on one sheet of paper. Nothing is sent."""

from functools import lru_cache

from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.page import Page
from kompendium.pages.ratings import factor_groups
from kompendium.pages.view import Site, View

NAME = "transfer"


def page(practice: Practice, site: Site, language: str) -> Page:
    """The form in one language; what the editors rated is ticked."""
    view = View(site, language, f"praxis/{practice.slug}/{NAME}")
    title = markup.text(view.text(practice).title, view.text(practice).language)
    name = view.say("transfer-check-of", title=view.text(practice).title)
    body = f"{_opening(practice, title, view)}\n\n{_fields(view)}\n\n{_table(practice, view)}\n\n{_next(view)}"
    meta: dict[str, str | list[str]] = {"kind": NAME, "of": f"praxis/{practice.slug}"}
    return Page(view.path, language, name, view.say("transfer-check-lede"), body, meta, frame="-".join(sorted(practice.texts)))


def _opening(practice: Practice, title: str, view: View) -> str:
    say, rated = view.say, practice.transfer
    back = markup.link(view.url(f"praxis/{practice.slug}"), title, lang=_foreign(practice, view))
    filled = (
        say("transfer-check-rated", count=str(len(rated.factors)), country=view.label("countries", rated.to))
        if rated and rated.factors
        else say("transfer-check-open")
    )
    lines = (
        markup.tag("p", back, class_="eyebrow"),
        markup.tag("h1", say("transfer-check")),
        markup.tag("p", say("transfer-check-lede"), class_="lede"),
        markup.tag("p", filled, class_="note"),
        '<p class="tools" data-print></p>',
    )
    return f'<header class="opening theme-{practice.themes[0]}">\n' + "\n".join(lines) + "\n</header>"


def _foreign(practice: Practice, view: View) -> str:
    language = view.text(practice).language
    return "" if language == view.language else language


def _fields(view: View) -> str:
    fields = (f'<label>{view.say(f"transfer-check-{name}")} <input type="text" autocomplete="off"></label>' for name in ("place", "date"))
    return f'<div class="form-head">{"".join(fields)}</div>'


def _table(practice: Practice, view: View) -> str:
    say, ratings = view.say, view.site.data.vocabularies["transfer_ratings"].terms
    rated = practice.transfer.factors if practice.transfer else {}
    columns = (say("transfer-check-factor"), *(view.label("transfer_ratings", each) for each in ratings), say("transfer-check-notes"))
    heads = "".join(markup.tag("th", each, scope="col") for each in columns)
    bodies = "\n".join(
        f'<tbody>\n<tr class="group"><th colspan="{len(columns)}" scope="rowgroup">{say(f"transfer-group-{group}")}</th></tr>\n'
        + "\n".join(_row(each.id, rated.get(each.id, ""), view.site.data, view.language) for each in factors)
        + "\n</tbody>"
        for group, factors in factor_groups(view)
    )
    return f'<table class="transfer-check">\n<thead><tr>{heads}</tr></thead>\n{bodies}\n</table>'


def _next(view: View) -> str:
    return f'<label class="form-foot">{view.say("transfer-check-next")} <textarea rows="4"></textarea></label>'


@lru_cache(maxsize=512)
def _row(factor: str, rating: str, data: Data, language: str) -> str:
    """A factor with its boxes, the same for every practice that is rated alike."""
    view = View(Site({}, data), language, "")
    label = markup.text(view.label("transfer_factors", factor), language)
    name = markup.tag("th", label, scope="row", id=f"f-{factor}")
    boxes = "".join(
        f'<td><label><input type="radio" name="{factor}" value="{each}" aria-describedby="f-{factor}"{" checked" if each == rating else ""}>'
        f" <span>{view.label('transfer_ratings', each)}</span></label></td>"
        for each in data.vocabularies["transfer_ratings"].terms
    )
    notes = f'<td><input type="text" autocomplete="off" aria-label="{view.say("transfer-check-notes")}: {label}"></td>'
    return f"<tr>{name}{boxes}{notes}</tr>"
