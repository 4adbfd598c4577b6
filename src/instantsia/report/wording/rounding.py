"""Rounding as it is printed: half up on the decimal value as it is written.

0.675 is 0.68 and 0.125 to the nearest .05 is 0.15, whatever the binary number behind them.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

_PLACES = Decimal("1e-9")
FIVE, ONE, THOUSANDTH = Decimal("0.05"), Decimal("0.01"), Decimal("0.001")


def exact(value: float) -> Decimal:
    """The decimal number that is meant: nine places, which is more than is ever kept."""
    meant = Decimal(repr(float(value)))
    if not meant.is_finite():
        raise ValueError(f"a finite number is needed, not {value}")
    return meant.quantize(_PLACES, ROUND_HALF_UP)


def probability(p: float) -> Decimal:
    meant = exact(p)
    if not 0 <= meant <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {p}")
    return meant


def to_step(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """The multiple of `step` nearest to `value`, half up (away from 0)."""
    return (value / step).quantize(Decimal(1), rounding) * step


def printed(p: Decimal, step: Decimal) -> str:
    """One number to the step, never 0 or 1."""
    rounded = to_step(p, step)
    if rounded >= 1 and p <= Decimal("0.975"):
        rounded = Decimal("0.95")
    if rounded <= 0:
        return "<0.05"
    return ">0.95" if rounded >= 1 else f"{rounded:.2f}"


def range_of(p: float, low: float, high: float) -> tuple[Decimal, Decimal]:
    bottom, middle, top = probability(low), probability(p), probability(high)
    if not bottom <= middle <= top:
        raise ValueError(f"p = {p} lies outside its range {low} to {high}")
    return bottom, top


def range_printed(low: Decimal, high: Decimal, p: Decimal | None = None, inside: Decimal | None = None) -> str:
    """Both ends to .05; p, printed as `inside`, is held between them, and apart from an end that lies elsewhere."""
    below, above = _end(low), _end(high)
    if p is not None and inside is not None and 0 < inside < 1:
        if inside < below < 1:
            below = to_step(inside, FIVE, ROUND_DOWN)
        elif inside == below and p - low >= ONE:
            below = min(below, to_step(low, FIVE, ROUND_DOWN))
        if 0 < above < inside:
            above = to_step(inside, FIVE, ROUND_UP)
        elif above == inside and high - p >= ONE:
            above = max(above, to_step(high, FIVE, ROUND_UP))
    first, last = printed(below, FIVE), printed(above, FIVE)
    return f"{first} to {last}" if {first[0], last[0]} & {"<", ">"} else f"{first}-{last}"


def _end(p: Decimal) -> Decimal:
    """An end of a range to .05; exactly .975 is not above it and stays printable."""
    return Decimal("0.95") if p == Decimal("0.975") else to_step(p, FIVE)
