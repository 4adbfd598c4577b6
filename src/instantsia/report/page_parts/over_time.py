"""When it comes about: how many draws have not come to it yet, which end comes first, how numbers go."""

from __future__ import annotations

from instantsia.analysis.results import Forecast
from instantsia.analysis.results.times import Competing, Fan, OverTime, Times
from instantsia.report import naming
from instantsia.report.charts.fan import fan
from instantsia.report.charts.incidence import End, incidence
from instantsia.report.charts.survival import Left, survival
from instantsia.report.figures import scale_of
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.sentences import milestones
from instantsia.report.sentences import over_time as words
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import probability_text


def section(forecast: Forecast) -> Html:
    """The whole section; "" for a case without steps that repeat."""
    found = forecast.over_time
    if found is None:
        return ""
    times = found.times[forecast.headline]
    parts = [] if times is None else [_survival(forecast, times, months=found.months)]
    parts.append(_table(forecast, found))
    parts += [_milestones(forecast)] if found.milestones else []
    parts += [_ends(forecast, group, ends, months=found.months) for group, ends in found.ends.items()]
    parts += [_fan(forecast, one) for one in found.fans]
    return html.section("times", "When it comes about", parts)


def _survival(forecast: Forecast, times: Times, *, months: bool) -> Html:
    half, until = times.quantiles[0.5].day, words.day(times.until, months=months)
    played = words.day(times.course[-1].day, months=months)
    told = words.sentence(times, forecast.head.share.p, months=months)
    chart = survival(
        [Left(one.day, 1 - one.p, one.mcse) for one in times.course],
        title=f"Not yet: {forecast.head.text}",
        description=told or f"It ever comes about in {probability_text(times.ever)} of the draws.",
        id="survival",
        half="" if half is None else f"half by {words.day(half, months=months)}",
        never=f"{probability_text(1 - times.ever)} not by {until}" if times.ever < 1 else "",
    )
    caption = f'"{forecast.head.text}": share of the draws in which it has not come about yet, up to {played}.'
    return html.figure(chart, caption)


def _table(forecast: Forecast, found: OverTime) -> Html:
    heads, rows = words.table(forecast)
    columns = [Column(head, "narrow" if place > 1 else "number" if place else "") for place, head in enumerate(heads)]
    cells = [[html.text(cell) for cell in row] for row in rows]
    table = html.table("By when it has come about, in so many of all draws", columns, cells)
    note = (
        "Counted is the first day on which an event holds, looked at after every turn and every other step; "
        '"ever" also counts draws in which it no longer holds at the end.'
    )
    return table + html.paragraph(note, "fine")


def _milestones(forecast: Forecast) -> Html:
    heads, rows = milestones.table(forecast)
    columns = [Column(head, "narrow" if place > 1 else "number" if place else "") for place, head in enumerate(heads)]
    cells = [[html.text(cell) for cell in row] for row in rows]
    table = html.table("When the two sides come to what, in so many of all draws", columns, cells)
    return table + "".join(html.paragraph(one) for one in milestones.score_lines(forecast))


def _ends(forecast: Forecast, group: str, ends: Competing, *, months: bool) -> Html:
    texts = {event.id: event.text for event in forecast.events}
    until = words.day(ends.days[-1], months=months)
    title = f"Which end comes first: {naming.in_words(group)}"
    chart = incidence(
        ends.days,
        [End(texts[end], shares, probability_text(shares[-1])) for end, shares in ends.shares.items()],
        none=f"none by {until}",
        title=title,
        description=words.first(forecast, ends),
        id=html.anchor("ends", group).replace(".", "-"),
    )
    return html.tag("h3", html.text(title)) + html.figure(
        chart, "Share of the draws in which each has come first by each day; together with none they make one."
    )


def _fan(forecast: Forecast, one: Fan) -> Html:
    title, bounds, line = _drawn(forecast, one)
    low, middle, high = (one.bands[q][-1] for q in (0.1, 0.5, 0.9))
    told = "Too few draws have it at the end."
    if low is not None and middle is not None and high is not None:
        texts = [value_text(value) for value in (middle, low, high)]
        told = f"At the end {texts[0]} in the middle draw, and from {texts[1]} to {texts[2]} in eight draws of ten."
    chart = fan(
        one.days,
        one.bands,
        title=title,
        description=told,
        id=html.anchor("fan", f"{one.subject}-{one.name}").replace(".", "-"),
        bounds=bounds,
        line=line,
    )
    caption = f"The last value so far, over the first {one.draws:,} draws"
    if one.there[-1] < 1:
        caption += f"; {probability_text(one.there[-1])} of them have one by the end"
    return html.tag("h3", html.text(title)) + html.figure(chart, f"{caption}.")


def _drawn(forecast: Forecast, one: Fan) -> tuple[str, tuple[float, float] | None, tuple[float, str] | None]:
    """What a number is called, the ends of its scale, and what matters on it."""
    value = next((value for value in forecast.values.values() if value.step == one.subject), None)
    steps = {step.id: naming.step_title(step, forecast.names) for step in forecast.steps}
    subject = steps.get(one.subject) or naming.in_words(one.subject).capitalize()
    if one.name != "value" or value is None:
        return f"{subject}: {naming.in_words(one.name)}, turn by turn", None, None
    ends = scale_of(forecast, value.issue)
    line = None if value.line is None else (value.line, f"the line at {value_text(value.line)}")
    return f"Where it settles, turn by turn: {subject}", (ends.low, ends.high), line
