"""What pages and files across practices take from each practice, kept together in one file: a thousand files would cost more to open than to make again."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from kompendium.kept import Store, digest, freeze

T = TypeVar("T")
Named = dict[str, Any]
_SHARED = ""


class Pieces:
    """Pieces by practice and name. Each is made once a build, and again only after its practice changed.

    digests: what each practice was read from; nothing is kept of one without; based: the digest of all else that a piece is made from
    """

    def __init__(self, store: Store | None = None, digests: Mapping[str, str] | None = None, based: str = "") -> None:
        self._store, self._key = store, digest(based)
        self._digests = {**(digests or {}), _SHARED: based}
        self._known: Mapping[str, tuple[str, Named]] = (store.value(self._key) if store else None) or {}
        self._used: dict[str, Named] = {}
        self._new = False

    def of(self, slug: str, name: str, make: Callable[[], T]) -> T:
        """The piece of this name of a practice. What it is made from besides its practice must stand in `based` or in its name."""
        used = self._used.setdefault(slug, {})
        if name not in used:
            known = self._unchanged(slug)
            self._new |= name not in known
            used[name] = known[name] if name in known else make()
        made: T = used[name]
        return made

    def shared(self, name: str, make: Callable[[], T]) -> T:
        """A piece that is made from nothing but what stands in `based` or in its name."""
        return self.of(_SHARED, name, make)

    def keep(self) -> None:
        """Keep what was asked for, and nothing else."""
        if self._store is None:
            return
        kept = {slug: (self._digests[slug], used) for slug, used in self._used.items() if self._digests.get(slug)}
        if self._new or kept.keys() != self._known.keys():
            self._store.put(self._key, freeze(kept))
        self._store.prune()

    def _unchanged(self, slug: str) -> Named:
        then, known = self._known.get(slug, ("", {}))
        return known if then and then == self._digests.get(slug) else {}
