"""What would be wrong: to accept or to reject with votes and a quota is bargained out, as for and against are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened_text
from instantsia.stakeholders.questions import ask
from instantsia.stakeholders.questions.options import motion, word_against

TODAY = 739_950
WORDS = {
    "en": ("accept", "rather accept", "rather reject", "reject"),
    "de": ("annehmen", "eher annehmen", "eher ablehnen", "ablehnen"),
    "fr": ("accepter", "plutôt accepter", "plutôt rejeter", "rejeter"),
    "es": ("aceptar", "más bien aceptar", "más bien rechazar", "rechazar"),
    "it": ("accettare", "piuttosto accettare", "piuttosto respingere", "respingere"),
    "nl": ("aannemen", "eerder aannemen", "eerder verwerpen", "verwerpen"),
    "pl": ("przyjąć", "raczej przyjąć", "raczej odrzucić", "odrzucić"),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_accept_and_reject_with_votes_and_a_quota_are_a_motion(words: tuple[str, ...]) -> None:
    votes = (6, 9, 12, 3, 7, 5)
    rows = [f"Group {name};{many};{word}" for name, many, word in zip("ABCDEF", votes, words * 2, strict=False)]
    text = "\n".join(("member;votes;position", *rows, ";;", "Quota: 22 of 42 votes;;")) + "\n"
    read = opened_text(text, Path("award.csv"), {}, TODAY)
    assert motion(ask(read.known, read.written)) == (words[3], words[0])


def test_where_nobody_hedges_they_are_the_two_sides_of_a_vote() -> None:
    assert word_against(["aceitar", "rejeitar"]) == "rejeitar"
    assert word_against(["принять", "отклонить"]) == "отклонить"


@pytest.mark.parametrize(
    ("numbers", "most"), [(("0.60", "0.50", "1.00", "0.35", "1.20"), 1.5), (("0.1", "0.25", "0.3", "0.4", "2.25"), 2.5)]
)
def test_the_guessed_scale_fits_what_is_held(numbers: tuple[str, ...], most: float) -> None:
    rows = [f"Union {name};{value}" for name, value in zip("ABCDE", numbers, strict=True)]
    read = opened_text("\n".join(("union;levy wanted", *rows)) + "\n", Path("levy.csv"), {}, TODAY)
    low, high = ask(read.known, read.written).value("scale")
    assert low <= min(map(float, numbers))
    assert max(map(float, numbers)) <= high <= most
