"""Conditions (`when`, `while`): a small tree of data, parsed with the standard library's `ast` under a white list.

A condition may name: a step (what it decided, compared with an option: `ballot == "keep"`), `STEP.happened`,
`STEP.vote.ACTOR` (compared with an option, "abstain" or "absent"), and a fact by its id. Words: and, or, not, ==, !=,
in ("a", "b"). A comparison about a step that did not happen is false, whichever way it is written.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
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


@dataclass(frozen=True)
class Not:
    of: Tree


@dataclass(frozen=True)
class Join:
    word: Literal["and", "or"]
    parts: tuple[Tree, ...]


Tree = Fact | Compare | Not | Join


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
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compare(left, op, right)
    raise ConditionError(f"expected {EXPECTED}")


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


def leaves(tree: Tree) -> Iterator[Fact | Compare]:
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
        leaf.step if isinstance(leaf, Compare) else leaf.name
        for leaf in leaves(tree)
        if isinstance(leaf, Compare) or leaf.happened
    )
