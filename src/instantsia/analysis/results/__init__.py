"""A forecast as data: plain values, no arrays, nothing that depends on the machine.

Every number here is defined on the reference page "What the printed numbers are". Shares are 0-1 and unrounded;
`report.data` rounds once. None means that there is nothing to say (no draw in which it could be read off).
"""

from __future__ import annotations

from instantsia.analysis.results.changes import Attribution, Comparison, Difference, EditEffect, EditPart
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
from instantsia.analysis.results.times import ByDay, Competing, Fan, OverTime, Quantile, Times

__all__ = [
    "AssumptionEffect",
    "Attribution",
    "Bayes",
    "Beside",
    "BlankBounds",
    "Branch",
    "ByDay",
    "ClaimRow",
    "Comparison",
    "Competing",
    "Conditional",
    "Counts",
    "Course",
    "CourseStep",
    "Courses",
    "Decisions",
    "Difference",
    "Doubt",
    "EditEffect",
    "EditPart",
    "EventForecast",
    "Fan",
    "Flow",
    "Forecast",
    "Hearing",
    "Narrowing",
    "Observed",
    "OverTime",
    "PositionRow",
    "Quantile",
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
    "Times",
    "TippingPoint",
    "Value",
    "Variance",
]  # fmt: skip
