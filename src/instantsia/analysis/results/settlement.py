"""Where it settles on a scale, what that rests on, and who would have to stand elsewhere to tip it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from instantsia.analysis.results.outcomes import Share
from instantsia.frozen import frozen


@frozen
class Value:
    """Where a settlement lies on the scale of its issue, among the draws in which it happens.

    step          the settlement
    q05 ... q95   quantiles: the least drawn value that at least so many draws do not exceed
    low, high     of the mean: how far it would go at the corners held for the headline
    at_low        share of draws at the low end of the scale; at_high at the high end
    line, above   the point that matters, and whether beyond it is above; None where the issue has no line
    beyond        share of draws beyond the line
    stretch       the stretch of the scale in which the median lies, or ""
    stretches     {stretch: share of draws}
    methods       {model: share of draws settled by it}
    blocked       share of draws in which the status quo was forecast since nothing else could be had
    """

    issue: str
    step: str
    mean: float
    median: float
    q05: float
    q10: float
    q25: float
    q75: float
    q90: float
    q95: float
    low: float
    high: float
    at_low: float
    at_high: float
    line: float | None
    above: bool
    beyond: Share | None
    stretch: str
    stretches: Mapping[str, float]
    methods: Mapping[str, float]
    blocked: float


@frozen
class Stake:
    """What one member brings to a settlement, over the replayed draws.

    said         the position as it was written, "60..80"; "" where it was left blank, and where claims tell of it
    blank        whether nothing is said of the position: no claim, and any point of the scale is allowed for it
    p10 ... p90  percentiles of the position
    salience, capability, votes   medians; None where the settlement does not look at them
    veto         whether nothing can be carried against them
    """

    actor: str
    said: str
    p10: float
    p50: float
    p90: float
    blank: bool = False
    salience: float | None = None
    capability: float | None = None
    votes: float | None = None
    veto: bool = False


@frozen
class RawSettlement:
    """A settlement by the numbers alone, before the method's past errors are added, over the replayed draws.

    beyond   share of them beyond the line; None where the issue has none
    """

    q10: float
    median: float
    q90: float
    beyond: float | None


@frozen
class Settled:
    """What a settlement rests on, and how it spreads over its scale.

    status_quo   lowest and highest point that may hold if nothing is decided; None where the issue has none
    ends         {stretch: its upper end}, upwards
    parts        share of draws in each of some equally long parts of the scale, without those at its very ends
    stakes       the members
    by_model     {model: the headline with it in every draw}, where there are several
    dressed      whether past errors of the method are added to what it gives, or votes other than were stated
    regime       whether it is bargained out or voted
    spread       how far positions lie apart on average, in points of the scale; None where that does not matter
    raw          what it would be without them; None where none are added
    """

    issue: str
    step: str
    status_quo: tuple[float, float] | None
    ends: Mapping[str, float]
    parts: tuple[float, ...]
    stakes: tuple[Stake, ...]
    by_model: Mapping[str, float] = field(default_factory=dict)
    dressed: bool = False
    raw: RawSettlement | None = None
    regime: Literal["vote", "bargain"] = "bargain"
    spread: float | None = None


@frozen
class TippingPoint:
    """Where one actor alone would have to stand for the opposite of the headline to be likelier.

    said, blank   of the position, as in `Stake`
    at            the point of the scale at which the headline crosses one half, all else as drawn, to a step;
                  the threshold itself where the headline jumps there
    side          on which side of it the opposite is likelier
    step          how finely it is known, in units of the scale: on another seed it lies at most a step from there
    low, high     the stretch of the scale in which it lies, half a step to either side
    """

    actor: str
    issue: str
    said: str
    blank: bool
    at: float
    side: Literal["below", "above"]
    step: float
    low: float
    high: float


@frozen
class BlankBounds:
    """A position of which nothing was said, and the headline with it at either end of the scale."""

    actor: str
    issue: str
    low: float
    high: float
    p_low: float
    p_high: float
