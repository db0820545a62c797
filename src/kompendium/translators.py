"""What a translator asks for: the table of states, what changed, a new file, a stamp. Gives back an exit code and what to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kompendium import history, translating, translations
from kompendium.languages import others
from kompendium.loader import Data, Folder
from kompendium.ways.words import Say

Answer = tuple[int, str]
FINE, OPEN, WRONG_USE = 0, 1, 2


@dataclass(frozen=True)
class Desk:
    """The practices below a folder, and the language in which to answer."""

    practices: Path
    data: Data
    say: Say

    def table(self, folders: Iterable[Folder]) -> Answer:
        """The state of every translation; open if one is missing or stale."""
        rows = [state for folder in folders for state in translations.states(folder, self.data.sections)]
        lines = (self._row(row) for row in rows)
        return int(any(row.state not in ("original", "current") for row in rows)), "\n".join(lines)

    def _row(self, row: translations.State) -> str:
        parts = ", ".join(translating.names(row.changed, self.say.language, self.data))
        return f"{row.slug:44} {row.language}  {self.say(f'state-{row.state}')}{f': {parts}' if parts else ''}"

    def diff(self, folder: Folder) -> Answer:
        """What changed in the original since its translation, word by word."""
        original = folder.original.language if folder.original else ""
        older = history.versions(self.practices / folder.slug / f"index.{original}.md")
        try:
            found = translating.changes(folder, others(original)[0], older, self.data)
        except ValueError:
            return WRONG_USE, self.say("no-stamp")
        head = self.say("diff-hint" if found else "no-change")
        return int(bool(found)), "\n\n".join((head, *(self._change(each) for each in found)))

    def _change(self, change: translating.Change) -> str:
        (name,) = translating.names([change.part], self.say.language, self.data)
        return f"## {name}\n\n" + (change.diff or "\n\n".join((self.say("no-history"), change.new)))

    def new(self, folder: Folder) -> Answer:
        """Write the prepared file; never over one that exists."""
        try:
            language, text = translating.prepared(folder, self.data)
            path = self.practices / folder.slug / f"index.{language}.md"
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except (ValueError, FileExistsError):
            return WRONG_USE, self.say("not-prepared", found=folder.slug)
        return FINE, self.say("prepared", path=str(path))

    def accept(self, folder: Folder) -> str:
        """Stamp the translation with the original's state; gives back what to say, nothing where there is none."""
        original = folder.original
        for language in others(original.language if original else ""):
            path = self.practices / folder.slug / f"index.{language}.md"
            if path.is_file():
                text = path.read_bytes().decode("utf-8")
                path.write_bytes(translations.accept(text, translations.stamp(folder, self.data.sections)).encode())
                return f"{folder.slug} {language}: {self.say('accepted')}"
        return ""
