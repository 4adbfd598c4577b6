"""What would be wrong: ends of age 60 and age 72 are taken for names of 0 and 100, and 66 is called half of the way."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from instantsia.cli import group

_HEAD = "Stakeholder,Low,Best,High,Salience,Power\n"
_AGES = "Ada,60,62,64,50,30\nBo,64,65,66,60,40\nCy,66,68,70,70,20\nDo,68,70,72,30,50\n"


def forecast(folder: Path, rows: str, *answers: str) -> Result:
    (folder / "age.csv").write_text(_HEAD + rows, "utf-8")
    words = ["forecast", str(folder / "age.csv"), "--defaults", "--draws", "100", "--runs", str(folder)]
    said = [word for answer in answers for word in ("--answer", answer)]
    return CliRunner().invoke(group, [*words, *said])


@pytest.mark.parametrize("ends", ["age 60|age 72", "60|72", "60 years|72 years", "60 / 72"])
def test_ends_with_numbers_around_all_positions_are_refused_with_the_scale_to_paste(ends: str, tmp_path: Path) -> None:
    told = forecast(tmp_path, _AGES, f"ends={ends}")
    assert told.exit_code != 0
    assert "--answer scale=60..72" in str(told.exception)
    again = forecast(tmp_path, _AGES, f"ends={ends}", "scale=60..72")
    assert again.exit_code == 0, again.output
    assert "(60 is " in " ".join(again.output.split())


def test_more_ages_of_which_a_narrower_scale_is_proposed_are_refused_too(tmp_path: Path) -> None:
    told = forecast(tmp_path, f"{_AGES}Ed,61,62,63,30,50\n", "ends=age 55|age 75")
    assert told.exit_code != 0
    assert "--answer scale=55..75" in str(told.exception)


@pytest.mark.parametrize(
    "ends",
    [
        "no ban|full ban",
        "out by 2030|out by 2040",
        "0 = no ban, 100 = full ban",
        "cut of 0 %|cut of 100 %",
        "5 seats|9 seats",
    ],
)
def test_ends_with_other_numbers_are_names(ends: str, tmp_path: Path) -> None:
    told = forecast(tmp_path, _AGES, f"ends={ends}")
    assert told.exit_code == 0, told.output


def test_whoever_says_that_the_scale_is_another_has_the_last_word(tmp_path: Path) -> None:
    told = forecast(tmp_path, _AGES, *shlex.split("ends='age 60|age 72' scale=0..100"))
    assert told.exit_code == 0, told.output


def test_of_another_issue_its_own_scale_is_what_there_is_to_paste(tmp_path: Path) -> None:
    rows = [f"{one},{issue},{at}" for issue, first in (("age", 62), ("rate", 20)) for one, at in _four(first)]
    (tmp_path / "two.csv").write_text("\n".join(["actor,issue,position", *rows]), "utf-8")
    words = ["forecast", str(tmp_path / "two.csv"), "--defaults", "--draws", "100", "--runs", str(tmp_path)]
    told = CliRunner().invoke(group, [*words, "--answer", "issue=rate", "--answer", "ends.age=age 60|age 75"])
    assert "--answer scale.age=60..75" in str(told.exception)


def _four(first: int) -> list[tuple[str, int]]:
    return [(one, first + 4 * place) for place, one in enumerate(("Ada", "Bo", "Cy", "Do"))]
