"""The editor in the browser for people who edit often: its configuration from the table of fields, and its files."""

from kompendium.cms.backend import backend
from kompendium.cms.files import files, own, policy

__all__ = ["backend", "files", "own", "policy"]
