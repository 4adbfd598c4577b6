"""The first draws of a run played again with something changed, as cheaply as the change allows."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.closed_form import ClosedForm
from instantsia.analysis.replaying.shares import FEWEST, fewest
from instantsia.case.conditions import Chain, Compare, Leaf, Tree, leaves, parse
from instantsia.draws.recent import Recent
from instantsia.draws.state import Array, State
from instantsia.draws.sums import share
from instantsia.engine.conditions import evaluate
from instantsia.engine.departures import Played, departure, played_apart
from instantsia.engine.memo import Memo, remembering
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.program import program_of
from instantsia.engine.rows import play_rows
from instantsia.engine.trajectory import Trajectory
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen
from instantsia.left_behind import spoken_of

Bools = NDArray[np.bool_]
T = TypeVar("T")

REPLAYED = 2000
"""At most so many draws are replayed."""
DEEP = 10
"""For a range so many times as many."""
AT_MOST = 2**21
"""Draws times actors of any replay at most, but never fewer draws than `FEWEST_OF_MANY_STEPS`: a thousand of a body of
two thousand."""
ROOM = 2**20
"""Draws times actors of such a replay at most: 20,000 of a body of fifty, 5,000 of one of two hundred. Where there is
no room for twice as many draws as of any other, those will do."""
STEPS = 30_000
"""Draws times steps of one replay at most, a step that repeats counted each time; but never fewer draws than:"""
FEWEST_OF_MANY_STEPS = 400
READ = 2**26
"""Bytes of what is read off replays that are kept, those asked for last."""


@frozen
class Outcomes:
    """What is read off one replay, every array (draw,); what comes after the last step played is left out.

    events    {event: whether it happens}
    happened  {step: whether it happened}
    decided   {step: index of what came of it, -1 nothing}
    value     {step that settles: the point of the scale}
    """

    events: Mapping[str, Bools]
    happened: Mapping[str, Bools]
    decided: Mapping[str, Array]
    value: Mapping[str, Array]

    @property
    def nbytes(self) -> int:
        """How much room it takes."""
        return sum(
            one.nbytes for table in (self.events, self.happened, self.decided, self.value) for one in table.values()
        )


@dataclass
class Replays:
    """Plays of the first draws of a plan under variations, each as a departure from the draws as they are.

    draws   how many: as many as the plan has, but at most 2,000, and fewer where more than fifteen steps are played or
            a body has more than a thousand members
    """

    plan: Plan
    draws: int = 0
    memo: Memo = field(default_factory=Memo, repr=False)
    _outcomes: Recent[Outcomes] = field(default_factory=lambda: Recent(READ), repr=False)
    """By variation and turns, but for the draws as they are."""
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.draws = self.draws or min(self.plan.draws, replayed(len(self.prepared.turns), len(self.plan.case.actor)))

    @property
    def fewest(self) -> int:
        """Fewer draws than this are not read off: 200, and less (`shares.fewest`) only where fewer are replayed than
        the plan has; of a plan of few draws it stays at 200, so that of them little is told."""
        whole = self.draws >= min(self.plan.draws, REPLAYED)
        return FEWEST if whole else fewest(self.draws)

    @functools.cached_property
    def deep(self) -> Replays:
        """The same of more draws, for what is printed and not only compared: ten times as many where there is room."""
        most = ROOM // max(len(self.plan.case.actor), 1)
        draws = min(self.plan.draws, DEEP * self.draws, most)
        if draws < min(self.plan.draws, 2 * self.draws) or draws == self.draws:
            return self
        return Replays(self.plan, draws, remembering(self.memo.evidence.drawn))

    @functools.cached_property
    def prepared(self) -> Prepared:
        return prepare(self.plan)

    @functools.cached_property
    def program(self) -> Program:
        return program_of(self.plan)

    @functools.cached_property
    def drawn(self) -> Trajectory:
        """The draws as they are in the run, turn by turn."""
        return Trajectory(self.prepared, self.program, self.draws, memo=self.memo)

    @property
    def base(self) -> State:
        """The draws as they are in the run."""
        return self.drawn.state

    @functools.cached_property
    def trees(self) -> Mapping[str, Tree]:
        """{event: its condition}."""
        return {event.id: parse(event.when) for event in self.plan.case.event}

    @functools.cached_property
    def turns(self) -> Mapping[str, int]:
        """{event: how many turns must be played to know whether it happens}."""
        return {event: self.turns_of(spoken_of(self.plan.case, tree)) for event, tree in self.trees.items()}

    @functools.cached_property
    def settlements(self) -> frozenset[str]:
        """The steps that settle something: who looks at one move alone keeps the disagreement that they meet."""
        return frozenset(name for name, step in self.prepared.steps.items() if step.SETTLES)

    def turns_on(self, event: str) -> str:
        """The one step of which an event speaks; "" where it speaks of none or of several."""
        names = spoken_of(self.plan.case, self.trees[event])
        return next(iter(names)) if len(names) == 1 else ""

    def settles(self, event: str) -> str:
        """The one step on a settlement of which alone an event turns; "" where it turns on anything else."""
        name = self.turns_on(event)
        if not name or not all(_on_a_settlement(leaf) for leaf in leaves(self.trees[event])):
            return ""
        return name if self.prepared.steps[name].SETTLES else ""

    def turns_of(self, steps: Collection[str]) -> int:
        """How many turns must be played to know what comes of some steps."""
        places = (place for place, turn in enumerate(self.prepared.turns, 1) if turn.step.id in steps)
        return max(places, default=0)

    def state(self, variation: Variation, turns: int | None = None) -> State:
        """What is so in the end in all draws under a variation.

        turns   how many are played; None for all. What later ones leave may be there as it is in the run
        """
        apart = departure(self.drawn, variation, everywhere=True)
        return play_rows(self.drawn, [apart], len(self.prepared.turns) if turns is None else turns)

    def states(
        self, variations: Iterable[Variation], turns: int | None = None, draws: int | None = None
    ) -> list[State]:
        """The same under each of some variations, played together; of the first `draws`, unless of all."""
        asked = len(self.prepared.turns) if turns is None else turns
        found = dict(played_apart(self.drawn, variations, asked, everywhere=True, draws=draws))
        return [found[number].alone for number in sorted(found)]

    def outcomes(self, variation: Variation = AS_DRAWN, turns: int | None = None) -> Outcomes:
        """What is read off the replay under a variation; the same variation is played once.

        turns   how many need be played; None for all
        """
        asked = len(self.prepared.turns) if turns is None else turns
        found = self._known(variation, asked)
        if found is None:
            self.play_ahead([(variation, asked)])
            found = self._known(variation, asked)
            assert found is not None
        return found

    def play_ahead(self, wanted: Iterable[tuple[Variation, int]]) -> None:
        """Play what will be asked for, (variation, how many turns), all that can be played together at once."""
        by_turns: dict[int, dict[Hashable, Variation]] = {}
        for variation, turns in wanted:
            if self._known(variation, turns) is None:
                alike = self._with_errors_that_count(variation)
                by_turns.setdefault(turns, {})[alike.key] = alike
        for turns, variations in by_turns.items():
            each = list(variations.values())
            for number, found in self._played(each, turns):
                self._outcomes.put((each[number].key, turns), found, found.nbytes)

    @functools.cached_property
    def closed_form(self) -> ClosedForm:
        """What of it need not be played again member by member."""
        return ClosedForm(self.drawn)

    def apart(self, variations: Iterable[Variation], turns: int) -> Iterator[tuple[int, Played]]:
        """(which of the variations, what came of it), in an order that saves work.

        turns   how many are played
        """
        others: list[tuple[int, Variation]] = []
        for number, variation, found in self.closed_form.played_each(variations, turns):
            if found is None:
                others.append((number, variation))
            else:
                yield number, found
        for place, found in played_apart(self.drawn, (variation for _, variation in others), turns):
            yield others[place][0], found

    def headlines(self, variations: Iterable[Variation]) -> list[float]:
        """The share of the headline under each of some variations that are asked for once."""
        event = self.plan.case.event[0].id
        drawn, out = self._as_drawn.events[event], dict[int, float]()
        for number, played in self.apart(variations, self.turns[event]):
            rows = self.event(played.state, event)
            out[number] = share(played.array(drawn, rows)) or 0.0
        return [out[number] for number in sorted(out)]

    def _with_errors_that_count(self, variation: Variation) -> Variation:
        """The same without past errors of other decisions where a step is settled by a way that adds none, by vote."""
        given, case = variation.given, self.plan.case
        ways = {
            step: self.prepared.steps[step].ways(case)[int(way)] for (of, step), way in given.items() if of == "way"
        }
        idle = {("errors", step) for step, way in ways.items() if way.track is None} & given.keys()
        return replace(variation, given={key: given[key] for key in given if key not in idle}) if idle else variation

    def _known(self, variation: Variation, turns: int) -> Outcomes | None:
        if variation == AS_DRAWN:
            return self._as_drawn
        variation = self._with_errors_that_count(variation)
        everything = len(self.prepared.turns)
        found = self._outcomes.get((variation.key, turns))
        return self._outcomes.get((variation.key, everything)) if found is None else found

    @functools.cached_property
    def _as_drawn(self) -> Outcomes:
        return self._read(self.base, len(self.prepared.turns))

    def _played(self, variations: Sequence[Variation], turns: int) -> Iterator[tuple[int, Outcomes]]:
        """(which of the variations, what is read off it)."""
        drawn, before, rows = self._as_drawn, None, self._as_drawn
        for number, played in self.apart(variations, turns):
            if played.state is not before:
                before, rows = played.state, self._read(played.state, turns)
            yield (
                number,
                Outcomes(
                    {event: played.array(drawn.events[event], holds) for event, holds in rows.events.items()},
                    {step: played.array(drawn.happened[step], where) for step, where in rows.happened.items()},
                    {step: played.array(drawn.decided[step], codes) for step, codes in rows.decided.items()},
                    {step: played.array(drawn.value[step], point) for step, point in rows.value.items()},
                ),
            )

    def _read(self, state: State, turns: int) -> Outcomes:
        steps = [step for step in self.plan.case.steps if self.turns_of((step,)) <= turns]
        return Outcomes(
            {event: self.event(state, event) for event in self.trees if self.turns[event] <= turns},
            {step: state["happened", step] for step in steps},
            {step: state["decided", step] for step in steps},
            {step: state["value", step] for step in steps if step in self.settlements},
        )

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key: several questions look at the same thing."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def event(self, state: State, event: str) -> Bools:
        """(draw,) whether the event happens."""
        return evaluate(self.trees[event], state, self.prepared.outcomes)

    def headline(self, variation: Variation = AS_DRAWN) -> float:
        """Share of the headline under a variation."""
        event = self.plan.case.event[0].id
        found = share(self.outcomes(variation, self.turns[event]).events[event])
        assert found is not None
        return found


def replayed(steps: int, actors: int = 1) -> int:
    """How many draws at most are replayed where so many steps are played, those that repeat counted each time.

    >>> replayed(7), replayed(40), replayed(300), replayed(1, actors=2000)
    (2000, 750, 400, 1048)
    """
    room = AT_MOST // max(actors, 1)
    return max(FEWEST_OF_MANY_STEPS, min(REPLAYED, STEPS // max(steps, 1), room))


def _on_a_settlement(leaf: Leaf) -> bool:
    """Whether a leaf asks what a step decided, or where it settled."""
    if isinstance(leaf, Chain):
        return all(asked.name == "value" for asked in leaf.attributes)
    return isinstance(leaf, Compare)
