"""Paths: one way to write them for `about`, `--set` and messages: KIND.ID.KEY, and `actor.` may be left out.

Which kinds there are, and what each takes, quantities.py says.

What is claimed of `issue.ISSUE.announced`, `.recorded` or `.done` is the record of an issue. It is told beside what was
played ("By the record"), and nothing votes by it. Where a step writes the same (an `announce`, a `minute`, a
`carry-out`) the claim moves nothing at all, and `check` says so; what came of such a step is claimed as `record.STEP`.
Where no step writes what is recorded, a later `carry-out` or `vote` that asks for what is recorded reads the claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from instantsia.case import quantities as rows
from instantsia.case.evidence import Assumption
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.case.quantity import EVERYBODY, filled
from instantsia.case.slots import ISSUES, OfCase

SALIENCE, CAPABILITY = rows.SALIENCE.name, rows.CAPABILITY.name
TOLD = tuple(row.name for row in rows.TOLD_OF_ISSUES)
"""What can be told of an issue: announced, recorded, done."""
_ACTOR = "actor."
_OBJECTS = frozenset(row.parts[0] for row in rows.OTHER_SIDE)


def canonical(path: str) -> str:
    """The path in full: `bulganin.post` becomes `actor.bulganin.post`.

    What a party, war, stock, term, track, ally, outside or calendar has is named by three words or more: where two
    words stand, the first is the id of an actor who is called so.

    >>> canonical("bulganin.post"), canonical("fact.group_exists")
    ('actor.bulganin.post', 'fact.group_exists')
    >>> canonical("party.post"), canonical("party.north.talking")
    ('actor.party.post', 'party.north.talking')
    """
    first, *rest = path.split(".", 2)
    if len(rest) == 1 and first in _OBJECTS:
        return _ACTOR + path
    return path if first in quantities().words else _ACTOR + path


def short(path: str) -> str:
    """The path as a person writes it: without `actor.`, unless what is left would be read as something else.

    >>> short("actor.bulganin.post"), short("actor.source.post")
    ('bulganin.post', 'actor.source.post')
    """
    rest = path.removeprefix(_ACTOR)
    return rest if canonical(rest) == path else path


def position(actor: str, issue: str) -> str:
    """Where an actor stands on an issue with a scale."""
    return rows.POSITION.path(actor, issue)


def utility(actor: str, issue: str, option: str) -> str:
    """What an option of an issue without a scale is worth to an actor."""
    return rows.UTILITY.path(actor, issue, option)


def seats(actor: str) -> str:
    """How many seats an actor has."""
    return rows.SEATS.path(actor)


def debt(debtor: str, creditor: str) -> str:
    """What an actor owes another."""
    return rows.DEBT.path(debtor, creditor)


def grudge(who: str, against: str) -> str:
    """What an actor holds against another."""
    return rows.GRUDGE.path(who, against)


def salience(actor: str, issue: str) -> str:
    """How much an issue matters to an actor."""
    return rows.SALIENCE.path(actor, issue)


def capability(actor: str, issue: str) -> str:
    """What an actor can bring to bear on an issue."""
    return rows.CAPABILITY.path(actor, issue)


def status_quo(issue: str) -> str:
    """What holds if nothing is decided on an issue."""
    return rows.STATUS_QUO.path(issue)


def fact(fact_id: str) -> str:
    """Whether a fact is so."""
    return rows.FACT.path(fact_id)


def record(step: str, actor: str | None = None) -> str:
    """What a step is held to have decided, or how an actor voted in it."""
    return rows.RECORD.path(step) if actor is None else rows.RECORDED_VOTE.path(step, actor)


def told(issue: str, what: str) -> str:
    """What was announced, recorded or done on an issue."""
    return rows.TOLD_OF_ISSUES[TOLD.index(what)].path(issue)


def choice(step: str) -> str:
    """The number that chooses among the models of a step, from 0 to their count."""
    return rows.CHOICE.path(step)


def is_choice(path: str) -> bool:
    """Whether a path chooses among models.

    >>> is_choice("step.settlement.model"), is_choice("step.settlement.precision")
    (True, False)
    """
    match = quantities().match(path)
    return match is not None and match.quantity is rows.CHOICE


def is_told(path: str) -> bool:
    """Whether a path says what was announced, recorded or done on an issue."""
    match = quantities().match(path)
    return match is not None and match.quantity in rows.TOLD_OF_ISSUES


def is_record(path: str) -> bool:
    """Whether a path says what is held to have come of a step."""
    match = quantities().match(path)
    return match is not None and match.quantity in (rows.RECORD, rows.RECORDED_VOTE, rows.RECORDED_MILESTONE)


def is_milestone(path: str) -> bool:
    """Whether a path says when a milestone is held to have been reached."""
    match = quantities().match(path)
    return match is not None and match.quantity is rows.RECORDED_MILESTONE


def is_context(path: str) -> bool:
    """Whether a path is merely told and feeds no equation."""
    match = quantities().match(path)
    return match is not None and match.quantity.speaks == "text"


def everybodys(path: str) -> str | None:
    """What an assumption about the same of everybody is about, or None where there is no such thing.

    >>> everybodys("actor.bulganin.post"), everybodys("actor.usa.salience.ban"), everybodys("fact.group_exists")
    ('*.post', '*.salience.ban', None)
    """
    match = quantities().match(path)
    return EVERYBODY + path[path.index(".", len(_ACTOR)) :] if match and match.quantity.everybodys else None


def declared(case: Case) -> Iterator[str]:
    """Every path of a case that takes a value, but for what is merely told; of 2,000 actors there are 4 million."""
    return quantities().paths(OfCase(case))


def on_issue(case: Case, actor: str, issue: str) -> tuple[str, ...]:
    """Every number of an actor on an issue: position, salience and capability, or what each option is worth."""
    out: list[str] = []
    for row in quantities().rows:
        if row.about and row.names[:1] == ("actor",) and row.names[1:2] and row.names[1] in ISSUES:
            (_, name, slot), *rest = row.slots[1:]
            if slot.holds(issue, things := OfCase(case), bound := {"actor": actor, name: issue}):
                out += [row.path(*names.values()) for names in filled(rest, things, bound)]
    return tuple(out)


def spread(about: str, actors: Iterable[str]) -> Iterator[str]:
    """The canonical paths that an assumption is about: one, or that of each actor where it is about everybody.

    >>> list(spread("*.post", ["bulganin", "molotov"]))
    ['actor.bulganin.post', 'actor.molotov.post']
    """
    path = canonical(about)
    before, after = _ACTOR, path.removeprefix(f"{_ACTOR}{EVERYBODY}")
    if after == path:
        yield path
    else:
        yield from (f"{before}{actor}{after}" for actor in actors)


def covering(case: Case, path: str) -> Assumption | None:
    """The assumption that holds for `path`: its own, else everybody's (`*.ISSUE`); the last one written wins.

    Everybody's holds for whoever has no number of their own: none for one that is written with the actor.
    """
    own = case.assumptions.get(path.removeprefix(_ACTOR))
    if own is not None or not path.startswith(_ACTOR):
        return own
    everybody = everybodys(path)
    found = None if everybody is None else case.assumptions.get(everybody)
    return None if found is None or written_inline(case, path) else found


def written_inline(case: Case, path: str) -> bool:
    """Whether a number is written in an entry of a table at the very place that a canonical path names."""
    match = quantities().match(path)
    return match is not None and match.quantity.inline and rows.inline(case, path) is not None
