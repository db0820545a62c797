"""The process that `process.Making` starts."""

import os

from kompendium.search.process import serve

serve()
# without a farewell: V8 takes its time to give back what the system takes at once
os._exit(0)
