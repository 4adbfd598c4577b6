"""What would be wrong: a quota told plainly that is not read, or one that is read of another number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from instantsia.stakeholders.files.votes.quota_told import quota_told


@pytest.mark.parametrize(
    ("line", "total", "quota"),
    [
        ("11 needed of 16", 16, "11"),
        ("11 of 16 votes and no inviting power against", 16, "11"),
        ("Needed to pass: 19 of 31", 31, "19"),
        ("simple majority of the full house (83 of 165)", 165, "83"),
        ("Total seats, 165, majority 83", 165, "83"),
        ("maioria: 11 de 21", 21, "11"),
        ("quórum: maioria absoluta = 11 de 21", 21, "11"),
        ("majority 16 of 30", 30, "16"),
        ("Meerderheid, 16, bij staking van stemmen: tweede ronde", 30, "16"),
        ("Es braucht 11 von den 16 Stimmen", 16, "11"),
        ("se necesitan 11 de los 16 votos", 16, "11"),
        ("precisa de 11 dos 21 votos", 21, "11"),
        ("servono 11 dei 16 voti", 16, "11"),
        ("Proposal needs 2/3 of the delegations AND nobody against (they can each block).", 16, "2/3"),
    ],
)
def test_a_line_that_is_plain(line: str, total: int, quota: str) -> None:
    found = quota_told([(line, "")], Fraction(total))
    assert found is not None
    assert found[0] == quota


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("Votes, LG 11 / DW 9, need 9 of 11 and 7 of 9", 20),
        ("Threshold: 71 votes (majority of the full 141)", 150),
        ("Needed to pass: 19 of 31", 60),
        ("quórum: 9 de 17", 17),
        ("3 of 16 can block", 16),
        ("blocking minority 11 of 16", 16),
    ],
)
def test_a_line_that_is_not_plain(line: str, total: int) -> None:
    assert quota_told([(line, "")], Fraction(total)) is None
