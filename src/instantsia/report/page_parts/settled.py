"""A settlement on a scale: where it settles with its chart, who takes part, what would have to be wrong."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, Stake, StepForecast, Value
from instantsia.report import naming
from instantsia.report.charts.bars import Bar, probability_bars
from instantsia.report.charts.position_map import Standing, position_map
from instantsia.report.charts.settlement import Place, Scale, Spread, settlement_on_scale
from instantsia.report.figures import said, scale_of, value_shown
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.sentences import answering, over_time
from instantsia.report.settlement import headline, pivots, settling, tipping, track
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import percentage_text

MAPPED = "Where each stands, how much it matters to them, and their weight."
DRAWN = 40
"""So many actors have a row in the chart; of more, those who are most often pivotal."""


def answer(forecast: Forecast) -> Html:
    """The headline with its range and the reason, and the second line, which counts."""
    head, why = forecast.head, headline.reason(forecast)
    chart = probability_bars(
        [Bar(head.text, head.share.p, head.share.low, head.share.high, "")],
        title=head.text,
        description=said(head.share) or "nothing to show",
        id=html.anchor("bar", head.id).replace(".", "-"),
        axis="words",
    )
    counts = headline.counts(forecast) + "."
    ways = answering.branch_lines(forecast)
    more = [why, *over_time.lines(forecast), counts, *ways, answering.error_line(head.share)]
    return html.tag(
        "div",
        "\n".join(
            [
                html.tag("h3", html.text(head.question or head.text)),
                html.tag("p", html.text(said(head.share)), class_="shown"),
                html.figure(chart),
                *(html.paragraph(one) for one in more if one),
            ]
        ),
        class_="answer",
    )


def section(forecast: Forecast) -> Html:
    """Where each settlement lies."""
    parts: list[Html] = []
    for value in forecast.values.values():
        parts.append(html.tag("h3", html.text(settling.title(forecast, value))))
        first, *rest = settling.lines(forecast, value)
        parts += [html.paragraph(first), html.figure(chart(forecast, value), caption(forecast, value))]
        parts.append(html.bullets(rest))
        drawn = who_stands_where(forecast, value)
        parts.append(html.figure(drawn, MAPPED) if drawn else "")
    return html.section("settlement", "Where it settles", parts)


def caption(forecast: Forecast, value: Value) -> str:
    """What is to be seen."""
    found, step = forecast.settled.get(value.issue), forecast[value.step]
    errors = ", past errors of the method included" if found is not None and found.dressed else ""
    bars = f"Bars: how often it settles in each part of the scale{errors}; at its extremes the share in numbers."
    if not pivots.marked(step):
        return bars
    what = "alone, by standing elsewhere, would put it on the other side of the threshold"
    return f"{bars} Pivotal: who most often, {what}."


def chart(forecast: Forecast, value: Value) -> Html:
    """The scale with everything on it."""
    found = forecast.settled.get(value.issue)
    spread = None
    if found is not None:
        spread = Spread(
            parts=found.parts,
            at_low=value.at_low,
            at_high=value.at_high,
            q10=value.q10,
            median=value.median,
            q90=value.q90,
        )
    rows = places(forecast, value)
    told = "; ".join(f"{row.label} {settling.point(row.median, forecast, value.issue)}" for row in rows)
    return settlement_on_scale(
        scale(forecast, value),
        spread,
        rows,
        title=settling.title(forecast, value),
        description=f"Expected outcome {value_shown(value, forecast)}. {told}",
        id=html.anchor("settlement", value.issue).replace(".", "-"),
        what="how often it settles there",
    )


def standings(forecast: Forecast, value: Value) -> list[Standing]:
    """Those whose position is known, with salience and weight; nobody where the settlement looks at no salience."""
    return [
        Standing(
            naming.person(one.actor, forecast.names),
            one.p50,
            one.salience,
            1.0 if one.capability is None else one.capability,
        )
        for one in pivots.stakes(forecast, value).values()
        if one.salience is not None and not one.blank
    ]


def who_stands_where(forecast: Forecast, value: Value) -> Html:
    """The map of position, salience and weight; "" where the settlement does not look at the last two."""
    rows, stakes = standings(forecast, value), pivots.stakes(forecast, value).values()
    if not rows:
        return ""
    told = "; ".join(f"{row.label} {settling.point(row.position, forecast, value.issue)}" for row in rows)
    return position_map(
        scale(forecast, value),
        rows,
        title=f"Who stands where: {settling.title(forecast, value)}",
        description=f"Position, salience and weight of each. {told}",
        id=html.anchor("map", value.issue).replace(".", "-"),
        missing=[naming.person(one.actor, forecast.names) for one in stakes if one.blank],
    )


def scale(forecast: Forecast, value: Value) -> Scale:
    """The scale and what is marked on it."""
    ends, found = scale_of(forecast, value.issue), forecast.settled.get(value.issue)
    return Scale(
        low=ends.low,
        high=ends.high,
        names=(ends.low_name, ends.high_name),
        line=value.line,
        status_quo=None if found is None else found.status_quo,
        stretches={}
        if found is None
        else {naming.option(name, forecast.names): end for name, end in found.ends.items()},
    )


def places(forecast: Forecast, value: Value, most: int = DRAWN) -> list[Place]:
    """Where everybody stands, by where that is; of many those first who are most often pivotal."""
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    pivotal = pivots.marked(step)
    order = {actor: number for number, actor in enumerate(pivots.by_pivot(step))}
    chosen = sorted(stakes.values(), key=lambda one: order.get(one.actor, len(order)))
    drawn = sorted(chosen[:most], key=lambda one: (one.p50, one.actor))
    return [_place(one, forecast, value, one.actor in pivotal) for one in [*drawn, *chosen[most:]]]


def _place(one: Stake, forecast: Forecast, value: Value, pivotal: bool) -> Place:
    ends = scale_of(forecast, value.issue)
    low, median, high = one.p10, one.p50, one.p90
    if one.blank:
        low, high = ends.low, ends.high
    return Place(
        label=naming.person(one.actor, forecast.names),
        low=low,
        median=median,
        high=high,
        pivotal=pivotal,
        blank=one.blank,
    )


def table(forecast: Forecast, value: Value) -> Html:
    """Everybody who takes part, the most often pivotal first."""
    step, stakes = forecast[value.step], pivots.stakes(forecast, value)
    order = dict.fromkeys([*(actor for actor in pivots.by_pivot(step) if actor in stakes), *stakes])
    rows = [_row(stakes[actor], forecast, value, step) for actor in order]
    heads = ("stands at", "matters to them", "weight", "votes", "pivotal", "resampled")
    used = [place for place in range(len(heads)) if any(row[place + 1] for row in rows)]
    columns = [Column("who"), *(Column(heads[place], "number") for place in used)]
    cells = [[html.text(row[0]), *(html.text(row[place + 1]) for place in used)] for row in rows]
    return html.table(f"Who takes part: {settling.title(forecast, value)}", columns, cells)


def _row(one: Stake, forecast: Forecast, value: Value, step: StepForecast) -> list[str]:
    def number(found: float | None) -> str:
        return "" if found is None else value_text(round(found, 2))

    pivotal, swing = step.pivotal.get(one.actor), step.swing.get(one.actor)
    return [
        forecast.names.get(one.actor) or naming.person(one.actor, forecast.names),
        tipping.stands(one, forecast, value.issue),
        number(one.salience),
        number(one.capability),
        f"{number(one.votes)}{', veto' if one.veto else ''}",
        percentage_text(pivotal) if pivotal else "",
        percentage_text(swing) if swing else "",
    ]


def people(forecast: Forecast) -> list[Html]:
    """Who is pivotal, and the table of everybody, for each settlement."""
    out: list[Html] = []
    for value in forecast.values.values():
        out.append(html.paragraph(pivots.pivotal_line(forecast, value)))
        out.append(table(forecast, value))
        out.append(
            html.paragraph(
                "Pivotal: in how many draws somebody alone, by standing elsewhere, changes the side of the threshold. "
                "Resampled: how often that side changes when the uncertainty of all that is their own is resampled. "
                "Numbers are medians "
                "of the draws.",
                "fine",
            )
        )
    return out


def opposite(forecast: Forecast) -> Html:
    """What would have to be wrong for the opposite, and the record of the method; nothing of one that is not known."""
    value = settling.main(forecast)
    if value is None or not value.methods:
        return ""
    items = tipping.items(forecast)
    if len(items) > 1:
        told = html.paragraph("The opposite is likelier, each alone,") + html.bullets(items)
    else:
        told = html.paragraph(tipping.line(forecast))
    return html.section(
        "opposite",
        "What would have to be wrong",
        [told, html.paragraph(track.record(list(value.methods), voted=settling.voted(forecast, value)))],
    )
