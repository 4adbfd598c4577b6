"""What a model is, in four sentences: every model's file exports one as `ABOUT`; and a method that a run used."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import pkgutil

from instantsia.frozen import frozen

_MARK = "\nABOUT = About("

OWN = "own convention"
TEXTBOOK = "textbook formula, own implementation"


@frozen
class About:
    """A model in short.

    title    its name
    cites    whose numbers it was checked against, or whose equations it follows
    assumes  what must hold for its answer to mean something
    fails    when it should not be asked
    """

    title: str
    cites: tuple[str, ...]
    assumes: str
    fails: str


@frozen
class Method:
    """One method that a run used: what it does here, where it comes from, and an address if there is one."""

    what: str
    reference: str
    url: str = ""


@functools.cache
def modules(package: str = "instantsia.models") -> tuple[str, ...]:
    """The full names of the modules below a package that export an `ABOUT`, in alphabetical order; imports none."""
    parent = importlib.import_module(package)
    found: list[str] = []
    for one in pkgutil.iter_modules(parent.__path__, f"{package}."):
        if one.ispkg:
            found += modules(one.name)
        elif _MARK in _source(one.name):
            found.append(one.name)
    return tuple(sorted(found))


def _source(name: str) -> str:
    spec = importlib.util.find_spec(name)
    read = getattr(spec.loader if spec else None, "get_source", None)
    return (read(name) if read else None) or ""
