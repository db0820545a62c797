"""Ways to the printed edition: the sheet of a practice, and the page with the whole books. Pages and size stand in every link."""

from decimal import Decimal

from kompendium import formats, offline
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.typography import NBSP

PATH = "druck"
EDITIONS = ("de-cs", "de", "cs")


def sheet(practice: Practice, view: View) -> str:
    """The link to the sheet of this practice in the reader's language; nothing if it was not made."""
    return _link(f"{practice.slug}-{view.language}", view.say("print-sheet"), view)


def page(site: Site, language: str) -> Page:
    """All editions, with what each is for."""
    view = View(site, language, PATH)
    say = view.say
    opening = f'<header class="opening">\n<h1>{say("print-edition")}</h1>\n<p class="lede">{say("print-lede")}</p>\n</header>'
    entries = "\n".join(f"{markup.heading(say(f'print-{each}'), f'edition-{each}')}\n{_edition(each, view)}" for each in EDITIONS)
    sheets = f"{markup.heading(say('print-sheets'), 'sheets')}\n{_paragraph('print-sheets-about', view)}"
    body = "\n".join(filter(None, (opening, '<div class="reading-text">', entries, sheets, _copy(view), "</div>")))
    return Page(PATH, language, say("print-edition"), say("print-lede"), body, {"kind": "print"})


def _copy(view: View) -> str:
    """The whole site for a disk, where it is made; the copy itself tells of it without the link."""
    if not view.site.settings.offline:
        return ""
    link = markup.link(view.asset(offline.NAME), view.say("offline-load"))
    return f"{markup.heading(view.say('offline'), 'offline')}\n{_paragraph('offline-about', view)}\n<p data-online>{link}</p>"


def _edition(name: str, view: View) -> str:
    """What it is for, and the link if the PDF was made."""
    link = _link(name, view.say("print-load"), view)
    about = _paragraph(f"print-{name}-about", view)
    return f"{about}\n{markup.tag('p', link)}" if link else about


def _paragraph(label: str, view: View) -> str:
    return markup.tag("p", markup.text(view.say(label), view.language))


def _link(name: str, title: str, view: View) -> str:
    """A link to a PDF that says how many pages it has and how large it is."""
    info = view.site.settings.prints.get(name)
    if info is None:
        return ""
    kilobytes = formats.number(Decimal(max(1, round(info.size / 1000))), view.language)
    details = f"PDF, {view.say('print-pages', pages=str(info.pages))}, {kilobytes}{NBSP}kB"
    return markup.link(view.asset(f"{PATH}/{info.file}"), f"{title} ({details})")
