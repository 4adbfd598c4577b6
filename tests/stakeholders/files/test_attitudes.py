"""What would be wrong: degrees of one thing put to the vote as rivals, or options of a vote read as a scale."""

from __future__ import annotations

import itertools

import pytest

from instantsia.stakeholders.files.cells.attitudes import attitude, attitudes

from .reading import read


@pytest.mark.parametrize(
    "ordered",
    [
        ["strongly for", "for", "leaning for", "neutral", "lean against", "against", "strongly against"],
        ["Strongly agree", "agree", "somewhat agree", "neither agree nor disagree", "disagree", "strongly disagree"],
        ["very supportive", "supportive", "ambivalent", "resistant"],
        ["very likely", "likely", "about even", "unlikely", "very unlikely"],
        ["sehr dafür", "dafür", "eher dafür", "neutral", "eher dagegen", "lehnt ab"],
        ["très favorable", "favorable", "plutôt favorable", "neutre", "plutôt contre", "pas d'accord"],
        ["muy a favor", "a favor", "neutral", "en contra", "totalmente en contra"],
        ["molto favorevole", "favorevole", "neutrale", "contrario", "fortemente contrario"],
        ["muito a favor", "a favor", "neutro", "contra"],
        ["sterk voor", "voor", "neutraal", "enigszins tegen", "tegen"],
        ["решительно за", "за", "скорее за", "нейтрален", "скорее против", "против"],
        ["very high", "high", "medium", "low", "very low"],
    ],
)
def test_degrees_of_one_thing_are_in_order(ordered: list[str]) -> None:
    found = attitudes(reversed(ordered))
    assert found is not None
    assert list(found) == ordered
    shares = list(found.values())
    assert all(one > other for one, other in itertools.pairwise(shares))
    assert 0 <= shares[-1] <= shares[0] <= 1


@pytest.mark.parametrize(
    "words", [["for", "against"], ["yes", "no"], ["high", "low"], ["north", "south"], ["for", "north", "neutral"], []]
)
def test_two_plain_words_and_words_of_other_kinds_are_options(words: list[str]) -> None:
    assert attitudes(words) is None


def test_mirrored_words_lie_mirrored() -> None:
    for one, other in (("strongly for", "strongly against"), ("leans to yes", "leans to no"), ("likely", "unlikely")):
        first, second = attitude(one), attitude(other)
        assert first is not None
        assert second is not None
        assert (first[0], first[1]) == (-second[0], second[1])


def test_points_are_of_the_scale_and_without_strong_words_plain_ones_are_the_ends(tmp_path) -> None:  # type: ignore[no-untyped-def]
    found = read(tmp_path, "actor,stance\nA,support\nB,oppose\nC,neutral\nD,leaning against\n")
    assert found.proposed.words[""] == {"support": 100, "neutral": 50, "leaning against": 25, "oppose": 0}
    numbers = {one.actor: one.position.number.low for one in found.entries if one.position.number is not None}
    assert numbers == {"A": 100, "B": 0, "C": 50, "D": 25}
    answered = {"for": 80.0, "against": 10.0}
    own = read(tmp_path, "actor,position\nA,for\nB,Against\n", words={"": answered})
    assert [one.position.number.low for one in own.entries if one.position.number is not None] == [80, 10]
    options = read(tmp_path, "actor,stance\nA,support\nB,neutral\n", words={"": {}})
    assert ([one.position.word for one in options.entries], options.proposed.words) == (["support", "neutral"], {})


def test_words_beside_numbers_are_points_and_those_that_ends_explain_are_left_to_them(tmp_path) -> None:  # type: ignore[no-untyped-def]
    found = read(tmp_path, "actor,position\nA,30\nB,neutral\nC,80\n")
    assert found.proposed.words == {"": {"neutral": 50}}
    named = read(
        tmp_path, "actor,position\nA,for\nB,leans to for\nC,against\n", ends={"": frozenset(("for", "against"))}
    )
    assert named.proposed.words == {}
    assert [one.position.word for one in named.entries] == ["for", "leans to for", "against"]
