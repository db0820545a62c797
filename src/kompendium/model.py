"""A checked practice, as every other room sees it: typed, frozen, without line numbers.

Dates are text as they were written (YYYY, YYYY-MM or YYYY-MM-DD); amounts and values are exact decimals; codes are ids of
data/vocabulary.yml; `source` holds keys of Practice.sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kompendium.languages import LANGUAGES, Words

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Period:
    """When the practice ran or runs; what is not documented is empty."""

    start: str = ""
    end: str = ""
    ongoing: bool = False
    note: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Involvement:
    """An organisation (id of data/organisations.yml) and what it does in the practice."""

    id: str
    role: str


@dataclass(frozen=True)
class LegalBasis:
    """An act (vocabulary legal_acts) and the section it is about, if named."""

    act: str
    section: str = ""


@dataclass(frozen=True)
class Funding:
    """Money from one programme. An amount keeps its currency and what it refers to, and is never converted."""

    programme: str
    source: Keys
    project: str = ""
    amount: Decimal | None = None
    currency: str = ""
    basis: str = ""
    start: str = ""
    end: str = ""
    note: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One number with what it counts, when, and who says so."""

    value: Decimal
    unit: str
    label: Words
    source: Keys
    as_of: str = ""
    qualifier: str = ""
    definition: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluation:
    """Who evaluated the practice, how and when."""

    design: Words
    year: str
    source: Keys
    by: str = ""


@dataclass(frozen=True)
class Criterion:
    """How far one of the criteria of good practice is met (vocabulary criterion_steps) and who judged."""

    step: str
    by: str


@dataclass(frozen=True)
class Transfer:
    """The editors' rating of what helps or hinders a transfer to the other country, by factor."""

    to: str
    factors: Mapping[str, str]


@dataclass(frozen=True)
class Contact:
    """An institution's office, never a person."""

    office: str
    address: str = ""
    url: str = ""


@dataclass(frozen=True)
class Source:
    """A public page or publication; `read` says when it was read, `date` what it is dated itself."""

    title: str
    url: str
    language: str
    read: str
    date: str = ""
    note: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Image:
    """A photo beside the texts."""

    file: str
    alt: Words
    credit: str
    licence: str


@dataclass(frozen=True)
class Statement:
    """One of several values that sources give for the same thing."""

    value: Words
    source: Keys


@dataclass(frozen=True)
class Conflict:
    """Sources disagree: all values are shown, none is chosen."""

    about: Words
    values: tuple[Statement, ...]


@dataclass(frozen=True)
class Relation:
    """Another practice and how it is related."""

    id: str
    relation: str


@dataclass(frozen=True)
class Section:
    """One section of a text: id of data/sections.yml, heading as written, Markdown, line of the heading in the file."""

    id: str
    heading: str
    markdown: str
    line: int


@dataclass(frozen=True)
class Text:
    """The practice in one language. `body_line` is the line of the file on which `sections` begin."""

    language: str
    path: str
    title: str
    summary: str
    plain: str
    sections: tuple[Section, ...]
    translator: str = ""
    reviewed_by: str = ""
    translated_from: str = ""

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return next((each for each in self.sections if each.id == section_id), None)


@dataclass(frozen=True)
class Practice:
    """Facts once, texts by language. `stale` names the sections of the original that changed since the translation.

    countries: those in which the regions lie, as the vocabulary says
    """

    slug: str
    original: str
    texts: Mapping[str, Text]
    status: str
    kind: str
    themes: Keys
    target_groups: Keys
    methods: Keys
    settings: Keys
    regions: Keys
    place: str
    period: Period
    maturity: str
    organisations: tuple[Involvement, ...]
    legal_basis: tuple[LegalBasis, ...]
    help_types_de: Keys
    service_types_cz: Keys
    funding: tuple[Funding, ...]
    figures: tuple[Figure, ...]
    evidence: str
    evaluations: tuple[Evaluation, ...]
    criteria: Mapping[str, Criterion]
    transfer: Transfer | None
    contact: Contact | None
    checked: str
    sources: Mapping[str, Source]
    images: tuple[Image, ...]
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Words, ...]
    related: tuple[Relation, ...]
    licence: str
    stale: Mapping[str, Keys] = field(default_factory=dict)
    countries: Keys = ()

    @property
    def missing(self) -> Keys:
        """Languages in which the practice is not there yet."""
        return tuple(language for language in LANGUAGES if language not in self.texts)
