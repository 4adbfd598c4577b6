"""Whether a group of steps can begin at all: its `while` as it is before the first turn."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping

from instantsia.case.conditions import (
    COUNTS,
    Attribute,
    Came,
    Chain,
    Compare,
    Fact,
    Join,
    Not,
    Order,
    Point,
    Tree,
    parse,
)
from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.errors import cut
from instantsia.frozen import frozen

ORDERS: Mapping[Order, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def never_begins(case: Case) -> Iterator[Finding]:
    """A group whose `while` is certainly false before its first turn, when nothing in it has happened yet."""
    for number, group in enumerate(case.group):
        own = frozenset(step.id for step in case.step if step.within == group.id)
        if group.while_ is not None and own and _Before(group.id, own).holds(parse(group.while_)) is False:
            message = (
                f"found {cut(group.while_)}, which is false before the first turn, when nothing in {group.id} has "
                "happened yet: it never begins"
            )
            yield Finding("W27", "group", number, ("while",), message)


@frozen
class _Before:
    """What is known before the first turn of a group.

    own   the ids of its steps
    """

    group: str
    own: frozenset[str]

    def holds(self, tree: Tree) -> bool | None:
        """Whether a condition holds; None where that is not certain."""
        match tree:
            case Join(word=word, parts=parts):
                found = [self.holds(part) for part in parts]
                decides = word == "or"
                return decides if decides in found else None if None in found else not decides
            case Not(of=of):
                holds = self.holds(of)
                return None if holds is None else not holds
            case Compare(step=step):
                return False if step in self.own else None
            case Fact(name=name, happened=happened):
                return False if happened and name in self.own else None
            case Came(of=of):
                return False if of.subject in self.own and of.name == "arrived" else None
            case Chain():
                return self._chain(tree)

    def _chain(self, chain: Chain) -> bool | None:
        """What a step that has not happened left satisfies no comparison; but what it sent is later than everything,
        and a milestone may have been reached by others."""
        if any(one.subject in self.own and one.name in ("ended", "value") for one in chain.attributes):
            return False
        counts = [self._count(term) for term in chain.terms]
        found = [
            None if left is None or right is None else ORDERS[order](left, right)
            for left, order, right in zip(counts, chain.orders, counts[1:], strict=False)
        ]
        return False if False in found else None if None in found else True

    def _count(self, term: object) -> float | None:
        match term:
            case Point(value=value):
                return value
            case Attribute(subject=subject, name=name) if name in COUNTS and subject in {self.group, *self.own}:
                return 0.0
        return None
