"""Shares and probabilities alone, as bare numbers, and how far something moves one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from instantsia.report.wording.rounding import (
    FIVE,
    ONE,
    THOUSANDTH,
    exact,
    printed,
    probability,
    range_printed,
    to_step,
)


def probability_text(p: float | None, *, to: float = 0.01) -> str:
    """A probability alone, to .01 or to .05, never 0 or 1; "" where there is none.

    >>> probability_text(0.534), probability_text(0.534, to=0.05), probability_text(1.0)
    ('0.53', '0.55', '>0.95')
    """
    return "" if p is None else printed(probability(p), exact(to))


def side_text(p: float | None) -> str:
    """A share beside another one from which it differs by so much, to .01; "<0.01" and ">0.99", never 0 or 1.

    >>> side_text(0.534), side_text(0.0), side_text(0.996)
    ('0.53', '<0.01', '>0.99')
    """
    if p is None:
        return ""
    rounded = to_step(probability(p), ONE)
    if rounded == 0:
        return "<0.01"
    return ">0.99" if rounded == 1 else f"{rounded:.2f}"


def range_text(low: float, high: float) -> str:
    """A range alone, to .05: "0.35-0.85", "0.65 to >0.95"."""
    bottom, top = probability(low), probability(high)
    if bottom > top:
        raise ValueError(f"a range runs upwards, not from {low} to {high}")
    return range_printed(bottom, top)


def cell_text(p: float | None) -> str:
    """A share in a cell of a table, to .05; an empty cell for nothing at all."""
    return "" if p is None or probability(p) == 0 else printed(probability(p), FIVE)


def index_text(share: Fraction | float) -> str:
    """An exact share to .001; 0 and 1 only where it is just that.

    >>> [index_text(share) for share in (0.3125, 0, 0.0001, 0.9999, 1)]
    ['0.313', '0', '<0.001', '>0.999', '1']
    """
    if share in (0, 1):
        return str(int(share))
    if share < 0.0005:
        return "<0.001"
    return ">0.999" if share >= 0.9995 else f"{to_step(exact(float(share)), THOUSANDTH):.3f}"


def percentage_text(p: float | None) -> str:
    """A share as a whole percentage, never 0 or 100: "61 %", "<1 %", ">99 %"."""
    if p is None:
        return ""
    whole = to_step(probability(p) * 100, Decimal(1))
    if whole == 0:
        return "<1 %"
    return ">99 %" if whole == 100 else f"{whole} %"


def share_text(share: float | None) -> str:
    """How much of the outcome hangs on one thing, to .01; under .02 it may be nothing."""
    if share is None:
        return ""
    meant = exact(share)
    return "<0.02" if meant < Decimal("0.02") else f"{to_step(meant, ONE):.2f}"


def variance_text(share: float | None) -> str:
    """A share of the variance, to .05; what would print as 0 or 1 prints as a bound."""
    return "" if share is None else printed(min(max(exact(share), Decimal(0)), Decimal(1)), FIVE)


def moves_text(moves: float | None, standard_error: float) -> str:
    """How far something moves the headline: signed, to .01; under two standard errors "<0.03".

    "0" where it is exactly 0, since then nothing before the event reads it; "" where it has no range. "-<0.01" is a
    fall of less than .01: it has its sign, as every change that is told from nothing.

    >>> moves_text(-0.174, 0.01), moves_text(0.01, 0.012), moves_text(0.0, 0.0), moves_text(-0.002, 0.0)
    ('-0.17', '<0.03', '0', '-<0.01')
    """
    if moves is None:
        return ""
    meant = exact(moves)
    if meant == 0:
        return "0"
    if abs(meant) < 2 * exact(standard_error):
        return "<0.03"
    return f"{'-' if meant < 0 else '+'}{_amount(abs(meant))}"


def change_text(change: float) -> str:
    """A change that is told from nothing, in a sentence: signed, to .01, or which way it goes by less.

    >>> change_text(-0.174), change_text(-0.002), change_text(0.004)
    ('-0.17', 'a fall of less than 0.01', 'a rise of less than 0.01')
    """
    if change and to_step(abs(exact(change)), ONE) == 0:
        return f"a {'fall' if change < 0 else 'rise'} of less than 0.01"
    return moves_text(change, 0.0)


def _amount(meant: Decimal) -> str:
    """How large a change is, to .01: "0.17", "<0.01"."""
    rounded = to_step(meant, ONE)
    return f"{rounded:.2f}" if rounded else "<0.01"
