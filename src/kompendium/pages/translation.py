"""How the two texts of a practice stand to each other, and the page for a text that is not there yet."""

from collections.abc import Iterable
from dataclasses import replace

from kompendium.languages import others
from kompendium.model import Practice
from kompendium.pages import markup
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View


def note(practice: Practice, view: View) -> str:
    """One line on the state of the translation, seen from this text."""
    if view.language == practice.original:
        return _of_original(practice, view)
    say = view.say
    original = markup.link(
        view.across(view.path, practice.original), say(f"original-in-{practice.original}"), hreflang=practice.original
    )
    stale = practice.stale.get(view.language, ())
    if not stale:
        return markup.tag("p", f"{say('translation-current')} {original}.", class_="note")
    changed = markup.text(", ".join(names(stale, view)), view.language)
    older = say("translation-pending") if _everything(practice, stale) else f"{say('translation-older')} {changed}."
    return markup.tag("p", f"{older} {say('translation-source')} {original}.", class_="note warning")


def _of_original(practice: Practice, view: View) -> str:
    say = view.say
    lines = [say("is-original")]
    lines += [say(f"other-{language}-{state(practice, language)}") for language in others(view.language)]
    return markup.tag("p", " ".join(lines), class_="note")


def state(practice: Practice, language: str) -> str:
    """How the text in a language stands to the original: original, current, older, pending (never compared), missing."""
    if language == practice.original:
        return "original"
    if language in practice.missing:
        return "missing"
    stale = practice.stale.get(language, ())
    if not stale:
        return "current"
    return "pending" if _everything(practice, stale) else "older"


def _everything(practice: Practice, stale: Iterable[str]) -> bool:
    parts = {"title", "summary", "plain", *(each.id for each in practice.texts[practice.original].sections)}
    return parts <= set(stale)


def names(parts: Iterable[str], view: View) -> list[str]:
    """What the parts of a text are called on the page."""
    kinds = view.site.data.sections.kinds
    return [view.pick(kinds[part].heading) if part in kinds else view.say(f"part-{part}") for part in parts]


def missing(practice: Practice, site: Site, language: str) -> Page:
    """The page in a language in which the practice has no text: it says so and links the other one."""
    path = f"praxis/{practice.slug}"
    view = View(site, language, path)
    original = practice.texts[practice.original]
    return replace(absent(view, original.title, practice.original, original.path), frame="-".join(sorted(practice.texts)))


def absent(view: View, title: str, language: str, source: str) -> Page:
    """A short page in the reader's language for a text that exists in `language` only."""
    say = view.say
    name = markup.foreign(title, language, view.language)
    url = view.across(view.path, language)
    body = (
        f'<header class="opening">\n{markup.tag("p", say("missing"), class_="eyebrow")}\n{markup.tag("h1", name)}\n'
        f"{markup.tag('p', say('missing-intro'), class_='lede')}\n"
        f"{markup.tag('p', markup.link(url, say(f'read-in-{language}'), hreflang=language), class_='action')}\n"
        f"{markup.tag('p', say('missing-help'))}\n</header>"
    )
    meta: dict[str, str | list[str]] = {"kind": "missing", "source": source, "languages": [language]}
    return Page(view.path, view.language, title, say("missing-intro"), body, meta)
