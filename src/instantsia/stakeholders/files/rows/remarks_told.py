"""What remarks and columns that are not read say of who is away, who has a proxy and who has a veto.

Nothing of it is taken: a remark may be of last year, or of another vote. It is told, so that a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import abstains
from instantsia.stakeholders.files.columns.checked_rows import READ_AS
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.remark_kinds import speaks_of_veto
from instantsia.stakeholders.files.sheet import Sheet

_AWAY = pattern(
    r"\b(?:absent\w*|absence|on leave|on holiday|away|excused|recused|abwesen\w*|beurlaubt|entschuldigt|verhindert|"
    r"en congé|excusée?|empêchée?|ausente\w*|ausencia|de permiso|de baja|assente|assenza|in congedo|"
    r"ausência|de licença|afwezig\w*|met verlof|nieobecn\w*|na urlopie|отсутств\w*|в отпуске)\b",
    re.IGNORECASE,
)
_HERE = pattern(r"present|anwesend|présente?|presente?|aanwezig|obecn[aey]|присутств\w*|yes|no|ja|nein", re.IGNORECASE)
_PROXY = pattern(
    r"(?:by |via |per )?(?:proxy|vollmacht|procuration|par procuration|poder|por poder|delega|per delega|procuração|"
    r"volmacht|pełnomocnik|по доверенности|доверенность)",
    re.IGNORECASE,
)
LEAST_CELLS = 2


@dataclass(frozen=True)
class Remarks:
    """What is said and not read, by the names of those of whom it is said, in order.

    away, vetoes   of whom a remark says so
    attendance     (column, those who are away by it, those who have a proxy by it), of columns that say who is there
    """

    away: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    attendance: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


def remarks_told(entries: Sequence[Entry], sheet: Sheet | None, unread: Iterable[str]) -> Remarks:
    """What the remarks of rows, and columns that are not read, say of absence and vetoes.

    sheet    as it was laid out; unread   the names of its columns that are not looked at
    """
    said = [(entry.actor, entry.note) for entry in entries if entry.note]
    attendance = []
    actors = {entry.spot.row: entry.actor for entry in entries}
    names = frozenset(unread)
    header, rows = ((), ()) if sheet is None else (sheet.header, sheet.rows)
    for head in header:
        if head.text not in names or not head.text or head.text == READ_AS:
            continue
        cells = [
            (actors[cell.spot.row], cell.text.strip())
            for row in rows
            for cell in row
            if cell.spot.column == head.spot.column and cell.spot.row in actors and cell.text.strip()
        ]  # fmt: skip
        away, proxies = _who(cells, abstains), _who(cells, _is_proxy)
        if len(cells) >= LEAST_CELLS and (away or proxies) and all(_of_attendance(text) for _, text in cells):
            attendance.append((head.text, away, proxies))
        else:
            said += cells
    there = {entry.actor for entry in entries if not (entry.away or entry.position.abstains)}
    vetoed = {entry.actor for entry in entries if entry.veto}
    return Remarks(
        tuple(one for one in _who(said, lambda text: bool(_AWAY.search(text))) if one in there),
        tuple(one for one in _who(said, speaks_of_veto) if one not in vetoed),
        tuple(attendance),
    )


def _who(said: Iterable[tuple[str, str]], meant: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(sorted({actor for actor, text in said if meant(text)}))


def _is_proxy(text: str) -> bool:
    return _PROXY.fullmatch(text) is not None


def _of_attendance(text: str) -> bool:
    return _is_proxy(text) or abstains(text) or _HERE.fullmatch(text) is not None
