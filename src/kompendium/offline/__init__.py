"""The site as a folder that works from a disk, without a server: one file to hand on. Knows the built site, not how it was built."""

from kompendium.offline.pack import NAME, pack

__all__ = ["NAME", "pack"]
