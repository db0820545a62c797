"""Bytes of a photo → what it is, and what the build makes of a sound one."""

import guided

from kompendium import media, photos


def target(raw: bytes) -> None:
    """A photo that passes can be written anew."""
    if len(raw) < 1_000_000 and not media.inspect(raw).fault:
        photos.sizes("x.jpg", raw)


if __name__ == "__main__":
    guided.fuzz(target)
