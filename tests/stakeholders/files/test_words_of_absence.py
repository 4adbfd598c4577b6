"""Words with which people say that somebody will not be there are no options of a vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api


@pytest.mark.parametrize(
    "word", ["Not attending", "excused", "Apologies", "on leave", "Paired", "entschuldigt", "krank"]
)
def test_a_word_of_absence_is_no_option(word: str, tmp_path: Path) -> None:
    """Six of one kind would have made "Not attending" the likeliest outcome of a ballot."""
    path = tmp_path / "whip.csv"
    path.write_text(f"Member,Vote\nAnn,For\nBob,For\nCid,Against\nDee,{word}\nEve,{word}\n", encoding="utf-8")
    case = api.forecast_table(path, {"settles": "vote"}).case
    assert len(case.issue[0].options) == 2
    assert case.body[0].absent == ("dee", "eve")
