"""A whole site from a project's folder: read, check, write pages. The only room that knows where the project's folders are."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from kompendium import (
    cards,
    check,
    cms,
    editions,
    exports,
    finish,
    headers,
    indexing,
    offline,
    pages,
    photos,
    publisher,
    report,
    stage,
    stages,
)
from kompendium.exports import Address
from kompendium.finish import Rendered
from kompendium.kept import Store, digest, folder_digest, kept, program_digest
from kompendium.languages import LANGUAGES
from kompendium.laying import Laying
from kompendium.loader import Data
from kompendium.model import Practice
from kompendium.pages import Pages, Settings, hosts, sitemap
from kompendium.pages.prints import PATH as PRINTS
from kompendium.pages.view import Print
from kompendium.pieces import Pieces
from kompendium.problems import Problem

# where the Word templates lie; docs/mitmachen/ links them
FORMS = "assets/vorlagen"


@dataclass(frozen=True)
class Built:
    """What the site generator is given, by name, and what is laid into the finished site after it.

    errors: the report for a person, empty if all is sound; digests: what each practice was read from; reviewed: the digest of data/
    begin: begins with the search index, which takes its time beside this process, and returns what makes and lays all finished files
    """

    staged: Mapping[str, bytes]
    errors: str
    pages: Pages | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    reviewed: str = ""
    begin: Callable[[], Callable[[Laying], None]] = lambda: lambda _: None


def settings(extra: Mapping[str, Any], repo_url: str | None = "", edit_uri: str | None = "", with_copy: bool = False) -> Settings:
    """The settings of the pages, from `extra` of the site's configuration and its repository; `with_copy`: the site holds a copy of itself for a disk."""
    host = hosts.new_file(repo_url, edit_uri or "") if repo_url else None
    named = publisher.from_plain(extra.get("publisher"))
    shards = bool(extra.get("search_shards"))
    return Settings(help_url=str(extra.get("help_url") or ""), publisher=named, host=host, repo_url=repo_url or "", offline=with_copy, search_shards=shards)


def editor(root: Path, built: Built, extra: Mapping[str, Any], repo_url: str | None, edit_uri: str | None) -> dict[str, bytes]:
    """The files of the editor in the browser, if the site's configuration asks for it; with the policy of its two pages."""
    wanted = extra.get("editor")
    if not wanted or built.pages is None:
        return {}
    made = cms.backend(repo_url or "", settings(extra, repo_url, edit_uri).host, wanted)
    files = cms.files(root / "admin", built.pages.site.data, list(built.pages.site.practices), made)
    return {**files, "_headers": headers.file({"/admin/*": cms.policy(made)})}


def address(url: str | None, extra: Mapping[str, Any]) -> Address:
    """Where the site will be and what it is called, from its configuration."""
    return Address(url or "/", extra["titles"], extra["descriptions"])


def checked(root: Path, today: datetime.date) -> check.Result:
    """All practices, read and judged, or what an earlier build found in them. Raises check.BadDataError."""
    with stages.stage("check"):
        store = check.store(root)
        result = check.check(root, root / "practices", today, store=store)
        store.prune()
        return result


def build(root: Path, today: datetime.date, chosen: Settings, where: Address, lenient: bool = False, keep_going: bool = False) -> Built:
    """The same as `pages_of`, of the practices as they are now."""
    try:
        result = checked(root, today)
    except check.BadDataError as bad:
        return Built({}, _report(bad.problems, root, 0, LANGUAGES[0]))
    return pages_of(root, result, chosen, where, lenient, keep_going)


