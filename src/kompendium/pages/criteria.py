"""The twelve criteria of good practice on a practice's page: how far each is met and who said so."""

from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.view import View


def section(practice: Practice, view: View) -> str:
    """The criteria that someone judged as a table, the others by name; nothing where nobody judged any."""
    if not practice.criteria:
        return ""
    say, known = view.say, view.site.data.vocabularies["quality_criteria"].terms
    rows = "\n".join(_row(each, practice, view) for each in known if each in practice.criteria)
    heads = "".join(markup.tag("th", say(f"criteria-{name}"), scope="col") for name in ("criterion", "step", "by"))
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    names = ", ".join(view.label("quality_criteria", each) for each in known if each not in practice.criteria)
    rest = markup.tag("p", markup.text(say("criteria-open", names=names), view.language), class_="reading-note") if names else ""
    how = markup.link(view.url("bewertung", "criteria"), say("rating-how"))
    intro = markup.tag("p", f"{say('criteria-intro')} {how}.")
    return "\n".join(filter(None, (markup.heading(say("criteria"), "criteria"), intro, table, rest)))


def _row(criterion: str, practice: Practice, view: View) -> str:
    judged = practice.criteria[criterion]
    name = markup.tag("th", markup.text(view.label("quality_criteria", criterion), view.language), scope="row")
    number = f"{judged.step} – " if judged.step.isdigit() else ""
    step = markup.text(number + view.label("criterion_steps", judged.step), view.language)
    return f"<tr>{name}{markup.tag('td', step)}{markup.tag('td', view.say(f'criteria-by-{judged.by}'))}</tr>"
