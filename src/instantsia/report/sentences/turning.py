"""Who can turn what comes of a step: the words for its two columns, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from instantsia.analysis.results import Forecast, StepForecast

RESAMPLED = "resampled"
MEANT: Mapping[str, str] = {
    RESAMPLED: "how often the decision changes when the uncertainty of all that is their own is resampled",
    "swing vote": "when only their vote is changed",
    "unheard": "when only their word is taken away (of who decides: when they are not there, and "
    "the heir decides or nobody)",
    "pivotal": "in how many draws somebody alone, by standing elsewhere, changes the side of the threshold",
}
"""{head of a column: what it tells}."""


def alone(forecast: Forecast, step: StepForecast) -> str:
    """What the share is called in which one person alone turns it: by their vote, their word, or where they stand."""
    if step.id in {one.step for one in forecast.values.values()}:
        return "pivotal"
    return "swing vote" if step.hearing is None else "unheard"


def legend(heads: Iterable[str]) -> str:
    """What the columns tell, those that are there."""
    there = {RESAMPLED, *heads}
    return "; ".join(f"{head}: {meant}" for head, meant in MEANT.items() if head in there)
