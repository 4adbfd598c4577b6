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

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from instantsia import outside
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


def _flaw(file: Any) -> str:
    missing = [part for part in (*Method.__annotations__, "settle", "with_actor_at") if not hasattr(file, part)]
    if not missing and not isinstance(file.ABOUT, About):
        return "says in ABOUT what is no About"
    return f"lacks {', '.join(sorted(missing))}" if missing else ""


METHODS: outside.Registry[Method] = outside.Registry(
    "models", lambda: modules(__name__), lambda file: cast(Method, file), _flaw
)
methods, is_method, method = METHODS.names, METHODS.has, METHODS.get


def needs(names: Sequence[str], what: Need) -> bool:
    """Whether any of some methods asks for votes and a quota, the reference, a setter, or a number of each actor."""
    return any(getattr(method(name), _KEYS[what]) for name in names)


def weighs(names: Sequence[str]) -> bool:
    """Whether capability and salience are looked at: by any method under which nobody votes."""
    return not all(method(name).NEEDS_VOTING for name in names)
