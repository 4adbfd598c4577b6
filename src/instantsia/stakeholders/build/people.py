"""Who is in a table, with which votes and sources, and who decides an issue of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from instantsia.stakeholders import told
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.building import Building, note_once, table_value
from instantsia.stakeholders.build.numbers import middles
from instantsia.stakeholders.build.remarks import names_office, remarks_of
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import of_whom
from instantsia.stakeholders.questions import Asking, Quota, Settles, Votes, total_votes
from instantsia.stakeholders.questions.counting_rules import casting, quorum
from instantsia.stakeholders.questions.voters import votes_held

SOURCE_P = "0.6..0.85..0.95"
"""How far a source is believed that a table names and nobody has weighed: as a teller without an entry."""


def votes_somewhere(work: Building) -> Votes:
    """Who votes on the headline; where nobody does, on the first of the further issues on which somebody does."""
    # beside a headline that is bargained out, named options of another issue are put to the vote
    names = (work.headline, *work.table.rows)
    some: list[Votes] = [work.asking.of(name).value("votes") for name in names]
    return next((votes for votes in some if not votes.nobody), some[0])


def add_seats(work: Building) -> None:
    """{actor: their votes, as a case writes them}, of those who vote on any of the issues."""
    table, votes = work.table, votes_somewhere(work)
    if votes.nobody:
        return
    cells = {entry.actor: entry.seats for entries in table.rows.values() for entry in entries}
    stated = sorted(cell.number.middle for cell in cells.values() if cell.number is not None)
    own, one_given = votes.each(table.votes), votes.one_given(table.votes)
    for entry_actor, cell in cells.items():
        each = float(own.get(entry_actor, 0))
        if not each:
            continue
        if cell.number is not None:
            parts = [one * each for one in (cell.number.low, cell.number.mode, cell.number.high) if one is not None]
            bare = parts[0] if cell.number.fixed else parts
            work.seats[entry_actor] = table_value(bare, f"{cell.spot}: times {each:g} a seat")
        elif "seats" in table.stakeholders.columns and stated:
            among = [one * each for one in stated]
            work.seats[entry_actor] = {
                "among": among, "why": f"{cell.spot}: blank: {middles(stated)}", "source": "table",
            }  # fmt: skip
        else:
            has = votes.column or (entry_actor in table.votes and entry_actor not in one_given)
            why = "votes as the table has them" if has else "a vote each, by the answer votes"
            work.seats[entry_actor] = table_value(each, why)


def add_people(work: Building, actors: Mapping[str, None]) -> None:
    """Writes the actors, in the order of their ids; seats of those only who could have any."""
    remarks = remarks_of(work)
    # asked once: to read it, who may be named is looked for among all names
    seated = not votes_somewhere(work).nobody
    for name in sorted(actors, key=lambda one: work.ids[one]):
        actor: dict[str, Any] = {"id": work.ids[name], "name": name}
        if (office := remarks.get(name, "")) and names_office(office):
            actor["role"] = office
        if seated:
            actor["seats"] = work.seats.get(name, table_value(0, "no vote"))
        work.add("actor", actor)


def add_sources(work: Building) -> None:
    """Writes the sources that a claim names."""
    claimed = {claim["source"] for claim in work.tables.get("claim", ())}
    for cite, id in sorted(work.sources.items(), key=lambda one: one[1]):
        if id not in claimed:
            continue
        work.add(
            "source",
            {
                "id": id,
                "cite": cite,
                "p": SOURCE_P,
                "why": f"the column source of {work.table.known.file} names it; nobody has weighed it",
            },
        )


def deciding(work: Building, name: str, weighs: bool) -> list[Entry]:
    """Those who decide an issue: all; where only votes count, who has a vote, a veto or the agenda."""
    entries = list(work.table.rows[name])
    known = work.table.known
    if known.bodies:
        body = work.asking.value("body")
        if body in known.bodies:
            inside = [entry for entry in entries if entry.body in ("", body)]
            if len(inside) < len(entries):
                where = "" if len(work.table.rows) == 1 else f" on {name}"
                work.notes.append(
                    f"{len(entries) - len(inside)} of {len(entries)}{where} sit in other bodies than {body} "
                    "and take no part (--answer columns=body:none makes all one body)."
                )
            entries = inside
    asking = work.asking.of(name)
    settles: Settles = asking.value("settles")
    if settles.decider:
        # who has a veto has it against the one who decides
        vetoes: tuple[str, ...] = asking.value("vetoes")
        others = [entry.actor for entry in entries if entry.actor not in (settles.decider, *vetoes)]
        if others:
            beside = told.NO_PART_BESIDE_VETO if {*vetoes} - {settles.decider} else told.NO_PART_BESIDE_ONE
            note_once(work, f"{len(others)} of {len(entries)}{beside}{told.names_told(others)}.")
        return [entry for entry in entries if entry.actor not in others]
    if weighs or asking.value("votes").nobody:
        return entries
    vetoes, setter, tied = asking.value("vetoes"), asking.value("setter"), casting(asking)
    heard = [one for one in entries if one.actor in work.seats or one.actor in vetoes or one.actor in (setter, tied)]
    if len(heard) < len(entries):
        aside = [one.actor for one in entries if one not in heard]
        note_once(work, f"{len(aside)} of {len(entries)}{told.NO_PART}{told.names_told(aside)}.")
    return heard


def body_of(work: Building, name: str, members: Sequence[Entry], bodies: dict[tuple[str, ...], str]) -> str:
    """The id of the body of these members: the same body decides several issues where the same people sit in it.

    bodies   {regime and ids of the members: id}
    """
    asking = work.asking.of(name)
    settles: Settles = asking.value("settles")
    who = tuple(sorted(work.ids[entry.actor] for entry in members))
    quota: Quota | None = None if asking.value("votes").nobody else asking.value("quota")
    chair = "" if quota is None else work.ids.get(casting(asking), "")
    needed = _needed(asking, members, quota)
    least = {} if quota is None or not (many := quorum(asking)) else {"quorum": many}
    same = (settles.regime, f"{needed}{least}", chair, *who)
    if same in bodies:
        return bodies[same]
    called: str = asking.value("body")
    id = names.one(called, "body")
    if bodies:
        id = names.one(f"{called} {name}", "body")
    bodies[same] = id
    # where nobody has a vote: what a vote of all of them would be, which is asked besides
    rule: dict[str, Any] = {"kind": "majority"}
    if quota is not None and chair in who:
        # who is away is counted neither for nor against where a share of those voting is needed
        rule |= {"of": "present" if of_whom(quota.words) else "all", "tie": "chair", **least}
    elif quota is not None:
        vetoes = [work.ids[one] for one in asking.value("vetoes") if one in work.ids and work.ids[one] in who]
        rule = {"kind": "qualified", **needed, **least}
        if vetoes:
            rule["vetoes"] = sorted(vetoes)
    name_shown = called[:1].upper() + called[1:]
    body = {"id": id, "name": name_shown, "members": list(who), "rule": rule, "settles": settles.regime}
    if chair in who:
        body["chair"] = chair
    work.add("body", body)
    return id


def _needed(asking: Asking, members: Sequence[Entry], quota: Quota | None) -> dict[str, Any]:
    """What a rule says of how many votes carry; {} for more than half of all.

    A share stays one, so that it is counted of whoever is there, or votes, in each draw and after each change. Of all
    votes it is so many where some of them are held by others than those who decide.
    """
    if quota is None:
        return {}
    of = {"of": quota.of} if quota.of else {}
    if quota.half:
        return of
    why = "by the answer quota"
    if quota.share is not None and (quota.of or _held(asking, members) == total_votes(asking)):
        return {"share": table_value(quota.share, why), **of}
    return {} if quota.votes is None else {"quota": table_value(quota.votes, why)}


def _held(asking: Asking, members: Sequence[Entry]) -> Fraction:
    """The votes of those who decide."""
    held = votes_held(asking)
    return sum((held.get(one.actor, Fraction(0)) for one in members), Fraction(0))
