"""What the pages say of the record of the methods is what the commands print that they name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools import examples

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "deu2_eu15"
PAGE = ROOT / "docs" / "explanation" / "settling-on-a-scale.md"


@pytest.mark.skipif(not DATA.exists(), reason="the data of the past decisions is not shipped")
@pytest.mark.parametrize("name", ["residuals.py", "deu_baselines.py"])
def test_the_record_is_what_the_command_prints(name: str) -> None:
    """Else a page goes on praising, or blaming, a method for figures that it no longer has."""
    command = [sys.executable, str(ROOT / "benchmarks" / name)]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    first = lines.partition("\n")[0]
    told = [block.body for block in examples.blocks(PAGE.read_text(encoding="utf-8")) if block.body.startswith(first)]
    assert told
    assert all(lines.startswith(block) for block in told)


def test_what_is_said_of_blocked_status_quos_is_what_ships() -> None:
    from instantsia.models.settlement.dressing import blocked

    text = PAGE.read_text(encoding="utf-8")
    found = blocked()
    assert f"of {found.n} such forecasts of the win set {round(found.n * found.failed)} failed" in " ".join(
        text.split()
    )
    assert found.tolerance == 5
    assert f'blocked_fails = "{found.written}"' in text
