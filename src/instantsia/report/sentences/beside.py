"""An analyst's own number and a reference class beside the answer, with the difference."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import capital, plural
from instantsia.report.wording import probabilities


def line(forecast: Forecast) -> str:
    """ "Your own 70 % is 20 points higher; the base rate of 30 % is 20 points lower."; "" where neither was given."""
    share = forecast.head.share
    if share.p is None:
        return ""
    # what is printed to 5 points differs by what stands there
    p = probabilities.as_printed(share.p, share.low, share.high)
    told = [
        f"{name} {probabilities.percent(number)} {_apart(number - p)}"
        for name, number in (("your own", forecast.beside.own), ("the base rate of", forecast.beside.base_rate))
        if number is not None
    ]
    text = "; ".join(told)
    return f"{capital(text)}." if text else ""


def _apart(difference: float) -> str:
    points = round(abs(difference) * 100)
    if points == 0:
        return "is the same"
    return f"is {plural(points, 'point')} {'higher' if difference > 0 else 'lower'}"
