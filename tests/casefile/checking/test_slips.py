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


@pytest.mark.parametrize(
    ("rule", "key", "said"),
    [
        ('kind = "acclamation", leader = "hale", rivals = ["hale"]', "rivals", "found 'hale', who is the leader"),
        ('kind = "acclamation", leader = "hale", rivals = ["ives", "ives"]', "rivals.1", "found 'ives' twice"),
        ('kind = "qualified", vetoes = ["ives", "noor", "ives"]', "vetoes.2", "found 'ives' twice"),
        ('kind = "majority", quorum = 99', "quorum", "found 99, but committee has 5 seats: nothing could ever"),
        ('kind = "qualified", quota = "6..9"', "quota", "found 6, but committee has 5 seats: nothing could ever"),
        ('kind = "majority", quorum = -1', "quorum", "found -1, expected a whole number of 0 or more"),
        (
            'kind = "acclamation", leader = "hale", present = 0',
            "present",
            "found 0, expected a whole number of more th",
        ),
        ('kind = "acclamation", leader = "hale", steepness = 1e308', "steepness", "expected no number beyond 1e+15"),
    ],
)
def test_a_rule_that_is_amiss(tmp_path: Path, rule: str, key: str, said: str) -> None:
    """If it failed, a rule that means nothing would be played, or end in a traceback, or be told in no English."""
    (error,) = weekly.errors(tmp_path / "weekly", ('kind = "majority"', rule))
    assert f"body.committee.rule.{key}: " in error
    assert said in error


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ('kind = "majority", quorum = 5', ""),
        ('kind = "qualified", quota = "2..99"', ""),
        ('kind = "majority", quorum = 99', '[[actor]]\nid = "ives"\nseats = "50..95"\n\n'),
        ('kind = "majority", quorum = 99', '[[assumption]]\nabout = "*.seats"\nvalue = "1..90"\nwhy = "guess"\n\n'),
    ],
)
def test_a_quorum_that_can_be_reached(tmp_path: Path, rule: str, more: str) -> None:
    """If it failed, a body of blocs, or one whose seats are only assumed, would be refused."""
    changes = (('kind = "majority"', rule), ("[[event]]", f"{more}[[event]]"))
    assert weekly.errors(tmp_path / "weekly", *changes) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("when = 'sitting", 'order = ["ives", "ives"]\nwhen = \'sitting', "step.ballot.order.1: found 'ives' twice"),
        ('"pell"]', '"pell"]\nconvener = ["ives", "ives"]', "body.committee.convener.1: found 'ives' twice"),
        ('"pell"]', '"pell", "ives"]', "body.committee.members.5: found 'ives' twice"),
    ],
)
def test_a_name_that_stands_twice_in_a_list(tmp_path: Path, old: str, new: str, said: str) -> None:
    """If it failed, somebody would speak, or be told, twice."""
    (error,) = weekly.errors(tmp_path / "weekly", (old, new))
    assert said in error


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('issue = "well"', 'issue = "well"\nprecision = 1e308'),
        ('issue = "well"', 'issue = "well"\nprecision = "3..1e16"'),
        ('issue = "well"', 'issue = "well"\nprecision = { among = [1, 1e16] }'),
        ('0 = "keep it at any price", 100', '0 = "keep it at any price", 1e308'),
        ('"10..55..100"', '"10..55..1e308"'),
    ],
)
def test_no_number_is_too_large_to_be_reckoned_with(tmp_path: Path, old: str, new: str) -> None:
    """If it failed, `check` would find nothing and `run` would end in a traceback."""
    (error,) = weekly.errors(tmp_path / "weekly", (old, new))
    assert "none is beyond 1e+15" in error or "expected no number beyond 1e+15" in error
