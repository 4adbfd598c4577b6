"""What would be wrong: an answer that was kept keeps a new one from being taken, or is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.opened import opened

from .tables import TODAY, table

SCALE = """
actor;position (1 = for, 5 = against)
A;1
B;5
C;2
D;4
"""


def test_a_kept_point_is_passed_over_where_it_is_voted_on_now(tmp_path: Path) -> None:
    path = table(tmp_path, SCALE)
    ends = {"ends": "for|against", "scale": "1..5"}
    questions.keep(path, {"status_quo": "5", **ends})
    found = opened(path, {"settles": "vote"}, None, TODAY)
    assert "status_quo" not in found.written
    assert found.written["ends"] == "for|against"
    told = questions.guessed(found.known, found.written)
    assert "status_quo = '5' was kept from an earlier time, fits no more and is passed over" in told[0]
    assert questions.guessed(found.again({"votes": "all"}).known, found.written)[0] == told[0]


def test_an_answer_of_this_time_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, SCALE)
    with pytest.raises(UserError, match="expected one of the options"):
        opened(path, {"settles": "vote", "status_quo": "5", "ends": "for|against"}, None, TODAY)


def test_a_kept_scale_that_is_none_is_passed_over(tmp_path: Path) -> None:
    path = table(tmp_path, SCALE)
    questions.keep(path, {"scale": "5", "votes": "Nobody of these"})
    found = opened(path, {"settles": "vote"}, None, TODAY)
    assert found.kept == {}
    assert len(found.known.passed_over) == 2
