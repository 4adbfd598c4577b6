"""What would be wrong: figures in the ledger that are not the forecast's, differences that are not told."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia import api
from instantsia.analysis.filed import differences, figures
from instantsia.ledger.records import LEVELS
from tests.ledger.ban import played


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> api.Result:
    return played(tmp_path_factory.mktemp("ban"))


def test_the_figures_are_the_forecasts(result: api.Result) -> None:
    found = figures(result.plan, result.forecast, result.columns)
    assert found["headline"]["p"] == result.forecast.head.share.p
    assert found["events"]["met"] == 1
    quantiles = found["values"]["ban"]["quantiles"]
    places = np.sort(result.columns["value/settlement"])
    # a quantile is the least drawn place that so many of the draws do not exceed
    for name, level in LEVELS.items():
        assert np.mean(places <= quantiles[name]) >= level - 1e-9
        assert np.mean(places < quantiles[name]) < level
    assert quantiles["q50"] == result.forecast.values["ban"].median


def test_differences_are_named_with_both_figures(result: api.Result) -> None:
    filed = figures(result.plan, result.forecast, result.columns)
    assert differences(filed, filed) == []
    events = {**filed["events"], "beyond": filed["events"]["beyond"] + 0.004}
    assert [one.partition(":")[0] for one in differences({**filed, "events": events}, filed)] == ["p of beyond"]
    assert differences({**filed, "events": events}, filed, printed=True) == []
    events["beyond"] += 0.002
    assert len(differences({**filed, "events": events}, filed, printed=True)) == 1
    assert "p of full: filed None" in differences({**filed, "events": {"beyond": filed["headline"]["p"]}}, filed)[1]
    value = filed["values"]["ban"]
    moved = {**value, "quantiles": {**value["quantiles"], "q10": value["quantiles"]["q10"] + 0.4}, "line": 51.0}
    said = differences({**filed, "values": {"ban": moved}}, filed)
    assert [one.split(":")[:2] for one in said] == [["ban", " line"], ["ban", " q10"]]
    assert len(differences({**filed, "values": {"ban": moved}}, filed, printed=True)) == 1
    assert differences({**filed, "values": {}}, filed) == ["ban: filed nothing, now the other way round"]
