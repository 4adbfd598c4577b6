"""Comparisons, deals, levers, who knew what, two sides and the way of a report as they are shown: a screen at a
prompt."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from instantsia.analysis.bargaining.results import Bargain
from instantsia.analysis.beliefs.trace import Trace
from instantsia.analysis.levers.lever import Levers
from instantsia.analysis.results.beliefs import Knew
from instantsia.analysis.results.changes import Comparison
from instantsia.analysis.results.other_side import Chronicle, Corridor, Each
from instantsia.report import glance

T = TypeVar("T")


def shown(kind: type[T], found: Any) -> T:
    """The same values as an object that can be shown."""
    return kind(**{one.name: getattr(found, one.name) for one in fields(found)})


class ShownComparison(Comparison):
    """A comparison that shows itself."""

    def summary(self) -> str:
        """Return the comparison in words, as `compare` prints it."""
        from instantsia.report.comparison import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")

    def _repr_html_(self) -> str:
        from instantsia.report.notebook import comparison_view

        return comparison_view(self)


class ShownBargain(Bargain):
    """A deal between two sides that shows itself."""

    def summary(self) -> str:
        """Return it in words, as `bargain` prints it."""
        from instantsia.report.bargaining.screen import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")


class ShownLevers(Levers):
    """Levers that show themselves."""

    def summary(self) -> str:
        """Return the levers in words, as `levers` prints them."""
        from instantsia.report.levers import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")

    def _repr_html_(self) -> str:
        from instantsia.report.notebook import levers_view

        return levers_view(self)


class ShownKnew(Knew):
    """Who thought what when, which shows itself."""

    def summary(self) -> str:
        """Return it in words, as `knew` prints it."""
        from instantsia.report.beliefs.knew import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")


class ShownTrace(Trace):
    """The way of a report, which shows itself."""

    def summary(self) -> str:
        """Return it in words, as `trace` prints it."""
        from instantsia.report.beliefs.trace import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")


class ShownCorridor(Corridor):
    """What both sides would accept, which shows itself."""

    def summary(self) -> str:
        """Return it in words, as `corridor` prints it."""
        from instantsia.report.other_side.corridor import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")


class ShownChronicle(Chronicle):
    """One course, which shows itself."""

    def summary(self) -> str:
        """Return it in words, as `chronicle` prints it."""
        from instantsia.report.other_side.chronicle import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")


class ShownEach(Each):
    """What each mechanism moves, which shows itself."""

    def summary(self) -> str:
        """Return it in words, as `compare --each` prints it."""
        from instantsia.report.other_side.each import screen

        return screen(self)

    def __repr__(self) -> str:
        return glance.first_lines(self.summary(), "print(_.summary())")
