"""Replays of settlements that have a closed form: those in which a few members stand elsewhere, or weigh otherwise.

Where all that is played are settlements by the weighted mean, each at the beginning of a case and in every draw,
nothing of the rest of a body need be played again; see `models.settlement.few_moved`. What comes of it is what a full
replay gives, up to the rounding of sums; the random numbers are the same. By another method that looks at the stakes
alone the same draws are settled once, whichever past errors are asked for; what comes of that is the same to the bit.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from instantsia.case import paths
from instantsia.case.paths import CAPABILITY, SALIENCE
from instantsia.draws.state import Array, Key
from instantsia.draws.streams import Floats, Streams, replica_of
from instantsia.engine.departures import LEFT, Played
from instantsia.engine.trajectory import Trajectory
from instantsia.evidence.nodes import PathNode
from instantsia.evidence.sampler import sample
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen
from instantsia.models.settlement.few_moved import MOST, Compromise, Errors, Moved
from instantsia.steps._by_regime import errors_of, stretch

NUMBERS = {"position": paths.position, CAPABILITY: paths.capability, SALIENCE: paths.salience}
"""What of a member the mean is made of, by its path."""
AT_ONCE = 2**15
"""So many draws of one member drawn anew are worked out at a time."""
To = Mapping[int, tuple[Floats | None, Floats | None]]


@frozen
class _Settled:
    """A settlement with a closed form.

    places  {path that it reads: which number of which member}
    """

    step: str
    turn: int
    issue: str
    body: Compromise
    places: Mapping[str, tuple[str, int]]


@frozen
class _Anew:
    """A variation in which numbers of one member are drawn anew, and nothing else; see `ClosedForm.played_each`."""

    number: int
    variation: Variation
    nodes: tuple[PathNode, ...]

    def place(self, one: _Settled) -> int | None:
        """The place of the member in a body; None where it is not theirs."""
        return next((one.places[node.path][1] for node in self.nodes if node.path in one.places), None)


class ClosedForm:
    """The settlements at the beginning of a trajectory that have a closed form; there may be none."""

    def __init__(self, base: Trajectory) -> None:
        self.base = base
        self.prepared, self.program = base.prepared, base.program
        self.streams = Streams(self.prepared.plan.seed, 0, base.draws, kept=base.memo.numbers)

    @functools.cached_property
    def settled(self) -> tuple[_Settled, ...]:
        """Of so many turns from the first on, one each."""
        return tuple(self._settled())

    def _settled(self) -> Iterator[_Settled]:
        case, prepared = self.prepared.plan.case, self.prepared
        if self.base.variation != Variation() or self.program.epochs:
            return
        for turn in prepared.turns:
            step = prepared.steps[turn.step.id]
            alone = turn.group is None and step.id not in prepared.conditions and not step.SENDS
            issue, body = step.decided_issue(case), case.body_of(step)
            if not (alone and issue and body):
                return
            streams = self.streams.within(f"step/{step.id}", turn.number)
            compromise = step.compromise(case, self.base.opening.having({("clock", ""): self._day(step.id)}), streams)
            if compromise is None:
                return
            places = {
                path(actor, issue): (what, place)
                for place, actor in enumerate(body.electorate)
                for what, path in NUMBERS.items()
            }
            yield _Settled(step.id, turn.number, issue, compromise, places)

    def _day(self, step: str) -> Floats:
        day: Floats = self.base.state["ended", step]
        return day

    def over(self, turns: int) -> bool:
        """Whether the first so many turns are all settlements with a closed form."""
        return turns <= len(self.settled)

    def played(self, variation: Variation, turns: int) -> Played | None:
        """What comes of the first so many turns under a variation; None where it must be played in full."""
        if not turns or variation.forced or variation.credence or variation.happens or not self.over(turns):
            return None
        nodes = self._reached(variation)
        if nodes is None or len(nodes) > len(NUMBERS) * MOST * len(self.settled):
            return None
        here = {one.step for one in self.settled[:turns]}
        if any(variable not in ("way", "errors") or step not in here for variable, step in variation.given):
            return None
        ways = {step: int(variation.given.get(("way", step), 0.0)) for step in here}
        if (any(ways.values()) and nodes) or not variation.kept <= here:
            return None
        numbers = self._numbers(nodes, variation)
        arrays: dict[Key, Array] = {}
        for one in self.settled[:turns]:
            row, errors = int(variation.given.get(("errors", one.step), 0.0)), self._errors(one, variation)
            if ways[one.step]:
                moved = self._otherwise(one, ways[one.step], row, errors)
                arrays["model", one.step] = np.full(self.base.draws, ways[one.step], np.int8)
            else:
                kept = one.step in variation.kept
                moved = one.body.moved(self._to(one, numbers), row=row, kept=kept, errors=errors)
            if moved is None:
                return None
            arrays |= self._left(one, moved)
        return self._as_played(arrays)

    def _otherwise(self, one: _Settled, number: int, row: int, errors: Errors | None) -> Moved | None:
        """What comes of a settlement by another of its ways; None of one in which a vote is taken."""
        way = self.prepared.steps[one.step].ways(self.prepared.plan.case)[number]
        return None if way.counted else one.body.otherwise(way.method, way.track, row=row, errors=errors)

    def played_each(
        self, variations: Iterable[Variation], turns: int
    ) -> Iterator[tuple[int, Variation, Played | None]]:
        """(number of the variation, it, what `played` gives, up to rounding), in any order.

        Those in which what is one member's own is drawn anew, and nothing else, are worked out many at a time.
        """
        most = max(1, AT_ONCE // max(self.base.draws, 1))
        waiting: list[_Anew] = []
        theirs: set[str] = set()
        for number, variation in enumerate(variations):
            nodes = self._of_one_member(variation, turns)
            if nodes is None:
                yield number, variation, self.played(variation, turns)
                continue
            mine = {node.path for node in nodes}
            if len(waiting) == most or mine & theirs:
                yield from self._together(waiting, turns)
                waiting, theirs = [], set()
            waiting.append(_Anew(number, variation, tuple(nodes)))
            theirs |= mine
        yield from self._together(waiting, turns)

    def _of_one_member(self, variation: Variation, turns: int) -> list[PathNode] | None:
        """The numbers that are drawn anew, where they are those of one member and nothing else is another."""
        if not turns or not self.over(turns) or variation != Variation(replicas=variation.replicas):
            return None
        nodes = self._reached(variation)
        if not nodes or any(self._errors(one, variation) is not None for one in self.settled[:turns]):
            return None
        alone = all(
            len({one.places[node.path][1] for node in nodes if node.path in one.places}) < 2 for one in self.settled
        )
        return nodes if alone else None

    def _together(self, some: Sequence[_Anew], turns: int) -> Iterator[tuple[int, Variation, Played | None]]:
        """The same of several variations that draw numbers of their own anew, at least one of them."""
        if not some:
            return
        everything = Variation(
            replicas={name: number for one in some for name, number in one.variation.replicas.items()}
        )
        numbers = self._numbers([node for one in some for node in one.nodes], everything)
        arrays: list[dict[Key, Array]] = [{} for _ in some]
        for one in self.settled[:turns]:
            to = self._to(one, numbers)
            who = [anew.place(one) for anew in some]
            # of whom nothing is read here moves nobody: the first stays where they are
            places = np.array([place or 0 for place in who])
            position, weight = one.body.position.T[places], one.body.weight.T[places]
            for row, place in enumerate(who):
                x, w = (None, None) if place is None else to[place]
                position[row] = position[row] if x is None else x
                weight[row] = weight[row] if w is None else w
            moved = one.body.each_moved(places, position, weight)
            if moved is None:
                yield from ((anew.number, anew.variation, self.played(anew.variation, turns)) for anew in some)
                return
            for row, left in enumerate(arrays):
                left |= self._left(one, Moved(moved.undressed[row], moved.value[row], moved.spread[row]))
        for anew, left in zip(some, arrays, strict=True):
            yield anew.number, anew.variation, self._as_played(left)

    def _left(self, one: _Settled, moved: Moved) -> dict[Key, Array]:
        """What a settlement leaves."""
        issue = self.prepared.plan.case.issues[one.issue]
        return {
            ("value", one.step): moved.value,
            ("undressed", one.step): moved.undressed,
            (LEFT, one.step): moved.spread,
            ("decided", one.step): stretch(issue, moved.value),
        }

    def _as_played(self, arrays: Mapping[Key, Array]) -> Played:
        for array in arrays.values():
            array.setflags(write=False)
        return Played(np.arange(self.base.draws), self.base.state.having(arrays), 0)

    def _reached(self, variation: Variation) -> list[PathNode] | None:
        """The numbers that it changes; None where it changes anything but numbers of members that nobody tells of."""
        names = variation.differing(self.base.variation)
        for name in variation.replicas:
            kind, _, path = name.partition("/")
            if kind == "step":
                continue
            if kind not in ("assumption", "dispute") or not path:
                return None
            names.add(path.partition("/")[0])
        out = []
        for name in sorted(names):
            for index in self.program.reached.get(name, ()):
                node = self.program.paths[index]
                if node.claims or node.leans or node.path not in self._places:
                    return None
                out.append(node)
        return out

    def _errors(self, one: _Settled, variation: Variation) -> Errors | None:
        """The random numbers of past errors, where they are drawn anew."""
        asked = self.base.asked.get(one.step, ())
        if not variation.replicas or not any(replica_of(address, variation.replicas) for address in asked):
            return None
        scoped = replace(self.streams, replicas=variation.replicas).within(f"step/{one.step}", one.turn)
        return errors_of(scoped)

    @functools.cached_property
    def _places(self) -> frozenset[str]:
        return frozenset().union(*(one.places for one in self.settled))

    def _numbers(self, nodes: Iterable[PathNode], variation: Variation) -> Mapping[str, Floats]:
        """{path: (draw,) number} of some paths alone."""
        alone = replace(self.program, sources=(), parts=(), tellers=(), paths=tuple(nodes))
        return sample(alone, self.streams, variation).numbers

    def _to(self, one: _Settled, numbers: Mapping[str, Floats]) -> To:
        """Where members stand and what they weigh, of those of whom a number is another."""
        state, found = self.base.opening, dict[int, dict[str, Floats]]()
        for path, values in numbers.items():
            if path in one.places:
                what, place = one.places[path]
                found.setdefault(place, {})[what] = values
        members = self.prepared.plan.case.body_of(self.prepared.steps[one.step])
        assert members is not None
        out: dict[int, tuple[Floats | None, Floats | None]] = {}
        for place, mine in found.items():
            column = self.prepared.axes["actor"][members.electorate[place]]
            parts = [mine.get(what, state[what, one.issue][:, column]) for what in (CAPABILITY, SALIENCE)]
            weight = parts[0] * parts[1] if mine.keys() & {CAPABILITY, SALIENCE} else None
            out[place] = mine.get("position"), weight
        return out
