"""Rows that were left out though they carry a position and a number: they may be somebody's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.sheet import LeftOut
from instantsia.stakeholders.folding import folded

NOBODY = frozenset(
    (
        Reason.ADDED, Reason.SUMMED, Reason.COUNTED, Reason.SHARE, Reason.AGREED, Reason.MEASURES, Reason.SCALE,
        Reason.POLL, Reason.NEEDED, Reason.WANTED, Reason.REMARK, Reason.CODES, Reason.AGAIN, Reason.HEADING,
        Reason.REFERENCE, Reason.OUTCOME, Reason.WORDING,
        Reason.ALONE, Reason.NAMELESS, Reason.UNCALLED, Reason.UNDER_SUMS,
    )
)  # fmt: skip
"""Of these it is plain that they are nobody's, or they have no name, or too few cells."""
_NUMBER = pattern(r"[~<>≈]?\s*\d[\d.,\s]*%?")


def with_weight(left_out: Sequence[LeftOut], entries: Sequence[Entry], words: Collection[str]) -> list[str]:
    """The first cells of such rows, in their order.

    entries   those that were read: where they have numbers as positions, two numbers are needed
    words     words that were read as positions
    """
    known = {folded(one) for one in (*words, *(entry.position.word for entry in entries)) if one}
    in_numbers = any(entry.position.number is not None and not entry.position.word for entry in entries) and not known
    return [
        one.text.split(", ")[0]
        for one in left_out
        if one.reason not in NOBODY and _carries(one.text.split(", ")[1:], known, in_numbers=in_numbers)
    ]


def _carries(cells: Sequence[str], known: Collection[str], *, in_numbers: bool) -> bool:
    numbers = sum(bool(_NUMBER.fullmatch(one.strip())) for one in cells)
    if in_numbers:
        return numbers > 1
    return numbers > 0 and any(folded(one) in known for one in cells)
