"""What a run contains before its headline is decided: what came of earlier steps, votes, facts, arrivals, positions.

A step counts as earlier if it comes before the last step on which the headline turns; of steps that repeat with that
one, what came of them by the end of a quarter, a half and three quarters of the turns. What happens only once the
headline has come about, because its condition asks for that, tells nothing beforehand, and neither does what happens
after the last day on which the headline can come about.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import members
from instantsia.analysis.results import Observed
from instantsia.case.conditions import Came, Fact, Join, Leaf, Not, Tree, attributes, last_day, parse
from instantsia.case.dates import day_text
from instantsia.case.happenings import Step
from instantsia.case.paths import short
from instantsia.case.quantities import POSITION, quantities
from instantsia.draws.state import State, in_turn
from instantsia.engine.conditions import BALLOT_WORDS
from instantsia.engine.epochs import day_of, number_on
from instantsia.engine.plan import Turn
from instantsia.evidence.nodes import Program
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of
from instantsia.steps._made_from import made_from

Bools = NDArray[np.bool_]
Days = NDArray[np.float64]
QUARTERS = (1, 2, 3)
SENT = "as sent"
"""Told of what a report says that arrives later, or never."""


@frozen
class Observable:
    """What is seen, and how it is read off a state.

    seen   (draw,) whether it is so
    days   (draw,) the day on which it is seen where it is so, not finite where none is told; None for what has no day
    about  the path or the credence of which it tells; "" for what happens
    """

    what: Observed
    seen: Callable[[State], Bools]
    days: Callable[[State], Days] | None = None
    about: str = ""


def observables(replays: Replays) -> tuple[Observable, ...]:
    """Everything that can be seen or found out before the headline is decided, in the order of the case."""
    return (
        *_of_steps(replays),
        *_of_events(replays),
        *_on_the_way(replays),
        *(_fact(node.path) for node in replays.program.paths if node.kind == "fact"),
        *_positions(replays),
    )


def doubted(program: Program) -> tuple[Observable, ...]:
    """Whether each source, part, teller and claim that bears on anything stands: found out, never seen by a day."""
    out = [_doubt("source", one.id, ("reading", one.id), 0) for one in program.sources]
    out += [_doubt("part", one.id, ("opened", one.id), True) for one in program.parts]
    out += [_doubt("teller", one.id, ("believed", one.id), True) for one in program.tellers]
    for node in program.paths:
        if not node.path.startswith("record."):
            out += [_doubt("claim", one.id, ("pick", node.path), place) for place, one in enumerate(node.claims)]
    return tuple(out)


def _doubt(kind: str, id: str, key: tuple[str, str], stands: int) -> Observable:
    what = Observed(f"{kind}.{id}", kind, id)  # type: ignore[arg-type]
    return Observable(what, lambda state: np.asarray(state[key] == stands), about=what.id)


# ---------------------------------------------------------------------------------------------------------- steps


def _before(replays: Replays) -> tuple[list[Step], list[Step]]:
    """The steps before the last one on which the headline turns, and those that repeat together with that one."""
    case = replays.plan.case
    decisive = spoken_of(case, replays.trees[case.event[0].id])
    order = list(case.step)
    last = max((place for place, step in enumerate(order) if step.id in decisive), default=len(order))
    group = order[last].within if last < len(order) else None
    together = [step for step in order if group is not None and step.within == group]
    return [step for step in order[:last] if step not in together], together


def _of_steps(replays: Replays) -> Iterator[Observable]:
    before, together = _before(replays)
    for step in before:
        if step.within is None:
            yield from _of_step(replays, step)
        else:
            yield from _of_turns(replays, step, whole=True)
    after = _following(replays, together)
    for step in together:
        if step.id not in after:
            yield from _of_turns(replays, step, whole=False)


def _following(replays: Replays, together: Sequence[Step]) -> frozenset[str]:
    """The steps that happen only once a milestone of which the headline speaks was reached, and those that follow."""
    spoken = {leaf.of for leaf in _asked(replays.trees[replays.plan.case.event[0].id]) if isinstance(leaf, Came)}
    spoken |= {one for leaf in _asked(replays.trees[replays.plan.case.event[0].id]) for one in attributes(leaf)}
    found: set[str] = set()
    for step in together:
        for leaf in _asked(parse(step.when)) if step.when else ():
            reached = isinstance(leaf, Came) and (leaf.of in spoken or leaf.of.subject in found)
            if reached or (isinstance(leaf, Fact) and leaf.happened and leaf.name in found):
                found.add(step.id)
    return frozenset(found)


def _asked(tree: Tree) -> Iterator[Leaf]:
    """What has to be so for a condition to hold, of all that it speaks of."""
    match tree:
        case Join(word="and", parts=parts):
            for part in parts:
                yield from _asked(part)
        case Not() | Join():
            return
        case _:
            yield tree


def _until(replays: Replays) -> float:
    """The last day on which the headline can come about, by its own definition."""
    last = last_day(replays.trees[replays.plan.case.event[0].id])
    return math.inf if last is None else last


def _of_step(replays: Replays, step: Step) -> Iterator[Observable]:
    id, outcomes = step.id, replays.prepared.outcomes[step.id]
    days = _ended(replays, id)
    # what a report says is so from the day on which it is sent, whenever it arrives, and where it is lost
    sent = SENT if made_from(replays.prepared.steps[id], "report") and _late(replays, id) else ""
    yield Observable(Observed(f"{id}.happened", "happened", id), lambda state: state["happened", id], days)
    for place, outcome in enumerate(outcomes):
        what = Observed(f'{id} == "{outcome}"', "outcome", id, option=outcome, text=sent)
        yield Observable(what, _came(id, place), days)
    if ("vote", id) in replays.base:
        for actor in members(replays.plan.case, id):
            column = replays.prepared.axes["actor"][actor]
            for option, code in ({name: place for place, name in enumerate(outcomes)} | BALLOT_WORDS).items():
                what = Observed(f'{id}.vote.{actor} == "{option}"', "vote", id, actor, option)
                yield Observable(what, _voted(id, column, code), days)


def _late(replays: Replays, id: str) -> bool:
    """Whether a report arrives in any draw on another day than that on which it is sent, or never."""
    state = replays.base
    there = state["happened", id]
    return ("arrived", id) in state and bool((state["arrived", id] >= state["ended", id] + 1)[there].any())


def _came(id: str, place: int) -> Callable[[State], Bools]:
    return lambda state: state["happened", id] & (state["decided", id] == place)


def _voted(id: str, column: int, code: int) -> Callable[[State], Bools]:
    return lambda state: state["happened", id] & (state["vote", id][:, column] == code)


def _ended(replays: Replays, id: str) -> Callable[[State], Days]:
    """The day on which a step ended, else that of its turn."""
    day = next((turn.day for turn in replays.prepared.turns if turn.step.id == id), 0)

    def days(state: State) -> Days:
        ended = state["ended", id]
        return np.where(np.isfinite(ended), ended, day if day > 0 else np.nan)

    return days


def _of_turns(replays: Replays, step: Step, *, whole: bool) -> Iterator[Observable]:
    """What came of a step by some turns of its group; `whole`: by the last one, too. Nothing where none was kept."""
    until = _until(replays)
    turns = [turn for turn in replays.prepared.turns if turn.step.id == step.id and turn.day <= until]
    marks = sorted({-(-len(turns) * quarter // 4) for quarter in QUARTERS} | ({len(turns)} if whole else set()))
    outcomes = replays.prepared.outcomes[step.id]
    if not replays.plan.each_turn:
        return
    for mark in marks:
        if not 0 < mark <= len(turns) or (mark == len(turns) and not whole):
            continue
        by = day_text(turns[mark - 1].day)
        # what holds if nothing is decided comes last: of two outcomes the other one is told
        for place, outcome in ((-1, ""), *list(enumerate(outcomes))[1:], *list(enumerate(outcomes))[:1]):
            said = f'{step.id} == "{outcome}" by {by}' if outcome else f"{step.id}.happened by {by}"
            what = Observed(said, "outcome" if outcome else "happened", step.id, option=outcome, by=by)
            yield Observable(what, _by(turns[:mark], place), _on(turns[mark - 1].day))


def _by(turns: Sequence[Turn], place: int) -> Callable[[State], Bools]:
    """Whether a step happened in any of some turns, with what came of it where `place` is one of its outcomes."""

    def seen(state: State) -> Bools:
        out = np.zeros(state.view, bool)
        for turn in turns:
            subject = in_turn(turn.step.id, turn.number)
            here = state["happened", subject]
            out |= here if place < 0 else here & (state["decided", subject] == place)
        return out

    return seen


def _on(day: int) -> Callable[[State], Days]:
    return lambda state: np.full(state.view, float(day))


# --------------------------------------------------------------------------------------------------- what else there is


def _of_events(replays: Replays) -> Iterator[Observable]:
    """Events that are decided before the headline is."""
    first, *others = replays.plan.case.event
    for event in others:
        turns = replays.turns[event.id]
        if 0 < turns < replays.turns[first.id]:
            last, day = replays.prepared.turns[replays.turns[first.id] - 1], replays.prepared.turns[turns - 1].day
            same = last.group is not None and replays.prepared.turns[turns - 1].group == last.group
            if same or day > _until(replays):
                # what turns on the same months is decided along with the headline, and not before it
                continue
            what = Observed(event.when, "event", event.id, text=event.text)
            yield Observable(what, _event(replays, event.id), _on(day) if day > 0 else None)


def _event(replays: Replays, id: str) -> Callable[[State], Bools]:
    return lambda state: replays.event(state, id)


def _on_the_way(replays: Replays) -> Iterator[Observable]:
    """What was sent and has arrived, and what was reached, before the day on which the headline may be decided."""
    case = replays.plan.case
    decisive = spoken_of(case, replays.trees[case.event[0].id])
    day = min((turn.day for turn in replays.prepared.turns if turn.step.id in decisive), default=0)
    kinds = {"arrived": "arrival", "reached": "milestone"}
    for variable, subject in sorted(replays.base.arrays):
        if variable in kinds and "@" not in subject and day > 0:
            said = f"{subject}.arrived" if variable == "arrived" else subject
            what = Observed(said, kinds[variable], subject)  # type: ignore[arg-type]
            yield Observable(what, _earlier((variable, subject), day), _stored((variable, subject)))


def _earlier(key: tuple[str, str], day: int) -> Callable[[State], Bools]:
    return lambda state: np.asarray(state[key] < day)


def _stored(key: tuple[str, str]) -> Callable[[State], Days]:
    return lambda state: state[key]


def _fact(path: str) -> Observable:
    name = path.partition(".")[2]
    return Observable(Observed(name, "fact", name), lambda state: state["fact", name], about=path)


def _positions(replays: Replays) -> Iterator[Observable]:
    """Whether each actor of whom a position is read stands beyond the middle of its scale.

    Of one who changes their mind by the day of the last step that decides the headline.
    """
    case = replays.plan.case
    decisive = spoken_of(case, replays.trees[case.event[0].id])
    last = next((step.id for step in reversed(case.step) if step.id in decisive), None)
    for node in replays.program.paths:
        match = quantities().match(node.path)
        if match is None or match.quantity is not POSITION or node.path != node.about:
            continue
        issue = case.issues[match.issue or ""]
        middle = sum(issue.bounds) / 2
        upper = "" if issue.scale is None else list(issue.scale.values())[1]
        what = Observed(f"{short(node.path)} > {middle:g}", "position", issue.id, match.names["actor"], upper)
        yield Observable(what, _beyond(replays, node.path, middle, last), about=node.path)


def _beyond(replays: Replays, path: str, middle: float, step: str | None) -> Callable[[State], Bools]:
    def seen(state: State) -> Bools:
        if step is None or path not in replays.program.epochs:
            return np.asarray(state["number", path] > middle)
        day = day_of(replays.prepared, state, step)
        return np.asarray(number_on(replays.program, state, path, day) > middle)

    return seen
