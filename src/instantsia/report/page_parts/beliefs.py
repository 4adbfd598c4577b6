"""Who believed what over time: a picture of each fact, and the reports that moved it."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.analysis.results import Forecast
from instantsia.analysis.results.beliefs import Knew, OfFact
from instantsia.report import naming
from instantsia.report.beliefs import knew
from instantsia.report.charts.beliefs import Strip, beliefs
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html


def section(forecast: Forecast) -> Html:
    """The whole section; "" for a case in which nobody believes anything of a fact, and where nothing moves it."""
    found = forecast.beliefs
    if found is None:
        return ""
    parts = [part for fact in found.facts if fact.rows for part in _fact(fact, found, forecast.names)]
    drawn = f"{'all' if found.draws == forecast.draws else 'the first'} {found.draws:,} draws"
    note = f"Over {drawn}: the chance that each gives it, the median and eight draws in ten."
    return html.section("beliefs", "Who believed what", [*parts, html.paragraph(note, "fine")] if parts else [])


def _fact(fact: OfFact, found: Knew, names: Mapping[str, str]) -> list[Html]:
    title = knew.title(fact.fact, fact.text, fact.so)
    told = knew.told_of_origins(fact, names)
    strips, days = _strips(fact, names)
    parts = [html.tag("h3", html.text(title))]
    if len(days) > 1:
        chart = beliefs(
            strips,
            days,
            title=f"Who believed it when: {fact.text or naming.in_words(fact.fact)}",
            description=" ".join(knew.happened(row, names) + "." for row in fact.rows),
            id=html.anchor("beliefs", fact.fact).replace(".", "-"),
        )
        parts.append(
            html.figure(chart, "At each line a report, or another step, moved somebody; at the right what they hold.")
        )
    actors = [one.actor for one in fact.before]
    columns = [Column("what came about"), *(Column(naming.person(one, names), "number") for one in actors)]
    rows = [("before", fact.before), *((knew.happened(row, names), row.held) for row in fact.rows)]
    cells = []
    for what, held in rows:
        by = {one.actor: knew.cell(one) for one in held}
        cells.append([html.text(what), *(html.text(by.get(one, "")) for one in actors)])
    parts.append(
        html.table("Behind the bar: share of the draws in which it is held for more likely than not", columns, cells)
    )
    return [*parts, *(html.paragraph(one) for one in told)]


def _strips(fact: OfFact, names: Mapping[str, str]) -> tuple[list[Strip], list[int]]:
    """What each holds from which day on; the first day is a little before anything is told."""
    days = sorted({row.day for row in fact.rows if row.day})
    if not days:
        return [], []
    before = days[0] - max(1, (days[-1] - days[0]) // 10)
    strips = []
    for one in fact.before:
        steps = {before: (before, one.p10, one.median, one.p90)}
        last = one
        for row in fact.rows:
            for held in row.held:
                if held.actor == one.actor and row.day:
                    steps[row.day] = (row.day, held.p10, held.median, held.p90)
                    last = held
        strips.append(Strip(naming.person(one.actor, names), knew.cell(last), tuple(steps.values())))
    return strips, [before, *days]
