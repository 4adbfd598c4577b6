"""The answer as one JSON object: plain values in a fixed order, rounded once.

Every key is defined on the reference page "What the printed numbers are" and in `schema.answer_schema`. Whatever
depends on the machine stands under the one key `machine`.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any

from instantsia.analysis.results import (
    AssumptionEffect,
    Blank,
    Decisions,
    Doubt,
    EventForecast,
    Forecast,
    ScaleEnds,
    Settled,
    Share,
    Stake,
    StepForecast,
    StepScore,
    Tipping,
    Value,
)
from instantsia.controls import escaped
from instantsia.report import wording

SCHEMA = 1
DECIMALS = 6


def forecast_data(forecast: Forecast) -> dict[str, Any]:
    """The answer as plain JSON values; the first event is the headline."""
    explained = forecast.vantage == "explanation"
    scores = {one.step: _score(one) for one in forecast.scores} or None
    variance = forecast.variance
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "case": forecast.case,
        "seed": forecast.seed,
        "draws": forecast.draws,
        "vantage": forecast.vantage,
        "as_of": forecast.as_of,
        "known_by": forecast.known_by,
        "changes": list(forecast.changes),
        "counts": {
            "numbers": forecast.counts.numbers,
            "claimed": forecast.counts.claimed,
            "assumed": forecast.counts.assumed,
            "deciding": forecast.deciding if forecast.values else None,
        },
        "events": {one.id: _event(one) for one in headline_first(forecast)},
        "steps": {one.id: _step(one) for one in forecast.steps},
        "decisions": {issue: _decisions(one) for issue, one in forecast.decisions.items()},
        "values": {issue: _value(one, forecast) for issue, one in forecast.values.items()},
        "opposite": [_tipping(one) for one in forecast.opposite],
        "blank": None if forecast.blank is None else _blank(forecast.blank),
        "range_from": {
            "assumptions": forecast.range_from.assumptions,
            "evidence": forecast.range_from.evidence,
            "models": forecast.range_from.models,
        },
        "band": None if forecast.band is None else list(forecast.band),
        "variance": None
        if variance is None
        else {
            "assumptions": variance.assumptions,
            "evidence": variance.evidence,
            "models": variance.models,
            "chance": variance.chance,
            "together": variance.together,
        },
        "doubts": [_doubt(one) for one in forecast.doubts],
        "assumptions": [_assumption(one) for one in forecast.assumptions],
        "score": None if explained else scores,
        "fit": scores if explained else None,
        "warnings": list(forecast.warnings),
    }
    rounded: dict[str, Any] = plain(data)
    return rounded


def to_json(forecast: Forecast, machine: Mapping[str, Any] | None) -> str:
    """`forecast_data` as text; without `machine` the same run gives the same bytes wherever it was played."""
    data = forecast_data(forecast)
    if machine is not None:
        data["machine"] = plain(dict(machine))
    return dump(data)


def dump(data: Any) -> str:
    """JSON as it is printed: keys in their order, letters as they are, no number that JSON does not know.

    What would steer a terminal is written by its number.
    """
    return escaped(json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False))


def plain(value: Any) -> Any:
    """Plain JSON values: numbers rounded to six decimals, no minus before 0, null for what is not finite."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, int):
        return int(value)
    number = float(value)
    return round(number, DECIMALS) + 0.0 if math.isfinite(number) else None


def headline_first(forecast: Forecast) -> tuple[EventForecast, ...]:
    """The events, the headline before the others."""
    others = tuple(one for one in forecast.events if one.id != forecast.headline)
    return tuple(one for one in forecast.events if one.id == forecast.headline) + others


def shown(share: Share, *, option: bool = False) -> str:
    """The words of a share with its range; "" where there is nothing to say."""
    if option and share.p == 0:
        return ""
    return wording.shown(share.p, share.low, share.high, option=option)


def _share(share: Share, *, option: bool = False) -> dict[str, Any]:
    return {
        "p": share.p,
        "mcse": share.mcse,
        "low": share.low,
        "high": share.high,
        "shown": shown(share, option=option),
    }


def _event(one: EventForecast) -> dict[str, Any]:
    return {"text": one.text} | _share(one.share)


