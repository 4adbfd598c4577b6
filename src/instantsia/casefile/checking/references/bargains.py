"""The sides of a bargain, and what stands between them: that they fit one another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from instantsia.case.bargains import SIDES, Party, Term
from instantsia.case.contacts import AGREEMENT, Ally
from instantsia.case.happenings import numbers_in
from instantsia.case.people import Body
from instantsia.case.wars import War
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.references.known import Known
from instantsia.casefile.checking.references.referring import Scope, unresolved
from instantsia.casefile.positions import Path
from instantsia.errors import UserError, cut, nearest
from instantsia.rules import rule_of

REACHED = ("term", "outside")
"""Tables whose entries have milestones, which conditions name as they name those of steps."""
TALKS = "open-talks"
"""The kind of step that a term can open."""


def check(known: Known) -> Iterator[Finding]:
    """Every object of the other side; fills `known.sides`."""
    found = [*_named(known), *_parties(known), *_wars(known), *_stocks(known), *_terms(known), *_allies(known)]
    known.sides = (
        not found
        and not known.written.unnamed & SIDES
        and all(id in known.case.by_id[table] for table in SIDES for id in known.written.of(table))
    )
    yield from found


def _named(known: Known) -> Iterator[Finding]:
    for table in sorted(SIDES):
        for number, one in enumerate(getattr(known.case, table)):
            yield from unresolved(known, table, number, one, Scope.of(one))
            taken = next((kind for kind in ("step", "group") if one.id in known.written.of(kind)), "")
            if taken and table in REACHED:
                message = f"found {cut(one.id)}, the id of a {taken} as well: conditions could not tell them apart"
                yield Finding("E20", table, number, ("id",), message, "call one of them otherwise")


def _parties(known: Known) -> Iterator[Finding]:
    for number, one in enumerate(known.case.party):
        if one.talking.high > 0 and one.horizon is None:
            message = "missing, but it must be there beside talking: for how many months of talks are counted on"
            yield Finding("E12", "party", number, ("horizon",), message, 'as in horizon = "6..24"')
        for place, body in enumerate(one.home):
            if body in known.sound_bodies and (wrong := no_pivot(known.case.bodies[body])):
                yield Finding("E26", "party", number, ("home", place), f"found {cut(body)}, but {wrong}")
        issue = known.case.issues.get(one.on or "")
        if issue is not None and issue.scale is None:
            message = f"found {cut(one.on)}, which has no scale on which members could stand"
            yield Finding("E26", "party", number, ("on",), message, "name an issue with a scale")
        if passed := _through(known, one):
            message = f"{' speaks through '.join(passed)}: nobody speaks for any of them"
            yield Finding("E26", "party", number, ("through",), message, "leave it out in one of them")


def no_pivot(body: Body) -> str:
    """Why nobody is the one in a body whose consent comes last, as its rule says it; "" where somebody is."""
    rule = rule_of(body)
    members = body.heard if rule.LOOKS == "utilities" else body.electorate
    alike = np.zeros((1, len(members)))
    try:
        rule.pivot(members, alike, alike + 1.0, {key: np.array([one.middle]) for key, one in numbers_in(rule)})
    except UserError as error:
        return str(error)
    return ""


def _through(known: Known, one: Party) -> list[str]:
    """The ids from a party over those through whom it speaks back to itself; none where it ends elsewhere."""
    next_one: Party | None = one
    passed: list[str] = []
    while next_one is not None and next_one.id not in passed:
        passed.append(next_one.id)
        next_one = known.case.parties.get(next_one.through or "")
    return [*passed, one.id] if next_one is not None and next_one.id == one.id else []


def _wars(known: Known) -> Iterator[Finding]:
    for number, war in enumerate(known.case.war):
        yield from _ends(known, number, war)
        if not all(known.written.may_have("party", one) for one in (*war.between, *war.belief, *war.cost)):
            continue  # a slip in a name is told of already
        for key, written in (("belief", war.belief), ("cost", war.cost)):
            if written.keys() != {*war.between}:
                found, expected = (" and ".join(names) or "nobody" for names in (written, war.between))
                message = f"found {key} of {found}, expected it of {expected}, each of the two"
                yield Finding("E26", "war", number, (key,), message)


def _ends(known: Known, number: int, war: War) -> Iterator[Finding]:
    """The two parties of a war want the two ends of its issue."""
    issue = known.case.issues.get(war.issue)
    if issue is None:
        return
    if issue.scale is None:
        message = f"found {cut(war.issue)}, which has no scale: the prize is the whole of one"
        yield Finding("E26", "war", number, ("issue",), message, "name an issue with a scale")
        return
    parties = [known.case.parties.get(one) for one in war.between]
    if any(party is None for party in parties):
        return  # told of where it stands
    low, high = issue.bounds
    ideals = {party.id: party.ideal for party in parties if party is not None}
    for party, ideal in ideals.items():
        if ideal is None:
            place = next(at for at, one in enumerate(known.case.party) if one.id == party)
            message = f"missing, but it must be there: {party} fights over {war.issue}"
            yield Finding("E12", "party", place, ("ideal",), message, f"{low:g} or {high:g}")
    if None not in ideals.values() and set(ideals.values()) != {low, high}:
        wanted = " and ".join(f"{party} at {ideal:g}" for party, ideal in ideals.items())
        message = f"found {wanted}, expected one at each end of {war.issue}, {low:g} and {high:g}"
        yield Finding("E26", "war", number, ("between",), message, "mend the ideal of a party")


def _stocks(known: Known) -> Iterator[Finding]:
    # no step asks what bears on any other number
    paths = [f"war.{war.id}.cost.{party}" for war in known.case.war for party in war.between]
    paths += [f"party.{party.id}.talking" for party in known.case.party]
    for number, stock in enumerate(known.case.stock):
        step = known.case.steps.get(stock.talks or "")
        if step is not None and step.kind != TALKS:
            message = f"found {cut(stock.talks)}, a step of kind {step.kind}, expected one of kind {TALKS}"
            yield Finding("E26", "stock", number, ("talks",), message)
        if stock.bears is None or stock.bears in paths:
            continue
        table, _, rest = stock.bears.partition(".")
        war = rest.partition(".")[0]
        read = known.case.wars if table == "war" else known.case.parties
        if table in ("war", "party") and known.written.may_have(table, war) and war not in read:
            continue  # it could not be read, and is told of where it stands
        expected = "what a turn of war costs a side (war.WAR.cost.PARTY), or party.PARTY.talking"
        message = f"found {cut(stock.bears)}, expected {expected}"
        yield Finding("E16", "stock", number, ("bears",), message, nearest(stock.bears, paths))


def _terms(known: Known) -> Iterator[Finding]:
    for number, term in enumerate(known.case.term):
        step = known.case.steps.get(term.opens or "")
        if step is not None and step.kind != TALKS:
            message = f"found {cut(term.opens)}, a step of kind {step.kind}, expected one of kind {TALKS}"
            yield Finding("E26", "term", number, ("opens",), message)
        yield from _with(known, number, term)


def _with(known: Known, number: int, term: Term) -> Iterator[Finding]:
    """What a term stands with is a ladder that goes as far, and not over others with itself."""
    other = known.case.terms.get(term.with_ or "")
    if other is None:
        return
    passed = [term.id]
    while other is not None and other.id not in passed:
        passed.append(other.id)
        other = known.case.terms.get(other.with_ or "")
    if other is not None and other.id == term.id:
        message = f"{' stands with '.join([*passed, term.id])}: none of them can be given first"
        yield Finding("E26", "term", number, ("with",), message, "leave it out in one of them")
        return
    other = known.case.terms[passed[1]]
    if not (term.ordered and other.ordered):
        message = f"found {cut(other.id)}, but {term.id if not term.ordered else other.id} is a choice"
        yield Finding("E26", "term", number, ("with",), message, "name a ladder beside a ladder")
    elif len(other.levels) < len(term.levels):
        beyond = term.levels[len(other.levels)]
        message = f"found {cut(other.id)}, which has {len(other.levels)} levels: {beyond} could never stand with it"
        yield Finding("E26", "term", number, ("with",), message, "name a term with as many levels")


def _allies(known: Known) -> Iterator[Finding]:
    for number, ally in enumerate(known.case.ally):
        if ally.presses is not None:
            yield from _on(known, number, ("presses", "against"), ally.presses.against)
        for place, one in enumerate(ally.veto.on if ally.veto is not None else ()):
            yield from _on(known, number, ("veto", "on", place), one)
        if ally.slight is not None:
            yield from _slight(known, number, ally, ally.slight.of)


def _slight(known: Known, number: int, ally: Ally, of: str) -> Iterator[Finding]:
    """What an ally wants to be told of are talks of the party by which it stands."""
    step = known.case.steps.get(of)
    if step is not None and step.kind != TALKS:
        message = f"found {cut(of)}, a step of kind {step.kind}, expected one of kind {TALKS}"
        talks = [one.id for one in known.case.step if one.kind == TALKS]
        yield Finding("E26", "ally", number, ("slight", "of"), message, nearest(of, talks))
    sides = [(one.giver, one.taker) for one in known.case.term if one.opens == of]
    if sides and ally.of in known.case.parties and all(ally.of not in pair for pair in sides):
        message = f"found {cut(of)}, talks of others than {cut(ally.of)}, by whom it stands"
        yield Finding("E26", "ally", number, ("slight", "of"), message, "name talks of that party")


def _on(known: Known, number: int, path: Path, written: str) -> Iterator[Finding]:
    """What an ally is against is there: a level of a term, a step that opens talks, or any agreement."""
    term, dot, level = written.partition(".")
    table = "term" if dot else "step"
    readable = known.case.terms.get(term) if dot else None
    step = None if dot else known.case.steps.get(term)
    if written == AGREEMENT or (known.written.may_have(table, term) and readable is None and step is None):
        return
    if step is not None:
        if step.kind != TALKS:
            message = (
                f"found {cut(written)}, a step of kind {step.kind}, expected one of kind {TALKS}, a level of a term"
            )
            yield Finding("E26", "ally", number, path, f"{message}, or {AGREEMENT}")
        return
    if readable is not None and level in readable.levels[1:]:
        return
    levels = [f"{one.id}.{each}" for one in known.case.term for each in one.levels[1:]]
    message = f"found {cut(written)}, expected a level of a term, a step of kind {TALKS}, or {AGREEMENT}"
    close = nearest(written, [*levels, *known.written.of("step"), AGREEMENT])
    yield Finding("E4", "ally", number, path, message, close)
