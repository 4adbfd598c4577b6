"""A case as it grows out of a table, and what all its parts are written with."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from instantsia.case import paths
from instantsia.case.numbers import Number
from instantsia.case.values import Domain
from instantsia.errors import cut
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.numbers import Reader, Stated, held_in, no_word
from instantsia.stakeholders.build.reading import Table
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.sheet import Problem
from instantsia.stakeholders.questions import Asking

CLAIM_RIGHT = 0.95
"""Chance that a number was read aright from a source that is to be believed."""


@dataclass
class Building:
    """A case as it grows; `notes` are sentences for the reader, `problems` what is wrong in the cells."""

    table: Table
    asking: Asking
    ids: Mapping[str, str]
    issue_ids: Mapping[str, str]
    headline: str
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seats: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    vague: list[str] = field(default_factory=list)

    def add(self, table: str, entry: Mapping[str, Any]) -> None:
        self.tables.setdefault(table, []).append(dict(entry))


def add_claim(work: Building, entry: Entry, about: str, stated: Stated) -> bool:
    """Writes what the source of a row says about a number; whether it says anything."""
    if not entry.source or stated.wider is None:
        return False
    work.add(
        "claim",
        {
            "id": names.one(about.replace(".", " "), "claim"),
            "source": work.sources[entry.source],
            "about": about,
            "value": stated.claimed,
            "of": "always",
            "right": CLAIM_RIGHT,
            "why": stated.why,
        },
    )
    return True


def add_number(work: Building, entry: Entry, about: str, cell: Quantity, reader: Reader) -> Stated | None:
    """Writes what a cell says about a number: an assumption, and a claim where its row names a source."""
    try:
        stated = reader.read(cell)
    except ValueError as error:
        work.problems.append(Problem(cell.spot, f"found {cut(cell.raw)}, {error}"))
        return None
    work.add("assumption", stated.assumption(about, add_claim(work, entry, about, stated)))
    return stated


def add_column(
    work: Building,
    members: Sequence[Entry],
    reader: Reader,
    path_of: Callable[[str], str],
    cell_of: Callable[[Entry], Quantity],
) -> None:
    """Writes what a column says about each of these members, in the order of their ids."""
    for entry in sorted(members, key=lambda one: work.ids[one.actor]):
        add_number(work, entry, paths.short(path_of(work.ids[entry.actor])), cell_of(entry), reader)


def table_value(value: object, why: str) -> dict[str, Any]:
    """A number that the table or an answer gives, as a case writes it."""
    return {"value": value, "why": why, "source": "table"}


def position_reader(asking: Asking) -> Reader:
    """How positions on a scale are read: a bare number may be off by the answer `width`, a blank is anywhere.

    Without an answer it may be off by a tenth of the range that is held, at least by one step of the scale.
    """
    domain, facts = questions.domain(asking), asking.table_facts
    answered: float | None = asking.value("width")
    if answered is not None:
        width = answered * domain.width / 100
    else:
        held = [*(facts.held or ()), *_spoken(facts.spoken, asking)] or [0.0]
        width = max(round((max(held) - min(held)) / 10, 9), facts.step)
    return Reader(
        "a position", domain, 1.0, lambda value: width, f"+-{width:g}", lambda word: questions.point(word, asking),
        Number(low=domain.low, high=domain.high, source="table"), "anywhere on the scale",
    )  # fmt: skip


def salience_reader(work: Building, asking: Asking, members: Sequence[Entry]) -> Reader:
    """How the saliences of an issue are read, in hundredths or as shares of one."""
    unit = 1.0 if work.table.stakeholders.unit == 1 and not any(one.salience.percent for one in members) else 100.0
    width: float | None = asking.value("width")
    if width is None:
        least, most, step = held_in([one.salience for one in members])
        off = max((most - least) / 10, step) / unit
        how = f"+-{100 * off:.4g} of 100"
    else:
        off, how = width / 100, f"+-{width:g} of 100"
    return Reader("a salience", Domain(0.0, 1.0), unit, lambda value: off, how, no_word("a salience from 0 to 100"))


def _spoken(words: Sequence[str], asking: Asking) -> Iterator[float]:
    """Where the words of a column stand on the scale; what is none is a problem of its own cell."""
    for word in words:
        with contextlib.suppress(ValueError):
            yield questions.point(word, asking).middle


def note_once(work: Building, note: str) -> None:
    """Adds a sentence for the reader, unless it stands there."""
    if note not in work.notes:
        work.notes.append(note)


def does(asking: Asking, they: str, one: str, name: str) -> str:
    """What happens: "They settle on ban", "The council settles on ban", "Ann decides on ban"."""
    if decider := asking.value("settles").decider:
        return f"{decider} decides on {name}"
    body: str = asking.value("body")
    if body == questions.THOSE:
        return f"They {they} {name}"
    named = body if body[:1].isupper() or body.split()[0].casefold() in ("the", "a") else f"the {body}"
    return f"{named[:1].upper()}{named[1:]} {one} {name}"
