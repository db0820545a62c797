"""What mkdocs.yml says of the site, as MkDocs reads it, for the scripts that need it without a generator."""

import os
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from kompendium import report
from kompendium.kept import Store, digest, kept, program_digest
from kompendium.languages import LANGUAGES

NAME = "mkdocs.yml"
# what names the site on pages of every language
NAMES = ("titles", "descriptions")
Settings = Mapping[str, Any]


class SettingsError(Exception):
    """mkdocs.yml cannot be used; the text says so in every language, and why."""

    def __init__(self, why: str) -> None:
        super().__init__(report.unusable(NAME, why, LANGUAGES))


def read(root: Path) -> Settings:
    """extra, site_url, repo_url, edit_uri. Not read again while they are the same: MkDocs takes a while to start. Raises SettingsError, OSError."""
    raw, store = (root / NAME).read_bytes(), Store(root / "build" / "cache" / "settings", ".bin")
    found = kept(store, digest(program_digest(), version("mkdocs"), raw, environment(raw)), lambda: _read(root / NAME))
    store.prune()
    return found


def environment(raw: bytes) -> str:
    """What else decides what the file says: it may name variables and another file."""
    return repr(sorted(os.environ.items())) if b"!ENV" in raw or b"INHERIT" in raw else ""


def _read(file: Path) -> Settings:
    from mkdocs.config import config_options as options
    from mkdocs.config.base import Config
    from mkdocs.exceptions import ConfigurationError
    from mkdocs.utils.yaml import yaml_load

    class Own(Config):  # type: ignore[no-untyped-call]
        site_url = options.Optional(options.URL(is_dir=True))
        repo_url = options.Optional(options.URL())
        repo_name = options.Optional(options.RepoName("repo_url"))
        edit_uri_template = options.Optional(options.EditURITemplate("edit_uri"))
        edit_uri = options.Optional(options.EditURI("repo_url"))
        extra = options.SubConfig()

    own = Own(config_file_path=str(file))
    try:
        with file.open("rb") as opened:
            own.load_dict(yaml_load(opened))
    except (ConfigurationError, yaml.YAMLError) as error:
        raise SettingsError(str(error)) from None
    if wrong := own.validate()[0]:
        raise SettingsError("\n".join(f"{key}: {error}" for key, error in wrong))
    if absent := [f"extra.{name}.{language}" for name in NAMES for language in LANGUAGES if language not in (own.extra.get(name) or {})]:
        raise SettingsError(", ".join(absent))
    return {"extra": dict(own.extra), **{name: own[name] for name in ("site_url", "repo_url", "edit_uri")}}
