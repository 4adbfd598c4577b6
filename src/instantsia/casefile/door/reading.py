"""What a table tells by itself, for the questions: its issues, who is in it, who votes, what its words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from instantsia.case.values import WORDS
from instantsia.casefile import answers
from instantsia.casefile.answers import Known, Told
from instantsia.casefile.folding import folded
from instantsia.casefile.tables.cells import EXPECTED
from instantsia.casefile.tables.sheet import Spot, TableError, Trouble, ordered
from instantsia.casefile.tables.stakeholders import Entry, Stakeholders, stakeholders
from instantsia.errors import UserError, cut

MOST_ISSUES = 20
"""Of a table with more issues the headline alone is played."""
OPEN = "open"
_END = re.compile(rf"(?:{'|'.join(WORDS)})\s+(.*\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A table that was read, and what it tells.

    rows      {issue: its entries, in the order of names}, of the issues that are played
    aside     how many issues of the file are not played
    seats     {actor: votes of the bloc, in the middle}, of those for whom a number stands in the column
    """

    path: Path
    told: Stakeholders
    known: Known
    rows: Mapping[str, tuple[Entry, ...]]
    aside: int
    votes: Mapping[str, Fraction]

    @property
    def unnamed(self) -> bool:
        """Whether it has one issue, which it does not name: what is printed calls it as the file is called."""
        return self.told.issues == ("",)


def read_table(path: Path | str, sheet: str | None, written: Mapping[str, str], today: int) -> Table:
    """The table in a file, with what was answered about its scale and its headline.

    Raises TableError with everything that is wrong with it, UserError for an answer that keeps it from being read.
    """
    from instantsia.casefile.tables.read import read_sheet

    path = Path(path)
    scale = None
    if "scale" in written:
        try:
            scale = answers.read_scale(written["scale"])
        except ValueError as error:
            raise UserError(f"scale = {cut(written['scale'])}: {error}") from None
    found = read_sheet(path, sheet)
    issue = written.get("issue")
    if issue is None:
        told = stakeholders(found, None, scale)
    else:
        told = stakeholders(found, issue, scale)
        if 1 < len(told.issues) <= MOST_ISSUES:
            told = stakeholders(found, None, scale)
    return table(path, told, today)


def table(path: Path, told: Stakeholders, today: int) -> Table:
    """What stakeholders tell."""
    unnamed = " ".join(path.stem.replace("_", " ").split()) or "issue"
    rows: dict[str, list[Entry]] = {(name or unnamed): [] for name in told.issues}
    for entry in told.entries:
        rows[entry.issue or unnamed].append(entry)
    troubles: list[Trouble] = []
    issues = {name: _issue(name, told, entries, troubles) for name, entries in rows.items()}
    seats = _seats(told.entries)
    votes = _votes(told.entries, troubles)
    if troubles:
        raise TableError(ordered(troubles))
    bodies = Counter(entry.body for entry in told.entries if entry.body)
    known = Known(
        path.name,
        issues,
        tuple(dict.fromkeys(sorted((entry.actor for entry in told.entries), key=lambda name: (name.casefold(), name)))),
        tuple(sorted(bodies, key=lambda name: (-bodies[name], name))),
        sum((seats[name] * count for name, count in votes.items()), Fraction(0)) if "vote" in told.columns else None,
        tuple(sorted({entry.actor for entry in told.entries if entry.veto})) if "veto" in told.columns else None,
        seats,
        today,
    )
    played = {name: tuple(entries) for name, entries in rows.items() if entries}
    return Table(path, told, known, played, len(rows) - len(played), votes)


def narrowed(table: Table, headline: str) -> Table:
    """The table with its headline alone, where it has more issues than are played together."""
    if len(table.rows) <= MOST_ISSUES:
        return table
    return replace(table, rows={headline: table.rows[headline]}, aside=len(table.known.issues) - 1)


def _seats(entries: Iterable[Entry]) -> dict[str, Fraction]:
    """{actor: seats of his bloc}, in the middle; of one who is left blank the median of the others'."""
    stated = sorted(entry.seats.number.middle for entry in entries if entry.seats.number is not None)
    usual = (stated[(len(stated) - 1) // 2] + stated[len(stated) // 2]) / 2 if stated else 1.0
    return {
        entry.actor: Fraction(usual if entry.seats.number is None else entry.seats.number.middle) for entry in entries
    }


def _votes(entries: Iterable[Entry], troubles: list[Trouble]) -> dict[str, Fraction]:
    """{actor: his votes}, the same on every issue on which he has any."""
    out: dict[str, Fraction] = {}
    for entry in entries:
        if entry.votes is None:
            continue
        before = out.setdefault(entry.actor, entry.votes)
        if before != entry.votes:
            told = f"found {float(entry.votes):g} votes of {entry.actor}, who has {float(before):g} on another issue"
            troubles.append(Trouble(entry.spot, f"{told}, expected as many on each"))
    return out


def _issue(name: str, told: Stakeholders, entries: Iterable[Entry], troubles: list[Trouble]) -> Told:
    spots: dict[str, Spot] = {}
    numbers = 0
    written = ""
    for entry in entries:
        written = entry.issue
        numbers += entry.position.number is not None
        if entry.position.word is not None:
            spots.setdefault(entry.position.word, entry.position.spot)
    words = tuple(spots)
    named = {word: match[1] for word in words if (match := _END.fullmatch(word))}
    plain = [word for word in words if word not in named and word.casefold() != OPEN]
    scale, quo = told.scales.get(written), told.quo.get(written)
    if numbers:
        # "ca. 30" or "4O" beside numbers is meant as one, and would be taken for the name of an end
        for word in plain:
            if any(map(str.isdigit, word)):
                troubles.append(Trouble(spots[word], f"found {cut(word)}, expected {EXPECTED}"))
    if plain and not numbers and not named and scale is None:
        options: dict[str, str] = {}
        for word in plain:
            for option in word.split("|"):
                options.setdefault(folded(option), " ".join(option.split()))
        if len(options) > answers.MOST_OPTIONS:
            spot = spots[plain[-1]]
            most = answers.MOST_OPTIONS
            message = f"found {len(options)} different words in the column, expected numbers or up to {most} options"
            troubles.append(Trouble(spot, message))
        return Told(name, scale, quo, tuple(sorted(options.values(), key=lambda option: (option.casefold(), option))))
    ends = {folded(end): end for end in sorted((*named.values(), *plain))}
    if len(ends) > 2:
        for word in words:
            if word.casefold() != OPEN:
                message = (
                    f"found {cut(word)}, expected a number, a range, open, or firmly or leans to and one of two ends"
                )
                troubles.append(Trouble(spots[word], message))
    return Told(name, scale, quo, (), tuple(ends.values()))
