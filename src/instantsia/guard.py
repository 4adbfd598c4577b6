"""What kinds of other packages do is looked at: a mistake of theirs is a sentence that names them, never an answer.

Only classes of other packages are guarded, once, when they come into being: our own kinds pay nothing for it, and a
mistake of our own stays a traceback.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import FunctionType
from typing import Any

import numpy as np

from instantsia.errors import UserError, cut

OURS = __name__.partition(".")[0]
Flaw = Callable[[Any, tuple[Any, ...], Any], str]
"""(the kind, what it was shown, what it returned): what is wrong with what it returned; "" where nothing is."""


class Failure(UserError):
    """A kind of another package failed.

    who   "the rule unanimity of my-package 1.0"
    what  what was wrong
    step  the id of the step in which it was, or ""
    """

    def __init__(self, who: str, what: str, step: str = "") -> None:
        super().__init__(who, what, step)
        self.who, self.what, self.step = who, what, step

    def __str__(self) -> str:
        return f"{self.who} failed{f' in step {self.step}' if self.step else ''}: {self.what}"

    def within(self, step: str) -> Failure:
        """The same, in a step."""
        return Failure(self.who, self.what, step)


def guard(
    cls: type,
    methods: Mapping[str, Flaw],
    who: Callable[[Any], str],
    shown: Callable[[Any], Any] = lambda value: value,
) -> None:
    """Where a class is of another package, whatever of some methods it has itself is looked at from now on.

    methods  {name: what is wrong with what it returns}
    who      how the kind is called
    shown    what it is shown in the place of an argument
    """
    if cls.__module__.partition(".")[0] == OURS:
        return
    for name, flaw in methods.items():
        method = vars(cls).get(name)
        if isinstance(method, FunctionType):
            setattr(cls, name, _guarded(method, flaw, who, shown))


def _guarded(
    method: Callable[..., Any], flaw: Flaw, who: Callable[[Any], str], shown: Callable[[Any], Any]
) -> Callable[..., Any]:
    @functools.wraps(method)
    def called(self: Any, *args: Any, **named: Any) -> Any:
        try:
            found = method(self, *map(shown, args), **{name: shown(value) for name, value in named.items()})
            if isinstance(found, Iterator):
                # what it yields it makes now, and not where nobody looks
                found = iter(tuple(found))
        except (UserError, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise Failure(who(self), described(error)) from error
        if wrong := flaw(self, (*args, *named.values()), found):
            raise Failure(who(self), f"{method.__name__} {wrong}")
        return found

    return called


def described(error: BaseException) -> str:
    """An exception on one line."""
    return ": ".join(filter(None, (type(error).__name__, " ".join(str(error).split()))))


def anything(kind: Any, shown: tuple[Any, ...], found: Any) -> str:
    """Nothing is wrong with what is returned, whatever it is."""
    return ""


def unwritable(value: Any) -> Any:
    """The same with arrays that cannot be written to: in a mapping, in an object of named arrays, or alone."""
    if isinstance(value, np.ndarray):
        view = value.view()
        view.setflags(write=False)
        return view
    if isinstance(value, Mapping):
        return {name: unwritable(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        arrays = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(value, **{name: unwritable(one) for name, one in arrays.items() if isinstance(one, np.ndarray)})
    return value


def misshapen(what: str, found: object, shape: tuple[int, ...], dtype: str) -> str:
    """What is wrong with an array that should be of a shape, and of a type that this NumPy type can hold; or ""."""
    if not isinstance(found, np.ndarray):
        return f"returned {cut(found)} as {what}, expected an array of shape {shape}"
    if found.shape != shape:
        return f"returned {what} of shape {found.shape}, expected {shape}"
    if not np.can_cast(found.dtype, dtype, "same_kind"):
        return f"returned {what} of type {found.dtype}, expected {np.dtype(dtype)}"
    if np.dtype(dtype).kind == "i":
        bounds = np.iinfo(dtype)
        return off(what, found, int(bounds.min), int(bounds.max))
    return ""


def off(what: str, codes: np.ndarray[Any, Any], low: int, high: int) -> str:
    """What is wrong with codes that should lie from low to high; or ""."""
    wrong = codes[(codes < low) | (codes > high)]
    return f"returned {wrong.flat[0]} as {what}, expected {low} to {high}" if wrong.size else ""


def first(flaws: Iterator[str]) -> str:
    """The first thing that is wrong; "" where nothing is."""
    return next(filter(None, flaws), "")
