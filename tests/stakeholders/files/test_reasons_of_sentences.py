"""What would be wrong: a sentence is said to count the others, a price to be a count, or a day is what holds."""

from __future__ import annotations

import pytest

from tests.stakeholders.files.reading import entered

COUNCIL = """Member,Side,Rate,Cares (1-5),Sway,Note
Ann,a,21.5,3,4,
Ben,b,20.5,5,3,
Cid,a,21,4,3,
Dora,b,21.5,5,2,
Emil,a,20,4,1,
"""


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            '"Act s.27: simple majority of those present, quorum 5. No majority for a change = rate stays"',
            "tells how many",
        ),
        (
            '"Has to be agreed by both sides then ratified. No deal by 6/30 = extension at current 1.25"',
            "tells what holds",
        ),
    ],
)
def test_a_sentence_counts_nobody(row: str, reason: str) -> None:
    tally = ",,,,,\nCount,,,,,\nhold,,2,,,\ncut,,3,,,\n"
    for between in (tally, ""):
        told = next(one for one in entered(f"{COUNCIL}{between},,,,,\n{row},,,,,\n").left_out if len(one.text) > 40)
        assert reason in told.reason
        assert "counts" not in told.reason
        assert "code" not in told.reason


def test_prices_below_a_table_are_no_counts() -> None:
    prices = ',,,,,\n"nearby, per litre",,,,,\nOman,0.6,,,,\nKuwait,0.28,,,,\n'
    told = [one for one in entered(f"{COUNCIL}{prices}").left_out if "0." in one.text]
    assert len(told) == 2
    assert not any("counts" in one.reason for one in told)


def test_a_day_in_a_sentence_is_no_point_that_holds() -> None:
    text = f"{COUNCIL},,,,,\nWithout a deal on 21 January the old rate stands.,,,,,\n"
    assert entered(text).proposed.status_quo == {}
