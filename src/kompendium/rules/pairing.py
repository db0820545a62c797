"""The folder is the pair: its name, its files, one original."""

import re
from collections.abc import Iterator

from kompendium.loader import FILE_NAMES, Folder
from kompendium.problems import Problem
from kompendium.rules.context import Context, text

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHOTO = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*\.(jpe?g|png|webp)")


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Names, stray files, and that exactly one text is the original."""
    if not _SLUG.fullmatch(folder.slug) or len(folder.slug) > 60:
        yield Problem(folder.path, 1, 1, "folder-name", {"found": folder.slug[:80]})
    for name in folder.files:
        if name not in FILE_NAMES and not _PHOTO.fullmatch(name):
            yield Problem(f"{folder.path}/{name}", 1, 1, "file-unexpected", {"found": name[:80]})
    if not any(name in folder.files for name in FILE_NAMES):
        yield Problem(folder.path, 1, 1, "original-missing", {"slug": folder.slug})
    yield from _original(folder)


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
