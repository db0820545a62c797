"""Answers → the folder of a draft: the text a contributor would write, and what the check says about it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kompendium import check, frontmatter, media
from kompendium.disk import Entry
from kompendium.loader import Data, Folder
from kompendium.nodes import Plain
from kompendium.problems import Problem
from kompendium.rules.context import Context
from kompendium.schema import PRACTICE, Field, required
from kompendium.ways import writing
from kompendium.ways.answers import Answers, Note, nested
from kompendium.ways.cleaning import clean, cleaned
from kompendium.ways.finding import fold, slug
from kompendium.ways.markdown import tidy
from kompendium.ways.reading import Reading
from kompendium.ways.words import Say

DRAFT = "draft"
LICENCE = "CC-BY-4.0"
_FIELDS: tuple[Field, ...] = tuple(each for each in PRACTICE if each.where != "translation")


@dataclass(frozen=True)
class Draft:
    """A new practice that nobody has reviewed: its files, and what its author has to know."""

    slug: str
    language: str
    text: str
    photos: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    @property
    def files(self) -> dict[str, bytes]:
        """The contents of the folder by name."""
        return {f"index.{self.language}.md": self.text.encode(), **self.photos}

    def folder(self, status: str = DRAFT) -> Folder:
        """The folder as the check reads it; `status`: as if it had another one."""
        raw = self.text.replace(f"\nstatus: {DRAFT}\n", f"\nstatus: {status}\n", 1).encode()
        path = f"practices/{self.slug}"
        document, problems = frontmatter.read(f"{path}/index.{self.language}.md", self.language, raw)
        documents = {self.language: document} if document else {}
        entries = tuple(Entry(name, "file", len(content)) for name, content in self.files.items())
        photos = {name: media.inspect(content) for name, content in self.photos.items()}
        return Folder(self.slug, path, documents, tuple(self.files), tuple(problems), entries, photos)


def draft(answers: Answers, data: Data, today: datetime.date, name: str = "") -> Draft:
    """The draft of these answers; `name` is its folder, made from the title if empty."""
    answers = _cleaned(answers)
    reading = Reading(answers.language, data, today)
    facts, unknown = _facts(answers, reading)
    sections, loose = _sections(answers, data)
    remarks: dict[str, list[str]] = {key: list(texts) for key, texts in answers.left.items()}
    for key, texts in reading.left.items():
        remarks.setdefault(key, []).extend(texts)
    remarks.setdefault("organisations", []).extend(f"{key} = {text}" for key, text in reading.names.items())
    remarks.setdefault("", []).extend(f"{key}: {text}" for key, text in {**unknown, **loose}.items())
    notes = [*answers.notes, *reading.notes, *(Note("unknown", {"found": key}) for key in {**unknown, **loose})]
    _ask(remarks, facts, answers.language)
    head = writing.front(facts, _FIELDS, remarks)
    text = f"---\n{head}\n---\n\n{_body(sections, data, answers.language)}"
    return Draft(name or slug(str(facts.get("title", ""))) or "neu", answers.language, text, answers.photos, tuple(notes))


def _cleaned(answers: Answers) -> Answers:
    return replace(
        answers,
        facts={key: cleaned(value) for key, value in answers.facts.items()},
        sections={clean(name): clean(text) for name, text in answers.sections.items()},
        left={key: tuple(clean(text) for text in texts) for key, texts in answers.left.items()},
    )


def _facts(answers: Answers, reading: Reading) -> tuple[dict[str, Plain], dict[str, str]]:
    """The facts by key, and the answers to questions that nobody asked."""
    given = nested(answers.facts)
    known = {each.key: each for each in _FIELDS}
    facts = {key: reading.top(field_, given[key]) for key, field_ in known.items() if key in given and key != "status"}
    unknown = {key: str(value) for key, value in given.items() if key not in known and key != "status"}
    return {**facts, "status": DRAFT, "licence": facts.get("licence") or LICENCE}, unknown


def _sections(answers: Answers, data: Data) -> tuple[dict[str, str], dict[str, str]]:
    """The sections by id, and texts under a heading that is none."""
    kinds = data.sections.kinds
    names = {fold(heading): kind.id for kind in kinds.values() for heading in (kind.id, *kind.heading.values())}
    found: dict[str, str] = {}
    loose: dict[str, str] = {}
    for name, text in answers.sections.items():
        section = names.get(fold(name))
        if section:
            found[section] = tidy(f"{found.get(section, '')}\n\n{text}")
        elif text.strip():
            loose[name] = text
    return found, loose


def _body(sections: Mapping[str, str], data: Data, language: str) -> str:
    """All sections in their order; those that are missing and needed later stand there empty."""
    kinds = (kind for kind in data.sections.kinds.values() if sections.get(kind.id) or kind.required)
    return "\n".join(f"## {kind.heading[language]}\n\n{each}\n" if (each := sections.get(kind.id)) else f"## {kind.heading[language]}\n" for kind in kinds)


def _ask(remarks: dict[str, list[str]], facts: Mapping[str, Plain], language: str) -> None:
    """A short hint in the place of each field that is needed to publish."""
    for each in _FIELDS:
        if required(each, "published") and not facts.get(each.key):
            hint = Say(language)("open", key=each.key, label=each.label[language], help=each.help[language])
            remarks.setdefault(each.key, []).insert(0, hint)


def problems(made: Draft, context: Context) -> list[Problem]:
    """What the check says about the draft."""
    folder = made.folder()
    return sorted((each for each in check.problems_of(folder, _knowing(made, context))), key=lambda problem: problem.order)


def missing(made: Draft, context: Context) -> list[Problem]:
    """What else it will say once the draft is to be published."""
    now = {(each.rule, each.line, each.details.get("key", "")) for each in problems(made, context) if each.severity == "error"}
    later = check.problems_of(made.folder("published"), _knowing(made, context))
    found = [each for each in later if each.severity == "error" and (each.rule, each.line, each.details.get("key", "")) not in now]
    return sorted(found, key=lambda problem: problem.order)


def _knowing(made: Draft, context: Context) -> Context:
    return Context(context.data, context.slugs | {made.slug}, context.today)


def write(made: Draft, practices: Path) -> Path:
    """The draft's new folder. Raises FileExistsError: nothing is ever overwritten."""
    folder = practices / made.slug
    folder.mkdir(parents=True)
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    return folder
