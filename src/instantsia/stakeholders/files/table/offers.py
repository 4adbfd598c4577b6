"""A negotiator's sheet with a target and a walk-away point for each side (opening, target, red line): one position.

Where both stand in columns of their own and no other column is called position, the position is the target, and as far
as the walk-away point it may move: "20..20..40" is most likely 20. An opening offer is told as not used.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from instantsia.errors import cut
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import key, role
from instantsia.stakeholders.files.sheet import Cell, Sheet
from instantsia.stakeholders.files.table.shape import measured
from instantsia.stakeholders.folding import folded

POSITION = "position"
_OPENINGS, _TARGETS, _LIMITS = (
    frozenset(map(key, HEADER_WORDS["offers"][kind].replace("\n", " ").split(", ")))
    for kind in ("openings", "targets", "limits")
)


def offered(sheet: Sheet, answered: Collection[str] = ()) -> Sheet:
    """The sheet with target and walk-away point as one column of positions; else as it was.

    answered   names of columns in an answer that says what they are: one of these among them, and none is put together
    """
    names = [cell.text for cell in sheet.header]
    targets, limits, openings = (
        [at for at, name in enumerate(names) if key(name) in words] for words in (_TARGETS, _LIMITS, _OPENINGS)
    )
    others = [
        at for at, name in enumerate(names) if role(name) == POSITION and at not in (*targets, *limits, *openings)
    ]
    if len(targets) != 1 or len(limits) != 1 or others:
        return sheet
    (target,), (limit,) = targets, limits
    if {folded(names[at]) for at in (target, limit, *openings)} & set(map(folded, answered)):
        return sheet
    if not all(_figures([row[at].text for row in sheet.rows]) for at in (target, limit)):
        return sheet
    left = [at for at in range(len(names)) if at not in (limit, *openings)]
    rows = tuple(
        tuple(
            row[at]._replace(text=_position(row[target].text, row[limit].text)) if at == target else row[at]
            for at in left
        )
        for row in sheet.rows
    )
    told = (
        f"The position is {cut(names[target])}, in doubt as far as {cut(names[limit])} "
        f"(--answer columns=position:{names[limit]} takes that alone)."
    )
    if openings:
        told += f" Not used: {', '.join(cut(names[at]) for at in openings)}."
    spot = sheet.header[target].spot
    return replace(
        sheet,
        header=tuple(Cell(POSITION, spot) if at == target else sheet.header[at] for at in left),
        rows=rows,
        asked={},
        rivals=" ".join(filter(None, (sheet.rivals, told))),
        notes=(*sheet.notes, told),
    )


def _figures(texts: Sequence[str]) -> bool:
    """Whether a column holds a number wherever it holds anything that is known, and does so somewhere."""
    some = [text for text in texts if known([text])]
    return bool(some) and all(map(measured, some))


def _position(target: str, limit: str) -> str:
    """A cell of both: from the one to the other, most likely the target; as it is where one of them is not known.

    >>> _position("20", "40"), _position("80", "60"), _position("45", ""), _position("", "30")
    ('20..20..40', '60..80..80', '45', '')
    """
    one, other = first_number(target), first_number(limit)
    if one is None or other is None or one == other:
        return target
    return f"{target}..{target}..{limit}" if one < other else f"{limit}..{target}..{target}"
