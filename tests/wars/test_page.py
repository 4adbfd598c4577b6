"""The page of the wars says what the command prints, and the command says what it lacks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "benchmarks/war_talks.py"]


@pytest.mark.slow
def test_the_page_says_what_is_measured(shared: Path) -> None:
    assert (shared / "data" / "war_talks").is_dir()
    done = subprocess.run([*COMMAND, "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_the_data_it_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "nmc_5.0.csv.gz").touch()
    done = subprocess.run([*COMMAND, "--data", str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == (
        f"{tmp_path} has no cow_interstate_war_v4.0.csv, gml_mid_disps.csv.gz, gml_mid_ddydisps.csv.gz: "
        "the data is not shipped; --data FOLDER names it\n"
    )


def test_no_data_is_shipped() -> None:
    """The mapping is of codes, not of wars."""
    mapping = (ROOT / "benchmarks" / "war_endings.csv").read_text(encoding="utf-8")
    assert len(mapping.splitlines()) == 14
