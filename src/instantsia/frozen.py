"""Dataclasses that cannot be changed, made at a fifth of what the standard library takes for each.

Before Python 3.13 `dataclasses.dataclass(frozen=True)` compiles six functions of its own for every class. Here only
`__init__` is compiled; the others are the same for all. Some 250 such classes are loaded before a table is answered.
Making them is a sixteenth of the time that a small table takes (`benchmarks/tables.py`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(cls: type[Made]) -> type[Made]:
    """As `dataclass(frozen=True)`: what is made is compared, hashed and shown by its fields, and cannot be changed.

    `dataclasses.fields`, `replace` and `field` are used with it as ever. What it inherits from, or what inherits from
    it, is made by this as well.

    >>> @frozen
    ... class Range:
    ...     low: float
    ...     high: float = 1.0
    >>> Range(0.5), Range(0.5) == Range(0.5, 1.0), len({Range(0.5), Range(0.5)})
    (Range(low=0.5, high=1.0), True, 1)
    """
    own = set(cls.__dict__)
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    compared, shown = ([one.name for one in fields if use(one)] for use in (_is_compared, _is_shown))
    read: Callable[[Any], Any] = attrgetter(*compared) if compared else _nothing

    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(read(self) == read(other))

    def __hash__(self: object) -> int:
        return hash(read(self))

    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    made = {"__init__": _initialiser(cls, fields), "__eq__": __eq__, "__hash__": __hash__, "__repr__": __repr__}
    for name, function in (made | {"__setattr__": _unchanged, "__delattr__": _kept}).items():
        # Python itself writes "__hash__ = None" where only "__eq__" is written
        if name not in own or (name == "__hash__" and cls.__dict__[name] is None):
            setattr(cls, name, function)
    return cls


def _is_compared(one: Field[Any]) -> bool:
    return one.compare


def _is_shown(one: Field[Any]) -> bool:
    return one.repr


def _nothing(_: object) -> tuple[()]:
    return ()


def _unchanged(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _kept(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _initialiser(cls: type, fields: tuple[Field[Any], ...]) -> Callable[..., None]:
    """The function that sets each field to what is given for it, or to its default."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    asked, lines = ["self"], []
    for one in fields:
        value = one.name
        if one.default is not MISSING:
            names[f"_of_{one.name}"] = one.default
            asked.append(f"{one.name}=_of_{one.name}")
        elif one.default_factory is not MISSING:
            names[f"_of_{one.name}"] = one.default_factory
            asked.append(f"{one.name}=_missing")
            value = f"_of_{one.name}() if {one.name} is _missing else {one.name}"
        else:
            asked.append(one.name)
        lines.append(f"_set(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(asked)}):\n " + "\n ".join(lines or ["pass"]), names)
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {one.name: one.type for one in fields} | {"return": None}
    return made
