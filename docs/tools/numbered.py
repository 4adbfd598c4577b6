"""The page of the journal's numbered mechanisms: docs/tools/numbered.csv beside what the bundled cases say moves.

A line of numbered.csv is one mechanism of the reading notes on the journal's first three chapters:

    number      chapter and number, 1.1 to 3.40
    mechanism   what it is, in our own words
    lines       lines of the journal in which it is told
    planned     what a plan said of it before it was built: carried, in part, not yet, or other side; of the last alone
                the page says which they are
    state       what is so: carried, in part or not yet
    by          the objects and steps that carry it, or what is missing
    test        where it is shown: path::test, or path::test[parameter]; empty where nothing shows it

Which event of a bundled case moves without it is read from the table in the case's README, which
benchmarks/mechanisms.py makes; the case's mechanisms.csv says which numbers a row is about.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).with_name("numbered.csv")
LIBRARY = Path(__file__).resolve().parents[2] / "src" / "instantsia" / "library"
MADE = "<!-- Made by docs/build.py --write from docs/tools/numbered.csv and the READMEs of the bundled cases. -->\n\n"
STATES = ("carried", "in part", "not yet")
BETWEEN_STATES = "other side"
"""What the plan says of a mechanism that is about dealings between two states."""
CHAPTERS = {1: ("one", "1926-1928", 37), 2: ("two", "1928-1931", 36), 3: ("three", "1931-1937", 40)}
"""{chapter: (its number in words, its years, how many mechanisms the notes have of it)}."""
TABLE = ("<!-- mechanisms: benchmarks/mechanisms.py -->", "<!-- end of mechanisms -->")
INVENTED = "apparatus"
_CELLS = re.compile(r"(?<!\\) \| ")


@dataclass(frozen=True)
class Numbered:
    """A line of numbered.csv."""

    number: str
    mechanism: str
    lines: str
    planned: str
    state: str
    by: str
    test: str

    @property
    def chapter(self) -> int:
        return int(self.number.partition(".")[0])


@dataclass(frozen=True)
class Row:
    """A row of the table of mechanisms of a case.

    notes    the numbers that it is about
    event    the event that it moves most, as the table has it
    change   by how much, as the table has it
    idle     whether that is too little to count
    """

    case: str
    mechanism: str
    notes: tuple[str, ...]
    event: str
    change: str
    idle: bool


def numbered() -> list[Numbered]:
    """All mechanisms, in the order of the notes."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return [Numbered(**row) for row in csv.DictReader(file, strict=True)]


def rows(case: str) -> list[Row]:
    """The table of mechanisms of a case, as its README has it. Raises KeyError where README and file disagree."""
    with (LIBRARY / case / "mechanisms.csv").open(encoding="utf-8", newline="") as file:
        notes = {row["mechanism"]: tuple(row["notes"].split()) for row in csv.DictReader(file, strict=True)}
    readme = (LIBRARY / case / "README.md").read_text(encoding="utf-8")
    table = readme.partition(TABLE[0])[2].partition(TABLE[1])[0]
    found = []
    for line in table.splitlines():
        cells = _CELLS.split(line.removeprefix("| ").removesuffix(" |"))
        if len(cells) == 6 and cells[0] != "mechanism":
            name, _, _, event, change, _ = cells
            found.append(Row(case, name, notes.pop(name), event.removesuffix(", idle"), change, event.endswith("idle")))
    if notes:
        raise KeyError(f"{case}: {', '.join(notes)} stands in mechanisms.csv and not in the README")
    return found


def cases() -> list[str]:
    """The bundled cases that have a table of mechanisms."""
    return sorted(path.parent.name for path in LIBRARY.glob("*/mechanisms.csv"))


def moving() -> dict[str, list[Row]]:
    """{number: the rows of bundled cases that move an event and are about it}."""
    found: dict[str, list[Row]] = {}
    for case in cases():
        for row in rows(case):
            for number in () if row.idle else row.notes:
                found.setdefault(number, []).append(row)
    return found


