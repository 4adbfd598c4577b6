"""Slips in a case begun from a template: each is told once, where it is, with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.case.numbers import Number
from instantsia.casefile.checking.lint.numbers import w45
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import examined
from instantsia.casefile.skeleton import new
from instantsia.errors import CaseError, UserError


def slips(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is wrong with the template of one who decides once some of it is written otherwise."""
    file = new(folder, "leader") / "case.toml"
    text = file.read_text("utf-8")
    for old, written in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, written)
    file.write_text(text, "utf-8")
    return [str(one) for one in examined(read_folder(folder))[1]]


def test_a_misspelt_kind_is_named_beside_what_is_missing(tmp_path: Path) -> None:
    (error,) = slips(tmp_path / "dam", ('kind = "persuade"', 'kinds = "persuade"'))
    assert "E12: step.walk.kind: missing, but it must be there (kinds stands there: did you mean kind?)" in error


def test_where_no_kind_is_written_no_other_key_is_taken_for_it(tmp_path: Path) -> None:
    """`id` is as near to it as many a slip."""
    (error,) = slips(tmp_path / "dam", ('kind = "persuade", ', ""))
    assert "step.walk.kind: missing, but it must be there (known: " in error


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ('"5 %"', "write 0.05 for a share or a chance of 5 %"),
        ('"12,5 per cent"', "write 0.125 for a share or a chance of 12.5 %"),
        ('"two days"', "write 2, without a unit"),
        ('"3 days"', "write 3, without a unit"),
    ],
)
def test_a_number_with_a_unit_is_told_in_digits(tmp_path: Path, written: str, remedy: str) -> None:
    (error,) = slips(tmp_path / "dam", ('chance = "0.4..0.8"', f"chance = {written}"))
    assert "E13: step.report.chance" in error
    assert f"({remedy})" in error


def test_a_word_that_is_no_number_gets_no_such_remedy(tmp_path: Path) -> None:
    (error,) = slips(tmp_path / "dam", ('chance = "0.4..0.8"', 'chance = "quite often"'))
    assert "write" not in error


def test_a_number_may_begin_with_its_point(tmp_path: Path) -> None:
    """`--own .7` was taken, and `--set PATH=.7` refused."""
    study = api.load(new(tmp_path / "dam", "leader"))
    assert study.changing(set=["engineer.dam=.9"]).case.assumption[-1].value.low == 0.9
    assert study.changing(set=["engineer.dam=.5...9"]).case.assumption[-1].value.high == 0.9


def test_one_wrong_year_is_told_once_and_where_it_is(tmp_path: Path) -> None:
    """It was told at every step below, and not on the line that was wrong."""
    (error,) = slips(tmp_path / "dam", ("date = 2001-03-08", "date = 2010-03-08"))
    assert "E18: step.walk.date: found 2010-03-08" in error
    assert "expected a day not after that of the step below it (cabinet)" in error


def test_a_day_too_early_is_told_there(tmp_path: Path) -> None:
    (error,) = slips(tmp_path / "dam", ("date = 2001-03-12", "date = 1992-03-12"))
    assert "step.press.date: found 1992-03-12, expected a day not before that of the step above it (minutes)" in error


def test_a_day_that_no_month_has_is_told_with_its_key(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as error:
        slips(tmp_path / "dam", ("date = 2001-03-08", "date = 2001-02-30"))
    assert "date = 2001-02-30: invalid date" in str(error.value)


def test_two_cases_are_compared_by_a_run_of_each(tmp_path: Path) -> None:
    one, other = (new(tmp_path / name, "leader") for name in ("dam", "other"))
    with pytest.raises(UserError, match=r"is a case, and two cases are compared by a run of each"):
        api.load(one).compare(str(other))
    with pytest.raises(UserError) as error:
        api.load(one).compare("nothing")
    assert "is a case" not in str(error.value)


IDLE = (
    ("step = [\n", 'step = [\n  { id = "called", kind = "convene", body = "circle", date = 2001-03-01 },\n'),
    ("[[body]]", '[[body]]\nid = "circle"\nmembers = ["head", "works"]\nrule = { kind = "majority" }\n\n[[body]]'),
)


def test_a_body_that_meets_and_decides_nothing_is_told(tmp_path: Path) -> None:
    """It was described as deciding, and nothing was said of it."""
    assert slips(tmp_path / "dam", *IDLE) == []
    (told,) = [str(one) for one in api.check(tmp_path / "dam").problems if "W24" in str(one)]
    assert "body.circle: nothing is decided in it, and nothing depends on who is there" in told
    assert "Meets, and decides nothing in this case." in api.load(tmp_path / "dam").summary()


def test_a_body_on_whose_meeting_something_depends_is_not(tmp_path: Path) -> None:
    slips(tmp_path / "dam", *IDLE, ('kind = "persuade"', 'kind = "persuade", when = "called.happened"'))
    assert not [one for one in api.check(tmp_path / "dam").problems if "W24" in str(one)]


@pytest.mark.parametrize(
    ("by", "remedy"),
    [
        (Number(low=0.4, high=0.4), "write points of the scale: 0.4 of it is 40"),
        (Number(low=0.2, mode=0.3, high=0.9), "write points of the scale: 0.9 of it is 90"),
        (Number(low=-0.5, high=0), "write points of the scale: -0.5 of it is -50"),
        (Number(low=20, high=60), None),
        (Number(low=0, high=1.5), None),
        (Number(low=0, high=0), None),
    ],
)
def test_a_share_where_points_of_a_scale_are_meant_is_told(by: Number, remedy: str | None) -> None:
    """On a scale of 0-100 `by = 0.4` moves nobody, and was taken without a word."""
    case = api.load("apparatus").case
    issue = next(one for one in case.issue if one.scale is not None and one.bounds == (0, 100))
    one = case.depends[0].model_copy(update={"issue": issue.id, "by": by})
    found = [*w45(case.model_copy(update={"depends": (one,)}))]
    assert [each.remedy for each in found] == ([] if remedy is None else [remedy])
