"""A body about to settle, with every number at its most likely: one draw that can be asked what if one of them moved.

The most likely value of a path is that of its assumption (the mode, or the middle of a range without one) where
nothing is claimed about it; else the median over the first draws. Of several models of a step the first one counts,
past errors are left out, and a ballot by chance falls as it leans.
"""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.ranges.band import percentile
from instantsia.analysis.replaying.replays import Replays
from instantsia.case import paths
from instantsia.case.model import Case
from instantsia.case.questions import Issue
from instantsia.draws.state import Array, Key, State
from instantsia.draws.streams import Floats
from instantsia.engine.epochs import day_of, number_on
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.models import settlement
from instantsia.models.settlement.stakes import Stakes, Voting

AT_ONCE = 2**20
"""So many positions are settled in one go."""
EVEN_CHANCE = 0.5
FEW = 300
"""Members for whom that is quick."""
COLUMNS = {"position": paths.position, "salience": paths.salience, "capability": paths.capability}
"""{what is so of an actor on an issue: its path}."""


@frozen
class Body:
    """Who settles what, at the most likely values.

    members   ids, in the order of the body
    stakes    (1, member) positions, capability and salience; voting likewise
    methods   those by which it settles
    absent    who of them is away throughout
    """

    issue: Issue
    members: tuple[str, ...]
    stakes: Stakes
    voting: Voting | None
    methods: tuple[str, ...]
    precision: float | None
    absent: tuple[str, ...] = ()

    @property
    def model(self) -> str:
        """The method that counts."""
        return self.methods[0]

    @property
    def weighs(self) -> bool:
        """Whether the method reads salience and capability."""
        return settlement.weighs((self.model,))

    @property
    def quick(self) -> bool:
        """Whether `alone` takes no time to speak of."""
        return not settlement.method(self.model).ASKED_ANEW or len(self.members) <= FEW

    @property
    def position(self) -> Floats:
        """(member,) where they stand."""
        stands: Floats = self.stakes.position[0]
        return stands

    @functools.cached_property
    def outcome(self) -> float:
        """Where it settles."""
        return float(self.settles_at(self.stakes.position)[0])

    def settles_at(self, position: Floats, stakes: Stakes | None = None) -> Floats:
        """(row,) where it settles with the members at other places, (row, member)."""
        mine = self.stakes if stakes is None else stakes
        size = max(1, AT_ONCE // position.shape[1])
        parts = [self._settled(position[start : start + size], mine) for start in range(0, len(position), size)]
        return np.concatenate(parts) if parts else np.empty(0)

    def alone(self, place: float, stakes: Stakes | None = None) -> Floats:
        """(member,) where it settles with each member, alone, at one place."""
        mine = self.stakes if stakes is None else stakes
        if not settlement.method(self.model).ASKED_ANEW:
            each: Floats = settlement.method(self.model).with_actor_at(mine, self.voting, place)[0]
            return each
        rows = np.repeat(mine.position, len(self.members), axis=0)
        np.fill_diagonal(rows, place)
        return self.settles_at(rows, mine)

    def _settled(self, position: Floats, stakes: Stakes) -> Floats:
        rows = len(position)

        def each(values: Floats) -> Floats:
            wide: Floats = np.broadcast_to(values, (rows, *values.shape[1:]))
            return wide

        method = settlement.method(self.model)
        moved = replace(
            stakes,
            position=np.ascontiguousarray(position),
            capability=each(stakes.capability),
            salience=each(stakes.salience),
            reference=None if stakes.reference is None else each(stakes.reference),
        )
        voting = self.voting
        if voting is not None:
            away = None if voting.away is None else np.broadcast_to(voting.away, position.shape)
            voting = replace(voting, votes=each(voting.votes), quota=each(voting.quota), away=away)
        if not method.NEEDS_CHANCE:
            return method.settle(moved, voting).outcome
        chance = np.full(position.shape, EVEN_CHANCE)
        return method.settle(moved, voting, chance=chance, precision=self.precision).outcome


def body_of(replays: Replays, step: str) -> Body:
    """The body of a settlement at the most likely values; who is there is who is there at the median day.

    Raises UserError for a step that cannot be asked what its members bring.
    """
    case, base = replays.plan.case, replays.base
    spec = replays.prepared.steps[step]
    body, issue = case.body_of(spec), case.issues[spec.decided_issue(case) or ""]
    silent = UserError(f"the step {step} does not say what its members bring and by which method they settle")
    if body is None:
        raise silent
    likely = Likely(replays, step)
    arrays: dict[Key, Array] = {
        ("ended", step): _median(base["ended", step][base["happened", step]], 0.0),
    }
    if ("arrives", body.id) in base:
        arrives = base["arrives", body.id]
        arrays["arrives", body.id] = np.stack([_median(one, -np.inf) for one in arrives.T], axis=1)
    for column, path_of in COLUMNS.items():
        arrays[column, issue.id] = np.full((1, len(base.axes["actor"])), np.nan)
        for actor, place in base.axes["actor"].items():
            path = path_of(actor, issue.id)
            if likely.reads(path):
                arrays[column, issue.id][0, place] = likely(path)
    own = [f"step.{step}.precision"] if likely.reads(f"step.{step}.precision") else []
    for path in (*spec.reads(case), *own):
        arrays["number", path] = np.array([likely(path)])
    found, methods = spec.stakes_of(case, State(1, base.variables, base.axes, arrays)), spec.methods(case)
    if found is None or not methods:
        raise silent
    return Body(issue, body.electorate, *found, methods, likely(own[0]) if own else None, body.absent)


@frozen
class Likely:
    """The most likely value of a path that is read, as a step finds it on its day."""

    replays: Replays
    step: str

    def on(self, step: str) -> Likely:
        """The same on the day of another step."""
        return replace(self, step=step)

    @functools.cached_property
    def _day(self) -> Array:
        return day_of(self.replays.prepared, self.replays.base, self.step)

    @functools.cached_property
    def _nodes(self) -> dict[str, int]:
        return {node.path: place for place, node in enumerate(self.replays.program.paths)}

    def reads(self, path: str) -> bool:
        """Whether any step reads it."""
        return path in self._nodes

    def __call__(self, path: str) -> float:
        program = self.replays.program
        node = program.paths[self._nodes[path]]
        if node.assumed is not None and not program.claimed(path):
            return node.assumed.number.middle
        return float(_median(number_on(program, self.replays.base, path, self._day), 0.0)[0])

    def among(self, path: str, some: NDArray[np.bool_]) -> float:
        """The median of a path in some draws, (draw,), at least one."""
        values = number_on(self.replays.program, self.replays.base, path, self._day)
        return float(_median(np.broadcast_to(values, some.shape)[some], 0.0)[0])


def stated(case: Case, path: str) -> float | None:
    """The most likely value of what the case assumes about a path, read or not; None where nothing is assumed."""
    found = paths.covering(case, path)
    return None if found is None else found.value.middle


def _median(values: Floats, otherwise: float) -> NDArray[np.float64]:
    ordered = np.sort(values)
    return np.array([percentile(ordered.tolist(), 0.5) if ordered.size else otherwise], dtype=np.float64)
