"""The answer to paste where columns cannot be told: what they could be, as near as headers and order say."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

from instantsia.stakeholders.files.deal.headers import KINDS, OURS, THEIRS, Meant
from instantsia.stakeholders.files.sheet import Sheet, letters
from instantsia.stakeholders.folding import folded

MISSING = "COLUMN"
"""What is written where no column is left that it could be."""


def columns_answer(sheet: Sheet, found: Mapping[int, Meant | None]) -> str:
    """--answer 'columns=our best:Ask|...', each column by its name, or by its letter where the name stands twice.

    found   {column: what its header says}
    """
    sides = _sides(found)
    left = [place for place in range(len(sheet.header)) if _could_be(sheet, found, place)]
    wanted = [(side, kind) for side in sides for kind in KINDS]
    taken: dict[tuple[str, str], int] = {}
    # first what says its side and its kind, then its kind alone, then its kind and another side, then whatever is left
    for far in range(3):
        for side, kind in wanted:
            fits = [place for place in left if (side, kind) not in taken and _is(found.get(place), side, kind, far)]
            if fits:
                taken[side, kind] = fits[0]
                left.remove(fits[0])
    blank = sorted(left, key=lambda place: found.get(place) is not None)
    for side, kind in wanted:
        if (side, kind) not in taken and kind != "weight" and blank:
            taken[side, kind] = blank.pop(0)
    told = [
        f"{side} {kind}:{_called(sheet, taken[side, kind]) if (side, kind) in taken else MISSING}"
        for side, kind in wanted
        if (side, kind) in taken or kind != "weight"
    ]
    return f"--answer {shlex.quote('columns=' + '|'.join(told))}"


def _sides(found: Mapping[int, Meant | None]) -> tuple[str, str]:
    """The two sides that are most likely meant, ours first."""
    named = dict.fromkeys(one.side for one in found.values() if one is not None and one.side)
    likely = sorted(named, key=lambda side: side not in (OURS, THEIRS))[:2]
    likely += [side for side in (OURS, THEIRS) if side not in likely]
    first, second = sorted(likely[:2], key=lambda side: (side != OURS, side == THEIRS))
    return first, second


def _could_be(sheet: Sheet, found: Mapping[int, Meant | None], place: int) -> bool:
    one = found.get(place)
    if one is not None:
        return one.kind in KINDS
    # the first column names the issues, unless another does
    known = any(each is not None and each.kind == "issue" for each in found.values())
    return bool(sheet.header[place].text) and (known or place > 0)


def _is(one: Meant | None, side: str, kind: str, far: int) -> bool:
    """Whether a header means the kind, and the side; with `far` 1 without a side, with 2 whatever side it names."""
    if one is None or one.kind != kind:
        return False
    return far == 2 or folded(one.side) == ("" if far else folded(side))


def _called(sheet: Sheet, place: int) -> str:
    text = sheet.header[place].text
    twice = sum(folded(cell.text) == folded(text) for cell in sheet.header) > 1
    return f"column {letters(place + 1)}" if twice or set(text) & set("|:=\n") else text
