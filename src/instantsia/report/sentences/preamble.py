"""The first two lines: what this is, from which day it is looked at, and how many numbers it rests on."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.case.phrases import plural
from instantsia.report import naming, plaintext
from instantsia.report.wording import probabilities


def vantage_line(forecast: Forecast) -> str:
    """What this is and from which day it is looked at."""
    return f"{forecast.case} {plaintext.DOT} {vantage(forecast)}"


def vantage(forecast: Forecast) -> str:
    """ "forecast, as of 17 June 1957 (what was so by then, as told later; coded by somebody who knew the outcome)"."""
    if forecast.vantage == "explanation":
        return "explanation, with everything known"
    days: list[str] = []
    notes: list[str] = []
    if forecast.as_of is not None:
        days.append(f"as of {naming.day(forecast.as_of)}")
        if forecast.claims:  # without any the day shuts nothing
            notes.append(
                "information cut-off: what was so by then, whenever it was told"
                if forecast.known_by is None
                else "what was so by then"
            )
    if forecast.known_by is not None:
        days.append(f"known by {naming.day(forecast.known_by)}")
        notes.append("what had been told by then")
    if forecast.hindsight:
        notes.append("coded by somebody who knew the outcome")
    note = f" ({'; '.join(notes)})" if notes else ""
    return f"forecast, {' and '.join(days)}{note}" if days else f"forecast{note}"


def counts_line(forecast: Forecast) -> str:
    """How many numbers it rests on, and how many of them have a source."""
    counts = forecast.counts
    line = f"{plural(counts.numbers, 'number')}: {counts.claimed:,} claimed, {counts.assumed:,} assumed"
    return f"{line}; mostly expert judgement" if rests_on_judgement(forecast) else line


def rests_on_judgement(forecast: Forecast) -> bool:
    """Whether assumptions alone are more than half of the headline's range."""
    share = forecast.head.share
    if share.low is None or share.high is None:
        return False
    return forecast.range_from.assumptions > (share.high - share.low) / 2


def changes_line(forecast: Forecast, most: int | None = None) -> str:
    """What was changed against the case of that name and the chance without it, or "".

    most   so many changes are told one by one and the others are counted; all unless said
    """
    changes = forecast.changes
    if not changes:
        return ""
    shown = changes if most is None else changes[:most]
    more = len(changes) - len(shown)
    told = f"Changed: {'; '.join(shown)}{f' and {more} more' if more else ''}"
    before = forecast.beside.unchanged
    if before is None:
        return told
    those = "that" if len(changes) == 1 else "these changes"
    return f"{told}. Without {those}: {probabilities.word(before, to=0.05)}, {probabilities.percent(before, to=0.05)}"


def unanswerable(written: str) -> str:
    """What the documents of a case cannot answer, as a sentence, or ""."""
    text = " ".join(written.split())
    return f"Not answerable from these documents: {text[:1].lower() + text[1:]}" if text else ""
