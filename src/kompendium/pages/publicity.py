"""The European Union's part in the funding of a practice, where its programme asks for the statement.

The statement stands as text; the emblem is shown only as official artwork, which is not part of this project.
"""

from kompendium import formats
from kompendium.model import Funding, Practice
from kompendium.pages import markup
from kompendium.pages.view import View


def note(practice: Practice, view: View) -> str:
    """The statement with programmes, project numbers and years; nothing where no programme asks for it."""
    funded = [each for each in practice.funding if asks(each, view)]
    if not funded:
        return ""
    programmes = "; ".join(dict.fromkeys(_programme(each, view) for each in funded))
    text = markup.text(view.say("publicity-text", programmes=programmes), view.language)
    return markup.tag("p", f"{markup.tag('strong', view.say('publicity'))}. {text}", class_="note publicity")


def asks(item: Funding, view: View) -> bool:
    """Whether the rules of the programme ask for the statement."""
    return str(view.term("funding_programmes", item.programme).more.get("emblem_required", "")) == "true"


def _programme(item: Funding, view: View) -> str:
    project = view.say("project-number", number=item.project) if item.project else ""
    years = formats.span(item.start, item.end, False, view.language)
    return ", ".join(filter(None, (view.label("funding_programmes", item.programme), project, years)))
