"""What a case was read from: its sources, its claims and how many of them are open by the day from which it is seen."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.case import paths
from instantsia.case.phrases import plural
from instantsia.report.sentences import preamble


def of_case(forecast: Forecast) -> tuple[str, ...]:
    """What a case was read from; words of case files are explained where they first appear."""
    sources = {one.source for one in forecast.claims}
    tellers = {one.teller for one in forecast.claims if one.teller}
    vantage = preamble.vantage(forecast).partition(" (")[0].removeprefix("forecast").removeprefix("explanation")
    read = f"Read {vantage.removeprefix(', ')}: " if vantage else "Read: "
    counts = forecast.counts
    judged = ", mostly expert judgement" if preamble.rests_on_judgement(forecast) else ""
    numbers = f"{counts.claimed:,} of {plural(counts.numbers, 'input')} sourced, the rest assumed{judged}"
    if not forecast.claims:
        return (f"{read}no source; {plural(counts.numbers, 'input')}, all assumed.",)
    what = f"{plural(len(sources), 'source')}, {plural(len(forecast.claims), 'claim')}"
    kept = open_claims(forecast)
    shut = f" ({kept} open by then)" if kept < len(forecast.claims) else ""
    who = f", {plural(len(tellers), 'teller')}" if tellers else ""
    coders = {coder for one in forecast.claims for coder in one.others}
    who += f", {plural(len(coders) + 1, 'coder')}" if coders else ""
    explained = " (a claim is one value read from one passage; a teller is whoever says it there)"
    inputs = f"{counts.claimed:,} of {counts.numbers:,} inputs sourced"
    short = (f"{read}{what}{who}; {numbers}.", f"{read}{what}{who}; {inputs}.", f"Read: {what}{who}; {inputs}.")
    if _from_a_day(forecast) and shut:
        # of what can be known from a day it is told as long as the day is
        short = (f"{read}{what}{shut}{who}; {inputs}.", f"{read}{what}{shut}{who}.", f"{read}{what}{shut}.")
    return tuple(
        dict.fromkeys(
            (f"{read}{what}{shut}{who}{explained}; {numbers}.", f"{read}{what}{shut}{who}; {numbers}.", *short)
        )
    )


def open_claims(forecast: Forecast) -> int:
    """How many claims are open. From a day the record is none of them: it tells what came of it, for the score."""
    by_then = _from_a_day(forecast)
    return sum(one.open and not (by_then and paths.is_record(one.about)) for one in forecast.claims)


def _from_a_day(forecast: Forecast) -> bool:
    return forecast.as_of is not None or forecast.known_by is not None
