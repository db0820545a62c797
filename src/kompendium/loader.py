"""From the disk to folders, and from a sound folder to a Practice. The only room that reads contributions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from kompendium import (
    body,
    disk,
    equivalents,
    freshness,
    frontmatter,
    glossary,
    kept,
    media,
    nodes,
    organisations,
    places,
    sections,
    themes,
    vocabulary,
    wording,
)
from kompendium.frontmatter import Document
from kompendium.languages import LANGUAGES
from kompendium.media import Photo
from kompendium.model import (
    Conflict,
    Contact,
    Criterion,
    Evaluation,
    Figure,
    Funding,
    Image,
    Involvement,
    LegalBasis,
    Period,
    Practice,
    Relation,
    Section,
    Source,
    Statement,
    Text,
    Transfer,
)  # fmt: skip
from kompendium.problems import Problem
from kompendium.schema import PRACTICE, Field, by_key

PHOTO_ENDINGS: tuple[str, ...] = tuple(f".{ending}" for endings in media.FORMATS.values() for ending in endings)
FILE_NAMES: Mapping[str, str] = {f"index.{language}.md": language for language in LANGUAGES}


@dataclass(frozen=True, eq=False)
class Data:
    """The reviewed content of data/ that everything else refers to. Only equal to itself, so that what is made from it can be remembered."""

    vocabularies: vocabulary.Vocabularies
    sections: sections.SectionKinds
    organisations: Mapping[str, organisations.Organisation]
    glossary: glossary.Glossary
    wording: wording.Wording
    places: places.Places
    themes: themes.Themes
    equivalents: equivalents.Equivalents
    schemes: Mapping[str, vocabulary.Scheme]


@dataclass(frozen=True)
class Folder:
    """One practice as it lies on the disk: its readable documents by language, and the names of all its files.

    entries: everything in the folder with its kind and size; photos: what was found in each file that is named like one
    """

    slug: str
    path: str
    documents: Mapping[str, Document]
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    entries: tuple[disk.Entry, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)

    @cached_property
    def original(self) -> Document | None:
        """The one document that carries the facts, or None where none or two claim to."""
        found = [each for each in self.documents.values() if each.front.get("translated_from") is None]
        return found[0] if len(found) == 1 else None

    @property
    def translations(self) -> list[Document]:
        """The documents made from the original."""
        return [each for each in self.documents.values() if each is not self.original]


def parse_file(path: Path, shown: str) -> nodes.Node:
    """The YAML of a data file with positions; a link is not followed. Raises nodes.RefusedError."""
    try:
        raw = disk.read(path, MAX_DATA)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise nodes.RefusedError(Problem(shown, 1, 1, "file-unreadable", {"reason": reason})) from None
    text, problems = frontmatter.decode(shown, raw, limit=MAX_DATA)
    if problems:
        raise nodes.RefusedError(problems[0])
    return nodes.parse(text, shown)


MAX_DATA = 2_000_000
DATA_FILES: tuple[str, ...] = ("vocabulary", "sections", "organisations", "glossary", "places", "wording", "themes", "equivalents")


def load_nodes(root: Path, contributed: Path | None = None) -> dict[str, nodes.Node]:
    """The files of data/ below `root` with positions; the list that contributors extend from `contributed`, if that is another
    folder. Raises nodes.RefusedError for YAML that cannot be read.
    """
    places = dict.fromkeys(DATA_FILES, root) | {"organisations": contributed or root}
    return {name: parse_file(place / "data" / f"{name}.yml", f"data/{name}.yml") for name, place in places.items()}


def to_data(files: Mapping[str, nodes.Node]) -> Data:
    """The reviewed data; without `organisations` where that file is not checked yet."""
    plain: dict[str, Any] = {name: nodes.plain(node) for name, node in files.items()}
    return Data(
        vocabulary.from_plain(plain["vocabulary"]),
        sections.from_plain(plain["sections"]),
        organisations.from_plain(plain.get("organisations", {})),
        glossary.from_plain(plain["glossary"]),
        wording.from_plain(plain["wording"]),
        places.from_plain(plain["places"]),
        themes.from_plain(plain["themes"]),
        equivalents.from_plain(plain["equivalents"]),
        vocabulary.schemes_from_plain(plain["vocabulary"]),
    )


def folders(practices: Path) -> Iterator[Path]:
    """The folders of practices, sorted by name; hidden ones and links are not ours."""
    found = (entry.name for entry in disk.entries(practices) if entry.kind == "folder")
    return iter(practices / name for name in found if not name.startswith("."))


def strays(practices: Path) -> list[str]:
    """What lies in `practices` and is no folder of its own: files, links, hidden things."""
    return [each.name for each in disk.entries(practices) if each.kind != "folder" or each.name.startswith(".")]


def digest(folder: Path) -> str:
    """The digest of all files of a folder with their names; nothing where it holds anything else than files of a sound size that can be read."""
    found = disk.entries(folder)
    if any(entry.kind != "file" or entry.size > media.MAX_BYTES for entry in found):
        return ""
    try:
        return kept.digest(*(part for entry in found for part in (entry.name, disk.read(folder / entry.name, media.MAX_BYTES))))
    except OSError:
        return ""


def load_folder(folder: Path, shown: str | None = None) -> Folder:
    """Read one practice's folder; `shown` is the path that problems name. What cannot be read is a problem of the folder."""
    shown = folder.as_posix() if shown is None else shown
    entries = disk.entries(folder)
    files = tuple(entry.name for entry in entries if entry.kind != "folder")
    links = {entry.name for entry in entries if entry.kind != "file"}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, language in FILE_NAMES.items():
        if name in files and name not in links:
            document, found = _document(folder / name, f"{shown}/{name}", language)
            problems += found
            if document:
                documents[language] = document
    return Folder(folder.name, shown, documents, files, tuple(problems), entries, _photos(folder, entries))


