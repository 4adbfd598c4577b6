"""What would be wrong: an order of options that chance draws and nobody reads of; an option beyond a side's worst told
as a likely deal like any other; a line to paste that does not work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group

TABLE = """issue,unit,our_best,our_worst,our_weight,their_best,their_worst,their_weight
price,million,180,130,40,110,160,55
seat,,Geneva,Vienna,30,Moscow,Warsaw,30
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "deal.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def printed(*asked: str) -> str:
    done = CliRunner().invoke(group, ["bargain", *asked, "--draws", "200"])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_what_chance_says_of_options_is_not_known_and_can_be_said(file: Path) -> None:
    text = printed(str(file))
    flat = " ".join(text.split())
    told = "whether our side would take Warsaw and their side would take Vienna is an even chance in each draw"
    assert f"Not known: the order of the options of seat: {told}." in flat
    found = re.search(r"--answer 'words=[^']*'", flat)
    assert found is not None
    again = printed(str(file), *shlex.split(found[0]))
    assert "Not known" not in again
    assert "all numbers exact" in " ".join(again.split())


def test_a_range_in_some_draws_names_what_both_would_take_in_them(file: Path) -> None:
    row = printed(str(file)).partition("The sheet as it was read")[2].partition("Our side wants")[0]
    assert "none" not in row
    assert "Warsaw" in row.partition("seat")[2].partition("Warsaw")[2], "beside the cell of their worst"


@pytest.mark.parametrize(
    ("seat", "said"),
    [
        (
            "Geneva,Vienna,30,Moscow,Warsaw,30",
            "seat Warsaw is beyond the worst of our side in half of the draws: what is",
        ),
        ("Geneva,Vienna,5,Moscow,Warsaw,80", "seat Moscow is beyond the worst of our side: what"),
    ],
)
def test_what_is_likely_and_beyond_a_worst_is_said(seat: str, said: str, file: Path) -> None:
    """What both name as their worst is so by chance; the best of one, which the other names nowhere, for certain."""
    file.write_text(TABLE.replace("Geneva,Vienna,30,Moscow,Warsaw,30", seat), encoding="utf-8")
    text = " ".join(printed(str(file)).partition("The sheet as it was read")[0].split())
    assert f"Of this, {said}" in text


def test_options_that_both_name_say_nothing_of_it(file: Path) -> None:
    file.write_text(TABLE.replace("Warsaw", "Geneva").replace("Vienna", "Moscow"), encoding="utf-8")
    text = printed(str(file))
    assert "order of the options" not in text
    assert "beyond the worst" not in text
