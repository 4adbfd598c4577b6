"""A row and those below it that are its parts ("of which ...", or moved to the right): which of them is read."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.words import abstains
from instantsia.stakeholders.files.columns.names import roles
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.kind_names import begins
from instantsia.stakeholders.files.rows.no_actor_below import Rows
from instantsia.stakeholders.files.rows.no_actor_table import Table, is_blank
from instantsia.stakeholders.files.rows.umbrellas import depth

MOST = 0.8
"""In so many rows a column of what all are asked has something."""


def wholes(table: Table, rows: Rows, left: Sequence[int]) -> dict[int, str]:
    """{row: why it is no actor's} of a whole or of its parts, where a number of the whole is the sum of the parts'.

    left   rows that may be actors', in the order of the table

    A whole that says where it stands, and whose parts do not, is the actor; else its parts are.
    """
    out: dict[int, str] = {}
    for at, place in enumerate(left):
        parts: list[int] = []
        for one in left[at + 1 :]:
            if not begins("parts", table.name(rows[one])) and depth(table, rows[one]) <= depth(table, rows[place]):
                break
            parts.append(one)
        # one alone that is only moved to the right may have the same number by chance
        called = any(begins("parts", table.name(rows[one])) for one in parts)
        if (
            len(parts) < (1 if called else 2)
            or begins("parts", table.name(rows[place]))
            or not (added := _added(table, rows, place, parts))
        ):
            continue
        asked = _asked(table, rows, [one for one in left if one not in (place, *parts)], added)
        whole_says = [at for at in asked if not is_blank(rows[place][at])]
        parts_say = [at for at in asked if any(not is_blank(rows[one][at]) for one in parts)]
        if whole_says and not parts_say:
            out |= dict.fromkeys(parts, Reason.PART_OF)
        else:
            out[place] = Reason.WHOLE_SAYS_TOO if set(whole_says) & set(parts_say) else Reason.WHOLE_OF
    return out


def _added(table: Table, rows: Rows, place: int, parts: Sequence[int]) -> set[int]:
    """The columns in which the number of a row is the sum of those of its parts."""
    of_parts = [dict(table.numbers(rows[one])) for one in parts]
    out: set[int] = set()
    for column, text in table.numbers(rows[place]):
        values = [table.number(some[column]) for some in of_parts if column in some]
        if len(values) == len(parts) and None not in values and sum(filter(None, values)) == table.number(text):
            out.add(column)
    return out


def _asked(table: Table, rows: Rows, others: Sequence[int], added: set[int]) -> list[int]:
    """The columns that tell where everybody stands: by the header, by words for and against, or of numbers and full."""
    told = [at for at in roles([cell.text for cell in table.sheet.header]).get("position", []) if at not in added]
    if told:
        return told
    columns = [at for at in range(len(table.sheet.header)) if at != table.actor and at not in added]
    texts = {at: [rows[one][at].text for one in others if not is_blank(rows[one][at])] for at in columns}
    sides = [at for at in columns if texts[at] and 2 * sum(map(_side, texts[at])) > len(texts[at])]
    full = [at for at in columns if at in table.numeric and len(texts[at]) >= MOST * len(others) > 0]
    return sides or full


def _side(text: str) -> bool:
    return attitude(text) is not None or abstains(text)
