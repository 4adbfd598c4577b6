"""Numbers that are one of several, and what a scale may carry."""

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number, Point, Written, constant
from instantsia.case.questions import Issue
from instantsia.case.values import Domain
from instantsia.case.words import Words
from instantsia.draws.quantiles import one_of
from instantsia.evidence.path_values import quantile

WRITTEN = TypeAdapter(Written)


def test_one_of_several() -> None:
    """Drawn from those that are known, each as likely, whatever their order; a mode would make one likelier."""
    number = WRITTEN.validate_python({"among": [30, 10, 20, 20], "why": "blank"})
    assert number == Number(low=10, high=30, among=(10.0, 20.0, 20.0, 30.0), why="blank")
    u = (np.arange(4000) + 0.5) / 4000
    values, counts = np.unique(quantile(u, number), return_counts=True)
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == {10.0: 1000, 20.0: 2000, 30.0: 1000}
    assert number.middle == 20.0
    assert not number.fixed
    assert one_of(np.array([0.999999]), (1.0, 2.0)).tolist() == [2.0]


def test_one_of_several_comes_back_from_json() -> None:
    """A plan goes to its worker as text."""
    for written in ({"among": [3, 1]}, {"value": "1..2..3"}, {"value": 4}):
        number = WRITTEN.validate_python(written)
        assert WRITTEN.validate_json(WRITTEN.dump_json(number)) == number


@pytest.mark.parametrize("among", [[], ["a"], [True], 3, "10"])
def test_what_is_no_list_of_numbers_is_refused(among: Any) -> None:
    with pytest.raises(ValidationError, match=r"expected"):
        WRITTEN.validate_python({"among": among})


def issue(**more: Any) -> Issue:
    return Issue.model_validate({"id": "ban", "scale": {"0": "no ban", "100": "full ban"}, **more})


def test_stretches_stand_in_the_order_of_the_scale() -> None:
    """Written in another order they would cut the scale otherwise."""
    assert list(issue(stretches={"full": 100, "none": 10, "part": 70}).stretches) == ["none", "part", "full"]


@pytest.mark.parametrize(
    "more",
    [
        {"line": 101},
        {"status_quo": "90..110"},
        {"stretches": {"none": 10, "part": 90}},
        {"stretches": {"none": 0, "all": 100}},
        {"stretches": {"none": 100, "all": 100}},
        {"stretches": {f"s{place}": place + 85 for place in range(16)}},
        {"line": "fifty"},
    ],
)
def test_what_lies_off_the_scale_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        issue(**more)


@pytest.mark.parametrize("more", [{"line": 1}, {"status_quo": 1}, {"stretches": {"a": 1}}])
def test_without_a_scale_there_is_no_line_on_it(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="expected a scale"):
        Issue.model_validate({"id": "ban", "options": ["no", "yes"], **more})


def test_weights_have_no_scale_on_which_all_of_them_would_agree() -> None:
    """Claims agree within a tenth of the scale: of one that ends at the largest number all of them would."""
    assert Domain(0.0, LARGEST).width == Domain(0.0).width == 1.0
    assert Domain(0.0, 100.0).width == 100.0


class Walkout(Words):
    """As a step writes one."""

    at: Point
    else_: Point = constant("-40..20", "where most would go; judgement")


@pytest.mark.parametrize(
    ("written", "low", "mode", "high"),
    [
        (250, 250, None, 250), ("-40..1e6", -40, None, 1e6), ([1, 2, 4], 1, 2, 4), ("-3.5", -3.5, None, -3.5),
        ({"value": "1990..2030", "why": "years"}, 1990, None, 2030), ({"among": [70, 10]}, 10, None, 70),
    ],
)  # fmt: skip
def test_a_point_of_a_scale_is_written_like_any_number(
    written: Any, low: float, mode: float | None, high: float
) -> None:
    """If it failed, a step could ask for no point of a scale that goes beyond 0 to 100."""
    found = Walkout(at=written)
    assert (found.at.low, found.at.mode, found.at.high) == (low, mode, high)
    assert found.else_.source == "default"
    assert Walkout.model_validate(found.model_dump()) == found


@pytest.mark.parametrize("written", ["close by", "1e999", True, [1, 2, 3, 4], "20..10", float("nan"), None])
def test_what_is_no_point_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        Walkout(at=written)


def test_a_point_is_told_to_an_editor() -> None:
    told = Walkout.model_json_schema()["properties"]["at"]["description"]
    assert told == "A point of the scale of an issue, in its units, or a range of them."
