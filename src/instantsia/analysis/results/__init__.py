"""A forecast as data: plain values, no arrays, nothing that depends on the machine.

Every number here is defined on the reference page "What the printed numbers are". Shares are 0-1 and unrounded;
`report.data` rounds once. None means that there is nothing to say (no draw in which it could be read off).

What only some cases have is told in a file of its own and imported from there: changes, times, beliefs, inside. To make
the classes of these four takes a hundredth of the time of a small table.
"""

from __future__ import annotations

from instantsia.analysis.results.forecast import Beside, Forecast
from instantsia.analysis.results.grounds import (
    AssumptionEffect,
    Bayes,
    ClaimRow,
    Counts,
    Doubt,
    PositionRow,
    RangeFrom,
    ScaleEnds,
    SourceRow,
    Strongest,
    Variance,
)
from instantsia.analysis.results.outcomes import (
    Branch,
    Course,
    Courses,
    CourseStep,
    Decisions,
    EventForecast,
    Flow,
    Hearing,
    Rival,
    Share,
    StepForecast,
    StepScore,
)
from instantsia.analysis.results.settlement import BlankBounds, RawSettlement, Settled, Stake, TippingPoint, Value
from instantsia.analysis.results.signposts import Conditional, Narrowing, Observed, Signpost, Signposts

__all__ = [
    "AssumptionEffect",
    "Bayes",
    "Beside",
    "BlankBounds",
    "Branch",
    "ClaimRow",
    "Conditional",
    "Counts",
    "Course",
    "CourseStep",
    "Courses",
    "Decisions",
    "Doubt",
    "EventForecast",
    "Flow",
    "Forecast",
    "Hearing",
    "Narrowing",
    "Observed",
    "PositionRow",
    "RangeFrom",
    "RawSettlement",
    "Rival",
    "ScaleEnds",
    "Settled",
    "Share",
    "Signpost",
    "Signposts",
    "SourceRow",
    "Stake",
    "StepForecast",
    "StepScore",
    "Strongest",
    "TippingPoint",
    "Value",
    "Variance",
]  # fmt: skip
