"""The targets of the nightly job still run: once each, on known input."""

import importlib
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "fuzz"
SAMPLES = [b"", b"---\ntitle: x\n---\n\n## Ziele\n", b"<script>alert(1)</script>", b"\xff\xd8\xff\xe0", b"\x00" * 64, b"<p>Text</p>"]


@pytest.mark.parametrize("name", ["reader", "rules", "page", "photo"])
def test_target_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    for module in ("guided", name):
        monkeypatch.delitem(sys.modules, module, raising=False)
    target = importlib.import_module(name).target
    for sample in SAMPLES:
        target(sample)
    monkeypatch.delitem(sys.modules, name, raising=False)
