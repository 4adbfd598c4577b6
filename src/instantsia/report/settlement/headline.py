"""How likely, why no surer, and how many of the numbers carry a source."""

from __future__ import annotations

from instantsia.analysis.results import BlankBounds, Forecast, Share
from instantsia.case.phrases import plural
from instantsia.report import naming, plaintext
from instantsia.report.first.outcome import chance
from instantsia.report.sentences import preamble
from instantsia.report.settlement import numbers
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import probability_text, range_text

LEAST = 0.05
"""A blank that moves the headline by less gives no reason."""
WIDE = 0.10


def sentence(forecast: Forecast) -> str:
    """ "likely, 65 % (60-75 %), that it ends past 60. Rests on the position of the minister, which is not known:
    0.35 if they stand at 0, 0.65 at 100." """
    words = of_what(forecast)
    words = f"{words[:1].lower()}{words[1:]}"
    return f"{words} {why}" if (why := reason(forecast)) else words


def of_what(forecast: Forecast) -> str:
    """ "Likely, 65 % (60-75 %), that it ends past 60." as short as it may be.

    Of what is not said where the question says it.
    """
    told = chance(forecast)
    return told[max(0, len(told) - 2)]


def reason(forecast: Forecast) -> str:
    """Why the answer is no surer, in one sentence: a position that is not known, or the strongest judgement; or ""."""
    share, blank = forecast.head.share, forecast.blank_bounds
    strongest = max(forecast.strongest, key=lambda one: abs(one.p_high - one.p_low), default=None)
    widest = 0.0 if strongest is None else abs(strongest.p_high - strongest.p_low)
    if blank is not None and abs(blank.p_high - blank.p_low) >= max(LEAST, widest):
        who = naming.person(blank.actor, forecast.names)
        return f"Rests on the position of {who}, which is not known: {blank_ends(blank, wide=wide(share))}."
    if strongest is None or widest == 0:
        return ""
    low, high = sorted((strongest.p_low, strongest.p_high))
    told = range_text(low, high)
    if told == range_text(low, low):
        return "No single judgement moves it."
    return f"Rests most on {strongest_words(forecast)} ({told} by that alone)."


def strongest_words(forecast: Forecast) -> str:
    """The judgement that moves the headline most."""
    one = max(forecast.strongest, key=lambda one: abs(one.p_high - one.p_low))
    if one.kind != "assumption":
        told = naming.strongest(one, forecast)[0]
        return f"the method, {told}" if one.kind in naming.OF_METHOD else told
    own = one.members or (one.id,)
    known = [row for row in forecast.assumptions if row.id == one.id]
    title = numbers.number_title(known[0], forecast) if known else naming.members(own, forecast, silence=False)
    return f"the {title}" if title.startswith(("position of", "weight of", "votes of")) else title


def wide(share: Share) -> bool:
    """Whether the headline is printed to .05: what stands beside it is, too."""
    return share.low is not None and share.high is not None and share.high - share.low > WIDE


def blank_ends(blank: BlankBounds, *, wide: bool = True) -> str:
    """ "0.35 if they stand at 0, 0.65 at 100"."""
    low, high = (probability_text(p, to=0.05 if wide else 0.01) for p in (blank.p_low, blank.p_high))
    return f"{low} if they stand at {value_text(blank.low)}, {high} at {value_text(blank.high)}"


def counts(forecast: Forecast) -> str:
    """ "3 of 42 inputs carry a source; 5 matter" (see `deciding` in analysis/settlement/settled)."""
    found = forecast.counts
    carry = "carries" if found.claimed == 1 else "carry"
    line = f"{found.claimed:,} of {plural(found.numbers, 'input')} {carry} a source"
    if not found.claimed:
        line = f"None of {plural(found.numbers, 'input')} is sourced"
    if forecast.deciding == 0:
        return f"{line}; none matters alone"
    return f"{line}; {forecast.deciding:,} {'matters' if forecast.deciding == 1 else 'matter'}"


def run_line(forecast: Forecast) -> str:
    """What this is: the case, from which day it is looked at where that shuts anything, how it was played."""
    dated = forecast.claims or forecast.as_of is not None or forecast.known_by is not None
    name = preamble.vantage_line(forecast) if dated else forecast.case
    return f"{name} {plaintext.DOT} {plural(forecast.draws, 'simulation')}, seed {forecast.seed}"
