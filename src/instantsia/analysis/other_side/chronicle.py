"""One course told turn by turn: which draw, what changed in it, how it ended.

The typical draw ends as most do: of the ways to end (`endings`) it is one of the commonest. How likely a draw is goes
by its milestones: for each, the share of the draws in which it is reached within half a year of when it is here, or,
where it is never reached here, in which it never is. The sum of the logarithms of these shares is greatest for the
typical draw, among those that end alike, and least for the strangest, among all; of several the lowest-numbered counts.
Milestones go together, so that the sum is a measure and no probability.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.course.endings import Labels, ending, endings
from instantsia.analysis.course.narration import said
from instantsia.analysis.course.telling import at, of_two_sides, sentences, share
from instantsia.analysis.results.other_side import Chronicle, Entry
from instantsia.analysis.vantage import days_of
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, capital, in_words
from instantsia.draws.state import Array, State
from instantsia.draws.streams import DRAWS_PER_COUNTER
from instantsia.engine.plan import Plan, Prepared, Turn, prepare
from instantsia.engine.play import begin, play
from instantsia.engine.program import program_of
from instantsia.engine.recorder import Recorder
from instantsia.errors import UserError, nearest
from instantsia.evidence.variation import AS_DRAWN
from instantsia.steps._milestones import REACHED
from instantsia.steps._outlook import held, values_talks
from instantsia.steps._sides import points

AT_MOST = 20_000
"""Among so many draws at most the typical and the strangest are chosen."""
NEAR = 183.0
"""Days: what is reached within so many of each other is reached at about one time."""
TYPICAL: Final = "typical"
STRANGEST: Final = "strangest"


@dataclass
class States(Recorder):
    """Keeps what is so at the end of every turn, whole: of a few draws that is little."""

    states: list[tuple[Turn, State]] = field(default_factory=list)

    def note(self, turn: Turn, state: State) -> None:
        """Keep the state with the chosen draws in view."""
        self.states.append((turn, state.at(self.rows)))


def chronicle(plan: Plan, draw: int | str = TYPICAL) -> Chronicle:
    """One course of a case.

    draw   "typical", "strangest", or the number of a draw, from 0

    Raises UserError where nothing repeats, and for a draw that is not played.
    """
    if not plan.case.group:
        raise UserError(
            f"{plan.case.id}: nothing repeats in it, so there are no turns to tell (`run` tells its course)"
        )
    number, chosen = _number(plan, draw), "number"
    among = min(plan.draws, AT_MOST)
    some = replace(plan, draws=among)
    prepared, state = played(some)
    ends = endings(prepared, state)
    if number is None:
        chosen = str(draw)
        number = _typical(prepared, state, ends) if chosen == TYPICAL else _strangest(prepared, state)
    alike = float((ends == ends[number]).mean()) if number < among else None
    return _told(plan, number, chosen, among if chosen != "number" else plan.draws, alike)


def _typical(prepared: Prepared, state: State, ends: Labels) -> int:
    """The likeliest of the draws that end as most do; of two ends that are as common the one of the lower draw."""
    _, first, count = np.unique(ends, return_index=True, return_counts=True)
    best = np.flatnonzero(count == count.max())
    alike = np.flatnonzero(ends == ends[first[best].min()])
    days = {name: column[alike] for name, column in came_about(prepared, state).items()}
    return int(alike[np.argmax(likelihood(days))])


def _strangest(prepared: Prepared, state: State) -> int:
    return int(np.argmin(likelihood(came_about(prepared, state))))


def _number(plan: Plan, draw: int | str) -> int | None:
    """The number of the draw that is meant; None where it is to be chosen."""
    text = str(draw).strip()
    if text in (TYPICAL, STRANGEST):
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(
            f"--draw {text}: expected typical, strangest or the number of a draw, from 0 "
            f"({nearest(text, (TYPICAL, STRANGEST))})"
        )
    if int(text) >= plan.draws:
        raise UserError(f"--draw {text}: expected a number below {plan.draws:,}, as many as are played (--draws)")
    return int(text)


def played(plan: Plan) -> tuple[Prepared, State]:
    """What is so at the end of every draw."""
    prepared = prepare(plan)
    return prepared, play(prepared, program_of(plan), 0, plan.draws, observe=True)


def came_about(prepared: Prepared, state: State) -> dict[str, Array]:
    """{milestone: (draw,) the day on which it is reached, inf where never}; of a case without any, of its events."""
    names = milestones(prepared)
    if names:
        return {name: np.asarray(state[REACHED, name], float) for name in names}
    return {event.id: np.asarray(state["came", event.id], float) for event in prepared.plan.case.event}


def milestones(prepared: Prepared) -> tuple[str, ...]:
    """Every milestone that a step of the case keeps, in the order of the steps."""
    keeps = (keep for step in prepared.steps.values() for keep in step.keeps(prepared.plan.case))
    return tuple(dict.fromkeys(keep.subject for keep in keeps if keep.variable == REACHED))


def likelihood(days: Mapping[str, Array]) -> NDArray[np.float64]:
    """(draw,) the sum over milestones of the logarithm of how many draws reach it at about the same time.

    days   {milestone: (draw,) the day on which it is reached, inf where never}

    >>> likelihood({"talks": np.array([0.0, 10.0, 900.0, np.inf])}).round(2).tolist()
    [-0.69, -0.69, -1.39, -1.39]
    """
    out = np.zeros(len(next(iter(days.values()))))
    for reached in days.values():
        ordered = np.sort(reached[np.isfinite(reached)])
        until = np.searchsorted(ordered, reached + NEAR, "right")
        since = np.searchsorted(ordered, reached - NEAR, "left")
        near = np.where(np.isfinite(reached), until - since, np.count_nonzero(~np.isfinite(reached)))
        out += np.log(near / len(reached))
    return out


# ------------------------------------------------------------------------------------------------------ the telling


def _told(plan: Plan, draw: int, chosen: str, among: int, alike: float | None) -> Chronicle:
    start = draw - draw % DRAWS_PER_COUNTER
    prepared, row = prepare(plan), np.array([draw - start])
    program = program_of(plan)
    before = begin(prepared, program, start, DRAWS_PER_COUNTER, AS_DRAWN).state.at(row)
    recorder = States((), row)
    end = play(prepared, program, start, DRAWS_PER_COUNTER, record=recorder).at(row)
    case = plan.case
    entries, last = [], None
    for turn, was, now in _turns(prepared, before, recorder):
        told = tuple(_changed(prepared, turn, was, now))
        if turn.group is not None:
            last = now
        if told:
            entries.append((turn, now, told))
    days = {name: at(end, REACHED, name) for name in milestones(prepared)}
    return Chronicle(
        case=case.id,
        seed=plan.seed,
        **days_of(plan),
        changes=plan.changes,
        draw=draw,
        chosen=chosen,
        among=among,
        opening=tuple(_opening(case, before, recorder)),
        entries=tuple(_entries(case, entries, before)),
        ending=ending(prepared, end, last),
        alike=alike,
        ended=None if last is None else int(at(last, "clock", "")),
        reached={name: int(day) if np.isfinite(day) else None for name, day in days.items()},
        months=case.by_months,
    )


def _turns(prepared: Prepared, before: State, recorder: States) -> Iterator[tuple[Turn, State, State]]:
    """(turn, what was so before it, what was so after it) of every turn that began in the draw."""
    was, begun = before, dict.fromkeys(prepared.groups, 0)
    for turn, now in recorder.states:
        if turn.group is not None:
            count = int(at(now, "turns", turn.group))
            if count == begun[turn.group]:
                continue
            begun[turn.group] = count
        yield turn, was, now
        was = now


def _changed(prepared: Prepared, turn: Turn, was: State, now: State) -> Iterator[str]:
    """What changed in a turn: between two sides, and what came of every other step that had not come of it before."""
    case = prepared.plan.case
    if turn.group is None:
        if now["happened", turn.step.id][0]:
            yield said(prepared, now, turn.step.id)
        return
    for step in case.step:
        if step.within == turn.group and not of_two_sides(step) and now["happened", step.id][0]:
            same = was["happened", step.id][0] and at(was, "decided", step.id) == at(now, "decided", step.id)
            if not same:
                yield said(prepared, now, step.id)
    yield from sentences(case, was, now)


def _entries(case: Case, told: list[tuple[Turn, State, tuple[str, ...]]], before: State) -> Iterator[Entry]:
    """Every turn with sentences, and where the front and support stand if that has changed since it was told last."""
    stood = _stands(case, before)
    for turn, now, some in told:
        stands = _stands(case, now)
        moved = [text for key, text in stands.items() if stood.get(key) != text]
        stood |= stands
        also = (f"{capital(and_list(moved))}.",) if moved and turn.group is not None else ()
        yield Entry(turn.day, (*some, *also))


def _stands(case: Case, state: State) -> dict[str, str]:
    """{war or stock: where it stands, in words}."""
    out = {}
    for war in case.war:
        if ("held", war.id) in state or ("number", f"war.{war.id}.forts") in state:
            forts = int(np.rint(at(state, "number", f"war.{war.id}.forts")))
            mine = int(held(war, state)[0])
            out[war.id] = f"{case.parties[war.between[0]].title} holds {mine} of {forts} positions"
    for stock in case.stock:
        # the id is the short name: its text may be a sentence
        out[stock.id] = f"{in_words(stock.id)} stands at {points(state, stock)[0]:.0f}"
    return out


def _opening(case: Case, before: State, recorder: States) -> Iterator[str]:
    """The numbers of the draw that are told at the start: the front, what talks are worth, what homes add."""
    stands = list(_stands(case, before).values())
    if stands:
        yield f"At first {and_list(stands)}."
    units = "months" if case.by_months else "turns"
    of = "the prize" if case.war else "what is at stake"
    for party in case.party:
        parts = []
        if values_talks(case, party):
            worth, months = (at(before, "number", party.path(key)) for key in ("talking", "horizon"))
            parts.append(f"a year of talks is worth {share(worth)} of {of}, and {months:.0f} {units} are counted on")
        pivots = [
            at(state, "pivot", f"{party.id}.{body}")
            for body in party.home
            for _, state in recorder.states[:1]
            if ("pivot", f"{party.id}.{body}") in state
        ]
        known = [one for one in pivots if np.isfinite(one)]
        if known:
            least = min(known)
            # what would be written as 0.00 is nothing
            if round(abs(least), 2) if case.war else least:
                size = f"{share(abs(least))} of {of}" if case.war else f"{abs(least):.4g}"
                parts.append(f"the home puts what it gets {size} {'higher' if least >= 0 else 'lower'}")
        if parts:
            yield f"{party.title}: {'; '.join(parts)}."
