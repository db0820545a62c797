"""The second gate: the rendered page of a practice against lists of what our own templates write. Anything else is an error.

It trusts neither the check nor the stage: whatever a contributor's text became on its way, only this markup may reach a reader.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from itertools import zip_longest

import nh3

from kompendium.markdown import PREFIX
from kompendium.problems import Problem

_TAGS = (
    "a aside b blockquote br code dd details div dl dt em figcaption figure h1 h2 h3 h4 header hr img li ol p picture pre "
    "section small source span strong summary table tbody td th thead time tr ul"
)
TAGS: frozenset[str] = frozenset(_TAGS.split())
ATTRIBUTES: dict[str, set[str]] = {
    "*": {
        "class",
        "id",
        "lang",
        "role",
        "title",
        "aria-label",
        "aria-labelledby",
        "aria-describedby",
        "aria-hidden",
        "aria-current",
    },
    "a": {"href", "hreflang", "rel"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"},
    "source": {"srcset", "sizes", "type", "width", "height"},
    "time": {"datetime"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "details": {"open"},
}
# classes that the pages of practices are written with; a new one of ours is added here
_CLASSES = (
    "action backlinks band-title card center card-summary card-title cards cites columns conflicts country cs cz de evidence eyebrow "
    "facts figure figure-date figure-label figure-note figure-value figures gaps lede left licence minus neutral note opening other-side parallel part part-reading photo photos plain planned "
    "badge links publicity relation-broad relation-close relation-exact relation-narrow relation-none row share-text short-text side-cs side-de term terms tools trap "
    "plus print rating ratings reading reading-mark reading-note reading-text related right role scroll share source-details sources state tools translation unit unknown warning where"
)
CLASSES: frozenset[str] = frozenset(_CLASSES.split())
_IDS = "conflicts contact criteria facts feedback figures gaps other-side photos plain related share sources transfer-ratings translation"
IDS: frozenset[str] = frozenset(_IDS.split())

_THEME = re.compile(r"theme-[a-z-]{1,60}")
_ID = re.compile(rf"{PREFIX}[a-z0-9_-]{{0,200}}|(?:{'|'.join(sorted(IDS))}|cite|source|term)-[a-z0-9-]{{1,80}}")
# sharing by mail: a subject and a text, nobody else in copy
_MAIL = re.compile(r"mailto:[\w.+@%-]{0,200}(?:\?(?:subject|body)=[^&]{0,3000}(?:&(?:subject|body)=[^&]{0,3000})?)?")
# attributes whose values are looked at; of the others any value is harmless
_JUDGED = frozenset(("class", "id", "href", "src", "srcset"))
# where one of two texts side by side begins and ends
_BESIDE, _END = '<section lang="', "\n</section>"
_RELATIVE = re.compile(r"(?!/)[\w./#~%?=&+,;@ -]*")


def check(html: str, path: str, ids: frozenset[str], help_url: str = "") -> list[Problem]:
    """What on a rendered page is not ours; `ids` are those of the sections. Sound pages give none. Only the first is named.

    help_url: the one address of the publisher that a mail may go to; a mail without an address is the reader's own
    """
    if _sound_in_pieces(html, ids, help_url):
        return []
    ours, clean = _tokens(html), _tokens(_cleaner(ids, help_url).clean(html))
    heading = ""
    for one, other in zip_longest(ours, clean, fillvalue=""):
        if one != other:
            return [Problem(path, 1, 1, "page-markup", {"found": (one or other)[:120], "near": heading[:80]})]
        heading = one.removeprefix('<h2 id="').removesuffix('">') if one.startswith("<h2 ") else heading
    return []


def _sound_in_pieces(html: str, ids: frozenset[str], help_url: str) -> bool:
    """Whether what stands side by side is sound, each by itself, and the rest of the page around it.

    Wherever a page is cut, it is sound if its pieces are. Each is just what a parser makes of it, so it closes all that it opens and ends
    outside any tag; and as no element on the lists changes how the characters after it are read, the pieces hold the same tags once joined.
    """
    around, *texts = _pieces(html)
    return all(_sound_beside(each, ids, help_url) for each in texts) and _sound(around, ids, help_url)


def _pieces(html: str) -> list[str]:
    """The page with an empty section for each text of those side by side, and these texts."""
    first, *others = html.split(_BESIDE)
    cut = [each.partition(_END) for each in others]
    return [first + "".join([f"<section></section>{after}" for *_, after in cut]), *(f"{_BESIDE}{text}{end}" for text, end, _ in cut)]


def _sound(html: str, ids: frozenset[str], help_url: str) -> bool:
    """Whether the parser gives back what it was given, with nothing left out."""
    cleaned = _cleaner(ids, help_url).clean(html)
    return html == cleaned.replace("&nbsp;", "\u00a0") or _spelled(html) == _spelled(cleaned)


# both pages of a practice with its texts side by side hold the same ones: what was found of the first is remembered for the second
_sound_beside = lru_cache(maxsize=64)(_sound)


def _spelled(html: str) -> str:
    """Markup with those characters in one spelling that a serialiser may write in two ways; all else must be the same byte for byte."""
    return html.replace("\u00a0", "&nbsp;").replace("&quot;", '"').replace("&#x27;", "'")


@lru_cache(maxsize=4)
def _cleaner(ids: frozenset[str], help_url: str) -> nh3.Cleaner:
    """Leaves everything out of a page that is not on the lists."""

    def keep(tag: str, name: str, value: str) -> str | None:
        if name not in _JUDGED:
            return value
        if name == "href" and value.lower().startswith("mailto:"):
            return value if value.startswith("mailto:?") or (help_url and value.startswith(help_url)) else None
        return value if _allowed(name, value, ids) else None

    return nh3.Cleaner(
        tags=set(TAGS), attributes=ATTRIBUTES, attribute_filter=lru_cache(maxsize=4096)(keep), link_rel=None, strip_comments=True,
        url_schemes={"https", "http", "mailto"}, clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "math", "svg"},
    )  # fmt: skip


@lru_cache(maxsize=1000)
def _ours(classes: str) -> bool:
    return all(each in CLASSES or _THEME.fullmatch(each) for each in classes.split())


def _allowed(name: str, value: str, ids: frozenset[str]) -> bool:
    match name:
        case "class":
            return _ours(value)
        case "id":
            return value in ids or value in IDS or bool(_ID.fullmatch(value))
        case "href" if value.lower().startswith("mailto:"):
            return bool(_MAIL.fullmatch(value))
        case "src" | "srcset":
            return bool(_RELATIVE.fullmatch(value))
    return True


def _tokens(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(reader.joined())


class _Reader(HTMLParser):
    """Markup as a list of tokens in one spelling: attributes sorted, characters decoded, white space folded."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = (' {}="{}"'.format(name, value or "") for name, value in attrs)
        self.found.append((False, f"<{tag}{''.join(sorted(written))}>"))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((False, f"</{tag}>"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.found.append((True, data))

    def handle_comment(self, data: str) -> None:
        self.found.append((False, f"<!--{data}-->"))

    def handle_decl(self, decl: str) -> None:
        self.found.append((False, f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.found.append((False, f"<?{data}>"))

    def joined(self) -> Iterator[str]:
        """Neighbouring text in one piece; blanks between tags do not count."""
        text = ""
        for is_text, token in [*self.found, (False, "")]:
            if is_text:
                text += token
                continue
            if folded := " ".join(text.split()):
                yield folded
            text = ""
            if token:
                yield token
