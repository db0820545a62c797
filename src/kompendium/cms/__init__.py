"""The editor in the browser for people who edit often: its configuration from the table of fields, and its files."""

from kompendium.cms.files import files

__all__ = ["files"]
