"""An answer about a word says that it is abstention, absence, not known, or another word; nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders.build.opened import Opened, opened
from instantsia.stakeholders.questions import ask

from .tables import TODAY, table

VOTE = """
actor;position
A;yes
B;no
C;Kx
D;A (4), B (3)
E;soft yes
F;no
G;yes
"""
LADDER = """
actor;position;vote
A;Champion;1
B;Supporter;1
C;Neutral;1
D;Critic;1
E;Neutral / Supporter;1
F;won't come;1
"""


def read(folder: Path, text: str, **given: str) -> Opened:
    return opened(table(folder, text), given, None, TODAY)


def cells(read: Opened) -> dict[str, object]:
    return {
        one.actor: "absent" if one.position.abstains else one.position.word or one.position.number
        for one in next(iter(read.table.rows.values()))
    }


def test_a_word_of_a_vote_is_absence_unknown_or_another_word(tmp_path: Path) -> None:
    found = read(tmp_path, VOTE, words="Kx abstain|A (4), B (3) unknown|soft yes yes")
    assert cells(found) == {"A": "yes", "B": "no", "C": "absent", "D": None, "E": "yes", "F": "no", "G": "yes"}
    facts = ask(found.known, found.written).table_facts
    assert facts.options == ("no", "yes")
    assert facts.abstaining == ("C",)
    found = read(tmp_path, VOTE, words="Kx = absent|A (4), B (3): unknown|soft yes unknown")
    assert ask(found.known, found.written).table_facts.not_voting == ("C",)
    assert ask(found.known, found.written).table_facts.abstaining == ()


@pytest.mark.parametrize("given", ["Kx maybe so", "Kz abstain-ish", "Kx"])
def test_what_is_wrong_with_an_answer_names_the_word(given: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, VOTE, words=given)
    assert given.split()[0] in str(caught.value)
    assert "absent" in str(caught.value)


def test_a_word_of_a_ladder_is_absence_or_another_word(tmp_path: Path) -> None:
    found = read(tmp_path, LADDER, words="won't come absent|Neutral / Supporter Supporter")
    assert cells(found)["F"] == "absent"
    assert cells(found)["E"] == cells(found)["B"]
    assert ask(found.known, found.written).table_facts.sides == ("Critic", "Supporter")


def test_one_word_of_ten_is_answered_and_the_motion_stays_one(tmp_path: Path) -> None:
    before, after = read(tmp_path, LADDER), read(tmp_path, LADDER, words="Neutral / Supporter 60")
    old, new = (ask(one.known, one.written) for one in (before, after))
    assert list(new.value("options")) == list(old.value("options"))
    assert new.table_facts.sides == old.table_facts.sides
    assert new.value("ends") == old.value("ends")
    assert {one: place for one, place in cells(after).items() if one != "E"} == {
        one: place for one, place in cells(before).items() if one != "E"
    }
