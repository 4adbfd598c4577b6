"""The two sides of a war or of a bargain, and what stands between them, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instantsia.case.bargains import Party, Term
from instantsia.case.contacts import Ally, Carrier, Track
from instantsia.case.dates import day_in_words
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.phrases import and_list, in_words, known_as
from instantsia.case.wars import War
from instantsia.report import naming


def sides(case: Case, names: Mapping[str, str]) -> Iterator[str]:
    """A sentence or two for each object of the other side; nothing for a case without any.

    names   {id of an actor or body: how it is printed}
    """
    yield from (_party(one, names) for one in case.party)
    yield from (_war(case, one) for one in case.war)
    yield from (
        f"{one.title} ({one.id}) of {case.parties[one.of].title}: {one.start.written} points at first, "
        f"{one.drift.written} a turn{f', bears on {one.bears}' if one.bears else ''}."
        for one in case.stock
    )
    yield from (_term(case, one) for one in case.term)
    yield from (_track(case, one) for one in case.track)
    yield from (_ally(case, one) for one in case.ally)
    yield from (
        f"{one.title} ({one.id}): by {case.parties[one.by].title} alone, with a chance of {one.chance.written} a turn."
        for one in case.outside
    )
    yield from (
        f"{one.title} ({one.id}): {and_list([day_in_words(day) for day in one.days()])}." for one in case.calendar
    )


def _party(one: Party, names: Mapping[str, str]) -> str:
    home = and_list([naming.body(body, dict(names)) for body in one.home])
    consent = f"{home} must consent" if home else "nobody at home is asked"
    through = f", through {in_words(one.through)}" if one.through else ""
    return f"{one.title} ({one.id}){through}: {consent}."


def _war(case: Case, one: War) -> str:
    first, second = (case.parties[party].title for party in one.between)
    prize = known_as(case.issues[one.issue].name, one.issue)
    return (
        f"{one.title} ({one.id}): {first} against {second} over {prize}, {one.forts.written} positions, "
        f"{one.battles.written} battles a turn."
    )


def _term(case: Case, one: Term) -> str:
    if not one.levels:
        return f"{one.title} ({one.id}): an amount."
    levels = (" or " if not one.ordered else ", ").join(in_words(level) for level in one.levels)
    giver, taker = (case.parties[party].title if party else "" for party in (one.giver, one.taker))
    gives = f"; given by {giver} to {taker}" if giver and taker else ""
    told = f"; {in_words(one.told)} is told to be needed" if one.told else ""
    opens = f" before {one.opens}" if one.opens else ""
    return f"{one.title} ({one.id}): {levels}{gives}{told}{opens}."


def _track(case: Case, one: Track) -> str:
    first, second = (case.parties[party].title for party in one.between)
    carrier = "" if one.carrier is None else f", or by {case.allies[one.carrier.by].title}{_mandate(one.carrier)}"
    return f"{one.title} ({one.id}): {first} and {second} reach each other directly{carrier}."


def _mandate(carrier: Carrier) -> str:
    """How far what a carrier says is what it was charged to say; "" where it is wholly so."""
    mandate = carrier.mandate
    if mandate is None:
        return ""
    hands = f" through {mandate.hands.written} hands" if mandate.hands.written != "1" else ""
    back = f", read back {_times(mandate.back)}" if mandate.back.high else ""
    return f", who says what it was charged to say with a chance of {mandate.exact.written}{hands}{back}"


def _times(number: Number) -> str:
    return "once" if number.written == "1" else f"{number.written} times"


def _ally(case: Case, one: Ally) -> str:
    does = ["sends aid"] if one.aid is not None else []
    does += [f"presses against {one.presses.against}"] if one.presses is not None else []
    does += [f"can put off {and_list(list(one.veto.on))}"] if one.veto is not None else []
    does += [f"is told of the talks at place {one.tells}"] if one.tells is not None else []
    does += [f"takes it amiss to be told late ({one.slight.of})"] if one.slight is not None else []
    return f"{one.title} ({one.id}) on the side of {case.parties[one.of].title}{f': {and_list(does)}' if does else ''}."