def pages_of(root: Path, result: check.Result, chosen: Settings, where: Address, lenient: bool = False, keep_going: bool = False) -> Built:
    """All that the site is made of, from checked practices: pages, index, open data. `lenient`: a faulty practice gets a page that shows its problems,
    and is no error; `keep_going`: it is left out, and whoever asked for this says so.

    Pages first: the finished files are made only when they are laid.
    """
    if result.errors and not lenient and not keep_going:
        return Built({}, _report(result.errors, root, result.checked, LANGUAGES[0]))
    chosen = replace(chosen, url=where.url, titles=where.titles)
    practices, data = result.practices, result.data
    by_hand = {name: path.read_bytes() for name, path in stage.read(root / "docs").items()}
    known, pdfs = prints(root / "build" / "print")
    reviewed, store = folder_digest(root / "data"), _store(root, "photos")
    made = {each.slug: _photos(root, each, store) for each in practices if each.images}
    store.prune()
    faulty = [] if keep_going else pages.faulty(_by_practice(result, root))
    based = digest(program_digest(), reviewed)
    with stages.stage("pages across practices"):
        lists = Pieces(_store(root, "lists"), result.digests, based)
        written = pages.build(practices, data, by_hand, replace(chosen, prints=known, photos=made), faulty, lists)

    def begin() -> Callable[[Laying], None]:
        with stages.stage("search index"):
            assets, store = root / "theme" / "assets", _store(root, "search", ".json")
            index = indexing.start(practices, data, by_hand, assets, store, result.digests, reviewed, chosen.search_shards)
        return lambda laying: finish_with(laying, index)

    def finish_with(laying: Laying, index: Callable[[], Mapping[str, bytes]]) -> None:
        with stages.stage("open data"):
            digests, store = result.digests, _store(root, "data")
            laying.lay("open data", None, exports.build(practices, data, where, Pieces(store, digests, digest(based, repr(where)))))
        with stages.stage("cards"):
            for name, key, make in cards.files(practices, data, where.titles, where.descriptions, root):
                laying.lay_unless(f"card {name}", key, partial(_named, name, make))
        with stages.stage("other files"):
            laying.lay_unless("forms", digest(program_digest(), reviewed), lambda: _forms(data))
            laying.link("prints", pdfs)
            sizes = ((slug, size) for slug, several in made.items() for each in several.values() for size in each)
            laying.lay("photos", None, {f"praxis/{slug}/{size.name}": size.content for slug, size in sizes})
        with stages.stage("search index"):
            laying.lay("search index", None, index())

    return Built(written.staged, "", written, result.digests, reviewed, begin)


def lay(root: Path, built: Built, rendered: Rendered, laying: Laying, editor: Mapping[str, bytes]) -> str:
    """Fill the frames that the generator rendered, and lay the finished files beside them. The report, if a page was refused."""
    if built.pages is None:
        return ""
    site = built.pages.site
    filler = finish.Filler(rendered.frames, site)
    practices = finish.remembered(laying, built.reviewed, built.digests, filler)
    end = built.begin()
    try:
        with stages.stage("pages across practices"):
            laying.lay("pages", None, {page.address: filler.fill(page) for page in built.pages.single})
            laying.lay("sitemap", None, sitemap.files(rendered.sitemap, site))
        with stages.stage("pages of practices"):
            for each in site.practices.values():
                practices.lay(each, filler)
    except finish.MarkupError as refused:
        return report.text(refused.problems, {}, 1, LANGUAGES[0])
    end(laying)
    laying.lay("headers and editor", None, {"_headers": headers.file(), **editor})
    laying.link("rendered", {name: path for name, path in rendered.files.items() if name not in laying.names})
    if site.settings.offline:
        with stages.stage("copy for a disk"):
            laying.write("copy for a disk", offline.NAME, lambda to: offline.pack({name: laying.path(name) for name in laying.names}, to))
    return ""


def _named(name: str, make: Callable[[], bytes]) -> dict[str, bytes]:
    return {name: make()}


def _forms(data: Data) -> dict[str, bytes]:
    """The forms for who writes with Word, by name."""
    from kompendium.ways import word  # what writes them takes longer to load than a page to write

    return {f"{FORMS}/{name}": raw for name, raw in word.templates(data).items()}


def _photos(root: Path, practice: Practice, store: Store) -> dict[str, tuple[photos.Size, ...]]:
    """The photos of a checked practice, written anew: no file of a contributor is published as it came."""
    raw = {each.file: (root / "practices" / practice.slug / each.file).read_bytes() for each in practice.images}
    return {name: kept(store, digest(program_digest(), name, content), partial(photos.sizes, name, content)) for name, content in raw.items()}


def _store(root: Path, kind: str, ending: str = ".bin") -> Store:
    """Where results of one kind are kept."""
    return Store(root / "build" / "cache" / kind, ending)


def prints(folder: Path) -> tuple[dict[str, Print], dict[str, Path]]:
    """The finished PDFs: what links say of them ("de-cs", "housing-first-usti-cs"), and the files by name in the site.

    A dash parts the language from the name: the language plugin would take a dot for its own.
    """
    known, files = {}, {}
    for file, info in editions.editions_info(folder).items():
        name = re.sub(r"\.([a-z]{2})\.pdf$", r"-\1.pdf", file)
        known[name.removesuffix(".pdf").removeprefix("kompendium-")] = Print(name, info.pages, info.size)
        files[f"{PRINTS}/{name}"] = folder / file
    return known, files


def _report(problems: list[Problem], root: Path, checked: int, language: str) -> str:
    return report.text(problems, check.sources(problems, root), checked, language)


def _by_practice(result: check.Result, root: Path) -> dict[str, dict[str, str]]:
    """The report on each faulty practice, in every language."""
    found = {slug: [each for each in result.problems if f"/{slug}/" in each.path] for slug in result.faulty}
    return {slug: {language: _report(found[slug], root, 1, language) for language in LANGUAGES} for slug in result.faulty}
