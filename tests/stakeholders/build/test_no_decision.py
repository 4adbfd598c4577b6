"""What settling-on-a-scale says of options beside which nothing may be decided, measured on a ballot."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table

PAGE = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "settling-on-a-scale.md"


@pytest.mark.parametrize(("answers", "share"), [({}, 0.5), ({"status_quo": "south"}, 0.0)])
def test_who_names_another_option_likes_it_as_much_as_no_decision_in_half_of_the_draws(
    answers: dict[str, str], share: float, tmp_path: Path
) -> None:
    """Nobody consents here, so that whoever votes for the count likes it as much as what holds."""
    table = tmp_path / "site.csv"
    table.write_text("member,position\nAsk,north\nEmbla,north\nOrn,north\nDag,south\n", "utf-8")
    held = ["step.position.dissents=1", "step.position.overturned=0"]
    study = forecast_table(table, answers, as_of="2026-12-01", set=held)
    votes = study.run(as_of=study.case.as_of, draws=4000).forecast.steps[0].votes["dag"]
    assert votes.get("north", 0.0) == pytest.approx(share, abs=0.03)


def test_the_page_says_so() -> None:
    """A reader would take it that nobody votes for what they did not name unless they give way."""
    text = " ".join(PAGE.read_text("utf-8").split())
    assert 'as much as "no decision" in about half of the draws' in text
