"""What the columns of a table of a deal are: issue, unit and note, and of each of two sides best, worst and weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from instantsia.errors import cut, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders.files.deal.headers import (
    KINDS,
    OURS,
    THEIRS,
    WORD,
    Meant,
    meant,
    named_side,
    plain_word,
    side_in,
)
from instantsia.stakeholders.files.deal.paste import columns_answer
from instantsia.stakeholders.files.sheet import Problem, Sheet, Spot, TableError, letters
from instantsia.stakeholders.folding import folded


@frozen
class Places:
    """Where everything stands.

    sides     the names of the two, ours first, else in the order of the file
    ends      of each side {kind: column}
    guessed   the columns as they would be answered, where they were guessed by their order; else ""
    """

    issue: int
    sides: tuple[str, str]
    ends: tuple[dict[str, int], dict[str, int]]
    unit: int | None = None
    note: int | None = None
    guessed: str = ""

    @property
    def used(self) -> frozenset[int]:
        """All columns that are read."""
        beside = [place for place in (self.unit, self.note) if place is not None]
        return frozenset([self.issue, *beside, *(place for one in self.ends for place in one.values())])


def places(sheet: Sheet, answered: str, problems: list[Problem]) -> Places | None:
    """Where everything stands; None where that cannot be told, which is among the problems then.

    answered   "Union best:Column|...": what columns are, by names that `meant` understands, or ""

    Raises TableError for an answer that names no column.
    """
    said = _told(sheet, answered)
    found = {
        place: said.get(place) or meant(cell.text)
        for place, cell in enumerate(sheet.header)
        if cell.text or place in said
    }
    if _whole(said.values()):
        # whoever says where both ends of two sides stand has said it of all columns
        found = {place: one for place, one in found.items() if place in said or one is None or one.kind not in KINDS}
    if (halves := _halves(sheet, found)) is not None:
        return halves
    before = len(problems)
    where = _by_name(sheet, _beside(found), problems)
    if len(problems) > before:
        first = problems[before]
        told = f"{first.message}; {columns_answer(sheet, found)} says which is which, changed to what is so"
        problems[before] = first._replace(message=told)
    return where


def _whole(said: Iterable[Meant]) -> bool:
    """Whether an answer names best and worst of two sides."""
    some = {(folded(one.side), one.kind) for one in said}
    return sum((side, "best") in some and (side, "worst") in some for side in {side for side, _ in some}) == 2


def _by_name(sheet: Sheet, found: dict[int, Meant | None], problems: list[Problem]) -> Places | None:
    """Where everything stands by what headers say; what cannot be told is among the problems then."""
    ends: dict[str, dict[str, int]] = {}
    shown: dict[str, str] = {}
    for place, one in found.items():
        if one is None or one.kind not in KINDS:
            continue
        key = folded(one.side)
        shown.setdefault(key, one.side)
        if one.kind in ends.setdefault(key, {}):
            spot = sheet.header[place].spot
            other = cut(sheet.header[ends[key][one.kind]].text)
            told = f"which means the same as {other} ({one.kind} of {one.side or 'a side'})"
            problems.append(Problem(spot, f"found {cut(spot.name)}, {told}, expected one of them"))
            continue
        ends[key][one.kind] = place
    if not ends:
        return _guessed(sheet, found, problems)
    if "" in ends and len(ends) == 3 and ends[""].keys() == {"weight"}:
        # one column of weights for both
        both = ends.pop("")
        for side in ends.values():
            side.setdefault("weight", both["weight"])
    return _made(sheet, found, ends, shown, problems)


def _made(
    sheet: Sheet,
    found: dict[int, Meant | None],
    ends: dict[str, dict[str, int]],
    shown: dict[str, str],
    problems: list[Problem],
) -> Places | None:
    top = _top(sheet)
    if len(ends) != 2:
        sides = ", ".join(cut(shown[key] or "no name") for key in ends)
        many = f"{len(ends)} side{'s' * (len(ends) > 1)} ({sides})"
        hint = "two, as in our_best, our_worst, their_best, their_worst"
        problems.append(Problem(top, f"found columns of {many}, expected those of {hint}"))
        return None
    names = [cell.text for cell in sheet.header if cell.text]
    lacking = [(key, kind) for key, one in ends.items() for kind in ("best", "worst") if kind not in one]
    for key, kind in lacking:
        close = nearest(f"{shown[key]} {kind}", names)
        told = f"found no column with the {kind} of {shown[key]}, expected one ({close})"
        problems.append(Problem(top, told))
    order = sorted(ends, key=lambda key: (shown[key] != OURS, shown[key] == THEIRS, min(ends[key].values())))
    taken = {place for one in ends.values() for place in one.values()}
    called: dict[str, list[int]] = {"issue": [], "unit": [], "note": []}
    free = []
    for place in range(len(sheet.header)):
        meaning = found.get(place)
        if place not in taken and meaning is not None and meaning.kind in called:
            called[meaning.kind].append(place)
        if place not in taken and (meaning is None or meaning.kind not in ("unit", "note")):
            free.append(place)
    if not free:
        problems.append(Problem(top, "found no column that names the issues, expected a column issue"))
    if lacking or not free:
        return None
    issue = (called["issue"] or free)[0]
    unit, note = (next(iter(called[kind]), None) for kind in ("unit", "note"))
    both = (shown[order[0]] or "A", shown[order[1]] or "B")
    return Places(issue, both, (ends[order[0]], ends[order[1]]), unit, note)


def _guessed(sheet: Sheet, found: dict[int, Meant | None], problems: list[Problem]) -> Places | None:
    """Columns by their order, where no header says which is which: best, worst and weight of each side in turn."""
    known = {one.kind: place for place, one in found.items() if one is not None}
    free = [place for place in found if place not in known.values()]
    if "issue" not in known and free:
        known["issue"] = free.pop(0)
    if "issue" not in known or len(free) not in (4, 6):
        shown = ", ".join(cut(cell.text) for cell in sheet.header[:8])
        hint = "our_best, our_worst, our_weight, their_best, their_worst, their_weight, or with names of the sides"
        problems.append(Problem(_top(sheet), f"found columns {shown}, expected columns such as {hint}"))
        return None
    kinds = KINDS[: len(free) // 2]
    many = len(kinds)
    first: dict[str, int] = dict(zip(kinds, free[:many], strict=True))
    second: dict[str, int] = dict(zip(kinds, free[many:], strict=True))
    names = [_in_common([sheet.header[place].text for place in one.values()]) for one in (first, second)]
    sides = (names[0], names[1]) if all(names) and folded(names[0]) != folded(names[1]) else ("A", "B")
    told = "|".join(
        f"{side} {kind}:{sheet.header[place].text}"
        for side, one in zip(sides, (first, second), strict=True)
        for kind, place in one.items()
    )
    return Places(known["issue"], sides, (first, second), known.get("unit"), known.get("note"), told)


def _in_common(headers: Sequence[str]) -> str:
    """The words that all of some headers have: "seller" of seller min and seller max."""
    words = [WORD.findall(header) for header in headers]
    kept = [word for word in words[0] if all(plain_word(word) in map(plain_word, other) for other in words[1:])]
    return side_in(kept, [plain_word(word) for word in kept]) if kept else ""


def _beside(found: dict[int, Meant | None]) -> dict[int, Meant | None]:
    """The columns, with the side of one before them for those of a kind that stands there twice without a side."""
    bare = [one.kind for one in found.values() if one is not None and one.kind in KINDS and not one.side]
    out: dict[int, Meant | None] = {}
    before = ""
    for place, one in sorted(found.items()):
        if one is not None and one.kind in KINDS:
            out[place] = one if one.side or bare.count(one.kind) < 2 or not before else Meant(one.kind, before)
            before = one.side or before
        else:
            out[place] = one
    return out


def _halves(sheet: Sheet, found: Mapping[int, Meant | None]) -> Places | None:
    """Columns best, worst and weight twice, without a name of a side: first those of one side, then of the other.

    None where the headers are others. Where the line above them has two names, they are those of the sides; some of it
    may have come to stand before a later column of each half.
    """
    some = [(place, one) for place, one in sorted(found.items()) if one is not None and one.kind in KINDS]
    half = len(some) // 2
    kinds = [one.kind for _, one in some]
    if half < 2 or kinds[:half] != kinds[half:] or len(set(kinds[:half])) != half:
        return None
    named = [sorted({one.side for _, one in part if one.side}) for part in (some[:half], some[half:])]
    if some[0][1].side or some[half][1].side or len(named[0]) != len(named[1]) or len(named[0]) > 1:
        return None
    first, second = ({str(one.kind): place for place, one in part} for part in (some[:half], some[half:]))
    known = {one.kind: place for place, one in found.items() if one is not None and one.kind not in KINDS}
    free = [place for place in range(len(sheet.header)) if place not in (*first.values(), *second.values())]
    issue = known.get("issue", next((place for place in free if place not in known.values()), None))
    if issue is None or not {"best", "worst"} <= first.keys():
        return None
    sides = (named[0][0], named[1][0]) if named[0] else _above(sheet)
    if folded(sides[0]) == folded(sides[1]):
        return None
    if named_side(sides[1]) == OURS:
        sides, first, second = (OURS, sides[0]), second, first
    told = "|".join(
        f"{side} {kind}:column {letters(place + 1)}"
        for side, one in zip(sides, (first, second), strict=True)
        for kind, place in one.items()
    )
    return Places(issue, sides, (first, second), known.get("unit"), known.get("note"), told)


def _above(sheet: Sheet) -> tuple[str, str]:
    """The names of two sides in the line above the header; A and B where it has none."""
    words = sheet.above[-1].split() if sheet.above else []
    for at in reversed(range(1, len(words))):
        if side_in(words[:at], [plain_word(word) for word in words[:at]]) == OURS:
            return OURS, side_in(words[at:], [plain_word(word) for word in words[at:]]) or "B"
    return (words[0], words[1]) if len(words) == 2 else ("A", "B")


def _top(sheet: Sheet) -> Spot:
    return sheet.header[0].spot._replace(column=0, name="") if sheet.header else Spot(sheet.file)


def _told(sheet: Sheet, answered: str) -> dict[int, Meant]:
    """{column: what somebody said that it is}."""
    out: dict[int, Meant] = {}
    for part in filter(None, (one.strip() for one in answered.split("|"))):
        name, mark, column = part.partition(":") if ":" in part else part.partition("=")
        found = meant(name)
        if not mark or found is None:
            told = "expected what each column is, as in our best:Ask|our worst:Limit|issue:Point"
            raise TableError([f"--answer columns: found {cut(part)}, {told}"])
        names = [cell.text for cell in sheet.header]
        at = [place for place, one in enumerate(names) if one and folded(one) == folded(column)]
        bare = column.strip().casefold().removeprefix("column").strip()
        at = at or [place for place in range(len(names)) if bare in (letters(place + 1).casefold(), str(place + 1))]
        if not at:
            close = nearest(column.strip(), [one for one in names if one])
            raise TableError([f"{sheet.file}: columns: found no column {cut(column.strip())} ({close})"])
        out[next((place for place in at if place not in out), at[0])] = found
    return out
