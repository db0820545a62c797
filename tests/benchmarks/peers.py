"""The same texts in other generators: title, summary, sections, sources as footnotes; none of our facts, checks, search or data.

Each gets what helps it: no page is larger than its default theme makes it, Material's search index is not cut up by language
(that is quadratic), Hugo has the barest theme there can be. A generator that is not there is left out with the reason.
"""

import datetime
import re
import shutil
import venv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measure
from benchmarks.measure import Cost, FailedError, Size
from kompendium import body, check
from kompendium.languages import LANGUAGES
from kompendium.model import Practice

NAMES = {"de": "Deutsch", "cs": "Čeština"}
_LINK = re.compile(r"\]\(\.\./([a-z0-9-]+)/index\.[a-z]{2}\.md\)")
START = "# Start\n\nText.\n"


@dataclass(frozen=True)
class Result:
    """One generator: what it cost and left behind, or why it was left out."""

    name: str
    cost: Cost | None = None
    size: Size | None = None
    why: str = ""


class AbsentError(Exception):
    """A generator that is not installed and cannot be."""


def build_all(project: Path, folder: Path) -> Iterator[Result]:
    """Every generator on the practices of a project; `folder` is where they may write."""
    practices = check.check(project, project / "practices", datetime.date.today()).practices
    for name, build in GENERATORS.items():
        place = folder / "".join(letter if letter.isalnum() else "-" for letter in name)
        place.mkdir()
        try:
            cost = build(practices, place)
            yield Result(name, cost, measure.size(place / "site"))
        except (AbsentError, FailedError) as no:
            yield Result(name, why=" ".join(str(no).split())[-200:])
        shutil.rmtree(place)


def text(practice: Practice, language: str, link: str, title: bool = True) -> str:
    """One page as Markdown that all of them read; `link` is how they link another practice, with {slug}."""
    own = practice.texts[language]
    parts = [*([f"# {own.title}"] if title else []), own.summary]
    parts += [f"## {section.heading}\n\n{_plain(section.markdown)}" for section in own.sections]
    parts += [f"[^{key}]: [{source.title}]({source.url})" for key, source in practice.sources.items()]
    return _LINK.sub(lambda found: f"]({link.format(slug=found.group(1))})", "\n\n".join(parts)) + "\n"


def _plain(markdown: str) -> str:
    """Without our marks of words in another language."""
    return body.FOREIGN.sub(lambda mark: mark.group(1), markdown)


def _write(files: Mapping[Path, str]) -> None:
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def _material(practices: list[Practice], place: Path, nav: str) -> Cost:
    docs = place / "docs"
    _write({docs / f"index.{language}.md": START for language in LANGUAGES})
    _write({
        docs / "praxis" / f"{each.slug}.{language}.md": text(each, language, f"{{slug}}.{language}.md")
        for each in practices for language in LANGUAGES
    })  # fmt: skip
    languages = "".join(f"        - {{locale: {each}, name: {NAMES[each]}, build: true, default: {str(each == 'de').lower()}}}\n" for each in LANGUAGES)
    plugins = f"plugins:\n  - search\n  - i18n:\n      docs_structure: suffix\n      reconfigure_search: false\n      languages:\n{languages}"
    head = f"site_name: Start\nsite_url: https://kompendium.example/\ntheme: {{name: material}}\n{nav}"
    _write({place / "mkdocs.yml": f"{head}markdown_extensions: [footnotes]\n{plugins}"})
    return measure.python(["-m", "mkdocs", "build"], place)


def _zensical(practices: list[Practice], place: Path, nav: str) -> Cost:
    """It knows no languages yet: one project for each, as its guide has it."""
    program = _install("zensical", place / "venv")
    total = Cost(0.0, 0.0, 0.0)
    for language in LANGUAGES:
        docs = place / f"docs-{language}"
        _write({docs / "index.md": START})
        _write({docs / "praxis" / f"{each.slug}.md": text(each, language, "{slug}.md") for each in practices})
        head = f'[project]\nsite_name = "Start"\nsite_url = "https://kompendium.example/{language}/"\n{nav}'
        where = f'docs_dir = "{docs.name}"\nsite_dir = "site/{language}"\n'
        rest = f'[project.theme]\nlanguage = "{language}"\n[project.markdown_extensions]\nfootnotes = {{}}\n'
        config = place / f"{language}.toml"
        _write({config: head + where + rest})
        total += measure.run([program, "build", "--clean", "--config-file", config], place)
    return total


def _install(package: str, folder: Path) -> Path:
    """A package's program in an environment of its own: it is no dependency of the project."""
    venv.create(folder, with_pip=True)
    try:
        measure.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", package], folder)
    except FailedError:
        raise AbsentError("could not be installed") from None
    return folder / "bin" / package


def _hugo(practices: list[Practice], place: Path) -> Cost:
    program = shutil.which("hugo")
    if not program:
        raise AbsentError("not installed")
    languages = "".join(f'[languages.{each}]\nlanguageName = "{NAMES[each]}"\nweight = {place}\n' for place, each in enumerate(LANGUAGES, 1))
    head = 'baseURL = "https://kompendium.example/"\ntitle = "Start"\ndefaultContentLanguage = "de"\ndisableKinds = ["taxonomy", "term"]\n'
    _write({place / "config.toml": f'{head}publishDir = "site"\n{languages}'})
    page = '<!doctype html><html lang="{{ .Site.Language.Lang }}"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>'
    switch = '{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}{{ .Content }}'
    listed = '<ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>'
    layouts = place / "layouts" / "_default"
    _write({layouts / "single.html": f"{page}{switch}</html>", layouts / "list.html": f"{page}{switch}{listed}</html>"})
    _write({place / "content" / f"_index.{language}.md": '---\ntitle: "Start"\n---\n' for language in LANGUAGES})
    _write({
        place / "content" / "praxis" / f"{each.slug}.{language}.md":
            f"---\ntitle: '{each.texts[language].title.replace(chr(39), chr(39) * 2)}'\n---\n{text(each, language, '../{slug}/', title=False)}"
        for each in practices for language in LANGUAGES
    })  # fmt: skip
    return measure.run([program, "--quiet"], place)


GENERATORS: Mapping[str, Callable[[list[Practice], Path], Cost]] = {
    "Material, practices in the menu": lambda practices, place: _material(practices, place, ""),
    "Material, not in the menu": lambda practices, place: _material(practices, place, "nav: [index.md]\n"),
    "Zensical, practices in the menu": lambda practices, place: _zensical(practices, place, ""),
    "Zensical, not in the menu": lambda practices, place: _zensical(practices, place, 'nav = [{ "Start" = "index.md" }]\n'),
    "Hugo, barest theme": _hugo,
}
