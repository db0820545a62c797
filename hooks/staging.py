"""Writes the staged tree before MkDocs looks for pages, points MkDocs there, and fills the frames that it rendered."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from kompendium import markdown
from kompendium.laying import Laying
from kompendium.session import Session, Wanted

_command = {"serve": False}
_sessions: list[Session] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether someone is at work (serve) or the site is being built."""
    _command["serve"] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: check, write pages, hand MkDocs the staged tree. Errors stop a build; while serving only those in data/ do.

    Where scripts/build.py has staged already, MkDocs renders that tree and nothing else.
    """
    config.mdx_configs.setdefault("toc", {})["slugify"] = markdown.slug
    if staged := os.environ.get("KOMPENDIUM_STAGED"):
        config.docs_dir = staged
        return config
    if _again(config):
        return config
    root = Path(config.config_file_path).parent
    asked = {name: bool(os.environ.get(name.upper())) for name in ("keep_going", "offline")}
    session = Session(Wanted(root, config.extra, config.site_url, config.repo_url, config.edit_uri, _command["serve"], **asked))
    if errors := session.check():
        raise PluginError(errors)
    session.stage(session.staged_in)
    _sessions[:] = [session]
    config.docs_dir = str(session.staged_in)
    config.watch += [str(root / name) for name in ("practices", "docs", "data", "theme")]
    return config


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, when both languages are rendered. The second gate stops here at the first piece of markup that is not ours."""
    if not _sessions or _again(config):
        return
    site = Path(config.site_dir)
    if refused := _sessions[0].finish(site, Laying(site, site)):
        raise PluginError(refused)


def on_serve(server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """The staged tree is ours: a change there must not start another build. An edit of a practice needs no MkDocs at all."""
    server.unwatch(config.docs_dir)
    build = server.builder
    server.builder = lambda: None if _sessions[0].refresh() else build()
    return server


def _again(config: MkDocsConfig) -> bool:
    """The language plugin runs every event again for each further language."""
    return bool(getattr(config.plugins["i18n"], "building", False))
