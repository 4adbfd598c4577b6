"""What would be wrong: a value of another type ends in a traceback of ours, or is read as something else in silence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from instantsia import forecast_table
from instantsia.errors import UserError

ROWS: list[Any] = [{"actor": "Ann", "position": 10}, {"actor": "Bob", "position": 80}]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: forecast_table([*ROWS, None]), "expected a dict of its cells"),
        (lambda: forecast_table(ROWS, answers=[1]), "expected a dict of them"),  # type: ignore[arg-type]
        (lambda: forecast_table(ROWS, as_of=5), "expected a day as text"),  # type: ignore[arg-type]
        (lambda: forecast_table(ROWS, set="ann.position=5"), "expected a list of texts"),
        (lambda: forecast_table(ROWS).changing("ann.position=5"), "expected a list of texts"),
        (lambda: forecast_table(ROWS, hidden="leave_out"), "expected read or leave-out"),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_another_type_is_one_sentence(ask: Callable[[], object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        ask()


def test_a_day_may_be_a_date() -> None:
    day = datetime.date(2026, 12, 1)
    assert forecast_table(ROWS, as_of=day).case == forecast_table(ROWS, as_of="2026-12-01").case  # type: ignore[arg-type]
