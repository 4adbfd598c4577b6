"""What the columns of a table of a deal are: issue, unit and note, and of each of two sides best, worst and weight."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from instantsia.errors import cut, nearest
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.sheet import Problem, Sheet, Spot, TableError, letters
from instantsia.stakeholders.folding import folded

Kind = Literal["best", "worst", "weight", "issue", "unit", "note"]
OURS, THEIRS = "our side", "their side"
"""What sides are called that a header tells from each other by these words alone."""
KINDS: tuple[Kind, ...] = ("best", "worst", "weight")
_WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)?")
_BRACKETS = pattern(r"[(\[][^)\]]*[)\]]")
_CAMEL = pattern(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_POSSESSIVE = pattern(r"['’]s?$")


def _bare(text: str) -> str:
    """A word in small letters without its accents: Größe is grosse, лучший stays."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list, each as its words, the longest first."""
    found = {tuple(_WORD.findall(_bare(one))) for one in " ".join(words.split()).split(",")} - {()}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


_WRITTEN = tomllib.loads(Path(__file__).with_name("deal_words.toml").read_text("utf-8"))
_LISTS = {name: _phrases(words) for name, words in _WRITTEN.items()}
_FILLERS = frozenset(one[0] for one in _LISTS["fillers"] if len(one) == 1)
_SIDES = {OURS: _LISTS["ours"], THEIRS: _LISTS["theirs"]}


class Meant(NamedTuple):
    """What a header says: the kind of its column, and the side as it is written; "" where it names none."""

    kind: Kind
    side: str = ""


@dataclass(frozen=True)
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


@lru_cache(maxsize=1024)
def meant(header: str) -> Meant | None:
    """What a header says, or None.

    >>> meant("our_best"), meant("Walk-away of the Union"), meant("Gewicht Käufer")
    (Meant(kind='best', side='our side'), Meant(kind='worst', side='Union'), Meant(kind='weight', side='Käufer'))
    >>> meant("Unit"), meant("Buyer's limit"), meant("Comments")
    (Meant(kind='unit', side=''), Meant(kind='worst', side='Buyer'), Meant(kind='note', side=''))
    """
    whole = _CAMEL.sub(" ", header[:200])
    found = _meant(_BRACKETS.sub(" ", whole))
    # what stands in brackets is a unit, or the side: best (A)
    if found is None or found.kind not in KINDS or found.side:
        return found
    inside = _meant(whole)
    return inside if inside is not None and any(map(str.isalpha, inside.side)) else found


def _meant(text: str) -> Meant | None:
    shown = _WORD.findall(text)
    words = [_bare(_POSSESSIVE.sub("", word)) for word in shown]
    for kind in ("issue", "unit", "note"):
        if tuple(words) in _LISTS[kind]:
            return Meant(kind)
    for kind in KINDS:
        at = _found(words, _LISTS[kind])
        if at is not None:
            left = [n for n in range(len(words)) if n not in at]
            return Meant(kind, _side([shown[n] for n in left], [words[n] for n in left]))
    return Meant("note") if role(text) in ("note", "source") else None


def _found(words: Sequence[str], phrases: tuple[tuple[str, ...], ...]) -> range | None:
    """Where the longest of some phrases stands among words."""
    for one in phrases:
        for start in range(len(words) - len(one) + 1):
            if tuple(words[start : start + len(one)]) == one:
                return range(start, start + len(one))
    return None


def _side(shown: Sequence[str], words: Sequence[str]) -> str:
    """The side that is named by what is left of a header."""
    for name, phrases in _SIDES.items():
        if tuple(words) in phrases:
            return name
    kept = [n for n, word in enumerate(words) if word not in _FILLERS or len(words) == 1]
    bare = tuple(words[n] for n in kept)
    for name, phrases in _SIDES.items():
        if bare in phrases:
            return name
    return " ".join(_POSSESSIVE.sub("", shown[n]) for n in kept)


def named_side(text: str) -> str:
    """The side that a cell names.

    >>> named_side("We"), named_side("The Union"), named_side("other side")
    ('our side', 'Union', 'their side')
    """
    words = _WORD.findall(text)
    return _side(words, [_bare(word) for word in words]) or text


def is_header(names: Sequence[str]) -> bool:
    """Whether a row of a table names the ends of sides.

    >>> is_header(["issue", "our best", "our worst"]), is_header(["price", "180", "130"])
    (True, False)
    """
    return sum((found := meant(name)) is not None and found.kind in KINDS for name in names if name) > 1


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
    if (halves := _halves(sheet, found)) is not None:
        return halves
    found = _beside(found)
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


PASTE = '--answer "columns=our best:COLUMN|our worst:COLUMN|their best:COLUMN|their worst:COLUMN" says which is which'


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
        problems.append(Problem(top, f"found columns of {many}, expected those of {hint} ({PASTE})"))
        return None
    names = [cell.text for cell in sheet.header if cell.text]
    lacking = [(key, kind) for key, one in ends.items() for kind in ("best", "worst") if kind not in one]
    for key, kind in lacking:
        close = nearest(f"{shown[key]} {kind}", names)
        told = f"found no column with the {kind} of {shown[key]}, expected one ({close}; {PASTE})"
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
    words = [_WORD.findall(header) for header in headers]
    kept = [word for word in words[0] if all(_bare(word) in map(_bare, other) for other in words[1:])]
    return _side(kept, [_bare(word) for word in kept]) if kept else ""


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

    None where the headers are others. Where the line above them has two names, they are those of the sides.
    """
    bare = [(place, one.kind) for place, one in found.items() if one is not None and one.kind in KINDS and not one.side]
    some = [one for one in found.values() if one is not None and one.kind in KINDS]
    half = len(bare) // 2
    kinds = [kind for _, kind in bare]
    if len(bare) != len(some) or half < 2 or kinds[:half] != kinds[half:] or len(set(kinds[:half])) != half:
        return None
    first, second = ({str(kind): place for place, kind in part} for part in (bare[:half], bare[half:]))
    known = {one.kind: place for place, one in found.items() if one is not None and one.kind not in KINDS}
    free = [place for place in range(len(sheet.header)) if place not in (*first.values(), *second.values())]
    issue = known.get("issue", next((place for place in free if place not in known.values()), None))
    if issue is None or not {"best", "worst"} <= first.keys():
        return None
    sides = _above(sheet)
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
        if _side(words[:at], [_bare(word) for word in words[:at]]) == OURS:
            return OURS, _side(words[at:], [_bare(word) for word in words[at:]]) or "B"
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
