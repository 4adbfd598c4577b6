"""Slips that passed the checker, or were told in several messages or in no English."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casefile import weekly

FACT = '[[fact]]\nid = "NAME"\n\n[[event]]'


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ((('"weeks"', '"ballot"'),), "group.ballot.id"),
        ((("[[event]]", FACT.replace("NAME", "ballot")),), "fact.ballot.id"),
        ((("[[event]]", FACT.replace("NAME", "weeks")),), "fact.weeks.id"),
    ],
)
def test_ids_that_conditions_could_not_tell_apart(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], place: str
) -> None:
    """If it failed, `ballot.turns` and `ballot.times` would speak of two things under one name."""
    (error,) = weekly.errors(tmp_path / "weekly", *changes)
    assert f"error E4: {place}: found " in error
    assert "as well: conditions cannot tell them apart" in error


def test_a_step_of_a_group_has_no_day_of_its_own(tmp_path: Path) -> None:
    """If it failed, the day would be ignored in silence."""
    (error,) = weekly.errors(tmp_path / "weekly", ('kind = "vote"', 'kind = "vote"\ndate = 1904-10-01'))
    assert "E18: step.ballot.date: found 1904-10-01 beside within" in error


@pytest.mark.parametrize("number", ["1" + "0" * 400, "1e400"])
def test_a_number_in_a_condition_beyond_every_float(tmp_path: Path, number: str) -> None:
    """If it failed, `check` would end in a traceback."""
    (error,) = weekly.errors(tmp_path / "weekly", ("not ballot", f"weeks.turns < {number} and not ballot"))
    assert "E15: group.weeks.while" in error
    assert "expected a number" in error
