"""Comparisons in conditions that can never hold, and those that may."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.casefile import load
from instantsia.casefile.document import read_folder
from tests.casefile import dock

GROUP = """
[[group]]
id = "month"
every = "month"
from = 1911-07-01
until = 1912-06-30
while = 'WHILE'

[[step]]
id = "talk"
kind = "vote"
body = "meeting"
issue = "dock"
within = "month"

[[step]]
id = "wait"
kind = "adjourn"
body = "board"
date = 1912-07-01
pressed = "0.2..0.4"
until = 1912-07-20

[[step]]
id = "end"
kind = "vote"
body = "board"
issue = "dock"
after = "wait"

[[event]]
id = "late"
text = "It is late"
when = 'WHEN'
"""


def never(folder: Path, when: str = "talk.happened", while_: str = "not talk.times > 11") -> list[str]:
    case = dock.CASE + GROUP.replace("WHEN", when).replace("WHILE", while_)
    read = read_folder(dock.write(folder, case))
    found, problems = load.examined(read)
    assert found is not None, [str(problem) for problem in problems]
    return [str(problem) for problem in load.warnings(read, found) if problem.code == "W27"]


@pytest.mark.parametrize(
    ("when", "why"),
    [
        ("month.turns >= 99", "month has at most 12 turns"),
        ("month.turns > 12", "month has at most 12 turns"),
        ("month.turns < 0", "it is never less than 0"),
        ("talk.times > 12", "talk happens at most 12 times"),
        ("end.times > 1", "end happens at most once"),
        ('talk.ended < "1911-07"', "talk ends on 1 July 1911 at the earliest"),
        ('talk.ended <= "1911-06"', "talk ends on 1 July 1911 at the earliest"),
        ('"1912-06-01" < talk.ended', "talk ends on 1 June 1912 at the latest"),
        ('talk.ended > "1912-06"', "talk ends on 1 June 1912 at the latest"),
        ('wait.ended > "1912-07-20"', "wait ends on 20 July 1912 at the latest"),
        ('end.ended >= "1912-07-21"', "end ends on 20 July 1912 at the latest"),
        ("wait.ended < ballot.ended", "wait ends on 1 July 1912 at the earliest and ballot ends on 9 June 1911"),
        ('ballot == "let" or not month.turns >= 13', "month has at most 12 turns"),
    ],
)
def test_a_comparison_that_can_never_hold_is_told(tmp_path: Path, when: str, why: str) -> None:
    """If it failed, an event with a slip in its day would print as an unlikely one, and nobody would see why."""
    (found,) = [one for one in never(tmp_path / "dock", when) if "event.late" in one]
    assert "which can never hold" in found
    assert why in found


@pytest.mark.parametrize(
    "when",
    [
        "month.turns >= 12",
        "month.turns <= 0",
        'talk.ended <= "1911-07"',
        'talk.ended < "1911-07-02"',
        'talk.ended >= "1912-06"',
        'wait.ended >= "1912-07-20"',
        'end.ended >= "1912-07-20"',
        'recourse.ended > "1911-06-19"',
        "ballot.ended < wait.ended <= end.ended",
        "end.times >= 1",
    ],
)
def test_a_comparison_that_may_hold_is_left_alone(tmp_path: Path, when: str) -> None:
    """If it failed, a sound condition would be called one that cannot hold."""
    assert not [one for one in never(tmp_path / "dock", when) if "event.late" in one]


def test_the_condition_of_a_group_and_of_a_step_are_looked_at_too(tmp_path: Path) -> None:
    """If it failed, a group meant to end after twenty turns would be stopped by its last day, without a word."""
    (found,) = never(tmp_path / "dock", while_="not month.turns >= 20")
    assert "group.month.while" in found
    assert "found month.turns >= 20, which can never hold: month has at most 12 turns" in found
