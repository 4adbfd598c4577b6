"""What a step looks up without naming it may be what is wrong: the checker tells of that, and of that alone."""

from __future__ import annotations

from typing import Any

import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.steps import inside

OUT = inside.OUT | {"body": "commission", "when": "storm"}
HEARING = {key: value for key, value in inside.HEARING.items() if key != "procedure"} | {"motion": "strike"}
AFTER = {**inside.BALLOT, "when": "commission.fir_removed or not storm"}


def problems(steps: list[dict[str, Any]]) -> list[str]:
    return [str(one) for one in examined(from_mapping(inside.written(steps), "board"))[1]]


@pytest.mark.parametrize("about", [OUT, HEARING], ids=["seat", "vote"])
@pytest.mark.parametrize(
    ("charge", "key", "found"),
    [({"body": "bored"}, "body", "'bored', expected the id of a body"),
     ({"by": "clark"}, "by", "'clark', expected the id of an actor")],
    ids=["body", "by"],
)  # fmt: skip
def test_a_charge_that_cannot_be_read_is_one_message(
    about: dict[str, Any], charge: dict[str, Any], key: str, found: str
) -> None:
    """If it failed, one slip in the body of a charge would end in a traceback, or in messages about other steps: who
    loses a seat as the accused is looked up in the charge."""
    steps = [inside.CHARGE, about, AFTER] if about is OUT else [inside.CHARGE, about, inside.BALLOT | {"when": "storm"}]
    first, *rest = steps
    told = problems([{**first, **charge}, *rest])
    assert len(told) == 1, told
    assert f"step.charge.{key}: found {found}" in told[0]


def test_a_seat_that_cannot_be_read_is_one_message() -> None:
    """If it failed, one slip in a step would be told of every condition on what it leaves, too."""
    told = problems([inside.CHARGE, OUT | {"body": "comission"}, AFTER])
    assert len(told) == 1, told
    assert "step.out.body" in told[0]


def test_with_a_charge_that_can_be_read_there_is_nothing_to_tell() -> None:
    """If it failed, the test above would be about something else."""
    assert problems([inside.CHARGE, OUT, AFTER]) == []
    assert problems([inside.CHARGE, HEARING]) == []
