"""Where people settle on a scale: from positions, weights and votes to a point of it, a file a method.

Every method's file exports

    ABOUT            what it is, what it assumes, when it fails
    TRACK            name of the table of past errors that dresses it, see `dressing`; None where there is none
    ASKED_ANEW       whether `with_actor_at` settles anew for each actor, having no shorter way
    NEEDS_VOTING     whether it asks for votes and a quota
    NEEDS_REFERENCE  whether it asks for the point that holds if nothing is decided
    NEEDS_SETTER     whether it asks who sets the agenda
    NEEDS_CHANCE     whether it takes a uniform number for each actor
    settle           stakes (and votes) to a settlement
    with_actor_at    (..., actor) the outcome with each actor, alone, at one place

A leading shape of any length, `()` too, stands for draws; a draw alone gives the bits that it gives among others.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from instantsia import outside
from instantsia.errors import UserError
from instantsia.models.about import About, modules

if TYPE_CHECKING:
    from instantsia.models.settlement.stakes import Floats, Settlement, Stakes, Voting


Need = Literal["votes", "reference", "setter", "chance"]
_KEYS: dict[Need, str] = {
    "votes": "NEEDS_VOTING", "reference": "NEEDS_REFERENCE", "setter": "NEEDS_SETTER", "chance": "NEEDS_CHANCE",
}  # fmt: skip


class Method(Protocol):
    """What a file of a method offers: see above."""

    ABOUT: About
    TRACK: str | None
    ASKED_ANEW: bool
    NEEDS_VOTING: bool
    NEEDS_REFERENCE: bool
    NEEDS_SETTER: bool
    NEEDS_CHANCE: bool

    def settle(
        self, stakes: Stakes, voting: Voting | None = None, *, chance: Floats | None = None, **keywords: Any
    ) -> Settlement: ...

    def with_actor_at(
        self, stakes: Stakes, voting: Voting | None, place: float, *, chance: Floats | None = None, **keywords: Any
    ) -> Floats: ...


@functools.cache
def ours() -> tuple[str, ...]:
    """The names of our own methods, with hyphens; imports none of them."""
    return tuple(sorted(name.rpartition(".")[2].replace("_", "-") for name in modules(__name__)))


def methods() -> tuple[str, ...]:
    """The names of all methods, with hyphens: our own, and those of other packages; imports none of them."""
    return tuple(sorted((*ours(), *outside.offers("models", ours()))))


def is_method(name: str) -> bool:
    """Whether there is such a method; other packages are asked only for a name that is none of ours."""
    return name in ours() or outside.offered("models", name, ours()) is not None


@functools.cache
def method(name: str) -> Method:
    """The module of a method; raises KeyError for a name that nobody has, UserError for one that cannot be loaded."""
    if name in ours():
        return cast(Method, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))
    offer = outside.offered("models", name, ours())
    if offer is None:
        raise KeyError(name)
    found = offer.load()
    missing = [part for part in (*Method.__annotations__, "settle", "with_actor_at") if not hasattr(found, part)]
    if missing:
        raise UserError(f"the model {name} of {offer.by} lacks {', '.join(sorted(missing))}: {offer.entry.value}")
    return cast(Method, found)


def needs(names: Sequence[str], what: Need) -> bool:
    """Whether any of some methods asks for votes and a quota, the reference, a setter, or a number of each actor."""
    return any(getattr(method(name), _KEYS[what]) for name in names)


def weighs(names: Sequence[str]) -> bool:
    """Whether capability and salience are looked at: by any method under which nobody votes."""
    return not all(method(name).NEEDS_VOTING for name in names)
