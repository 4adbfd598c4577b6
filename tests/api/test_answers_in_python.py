"""What would be wrong: a number as an answer is a traceback, or None is taken for a word."""

from __future__ import annotations

import datetime

import pytest

from instantsia import UserError, forecast_table

ROWS = [{"actor": "A", "position": 10}, {"actor": "B", "position": 90}]


def test_numbers_days_and_lists_are_answers() -> None:
    day = datetime.date(2027, 3, 1)
    told = {"ends": ["lo", "hi"], "status_quo": 0, "line": 40, "by": day}
    typed = {"ends": "lo|hi", "status_quo": "0", "line": "40", "by": "2027-03-01"}
    found = [forecast_table(ROWS, answers, as_of="2026-11-29").case for answers in (told, typed)]
    assert found[0] == found[1]


@pytest.mark.parametrize("answer", [None, True, {"a": 1}, object()])
def test_what_is_no_answer_is_a_sentence(answer: object) -> None:
    with pytest.raises(UserError, match="expected text, a number, a day or a list"):
        forecast_table(ROWS, {"status_quo": answer})
