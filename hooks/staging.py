"""Writes the staged tree before MkDocs looks for pages, points MkDocs there, and fills the frames that it rendered."""

import datetime
import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from kompendium import markdown, site, stage, stages
from kompendium.pages import sitemap

_command = {"serve": False}
_built: list[site.Built] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether someone is at work (serve) or the site is being built."""
    _command["serve"] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: check, write pages, hand MkDocs the staged tree. Errors stop a build, never a served page."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = markdown.slug
    if _again(config):
        return config
    root = Path(config.config_file_path).parent
    chosen = site.settings(config.extra, config.repo_url, config.edit_uri, with_copy=bool(os.environ.get("OFFLINE")))
    where = site.address(config.site_url, config.extra)
    built = site.build(root, datetime.date.today(), chosen, where, _command["serve"], keep_going=bool(os.environ.get("KEEP_GOING")))
    if built.errors:
        raise PluginError(built.errors)
    _built[:] = [built]
    stage.write(built.staged, root / "build" / "docs")
    config.docs_dir = str(root / "build" / "docs")
    config.watch += [str(root / name) for name in ("practices", "docs", "data")]
    return config


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The practices for the sitemap: MkDocs does not see their pages."""
    env.globals["practice_rows"] = [row for built in _built if built.pages for row in sitemap.rows(built.pages.site)]
    return env


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, when both languages are rendered. The second gate stops here at the first piece of markup that is not ours."""
    if _again(config):
        return
    root = Path(config.config_file_path).parent
    built = _built.pop()
    editor = site.editor(root, built, config.extra, config.repo_url, config.edit_uri)
    refused = site.write(root, built, Path(config.site_dir), editor)
    if refused:
        raise PluginError(refused)
    if told := os.environ.get("KOMPENDIUM_TIMINGS"):
        stages.write(Path(told))


def on_serve(server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """The staged tree is ours: a change there must not start another build."""
    server.unwatch(config.docs_dir)
    return server


def _again(config: MkDocsConfig) -> bool:
    """The language plugin runs every event again for each further language."""
    return bool(getattr(config.plugins["i18n"], "building", False))
