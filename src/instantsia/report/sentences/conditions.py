"""What is known on conditions where the headline's range is wider than one half, and what would narrow it most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from instantsia.analysis.results import Conditional, Forecast, Narrowing, Observed
from instantsia.case import paths
from instantsia.case.quantities import UTILITY, WANTS, quantities
from instantsia.report import naming
from instantsia.report.sentences import signs, unknowns
from instantsia.report.wording.proportions import probability_text

STEP = 0.05
"""Ends are printed to this, as those of a range are."""


def lines(forecast: Forecast) -> tuple[str, ...]:
    """Both ends on their conditions, and what would narrow the range; () where the range is narrow."""
    found = forecast.conditional
    if found is None:
        return ()
    return tuple(one for one in (ends(found, forecast), narrows(found.narrowing, forecast)) if one)


Say = Callable[..., str]
"""How a probability is told: `probability_text`, or `probabilities.percent`."""


def ends(found: Conditional, forecast: Forecast, say: Say = probability_text) -> str:
    """'0.35 if what Elm and Fir want (waverers) lies far towards "keep it", 0.80 if far towards "close it".'."""
    low, high = (say(p, to=STEP) for p in (found.p_low, found.p_high))
    grouped = found.kind == "assumption" and "." not in found.id and found.members != (found.id,)
    group = f" ({naming.in_words(found.id)})" if grouped else ""
    if found.kind in naming.OF_METHOD:
        return f"{low} by one method, {high} by another: it is not known {naming.OF_METHOD[found.kind]}."
    if found.scale is not None:
        matches = [quantities().match(paths.canonical(one)) for one in found.members]
        actors = list(dict.fromkeys(one.names["actor"] for one in matches if one is not None))
        want = "wants" if len(actors) == 1 else "want"
        return (
            f"{low} if what {naming.people(actors, forecast.names)} {want}{group} lies far towards "
            f"{_quoted(found.scale[0])}, {high} if far towards {_quoted(found.scale[1])}."
        )
    if option := _one_option(found.members, forecast):
        return f"{low} if {what(found, forecast)}{group} lies far from {option}, {high} if near it."
    return f"{low} with {what(found, forecast)}{group} at its low end, {high} at its high end."


def _quoted(end: str) -> str:
    """An end of a scale in quotes; an option of a table has its own."""
    return end if end.startswith("'") else f'"{end}"'


def _one_option(members: Sequence[str], forecast: Forecast) -> str:
    """The one option of which the members tell how much it is wanted; "" where they tell anything else."""
    matches = [quantities().match(paths.canonical(one)) for one in members]
    options = {one.names["option"] if one is not None and one.quantity is UTILITY else "" for one in matches}
    return naming.option(options.pop(), forecast.names) if len(options) == 1 and "" not in options else ""


def what(found: Conditional, forecast: Forecast) -> str:
    """What the two ends are of, in words."""
    if found.kind in naming.OF_METHOD:
        return naming.OF_METHOD[found.kind]
    if found.kind == "credence":
        return naming.credence(found.id, forecast.names)
    return naming.members(found.members, forecast, silence=False)


def narrows(found: Narrowing | None, forecast: Forecast, say: Say = probability_text) -> str:
    """What to see or to find out, what the headline would be then, and how wide its range.

    What somebody wants of whom nothing is told can be found out as well: where nothing else narrows the range, that
    does. "" where nothing is found and steps repeat: what came of each turn is not looked at here.
    """
    if found is None and forecast.over_time is not None:
        return ""
    if found is None:
        if forecast.conditional is not None and _findable(forecast.conditional):
            return f"Nothing would narrow the range as much as to find out {what(forecast.conditional, forecast)}."
        return f"Nothing that could be seen or found out beforehand would narrow the range by {STEP:.2f}."
    if_so, if_not = (say(p, to=STEP) for p in (found.p_if_seen, found.p_if_not))
    return (
        f"The range would narrow most if one knew {_whether(found.what, forecast)}: {if_so} if so, {if_not} if not, "
        f"and a range {_width(found.expected)} wide on average in place of {_width(found.width)}."
    )


def _findable(found: Conditional) -> bool:
    """Whether both ends are of what people want, and lie apart by a step: that can be asked."""
    matches = [quantities().match(paths.canonical(one)) for one in found.members]
    wants = found.kind == "assumption" and all(one is not None and one.quantity in WANTS for one in matches)
    return wants and abs(found.p_high - found.p_low) >= STEP


def _whether(what: Observed, forecast: Forecast) -> str:
    names = forecast.names
    match what.kind:
        case "claim":
            return unknowns.worth_item(what.id, forecast)
        case "teller":
            return f"whether {naming.person(what.subject, names)} is to be believed"
        case "source":
            return f"whether {naming.citation(what.subject, names)} can be trusted"
        case "part":
            return f"whether the part {naming.in_words(what.subject)} can be trusted"
        case "outcome":
            return f"whether it comes to {signs.clause(what, names)}"
    return f"whether {signs.clause(what, names)}"


def _width(width: float) -> str:
    """How wide a range is, as its ends are printed."""
    return f"{round(width / STEP) * STEP:.2f}"
