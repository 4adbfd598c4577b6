"""What would be wrong: a number of those present, in brackets behind a majority, becomes the quota."""

from __future__ import annotations

from fractions import Fraction

import pytest

from instantsia.stakeholders.files.votes.quota_told import quota_told

PRESENT, VOTING, ALL = " of those present", " of those voting", ""


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Abstimmung 18.11., einfaches Mehr der Anwesenden (14).", PRESENT),
        ("Simple majority of those present (14)", PRESENT),
        ("Simple majority of the 14 members present", PRESENT),
        ("Einfache Mehrheit der 14 Anwesenden", PRESENT),
        ("Mehrheit der Mitglieder im Saal, einfaches Mehr der Mitglieder (derzeit 14)", ALL),
        ("Majorité simple des présents (14)", PRESENT),
        ("Mayoría simple de los presentes (14 personas)", PRESENT),
        ("Maggioranza semplice dei presenti (14)", PRESENT),
        ("Maioria simples dos presentes (14)", PRESENT),
        ("Gewone meerderheid van de aanwezigen (14)", PRESENT),
        ("Zwykła większość obecnych (14)", PRESENT),
        ("Simple majority of those voting (n = 14)", VOTING),
    ],
)
@pytest.mark.parametrize("total", [15, 96])
def test_so_many_heads_behind_a_majority_are_no_quota(text: str, of: str, total: int) -> None:
    found = quota_told([(text, "row 9")], Fraction(total))
    assert found is not None
    assert found[0] == f"more than half{of}"


def test_of_a_share_in_words_it_is_that_share() -> None:
    found = quota_told([("Zweidrittelmehrheit der Anwesenden (14)", "")], Fraction(15))
    assert found is not None
    assert found[0] == "2/3 of those present"


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Simple majority of members (8)", "8"),
        ("Two thirds of members (10)", "10"),
        ("Simple majority of those present (8 votes)", "8"),
        ("Absolute majority of members (14 votes)", "14"),
        ("needed: 14", "14"),
        ("Threshold (14)", "14"),
    ],
)
def test_what_a_majority_comes_to_and_a_number_of_votes_stay_quotas(text: str, votes: str) -> None:
    found = quota_told([(text, "")], Fraction(15))
    assert found is not None
    assert found[0] == votes
