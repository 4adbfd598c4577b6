"""What would be wrong: whoever has a dash for their votes weighs as much as the heaviest of those who have some."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY

ROWS = ["Ann,2,20,3", "Bob,4,80,2", "Cem,6,60,3"]


@pytest.mark.parametrize("column", ["Votes", "Seats"])
@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_for_votes_weighs_nothing_in_a_bargain(column: str, dash: str, tmp_path: Path) -> None:
    lines = [f"Name,{column},Position,Importance", *ROWS, f"Police,{dash},50,1", "Parish,,40,1"]
    (tmp_path / "lights.csv").write_text("\n".join(lines) + "\n", "utf-8")
    found = opened(tmp_path / "lights.csv", {"settles": "bargain"}, None, TODAY)
    assert found.table.stakeholders.voteless == ("Police",)
    weights = {
        one.about: one.value for one in api.of_document(found.document()).case.assumption if "capability" in one.about
    }
    police = next(value for about, value in weights.items() if "police" in about)
    assert police.high == 0
    # a blank may be anything
    assert all(value.high > 0 for about, value in weights.items() if "parish" in about)
