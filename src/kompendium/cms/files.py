"""The files of the editor as they are published: two pages, two configurations, and the vendored editor without third parties."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from kompendium.cms.backend import Backend
from kompendium.cms.config import Configuration
from kompendium.cms.words import CmsWords
from kompendium.languages import LANGUAGES, others
from kompendium.loader import Data

VENDORED = "sveltia-cms"
FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
# Addresses in the vendored file → addresses beside it.
OWN: Mapping[str, str] = {
    f"{FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2": f"{VENDORED}/fonts/source-sans-3-latin-wght-normal.woff2",
    f"{FONTS}/noto-mono@5.3.0/latin-400-normal.woff2": f"{VENDORED}/fonts/noto-mono-latin-400-normal.woff2",
    f"{FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": f"{VENDORED}/fonts/material-symbols-outlined-latin-wght-normal.woff2",
    "`${iP}@${rP}/locales`": f"`{VENDORED}/locales`",
    "`https://unpkg.com/${e}`": "`./npm/${e}`",
    "NSe=`${iP}/package.json`": f"NSe=`{VENDORED}/package.json`",
}


def files(folder: Path, data: Data, slugs: Sequence[str], backend: Backend) -> dict[str, bytes]:
    """Name below the site's root → content. `folder` holds the vendored editor."""
    found = {f"admin/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".md"}
    script = f"admin/{VENDORED}/sveltia-cms.js"
    version = (folder / VENDORED / "VERSION").read_text(encoding="utf-8").split()[1]
    found[script] = own(found[script].decode()).encode()
    found[f"admin/{VENDORED}/package.json"] = json.dumps({"version": version}).encode()
    for language in LANGUAGES:
        config = Configuration(data, slugs, language).plain(backend.plain)
        # JSON is YAML
        found[f"admin/config-{language}.yml"] = json.dumps(config, ensure_ascii=False, indent=1).encode()
        found[f"admin/{name(language)}"] = page(language, data, backend).encode()
    return found


def name(language: str) -> str:
    """The page's file; both lie in one folder, because the editor looks for its files beside the page."""
    return "index.html" if language == LANGUAGES[0] else f"{language}.html"


def own(script: str) -> str:
    """The editor with its addresses led here. Raises ValueError where one is not there exactly once: the version has changed."""
    for theirs, ours in OWN.items():
        if script.count(theirs) != 1:
            raise ValueError(f"admin/{VENDORED}: {theirs} is not there exactly once")
        script = script.replace(theirs, ours)
    return script


def policy(backend: Backend) -> str:
    """What these pages alone may do: styles that the editor writes itself, pictures it holds, and the host's interface."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        f"connect-src 'self' data: blob: {backend.address}".rstrip() + "; frame-src 'self' blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )


def page(language: str, data: Data, backend: Backend) -> str:
    """The page that starts the editor."""
    say = CmsWords(language)
    (other,) = others(language)
    headings = [dict(kind.heading) for kind in data.sections.kinds.values()]
    known = json.dumps({"languages": LANGUAGES, "headings": headings}, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(backend), quote=False)}">\n'
        f'<meta name="referrer" content="same-origin">\n<meta name="robots" content="noindex">\n<title>{say("title")}</title>\n'
        f'<link rel="cms-config-url" type="text/yaml" href="config-{language}.yml">\n'
        f'<link rel="alternate" hreflang="{other}" href="{name(other)}" title="{say("other-language")}">\n</head>\n<body>\n'
        f'<noscript><p>{say("noscript")}</p></noscript>\n<script type="application/json" id="known">{known}</script>\n'
        f'<script src="{VENDORED}/sveltia-cms.js"></script>\n<script type="module" src="editor.js"></script>\n</body>\n</html>\n'
    )
