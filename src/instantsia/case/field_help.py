"""What the manual and an editor say of a field: the docstring below it, read from the source when somebody asks.

Pydantic can attach it when a class is made, but reads every source file for it whenever the program starts.
"""

from __future__ import annotations

import ast
import functools
import inspect
import itertools
import textwrap
from collections.abc import Iterator, Mapping

from instantsia.case.words import Words


@functools.cache
def field_help(model: type[Words]) -> Mapping[str, str]:
    """{field: what it means}, of those below which a docstring stands, inherited ones included."""
    out: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Words):
            out |= dict(_below(one))
    return {field: text for field, text in out.items() if field in model.model_fields}


def _below(model: type[Words]) -> Iterator[tuple[str, str]]:
    """(name, docstring) of the names annotated in the body of one class; nothing where there is no source."""
    try:
        source = textwrap.dedent(inspect.getsource(model))
    except (OSError, TypeError):
        return
    (body,) = (one.body for one in ast.parse(source).body if isinstance(one, ast.ClassDef))
    for field, text in itertools.pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                yield name, inspect.cleandoc(said)
