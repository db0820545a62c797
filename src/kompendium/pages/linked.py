"""A practice for search engines and catalogues: JSON-LD in the words of schema.org, safe inside a script element."""

import json
from typing import Any

from kompendium.languages import others
from kompendium.model import Practice
from kompendium.pages.view import View


def jsonld(practice: Practice, view: View) -> str:
    """The description of this text; nothing without the address of the site."""
    if not view.site.settings.url:
        return ""
    written = json.dumps(_article(practice, view), ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _article(practice: Practice, view: View) -> dict[str, Any]:
    text, url = practice.texts[view.language], view.absolute(f"praxis/{practice.slug}")
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": text.title,
        "description": text.summary,
        "inLanguage": view.language,
        "dateModified": practice.checked,
        "license": view.site.settings.licence_url if practice.licence == "CC-BY-4.0" else "",
        "isPartOf": {"@type": "WebSite", "name": view.pick(view.site.settings.titles), "url": view.absolute("")},
        "about": [_name("DefinedTerm", view.label("themes", each)) for each in practice.themes],
        "audience": [{"@type": "Audience", "audienceType": view.label("target_groups", each)} for each in practice.target_groups],
        "spatialCoverage": _places(practice, view),
        "citation": [{"@type": "CreativeWork", "name": each.title, "url": each.url, "inLanguage": each.language} for each in practice.sources.values()],
        **_translations(practice, view),
    }
    return {key: value for key, value in article.items() if value}


def _name(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name}


def _places(practice: Practice, view: View) -> list[dict[str, Any]]:
    names = [practice.place, *(view.label("regions", each) for each in practice.regions)]
    return [_name("Place", each) for each in dict.fromkeys(names) if each]


def _translations(practice: Practice, view: View) -> dict[str, Any]:
    """The original points to its translations, a translation to its original."""
    path = f"praxis/{practice.slug}"
    if view.language == practice.original:
        found = [{"@id": view.absolute(path, each)} for each in others(view.language) if each in practice.texts]
        return {"workTranslation": found} if found else {}
    return {"translationOfWork": {"@id": view.absolute(path, practice.original)}}
