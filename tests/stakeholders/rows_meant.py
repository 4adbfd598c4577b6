"""How far a first reading of a sheet is what its owner meant: which rows are actors, what its cells become.

Each part that is known of a sheet (its actors, a scale, an order of words, ...) agrees or differs by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.files.cells.words import abstains
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.catalogue import ask

SHEETS = Path(__file__).parent / "sheets"
TODAY = 739_950
LOOKED_AT = frozenset("efghmnopikqs")
"""Sets in which kinds of wrong readings were looked for; the others only measure."""
TRIED_LAST = frozenset(("cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll"))
"""Sets of which it was written down what was meant after they had been tried."""


def meant() -> dict[str, dict[str, Any]]:
    """{"e/s1": what its owner meant}."""
    return tomllib.loads((SHEETS / "rows_meant.toml").read_text(encoding="utf-8"))


def path_of(name: str) -> Path:
    return next(one for one in SHEETS.glob(f"{name}.*") if one.suffix != ".md")


def parts(name: str) -> Iterator[tuple[str, str]]:
    """(part of a sheet, "" or how it differs)."""
    told = meant()[name]
    read = opened(path_of(name), {}, None, TODAY)
    entries = read.table.stakeholders.entries
    people = list(dict.fromkeys(entry.actor for entry in entries))
    wrong = "" if len(people) in told["actors"] else f"{len(people)} actors, meant {told['actors']}"
    yield "actors", wrong
    if "no_actors" in told:
        yield "no actors", ", ".join(one for one in people if begins(one, told["no_actors"]))
    for issue, scale in told.get("scale", {}).items():
        found = of_issue(scales(read), issue, told["scale"])
        yield f"scale {issue}", "" if tuple(scale) in found.values() else f"{found}, meant {scale}"
    for issue, ends in told.get("held", {}).items():
        found = of_issue(scales(read), issue, told["held"])
        yield f"held {issue}", "" if any(holds(one, ends) for one in found.values()) else f"{found}, held {ends}"
    for role, words in told.get("order", {}).items():
        yield f"order of {role}", out_of_order(entries, role, words)
    for role, top in told.get("top", {}).items():
        yield f"top of {role}", other_top(entries, role, top)
    for issue, names in told.get("unknown", {}).items():
        issues = of_issue(dict.fromkeys(entry.issue for entry in entries), issue, told["unknown"])
        here = [entry for entry in entries if entry.issue in issues]
        yield f"unknown {issue}", other_names([one.actor for one in here if nowhere(one.position)], names, people)
    if "no_vote" in told:
        yield "no vote", ", ".join(one for one in told["no_vote"] if not without_vote(read, one))


def scales(read: Opened) -> dict[str, tuple[float, float]]:
    """{issue: its scale}, of those whose positions are points of one."""
    asking = ask(read.known, read.written)
    return {name: asking.of(name).value("scale") for name, facts in read.known.issues.items() if not facts.options}


def of_issue(found: Mapping[str, Any], issue: str, keys: Mapping[str, Any]) -> dict[str, Any]:
    """What is found of an issue; the one issue of a table is the first that is meant, whatever it is called."""
    if len(found) == 1 and issue == next(iter(keys)):
        return dict(found)
    return {name: what for name, what in found.items() if folded(issue) in folded(name)}


def begins(name: str, beginnings: Sequence[str]) -> bool:
    return any(name.casefold().startswith(one.casefold()) for one in beginnings)


def holds(scale: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether a scale holds all that somebody holds, and not much more."""
    per_cent = 100.0 if scale[1] > 50 * ends[1] else 1.0  # a share may be read in hundredths
    low, high = (one * per_cent for one in ends)
    return scale[0] <= low and high <= scale[1] and scale[1] - scale[0] <= 2.5 * (high - low)


def nowhere(cell: Quantity) -> bool:
    return cell.number is None and cell.word is None and not abstains(cell.raw)


def cells(entries: Sequence[Entry], role: str) -> Mapping[str, float]:
    """{cell as it is written: the number it became}."""
    found = ((getattr(entry, role).raw, getattr(entry, role).number) for entry in entries)
    return {" ".join(raw.casefold().split()): number.middle for raw, number in found if number is not None}


def out_of_order(entries: Sequence[Entry], role: str, words: Sequence[str]) -> str:
    became = cells(entries, role)
    points = [became.get(word.casefold()) for word in words]
    if None in points:
        return f"not read: {[word for word, point in zip(words, points, strict=True) if point is None]}"
    return "" if points == sorted(set(points)) else f"{dict(zip(words, points, strict=True))}"  # type: ignore[type-var]


def other_top(entries: Sequence[Entry], role: str, top: float) -> str:
    """Whether the numbers of a scale keep their order and the highest grade is the whole."""
    became = {}
    for raw, number in cells(entries, role).items():
        try:
            became[float(raw.replace(",", "."))] = number
        except ValueError:
            continue
    if not became:
        return "no numbers read"
    points = [became[at] for at in sorted(became)]
    if points != sorted(points):
        return f"reversed: {became}"
    whole = {round(point / at * top, 6) for at, point in became.items() if at}
    return "" if role == "capability" or whole in ({1.0}, {100.0}) else f"{became}, of {top}"


def other_names(found: Sequence[str], names: Sequence[str], people: Sequence[str]) -> str:
    expected = {one for one in people if any(folded(name) in folded(one) for name in names)}
    missed, more = sorted(expected - set(found)), sorted(set(found) - expected)
    lost = [name for name in names if not any(folded(name) in folded(one) for one in people)]
    told = {"not unknown": missed, "unknown besides": more, "no such actor": lost}
    return "; ".join(f"{what} {which}" for what, which in told.items() if which)


def without_vote(read: Opened, name: str) -> bool:
    told = read.table.stakeholders
    here = [entry for entry in told.entries if folded(name) in folded(entry.actor)]
    if not here:
        return False
    if here[0].actor in told.voteless:
        return True
    if "vote" in told.columns:
        return not here[0].votes
    if "seats" in told.columns:
        return here[0].seats.number is None or here[0].seats.number.high == 0
    return False
