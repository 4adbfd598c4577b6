"""Conditions (`when`, `while`): a small tree of data, parsed with the standard library's `ast` under a white list.

A condition may name

    ballot == "keep"                 what a step decided, compared with an option; !=, in ("a", "b")
    ballot.vote.adams == "abstain"   how somebody voted in it: an option, "abstain" or "absent"
    ballot.happened                  whether the step happened
    storm                            whether a fact is so
    settlement.value > 50            a number that a step left: where it settled, or a variable of its own
    fight.ended < "1951-01-01"       the day on which a step ended, against a day, a month or a year
    cable.arrived                    whether what a step sent has arrived, or the day on which the first did
    ballot.times >= 2                how often a step has happened; also ballot.times == 2
    month.turns < 12                 how many turns of a group of steps have begun
    talks.acknowledged               whether a milestone was reached, or the day on which it was

with and, or, not, and chains of <, <=, >, >= (bombing.partial <= talks.acknowledged < bombing.full). What a step left
that did not happen satisfies no comparison, whichever way it is written. A milestone that was never reached, and what
never arrived, is later than everything: of two the one that is said to be the earlier must have come.

A month or a year in a comparison is the whole of it: before it is before its first day, after it is after its last.
By the end of May 1911 something had ended where either of the first two lines holds:

    ballot.ended <= "1911-05"                          in May 1911 or before it
    ballot.ended < "1911-06"                           before 1 June 1911: the same
    ballot.ended >= "1911-05"                          in May 1911 or after it
    ballot.ended > "1911-05"                           on 1 June 1911 or after it
    "1911-05" <= ballot.ended <= "1911-05"             in May 1911
    ballot == "close" and ballot.ended <= "1911-05"    it had closed it by the end of May 1911

In a step of a group a name above it means this turn; its own name, and those below, mean the turns before. In a
`while`, and outside the group, a step that repeats means the last turn in which it happened. What is counted or carried
on means all turns so far, wherever it stands: `times`, `turns`, milestones, and `arrived`, which is whether anything
that the step sent in any turn has arrived, and the day on which the first did.
"""

from __future__ import annotations

import ast
import functools
import math
from collections.abc import Iterator, Mapping
from typing import Literal

from instantsia.case.dates import DOUBT, parse_span
from instantsia.frozen import frozen

DEPTH_LIMIT = 20
LENGTH_LIMIT = 2000
EXPECTED = 'a condition such as ballot == "keep" and not council.happened'
COMPARISON = "numbers and days are compared by <, <=, > or >=, as in settlement.value > 50; counts and days also by =="
COUNTS = ("times", "turns")
"""What is left as a whole number, and so may be compared by == with one."""

Order = Literal["<", "<=", ">", ">="]


@frozen
class Fact:
    """A fact by its id, or a step's `.happened`."""

    name: str
    happened: bool = False


@frozen
class Compare:
    """What `step` decided (or how `actor` voted in it) is, or is not, one of `options`."""

    step: str
    options: tuple[str, ...]
    equal: bool = True
    actor: str | None = None


@frozen
class Attribute:
    """A number or a day that a step left (`fight.strength`, `fight.ended`), a count of turns, a milestone."""

    subject: str
    name: str


@frozen
class Point:
    """A number as it is written."""

    value: float


@frozen
class Days:
    """A day, month or year as it is written: the ordinals of its first and last day."""

    first: int
    last: int


Term = Attribute | Point | Days


@frozen
class Chain:
    """Terms in a stated order: terms[0] orders[0] terms[1] orders[1] terms[2] ...; one of them or more is asked for."""

    terms: tuple[Term, ...]
    orders: tuple[Order, ...]

    @property
    def attributes(self) -> Iterator[Attribute]:
        """What is compared that is not written."""
        return (term for term in self.terms if isinstance(term, Attribute))


@frozen
class Came:
    """Whether what was sent has arrived, or a milestone was reached."""

    of: Attribute


@frozen
class Not:
    of: Tree


