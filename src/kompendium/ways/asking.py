"""Asking the questions one by one, in words, with search in the lists. Where to show and how to read is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kompendium.loader import Data
from kompendium.vocabulary import Term, Vocabulary
from kompendium.ways import finding
from kompendium.ways.answers import Answers, Value
from kompendium.ways.questions import Question, columns, questions
from kompendium.ways.words import Say

FEW = 12


@dataclass(frozen=True)
class Asking:
    """A conversation in one language: `show` writes a line, `read` gives back what was typed after a prompt."""

    language: str
    data: Data
    show: Callable[[str], None]
    read: Callable[[str], str]

    def all(self, given: Mapping[str, Value]) -> Answers:
        """Ask what is not given yet: first the facts, then the sections."""
        say = Say(self.language)
        self.show(say("ask-welcome"))
        facts: dict[str, Value] = dict(given)
        for question in questions():
            if question.key not in facts and question.field.key not in facts:
                facts[question.key] = self.one(question)
        self.show(say("ask-sections"))
        sections = {kind.id: self._lines(kind.heading[self.language], kind.ask[self.language]) for kind in self.data.sections.kinds.values()}
        return Answers(self.language, facts, sections)

    def one(self, question: Question) -> Value:
        """The answer to one question; asked again only where even a draft needs it."""
        say, field = Say(self.language), question.field
        self.show(f"\n{question.label(self.language)}{' *' if question.required else ''}: {question.help(self.language)}")
        while True:
            if question.rows or (field.many and field.kind == "words"):
                answer: Value = self._rows(question)
            elif field.kind == "code" and field.vocabulary:
                answer = self._codes(question)
            else:
                answer = self.read("> ").strip()
            if answer or not question.required:
                return answer
            self.show(say("ask-required"))

    def _rows(self, question: Question) -> Value:
        """One line an entry, an empty line ends."""
        parts = " | ".join(part.label[self.language] for part in columns(question.field))
        self.show(Say(self.language)("ask-rows", parts=parts) if parts else Say(self.language)("ask-lines"))
        lines: list[str] = []
        while line := self.read("> ").strip():
            lines.append(line)
        return "\n".join(lines)

    def _codes(self, question: Question) -> Value:
        """Ids from a list, one after the other: a number of what is shown, or a word to look for."""
        vocabulary = self.data.vocabularies[question.field.vocabulary]
        most = question.field.many[1] if question.field.many else 1
        everything = list(vocabulary.terms.values())
        shown = everything if len(everything) <= FEW else []
        self._offer(shown, vocabulary)
        found: list[str] = []
        while len(found) < most and (typed := self.read("> ").strip()):
            if typed.isdigit() and 0 < int(typed) <= len(shown):
                hits = [shown[int(typed) - 1]]
            else:
                hits = everything if typed == "?" else _hits(typed, vocabulary)
            if len(hits) == 1:
                found.append(hits[0].id)
                self.show(f"✓ {hits[0].label[self.language]}")
            else:
                shown = hits
                self._offer(hits, vocabulary)
        return list(found) if question.field.many else "".join(found[:1])

    def _offer(self, terms: list[Term], vocabulary: Vocabulary) -> None:
        """The entries with their numbers, or how to look for one."""
        for number, term in enumerate(terms, 1):
            self.show(f"  {number:2} {term.label[self.language]}")
        if not terms:
            self.show(Say(self.language)("ask-search", title=vocabulary.title[self.language]))

    def _lines(self, heading: str, ask: str) -> str:
        """Text of several lines; a line with nothing but a dot ends it."""
        self.show(f"\n## {heading}: {ask}")
        lines: list[str] = []
        while (line := self.read("> ")).strip() != "." and (line.strip() or lines):
            lines.append(line)
        return "\n".join(lines)


def _hits(typed: str, vocabulary: Vocabulary) -> list[Term]:
    exact = finding.entry(typed, vocabulary)
    return [vocabulary.terms[exact]] if exact else finding.search(typed, vocabulary)
