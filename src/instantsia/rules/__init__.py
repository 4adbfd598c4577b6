"""How votes are counted: one file a rule, found by the name written in a case and imported when one uses it."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from instantsia.case.people import Rule
from instantsia.draws.streams import Floats
from instantsia.models.voting.ballots import ABSENT, Ballots, Decision


class RuleModule(Protocol):
    """What a file in rules/ offers.

    Spec     what may be written about the rule; its docstring is the manual. Its Number fields are constants, drawn
             in every draw, with the path body.BODY.rule.FIELD
    CHANCE   names of the uniform numbers (draw,) that it wants
    COUNTS   whether it counts the members' ballots. Where not, nobody casts one: `Ballots.vote` tells only who is
             there, and all that the rule is shown of the members is `Ballots.lean`, what each owes `leader` (an actor)
             less what he owes `rivals` (actors): two fields that the Spec of such a rule has to have. No position and
             no utility is read for it. It decides on one motion, and says in `Decision.vote` what each was heard to
             say. A rule that looks at anything else about the members is not one file yet: steps/_ballot.py would
             have to learn to hand it over
    decide   ballots, {field: (draw,) its drawn constant}, {name: (draw,) uniform} to a decision

    A file may also offer `pivotal` (same arguments as decide, returns (draw, member) bool), where a recount by
    `decide` would be slow or would not do; and REFERS, {field: kind of thing that it names}.
    """

    Spec: type[Rule]
    CHANCE: tuple[str, ...]
    COUNTS: bool

    def decide(
        self, spec: Any, ballots: Ballots, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]
    ) -> Decision: ...


@functools.cache
def kinds() -> tuple[str, ...]:
    """The names that may be written; imports none of them."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__) if one.name[0] != "_"))


@functools.cache
def named(kind: str) -> RuleModule:
    """The rule's module; raises KeyError for a name that is not in `kinds()`."""
    if kind not in kinds():
        raise KeyError(kind)
    return cast(RuleModule, importlib.import_module(f"{__name__}.{kind}"))


def recount(
    rule: RuleModule, spec: Rule, ballots: Ballots, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    """(draw, member) whether his vote alone, changed to some other option that was put, changes the decision.

    Put are the motion and what holds; where several options were put at once all of them, or those that got a vote
    (`Ballots.all_put`). The absent change nothing. Every change is tried and counted.
    """
    before = rule.decide(spec, ballots, numbers, chance).option
    vote = ballots.vote
    changes = np.zeros(vote.shape, dtype=np.bool_)
    for option in range(ballots.options):
        put = was_put(ballots, option)
        for member in range(vote.shape[1]):
            changed = vote.copy()
            changed[:, member] = np.where(put & (vote[:, member] != ABSENT), np.int8(option), vote[:, member])
            changes[:, member] |= rule.decide(spec, replace(ballots, vote=changed), numbers, chance).option != before
    return changes


def was_put(ballots: Ballots, option: int) -> NDArray[np.bool_]:
    """(draw,) whether a member could vote for `option`."""
    put: NDArray[np.bool_] = np.where(
        ballots.motion >= 0,
        (ballots.motion == option) | (option == ballots.status_quo),
        ballots.all_put | (ballots.vote == option).any(axis=1),
    )
    return put


def pivotal(
    rule: RuleModule, spec: Rule, ballots: Ballots, numbers: Mapping[str, Floats], chance: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    """(draw, member) as `recount`, by the rule's own way where it has one."""
    own = getattr(rule, "pivotal", None)
    found: NDArray[np.bool_] = (own or _by_recount(rule))(spec, ballots, numbers, chance)
    return found


def _by_recount(rule: RuleModule) -> Any:
    return lambda spec, ballots, numbers, chance: recount(rule, spec, ballots, numbers, chance)
