"""What would be wrong: medians of issues, each by itself, called a deal that is worth what no such deal is."""

from __future__ import annotations

from pathlib import Path

import instantsia
from instantsia.report.bargaining.screen import answer

HEAD = "issue,our_best,our_worst,our_weight,their_best,their_worst,their_weight\n"


def test_where_numbers_are_drawn_the_terms_are_said_to_be_medians(tmp_path: Path) -> None:
    path = tmp_path / "deal.csv"
    path.write_text(f"{HEAD}price,180,130,,110,160,\nweeks,6,18,,20,9,\n", encoding="utf-8")
    said = " ".join(answer(instantsia.bargain(path, draws=50)))
    assert "Likely terms, each issue by itself in the middle of the draws," in said
    assert "a whole one stands under The talks" in said
