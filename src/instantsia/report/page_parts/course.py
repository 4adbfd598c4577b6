"""How it comes about: the way from body to body, the typical course, the other one, the turning point."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.analysis.results import CourseStep, Flow, Forecast, StepForecast
from instantsia.report import naming
from instantsia.report.charts.bars import Bar, probability_bars
from instantsia.report.charts.path import Link, Node, path_of_bodies
from instantsia.report.figures import said
from instantsia.report.page_parts import html
from instantsia.report.page_parts.html import Html
from instantsia.report.sentences import answering, course, inside

MOST_NODES = 9
LEAST_SHARE = 0.005
"""A way that is taken less often than this is not drawn."""


def section(forecast: Forecast) -> Html:
    """The whole section; "" where no course is told and nothing leads anywhere."""
    if forecast.values and len(forecast.steps) == len(forecast.values):
        return ""
    courses = forecast.courses
    parts = [path(forecast)]
    if told := inside.sentences(forecast):
        parts.append(_heading("Seats, charges and forums"))
        parts += [html.paragraph(one) for one in told]
    if courses.typical is not None and courses.typical.steps:
        parts.append(_heading(course.heading(courses.typical, "Typical course")))
        parts.append(_told(courses.typical.steps))
    if courses.other is not None and courses.other.steps:
        parted = course.other_steps(courses.typical, courses.other)
        parts.append(_heading(course.heading(courses.other, "The other way")))
        if len(parted) < len(courses.other.steps):
            parts.append(html.paragraph("The same up to there, then:", "fine"))
        parts.append(_told(parted))
    if courses.as_it_went is not None:
        parts.append(_heading("As it went"))
        parts.append(html.paragraph(course.as_it_went_line(forecast)))
        parts.append(_told(course.as_it_went_steps(forecast)))
    if courses.typical is not None:
        parts.append(html.paragraph(course.turning_line(forecast)))
    parts += _outcomes(forecast)
    return html.section("course", "How it comes about", parts)


def _heading(text: str) -> Html:
    return html.tag("h3", html.text(text))


def _told(steps: Sequence[CourseStep]) -> Html:
    items = [
        f'<li><span class="day">{html.text(naming.day(one.day))}</span>'
        f'<span class="told">{html.text(one.sentence)}</span></li>'
        for one in steps
    ]
    return html.tag("ol", "".join(items), class_="course") if items else ""


def path(forecast: Forecast) -> Html:
    """The way from step to step; "" where nothing is known of it or it is too wide to draw."""
    flows = [one for one in forecast.flows if one.share >= LEAST_SHARE]
    steps = [one for one in forecast.steps if any(one.id in (flow.source, flow.target) for flow in flows)]
    ends = list(dict.fromkeys(flow.outcome for flow in flows if flow.target is None))
    if len(steps) < 2 or len(steps) + len(ends) > MOST_NODES:
        return ""
    columns = {one.id: place for place, one in enumerate(steps)}
    nodes = [Node(_step(one.id), _label(forecast, one), columns[one.id], one.happened.p or 0.0) for one in steps]
    nodes += [
        Node(
            _end(end),
            naming.in_words(end),
            len(steps),
            sum(f.share for f in flows if f.target is None and f.outcome == end),
        )
        for end in ends
    ]
    links = _links(flows)
    told = [f"{link.label} from {link.source.partition(' ')[2]}" for link in links]
    chart = path_of_bodies(
        nodes, links, title="The way from body to body", description="; ".join(told), id="path-of-bodies"
    )
    return html.figure(
        chart, "From body to body, in shares of all draws; each band is as wide as the share that goes that way."
    )


def _links(flows: Sequence[Flow]) -> list[Link]:
    """One link for each pair, with the outcomes that lead along it."""
    pairs: dict[tuple[str, str], list[Flow]] = {}
    for flow in flows:
        target = _end(flow.outcome) if flow.target is None else _step(flow.target)
        pairs.setdefault((_step(flow.source), target), []).append(flow)
    out = []
    for (source, target), along in pairs.items():
        share = sum(flow.share for flow in along)
        what = " or ".join(naming.in_words(flow.outcome) for flow in along)
        out.append(Link(source, target, share, what if not target.startswith("end ") else ""))
    return out


def _label(forecast: Forecast, step: StepForecast) -> str:
    return forecast.names.get(step.body) or naming.step_title(step, forecast.names)


def _step(id: str) -> str:
    return f"step {id}"


def _end(outcome: str) -> str:
    return f"end {outcome}"


def _outcomes(forecast: Forecast) -> list[Html]:
    """What comes of each step that is played and decides something, as bars."""
    out = []
    for step in forecast.steps:
        known = [(name, share) for name, share in step.outcomes.items() if share.p]
        if step.given or len(known) < 2:
            continue
        title = naming.step_title(step, forecast.names)
        rows = [
            Bar(naming.option(name, forecast.names), one.p, one.low, one.high, said(one, option=True))
            for name, one in known
        ]
        chart = probability_bars(
            rows,
            title=title,
            description="; ".join(f"{row.label}: {row.text}" for row in rows),
            id=html.anchor("bars", step.id).replace(".", "-"),
            axis="numbers",
            legend=False,
        )
        often = ""
        if (step.happened.p or 0) < answering.SURE:
            often = answering.how_often(forecast, step)
        out.append(html.tag("h3", html.text(title)))
        out.append(html.figure(chart, often))
    return out