def page() -> str:
    """The page, with its counts at the head."""
    all_of_them, moved = numbered(), moving()
    states = Counter(one.state for one in all_of_them)
    carried = [one for one in all_of_them if one.state == "carried"]
    on_cases = [one for one in carried if one.number in moved]
    on_toys = [one for one in carried if one.number not in moved and one.test]
    untested = [one for one in carried if one.number not in moved and not one.test]
    history = [one for one in on_cases if any(row.case != INVENTED for row in moved[one.number])]
    out = [
        "# Mechanisms of the journal",
        "*Notes for a Journal* (London 1955), ascribed to Maxim Litvinov, is **widely held to be fabricated**. Who "
        "reads it learns how somebody who knew of such a leadership thought that it worked, and not what happened. "
        f"Notes on its first three chapters name {len(all_of_them)} mechanisms that recur there; this page says of "
        "each what carries it in the program and what shows that. The words are ours; numbers of lines are those of "
        "the transcription named in [From the documents](../from-the-documents.md).",
        _table(
            ("state", "what it means", *(f"chapter {words}" for words, _, _ in CHAPTERS.values()), "all"),
            [_count(state, all_of_them) for state in STATES] + [_count("", all_of_them)],
        ),
        f"**{len(on_cases)} of the {len(carried)} that are carried move an event of a bundled case when they are "
        f"switched off**: {_numbers(on_cases)}. On a case of history {len(history)} do; "
        f"the other {len(on_cases) - len(history)} do so on `{INVENTED}` alone, which is invented. An event moves "
        "where its share changes by .01 and by three paired standard errors at 10,000 draws (`python "
        "benchmarks/mechanisms.py`). One row of a case may be about several numbers, where one switch turns them off "
        "together.",
        f"Carried, and tested by switching it off on a toy case only ({len(on_toys)}): {_numbers(on_toys)}.",
        f"Carried, and not yet tested ({len(untested)}): {_numbers(untested)}.",
        *(f"{_STATE[one][0]} ({states[one]}): {_numbers(_in(one, all_of_them))}." for one in STATES[1:]),
        _between_states(all_of_them),
    ]
    for chapter, (words, years, _) in CHAPTERS.items():
        own = [one for one in all_of_them if one.chapter == chapter]
        header = ("number", "what recurs", "lines of the journal", "state", "carried by", "shown by")
        out += [f"## Chapter {words}, {years}", _table(header, [_row(one, moved.get(one.number, [])) for one in own])]
    return MADE + "\n\n".join(out) + "\n"


_STATE = {
    "carried": ("Carried", "an object or a step does it, and a test switches it off"),
    "in part": ("Carried in part", "a piece of it is there; the row says what is missing"),
    "not yet": ("Not yet carried", "nothing does it"),
}
"""{state: (how a list of those begins, what it means)}."""


def _between_states(those: Sequence[Numbered]) -> str:
    """The mechanisms of dealings between states, and how many of them are in each state."""
    own = [one for one in those if one.planned == BETWEEN_STATES]
    each = ", ".join(f"{len(_in(state, own))} {state}" for state in STATES)
    return f"About dealings between states ({len(own)}; {each}): {_numbers(own)}."


def _in(state: str, those: Iterable[Numbered]) -> list[Numbered]:
    return [one for one in those if not state or one.state == state]


def _count(state: str, those: Sequence[Numbered]) -> tuple[str, ...]:
    found = _in(state, those)
    by_chapter = (str(sum(one.chapter == chapter for one in found)) for chapter in CHAPTERS)
    return state or "all", _STATE[state][1] if state else "", *by_chapter, str(len(found))


def _numbers(those: Sequence[Numbered]) -> str:
    return ", ".join(one.number for one in those) or "none"


def _row(one: Numbered, moved: Sequence[Row]) -> tuple[str, ...]:
    return one.number, one.mechanism, one.lines, one.state, one.by, _shown(one, moved)


def _shown(one: Numbered, moved: Sequence[Row]) -> str:
    """The row of each case that moves most, else the test."""
    said = []
    for case in sorted({row.case for row in moved}):
        own = sorted((row for row in moved if row.case == case), key=lambda row: -abs(float(row.change)))
        rest = f", and {len(own) - 1} more" if len(own) > 1 else ""
        said.append(f"`{case}`: {own[0].mechanism} ({own[0].event} {own[0].change}{rest})")
    if said or not one.test:
        return "; ".join(said)
    path, _, name = one.test.partition("::")
    return f"a toy case, `{path}`" if "[" in name else f"`{path}`: {name.removeprefix('test_').replace('_', ' ')}"


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    table = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in table)
