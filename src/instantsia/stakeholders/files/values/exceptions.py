"""Cells of a column of numbers, or of grades, that are none: what each was read as, for one question a column.

A column of which less than half can be read is one of words, and has no exceptions. Else a word that is no number is
not known, and what was read out of a text is shown; both are asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from instantsia.case.numbers import Number, plain
from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.cells.words import NO_SIDE, UNKNOWN
from instantsia.stakeholders.files.columns.in_time import told_time
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.values.meant_as import As
from instantsia.stakeholders.files.values.quantities import number_of, row_of
from instantsia.stakeholders.files.values.several import at_points
from instantsia.stakeholders.folding import folded

Meant: TypeAlias = float | tuple[float, ...] | As | None
"""What a word is read as: a point, a range in order (two or three numbers), as another text of its column is, or None
where it is not known."""
NOT_KNOWN = "unknown"
"""How an answer says that."""
NAMED = 6
_MORE = pattern(r"[?~≈<>≤≥]|(?<=\d)\s*\+\s*$|[^\W\d_]")
_BARE = pattern(r"\s*[-+−]?\s*\d+(?:[.,]\d+)?\s*%?\s*")
LOOSE = ("plain", "proposed")
"""Ways of reading a number out of a text that count as no number of a column."""


@dataclass
class Exceptions:
    """What the cells of one column were read as, in the order of rows.

    meant   {text: what it is read as}
    where   {text: where it stands, and why it is no number}
    """

    meant: dict[str, Meant] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)


def written_meant(meant: Meant) -> str:
    """What a word is read as, as an answer writes it.

    >>> written_meant(50.0), written_meant((20.0, 40.0)), written_meant(None)
    ('50', '20..40', 'unknown')
    """
    if meant is None:
        return NOT_KNOWN
    if isinstance(meant, As):
        return meant.text
    return "..".join(map(plain, meant)) if isinstance(meant, tuple) else plain(meant)


def set_apart(cells: Iterable[Quantity]) -> frozenset[str]:
    """The texts, folded, of numbers that are asked about where they stand: 9 beside 1 to 5, 75 on a scale of 10."""
    return frozenset(
        folded(in_an_answer(cell.raw)) for cell in cells if _asked_about(cell) and _BARE.fullmatch(cell.raw)
    )


def _asked_about(cell: Quantity) -> bool:
    return cell.word is not None if cell.number is None else cell.loose in ("proposed", "doubtful")


def answered(
    cells: Sequence[Quantity], points: Mapping[str, Meant], apart: Collection[str] = frozenset()
) -> list[Quantity]:
    """The cells whose texts were answered as what was said of them.

    points   {text, folded: what it is}
    apart    numbers, folded, that stand apart in some column: an answer about one of them is of no other column
    """
    if not points:
        return list(cells)
    single = {word: meant for word, meant in points.items() if isinstance(meant, float)}
    out = []
    for cell in cells:
        key = folded(in_an_answer(cell.raw))
        if not key or key not in points or (key in apart and not _asked_about(cell)):
            out.append(at_points(cell, single))
            continue
        meant = points[key]
        if isinstance(meant, As):  # `read_as_said` reads it
            out.append(cell)
            continue
        parts = meant if isinstance(meant, tuple) else () if meant is None else (meant,)
        number = number_of(tuple(parts)) if parts else None
        out.append(replace(cell, number=number, word=None, exact=False, open="", abstains=False, loose="", why=""))
    return out


def of_a_column(cells: Sequence[Quantity]) -> list[Quantity]:
    """The cells as numbers with exceptions, or as words where less than half of them are plainly numbers.

    A number that was read out of a text counts as none of these: "Plan 2 (north)" is an option among options.
    """
    held = [cell for cell in cells if cell.number is not None or cell.word is not None]
    strict = sum(cell.number is not None and cell.loose not in LOOSE for cell in held)
    if 2 * strict >= len(held):
        return list(cells)
    return [
        replace(cell, number=None, word=cell.raw, open="", exact=False, percent=False, loose="")
        if cell.loose in LOOSE
        else cell
        for cell in cells
    ]


def left_unknown(
    cells: Sequence[Quantity], found: Exceptions, keep: Callable[[str], bool] = lambda word: False
) -> list[Quantity]:
    """The cells with every word blank that is not kept; each is told in `found`, as is what was read out of a text."""
    out = []
    for cell in cells:
        if cell.word is not None and not keep(cell.word):
            found.meant.setdefault(cell.raw, None)
            _place(found, cell, cell.why)
            cell = replace(cell, word=None)
        elif cell.number is not None and cell.loose in ("proposed", "doubtful"):
            found.meant.setdefault(cell.raw, _meant(cell.number))
            _place(found, cell, cell.why)
        out.append(cell)
    return out


def undecided(
    cells: Sequence[Quantity], found: Exceptions, middle: float, said: Collection[str] = ()
) -> list[Quantity]:
    """The cells of a column of words of attitude; who has not decided, or takes no side, is proposed for the middle.

    Other words for what is not known are told.

    middle   of the scale
    said     texts, folded, of which somebody said what they are
    """
    out = []
    for cell in cells:
        if folded(in_an_answer(cell.raw)) in said:
            out.append(cell)
            continue
        if cell.raw.casefold() in NO_SIDE and cell.number is None:
            found.meant.setdefault(cell.raw, middle)
            _place(found, cell, "the middle, or unknown?")
            cell = replace(cell, number=number_of((middle,)), word=None)
        elif cell.blank and cell.raw.casefold() in UNKNOWN and len(cell.raw.strip("?.,/- ")) > 1:
            found.meant.setdefault(cell.raw, None)
            _place(found, cell, "")
        out.append(cell)
    return out


def numbers_said(cells: Sequence[Quantity]) -> frozenset[str]:
    """The texts that are numbers with more than a number in them: ca. 40, 3?, 80+, at most 40."""
    return frozenset(cell.raw for cell in cells if cell.number is not None and _MORE.search(cell.raw))


_DECIMAL = pattern(r"[-+−]?\d+([.,])\d+\s*%?")
OTHER_MARK = "with another decimal mark than the others"


def with_another_mark(cells: Sequence[Quantity]) -> frozenset[str]:
    """The texts of numbers whose decimal mark is not that of most others of the column: 3.05 beside 2,10 and 3,30."""
    marked = [
        (cell.raw, match[1]) for cell in cells if cell.number is not None and (match := _DECIMAL.fullmatch(cell.raw))
    ]
    points = sum(mark == "." for _, mark in marked)
    commas = len(marked) - points
    if points == commas or not points or not commas:
        return frozenset()
    return frozenset(raw for raw, mark in marked if (mark == ".") == (points < commas))


def read_out(cells: Sequence[Quantity], of: str, said: frozenset[str] = frozenset()) -> list[str]:
    """A sentence that tells what was plainly read out of texts; none where nothing was.

    said   texts that are numbers with more than a number in them
    """
    places: dict[str, str] = {}
    numbers: dict[str, Number] = {}
    marked = with_another_mark(cells)
    for cell in cells:
        if cell.number is not None and (
            cell.loose in ("plain", "column") or (not cell.loose and cell.raw in said | marked)
        ):
            here = f"{row_of(cell)}, {OTHER_MARK}" if cell.raw in marked else row_of(cell)
            places[cell.raw] = _and_others(places[cell.raw]) if cell.raw in places else here
            numbers.setdefault(cell.raw, cell.number)
    some = {
        text: f"{cut(text)} ({places[text]}) as {told_time(text, number) or _shown(number)}"
        for text, number in numbers.items()
    }
    if not some:
        return []
    return [f"Read{of}: {few([*some.values()], NAMED)}"]


def _meant(number: Number) -> Meant:
    if number.fixed and not number.among:
        return number.low
    return tuple(part for part in (number.low, number.mode, number.high) if part is not None)


def _shown(number: Number) -> str:
    return " or ".join(map(plain, number.among)) if number.among else written_meant(_meant(number))


def placed_in_both(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """{text: where it stands, and why} of two columns; of what stands in both the first place is told.

    >>> placed_in_both({"-9": "row 5, is below 0"}, {"-9": "row 3, is below 0", "x": "row 4"})
    {'-9': 'row 5 and others, is below 0', 'x': 'row 4'}
    """
    return {**other, **{text: _and_others(place) if text in other else place for text, place in one.items()}}


def _and_others(place: str) -> str:
    row, comma, reason = place.partition(", ")
    return f"{row.removesuffix(' and others')} and others{comma}{reason}"


def _place(found: Exceptions, cell: Quantity, why: str) -> None:
    here = f"{row_of(cell)}, {why}" if why else row_of(cell)
    before = found.where.get(cell.raw)
    found.where[cell.raw] = here if before is None else _and_others(before)
