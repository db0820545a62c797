"""What pages and files across practices take from each practice, kept together in one file: a thousand files would cost more to open than to make again."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from kompendium.kept import Store, digest, freeze

T = TypeVar("T")


class Pieces:
    """Pieces by practice and name. Each is made once a build, and again only after its practice changed.

    digests: what each practice was read from; nothing is kept of one without; based: the digest of all else that a piece is made from
    """

    def __init__(self, store: Store | None = None, digests: Mapping[str, str] | None = None, based: str = "") -> None:
        self._store, self._digests, self._key = store, digests or {}, digest(based)
        self._known: Mapping[str, tuple[str, dict[str, Any]]] = (store.value(self._key) if store else None) or {}
        self._used: dict[str, tuple[str, dict[str, Any]]] = {}
        self._new = False

    def of(self, slug: str, name: str, make: Callable[[], T]) -> T:
        """The piece of this name of a practice. What it is made from besides its practice must stand in `based` or in its name."""
        own, used = self._used.get(slug) or self._used.setdefault(slug, (self._digests.get(slug, ""), {}))
        if name not in used:
            then, known = self._known.get(slug, ("", {}))
            there = own and then == own and name in known
            self._new |= not there
            used[name] = known[name] if there else make()
        return cast("T", used[name])

    def keep(self) -> None:
        """Keep what was asked for, and nothing else."""
        if self._store is None:
            return
        kept = {slug: piece for slug, piece in self._used.items() if piece[0]}
        if self._new or len(kept) != len(self._known):
            self._store.put(self._key, freeze(kept))
        self._store.prune()
