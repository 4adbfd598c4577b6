"""Every kind of number that a case has, one row each: what reads, checks, sets, lists, draws or says one asks here.

`quantities()` has ours and those that other packages have handed in; a kind that is new is one more row.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.quantity import Match, Outcomes, Quantities, Quantity, filled
from instantsia.case.slots import Bound, OfCase
from instantsia.case.values import DAYS, VOTES, YES_NO, Domain, scale_of

__all__ = [
    "ROWS", "WANTS", "Match", "Quantity", "allowed", "domain_of", "hand_in", "inline", "quantities",
    "scale_issue", "stacked_at", "stacks", "written",
]  # fmt: skip

NOBODY: Outcomes = MappingProxyType({})


def _on_scale(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    issue = case.issues.get(bound["scale"])
    return None if issue is None or issue.scale is None else scale_of(issue)


def _of_option(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    issue = case.issues.get(bound["coded"])
    return None if issue is None or bound["option"] not in issue.options else Domain(0.0, 1.0)


def _weight(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    return Domain(0.0, LARGEST) if bound["scale"] in case.issues else None


def _yes_or_no(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    return Domain(options=YES_NO) if bound["fact"] in case.facts else None


def _options(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    issue = case.issues.get(bound["issue"])
    return None if issue is None else Domain(options=issue.options)


def _outcome(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    return Domain(options=outcomes.get(bound["step"], ())) if bound["step"] in case.steps else None


def _vote(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    found = _outcome(case, bound, outcomes)
    return None if found is None else Domain(options=(*found.options, *VOTES))


def _models(case: Case, bound: Bound, outcomes: Outcomes) -> Domain | None:
    written = case.numbers("step", bound["chooser"]).get("model")
    return None if written is None else Domain(written.low, written.high)


POSITION = Quantity(
    "position",
    "actor.{actor}.{scale}",
    "where an actor stands on an issue, a point of its scale",
    "actor.bulganin.post",
    _on_scale,
    axis="actor",
    phrase="what {actor} wants ({scale})",
    title="position of {actor}",
    of_all="where each stands",
    heading="positions",
)
SALIENCE = Quantity(
    "salience",
    "actor.{actor}.salience.{scale}",
    "how much the issue matters to the actor, 0 or more",
    "actor.usa.salience.ban",
    _weight,
    axis="actor",
    phrase="how much {scale} matters to {actor}",
    title="how much it matters to {actor}",
    of_all="how much it matters to each",
    heading="positions",
)
CAPABILITY = Quantity(
    "capability",
    "actor.{actor}.capability.{scale}",
    "what the actor can bring to bear on it, 0 or more, in any one unit",
    "actor.usa.capability.ban",
    _weight,
    axis="actor",
    phrase="weight of {actor} ({scale})",
    title="weight of {actor}",
    of_all="how much each can bring to bear",
    heading="positions",
)
UTILITY = Quantity(
    "utility",
    "actor.{actor}.{coded}.{option}",
    "what an option is worth to the actor, 0-1, where the issue has no scale",
    "actor.bulganin.post.remove",
    _of_option,
    phrase="how much {actor} wants {option} ({coded})",
    heading="positions",
)
SEATS = Quantity(
    "seats",
    "actor.{actor}.seats",
    "how many seats a bloc has; a person has one",
    "actor.ministers.seats",
    Domain(0.0, LARGEST),
    default=Number(low=1.0, high=1.0, why="a person has one seat"),
    inline=True,
    phrase="seats of {actor}",
    title="votes of {actor}",
    together="the seats of {bloc}",
    heading="seats",
)
DEBT = Quantity(
    "debt",
    "actor.{actor}.owes.{creditor}",
    "what an actor owes another for the place they have, 0-1; a debt that nobody states is 0",
    "actor.ministers.owes.malenkov",
    Domain(0.0, 1.0),
    default=Number(low=0.0, high=0.0, why="a debt that nobody states"),
    inline=True,
    phrase="debt of {actor} to {creditor}",
    together="{debt}",
    heading="debts, 0-1 (those not listed are 0)",
)
GRUDGE = Quantity(
    "grudge",
    "actor.{actor}.resents.{creditor}",
    "what an actor holds against another, 0-1; a grudge that nobody states is 0",
    "actor.rudzutak.resents.litvinov",
    Domain(0.0, 1.0),
    default=Number(low=0.0, high=0.0, why="a grudge that nobody states"),
    inline=True,
    phrase="grudge of {actor} against {creditor}",
    together="{grudge}",
    heading="grudges, 0-1 (those not listed are 0)",
)
BELIEVES = Quantity(
    "believes",
    "actor.{actor}.believes.{fact}",
    "how likely the actor takes a fact to be before the first report of the case, 0-1",
    "actor.koba.believes.crusade",
    Domain(0.0, 1.0),
    inline=True,
    axis="actor",
    phrase="how far {actor} believes: {fact}",
    title="what {actor} believed before",
    of_all="how likely each takes it to be before the first report",
    heading="beliefs before the first report, 0-1",
)
FACT = Quantity(
    "fact",
    "fact.{fact}",
    "whether a fact is so: yes or no, and where it is assumed its chance, 0-1",
    "fact.group_exists",
    _yes_or_no,
    speaks="fact",
    phrase="fact: {fact}",
    heading="facts (chance that they are so)",
)
TOLD_OF_ISSUES = tuple(
    Quantity(
        what,
        f"issue.{{issue}}.{what}",
        f"the option of the issue that was {meaning}",
        f"issue.post.{what}",
        _options,
        speaks="options",
        phrase=f"what was {meaning} ({{issue}})",
        heading="told of issues",
    )
    for what, meaning in (("announced", "announced"), ("recorded", "recorded"), ("done", "carried out"))
)
STATUS_QUO = Quantity(
    "status_quo",
    "issue.{scale}.status_quo",
    "the point of the scale that holds if nothing is decided",
    "issue.ban.status_quo",
    _on_scale,
    inline=True,
    phrase="what holds if nothing is decided ({scale})",
    heading="told of issues",
)
RECORD = Quantity(
    "record",
    "record.{step}",
    "what a step is held to have decided, one of its outcomes",
    "record.ballot",
    _outcome,
    speaks="options",
    phrase="what came of {step}, by the record",
    heading="the record (read by scores only)",
)
RECORDED_VOTE = Quantity(
    "recorded_vote",
    "record.{step}.vote.{actor}",
    "how one is held to have voted in a step: one of its outcomes, abstain or absent",
    "record.ballot.vote.molotov",
    _vote,
    speaks="options",
    phrase="the vote of {actor}, by the record ({step})",
    heading="the record (read by scores only)",
)
RECORDED_MILESTONE = Quantity(
    "recorded_milestone",
    "record.{step}.reached.{level}",
    "when a milestone of a step is held to have been reached: a day, a month or a year, or never",
    "record.talks.reached.acknowledged",
    lambda case, bound, _: DAYS if bound["step"] in case.steps else None,
    speaks="day",
    default=Number(low=DAYS.high, high=DAYS.high, why="no claim of the record stands"),
    phrase="when {step} reached {level}, by the record",
    heading="the record (read by scores only)",
)
CONSTANT = Quantity(
    "constant",
    "step.{step}.{constant}",
    "a constant of a step, as the step bounds it",
    "step.ballot.precision",
    Domain(),
    inline=True,
    phrase="{constant} ({step})",
    heading="constants of steps",
)
CHOICE = Quantity(
    "choice",
    "step.{chooser}.model",
    "which of its models settles it: a number from 0 to how many there are",
    "step.settlement.model",
    _models,
    inline=True,
    phrase="model ({chooser})",
    heading="constants of steps",
)
RULE = Quantity(
    "rule",
    "body.{body}.rule.{constant}",
    "a constant of a body's rule, as the rule bounds it",
    "body.council.rule.steepness",
    Domain(),
    inline=True,
    phrase="{constant} ({body})",
    heading="constants of rules",
)


def _written_in(table: str, example: str, heading: str = "what is told inside a leadership") -> Quantity:
    """The numbers that are written in a table, which itself says what each may be."""
    return Quantity(
        f"constant of {table}",
        f"{table}.{{{table}}}.{{constant}}",
        f"a number of {'an' if table[0] in 'aeiou' else 'a'} [[{table}]], as it is bounded there",
        example,
        Domain(),
        inline=True,
        phrase=f"{{constant}} ({{{table}}})",
        heading=heading,
    )


ORIGIN = _written_in("origin", "origin.forger.hit")
CHANNEL = _written_in("channel", "channel.near_copy.slant")
DEPENDS = _written_in("depends", "depends.alarmed.by")
OTHER_SIDE = tuple(
    _written_in(table, example, "the other side")
    for table, example in (
        ("party", "party.north.talking"),
        ("war", "war.border.belief.north"),
        ("stock", "stock.support.drift"),
        ("term", "term.raids.price.cost"),
        ("track", "track.contacts.tries"),
        ("ally", "ally.patron.aid.cap"),
        ("outside", "outside.seizure.chance"),
        ("calendar", "calendar.elections.changes.south"),
    )
)
LEAN = Quantity(
    "lean",
    "teller.{teller}.lean",
    "points of the scale that a teller tells more than was so; written with the teller, never claimed",
    "teller.mikoyan.lean",
    Domain(),
    inline=True,
    about=False,
    phrase="how far {teller} leans in what they tell",
    heading="tellers",
)
CONTEXT = Quantity(
    "context",
    "context.{name}",
    "anything else that is told; it feeds no equation",
    "context.hall_mood",
    Domain(options=()),
    speaks="text",
    heading="context",
)

ROWS = (
    POSITION, SALIENCE, CAPABILITY, UTILITY, SEATS, DEBT, GRUDGE, BELIEVES, FACT, *TOLD_OF_ISSUES, STATUS_QUO, RECORD,
    RECORDED_VOTE, RECORDED_MILESTONE, CONSTANT, CHOICE, RULE, ORIGIN, CHANNEL, DEPENDS, *OTHER_SIDE, LEAN, CONTEXT,
)  # fmt: skip
"""Every kind of ours, in the order in which paths are listed."""
WANTS = (POSITION, UTILITY)
"""What an actor wants, whichever way it is coded."""
_handed_in: tuple[Quantity, ...] = ()


@functools.cache
def quantities() -> Quantities:
    """Every kind of number, ours and those of other packages."""
    return Quantities((*ROWS, *_handed_in))


def hand_in(rows: Iterable[Quantity]) -> None:
    """Kinds of another package, from now on among `quantities()`; raises ValueError where one is there already."""
    global _handed_in
    more = (*_handed_in, *rows)
    Quantities((*ROWS, *more))
    _handed_in = more
    quantities.cache_clear()


def domain_of(case: Case, path: str, outcomes: Outcomes = NOBODY) -> Domain | None:
    """What a claim may say about a canonical path, or None where the path is not one that takes a value.

    outcomes   {step: what can come of it}, for the paths of the record
    """
    found = (one.quantity.allowed(case, one.names, outcomes) for one in quantities().matches(path))
    return next((domain for domain in found if domain is not None), None)


def allowed(case: Case, path: str) -> Domain | None:
    """What may be assumed for a canonical path: of a fact its chance, of anything else what may be claimed."""
    found = quantities().match(path)
    if found is not None and found.quantity.speaks == "fact":
        return Domain(0.0, 1.0)
    return domain_of(case, path)


def scale_issue(path: str) -> str | None:
    """The issue on whose scale the values of a canonical path lie; None where they lie on none.

    >>> scale_issue("actor.usa.ban"), scale_issue("issue.ban.status_quo"), scale_issue("actor.usa.salience.ban")
    ('ban', 'ban', None)
    """
    match = quantities().match(path)
    return None if match is None or match.quantity.domain is not _on_scale else match.names["scale"]


def inline(case: Case, path: str) -> Number | None:
    """The number that is written in an entry of a table at the very place that a canonical path names, or None."""
    table, _, rest = path.partition(".")
    id, _, key = rest.partition(".")
    return case.numbers(table, id).get(key)


def written(case: Case, row: Quantity) -> Iterator[str]:
    """The canonical paths of one kind at whose place a number is written, or is the default of a constant."""
    table = row.slots[0][2].table
    for id in case.by_id.get(table, ()):
        found = (f"{row.parts[0]}.{id}.{key}" for key in case.numbers(table, id))
        yield from (path for path in found if (match := quantities().match(path)) and match.quantity is row)


def stacked_at(path: str) -> tuple[str, str, str] | None:
    """(variable, subject, actor): where the number of a canonical path stands in a table of actors, see `stacks`.

    None for one that the steps read by its path.

    >>> stacked_at("actor.usa.salience.ban"), stacked_at("actor.usa.seats")
    (('salience', 'ban', 'usa'), None)
    """
    match = quantities().match(path)
    if match is None or match.quantity.axis is None:
        return None
    others = (id for name, id in match.names.items() if name != "actor")
    return match.quantity.name, ".".join(others), match.names["actor"]


def stacks(case: Case) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(variable, subject, the path of each actor), of each table of actors that the steps read.

    ("position", "post", ("actor.bulganin.post", ...)): the steps read state["position", "post"], a column an actor.
    """
    for row in quantities().rows:
        if row.axis == "actor":
            others = [one for one in row.slots if one[1] != "actor"]
            for names in filled(others, OfCase(case), {}):
                paths = tuple(row.pattern.format(**names, actor=actor.id) for actor in case.actor)
                yield row.name, ".".join(names.values()), paths
