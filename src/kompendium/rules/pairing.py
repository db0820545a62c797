"""The folder is the pair: its name, its files, one original."""

import re
from collections.abc import Iterator

from kompendium.loader import FILE_NAMES, Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, text
from kompendium.rules.links import declared

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHOTO = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*\.(jpe?g|png|webp)")
# names that Windows keeps for devices: a folder of this name cannot be checked out there
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Names, stray files, and that exactly one text is the original."""
    if not _SLUG.fullmatch(folder.slug) or len(folder.slug) > 60 or _RESERVED.fullmatch(folder.slug):
        # a file, because a pull request cannot show a note on a folder
        first = next((f"{folder.path}/{name}" for name in folder.files), folder.path)
        yield Problem(first, 1, 1, "folder-name", {"found": folder.slug[:80]})
    yield from _strays(folder)
    if not any(name.lower() in FILE_NAMES for name in (entry.name for entry in folder.entries)):
        yield Problem(folder.path, 1, 1, "original-missing", {"slug": folder.slug})
    yield from _original(folder)
    yield from _alone(folder)


def _strays(folder: Folder) -> Iterator[Problem]:
    """Everything that is neither a text nor a photo. A picture of another kind that a text names has its message there."""
    named = declared(folder)
    for entry in folder.entries:
        path = f"{folder.path}/{entry.name}"
        if entry.kind == "link":
            yield Problem(path, 1, 1, "file-link", {"found": entry.name[:80]})
        elif entry.kind != "file":
            yield Problem(path, 1, 1, "folder-inside", {"found": entry.name[:80]})
        elif entry.name not in FILE_NAMES and entry.name not in named and not _is_photo(entry.name):
            yield Problem(path, 1, 1, "file-unexpected", {"found": entry.name[:80]})


def _is_photo(name: str) -> bool:
    return bool(_PHOTO.fullmatch(name)) and len(name) <= 80 and not _RESERVED.fullmatch(name.split(".")[0])


def _alone(folder: Folder) -> Iterator[Problem]:
    """One language only: it may be published, but half of the readers get a short page."""
    if folder.original and len(folder.entries) and not any(name.lower() in FILE_NAMES and name != folder.original.path.rsplit("/", 1)[-1] for name in (entry.name for entry in folder.entries)):
        missing = next(name for name in FILE_NAMES if not folder.original.path.endswith(name))
        yield Problem(folder.original.path, 1, 1, "translation-missing", {"file": missing}).as_warning()


def _original(folder: Folder) -> Iterator[Problem]:
    unreadable = any(name in folder.files and language not in folder.documents for name, language in FILE_NAMES.items())
    documents = list(folder.documents.values())
    if folder.original or unreadable or not documents:
        return
    last = documents[-1]
    if text(last, "translated_from"):
        yield Problem(last.path, 1, 1, "original-missing", {"slug": folder.slug})
    else:
        yield Problem(last.path, 1, 1, "original-twice", {"slug": folder.slug, "first": documents[0].path})
