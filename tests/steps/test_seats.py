"""Who has a seat, who is accused, before whom and when a matter comes: by hand, by closed forms, by counting again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from instantsia.analysis.course.narration import narrate
from instantsia.analysis.course.roll_call import has_a_seat
from instantsia.analysis.levers.bodies import Likely
from instantsia.analysis.levers.councils import councils_on
from instantsia.analysis.replaying.replays import Replays
from instantsia.case.people import Body
from instantsia.draws.state import State
from instantsia.engine.plan import Plan
from instantsia.errors import CaseError
from instantsia.models.power import files
from instantsia.models.voting.ballots import ABSENT
from instantsia.steps import playable
from instantsia.steps._attendance import seated
from tests.steps.inside import BALLOT, CABINET, CASE, CHARGE, HEARING, OUT, WORLDS, loaded, played

OF = {actor["id"]: place for place, actor in enumerate(CASE["actor"])}
GONE = {"id": "gone", "kind": "seat", "body": "board", "who": "fir", "out": True}
COME = {"id": "come", "kind": "seat", "body": "board", "who": "ash"}
FREE = BALLOT | {"pressure": 0, "issue": "quay"}


def bodies(**rules: Any) -> dict[str, Any]:
    """The bodies, the rules of some of them changed."""
    return {"body": [one | ({"rule": rules[one["id"]]} if one["id"] in rules else {}) for one in CASE["body"]]}


def votes(state: Any, step: str, who: str) -> Any:
    return state["vote", step][:, OF[who]]


def test_who_has_no_seat_has_no_vote_and_whoever_gets_one_has() -> None:
    before, after = played([FREE]), played([GONE, COME, FREE])
    assert (votes(before, "ballot", "ash") == ABSENT).all()
    assert (votes(before, "ballot", "fir") >= 0).all()
    assert (votes(after, "ballot", "fir") == ABSENT).all()
    assert (votes(after, "ballot", "ash") >= 0).all()
    for one in ("elm", "oak"):
        np.testing.assert_array_equal(votes(before, "ballot", one), votes(after, "ballot", one))
    cast = np.stack([votes(after, "ballot", one) for one in ("elm", "oak", "ash")])
    np.testing.assert_array_equal(after["decided", "ballot"] == 1, cast.sum(axis=0) >= 2)


def test_a_voice_is_counted_once_it_has_a_seat() -> None:
    seated = {"id": "up", "kind": "seat", "body": "board", "who": "yew", "chance": "0.4..0.6"}
    state = played([seated, FREE])
    up = state["decided", "up"] == 0
    assert 0 < up.mean() < 1
    cast = np.stack([votes(state, "ballot", one) for one in ("elm", "fir", "oak", "yew")])
    assert (cast >= 0).all(), "yew is heard with a seat or without one"
    np.testing.assert_array_equal(state["decided", "ballot"][~up] == 1, cast[:3].sum(axis=0)[~up] >= 2)
    lot = cast.sum(axis=0)[up]
    assert (state["decided", "ballot"][up][lot > 2] == 1).all()
    assert (state["decided", "ballot"][up][lot < 2] == 0).all()


def test_a_roll_call_names_who_has_a_voice_and_no_vote() -> None:
    """Who has lost it has no seat either, though something is written of their seat."""
    case = loaded([{"id": "turn", "kind": "seat", "body": "board", "who": "yew", "chance": "0.4..0.6"}, FREE])
    replays = Replays(Plan(case=case, draws=512, seed=1))
    state = replays.base
    up = state["decided", "turn"] == 0
    for draw in (int(np.flatnonzero(up)[0]), int(np.flatnonzero(~up)[0])):
        told = " ".join(one.sentence for one in narrate(replays, state, draw))
        assert ("Yew (without a vote)" in told) == (not up[draw]), told
    gone = played([{"id": "gone", "kind": "seat", "body": "board", "who": "yew", "out": True}, FREE])
    assert (gone["seated", "board"][:, OF["yew"]] == -1).all()
    assert not has_a_seat(gone, "board", "yew")


def test_a_quorum_of_all_counts_who_has_a_seat() -> None:
    """Two of three carry it, and two of five do not."""
    away = {"id": "meet", "kind": "convene", "body": "board", "absent": ["oak", "ash"]}
    up = {"id": "up", "kind": "seat", "body": "board", "who": "yew"}
    rule = {"kind": "majority", "of": "all"}
    small, large = (played([*more, away, FREE], changes=bodies(board=rule)) for more in ([], [COME, up]))
    both = (votes(small, "ballot", "elm") == 1) & (votes(small, "ballot", "fir") == 1)
    np.testing.assert_array_equal(small["decided", "ballot"] == 1, both)
    three = both & (votes(large, "ballot", "yew") == 1)
    np.testing.assert_array_equal(large["decided", "ballot"] == 1, three)


def test_the_heir_decides_once_the_leader_is_out_and_a_seat_holds_in_every_body_of_the_same_people() -> None:
    out = {"id": "gone", "kind": "seat", "body": "board", "who": "elm", "out": True, "chance": 0.5}
    state = played([out, CABINET], changes=bodies(cabinet={"kind": "leader", "leader": "elm", "heirs": ["ash", "oak"]}))
    gone = state["decided", "gone"] == 0
    decided = state["decided", "evening"]
    assert (votes(state, "evening", "elm")[gone] == ABSENT).all()
    np.testing.assert_array_equal(votes(state, "evening", "elm")[~gone], decided[~gone])
    np.testing.assert_array_equal(votes(state, "evening", "oak")[gone], decided[gone])
    assert (votes(state, "evening", "ash") == ABSENT).all(), "an heir without a seat inherits nothing"


def test_whoever_gets_a_seat_owes_it() -> None:
    owes = COME | {"owes": {"oak": 1}}
    ballot = BALLOT | {"order": ["oak"], "pressure": 2, "issue": "quay"}
    free, bound = played([COME, ballot]), played([owes, ballot])
    together = [float((votes(one, "ballot", "ash") == votes(one, "ballot", "oak")).mean()) for one in (free, bound)]
    assert together[0] < 0.7 < 0.99 < together[1]


def test_who_is_not_called_in_is_not_heard() -> None:
    meet = {"id": "meet", "kind": "convene", "body": "board", "called": [{"member": "yew", "chance": 0.4}]}
    state = played([meet, FREE])
    assert (votes(state, "ballot", "clerk") == ABSENT).all()
    assert (votes(state, "ballot", "yew") != ABSENT).mean() == pytest.approx(0.4, abs=0.05)
    assert (votes(played([FREE]), "ballot", "clerk") != ABSENT).all()


@pytest.mark.parametrize(("chance", "moved"), [(0.9, True), (0.1, False)])
def test_whoever_mostly_has_a_seat_can_be_moved(chance: float, moved: bool) -> None:
    replays = Replays(Plan(loaded([COME | {"chance": chance}, FREE]), draws=400))
    (council,) = councils_on(replays, Likely(replays, "ballot"), "quay")
    place = council.people.index("ash")
    assert (place in council.there) == moved
    assert council.seats.tolist() == [1, 1, 1, float(moved), 0], "yew is heard and has no seat"


# ------------------------------------------------------------------------------------------------------- charges


def test_the_chance_of_being_accused_is_the_logit_of_what_stands_against_each() -> None:
    rng = np.random.default_rng(3)
    odds, sharp = np.array([0.0, 1.0, 2.0, 5.0]), 0.8
    may = np.array([True, True, True, False])
    found = files.named(
        np.broadcast_to(odds, (200_000, 4)),
        np.full(200_000, sharp),
        rng.uniform(size=(200_000, 4)),
        may[None, :] & True,
    )
    expected = np.where(may, np.exp(sharp * odds), 0.0)
    expected /= expected.sum()
    for place, p in enumerate(expected):
        assert (found == place).mean() == pytest.approx(p, abs=4 * (p * (1 - p) / 200_000) ** 0.5)


def test_what_stands_against_somebody() -> None:
    """The file, what shields them, what they voted, and what they owed those who fell before."""
    flat = {"sharp": 1, "shield": 0, "chance": 1, "file": {}}
    alone = CHARGE | flat | {"among": ["fir", "oak"]}

    def share(charge: dict[str, Any], *before: dict[str, Any]) -> float:
        """How often fir is accused and not oak."""
        return float((played([*before, charge], draws=8192)["decided", "charge"] == 0).mean())

    even = share(alone)
    assert even == pytest.approx(0.5, abs=0.02)
    assert share(alone | {"file": {"fir": 2}}) == pytest.approx(1 / (1 + np.exp(-2)), abs=0.02)
    shielded = alone | {"by": "elm", "safe": [], "shield": 2}
    owed = np.linspace(0, 0.5, 200)
    assert share(shielded) == pytest.approx(float((1 / (1 + np.exp(2 * owed))).mean()), abs=0.02)
    state = played([FREE, alone | {"cites": "ballot", "line": 3}], draws=8192)
    against = {one: votes(state, "ballot", one) != state["decided", "ballot"] for one in ("fir", "oak")}
    only = against["fir"] & ~against["oak"]
    assert (state["decided", "charge"][only] == 0).mean() == pytest.approx(1 / (1 + np.exp(-3)), abs=0.03)


def test_a_debt_to_one_who_fell_before_is_held_against_somebody() -> None:
    turns = [{"id": "years", "every": "182", "from": "1931-04-01", "until": "1931-11-01"}]
    charge = CHARGE | {"chance": 1, "shield": 0, "among": ["fir", "oak", "yew"], "file": {}, "within": "years"}
    out = OUT | {"within": "years", "when": 'charge == "fir"'}

    def second(link: float) -> Any:
        state = played([charge | {"link": link}, out], draws=8192, changes={"group": turns})
        fell = (state["seated", "board"][:, OF["fir"]] == -1) & (state["decided", "charge"] != 0)
        return float((state["decided", "charge"][fell] == 1).mean())

    assert second(0.0) == pytest.approx(0.5, abs=0.04)
    assert second(20.0) > 0.8, "oak owed fir, and yew did not"


def test_who_has_lost_the_seat_is_not_accused_again() -> None:
    state = played([GONE, CHARGE | {"chance": 1}])
    assert not (state["decided", "charge"] == 0).any()
    nobody = played([CHARGE | {"chance": 1, "among": ["ash"], "file": {}}])
    assert (nobody["decided", "charge"] == 1).all(), "ash has neither seat nor voice"


def test_they_decide_about_the_accused_who_is_not_in_the_room() -> None:
    hearing = HEARING | {"body": "board", "shield": 0, "file": 0}
    state = played([CHARGE, hearing, OUT])
    nobody = state["decided", "charge"] == 4
    np.testing.assert_array_equal(state["happened", "hearing"], ~nobody)
    for place, one in enumerate(("fir", "oak")):
        accused = state["decided", "charge"] == place
        assert (votes(state, "hearing", one)[accused] == ABSENT).all()
        struck = accused & (state["decided", "hearing"] == 2)
        assert struck.any()
        assert ((state["seated", "board"][:, OF[one]] == -1) == struck).all()
    np.testing.assert_array_equal(state["happened", "out"], state["decided", "hearing"] == 2)


def test_a_debt_to_the_accused_spares_and_a_file_strikes() -> None:
    people = [*CASE["actor"][:-2], {"id": "yew", "owes": {"oak": 1}}, {"id": "clerk"}]
    charge = CHARGE | {"chance": 1, "among": ["oak"], "file": {"oak": 1}}

    def struck(**more: Any) -> float:
        state = played([charge, HEARING | more], draws=8192, changes={"actor": people})
        return float((votes(state, "hearing", "yew") == 2).mean())

    plain = struck(shield=0, file=0)
    assert struck(shield=0.5, file=0) < plain - 0.1
    assert struck(shield=0, file=0.5) > plain + 0.1
    assert struck(shield=0.5, file=0.5) == plain, "one takes off what the other adds, to the bit"


# ------------------------------------------------------------------------------------------- forums and evenings


def test_a_matter_comes_before_those_who_owe_most() -> None:
    where = {"id": "where", "kind": "refer", "by": "elm", "rivals": ["fir"], "among": ["board", "commission"],
             "issue": "quay", "hope": 3}  # fmt: skip
    changes = {"actor": [{"id": one} for one in ("elm", "fir", "ash", "clerk")] + [
        {"id": "oak", "owes": {"elm": 0.3, "fir": 0.9}}, {"id": "yew", "owes": {"elm": 0.8}}]}  # fmt: skip
    state = played([where], draws=8192, changes=changes)
    board, commission = (1 - 1 + (0.3 - 0.9)) / 3, (0.8 + 0) / 2
    expected = 1 / (1 + np.exp(-3 * (commission - board)))
    assert (state["decided", "where"] == 1).mean() == pytest.approx(expected, abs=0.015)
    more = played([COME, where | {"rivals": []}], draws=8192, changes=changes)
    lean = (1 + 0.3) / 4
    assert (more["decided", "where"] == 1).mean() == pytest.approx(1 / (1 + np.exp(-3 * (0.4 - lean))), abs=0.015)


def test_an_agenda_goes_as_far_as_the_time_lets_it() -> None:
    minutes = {"quay": 50, "pier": 40, "fate": 30}
    sitting = {"id": "sitting", "kind": "agenda", "body": "board", "items": list(minutes), "takes": minutes,
               "budget": 90, "first": {"fate": 0.5}}  # fmt: skip
    ballots = [FREE | {"on_agenda": "sitting"}, BALLOT | {"id": "second", "on_agenda": "sitting"}]
    state = played([sitting, *ballots])
    fate = np.isfinite(state["reached", "sitting.fate"])
    assert fate.mean() == pytest.approx(0.5, abs=0.04)
    assert state["happened", "ballot"].all(), "with 30 before it the first of them still fits"
    np.testing.assert_array_equal(state["happened", "second"], ~fate)


def test_what_an_evening_agreed_binds_like_the_option_itself() -> None:
    bound = {"id": "bound", "kind": "caucus", "members": ["elm", "oak"], "issue": "pier", "discipline": 0.6}
    follows = played([CABINET, bound | {"option_of": "evening"}, BALLOT])
    for place, option in enumerate(("keep", "close")):
        fixed = played([CABINET, bound | {"option": option}, BALLOT])
        there = follows["decided", "evening"] == place
        np.testing.assert_array_equal(follows["vote", "ballot"][there], fixed["vote", "ballot"][there])
    no_leader = {"id": "gone", "kind": "convene", "body": "cabinet", "absent": ["elm", "oak"]}
    back = {"id": "back", "kind": "convene", "body": "board"}
    nothing = played([no_leader, CABINET, back, bound | {"option_of": "evening"}, BALLOT])
    free = played([no_leader, CABINET, back, BALLOT])
    assert (nothing["decided", "evening"] == -1).all()
    np.testing.assert_array_equal(nothing["vote", "ballot"], free["vote", "ballot"])


REFUSED: list[tuple[list[dict[str, Any]], str]] = [
    ([COME | {"who": "clerk"}], 'write candidates = ["clerk"] in the body board'),
    ([GONE | {"who": "subject"}], "nobody is accused above it"),
    ([HEARING], "nobody is accused above it"),
    ([CHARGE | {"cites": "x", "file": {}}], "found 'x', expected the id of a step"),
    ([CHARGE | {"among": ["elm"], "file": {}}], "nobody is left who may be accused"),
    ([{"id": "where", "kind": "refer", "by": "elm", "among": ["board"], "issue": "quay"}], "name two bodies or more"),
    ([{"id": "all", "kind": "agenda", "body": "board", "items": ["quay"], "takes": {}, "budget": 9}],
     "how long quay takes"),
    ([CABINET, FREE | {"on_agenda": "evening"}], "evening is no agenda"),
    ([{"id": "meet", "kind": "convene", "body": "board", "called": ["oak"]}], "oak has no voice in board"),
    ([CABINET, {"id": "tea", "kind": "caucus", "members": ["elm"], "issue": "quay", "option_of": "evening"}],
     "evening decides and proposes nothing on quay"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "said"), REFUSED)
def test_what_does_not_fit_is_refused(steps: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(CaseError) as found:
        loaded(steps)
    assert said in str(found.value)


def test_a_member_is_no_candidate() -> None:
    wrong = [CASE["body"][0] | {"candidates": ["oak"]}, *CASE["body"][1:]]
    with pytest.raises(CaseError, match="leave them out of candidates or of members"):
        loaded([FREE], body=wrong)


@pytest.mark.parametrize(
    ("world", "step", "outcome", "said"),
    [
        ("bind", "post", "done", "Oak comes to owe Elm more."),
        ("bind", "post", "not_done", "What Oak owes stays as it was."),
        ("reveal", "seen", "not_told", "Elm does not learn what comes from Paper."),
        ("learn", "comes", "so", "Fir learns that it is so: so."),
        ("seat", "gone", "removed", "Elm loses their seat in the board."),
        ("seat", "come", "not_seated", "Ash gets no seat in the cabinet."),
        ("refer", "where", "commission", "Elm brings quay before the commission."),
        ("accuse", "charge", "nobody", "Fir accuses nobody."),
    ],
)
def test_what_came_of_a_step_is_an_english_sentence(world: str, step: str, outcome: str, said: str) -> None:
    case = loaded(WORLDS[world])
    assert playable(case.steps[step]).told(case, outcome, outcome) == said


class Name(str):
    """An id that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Name.compared += 1
        return str.__eq__(self, other)


def test_nobody_looks_for_a_member_through_a_body_of_hundreds() -> None:
    """If it failed, a body of two thousand would take an eighth of its forecast to say that all of them have a seat."""
    members = tuple(Name(f"m{number}") for number in range(400))
    who = tuple(Name(one) for one in members)
    body = Body.model_construct(id="hall", members=members, candidates=())
    Name.compared = 0
    assert seated(body, who, State(4, {}, {}, {})) is None
    assert Name.compared < 4 * len(members)
