"""An issue that is a point of a scale: where it lies, who stands where on it, who cares and who can."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from instantsia.case import paths
from instantsia.case.numbers import Number, plain
from instantsia.case.times import are_times, time_text
from instantsia.case.values import Domain
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.asked import asked
from instantsia.stakeholders.build.attending import abstaining_told, body_attended, present
from instantsia.stakeholders.build.building import (
    Building,
    add_column,
    does,
    note_once,
    position_reader,
    salience_reader,
    table_value,
)
from instantsia.stakeholders.build.numbers import SHARE, Reader, middles, no_word
from instantsia.stakeholders.build.usual_votes import usual_votes
from instantsia.stakeholders.files.columns.scales import on_scale
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.questions import Asking, Ends, Line
from instantsia.stakeholders.told import seats_weigh, votes_weigh


def add_scale(work: Building, name: str, asking: Asking, members: Sequence[Entry], body: str, weighs: bool) -> None:
    """Writes an issue on a scale, its step and event, and where everybody stands."""
    id = work.issue_ids[name]
    domain = questions.domain(asking)
    ends: Ends = asking.value("ends")
    status_quo: Number = asking.value("status_quo")
    line: Line = asking.value("line")
    stretches: dict[str, float] = asking.value("stretches")
    low, high = plain(domain.low), plain(domain.high)
    days = are_times(domain.low, domain.high)
    first, last = map(time_text, (domain.low, domain.high)) if days else (low, high)
    where = "the answer status_quo" if asking.text("status_quo") is not None else "the table"
    if asking.text("status_quo") is None and not questions.holds_told(asking):
        where = f"not known, taken as {status_quo.written}"
        work.vague.append(name)
    figures = [one for one in (status_quo.low, status_quo.mode, status_quo.high) if one is not None]
    models: tuple[str, ...] = asking.value("model")
    # a guess is written as an answer would be: whoever confirms it gets the same forecast and the same range
    holds = {"status_quo": table_value(figures, f"what holds if nothing is decided: {where}")}
    stretch_ids = names.ids(stretches, "stretch")
    called = names.called(stretch_ids)
    work.add(
        "issue",
        {
            "id": id,
            "name": name,
            "text": f"{name}: from {ends.low} ({first}) to {ends.high} ({last})",
            "scale": {low: ends.low, high: ends.high},
            **holds,
            "line": line.point,
            "beyond": line.beyond,
            "stretches": {stretch_ids[one]: end for one, end in stretches.items()},
            **({"called": called} if called else {}),
        },
    )  # fmt: skip
    step: dict[str, Any] = {
        "id": id, "kind": "settle", "text": does(asking, "settle on", "settles on", name),
        "body": body_attended(work, body, id, members), "issue": id,
        "date": asking.value("by"), "model": list(models),
    }  # fmt: skip
    setter = asking.value("setter")
    if setter and work.ids.get(setter) in {work.ids[entry.actor] for entry in members}:
        step["setter"] = work.ids[setter]
    work.add("step", step)
    work.add("event", _event(work, name, line, ends, stretches, domain, asking.table_facts.money))
    if name == work.headline:
        work.notes += abstaining_told(members, by_name=False)
    _stakes(work, name, asking, members, weighs)


def _event(
    work: Building, name: str, line: Line, ends: Ends, stretches: Mapping[str, float], domain: Domain, money: str
) -> dict[str, Any]:
    """Whether it settles beyond the line, in the words of the stretches, or of the ends.

    money   the unit of sums of money, which stands behind the line unless the name of the issue has it
    """
    id, called = work.issue_ids[name], name[:1].upper() + name[1:]
    towards = ends.high if line.above else ends.low
    reached = list(stretches)
    upper = list(stretches.values())
    if line.above and line.point in upper[:-1]:
        first = upper.index(line.point) + 1
        words = reached[first] + (" or more" if first + 1 < len(reached) else "")
    elif not line.above and line.point in upper[:-1]:
        last = upper.index(line.point)
        words = reached[last] + (" or less" if last else "")
    else:
        words = f"towards {towards}"
    low, high = (on_scale(end, (domain.low, domain.high)) for end in (domain.low, domain.high))
    scale = f"{low} is {ends.low}, {high} is {ends.high}"
    side = "beyond" if line.above else "below"
    point = on_scale(line.point, (domain.low, domain.high))
    if money and money.casefold() not in name.casefold():
        point = f"{point} {money}"
    goes = f"go {side} {point} ({scale})?"
    return {
        "id": names.with_ending(id, "beyond"),
        "text": f"{called} goes {side} {point} ({words})",
        "question": asked(work, f"Will {name} {goes}", f"will it {goes}"),
        "when": f"{id}.value {'>' if line.above else '<'} {line.point!r}",
    }


def _stakes(work: Building, name: str, asking: Asking, members: Sequence[Entry], weighs: bool) -> None:
    """Position, salience and capability of everybody on an issue."""
    id = work.issue_ids[name]
    position, salience = position_reader(asking), salience_reader(work, asking, members)
    width: float | None = asking.value("width")
    share = 0.0 if width == 0 else SHARE
    capability = Reader(
        "a capability", Domain(0.0), 1.0, lambda value: value * share, "+- a quarter of itself",
        no_word("a capability of 0 or more"),
    )  # fmt: skip
    add_column(work, present(members), position, lambda actor: paths.position(actor, id), lambda entry: entry.position)
    # where those stand who take no part moves nothing; but one may ask what could be done for them
    there = {one.actor for one in members}
    aside = [
        replace(one, source="")
        for one in present(work.table.rows[name])
        if one.actor not in there and not one.position.blank
    ]
    add_column(work, aside, position, lambda actor: paths.position(actor, id), lambda entry: entry.position)
    for role, reader, path_of in (
        ("salience", salience, paths.salience),
        ("capability", capability, paths.capability),
    ):
        cell_of: Callable[[Entry], Quantity] = operator.attrgetter(role)
        cells = [cell_of(entry) for entry in members]
        stated = reader.among(cells)
        if not stated and not any(cell.word for cell in cells):
            _whole_column(work, name, members, role, path_of, weighs)
            continue
        if stated and stated[-1] == 0 and not any(cell.number and cell.number.high for cell in cells):
            # nobody cares, or weighs, more than others
            note_once(work, f"A {role} of 0 for everybody is read as the same for everybody.")
            _whole_column(work, name, members, role, path_of, weighs)
            continue
        full = replace(reader, nobody=f"{middles(stated)} in the column", stated=stated)
        add_column(work, members, full, functools.partial(path_of, issue=id), cell_of)


def _votes_as_capability(
    work: Building, members: Sequence[Entry], votes: Mapping[str, float], path_of: Callable[[str], str]
) -> None:
    """What each weighs where only votes are told: their votes, nothing where the table says that they have none, and
    where it says nothing as many as more than half of the others have, or as many as anybody.

    So the Commission and the Parliament are weighted beside the votes of the Council in tests of the weighted mean on
    EU decisions.
    """
    usual, nothing = usual_votes(votes.values()), work.table.stakeholders.voteless
    untold, as_whom = (max(votes.values()), "the most") if usual is None else (usual, "more than half of the others")
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        own = 0.0 if entry.actor in nothing else votes.get(entry.actor)
        why = f"{entry.spot}: {'its votes' if own is not None else f'no vote: as {as_whom}'}; no capability is told"
        value = table_value(untold if own is None else own, why)
        work.add("assumption", {"about": paths.short(path_of(work.ids[entry.actor])), "value": value, "why": why})


def _whole_column(
    work: Building,
    name: str,
    members: Sequence[Entry],
    role: str,
    path_of: Callable[[str, str], str],
    weighs: bool,
) -> None:
    """A column that is not there, or all blank: all have 1; as capability the seats of blocs, where those are told."""
    id = work.issue_ids[name]
    seats = {entry.actor: entry.seats for entry in members if entry.seats.number is not None}
    none = [entry.actor for entry in members if entry.actor in work.table.stakeholders.voteless]
    if role == "capability" and seats:
        nobody = sorted(cell.number.middle for cell in seats.values() if cell.number is not None)
        reader = Reader(
            "seats", Domain(0.0), 1.0, lambda value: 0.0, "the seats of the bloc: no capability is told",
            no_word("seats"), None, middles(nobody), tuple(nobody),
        )  # fmt: skip
        add_column(work, members, reader, lambda actor: path_of(actor, id), lambda entry: entry.seats)
        if weighs:
            blank = [entry.actor for entry in members if entry.actor not in seats]
            note_once(work, f"{seats_weigh(blank, none)}.")
        return
    votes = {entry.actor: float(entry.votes) for entry in members if entry.votes}
    if role == "capability" and (len(set(votes.values())) > 1 or (votes and none)):
        _votes_as_capability(work, members, votes, lambda actor: path_of(actor, id))
        if weighs:
            untold = [entry.actor for entry in members if not entry.votes and entry.actor not in none]
            note_once(work, f"{votes_weigh(untold, none, usual_votes(votes.values()))}.")
        return
    why = f"{work.table.known.file} tells no {role}: all the same"
    about = f"*.{path_of('x', id).split('.', 2)[2]}"
    work.add("assumption", {"about": about, "value": table_value(1, why), "why": why})
    if weighs:
        others = [entry for rows in work.table.rows.values() for entry in rows] if len(work.table.rows) > 1 else []
        where = f" on {name}" if any(not getattr(entry, role).blank for entry in others) else ""
        note_once(work, f"The table tells no {role}{where}: all have the same.")
