"""What the templates know about a page: its language, its other languages, where to edit it."""

from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from kompendium import publisher, words
from kompendium.languages import LANGUAGES
from kompendium.pages import phrases


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out the bundles of the parent theme: no page asks for them."""
    bundles = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
    return Files([file for file in files if not (file.src_uri.startswith(bundles) and "material" in str(file.src_dir))])


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The words of the interface, for all templates."""
    env.globals.update(say_in={language: words.in_language(language) for language in LANGUAGES})
    return env


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Absolute addresses of the page in each language, and the real file behind it."""
    root = config.site_url or ""
    lang = page.file.locale  # type: ignore[attr-defined]
    written = page.meta.get("languages", LANGUAGES)
    source = page.meta.get("source") or (f"docs/{page.file.src_uri}" if "kind" not in page.meta else "")
    page.edit_url = urljoin(f"{config.repo_url}/", f"{config.edit_uri}{source}") if config.repo_url and source else None
    alternates = {code: file.url for code, file in page.file.alternates.items()}  # type: ignore[attr-defined]
    context["lang"], context["say"], context["search_messages"] = lang, words.in_language(lang), phrases.search(lang)
    context["alternates"] = {code: alternates[code] for code in LANGUAGES if code in alternates}
    context["hreflang"] = {code: urljoin(root, url) for code, url in context["alternates"].items() if code in written and not page.meta.get("of")}
    context["practice_messages"] = phrases.practice(lang)
    below = f"{'' if lang == LANGUAGES[0] else f'{lang}/'}{page.meta['of']}/" if page.meta.get("of") else ""
    context["canonical"] = urljoin(root, below) if below else page.canonical_url
    context["card"] = urljoin(root, page.meta["card"]) if page.meta.get("card") else ""
    context["publisher"] = publisher.from_plain(config.extra.get("publisher")).get("name", {}).get(lang)
    return context
