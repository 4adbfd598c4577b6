"""The ends of a scale of weights as they are answered: 1..6, or 6..1 where 1 counts most."""

from __future__ import annotations

import re

from instantsia.case.numbers import plain
from instantsia.stakeholders.files.columns.scales import Doubt, figure
from instantsia.stakeholders.questions.on_scale import read_scale

_NUMBER = r"\+?\d+(?:[.,]\d+)?(?:[eE]\+?\d{1,3})?"
_ENDS = re.compile(rf"\s*({_NUMBER})\s*(?:\.\.|–|-|to)\s*({_NUMBER})\s*")


def read_run(written: str) -> tuple[float, float]:
    """The two ends as they are written, the high one first where the low one counts most; ValueError for no scale.

    >>> read_run("1..6"), read_run("6..1")
    ((1.0, 6.0), (6.0, 1.0))
    """
    match = _ENDS.fullmatch(written)
    try:
        return read_scale(written)
    except ValueError:
        if match is None:
            raise
    low, high = read_scale(f"{match[2]}..{match[1]}")
    return high, low


def run_of(doubt: Doubt) -> str:
    """The ends of a scale as an answer has them."""
    low, high = map(plain, doubt.scale)
    return f"{high}..{low}" if doubt.falls else f"{low}..{high}"


def counts_most(doubt: Doubt) -> str:
    """What is told of a scale of which the low end is the most; "" of another."""
    return f"{figure(doubt.scale[0])} counts most" if doubt.falls else ""
