"""Where settlements lie, who is pivotal, and what the choice of model does, against numbers worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from instantsia.analysis.forecast import forecast
from instantsia.analysis.replaying.groups import groups
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Forecast
from instantsia.analysis.settlement.pivots import pivots
from instantsia.analysis.swing import swings
from instantsia.case.model import Case
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.engine.run import columns_of

WHY = {"why": "worked by hand"}
SCALE = {"scale": {"0": "keep it", "100": "close it"}, "status_quo": 0, "line": 50}


def talks(
    positions: Mapping[str, Any],
    *,
    rule: str = "consensus",
    issue: Mapping[str, Any] | None = None,
    step: Mapping[str, Any] | None = None,
    weights: Mapping[str, float | str] | None = None,
) -> Case:
    """A body settles once on the pier; equal weights unless said; nothing is dressed unless the step says so."""
    written: dict[str, Any] = {
        "instantsia": 1,
        "title": "The pier",
        "actor": [{"id": one} for one in positions],
        "issue": [{"id": "pier", **SCALE, **(issue or {})}],
        "body": [{"id": "board", "members": list(positions), "rule": {"kind": rule}}],
        "step": [
            {"id": "terms", "kind": "settle", "body": "board", "issue": "pier", "date": "1931-03-11", "dressed": False}
            | dict(step or {})
        ],
        "event": [{"id": "beyond", "text": "It is beyond the middle", "when": "terms.value > 50"}],
        "assumption": [
            {"about": "*.salience.pier", "value": 1, **WHY},
            *({"about": f"{one}.pier", "value": value, **WHY} for one, value in positions.items()),
            *({"about": f"{one}.capability.pier", "value": (weights or {}).get(one, 1), **WHY} for one in positions),
        ],
    }
    return load(from_mapping(written, "pier"))


def told(case: Case, draws: int = 4000) -> Forecast:
    plan = Plan(case, draws=draws)
    return forecast(plan, columns_of(plan))


def test_one_man_alone_on_a_uniform_position() -> None:
    """Mean 50, deciles 10 and 90, half of the draws beyond 50: every figure is read off the uniform distribution."""
    found = told(talks({"a": "0..100"}), 20_000).values["pier"]
    assert found.mean == pytest.approx(50, abs=0.8)
    for name, level in {"q05": 5, "q10": 10, "q25": 25, "median": 50, "q75": 75, "q90": 90, "q95": 95}.items():
        assert getattr(found, name) == pytest.approx(level, abs=1.2)
    assert found.beyond is not None
    assert found.beyond.p == pytest.approx(0.5, abs=0.012)
    assert found.at_low == found.at_high == 0.0
    # held at its tenth and ninetieth percentile: 10 and 90
    assert (found.low, found.high) == (pytest.approx(10, abs=1), pytest.approx(90, abs=1))


def test_the_share_beyond_the_line_is_the_event_that_asks_for_it() -> None:
    """Told twice, once as an event and once with the value: two figures for one thing would be one too many."""
    found = told(talks({"a": "0..100", "b": "20..60"}, step={"dressed": True}))
    beyond = found.values["pier"].beyond
    assert beyond is not None
    assert beyond == found.head.share


def test_everybody_at_an_end_is_at_that_end() -> None:
    """The share at each end is exact, and nobody is pivotal where no one can carry it alone."""
    found = told(talks({"a": 100, "b": 100, "c": 100}))
    value = found.values["pier"]
    assert (value.at_high, value.at_low, value.mean, value.q05) == (1.0, 0.0, 100.0, 100.0)
    assert found["terms"].pivotal == {"a": 0.0, "b": 0.0, "c": 0.0}


def test_stretches_add_up_and_the_median_names_one() -> None:
    """A uniform position falls into three stretches by their widths."""
    case = talks({"a": "0..100"}, issue={"stretches": {"open": 20, "half": 70, "shut": 100}})
    value = told(case, 20_000).values["pier"]
    assert math.fsum(value.stretches.values()) == pytest.approx(1)
    assert [value.stretches[name] for name in ("open", "half", "shut")] == pytest.approx([0.2, 0.5, 0.3], abs=0.01)
    assert value.stretch == "half"


def test_who_is_pivotal_by_hand() -> None:
    """The mean of 40, 40 and 60 weighted 1, 1, 3 is 52: only the heavy one, or one of the light ones sent to 0, turns
    it: (0 + 40 + 180) / 5 = 44."""
    replays = Replays(Plan(talks({"a": 40, "b": 40, "c": 60}, weights={"c": 3}), draws=64))
    assert pivots(replays, "terms") == {"a": 1.0, "b": 1.0, "c": 1.0}
    replays = Replays(Plan(talks({"a": 40, "b": 40, "c": 60}, weights={"a": 0.1, "b": 0.1, "c": 3}), draws=64))
    assert pivots(replays, "terms") == {"a": 0.0, "b": 0.0, "c": 1.0}


def test_drawn_anew_counts_the_side_of_the_line() -> None:
    """One actor uniform on the scale: drawn anew they are on the other side half of the time; a fixed one never."""
    replays = Replays(Plan(talks({"a": "0..100", "b": 50}), draws=2000))
    found = swings(replays, {"terms": {}})["terms"]
    assert found["a"] == pytest.approx(0.5, abs=0.04)
    assert found["b"] == 0.0


MODELS = ["weighted-mean", "weighted-median"]


def test_the_choice_of_model_is_a_doubt_of_its_own() -> None:
    """The mean of 0, 0, 100, 100, 100 is 60, weighted 9 to 1 the other way 40: each model alone gives 0 or 1, and the
    range runs between them, under models and not under assumptions."""
    case = talks({"a": 0, "b": 60, "c": 70}, rule="qualified", step={"model": MODELS})
    # mean 43.3, median 60
    found = told(case)
    assert found.head.share.p == pytest.approx(0.5, abs=0.03)
    assert found.values["pier"].methods == {
        "weighted-mean": pytest.approx(0.5, abs=0.03),
        "weighted-median": pytest.approx(0.5, abs=0.03),
    }
    assert found.range_from.models > 0.95
    assert found.range_from.assumptions == 0.0
    assert [one.kind for one in found.strongest] == ["model"]
    assert found.variance is not None
    assert found.variance.models == pytest.approx(1.0, abs=0.02)
    assert found.variance.assumptions == pytest.approx(0.0, abs=0.05)
    assert not any(one.id == "step.terms.model" for one in found.assumptions)
    assert found.counts.numbers == 9


def test_each_model_is_held_in_turn() -> None:
    """Three models are three ends: held between two of them, the choice would not be any of them."""
    case = talks({"a": 0, "b": 60, "c": 70}, rule="qualified", step={"model": [*MODELS, "win-set"]})
    group = next(one for one in groups(Replays(Plan(case, draws=64))) if one.kind == "model")
    replays = Replays(Plan(case, draws=64))
    assert len(group.ends) == 3
    for place, end in enumerate(group.ends):
        assert (replays.state(end)["model", "terms"] == place).all()


def test_the_mean_is_the_same_in_any_order() -> None:
    """Sums of floats depend on their order; a figure that did would change with the block size."""
    from instantsia.draws.sums import mean

    values = np.random.default_rng(0).normal(size=1001) * 1e9
    assert mean(values) == mean(values[::-1]) == mean(np.sort(values))


def test_blocked_is_told() -> None:
    """A status quo that holds because nobody can carry anything against it is no settlement among others."""
    case = talks({"a": 0, "b": 60, "c": 70}, rule="qualified")
    assert told(case).values["pier"].blocked == 0.0
    vetoed = talks({"a": 0, "b": 60, "c": 70}, rule="qualified", issue={"status_quo": 60})
    assert told(vetoed).values["pier"].blocked == 1.0


def test_what_the_numbers_alone_give_is_told_beside_what_past_errors_make_of_it() -> None:
    """A mean between 60 and 80 is always beyond 50 by the numbers alone, dressed is not, and both are told."""
    found = told(talks({"a": "80..100", "b": "20..40", "c": "80..100"}, step={"dressed": True}))
    raw = found.settled["pier"].raw
    assert raw is not None
    # the mean of three that are uniform over 20 points each: its deviation is 20 / 6
    assert (raw.q10, raw.median, raw.q90) == (
        pytest.approx(70 - 1.2816 * 20 / 6, abs=0.5),
        pytest.approx(70, abs=0.5),
        pytest.approx(70 + 1.2816 * 20 / 6, abs=0.5),
    )
    assert raw.beyond == 1.0
    beyond = found.values["pier"].beyond
    assert beyond is not None
    assert beyond.p is not None
    assert beyond.p < 0.9
    assert told(talks({"a": "60..80"})).settled["pier"].raw is None


def test_a_model_that_must_be_asked_anew_is_not_asked_of_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand settlements of two thousand members each take minutes; a small body is asked, of fewer draws."""
    from instantsia.analysis.settlement import pivots as module

    case = talks(
        {"a": 20, "b": 60, "c": 30}, rule="qualified", step={"model": "mode"}, weights={"a": 3, "b": 2, "c": 2}
    )
    assert set(pivots(Replays(Plan(case, draws=64)), "terms")) == {"a", "b", "c"}
    monkeypatch.setattr(module, "MANY", 2)
    assert pivots(Replays(Plan(case, draws=64)), "terms") == {}
    assert told(case, 64)["terms"].pivotal == {}
    monkeypatch.setattr(module, "MANY", 300)
    monkeypatch.setattr(module, "ASKED", 9 * 10)
    found = module.at_ends(Replays(Plan(case, draws=64)), "terms")
    assert found is not None
    assert found.low.shape == (10, 3)
