"""The 95 inter-state wars of the Correlates of War list as records: how long, how ended, who began, how strong.

The data is not shipped: ../shared/data/war_talks. How outcomes become endings stands in war_endings.csv and was fixed
before anything was fitted; docs/explanation/what-wars-tell.md says what a war, a side and an ending are.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.bool_]
Row = Mapping[str, str]

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data" / "war_talks"
MAPPING = Path(__file__).resolve().parent / "war_endings.csv"
WARS, CAPABILITIES = "cow_interstate_war_v4.0.csv", "nmc_5.0.csv.gz"
DISPUTES, SIDES = "gml_mid_disps.csv.gz", "gml_mid_ddydisps.csv.gz"
FILES = (WARS, CAPABILITIES, DISPUTES, SIDES)

READINGS = ("outcome", "settlement")
BOUNDS = np.array([0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 18.0, 24.0, 36.0, 60.0])
"""Between the classes of durations, months."""
CLASSES = len(BOUNDS) + 1
YEAR = int(np.searchsorted(BOUNDS, 12.0, side="right"))
"""The first class of those that lasted a year or more."""
AGREEMENT, BEGAN, OTHER_SIDE = range(3)
ENDS = 3
"""By agreement, or by force for the side that began the war, or for the other."""
MONTH = 30.44
WAR_LEVEL = 5.0
NEAR = timedelta(days=365)
"""A dispute that ends farther from the end of a war is not that of the war."""
LEAST = 1e-6
"""A side has at least such a share of the world's capabilities."""


@dataclass(frozen=True)
class Wars:
    """Some wars.

    name    (war,)
    months  (war,) how long it lasted
    ends    (war, end) the ends that are possible by what is recorded: all three where the ending is other
    ratio   (war,) log of the capabilities of the side that began over those of the other, known beforehand
    """

    name: NDArray[np.str_]
    months: Floats
    ends: Rows
    ratio: Floats

    def __len__(self) -> int:
        return len(self.name)

    def of(self, keep: Rows) -> Wars:
        return Wars(self.name[keep], self.months[keep], self.ends[keep], self.ratio[keep])

    def without(self, war: int) -> Wars:
        return self.of(np.arange(len(self)) != war)

    def changed(self, war: int) -> Wars:
        """The same, but that one war had lasted otherwise and ended otherwise."""
        months, ends = self.months.copy(), self.ends.copy()
        months[war] = 100.0 if months[war] < BOUNDS[-1] else 0.1
        ends[war] = np.arange(ENDS) == (OTHER_SIDE if ends[war, AGREEMENT] else AGREEMENT)
        return replace(self, months=months, ends=ends)

    @property
    def lasted(self) -> NDArray[np.intp]:
        """(war,) class of the duration."""
        return np.searchsorted(BOUNDS, self.months, side="right")

    @property
    def long(self) -> Rows:
        """(war,) whether it lasted a year or more."""
        return self.lasted >= YEAR

    @property
    def agreed(self) -> Rows:
        """(war,) whether it ended by agreement, as far as that is known."""
        return np.asarray(self.ends[:, AGREEMENT] & (self.ends.sum(axis=1) == 1))

    @property
    def forced(self) -> Rows:
        """(war,) whether it is known to have ended by force."""
        return ~self.ends[:, AGREEMENT]

    @property
    def won(self) -> Rows:
        """(war,) whether it is known to have ended by force, and for whom."""
        return np.asarray(self.forced & (self.ends.sum(axis=1) == 1))


def missing(folder: Path) -> list[str]:
    """The files that are not there."""
    return [name for name in FILES if not (folder / name).is_file()]


def read(folder: Path, reading: str) -> Wars:
    """The wars, their endings by one of `READINGS`."""
    mapping = endings(reading)
    participants: dict[str, list[Row]] = {}
    for row in _rows(folder / WARS):
        participants.setdefault(row["WarNum"], []).append(row)
    strengths = {(int(row["ccode"]), int(row["year"])): row["cinc"] for row in _rows(folder / CAPABILITIES)}
    disputes = Disputes(_rows(folder / DISPUTES), _rows(folder / SIDES)) if reading == "settlement" else None
    records = []
    for rows in participants.values():
        first, last = days(rows)
        began = began_by(rows)
        if disputes is None:
            ending = of_outcomes([mapping[row["Outcome"]] for row in rows])
        else:
            ending = mapping.get(disputes.settlement(rows, first, last), "other")
        ratio = capability(rows, began, strengths) - capability(rows, 3 - began, strengths)
        months = max((last - first).days, 1) / MONTH
        records.append((rows[0]["WarName"], months, possible(ending, winners(rows), began), ratio))
    return Wars(*(np.array(column) for column in zip(*records, strict=True)))


