"""What would be wrong: of somebody whose vote is not known a sentence tells a side, or an end of a scale that they do
not have; or says that nothing would narrow the range beside the one thing that would."""

from __future__ import annotations

import pytest

from instantsia.api import Result, forecast_table
from instantsia.report import brief, terminal
from instantsia.report.first.screen import screen
from instantsia.report.sentences import unknowns

VOTES = {"Arnaud": "For", "Bernard": "Against", "Caron": "For", "Dufour": "", "Evrard": "Against", "Fabre": "For"}
WORDS = "\n".join(["Member,Position", *(f"{who},{vote}" for who, vote in VOTES.items()), "Girard,Against"])
TICKS = "\n".join(
    [
        "Member,For,Against",
        *(f"{who},{'x' * (vote == 'For')},{'x' * (vote == 'Against')}" for who, vote in VOTES.items()),
        "Girard,,x",
    ]
)


@pytest.fixture(params=[WORDS, TICKS], ids=["words", "ticks"], scope="module")
def board(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    path = tmp_path_factory.mktemp("board") / "aid.csv"
    path.write_text(f"{request.param}\n", "utf-8")
    return forecast_table(path, {}, as_of="2026-12-01").run(2000, 1, as_of="2026-12-01", runs=None)


def test_the_screen_tells_both_votes_of_whoever_is_not_known(board: Result) -> None:
    text = " ".join(screen(board.forecast, 80).split())
    assert "80 % if what Dufour wants lies far towards 'For', 25 % if far towards 'Against'." in text
    assert "low end" not in text
    assert "Swing votes: Dufour, Bernard, Evrard and 4 more. Position not known: Dufour." in text


def test_what_is_said_of_narrowing_agrees_with_who_is_not_known(board: Result) -> None:
    text = " ".join(terminal.screen(board.forecast, 80, full=True).split())
    assert "Nothing would narrow the range as much as to find out what Dufour wants." in text
    assert "Nothing that could be seen" not in text
    assert "utility" not in text
    assert unknowns.worth_items(board.forecast)[0] == "what Dufour wants (aid)"
    assert len(set(unknowns.worth_items(board.forecast))) == len(unknowns.worth_items(board.forecast))


def test_the_brief_says_once_what_would_have_to_be_wrong(board: Result) -> None:
    text = brief.markdown(board.forecast)
    assert text.count("what Dufour wants is far from what is assumed") == 1
    assert "Position not known:** **Dufour" in text
    assert "low end" not in text
