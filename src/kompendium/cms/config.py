"""The editor's configuration: one collection for each language of the original, over the same folders.

Facts have no `i18n`, so the editor asks for them in the original only. A table is an object with one optional object a key.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kompendium.cms.words import CmsWords
from kompendium.languages import LANGUAGES
from kompendium.loader import Data
from kompendium.schema import PRACTICE, Field

Plain = dict[str, Any]

# The keys of sources that the editor offers; a file may hold more, and the editor keeps them.
SOURCES = tuple(f"s{number}" for number in range(1, 41))
LONG = 160
_PATTERNS = {"date": r"^\d{4}(-\d{2}(-\d{2})?)?$", "number": r"^-?\d{1,15}(\.\d{1,6})?$"}
_WIDGETS: Mapping[str, Plain] = {"flag": {"widget": "boolean"}, "url": {"widget": "string", "type": "url"}, "file": {"widget": "image", "choose_url": False}}


class Configuration:
    """The configuration in one language of the interface. `slugs` are the practices that can be named as related."""

    def __init__(self, data: Data, slugs: Sequence[str], language: str) -> None:
        self.data, self.slugs, self.language, self.say = data, slugs, language, CmsWords(language)

    def plain(self, backend: Mapping[str, Any]) -> Plain:
        """The whole configuration as the editor reads it."""
        return {
            "backend": dict(backend),
            "media_folder": "",
            "app_title": self.say("title"),
            "show_preview_links": False,
            "editor": {"preview": False},
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60, "lowercase": True},
            "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
            "i18n": {"structure": "multiple_files", "locales": list(LANGUAGES), "initial_locales": "default"},
            "media_libraries": {"default": {"config": {"slugify_filename": True, "max_file_size": 12_000_000, "transformations": _PHOTOS}}},
            "collections": [self._collection(original) for original in sorted(LANGUAGES, key=lambda each: each != self.language)],
        }

    def _collection(self, original: str) -> Plain:
        return {
            "name": f"practices-{original}",
            "label": self.say(f"original-{original}"),
            "label_singular": self.say("practice"),
            "folder": "practices", "path": "{{slug}}/index", "slug": "{{title}}", "identifier_field": "title",
            "media_folder": "", "public_folder": "",
            "format": "yaml-frontmatter", "extension": "md", "create": True,
            # the file with the facts is the original
            "filter": {"field": "status", "pattern": "^(draft|published|archived)$"},
            "summary": "{{title}} ({{place}}, {{status}})",
            "i18n": {"default_locale": original},
            "fields": [*(self.field(each, original) for each in PRACTICE), self._body(original)],
        }  # fmt: skip

    def _body(self, original: str) -> Plain:
        headings = (f"## {kind.heading[original]}\n" for kind in self.data.sections.kinds.values())
        return {
            "name": "body", "label": self.say("text"), "hint": self.say("text-hint"), "widget": "richtext", "modes": ["raw"],
            "required": True, "i18n": True, "default": "\n".join(headings),
        }  # fmt: skip

    def field(self, field: Field, original: str) -> Plain:
        """One row of the table as a field of the editor."""
        if field.kind == "digest":
            return {"name": field.key, "label": field.label[self.language], "widget": "hidden", "i18n": True}
        found: Plain = {"name": field.key, "label": field.label[self.language], "hint": field.help[self.language], "required": field.required == "draft"}
        if field.where != "original":
            found |= {"i18n": True, "required": field.required == "draft" and field.where == "both"}
        return found | (self._record(field) if field.fields or field.kind in ("words", "gloss", "choices") else self._scalar(field))

    def _part(self, field: Field) -> Plain:
        return self.field(field, "")

    def _record(self, field: Field) -> Plain:
        """Everything with parts: an object, or a list of objects."""
        parts = self._parts(field)
        if field.many:
            least, most = field.many
            return {"widget": "list", "fields": parts, "max": most, "collapsed": True, **({"min": least} if least and field.required == "draft" else {})}
        return {"widget": "object", "fields": parts, "collapsed": field.kind in ("table", "choices")}

    def _parts(self, field: Field) -> list[Plain]:
        if field.kind in ("words", "gloss"):
            return [self._in(field, language) for language in LANGUAGES]
        if field.kind == "choices":
            return [self._select(key, label, self._terms(field.vocabulary)) for key, label in self._terms(field.key_vocabulary)]
        if field.kind == "table":
            return [self._row(field, key, label) for key, label in self._keys(field)]
        return [self._part(part) for part in field.fields]

    def _row(self, field: Field, key: str, label: str) -> Plain:
        parts = [self._part(part) for part in field.fields]
        return {"name": key, "label": label, "widget": "object", "required": False, "collapsed": True, "fields": parts}

    def _keys(self, field: Field) -> list[tuple[str, str]]:
        return self._terms(field.key_vocabulary) if field.key_vocabulary else [(key, key) for key in SOURCES]

    def _select(self, key: str, label: str, terms: list[tuple[str, str]]) -> Plain:
        return {"name": key, "label": label, "widget": "select", "required": False, "options": _options(terms)}

    def _in(self, field: Field, language: str) -> Plain:
        limit = field.limit[language]
        widget = "text" if limit > LONG else "string"
        return {"name": language, "label": self.say(f"in-{language}"), "widget": widget, "maxlength": limit, "required": False}

    def _scalar(self, field: Field) -> Plain:
        if field.kind in ("code", "source", "organisation", "practice"):
            several = {"multiple": True, "max": field.many[1]} if field.many else {}
            default = {"default": "draft"} if field.key == "status" else {}
            return {"widget": "select", "options": _options(self._known(field)), **several, **default}
        if field.kind == "text":
            limit = min(field.limit.values())
            return {"widget": "text" if limit > LONG else "string", "maxlength": limit}
        if field.kind in _PATTERNS:
            return {"widget": "string", "pattern": [_PATTERNS[field.kind], field.help[self.language]]}
        return dict(_WIDGETS[field.kind])

    def _known(self, field: Field) -> list[tuple[str, str]]:
        """The values of a choice with their labels."""
        if field.kind == "source":
            return [(key, key) for key in SOURCES]
        if field.kind == "organisation":
            return sorted(((each.id, each.name) for each in self.data.organisations.values()), key=lambda pair: pair[1].lower())
        if field.kind == "practice":
            return [(slug, slug) for slug in self.slugs]
        labels = dict(self._terms(field.vocabulary)) if field.vocabulary else {}
        return [(each, labels.get(each, each)) for each in field.choices or labels]

    def _terms(self, vocabulary: str) -> list[tuple[str, str]]:
        return [(term.id, term.label[self.language]) for term in self.data.vocabularies[vocabulary].terms.values()]


_PHOTOS = {"raster_image": {"format": "webp", "quality": 85, "width": 2048, "height": 2048}}


def _options(pairs: list[tuple[str, str]]) -> list[Plain]:
    return [{"value": value, "label": label} for value, label in pairs]
