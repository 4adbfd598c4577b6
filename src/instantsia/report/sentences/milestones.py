"""When the milestones of two sides are reached: a table for the terminal and for the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from instantsia.analysis.results import Forecast
from instantsia.case.dates import day_text, parse_day
from instantsia.case.happenings import RHYTHMS
from instantsia.case.phrases import in_words
from instantsia.case.values import NEVER
from instantsia.report import plaintext
from instantsia.report.sentences.over_time import ODDS, day, quantile_cells, short
from instantsia.report.wording.proportions import probability_text

if TYPE_CHECKING:
    from instantsia.analysis.results.changes import EvenChance
    from instantsia.analysis.results.times import MilestoneScore, Times

SHOWN = {0.1: ODDS[0.1], 0.25: ODDS[0.25], 0.5: "even chance", 0.9: ODDS[0.9]}
"""{share: the head of its column} on the terminal."""
SMALLEST = 0.05
"""A score that is printed as 0.0 is less than it."""
SURE, FEW = 0.995, 3
"""A chance above it is not told; so many turns of a record are told one by one."""
MOST = 8
"""So many milestones stand in the table of the terminal; the page has all."""


def called(milestone: str, *, at_least: bool = False) -> str:
    """A milestone in words; of a level of a long ladder that it is that one at least.

    >>> called("talks.acknowledged"), called("goods.a_third", at_least=True)
    ('talks acknowledged', 'goods at least a third')
    """
    return in_words(milestone.replace(".", " at least " if at_least else " "))


def table(forecast: Forecast, most: int | None = None) -> tuple[Sequence[str], list[list[str]]]:
    """Heads and rows: how often each milestone is ever reached, and by when in how many of all draws.

    The soonest stand first.

    most   so many rows at most, of those on which something turns; without it all
    """
    heads = ("When", "ever", *SHOWN.values())
    found = forecast.over_time
    if found is None:
        return heads, []
    names = found.milestones if most is None else found.spoken_of
    soonest = sorted(((name, found.milestones[name]) for name in names), key=lambda pair: _soon(pair[1]))
    rows = [
        [
            called(name, at_least=name in found.at_least),
            probability_text(one.ever),
            *quantile_cells(one, SHOWN, months=found.months, narrow=True),
        ]
        for name, one in soonest
    ]
    return heads, rows[:most]


def lines(forecast: Forecast, width: int) -> list[str]:
    """The table of the terminal; nothing for a case without milestones of two sides."""
    heads, rows = table(forecast, MOST)
    if not rows:
        return []
    head, _, *cells = plaintext.table(heads, rows, width, right=frozenset({1})).split("\n")
    left = len(forecast.over_time.milestones) - len(rows) if forecast.over_time is not None else 0
    more = f"  and {left} more; the report lists them" if left else ""
    return [head, *cells, *([more] if more else [])]


def score_lines(forecast: Forecast) -> list[str]:
    """How far each milestone of which the record tells was from it, beside what is said whatever the case.

    "Talks acknowledged: May 1968; off by 5.9 months of 73 (never 56.0, any turn alike 12.0)."
    """
    found = forecast.over_time
    return [] if found is None else [_score_line(one, months=found.months) for one in found.scores]


def _score_line(one: MilestoneScore, *, months: bool) -> str:
    rivals = ", ".join(f"{name} {value:.1f}" for name, value in one.rivals.items())
    record = came(one, months=months)
    told = (
        f"{called(one.milestone).capitalize()}: {record}; off by {one.crps:.1f} {unit(one)} of {one.turns} ({rivals})."
    )
    if one.rivals.get(NEVER, 1.0) < SMALLEST and NEVER not in one.record:
        told += ' "Never" is scored as the last turn that is played, and in that it came.'
    return told


def came(one: MilestoneScore, *, months: bool | None = None) -> str:
    """When a milestone is held to have been reached.

    months   whether days are told as months; unless said, where its turns are months
    """
    by_month = one.every == "month" if months is None else months
    turns = [
        (NEVER if turn == NEVER else day(parse_day(turn), months=by_month))
        + ("" if p >= SURE else f" ({probability_text(p)})")
        for turn, p in one.record.items()
    ]
    return " or ".join(turns) if len(turns) <= FEW else f"{turns[0]} to {turns[-1]}"


def unit(one: MilestoneScore) -> str:
    """In what the score of a milestone counts: "months", "turns"."""
    return f"{one.every}s" if one.every in RHYTHMS else "turns"


def even_line(found: EvenChance) -> str:
    """ "May 68 to not by Jan 73": by when half of all draws have reached it, before and after a change."""
    before, after = (_by(day, found) for day in (found.before, found.after))
    return f"{before} on both sides" if before == after else f"{before} to {after}"


def even_data(found: EvenChance) -> dict[str, str | None]:
    """The same as plain JSON values; null: not by `until`."""
    days = {"before": found.before, "after": found.after, "until": found.until}
    return {key: None if day is None else day_text(day) for key, day in days.items()} | {"shown": even_line(found)}


def _by(day: int | None, found: EvenChance) -> str:
    if day is not None:
        return short(day, months=found.months, narrow=True)
    return f"not by {short(found.until, months=found.months, narrow=True)}"


def _soon(times: Times) -> tuple[float, ...]:
    """What is reached sooner, in the order of the quantiles, and then what is reached more often."""
    days = (times.quantiles[q].day for q in times.quantiles)
    return *(math.inf if day is None else float(day) for day in days), -times.ever
