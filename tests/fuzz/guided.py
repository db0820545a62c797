"""Starts a target under atheris."""

import sys
from collections.abc import Callable


def fuzz(target: Callable[[bytes], None]) -> None:
    """Run until the limit given on the command line; atheris is installed by the nightly job only."""
    import atheris

    atheris.instrument_all()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
