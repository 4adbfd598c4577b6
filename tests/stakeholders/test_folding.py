"""What would be wrong: an answer that names one person is taken in silence for another whose name has it."""

from __future__ import annotations

import pytest

from instantsia.stakeholders.folding import actor_meant


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Governor", "Deputy Governor"),
        ("president", "Vice-President"),
        ("Prime Minister", "Former Prime Minister"),
        ("President", "President's brother"),
        ("President", "The president’s brother"),
        ("Ministerin", "Stellvertretende Ministerin"),
    ],
)
def test_whoever_stands_for_another_is_not_meant_by_the_name_of_the_other(written: str, other: str) -> None:
    with pytest.raises(ValueError, match=f"found '{written}', expected an actor of the table"):
        actor_meant(written, [other, "Treasurer"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("deputy", "Deputy Governor"), ("Smith", "Minister Smith"), ("Env", "Environment minister"), ("Old", "Old Guard")],
)
def test_a_part_of_a_name_that_is_nobody_else_s_means_whoever_has_it(written: str, meant: str) -> None:
    assert actor_meant(written, [meant, "Treasurer"]) == meant


def test_the_office_itself_is_meant_beside_its_deputy() -> None:
    assert actor_meant("governor", ["Deputy Governor", "Governor"]) == "Governor"
    assert actor_meant("governor", ["Deputy Governor", "The governor"]) == "The governor"
