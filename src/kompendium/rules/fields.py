"""Every key and value against the one table of fields."""

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kompendium import freshness, nodes
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.loader import PHOTO_ENDINGS, Folder
from kompendium.problems import Problem, nearest
from kompendium.rules.context import Context, at, status
from kompendium.schema import FACTS, PRACTICE, TEXTS, Field, by_key, required

_ORIGINAL = tuple(each for each in TEXTS if each.where == "both") + FACTS
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOCAL_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_KEY = re.compile(r"s[1-9]\d?")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_ADDRESS = re.compile(r"[\s<>\"'`\\\x00-\x1f]")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
# letters of German and Czech host names; anything else may be a letter that only looks like one
_LATIN = re.compile(r"[a-z0-9.äöüßáčďéěíňóřšťúůýž-]+")
_NUMERIC = re.compile(r"[\d.]+|0x[0-9a-f.]+|.*\.(?:local|localhost|internal|lan)")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """All documents of the folder. Facts are expected in the original only."""
    now = status(folder)
    original = folder.original
    for document in folder.documents.values():
        checker = _Checker(document, folder, context, now, _source_keys(original))
        yield from checker.top(document.front, _ORIGINAL if document is original else TEXTS)


def record(
    document: Document, node: nodes.Mapping, allowed: tuple[Field, ...], line: int, context: Context
) -> Iterator[Problem]:
    """One record of a data file that begins on `line`."""
    folder = Folder("", "", {}, ())
    yield from _Checker(document, folder, context, "draft", []).record(node, allowed, line, "draft")


@cache
def _required(allowed: tuple[Field, ...], state: str) -> tuple[Field, ...]:
    return tuple(field for field in allowed if required(field, state))


def _source_keys(original: Document | None) -> list[str]:
    node = original.front.get("sources") if original else None
    return node.keys() if isinstance(node, nodes.Mapping) else []


