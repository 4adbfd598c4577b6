"""Who of those that decide an issue takes no side: away from a vote; in a bargain it is not known where they stand.

The same for options and for points of a scale: whoever is written down as abstaining or absent casts no vote, whatever
the answer `votes` says, and has no veto on that issue. Their votes count among all votes; among those present only
where they abstain, and not among those voting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from instantsia.case.phrases import and_list
from instantsia.errors import few
from instantsia.stakeholders import told
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.build.reading import abstaining
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.procedure_words import of_whom
from instantsia.stakeholders.questions import Asking
from instantsia.stakeholders.questions.answer_values import Quota

SHOWN = 12
"""So many who abstain, and so many who are away, are named."""


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


def not_voting_told(asking: Asking, rows: Mapping[str, Sequence[Entry]]) -> list[str]:
    """Who abstains or is away on each issue, and what becomes of their votes by the rule that holds.

    rows   {issue: its entries}
    """
    out = []
    for issue, entries in rows.items():
        here = abstaining(entries)
        gone = [one.actor for one in entries if one.position.abstains and one.actor not in here]
        of_issue = f" on {issue}" if len(rows) > 1 else ""
        kinds = [(here, "abstains", "abstain"), (gone, "is away", "are away")]
        some = {f"{_names(who)} {one if len(who) == 1 else many}{of_issue}": who for who, one, many in kinds if who}
        about = asking.of(issue)
        if not some:
            continue
        if about.value("settles").regime == "bargain":
            out.append(f"{'; '.join(some)}: in a bargain it is not known where they stand")
            continue
        quota: Quota = about.value("quota")
        base = of_whom(quota.words)
        if not base:
            out.append(f"{'; '.join(some)}: their votes still count among all votes")
        elif base == "voting":
            out.append(f"{'; '.join(some)}: their votes do not count, since the quota is {quota.words}")
        else:
            out += [
                f"{said}: their votes {'' if who is here else 'do not '}count among those present"
                for said, who in some.items()
            ]
    return out


def _names(who: Sequence[str]) -> str:
    return and_list(who) if len(who) <= SHOWN else few(who, SHOWN)


def body_attended(work: Building, body: str, issue: str, members: Sequence[Entry]) -> str:
    """The id of the body in which those who abstain are away: itself, or one of its own where others decide more than
    one issue. Its rule, where it can, names those of them who are there."""
    absent = sorted(work.ids[entry.actor] for entry in members if entry.position.abstains)
    if not absent:
        return body
    written = next(one for one in work.tables["body"] if one["id"] == body)
    rule = dict(written["rule"])
    if rule["kind"] == "qualified":
        silent = sorted(work.ids[one] for one in abstaining(members))
        rule |= {"abstaining": silent} if silent else {}
    if len(work.table.rows) == 1:
        written |= {"rule": rule, "absent": absent}
        return body
    own = {**written, "rule": rule, "id": names.one(f"{body} {issue}", "body"), "absent": absent}
    work.add("body", own)
    return str(own["id"])
