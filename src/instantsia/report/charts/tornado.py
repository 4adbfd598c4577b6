"""A tornado: how far the headline moves with each number at either end of its range, the strongest at the top.

The bars start at the headline as it is. The scale runs over what the bars reach and no farther: a number that moves it
by five hundredths would not be seen on one from 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from instantsia.report.charts import svg
from instantsia.report.charts.movers import Mover
from instantsia.report.wording.proportions import percentage_text

ROW, BAR = 26.0, 14.0
HEAD = 46.0
WIDEST = 210.0
ENDS = 42.0
"""Room for the figure at either end of a bar."""
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)
TICKS = 5
EVEN = 1e-9


def tornado(rows: Sequence[Mover], p: float | None, *, title: str, description: str, id: str) -> str:
    """The bars in the order given: pale to the headline with the number at its low end, full with it at its high end.

    rows  those without both ends are left out
    p     the headline as it is, 0-1; without it there is nothing to show
    raises ValueError for what is no share
    """
    middle = svg.fraction(p)
    ends = [(row, svg.fraction(row.p_low), svg.fraction(row.p_high)) for row in rows]
    known = [(row, low, high) for row, low, high in ends if low is not None and high is not None]
    if middle is None or not known:
        return svg.nothing(id, title, description)
    bottom, top, step = _axis([middle, *(end for _, low, high in known for end in (low, high))])
    left = svg.PAD + max(60.0, min(WIDEST, max(svg.text_width(row.label, svg.SMALL) for row, *_ in known))) + ENDS
    width = svg.WIDTH - svg.PAD - ENDS - left

    def x(share: float) -> float:
        return left + width * (share - bottom) / (top - bottom)

    end = HEAD + ROW * len(known)
    parts = [svg.text(svg.PAD, 14, svg.fit(f"as it is: {percentage_text(middle)}", svg.WIDTH / 2, svg.SMALL), "small")]
    for number in range(round((top - bottom) / step) + 1):
        at = min(bottom + number * step, top)
        parts += [
            svg.line(x(at), HEAD - 4, x(at), end, "grid"),
            svg.text(x(at), HEAD - 9, f"{100 * at:.0f} %", "small", anchor="middle"),
        ]
    for place, (row, low, high) in enumerate(known):
        parts.append(_row(row, x(low), x(high), x(middle), (low, high), HEAD + ROW * place, left))
    parts += [svg.line(x(middle), HEAD - 4, x(middle), end, "mark"), *_legend(end + 22)]
    return svg.document(id, title, description, end + 32, parts)


def _axis(reached: Sequence[float]) -> tuple[float, float, float]:
    """Where the scale begins and ends, and its step: all that is reached, between round shares."""
    low, high = min(reached), max(reached)
    step = next((one for one in STEPS if (high - low) / one <= TICKS), STEPS[-1])
    first = max(0.0, math.floor(low / step + EVEN) * step)
    last = min(1.0, math.ceil(high / step - EVEN) * step)
    return (first, last, step) if last > first else (max(0.0, first - step), min(1.0, first + step), step)


def _row(
    row: Mover, low: float, high: float, middle: float, shares: tuple[float, float], top: float, left: float
) -> str:
    y = top + (ROW - BAR) / 2
    room = left - ENDS - svg.PAD - 4
    bars = [(low, "bar"), (high, "solid")]
    # where both lie on one side the longer one is drawn first
    bars.sort(key=lambda one: -abs(one[0] - middle))
    parts = [svg.text(svg.PAD, y + 11, svg.fit(row.label, room, svg.SMALL), "cell", full=row.label)]
    parts += [svg.rect(min(at, middle), y, abs(at - middle), BAR, kind) for at, kind in bars]
    first, last = sorted(zip((low, high), shares, strict=True))
    parts += [
        svg.text(min(first[0], middle) - 4, y + 11, percentage_text(first[1]), "small", anchor="end"),
        svg.text(max(last[0], middle) + 4, y + 11, percentage_text(last[1]), "small"),
    ]
    told = f"{percentage_text(shares[0])} at its low end, {percentage_text(shares[1])} at its high end"
    return svg.group(": ".join(filter(None, (row.label, told))), parts)


def _legend(y: float) -> list[str]:
    return [
        svg.rect(svg.PAD, y - 10, 14, 11, "bar"),
        svg.text(svg.PAD + 20, y, "at its low end", "small"),
        svg.rect(svg.PAD + 140, y - 10, 14, 11, "solid"),
        svg.text(svg.PAD + 160, y, "at its high end", "small"),
        svg.line(svg.PAD + 290, y - 12, svg.PAD + 290, y + 3, "mark"),
        svg.text(svg.PAD + 298, y, "as it is", "small"),
    ]
