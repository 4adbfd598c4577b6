"""The headline on conditions where its range is wider than one half, and what would narrow the range most.

The range is that of `ranges`: the headline at the corners at which the strongest judgements are held. Once something is
seen or found out, only the draws in which it is so are left, at every corner, and the range is that of these draws;
what it tells of is no judgement any more and is not held there, while the others of its group still are. What narrows
most is what leaves the least width on average, weighted by how often it is so and is not so. Doubts about sources,
tellers and claims count as something that can be found out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.ranges.ranges import Ranges, stretched
from instantsia.analysis.replaying.replays import Replays
from instantsia.analysis.results import Conditional, Narrowing, Share, Strongest
from instantsia.analysis.signposts.observables import doubted, observables
from instantsia.analysis.signposts.signposts import ends_of
from instantsia.case import paths
from instantsia.case.quantities import POSITION, UTILITY, quantities
from instantsia.evidence.variation import Variation
from instantsia.left_behind import spoken_of

Bools = NDArray[np.bool_]

WIDE = 0.5
"""A range wider than this is told on conditions."""
LEFT = 50
"""A corner at which fewer draws than this are left is not looked at."""
WORTH = 0.05
"""What narrows the range by less than it is printed to is not told."""


def conditional(replays: Replays, reach: Ranges, head: Share) -> Conditional | None:
    """The two ends of the strongest judgement alone, and what would narrow the range; None where it is narrow.

    None, too, where the headline turns on a settlement alone: that is told by where it settles. head: with its range.
    """
    event = replays.plan.case.event[0].id
    widest = max(reach.strongest, key=lambda one: abs(one.p_high - one.p_low), default=None)
    if head.p is None or head.low is None or head.high is None or head.high - head.low <= WIDE:
        return None
    if widest is None or widest.p_low == widest.p_high or replays.settles(event):
        return None
    return Conditional(
        id=widest.id,
        kind=widest.kind,
        members=widest.members,
        p_low=widest.p_low,
        p_high=widest.p_high,
        scale=_scale(replays, widest),
        narrowing=narrowing(replays, reach, head.high - head.low),
    )


def _scale(replays: Replays, one: Strongest) -> tuple[str, str] | None:
    """The ends of the one scale on which all members are positions, or the two options of which all tell how much the
    second is wanted; else None."""
    matches = [quantities().match(paths.canonical(member)) for member in one.members]
    found = {(match.quantity, match.issue, match.names.get("option")) for match in matches if match is not None}
    if None in matches or len(found) != 1:
        return None
    quantity, issue_id, option = found.pop()
    if quantity is POSITION:
        return ends_of(replays.plan.case, issue_id or "")
    if quantity is not UTILITY:
        return None
    issue = replays.plan.case.issues[issue_id or ""]
    if len(issue.options) != 2 or option not in issue.options:
        return None
    other = next(each for each in issue.options if each != option)
    return issue.says(other), issue.says(option)


def narrowing(replays: Replays, reach: Ranges, width: float) -> Narrowing | None:
    """What would narrow the headline's range most, of all that is so, and not so, in at least 200 replayed draws.

    What comes of a step on which the headline turns is left out. None where nothing narrows it by a printed step.
    """
    event = replays.plan.case.event[0].id
    turns = replays.turns[event]
    as_held = [replays.base, *replays.states(reach.corners, turns)]
    best: Narrowing | None = None
    decisive = spoken_of(replays.plan.case, replays.trees[event])
    for one in (*observables(replays), *doubted(replays.program)):
        if one.what.subject in decisive:
            # what comes of these is the headline itself, or half of it
            continue
        base = one.seen(replays.base)
        count = int(np.count_nonzero(base))
        if min(count, replays.draws - count) < replays.fewest:
            continue
        corners = without(reach.corners, one.about)
        states = as_held
        if corners != reach.corners:
            states = [replays.base, *replays.states(corners, turns)]
        pairs = [(replays.event(state, event), one.seen(state)) for state in states]
        often = count / replays.draws
        if_seen, wide_seen = _range([holds[seen] for holds, seen in pairs])
        if_not, wide_not = _range([holds[~seen] for holds, seen in pairs])
        expected = often * wide_seen + (1 - often) * wide_not
        if expected < (width - WORTH if best is None else best.expected):
            best = Narrowing(one.what, often, if_seen, if_not, width, expected)
    return best


def without(corners: Sequence[Variation], about: str) -> tuple[Variation, ...]:
    """The corners with a path, or a credence, no longer held; each once."""
    out: list[Variation] = []
    for corner in corners:
        if about in corner.at_quantile or about in corner.credence:
            kept = {path: at for path, at in corner.at_quantile.items() if path != about}
            credence = {name: p for name, p in corner.credence.items() if name != about}
            corner = replace(corner, at_quantile=kept, credence=credence)
        if corner not in out:
            out.append(corner)
    return tuple(out)


def _range(left: Sequence[Bools]) -> tuple[float, float]:
    """The headline among the draws that are left, and the width of its range there; first the draws as they are."""
    base, *corners = left
    p = int(np.count_nonzero(base)) / base.size
    shares = [int(np.count_nonzero(holds)) / holds.size for holds in corners if holds.size >= LEFT]
    low, high = stretched(p, p, shares, base.size)
    return p, high - low