def _step(one: StepForecast) -> dict[str, Any]:
    return {
        "happened": {"p": one.happened.p, "mcse": one.happened.mcse},
        "given": one.given,
        "outcomes": {outcome: _share(share, option=True) for outcome, share in one.outcomes.items()},
        "votes": {actor: dict(shares) for actor, shares in one.votes.items()},
        "pivotal": dict(one.pivotal),
        "swing": dict(one.swing),
    }


def _decisions(one: Decisions) -> dict[str, Any]:
    kept_apart = {
        "decided": one.decided,
        "announced": one.announced,
        "recorded": one.recorded,
        "done": one.done,
    }
    return {name: None if shares is None else dict(shares) for name, shares in kept_apart.items()}


def scale_of(forecast: Forecast, issue: str) -> ScaleEnds:
    """The scale of an issue; from 0 to 100 where it has none."""
    return forecast.scales.get(issue, ScaleEnds("", 0.0, 100.0, "low end", "high end"))


def value_shown(value: Value, forecast: Forecast) -> str:
    """ "about 47 (middle 80 %: 12 to 88), partial ban"."""
    ends = scale_of(forecast, value.issue)
    middle, low, high = (wording.scale_text(one, ends.low, ends.high) for one in (value.median, value.q10, value.q90))
    text = f"about {middle} (middle 80 %: {low} to {high})"
    return ", ".join((text, value.stretch.replace("_", " "))) if value.stretch else text


def _value(one: Value, forecast: Forecast) -> dict[str, Any]:
    beyond = one.beyond
    found = forecast.settled.get(one.issue)
    return {
        "step": one.step,
        "mean": one.mean,
        "median": one.median,
        "q05": one.q05,
        "q10": one.q10,
        "q25": one.q25,
        "q75": one.q75,
        "q90": one.q90,
        "q95": one.q95,
        "at_low": one.at_low,
        "at_high": one.at_high,
        "beyond": None
        if beyond is None
        else {
            "line": one.line,
            "side": "above" if one.above else "below",
            "p": beyond.p,
            "mcse": beyond.mcse,
            "low": beyond.low,
            "high": beyond.high,
            "shown": shown(beyond),
        },
        "low": one.low,
        "high": one.high,
        "stretch": one.stretch or None,
        "stretches": dict(one.stretches),
        "models": {
            name: {"share": share, "p": None if found is None else found.by_model.get(name)}
            for name, share in one.methods.items()
        },
        "blocked": one.blocked,
        **_settled(found),
        "shown": value_shown(one, forecast),
    }


def _settled(one: Settled | None) -> dict[str, Any]:
    if one is None:
        return {"dressed": False, "undressed": None, "status_quo": None, "parts": [], "actors": {}}
    return {
        "dressed": one.dressed,
        "undressed": None if one.bare is None else dataclasses.asdict(one.bare),
        "status_quo": None if one.status_quo is None else list(one.status_quo),
        "parts": list(one.parts),
        "actors": {stake.actor: _stake(stake) for stake in one.stakes},
    }


def _stake(one: Stake) -> dict[str, Any]:
    return {
        "said": one.said or None,
        "blank": one.blank,
        "p10": one.p10,
        "p50": one.p50,
        "p90": one.p90,
        "salience": one.salience,
        "capability": one.capability,
        "votes": one.votes,
        "veto": one.veto,
    }


def _tipping(one: Tipping) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "issue": one.issue,
        "said": one.said or None,
        "blank": one.blank,
        "at": one.at,
        "side": one.side,
    }


def _blank(one: Blank) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "issue": one.issue,
        "low": one.low,
        "high": one.high,
        "p_low": one.p_low,
        "p_high": one.p_high,
    }


def _doubt(one: Doubt) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "share": one.share,
        "p_if_stands": one.p_if_stands,
        "p_if_falls": one.p_if_falls,
        "tipping": one.tipping,
    }


def _assumption(one: AssumptionEffect) -> dict[str, Any]:
    return {
        "id": one.id,
        "value": one.value,
        "range": one.range,
        "group": one.group,
        "why": one.why,
        "source": one.source,
        "moves": one.moves,
        "p_low": one.p_low,
        "p_high": one.p_high,
        "tipping": one.tipping,
    }


def _score(one: StepScore) -> dict[str, Any]:
    return {
        "record": dict(one.record),
        "ours": dict(one.ours),
        "among": one.among,
        "brier": one.brier,
        "log": one.log,
        "rivals": {rival.name: {"brier": rival.brier, "log": rival.log, "note": rival.note} for rival in one.rivals},
    }
