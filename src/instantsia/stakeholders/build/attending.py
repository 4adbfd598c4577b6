"""Who of those that decide an issue takes no side: away from a vote; in a bargain it is not known where they stand.

The same for options and for points of a scale: whoever is written down as abstaining or absent casts no vote, whatever
the answer `votes` says, has no veto on that issue, and their votes still count among all votes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from instantsia.stakeholders import told
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.build.reading import abstaining
from instantsia.stakeholders.files.entries import Entry


def present(members: Iterable[Entry]) -> list[Entry]:
    """Those who take part."""
    return [entry for entry in members if not entry.position.abstains]


def with_unknown_position(entry: Entry) -> Entry:
    """The actor, their position not known where they abstain or are away: a bargain has no ballot from which
    to stay away."""
    return replace(entry, position=replace(entry.position, abstains=False)) if entry.position.abstains else entry


def with_ballot(entry: Entry) -> Entry:
    """The actor as they vote: abstaining, where the cell of their votes says so and not that of their position."""
    return replace(entry, position=replace(entry.position, abstains=True)) if entry.away else entry


def abstaining_told(members: Sequence[Entry], *, by_name: bool, middle: float | None = None) -> list[str]:
    """Who of those that decide takes no side, a line for each way of it.

    by_name   whether named options are put to the vote; of points of a scale a blank is told with the positions
    middle    of two options with a place on a scale, the point between them
    """
    kinds = {told.AWAY: [one.actor for one in members if one.position.abstains]}
    if by_name:
        kinds[told.UNKNOWN] = [one.actor for one in members if one.position.blank]
    if middle is not None:
        numbers = {one.actor: one.position.number for one in members if not one.position.abstains}
        kinds[told.BETWEEN] = [name for name, one in numbers.items() if one is not None and one.middle == middle]
    return [f"{start}{told.names_told(some)}." for start, some in kinds.items() if some]


def body_attended(work: Building, body: str, issue: str, members: Sequence[Entry]) -> str:
    """The id of the body in which those who abstain are away: itself, or one of its own where others decide more than
    one issue. Where those present are counted, its rule names those of them who are there."""
    absent = sorted(work.ids[entry.actor] for entry in members if entry.position.abstains)
    if not absent:
        return body
    written = next(one for one in work.tables["body"] if one["id"] == body)
    rule = dict(written["rule"])
    if rule["kind"] == "qualified" and rule.get("of") == "present":
        silent = sorted(work.ids[one] for one in abstaining(members))
        rule |= {"abstaining": silent} if silent else {}
    if len(work.table.rows) == 1:
        written |= {"rule": rule, "absent": absent}
        return body
    own = {**written, "rule": rule, "id": names.one(f"{body} {issue}", "body"), "absent": absent}
    work.add("body", own)
    return str(own["id"])
