"""Which numbers move the headline of a settlement, the largest first."""

from __future__ import annotations

from instantsia.analysis.results import AssumptionEffect, Forecast
from instantsia.analysis.settlement.settled import effect
from instantsia.case import paths
from instantsia.case.quantities import quantities
from instantsia.report import naming
from instantsia.report.sentences import unknowns
from instantsia.report.wording.proportions import moves_text, probability_text

MOVES = 0.01
"""What moves the headline by less is not listed."""


def unknown(forecast: Forecast, most: int) -> list[str]:
    """What moves the headline and could be found out, the largest first, with the headline at either end of it."""
    among = len(forecast.assumptions)
    found = [
        (abs(effect(one, among)), f"{number_title(one, forecast)}: {_ends(one)}")
        for one in moving(forecast)
        if not naming.is_constant(one.id)
    ]
    found += [
        (unknowns.matters(one), unknowns.doubt_line(one, forecast))
        for one in unknowns.largest_doubts(forecast, len(forecast.doubts))
        if unknowns.matters(one) >= MOVES
    ]
    found.sort(key=lambda pair: -pair[0])
    return [line for _, line in found[:most]]


def of_method(forecast: Forecast) -> list[str]:
    """The constants of the model that move the headline: nobody can find them out."""
    return [f"{number_title(one, forecast)}: {_ends(one)}" for one in moving(forecast) if naming.is_constant(one.id)]


def _ends(one: AssumptionEffect) -> str:
    if one.p_low is None or one.p_high is None:
        return moves_text(one.moves, one.moves_error or 0.0)
    low, high = probability_text(one.p_low), probability_text(one.p_high)
    return f"{low} at its low end, {high} at its high"


def moving(forecast: Forecast) -> list[AssumptionEffect]:
    """The assumptions that move the headline by a hundredth or more, the largest first."""
    among = len(forecast.assumptions)
    found = [one for one in forecast.assumptions if abs(effect(one, among)) >= MOVES]
    return sorted(found, key=lambda one: (-abs(effect(one, among)), one.id))


def number_title(one: AssumptionEffect, forecast: Forecast) -> str:
    """What a number is: "position of USA", "weight of USA"; several issues are told apart."""
    if len(one.members) > 1:
        return naming.members(one.members, forecast, silence=False)
    path = one.members[0] if one.members else one.id
    several = len(forecast.scales) > 1
    match = quantities().match(paths.canonical(path))
    if match is None or not match.quantity.title:
        return unknowns.assumption_title(one, forecast, reason=False)
    text = naming.phrase(match.quantity.title, match, forecast.names)
    return f"{text} ({naming.issue(match.issue, forecast.names)})" if several and match.issue else text
