"""The option to which moves that endanger a decision lead: of the others the one with most seats behind it.

Of three options the headline may tell one from the two others. For somebody who has the middle one, then, moves to
the option that the headline tells from it endanger what they have; moves to the other one change the headline the
other way.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from instantsia.analysis.levers.councils import Council
from instantsia.analysis.levers.judging import Bools
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.draws.sums import share


def same_camp(issue: Issue, one: int, other: int) -> bool:
    """Whether two options are one camp: the same, or at the same place of the scale."""
    if one < 0:
        return other == STATUS_QUO
    names = issue.options
    return one == other or (issue.scale is not None and issue.places[names[one]] == issue.places[names[other]])


def endangering(
    issue: Issue, wanted: int, holds: Bools, standing: NDArray[np.int64], *, wants: bool | None
) -> frozenset[int]:
    """The options of other camps of which the headline goes the other way than of the wanted one; all where none does.

    holds     (draw,) whether the headline does
    standing  (draw,) the place of the option that stands in the end
    wants     whether the headline is more frequent where the wanted option stands; None where that tells nothing
    """
    camps = [one for one in range(len(issue.options)) if same_camp(issue, one, wanted)]
    others = [one for one in range(len(issue.options)) if one not in camps]
    own = share(holds, np.isin(standing, camps))
    if own is None or wants is None:
        return frozenset(others)
    found = {one: share(holds, standing == one) for one in others}
    return frozenset(one for one, often in found.items() if often is None or (often < own if wants else often > own))


def rival(council: Council, wanted: int, worse: Collection[int]) -> int:
    """The option of another camp with most seats, of those that are `worse` where the body can decide for one; the
    first of several."""
    votes = council.votes()
    others = [one for one in council.put if not same_camp(council.issue, one, wanted)] or list(council.put)
    others = [one for one in others if one in worse] or others
    return max(others, key=lambda one: (float(council.seats[votes == one].sum()), -one))
