"""Who is pivotal for a settlement, and what each member brings to it."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, Settled, Stake, StepForecast, Value
from instantsia.report import naming, wording

HALF = 0.5
"""Who is pivotal in at least so many draws is marked, at most three; where nobody is, the most pivotal."""
LEAST = 0.05
"""Somebody who is pivotal less often is not named."""
NAMED = 3


def by_pivot(step: StepForecast) -> list[str]:
    """The members, the most pivotal first; those who move it equally by how often it changes when drawn anew."""
    order = dict.fromkeys((*step.pivotal, *step.swing))
    return sorted(order, key=lambda one: (-step.pivotal.get(one, 0.0), -step.swing.get(one, 0.0)))


def marked(step: StepForecast) -> tuple[str, ...]:
    """Who is marked as pivotal: the three who most often are, in at least half of the draws; or else the first."""
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    often = [one for one in order if step.pivotal[one] >= HALF]
    return tuple(often[:NAMED] or order[:1])


def pivotal_line(forecast: Forecast, value: Value) -> str:
    """Who alone, by standing elsewhere, would put it on the other side of the line, and how often."""
    step = forecast[value.step]
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    if value.line is None or not step.pivotal:
        return ""
    if not order:
        return "Pivotal: nobody; no one alone, by standing elsewhere, would put it on the other side of the threshold."
    told = [
        f"{naming.person(one, forecast.names)} {wording.percentage_text(step.pivotal[one])}" for one in order[:NAMED]
    ]
    more = f" and {len(order) - NAMED} more" if len(order) > NAMED else ""
    who = f"Pivotal: {', '.join(told)}{more}"
    return f"{who}: so often that member alone, by standing elsewhere, changes the side of the threshold."


def stakes(forecast: Forecast, value: Value) -> dict[str, Stake]:
    """{member: what they bring}."""
    found: Settled | None = forecast.settled.get(value.issue)
    return {} if found is None else {one.actor: one for one in found.stakes}
