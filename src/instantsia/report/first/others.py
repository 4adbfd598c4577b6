"""The other issues of a table, a line each, with whose positions on them are not known."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.analysis.results import EventForecast, Forecast, Value
from instantsia.case.phrases import capital, plural
from instantsia.report import naming, plaintext
from instantsia.report.figures import headline_first, said, scale_of
from instantsia.report.first import reading
from instantsia.report.settlement import pivots, settling
from instantsia.report.wording import probabilities
from instantsia.stakeholders import told

NAMED = 2
"""So many of those whose position is not known are named."""
LEAST_QUESTION = 12
"""A question is cut to so many characters, and to no fewer, so that its chance stands on the line."""


def others(forecast: Forecast, width: int) -> list[str]:
    """A line of at most `width` columns for each other issue of a table."""
    if not reading.notes(forecast) and len(forecast.values) < 2:
        return []
    main = settling.main(forecast)
    out = [
        _settled(forecast, value, width)
        for value in forecast.values.values()
        if main is None or value.issue != main.issue
    ]
    seen = set(forecast.head.steps) | {value.step for value in forecast.values.values()}
    for event in headline_first(forecast)[1:]:
        if event.steps and not seen & set(event.steps):
            seen |= set(event.steps)
            out.append(_voted(forecast, event, width))
    return out


def _settled(forecast: Forecast, value: Value, width: int) -> str:
    """ "Year: about 2036.7 (2033 to 2039); 60 % (10-75 %) past 2036; 2 of 3 positions not known." """
    ends = scale_of(forecast, value.issue)
    low, middle, high = (settling.point(one, forecast, value.issue) for one in (value.q10, value.median, value.q90))
    name = capital(naming.issue(value.issue, forecast.names))
    stakes = pivots.stakes(forecast, value)
    blank = [naming.person(actor, forecast.names) for actor, one in stakes.items() if one.blank]
    unknown = _unknown(blank, len(stakes))
    text = f"{name}: expected about {middle}, 8 in 10 between {low} and {high}"
    if value.line is None or value.beyond is None or value.beyond.p is None:
        return _fitting([text, f"{name}: about {middle} ({low} to {high})"], unknown, width)
    at = f"{'past' if value.above else 'below'} {settling.as_written(value.line, ends)}"
    share = value.beyond
    bare = probabilities.said_bare(share.p, share.low, share.high)
    words = said(share).partition(";")[0]
    variants = [
        f"{text}; {words}, that it ends {at} ({ends.low_name} to {ends.high_name})",
        f"{text}; {words}, that it ends {at}",
        f"{text}; {bare} {at}",
        f"{name}: about {middle} ({low} to {high}); {bare} {at}",
        f"{name}: about {middle}; {bare} {at}",
        f"{name}: {bare} {at}",
    ]
    return _fitting(variants, unknown, width)


def _voted(forecast: Forecast, event: EventForecast, width: int) -> str:
    """ "Will anything be decided on place? Likely, 70 % (65-75 %); position not known: Poland." """
    question, words = event.question or event.text, capital(said(event.share).partition(";")[0])
    step = next((one for one in forecast.steps if one.id in event.steps), None)
    names = [] if step is None else _unknown_on(forecast, naming.issue(step.id, forecast.names))
    unknown = _unknown(names, 0 if step is None else len(step.votes))
    room = width - plaintext.columns(f" {words}{unknown[-1]}.")
    shorter = [] if room < LEAST_QUESTION else [f"{naming.cut(question, room - len(' ...'))} {words}"]
    return _fitting([f"{question} {words}", *shorter], unknown, width)


def _unknown_on(forecast: Forecast, issue: str) -> list[str]:
    """Whose position on an issue with options is not known; "" for each that is only counted."""
    return reading.names_after(forecast, told.unknown_on(issue))


def _unknown(names: Sequence[str], of: int) -> list[str]:
    """That positions are not known, in ever fewer words."""
    if not names:
        return [""]
    many = len(names)
    named = [f"; position not known: {naming.some(names, NAMED)}"] if all(names) else []
    return [*named, f"; {many} of {plural(of, 'position')} not known", f"; {many} not known"]


def _fitting(variants: Sequence[str], unknown: Sequence[str], width: int) -> str:
    """The first that fits on the line, with as much said of what is not known as there is room for."""
    told_so = [f"{text}{behind}." for text in variants for behind in unknown]
    return plaintext.cut_to(next((one for one in told_so if plaintext.columns(one) <= width), told_so[-1]), width)
