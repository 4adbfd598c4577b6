"""The commands corridor and chronicle and compare --each: what would be wrong if a mistake gave a traceback, or JSON
another answer than words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from instantsia.cli import group
from instantsia.errors import UserError

TALKS = Path(__file__).resolve().parents[1] / "steps" / "talks.toml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented war as a case in a folder."""
    place = tmp_path_factory.mktemp("sides") / "talks"
    place.mkdir()
    shutil.copy(TALKS, place / "case.toml")
    return place


def asked(folder: Path, command: str, *arguments: str, draws: int = 240) -> Result:
    return CliRunner().invoke(group, [command, str(folder), *arguments, "--draws", str(draws)])


def test_a_corridor_is_told_as_json_and_in_words(folder: Path) -> None:
    told = json.loads(asked(folder, "corridor", "--json").stdout)
    assert (told["first"], told["second"], told["step"]) == ("north", "south", "table")
    shown = asked(folder, "corridor", "--at", "1931-03-15").stdout
    place = told["days"].index("1931-03-01")
    row = next(line for line in shown.split("\n") if line.startswith("Mar 1931"))
    assert row.split()[2:5] == [f"{told['floor'][q][place]:.2f}" for q in ("0.1", "0.5", "0.9")]
    assert row.split()[-1] == f"{told['runs'][place]:.2f}"


def test_a_chronicle_is_told_as_json_and_in_words(folder: Path) -> None:
    told = json.loads(asked(folder, "chronicle", "--draw", "5", "--json").stdout)
    assert (told["draw"], told["chosen"], told["among"]) == (5, "number", 240)
    shown = " ".join(asked(folder, "chronicle", "--draw", "5").stdout.split())
    assert all(sentence in shown for entry in told["entries"] for sentence in entry["sentences"])
    assert told["ending"].rstrip(".") in shown
    changed = asked(folder, "chronicle", "--draw", "5", "--set", "war.border.battles=0").stdout
    assert "changed: --set war.border.battles=0" in changed
    assert "positions and" not in changed.partition("counts on")[2], "no battle moves the front"


def test_each_mechanism_is_told_as_json_and_in_words(folder: Path) -> None:
    told = json.loads(asked(folder, "compare", "--each", "--json", draws=64).stdout)
    idle = [one["text"] for one in told["without"].values() if one["idle"]]
    shown = " ".join(asked(folder, "compare", "--each", draws=64).stdout.split())
    assert all(text in shown.partition("Idle: ")[2] for text in idle)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("corridor", "--step", "tabel"), "did you mean table"),
        (("corridor", "--at", "1950-01-01"), "1931-01-01 to 1936-12-01"),
        (("corridor", "--at", "soon"), "--at soon"),
        (("chronicle", "--draw", "strange"), "did you mean strangest"),
        (("chronicle", "--draw", "240"), "below 240"),
    ],
)
def test_what_is_not_there_is_one_message(folder: Path, command: tuple[str, ...], said: str) -> None:
    done = asked(folder, *command)
    assert isinstance(done.exception, UserError)
    assert said in str(done.exception)
    assert "\n" not in str(done.exception)


@pytest.mark.parametrize("command", [("corridor",), ("chronicle",), ("compare", "--each")])
def test_a_case_without_two_sides_says_what_it_lacks(command: tuple[str, ...]) -> None:
    done = CliRunner().invoke(group, [command[0], "june-1957", *command[1:], "--draws", "8"])
    assert isinstance(done.exception, UserError)
    assert str(done.exception).startswith("june-1957: ")


@pytest.mark.parametrize("beside", [("other",), ("--world", "a=b"), ("--defaults",), ("--answer", "a=b")])
def test_each_goes_with_a_case_alone(folder: Path, beside: tuple[str, ...]) -> None:
    done = asked(folder, "compare", "--each", *beside)
    assert done.exit_code == 2
    assert "--each goes with a case alone" in done.output
