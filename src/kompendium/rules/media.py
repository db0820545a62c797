"""Photos by their content: what they are, how large, and what they would tell about people."""

from collections.abc import Iterator

from kompendium import media
from kompendium.loader import MAX_PHOTOS, Folder
from kompendium.media import Photo
from kompendium.problems import Problem
from kompendium.rules.context import Context
from kompendium.rules.links import declared, shown


def check(folder: Folder, context: Context) -> Iterator[Problem]:
    """Every file named like a photo."""
    if len(folder.photos) == MAX_PHOTOS and sum(entry.kind == "file" for entry in folder.entries) > MAX_PHOTOS + 4:
        yield Problem(folder.path, 1, 1, "photo-count", {"limit": str(MAX_PHOTOS)})
    used = {*declared(folder), *shown(folder)}
    for name, photo in folder.photos.items():
        path = f"{folder.path}/{name}"
        yield from _photo(path, name, photo)
        if name not in used and folder.original and not photo.fault:
            yield Problem(path, 1, 1, "photo-unused", {"found": name[:80]}).as_warning()


def _photo(path: str, name: str, photo: Photo) -> Iterator[Problem]:
    if photo.fault:
        yield Problem(path, 1, 1, f"photo-{photo.fault}", _details(name, photo))
    elif name.rsplit(".", 1)[-1].lower() not in media.FORMATS[photo.format]:
        yield Problem(path, 1, 1, "photo-ending", {**_details(name, photo), "ending": media.FORMATS[photo.format][0]})
    if photo.private:
        yield Problem(path, 1, 1, "photo-private", {**_details(name, photo), "what": ", ".join(photo.private)})


def _details(name: str, photo: Photo) -> dict[str, str]:
    return {
        "found": name[:80],
        "format": photo.format[:20],
        "size": f"{photo.width} × {photo.height}",
        "limit": str(media.MAX_PIXELS // 1_000_000),
        "megabytes": str(media.MAX_BYTES // 1_000_000),
    }
