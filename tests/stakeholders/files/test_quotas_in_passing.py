"""What would be wrong: a quota in a title, in brackets, of the capital or in one sentence with what holds is lost."""

from __future__ import annotations

from fractions import Fraction

import pytest

from instantsia.stakeholders.files.rows.procedure_words import is_quorum
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.votes.quota_told import quota_told


@pytest.mark.parametrize(
    ("line", "total", "quota"),
    [
        ("DG election - Board canvass (17 seats, 9 to win, secret ballot 6 Nov)", 17, "9"),
        ("Serve la maggioranza assoluta dei componenti con voto (8 su 14), altrimenti resta l'accesso libero", 16, "8"),
        ("Beschluss mit 75 % des Kapitals, sonst bleibt es bei drei Häusern", 14, "75%"),
        ("75 % of the voting shares, otherwise the three houses stay", 4, "75%"),
        ("66% of voting share needed for any plan", 10, "66%"),
        ("LO+CDA+VVD+GLPvdA = 23 van 31, meerderheid is 16", 31, "16"),
        ("we have 23 of 31 seats, majority 16", 31, "16"),
        ("SPD + Grüne = 13 von 24, Mehrheit = 13", 24, "13"),
        ("PS+PCF : 12 voix sur 21, il faut 11", 21, "11"),
        ("A + B + C = 14 de 20, mayoría: 11", 20, "11"),
        ("Quórum p/ aprovar, 3/5 dos votos = 60 de 100", 100, "60"),
    ],
)
def test_it_is_read(line: str, total: int, quota: str) -> None:
    assert told_needed(line)
    found = quota_told([(line, "")], Fraction(total))
    assert found is not None
    assert found[0] == quota


def test_a_quorum_to_carry_something_is_none_of_those_present() -> None:
    assert not is_quorum("Quórum p/ aprovar, 3/5 dos votos = 60 de 100")
    assert is_quorum("Quórum: 9 de 17")


@pytest.mark.parametrize("line", ["we want to win 9", "Growth of 3 % of the capital budget", "a share of 10 %"])
def test_what_only_looks_like_it_is_none(line: str) -> None:
    assert quota_told([(line, "")], Fraction(17)) is None