def endings(reading: str) -> dict[str, str]:
    """{code: agreement, force, other or not counted} of one reading."""
    return {row["code"]: row["ending"] for row in _rows(MAPPING) if row["reading"] == reading}


def of_outcomes(found: Iterable[str]) -> str:
    """The ending of a war by those of its participants, who must agree on it."""
    counted = set(found) - {"not counted"}
    return counted.pop() if len(counted) == 1 else "other"


def possible(ending: str, winning: set[int], began: int) -> list[bool]:
    """(end,) the ends that an ending leaves possible."""
    if ending == "other":
        return [True] * ENDS
    if ending == "agreement":
        return [True, False, False]
    sides = winning if len(winning) == 1 else {1, 2}
    return [False, began in sides, 3 - began in sides]


def days(rows: Sequence[Row]) -> tuple[date, date]:
    """The first day of the first participant and the last of the last, a truce between two spells counted in."""
    spells = [(row, spell) for row in rows for spell in "12" if int(row[f"StartYear{spell}"]) > 0]
    return min(_day(row, "Start", spell) for row, spell in spells), max(
        _day(row, "End", spell) for row, spell in spells
    )


def began_by(rows: Sequence[Row]) -> int:
    """The side that began the war, 1 or 2; the first where both are said to have."""
    sides = {int(row["Side"]) for row in rows if row["Initiator"] == "1"}
    return min(sides, default=1)


def winners(rows: Sequence[Row]) -> set[int]:
    """The sides of which somebody is said to have won."""
    return {int(row["Side"]) for row in rows if row["Outcome"] == "1"}


def capability(rows: Sequence[Row], side: int, strengths: Mapping[tuple[int, int], str]) -> float:
    """Log of the share of the world's capabilities of those who were there on a side's first day, in the first year."""
    mine = [row for row in rows if int(row["Side"]) == side]
    first = min(_day(row, "Start", "1") for row in mine)
    year = days(rows)[0].year
    there = {int(row["ccode"]) for row in mine if _day(row, "Start", "1") == first}
    return float(np.log(max(sum(float(strengths.get((state, year)) or 0.0) for state in sorted(there)), LEAST)))


class Disputes:
    """Militarized disputes at the level of war, and between whom."""

    def __init__(self, disputes: Iterable[Row], sides: Iterable[Row]) -> None:
        self._war = {row["dispnum"]: row for row in disputes if float(row["hostlev"]) == WAR_LEVEL}
        self._between: dict[frozenset[int], set[str]] = {}
        for row in sides:
            if row["dispnum"] in self._war:
                pair = frozenset(int(float(row[key])) for key in ("ccode1", "ccode2"))
                self._between.setdefault(pair, set()).add(row["dispnum"])

    def settlement(self, rows: Sequence[Row], first: date, last: date) -> str:
        """The code by which the dispute of a war was settled, as the mapping writes it; nothing where there is none."""
        one, two = ({int(row["ccode"]) for row in rows if row["Side"] == side} for side in "12")
        among = set().union(*(self._between.get(frozenset(pair), set()) for pair in product(one, two)))
        spans = {name: self._span(self._war[name]) for name in among}
        near = [
            (abs(span[1] - last), name)
            for name, span in spans.items()
            if span[0] <= last and span[1] >= first and abs(span[1] - last) <= NEAR
        ]
        return str(int(float(self._war[min(near)[1]]["settle"]))) if near else ""

    def _span(self, row: Row) -> tuple[date, date]:
        begins = date(int(float(row["styear"])), int(float(row["stmon"])), 1)
        return begins, begins + timedelta(days=float(row["maxdur"]))


def _day(row: Row, what: str, spell: str) -> date:
    year, month, day = (int(row[f"{what}{part}{spell}"]) for part in ("Year", "Month", "Day"))
    return date(year, max(month, 1), max(day, 1))


def _rows(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
