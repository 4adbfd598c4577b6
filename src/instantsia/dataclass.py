"""The standard library's dataclasses, of which nothing is compiled until a class has its first instance.

`dataclasses.dataclass` writes the source of up to six methods of each class, and compiles it where the class is
defined. For some hundred classes, of many of which a forecast makes no instance, that is a tenth of what a small table
takes. Here `__init__` is compiled when it is first asked for, and the other methods are closures over the fields.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

METHODS = frozenset({"__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__"})


class _Factory:
    """What stands for a default that is made anew for each instance."""

    def __repr__(self) -> str:
        return "<factory>"


FACTORY = _Factory()


class _Init:
    """The `__init__` of a class, which is compiled when it is first asked for and then takes this one's place."""

    def __init__(self, made: type, frozen: bool) -> None:
        self.made, self.frozen = made, frozen

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        init = _init(self.made, self.frozen)
        # two threads that ask at the same time each compile one, and either serves
        type.__setattr__(self.made, "__init__", init)
        return init.__get__(instance, owner)


def _init(made: type, frozen: bool) -> Any:
    """Compile what assigns the fields of an instance: `__init__(self, x, y=__default_y__, *, z=__default_z__)`."""
    known: dict[str, Any] = {"__factory__": FACTORY, "__assign__": object.__setattr__}
    parameters: dict[bool, list[str]] = {False: [], True: []}
    lines = []
    for one in dataclasses.fields(made):
        name, value, made_anew = one.name, one.name, one.default_factory is not dataclasses.MISSING
        default = FACTORY if made_anew else one.default
        known[f"__default_{name}__"], known[f"__make_{name}__"] = default, one.default_factory
        if one.init:
            has_default = default is not dataclasses.MISSING
            parameters[bool(one.kw_only)].append(f"{name}=__default_{name}__" if has_default else name)
        if made_anew:
            value = f"__make_{name}__() if {name} is __factory__ else {name}" if one.init else f"__make_{name}__()"
        if one.init or made_anew:
            lines.append(f"__assign__(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    listed = ["self", *parameters[False], *(["*", *parameters[True]] if parameters[True] else [])]
    exec(f"def __init__({', '.join(listed)}):\n " + "\n ".join(lines or ["pass"]), known)
    init = known["__init__"]
    init.__module__, init.__qualname__ = made.__module__, f"{made.__qualname__}.__init__"
    init.__annotations__ = {one.name: one.type for one in dataclasses.fields(made) if one.init} | {"return": None}
    return init


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """The values of these attributes."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda instance: tuple(getattr(instance, name) for name in names)


def _complete(made: Any, frozen: bool) -> None:
    """Give a class the methods that it lacks, all but `__init__` as closures."""
    fields = dataclasses.fields(made)
    names = {one.name for one in fields}
    compared = _values([one.name for one in fields if one.compare])
    hashed = _values([one.name for one in fields if (one.compare if one.hash is None else one.hash)])
    shown = [one.name for one in fields if one.repr]

    @recursive_repr()
    def __repr__(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    def __eq__(self: Any, other: object) -> Any:
        return compared(self) == compared(other) if type(other) is type(self) else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(hashed(self))

    def __setattr__(self: Any, name: str, value: object) -> None:
        if type(self) is made or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(made, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is made or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(made, self).__delattr__(name)

    for method in (__repr__, __eq__, *((__hash__, __setattr__, __delattr__) if frozen else ())):
        method.__qualname__ = f"{made.__qualname__}.{method.__name__}"
        type.__setattr__(made, method.__name__, method)
    if not frozen:
        type.__setattr__(made, "__hash__", None)
    type.__setattr__(made, "__init__", _Init(made, frozen))


def _dataclass(made: type | None = None, /, *, frozen: bool = False, kw_only: bool = False, **others: Any) -> Any:
    """`dataclasses.dataclass`, and the same class to whoever uses it.

    What is rare is left to the standard library at once: other options, a class that writes one of these methods
    itself, and one that inherits from a dataclass. A field without a default behind one with a default is found when
    the first instance is made.
    """
    if made is None:
        return lambda made: _dataclass(made, frozen=frozen, kw_only=kw_only, **others)
    inherits = any(hasattr(base, "__dataclass_fields__") for base in made.__bases__)
    if others or inherits or not METHODS.isdisjoint(made.__dict__):
        return dataclasses.dataclass(made, frozen=frozen, kw_only=kw_only, **others)
    # where there is none, the standard library writes a signature, and would ask for __init__
    made.__doc__ = made.__doc__ or made.__name__
    dataclasses.dataclass(made, init=False, repr=False, eq=False, kw_only=kw_only)
    told: Any = made.__dict__["__dataclass_params__"]
    told.init = told.repr = told.eq = True
    told.frozen = frozen
    _complete(made, frozen)
    return made


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
