"""Whether the votes of a board can come out even at all, as a casting vote needs them to."""

from __future__ import annotations

from collections.abc import Iterable

from instantsia.stakeholders.questions.answer_values import Votes
from instantsia.stakeholders.questions.asking import Asking

MOST_VOTES = 100_000
"""Of more votes in all it is not looked at."""
SIDES = 2


def no_tie(asking: Asking) -> str:
    """Why no tie can be on a ballot of two options: "3 votes cannot come out even"; "" where one can be, or may be."""
    facts, votes = asking.table_facts, asking.value("votes")
    if (
        not isinstance(votes, Votes)
        or len(facts.options) != SIDES
        or any(one != 1 for one in asking.known.seats.values())
    ):
        return ""
    each = votes.each(asking.known.voted)
    held = [many for name, many in each.items() if name not in facts.not_voting]
    if any(many.denominator != 1 for many in held) or not 0 < sum(held) <= MOST_VOTES or even([*map(int, held)]):
        return ""
    return f"{sum(held)} votes cannot come out even"


def even(votes: Iterable[int]) -> bool:
    """Whether some of the votes come to as many as the rest.

    >>> even([1, 1, 1]), even([3, 1, 1, 1]), even([5, 1, 2])
    (False, True, False)
    """
    sums, total = 1, 0
    for many in votes:
        # the bit of each sum that some of them come to
        sums, total = sums | sums << many, total + many
    return total % 2 == 0 and bool(sums >> total // 2 & 1)
