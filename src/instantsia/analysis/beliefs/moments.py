"""The moments at which somebody came to believe something else, gathered while a plan is played.

Nothing of what is believed is kept with a run: the draws are played again, and watched. A moment is a step that was
played, or something it had sent that was handed over, after which a belief is another than before.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.arrivals import usable
from instantsia.analysis.replaying import shares
from instantsia.case import paths
from instantsia.case.information import Channel
from instantsia.case.model import Case
from instantsia.case.quantities import BELIEVES
from instantsia.draws.state import Array, State
from instantsia.draws.streams import DRAWS_PER_COUNTER
from instantsia.engine.plan import Plan, Prepared, prepare
from instantsia.engine.play import play
from instantsia.engine.recorder import Moment
from instantsia.errors import UserError, nearest
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen
from instantsia.models.information.copies import probability
from instantsia.steps import StepKind, playable
from instantsia.steps._believing import VARIABLES, channels_of, current, origin_of, worked_out
from instantsia.steps._made_from import made_from

if TYPE_CHECKING:
    from instantsia.steps import leak, report

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Where = tuple[str, int, str]
"""(step, turn, fact)."""
Also = Callable[[int, int, Moment], None]
"""Shown every moment of a block: its first draw, how many were played before it, and the moment."""

AT_MOST = 20_000
"""So many draws at most are played again."""


def watched(plan: Plan) -> Plan:
    """The plan with no more draws than are played again."""
    return replace(plan, draws=min(plan.draws, AT_MOST))


def channel_of(case: Case, step: StepKind) -> tuple[Channel, tuple[str, ...]] | None:
    """The channel over which a step brings word, and who gets it; None where it brings none."""
    if made_from(step, "report"):
        sent = cast("report.Spec", step)
        return case.channels[sent.channel], sent.receivers(case)
    if made_from(step, "leak"):
        leaked = cast("leak.Spec", step)
        return None if leaked.channel is None else (case.channels[leaked.channel], leaked.to)
    return None


def reports_of(case: Case, fact: str) -> tuple[str, ...]:
    """The steps that bring word of a fact, in the order in which they are written."""
    found = ((step.id, channel_of(case, playable(step))) for step in case.step)
    return tuple(id for id, one in found if one is not None and origin_of(case, one[0]).about == fact)


def deciding(case: Case, fact: str) -> tuple[str, ...]:
    """The steps that decide on an issue in which somebody wants something else with what they believe of a fact."""
    issues = {one.issue for one in case.depends if one.fact == fact}
    return tuple(step.id for step in case.step if playable(step).decided_issue(case) in issues)


def holders(prepared: Prepared, program: Program) -> dict[str, tuple[str, ...]]:
    """{fact: who holds a belief about it that a step reads}, the facts in the order of the case."""
    case, out = prepared.plan.case, dict[str, tuple[str, ...]]()
    known = {one.path for one in program.paths}
    for fact in case.fact:
        who = tuple(one for one in prepared.axes["actor"] if BELIEVES.path(one, fact.id) in known)
        if who and prepared.variables.get("belief") == VARIABLES["belief"]:
            out[fact.id] = who
    return out


def believers(prepared: Prepared, program: Program) -> dict[str, tuple[str, ...]]:
    """The same. Raises UserError where nobody believes anything of a fact."""
    case, out = prepared.plan.case, holders(prepared, program)
    if not out:
        raise UserError(
            f"{case.id}: nobody in it believes anything of a fact that a step brings word of: write [[fact]], "
            'believes = { FACT = "0.2..0.5" } in an [[actor]], and a step of kind report, learn or announce'
        )
    return out


def chosen(
    known: Sequence[str], asked: str | None, option: str, what: str, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """What is asked for alone, or all. Raises UserError for what is not there, which tells `names`, {id: name}."""
    if asked is None:
        return tuple(known)
    if asked not in known:
        told = all_of(names.get(asked, asked), [names.get(one, one) for one in known])
        raise UserError(f"{option} {asked}: expected {what}: {told}")
    return (asked,)


def all_of(asked: str, known: Sequence[str]) -> str:
    """All that there is, and what may be meant of it."""
    meant = nearest(asked, known)
    return ", ".join(known) + (f" ({meant})" if meant.startswith("did you mean") else "")


@frozen
class Piece:
    """One moment in one block; every array has a row for each of `rows`.

    rows     which draws, counted from the first that is played
    day      ordinals
    before   (row, believer) chances
    after    likewise
    outcome  the place of what came of the step, of a word 0 where it is a yes and 1 where it is a no; -1 nothing
    knowing  (row, believer) the chance had they known all that comes from its origin; nan who gets nothing of it
    knows    (row, believer) whether they do
    """

    rows: NDArray[np.intp]
    day: Floats
    before: Floats
    after: Floats
    outcome: NDArray[np.int64]
    knowing: Floats | None = None
    knows: Bools | None = None


@dataclass
class Moments:
    """What was gathered of a plan, or of some draws of it.

    draws    how many were played
    who      {fact: who holds a belief about it}
    words    {fact: the steps that bring word of it}
    hanging  {fact: the steps that decide on what hangs on it}
    pieces   {(step, turn, fact): in the order in which they were played first}
    earlier  {(step, turn, fact): steps whose word, of the same origin, had reached somebody before}
    without  {(deciding step, report): (draw,) whether it was decided while the report was under way}
    before   {fact: (draw, believer) chances before the first moment}
    so       {fact: (draw,)}
    ended    {(variable, step): (draw,)} whether it happened in the end, what it decided, the day on which it arrived
    became   {(state, issue): (draw,)} the option that was announced, recorded and done in the end, -1 for none
    """

    prepared: Prepared
    draws: int
    who: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    hanging: dict[str, tuple[str, ...]]
    pieces: dict[Where, list[Piece]] = field(default_factory=dict)
    earlier: dict[Where, set[str]] = field(default_factory=dict)
    without: dict[tuple[str, str], Bools] = field(default_factory=dict)
    before: dict[str, Floats] = field(default_factory=dict)
    so: dict[str, Bools] = field(default_factory=dict)
    ended: dict[tuple[str, str], Array] = field(default_factory=dict)
    became: dict[tuple[str, str], Array] = field(default_factory=dict)

    def joined(self, where: Where) -> Piece:
        """All that was gathered of one moment, the draws in their order."""
        pieces = self.pieces[where]
        order = np.argsort(np.concatenate([one.rows for one in pieces]), kind="stable")

        def whole(name: str) -> Array:
            return np.concatenate([getattr(one, name) for one in pieces])[order]

        names = ["rows", "day", "before", "after", "outcome"]
        if all(one.knowing is not None for one in pieces):
            names += ["knowing", "knows"]
        return Piece(**{name: whole(name) for name in names})


def gathered(
    prepared: Prepared,
    program: Program,
    facts: Sequence[str],
    variation: Variation = AS_DRAWN,
    *,
    around: int | None = None,
    also: Also | None = None,
) -> Moments:
    """Every moment of a plan at which a belief about one of some facts changed, played block by block.

    around  one draw: only the few that are played with it are
    also    is shown every moment as well
    """
    plan, every = prepared.plan, believers(prepared, program)
    spans = [plan.bounds(number) for number in range(plan.blocks)]
    if around is not None:
        spans = [(around - around % DRAWS_PER_COUNTER, DRAWS_PER_COUNTER)]
    draws, first = sum(count for _, count in spans), spans[0][0]
    found = Moments(
        prepared,
        draws,
        {fact: every[fact] for fact in facts},
        {fact: reports_of(plan.case, fact) for fact in facts},
        {fact: deciding(plan.case, fact) for fact in facts},
    )
    ends: list[State] = []
    for start, count in spans:
        listener = _Listener(found, start - first, None if also is None else functools.partial(also, start))
        ends.append(play(prepared, program, start, count, variation, watch=listener))
    _end(found, ends)
    return found


def _end(found: Moments, ends: Sequence[State]) -> None:
    """Keep what is so in the end, and what was so all along."""
    case, axis = found.prepared.plan.case, found.prepared.axes["actor"]
    for fact, who in found.who.items():
        columns = [axis[one] for one in who]
        found.before[fact] = np.concatenate([end[BELIEVES.name, fact][:, columns] for end in ends])
        found.so[fact] = np.concatenate([end["fact", fact] for end in ends])
    for key in ((variable, step) for step in case.steps for variable in ("happened", "decided", "arrived")):
        found.ended[key] = np.concatenate([end[key] for end in ends])
    for key in ((variable, issue) for issue in case.issues for variable in paths.TOLD):
        if key in ends[0]:
            found.became[key] = np.concatenate([shares.became(end, *key) for end in ends])


@dataclass
class _Listener:
    """Writes down the moments of one block."""

    found: Moments
    start: int
    also: Callable[[int, Moment], None] | None

    def __call__(self, moment: Moment) -> None:
        if self.also is not None:
            self.also(self.start, moment)
        step = moment.turn.step
        for fact in self.found.who:
            if not moment.arrived and step.id in self.found.hanging[fact]:
                self._decided(moment, fact)
            key = ("belief", fact)
            if moment.before.arrays.get(key) is not moment.after.arrays.get(key):
                self._believed(moment, fact)

    def _rows(self, moment: Moment) -> NDArray[np.intp]:
        return np.arange(moment.after.draws) if moment.where is None else np.asarray(moment.where)

    def _decided(self, moment: Moment, fact: str) -> None:
        """Note which reports were under way."""
        rows, before = self._rows(moment), moment.before.at(moment.where)
        for name in self.found.words[fact]:
            under_way = before["happened", name] & ~np.isfinite(before["arrived", name])
            pair = (moment.turn.step.id, name)
            if under_way.any():
                self.found.without.setdefault(pair, np.zeros(self.found.draws, bool))[self.start + rows] |= under_way

    def _believed(self, moment: Moment, fact: str) -> None:
        case, axis = self.found.prepared.plan.case, self.found.prepared.axes["actor"]
        who = np.array([axis[one] for one in self.found.who[fact]], dtype=np.intp)
        before, after = moment.before.at(moment.where), moment.after.at(moment.where)
        was, now = (probability(current(state, fact, who)) for state in (before, after))
        if np.array_equal(was, now, equal_nan=True):
            return
        name, rows = moment.turn.step.id, self._rows(moment)
        where = (name, moment.turn.number, fact)
        sends = playable(case.steps[name]).SENDS
        day = usable(moment.day, before["ended", name]) if sends else moment.day
        piece = Piece(self.start + rows, day, was, now, after["decided", name].astype(np.int64))
        word = channel_of(case, self.found.prepared.steps[name])
        if word is not None:
            piece = self._with_origin(piece, where, moment, *word)
        self.found.pieces.setdefault(where, []).append(piece)

    def _with_origin(
        self, piece: Piece, where: Where, moment: Moment, channel: Channel, receivers: Sequence[str]
    ) -> Piece:
        """The same with what the receivers would believe if they knew all that comes from the origin."""
        prepared, fact = self.found.prepared, where[2]
        case, axis, origin = prepared.plan.case, prepared.axes["actor"], origin_of(prepared.plan.case, channel)
        theirs = np.array([axis[one] for one in receivers], dtype=np.intp)
        after = moment.after.at(moment.where)
        others = [one.id for one in channels_of(case, origin) if one.id != channel.id]
        heard = {one for one in others if ("heard", one) in after and after["heard", one][:, theirs].any()}
        self.found.earlier.setdefault(where, set()).update(
            step for step, one in _words(prepared) if one.id in heard and step != where[0]
        )
        knows = after["knows", origin.id] | np.isin(list(axis), origin.known_to)
        everybody = np.ones_like(moment.after["knows", origin.id])
        told = moment.after.having({("knows", origin.id): everybody}).at(moment.where)
        knowing = np.full(piece.after.shape, np.nan)
        columns = {one: place for place, one in enumerate(self.found.who[fact])}
        places = [columns[one] for one in receivers if one in columns]
        theirs = np.array([axis[one] for one in receivers if one in columns], dtype=np.intp)
        knowing[:, places] = probability(worked_out(case, fact, told, theirs))
        mine = np.array([axis[one] for one in self.found.who[fact]], dtype=np.intp)
        # a word is the same to all who get it
        no = (after["heard", channel.id][:, axis[receivers[0]]] < 0).astype(np.int64)
        return replace(piece, outcome=no, knowing=knowing, knows=knows[:, mine])


def _words(prepared: Prepared) -> Iterator[tuple[str, Channel]]:
    """Every step that brings word, and over which channel."""
    for name, step in prepared.steps.items():
        word = channel_of(prepared.plan.case, step)
        if word is not None:
            yield name, word[0]


def prepared_for(plan: Plan) -> Prepared:
    """The plan as it is played again."""
    return prepare(watched(plan))
