"""A project with N practices, made of the real ones: every text is new, almost every sentence is theirs.

The facts are those of one real practice; each section comes from another one, in both languages, and cites the sources of the
facts. One sentence a section names a place and numbers by chance, so that no cache of sections helps a build. Seeded and without
a clock: the same practice is the same bytes in every run.
"""

import json
import random
import re
import shutil
from collections.abc import Iterable, Mapping
from itertools import cycle
from pathlib import Path

from benchmarks import samples
from benchmarks.samples import CITED, LINK, Sample
from kompendium import check, freshness, loader, translations
from kompendium.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("mkdocs.yml", "docs", "data", "hooks", "theme", "edition", "scripts", "admin")
SEED = "elbe-labe"
LIMITS = {"summary": 320, "plain": 600}

# the new sentence of each section; a Czech word after a number is in the genitive, which holds from five up
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "problem": {
        "de": "In {place} warteten im Jahr {year} noch {many} Haushalte auf Hilfe.",
        "cs": "{place}: v roce {year} čekalo na pomoc ještě {many} domácností.",
    },
    "goals": {
        "de": "Bis {year} sollen in {place} noch {many} Menschen dazukommen.",
        "cs": "{place}: do roku {year} má přibýt ještě {many} lidí.",
    },
    "approach": {
        "de": "In {place} begann die Arbeit {year} mit {many} Treffen im Jahr.",
        "cs": "{place}: práce začala v roce {year}, za rok se konalo {many} setkání.",
    },
    "participation": {
        "de": "In {place} redeten {year} auch {many} Menschen aus der Nachbarschaft mit.",
        "cs": "{place}: v roce {year} se zapojilo i {many} lidí ze sousedství.",
    },
    "frame": {
        "de": "In {place} standen {year} dafür {many}.000 € bereit.",
        "cs": "{place}: v roce {year} na to bylo připraveno {many} 000 €.",
    },
    "results": {
        "de": "In {place} nahmen {year} zusammen {many} Menschen teil.",
        "cs": "{place}: v roce {year} se dohromady zúčastnilo {many} lidí.",
    },
    "success": {
        "de": "In {place} blieben {many} Menschen bis {year} dabei.",
        "cs": "{place}: až do roku {year} zůstalo {many} lidí.",
    },
    "difficulties": {
        "de": "In {place} fielen {year} etwa {many} Termine aus.",
        "cs": "{place}: v roce {year} odpadlo asi {many} termínů.",
    },
    "transfer": {
        "de": "In {place} wurden {year} dazu {many} Fragen gesammelt.",
        "cs": "{place}: v roce {year} se k tomu sešlo {many} otázek.",
    },
}
EXAMPLE = {"de": "Das ist Beispiel {number}.", "cs": "Toto je příklad {number}."}
EDIT = {"de": "Neu ist der Nachtrag {number}.", "cs": "Nově přibyl dodatek {number}."}
_AT_FIRST = re.compile(r"\n## .*\n\n")


