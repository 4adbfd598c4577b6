"""What the rivals of a file of scored events say and what it costs them, worked out from their definitions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from instantsia.analysis import censored
from instantsia.analysis.censored import Floats

Event = Mapping[str, Any]
Forecast = Floats | list[float] | float
"""By month; or a chance for each class; or the chance that it happens."""


def clock(rival: Event, months: int) -> Floats:
    """What a rival with a clock gives by each month."""
    if rival["kind"] == "between":
        return censored.between(rival["first"], rival["last"], months)
    rate = rival["hazard"]
    rate = 1 / rate["one_in"] if isinstance(rate, dict) else rate
    return censored.hazard(rate, months, rival.get("quiet", 0))


def forecast(rival: Event, event: Event, months: int) -> Forecast | None:
    """What a rival says of an event; None where it is silent, or must be run for it."""
    if event["id"] not in rival["on"] or rival["kind"] == "run":
        return None
    if rival["kind"] == "even":
        known = rival.get("classes", event.get("classes"))
        return 0.5 if known is None else [(one in known) / len(known) for one in event["classes"]]
    by = clock(rival, months)
    match event["id"]:
        case "H1":
            return by
        case "H2":
            six = censored.in_order(by, by, by)
            return [six] * 6 + [1 - 6 * six]
        case "H3":
            return censored.before(by, by)
        case "H6a" | "H6b":
            return float(by[event["span"][1] - 1])
        case "H8":
            reached = [0.0, *(float(by[month - 1]) for month in event["until"]), 1.0]
            return [late - soon for soon, late in pairwise(reached)]
    raise AssertionError(f"a clock says nothing of {event['id']}")


def loss(event: Event, told: Forecast) -> float:
    """By the event's own score."""
    if event["score"] == "crps":
        assert not isinstance(told, float | list)
        return censored.crps(told, event["truth"])
    if event["score"] == "brier":
        assert isinstance(told, float)
        return censored.brier(told, event["truth"])
    return log_loss(event, told)


def log_loss(event: Event, told: Forecast) -> float:
    """Of an event of classes or of one that happens or not: the unit in which events are put together."""
    if isinstance(told, float):
        return censored.log_loss([told, 1 - told], [event["truth"], 1 - event["truth"]])
    assert isinstance(told, list)
    return censored.log_loss(told, [event["truth"].get(name, 0.0) for name in event["classes"]])


def mean(events: Mapping[str, Event], among: Sequence[str], rival: Event, silent: Event, months: int) -> float:
    """The mean log loss over some events, `silent` speaking where the rival does not."""
    found = []
    for name in among:
        told = forecast(rival, events[name], months)
        told = forecast(silent, events[name], months) if told is None else told
        assert told is not None
        found.append(log_loss(events[name], told))
    return math.fsum(found) / len(found)
