"""One play of a block kept turn by turn, so that another can be played as a departure from it.

Of each turn is kept what its step read, which random numbers it asked for and what it left, within a budget of bytes;
of the turns beyond it nothing is kept, and they are played again where they are wanted. The state before a turn is kept
where a departure may begin: before a step that stands alone, and where a group begins.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from instantsia.case.conditions import parse
from instantsia.draws.state import Array, Index, Key, State, differs
from instantsia.draws.streams import Streams, replica_of
from instantsia.engine.conditions import evaluate
from instantsia.engine.happening import PlayedStep, play_step
from instantsia.engine.memo import Memo
from instantsia.engine.plan import Prepared, Turn
from instantsia.engine.play import Playing, begin
from instantsia.engine.post import Handover
from instantsia.evidence.program import Program
from instantsia.evidence.variation import AS_DRAWN, Variation
from instantsia.frozen import frozen

KEPT = 2**27
"""Bytes of what steps left that one trajectory keeps."""
STARTS = 64
"""At so many turns at most a departure may begin."""


@frozen
class KeptPlay:
    """One play of one step.

    where        the draws in which it was to happen; None for all
    asked        {address of every random number that it asked for: which re-draw of it}
    looked_at    what it read
    read         the arrays of that, and of what scattering kept of what was there before
    left         what it left behind, whole arrays
    due          (draw,) the day on which what it sent is due; None where it sends nothing
    happened_in  the draws in which it did happen; None for all
    """

    where: Index | None
    asked: Mapping[str, int]
    looked_at: frozenset[Key]
    read: Mapping[Key, Array | None]
    left: Mapping[Key, Array]
    due: Array | None
    happened_in: Index | None

    def same_numbers(self, replicas: Mapping[str, int]) -> bool:
        """Whether the numbers that it asked for are the same under other re-draws."""
        if not replicas:
            return not any(self.asked.values())
        return all(replica_of(name, replicas) == number for name, number in self.asked.items())

    @property
    def nbytes(self) -> int:
        """The bytes that nothing but this play keeps: what it left, and its day."""
        left = (array for key, array in self.left.items() if array is not self.read.get(key))
        arrays = (*left, self.read.get(("clock", "")), self.due, self.where, self.happened_in)
        return sum(array.nbytes for array in arrays if array is not None)


@dataclass
class Trajectory:
    """The first draws of a plan, played under one variation.

    plays    what came of each turn, None where its step happened in no draw; so many as are kept
    starts   {place of a turn: the block before it}
    looks    what each turn looks at: its step, conditions, and what is handed over before it
    leaves   what each turn leaves
    asked    {step: the addresses that it asked for}
    opening  what was so before the first turn
    state    what is so in the end
    rest     whether something is handed over when all turns are over
    told     what the events of the case look at then
    """

    prepared: Prepared
    program: Program
    draws: int
    variation: Variation = AS_DRAWN
    memo: Memo = field(default_factory=Memo, repr=False)
    budget: int = KEPT
    plays: list[KeptPlay | None] = field(init=False, default_factory=list, repr=False)
    starts: dict[int, Playing] = field(init=False, default_factory=dict, repr=False)
    looks: list[frozenset[Key]] = field(init=False, default_factory=list, repr=False)
    leaves: list[frozenset[Key]] = field(init=False, default_factory=list, repr=False)
    asked: dict[str, set[str]] = field(init=False, default_factory=dict, repr=False)
    handed: dict[str, Handover] = field(init=False, default_factory=dict, repr=False)
    opening: State = field(init=False, repr=False)
    state: State = field(init=False, repr=False)
    rest: bool = field(init=False, default=False)
    told: frozenset[Key] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        playing = begin(self.prepared, self.program, 0, self.draws, self.variation, self.memo)
        self.opening = playing.state
        starts, kept = self._possible_starts(), 0
        while not playing.over:
            if playing.place in starts or (kept > self.budget and playing.place == len(self.plays)):
                self.starts[playing.place] = playing.copied()
            play = self._note(playing)
            if kept <= self.budget:
                self.plays.append(play)
                kept += 0 if play is None else play.nbytes
        self.rest = bool(playing.post)
        playing.handed = self.handed
        self.state = playing.finished()
        asked = set[Key]()
        for event in self.prepared.plan.case.event:
            evaluate(parse(event.when), self.state.at(None, asked), self.prepared.outcomes)
        self.told = frozenset(asked)

    def _possible_starts(self) -> frozenset[int]:
        """Steps that stand alone and first turns of groups, as evenly as the limit allows."""
        turns = enumerate(self.prepared.turns)
        places = [place for place, turn in turns if turn.group is None or (turn.opens and turn.number == 0)]
        return frozenset(places[:: -(-len(places) // STARTS) or 1])

    def _note(self, playing: Playing) -> KeptPlay | None:
        """Play the next turn, and note what is looked at, left and asked for in it."""
        step, looked_at = self.prepared.turns[playing.place].step.id, set[Key]()
        handed: dict[str, Handover] = {}
        left = set[Key]()
        playing.seen, playing.left, playing.handed = looked_at, left, handed
        play = _advanced(playing)
        for name, sent in handed.items():
            self.handed.setdefault(name, Handover()).add(sent)
            looked_at |= sent.looked_at
            left |= sent.left
        if play is not None:
            self.asked.setdefault(step, set()).update(play.asked)
            looked_at |= play.read.keys()
            left |= play.left.keys()
        self.looks.append(_same(self.looks, looked_at))
        self.leaves.append(_same(self.leaves, left))
        return play

    @functools.cached_property
    def looked_at(self) -> frozenset[Key]:
        """Whatever was looked at in any turn, where something was handed over, and by events."""
        return self.told.union(*self.looks, *(sent.looked_at for sent in self.handed.values()))

    def next_place(self, keys: Set[Key], steps: Collection[str], place: int = 0) -> int:
        """The first turn from `place` on that looks at one of some keys or plays one of some steps.

        Past the last where there is none; the last, where something is handed over after it.
        """
        for later in range(place, len(self.looks)):
            if self.prepared.turns[later].step.id in steps or not keys.isdisjoint(self.looks[later]):
                return later
        return max(len(self.looks) - self.rest, place)

    def start(self, place: int) -> Playing:
        """The block before the last turn, up to that of `place`, at which a departure may begin."""
        return self.starts[max(one for one in self.starts if one <= place)]

    def plays_from(self, place: int) -> Iterator[KeptPlay | None]:
        """What came of each turn from the one of `place` on; what is not kept is played again."""
        yield from self.plays[place:]
        if len(self.plays) < len(self.prepared.turns):
            playing = self.starts[len(self.plays)].copied()
            playing.seen, playing.left, playing.handed = None, None, None
            for _ in range(place - playing.place):
                _advanced(playing)
            while not playing.over:
                yield _advanced(playing)


def _same(before: list[frozenset[Key]], keys: set[Key]) -> frozenset[Key]:
    """The keys as one object where the same were met shortly before: a turn of a group is like the last one."""
    found = frozenset(keys)
    return next((one for one in before[-8:] if one == found), found)


def _advanced(playing: Playing) -> KeptPlay | None:
    """Play the next turn and say what came of its step."""
    noted: list[KeptPlay] = []

    def happen(turn: Turn, state: State, where: Index | None) -> PlayedStep:
        play = kept_play(playing.prepared, turn, state, where, playing.streams)
        noted.append(play)
        return PlayedStep(state.having(play.left), play.due, play.happened_in)

    playing.advance(happen)
    return noted[0] if noted else None


def kept_play(prepared: Prepared, turn: Turn, state: State, where: Index | None, streams: Streams) -> KeptPlay:
    """The step of a turn played on the draws of `where`, with a note of all that it met and left."""
    seen: set[Key] = set()
    addresses: list[tuple[str, int]] = []
    made = play_step(prepared, turn, state, where, replace(streams, asked=addresses), seen)
    after = state.updated(made.new, made.happened_in)
    # what comes out as it was is kept once
    left = {key: _as_before(state.arrays.get(key), after.arrays[key]) for key in made.new}
    # scattering keeps the other draws of what was there before, so that counts as read
    read = seen if made.happened_in is None else seen | left.keys()
    return KeptPlay(
        where=where,
        asked={address: replica_of(address, streams.replicas) for address, _ in addresses},
        looked_at=frozenset(seen),
        read={key: state.arrays.get(key) for key in read},
        left=left,
        due=made.due_in(state.draws),
        happened_in=made.happened_in,
    )


def _as_before(before: Array | None, after: Array) -> Array:
    """The array after a step; the one before it where they are the same to the bit."""
    return after if before is None or differs(before, after).any() else before
