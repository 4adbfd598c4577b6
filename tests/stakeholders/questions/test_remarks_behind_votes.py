"""What would be wrong: behind a vote stands that it is double at a tie, or that its holder is away, in silence."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import counting_asked, guessed

TODAY = 739_950
ROWS = (
    "Mitglied;Haltung;Wichtigkeit (1-5);Stimme\nVoss;85;4;ja (doppelt bei Patt)\nLaut;40;3;ja (fehlt entschuldigt)\n"
    "Cramer;60;2;ja\nDorn;0;5;ja\nEtzel;20;1;ja\n"
)
REMARKS = (
    "Componente,Posizione,Priorità,Note\nBellandi,60,4,vota solo in caso di parità\nUgolini,40,3,\nSartor,20,2,\n"
    "Oberti,80,5,\n"
)


def told(text: str, **answers: str) -> str:
    known = opened_text(text, Path("table.csv"), answers, TODAY).known
    return "\n".join((*guessed(known, answers), *counting_asked(known, answers)))


def test_a_vote_that_is_double_at_a_tie_is_a_casting_vote() -> None:
    assert "casting=Voss" in told(ROWS)


def test_whoever_is_away_by_the_cell_of_their_vote_is_told_with_what_keeps_them_away() -> None:
    assert "speaks of absence (Laut), and is not read (--set Laut.position=absent keeps them away)" in told(ROWS)


def test_who_votes_at_a_tie_alone_has_a_casting_vote() -> None:
    assert "casting=Bellandi" in told(REMARKS)
