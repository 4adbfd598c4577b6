"""What would be wrong: a row of somebody with a position and a weight is left out, and only counted."""

from __future__ import annotations

from instantsia.stakeholders.files.reasons import Reason
from instantsia.stakeholders.files.rows.left_out_weights import with_weight
from instantsia.stakeholders.files.sheet import LeftOut, Spot


def row(at: int, text: str, reason: Reason) -> LeftOut:
    return LeftOut(Spot("board.csv", "", at), text, reason)


def test_rows_with_a_word_of_the_others_and_a_number_are_named() -> None:
    rows = [
        row(6, "Pool of the family, anchor, 23.85 %, yes", Reason.WHOLE_OF),
        row(7, "Total, 99.15 %", Reason.ADDED),
        row(8, "Yes with maybe, 42, yes", Reason.COUNTED),
        row(9, "Adviser, yes, report of May", Reason.LACKS),
        row(10, "Late fund, 4, no", Reason.LACKS),
    ]
    assert with_weight(rows, (), ["Yes", "No"]) == ["Pool of the family", "Late fund"]
