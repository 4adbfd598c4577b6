"""How often each member votes for what, behind the first screen, which names members without a number."""

from __future__ import annotations

from instantsia.analysis.results import Forecast, StepForecast
from instantsia.case.phrases import plural
from instantsia.errors import shown_of
from instantsia.report import naming, plaintext
from instantsia.report.plaintext import INDENT
from instantsia.report.sentences import answering
from instantsia.report.wording.proportions import percentage_text

MOST_MEMBERS, MOST_OPTIONS = 12, 5
"""A table of more columns does not fit; the report has all."""


def block(forecast: Forecast, width: int) -> list[str]:
    """A table for each ballot, a row a member; nothing where nobody votes."""
    out: list[str] = []
    for step in forecast.steps:
        if not step.given and len(step.votes) > 1:
            out += _ballot(forecast, step, width)
        elif step.few and step.body and not step.given:
            out.append(plaintext.indented(answering.too_few(forecast, step, "who votes how"), width))
    if not out:
        return []
    return [plaintext.lines("How they vote, in per cent of the simulations", width), *out]


def _ballot(forecast: Forecast, step: StepForecast, width: int) -> list[str]:
    options = [one for one in dict.fromkeys((*step.outcomes, *_cast(step))) if _ever(step, one)]
    if not options or len(options) > MOST_OPTIONS:
        return []
    members = sorted(step.votes, key=lambda one: [-step.votes[one].get(each, 0.0) for each in options] + [one])
    shown = shown_of(len(members), MOST_MEMBERS)
    rows = [
        (
            naming.person(one, forecast.names),
            *(percentage_text(step.votes[one].get(each, 0.0)) for each in options),
        )
        for one in members[:shown]
    ]
    heads = ("", *(naming.option(one, forecast.names) for one in options))
    right = frozenset(range(1, len(heads)))
    table = plaintext.table(heads, rows, width - 2 * len(INDENT), right=right)
    out = [plaintext.indented(naming.step_title(step, forecast.names), width)]
    out += [f"{INDENT * 2}{line}".rstrip() for line in table.split("\n") if line.strip("- ")]
    if (left := len(members) - shown) > 0:
        out.append(plaintext.indented(f"and {plural(left, 'member')} more, in the report", width))
    return out


def _cast(step: StepForecast) -> list[str]:
    """What anybody votes, among it what is no outcome: they abstain, or are away."""
    return [one for shares in step.votes.values() for one in shares]


def _ever(step: StepForecast, option: str) -> bool:
    return any(shares.get(option, 0.0) > 0 for shares in step.votes.values())
