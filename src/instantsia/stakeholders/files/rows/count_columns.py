"""Columns that count how many votes of a group go to each side (Yes, No, Abstain), or to each option of one question.

By their names they are those of sides, some for and some against: 25 under Ja-Stimmen are that many votes for. Of
others (Plan A, Plan B) the numbers alone tell it, where in each row they add up to the seats of the group.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.voteless import only_voteless
from instantsia.stakeholders.files.cells.words import ABSENT, ABSTAIN, UNKNOWN, any_of, set_of
from instantsia.stakeholders.files.columns.hints import NONE, said
from instantsia.stakeholders.files.columns.names import role
from instantsia.stakeholders.files.rows.no_actors import adds_up
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.table.ticked import EMPTY, held_as_position, numbers_rows, side_of, word_of
from instantsia.stakeholders.folding import folded

FEWEST_OPTIONS, FEWEST_ROWS = 2, 3
"""So many columns and rows there are at least where the numbers alone tell that votes are counted."""
NOT_KNOWN = "?"
"""What stands in the place of a position of those of whom it is counted that nobody knows it."""
_WRITTEN = tomllib.loads(Path(__file__).with_name("count_words.toml").read_text("utf-8"))
_NAMES = {key: set_of(" ".join(words.split())) for key, words in _WRITTEN.items()}
_UNSEEN = _NAMES["unknown"] | _NAMES["absent"] | _NAMES["abstaining"]
_ABOUT = any_of(_WRITTEN["about"])
_BEFORE = pattern(rf"(?:(?:{_ABOUT})(?:\s*[:\-–/]\s*|\s+))+(.*\S)")
_BEHIND = pattern(rf"(.*?\S)(?:(?:\s*[:\-–/]\s*|\s+)(?:{_ABOUT}))+")
_BRACKETS = pattern(r"\s*[(\[][^)\]]*[)\]]\s*")
_COUNT = pattern(r"\d{1,3}(?:[.,' \u00a0\u202f’]\d{3})+|\d+(?:[.,]0+)?")
_ABOUT_SO_MANY = pattern(
    r"(?:(?:~|≈|c\.|ca\.?|circa|about|around|approx\.?|etwa|rund|env\.?|environ|unos|aprox\.?|ok\.)\s*)?(\d{1,6})\s*(?:\?|\+)?"
)
_FROM_TO = pattern(r"(\d{1,6})\s*(?:-|–|\.\.)\s*(\d{1,6})\s*\??")
_MARK = pattern(r"[.,' \u00a0\u202f’]")
_ROUND = pattern(r"[.,]0{1,2}$")


class Counted(NamedTuple):
    """What a column counts.

    label   the side as the name of the column has it: Yes, of "Yes votes"
    text    what a cell of positions says of who takes it: "abstain" of "Enthaltungen"
    """

    label: str
    text: str


def count_of(text: str) -> int | None:
    """The number of a cell that counts votes, 0 where it is empty or not known; None where it is no count.

    >>> count_of("25"), count_of("1,200"), count_of("-"), count_of("12.0"), count_of("83%"), count_of("2.5")
    (25, 1200, 0, 12, None, None)
    >>> count_of("~25"), count_of("25?"), count_of("20-25"), count_of("?"), count_of("-5"), count_of("many")
    (25, 25, 22, 0, None, None)
    """
    plain = text.strip("()[] ").casefold()
    if _COUNT.fullmatch(plain):
        return int(_MARK.sub("", _ROUND.sub("", plain)))
    if about := _ABOUT_SO_MANY.fullmatch(plain):
        return int(about[1])
    if ends := _FROM_TO.fullmatch(plain):
        return (int(ends[1]) + int(ends[2])) // 2
    return 0 if plain in EMPTY | UNKNOWN else None


def is_plain(text: str) -> bool:
    """Whether a count is a number as it stands, or none: not ~25, 20-25 or a question mark."""
    plain = text.strip("()[] ").casefold()
    return plain in EMPTY or _COUNT.fullmatch(plain) is not None


def no_counts(sheet: Sheet) -> list[Cell]:
    """The cells that hold no count in columns of sides of which most are counts, those for and those against among
    them; [] where no votes are counted so."""
    found: dict[int, tuple[Counted, int]] = {}
    wrong: list[Cell] = []
    for at, cell in enumerate(sheet.header):
        meant, here = _side(cell.text), [row[at] for row in sheet.rows if row[at].text]
        counts = [count_of(one.text) is not None for one in here]
        if meant is not None and 2 * sum(counts) > len(counts) and any((count_of(one.text) or 0) > 1 for one in here):
            found[at] = meant
            wrong += [one for one, right in zip(here, counts, strict=True) if not right]
    return wrong if _both(found) else []


def counting(sheet: Sheet, answered: Collection[str] = ()) -> dict[int, Counted]:
    """{place of a column that counts votes: for what}; {} where there are none, or positions stand in another column.

    answered   names of columns in an answer that says what they are: where one of them would be a count, none is
    """
    if not sheet.rows or any(held_as_position(sheet, at) for at in range(len(sheet.header))):
        return {}
    found = _of_sides(sheet) or _of_options(sheet)
    told = {folded(one) for one in answered}
    if any(folded(sheet.header[at].text) in told for at in found):
        return {}
    labels = [folded(one.label) for one in found.values()]
    return found if len(set(labels)) == len(labels) else {}


def seats_of(sheet: Sheet, counts: Collection[int]) -> int | None:
    """The place of the column that says how many seats or votes each has in all, beside those that count them.

    It is called so, or has as many in most rows as the counts add up to.
    """
    others = [at for at in range(len(sheet.header)) if at not in counts and _whole(sheet, at) and _filled(sheet, at)]
    by_name = [at for at in others if role(sheet.header[at].text) == "seats"]
    by_name += [at for at in others if _of_all(sheet.header[at].text)]
    by_name += [at for at in others if _is_sum(sheet, at, counts)]
    return next(iter(by_name), None)


def motions(sheet: Sheet, name: int, others: Collection[int]) -> int | None:
    """The place of the column that says on which of several motions each row was counted; None where there is one.

    name     the place of the column of names
    others   those of the columns that may be it
    """
    names = [folded(row[name].text) for row in sheet.rows]
    if len(set(names)) == len(names):
        return None
    for at in others:
        head = sheet.header[at].text
        if role(head) == "issue" or head.casefold().strip(" .:") in _NAMES["motions"]:
            pairs = [(one, folded(row[at].text)) for one, row in zip(names, sheet.rows, strict=True)]
            if len(set(pairs)) == len(pairs) and all(text for _, text in pairs):
                return at
    return None


def weighs(sheet: Sheet, at: int) -> bool:
    """Whether a column has what a group weighs in all, or shares of its votes, which its parts do not have.

    >>> from instantsia.stakeholders.files.sheet import Cell, Spot
    >>> def of(name, text):
    ...     spot = Spot("a.csv")
    ...     return weighs(Sheet("a.csv", "csv", (Cell(name, spot),), ((Cell(text, spot),),)), 0)
    >>> of("Seats", "30"), of("Total", "30"), of("Yes %", "80"), of("Turnout", "80 %"), of("Leader", "Ann")
    (True, True, True, True, False)
    """
    name = sheet.header[at].text
    texts = [row[at].text for row in sheet.rows if row[at].text]
    if not any(any(map(str.isdigit, text)) for text in texts):
        return False
    shares = "%" in name or (bool(texts) and all(text.rstrip().endswith("%") for text in texts))
    return shares or _of_all(name) or not {"seats", "vote", "capability"}.isdisjoint(said(name))


def _of_all(name: str) -> bool:
    """Whether a column has all seats or votes of each: Seats, Votes cast, Total."""
    return adds_up(name) or not {"seats", "vote"}.isdisjoint(said(name))


def _of_sides(sheet: Sheet) -> dict[int, Counted]:
    """The columns whose names are those of sides, some for and some against, and whose cells are counts."""
    found: dict[int, tuple[Counted, int]] = {}
    for at, cell in enumerate(sheet.header):
        meant = _side(cell.text)
        if meant is not None and _whole(sheet, at) and not numbers_rows([row[at].text for row in sheet.rows]):
            found[at] = meant
    # N may be how many there are in all
    found = next((less for at in found if _both(less := _without(found, at)) and _is_sum(sheet, at, less)), found)
    many = any((count_of(row[at].text) or 0) > 1 for row in sheet.rows for at in found)
    return {at: one for at, (one, _) in found.items()} if many and _both(found) else {}


def _without(found: Mapping[int, tuple[Counted, int]], at: int) -> dict[int, tuple[Counted, int]]:
    return {other: one for other, one in found.items() if other != at}


def _both(found: Mapping[int, tuple[Counted, int]]) -> bool:
    """Whether some columns are of those for, and some of those against."""
    return {1, -1} <= {side for _, side in found.values()}


def _is_sum(sheet: Sheet, at: int, counts: Collection[int]) -> bool:
    """Whether a column has in most rows, of two or more, as many as others add up to."""
    sums = [sum(count_of(row[other].text) or 0 for other in counts) for row in sheet.rows]
    same = sum(count_of(row[at].text) == total for row, total in zip(sheet.rows, sums, strict=True))
    return len(sums) > 1 and 2 * same > len(sums)


def _of_options(sheet: Sheet) -> dict[int, Counted]:
    """The columns beside each other that in each row add up to the seats of whom the row is, whatever their names."""
    called = [at for at, cell in enumerate(sheet.header) if role(cell.text) in ("seats", "vote")]
    seats = [at for at in called if _whole(sheet, at) and _filled(sheet, at)]
    if len(seats) != 1 or len(sheet.rows) < FEWEST_ROWS:
        return {}
    whole = {at for at in range(len(sheet.header)) if _whole(sheet, at)}
    fits = [at in whole and at != seats[0] and _may_be_option(sheet, at) for at in range(len(sheet.header))]
    runs = [[at for at, _ in run] for fit, run in groupby(enumerate(fits), key=lambda one: one[1]) if fit]
    runs = [run for run in runs if len(run) >= FEWEST_OPTIONS and _adds_up(sheet, run, seats[0])]
    if len(runs) != 1:
        return {}
    sides: Mapping[int, tuple[Counted, int] | None] = {at: _side(sheet.header[at].text) for at in runs[0]}
    return {
        at: side[0] if side is not None else Counted(name := sheet.header[at].text.strip(), name)
        for at, side in sides.items()
    }


def _may_be_option(sheet: Sheet, at: int) -> bool:
    """Whether the name of a column may be that of an option, and anybody votes for it."""
    name = sheet.header[at].text
    plain = bool(name) and "|" not in name and "%" not in name and role(name) is None and not adds_up(name)
    # "option" alone means a position elsewhere
    return plain and set(said(name)) <= {NONE, "position"} and any(count_of(row[at].text) for row in sheet.rows)


def _adds_up(sheet: Sheet, run: Sequence[int], seats: int) -> bool:
    """Whether the counts of each row are those of its seats, and of some row go to more than one option."""
    rows = [([count_of(row[at].text) or 0 for at in run], count_of(row[seats].text) or 0) for row in sheet.rows]
    split = any(sum(map(bool, counts)) > 1 for counts, _ in rows)
    return split and all(sum(counts) == total > 0 for counts, total in rows)


def _whole(sheet: Sheet, at: int) -> bool:
    """Whether a column holds counts alone, and its name does not say that they are shares."""
    return "%" not in sheet.header[at].text and all(count_of(row[at].text) is not None for row in sheet.rows)


def _filled(sheet: Sheet, at: int) -> bool:
    return any(count_of(row[at].text) for row in sheet.rows)


def _side(name: str) -> tuple[Counted, int] | None:
    """(what a column counts, 1 of those for, -1 of those against, 0 of others) by its name; None of any other name.

    >>> _side("Ja-Stimmen"), _side("Number of votes against"), _side("Seats")
    ((Counted(label='Ja', text='Ja'), 1), (Counted(label='against', text='against'), -1), None)
    >>> _side("No sé / ausentes"), _side("Undecided")
    ((Counted(label='No sé / ausentes', text='?'), 0), (Counted(label='Undecided', text='?'), 0))
    >>> _side("Enthaltungen"), _side("Not voting (excused)"), _side("Yeas")
    ((Counted(label='Enthaltungen', text='abstain'), 0), (Counted(label='absent', text='absent'), 0), \
(Counted(label='Yeas', text='for'), 1))
    """
    if "%" in name:
        return None
    label = _BRACKETS.sub(" ", name).strip(" :.") or name.strip()
    for one in dict.fromkeys((label, word_of(label), _bare(label))):
        plain = one.casefold()
        if plain in _NAMES["abstaining"]:
            return Counted(one, ABSTAIN), 0
        if (parts := {*map(str.strip, plain.split("/"))} | {plain}) & _NAMES["unknown"] and parts - {plain} <= _UNSEEN:
            return Counted(one, NOT_KNOWN), 0
        if plain in _NAMES["absent"]:
            # a name in whose brackets that stands would be one of somebody without a vote
            return Counted(ABSENT if only_voteless(one) else one, ABSENT), 0
        if plain in _NAMES["for"] | _NAMES["against"]:
            side = 1 if plain in _NAMES["for"] else -1
            return Counted(one, one if attitude(one) else "for" if side > 0 else "against"), side
        found = side_of(one)
        if found is not None:
            return Counted(one, one), found
    return None


def _bare(name: str) -> str:
    """The name less the words that say no more than that votes are counted: Yes, of "Number of Yes votes"."""
    plain = name.casefold()
    if len(plain) != len(name):
        return name
    if match := _BEFORE.fullmatch(plain):
        name, plain = name[match.start(1) : match.end(1)], match[1]
    match = _BEHIND.fullmatch(plain)
    return name[: match.end(1)] if match else name
