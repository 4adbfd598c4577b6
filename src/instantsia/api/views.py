"""A comparison and the levers of one side as they are shown: a screen at a prompt, a table in a notebook."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

from instantsia.analysis.levers.lever import Levers
from instantsia.analysis.results import Comparison
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