@frozen
class Join:
    word: Literal["and", "or"]
    parts: tuple[Tree, ...]


Leaf = Fact | Compare | Chain | Came
Tree = Leaf | Not | Join


class ConditionError(ValueError):
    """A condition that cannot be read; says what was expected."""


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Tree:
    """The tree of a written condition; raises ConditionError."""
    if len(text) > LENGTH_LIMIT:
        raise ConditionError(f"expected a condition of at most {LENGTH_LIMIT} characters")
    try:
        body = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ConditionError(f"expected {EXPECTED}") from None
    return _tree(body, 0)


def _tree(node: ast.expr, depth: int) -> Tree:
    if depth > DEPTH_LIMIT:
        raise ConditionError(f"expected a condition at most {DEPTH_LIMIT} levels deep")
    match node:
        case ast.BoolOp(op=op, values=values):
            return Join("and" if isinstance(op, ast.And) else "or", tuple(_tree(one, depth + 1) for one in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_tree(operand, depth + 1))
        case ast.Name(id=name):
            return Fact(name)
        case ast.Attribute(value=ast.Name(id=name), attr="happened"):
            return Fact(name, happened=True)
        case ast.Attribute(value=ast.Name(id=subject), attr=name):
            return Came(Attribute(subject, name))
        case ast.Compare(left=left, ops=ops, comparators=comparators) if _ordered(left, ops):
            return _chain([left, *comparators], ops)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compare(left, op, right)
    raise ConditionError(f"expected {EXPECTED}")


_ORDERS: Mapping[type[ast.cmpop], Order] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def _ordered(left: ast.expr, ops: list[ast.cmpop]) -> bool:
    """Whether a comparison is one of numbers and days: by its signs, or by what stands on its left."""
    plain = isinstance(left, ast.Attribute) and isinstance(left.value, ast.Name)
    return plain or any(type(op) in _ORDERS for op in ops)


def _chain(nodes: list[ast.expr], ops: list[ast.cmpop]) -> Chain:
    if len(ops) == 1 and isinstance(ops[0], ast.Eq):
        return _equal(_term(nodes[0]), _term(nodes[1]))
    orders = [_ORDERS.get(type(op)) for op in ops]
    known = tuple(order for order in orders if order is not None)
    if len(known) != len(orders):
        raise ConditionError(f"expected an order: {COMPARISON}")
    terms = tuple(_term(node) for node in nodes)
    if not any(isinstance(term, Attribute) for term in terms):
        raise ConditionError("expected something that a step left, as in settlement.value > 50")
    return Chain(terms, known)


def _equal(left: Term, right: Term) -> Chain:
    """A count that is so many, or a day within a day, month or year: as a chain with it at both ends."""
    match left, right:
        case Attribute(name=name), Point(value=value) if name in COUNTS and value == int(value):
            return Chain((right, left, right), ("<=", "<="))
        case Attribute(name=name), Days() if name not in COUNTS:
            return Chain((right, left, right), ("<=", "<="))
    raise ConditionError(f"expected an order: {COMPARISON}")


def _term(node: ast.expr) -> Term:
    sign = 1.0
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1.0, node.operand
    match node:
        case ast.Attribute(value=ast.Name(id=subject), attr=name) if sign > 0:
            return Attribute(subject, name)
        case ast.Constant(value=int() | float() as point) if not isinstance(point, bool) and finite(point):
            return Point(sign * float(point))
        case ast.Constant(value=str(day)) if sign > 0:
            return _days(day)
    raise ConditionError('expected a number, a day in quotes, or what a step left, as in fight.ended < "1951-01-01"')


def finite(value: float) -> bool:
    """Whether there is a float for a number; for a whole one of 400 digits there is none."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _days(text: str) -> Days:
    try:
        span = parse_span(text)
    except ValueError:
        span = None
    if span is None or span.first is None or span.last is None:
        raise ConditionError(f'expected a day, a month or a year in quotes, as in "1951-01-01", found "{text}"')
    if not DOUBT.isdisjoint(text):
        raise ConditionError(f'expected a day without a sign of doubt, which a comparison would drop, found "{text}"')
    return Days(span.first, span.last)


def _compare(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Compare:
    match left:
        case ast.Name(id=step):
            actor = None
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=step), attr="vote"), attr=actor):
            pass
        case _:
            raise ConditionError("expected STEP or STEP.vote.ACTOR on the left of a comparison")
    match op, right:
        case ((ast.Eq() | ast.NotEq()), ast.Constant(value=str(option))):
            options: tuple[str, ...] = (option,)
        case ((ast.In() | ast.NotIn()), (ast.Tuple(elts=elements) | ast.List(elts=elements))):
            options = tuple(
                element.value
                for element in elements
                if isinstance(element, ast.Constant) and isinstance(element.value, str)
            )
            if len(options) != len(elements) or not options:
                raise ConditionError('expected options in quotes, as in ("keep", "close")')
        case _:
            raise ConditionError('expected == or != and an option in quotes, or in ("keep", "close")')
    return Compare(step, options, isinstance(op, ast.Eq | ast.In), actor)


def leaves(tree: Tree) -> Iterator[Leaf]:
    """Every fact and comparison in a condition, from the left."""
    match tree:
        case Join(parts=parts):
            for part in parts:
                yield from leaves(part)
        case Not(of=of):
            yield from leaves(of)
        case _:
            yield tree


def subjects(leaf: Leaf) -> frozenset[str]:
    """What a leaf speaks of: steps, groups of steps, and what has milestones; nothing where it is a fact.

    >>> sorted(subjects(parse("bombing.partial <= talks.acknowledged")))
    ['bombing', 'talks']
    """
    match leaf:
        case Fact(name=name, happened=happened):
            return frozenset((name,)) if happened else frozenset()
        case Compare(step=step):
            return frozenset((step,))
        case Chain():
            return frozenset(one.subject for one in leaf.attributes)
        case Came(of=of):
            return frozenset((of.subject,))


def attributes(leaf: Leaf) -> tuple[Attribute, ...]:
    """The numbers, days and milestones that a leaf asks for."""
    match leaf:
        case Chain():
            return tuple(leaf.attributes)
        case Came(of=of):
            return (of,)
    return ()


def last_day(tree: Tree) -> int | None:
    """The last day on which a condition can begin to hold, because it asks for a day; None where it sets none.

    >>> last_day(parse('talks.acknowledged < "1969-01-20" and not peace.signed')) == last_day(
    ...     parse('talks.acknowledged <= "1969-01-19"')
    ... )
    True
    >>> last_day(parse('talks.acknowledged <= "1968" or peace.signed'))
    """
    match tree:
        case Join(word=word, parts=parts):
            days = [last_day(part) for part in parts]
            known = [day for day in days if day is not None]
            if word == "and":
                return min(known, default=None)
            return max(known) if len(known) == len(days) else None
        case Chain():
            return min(_bounds(tree), default=None)
    return None


def _bounds(chain: Chain) -> Iterator[int]:
    """The last day of everything that a chain asks to lie before a day that is written."""
    for one, other, order in zip(chain.terms, chain.terms[1:], chain.orders, strict=False):
        earlier, later = (one, other) if order in ("<", "<=") else (other, one)
        if isinstance(earlier, Attribute) and isinstance(later, Days):
            yield later.first - 1 if order in ("<", ">") else later.last


def facts(tree: Tree) -> tuple[str, ...]:
    """The facts that a condition names, from the left."""
    return tuple(leaf.name for leaf in leaves(tree) if isinstance(leaf, Fact) and not leaf.happened)


def mentioned(tree: Tree) -> frozenset[str]:
    """The steps, groups and things with milestones that a condition speaks of.

    >>> sorted(mentioned(parse('ballot == "keep" and council.happened and rumour')))
    ['ballot', 'council']
    """
    return frozenset[str]().union(*(subjects(leaf) for leaf in leaves(tree)))
