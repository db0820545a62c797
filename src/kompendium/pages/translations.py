"""The state of every translation: how many practices there are in both languages, which are current, which someone has read again."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from kompendium import collation
from kompendium.languages import LANGUAGES
from kompendium.model import Practice
from kompendium.pages import markup, translation
from kompendium.pages.analysis.table import table
from kompendium.pages.entries import Entries
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.pieces import Pieces

# slug → language → how the text stands to the original
States = Mapping[str, Mapping[str, str]]
PATH = "uebersetzungen"


def page(site: Site, language: str, pieces: Pieces | None = None) -> Page:
    """The shares, then one row a practice. `pieces`: what was made of each practice before, from these data."""
    view = View(site, language, PATH)
    listed = Entries(view, pieces)
    say = view.say
    title, lede = say("translations"), say("translations-lede")
    states = {each.slug: listed.piece(each, "states", partial(_states, each)) for each in site.practices.values()}
    opening = f'<header class="opening">\n{markup.tag("h1", title)}\n{markup.tag("p", markup.text(lede, language), class_="lede")}\n</header>'
    ways = markup.link(view.url("mitmachen"), say("translations-ways"))
    help_ = markup.tag("p", f"{markup.text(say('translations-help-text'), language)} {ways}.")
    each, helping = markup.heading(say("translations-each"), "each"), markup.heading(say("translations-help"), "help")
    parts = (opening, _shares(states, view), each, _each(states, listed), helping, help_)
    return Page(PATH, language, title, lede, "\n\n".join(parts), {"kind": "analysis", "styles": ["analysis"], "label": say("translations-label")})


def _states(practice: Practice) -> dict[str, str]:
    return {language: translation.state(practice, language) for language in LANGUAGES}


def _shares(states: States, view: View) -> str:
    """How many of all are original, current, older, missing, read again, by language."""
    say, practices = view.say, list(view.site.practices.values())
    names = ("original", "current", "older", "pending", "missing")
    rows = []
    for language in LANGUAGES:
        found = Counter(state[language] for state in states.values())
        read = sum(bool(each.texts[language].reviewed_by) for each in practices if language in each.texts)
        rows.append([say(f"in-{language}"), *(str(found[name]) for name in names), f"{read} / {len(practices)}"])
    head = [say("translations-language"), *(say(f"state-{name}") for name in names), say("translations-read")]
    return table(say("translations-shares"), head, rows, wide=True, class_="even")


def _each(states: States, listed: Entries) -> str:
    """One row a practice."""
    view = listed.view
    ordered = sorted(view.site.practices.values(), key=lambda each: collation.key(view.text(each).title, view.language))
    head = [view.say("practice-column"), *(view.say(f"in-{language}") for language in LANGUAGES)]
    rows = (listed.piece(each, "translations", partial(_row, each, states[each.slug], view)) for each in ordered)
    return table(view.say("translations-each"), head, rows, wide=True, class_="even")


def _row(practice: Practice, states: Mapping[str, str], view: View) -> list[str]:
    """Its title, then each language with its state."""
    return [_name(practice, view), *(_state(practice, language, state, view) for language, state in states.items())]


def _name(practice: Practice, view: View) -> str:
    text = view.text(practice)
    return markup.link(view.url(f"praxis/{practice.slug}"), markup.foreign(text.title, text.language, view.language))


def _state(practice: Practice, language: str, state: str, view: View) -> str:
    """The state in words; of an older translation the parts that changed; who has read it again."""
    say = view.say
    shown = say(f"state-{state}")
    if state == "older":
        shown += f": {', '.join(translation.names(practice.stale[language], view))}"
    read = practice.texts[language].reviewed_by if language in practice.texts else ""
    return markup.text(f"{shown}; {say('translations-read-by')} {read}" if read else shown, view.language)
