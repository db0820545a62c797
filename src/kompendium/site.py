"""A whole site from a project's folder: read, check, write pages. The only room that knows where the project's folders are."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kompendium import book, cards, check, cms, exports, headers, indexing, pages, photos, publisher, report, stage
from kompendium.exports import Address
from kompendium.kept import Store
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import Settings, hosts
from kompendium.pages.prints import PATH as PRINTS
from kompendium.pages.view import Print
from kompendium.problems import Problem
from kompendium.ways import word

# where the Word templates lie; docs/mitmachen/ links them
FORMS = "assets/vorlagen"


@dataclass(frozen=True)
class Built:
    """The staged files by name; `errors` is the report for a person, empty if all is sound."""

    files: Mapping[str, bytes]
    errors: str
    practices: tuple[Practice, ...] = ()
    data: Data | None = None


def settings(extra: Mapping[str, Any], repo_url: str | None = "", edit_uri: str | None = "") -> Settings:
    """The settings of the pages, from `extra` of the site's configuration and its repository."""
    host = hosts.new_file(repo_url, edit_uri or "") if repo_url else None
    return Settings(help_url=str(extra.get("help_url") or ""), publisher=publisher.from_plain(extra.get("publisher")), host=host, repo_url=repo_url or "")


def editor(root: Path, built: Built, extra: Mapping[str, Any], repo_url: str | None, edit_uri: str | None) -> dict[str, bytes]:
    """The files of the editor in the browser, if the site's configuration asks for it; with the policy of its two pages."""
    wanted = extra.get("editor")
    if not wanted or built.data is None:
        return {}
    made = cms.backend(repo_url or "", settings(extra, repo_url, edit_uri).host, wanted)
    files = cms.files(root / "admin", built.data, [each.slug for each in built.practices], made)
    return {**files, "_headers": headers.file({"/admin/*": cms.policy(made)})}


def address(url: str | None, extra: Mapping[str, Any]) -> Address:
    """Where the site will be and what it is called, from its configuration."""
    return Address(url or "/", extra["titles"], extra["descriptions"])


def build(root: Path, today: datetime.date, chosen: Settings, where: Address, lenient: bool = False, keep_going: bool = False) -> Built:
    """All files of the project in `root`: pages, index, open data. `lenient`: a faulty practice gets a page that shows its problems,
    and is no error; `keep_going`: it is left out, and whoever asked for this says so.
    """
    try:
        result = check.check(root, root / "practices", today)
    except check.BadDataError as bad:
        return Built({}, _report(bad.problems, root, 0, LANGUAGES[0]))
    if result.errors and not lenient and not keep_going:
        return Built({}, _report(result.errors, root, result.checked, LANGUAGES[0]))
    return Built(_files(root, result, replace(chosen, url=where.url, titles=where.titles), where, keep_going), "", tuple(result.practices), result.data)


def _files(root: Path, result: check.Result, chosen: Settings, where: Address, keep_going: bool) -> dict[str, bytes]:
    """Everything that MkDocs copies or renders."""
    practices, data = result.practices, result.data
    by_hand = {name: path.read_bytes() for name, path in stage.read(root / "docs").items()}
    known, pdfs = prints(root / "build" / "print")
    made = {each.slug: _photos(root, each) for each in practices if each.images}
    return {
        **pages.build(practices, data, by_hand, replace(chosen, prints=known, photos=made)),
        **({} if keep_going else pages.faulty(_by_practice(result, root))),
        **indexing.files(practices, data, by_hand, root / "theme" / "assets", Store(root / "build" / "cache" / "search", ".json")),
        **exports.build(practices, data, where),
        **cards.files(practices, data, where.titles, where.descriptions, root),
        **{f"{FORMS}/{name}": raw for name, raw in word.templates(data).items()},
        **pdfs,
        **{f"praxis/{slug}/{size.name}": size.content for slug, several in made.items() for sizes in several.values() for size in sizes},
        "_headers": headers.file(),
    }


def _photos(root: Path, practice: Practice) -> dict[str, tuple[photos.Size, ...]]:
    """The photos of a checked practice, written anew: no file of a contributor is published as it came."""
    folder = root / "practices" / practice.slug
    return {each.file: photos.sizes(each.file, (folder / each.file).read_bytes()) for each in practice.images}


def prints(folder: Path) -> tuple[dict[str, Print], dict[str, bytes]]:
    """The finished PDFs: what links say of them ("de-cs", "housing-first-usti-cs"), and their bytes by name in the site.

    A dash parts the language from the name: the language plugin would take a dot for its own.
    """
    known, files = {}, {}
    for file, info in book.editions_info(folder).items():
        name = re.sub(r"\.([a-z]{2})\.pdf$", r"-\1.pdf", file)
        known[name.removesuffix(".pdf").removeprefix("kompendium-")] = Print(name, info.pages, info.size)
        files[f"{PRINTS}/{name}"] = (folder / file).read_bytes()
    return known, files


def _report(problems: list[Problem], root: Path, checked: int, language: str) -> str:
    return report.text(problems, check.sources(problems, root), checked, language)


def _by_practice(result: check.Result, root: Path) -> dict[str, dict[str, str]]:
    """The report on each faulty practice, in every language."""
    found = {slug: [each for each in result.problems if f"/{slug}/" in each.path] for slug in result.faulty}
    return {slug: {language: _report(found[slug], root, 1, language) for language in LANGUAGES} for slug in result.faulty}
