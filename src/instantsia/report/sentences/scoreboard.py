"""The table of all scores in words: cells, what the columns are, how little a few cases tell."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.analysis.predictive.bootstrap import Interval
from instantsia.analysis.scoreboard import FEW_CASES, Pooled, Scoreboard, ScoredEvent
from instantsia.case.phrases import and_list, plural
from instantsia.report import naming
from instantsia.report.wording.magnitudes import interval_text, score_text
from instantsia.report.wording.proportions import probability_text, range_text

EVENTS = ("case", "step", "happened", "p", "range", "width", "reaches 0.50", "Brier", "log", "rivals (Brier, log)")
SHORT = "just short"
"""Of a range that ends at one half as it is printed, and below it."""
POOLED = ("forecast", "steps", "Brier", "log", "ours less it: Brier", "log")


def event_cells(one: ScoredEvent) -> tuple[str, ...]:
    """A row of `EVENTS`."""
    where = ", where it happens" if one.among.startswith("among") else ""
    rivals = "; ".join(f"{rival.name} {score_text(rival.brier)}, {score_text(rival.log)}" for rival in one.rivals)
    ranged = one.low is not None and one.high is not None
    return (
        f"{one.case}, as of {naming.day(one.as_of)}",
        f"{one.text or naming.in_words(one.step)}{where}",
        _happened(one),
        probability_text(one.p),
        range_text(one.low or 0.0, one.high or 0.0) if ranged else "none",
        "none" if one.width is None else f"{one.width:.2f}",
        _reaches(one),
        score_text(one.brier),
        score_text(one.log),
        rivals,
    )


def _reaches(one: ScoredEvent) -> str:
    """Whether the range reaches one half; where its high end only rounds to it, that it falls just short."""
    if one.reaches_half:
        return "yes"
    ranged = one.low is not None and one.high is not None
    return f"no ({SHORT})" if ranged and "0.50" in range_text(one.low or 0.0, one.high or 0.0) else "no"


def _happened(one: ScoredEvent) -> str:
    side = " or ".join(naming.in_words(part) for part in one.happened.split("|"))
    chance = one.record[one.happened]
    return side if chance >= 0.995 else f"{side} ({probability_text(chance)})"


def pooled_cells(one: Pooled) -> tuple[str, ...]:
    """A row of `POOLED`."""
    ahead = (one.ahead, one.ahead_log)
    return (
        one.name,
        f"{one.events}, in {plural(one.cases, 'case')}",
        _mean(one.brier),
        _mean(one.log),
        *("" if found is None else interval_text(found, 2) for found in ahead),
    )


def _mean(found: Interval) -> str:
    """A mean score with its interval, which has no sign."""
    mean = score_text(found.mean)
    if found.low is None or found.high is None:
        return mean
    return f"{mean} ({score_text(found.low)} to {score_text(found.high)})"


def notes(found: Scoreboard) -> Iterator[str]:
    """What was played, what the columns are, how far the intervals are to be believed: a sentence or two each."""
    cases = len({one.case for one in found.events})
    yield (
        f"{plural(len(found.events), 'scored step')} of {plural(cases, 'case')}, "
        f"{plural(found.draws, 'draw')} each, seed {found.seed}; every one that has a record after the day of "
        "the forecast, whatever its score. Brier is a sum over the sides of the step, 0 to 2; log is minus the natural "
        "logarithm of p; less is better."
    )
    yield (
        "Reaches 0.50: whether the stress range of p, the probability that was given to what happened, reaches one "
        "half. One event cannot show a probability to be right or wrong; this asks only whether, within the range, "
        "what happened was as likely as not, and a range that is wide enough always passes. It is to be read beside "
        f'the width. "{SHORT}": the end that is printed as 0.50 is a little less.'
    )
    if found.width is not None:
        yield (
            f"{found.reach_half} of {len(found.events)} ranges reach 0.50; they are {found.width:.2f} wide on average."
        )
    yield (
        "The rivals were fixed beforehand: even odds between the sides; a head count of those of whom a position is "
        "told, (for + 1) / (told + 2); and 0.9 for what holds if nothing is decided. A rival is compared with ours on "
        "the steps for which it has a forecast; below 0 ours is better."
    )
    if cases < FEW_CASES:
        yield (
            f"The intervals are 95 % percentile intervals of a bootstrap by case. By {plural(cases, 'case')} "
            "they mean next to nothing: they show how far the cases lie apart, not how good the method is."
        )
    else:
        yield "The intervals are 95 % percentile intervals of a bootstrap by case."
    yield (
        "Whoever coded the bundled cases knew what happened. What is scored is how far the coded evidence leads, not a "
        "prediction."
    )
    if found.without:
        yield f"Without a scored step: {and_list(list(found.without))}."
