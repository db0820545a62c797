"""All practices through all rules."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kompendium import config, loader, nodes, rules, vocabulary
from kompendium.kept import Store, digest, folder_digest, freeze, kept, program_digest
from kompendium.loader import Data, Folder
from kompendium.model import Practice
from kompendium.problems import Problem
from kompendium.rules import data as data_rules
from kompendium.rules import release as release_rule
from kompendium.rules import together
from kompendium.rules.context import Context

MANY = 100


@dataclass(frozen=True)
class Result:
    """What was found: problems in the order of the files, and the practices without an error (drafts included).

    faulty: the folders that are left out; digests: what each practice was read from, by slug
    """

    problems: list[Problem]
    practices: list[Practice]
    data: Data
    checked: int
    faulty: tuple[str, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a practice out."""
        return [problem for problem in self.problems if problem.severity == "error"]


@dataclass(frozen=True)
class Checked:
    """What one folder gave: its problems, its titles, the practice if it has no error; `digest` is that of its files."""

    slug: str
    problems: tuple[Problem, ...]
    titles: tuple[together.Title, ...]
    practice: Practice | None
    digest: str = ""


class BadDataError(Exception):
    """data/ itself cannot be used; nothing else can be checked before it is mended."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in data/")
        self.problems = problems


def store(root: Path) -> Store:
    """Where a project keeps what was found in each practice."""
    return Store(root / "build" / "cache" / "checked", ".bin")


def check(root: Path, practices: Path, today: datetime.date, only: Iterable[str] = (), store: Store | None = None) -> Result:
    """Check the folders of `practices` (or `only` those named) against the data of `root`. Raises BadDataError.

    store: what was found in a folder that has not changed since is taken from here
    """
    if not store:
        return check_with(load(root), root, practices, today, only)
    read = digest(program_digest(), folder_digest(root / "data"))
    data = kept(store, digest("data", read), lambda: load(root))
    return check_with(data, root, practices, today, only, store, digest(read, today.isoformat()))


def check_with(
    data: Data, root: Path, practices: Path, today: datetime.date, only: Iterable[str] = (), store: Store | None = None, based: str = ""
) -> Result:
    """The same with data that are loaded already; `based` is the digest of all that a finding depends on besides the folders."""
    names = [folder.name for folder in loader.folders(practices)]
    chosen = [name for name in names if name in set(only)] if only else names
    context = Context(data, frozenset(names), today)
    key = digest(based, _shown(root, practices), *names)
    found = [_checked(root, practices / name, context, store, key) for name in chosen]
    strays = [] if only else list(together.strays(loader.strays(practices), _shown(root, practices)))
    return _together(found, data, strays)


def _checked(root: Path, folder: Path, context: Context, store: Store | None, based: str) -> Checked:
    """One folder, read and judged, or what is remembered of it."""
    read = loader.digest(folder) if store else ""
    if not store or not read:
        return _judged(load_folder(root, folder), context)
    key = digest(based, folder.name, read)
    known = store.value(key)
    if known is not None:
        return Checked(*known)
    found = replace(_judged(load_folder(root, folder), context), digest=read)
    store.put(key, freeze((found.slug, found.problems, found.titles, found.practice, found.digest)))
    return found


def load_folder(root: Path, folder: Path) -> Folder:
    """One practice, named in messages as it lies in the project."""
    return loader.load_folder(folder, f"{_shown(root, folder.parent)}/{folder.name}")


def load(root: Path, contributed: Path | None = None) -> Data:
    """The data of `root`, checked; the organisations of `contributed`, if given. Raises BadDataError."""
    try:
        files = loader.load_nodes(root, contributed)
    except nodes.RefusedError as refused:
        raise BadDataError([refused.problem]) from None
    trusted = {name: node for name, node in files.items() if name != "organisations"}
    context = Context(loader.to_data(trusted), frozenset(), datetime.date.max)
    problems = list(data_rules.organisations(files["organisations"], "data/organisations.yml", context))
    if problems:
        raise BadDataError(problems)
    return loader.to_data(files)


def contribution(root: Path, tree: Path, changed: Sequence[str], today: datetime.date, trusted: bool = False) -> Result:
    """A contribution's files in `tree`, judged by the rules and data of `root`; nothing in `tree` is run.

    changed: the files it touches, below `tree`; trusted: whether it comes from someone who may change everything
    """
    outside = [] if trusted else list(together.outside(changed))
    result = check_with(load(root, tree), tree, tree / "practices", today)
    return replace(result, problems=sorted([*result.problems, *outside], key=lambda problem: problem.order))


def release(root: Path) -> list[Problem]:
    """What keeps the site from being published: settings of mkdocs.yml that only the publisher knows."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    return list(release_rule.check(config.parse(text), "mkdocs.yml"))


def _judged(folder: Folder, context: Context) -> Checked:
    """All rules over one folder."""
    problems = problems_of(folder, context)
    refused = any(each.severity == "error" for each in problems)
    # a folder that is refused anyway must not take the title of a good one
    titles = () if refused else tuple(together.titles_of(folder))
    return Checked(folder.slug, tuple(problems), titles, None if refused else _practice(folder, context.data))


def _together(found: list[Checked], data: Data, strays: Sequence[Problem]) -> Result:
    """What the folders gave, and what shows only when all are seen; `strays` is what was found beside them."""
    taken = list(together.titles(title for each in found for title in each.titles))
    refused = {slug for slug, _ in taken}
    sound = [each.practice for each in found if each.practice and each.slug not in refused]
    every = (*strays, *(problem for _, problem in taken), *(problem for each in found for problem in each.problems))
    faulty = tuple(each.slug for each in found if each.practice is None or each.slug in refused)
    digests = {each.slug: each.digest for each in found}
    return Result(sorted(every, key=lambda problem: problem.order), sound, data, len(found), faulty, digests)


def _practice(folder: Folder, data: Data) -> Practice:
    """The practice with the countries in which its regions lie."""
    practice = loader.to_practice(folder, data.sections)
    return replace(practice, countries=vocabulary.countries_of(practice.regions, data.vocabularies))


def problems_of(folder: Folder, context: Context) -> list[Problem]:
    """What the rules say of one folder; of each rule no more than anyone would read, so that nonsense costs no time."""
    return [*folder.problems, *(problem for rule in rules.ALL for problem in islice(rule(folder, context), MANY))]


def _shown(root: Path, practices: Path) -> str:
    """How the folder is named in messages: from the project if it lies there."""
    try:
        return practices.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return practices.as_posix()


def sources(result_problems: Iterable[Problem], root: Path) -> Mapping[str, list[str]]:
    """The lines of every text file that a problem names, to quote them; files that cannot be read are left out."""
    lines: dict[str, list[str]] = {}
    for path in {problem.path for problem in result_problems}:
        file = root / path
        if file.is_file() and not file.is_symlink() and file.suffix in (".md", ".yml"):
            lines[path] = file.read_bytes()[:500_000].decode("utf-8", "replace").splitlines()
    return lines
