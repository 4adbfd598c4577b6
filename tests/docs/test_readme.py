"""What would be wrong: the README shows what the program no longer prints, or leaves out a command.

A `console` block is run line by line in one empty folder. What stands below a command is what it prints, on either
stream, in order; a line `...` stands for what is left out. Days and hashes are not compared.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tools import examples

from instantsia.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "..."
_CHANGES = re.compile(r"\d{4}-\d\d-\d\d|(?:(?:^| +)by +)?\d+ \w+ 20\d\d|\b[0-9a-f]{8,64}\b")
"""Days, runs and versions; before a deadline stand as many blanks as the line has left."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """{command: (what is shown, what it printed)}, and the picture under its name."""
    folder = tmp_path_factory.mktemp("desk")
    out = {}
    for block in examples.blocks(README):
        if block.language == "console" and block.body.startswith("$ "):
            for command, shown in examples.commands(block.body):
                out[command] = (shown, run(command, folder))
    out["brief.svg"] = ("", next(folder.glob("runs/ban-*/brief.svg")).read_text(encoding="utf-8"))
    return out


def run(command: str, folder: Path) -> str:
    """What it prints: first beside the answer, then the answer."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "instantsia"
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, (command, done.stderr)
    return done.stderr + done.stdout


def masked(text: str) -> str:
    return "\n".join(_CHANGES.sub("*", line).rstrip() for line in text.strip().splitlines())


@pytest.mark.slow
def test_what_is_shown_is_what_is_printed(printed: dict[str, tuple[str, str]]) -> None:
    """Each stretch between lines left out, whole and in order."""
    assert len(printed) > 5
    for command, (shown, found) in printed.items():
        rest = masked(found)
        for stretch in re.split(rf"^{re.escape(LEFT_OUT)}$", masked(shown), flags=re.MULTILINE):
            wanted = masked(stretch)
            assert wanted in rest, f"$ {command}\nshows\n{wanted}\nof\n{rest}"
            rest = rest.partition(wanted)[2] if wanted else rest


@pytest.mark.slow
def test_the_picture_is_the_one_that_brief_draws(printed: dict[str, tuple[str, str]]) -> None:
    """The words in it; lines may differ in the last digit between machines."""
    kept = (ROOT / "docs" / "pictures" / "brief.svg").read_text(encoding="utf-8")
    words = re.compile(r"<(?:text|title|desc)[^>]*>([^<]*)")
    assert words.findall(masked(kept)) == words.findall(masked(printed["brief.svg"][1]))


def test_every_command_is_told() -> None:
    """If it failed, nobody who reads the README alone would find it."""
    listed = README[README.index("## The commands") : README.index("## Writing a case")]
    told = set(re.findall(r"(?:instantsia |· )([a-z]+)", listed))
    assert set(COMMANDS) <= told


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, the first thing typed into a notebook would be an error."""
    monkeypatch.chdir(tmp_path)
    (program,) = (block.body for block in examples.blocks(README) if block.language == "python")
    exec(compile(program, "README.md", "exec"), {"__name__": "readme"})
