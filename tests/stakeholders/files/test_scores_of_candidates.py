"""What would be wrong: of scores of several candidates one is read, or a weight in a zone counts instead of votes."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet


@pytest.mark.parametrize("place", [3, 4, 5])
def test_scores_of_candidates_are_issues_though_some_add_up_to_a_hundred(place: int, tmp_path: Path) -> None:
    """Fourteen actors whose scores of one candidate add up to 100 by chance, wherever that one stands."""
    by_chance = (8, 7, 6, 9, 5, 7, 8, 6, 7, 9, 8, 6, 7, 7)
    others = ((9, 8, 5, 3, 2, 7, 1, 0, 4, 6, 2, 3, 8, 10), (2, 1, 3, 9, 9, 4, 6, 8, 5, 3, 7, 7, 1, 0))
    assert sum(by_chance) == 100
    scores = [*others]
    scores.insert(place - 3, by_chance)
    header = "Verband;Stimmen;Gewicht in seiner Region;Lugau;Merten;Nieder"
    lines = [
        f"Verband {chr(65 + at)};{1 + at % 3};{1 + at % 5};{';'.join(str(one[at]) for one in scores)}"
        for at in range(14)
    ]
    (tmp_path / "quay.csv").write_text("\n".join([header, *lines]), "utf-8")
    columns = understood(read_sheet(tmp_path / "quay.csv")).columns.split("|")
    assert [one for one in columns if one.startswith("position")] == [
        "position:Lugau",
        "position:Merten",
        "position:Nieder",
    ]
    assert not any(one.startswith("capability:Gewicht") for one in columns)
