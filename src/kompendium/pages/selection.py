"""The reader's own selection: the page that a script fills, and what it needs of each practice to compare them."""

import html
import json
import re

from kompendium.languages import LANGUAGES
from kompendium.model import Practice
from kompendium.pages import cards, facts, markup
from kompendium.pages.citations import Citations
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.typography import NBSP, bind

PATH = "merkliste"
FOLDER = "assets/selection/practices"

_NOTE = re.compile(r" ?<small>(?!<a )(.*?)</small>")
_TAG = re.compile(r" ?<small><a .*?</a></small>|<[^>]*>")
_COUNTRY = re.compile(r'(<span class="country [a-z]+">[^<]*</span>) ')


def page(site: Site, language: str) -> Page:
    """The page in one language, empty until the script finds what the reader marked."""
    view = View(site, language, PATH)
    say = view.say
    opening = f'<header class="opening">\n<h1>{say("selection")}</h1>\n{markup.tag("p", markup.text(say("selection-lede"), language), class_="lede")}\n</header>'
    catalogue, caption = markup.link(view.url("katalog"), say("to-catalogue")), say("selection-caption")
    parts = (
        f'<noscript><p class="note">{say("selection-noscript")}</p></noscript>',
        f'<div class="selection-live" data-selection data-records="{view.asset(FOLDER)}" data-language="{language}" data-root="{view.url()}">',
        markup.tag("p", say("selection-privacy"), class_="note"),
        '<p class="count" tabindex="-1" data-selection-total></p>',
        f'<div class="empty" data-selection-empty><p>{say("selection-empty")}</p><p class="action">{catalogue}</p></div>',
        '<ol class="selection-list" data-selection-list></ol>',
        f'<div class="selection-tools" data-selection-tools hidden>{_tools(view)}</div>',
        f'<section class="block" data-selection-compare hidden aria-labelledby="compare">\n<h2 id="compare">{say("selection-compare")}</h2>\n'
        f"{markup.tag('p', say('selection-compare-intro'), class_='intro')}\n"
        f'<div class="scroll" role="region" tabindex="0" aria-label="{caption}"><table data-selection-table></table></div>\n</section>',
        "</div>",
    )
    return Page(PATH, language, say("selection"), say("selection-lede"), opening + "\n\n" + "\n".join(parts), {"kind": "selection", "label": say("selection")})


def _tools(view: View) -> str:
    names = ("print", "forget")
    return " ".join(f'<button type="button" data-selection-{name}>{view.say(f"selection-{name}")}</button>' for name in names)


def records(practice: Practice, site: Site) -> dict[str, bytes]:
    """Title, summary and facts of a practice, a file in each language: the page loads only those that are marked."""
    return {f"{FOLDER}/{practice.slug}-{language}.json": _record(practice, View(site, language, PATH)) for language in LANGUAGES}


def _record(practice: Practice, view: View) -> bytes:
    text = view.text(practice)
    rows = ((view.say(f"fact-{name}"), [plain(each) for each in write(practice, view, Citations({}, view))]) for name, write in facts.ROWS)
    where = plain(_COUNTRY.sub(r"\1 · ", cards.where(practice, view)))
    record = {
        "title": bind(text.title, text.language), "summary": bind(text.summary, text.language), "language": text.language, "url": f"praxis/{practice.slug}/",
        "where": where, "facts": list(rows),
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False).replace("<", "\\u003c").encode()


def plain(markup_: str) -> str:
    """The words of ready markup: notes after a dash, without small links to explanations."""
    return html.unescape(_TAG.sub("", _NOTE.sub(f"{NBSP}– \\1", markup_))).replace("\u2060", "").strip()
