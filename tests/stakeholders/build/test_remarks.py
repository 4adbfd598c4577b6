"""What would be wrong: what somebody remarked of an actor becomes their office in the case, or is lost from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stakeholders.build.tables import case_of, table


def test_an_office_is_a_role_and_any_other_remark_stays_in_the_note(tmp_path: Path) -> None:
    case = case_of(
        table(
            tmp_path,
            """actor,position,comment
            Ann,20,Finance minister
            Bob,60,He will never agree unless he gets something in return.
            Cid,40,
            Dora,80,leans on Ann""",
        )
    )
    assert {one.title: one.role for one in case.actor} == {"Ann": "Finance minister", "Bob": "", "Cid": "", "Dora": ""}
    kept = "Remarks of the table: Bob: 'He will never agree unless he gets something in return.'; Dora: 'leans on Ann'."
    assert kept in case.note.split("\n")


@pytest.mark.parametrize("remark", ["the minister says no", "Minister will resign", "chair is ill.", "heard in a bar"])
def test_a_sentence_with_an_office_in_it_is_none(remark: str, tmp_path: Path) -> None:
    case = case_of(table(tmp_path, f"actor,position,comment\nAnn,20,{remark}\nBob,60,Chair of the board\n"))
    assert [one.role for one in case.actor] == ["", "Chair of the board"]
    assert remark in case.note
