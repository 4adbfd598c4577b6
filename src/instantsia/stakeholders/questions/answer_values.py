"""What answers mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from instantsia.stakeholders.files.rows.procedure_words import Base


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

    votes  as the table tells who is there
    half   whether it is more than half, of whomever
    share  of the votes that are counted, where it is a share and not so many votes
    of     of whose votes: those who are there, or who vote; "" for all
    """

    votes: float | None
    words: str
    half: bool = False
    share: float | None = None
    of: Base = ""


@dataclass(frozen=True)
class Settles:
    """How it is settled: bargained out, by a counted vote, or by one person."""

    regime: Literal["vote", "bargain"]
    decider: str = ""
