"""What would be wrong: figures in the ledger that are not the forecast's, a plan that comes back as another, events
that do not follow from where it settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from instantsia import api
from instantsia.analysis import shares
from instantsia.analysis.frozen import derived, differences, figures, last_day, plan_of
from instantsia.case.dates import day_text
from instantsia.engine.plan import prepare
from instantsia.engine.records import LEVELS
from instantsia.engine.run import columns_of
from instantsia.errors import UserError
from tests.cli.test_ledger import BAN

MORE = """
[[event]]
id = "either"
text = "Nothing or everything"
when = 'settlement == "no_ban" or settlement.value >= 90 or not settlement.value > 3'

[[event]]
id = "met"
text = "They met"
when = "settlement.happened"

[[fact]]
id = "rain"
text = "It rained"

[[assumption]]
about = "fact.rain"
value = 0.5
why = "a coin"

[[event]]
id = "wet"
text = "It rained and the ban went beyond half"
when = "rain and settlement.value > 50"
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> api.Result:
    folder = tmp_path_factory.mktemp("cases") / "ban"
    folder.mkdir()
    (folder / "case.toml").write_text(BAN + MORE)
    return api.load(folder).run(draws=400, runs=None)


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


def test_what_follows_from_a_place_is_what_the_engine_says_of_a_draw_that_settled_there(result: api.Result) -> None:
    """The engine's own events, draw by draw, are the independent answer."""
    plan = result.plan
    state = shares.state_of(prepare(plan), result.columns)
    happens = shares.events(prepare(plan), state)
    for draw in range(0, 400, 7):
        place = float(result.columns["value/settlement"][draw])
        told = derived(plan.case, "ban", "settlement", place)
        assert told == {event: bool(happens[event][draw]) for event in ("beyond", "full", "either", "met")}


@pytest.mark.parametrize("changed", [{}, {"set": ["ada.ban=10"]}, {"as_of": "2098-01-01"}])
def test_a_plan_comes_back_to_the_same_digest_and_bits(changed: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "ban"
    folder.mkdir()
    (folder / "case.toml").write_text(BAN)
    as_of = changed.pop("as_of", None)
    plan = api.load(folder, **changed).plan(draws=200, seed=7, as_of=as_of)
    again = plan_of(plan.case.digest_text.encode(), "ban", plan.facts, "case.json")
    assert (again.digest, again.canonical) == (plan.digest, plan.canonical)
    one, other = columns_of(plan), columns_of(again)
    assert all(one[name].tobytes() == other[name].tobytes() for name in one)


def test_a_case_that_is_none_is_one_sentence() -> None:
    with pytest.raises(UserError, match=r"here/case\.json cannot be read"):
        plan_of(b"{", "ban", {}, "here/case.json")


def test_the_day_by_which_it_is_known_is_that_of_the_headlines_last_step(result: api.Result) -> None:
    day = last_day(result.plan.case)
    assert day is not None
    assert day_text(day) == "2099-03-01"
    assert last_day(api.load("june-1957").case) is not None


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


def test_a_manifest_that_does_not_say_how_it_was_played_is_told(result: api.Result) -> None:
    """If it failed, a run folder of another version, or one that was cut short, would end in a traceback."""
    facts = result.plan.facts
    del facts["played"]
    text = result.plan.case.digest_text.encode()
    with pytest.raises(UserError, match=r"case\.json: nothing says with which played it was played"):
        plan_of(text, "ban", facts, "case.json")
