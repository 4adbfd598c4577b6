"""What the cells of one issue say: numbers in one unit, or options in words; and the weights of a side."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number
from instantsia.errors import cut
from instantsia.stakeholders.files.cells.amounts import amount_in
from instantsia.stakeholders.files.cells.loose import loosely, unit_power
from instantsia.stakeholders.files.cells.marks import ungrouped
from instantsia.stakeholders.files.cells.numbers import A_DATE, EXPECTED, Finding, Read
from instantsia.stakeholders.files.cells.one_unit import in_one_unit
from instantsia.stakeholders.files.cells.spellings import is_hedged, read_cell
from instantsia.stakeholders.files.cells.words import FREE, GRADES, NOT_AT_ALL, UNTOLD
from instantsia.stakeholders.files.deal.headers import AT_ONCE, plain_word
from instantsia.stakeholders.files.entries import Quantity
from instantsia.stakeholders.files.sheet import Cell, Problem, TableError
from instantsia.stakeholders.files.values.quantities import BLANK_END_TAKEN, number_of, with_both_ends
from instantsia.stakeholders.folding import folded

ABOUT = Decimal("0.1")
"""So far to each side may lie what is written as about so much: of all that its issue spans, of a weight itself."""
TWICE = ", or say which: --answer decimal=comma or decimal=point"
DAYS = "expected a number, such as the days or the weeks from some day on"
NONE_OF_IT = (FREE | NOT_AT_ALL) - {"no", "нет"}
"""Words that are 0 beside numbers; a bare no is a word of its own."""


def untold(text: str) -> bool:
    """Whether a cell says nothing, or that nobody knows; a bare no is an option.

    >>> untold("?"), untold(""), untold("no"), untold("12")
    (True, True, False, False)
    """
    return text.casefold() in UNTOLD


def is_date(found: Read | Finding | None) -> bool:
    """Whether a cell was refused since it reads as a date."""
    return isinstance(found, Finding) and A_DATE in found.message


class Marks:
    """How numbers of a table are written.

    decimal    the marks that are decimal
    grouping   the mark that groups thousands, or ""
    """

    def __init__(self, decimal: frozenset[str], grouping: str) -> None:
        self.decimal, self.grouping = decimal, grouping

    def read(self, text: str, header: str = "", plain: bool = False) -> Read | Finding | None:
        """A number, a range, or one as people hedge it; with `plain` no words around it."""
        bare = ungrouped(text, self.grouping)
        found = read_cell(bare, self.decimal)
        if is_date(found):
            return Finding(f"found {cut(text)}, a date, {DAYS}")
        if found is None or (isinstance(found, Finding) and found.kind == "strange"):
            held = None if plain else loosely(bare, self.decimal, unit_power(header) if header else None)
            return held.read if held is not None and held.sure else found
        return found


def _about(text: str, found: Read) -> bool:
    """Whether a word or a sign says that a single number is no exact one: ~38, about $2m, 38 (?)."""
    return len(found.parts) == 1 and not found.open and not found.exact and is_hedged(text)


def _as_sum(text: str) -> str:
    """A range of amounts with the one unit behind it as the door has it: 1.3..1.4m is 1.3-1.4m."""
    dashed = text.replace("..", "-")
    return dashed if text.count("..") == 1 and amount_in(text) is None and amount_in(dashed) is not None else text


def _wider(found: Read, off: Decimal) -> Read:
    """About so much as a range with so much to each side."""
    (part,) = found.parts
    return found._replace(parts=(part - off, part, part + off) if off else (part,))


def of_issue(
    cells: Sequence[Cell], header: str, marks: Marks, problems: list[Problem], notes: list[str]
) -> tuple[list[Quantity], str]:
    """(the ends of one issue: numbers in one unit, or words, never both; the unit of its amounts, or "").

    cells    best and worst of the one, best and worst of the other
    header   the name of the issue with its unit
    """
    texts = [cell.text for cell in cells if not untold(cell.text)]
    sums = {text: _as_sum(text) for text in texts}
    unit = unit_power(header)
    one = in_one_unit(list(sums.values()), header, marks.decimal, lambda text: loosely(text, marks.decimal, unit))
    found: dict[str, Read | Finding | None] = {
        text: one.numbers.get(bare) or marks.read(text, header) for text, bare in sums.items()
    }
    parts = [part for read in found.values() if isinstance(read, Read) for part in read.parts]
    for text, read in found.items():
        if isinstance(read, Read) and _about(text, read):
            found[text] = _wider(read, (max(parts) - min(parts)) * ABOUT)
    for cell in cells:
        if cell.text in one.others:
            told = f"{one.most}, as in the others of the issue (nothing is converted)"
            problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected an amount in {told}"))
    numbers = any(isinstance(read, Read) for read in found.values())
    out: list[Quantity] = []
    for cell in cells:
        text = cell.text
        read = found.get(text)
        if untold(text):
            out.append(Quantity(text, None, None, cell.spot))
        elif isinstance(read, Read):
            out.append(_told(cell, read, problems))
        elif isinstance(read, Finding) and (
            read.kind != "strange" or DAYS in read.message or not any(map(str.isalpha, text))
        ):
            problems.append(Problem(cell.spot, f"{read.message}{TWICE if read.kind == 'twice' else ''}"))
            out.append(Quantity(text, None, None, cell.spot))
        elif numbers and text.casefold() in NONE_OF_IT:
            notes.append(f"{cut(text)} (row {cell.spot.row}) is read as 0")
            out.append(_told(cell, Read((Decimal(0),)), problems))
        elif numbers:
            if text not in one.others:
                said = shlex.quote(f"words={text}:{0 if plain_word(text) in AT_ONCE else 'NUMBER'}")
                told = (
                    f"found {cut(text)} beside numbers of the same issue, expected {EXPECTED}; --answer {said} says it"
                )
                problems.append(Problem(cell.spot, told))
            out.append(Quantity(text, None, None, cell.spot))
        else:
            out.append(Quantity(text, None, text, cell.spot))
    return (_closed(out, notes), one.unit.name) if numbers else (out, "")


def _told(cell: Cell, read: Read, problems: list[Problem]) -> Quantity:
    if any(abs(part) > LARGEST for part in read.parts):
        told = f"found {cut(cell.text)}, expected a number of at most {LARGEST:g}"
        problems.append(Problem(cell.spot, told))
        return Quantity(cell.text, None, None, cell.spot)
    number = number_of(tuple(map(float, read.parts)), read.among)
    return Quantity(cell.text, number, None, cell.spot, read.percent, read.exact, read.open)


def _closed(some: Sequence[Quantity], notes: list[str]) -> list[Quantity]:
    """Ends that are open to one side: a worst of "at most 160" is 160, a best of "180+" goes on with the issue.

    some   best and worst of the one, best and worst of the other
    """
    told = [one.number for one in some if one.number is not None and not one.open]
    out: list[Quantity] = []
    for place, one in enumerate(some):
        if one.number is None or not one.open:
            out.append(one)
            continue
        if not one.number.fixed:
            parts = with_both_ends(one.number, one.open, (-LARGEST, LARGEST))
            notes.append(f"{cut(one.raw)} (row {one.spot.row}): {BLANK_END_TAKEN}")
            out.append(Quantity(one.raw, number_of(parts), None, one.spot, one.percent))
            continue
        up = one.open == "up"
        at = one.number.low
        far = max([at, *(n.high for n in told)]) if up else min([at, *(n.low for n in told)])
        ends = (at,) if place % 2 or far == at else (at, far) if up else (far, at)
        said = f"{at:g}" if len(ends) == 1 else f"{ends[0]:g} to {ends[1]:g}"
        notes.append(f"{cut(one.raw)} (row {one.spot.row}) is read as {said}")
        out.append(Quantity(one.raw, number_of(ends), None, one.spot, one.percent))
    return out


def weights(cells: Sequence[Cell], marks: Marks, problems: list[Problem]) -> list[Quantity]:
    """How much each issue counts for a side: numbers, or grades in words (high, medium, low); blank is not known."""
    out: list[Quantity] = []
    kinds: dict[str, Cell] = {}
    for cell in cells:
        plain = cell.text.casefold()
        share = GRADES.get(plain)
        read = None if untold(cell.text) or share is not None else marks.read(cell.text)
        number: Number | None = None
        if share is not None:
            kinds.setdefault("words", cell)
            number = number_of((share,))
        elif isinstance(read, Read) and not read.open:
            kinds.setdefault("numbers", cell)
            read = _wider(read, abs(read.parts[0]) * ABOUT) if _about(cell.text, read) else read
            number = number_of(tuple(map(float, read.parts)), read.among)
            if number.low < 0:
                problems.append(Problem(cell.spot, f"found {cut(cell.text)}, expected a weight of 0 or more"))
        elif isinstance(read, Finding) and read.kind != "strange":
            problems.append(Problem(cell.spot, f"{read.message}{TWICE if read.kind == 'twice' else ''}"))
        elif not untold(cell.text):
            told = f"found {cut(cell.text)}, expected a weight such as 40, 20..40, high, or nothing where nobody knows"
            problems.append(Problem(cell.spot, told))
        out.append(Quantity(cell.text, number, None, cell.spot))
    if len(kinds) > 1:
        odd = kinds["words"]
        problems.append(
            Problem(odd.spot, f"found {cut(odd.text)} beside weights in numbers, expected one or the other")
        )
    some = [one.number for one in out]
    if some and all(one is not None and one.high == 0 for one in some):
        problems.append(
            Problem(cells[0].spot._replace(row=0), "found weights of 0 alone, expected one issue that counts")
        )
    return out


def unit_of(some: Iterable[Quantity], told: str) -> str:
    """The unit of an issue: as it is told, or % where its numbers are written so."""
    return told or ("%" if any(one.percent for one in some) else "")


def with_words(cells: Sequence[Cell], said: Mapping[str, str]) -> list[Cell]:
    """Cells with the number that was told of a word in place of the word.

    said   {word, folded: number}
    """
    return [cell._replace(text=said.get(folded(cell.text), cell.text)) for cell in cells]


def words_told(answered: str) -> dict[str, str]:
    """{word, folded: number} of an answer; raises TableError for a part of it that is no pair.

    >>> words_told("delivery:0|later:45")
    {'delivery': '0', 'later': '45'}
    """
    out = {}
    for part in filter(None, (one.strip() for one in answered.split("|"))):
        word, _, number = part.rpartition(":")
        if not word.strip() or not any(map(str.isdigit, number)):
            raise TableError(
                [f"--answer words: found {cut(part)}, expected a word and its number, as in on delivery:0"]
            )
        out[folded(word)] = number.strip()
    return out


def texts_of(rows: Mapping[str, Sequence[Cell]]) -> dict[str, list[str]]:
    """{name: texts that say something} of groups of cells, by which the decimal mark of a table is told."""
    return {name: [cell.text for cell in cells if not untold(cell.text)] for name, cells in rows.items()}
