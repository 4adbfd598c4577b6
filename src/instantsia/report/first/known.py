"""That an answer rests on few positions, said beside the chance: a chance of one half may be all that silence gives."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Forecast, Stake, StepForecast
from instantsia.report import naming
from instantsia.report.first import reading
from instantsia.report.settlement import pivots, settling
from instantsia.report.wording.proportions import percentage_text
from instantsia.stakeholders import told

HALF, THIRD = 0.5, 1 / 3
"""Where the positions of half of the members, or those behind more than a third of what they weigh, are not known,
silence may outweigh what was told."""


def few_known(forecast: Forecast) -> str:
    """ "Only 2 of 7 positions are known."; "" where most are, both of the members and of what they weigh.

    Of a board votes weigh, of a bargain capability times salience. Who abstains or is away has no position to know.
    """
    members = _of_scale(forecast) if settling.main(forecast) is not None else _of_options(forecast)
    weight = sum(weighs for weighs, _ in members)
    if not members or not weight:
        return ""
    unknown = [weighs for weighs, blank in members if blank]
    if not unknown:
        return ""
    known, share = len(members) - len(unknown), sum(unknown) / weight
    if not known:
        return "No position is known."
    if len(unknown) >= HALF * len(members):
        return f"Only {known} of {len(members)} positions {'is' if known == 1 else 'are'} known."
    if share > THIRD:
        of = "votes" if _by_vote(forecast) else "weight"
        return f"The positions behind {percentage_text(share)} of the {of} are not known."
    return ""


def ballot(forecast: Forecast) -> StepForecast | None:
    """The first step of which the headline speaks, is played, and is decided by votes."""
    steps = [step for step in forecast.steps if step.votes and step.outcomes and not step.given]
    return next((step for step in steps if step.id in forecast.head.steps), None)


def _by_vote(forecast: Forecast) -> bool:
    value = settling.main(forecast)
    return value is None or settling.voted(forecast, value)


def _of_scale(forecast: Forecast) -> list[tuple[float, bool]]:
    """(what they weigh, whether their position is not known) of each member of a settlement."""
    value = settling.main(forecast)
    assert value is not None
    away = reading.names_after(forecast, told.AWAY)
    stakes = [
        one for actor, one in pivots.stakes(forecast, value).items() if naming.person(actor, forecast.names) not in away
    ]
    return [(_weighs(one, voted=settling.voted(forecast, value)), one.blank) for one in stakes]


def _weighs(one: Stake, *, voted: bool) -> float:
    """What somebody brings to it; where nothing is told of it, as much as anybody."""
    if voted:
        return 1.0 if one.votes is None else one.votes
    return (1.0 if one.capability is None else one.capability) * (1.0 if one.salience is None else one.salience)


def _of_options(forecast: Forecast) -> list[tuple[float, bool]]:
    """The same of the members of a table who vote on options; [] of a case, whose positions are claims and ranges."""
    step = ballot(forecast)
    if step is None or not reading.notes(forecast):
        return []
    seats: Mapping[str, float] = forecast.seats
    unknown, away = (reading.names_after(forecast, start) for start in (told.UNKNOWN, told.AWAY))
    names = {actor: naming.person(actor, forecast.names) for actor in step.votes}
    found = [(seats.get(actor, 1.0), name in unknown) for actor, name in names.items() if name not in away]
    # of many names a note counts the last, of whom it is not known which they are: the others make up the number
    more = unknown.count("")
    known = [place for place, (_, blank) in enumerate(found) if not blank]
    for place in known[len(known) - more :] if more else ():
        found[place] = (found[place][0], True)
    return found
