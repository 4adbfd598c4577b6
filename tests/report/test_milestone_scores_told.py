"""What would be wrong: a rival that says never, is right to the tenth of what came last, and stands unexplained."""

from __future__ import annotations

import pytest

from instantsia.analysis.results.times import MilestoneScore
from instantsia.report.sentences.milestones import _score_line, called


@pytest.mark.parametrize(
    ("record", "never", "told"),
    [({"1973-01-01": 1.0}, 0.0, True), ({"never": 1.0}, 0.0, False), ({"1968-05-01": 1.0}, 56.0, False)],
)
def test_why_never_loses_nothing_is_said_where_it_came_in_the_last_month(
    record: dict[str, float], never: float, told: bool
) -> None:
    one = MilestoneScore("peace.signed", "peace", record, 5.3, "month", 73, {"never": never, "any turn alike": 23.8})
    assert ('"Never" is scored as the last turn that is played' in _score_line(one, months=True)) == told


def test_a_level_of_a_long_ladder_is_reached_with_those_above() -> None:
    assert called("goods.a_third", at_least=True) == "goods at least a third"
    assert called("goods.all") == "goods all"
