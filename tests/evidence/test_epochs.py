"""Changes of mind. What would be wrong: a later word that counts before its day, or contests an earlier one; a path
without one whose numbers are others than they were; a replay that misses what an earlier epoch hands on."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.case.dates import parse_day
from instantsia.draws.streams import Streams
from instantsia.evidence.block import Memo
from instantsia.evidence.doubts import assumptions, counts, doubts
from instantsia.evidence.epochs import epochs
from instantsia.evidence.sampler import Evidence, sample
from instantsia.evidence.variation import Variation

from .cases import Exact, case, draw, near, path_of, program_of, told
from .test_oracle import random_case

DRAWS = 20_000
PATH = path_of()


def own(name: str, value: float, of: str | None, **more: Any) -> dict[str, Any]:
    return told(name, value=value, **({"told_by": "anna", "right": 0.8, "of": of} | more))


def opened(*claims: dict[str, Any], **more: Any) -> dict[str, list[str]]:
    """{the claim that opens it: the claims of each epoch}."""
    one = case(claim=list(claims), **more)
    return {epoch.opened_by: sorted(claim.id for claim in epoch.claims) for epoch in epochs(one, PATH, one.claim)}


@pytest.mark.parametrize("seed", range(60, 90))
def test_the_sum_over_all_combinations_and_the_draws_agree_in_every_epoch(seed: int) -> None:
    """If this fails, a claim is in another epoch than its days say, or what an epoch hands on is not what stood."""
    one = random_case(seed, dated=True)
    exact, program = Exact(one), program_of(one)
    nodes = program.epochs.get(PATH, program.paths)
    found = exact.epochs(PATH)
    assert [node.since for node in nodes] == [None, *(day for day, _ in found[1:])]
    assert [{claim.id for claim in node.claims} for node in nodes] == [
        {claim.id for claim in some} for _, some in found
    ]
    evidence = draw(program, DRAWS)
    last = np.full(DRAWS, "", dtype="U8")
    for upto, node in enumerate(nodes, 1):
        if node.claims:
            names = np.array([*(claim.id for claim in node.claims), ""])[evidence.picks[node.path]]
            last = np.where(names == "", last, names)
        for name, share in exact.last_word(PATH, upto).items():
            assert near(float(np.mean(last == (name or ""))), share, DRAWS), (name, upto)
        for claim in one.claim:
            assert (evidence.numbers[node.path][last == claim.id] == exact.value(claim)).all()


def test_there_is_something_to_test() -> None:
    several = [len(program_of(random_case(seed, dated=True)).epochs) for seed in range(60, 90)]
    assert sum(several) >= 10


DAYS = st.tuples(st.integers(1, 12), st.integers(0, 4)).map(lambda d: f"1962-10-{d[0]:02}..1962-10-{sum(d):02}")


@given(st.lists(st.tuples(DAYS, st.sampled_from(["anna", "anna", "boris", None])), min_size=1, max_size=7))
def test_the_epochs_are_the_largest_choice_of_days_that_do_not_overlap(rows: list[tuple[str, str | None]]) -> None:
    one = case(
        claim=[told(f"c{number}", of=of, told_by=by, right=0.5) for number, (of, by) in enumerate(rows)]
    )  # fmt: skip
    found = epochs(one, PATH, one.claim)
    expected = Exact(one).epochs(PATH)
    assert [epoch.since for epoch in found] == [None, *(day for day, _ in expected[1:])]
    assert [{claim.id for claim in epoch.claims} for epoch in found] == [
        {claim.id for claim in claims} for _, claims in expected
    ]


def test_a_claim_of_somebody_else_contests_only_the_epoch_in_which_its_last_day_lies() -> None:
    claims = [
        own("c1", 90.0, "1962-10-16"),
        own("c2", 10.0, "1962-10-19"),
        told("early", told_by="boris", of="1962-10-01..1962-10-18"),
        told("through", told_by="boris", of="1962-10-10..1962-10-19"),
        told("always", told_by="boris", of="always"),
        told("late", of="1963"),
    ]
    expected = {"": ["always", "c1", "early"], "c2": ["c2", "late", "through"]}
    assert opened(*claims) == opened(*reversed(claims)) == expected
    # a source has a day where a claim has none of its own, and what has none at all is of the first epoch
    dated = [{"id": "minutes", "cite": "m", "p": 0.9, "made": "1962-10-20"}]
    assert opened(*claims[:2], told("whose"), source=dated)["c2"] == ["c2", "whose"]
    assert opened(*claims[:2], told("whose"))[""] == ["c1", "whose"]


@pytest.mark.parametrize(
    "claims",
    [
        (own("c1", 90.0, "1962-10-16"), own("c2", 10.0, "1962-10-16")),
        (own("c1", 90.0, "1962-10-16"), own("c2", 10.0, "1962-10")),
        (own("c1", 90.0, "1962-10-16"), own("c2", 10.0, "always")),
        (own("c1", 90.0, "1962-10-16"), own("c2", 10.0, None)),
        (own("c1", 90.0, "1962-10-16"), own("c2", 10.0, "1962-10-19", told_by="boris")),
        (own("c1", 90.0, "1962-10-16", told_by=None), own("c2", 10.0, "1962-10-19", told_by=None)),
    ],
    ids=["one day", "a month around it", "always", "no day", "somebody else", "the source itself"],
)
def test_anything_else_is_the_dispute_that_it_was(claims: tuple[dict[str, Any], ...]) -> None:
    """One epoch: the same keys, and so the same numbers, as where no claim has a day at all."""
    made = program_of(case(claim=list(claims)))
    bare = program_of(case(claim=[{**claim, "of": None} for claim in claims]))
    assert not made.epochs
    assert [(node.path, node.pick_key, node.key, node.address) for node in made.paths] == [
        (node.path, node.pick_key, node.key, f"dispute/{PATH}") for node in bare.paths
    ]
    assert np.array_equal(draw(made).numbers[PATH], draw(bare).numbers[PATH])


def test_what_belongs_to_no_actor_has_no_epochs() -> None:
    said = {"told_by": "anna", "right": 0.8}
    one = case(
        claim=[
            told("f1", about="fact.signed", value="yes", of="1962-10-16", **said),
            told("f2", about="fact.signed", value="no", of="1962-10-19", **said),
            told("r1", about="record.ballot.vote.anna", value="refuse", of="1962-10-16", **said),
            told("r2", about="record.ballot.vote.anna", value="accept", of="1962-10-19", **said),
        ],
        assumption=[{"about": "fact.signed", "value": 0.5}],
    )
    for path in ("fact.signed", "record.ballot.vote.anna"):
        assert len(epochs(one, path, [claim for claim in one.claim if claim.about == path])) == 1


def test_words_of_one_day_are_a_change_where_one_replaces_the_other() -> None:
    morning = own("c1", 90.0, "1962-10-16")
    noon = own("c2", 50.0, "1962-10-16", replaces="c1")
    night = own("c3", 10.0, "1962-10-16", replaces="c2")
    beside = told("x", told_by="boris", of="1962-10-16")
    for order in ((morning, noon, night, beside), (beside, night, noon, morning)):
        assert opened(*order) == {"": ["c1"], "c2": ["c2"], "c3": ["c3", "x"]}
    program = program_of(case(claim=[morning, noon, night, beside]))
    assert [node.since for node in program.paths] == [None, parse_day("1962-10-16"), parse_day("1962-10-16")]
    # what two others replace contests neither of them
    for third in ("1962-10-16", "1962-10-19"):
        twice = own("c3", 10.0, third, replaces="c1")
        assert opened(morning, noon, twice) == {"": ["c1"], "c2": ["c2"], "c3": ["c3"]}
    # what is known to the month is replaced by what is known to a day in it
    assert opened(own("c1", 90.0, "1962-10"), own("c2", 50.0, "1962-10-16", replaces="c1")) == {
        "": ["c1"], "c2": ["c2"]
    }  # fmt: skip
    # a change of mind within a month that is not known nearer is one as well
    vague = own("c2", 50.0, "1962-10", replaces="c1")
    assert opened(morning, vague) == {"": ["c1"], "c2": ["c2"]}


CHANGED = case(
    source=[
        {"id": "minutes", "cite": "m", "p": 0.7, "made": "1962-10-30"},
        {"id": "diary", "cite": "d", "p": 0.6, "derives_from": "minutes", "made": "1962-10-30"},
    ],
    part=[{"id": "appendix", "of": "minutes", "open": 0.8}],
    teller=[{"id": "anna", "p": "0.7..0.9", "lean": "2..8"}, {"id": "boris", "p": 0.6}],
    claim=[
        own("c1", "60..80..100", "1962-10-16", source="minutes"),
        own("c2", "0..30", "1962-10-19", source="appendix"),
        own("c3", 50.0, "1962-10-25", source="diary"),
        told("x1", value="70..90", told_by="boris", of="1962-10-18", source="diary", right=0.6),
        told("x2", value=5.0, told_by="boris", of="1962-10-20", source="minutes", right=0.6),
        told("b1", about="boris.credits", value=40.0, source="diary", right=0.7),
    ],
    assumption=[{"about": "*.credits", "value": "0..100"}],
)
PROGRAM = program_of(CHANGED, PATH, path_of("boris"))
VARIATIONS = [
    *(Variation(forced={f"source.{one}": state}) for one in ("minutes", "diary") for state in ("genuine", "not")),
    *(Variation(forced={"part.appendix": state}) for state in ("open", "shut")),
    *(Variation(forced={f"teller.{one}": state}) for one in ("anna", "boris") for state in ("always", "never")),
    *(Variation(forced={f"claim.{one.id}": s}) for one in CHANGED.claim for s in ("removed", "chosen")),
    *(Variation(at_quantile={path: 0.1}) for path in (PATH, "teller.anna.lean")),
    Variation(credence={"teller.anna": 0.5}),
    Variation(credence={"claim.c1": 0.3}),
    Variation(replicas={f"assumption/{PATH}": 1}),
    Variation(replicas={f"dispute/{PATH}/": 1}),
    Variation(replicas={f"dispute/{PATH}/@c2/pick": 1}),
    Variation(replicas={"lean/anna": 1}),
]


def equal(one: Evidence, other: Evidence) -> None:
    for name in ("readings", "opened", "believed", "picks", "numbers"):
        mine, others = getattr(one, name), getattr(other, name)
        assert mine.keys() == others.keys()
        for key, array in mine.items():
            assert np.array_equal(array, others[key]), (name, key)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(VARIATIONS), min_size=1, max_size=3))
def test_a_replay_by_memo_is_a_fresh_play_at_every_address(variations: list[Variation]) -> None:
    memo, streams = Memo(), Streams(3, 0, 512)
    sample(PROGRAM, streams, memo=memo)
    for variation in variations:
        equal(sample(PROGRAM, streams, variation, memo), sample(PROGRAM, streams, variation))


@pytest.mark.parametrize("number", range(len(VARIATIONS)))
def test_each_alone_too(number: int) -> None:
    memo, streams = Memo(), Streams(3, 0, 512)
    sample(PROGRAM, streams, memo=memo)
    equal(sample(PROGRAM, streams, VARIATIONS[number], memo), sample(PROGRAM, streams, VARIATIONS[number]))


def test_all_that_is_drawn_anew_below_a_path_is_drawn_anew_in_each_of_its_epochs() -> None:
    whole, anew = draw(PROGRAM), draw(PROGRAM, variation=Variation(replicas={f"dispute/{PATH}/": 1}))
    for node in PROGRAM.epochs[PATH]:
        assert not np.array_equal(whole.picks[node.path], anew.picks[node.path])


def test_blocks_and_halves_give_the_same_bits_and_each_address_is_asked_once() -> None:
    asked: list[tuple[str, int]] = []
    whole = sample(PROGRAM, Streams(3, 0, 512, asked=asked))
    half = sample(PROGRAM, Streams(3, 256, 256))
    for path, array in whole.numbers.items():
        assert np.array_equal(array[256:], half.numbers[path])
    assert len(asked) == len(set(asked))
    assert {f"dispute/{PATH}/pick", f"dispute/{PATH}/@c2/pick", f"dispute/{PATH}/@c3/pick"} <= {
        name for name, _ in asked
    }


@pytest.mark.parametrize("name", ["c1", "c2", "c3", "x1", "x2", "anna", "boris", "minutes", "diary", "appendix"])
def test_leaving_something_out_is_forcing_it_to_fall_and_moves_no_other_claim(name: str) -> None:
    kind = next(
        k for k in ("claim", "teller", "source", "part") if f"{k}.{name}" in {one.id for one in doubts(PROGRAM)}
    )
    fallen = {"claim": "removed", "teller": "never", "source": "not", "part": "shut"}[kind]
    forced = draw(PROGRAM, variation=Variation(forced={f"{kind}.{name}": fallen}))
    left = program_of(CHANGED, PATH, path_of("boris"), without=(name,))
    out = draw(left)
    last = left.epochs[PATH][-1] if PATH in left.epochs else left.path(PATH)
    assert np.array_equal(out.numbers[last.path], forced.numbers[PROGRAM.epochs[PATH][-1].path])


@pytest.mark.parametrize(("day", "begun"), [("1962-10-15", 0), ("1962-10-18", 1), ("1962-10-19", 2), ("1962-10-24", 2)])
def test_a_vantage_knows_the_epochs_begun_by_then_and_their_numbers_are_the_same(day: str, begun: int) -> None:
    then = program_of(CHANGED, PATH, as_of=parse_day(day))
    nodes = then.epochs.get(PATH, then.paths)
    assert len(nodes) == max(begun, 1)
    if day == "1962-10-18":
        whole = draw(PROGRAM)
        assert np.array_equal(draw(then).numbers[PATH], whole.numbers[PATH])


def test_the_epochs_of_a_path_are_one_number_with_one_assumption() -> None:
    assert counts(PROGRAM).numbers == 2
    assert counts(PROGRAM).claimed == 2
    assert [one.path for one in assumptions(PROGRAM)].count(PATH) == 1
    # whose first word is not believed has a claim all the same
    assert counts(program_of(CHANGED, PATH, without=("c1", "x1"))).claimed == 1


def test_the_bundled_cases_draw_what_they_drew_before_there_were_epochs() -> None:
    """Frozen: which claim stands about each path with one epoch, in 4,096 draws, before the first line of epochs.py."""
    from instantsia.api import load
    from instantsia.engine.plan import Plan
    from instantsia.engine.program import program_of as program_of_plan

    for name, frozen in (("june-1957", "68424cc3609bd940"), ("gdr-orders-1957", "29196027e36174b0")):
        picks = sample(program_of_plan(Plan(load(name).case)), Streams(1, 0, 4096)).picks
        found = hashlib.sha256()
        for path in sorted(picks):
            found.update(path.encode())
            found.update(picks[path].astype("<i2").tobytes())
        assert found.hexdigest().startswith(frozen), name