def _document(path: Path, shown: str, language: str) -> tuple[Document | None, list[Problem]]:
    try:
        return frontmatter.read(shown, language, disk.read(path, frontmatter.MAX_BYTES))
    except OSError as error:
        return None, [Problem(shown, 1, 1, "file-unreadable", {"reason": error.strerror or type(error).__name__})]


MAX_PHOTOS = 12
# the pixels that are decoded to find a cut-off photo; JPEG is decoded at an eighth of its size and costs a quarter
DECODED = 60_000_000


def _photos(folder: Path, entries: tuple[disk.Entry, ...]) -> dict[str, Photo]:
    """What the files named like photos are; no more than a folder may hold, and no more pixels decoded than a check has time for."""
    names = [entry.name for entry in entries if entry.kind == "file" and entry.name.lower().endswith(PHOTO_ENDINGS)]
    found: dict[str, Photo] = {}
    left = DECODED
    for name in names[:MAX_PHOTOS]:
        try:
            photo = media.inspect(disk.read(folder / name, media.MAX_BYTES), decode=left > 0)
        except OSError:
            photo = Photo("", fault="broken")
        left -= photo.width * photo.height // (4 if photo.format == "JPEG" else 1)
        found[name] = photo
    return found


def original_parts(document: Document, kinds: sections.SectionKinds) -> dict[str, str]:
    """What a translation is made from: title, summary, plain and every section, by name."""
    parts = {name: _text(document.front, name) for name in ("title", "summary", "plain")}
    return parts | {section.id: section.markdown for section in _sections(document, kinds)}


def _text(front: nodes.Mapping, key: str) -> str:
    value = front.get(key)
    return value.value if isinstance(value, nodes.Scalar) else ""


def _sections(document: Document, kinds: sections.SectionKinds) -> Iterator[Section]:
    for block in body.blocks(document.body, document.body_line)[1:]:
        kind = kinds.by_heading(block.heading, document.language)
        if kind:
            yield Section(kind.id, block.heading, block.text.strip("\n"), block.line)


