"""The readings of a doubted source side by side on the same draws, each forced as with --assume, and as drawn."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from instantsia.analysis.changes.compare import compare
from instantsia.analysis.results.changes import Comparison, Difference
from instantsia.case.evidence import CODER
from instantsia.engine.plan import Plan
from instantsia.frozen import frozen


@frozen
class Figure:
    """One figure in every world.

    kind      "event", "happened" or "outcome"
    step      of an outcome: which step's; else ""
    as_drawn  the share with every reading as it is drawn; None where it never comes to the step
    readings  {reading: the same with that reading in every draw, and how it differs from as drawn}
    """

    kind: str
    id: str
    step: str
    text: str
    as_drawn: float | None
    readings: Mapping[str, Difference]

    @property
    def differs(self) -> bool:
        """Whether some reading is told from as drawn."""
        return any(one.moved for one in self.readings.values())


@frozen
class Worlds:
    """A case under each reading of one source.

    source, cite   the source, and its citation; or coder
    chances        {reading: the chance that the case gives it, as it is typed}
    figures        events first, the headline first of all, then whether each step happens, then what comes of it
    changes        what was changed in the case beside that
    note           steps that are played in all worlds although the record gives them
    names          how issues and options are printed
    """

    case: str
    source: str
    cite: str
    chances: Mapping[str, str]
    seed: int
    draws: int
    changes: tuple[str, ...]
    figures: tuple[Figure, ...]
    note: str
    names: Mapping[str, str]


def worlds(drawn: Plan, forced: Mapping[str, Plan], source: str, chances: Mapping[str, str]) -> Worlds:
    """Each reading beside as drawn, on the same random numbers.

    drawn    the case with every reading as it is drawn
    forced   {reading: the same with the source in that reading in every draw}; at least one
    """
    found = {reading: compare(drawn, plan) for reading, plan in forced.items()}
    first = next(iter(found.values()))
    sides = {reading: _figures(one) for reading, one in found.items()}
    figures = tuple(
        Figure(*key, text=one.text, as_drawn=one.before, readings={name: side[key] for name, side in sides.items()})
        for key, one in _figures(first).items()
        if all(key in side for side in sides.values())
    )
    return Worlds(
        first.case,
        source,
        "who coded the case" if source == CODER and drawn.case.coders else drawn.case.sources[source].cite,
        chances,
        first.seed,
        first.draws,
        first.before,
        figures,
        first.note,
        first.names,
    )


def _figures(one: Comparison) -> dict[tuple[str, str, str], Difference]:
    """{(kind, id, step): difference}."""
    outcomes = ((("outcome", d.id, step), d) for step, each in one.steps.items() for d in each)
    events = ((("event", d.id, ""), d) for d in one.events)
    happened = ((("happened", d.id, ""), d) for d in one.happened)
    return dict(chain(events, happened, outcomes))
