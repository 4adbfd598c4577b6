"""Slips that passed the checker, or were told in several messages or in no English."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import examined
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


@pytest.mark.parametrize("kind", ["carry_out", "Vote", "votes"])
@pytest.mark.parametrize("old", ['kind = "vote"', 'kind = "adjourn"'])
def test_a_kind_that_is_none_is_told_once(tmp_path: Path, old: str, kind: str) -> None:
    """If it failed, all that the step takes and leaves would be told as missing."""
    (error,) = weekly.errors(tmp_path / "weekly", (old, f'kind = "{kind}"'))
    assert f".kind: found '{kind}', expected a kind of step" in error


@pytest.mark.parametrize("step", ["sitting", "ballot"])
def test_a_group_that_is_misspelt_is_told_once(tmp_path: Path, step: str) -> None:
    """If it failed, the step would be told to come later, in the `while` of the group that was meant."""
    changes = ((f'id = "{step}"', f'id = "{step}"\nwithin = "weekz"'), ('weekz"\nkind = "', 'weekz"\nkind="'))
    folder = weekly.write(tmp_path / "weekly", *changes)
    text = (folder / "case.toml").read_text()
    before, _, after = text.partition('within = "weekz"')
    (folder / "case.toml").write_text(before + 'within = "weekz"' + after.replace('within = "weeks"\n', "", 1))
    (error,) = [str(one) for one in examined(read_folder(folder))[1]]
    assert f"E4: step.{step}.within: found 'weekz', expected the id of a group (did you mean weeks?)" in error


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("weekz.turns < 3", "found 'weekz', expected the id of a group (did you mean weeks?)"),
        ("balot.times < 3", "found 'balot', expected the id of a step (did you mean ballot?)"),
        ('ballot.ended < "1904-10?"', "expected a day without a sign of doubt"),
        ('ballot.ended < "1904-10-01~"', "expected a day without a sign of doubt"),
    ],
)
def test_a_condition_is_told_in_one_message(tmp_path: Path, condition: str, said: str) -> None:
    """If it failed, a group would be called a step, or a day that nobody is sure of be taken for one that is."""
    (error,) = weekly.errors(tmp_path / "weekly", ('not ballot == "close"', condition))
    assert "E15: group.weeks.while" in error
    assert said in error


NEVER = (
    'ballot == "close"', "ballot.happened", "weeks.turns >= 1", "weeks.turns == 1", 'ballot.ended < "1904-10"',
    'ballot.happened and sitting == "pressed"', "not weeks.turns < 1", 'ballot == "keep" or sitting.times > 0',
    'not (ballot != "close" or weeks.turns == 0)',
)  # fmt: skip
MAY = (
    'not ballot == "close"', "weeks.turns < 2", "rain", "ballot.happened or rain", "weeks.turns <= 0",
    'not ballot.ended > "1904-09"', 'opening == "pressed"',
)  # fmt: skip
FIRST = '''[[fact]]
id = "rain"

[[assumption]]
about = "fact.rain"
value = "0.2..0.4"
why = "guess"

[[step]]
id = "opening"
kind = "adjourn"
body = "committee"
date = 1904-09-01
pressed = "0.1..0.4"
until = 1904-09-10

[[step]]
id = "sitting"'''


@pytest.mark.parametrize("condition", [*NEVER, *MAY])
def test_a_group_that_can_never_begin_is_warned_of(tmp_path: Path, condition: str) -> None:
    """If it failed, a group would play nothing in any draw, and nobody would be told."""
    changes = (('[[step]]\nid = "sitting"', FIRST), ('not ballot == "close"', condition))
    told = [one for one in weekly.warned(tmp_path / "weekly", *changes) if "W27" in one]
    assert [("group.weeks.while" in one and "it never begins" in one) for one in told] == [True] * (condition in NEVER)


def test_a_comparison_that_can_never_hold_is_told_alone(tmp_path: Path) -> None:
    """If it failed, one cause would be told in two messages."""
    told = weekly.warned(tmp_path / "weekly", ('not ballot == "close"', "weeks.turns > 9"))
    assert ["which can never hold" in one for one in told if "W27" in one] == [True]


@pytest.mark.parametrize("condition", [*NEVER, *MAY])
def test_what_is_said_never_to_begin_never_does(tmp_path: Path, condition: str) -> None:
    """If it failed, the warning would be false."""
    changes = (('[[step]]\nid = "sitting"', FIRST), ('not ballot == "close"', condition))
    result = api.load(weekly.write(tmp_path / "weekly", *changes)).run(200, runs=None)
    assert bool(result.columns["happened/sitting"].any()) == (condition in MAY)
