"""What would be wrong: what `new` writes does not run as it is, or is answered with something nobody would believe."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ANSWERS = ("--defaults", "--answer", "ends=no ban|full ban", "--answer", "status_quo=0")


def instantsia(*arguments: str, folder: Path, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "instantsia", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == status, (done.stdout, done.stderr)
    return done.stdout if status == 0 else done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ban.csv", "ban.tsv", "ban.xlsx"])
def test_the_example_is_answered(name: str, tmp_path: Path) -> None:
    """Eight of the thirteen who are known want more than half of a ban: likelier than not, by less than certainty; the
    same figures from every format."""
    assert f"instantsia forecast {name}" in instantsia("new", name, folder=tmp_path)
    found = json.loads(instantsia("forecast", name, *ANSWERS, "--draws", "2000", "--json", folder=tmp_path))
    value = found["values"]["position"]
    assert 0.5 < value["beyond"]["p"] < 0.75
    assert value["q10"] < 25 < 50 < value["median"] < 65 < 80 < value["q90"]
    written = instantsia("forecast", name, *ANSWERS, "--draws", "2000", folder=tmp_path)
    assert "taken as anywhere: Interior minister" in " ".join(written.split())
    assert "no source is cited" in written


def test_a_second_time_is_refused(tmp_path: Path) -> None:
    """One sentence, exit status 2, and the table as it was."""
    instantsia("new", "ban.csv", folder=tmp_path)
    (tmp_path / "ban.csv").write_text("mine")
    assert "is there already" in instantsia("new", "ban.csv", folder=tmp_path, status=2)
    assert (tmp_path / "ban.csv").read_text() == "mine"


def test_a_case_is_written_as_before(tmp_path: Path) -> None:
    """A name without the ending of a table is a folder."""
    assert "instantsia run my-case" in instantsia("new", "my-case", folder=tmp_path)
    assert (tmp_path / "my-case" / "case.toml").is_file()
    assert not (tmp_path / "my-case" / "table").exists()
