"""What a brief tells beside its answer, a line each: the days, what else was asked, what is assumed."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import capital, plural
from instantsia.report import naming
from instantsia.report.figures import asked, headline_first, said
from instantsia.report.first import reading
from instantsia.report.first.others import others
from instantsia.report.first.screen import deadline
from instantsia.report.sentences import unknowns

MOST_OTHER, MOST_TITLE = 200, 160
"""So many characters of another issue, and of what is assumed."""
ANY_WIDTH = 10_000


def when(forecast: Forecast) -> str:
    """ "Decided by 1 Feb 2027; looked at from 1 December 2026." """
    told = [f"decided {by}"] if (by := deadline(forecast)) else []
    if forecast.looked_from is not None:
        told.append(f"looked at from {naming.day(forecast.looked_from)}")
    if forecast.known_by is not None:
        told.append(f"with what had been told by {naming.day(forecast.known_by)}")
    if forecast.claims and forecast.vantage == "explanation":
        told.append("looked at with everything that is known")
    return f"{capital('; '.join(told))}." if told else ""


def others_told(forecast: Forecast) -> list[str]:
    """What is said of each other issue of the same table, and of each other question of a case."""
    found = others(forecast, ANY_WIDTH)
    if found or reading.notes(forecast):
        return found
    return [asked(one, words) for one in headline_first(forecast)[1:] if (words := said(one.share).partition(";")[0])]


def besides(forecast: Forecast, most: int) -> str:
    """The first of them, and how many more there are."""
    found = others_told(forecast)
    more = f" And {len(found) - most} more." if len(found) > most else ""
    return f"{' '.join(naming.cut(one, MOST_OTHER) for one in found[:most])}{more}"


def assumed(forecast: Forecast, most: int) -> str:
    """The defaults that were taken, how blanks were read and what was guessed; of a case what nobody claims.

    most   so many characters of the defaults
    """
    if reading.notes(forecast):
        defaults = _fitting(reading.defaults(forecast), most)
        guesses = [capital(one[-1].removesuffix(".")) for one in reading.guessed(forecast)]
        told = (defaults, "; ".join(reading.blanks(forecast)), *guesses)
        return " ".join(f"{capital(one)}." for one in told if one)
    many = forecast.counts.assumed
    if not many:
        return ""
    first = [unknowns.assumption_title(one, forecast, reason=False) for one in unknowns.by_moves(forecast) if one.moves]
    strongest = (
        f", of which this moves the answer most: {naming.cut(first[0], MOST_TITLE)}" if first and many > 1 else ""
    )
    return f"{plural(many, 'number')}{strongest}."


def _fitting(parts: Sequence[str], most: int) -> str:
    """As many whole parts as there is room for, at least one, and how many more there are.

    >>> _fitting(["status quo 0", "threshold 50", "decided by May"], 28)
    'status quo 0; threshold 50; and 1 more'
    >>> _fitting(["status quo 0", "threshold 50"], 100), _fitting([], 5)
    ('status quo 0; threshold 50', '')
    """
    fit = 1
    while fit < len(parts) and len("; ".join(parts[: fit + 1])) <= most:
        fit += 1
    more = [f"and {len(parts) - fit} more"] if fit < len(parts) else []
    return "; ".join([*(naming.cut(one, most) for one in parts[:fit]), *more])
