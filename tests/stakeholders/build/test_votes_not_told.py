"""What would be wrong: somebody of whom no votes are told weighs as much as a bloc, or beside their own proxy."""

from __future__ import annotations

from pathlib import Path

from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.questions.remarks import remarks_not_read

HEAD = "Nom,Voix,Souhaite (%),Y tient (1-5),Remarques\n"
COUNCIL = f"""{HEAD}Vernay,1,30,3,
Kaddour,1,30,2,
Lafay,2,10,5,a deux voix
Brunod,1,20,1,
Dhers,1,0,5,
"""
AWAY = 'Szymczak,,20,3,"absente, procuration à Lafay"\n'


def read(text: str, **answers: str) -> Opened:
    return opened_text(text, Path("table.csv"), answers, 739_950)


def told(text: str) -> str:
    return "\n".join(reading_told(read(text).table.stakeholders, None))


def test_who_has_no_number_of_votes_weighs_what_most_weigh() -> None:
    assert "each weighs 1, as more than half of the others do: Szymczak" in told(f"{COUNCIL}{AWAY}")


def test_where_so_many_have_no_one_number_it_is_the_most_as_before() -> None:
    shares = f"{HEAD}Monti,62,30,3,\nFerri,48,30,2,\nBassi,41,10,5,\nSerra,37,20,1,\nLodi,,0,5,\n"
    assert "each weighs as much as the most: Lodi" in told(shares)


def test_a_proxy_of_somebody_away_is_told_with_the_line_that_takes_them_out() -> None:
    known = read(f"{COUNCIL}{AWAY}").known
    (line,) = remarks_not_read(known, {})
    assert "--answer leave_out=Szymczak where another row has these votes" in line
    left = read(f"{COUNCIL}{AWAY}", leave_out="Szymczak")
    assert "Szymczak" not in left.known.actors
    assert remarks_not_read(left.known, {}) == []


def test_without_a_proxy_none_is_told() -> None:
    for remark in ("absente", "absente, pas de procuration"):
        (line,) = remarks_not_read(read(f'{COUNCIL}Szymczak,,20,3,"{remark}"\n').known, {})
        assert "proxy" not in line
