"""When something comes about, in sentences, and what of it stands in a table."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from instantsia.analysis.results import Forecast
from instantsia.case.dates import MONTHS, day_in_words
from instantsia.case.phrases import and_list
from instantsia.report.wording.proportions import probability_text

if TYPE_CHECKING:
    from instantsia.analysis.results.times import Competing, Times

SHARES = {0.1: "a tenth", 0.25: "a quarter", 0.5: "half", 0.75: "three quarters", 0.9: "nine tenths"}
ODDS = {0.1: "1 in 10", 0.25: "1 in 4", 0.5: "1 in 2", 0.75: "3 in 4", 0.9: "9 in 10"}
LEAST = 0.005
"""A share below it is not told."""
HELD = "It holds before the first step already, so it does not come about."


def lines(forecast: Forecast) -> list[str]:
    """What stands with the headline: when it comes about, and which of several ends comes first."""
    found = forecast.over_time
    if found is None:
        return []
    times = found.times[forecast.headline]
    told = "" if times is None else sentence(times, forecast.head.share.p, months=found.months)
    texts = {event.id: event.text.strip().rstrip(".") for event in forecast.events}
    untold = (
        f'"{texts[end]}" holds before the first step already: which end comes first is not told.'
        for end in found.untold
    )
    return [one for one in (told, *(first(forecast, ends) for ends in found.ends.values()), *untold) if one]


def sentence(times: Times, p: float | None, *, months: bool) -> str:
    """By when it comes about in how many draws; "" where it comes about on one day or not at all.

    p   share of the draws in which it holds at the end

    "It comes about by March 1970 in a tenth of the draws, and by June 1972 in half; in 0.31 not by January 1973."
    """
    came = [0.0, *(one.p for one in times.course)]
    if sum(now > before for before, now in itertools.pairwise(came)) < 2:
        return ""
    until, never = day(times.until, months=months), 1 - times.ever
    told = _told(times, months=months)
    if not told:
        text = f"It comes about by {until} in {probability_text(times.ever)} of the draws"
    else:
        (by, share), *rest = told
        parts = [f"by {by} in {share} of the draws", *(f"by {other} in {more}" for other, more in rest)]
        text = f"It comes about {and_list(parts)}"
        text += f"; in {probability_text(never)} not by {until}" if never >= LEAST else ""
    passes = p is not None and times.ever - p >= LEAST
    return f"{text}. {_passes(p)}" if passes else f"{text}."


def _passes(p: float | None) -> str:
    return f"It does not last in all of these: at the end it holds in {probability_text(p)}."


def _told(times: Times, *, months: bool) -> list[tuple[str, str]]:
    """(day, share) of the smallest share that is known, half, and the largest; of those with one day the largest."""
    known = [q for q, found in times.quantiles.items() if found.day is not None]
    chosen = sorted({q for q in known if q in (known[0], 0.5, known[-1])})
    by_day: dict[str, str] = {}
    for q in chosen:
        found = times.quantiles[q].day
        assert found is not None
        by_day[day(found, months=months)] = SHARES[q]
    return list(by_day.items())


def first(forecast: Forecast, ends: Competing) -> str:
    """Which end comes first, and in how many draws none does."""
    texts = {event.id: event.text.strip().rstrip(".") for event in forecast.events}
    shares = [f'"{texts[end]}" in {_share(by_day[-1])}' for end, by_day in ends.shares.items()]
    told = f"Which comes first: {and_list(shares)} of the draws"
    if ends.none[-1] < LEAST:
        return f"{told}."
    months = forecast.over_time is not None and forecast.over_time.months
    return f"{told}; none by {day(ends.days[-1], months=months)} in {_share(ends.none[-1])}."


def _share(p: float) -> str:
    return "none" if p == 0 else probability_text(p)


def table(forecast: Forecast) -> tuple[Sequence[str], list[list[str]]]:
    """Heads and rows: for each event how often it ever comes about, and by when in how many of the draws."""
    found = forecast.over_time
    heads = ("", "ever", *ODDS.values())
    if found is None:
        return heads, []
    texts = {event.id: event.text for event in forecast.events}
    return heads, [_row(texts[event], times, months=found.months) for event, times in found.times.items()]


def _row(text: str, times: Times | None, *, months: bool) -> list[str]:
    if times is None:
        return [f"{text.strip().rstrip('.')}. {HELD}", *[""] * (1 + len(ODDS))]
    return [text, probability_text(times.ever), *quantile_cells(times, ODDS, months=months)]


def quantile_cells(times: Times, shares: Iterable[float], *, months: bool, narrow: bool = False) -> list[str]:
    """By when it has come about in each share of the draws: "Jun 1972"; "not by Jan 1973", and nothing after it.

    narrow   months with two figures of the year: "Jun 72"
    """
    cells: list[str] = []
    for share in shares:
        found = times.quantiles[share].day
        if found is not None:
            cells.append(short(found, months=months, narrow=narrow))
        else:
            never = f"not by {short(times.until, months=months, narrow=narrow)}"
            cells.append("" if never in cells or "" in cells else never)
    return cells


def day(ordinal: int, *, months: bool) -> str:
    """A day as it stands in a sentence: "June 1972" where everything goes by the month, else "19 June 1972"."""
    if not months:
        return day_in_words(ordinal)
    date = datetime.date.fromordinal(ordinal)
    return f"{MONTHS[date.month - 1]} {date.year}"


def short(ordinal: int, *, months: bool, narrow: bool = False) -> str:
    """The same in a table: "Jun 1972", "19 Jun 1972"; a month that is to be narrow is "Jun 72"."""
    date = datetime.date.fromordinal(ordinal)
    year = f"{date.year % 100:02}" if narrow and months else f"{date.year}"
    month = f"{MONTHS[date.month - 1][:3]} {year}"
    return month if months else f"{date.day} {month}"
