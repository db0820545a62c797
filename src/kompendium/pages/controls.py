"""The controls of the form: one field of the table as labels, hints and plain HTML inputs that work without a script."""

from collections.abc import Iterator
from html import escape

from kompendium.languages import LANGUAGES
from kompendium.pages import markup
from kompendium.pages.form_words import FormWords
from kompendium.pages.view import View
from kompendium.schema import Field
from kompendium.vocabulary import Vocabulary

# From this many characters on a text gets several lines; up to this many entries a list is a row of selects in order.
LONG, RANKED = 160, 3
_NUMBERS = {"number": ' inputmode="decimal"', "url": ' inputmode="url"'}


class Controls:
    """Writes the controls of one page. `name` is where an answer belongs: `figures.0.label.de`."""

    def __init__(self, view: View) -> None:
        self.view, self.language, self.say = view, view.language, FormWords(view.language)

    def field(self, field: Field, name: str, needed: bool = False) -> str:
        """One field with all that belongs to it."""
        if field.fields and (field.many is not None or field.kind == "table"):
            return self._rows(field, name, needed)
        if field.fields:
            parts = "\n".join(self.field(part, f"{name}.{part.key}") for part in field.fields)
            return self._group(field, name, needed, f'<div class="parts">\n{parts}\n</div>')
        if field.kind == "words":
            return self._rows(field, name, needed) if field.many else self._words(field, name, needed)
        if field.kind == "code" and field.many:
            return self._ranked(field, name, needed) if field.many[1] <= RANKED else self._boxes(field, name, needed)
        return self._single(field, name, needed)

    def _single(self, field: Field, name: str, needed: bool) -> str:
        if field.kind == "flag":
            box = f'<input type="checkbox" id="{key(name)}" name="{name}" value="true">'
            return f'<div class="field flag"><label>{box} <span>{self._label(field.label[self.language], False)}</span></label></div>'
        label = f'<label for="{key(name)}">{self._label(field.label[self.language], needed)}</label>'
        hints = [self.hint(field), *([self.say("characters", limit=str(_limit(field, self.language)))] if field.kind == "text" else [])]
        return self._one(label, " ".join(filter(None, hints)), self._input(field, name), name, _limit(field, self.language) if field.kind == "text" else 0)

    def _one(self, label: str, hint: str, control: str, name: str, limit: int = 0) -> str:
        counter = f'<p class="counter" data-counter="{limit}" hidden></p>' if limit else ""
        return f'<div class="field">{label}<p class="hint" id="{key(name)}-hint">{markup.text(hint, self.language)}</p>{control}{counter}</div>'

    def hint(self, field: Field) -> str:
        """What to write, for people who never see the file."""
        if field.kind == "source":
            return self.say("source-numbers")
        if field.kind == "organisation":
            return self.say("organisation-new")
        return "" if field.kind == "code" and not field.many else self.say.hint(field)

    def _input(self, field: Field, name: str) -> str:
        attributes = f'id="{key(name)}" name="{name}" aria-describedby="{key(name)}-hint"'
        if field.kind == "code":
            return f"<select {attributes}>{self.options(field)}</select>"
        if field.kind == "text" and _limit(field, self.language) > LONG:
            return f'<textarea {attributes} rows="4"></textarea>'
        known = ' list="organisations"' if field.kind == "organisation" else ""
        return f'<input type="text" autocomplete="off"{_NUMBERS.get(field.kind, "")}{known} {attributes}>'

    def options(self, field: Field) -> str:
        """The entries of a list to choose one of."""
        empty = self.say("choose" if field.required == "draft" else "none")
        entries = "".join(f'<option value="{escape(each)}">{escape(label)}</option>' for each, label in self._entries(field))
        return f'<option value="">{empty}</option>{entries}'

    def _entries(self, field: Field) -> Iterator[tuple[str, str]]:
        vocabulary: Vocabulary = self.view.site.data.vocabularies[field.vocabulary]
        return ((term.id, term.label[self.language]) for term in vocabulary.terms.values() if not field.choices or term.id in field.choices)

    def _words(self, field: Field, name: str, needed: bool) -> str:
        return self._group(field, name, needed, self._languages(field, name), self.say("in-one"))

    def _languages(self, field: Field, name: str) -> str:
        parts = (self._in(field, f"{name}.{language}", language) for language in self._own_first())
        return f'<div class="parts">{"".join(parts)}</div>'

    def _in(self, field: Field, name: str, language: str) -> str:
        label = f'<label for="{key(name)}">{self.say(f"in-{language}")}</label>'
        attributes = f'id="{key(name)}" name="{name}" lang="{language}" aria-describedby="{key(name)}-hint"'
        long = field.limit[language] > LONG
        control = f'<textarea rows="2" {attributes}></textarea>' if long else f'<input type="text" autocomplete="off" {attributes}>'
        return self._one(label, self.say("characters", limit=str(field.limit[language])), control, name, field.limit[language])

    def _own_first(self) -> list[str]:
        return sorted(LANGUAGES, key=lambda each: each != self.language)

    def _ranked(self, field: Field, name: str, needed: bool) -> str:
        most = field.many[1] if field.many else 1
        selects = "\n".join(
            f'<label class="rank">{number}. <select name="{name}">{self.options(field)}</select></label>' for number in range(1, most + 1)
        )
        return self._group(field, name, needed, selects)

    def _boxes(self, field: Field, name: str, needed: bool) -> str:
        boxes = "\n".join(
            f'<label><input type="checkbox" name="{name}" value="{escape(each)}"> <span>{escape(label)}</span></label>'
            for each, label in self._entries(field)
        )
        most = field.many[1] if field.many else 1
        search = f'<input type="search" autocomplete="off" data-filter hidden aria-label="{self.say("filter")}: {field.label[self.language]}" placeholder="{self.say("filter")}">'
        counter = f'<p class="counter" data-chosen="{most}" hidden></p>'
        listed = f'{search}\n<div class="boxes" data-boxes>\n{boxes}\n</div>{counter}'
        return self._group(field, name, needed, listed, self.say("at-most", most=str(most)))

    def _rows(self, field: Field, name: str, needed: bool) -> str:
        """Entries of several parts; the script adds further ones after the pattern of the first."""
        most = field.many[1] if field.many else 99
        row = self._languages(field, f"{name}.0") if field.kind == "words" else "\n".join(
            self.field(part, f"{name}.0.{part.key}", needed and part.required == "draft") for part in field.fields if not part.fields
        )
        title = self.say("source-row", number="1") if field.kind == "table" else self.say("row", label=field.label[self.language], number="1")
        first = f'<fieldset class="row" data-row><legend>{title}</legend>\n<div class="parts">\n{row}\n</div>\n</fieldset>'
        return self._group(field, name, needed, f'<div data-rows="{name}" data-most="{most}">\n{first}\n</div>')

    def _group(self, field: Field, name: str, needed: bool, content: str, more: str = "") -> str:
        hint = " ".join(filter(None, (self.hint(field), more)))
        legend = f"<legend>{self._label(field.label[self.language], needed)}</legend>"
        described = f'<p class="hint" id="{key(name)}-hint">{markup.text(hint, self.language)}</p>'
        return f'<fieldset class="field group" id="{key(name)}" tabindex="-1" aria-describedby="{key(name)}-hint">{legend}{described}\n{content}\n</fieldset>'

    def _label(self, text: str, needed: bool) -> str:
        mark = f' <span class="needed">{self.say("needed")}</span>' if needed else ""
        return markup.text(text, self.language) + mark

    def text(self, name: str, label: str, hint: str, language: str) -> str:
        """A section of the text: one large field."""
        attributes = f'id="{key(name)}" name="{name}" rows="5" lang="{language}" aria-describedby="{key(name)}-hint"'
        return self._one(f'<label for="{key(name)}">{escape(label)}</label>', hint, f"<textarea {attributes}></textarea>", name)


def _limit(field: Field, language: str) -> int:
    return field.limit[language]


def key(name: str) -> str:
    """The id of a control."""
    return "f-" + name.replace(".", "-")
