"""What is asked about the sides of a bargain: prices that are none, chances of a turn that is no month."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.casefile.checking.finding import Finding

BY_TURN = ("term", "track", "ally", "outside", "war", "stock")
"""Tables whose chances and costs are those of a turn."""


def w37(case: Case) -> Iterator[Finding]:
    """The price of a term that costs nothing and is worth nothing moves nobody."""
    for number, term in enumerate(case.term):
        price = term.price
        if price is not None and price.cost.low == price.cost.high == price.worth.low == price.worth.high == 0:
            message = "costs nothing and is worth nothing: it moves nobody"
            yield Finding("W37", "term", number, ("price",), message, "write cost and worth, or leave it out")


def w38(case: Case) -> Iterator[Finding]:
    """What is said of the sides of a bargain is a chance or a cost a turn, and the turns are no months: with the same
    numbers a group by week has four times as many tries."""
    groups = {group.id: (number, group) for number, group in enumerate(case.group)}
    told: set[str] = set()
    for step in case.step:
        if step.within is None or step.within not in groups or step.within in told:
            continue
        number, group = groups[step.within]
        tables = {sort for _, sort, _ in named(step)} & {*BY_TURN}
        if tables and group.every != "month":
            told.add(group.id)
            message = f"a turn is a {group.rhythm}, and what is written of {', '.join(sorted(tables))} is by turn"
            yield Finding("W38", "group", number, ("every",), message, "write chances and costs of such a turn")
