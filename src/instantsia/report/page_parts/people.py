"""Who can change it: where the members stand, how they would vote, whose vote matters."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, PositionRow, ScaleEnds, StepForecast
from instantsia.case.phrases import plural
from instantsia.report import naming
from instantsia.report.charts.rollcall import Voter, roll_call_grid
from instantsia.report.charts.scale import Member, members_on_scale
from instantsia.report.figures import scale_of
from instantsia.report.page_parts import html, settled
from instantsia.report.page_parts.html import Column, Html
from instantsia.report.sentences import answering, turning
from instantsia.report.settlement import settling
from instantsia.report.wording.magnitudes import value_text
from instantsia.report.wording.proportions import cell_text, probability_text

PRINTED = ("abstain", "absent")


def section(forecast: Forecast) -> Html:
    """Scales, roll calls, swing."""
    parts = settled.people(forecast)
    if settling.main(forecast) is None:
        parts.append(html.paragraph(_who(forecast)))
    for issue in dict.fromkeys(row.issue for row in forecast.positions if row.issue not in forecast.values):
        parts.append(_scale(forecast, issue))
    played = [step for step in forecast.steps if step.votes and not step.given]
    told: set[str] = set()
    for step in played:
        legend = turning.legend(forecast, [step])
        parts.append(_roll_call(forecast, step, explained=legend in told))
        told.add(legend)
    rare = [step for step in forecast.steps if step.few and step.body and not step.given]
    parts += [html.paragraph(answering.too_few(forecast, step, "who votes how")) for step in rare]
    return html.section("people", "Who can change it", parts)


def _who(forecast: Forecast) -> str:
    return answering.who_line(forecast, forecast.head)


def _scale(forecast: Forecast, issue: str) -> Html:
    ends = scale_of(forecast, issue)
    rows = sorted((row for row in forecast.positions if row.issue == issue), key=lambda row: row.p50)
    members = [_member(row, ends, forecast) for row in rows]
    what = ends.text or naming.issue(issue, forecast.names)
    title = f"Where the members stand: {what[:1].lower() + what[1:]}"
    hundredths = "" if (ends.low, ends.high) == (0.0, 100.0) else " In hundredths of the scale."
    chart = members_on_scale(
        members,
        (ends.low_name, ends.high_name),
        title=title,
        description="; ".join(f"{one.label} {value_text(round(one.median))} ({one.marker})" for one in members),
        id=html.anchor("scale", issue).replace(".", "-"),
    )
    return html.tag("h3", html.text(title)) + html.figure(
        chart,
        "Over the draws: the middle half thick, the span from the tenth to the ninetieth percentile thin. "
        f"A filled mark: a claim is open about them; a hollow one: assumed.{hundredths}",
    )


def _member(row: PositionRow, ends: ScaleEnds, forecast: Forecast) -> Member:
    width = ends.high - ends.low

    def at(spot: float) -> float:
        return min(max((spot - ends.low) / width * 100, 0.0), 100.0) if width > 0 else 50.0

    name = naming.person(row.actor, {row.actor: row.name, **forecast.names})
    return Member(
        label=f"{name} since {naming.day(row.since)}" if row.since else name,
        low=at(row.p10),
        quarter=at(row.p25),
        median=at(row.p50),
        three_quarters=at(row.p75),
        high=at(row.p90),
        marker="claimed" if row.claimed else "assumed",
    )


def _roll_call(forecast: Forecast, step: StepForecast, *, explained: bool) -> Html:
    """The grid; what its columns are is said once, under the first one that has them."""
    title = naming.step_title(step, forecast.names)
    options = [name for name in step.outcomes if any(name in shares for shares in step.votes.values())]
    options += [
        name
        for name in dict.fromkeys(name for shares in step.votes.values() for name in shares)
        if name not in options and name not in PRINTED
    ]
    options = [name for name in options if any(shares.get(name) for shares in step.votes.values())]
    order = (
        sorted(step.votes, key=lambda actor: -step.votes[actor].get(options[0], 0.0)) if options else list(step.votes)
    )
    seen = {name: any(shares.get(name) for shares in step.votes.values()) for name in PRINTED}
    rows = [
        Voter(
            label=naming.person(actor, forecast.names),
            shares=tuple(step.votes[actor].get(name, 0.0) for name in options),
            abstain=step.votes[actor].get("abstain", 0.0) if seen["abstain"] else None,
            absent=step.votes[actor].get("absent", 0.0) if seen["absent"] else None,
            pivotal=step.pivotal.get(actor) or None,
            swing=step.swing.get(actor) or None,
        )
        for actor in order
    ]
    chart = roll_call_grid(
        [naming.option(name, forecast.names) for name in options],
        rows,
        title=title,
        description=f"{_called(step)} over the draws in which it happens, {_counted(step)}; "
        "the table below holds the same numbers",
        id=html.anchor("roll", step.id).replace(".", "-"),
        heads=(turning.alone(forecast, step), turning.RESAMPLED),
    )
    caption = f"Shares of the draws in which it happens; {turning.legend(forecast, [step])}."
    parts = [html.tag("h3", html.text(title)), html.figure(chart, "" if explained else caption)]
    return "\n".join(parts)


def _called(step: StepForecast) -> str:
    """What the grid is: nobody casts a vote where the members are heard."""
    return "Roll call" if step.hearing is None else "What each was heard for"


def _counted(step: StepForecast) -> str:
    """How many members it has; whoever has a voice and no vote is none of them."""
    voices = [] if step.hearing is None else [one for one in step.hearing.voices if one in step.votes]
    members = plural(len(step.votes) - len(voices), "member")
    return f"{members} and {plural(len(voices), 'voice')} without a vote" if voices else members


def tables(forecast: Forecast) -> list[Html]:
    """The roll calls as tables, for whoever looks one up."""
    return [_table(forecast, step) for step in forecast.steps if step.votes and not step.given]


def _table(forecast: Forecast, step: StepForecast) -> Html:
    names = list(dict.fromkeys(name for shares in step.votes.values() for name in shares))
    names = [name for name in names if any(shares.get(name) for shares in step.votes.values())]
    columns = [Column("member")] + [Column(naming.option(name, forecast.names), "number") for name in names]
    columns += [Column(turning.alone(forecast, step), "number"), Column(turning.RESAMPLED, "number")]
    rows = [
        [
            html.text(forecast.names.get(actor, actor)),
            *(html.text(cell_text(shares.get(name))) for name in names),
            html.text(probability_text(step.pivotal.get(actor)) if step.pivotal.get(actor) else ""),
            html.text(probability_text(step.swing.get(actor)) if step.swing.get(actor) else ""),
        ]
        for actor, shares in step.votes.items()
    ]
    return html.table(f"{_called(step)}: {naming.step_title(step, forecast.names)}", columns, rows)
