"""Both texts of a practice side by side, section level with section, for comparing and for learning the other's terms."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kompendium import markdown
from kompendium.body import FOOTNOTE
from kompendium.languages import others
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import markup, prose
from kompendium.pages.citations import Citations
from kompendium.pages.page import Page
from kompendium.pages.view import Site, View
from kompendium.words import in_language

NAME = "parallel"


def there(practice: Practice) -> bool:
    """Whether there are two texts to put side by side."""
    return not practice.missing


def page(practice: Practice, site: Site, language: str) -> Page:
    """The reader's language on the left."""
    made = head(practice, site, language)
    view, sides = View(site, language, made.path), (language, *others(language))
    rows = "\n".join(_row(row, sides) for row in _rows(practice, view, sides))
    return replace(made, body=f'{_opening(practice, view)}\n<div class="parallel">\n{rows}\n</div>')


def head(practice: Practice, site: Site, language: str) -> Page:
    """The same without its text: enough for a frame."""
    view = View(site, language, f"praxis/{practice.slug}/{NAME}")
    title = view.say("parallel-of", title=practice.texts[language].title)
    meta: dict[str, str | list[str]] = {"kind": NAME, "of": f"praxis/{practice.slug}"}
    return Page(view.path, language, title, practice.texts[language].summary, "", meta, frame="-".join(sorted(practice.texts)))


def _opening(practice: Practice, view: View) -> str:
    say = view.say
    back = markup.link(view.url(f"praxis/{practice.slug}"), say("parallel-practice"))
    lines = (
        markup.tag("p", markup.link(view.url(f"praxis/{practice.slug}"), say("back-to-practice")), class_="eyebrow"),
        markup.tag("h1", say("parallel")),
        markup.tag("p", f"{say('parallel-lede')} {back}.", class_="lede"),
    )
    return f'<header class="opening theme-{practice.themes[0]}">\n' + "\n".join(lines) + "\n</header>"


def _rows(practice: Practice, view: View, sides: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Title and summary, plain language, then each section of the original; by language."""
    texts, taken = practice.texts, set[str]()
    yield {each: f"{_heading(texts[each].title, each, 'title')}\n{markup.tag('p', markup.text(texts[each].summary, each))}" for each in sides}
    if all(texts[each].plain for each in sides):
        plain = {each: markup.tag("p", markup.text(texts[each].plain, each)) for each in sides}
        yield {each: f"{_heading(in_language(each)('plain'), each, 'plain')}\n{plain[each]}" for each in sides}
    for section in texts[practice.original].sections:
        found = {each: texts[each].section(section.id) for each in sides}
        yield {each: f"{_heading(part.heading, each, section.id)}\n{markdown.named(_text(part.markdown, each, view.site.data), taken)}" if part else "" for each, part in found.items()}


def _heading(title: str, language: str, name: str) -> str:
    return markup.tag("h2", markup.text(title, language), id=f"part-{language}-{name}")


@lru_cache(maxsize=64)
def _text(text: str, language: str, data: Data) -> str:
    """Without citations and links to other practices: both stand on the practice's own page. The next page, in the other language, shows it again."""
    alone = View(Site({}, data), language, "")
    return markdown.without_ids(prose.staged(FOOTNOTE.sub("", text), alone, Citations({}, alone), language)).strip()


def _row(texts: dict[str, str], sides: tuple[str, ...]) -> str:
    columns = "\n".join(f'<section lang="{each}" class="side-{each}">\n{texts[each]}\n</section>' for each in sides)
    return f'<div class="row">\n{columns}\n</div>'
