"""Writes the staged tree before MkDocs looks for pages, and points MkDocs there."""

import datetime
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from kompendium import site, stage

_command = {"serve": False}


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether someone is at work (serve) or the site is being built."""
    _command["serve"] = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Once a build: check, write pages, hand MkDocs the staged tree. Errors stop a build, never a served page."""
    if getattr(config.plugins["i18n"], "building", False):
        return config
    root = Path(config.config_file_path).parent
    chosen, where = site.settings(config.extra, config.repo_url, config.edit_uri), site.address(config.site_url, config.extra)
    built = site.build(root, datetime.date.today(), chosen, where, _command["serve"], keep_going=bool(os.environ.get("KEEP_GOING")))
    if built.errors:
        raise PluginError(built.errors)
    editor = site.editor(root, built, config.extra, config.repo_url, config.edit_uri)
    stage.write({**built.files, **editor}, root / "build" / "docs")
    config.docs_dir = str(root / "build" / "docs")
    config.watch += [str(root / name) for name in ("practices", "docs", "data")]
    return config


def on_serve(server: LiveReloadServer, /, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """The staged tree is ours: a change there must not start another build."""
    server.unwatch(config.docs_dir)
    return server
