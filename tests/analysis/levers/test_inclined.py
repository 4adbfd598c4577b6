"""What somebody is for is what they are heard for in the draws: else levers speak of wants that nobody has."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import instantsia
from instantsia.analysis.levers.inclined import inclined
from instantsia.api import Study
from instantsia.errors import UserError
from instantsia.report.levers import screen

ANYHOW = [("wait", "0.3..0.5..0.7"), ("protest", "0.3..0.5..0.7"), ("act", "0..0.2..0.4")]


def heard(*assumed: tuple[str, str], claim: dict[str, Any] | None = None) -> Study:
    """A head who hears two others; of each nothing is known that tells waiting from protesting."""
    told: dict[str, Any] = {}
    if claim is not None:
        told = {
            "source": [{"id": "notes", "made": "1974-03-10", "p": "0.9..0.98", "cite": "Notes"}],
            "teller": [{"id": "foreign", "p": "0.4..0.7", "why": "wants it seen so"}],
            "claim": [{"id": "k", "source": "notes", "told_by": "foreign", "kind": "own words"} | claim],
        }
    return instantsia.load(
        {
            "instantsia": 1,
            "id": "heard",
            "title": "Heard",
            "question": "Does the head act?",
            "actor": [{"id": "head"}, {"id": "foreign", "name": "Foreign Minister"}, {"id": "purse", "name": "Purse"}],
            "issue": [{"id": "answer", "options": [one for one, _ in ANYHOW]}],
            "body": [
                {
                    "id": "council",
                    "members": ["head", "foreign", "purse"],
                    "chair": "head",
                    "rule": {"kind": "leader", "leader": "head", "heed": 0.3},
                }
            ],
            "step": [
                {
                    "id": "session",
                    "kind": "vote",
                    "body": "council",
                    "issue": "answer",
                    "procedure": "plurality",
                    "date": "1974-03-12",
                }
            ],
            "event": [{"id": "acts", "text": "The head acts", "when": 'session == "act"'}],
            "assumption": [
                *({"about": f"*.answer.{one}", "value": value, "why": "x"} for one, value in ANYHOW),
                *({"about": f"{path}", "value": value, "why": "x"} for path, value in assumed),
            ],
            **told,
        }
    )


def test_who_is_as_near_to_two_options_is_asked_which_and_is_moved_to_either() -> None:
    case = heard(("foreign.answer.protest", "0.8..1"), ("foreign.answer.act", "0.6..0.9"))
    with pytest.raises(UserError, match=r"^Purse is as near to wait as to protest on answer: .*--to OPTION$"):
        case.levers("purse", draws=2000)
    found = case.levers("foreign", draws=4000)
    assert found.goal.side == "protest"
    assert found.goal.reached
    over = next(one for one in found.securing if one.actor == "purse" and one.to is not None)
    assert over.start == pytest.approx(0.5)
    assert not over.also, "of neither camp: nothing is taken from another option"
    assert "Purse won over to protest" in screen(found)


def test_who_is_believed_by_halves_is_for_what_is_heard_most_often() -> None:
    case = heard(claim={"about": "foreign.answer.act", "value": "0.8..1"})
    found = case.levers("foreign", draws=2000)
    assert found.goal.side == "act"
    assert found.wants
    assert "Foreign Minister is for act" in screen(found)
    typed = [one.to for one in found.levers if one.to is not None]
    assert typed == [round(one, 4) for one in typed], "as anybody would type it"


def test_the_draws_are_asked_only_where_the_likeliest_values_do_not_tell() -> None:
    worth = np.array([0.6, 0.5, 0.1])
    even = np.array([0] * 52 + [1] * 48, np.int8)
    assert inclined(worth, (0, 1, 2), even[::-1]).options == (0,)
    assert inclined(worth, (0, 1, 2), None).options == (0,)
    assert inclined(np.array([0.5, 0.5, 0.1]), (0, 1, 2), even).options == (0, 1)
    often = inclined(worth, (0, 1, 2), np.array([0] * 30 + [2] * 70, np.int8))
    assert often.options == (2,)
    assert often.among is not None
    assert often.among.sum() == 70


def test_what_could_go_either_way_is_secured_as_well() -> None:
    names = {"ada": 90, "bo": 90, "cy": 10, "dee": 10}
    case = instantsia.load(
        {
            "instantsia": 1,
            "id": "five",
            "title": "Five",
            "question": "Is it carried?",
            "actor": [{"id": one, "name": one.title()} for one in (*names, "eli")],
            "body": [{"id": "board", "members": [*names, "eli"], "rule": {"kind": "majority"}}],
            "issue": [{"id": "pier", "options": ["no", "yes"]}],
            "step": [{"id": "ballot", "kind": "vote", "body": "board", "issue": "pier", "date": "1931-03-11"}],
            "event": [{"id": "carried", "text": "It is carried", "when": 'ballot == "yes"'}],
            "assumption": [
                *({"about": f"{one}.pier.yes", "value": place / 100} for one, place in names.items()),
                *({"about": f"{one}.pier.no", "value": 1 - place / 100} for one, place in names.items()),
                {"about": "eli.pier.yes", "value": "0..1"},
                {"about": "eli.pier.no", "value": 0.5},
            ],
        }
    )
    found = case.levers("cy", draws=2000)
    assert found.goal.reached
    assert {one.actor for one in found.securing} >= {"ada", "bo"}
    assert all(one.p_after is not None and one.p_after < found.p for one in found.securing)
    assert all(one.p_after is not None and one.p_after > found.p for one in found.levers)
    text = screen(found)
    assert text.index("What would endanger it") < text.index("What would secure it")
    assert not case.levers("ada", draws=2000).securing
