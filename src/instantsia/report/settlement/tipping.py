"""What would have to be wrong for the opposite to be likelier, in the units of the stakeholders."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, ScaleEnds, Stake, TippingPoint
from instantsia.report import naming
from instantsia.report.figures import scale_of
from instantsia.report.settlement import settling
from instantsia.report.wording.magnitudes import scale_text

FINE = 100
"""Where a point is known to so small a part of the scale, it is not called "about"."""
COARSE = 15
"""Where it is known to no smaller a part than this, the stretch is told in which it lies."""


def stands(stake: Stake, forecast: Forecast, issue: str) -> str:
    """Where somebody stands: as it was said, or over the draws where claims tell of it."""
    return said(stake, forecast, issue) or f"about {settling.point(stake.p50, forecast, issue)}"


def said(stake: Stake | TippingPoint, forecast: Forecast, issue: str) -> str:
    """What was said of a position, as it is told: "70", "60 to 80"; "blank"; "" where claims tell of it."""
    if stake.blank:
        return "blank"
    return spoken(stake.said)


def spoken(written: str) -> str:
    """A number as it was written, to be read: "60 to 80", of one with a most likely value that value.

    >>> spoken("60..80"), spoken("60..70..80"), spoken("70")
    ('60 to 80', '70', '70')
    """
    parts = written.split("..")
    return parts[1] if len(parts) == 3 else " to ".join(parts)


def items(forecast: Forecast) -> list[str]:
    """ "if USA stands below about 40 (you said 70)", for each who could tip it alone; "about" where it is known to more
    than a hundredth of the scale."""
    out = []
    for one in forecast.tipping_points:
        what = said(one, forecast, one.issue)
        note = " (not known where they stand)" if what == "blank" else f" (you said {what})" if what else ""
        at, ends = settling.point(one.at, forecast, one.issue), scale_of(forecast, one.issue)
        edge = at in (
            scale_text(ends.low, ends.low, ends.high),
            scale_text(ends.high, ends.low, ends.high),
        )
        about = one.step > (ends.high - ends.low) / FINE
        where = f"{'near' if about else 'at'} {at}" if edge else f"{one.side} {_point(one, forecast, ends)}"
        out.append(f"if {naming.person(one.actor, forecast.names)} stands {where}{note}")
    return out


def _point(one: TippingPoint, forecast: Forecast, ends: ScaleEnds) -> str:
    """The point as finely as it is known: "40", "about 40", "a point between 30 and 50"."""
    width = ends.high - ends.low
    if one.step < width / COARSE:
        return f"{'about ' if one.step > width / FINE else ''}{settling.point(one.at, forecast, one.issue)}"
    low, high = (settling.point(end, forecast, one.issue) for end in (one.low, one.high))
    return f"a point between {low} and {high}"


def line(forecast: Forecast) -> str:
    """What would have to be wrong for the opposite to be likelier, in the stakeholders' own units."""
    tipping = items(forecast)
    if not tipping:
        return "No single position has a break-even: wherever any one of them stood, the same side stays likelier."
    alone = " (each alone)" if len(tipping) > 1 else ""
    return f"The opposite is likelier{alone} {', or '.join(tipping)}."
