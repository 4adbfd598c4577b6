"""How votes are counted: one file a rule, found by the name written in a case and imported when one uses it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any, Protocol, cast

from instantsia.case.people import Rule
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import Ballots, Decision


class RuleModule(Protocol):
    """What a file in rules/ offers.

    Spec     what may be written about the rule; its docstring is the manual. Its Number fields are constants, drawn
             in every draw, with the path body.BODY.rule.FIELD
    CHANCE   names of the uniform numbers (draw,) that it wants
    COUNTS   whether it counts the members' ballots; else it decides from what they owe and whom they lean to, and
             says in `Decision.vote` what each was heard to say
    decide   ballots, {field: (draw,) its drawn constant}, {name: (draw,) uniform} to a decision
    """

    Spec: type[Rule]
    CHANCE: tuple[str, ...]
    COUNTS: bool

    def decide(
        self, spec: Any, ballots: Ballots, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]
    ) -> Decision: ...


def kinds() -> tuple[str, ...]:
    """The names that may be written; imports none of them."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__)))


def named(kind: str) -> RuleModule:
    """The rule's module; raises KeyError for a name that is not in `kinds()`."""
    if kind not in kinds():
        raise KeyError(kind)
    return cast(RuleModule, importlib.import_module(f"{__name__}.{kind}"))
