"""The answer as one JSON object: plain values in a fixed order, rounded once.

Every key is defined on the reference page "What the printed numbers are" and in `schema.answer_schema`. Whatever
depends on the machine stands under the one key `machine`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from instantsia.analysis.results import Forecast, Settled, Share, Stake, StepForecast, StepScore, TippingPoint, Value
from instantsia.report.conditional import conditional_data
from instantsia.report.figures import headline_first, said, shown, value_said, value_shown
from instantsia.report.inside import inside
from instantsia.report.json_text import dump_plain, fields, plain
from instantsia.report.other_side.answer import other_side
from instantsia.report.over_time import over_time

SCHEMA = 1


def forecast_data(forecast: Forecast) -> dict[str, Any]:
    """The answer as plain JSON values; the first event is the headline."""
    explained = forecast.vantage == "explanation"
    scores = {score.step: _score(score) for score in forecast.scores} or None
    data: dict[str, Any] = {
        "schema": SCHEMA,
        **fields(forecast, "case seed draws vantage as_of known_by changes"),
        "counts": {
            **fields(forecast.counts, "numbers claimed assumed"),
            "deciding": forecast.deciding if forecast.values else None,
        },
        "events": {event.id: {"text": event.text} | _share(event.share) for event in headline_first(forecast)},
        "beside": {
            "own": _beside(forecast.beside.own, forecast.head.share.p),
            "base_rate": _beside(forecast.beside.base_rate, forecast.head.share.p),
            "unchanged": _beside(forecast.beside.unchanged, forecast.head.share.p),
        },
        "conditional": conditional_data(forecast),
        "steps": {step.id: _step(step) for step in forecast.steps},
        "decisions": {
            issue: fields(decisions, "decided announced recorded done by_the_record")
            for issue, decisions in forecast.decisions.items()
        },
        "values": {issue: _value(value, forecast) for issue, value in forecast.values.items()},
        "opposite": [_tipping(tipping) for tipping in forecast.tipping_points],
        "blank": forecast.blank_bounds,
        **fields(forecast, "range_from band variance"),
        "doubts": [fields(doubt, "id kind share p_if_stands p_if_falls tipping") for doubt in forecast.doubts],
        "assumptions": [
            fields(assumption, "id value range group why source moves p_low p_high tipping")
            for assumption in forecast.assumptions
        ],
        "score": None if explained else scores,
        "fit": scores if explained else None,
        "warnings": forecast.warnings,
        **inside(forecast.inside),
        **over_time(forecast.over_time),
        **other_side(forecast.other_side),
    }
    rounded: dict[str, Any] = plain(data)
    return rounded


def to_json(forecast: Forecast, machine: Mapping[str, Any] | None) -> str:
    """`forecast_data` as text; without `machine` the same run gives the same bytes wherever it was played."""
    data = forecast_data(forecast)
    return dump_plain(data if machine is None else data | {"machine": plain(machine)})


def _beside(number: float | None, p: float | None) -> dict[str, Any] | None:
    if number is None:
        return None
    return {"p": number, "difference": None if p is None else number - p}


def _share(share: Share, *, option: bool = False) -> dict[str, Any]:
    return fields(share, "p mcse low high") | {
        "shown": shown(share, option=option),
        "said": said(share, option=option),
    }


def _step(step: StepForecast) -> dict[str, Any]:
    return {
        "happened": fields(step.happened, "p mcse"),
        "given": step.given,
        "outcomes": {outcome: _share(share, option=True) for outcome, share in step.outcomes.items()},
        **fields(step, "votes pivotal swing"),
    }


def _value(value: Value, forecast: Forecast) -> dict[str, Any]:
    beyond = value.beyond
    settled = forecast.settled.get(value.issue)
    by_model = {} if settled is None else settled.by_model
    return {
        **fields(value, "step mean median q05 q10 q25 q75 q90 q95 at_low at_high"),
        "beyond": None
        if beyond is None
        else {"line": value.line, "side": "above" if value.above else "below", **_share(beyond)},
        "low": value.low,
        "high": value.high,
        "stretch": value.stretch or None,
        "stretches": value.stretches,
        "models": {
            name: {"share": value.methods.get(name, 0.0), "p": by_model.get(name)}
            for name in dict.fromkeys((*value.methods, *by_model))
        },
        "blocked": value.blocked,
        **_settled(settled),
        "shown": value_shown(value, forecast),
        "said": value_said(value, forecast),
    }


def _settled(settled: Settled | None) -> dict[str, Any]:
    if settled is None:
        return {
            "dressed": False,
            "regime": "bargain",
            "spread": None,
            "undressed": None,
            "status_quo": None,
            "parts": [],
            "actors": {},
        }
    return {
        **fields(settled, "dressed regime spread"),
        "undressed": settled.raw,
        **fields(settled, "status_quo parts"),
        "actors": {stake.actor: _stake(stake) for stake in settled.stakes},
    }


def _stake(stake: Stake) -> dict[str, Any]:
    return {"said": stake.said or None} | fields(stake, "blank p10 p50 p90 salience capability votes veto")


def _tipping(tipping: TippingPoint) -> dict[str, Any]:
    return fields(tipping, "actor issue said blank at side step low high") | {"said": tipping.said or None}


def _score(score: StepScore) -> dict[str, Any]:
    return {
        **fields(score, "record ours among brier log"),
        "rivals": {rival.name: fields(rival, "brier log note") for rival in score.rivals},
    }
