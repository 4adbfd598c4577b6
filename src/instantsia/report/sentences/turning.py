"""Who can turn what comes of a step: the words for its two columns, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from instantsia.analysis.results import Forecast, StepForecast

RESAMPLED, SWING = "resampled", "swing vote"
DISSENTS = "dissents"
"""The number of a step in which members do not always vote as they stated."""
STATED = "when only their vote is changed, from what they stated, and all others vote as they stated"
MEANT: Mapping[str, str] = {
    RESAMPLED: "how often the decision changes when the uncertainty of all that is their own is resampled",
    SWING: "when only their vote is changed",
    "unheard": "when only their word is taken away (of who decides: when they are not there, and "
    "the heir decides or nobody)",
    "pivotal": "in how many draws somebody alone, by standing elsewhere, changes the side of the threshold",
}
"""{head of a column: what it tells}."""


def alone(forecast: Forecast, step: StepForecast) -> str:
    """What the share is called in which one person alone turns it: by their vote, their word, or where they stand."""
    if step.id in {one.step for one in forecast.values.values()}:
        return "pivotal"
    return SWING if step.hearing is None else "unheard"


def as_stated(forecast: Forecast, step: StepForecast) -> bool:
    """Whether it is the votes as stated that are changed and counted, before some members vote otherwise."""
    return step.hearing is None and any(one.id == f"step.{step.id}.{DISSENTS}" for one in forecast.assumptions)


def legend(forecast: Forecast, steps: Iterable[StepForecast]) -> str:
    """What the columns tell, those that are there."""
    heads = {(alone(forecast, step), as_stated(forecast, step)) for step in steps}
    there = {RESAMPLED, *(head for head, _ in heads)}
    meant = {**MEANT, SWING: STATED} if (SWING, True) in heads and (SWING, False) not in heads else MEANT
    return "; ".join(f"{head}: {said}" for head, said in meant.items() if head in there)
