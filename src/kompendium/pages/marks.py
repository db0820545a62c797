"""The seam of the reader's own selection: a button with `data-mark` that a script brings to life."""

from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.view import View


def button(practice: Practice, view: View) -> str:
    """The button that marks a practice; without a script it is not shown."""
    title = markup.tag("span", f": {markup.text(view.text(practice).title, view.text(practice).language)}", class_="hidden")
    return markup.tag("button", f"{view.say('mark')}{title}", type="button", class_="mark", data_mark=practice.slug, aria_pressed="false")
