"""A table with actors in its columns and clauses in its rows, in letters or figures, is turned: each is an issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import tokens
from instantsia.stakeholders.files.columns.names import on_issue, role, role_instead
from instantsia.stakeholders.files.columns.numbering import numbered
from instantsia.stakeholders.files.columns.serial import numbering
from instantsia.stakeholders.files.sheet import Cell, Sheet, across
from instantsia.stakeholders.files.table.left_over import left_over, most_are_actors
from instantsia.stakeholders.files.table.shape import measured

TOLD = "The actors stand in the columns and clauses in the rows, so the table was turned, and each clause is an issue."
FEWEST_ACTORS, FEWEST_CLAUSES = 3, 3
MOST_CODES = 7
"""So many different letters may stand for what is said to a clause."""
_CLAUSES = frozenset(HEADER_WORDS["beside"]["clauses"].split())
_CODE = pattern(r"([^\W\d_]{1,2})[!?*+]*(?:\s+[-–—(].*)?")
_UNKNOWN = frozenset(("-", "–", "—", "?", "??"))


def clauses_turned(sheet: Sheet) -> Sheet:
    """The sheet with actors as rows, where its columns are actors and its rows are clauses by name or number."""
    width = len(sheet.header)
    rows = [row for row in sheet.rows if sum(bool(cell.text) for cell in row[:width]) > 2]
    label = _label(sheet, rows)
    if label is None:
        return sheet
    actors = [at for at in range(label + 1, width) if _of_actor(sheet.header[at].text, [row[at].text for row in rows])]
    coded = [row for row in rows if _coded([row[at].text for at in actors])]
    codes = {match[1].casefold() for row in coded for at in actors if (match := _CODE.fullmatch(row[at].text))}
    if len(actors) < FEWEST_ACTORS or len(coded) < FEWEST_CLAUSES or len(codes) > MOST_CODES:
        return sheet
    if not most_are_actors(sheet, actors, label):
        return sheet
    first = rows.index(coded[0])
    header = [Cell("actor", sheet.header[label].spot)]
    for place, row in enumerate(rows):
        figures = place > first and all(
            not row[at].text or measured(row[at].text) or row[at].text in _UNKNOWN for at in actors
        )
        issue = row in coded or figures
        header.append(row[label]._replace(text=on_issue("position", row[label].text) if issue else row[label].text))
    turned = tuple(
        (
            across(sheet.header[at]),
            *(row[at]._replace(spot=row[at].spot._replace(name=row[label].text)) for row in rows),
        )
        for at in actors
    )
    return replace(
        sheet,
        header=tuple(header),
        rows=turned,
        rivals=" ".join(filter(None, (sheet.rivals, TOLD))),
        notes=(*sheet.notes, TOLD, *left_over(sheet, {label, *actors})),
    )


def _label(sheet: Sheet, rows: Sequence[tuple[Cell, ...]]) -> int | None:
    """Place of the column that names the clauses: it is called so, or one of their numbers stands before it."""
    for at, cell in enumerate(sheet.header[:FEWEST_ACTORS]):
        texts = [row[at].text for row in rows]
        if not texts or not all(texts) or len({*texts}) < len(texts) or any(map(measured, texts)):
            continue
        if "actor" in (role(cell.text), role_instead(cell.text)):
            return None
        before = any(numbering([row[one].text for row in rows]) for one in range(at))
        of_clauses = bool(tokens(cell.text) & _CLAUSES) or sum(bool(numbered(text)) for text in texts) > len(texts) / 2
        return at if of_clauses or before else None
    return None


def _of_actor(name: str, texts: Sequence[str]) -> bool:
    """Whether a column is that of an actor: half of its cells are letters for what it says, and none is asked for."""
    some = [text for text in texts if text]
    plain = bool(name) and role(name) is None and not numbered(name)
    return plain and 2 * len(some) > len(texts) and 2 * sum(bool(_CODE.fullmatch(text)) for text in some) >= len(some)


def _coded(texts: Sequence[str]) -> bool:
    some = [text for text in texts if text and text not in _UNKNOWN]
    return 5 * sum(bool(_CODE.fullmatch(text)) for text in some) >= 3 * len(some) > 0