class Corpus:
    """Makes practices by number; reads the real ones once."""

    def __init__(self, root: Path = ROOT) -> None:
        self.data = check.load(root)
        self.places = sorted(self.data.places.towns)
        self.samples = samples.read(root, self.data)

    def slug(self, number: int) -> str:
        """The name of a practice: that of the real one whose facts it has, and the round from the second on."""
        turn, place = divmod(number, len(self.samples))
        return f"{self.samples[place].slug}-{turn}" if turn else self.samples[place].slug

    def write(self, practices: Path, count: int) -> None:
        """So many practices. They are the same in a larger corpus, but for those that they link."""
        known = {self.slug(number) for number in range(count)}
        for number in range(count):
            folder = practices / self.slug(number)
            folder.mkdir(parents=True)
            for language, text in self.files(number, known).items():
                (folder / f"index.{language}.md").write_text(text, "utf-8")

    def files(self, number: int, known: set[str]) -> dict[str, str]:
        """The texts of the two files of a practice; `known` are the names of all."""
        base = self.samples[number % len(self.samples)]
        chance = random.Random(f"{SEED} {number}")
        near = self._near(number, known)
        sections = self._sections(base, chance, near)
        texts = {language: _texts(base.texts[language], EXAMPLE[language].format(number=number), number) for language in LANGUAGES}
        facts = [*base.facts.values(), _related(base, near, self.slug(number))]
        heads = {language: ["translator: redaktion\n", self._stamp(texts, sections, base)] for language in LANGUAGES}
        heads[base.original] = [f"place: {_quoted(chance.choice(self.places))}\n" if each.startswith("place:") else each for each in facts]
        return {language: self._file(language, texts[language], heads[language], sections[language]) for language in LANGUAGES}

    def _near(self, number: int, known: set[str]) -> dict[str, str]:
        """Where the link to a real practice leads: to the one of the same round, or the real one's name, or the first."""
        start = number - number % len(self.samples)
        wishes = {each.slug: (self.slug(start + place), each.slug) for place, each in enumerate(self.samples)}
        return {slug: next((each for each in wish if each in known), self.slug(0)) for slug, wish in wishes.items()}

    def _sections(self, base: Sample, chance: random.Random, near: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Each section of some other practice, in every language, with a new sentence before it."""
        keys = _Keys(base)
        found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        for kind in base.sections[base.original]:
            sample = chance.choice([each for each in self.samples if kind in each.sections[each.original]])
            new = {"place": chance.choice(self.places), "year": chance.randint(2005, 2025), "many": chance.randint(5, 999)}
            # the results want a source for every number; the section's first one is the same in both languages
            first = CITED.search(sample.sections[sample.original][kind])
            for language in LANGUAGES:
                text = f"{SENTENCES[kind][language].format(**new)}{first.group() if first else ''}\n\n{sample.sections[language][kind]}"
                found[language][kind] = _linked(keys.recite(sample, text), near)
        return found

    def _stamp(self, texts: Mapping[str, Mapping[str, str]], sections: Mapping[str, Mapping[str, str]], base: Sample) -> str:
        stamp = freshness.stamp({**texts[base.original], **sections[base.original]})
        return f"translated_from: {_quoted(stamp)}\n"

    def _file(self, language: str, texts: Mapping[str, str], head: Iterable[str], sections: Mapping[str, str]) -> str:
        kinds = self.data.sections.kinds
        front = "".join(f"{key}: {_quoted(text)}\n" for key, text in texts.items()) + "".join(head)
        return f"---\n{front}---\n" + "".join(f"\n## {kinds[kind].heading[language]}\n\n{text}\n" for kind, text in sections.items())


class _Keys:
    """A practice cites its own sources: the next one, in turn, for each source that a section of another practice cites.

    So it has as many as a real one, and each is cited.
    """

    def __init__(self, base: Sample) -> None:
        self._own = cycle(base.sources)
        self._given: dict[tuple[str, str], str] = {}

    def recite(self, sample: Sample, text: str) -> str:
        """A section of another practice with the keys that hold here."""
        return CITED.sub(lambda mark: f"[^{self._key(sample, mark.group(1))}]", text)

    def _key(self, sample: Sample, key: str) -> str:
        if (sample.slug, key) not in self._given:
            self._given[sample.slug, key] = next(self._own)
        return self._given[sample.slug, key]


def _texts(real: Mapping[str, str], example: str, number: int) -> dict[str, str]:
    """Title, summary and plain text with a number of their own, within their limits."""
    found = {"title": f"{real['title']} ({number})"}
    for key, limit in LIMITS.items():
        text = example
        for sentence in re.split(r"(?<=[.!?]) (?=[^\W\d_a-z])", real[key]):
            text = f"{text} {sentence}" if len(text) + len(sentence) < limit else text
        found[key] = text
    return found


def _linked(text: str, near: Mapping[str, str]) -> str:
    """The text with its links to real practices as links to made ones."""
    return LINK.sub(lambda link: f"](../{near[link.group(1)]}/index.", text)


def _related(base: Sample, near: Mapping[str, str], own: str) -> str:
    found = {near[slug]: relation for slug, relation in base.related if slug in near and near[slug] != own}
    lines = [f"  - {{id: {slug}, relation: {relation}}}\n" for slug, relation in found.items()]
    return "related:\n" + "".join(lines) if lines else ""


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def lay_out(project: Path, count: int) -> None:
    """The project as it is, with so many made practices instead of its own."""
    project.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, project / name)
    Corpus().write(project / "practices", count)
    # made texts are a little longer than those that the bilingual edition was filled with: a fourth page for each of its twelve
    edition = project / "data" / "edition.yml"
    edition.write_text(edition.read_text("utf-8").replace('pages: "48"', 'pages: "60"').replace('share: "3"', 'share: "4"'), "utf-8")


def edit(project: Path, slug: str, number: int) -> dict[str, str]:
    """Add a sentence to a practice's first section, in both languages, and stamp the translation. Returns the sentences."""
    folder = project / "practices" / slug
    new = {language: sentence.format(number=number) for language, sentence in EDIT.items()}
    for language, sentence in new.items():
        path = folder / f"index.{language}.md"
        path.write_text(_AT_FIRST.sub(rf"\g<0>{sentence} ", path.read_text("utf-8"), count=1), "utf-8")
    loaded = loader.load_folder(folder)
    stamp = translations.stamp(loaded, check.load(project).sections)
    for translation in loaded.translations:
        path = Path(translation.path)
        path.write_text(translations.accept(path.read_text("utf-8"), stamp), "utf-8")
    return new
