"""The figures of a forecast as they are printed: events in order, shares with their ranges, values on a scale.

`wording` knows numbers alone; here are the results that hold them.
"""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import EventForecast, Forecast, ScaleEnds, Share, Value
from instantsia.case.phrases import capital, in_words
from instantsia.report.wording import probabilities
from instantsia.report.wording.magnitudes import scale_text


def option(id: str, names: Mapping[str, str]) -> str:
    """What an option of an issue, or a stretch of its scale, is called: its name, or its id in words."""
    return names.get(f"option.{id}") or in_words(id)


def headline_first(forecast: Forecast) -> tuple[EventForecast, ...]:
    """The events, the headline before the others."""
    return tuple(sorted(forecast.events, key=lambda event: event.id != forecast.headline))


def shown(share: Share, *, option: bool = False) -> str:
    """The words of a share with its range; "" where there is nothing to say."""
    return probabilities.shown(share.p, share.low, share.high, option=option)


def asked(event: EventForecast, words: str) -> str:
    """Another event with its chance in words: "Does it pass? Likely, 55 %.", or "It is let: likely, 55 %."."""
    if event.question:
        return f"{event.question} {capital(words)}."
    return f"{event.text.removesuffix('.')}: {words}."


def said(share: Share, *, option: bool = False) -> str:
    """The same as the screen says it, in per cent and with the word of the probability alone."""
    return probabilities.said(share.p, share.low, share.high, option=option)


def value_said(value: Value, forecast: Forecast) -> str:
    """ "expected about 47, 80 % interval 12 to 88, partial ban"."""
    ends = scale_of(forecast, value.issue)
    middle, low, high = (scale_text(at, ends.low, ends.high) for at in (value.median, value.q10, value.q90))
    text = f"expected about {middle}, 80 % interval {low} to {high}"
    return ", ".join((text, option(value.stretch, forecast.names))) if value.stretch else text


def scale_of(forecast: Forecast, issue: str) -> ScaleEnds:
    """The scale of an issue; from 0 to 100 where it has none."""
    return forecast.scales.get(issue, ScaleEnds("", 0.0, 100.0, "low end", "high end"))


def value_shown(value: Value, forecast: Forecast) -> str:
    """ "about 47 (middle 80 %: 12 to 88), partial ban"."""
    ends = scale_of(forecast, value.issue)
    middle, low, high = (scale_text(at, ends.low, ends.high) for at in (value.median, value.q10, value.q90))
    text = f"about {middle} (middle 80 %: {low} to {high})"
    return ", ".join((text, option(value.stretch, forecast.names))) if value.stretch else text
