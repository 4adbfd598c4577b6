"""What answers mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Ends:
    """Names of the low and the high end."""

    low: str
    high: str


@dataclass(frozen=True)
class Line:
    """The point that matters, and the side that is beyond it."""

    point: float
    above: bool

    @property
    def beyond(self) -> str:
        return "above" if self.above else "below"


@dataclass(frozen=True)
class Votes:
    """Who votes: nobody; as the column says; or these, with a vote each (times their seats)."""

    nobody: bool = False
    column: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quota:
    """So many votes, or more; None: more than half of all. In words: "a majority of two thirds".

    half   whether it is more than half, of whomever
    """

    votes: float | None
    words: str
    half: bool = False


@dataclass(frozen=True)
class Settles:
    """How it is settled: bargained out, by a counted vote, or by one person."""

    regime: Literal["vote", "bargain"]
    decider: str = ""
