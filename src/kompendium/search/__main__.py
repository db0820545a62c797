"""The process that `process.Making` starts."""

from kompendium.search.process import serve

serve()
