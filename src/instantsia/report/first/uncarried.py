"""How many votes there are for more, or for less, than what holds, where no point of a scale finds enough of them.

Nothing is decided there, and whoever wants less than what holds is no vote for more of it: the sides are those of where
each is stated to stand.
"""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Forecast, Settled, Stake, StepForecast, Value
from instantsia.case.phrases import capital
from instantsia.case.times import are_times
from instantsia.report import naming
from instantsia.report.figures import scale_of
from instantsia.report.first import hearing, tally
from instantsia.report.settlement import settling

MORE, LESS = ("more", "later"), ("less", "earlier")
"""What a point beyond what holds is called on a scale of numbers and on one of days."""
FAILS = ", which is likelier to fail"


def stands(value: Value) -> bool:
    """Whether in most draws what holds stands since nothing else finds enough votes."""
    return value.blocked > hearing.HALF


def opposed(found: Settled) -> bool:
    """Whether some are stated to want more than what holds and some less, so that a change may be either."""
    if found.status_quo is None:
        return False
    low, high = found.status_quo
    told = [one.p50 for one in found.stakes if not one.blank]
    return any(point < low for point in told) and any(point > high for point in told)


def sentence(
    forecast: Forecast,
    step: StepForecast,
    value: Value,
    found: Settled,
    stakes_votes: Mapping[str, float],
    *,
    named: bool = False,
) -> tuple[str, ...]:
    """ "As stated 40 votes to 60 for more than 50, which is likelier to fail; against: Bond, Cole."

    The side is that of the line, as seen from what holds. Nothing where the issue has no line, and of whom nothing is
    told is on neither side.
    """
    if found.status_quo is None or value.line is None:
        return ()
    low, high = found.status_quo
    upwards = value.above if low <= value.line <= high else value.line > high
    ends = scale_of(forecast, value.issue)
    words = MORE if upwards else LESS
    what = f"{words[are_times(ends.low, ends.high)]} than {settling.as_written(high if upwards else low, ends)}"
    sides, against = [0.0, 0.0], list[tuple[float, str]]()
    for one in found.stakes:
        votes = stakes_votes.get(one.actor, 1.0)
        if one.blank or not votes or _is_away(step, one):
            continue
        is_for = one.p50 > high if upwards else one.p50 < low
        sides[not is_for] += votes
        if not is_for:
            against.append((1.0, naming.person(one.actor, forecast.names)))
    if not sum(sides):
        return ()
    first = f"{capital(naming.step_title(step, forecast.names))}: as stated" if named else "As stated"
    text = f"{first} {tally.count(sides[0], max(sides))} to {tally.votes_text(sides[1], max(sides))} for {what}{FAILS}"
    return tally.with_names(text, text, against, "against", stated=True)


def _is_away(step: StepForecast, one: Stake) -> bool:
    """Whether somebody casts no vote in most draws."""
    shares = step.votes.get(one.actor)
    return shares is not None and sum(shares.get(each, 0.0) for each in tally.NO_VOTE) > hearing.HALF