@dataclass(frozen=True)
class _Checker:
    document: Document
    folder: Folder
    context: Context
    status: str
    source_keys: list[str]

    def top(self, front: nodes.Mapping, allowed: tuple[Field, ...]) -> Iterator[Problem]:
        return self.record(front, allowed, 1, self.status, top=True)

    def record(
        self, node: nodes.Mapping, allowed: tuple[Field, ...], line: int, state: str, top: bool = False
    ) -> Iterator[Problem]:
        """Keys known, required ones there, every value of its kind. A misspelt key counts as the one it was meant to be."""
        known = by_key(allowed)
        meant = set()
        for entry in node.entries:
            field = known.get(entry.key.value)
            if field:
                yield from self.value(entry.value, field, entry.key)
                continue
            problem = self._unknown(entry.key, list(known), top)
            meant.add(problem.details.get("meant", ""))
            yield problem
        meant.update(node.keys())
        for field in _required(allowed, state):
            if field.key not in meant:
                yield Problem(self.document.path, line, node.column, "field-missing", {"key": field.key, **self._label(field)})

    def _unknown(self, key: nodes.Scalar, known: list[str], top: bool) -> Problem:
        if top and key.value in {field.key for field in PRACTICE}:
            return at(self.document, key, "field-misplaced", key=key.value)
        meant = nearest(key.value, known)
        if meant:
            return at(self.document, key, "field-misspelt", key=key.value, meant=meant)
        return at(self.document, key, "field-unknown", key=key.value[:60], known=", ".join(known))

    def _label(self, field: Field) -> dict[str, str]:
        return {f"label_{language}": field.label[language] for language in LANGUAGES} | {
            f"help_{language}": field.help[language] for language in LANGUAGES
        }

    def value(self, node: nodes.Node, field: Field, key: nodes.Scalar) -> Iterator[Problem]:
        """One value, or each of a list."""
        if nodes.is_empty(node):
            yield at(self.document, key, "field-empty", key=field.key, **self._label(field))
        elif field.kind == "table":
            yield from self._table(node, field)
        elif field.many is None:
            yield from self._single(node, field)
        else:
            yield from self._list(node, field, key)

    def _list(self, node: nodes.Node, field: Field, key: nodes.Scalar) -> Iterator[Problem]:
        items = node.items if isinstance(node, nodes.Sequence) else (node,)
        least, most = field.many or (0, 1)
        if not least <= len(items) <= most:
            yield at(self.document, key, "list-length", key=field.key, found=str(len(items)), least=str(least), most=str(most))
        seen = set()
        for item in items:
            if isinstance(item, nodes.Scalar) and item.value in seen:
                yield at(self.document, item, "list-duplicate", key=field.key, found=item.value)
                continue
            seen.add(item.value if isinstance(item, nodes.Scalar) else "")
            yield from self._single(item, field)

    def _table(self, node: nodes.Node, field: Field) -> Iterator[Problem]:
        if not isinstance(node, nodes.Mapping):
            yield at(self.document, node, "field-not-record", key=field.key)
            return
        for entry in node.entries:
            if field.key_vocabulary:
                yield from self._code(entry.key, field.key_vocabulary, ())
            elif not _KEY.fullmatch(entry.key.value):
                yield at(self.document, entry.key, "source-key", found=entry.key.value[:60])
            yield from self._record(entry.value, field, entry.key)

    def _record(self, node: nodes.Node, field: Field, key: nodes.Node) -> Iterator[Problem]:
        if isinstance(node, nodes.Mapping):
            yield from self.record(node, field.fields, key.line, "draft")
        else:
            yield at(self.document, node, "field-not-record", key=field.key)

    def _single(self, node: nodes.Node, field: Field) -> Iterator[Problem]:
        if field.kind == "record":
            yield from self._record(node, field, node)
        elif field.kind == "choices":
            yield from self._choices(node, field)
        elif field.kind in ("words", "gloss"):
            yield from self._words(node, field)
        elif not isinstance(node, nodes.Scalar):
            yield at(self.document, node, "field-not-text", key=field.key)
        elif not node.value.strip():
            yield at(self.document, node, "field-empty", key=field.key, **self._label(field))
        else:
            yield from self._scalar(node, field)

    def _choices(self, node: nodes.Node, field: Field) -> Iterator[Problem]:
        if not isinstance(node, nodes.Mapping):
            yield at(self.document, node, "field-not-record", key=field.key)
            return
        for entry in node.entries:
            yield from self._code(entry.key, field.key_vocabulary, ())
            if isinstance(entry.value, nodes.Scalar):
                yield from self._code(entry.value, field.vocabulary, ())
            else:
                yield at(self.document, entry.value, "field-not-text", key=entry.key.value)

    def _words(self, node: nodes.Node, field: Field) -> Iterator[Problem]:
        if not isinstance(node, nodes.Mapping):
            yield at(self.document, node, "words-not-both", key=field.key)
            return
        for entry in node.entries:
            if entry.key.value not in LANGUAGES:
                yield at(self.document, entry.key, "field-unknown", key=entry.key.value[:60], known=", ".join(LANGUAGES))
            elif not isinstance(entry.value, nodes.Scalar):
                yield at(self.document, entry.value, "field-not-text", key=entry.key.value)
            else:
                yield from self._text(entry.value, field, entry.key.value)
        missing = [language for language in LANGUAGES if node.get(language) is None]
        if field.kind == "words" and missing:
            # whoever starts a draft writes in one language; the editors add the other one
            one = self.status == "draft" and bool(node.entries)
            problem = at(self.document, node, "words-not-both", key=field.key)
            yield problem.as_warning() if one else problem

    def _text(self, node: nodes.Scalar, field: Field, language: str) -> Iterator[Problem]:
        if not node.value.strip():
            yield at(self.document, node, "field-empty", key=field.key, **self._label(field))
        limit = field.limit[language]
        if len(node.value) > limit:
            yield at(self.document, node, "text-too-long", key=field.key, found=str(len(node.value)), limit=str(limit))

    def _scalar(self, node: nodes.Scalar, field: Field) -> Iterator[Problem]:
        match field.kind:
            case "text":
                yield from self._text(node, field, self.document.language)
            case "code":
                yield from self._code(node, field.vocabulary, field.choices)
            case "number":
                if not _NUMBER.fullmatch(node.value):
                    yield at(self.document, node, "value-number", found=node.value[:60], meant=as_number(node.value))
            case "date":
                yield from self._date(node, field)
            case "file" if not node.value.lower().endswith(PHOTO_ENDINGS):
                yield at(self.document, node, "image-type", found=node.value[:80])
            case "flag":
                if node.value not in ("true", "false"):
                    yield at(self.document, node, "value-flag", found=node.value[:60])
            case "url":
                if reason := url_fault(node.value):
                    yield at(self.document, node, reason, found=node.value[:120])
            case "digest":
                yield from self._digest(node)
            case _:
                yield from self._reference(node, field)

    def _date(self, node: nodes.Scalar, field: Field) -> Iterator[Problem]:
        day = first_day(node.value)
        if day is None:
            yield at(self.document, node, "value-date", found=node.value[:60], meant=as_date(node.value))
        elif field.key in ("checked", "read") and day > self.context.today:
            yield at(self.document, node, "date-future", found=node.value)

    def _digest(self, node: nodes.Scalar) -> Iterator[Problem]:
        if node.value == freshness.PENDING:
            yield at(self.document, node, "translation-unstamped", slug=self.folder.slug).as_warning()
        elif not freshness.well_formed(node.value):
            yield at(self.document, node, "translation-stamp", found=node.value[:40], slug=self.folder.slug)

    def _reference(self, node: nodes.Scalar, field: Field) -> Iterator[Problem]:
        all_, rule = {
            "source": (self.source_keys, "source-unknown"),
            "organisation": (self.context.data.organisations, "organisation-unknown"),
            "practice": (self.context.slugs, "practice-unknown"),
            "file": (self.folder.files, "image-missing"),
        }[field.kind]
        itself = field.kind == "practice" and node.value == self.folder.slug
        if node.value not in all_ or itself:
            known = self._known_here(field, all_)
            meant = nearest(node.value, known)
            problem = at(self.document, node, rule, found=node.value[:80], meant=meant, known=", ".join(known[:20]))
            # a new organisation is entered by the editors, before a draft is published
            new = self.status == "draft" and rule == "organisation-unknown" and _ID.fullmatch(node.value)
            yield problem.as_warning() if new else problem

    def _known_here(self, field: Field, all_: Collection[str]) -> list[str]:
        return sorted(set(all_) - {self.folder.slug}) if field.kind == "practice" else list(all_)

    def _code(self, node: nodes.Scalar, vocabulary: str, choices: tuple[str, ...]) -> Iterator[Problem]:
        terms = self.context.data.vocabularies[vocabulary].terms if vocabulary else {}
        if node.value in (choices or terms):
            return
        known = list(choices or terms)
        labels = {label.lower(): term.id for term in terms.values() if term.id in known for label in term.label.values()}
        meant = labels.get(node.value.strip().lower()) or nearest(node.value, known)
        if not meant and (label := nearest(node.value, list(labels))):
            meant = labels[label]
        shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
        yield at(self.document, node, "value-unknown", found=node.value[:80], meant=meant, known=shown)


def first_day(value: str) -> datetime.date | None:
    """The first day a date stands for (2021 → 2021-01-01), or None if it is not a date of the calendar."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def url_fault(value: str) -> str:
    """The rule that a web address breaks, or an empty string."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return "url-form"
    if parts.scheme not in ("http", "https"):
        return "url-scheme"
    if parts.username or parts.password:
        return "url-credentials"
    if not _HOST.fullmatch(host) or _NO_ADDRESS.search(value):
        return "url-form"
    if (not host.isascii() and not _LATIN.fullmatch(host)) or "xn--" in host or _NUMERIC.fullmatch(host):
        return "url-host"
    return ""


def as_number(value: str) -> str:
    """The number that was probably meant: 7.179,10 € → 7179.10."""
    digits = re.sub(r"[^\d.,-]", "", value)
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".", 1)
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "")
    return digits if _NUMBER.fullmatch(digits) else ""


def as_date(value: str) -> str:
    """The date that was probably meant: 1.10.2021 → 2021-10-01."""
    match = _LOCAL_DATE.fullmatch(value.strip())
    if not match:
        return ""
    meant = f"{match.group(3)}-{int(match.group(2)):02}-{int(match.group(1)):02}"
    return meant if first_day(meant) else ""
