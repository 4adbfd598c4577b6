"""How a body decides: one file a rule, found by the name written in a case and imported when one uses it.

A rule is a class `Spec` in its file, a subclass of `RuleKind`: what may be written about it, and what it does with what
it is shown. The spec of a body is its rule, so that whoever has a case never looks a rule up by its name.
"""

from __future__ import annotations

import abc
import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Literal, cast

import numpy as np
from numpy.typing import NDArray

from instantsia import outside
from instantsia.case.naming import flaw
from instantsia.case.people import Body, Rule
from instantsia.case.questions import Issue
from instantsia.draws.streams import Floats
from instantsia.errors import Mistake as Mistake
from instantsia.errors import UserError
from instantsia.guard import guard, unwritable
from instantsia.models.about import TEXTBOOK, Method
from instantsia.models.voting.ballots import ABSENT, Ballots, Decision, Threshold, out_of_reach, was_put
from instantsia.models.voting.hearing import Hearing, Leanings, without
from instantsia.models.voting.pivot import pivot
from instantsia.rules._returned import LOOKED_AT

Numbers = Mapping[str, Floats]
"""{name: (draw,)}: the drawn constants of a rule by their field, or the uniform numbers it wants by their name."""


class RuleKind(Rule):
    """What a rule is. A file in rules/ holds one subclass, called `Spec`; its docstring is the manual.

    Its Number fields are constants, drawn in every draw, with the path body.BODY.rule.FIELD. The index of an option
    that it names (`REFERS`) is among its numbers, as FIELD_option.
    """

    LOOKS: ClassVar[Literal["votes", "utilities", "leanings"]] = "votes"
    """What `decide` is shown.

    votes      `Ballots`: each member votes, and the rule counts
    utilities  `Hearing`: nobody casts a vote; the rule is told what each option is worth to each member
    leanings   `Leanings`: nobody casts a vote; on one motion the rule is told what each member owes the one camp less
               what they owe the other (`camps`). No position and no utility is read
    """
    CHANCE: ClassVar[tuple[str, ...]] = ()
    """Names of the uniform numbers (draw,) that it wants."""
    PIVOT_READS: ClassVar[frozenset[str] | None] = None
    """Of its constants those that `pivot` looks at; None for all."""
    SETTLES_BY: ClassVar[str] = "win-set"
    """The method of models/settlement/ by which such a body settles on a point of a scale where the step names none."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        guard(cls, LOOKED_AT, KINDS.said, unwritable)

    def cited(self) -> tuple[Method, ...]:
        """What it is and where it comes from, for the methods of a report: the first paragraph of its manual."""
        first = " ".join((inspect.getdoc(type(self)) or "").partition("\n\n")[0].split())
        offer = KINDS.offer(self.kind)
        reference = TEXTBOOK if self.kind in KINDS.ours else type(self).__module__ if offer is None else offer.by
        return (Method(f"Rule {self.kind}: {first}", reference),)

    @abc.abstractmethod
    def decide(self, seen: Any, numbers: Numbers, chance: Numbers, /) -> Decision:
        """What the body decides.

        Where nobody votes, `Decision.vote` says what each was heard to say, and a decision that one member takes alone
        stands there as theirs.

        seen     Ballots, Hearing or Leanings, as `LOOKS` says
        numbers  {field: (draw,) its drawn constant}
        chance   {name in CHANCE: (draw,) uniform}
        """

    def option(self, seen: Any, numbers: Numbers, chance: Numbers, /) -> NDArray[np.int8]:
        """(draw,) the option decided for, as `decide` has it. A rule that finds it without who says what does so here:
        for who is pivotal it is asked for once a member."""
        return self.decide(seen, numbers, chance).option

    def pivotal(self, seen: Any, numbers: Numbers, chance: Numbers, /) -> NDArray[np.bool_]:
        """(draw, member) whether what this member alone says changes the decision; arguments as `decide`.

        Of ballots, each vote is changed and all are counted again (`recount`); where nobody votes, each voice is taken
        away and it is decided again with the same numbers (`unheard`). A rule with a faster way has its own.
        """
        if isinstance(seen, Ballots):
            return recount(self, seen, numbers, chance)
        return unheard(self, seen, numbers, chance)

    def deciders(self, members: Sequence[str]) -> tuple[str, ...]:
        """Of those members the one who alone decides, and who does in turn where they are not there; () for nobody."""
        return ()

    def own_streams(self, members: Sequence[str]) -> Mapping[str, str]:
        """{name in CHANCE: the member whose own number it is}: drawn anew with all else that is this member's own."""
        return {}

    def vetoers(self, members: Sequence[str]) -> tuple[str, ...]:
        """Those members without whom nothing is decided against what holds."""
        return ()

    def abstainers(self, members: Sequence[str]) -> tuple[str, ...]:
        """Those members who are known to abstain: there, though they cast no ballot."""
        return ()

    def camps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors who stand for what holds, and actors who stand for the motion, for a rule that looks at leanings."""
        return (), ()

    def threshold(
        self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_], numbers: Numbers
    ) -> Threshold:
        """What carries something in such a body. Raises UserError where the rule says nothing of it (`has_threshold`).

        members  ids
        seats    (draw, member) seats of each, there or not
        present  (draw, member) who is there
        numbers  {field: (draw,) its drawn constant}
        """
        raise UserError(f"a body that decides by {self.kind} has no pivot: use a vote step")

    def enough(self, members: Sequence[str], seats: Floats, present: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """(draw,) whether so many are there that what holds can be changed; None where any number will do.

        A rule under which too few leave what holds says it here; one under which they decide nothing at all says a
        quorum in its `threshold`. Arguments as `threshold`.
        """
        return None

    def carrying(
        self,
        members: Sequence[str],
        seats: Floats,
        present: NDArray[np.bool_],
        numbers: Numbers,
        counted: NDArray[np.bool_] | None = None,
    ) -> Threshold:
        """What carries something among those who are there: the `threshold`, which nothing reaches where too few are.

        counted   (draw, member) who counts towards the threshold, where they are others than those who are there
        """
        found = self.threshold(members, seats, present if counted is None else counted, numbers)
        enough = self.enough(members, seats, present)
        if enough is None:
            return found
        return replace(found, quota=np.where(enough, found.quota, out_of_reach(seats)))

    def asks_abstainers(self) -> bool:
        """Whether whoever is there and abstains counts towards what `threshold` says, as whoever votes does."""
        return True

    @classmethod
    def has_threshold(cls) -> bool:
        """Whether it says what carries something, so that such a body can settle by who votes: its own `threshold`."""
        return cls.threshold is not RuleKind.threshold

    def pivot(
        self,
        members: Sequence[str],
        shift: Floats,
        seats: Floats,
        numbers: Numbers,
        *,
        chair: NDArray[np.int16] | None = None,
    ) -> Floats:
        """(draw,) the largest x such that the body agrees to anything that is worth -x or more to it.

        A member agrees to what is worth v where shift >= -v; the equations are those of models/voting/pivot.py.

        members  ids of those who have a vote; of all who are heard where nobody votes
        shift    (draw, member) what each adds to the worth of anything; -inf of one who agrees to nothing. Whoever has
                 -inf and no seats is not there
        seats    (draw, member)
        numbers  {field: (draw,) its drawn constant}
        chair    (draw,) the member in the chair, -1 where nobody is; None where no draw has one

        -inf where the body agrees to nothing. Raises UserError where the rule has no pivot.
        """
        present = there(shift, seats)
        return pivot(shift, seats, present, self.carrying(members, seats, present, numbers))

    def check(self, issue: Issue) -> Iterator[Mistake]:
        """What is wrong between the rule and an issue on which its body votes or decides after a hearing; keys are
        those of the step."""
        return iter(())

    def check_body(self, body: Body, *, chaired: bool) -> Iterator[Mistake]:
        """What is wrong between the rule and the body that has it; keys are those of the rule.

        chaired   whether anybody can be in its chair, by itself or by a step that convenes it
        """
        return iter(())

    def least_seats(self) -> tuple[str, float] | None:
        """(field, seats) where it takes so many seats at least, present or in favour, for anything to be decided."""
        return None


KINDS: outside.Registry[type[RuleKind]] = outside.Registry(
    "rules",
    lambda: outside.files(__name__),
    lambda file: cast(type[RuleKind], file.Spec),
    lambda kind: flaw(kind, RuleKind),
)
kinds, is_kind, rule_kind = KINDS.names, KINDS.has, KINDS.get


def rule_of(body: Body) -> RuleKind:
    """The rule of a body; raises TypeError where it is of no kind (nothing that was read from a case is)."""
    if not isinstance(body.rule, RuleKind):
        raise TypeError(f"the rule of {body.id} is of no kind: {body.rule!r}")
    return body.rule


def there(shift: Floats, seats: Floats) -> NDArray[np.bool_]:
    """(draw, member) who is there where a body is asked for its pivot: whoever has a seat, or would agree to anything.

    Arguments as for `RuleKind.pivot`.
    """
    present: NDArray[np.bool_] = (seats > 0) | (shift > -np.inf)
    return present


def recount(rule: RuleKind, ballots: Ballots, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
    """(draw, member) whether their vote alone, changed to some other option that was put, changes the decision.

    Put are the motion and what holds; where several options were put at once all of them, or those that got a vote
    (`Ballots.all_put`). The absent change nothing. Every change is tried and counted.
    """
    before = rule.decide(ballots, numbers, chance).option
    vote = ballots.vote
    changes = np.zeros(vote.shape, dtype=np.bool_)
    for option in range(ballots.options):
        put = was_put(ballots, option)
        for member in range(vote.shape[1]):
            changed = vote.copy()
            changed[:, member] = np.where(put & (vote[:, member] != ABSENT), np.int8(option), vote[:, member])
            changes[:, member] |= rule.decide(replace(ballots, vote=changed), numbers, chance).option != before
    return changes


def unheard(rule: RuleKind, seen: Hearing | Leanings, numbers: Numbers, chance: Numbers) -> NDArray[np.bool_]:
    """(draw, member) whether the decision would be another without this member's voice, all numbers being the same.

    Without whoever alone decides the heir does, and where there is none nothing is decided. The absent change nothing.
    """
    before = rule.option(seen, numbers, chance)
    changes = np.zeros(seen.present.shape, dtype=np.bool_)
    for member in range(seen.present.shape[1]):
        changes[:, member] = rule.option(without(seen, member), numbers, chance) != before
    changes &= seen.present
    return changes
