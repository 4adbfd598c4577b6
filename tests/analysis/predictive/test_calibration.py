"""What would be wrong: a score over the ledger that is not the one on paper, a question counted twice, an interval that
pretends that weeks of one question are many questions."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.analysis.predictive.calibration import BASE_RATE, ENOUGH, EVEN_ODDS, UNIFORM, calibration, questions
from instantsia.ledger.chain import Entry
from instantsia.ledger.records import LEVELS


def entry(
    number: int,
    p: float = 0.5,
    happened: bool | None = None,
    *,
    case: str = "",
    question: str = "",
    scale: tuple[float, float] = (0, 100),
    quantiles: list[float] | None = None,
    settled: float | None = None,
    void: bool = False,
) -> Entry:
    """A filed forecast as far as it is scored."""
    value = (
        {}
        if quantiles is None
        else {"x": {"scale": list(scale), "quantiles": dict(zip(LEVELS, quantiles, strict=True))}}
    )
    manifest = {
        "number": number,
        "case": case or f"case{number}",
        "question": question,
        "hindsight": False,
        "vantage": "explanation",
        "headline": {"event": "e", "p": p},
        "values": value,
    }
    outcome = {
        "void": void,
        "events": {} if void else {"e": happened},
        "values": {} if settled is None else {"x": settled},
    }
    return Entry(Path(f"{number:04d}"), manifest, () if happened is None and not void else ({"outcome": outcome},))


# ------------------------------------------------------------------------------------------------ events


def test_brier_log_and_rivals_by_hand() -> None:
    found = calibration([entry(1, 0.8, True), entry(2, 0.3, True), entry(3, 0.1, False), entry(4, 0.9)])
    assert (found.entries, found.resolved, found.void, found.questions) == (4, 3, 0, 3)
    events = found.events
    assert events is not None
    assert events.filed.losses["brier"].mean == pytest.approx((0.04 + 0.49 + 0.01) / 3)
    assert events.filed.losses["log"].mean == pytest.approx(-(math.log(0.8) + math.log(0.3) + math.log(0.9)) / 3)
    rivals = {one.name: one for one in events.rivals}
    assert rivals[EVEN_ODDS].losses["brier"].mean == 0.25
    assert rivals[EVEN_ODDS].losses["log"].mean == pytest.approx(math.log(2))
    assert rivals[EVEN_ODDS].less["brier"].mean == pytest.approx(0.18 - 0.25)
    assert rivals[BASE_RATE].losses["brier"].mean == pytest.approx(2 / 3 * 1 / 3)
    assert rivals[BASE_RATE].note == "known only afterwards"
    assert events.filed.losses["brier"].low is None


def test_what_was_held_impossible_and_happened_has_a_bound() -> None:
    found = calibration([entry(1, 0.0, True)])
    assert found.events is not None
    assert found.events.filed.losses["log"].mean == pytest.approx(-math.log(0.001))


def test_the_table_counts_how_often_it_happened_where_p_was_so_high() -> None:
    given_p = [(0.1, False), (0.1, True), (0.199, False), (0.3, True), (0.1 + 0.2, False), (1.0, True), (0.0, False)]
    found = calibration([entry(number, p, came) for number, (p, came) in enumerate(given_p, 1)])
    assert found.events is not None
    rows = [(one.low, one.high, one.n, one.happened) for one in found.events.bins]
    assert rows == [(0.0, 0.1, 1, 0), (0.1, 0.2, 3, 1), (0.3, 0.4, 2, 1), (0.9, 1.0, 1, 1)]
    assert found.events.bins[1].p == pytest.approx((0.1 + 0.1 + 0.199) / 3)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=9))
def test_every_forecast_stands_in_one_bin_that_holds_its_mean(rows: list[tuple[float, bool]]) -> None:
    found = calibration([entry(number, p, came) for number, (p, came) in enumerate(rows, 1)])
    assert found.events is not None
    bins = found.events.bins
    assert sum(one.n for one in bins) == len(rows)
    assert sum(one.happened for one in bins) == sum(came for _, came in rows)
    assert all(one.low - 1e-8 <= one.p <= one.high + 1e-8 for one in bins)


def test_what_came_to_nothing_is_counted_and_not_scored() -> None:
    found = calibration([entry(1, 0.8, True), entry(2, 0.8, void=True)])
    assert (found.resolved, found.void) == (1, 1)
    assert found.events is not None
    assert found.events.n == 1
    none = calibration([entry(1, void=True), entry(2)])
    assert (none.resolved, none.events, none.scales) == (0, None, None)
    assert calibration([]).entries == 0


def test_the_last_resolution_counts() -> None:
    first = entry(1, 0.8, False)
    again = Entry(first.path, first.manifest, (*first.resolutions, *entry(1, 0.8, True).resolutions))
    found = calibration([again])
    assert found.events is not None
    assert found.events.filed.losses["brier"].mean == pytest.approx(0.04)


# ------------------------------------------------------------------------------------------------ questions


def test_entries_of_one_case_or_one_question_hang_together_also_by_way_of_others() -> None:
    entries = [
        entry(1, case="a", question="Will it?"),
        entry(2, case="b", question="will  IT?"),
        entry(3, case="c", question="Other"),
        entry(4, case="c", question=""),
        entry(5, case="d", question=""),
        entry(6, case="b", question="Other"),
    ]
    assert questions(entries[:5]) == ["0001", "0001", "0003", "0003", "0005"]
    assert questions(entries) == ["0001", "0001", "0001", "0001", "0005", "0001"]


def test_there_is_an_interval_from_ten_questions_on_and_weeks_of_one_do_not_make_it_narrower() -> None:
    rows = [(0.2 + 0.06 * n, n % 3 == 0) for n in range(ENOUGH)]
    alone = calibration([entry(n + 1, p, came, case=f"c{n}") for n, (p, came) in enumerate(rows)]).events
    weeks = [entry(10 * week + n + 1, p, came, case=f"c{n}") for week in range(5) for n, (p, came) in enumerate(rows)]
    often = calibration(weeks).events
    assert alone is not None
    assert often is not None
    assert (alone.questions, often.questions, often.n) == (10, 10, 50)
    one, other = alone.filed.losses["brier"], often.filed.losses["brier"]
    assert one.low is not None
    assert other.low is not None
    assert one.low < one.mean < (one.high or 0)
    assert (other.mean, other.low, other.high) == pytest.approx((one.mean, one.low, one.high))
    nine = calibration(weeks[: ENOUGH - 1]).events
    assert nine is not None
    assert nine.filed.losses["brier"].low is None


# ------------------------------------------------------------------------------------------------ scales


def test_a_forecast_without_spread_has_the_distance_as_its_crps() -> None:
    found = calibration([entry(1, 0.5, True, quantiles=[40.0] * len(LEVELS), settled=47.0)]).scales
    assert found is not None
    assert found.filed.losses["mae"].mean == pytest.approx(7)
    assert found.filed.losses["crps"].mean == pytest.approx(7)
    assert found.coverage == 0
    assert found.pit[-1] == 1


def test_a_uniform_forecast_has_the_closed_form() -> None:
    """CRPS of the uniform distribution on 0 to 100 at y: (y^3 + (100 - y)^3) / (3 x 100^2)."""
    levels = [100 * one for one in LEVELS.values()]
    outcomes = [5.0, 32.0, 50.5, 91.0]
    found = calibration([entry(n, 0.5, True, quantiles=levels, settled=y) for n, y in enumerate(outcomes, 1)]).scales
    assert found is not None
    closed = np.mean([(y**3 + (100 - y) ** 3) / 30_000 for y in outcomes])
    assert found.filed.losses["crps"].mean == pytest.approx(closed)
    assert found.filed.losses["mae"].mean == pytest.approx(np.mean([45, 18, 0.5, 41]))
    assert found.filed.losses["log"].mean == pytest.approx(math.log(100))
    assert found.coverage == 0.5
    assert sum(found.pit) == pytest.approx(1)
    assert found.pit == pytest.approx([0.25, 0, 0, 0.25, 0, 0.25, 0, 0, 0, 0.25])
    (rival,) = found.rivals
    assert rival.name == UNIFORM
    assert rival.less["crps"].mean == pytest.approx(0, abs=1e-9)


def test_crps_is_the_expected_distance_less_half_of_that_between_two_draws() -> None:
    """E|X - y| - E|X - X'| / 2 over a hundred thousand places of the quantile function, as brute force."""
    quantiles = [20.0 if one <= 0.5 else 60.0 for one in LEVELS.values()]
    found = calibration([entry(1, 0.5, True, quantiles=quantiles, settled=30.0)]).scales
    assert found is not None
    n = 100_000
    drawn = np.interp((np.arange(n) + 0.5) / n, list(LEVELS.values()), quantiles)
    apart = 2 * np.sum(drawn * (2 * np.arange(1, n + 1) - n - 1)) / n**2
    assert found.filed.losses["crps"].mean == pytest.approx(np.abs(drawn - 30).mean() - apart / 2, abs=1e-3)
    assert found.filed.losses["mae"].mean == 10


@given(st.floats(-50, 50), st.floats(0.01, 40), st.floats(0, 1))
def test_another_scale_gives_the_same_figures_in_hundredths(low: float, width: float, place: float) -> None:
    """If this fails, a question in euros weighs more than one in points."""
    rows = [100 * one**2 for one in LEVELS.values()]
    plain = calibration([entry(1, 0.5, True, quantiles=rows, settled=100 * place)]).scales
    high = low + width
    moved = [low + width * one / 100 for one in rows]
    settled = min(max(low + width * place, low), high)
    other = calibration([entry(1, 0.5, True, scale=(low, high), quantiles=moved, settled=settled)]).scales
    assert plain is not None
    assert other is not None
    for key in ("mae", "crps"):
        assert other.filed.losses[key].mean == pytest.approx(plain.filed.losses[key].mean, abs=1e-6)


def test_a_settlement_that_nobody_told_is_not_scored_on_the_scale() -> None:
    assert calibration([entry(1, 0.5, True, quantiles=[1.0] * len(LEVELS))]).scales is None
