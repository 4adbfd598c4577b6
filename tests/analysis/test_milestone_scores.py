"""What would be wrong: a record that is read as another month, one in doubt counted as sure, a score of something else
than the milestone that is named, a record that moves the forecast."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis import censored
from instantsia.analysis.forecast import forecast
from instantsia.analysis.milestone_scores import milestone_scores
from instantsia.analysis.replaying import shares
from instantsia.analysis.results.times import MilestoneScore
from instantsia.case.values import DAYS, parse_value
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined, load, warnings
from instantsia.engine.plan import Plan, prepare
from instantsia.engine.program import program_of
from instantsia.engine.run import columns_of
from instantsia.report.sentences import milestones as words
from instantsia.report.terminal import screen
from tests.steps.other_side import written

DRAWS = 1_024
TALKS = "record.talks.reached.acknowledged"


def case(*claims: tuple[str, str]) -> dict[str, Any]:
    told = [
        {"id": f"r{place}", "source": "paper", "about": about, "value": value, "lines": place + 1, "right": 0.9}
        for place, (about, value) in enumerate(claims)
    ]
    return {**written({}), "source": [{"id": "paper", "cite": "A paper", "p": 0.95}], "claim": told}


def planned(*claims: tuple[str, str], draws: int = DRAWS) -> Plan:
    return Plan(load(from_mapping(case(*claims), "talks")), draws=draws)


def played(*claims: tuple[str, str]) -> tuple[tuple[MilestoneScore, ...], dict[str, np.ndarray]]:
    plan = planned(*claims)
    columns, prepared = columns_of(plan), prepare(plan)
    return milestone_scores(prepared, program_of(plan), shares.state_of(prepared, columns)), columns


def by_month(days: np.ndarray) -> np.ndarray:
    """The share of draws that have come to it by each of the 72 months from January 1931."""
    edges = [np.datetime64(f"{1931 + month // 12}-{month % 12 + 1:02}-01") for month in range(1, 73)]
    ends = np.array([(edge - np.datetime64("0001-01-01")).astype("timedelta64[D]").astype(int) + 1 for edge in edges])
    return np.array([(days < end).mean() for end in ends])


def test_a_month_is_scored_by_the_distance_of_all_draws() -> None:
    (score,), columns = played((TALKS, "1932-03"))
    assert score.milestone == "talks.acknowledged"
    assert score.record == {"1932-03-01": 1.0}
    assert score.turns == 72
    by = by_month(columns["reached/talks.acknowledged"])
    assert score.crps == pytest.approx(censored.crps(by, 15))
    assert score.rivals == {
        "never": pytest.approx(72 - 15),
        "any turn alike": pytest.approx(censored.crps(censored.between(1, 72, 72), 15)),
    }


def test_what_never_came_and_a_year_are_scored() -> None:
    (score,), columns = played((TALKS, "never"))
    (of_term,), _ = played(("record.talks.reached.full", "1931"))
    by = by_month(columns["reached/talks.acknowledged"])
    assert score.crps == pytest.approx(censored.crps(by, np.inf))
    assert score.record == {"never": 1.0}
    assert of_term.milestone == "raids.full", "a level of the term that the step moves"
    full = by_month(columns["reached/raids.full"])
    assert of_term.crps == pytest.approx(np.mean([censored.crps(full, month) for month in range(1, 13)]))


def test_a_record_in_doubt_is_a_mean_over_its_doubt() -> None:
    claims = [(TALKS, "1932-03"), (TALKS, "1934-06")]
    (score,), columns = played(*claims)
    by = by_month(columns["reached/talks.acknowledged"])
    shares = list(score.record.values())
    assert sum(shares) == pytest.approx(1)
    assert [*score.record] == ["1932-03-01", "1934-06-01"]
    mean = shares[0] * censored.crps(by, 15) + shares[1] * censored.crps(by, 42)
    assert score.crps == pytest.approx(mean)


def test_the_record_moves_nothing_but_the_score() -> None:
    _, told = played((TALKS, "1932-03"))
    plain = columns_of(planned())
    for name, values in plain.items():
        np.testing.assert_array_equal(values, told[name])
    assert set(told) - set(plain) <= {f"pick/{TALKS}", "reading/paper"}


def test_the_screen_says_how_far_it_was() -> None:
    plan = planned((TALKS, "1932-03"), draws=128)
    found = forecast(plan, columns_of(plan))
    (line,) = words.score_lines(found)
    assert line.startswith("Talks acknowledged: March 1932; off by ")
    assert " months of 72 (never 57.0, any turn alike " in line
    assert "Talks acknowledged: March 1932" in " ".join(screen(found, full=True).split())


@pytest.mark.parametrize(
    ("about", "value", "said"),
    [
        (TALKS, "soon", 'expected a day, a month or a year, as in "1968-05", or never'),
        (TALKS, "12", 'expected a day, a month or a year, as in "1968-05", or never'),
        ("record.talks.reached.aknowledged", "1932", "did you mean acknowledged?"),
        ("record.tlks.reached.acknowledged", "1932", "expected a path that takes a value"),
    ],
)
def test_what_is_no_record_of_a_milestone_is_one_message(about: str, value: str, said: str) -> None:
    (problem,) = examined(from_mapping(case((about, value)), "talks"))[1]
    assert said in str(problem)


def test_a_record_is_claimed_and_never_assumed() -> None:
    assumed = [*case()["assumption"], {"about": TALKS, "value": 5}]
    (problem,) = examined(from_mapping(case() | {"assumption": assumed}, "talks"))[1]
    assert "is claimed, not assumed" in str(problem)


def test_a_milestone_of_a_step_that_repeats_is_no_record_of_one_turn() -> None:
    document = from_mapping(case((TALKS, "1932-03")), "talks")
    assert not [one for one in warnings(document, load(document)) if one.code in ("W30", "W17")]


def test_days_are_read_as_they_are_written() -> None:
    assert parse_value("1932-03", DAYS).low == parse_value("1932-03-01", DAYS).low
    assert parse_value("1932-03", DAYS).high == parse_value("1932-03-31", DAYS).low
    assert parse_value("Never", DAYS).low == DAYS.high
