"""A row that stands twice: who says the same is counted once, and who answers a survey again by the later answer.

Each such row is left out and named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.identified import identifies
from instantsia.stakeholders.files.columns.kinds import is_moment
from instantsia.stakeholders.files.columns.names import of_issue, role
from instantsia.stakeholders.files.rows.names_apart import row_told
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.folding import folded

ASIDE = frozenset(("source", "note"))
"""Roles of columns that may say other things of one and the same row."""
_MAIL = pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+")
FILLED = 0.8
"""Share of the rows that have an address or a time in a column of them."""
Row = tuple[Cell, ...]


def said_once(
    sheet: Sheet, lines: Sequence[dict[str, Cell]], tells_apart: Callable[[str], bool]
) -> tuple[list[dict[str, Cell]], list[LeftOut]]:
    """(the lines less those of rows that say what an earlier row says, these rows).

    tells_apart   whether a text may tell one actor of a name from another: two who differ in such a text of a column
                  that is not read, or in their body, are two
    """
    lines_of: dict[int, list[dict[str, Cell]]] = {}
    for line in lines:
        lines_of.setdefault(line["actor"].spot.row, []).append(line)
    rows = {row[0].spot.row: row for row in sheet.rows if row}
    telling = [at for at, head in enumerate(sheet.header) if _may_tell(head.text)]
    first: dict[object, list[int]] = {}
    gone: dict[int, LeftOut] = {}
    for number, some in lines_of.items():
        before = first.setdefault(tuple(map(_said, some)), [])
        same = next((one for one in before if not _differ(rows[one], rows[number], telling, tells_apart)), None)
        actor = some[0]["actor"]
        if same is None or not actor.text:
            before.append(number)
            continue
        spot = actor.spot.of_its_row
        text = ", ".join(cell.text for cell in rows[number] if cell.text)
        earlier = row_told(lines_of[same][0]["actor"])
        gone[number] = LeftOut(
            spot, text, f"says the same as {earlier} and is counted once (if they are two, give them two names)"
        )
    return [line for line in lines if line["actor"].spot.row not in gone], list(gone.values())


def said_later(
    sheet: Sheet, lines: Sequence[dict[str, Cell]], tells_apart: Callable[[str], bool]
) -> tuple[list[dict[str, Cell]], list[LeftOut]]:
    """(the lines less those of answers that the same person gave again below, these rows).

    The same person has the same name and the same address; or, where each answer has its time and none an address,
    nothing else that tells two of one name apart. Arguments as those of `said_once`.
    """
    mails, times = (_columns_of(sheet, is_one) for is_one in (_MAIL.fullmatch, is_moment))
    if not mails and not times:
        return list(lines), []
    rows = {row[0].spot.row: row for row in sheet.rows if row}
    telling = [at for at, head in enumerate(sheet.header) if _may_tell(head.text)]
    names = {line["actor"].spot.row: line["actor"] for line in lines if line["actor"].text}
    called: dict[str, list[int]] = {}
    for number, actor in names.items():
        called.setdefault(folded(actor.text), []).append(number)
    gone: dict[int, LeftOut] = {}
    for same in called.values():
        for number, later in ((one, other) for at, one in enumerate(same) for other in same[at + 1 :]):
            if mails:
                again = all(folded(rows[later][at].text) == folded(rows[number][at].text) != "" for at in mails)
            else:
                again = not _differ(rows[number], rows[later], telling, tells_apart)
            if again:
                text = ", ".join(cell.text for cell in rows[number] if cell.text)
                why = f"was answered again by the same person in {row_told(names[later])}, which counts"
                gone[number] = LeftOut(names[number].spot.of_its_row, text, why)
    return [line for line in lines if line["actor"].spot.row not in gone], list(gone.values())


def answers_again(sheet: Sheet) -> bool:
    """Whether rows have the address or the time of an answer, of which a later one counts for the same name."""
    return any(_columns_of(sheet, is_one) for is_one in (_MAIL.fullmatch, is_moment))


def shared_keys(sheet: Sheet) -> dict[int, str]:
    """{row: the address, or the number, of who stands in it} where a few rows of a table have one that others have.

    A column that gives one number to many is one of groups.
    """
    numbering = [at for at, head in enumerate(sheet.header) if identifies(head.text)]
    for at in (*_columns_of(sheet, _MAIL.fullmatch), *numbering):
        held = {row[at].spot.row: row[at].text for row in sheet.rows if row[at].text}
        if len(held) > len(set(held.values())) >= FILLED * len(sheet.rows):
            return held
    return {}


def _columns_of(sheet: Sheet, is_one: Callable[[str], object]) -> list[int]:
    """The columns in which nearly every row has a text of a kind."""
    return [
        at
        for at in range(len(sheet.header))
        if sheet.rows and sum(bool(is_one(row[at].text)) for row in sheet.rows) >= FILLED * len(sheet.rows)
    ]


def _may_tell(name: str) -> bool:
    return bool(name) and role(name) in (None, "body") and of_issue(name) is None


def _differ(one: Row, other: Row, telling: Sequence[int], tells_apart: Callable[[str], bool]) -> bool:
    """Whether two rows of one name are told apart by a text that is not read as a number."""
    pairs = [(one[at].text, other[at].text) for at in telling]
    return any(folded(a) != folded(b) and tells_apart(a) and tells_apart(b) for a, b in pairs)


def _said(line: dict[str, Cell]) -> tuple[tuple[str, float | str], ...]:
    return tuple(sorted(((role, _value(cell.text)) for role, cell in line.items() if role not in ASIDE), key=str))


def _value(text: str) -> float | str:
    """What two writings of a cell have in common: 70 and 70.0 are one number."""
    try:
        return float(text)
    except ValueError:
        return folded(text)
