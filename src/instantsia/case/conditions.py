"""Conditions (`when`, `while`): a small tree of data, parsed with the standard library's `ast` under a white list.

A condition may name: a step (what it decided, compared with an option: `ballot == "keep"`), `STEP.happened`,
`STEP.vote.ACTOR` (compared with an option, "abstain" or "absent"), `STEP.value` (where a settlement settled, compared
with a number: `settlement.value > 50`), and a fact by its id. Words: and, or, not, ==, !=, in ("a", "b"), and of values
<, <=, >, >=. A comparison about a step that did not happen is false, whichever way it is written.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

DEPTH_LIMIT = 20
LENGTH_LIMIT = 2000
EXPECTED = 'a condition such as ballot == "keep" and not council.happened'


@dataclass(frozen=True)
class Fact:
    """A fact by its id, or a step's `.happened`."""

    name: str
    happened: bool = False


@dataclass(frozen=True)
class Compare:
    """What `step` decided (or how `actor` voted in it) is, or is not, one of `options`."""

    step: str
    options: tuple[str, ...]
    equal: bool = True
    actor: str | None = None


Order = Literal["<", "<=", ">", ">="]


@dataclass(frozen=True)
class Threshold:
    """Where `step` settled lies on one side of a point of the scale."""

    step: str
    order: Order
    point: float


@dataclass(frozen=True)
class Not:
    of: Tree


@dataclass(frozen=True)
class Join:
    word: Literal["and", "or"]
    parts: tuple[Tree, ...]


Leaf = Fact | Compare | Threshold
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
            word: Literal["and", "or"] = "and" if isinstance(op, ast.And) else "or"
            return Join(word, tuple(_tree(value, depth + 1) for value in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_tree(operand, depth + 1))
        case ast.Name(id=name):
            return Fact(name)
        case ast.Attribute(value=ast.Name(id=name), attr="happened"):
            return Fact(name, happened=True)
        case ast.Compare(left=ast.Attribute(value=ast.Name(id=step), attr="value"), ops=[op], comparators=[right]):
            return _threshold(step, op, right)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compare(left, op, right)
    raise ConditionError(f"expected {EXPECTED}")


_ORDERS: Mapping[type[ast.cmpop], Order] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def _threshold(step: str, op: ast.cmpop, right: ast.expr) -> Threshold:
    sign = 1.0
    if isinstance(right, ast.UnaryOp) and isinstance(right.op, ast.USub):
        sign, right = -1.0, right.operand
    order = _ORDERS.get(type(op))
    match right:
        case ast.Constant(value=int() | float() as point) if order is not None and not isinstance(point, bool):
            if abs(point) < float("inf"):
                return Threshold(step, order, sign * float(point))
    raise ConditionError("expected <, <=, > or >= and a number behind STEP.value, as in settlement.value > 50")


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


def mentioned(tree: Tree) -> frozenset[str]:
    """The steps that a condition speaks of.

    >>> sorted(mentioned(parse('ballot == "keep" and council.happened and rumour')))
    ['ballot', 'council']
    """
    return frozenset(
        leaf.name if isinstance(leaf, Fact) else leaf.step
        for leaf in leaves(tree)
        if not isinstance(leaf, Fact) or leaf.happened
    )
