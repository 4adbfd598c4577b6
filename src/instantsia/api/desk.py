"""A case under the hand: numbers are moved, and the headline's probability and range follow.

>>> import instantsia
>>> desk = instantsia.Desk(instantsia.load("june-1957"), draws=500, as_of="1957-06-17")
>>> moved = desk.at({"bulganin.post": 30})
>>> moved.low <= moved.p <= moved.high, moved.moving, desk.release().moving
(True, True, False)
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from instantsia.analysis.ranges.ranges import stretched
from instantsia.analysis.ranges.screening import Measured, corners, event_target, held_for
from instantsia.analysis.replaying.groups import groups, without
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import measured
from instantsia.api.study import Study
from instantsia.case.constants import mistake
from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number
from instantsia.case.paths import canonical, short
from instantsia.case.quantities import allowed
from instantsia.draws.sums import share
from instantsia.engine.departures import played_apart
from instantsia.engine.plan import Plan
from instantsia.engine.trajectory import Trajectory
from instantsia.errors import UserError, cut
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen


@frozen
class Reading:
    """The headline with some numbers moved.

    p, mcse    its share and the Monte Carlo error of that: to the bit those of a run with the same numbers set
    low, high  how far p would go if what is held stood far out
    held       the judgements and doubts that are held far out together, three at most
    moving     whether these are those of the last release ("while moving"), and not chosen for these numbers
    note       what must be said of the numbers that were moved; "" where nothing must
    """

    p: float
    mcse: float | None
    low: float
    high: float
    held: tuple[str, ...]
    moving: bool
    note: str = ""


class Desk:
    """A case of which numbers are moved while its headline is watched.

    While a number is moved, the judgements that make the range are kept, less the number that is moved: `at`. When it
    is let go they are chosen anew, and the range is that of a run with the number set: `release`. Whoever changes a
    rule, a member or an absence needs another desk: `changed`.
    """

    def __init__(
        self,
        study: Study,
        draws: int = 4_000,
        seed: int = 1,
        as_of: str | None = None,
        known_by: str | None = None,
    ) -> None:
        """Play the case as it is, and choose what is held far out.

        Raises CaseError with every problem of the case, and TypeError for what is no study.
        """
        if not isinstance(study, Study):
            raise TypeError(f"a desk is made of a study, as instantsia.load gives it, not of {type(study).__name__}")
        self.study = study
        self._vantage = (draws, seed, as_of, known_by)
        self._known: set[str] = set()
        self._values: dict[str, float | str] = {}
        self._by_plan: dict[tuple[str, ...], _Played] = {}
        """By the steps that are played though they are given; the case as it is, and the one asked for last."""
        self._plans: dict[frozenset[str], tuple[str, ...]] = {}
        self._held: tuple[Measured, ...] = self._of(self.study.plan(*self._vantage)).strongest

    def at(self, values: Mapping[str, float | str]) -> Reading:
        """The headline with some numbers in place of what is claimed or assumed about them, while they are moved.

        values  {path as for `--set`: a number, or an option that is a point of its scale}; all that are moved, also
                what was moved before. What a claim says is moved by `claim.ID.value`

        Raises CaseError for a path that the case does not have, or a number that cannot be there, and UserError for
        what is no number.
        """
        moved: dict[str, float | str] = {}
        for path, value in values.items():
            if canonical(path) in moved:
                raise UserError(f"{path}: it is named twice, as {canonical(path)} too")
            moved[canonical(path)] = self._checked(path, value)
        self._values = moved
        kept = tuple(one for group in self._held if (one := without(group.group, moved.keys())) is not None)
        ends = corners(kept)
        numbers = {path: value for path, value in moved.items() if path in self._read and not isinstance(value, str)}
        if len(numbers) == len(moved):
            found = self._playing(moved).with_values(numbers, ends)
        else:
            # what nothing reads as a number until it is written makes another case: what a claim says, for one
            found = _Played(self._changed(moved).plan(*self._vantage)).with_values({}, ends)
        moving = bool(moved) or self._held is not self._playing({}).strongest
        return Reading(*found, held=tuple(group.id for group in kept), moving=moving, note=self._note(moved))

    def release(self) -> Reading:
        """The headline with what was moved last let go: what is held far out is chosen anew, and kept from now on."""
        values = self._values
        released = _Played(self._changed(values).plan(*self._vantage)) if values else self._playing({})
        self._held = released.strongest
        found = released.with_values({}, corners([one.group for one in self._held]), as_a_run=True)
        held = tuple(one.group.id for one in self._held)
        return Reading(*found, held=held, moving=False, note=self._note(values))

    def changed(self, set: Sequence[str] = (), without: Sequence[str] = ()) -> Desk:
        """Another desk of the same case, on which something else has been changed than a number: `--set`, `--without`.

        What was moved stays where it is. Raises CaseError with every problem of the case so changed.
        """
        desk = Desk(self.study.changing(set, without), *self._vantage)
        if self._values:
            desk.at(self._values)
            desk.release()
        return desk

    def _changed(self, values: Mapping[str, float | str]) -> Study:
        return self.study.changing([f"{path}={value}" for path, value in values.items()])

    def _checked(self, path: str, written: float | str) -> float | str:
        """The number, if it may stand there; a path that is new, and a word, are read as `--set` reads them."""
        name, case = canonical(path), self.study.case
        if isinstance(written, str):
            return self._in_words(path, written)
        if isinstance(written, bool) or not isinstance(written, (int, float)) or not abs(written) <= LARGEST:
            raise UserError(f"{path}: found {cut(repr(written))}, expected a number or an option of its scale")
        value = float(written)
        number = Number(low=value, high=value)
        domain = allowed(case, name) if name in self._known else None
        if domain is None or not domain.low <= value <= domain.high or mistake(case, name, number):
            _ = self.study.changing([f"{path}={value}"]).case
            self._known.add(name)
        return value

    def _in_words(self, path: str, written: str) -> float | str:
        """The number that a word, or text with a number in it, stands for; the word itself where it is no number."""
        case = self.study.changing([f"{path}={written}"]).case
        held = next((one.value for one in case.assumption if canonical(one.about) == canonical(path)), None)
        if held is None:
            return written
        if not held.fixed:
            raise UserError(f"{path}: found {written!r}, expected one number: what is moved stands at one point")
        return held.low

    def _note(self, values: Mapping[str, float | str]) -> str:
        told = list(self._changed(values).unread) if values.keys() - self._read else []
        minds = self._playing({}).all.program.epochs
        told += [
            f"{short(path)} holds at all times, although they changed their mind." for path in values if path in minds
        ]
        return " ".join(told)

    @functools.cached_property
    def _read(self) -> frozenset[str]:
        """Every path that anything reads."""
        return frozenset(node.path for node in self._playing({}).all.program.paths)

    def _playing(self, values: Mapping[str, float | str]) -> _Played:
        """The case as it is, but with those given steps played that can depend on some numbers."""
        names = frozenset(values)
        if names not in self._plans:
            plan = (self._changed(values) if names else self.study).plan(*self._vantage)
            self._plans[names] = plan.played
        played = self._plans[names]
        if played not in self._by_plan:
            draws, seed, as_of, known_by = self._vantage
            self._of(self.study.plan(draws, seed, as_of, known_by, played=played))
        return self._by_plan[played]

    def _of(self, plan: Plan) -> _Played:
        for played in list(self._by_plan)[1:]:
            del self._by_plan[played]
        return self._by_plan.setdefault(plan.played, _Played(plan))


class _Played:
    """A plan played once in all draws, for p, and in fewer for the range: while a number is moved in as many as are
    replayed, and when it is let go in as many as for the range of a run."""

    def __init__(self, plan: Plan) -> None:
        self.all = Replays(plan, draws=plan.draws)
        few = Replays(plan)
        self.few = self.all if few.draws == plan.draws else few
        self.event = plan.case.event[0].id

    @functools.cached_property
    def deep(self) -> Replays:
        """As many draws as tell the range of a run."""
        return self.all if self.few.deep.draws == self.all.draws else self.few.deep

    @functools.cached_property
    def strongest(self) -> tuple[Measured, ...]:
        """What is held far out for the headline, as `ranges` chooses it."""
        target = event_target(self.few, self.event)
        run = self.all.base
        return held_for(self.few, target, groups(self.few), run, self.all.event(run, self.event))

    def with_values(
        self, values: Mapping[str, float], ends: Sequence[Variation], *, as_a_run: bool = False
    ) -> tuple[float, float | None, float, float]:
        """(p, its Monte Carlo error, low, high) with some numbers moved and something held at its ends.

        as_a_run   whether the range is told by as many draws as that of a run
        """
        moved, turns = Variation(value=values), self.few.turns[self.event]
        whole = measured(self.all.outcomes(moved, turns).events[self.event])
        assert whole.p is not None
        few = self.deep if as_a_run else self.few
        base = Trajectory(few.prepared, few.program, few.draws, moved, few.memo) if values else few.drawn
        drawn = few.event(base.state, self.event)
        shares = [
            share(played.array(drawn, few.event(played.state, self.event))) or 0.0
            for _, played in played_apart(base, (end.joined(moved) for end in ends), turns)
        ]
        return whole.p, whole.mcse, *stretched(whole.p, share(drawn) or 0.0, shares, few.draws)