def values(node: nodes.Mapping, fields: tuple[Field, ...]) -> dict[str, Any]:
    """A checked mapping as Python values: codes and text as str, numbers as Decimal, flags as bool, lists as tuples."""
    known = by_key(fields)
    return {entry.key.value: _value(entry.value, known[entry.key.value]) for entry in node.entries}


def _value(node: nodes.Node, field: Field) -> Any:
    if field.kind == "table" and isinstance(node, nodes.Mapping):
        return {entry.key.value: _single(entry.value, field) for entry in node.entries}
    if field.many is None:
        return _single(node, field)
    items = node.items if isinstance(node, nodes.Sequence) else (node,)
    return tuple(_single(item, field) for item in items)


def _single(node: nodes.Node, field: Field) -> Any:
    if isinstance(node, nodes.Mapping) and field.fields:
        return values(node, field.fields)
    if not isinstance(node, nodes.Scalar):
        return nodes.plain(node)
    if field.kind == "number":
        return Decimal(node.value)
    return node.value == "true" if field.kind == "flag" else node.value


def to_practice(folder: Folder, kinds: sections.SectionKinds) -> Practice:
    """The practice of a folder in which the rules found no error. Raises ValueError if there is no single original."""
    original = folder.original
    if original is None:
        raise ValueError(f"{folder.path}: no single original")
    facts = values(original.front, PRACTICE)
    parts = original_parts(original, kinds)
    stale = {
        each.language: changed
        for each in folder.translations
        if (changed := freshness.changed(_text(each.front, "translated_from"), parts))
    }
    return Practice(
        slug=folder.slug,
        original=original.language,
        texts={each.language: _to_text(each, kinds) for each in folder.documents.values()},
        stale=stale,
        **_facts(facts),
    )


def _to_text(document: Document, kinds: sections.SectionKinds) -> Text:
    keys = ("title", "summary", "plain", "translator", "reviewed_by", "translated_from")
    texts = {key: _text(document.front, key) for key in keys}
    return Text(document.language, document.path, sections=tuple(_sections(document, kinds)), **texts)


def _span(item: dict[str, Any]) -> dict[str, Any]:
    """`from` and `to` under names that Python allows."""
    renamed = {"from": "start", "to": "end"}
    return {renamed.get(key, key): value for key, value in item.items()}


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    plain_keys = ("status", "kind", "place", "maturity", "evidence", "checked", "licence")
    list_keys = ("themes", "target_groups", "methods", "settings", "regions", "help_types_de", "service_types_cz", "gaps")
    return {
        **{key: facts.get(key, "") for key in plain_keys},
        **{key: facts.get(key, ()) for key in list_keys},
        "period": Period(**_span(facts.get("period", {}))),
        "organisations": tuple(Involvement(**item) for item in facts.get("organisations", ())),
        "legal_basis": tuple(LegalBasis(**item) for item in facts.get("legal_basis", ())),
        "funding": tuple(Funding(**_span(item)) for item in facts.get("funding", ())),
        "figures": tuple(Figure(**item) for item in facts.get("figures", ())),
        "evaluations": tuple(Evaluation(**item) for item in facts.get("evaluations", ())),
        "criteria": {key: Criterion(**item) for key, item in facts.get("criteria", {}).items()},
        "transfer": Transfer(**facts["transfer"]) if "transfer" in facts else None,
        "contact": Contact(**facts["contact"]) if "contact" in facts else None,
        "sources": {key: Source(**item) for key, item in facts.get("sources", {}).items()},
        "images": tuple(Image(**item) for item in facts.get("images", ())),
        "conflicts": tuple(_conflict(item) for item in facts.get("conflicts", ())),
        "related": tuple(Relation(**item) for item in facts.get("related", ())),
    }


def _conflict(item: dict[str, Any]) -> Conflict:
    return Conflict(item["about"], tuple(Statement(**each) for each in item["values"]))
