"""What each side and each home would accept over time, were there talks: where a range is open, and what opens it.

In each turn the floor and the ceiling of a step of offers are worked out as the step finds them, in every draw in which
the war still runs, or in which nothing is settled yet where nobody fights, whether or not there are talks in it. A home
whose pivot is below nothing consents only to what is so much better than what its envoy would take: with the homes, the
floor is so much higher, or the ceiling so much lower. Kept are quantiles a turn, so that memory does not grow with
draws times turns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.changes.compare import side_by_side
from instantsia.analysis.other_side.mechanisms import Mechanism
from instantsia.analysis.results.other_side import Bands, Corridor, Opening, Without
from instantsia.analysis.times import LEAST_AT_RISK, QUANTILES
from instantsia.analysis.vantage import days_of
from instantsia.case.bargains import Party
from instantsia.case.model import Case
from instantsia.draws.state import Array, Index, State
from instantsia.engine.happening import PlayedStep, play_step
from instantsia.engine.plan import Plan, Prepared, Turn, prepare
from instantsia.engine.play import begin
from instantsia.engine.program import program_of
from instantsia.errors import UserError, nearest
from instantsia.evidence.variation import AS_DRAWN
from instantsia.steps._deal import Deal
from instantsia.steps._homes import consent
from instantsia.steps._made_from import made_from
from instantsia.steps._milestones import REACHED
from instantsia.steps._sides import points

if TYPE_CHECKING:
    from instantsia.steps.agree import Spec as Agree
    from instantsia.steps.offer import Spec as Offer

Bools = NDArray[np.bool_]

AT_MOST = 20_000
"""So many draws at most are looked at."""
FIRST = (0.25, 0.5, 0.75)
"""Of the draws in which a range ever opens, by when in how many of them."""
FIGURES = ("floor", "ceiling", "floor_alone", "ceiling_alone")


def tables(case: Case) -> tuple[str, ...]:
    """The steps of offers that are made over and over."""
    return tuple(step.id for step in case.step if step.within is not None and made_from(step, "offer"))


def _instead(case: Case) -> str:
    """What tells of a case in which talks are opened and nothing is offered what stands in their way; else ""."""
    if not any(made_from(step, "open_talks") for step in case.step):
        return ""
    return (
        ". Talks are opened in it over one term, by thresholds of each side and no offers: "
        f"`instantsia run {case.id}` tells what stood in the way, `instantsia compare {case.id} --each` what opens them"
    )


def corridor(plan: Plan, without: Mapping[Mechanism, Plan] | None = None, step: str | None = None) -> Corridor:
    """What each side and each home would accept, turn by turn.

    without   {a mechanism: the same plan with it switched off}
    step      the step of offers; unless said, the first

    Raises UserError where no offers are made over and over, and for a step that makes none.
    """
    found = tables(plan.case)
    if not found:
        raise UserError(
            f"{plan.case.id}: nobody makes offers in it turn by turn: a corridor needs a step of kind offer in a group"
            f"{_instead(plan.case)}"
        )
    if step is not None and step not in found:
        raise UserError(f"--step {step}: expected a step that makes offers turn by turn ({nearest(step, found)})")
    name, plan = step or found[0], replace(plan, draws=min(plan.draws, AT_MOST))
    switched, played = _alike(plan, without or {})
    drawn = _walked(replace(plan, played=played), name)
    offer = cast("Offer", plan.case.steps[name])
    group = next(one for one in plan.case.group if one.id == offer.within)
    first, second = (party.id for party in offer.sides(plan.case))
    return Corridor(
        case=plan.case.id,
        seed=plan.seed,
        draws=plan.draws,
        **days_of(plan),
        changes=plan.changes,
        step=name,
        unit=None if offer.war is not None else Deal(plan.case, offer.terms).amount.title,
        first=first,
        second=second,
        days=tuple(drawn.days),
        runs=tuple(drawn.runs),
        **{one: drawn.bands_of(one) for one in FIGURES},
        open=tuple(drawn.open),
        open_alone=tuple(drawn.open_alone),
        support={one: tuple(values) for one, values in drawn.support.items()},
        opening=drawn.opening(),
        without=tuple(_without(one, drawn, _walked(other, name)) for one, other in switched.items()),
        months=group.every == "month",
        names={one.id: one.title for one in plan.case.party},
    )


def _alike(plan: Plan, without: Mapping[Mechanism, Plan]) -> tuple[dict[Mechanism, Plan], tuple[str, ...]]:
    """All sides with the same draws, and with every step played that can depend on what any of them changes."""
    sides = {one: side_by_side(plan, other)[1] for one, other in without.items()}
    played = tuple(sorted({*plan.played, *(step for other in sides.values() for step in other.played)}))
    return {one: replace(other, played=played) for one, other in sides.items()}, played


@dataclass
class _Walk:
    """What is noted of one play, turn by turn.

    bounds   the ends of what there is to share; None for an amount
    first    (draw,) the day on which a range was first open while they talked, inf where it never was
    """

    draws: int
    bounds: tuple[float, float] | None
    days: list[int] = field(default_factory=list)
    runs: list[float] = field(default_factory=list)
    bands: dict[str, list[dict[float, float | None] | None]] = field(default_factory=dict)
    open: list[float | None] = field(default_factory=list)
    open_alone: list[float | None] = field(default_factory=list)
    support: dict[str, list[float | None]] = field(default_factory=dict)
    first: Array = field(init=False)
    talks: Bools = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.talks = np.full(self.draws, np.inf), np.zeros(self.draws, bool)

    def note(self, day: int, rows: Index, figures: Mapping[str, Array], talking: Bools) -> None:
        """What is so in one turn.

        rows      the draws in which the war still runs
        figures   {what: of these draws}; floors, ceilings, and points of stocks
        talking   (draw,) where they are at the table
        """
        enough = len(rows) >= min(LEAST_AT_RISK, self.draws)
        self.days.append(day)
        self.runs.append(len(rows) / self.draws)
        for name in FIGURES:
            values = figures[name] if self.bounds is None else np.clip(figures[name], *self.bounds)
            quantiles = _quantiles(values) if enough else ()
            self.bands.setdefault(name, []).append(dict(zip(QUANTILES, quantiles, strict=False)) or None)
        both = figures["floor"] <= figures["ceiling"]
        alone = figures["floor_alone"] <= figures["ceiling_alone"]
        self.open.append(float(both.mean()) if enough else None)
        self.open_alone.append(float(alone.mean()) if enough else None)
        for name, values in figures.items():
            if name not in FIGURES:
                self.support.setdefault(name, []).append(float(np.median(values)) if enough else None)
        self.talks |= talking
        now = rows[both & talking[rows]]
        self.first[now] = np.minimum(self.first[now], day)

    def bands_of(self, name: str) -> Bands:
        """{share: that quantile in each turn}."""
        return {q: tuple(None if one is None else one[q] for one in self.bands[name]) for q in QUANTILES}

    def opening(self) -> Opening:
        """How often a range is ever open while they talk, and since when."""
        ever, days = np.isfinite(self.first), np.sort(self.first[np.isfinite(self.first)])
        by = {q: int(days[max(math.ceil(q * len(days) - 1e-9), 1) - 1]) for q in FIRST} if len(days) else {}
        p = float(ever.mean())
        return Opening(p, math.sqrt(p * (1 - p) / self.draws), float(self.talks.mean()), by)


def _without(mechanism: Mechanism, drawn: _Walk, other: _Walk) -> Without:
    change = np.isfinite(other.first).astype(float) - np.isfinite(drawn.first)
    error = float(change.std()) / math.sqrt(drawn.draws)
    return Without(mechanism.id, mechanism.text, mechanism.sets, other.opening(), float(change.mean()), error)


def _walked(plan: Plan, name: str) -> _Walk:
    """One play of all draws, looked at wherever the step of offers stands."""
    prepared, case = prepare(plan), plan.case
    offer = cast("Offer", prepared.steps[name])
    playing = begin(prepared, program_of(plan), 0, plan.draws, AS_DRAWN)
    # where nobody is at the table the step is looked at all the same
    playing.every_step = True
    found = _Walk(plan.draws, None if offer.war is None else (0.0, 1.0))

    def happen(turn: Turn, state: State, where: Index | None) -> PlayedStep:
        if turn.step.id == name:
            alive = playing.groups[offer.within or ""].alive
            rows = np.flatnonzero(_running(prepared, state, offer) & (True if alive is None else alive))
            talking = np.zeros(plan.draws, bool)
            talking[slice(None) if where is None else where] = True
            found.note(turn.day, rows, dict(_figures(case, offer, state.at(rows))), talking)
        if where is not None and not where.size:
            return PlayedStep(state, None, where)
        made = play_step(prepared, turn, state, where, playing.streams)
        return PlayedStep(state.updated(made.new, made.happened_in), made.due_in(state.draws), made.happened_in)

    while not playing.over:
        playing.advance(happen)
    return found


def _quantiles(values: Array) -> Iterator[float | None]:
    """The quantiles of what one side accepts; None where it accepts nothing: its floor is infinite there, and nothing
    stands between two draws of which one is."""
    finite = bool(np.isfinite(values).all())
    found = np.quantile(values, QUANTILES, method="linear" if finite else "nearest")
    return (float(one) if np.isfinite(one) else None for one in found)


def _running(prepared: Prepared, state: State, offer: Offer) -> Bools:
    """(draw,) where nobody has won the war, nobody has acted alone, and nothing was signed at the table."""
    case = prepared.plan.case
    running = np.ones(state.view, bool) if offer.war is None else np.asarray(state["won", offer.war] == 0)
    parties = {party.id for party in offer.sides(case)}
    for one in case.outside:
        if one.by in parties and (REACHED, f"{one.id}.done") in state:
            running = running & ~np.isfinite(state[REACHED, f"{one.id}.done"])
    for step in prepared.steps.values():
        if made_from(step, "agree") and cast("Agree", step).offer == offer.id:
            running = running & ~np.isfinite(state[REACHED, f"{step.id}.signed"])
    return running


def _figures(case: Case, offer: Offer, state: State) -> Iterator[tuple[str, Array]]:
    (low, high), alone = (offer.would_take(case, state, homes=homes) for homes in (True, False))
    first, second = offer.sides(case)
    if any(made_from(step, "agree") and cast("Agree", step).offer == offer.id for step in case.step):
        low, high = low + _beyond(case, first, state), high - _beyond(case, second, state)
    yield from zip(FIGURES, (low, high, *alone), strict=True)
    for stock in case.stock:
        if stock.of in (first.id, second.id):
            yield stock.id, points(state, stock)


def _beyond(case: Case, party: Party, state: State) -> Array:
    """(draw,) how much better than what its envoy would take an agreement has to be for a home to consent."""
    return np.maximum(-consent(case, party, state)[0], 0.0)
