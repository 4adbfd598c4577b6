"""A carrier who says what it was not charged with: how often, what comes of it, and a mandate that is read back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.other_side.mechanisms import mechanisms
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined
from tests.analysis.other_side.two_sides import study
from tests.steps.other_side import SHORT, Changes, loaded, played, written

CARRIER = {"by": "patron", "chance": 0.6, "within": 1, "bias": 1}
ONCE = {"group.months.until": "1931-01-31", "track.contacts.tries": 1, "track.contacts.direct": 0,
        "track.contacts.leak": 0, "track.contacts.cut": 0, "term.raids.alone": 0}  # fmt: skip
"""A single month, with a carrier alone and nothing that comes between."""
DRAWS = 20_000


def charged(mandate: dict[str, Any] | None, changes: Changes = SHORT, **more: Any) -> Changes:
    """The toy war with a carrier who has a mandate."""
    carrier = CARRIER | more | ({} if mandate is None else {"mandate": mandate})
    return changes | {"track.contacts.carrier": carrier}


@pytest.mark.parametrize("mandate", [{"exact": 0.9}, {"exact": 0.8, "hands": 2}, {"exact": 0.7, "hands": 3}])
def test_a_word_that_is_carried_is_disowned_as_often_as_the_chain_says(mandate: dict[str, Any]) -> None:
    """By hand: 1/2 + 1/2 (2h - 1)^n of what is carried is right, the rest is disowned and shuts the track."""
    state = played(charged(mandate, ONCE), draws=DRAWS)
    met, disowned = (np.isfinite(state["reached", f"probe.{one}"]) for one in ("met", "disowned"))
    assert not (disowned & ~met).any()
    for share, expected, of in (
        (met.mean(), 0.6, DRAWS),
        (disowned[met].mean(), 0.5 - 0.5 * (2 * mandate["exact"] - 1) ** mandate.get("hands", 1), met.sum()),
    ):
        assert share == pytest.approx(expected, abs=4 * (expected * (1 - expected) / of) ** 0.5)
    np.testing.assert_array_equal(
        state["failed", "contacts"] > 0, disowned | np.isfinite(state["reached", "talks.refused"])
    )
    assert ((state["shut", "contacts"] > 0) == disowned).all()
    assert np.isinf(state["met", "contacts"][disowned]).all()


def test_a_mandate_that_is_read_back_is_carried_seldomer_later_and_truer() -> None:
    """By hand, of one month: 1 - 0.4^(1/2) for the turn more, and of it 0.8^2 right and 0.2^2 wrong."""
    state = played(charged({"exact": 0.8, "back": 1}, ONCE), draws=DRAWS)
    met, disowned = (np.isfinite(state["reached", f"probe.{one}"]) for one in ("met", "disowned"))
    turn = 1 - 0.4**0.5
    for share, expected in ((met.mean(), turn * 0.68), (disowned.mean(), turn * 0.04)):
        assert share == pytest.approx(expected, abs=4 * (expected * (1 - expected) / DRAWS) ** 0.5)


def test_who_meets_of_himself_puts_right_what_a_carrier_said() -> None:
    """No word is disowned where the two meet without the carrier as well."""
    state = played(charged({"exact": 0.5}, ONCE | {"track.contacts.direct": 1}), draws=2000)
    assert np.isfinite(state["reached", "probe.met"]).all()
    assert np.isinf(state["reached", "probe.disowned"]).all()


@pytest.mark.parametrize("mandate", [{"exact": 1}, {"exact": 1, "hands": 4}, {"exact": 0.6, "hands": 0}])
def test_a_word_that_arrives_as_it_was_charged_is_to_the_bit_no_mandate(mandate: dict[str, Any]) -> None:
    plain, with_it = (played(charged(one), draws=800) for one in (None, mandate))
    for key in (("reached", "talks.acknowledged"), ("failed", "contacts"), ("shut", "contacts"), ("value", "peace")):
        np.testing.assert_array_equal(plain[key], with_it[key])
    assert np.isinf(with_it["reached", "probe.disowned"]).all()


def test_a_surer_word_spoils_no_first_contact() -> None:
    """Paired, draw by draw, of a single month: who is disowned with the surer word is so with the other."""
    sure, unsure = (
        played(charged({"exact": one}, ONCE), draws=2000)["reached", "probe.disowned"] for one in (0.9, 0.6)
    )
    assert (sure >= unsure).all()
    assert (sure > unsure).any()


def test_a_chronicle_says_that_a_word_was_disowned() -> None:
    state = played(charged({"exact": 0.5}, ONCE), draws=64)
    draw = int(np.isfinite(state["reached", "probe.disowned"]).argmax())
    found = study(charged({"exact": 0.5}, ONCE)).chronicle(draw, draws=64, seed=3)
    said = " ".join(text for entry in found.entries for text in entry.sentences)
    assert "A contact is disowned: what was said is not what was charged" in said


def test_it_is_switched_off_by_what_is_exact_and_what_is_not_read_back() -> None:
    case = loaded(charged({"exact": "0.7..0.9", "back": 1}))
    assert [one.sets for one in mechanisms(case, ["mandate", "read_back"])] == [
        ("track.contacts.carrier.mandate.back=0",), ("track.contacts.carrier.mandate.exact=1",),
    ]  # fmt: skip
    assert not mechanisms(loaded(charged({"exact": 1})), ["mandate", "read_back"])


@pytest.mark.parametrize(
    ("mandate", "said"),
    [
        ({"exact": 0.4}, "found 0.4, expected a chance from 0.5, by which nothing is told, to 1"),
        ({"exact": 1.2}, "found 1.2, expected a probability from 0 to 1"),
        ({"exct": 0.9}, "did you mean exact?"),
        ({"exact": 0.9, "hand": 2}, "did you mean hands?"),
        ({"exact": 0.9, "back": -1}, "found -1, expected a number of 0 or more"),
    ],
)
def test_what_does_not_fit_is_told(mandate: dict[str, Any], said: str) -> None:
    _, found = examined(from_mapping(written(charged(mandate)), "talks"))
    assert said in " ".join(str(one) for one in found)
