"""What somebody holds against another: a debt below 0 wherever a debt counts, by hand and by closed forms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.case.people import Actor
from instantsia.errors import CaseError
from tests.steps.inside import BALLOT, CASE, CHARGE, HEARING, loaded, played

OF = {actor["id"]: place for place, actor in enumerate(CASE["actor"])}
SPOKEN = BALLOT | {"issue": "quay", "order": ["elm"], "pressure": 0.4}
FORUM = {"id": "where", "kind": "refer", "by": "elm", "rivals": ["fir"], "among": ["board", "commission"],
         "issue": "quay", "hope": 4}  # fmt: skip


def between(**of: dict[str, Any]) -> dict[str, Any]:
    """The case in which nobody owes or resents anybody but as it is said of some."""
    return {"actor": [{"id": one["id"], **of.get(one["id"], {})} for one in CASE["actor"]]}


def together(one: str, other: str, actors: dict[str, Any]) -> float:
    vote = played([SPOKEN], draws=8192, changes=actors)["vote", "ballot"]
    return float((vote[:, OF[one]] == vote[:, OF[other]]).mean())


def test_what_somebody_speaks_for_is_worth_less_to_whoever_resents_them() -> None:
    plain, owes, resents = (
        together("oak", "elm", between(**said)) for said in ({}, {"oak": {"owes": {"elm": 1}}},
                                                            {"oak": {"resents": {"elm": 1}}})
    )  # fmt: skip
    assert resents < plain - 0.2
    assert plain + 0.2 < owes


def test_a_grudge_of_a_debts_size_leaves_every_vote_as_it_is_without_both() -> None:
    both = between(oak={"owes": {"elm": "0.2..0.6"}, "resents": {"elm": 0.5}})
    for size in (0.25, 0.5):
        level = between(oak={"owes": {"elm": size}, "resents": {"elm": size}})
        without = played([SPOKEN], changes=between())["vote", "ballot"]
        np.testing.assert_array_equal(played([SPOKEN], changes=level)["vote", "ballot"], without)
    assert (played([SPOKEN], changes=both)["vote", "ballot"] != without).any()


def test_an_enemy_is_accused_sooner_and_a_benefactor_later() -> None:
    charge = CHARGE | {"by": "yew", "safe": [], "among": ["fir", "oak"], "file": {}, "chance": 1, "sharp": 1,
                       "shield": 2}  # fmt: skip
    for said, sign in (({"resents": {"fir": 0.5}}, 1), ({"owes": {"fir": 0.5}}, -1)):
        state = played([charge], draws=8192, changes=between(yew=said))
        expected = 1 / (1 + np.exp(-sign * 2 * 0.5))
        assert (state["decided", "charge"] == 0).mean() == pytest.approx(expected, abs=0.02)


def test_an_enemy_strikes_sooner() -> None:
    charge = CHARGE | {"chance": 1, "among": ["oak"], "file": {}}

    def struck(said: dict[str, Any]) -> float:
        state = played([charge, HEARING | {"shield": 0.5, "file": 0}], draws=8192, changes=between(yew=said))
        return float((state["vote", "hearing"][:, OF["yew"]] == 2).mean())

    assert struck({"owes": {"oak": 1}}) + 0.1 < struck({}) < struck({"resents": {"oak": 1}}) - 0.1


def test_nobody_brings_a_matter_before_those_who_resent_them() -> None:
    def before_the_commission(said: dict[str, Any]) -> float:
        return float((played([FORUM], draws=8192, changes=between(yew=said))["decided", "where"] == 1).mean())

    assert before_the_commission({"resents": {"elm": 1}}) < before_the_commission({}) - 0.1
    assert before_the_commission({"resents": {"fir": 1}}) == before_the_commission({"owes": {"elm": 1}})


def test_a_hall_leans_away_from_whom_it_resents() -> None:
    hall = {"kind": "acclamation", "leader": "elm", "rivals": ["fir"], "dissent": 0}
    bodies = {"body": [*CASE["body"], {"id": "hall", "members": ["elm", "fir", "oak", "ash"], "rule": hall}]}
    acclaim = {"id": "cheer", "kind": "vote", "body": "hall", "issue": "quay"}

    def carried(said: dict[str, Any]) -> float:
        state = played([acclaim], draws=8192, changes=bodies | between(oak=said, ash=said))
        return float((state["decided", "cheer"] == 1).mean())

    assert carried({"owes": {"elm": 1}}) + 0.1 < carried({}) < carried({"resents": {"elm": 1}}) - 0.1


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"elm": 0.5}, "error E4: actor.elm.resents.elm: found 'elm', expected somebody else than the actor"),
        ({"firr": 0.5}, "resents.firr"),
        ({"fir": 1.5}, "found 1.5, expected a probability from 0 to 1"),
    ],
)
def test_a_grudge_against_oneself_or_nobody_or_beyond_the_whole_is_refused(said: Any, problem: str) -> None:
    with pytest.raises(CaseError) as refused:
        loaded([BALLOT], **between(elm={"resents": said}))
    assert problem in str(refused.value)


def test_a_grudge_can_be_assumed_of_anybody() -> None:
    more = [*CASE["assumption"], {"about": "*.resents.elm", "value": "0.8..1"}]
    assumed = played([SPOKEN], draws=4096, changes=between() | {"assumption": more})["vote", "ballot"]
    plain = played([SPOKEN], draws=4096, changes=between())["vote", "ballot"]
    for one in ("fir", "oak"):
        alike = [float((vote[:, OF[one]] == vote[:, OF["elm"]]).mean()) for vote in (assumed, plain)]
        assert alike[0] < alike[1] - 0.1


def test_an_actor_who_resents_nobody_is_called_as_before() -> None:
    assert "resents" in Actor(id="elm").unsaid(None)
    assert "resents" not in Actor.model_validate({"id": "elm", "resents": {"fir": 0.5}}).unsaid(None)
