"""A roll call with a column for each side, of which one is ticked (Member, For, Against, Abstain): one of positions.

It is plain where the names of columns are words for sides, some for and some against, and hold nothing but ticks, in
most rows one. Numbers of votes in them are counts of a party, and nobody's position: `counted` reads these.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from instantsia.errors import cut, few, listed
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import ABSTAINS, NO_SIDE, UNKNOWN, any_of, set_of
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.names import of_issue, role, role_instead
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

POSITION = "position"
FEWEST_ROWS = 2
NAMED = 8
LONGEST_INITIALS = 4
_WORDS = HEADER_WORDS["ticked"]
TICKS, EMPTY = set_of(*_WORDS["ticks"].split("\n")), set_of(*_WORDS["none"].split("\n")) | {""}
_MARKS = TICKS | EMPTY
_ASIDE = ABSTAINS | NO_SIDE | UNKNOWN | {"a", "e"}
"""Words for those who are on no side, and letters for who abstains or is excused."""
_BEFORE = pattern(rf"\s*(?:{any_of(*_WORDS['before'].splitlines())})\s*[:\-–/]?\s+(.*\S)\s*")
_AROUND = "()[]{}?!.:; "
_LETTER = pattern(r"[^\W\d_]")


def ticked(sheet: Sheet, answered: Collection[str] = ()) -> Sheet:
    """The sheet with the columns of a roll call as one of positions, the word of the ticked one; else as it was.

    answered   names of columns in an answer that says what they are: where one of them is of the roll call, none is
               put together
    """
    sides = _sides(sheet)
    if not sides or {folded(sheet.header[at].text) for at in sides} & set(map(folded, answered)):
        return sheet
    marked = [[at for at in sides if _tick(sheet, row, at)] for row in sheet.rows]
    if 2 * sum(len(some) == 1 for some in marked) < max(sum(map(bool, marked)), 2 * FEWEST_ROWS):
        return sheet
    first = sides[0]
    spots = sheet.header[first].spot
    header = Cell(POSITION, spots._replace(name=POSITION))
    left = [at for at in range(len(sheet.header)) if at not in sides]

    def joined(row: Sequence[Cell], one: Cell) -> tuple[Cell, ...]:
        return tuple(one if at == first else row[at] for at in range(len(row)) if at == first or at not in sides)

    rows, twice = [], []
    for row, some in zip(sheet.rows, marked, strict=True):
        at = some[0] if len(some) == 1 else first
        text = word_of(sheet.header[at].text) if len(some) == 1 else ""
        rows.append(joined(row, Cell(text, row[at].spot._replace(name=POSITION))))
        if len(some) > 1:
            called = next((row[at].text for at in left if row[at].text), f"row {row[0].spot.row}")
            twice.append(f"{cut(called)} ({_and([cut(sheet.header[at].text) for at in some])})")
    told = f"Columns {_and([cut(sheet.header[at].text) for at in sides])} are read as one: whichever is ticked."
    if twice:
        told += f" Ticked more than once, so not known: {few(twice, NAMED)}."
    return replace(
        sheet,
        header=joined(sheet.header, header),
        rows=tuple(rows),
        asked={},
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told),
    )


def _sides(sheet: Sheet) -> list[int]:
    """Places of the columns of a roll call; [] where there is none, or positions stand in another column."""
    named = _named(sheet)
    if any(_count(row[at].text) for row in sheet.rows for at in named):
        return []
    out = [at for at in named if all(_tick(sheet, row, at) is not None for row in sheet.rows)]
    words = [folded(word_of(sheet.header[at].text)) for at in out]
    both = {1, -1} <= {named[at] for at in out}
    return out if both and len(set(words)) == len(words) else []


def _named(sheet: Sheet) -> dict[int, int]:
    """{place of a column named by a side: the side}; {} where one lacks, or positions stand in another column."""
    named: dict[int, int] = {}
    for at, cell in enumerate(sheet.header):
        side = side_of(cell.text)
        if side is not None and not numbers_rows([row[at].text for row in sheet.rows]):
            named[at] = side
        elif held_as_position(sheet, at):
            return {}
    return named if {1, -1} <= set(named.values()) else {}


def numbers_rows(texts: Sequence[str]) -> bool:
    """Whether a column numbers its rows, as one called No does: 1, 2, 3."""
    held = [text.strip(_AROUND) for text in texts if text]
    return len(held) > FEWEST_ROWS and held == [
        str(int(held[0]) + at) if held[0].isdecimal() else "" for at in range(len(held))
    ]


def held_as_position(sheet: Sheet, at: int) -> bool:
    """Whether a column is one of positions by its name, and holds any."""
    name = sheet.header[at].text
    named = role(name) == POSITION or (of_issue(name) or ("", ""))[1] == POSITION
    return named and any(row[at].text for row in sheet.rows)


def side_of(name: str) -> int | None:
    """1 of a word for those in favour, -1 of one for those against, 0 of one for others; None of any other name."""
    word = word_of(name)
    plain = word.casefold().strip()
    if not _LETTER.search(plain) or {role(name), role_instead(name)} - {None, POSITION}:
        return None
    if plain in _ASIDE:
        return 0
    found = attitude(word)
    return None if found is None else found[0]


def word_of(name: str) -> str:
    """The word for a side in the name of a column: For in "Vote: For"."""
    match = _BEFORE.fullmatch(name.casefold())
    return name.strip()[-len(match[1]) :] if match and len(match[1]) < len(name.strip()) else name.strip()


def _count(text: str) -> bool:
    """Whether a cell is a number of votes: 12, and not the 1 of a tick."""
    return any(map(str.isdigit, text)) and text.strip(_AROUND).casefold() not in _MARKS


def _tick(sheet: Sheet, row: Sequence[Cell], at: int) -> bool | None:
    """Whether a cell of a roll call is ticked; None where it holds something else."""
    text = row[at].text
    plain = text.casefold().strip(_AROUND)
    if text.casefold() in EMPTY or plain in EMPTY:
        return False
    if plain in TICKS or plain == word_of(sheet.header[at].text).casefold():
        return True
    others = [cell.text for cell, name in zip(row, sheet.header, strict=False) if side_of(name.text) is None]
    return True if any(plain == one.casefold().strip(_AROUND) or _initials(plain, one) for one in others) else None


def _initials(text: str, name: str) -> bool:
    """Whether letters are those with which the words of a name begin: jk of Jan Kowalski."""
    begun = [word[0].casefold() for word in name.split() if word[0].isalpha()]
    bare = text.replace(".", "").replace(" ", "")
    return 1 < len(bare) <= LONGEST_INITIALS and list(bare) == begun


def _and(texts: Sequence[str]) -> str:
    return f"{listed(texts[:-1])} and {texts[-1]}" if len(texts) > 1 else "".join(texts)
