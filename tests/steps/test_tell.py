"""Who is told first: the order of being told, the offence of who hears late or from others, and what comes of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.other_side.mechanisms import mechanisms
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.analysis.other_side.two_sides import study
from tests.steps.other_side import PEACEFUL, SHORT, Changes, loaded, played, written

ROUND = {"id": "round", "kind": "tell", "by": "north", "within": "months"}
TALKS = ("reached", "talks.acknowledged")
DEAR = {"of": "talks", "cost": 10, "months": 4}
"""An offence that is dearer than any talks."""


def told(slight: dict[str, Any] | None, *, tells: int | None = 2, **more: Any) -> Changes:
    """The toy war for two years, with a cousin of the north whom it tells of the talks."""
    base = written({})
    cousin: dict[str, Any] = {"id": "cousin", "of": "north"}
    cousin |= {} if tells is None else {"tells": tells}
    cousin |= {} if slight is None else {"slight": slight}
    first = [{**one, "tells": 1} if one["id"] == "patron" else one for one in base["ally"]]
    return SHORT | {"ally": [*first, cousin], "step": [ROUND | more, *base["step"]]}


def in_peace(chance: float, **more: Any) -> Changes:
    """Two at peace who want to talk, meet with a chance a turn, and tell one friend of the taker."""
    step = [ROUND | more, {"id": "probe", "kind": "signal", "within": "months", "track": "letters"},
            {"id": "talks", "kind": "open-talks", "within": "months", "term": "raids", "shock": 0}]  # fmt: skip
    return PEACEFUL | {
        "step": step,
        "track": [{"id": "letters", "between": ["north", "south"], "tries": chance}],
        "ally": [{"id": "cousin", "of": "north", "tells": 3, "slight": DEAR}],
        "party.north.home": [], "party.south.home": [], "party.north.talking": 0.5, "party.south.talking": 0.5,
        "term.raids.told": None, "term.raids.firm": None, "term.raids.alone": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("every", "first"), [(0, 1), (1, 3), (2, 6)])
def test_who_must_be_told_puts_talks_off_to_the_first_meeting_from_then_on(every: int, first: int) -> None:
    """By hand: with place 3 the first turn is 3 `every`, and from there on turns to a meeting are geometric."""
    draws, chance = 20_000, 0.3
    begun = played(in_peace(chance, every=every), draws=draws)["begun", "talks"]
    assert begun.min() == first
    for later in range(3):
        expected = 1 - (1 - chance) ** (later + 1)
        error = 4 * (expected * (1 - expected) / draws) ** 0.5
        assert (begun <= first + later).mean() == pytest.approx(expected, abs=error)
    assert begun.mean() == pytest.approx(first - 1 + 1 / chance, abs=4 * (0.7**0.5 / 0.3) / draws**0.5)


@pytest.mark.parametrize("slight", [None, {"of": "talks", "cost": 0, "months": 9}])
def test_without_offence_it_is_to_the_bit_what_it_was(slight: dict[str, Any] | None) -> None:
    plain, with_it = (played(one, draws=800) for one in (SHORT, told(slight)))
    for key in (TALKS, ("reached", "raids.full"), ("value", "peace"), ("level", "raids"), ("stock", "support")):
        np.testing.assert_array_equal(plain[key], with_it[key])


def test_who_is_told_in_the_first_turn_and_never_hears_it_elsewhere_changes_nothing() -> None:
    plain, with_it = (played(one, draws=800)[TALKS] for one in (SHORT, told(DEAR, every=0)))
    np.testing.assert_array_equal(plain, with_it)


def test_a_dearer_offence_opens_no_talks_earlier() -> None:
    """Paired, draw by draw, where nothing leaks: and in some draws later."""
    silent = {"track.contacts.leak": 0}
    before, after = (
        played(told({"of": "talks", "cost": cost, "months": 4}, every=6) | silent, draws=1500)[TALKS]
        for cost in (0.01, 0.1)
    )
    assert (after >= before).all()
    assert (after > before).any()


def test_a_place_further_back_costs_more_and_who_is_never_told_stands_behind_all() -> None:
    """Before anybody is told: what an ally at place 3 minds is to the bit what one at place 1 minds three times."""
    late = {"every": 100}
    places = [
        played(told({"of": "talks", "cost": cost}, tells=tells, **late), draws=1500)[TALKS]
        for tells, cost in ((3, 0.01), (1, 0.03), (None, 0.015))
    ]
    np.testing.assert_array_equal(places[0], places[1])
    np.testing.assert_array_equal(places[0], places[2])  # behind the patron, who has the first place: the second


def test_who_hears_of_it_from_somebody_else_is_offended_for_so_long() -> None:
    """A contact leaks in the first turn; the cousin would be told in the third, and never is."""
    leaks = {"track.contacts.tries": 1, "track.contacts.direct": 1, "track.contacts.cut": 0, "track.contacts.leak": 1,
             "track.contacts.shut": 100, "term.raids.alone": 0, "group.months.while": None}  # fmt: skip
    for turns, left in ((2, 4), (4, 2), (6, 0)):
        until = {"group.months.until": f"1931-{turns:02d}-28"}
        state = played(told(DEAR, tells=3) | leaks | until, draws=50)
        assert (state["aware", "cousin"] == 2).all()
        assert (state["offended", "cousin"] == left).all()
        assert np.isinf(state["reached", "round.told_cousin"]).all()
        assert np.isfinite(state["reached", "round.heard_cousin"]).all()
        assert (state["aware", "patron"] == 1).all()


def test_who_is_told_in_time_is_not_offended_by_a_leak() -> None:
    state = played(told(DEAR, every=0), draws=1500)
    assert np.isfinite(state["reached", "probe.leaked"]).any()
    assert not state["offended", "cousin"].any()
    assert (state["aware", "cousin"] == 1).all()


def test_a_chronicle_says_who_is_told_and_who_hears_it_elsewhere() -> None:
    leaks = {"track.contacts.tries": 1, "track.contacts.direct": 1, "track.contacts.cut": 0, "track.contacts.leak": 1}
    found = study(told(DEAR, tells=5) | leaks).chronicle(0, draws=8)
    said = [text for entry in found.entries for text in entry.sentences]
    assert "North tells Patron of the talks." in said
    assert "Cousin hears of the talks from somebody else." in said


def test_it_is_switched_off_by_its_cost() -> None:
    (found,) = mechanisms(loaded(told(DEAR)), ["slight.cousin"])
    assert found.sets == ("ally.cousin.slight.cost=0",)
    assert found.text == "Cousin taking it amiss to be told late"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (told({"of": "tlks", "cost": 0.1}), "did you mean talks?"),
        (told({"of": "table", "cost": 0.1}), "a step of kind offer, expected one of kind open-talks"),
        (told({"of": "talks", "cost": -0.1}), "found -0.1, expected a number of 0 or more"),
        (told({"of": "talks", "cst": 0.1}), "did you mean cost?"),
        (told(DEAR) | {"party": [*written({})["party"], {"id": "isles", "home": []}], "ally.cousin.of": "isles"},
         "found 'talks', talks of others than 'isles', by whom it stands"),
        (told(DEAR, by="suth"), "did you mean south?"),
        (told(DEAR, by="south"), "no ally of south has a place at which it is told"),
        (told(DEAR) | {"step": [ROUND, ROUND | {"id": "again"}, *written({})["step"]]}, "round tells the allies of"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(changes: Changes, said: str) -> None:
    _, found = examined(from_mapping(written(changes), "talks"))
    assert said in " ".join(str(one) for one in found)
