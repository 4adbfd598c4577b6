"""What would be wrong: a row of sums that its column contradicts is left out without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY


def rivals(folder: Path, text: str) -> str:
    path = folder / "council.csv"
    path.write_text(text, encoding="utf-8")
    return opened(path, {}, None, TODAY).known.rivals


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Party,Position,Votes\nGreens,20,30\nReds,80,40\nBlues,60,48\nTotal,,120\n",
            "The row 'Total' that was left out says 120 under 'Votes', which adds up to 118.",
        ),
        (
            "Fraktion;Position;Sitze\nCDU;20;30\nSPD;80;40\nFDP;60;48\nGesamt;;120\n",
            "The row 'Gesamt' that was left out says 120 under 'Sitze', which adds up to 118.",
        ),
        (
            "Party,Yes,No\nGreens,25,5\nReds,20,18\nBlues,12,0\nTotal,59,23\n",
            "The row 'Total' that was left out says 59 under 'Yes', which adds up to 57.",
        ),
    ],
)
def test_a_sum_that_the_column_contradicts_is_told(text: str, said: str, tmp_path: Path) -> None:
    assert said in rivals(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "Party,Position,Votes\nGreens,20,30\nReds,80,40\nBlues,60,48\nTotal,,118\n",
        "Party,Position,Votes\nGreens,20,30\nReds,80,40\nBlues,60,48\nAverage,,39\n",
        "Party,Position,Votes\nGreens,20,30\nReds,80,\nBlues,60,48\nTotal,,78\n",
        "Party,Position,Capability\nGreens,20,30.4\nReds,80,40.3\nBlues,60,29.4\nTotal,53,100\n",
        "Party,Position,Votes\nGreens,20,30\nReds,80,40\nBlues,60,48\nVacant,,2\nTotal,,120\n",
        "Party,Position,Votes\nGreens,20,30\nReds,80,40\nBlues,60,48\n,yes,70\n,no,48\nTotal,,118\n",
        "Party,Position,Votes\nGreens,20,yes\nReds,80,yes\nBlues,60,no\nTotal,,2\n",
    ],
)
def test_a_sum_that_agrees_or_that_is_none_is_not(text: str, tmp_path: Path) -> None:
    assert "that was left out says" not in rivals(tmp_path, text)


def test_a_sum_of_who_has_a_vote_by_a_word_is_looked_at_too(tmp_path: Path) -> None:
    rows = "Nom;Montant;Vote\nAnne;60000;oui\nBrice;25000;oui + veto\nCarl;40000;oui\nDoris;30000;peut-être\n"
    told = "The row 'Total voix' that was left out says {} under 'Vote', which adds up to 3."
    assert told.format(4) in rivals(tmp_path, f"{rows}Total voix;;4\n")
    assert "that was left out says" not in rivals(tmp_path, f"{rows}Total voix;;3\n")
    assert "that was left out says" not in rivals(tmp_path, f"{rows}Eve;;procuration Anne\nTotal voix;;4\n")
