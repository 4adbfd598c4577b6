"""Quantities that several raters told side by side, under one band each: R1, R2, Mean and Agreed under Position.

Where the raters agreed on a number afterwards, that number stands for what each of them told before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from instantsia.errors import cut, few
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.names import role, role_instead
from instantsia.stakeholders.files.columns.rater_names import one_of_raters
from instantsia.stakeholders.files.columns.statistics import statistic
from instantsia.stakeholders.files.sheet import Cell, Sheet

QUANTITIES = ("position", "salience", "capability")
LISTED = 5
_INITIALS = pattern(r"[^\W\d_]{2,}|[A-Z]\.?\s?[A-Z]\.?")
"""A rater by name or by initials, beside a mean of what they told."""
_WORDS = HEADER_WORDS["raters"]
_AGREED = pattern(rf"\b(?:{any_of(_WORDS['agreed'])}|(?:{any_of(_WORDS['agreed_stems'])})\w+)$", re.IGNORECASE)


def under_bands(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The names of columns of which some are those of raters under the band of a quantity; None where none are.

    >>> under_bands(["Party", "Position", "", "", "Notes"], ["", "R1", "R2", "Mean", ""])
    ['Party', 'Position R1', 'Position R2', 'Position Mean', 'Notes']
    >>> under_bands(["Party", "Position", ""], ["", "Tax", "War"]) is None
    True
    """
    names: list[str] = []
    bands: dict[str, list[str]] = {}
    band = ""
    for over, own in zip_longest(above, below, fillvalue=""):
        band = over or band
        if own and over and over == own:
            own = ""  # a name that is merged over both rows
        if own:
            bands.setdefault(band, []).append(own)
        names.append(f"{band} {own}" if own else over)
    if not bands or len({*filter(None, names)}) < len([*filter(None, names)]):
        return None
    return names if all(_quantity(name) and _raters(own) for name, own in bands.items()) else None


def _quantity(name: str) -> bool:
    return (role(name) or role_instead(name) or hint(name)) in QUANTITIES


def _raters(names: Sequence[str]) -> bool:
    """Whether the names under a band are those of two raters or more, of their mean, and of what they agreed on."""
    plain = [name for name in names if not (statistic(name) or _AGREED.search(name))]
    if len(plain) < 2:
        return False
    if all(map(one_of_raters, plain)):
        return True
    made = any(statistic(name) == "mean" or _AGREED.search(name) for name in names)
    return made and all(map(_INITIALS.fullmatch, plain)) and not any(role(name) for name in plain)


def with_agreed(sheet: Sheet) -> Sheet:
    """The sheet in which a number on which raters agreed stands in the place of what each of them told.

    The column of these numbers goes: where it holds nothing, the raters are heard.
    """
    names = [cell.text for cell in sheet.header]
    gone: dict[int, list[int]] = {}
    for at, name in enumerate(names):
        match = _AGREED.search(name)
        stem = name[: match.start()].strip(" _-–:,.([") if match else ""
        if not stem or not _quantity(stem):
            continue
        beside = {
            of: other[len(stem) :].strip(" _-–:,.([)") for of, other in enumerate(names) if other.startswith(f"{stem} ")
        }
        told = {of: own for of, own in beside.items() if of != at}
        if _raters([*told.values(), "Agreed"]):
            gone[at] = [of for of, own in told.items() if not statistic(own)]
    if not gone:
        return sheet
    notes = list(sheet.notes)
    rows = [list(row) for row in sheet.rows]
    for at, raters in gone.items():
        some = [row for row in rows if known([row[at].text]) and row[at].text]
        for row in some:
            for of in raters:
                row[of] = Cell(row[at].text, row[at].spot)
        who = few([cut(next(cell.text for cell in row if cell.text)) for row in some], LISTED)
        held = f"stands in the place of what each rater told of {who}" if some else "holds nothing"
        notes.append(f"the column {cut(names[at])} tells what raters agreed on, and {held}")
    keep = [at for at in range(len(names)) if at not in gone]
    return replace(
        sheet,
        header=tuple(sheet.header[at] for at in keep),
        rows=tuple((*(row[at] for at in keep), *row[len(names) :]) for row in rows),
        notes=tuple(notes),
    )
