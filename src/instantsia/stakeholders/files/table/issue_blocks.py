"""A table of actors in columns with a block of rows for each issue: a heading, and the same names of rows below it.

Or the issue stands before the names of its rows, in a column of its own. Each row is called by what it is and by the
issue of its block, as a table that has both in one name: then it is turned as others are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.names import on_issue, role, role_instead
from instantsia.stakeholders.files.columns.times import are_times
from instantsia.stakeholders.files.reasons import TITLES, Reason
from instantsia.stakeholders.files.sheet import Cell, LeftOut, Sheet
from instantsia.stakeholders.files.table.shape import measured
from instantsia.stakeholders.folding import folded

FEWEST, FEWEST_ACTORS = 2, 2
ONE_IN = 5
"""One in so many names of actors may mean a quantity."""
NAMED = 8
_BRACKETS = pattern(r"\([^()]*\)|\[[^\[\]]*\]")
Row = tuple[Cell, ...]


class Block(NamedTuple):
    """A heading, and the rows between it and the next one or a blank row."""

    head: Cell
    rows: tuple[Row, ...]


def blocks_of(sheet: Sheet) -> list[Block]:
    """The blocks under the texts that stand alone in a row, in its first cell or over several columns."""
    heads = {row[0].spot.row: row[0] for row in sheet.rows if _alone(row)}
    heads |= {one.spot.row: Cell(one.text, one.spot) for one in sheet.left_out if one.reason in TITLES}
    rows = {row[0].spot.row: row for row in sheet.rows if row[0].spot.row not in heads}
    skipped = {one.spot.row for one in sheet.left_out if one.reason == Reason.AGAIN}
    out = []
    for at in sorted(heads):
        # a blank row may stand below a heading
        below, place = [], at + 1 + (at + 1 not in rows.keys() | skipped | heads.keys())
        while place in rows or place in skipped:
            below += [rows[place]] if place in rows else []
            place += 1
        if below:
            out.append(Block(heads[at], tuple(below)))
    return out


def titles_of(blocks: Sequence[Block]) -> list[str]:
    """What the issues of blocks are called: as their headings, less what stands in brackets; [] where two are alike."""
    texts = [block.head.text for block in blocks]
    bare = [" ".join(_BRACKETS.sub(" ", _without_lead(text)).split()).strip(" :.,;-–—") for text in texts]
    for some in (bare, texts):
        if all(some) and len({*map(folded, some)}) == len(some):
            return some
    return []


def _without_lead(text: str) -> str:
    """A heading without the word for an issue before it.

    >>> _without_lead("Issue 1: parking fee"), _without_lead("Thema: Bad"), _without_lead("Parking: a fee")
    ('parking fee', 'Bad', 'Parking: a fee')
    """
    lead, colon, rest = text.partition(":")
    return rest.strip() if colon and rest.strip() and role(lead.strip(" 0123456789.")) == "issue" else text


def of_times(texts: Sequence[str]) -> bool:
    """Whether headings are rounds or days, and so no issues."""
    return are_times("", texts)


def with_blocks(sheet: Sheet) -> Sheet:
    """The sheet with the rows of each block called by its issue; as it was where it has no such blocks."""
    above = [_meant(cell.text) for cell in sheet.header[1:] if cell.text]
    if len(above) < FEWEST_ACTORS or ONE_IN * sum(one is not None for one in above) > len(above):
        return sheet
    return _under_headings(sheet) or _behind_issues(sheet) or sheet


def _under_headings(sheet: Sheet) -> Sheet | None:
    blocks = blocks_of(sheet)
    labels = Counter(folded(row[0].text) for block in blocks for row in block.rows)
    stands = {one for one, many in labels.items() if many >= FEWEST and _meant(one) == "position"}
    blocks = [block for block in blocks if any(folded(row[0].text) in stands for row in block.rows)]
    titles = titles_of(blocks)
    if len(titles) < FEWEST or of_times(titles):
        return None
    called: dict[int, Cell] = {}
    for block, title in zip(blocks, titles, strict=True):
        called |= _called([(row[0].spot.row, row[0]) for row in block.rows], title, block.head.text)
    heads = {block.head.spot.row for block in blocks}
    rows = [row for row in sheet.rows if row[0].spot.row not in heads]
    made = tuple((called.get(row[0].spot.row, row[0]), *row[1:]) for row in rows)
    unread = {row[0].spot.row: row[0].text for block in blocks for row in block.rows if _says_nothing(row[0].text)}
    gone = [LeftOut(block.head.spot.of_its_row, block.head.text, Reason.HEADING) for block in blocks]
    kept = [one for one in sheet.left_out if one.spot.row not in heads]
    left_out = tuple(sorted((*kept, *gone), key=lambda one: (one.spot.row, one.spot.column)))
    return _told(replace(sheet, rows=made, left_out=left_out), titles, unread)


def _behind_issues(sheet: Sheet) -> Sheet | None:
    """The sheet where the first column names issues and the second one what each row is, once more in each issue."""
    rows = [row for row in sheet.rows if len(row) > FEWEST and row[1].text]
    labels = Counter(folded(row[1].text) for row in rows)
    stands = {one for one, many in labels.items() if many >= FEWEST and _meant(one) == "position"}
    if not stands or role(sheet.header[0].text) == "actor" or len(sheet.header) < FEWEST + FEWEST_ACTORS:
        return None
    blocks: list[list[Row]] = []
    for row in rows:
        if row[0].text and (not blocks or folded(row[0].text) != folded(blocks[-1][0][0].text)):
            blocks.append([row])
        elif blocks and row[0].spot.row == blocks[-1][-1][0].spot.row + 1:
            blocks[-1].append(row)
    blocks = [some for some in blocks if any(folded(row[1].text) in stands for row in some)]
    titles = titles_of([Block(some[0][0], tuple(some)) for some in blocks])
    if len(titles) < FEWEST or of_times(titles) or sum(map(len, blocks)) < len(rows):
        return None
    called: dict[int, Cell] = {}
    for some, title in zip(blocks, titles, strict=True):
        called |= _called([(row[1].spot.row, row[1]) for row in some], title, some[0][0].text)
    made = tuple((called.get(row[0].spot.row, row[0]), *row[2:]) for row in sheet.rows)
    unread = {row[1].spot.row: row[1].text for some in blocks for row in some if _says_nothing(row[1].text)}
    return _told(replace(sheet, header=(sheet.header[0], *sheet.header[2:]), rows=made), titles, unread)


def _called(rows: Sequence[tuple[int, Cell]], title: str, heading: str) -> Mapping[int, Cell]:
    """{row: its name}: of the first position and the first salience that on the issue, of others with the issue."""
    out: dict[int, Cell] = {}
    taken: set[str] = set()
    for at, label in rows:
        meant = _meant(label.text)
        if meant in ("position", "salience") and meant not in taken:
            taken.add(meant)
            text, name = on_issue(meant, title), heading if meant == "position" else f"{label.text} ({title})"
        else:
            text = name = f"{label.text} ({title})"
        out[at] = label._replace(text=text, spot=label.spot._replace(name=name))
    return out


def _told(sheet: Sheet, titles: Sequence[str], unread: Mapping[int, str]) -> Sheet:
    """The sheet, told as such, without the rows of its blocks that are called by nothing that is known.

    unread   {row: its name} of these, which are no positions on a further issue
    """
    told = f"Each block of rows is read as an issue, by its heading: {few([cut(title) for title in titles], NAMED)}."
    names = list(dict.fromkeys(unread.values()))
    rest = (f"Rows of each block that are not read: {few([cut(name) for name in names], NAMED)}",) if names else ()
    rows = tuple(row for row in sheet.rows if row[0].spot.row not in unread)
    rivals = " ".join(filter(None, (sheet.rivals, told)))
    return replace(sheet, rows=rows, rivals=rivals, notes=(*sheet.notes, told, *rest))


def _says_nothing(label: str) -> bool:
    return _meant(label) in (None, "none")


def _alone(row: Row) -> bool:
    return bool(row[0].text) and not measured(row[0].text) and not any(cell.text for cell in row[1:])


def _meant(name: str) -> str | None:
    return role(name) or role_instead(name) or hint(name)
