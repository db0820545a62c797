"""Passing a practice on and answering: plain links without foreign scripts, a short text in both languages, feedback."""

from collections.abc import Iterator
from urllib.parse import quote

from kompendium.model import Practice
from kompendium.pages import hosts, markup
from kompendium.pages.view import View

# The services' own pages for sharing; each opens with the address filled in, and only when a reader asks for it.
_SERVICES = (
    ("Mastodon", "https://share.joinmastodon.org/#text={text}%20{url}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)


def section(practice: Practice, view: View) -> str:
    """The whole section; without the address of the site only the feedback."""
    say = view.say
    parts = [*_sharing(practice, view), *_feedback(practice, view)]
    return f'<section class="share">\n{markup.heading(say("share"), "share")}\n' + "\n".join(parts) + "\n</section>"


def _sharing(practice: Practice, view: View) -> Iterator[str]:
    url = view.absolute(f"praxis/{practice.slug}")
    if not url:
        return
    say, title = view.say, view.text(practice).title
    quoted, whole = quote(title), quote(url, safe="")
    mail = f"mailto:?subject={quoted}&body={quoted}%0A{quote(url)}"
    links = [markup.link(mail, say("share-mail"))]
    links += [markup.link(address.format(text=quoted, url=whole), name) for name, address in _SERVICES]
    yield f"<h3>{say('share-by')}</h3>\n{markup.items(links, class_='links')}\n{markup.tag('p', say('share-note'), class_='reading-note')}"
    texts = "\n".join(_text(practice, language, view) for language in sorted(practice.texts, key=lambda each: each != view.language))
    yield f'<details class="share-text">\n{markup.tag("summary", say("share-texts"))}\n{texts}\n</details>'


def _text(practice: Practice, language: str, view: View) -> str:
    """Title, summary and address in one language, ready to copy."""
    text = practice.texts[language]
    lines = (markup.text(text.title, language), markup.text(text.summary, language), view.absolute(f"praxis/{practice.slug}", language))
    return markup.tag("p", "<br>".join(lines), lang=language, class_="short-text")


def _feedback(practice: Practice, view: View) -> Iterator[str]:
    """Where an error or a similar practice is told; said openly where no address is set."""
    say, title = view.say, view.text(practice).title
    forms = {"feedback-error": "error", "feedback-same": "suggest"}
    links = [markup.link(address, say(name)) for name, form in forms.items() if (address := _address(view, form, f"{say(name)}: {title}"))]
    inside = markup.items(links, class_="links") if links else markup.tag("p", say("feedback-none"), class_="reading-note")
    yield f"<h3>{say('feedback')}</h3>\n{inside}"


def _address(view: View, form: str, subject: str) -> str:
    """A mail gets its subject, an issue the practice; a page is only opened."""
    settings = view.site.settings
    address = settings.help_url
    if address.startswith("mailto:"):
        return f"{address}{'&' if '?' in address else '?'}subject={quote(subject)}"
    return address or (hosts.new_issue(settings.repo_url, form, view.language, subject) if settings.repo_url else "")
