"""How many votes a quota asks where it is a share of them, and whether those who vote have as many."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from instantsia.case.phrases import and_list
from instantsia.errors import few
from instantsia.stakeholders.files.rows.procedure_words import of_whom
from instantsia.stakeholders.questions.answer_values import Quota, Votes
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.counting_rules import casting
from instantsia.stakeholders.questions.voters import counted_votes, not_counted, voting

SHOWN = 12
"""So many are named who do not vote and count all the same."""


class Needed(NamedTuple):
    """How many votes carry a change.

    votes    the least that do
    counted  of how many
    cast     those of whoever votes for or against
    silent   who does neither and counts among those counted
    """

    votes: Fraction
    counted: Fraction
    cast: Fraction
    silent: tuple[str, ...]


def votes_needed(asking: Asking) -> Needed | None:
    """How many votes carry a change by the table; None where no vote is counted."""
    if asking.value("settles").regime == "bargain" or asking.value("settles").decider or not voting(asking):
        return None
    quota: Quota = asking.value("quota")
    base = of_whom(quota.words)
    votes: Votes = asking.value("votes")
    each = votes.each(asking.known.voted).items()
    own = {name: many * asking.known.seats.get(name, Fraction(1)) for name, many in each if many}
    unit = math.lcm(*(one.denominator for one in own.values()))
    counted = counted_votes(asking, base)
    if quota.votes is None:
        least = Fraction(math.floor(counted / 2 * unit) + 1, unit)
    else:
        # a share was read as a number of so many binary digits
        least = Fraction(math.ceil(round(quota.votes * unit, 9)), unit)
    gone, uncounted = asking.table_facts.not_voting, not_counted(asking, base)
    silent = tuple(name for name in gone if own.get(name) and name not in uncounted)
    cast = sum((many for name, many in own.items() if name not in gone), Fraction(0))
    return Needed(least, counted, cast, silent)


def needed_told(asking: Asking) -> list[str]:
    """ "Needed: 5 of 7 votes; Eve, Fay and Gil count among the 7." of a quota that is no number of votes."""
    needed = votes_needed(asking)
    quota: Quota | None = None if needed is None else asking.value("quota")
    if needed is None or quota is None or not (quota.half or quota.share is not None):
        return []
    of_issue = f" on {asking.issue}" if asking.issue and len(asking.known.issues) > 1 else ""
    counted = f"{float(needed.counted):.15g}"
    told = f"Needed{of_issue}: {float(needed.votes):.15g} of {counted} votes"
    if of_whom(quota.words) == "voting":
        # so many are needed where everybody votes, and fewer where some do not
        told = f"Needed{of_issue}: {quota.words} ({float(needed.votes):.15g} votes if all {counted} are cast)"
    if quota.half and (name := casting(asking)):
        told += f", or a tie that {name} breaks"
    if not needed.silent:
        return [f"{told}."]
    who = and_list(needed.silent) if len(needed.silent) <= SHOWN else few(needed.silent, SHOWN)
    count = "counts" if len(needed.silent) == 1 else "count"
    return [f"{told}; {who} {count} among the {counted}."]


def nothing_carried(asking: Asking) -> list[str]:
    """ "Quota: 5 of 7 votes are needed and 4 are cast, so that nothing can be carried." where those who vote are too
    few, be they all for it."""
    needed = votes_needed(asking)
    # half of the votes carries where somebody's casting vote decides a tie
    if needed is None or needed.cast >= needed.votes or casting(asking):
        return []
    of_issue = f" on {asking.issue}" if asking.issue and len(asking.known.issues) > 1 else ""
    needs, cast = float(needed.votes), float(needed.cast)
    are, were = ("is" if one == 1 else "are" for one in (needs, cast))
    return [
        f"Quota{of_issue}: {needs:.15g} of {float(needed.counted):.15g} votes {are} needed and {cast:.15g} {were} "
        "cast: nothing can be carried."
    ]
