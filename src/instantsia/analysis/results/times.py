"""When something comes about, and which of several ends comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ByDay:
    """What has come about by the end of a day.

    day      its ordinal
    p        share of all draws in which it has come about by then; survival is 1 - p
    mcse     Monte Carlo error of p
    at_risk  draws in which it had not come about before this day
    hazard   share of those in which it comes about now, after the day before in the list; None where too few are left
    """

    day: int
    p: float
    mcse: float
    at_risk: int
    hazard: float | None


@dataclass(frozen=True)
class Times:
    """When something comes about.

    ever       share of all draws in which it ever does, with its Monte Carlo error
    until      ordinal of the last day that is played: "never" means not by then
    quantiles  {q: ordinal of the first day by which it has come about in the share q of all draws; None: not by `until`}
    course     by each day on which it can be seen
    """

    ever: float
    mcse: float
    until: int
    quantiles: Mapping[float, int | None]
    course: tuple[ByDay, ...]


@dataclass(frozen=True)
class Competing:
    """Which of several ends comes first.

    days    ordinals
    shares  {end: share of all draws in which it has come first, by each day}
    none    share in which none has come yet, by each day
    """

    days: tuple[int, ...]
    shares: Mapping[str, tuple[float, ...]]
    none: tuple[float, ...]
