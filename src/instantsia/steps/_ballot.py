"""What may be written about a body's decision on an issue: what is put and how, what it reads, what would be wrong.

Shared by the steps in which a body decides. Who is there and what they want is in `_room`, how it is put in `_ways`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.case.naming import named
from instantsia.case.numbers import NotNegative, Points, Probability, constant
from instantsia.case.people import Body, Ids, Options
from instantsia.case.questions import STATUS_QUO, Issue
from instantsia.case.stated import may_exceed_zero, stated, ties
from instantsia.draws.state import Keep, State, Variable
from instantsia.errors import nearest
from instantsia.models.about import OWN, TEXTBOOK, Method
from instantsia.models.voting.ballots import ABSENT
from instantsia.rules import rule_of
from instantsia.steps import Mistake
from instantsia.steps import _believing as believing
from instantsia.steps import _swaying as swaying
from instantsia.steps._attendance import seat_paths
from instantsia.steps._believing import depends_reads
from instantsia.steps._caucuses import on_issue
from instantsia.steps._committee import CONSTANTS, Committee
from instantsia.steps._subject import Charge
from instantsia.steps._tabled import VARIABLES as TABLED
from instantsia.steps._tabled import on_the_table

Procedure = Literal["motion", "plurality", "run-off", "one-by-one"]
PRECISIONS = ("precision", "own_precision")
"""How surely somebody does as they lean: one of many, and one who decides alone."""
SPOKEN = ("pressure", "bandwagon", "chair_pressure", "indifference")
"""Constants of members who hear one another."""
BALLOT = Method(
    "Ballot: logistic choice by the difference of utilities; pressure, bandwagon, discipline and chair are added to it",
    f"{TEXTBOOK} for the choice; {OWN} for what is added",
)


class Balloting(Committee):
    """What may be written about a decision of a body on an issue, and what is read for it.

    A step in which a body decides says which body that is (`REFERS`) and which issue (`decided_issue`).
    """

    VARIABLES = {
        **TABLED,
        **believing.VARIABLES,
        **swaying.VARIABLES,
        "motion": Variable(
            None,
            "i1",
            -1,
            "the option put last against what holds in the step; -1 several at once, or none",
            said="which option was put to the vote",
        ),
        "chance": Variable(
            None,
            "f8",
            np.nan,
            "a uniform number that the body's rule used, by STEP.NAME",
            said="the random number by which its rule decided",
        ),
        "stated": Variable(
            "actor",
            "i1",
            ABSENT,
            "option each actor voted for as they stated, before some vote otherwise; -1 abstains, -2 absent",
            said="how each would have voted as they stated",
        ),
    }
    DECIDES = True
    REFERS = {"issue": "issue", "motion": "option", "order_of_options": "option", "order": "heard"}
    OWN_STREAMS = (*Committee.OWN_STREAMS, "ballot/{actor}", "second/{actor}")

    motion: Options = ()
    """The option that is put against what holds; of two, one stands. Of an issue with two options it need not be named;
    of one with more, motion, procedure or motion_of has to say how they are put."""
    first_motion: Probability | None = None
    """The chance, from 0 to 1, that the first of two motions is the one that stands."""
    procedure: Procedure | None = None
    """How more than two options are put. "motion": one against what holds. "plurality": all at once, and the one with
    most seats stands. "run-off": all at once, and if none has more than half of the votes the two first again, put to
    those whose option is out. "one-by-one": each in turn against what holds, until one is carried."""
    order_of_options: Options = ()
    """For one-by-one: every option but the first of the issue, in the order in which they are put."""
    order: Ids = ()
    """The members who speak first, in this order; the others speak by lot."""
    precision: NotNegative = constant(
        "3..6..12", "how surely a member votes as they lean: at 6 one who leans by a fifth of the scale does in .77"
    )
    """How surely a member votes as they lean, 0 or more, per unit of utility: at 0 by an even chance, at 6 and a lean
    of a fifth of the scale with a chance of .77."""
    own_precision: NotNegative = constant(
        "12..30..60",
        "one who decides alone does as they lean, and what is left is that they lean little: at 30 one who leans by a "
        "fifth of the scale does in .998; general knowledge, unchecked",
    )
    """How surely one who decides alone decides as they lean, 0 or more: it stands in the place of `precision` where the
    body has one member who is a person and not away throughout, unless the step says `precision`."""
    pressure: NotNegative = constant("0", "nobody votes as those to whom they owe their place unless the case says so")
    """The utility that each debt adds to the option for which the creditor has spoken, and that each grudge (`resents`)
    takes off the option for which the other has, 0 or more; 0 to 0.3 is usual."""
    bandwagon: Points = constant("0", "nobody votes with the many unless the case says so")
    """Hundredths of utility that go to an option for which all have spoken so far, from 0 to 100; 0 to 25 is usual."""
    chair_pressure: NotNegative = constant("0", "the chair's word weighs no more than another unless the case says so")
    """The utility added to the option for which the chair has spoken, for all who speak after the chair, 0 or more; 0
    to 0.3 is usual."""
    indifference: NotNegative | None = None
    """Whoever sees less than this between the two sides, in utility, abstains; without it nobody does."""

    def unsaid(self, case: Case) -> frozenset[str]:
        """To a body of several it makes no difference how surely one who decides alone does as they lean."""
        later = super().unsaid(case)
        idle = self.own_precision.source == "default" and not self.alone(case)
        return later | {"own_precision"} if idle else later

    def alone(self, case: Case) -> bool:
        """Whether one person decides: they do not err as a crowd does, of whom each may be misread."""
        body = case.body_of(self)
        return body is not None and case.alone(body) is not None

    def which_precision(self, case: Case) -> str:
        """The constant that says how surely whoever votes does as they lean."""
        said = self.precision.source != "default" or stated(case, f"step.{self.id}.precision")
        own = self.own_precision.source != "default" or not said
        return "own_precision" if own and self.alone(case) else "precision"

    def as_stated(self, case: Case) -> bool:
        """Whether the members vote as they stated, but for the chances of a committee."""
        body = case.body_of(self)
        return body is not None and body.settles == "vote" and rule_of(body).LOOKS == "votes"

    @property
    def way(self) -> Procedure:
        """How it is put, said or not."""
        return self.procedure or "motion"

    def motions(self, issue: Issue) -> tuple[int, ...]:
        """The motions as indexes of the issue's options: those written, else the last option."""
        if self.motion:
            return tuple(issue.options.index(option) for option in self.motion)
        return (len(issue.options) - 1,)

    def put(self, issue: Issue) -> tuple[int, ...]:
        """Options that may be decided for, as indexes of the issue's: what holds and the motions, or all of them."""
        if self.way != "motion" or (len(issue.options) > 2 and not self.motion):
            return tuple(range(len(issue.options)))
        return (STATUS_QUO, *self.motions(issue))

    def matter(self, case: Case) -> tuple[Body, Issue]:
        """Who decides, and on what; AssertionError for a step that decides nothing."""
        body, issue = case.body_of(self), self.decided_issue(case)
        assert body is not None
        assert issue is not None
        return body, case.issues[issue]

    def cited(self, case: Case) -> tuple[Method, ...]:
        """The rule of the body, and how its members come to their votes where they vote."""
        rule = rule_of(self.matter(case)[0])
        return (BALLOT, *rule.cited()) if rule.LOOKS == "votes" else rule.cited()

    def outcomes(self, case: Case) -> tuple[str, ...]:
        return self.matter(case)[1].options

    def keeps(self, case: Case) -> tuple[Keep, ...]:
        """What each member voted or was heard to say, and who was pivotal."""
        body, issue = self.matter(case)
        if not issue.options:
            return ()
        return tuple(Keep(variable, self.id, body.heard) for variable in ("vote", "pivotal"))

    def reads(self, case: Case) -> tuple[str, ...]:
        """Where the members stand, what they owe one another, seats, the rule's constants: what the rule looks at."""
        body, issue = self.matter(case)
        rule = rule_of(body)
        read: list[str] = []
        if rule.LOOKS != "leanings":
            for member in body.heard:
                if member in body.absent:
                    continue
                if issue.scale is not None:
                    read.append(paths.position(member, issue.id))
                else:
                    read += [paths.utility(member, issue.id, issue.options[option]) for option in self.put(issue)]
        if rule.LOOKS != "utilities":
            owed = body.heard if rule.LOOKS == "votes" else tuple(one for camp in rule.camps() for one in camp)
            read += [tie.path for tie in ties(case, body.heard, owed)]
        if rule.LOOKS != "leanings":
            read += depends_reads(case, issue, body.heard)
        read += seat_paths(case, body)
        read += [f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)]
        return tuple(dict.fromkeys(read))

    def idle_constants(self, case: Case) -> frozenset[str]:
        """Where nobody votes, nobody speaks for it; at once nobody hears another; without pressure no debt and no
        grudge counts."""
        body, _ = self.matter(case)
        if rule_of(body).LOOKS != "votes":
            return frozenset(f"step.{self.id}.{key}" for key in (*PRECISIONS, *SPOKEN, *CONSTANTS))
        idle = frozenset(f"step.{self.id}.{key}" for key in self._unasked(case))
        between = idle.union(tie.path for tie in ties(case, body.heard, body.heard))
        if self.way in ("plurality", "run-off"):
            return between.union(f"step.{self.id}.{key}" for key in SPOKEN)
        return idle if may_exceed_zero(case, f"step.{self.id}.pressure", self.pressure) else between

    def nobody_listens(self, case: Case) -> bool:
        """Whether no member speaks to the others before they vote, by the rule of the body or as it is put."""
        return rule_of(self.matter(case)[0]).LOOKS != "votes" or self.way in ("plurality", "run-off")

    def never_read(self, case: Case) -> frozenset[str]:
        """Of its idle constants those that nothing reads whatever is set for them: how surely one who decides alone
        does as they lean may be said by either of two."""
        either = {f"step.{self.id}.{key}" for key in PRECISIONS}
        return self.idle_constants(case) - (either if self.alone(case) and not self.nobody_listens(case) else set())

    def _unasked(self, case: Case) -> tuple[str, ...]:
        """The constants of how surely somebody votes as they lean, or as they stated, that are not looked at."""
        if not self.as_stated(case):
            return (*(key for key in PRECISIONS if key != self.which_precision(case)), *CONSTANTS)
        # whoever decides alone is not outvoted, and does as they stated
        return (*PRECISIONS, *CONSTANTS) if len(self.matter(case)[0].there) == 1 else PRECISIONS

    def check(self, case: Case) -> Iterator[Mistake]:
        body, issue = case.body_of(self), case.issues.get(self.decided_issue(case) or "")
        if body is None or issue is None:
            return
        if not issue.options:
            yield "issue", f"{issue.id} has a scale and no options", "expected an issue with options to vote on"
            return
        if self.own_precision.source != "default" and not self.alone(case):
            yield (
                "own_precision",
                f"{body.id} is not one person who decides alone",
                "say precision, that of its members",
            )
        elif self.own_precision.source != "default" and self.precision.source != "default":
            yield (
                "own_precision",
                "precision is written, too",
                "leave out one: how surely one person decides is one number",
            )
        yield from self._check_motion(case, issue)
        yield from self._check_order(body, issue)
        if self.way in ("plurality", "run-off"):
            yield from self._check_at_once(case, body, issue)
        yield from self._check_rule(body, issue)
        if body.settles == "vote" and rule_of(body).LOOKS == "votes" and not rule_of(body).has_threshold():
            yield (
                "body",
                f"{body.id} settles by vote, and {body.rule.kind} says nothing of how many must agree",
                ("leave out settles in the body, or give it a rule that counts votes"),
            )

    def motion_follows(self, case: Case) -> bool:
        """Whether the motion is that of an earlier step, and need not be written."""
        return False

    def charge(self, case: Case, state: State) -> Charge | None:
        """What lies before the body where it decides about somebody who stands accused; None where it does not."""
        return None

    def earlier_motion(self, case: Case, state: State) -> NDArray[np.int8] | None:
        """(draw,) the option that is put because of an earlier step, where it is >= 0; None where there is no such
        step. In the other draws the motion is the step's own."""
        return None

    def on_the_table(self, case: Case, state: State) -> NDArray[np.bool_] | None:
        """(draw, option) which options can be decided for, of those that are put; None: all of them."""
        return on_the_table(self.matter(case)[1], state)

    def brings_on(self, case: Case) -> str | None:
        return self.decided_issue(case)

    def brings(self, case: Case, state: State) -> NDArray[np.int8] | None:
        """What was decided, where it is another option than what holds."""
        decided = state["decided", self.id]
        return np.where(decided > STATUS_QUO, decided, np.int8(-1)).astype(np.int8)

    def _check_motion(self, case: Case, issue: Issue) -> Iterator[Mistake]:
        several, follows = len(issue.options) > 2, self.motion_follows(case)
        if several and self.procedure is None and not self.motion and not follows:
            yield (
                "motion",
                f"{issue.id} has {len(issue.options)} options, and how they are put decides what comes of it",
                f'say motion = "{issue.options[-1]}" for one motion against {issue.options[0]}, '
                'or procedure = "plurality", "run-off" or "one-by-one"',
            )
        elif several and self.procedure == "motion" and not self.motion and not follows:
            yield "motion", "a motion is put and none is named", f'say motion = "{issue.options[-1]}" or another option'
        for key, options in (("motion", self.motion), ("order_of_options", self.order_of_options)):
            for option in options:
                if option == issue.options[STATUS_QUO]:
                    yield key, f"{option} holds if nothing is decided and is not moved", "name another option"
        if self.motion and self.way != "motion":
            yield (
                "motion",
                f"under {self.procedure} every option is put",
                'leave out motion, or say procedure = "motion"',
            )
        if len(self.motion) > 2 or len(set(self.motion)) != len(self.motion):
            yield (
                "motion",
                f"found {len(self.motion)} motions",
                "expected one motion, or two different ones of which one stands",
            )
        if (len(self.motion) == 2) != (self.first_motion is not None):
            yield (
                "first_motion",
                "two motions and the chance that the first stands belong together",
                'say motion = ["a", "b"] and first_motion = "0.3..0.7"',
            )

    def _check_order(self, body: Body, issue: Issue) -> Iterator[Mistake]:
        if self.way == "one-by-one" and sorted(self.order_of_options) != sorted(issue.options[1:]):
            yield (
                "order_of_options",
                "one by one each option is put in a stated order",
                f"name each once: {', '.join(issue.options[1:])}",
            )
        elif self.way != "one-by-one" and self.order_of_options:
            yield "order_of_options", "options are put in turn only one by one", 'say procedure = "one-by-one"'

    def _check_at_once(self, case: Case, body: Body, issue: Issue) -> Iterator[Mistake]:
        remedy = 'leave it out, or put one motion against what holds (procedure "motion" or "one-by-one")'
        for key, number in dict(self).items():
            if key in SPOKEN and number is not None and number.high > 0:
                yield key, "where all options are put at once nobody hears the others", remedy
        # a hearing has no ballots that loyalty could bind
        if on_issue(case, issue.id) and rule_of(body).LOOKS == "votes":
            yield "procedure", f"a caucus on {issue.id} binds its members to a side of one motion", remedy

    def _check_rule(self, body: Body, issue: Issue) -> Iterator[Mistake]:
        rule = rule_of(body)
        if rule.LOOKS == "leanings" and self.way != "motion":
            yield (
                "procedure",
                f"{body.id} decides by {rule.kind}, on one motion",
                'say motion = "..." and no procedure',
            )
        if rule.LOOKS == "utilities" and self.way not in ("motion", "plurality"):
            yield (
                "procedure",
                f"{body.id} decides by {rule.kind}, and hears its members once",
                'say motion = "...", or procedure = "plurality" for all options at once',
            )
        for _, sort, option in named(rule):
            if sort == "option" and option not in issue.options:
                yield (
                    "issue",
                    f"the rule of {body.id} names {option}, no option of {issue.id}",
                    nearest(option, issue.options),
                )
        yield from rule.check(issue)
