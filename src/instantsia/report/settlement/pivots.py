"""Who is pivotal for a settlement, and what each member brings to it."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, Settled, Stake, StepForecast, Value
from instantsia.errors import few
from instantsia.report import naming
from instantsia.report.wording.proportions import percentage_text

HALF = 0.5
"""Who is pivotal in at least so many draws is marked, at most three; where nobody is, the most pivotal."""
LEAST = 0.05
"""Somebody who is pivotal less often is not named."""
NAMED = 3
SHOWN = 2
"""Digits to which shares are told: who is first by less shares their chance with the next."""


def swing_votes(step: StepForecast) -> list[tuple[str, float]]:
    """(member, share of draws) of the swing votes of a ballot, in words and in numbers alike.

    A swing vote is that of a member who alone, by voting otherwise than they stated, changes what the votes as stated
    come to; where nobody has stated anything, what the votes as cast come to. Named is whoever is one in a twentieth of
    the draws or more; who most often is first, then by name.
    """
    found = [(one, share) for one, share in step.pivotal.items() if share >= LEAST]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def by_pivot(step: StepForecast) -> list[str]:
    """The members, the most pivotal first; those who move it equally by how often it changes when drawn anew."""
    order = dict.fromkeys((*step.pivotal, *step.swing))
    return sorted(order, key=lambda one: (-step.pivotal.get(one, 0.0), -step.swing.get(one, 0.0)))


def marked(step: StepForecast) -> tuple[str, ...]:
    """Who is marked as pivotal: the three who most often are, in at least half of the draws; or else the first, with
    those who are as often."""
    return foremost(step)[:NAMED]


def foremost(step: StepForecast) -> tuple[str, ...]:
    """Who is pivotal in at least half of the draws; where nobody is, the first with those who are as often, to a
    hundredth."""
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    least = min(HALF, round(step.pivotal[order[0]], SHOWN)) if order else HALF
    return tuple(one for one in order if round(step.pivotal[one], SHOWN) >= least)


def pivotal_line(forecast: Forecast, value: Value) -> str:
    """Who alone, by standing elsewhere, would put it on the other side of the line, and how often."""
    step = forecast[value.step]
    order = [one for one in by_pivot(step) if step.pivotal.get(one, 0.0) >= LEAST]
    if value.line is None or not step.pivotal:
        return ""
    if not order:
        return "Pivotal: nobody; no one alone, by standing elsewhere, would put it on the other side of the threshold."
    told = [f"{naming.person(one, forecast.names)} {percentage_text(step.pivotal[one])}" for one in order]
    who = f"Pivotal: {few(told, NAMED)}"
    return f"{who}: so often that member alone, by standing elsewhere, changes the side of the threshold."


def stakes(forecast: Forecast, value: Value) -> dict[str, Stake]:
    """{member: what they bring}."""
    found: Settled | None = forecast.settled.get(value.issue)
    return {} if found is None else {one.actor: one for one in found.stakes}
