"""What is decided: issues, facts, events, and what-ifs that the case names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Written, plain
from instantsia.case.people import Options
from instantsia.case.phrases import known_as
from instantsia.case.words import Id, Option, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def _scale(value: Any) -> Any:
    if not isinstance(value, dict) or len(value) != 2:
        raise ValueError('expected a scale with two named ends, as in { 0 = "against", 100 = "for" }')
    ends: dict[float, str] = {}
    for end, name in value.items():
        try:
            ends[float(end)] = name
        except (TypeError, ValueError):
            raise ValueError('expected numbers as ends, as in { 0 = "against", 100 = "for" }') from None
    if any(LARGEST < abs(end) < math.inf for end in ends):
        raise ValueError(f"expected ends of which none is beyond {LARGEST:g}")
    if len(ends) < 2 or not all(math.isfinite(end) for end in ends):
        raise ValueError('expected two different numbers as ends, as in { 0 = "against", 100 = "for" }')
    return {plain(end): ends[end] for end in sorted(ends)}


Scale = Annotated[dict[str, str], BeforeValidator(_scale)]


def _float(value: Any) -> Any:
    return float(value) if type(value) is int and abs(value) < 2**53 else value


MOST_STRETCHES = 15
"""As many as a path may have options."""


def _texts(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_texts, json_schema_input_type=str | tuple[str, ...])]


STATUS_QUO = 0
"""The first option of an issue is what holds if nothing is decided."""


class Issue(Words):
    """A question with named options, a scale with named ends, or both.

    The first option is what holds if nothing is decided. With both, an option stands at a point of the scale and a
    member's position lies between the camps; with options alone, utilities are coded as ACTOR.ISSUE.OPTION, 0-1.
    """

    LATER: ClassVar = frozenset({"called", "unproposed"})

    id: Id
    """How positions, steps and conditions name it: lower-case letters, digits and underscores."""
    name: str = ""
    """What it is called in sentences; without it, its id in words."""
    text: str = ""
    """The question in words, as the report prints it."""
    options: Options = ()
    """What can be decided, at least two; the first is what holds if nothing is decided."""
    unproposed: Options = ()
    """Those of the options that are not on the table before a step of kind `propose` puts them there."""
    scale: Scale | None = None
    """Two ends in numbers with their names, for example { 0 = "against", 100 = "for" }; positions lie between them."""
    at: dict[Option, float] = Field(default_factory=dict)
    """{option: its point on the scale}; without it, of two options the first stands at the low end and the second at
    the high end."""
    status_quo: Written | None = None
    """The point of the scale that holds if nothing is decided; a range where it is not known."""
    line: float | None = None
    """The point of the scale that matters: a settlement is beyond it or not; the line itself is not beyond."""
    beyond: Literal["above", "below"] = "above"
    """On which side of the line a settlement is beyond it: "above" or "below"."""
    stretches: dict[Option, float] = Field(default_factory=dict)
    """{name of a stretch of the scale: its upper end, which belongs to it}; the last one ends where the scale does."""
    called: dict[Option, str] = Field(default={})
    """{option or stretch: what it is called in sentences}; without it, its id in words."""

    @model_validator(mode="before")
    @classmethod
    def _numbers(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        data = dict(data)
        for key in ("at", "stretches"):
            if isinstance(data.get(key), dict):
                data[key] = {name: _float(place) for name, place in data[key].items()}
        if "line" in data:
            data["line"] = _float(data["line"])
        if isinstance(data.get("stretches"), dict) and all(
            isinstance(one, float) for one in data["stretches"].values()
        ):
            data["stretches"] = dict(sorted(data["stretches"].items(), key=lambda one: one[1]))
        return data

    @model_validator(mode="after")
    def _complete(self) -> Issue:
        if not self.options and self.scale is None:
            raise ValueError("expected options, a scale, or both")
        if unknown := sorted(set(self.called) - {*self.options, *self.stretches}):
            raise ValueError(f"expected only options and stretches of the issue in called, found {unknown[0]}")
        if len(self.options) == 1 or len(set(self.options)) != len(self.options):
            raise ValueError("expected at least two options, each once")
        if unknown := sorted(set(self.unproposed) - set(self.options[1:])):
            raise ValueError(f"expected only options that do not hold in unproposed, found {unknown[0]}")
        if self.scale is not None and self.options:
            low, high = self.bounds
            strange = set(self.at) - set(self.options)
            if strange:
                raise ValueError(f"expected only options of the issue in at, found {sorted(strange)[0]}")
            if any(not low <= place <= high for place in self.at.values()):
                raise ValueError("expected places on the scale in at")
            if len(self.options) > 2 and set(self.at) != set(self.options):
                raise ValueError("expected, of more than two options, the place of each on the scale in at")
        self._on_scale()
        return self

    def says(self, option: str) -> str:
        """What an option or a stretch is called: its name, or its id in words."""
        return known_as(self.called.get(option, ""), option)

    def lies_beyond(self, value: NDArray[np.float64]) -> NDArray[np.bool_]:
        """(...) whether points of the scale lie beyond the line, which the issue has; the line itself does not."""
        assert self.line is not None
        beyond: NDArray[np.bool_] = value > self.line if self.beyond == "above" else value < self.line
        return beyond

    def _on_scale(self) -> None:
        """Raises ValueError where status quo, line or stretches do not lie on the scale."""
        if self.scale is None:
            if self.status_quo is not None or self.line is not None or self.stretches:
                raise ValueError("expected a scale for status_quo, line and stretches")
            return
        low, high = self.bounds
        if self.status_quo is not None and not (low <= self.status_quo.low and self.status_quo.high <= high):
            raise ValueError(f"expected a status_quo from {low:g} to {high:g}, found {self.status_quo.typed}")
        if self.line is not None and not low <= self.line <= high:
            raise ValueError(f"expected a line from {low:g} to {high:g}, found {self.line:g}")
        ends = list(self.stretches.values())
        if ends and (ends[0] <= low or ends[-1] != high or len(set(ends)) != len(ends)):
            raise ValueError(
                f"expected stretches with their upper ends, each above {low:g}, each another, the last at {high:g}"
            )
        if len(ends) > MOST_STRETCHES:
            raise ValueError(f"expected at most {MOST_STRETCHES} stretches, found {len(ends)}")

    @property
    def bounds(self) -> tuple[float, float]:
        """Low and high end of the scale; 0 and 1 where there is none (coded utilities)."""
        if self.scale is None:
            return 0.0, 1.0
        low, high = (float(end) for end in self.scale)
        return low, high

    def stretch_at(self, value: float) -> str:
        """The stretch in which a point of the scale lies, "" where the issue names none."""
        return next((name for name, end in self.stretches.items() if value <= end), "")

    @property
    def places(self) -> dict[str, float]:
        """{option: its point on the scale}; empty where there is no scale."""
        if self.scale is None or not self.options:
            return {}
        if self.at:
            return dict(self.at)
        low, high = self.bounds
        return {self.options[0]: low, self.options[1]: high}


class Fact(Words):
    """Something that is so or not: claims about `fact.ID` say yes or no; the assumption is its chance."""

    id: Id
    """How conditions name it; claims and assumptions about it have the path `fact.ID`."""
    text: str = ""
    """The fact as a sentence that is true where it is so: "The three had come to an understanding"."""


class Event(Words):
    """A condition about which the report speaks; the first one of a case is its headline."""

    LATER = frozenset({"ends"})

    id: Id
    """Its name in the answer and on the command line: lower-case letters, digits and underscores."""
    text: str
    """The sentence that is true where the event happens: "The pier is closed"."""
    question: str = ""
    """The question that it answers: "Will the pier be closed?"."""
    when: str
    """The condition that must hold for it to have happened, for example 'ballot == "yes" and storm'."""
    ends: Id | None = None
    """The group of steps of which it is an end, one of several that compete: what is told is which of them comes first,
    and by when. Of two on one day the one that stands higher in the case comes first."""


class WhatIf(Words):
    """A change that the case names, played on the same random numbers."""

    id: Id
    """Its name on the command line: `instantsia compare CASE NAME`."""
    text: str = ""
    """What is changed, in words."""
    set: Texts = ()
    """One or several PATH=VALUE, as after --set on the command line: "molotov.post=30..60"."""
    without: Texts = ()
    """The ids of tellers, sources, parts or claims that are never believed."""
    assume: Texts = ()
    """One or several SOURCE=READING: the source is forced into that reading in every draw."""
    why: str = ""
    """Why anybody should ask."""
