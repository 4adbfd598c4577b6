"""What each source, part, teller, claim and the choice between coders does to the headline; what trust would tip it.

Each is forced to stand and to fall over the first n draws, all else as drawn, and the two shares are moved to p as the
range is. A source that derives from nothing may be read off its strata instead: the draws of the run in which it has
its first or its last reading, 400 at least of each (conditioning on a source that derives from another would tell
about that other too).

    share of the variance   s (1 - s) (p_if_stands - p_if_falls)^2 / (p (1 - p))      s: how often it stands
    tipping                 c with  c p_if_stands + (1 - c) p_if_falls = 1/2

The second line is exact for a gate of its own. Of a source with more than two readings the others keep their
proportions: p_if_falls is then (p - s p_if_stands) / (1 - s). Tellers of one side share a random number: what one adds
depends on whether the number lies below what the others need, so the line bends at the credence of each of them; the
headline is replayed there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.replaying.groups import Reach, reach_of_all, reach_of_event
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import Doubt
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.evidence.block import HEARD
from instantsia.evidence.doubts import Doubt as Doubtful
from instantsia.evidence.doubts import doubts as all_doubts
from instantsia.evidence.nodes import SourceNode, TellerNode
from instantsia.evidence.variation import Variation
from instantsia.frozen import frozen

Bools = NDArray[np.bool_]

STRATUM = 400
"""A stratum with fewer draws is not read off."""
EVEN = 0.5

STATES = {"part": ("open", "shut"), "teller": ("always", "never"), "claim": ("chosen", "removed")}


@frozen
class _Headline:
    """The headline in the run: in which draws it is so, its share, what has a part in it, and in the replays."""

    run: State
    holds: Bools
    p: float
    reach: Reach
    before: float
    chosen: dict[Hashable, float] = field(default_factory=dict)
    """What was found where a claim is chosen, by the path and what it says: it does not matter who says it."""


def doubts(replays: Replays, run: State) -> tuple[Doubt, ...]:
    """Every source, part, teller and claim about a path that is read, and the coder; the largest share first.

    run   all draws, as `shares.state_of` gives them

    What feeds nothing before the last step of which the headline speaks has share 0, and both its p's are p.
    """
    head, listed = _headline(replays, run), _listed(replays)
    replays.play_ahead(asked(replays, run))
    rows = [_row(replays, head, one) for one in listed]
    return tuple(
        sorted(
            rows, key=lambda row: (-row.share, ("source", "part", "teller", "coder", "claim").index(row.kind), row.id)
        )
    )


def asked(replays: Replays, run: State) -> Iterator[tuple[Variation, int]]:
    """What `doubts` will ask of the replays: (variation, how many turns)."""
    head = _headline(replays, run)
    reached = (one for one in _listed(replays) if one.id in head.reach.doubts)
    forced = (one for one in reached if _strata(replays, head, one) is None)
    turns = replays.turns[replays.plan.case.event[0].id]
    yield from ((way, turns) for way in _ways(replays, forced))


def _headline(replays: Replays, run: State) -> _Headline:
    event = replays.plan.case.event[0].id
    holds = replays.event(run, event)
    return _Headline(run, holds, share(holds) or 0.0, reach_of_event(replays, event), replays.headline())


def _listed(replays: Replays) -> list[Doubtful]:
    """Whatever is about a path that is read."""
    read = reach_of_all(replays).doubts
    return [one for one in all_doubts(replays.program) if one.id in read]


def _row(replays: Replays, head: _Headline, doubt: Doubtful) -> Doubt:
    assert doubt.kind != "kind"
    stands = share(_stands(replays, head.run, doubt)) or 0.0
    text = _text(replays, doubt)
    if doubt.id not in head.reach.doubts:
        return Doubt(doubt.id, doubt.kind, 0.0, stands, head.p, head.p, None, text)
    there, gone = _strata(replays, head, doubt) or _forced(replays, head, doubt)
    spread = head.p * (1 - head.p)
    part = stands * (1 - stands) * (there - gone) ** 2 / spread if spread > 0 else 0.0
    line = _line(replays, head, doubt, stands, there, gone)
    return Doubt(doubt.id, doubt.kind, part, stands, there, gone, crossing(line, near=doubt.number), text)


# ------------------------------------------------------------------------------------------------- stands and falls


def _stands(replays: Replays, run: State, doubt: Doubtful) -> Bools:
    """(draw,) whether it stands: first reading, open, believed, chosen."""
    name = doubt.id.partition(".")[2]
    match doubt.kind:
        case "source":
            return np.asarray(run["reading", name] == 0)
        case "part":
            return np.asarray(run["opened", name])
        case "teller":
            return np.asarray(run["believed", name])
        case "coder":
            return np.asarray(run["coder", HEARD] == 0)
    path, index = replays.program.path_of(doubt.id)
    return np.asarray(run["pick", path.path] == index)


def _strata(replays: Replays, head: _Headline, doubt: Doubtful) -> tuple[float, float] | None:
    """The headline where a source has its first and its last reading, off the run; None where that will not do."""
    if doubt.kind != "source":
        return None
    source = _source(replays, doubt)
    reading = head.run["reading", source.id]
    first, last = reading == 0, reading == len(source.readings) - 1
    if source.parent is not None or min(np.count_nonzero(first), np.count_nonzero(last)) < STRATUM:
        return None
    there, gone = share(head.holds, first), share(head.holds, last)
    return None if there is None or gone is None else (there, gone)


def _forced(replays: Replays, head: _Headline, doubt: Doubtful) -> tuple[float, float]:
    """The headline where it is forced to stand and to fall, moved to p."""
    there, gone = _both_ways(replays, doubt)
    if doubt.kind != "claim":
        return _at(replays, head, there), _at(replays, head, gone)
    says = _says(replays, doubt)
    if says not in head.chosen:
        head.chosen[says] = _at(replays, head, there)
    return head.chosen[says], _at(replays, head, gone)


def _both_ways(replays: Replays, doubt: Doubtful) -> tuple[Variation, Variation]:
    """It is forced to stand, and to fall."""
    readings = _readings(replays, doubt)
    stands, falls = (readings[0], readings[-1]) if readings else STATES[doubt.kind]
    return Variation(forced={doubt.id: stands}), Variation(forced={doubt.id: falls})


def _ways(replays: Replays, doubts: Iterable[Doubtful]) -> Iterator[Variation]:
    """Each of some doubts forced to stand and to fall, and trusted as far as where its line bends.

    Of claims that say the same one alone is made to stand.
    """
    said: set[Hashable] = set()
    for doubt in doubts:
        there, gone = _both_ways(replays, doubt)
        says = _says(replays, doubt) if doubt.kind == "claim" else doubt.id
        if says not in said:
            said.add(says)
            yield there
        yield gone
        yield from (_trusted(doubt, at) for at in _bends(replays, doubt))


def _says(replays: Replays, doubt: Doubtful) -> Hashable:
    """All on which the value depends that a claim gives where it is chosen."""
    path, index = replays.program.path_of(doubt.id)
    claim = path.claims[index]
    read = tuple(one.claims[index].read for one in path.heard) or claim.read
    return path.path, read, claim.teller if claim.leans else None


def _at(replays: Replays, head: _Headline, variation: Variation) -> float:
    return shift_logit(head.p, replays.headline(variation), head.before, replays.draws)


def _readings(replays: Replays, doubt: Doubtful) -> tuple[str, ...]:
    """The states of a source or of the choice between coders, the one in which it stands first; else none."""
    if doubt.kind == "coder":
        return () if replays.program.coder is None else replays.program.coder.coders
    return _source(replays, doubt).readings if doubt.kind == "source" else ()


def _source(replays: Replays, doubt: Doubtful) -> SourceNode:
    return next(one for one in replays.program.sources if f"source.{one.id}" == doubt.id)


# ---------------------------------------------------------------------------------------------------------- tipping


def _line(
    replays: Replays, head: _Headline, doubt: Doubtful, stands: float, there: float, gone: float
) -> list[tuple[float, float]]:
    """The headline by how far the doubtful thing is trusted, as the corners of a broken line from 0 to 1."""
    if len(_readings(replays, doubt)) > 2 and stands < 1:
        gone = min(max((head.p - stands * there) / (1 - stands), 0.0), 1.0)
    inner = [(at, _at(replays, head, _trusted(doubt, at))) for at in _bends(replays, doubt)]
    return [(0.0, gone), *inner, (1.0, there)]


def _trusted(doubt: Doubtful, at: float) -> Variation:
    """It is trusted so far."""
    return Variation(credence={doubt.id: at})


def _bends(replays: Replays, doubt: Doubtful) -> list[float]:
    """Where the line of a teller bends, in order: at the credence of each other teller of the same side."""
    if doubt.kind != "teller":
        return []
    return sorted({one.credence.probability for one in _beside(replays, doubt)} - {0.0, 1.0})


def _beside(replays: Replays, doubt: Doubtful) -> Iterator[TellerNode]:
    """The other tellers of the same side."""
    own = next(one for one in replays.program.tellers if f"teller.{one.id}" == doubt.id)
    for one in replays.program.tellers:
        if one.id != own.id and one.side is not None and one.side == own.side:
            yield one


def crossing(line: Sequence[tuple[float, float]], near: float) -> float | None:
    """Where a broken line of (x, share) crosses one half, of several crossings the one nearest to `near`; or None.

    >>> crossing([(0.0, 0.25), (1.0, 0.75)], near=0.9)
    0.5
    """
    found: list[float] = []
    for (x, p), (next_x, next_p) in pairwise(line):
        if p != next_p and (p - EVEN) * (next_p - EVEN) <= 0:
            found.append(x + (next_x - x) * (EVEN - p) / (next_p - p))
    return min(found, key=lambda x: abs(x - near), default=None)


def _text(replays: Replays, doubt: Doubtful) -> str:
    """What a reader is told beside the id."""
    case, name = replays.plan.case, doubt.id.partition(".")[2]
    match doubt.kind:
        case "source":
            return case.sources[name].cite
        case "claim":
            return case.claims[name].says or doubt.why
    return doubt.why
