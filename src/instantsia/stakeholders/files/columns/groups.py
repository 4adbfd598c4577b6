"""Columns that are one together: the low, best and high of a range, and the first, second and third choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.numbers import Read
from instantsia.stakeholders.files.cells.spellings import BLANK_END, read_cell
from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import NONE, hint
from instantsia.stakeholders.files.columns.in_time import says_time
from instantsia.stakeholders.files.columns.names import of_issue, role, role_instead
from instantsia.stakeholders.files.columns.numbering import numbered
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.folding import folded

_WRITTEN = HEADER_WORDS["ends"]
_FILLER = frozenset(_WRITTEN.pop("filler").split())
_ENDS = {word: end for end, words in enumerate(_WRITTEN.values()) for word in words.split()}
"""{word: 0 for the low end of a range, 1 for its most likely value, 2 for its high end}."""
_BEYOND = pattern(
    r"^(?:after|from|over|above|at least|before|until|by|up to|at most|>=?|<=?|≥|≤)\s*(?=\d)|(?<=\d)\s*\+$", re.I
)
_TOKEN = pattern(r"[^\W_]+")
_YEAR = pattern(r"\b(?:year|jahr|année|año|anno|ano|jaar|год)\b", re.IGNORECASE)
_OTHER = "other "
"""Before the name of what a range is of where its name means nothing by itself: Exit year low, best and high."""
AS_RANGE = " are read as one range of "
"""Between the names of the ends of a range and that of the whole."""
BEST_AND_ENDS = 3
"""So many columns has a range with its best guess."""
_QUANTITIES = ("position", "salience", "capability", "seats")
_CHOICE = pattern(
    r"(?:rank|ranking|choice|preference|pref|rang|wahl|choix|elección|preferencia|scelta|escolha|keuze|voorkeur|выбор)"
    r"[\s_#.:-]*([1-9])|([1-9])(?:st|nd|rd|th|\.|e|er|ère|ª|º)?\s*"
    r"(?:rank|choice|preference|pref|wahl|choix|elección|scelta|escolha|keuze|выбор)"
    r"|(first|second|third|fourth|fifth)[\s_-]+(?:choice|preference|rank|best)",
    re.IGNORECASE,
)
_ORDINALS = {name: place for place, name in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}


def ranges(sheet: Sheet) -> Sheet:
    """The sheet with columns such as "position low", "position" and "position high" as one column of ranges."""
    names = [cell.text for cell in sheet.header]
    ends: dict[str, dict[int, int]] = {}
    called: dict[str, str] = {}
    for at, name in enumerate(names):
        found = _end(name)
        if found is not None:
            ends.setdefault(found[0], {}).setdefault(found[1], at)
            called.setdefault(found[0], found[2])
    notes = list(sheet.notes)
    joined: dict[int, tuple[str, list[int]]] = {}
    ranged: dict[str, str] = {}
    for key, places in ends.items():
        if 0 not in places or 2 not in places or (key.startswith(_OTHER) and not _in_order(sheet, places)):
            continue
        # the most likely one often has no word for it: "position" between "position low" and "position high"
        free = [at for at in range(len(names)) if at not in places.values()]
        plain = [at for at in free if _plain(names[at]) == key]
        if not plain and key == "position":
            plain = [at for at in free if not _end(names[at]) and hint(names[at]) == "position"]
        if 1 not in places and len(plain) == 1:
            places[1] = plain[0]
        some = [places[end] for end in sorted(places)]
        ranged |= {folded(names[at]): called[key] for at in some}
        joined[places.get(1, places[0])] = (called[key], some)
        listed = ", ".join(names[at] for at in some)
        beyond = [row[at].text for row in sheet.rows for at in some if _BEYOND.search(row[at].text)]
        notes += [f"{cut(text)} is read as the end of a range" for text in dict.fromkeys(beyond)]
        others = [
            one
            for row in sheet.rows
            if any(_with_digit(row[at].text) for at in some)
            for at in some
            if (one := row[at].text) and not _with_digit(one) and one.casefold() not in NOTHING | UNKNOWN
        ]
        notes += [f"{cut(text)} is no end of a range, and was left out of it" for text in dict.fromkeys(others)]
        of = called[key] if key.startswith(_OTHER) else key.split(":")[0]
        notes.append(f"The columns {listed}{AS_RANGE}{of}")
    told = replace(sheet, notes=tuple(notes), ranged={**sheet.ranged, **ranged})
    return _joined(told, joined, one_range) if joined else sheet


def ranges_not_read(notes: Iterable[str], unread: Collection[str]) -> tuple[str, ...]:
    """The notes; of a range that nobody reads it is not told that it is read.

    >>> ranges_not_read(["The columns min, max are read as one range of Fee"], ["Fee"])
    ('The columns min, max are one range of Fee, which is not read',)
    """
    return tuple(
        f"{columns} are one range of {name}, which is not read" if is_range and name in unread else note
        for note in notes
        for columns, is_range, name in (note.partition(AS_RANGE),)
    )


def names_end(name: str) -> bool:
    """Whether a name is that of an end of a range, or of what lies between, and of nothing else.

    >>> names_end("Best est."), names_end("High"), names_end("Low income")
    (True, True, False)
    """
    words = _TOKEN.findall(name.casefold())
    return any(word in _ENDS for word in words) and all(word in _ENDS or word in _FILLER for word in words)


def without_bands(sheet: Sheet) -> Sheet:
    """The sheet without the names of bands of columns, such as ANALYSIS over Position and FOLLOW-UP over Priority.

    Where a salience stands under another name than the one position, or alone under one, these are no issues.
    """
    found = [of_issue(cell.text) for cell in sheet.header]
    positions = {one[0].casefold() for one in found if one is not None and one[1] == "position"}
    saliences = {one[0].casefold() for one in found if one is not None and one[1] == "salience"}
    alone = not positions and len(saliences) == 1
    if positions and positions < saliences and not alone:
        return _with_positions(sheet, saliences - positions)  # a salience under each: these are issues
    if not alone and (len(positions) != 1 or not saliences - positions):
        return _with_positions(sheet, saliences - positions) if len(positions) > 1 else sheet
    stems = {one for one in saliences - positions if any(f"{one}_" in cell.text.casefold() for cell in sheet.header)}
    if stems or any(numbered(one) for one in positions | saliences):
        return _with_positions(sheet, saliences - positions)  # articles are issues, whatever stands under each
    bands = sorted({one[0] for one in found if one is not None}, key=len, reverse=True)

    def bare(cell: Cell) -> Cell:
        band = next((one for one in bands if cell.text.startswith(f"{one} ")), "")
        return cell._replace(text=cell.text[len(band) :].strip()) if band else cell

    return replace(sheet, header=tuple(map(bare, sheet.header)))


def with_saliences(sheet: Sheet) -> Sheet:
    """The sheet with the columns that are called alike, each behind the position on an issue, called its salience."""
    names = [cell.text for cell in sheet.header]
    found = {at: one[0] for at, name in enumerate(names) if (one := of_issue(name)) and one[1] == "position"}
    behind = {at + 1: issue for at, issue in found.items() if at + 1 < len(names) and names[at + 1]}
    alike = {names[at] for at in behind}
    if len(behind) < 2 or len(behind) < len(found) or len(alike) > 1 or hint(alike.pop()) != "salience":
        return sheet
    header = (
        cell._replace(text=f"{behind[at]} salience [{cell.text}]" if at in behind else cell.text)
        for at, cell in enumerate(sheet.header)
    )
    return replace(sheet, header=tuple(header))


def _with_positions(sheet: Sheet, issues: set[str]) -> Sheet:
    """The sheet with the one other column of each of these issues called its position: Art. 9 Year."""
    names = [cell.text for cell in sheet.header]
    called: dict[int, str] = {}
    for issue in issues:
        begins = tuple(f"{issue}{sign}" for sign in " _-.:")
        own = [at for at, name in enumerate(names) if name.casefold().startswith(begins) and not of_issue(name)]
        if not own:
            called |= _before(names, issue)
        if len(own) == 1:
            name = names[own[0]]
            rest = name[len(issue) :].strip(" _-.:")
            called[own[0]] = f"{name[: len(issue)]} position [{rest}]"
    header = tuple(cell._replace(text=called.get(at, cell.text)) for at, cell in enumerate(sheet.header))
    return replace(sheet, header=header)


def _before(names: Sequence[str], issue: str) -> dict[int, str]:
    """{place of the column before the salience of an issue: its name, as the position}, where it asks for one."""
    at = next(at for at, name in enumerate(names) if (one := of_issue(name)) and one[0].casefold() == issue)
    before = names[at - 1] if at else ""
    if not before or of_issue(before) is not None or hint(before) != "position":
        return {}
    # with what stands in brackets, such as a unit
    band = re.sub(r"[\s_:.\-–]*[^\W\d_]+\W*(?:\([^()]*\)|\[[^\[\]]*\])?\s*$", "", names[at])
    return {at - 1: f"{band if band.casefold().startswith(issue) else names[at][: len(issue)]} position [{before}]"}


def ranks(sheet: Sheet) -> Sheet:
    """The sheet with columns of a first, a second and further choices as one column of orders of preference."""
    places: dict[int, int] = {}
    for at, cell in enumerate(sheet.header):
        match = _CHOICE.fullmatch(cell.text.strip())
        if match:
            places.setdefault(int(match[1] or match[2] or _ORDINALS[match[3].casefold()]), at)
    if len(places) < 2 or any(role(cell.text) == "position" for cell in sheet.header):
        return sheet
    some = [places[choice] for choice in sorted(places)]
    listed = ", ".join(sheet.header[at].text for at in some)
    notes = (*sheet.notes, f"The columns {listed} are read as one order of preference")
    return _joined(
        replace(sheet, notes=notes), {some[0]: ("position", some)}, lambda texts: " > ".join(filter(None, texts))
    )


def _end(name: str) -> tuple[str, int, str] | None:
    """(what a range is of, which end, the name without the word for it) of the name of a column, or None."""
    tokens = _TOKEN.findall(name)
    marks = [token for token in tokens if token.casefold() in _ENDS]
    if not marks:
        return None
    end = _ENDS[marks[-1].casefold()]
    if [one.casefold() for one in tokens[-2:]] == ["most", "likely"] or "likely" in map(str.casefold, marks):
        end = 1
    rest = " ".join(token for token in tokens if token.casefold() not in _ENDS and token.casefold() not in _FILLER)
    if not rest:
        return "position", end, "position"
    key = _plain(rest) or ("" if hint(rest) == NONE and not _YEAR.search(rest) else f"{_OTHER}{rest.casefold()}")
    return (key, end, rest) if key else None


def _plain(name: str) -> str:
    """What a column is of, where that has a range: its role, with its issue where it carries one; "" otherwise."""
    found = role(name) or role_instead(name)
    if found in _QUANTITIES:
        return found
    wide = of_issue(name)
    return f"{wide[1]}: {wide[0].casefold()}" if wide else ""


def _in_order(sheet: Sheet, places: dict[int, int]) -> bool:
    """Whether the numbers of columns rise from the low to the high one in every row that has them."""
    some = 0
    for row in sheet.rows:
        found = [read_cell(row[places[end]].text, frozenset(".")) for end in sorted(places)]
        numbers = [one.parts[0] for one in found if isinstance(one, Read)]
        some += len(numbers) > 1
        if numbers != sorted(numbers):
            return False
    return some > 0


def one_range(texts: Sequence[str]) -> str:
    """The ends of a range as one cell: less what is no number beside one, and 80 where the high end is "after 80".

    Of three of which one end is no number, that stands as one that nobody has told, so that the best guess stays one.

    >>> one_range(["20", "30", ""]), one_range(["", "30", "50"]), one_range(["", "30", ""]), one_range(["20", "", "50"])
    ('20..30..?', '?..30..50', '30', '20..50')
    """
    ends = [_BEYOND.sub("", text) if _with_digit(text) else BLANK_END for text in texts]
    if len(ends) == BEST_AND_ENDS and ends[1] != BLANK_END and (ends[0] == BLANK_END) != (ends[2] == BLANK_END):
        told = [one for one in ends if one != BLANK_END]
        # a month is a range by itself, and a doubted number has a mark of its own
        if all((one.isdecimal() or not says_time(one)) and BLANK_END not in one for one in told):
            return "..".join(ends)
    told = [text for text in texts if text.casefold() not in NOTHING and text.casefold() not in UNKNOWN]
    if any(map(_with_digit, told)):
        told = list(filter(_with_digit, told))
    if len(told) > 1:
        told = [_BEYOND.sub("", text) for text in told]
    return "..".join(told)


def _with_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _joined(sheet: Sheet, joined: dict[int, tuple[str, list[int]]], write: Callable[[list[str]], str]) -> Sheet:
    """The sheet with these columns as one each, at the place of one of them."""
    gone = {at for _, some in joined.values() for at in some} - set(joined)

    def row_of(row: tuple[Cell, ...], header: bool) -> tuple[Cell, ...]:
        out = []
        for at, cell in enumerate(row):
            if at in joined:
                name, some = joined[at]
                out.append(Cell(name if header else write([row[one].text for one in some]), cell.spot))
            elif at not in gone:
                out.append(cell)
        return tuple(out)

    header = row_of(sheet.header, True)
    return replace(sheet, header=header, rows=tuple(row_of(row, False) for row in sheet.rows))
