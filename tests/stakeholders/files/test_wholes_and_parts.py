"""What would be wrong: the largest holder loses its vote to parts of which none has one, or is counted twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.stakeholders import Stakeholders

from .reading import meant

HEADER = "Aktionär,Typ,Anteil,Votum,Bemerkung\n"
REST = "Corvin,Fonds,20,Ja,\nDornach,Fonds,12,Nein,spricht\nEstel,Kasse,9,Ja,\n"


def who(found: Stakeholders) -> set[str]:
    return {one.actor for one in found.entries}


@pytest.mark.parametrize("word", ["davon", "dont", "di cui", "of which"])
def test_a_whole_with_a_vote_is_kept_where_its_parts_have_none(word: str, tmp_path: Path) -> None:
    pool = f"Pool Vellmar,Familie,24,Nein,einheitlich\n{word} Vermögen,,17,,\n{word} Stiftung,,7,,\n"
    found = meant(tmp_path, HEADER + pool + REST)
    assert who(found) == {"Pool Vellmar", "Corvin", "Dornach", "Estel"}
    assert [(one.spot.row, one.reason) for one in found.left_out] == [
        (3, "is a part of the row above it, which alone says where they stand"),
        (4, "is a part of the row above it, which alone says where they stand"),
    ]


def test_parts_with_votes_of_their_own_are_read_instead_of_the_whole(tmp_path: Path) -> None:
    pool = "Pool Vellmar,Familie,24,,uneinig\ndavon Vermögen,,17,Ja,\ndavon Stiftung,,7,Nein,\n"
    found = meant(tmp_path, HEADER + pool + REST)
    assert who(found) == {"davon Vermögen", "davon Stiftung", "Corvin", "Dornach", "Estel"}
    assert [one.reason for one in found.left_out] == ["is the whole of which the rows below it are the parts"]


def test_where_whole_and_parts_have_votes_it_is_told_which_is_read(tmp_path: Path) -> None:
    pool = "Pool Vellmar,Familie,24,Nein,\ndavon Vermögen,,17,Ja,\ndavon Stiftung,,7,Nein,\n"
    found = meant(tmp_path, HEADER + pool + REST)
    assert "Pool Vellmar" not in who(found)
    assert "take out the parts to read the whole" in found.left_out[0].reason
