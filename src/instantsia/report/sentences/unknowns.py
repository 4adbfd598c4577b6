"""What is not known that matters: doubts, assumptions, and what would be worth finding out."""

from __future__ import annotations

import math
import re

from instantsia.analysis.results import AssumptionEffect, Doubt, Forecast
from instantsia.analysis.settlement.settled import told_from_noise
from instantsia.case import paths
from instantsia.case.quantities import UTILITY, quantities
from instantsia.report import naming
from instantsia.report.wording.magnitudes import tipping_text
from instantsia.report.wording.proportions import moves_text, probability_text

FIFTHS = 2.77
"""Standard deviations of a uniform number between the means of its upper and its lower fifth."""
ENDS = {"teller": ("always believed", "never"), "coder": ("the first alone is heard", "the last alone")}
"""How the two ends of a doubt are said, where not that it stands and falls."""
MOST_WORTH = 110
"""Of a claim that is worth finding out so much is told."""


def doubt_title(one: Doubt, forecast: Forecast) -> str:
    """What is in doubt, in words: what a claim says and what it is about, the short citation of a source."""
    name = one.id.removeprefix(f"{one.kind}.")
    if one.kind == "source":
        return naming.citation(name, forecast.names)
    if one.kind == "claim":
        return _claim_title(name, one.text, forecast, naming.MOST_CHARACTERS)
    return naming.doubt(one, forecast.names)


def _claim_title(id: str, text: str, forecast: Forecast, most: int) -> str:
    """What a claim says, cut, then its id and what it is about; without the first where it says nothing."""
    row = next((row for row in forecast.claims if row.id == id), None)
    about, since = ("", "") if row is None else (row.about, row.since)
    subject = naming.subject(about, forecast) if about else ""
    name = ", ".join(filter(None, (f"claim {id}", f"{subject} since {naming.day(since)}" if since else subject)))
    return f"{naming.cut(text, most)} ({name})" if text else name


def doubt_line(one: Doubt, forecast: Forecast) -> str:
    """What a doubt does to the headline, at both ends, and where it tips."""
    stands, falls = ENDS.get(one.kind, ("it stands", "it falls"))
    text = (
        f"{doubt_title(one, forecast)}: {probability_text(one.p_if_stands)} if {stands}, "
        f"{probability_text(one.p_if_falls)} if {falls}"
    )
    return f"{text}; {tipping_text(one.tipping)}" if one.tipping is not None else text


def matters(one: Doubt) -> float:
    """How far a doubt moves the headline from end to end."""
    return abs(one.p_if_stands - one.p_if_falls)


def largest_doubts(forecast: Forecast, most: int) -> list[Doubt]:
    """The doubts that move the headline at all, the largest first."""
    order = sorted(forecast.doubts, key=lambda one: (-one.share, -matters(one), one.kind, one.id))
    return [one for one in order if matters(one) >= 0.005][:most]


def assumption_title(one: AssumptionEffect, forecast: Forecast, *, reason: bool = True) -> str:
    """What is assumed: a group by its name and members, a path in words; of a constant also what it is."""
    if len(one.members) > 1:
        name = naming.in_words(one.group or one.id)
        return f"{name} ({naming.members(one.members, forecast, silence=False)})"
    path = one.members[0] if one.members else one.id
    title = naming.path(path, forecast.names)
    if (
        reason
        and not naming.is_constant(path)
        and path.startswith(("step.", "body."))
        and one.why
        and title.endswith(")")
    ):
        return f"{title[:-1]}: {naming.cut(re.split('; |: ', one.why)[0])})"
    return title


def assumption_value(one: AssumptionEffect) -> str:
    """Its value and range as they would be typed; one without a range says so."""
    if one.range is None:
        return f"{one.value}, fixed, not varied"
    return one.range


def moves(one: AssumptionEffect) -> str:
    """How far it moves the headline, or at which value the headline tips where it has no range."""
    if one.moves is None:
        return tipping_text(one.tipping, credence=False)
    return moves_text(one.moves, one.moves_error or 0.0)


def at_its_ends(one: AssumptionEffect) -> str:
    """The headline with it held at either end, or ""."""
    if one.p_low is None or one.p_high is None:
        return ""
    return f"{probability_text(one.p_low)} to {probability_text(one.p_high)}"


def assumption_line(one: AssumptionEffect, forecast: Forecast) -> str:
    """What an assumption does to the headline in a sentence."""
    if one.moves is None:
        return f"{assumption_title(one, forecast)}: {assumption_value(one)}; {moves(one)}"
    text = f"{assumption_title(one, forecast)}: {moves(one)}"
    return f"{text}; {at_its_ends(one)} at its low and high end" if at_its_ends(one) else text


def by_moves(forecast: Forecast) -> list[AssumptionEffect]:
    """The assumptions in the order of what they move; those without a range last."""
    return sorted(
        forecast.assumptions,
        key=lambda one: (one.moves is None, -abs(one.moves or 0.0), one.id),
    )


def largest(forecast: Forecast, most: int) -> list[str]:
    """Doubts and assumptions that move the headline, a line each, the largest first.

    They are set beside each other in the headline's own standard deviations: a doubt by sqrt(s(1 - s)) times the
    difference that it makes, s being how often it stands; an assumption by what it moves over 2.77, where that is more
    than the noise of its draws. What has no range comes last, where it would tip the headline.
    """
    found = [
        (math.sqrt(max(one.stands * (1 - one.stands), 0.0)) * matters(one), doubt_line(one, forecast))
        for one in largest_doubts(forecast, len(forecast.doubts))
    ]
    found += [
        (abs(one.moves or 0.0) / FIFTHS, assumption_line(one, forecast))
        for one in by_moves(forecast)
        if told_from_noise(one, len(forecast.assumptions))
    ]
    found.sort(key=lambda pair: -pair[0])
    fixed = [
        assumption_line(one, forecast) for one in by_moves(forecast) if one.moves is None and one.tipping is not None
    ]
    return [*(line for size, line in found if size > 0), *fixed][:most]


def worth_items(forecast: Forecast) -> list[str]:
    """What would be worth finding out, the largest first; what somebody wants of several options once."""
    return list(dict.fromkeys(worth_item(one, forecast) for one in forecast.worth_finding_out))


def _wants(one: AssumptionEffect, forecast: Forecast) -> str:
    """ "what Dufour wants (aid)", of one number that tells how much somebody wants an option; else ""."""
    match = quantities().match(paths.canonical(one.members[0] if one.members else one.id))
    if len(one.members) > 1 or match is None or match.quantity is not UTILITY:
        return ""
    return naming.phrase("what {actor} wants ({coded})", match, forecast.names)


def worth_item(id: str, forecast: Forecast) -> str:
    """One thing that would be worth finding out: "whether ...", or what is assumed."""
    for one in forecast.assumptions:
        if id in (one.id, one.group):
            return _wants(one, forecast) or assumption_title(one, forecast)
    for doubt in forecast.doubts:
        if id in (doubt.id, f"{doubt.kind}.{doubt.id}"):
            if doubt.kind == "claim":
                says = naming.clause(doubt.text.partition(";")[0])
                told = _claim_title(doubt.id.removeprefix("claim."), says, forecast, MOST_WORTH)
                return f"whether {told}" if says else f"whether it is right: {told}"
            return naming.credence(f"{doubt.kind}.{doubt.id.removeprefix(f'{doubt.kind}.')}", forecast.names)
    return id if " " in id else naming.path(id, forecast.names)
