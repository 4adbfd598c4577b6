"""Whether those who are there miss the quorum that a sheet tells, whatever was answered of who votes.

A quorum is one of a vote: a body that misses it decides nothing, and does not bargain either.
"""

from __future__ import annotations

from fractions import Fraction

from instantsia.stakeholders.files.rows.procedure_words import is_quorum
from instantsia.stakeholders.files.rows.quorum_words import Quorum, quorum_told
from instantsia.stakeholders.questions.asking import Asking


def quorum_missed(asking: Asking) -> bool:
    """Whether the table says that so many are away that a quorum, told by a line beside it, is missed for certain.

    Votes are those of its column; without one each has one, or one for each seat. Where lines tell several quorums, all
    of them have to be missed.
    """
    facts, known = asking.table_facts, asking.known
    away = set(facts.not_voting).difference(facts.abstaining)
    told = [found for text, _ in known.of_counting if is_quorum(text) and (found := quorum_told(text)) is not None]
    if not away or not told:
        return False
    voteless = {*known.voteless, *known.perhaps_voteless}
    each = dict(known.voted) or {name: Fraction(1) for name in known.actors if name not in voteless}
    votes = {name: many * known.seats.get(name, Fraction(1)) for name, many in each.items() if many}
    there = {name: many for name, many in votes.items() if name not in away}
    return all(_missed(one, votes, there) for one in told)


def _missed(told: Quorum, votes: dict[str, Fraction], there: dict[str, Fraction]) -> bool:
    if told.heads and told.share:
        return len(there) < told.of(Fraction(len(votes)))
    every, held = sum(votes.values(), Fraction(0)), sum(there.values(), Fraction(0))
    needed = told.of(every)
    # a number may be of heads or of votes, so as many of either are enough; a table of fewer is a part of all
    heads = Fraction(len(there))
    return max(heads, held) < needed <= max(Fraction(len(votes)), every)
