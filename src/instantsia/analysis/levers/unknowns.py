"""Those whose position was left blank: where they would have to stand for the headline to go another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from instantsia.analysis.levers.judging import Judge, nearness
from instantsia.analysis.levers.lever import Unknown
from instantsia.analysis.levers.setting import Setting
from instantsia.analysis.levers.targets import reach
from instantsia.case import paths
from instantsia.draws.sums import share
from instantsia.evidence.variation import Variation

MOST = 10
"""So many are looked at, those who would move it most."""


def unknowns(found: Setting, judge: Judge) -> tuple[Unknown, ...]:
    """Those who are worth finding out and winning over, whoever moves the headline most first."""
    body, aim = found.body, found.aim
    others = np.array([member != found.who for member in body.members])
    places = np.flatnonzero(found.blank & others & (aim.nearer(aim.cap) > aim.even))
    outcomes, to = reach(body, aim, places)
    gain = aim.sign * (outcomes - body.outcome)
    order = np.lexsort((places, -np.round(gain, 9)))[:MOST]
    told = (_told(found, judge, int(places[one]), float(to[one]), float(outcomes[one])) for one in order)
    shown = (one for each in told for one in each)
    return tuple(sorted(shown, key=lambda one: (-round(judge.gain(one.p_after), 9), one.actor)))


def _told(found: Setting, judge: Judge, member: int, to: float, outcome: float) -> Iterator[Unknown]:
    """The member at the least place that carries it; where that moves next to nothing, as far as the goal."""
    actor = found.body.members[member]
    carries = bool(found.aim.there(np.array(outcome)))
    first = Unknown(
        actor=actor,
        path=paths.position(actor, found.body.issue.id),
        to=to,
        side="above" if found.aim.sign > 0 else "below",
        carries=carries,
        salience=found.saliences[actor],
        p_before=judge.p,
        p_after=judge.p,
    )
    for place in dict.fromkeys((to, found.aim.cap)):
        played = found.replays.outcomes(Variation(value={first.path: place}, kept=found.replays.settlements))
        p = share(played.events[found.replays.plan.case.event[0].id]) or 0.0
        if judge.shows(p, nearness(played, found.step, found.point, found.body.stakes.width)):
            yield replace(first, to=float(place), p_after=p)
            return
