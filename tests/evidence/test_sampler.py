"""What a draw must do whatever the case: order, repetition, gates, addresses, blocks, and what a variation touches."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.draws.streams import Streams
from instantsia.evidence.block import Memo
from instantsia.evidence.chances import claim_chances, part_chances, reading_shares
from instantsia.evidence.program import compile_program
from instantsia.evidence.sampler import Evidence, sample
from instantsia.evidence.variation import Variation

from .cases import ACTORS, case, draw, near, path_of, program_of, shares_of, told

PATHS = tuple(path_of(actor) for actor in ACTORS)
TELLERS = [
    {"id": "anna", "p": 0.6, "side": "left", "lean": "5..15"},
    {"id": "boris", "p": 0.8, "side": "left"},
    {"id": "clara", "p": 0.7},
]
SOURCES = [
    {"id": "journal", "cite": "j", "p": {"genuine": 0.3, "composite": 0.4, "fabricated": 0.3}},
    {"id": "copy", "cite": "c", "p": 0.8, "derives_from": "journal"},
    {"id": "minutes", "cite": "m", "p": 0.95, "right": {"not": "noise"}},
]
PARTS = [{"id": "appendix", "of": "journal", "open": {"genuine": 0.8, "composite": 0.3}}]

values = st.sampled_from([0.0, 5.0, 20.0, 25.0, 60.0, "60..90", "10..20..50", "open", "leans to accept"])
claims = st.lists(
    st.fixed_dictionaries(
        {
            "about": st.sampled_from([f"{actor}.credits" for actor in ACTORS[:2]]),
            "value": values,
            "source": st.sampled_from(["journal", "copy", "minutes", "appendix"]),
            "told_by": st.sampled_from(["anna", "boris", "clara", "daniil", None]),
            "kind": st.sampled_from(["own words", "reported", "hearsay", ""]),
            "against_interest": st.booleans(),
        }
    ),
    min_size=1,
    max_size=6,
)


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"id": f"c{number}"} for number, row in enumerate(rows)]


def big(rows: list[dict[str, Any]], **more: Any) -> Any:
    return case(source=SOURCES, part=PARTS, teller=TELLERS, claim=rows, **more)


def drawn(rows: list[dict[str, Any]], variation: Variation | None = None, count: int = 400, **more: Any) -> Evidence:
    return draw(program_of(big(rows, **more), *PATHS), count, variation or Variation())


def same(one: Evidence, other: Evidence, *but: str) -> None:
    """Every number of one is the other's, bit for bit, apart from the paths in `but`."""
    for path in one.numbers:
        if path not in but:
            assert np.array_equal(one.numbers[path], other.numbers[path]), path


# ------------------------------------------------------------------------------------- order, repetition, gates


@settings(max_examples=60)
@given(claims, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_count(rows, dice) -> None:
    """If this fails, sorting a spreadsheet changes the answer."""
    written = numbered(rows)
    mixed = list(written)
    dice.shuffle(mixed)
    one, other = drawn(written), drawn(mixed)
    same(one, other)
    for path in one.picks:
        assert np.array_equal(one.picks[path], other.picks[path])


@settings(max_examples=80)
@given(claims, st.data())
def test_what_a_witness_repeats_adds_nothing(rows, data) -> None:
    """If this fails, saying it twice, or coding one passage twice, makes it more probable."""
    written = numbered(rows)
    copied = data.draw(st.sampled_from(written))
    name = data.draw(st.sampled_from(["b", "z"]))
    same(drawn(written), drawn([*written, copied | {"id": name}]))


@settings(max_examples=80)
@given(claims, values, st.sampled_from(["journal", "minutes", "appendix"]), st.booleans())
def test_a_second_teller_of_a_side_adds_nothing(rows, value, source, against) -> None:
    """If this fails, two tellers of one side who say the same in one document count as two witnesses."""
    sides = [
        {"id": "anna", "p": 0.6, "side": "left"},
        {"id": "boris", "p": 0.8, "side": "left"},
        {"id": "clara", "p": 0.7},
    ]
    said = {"about": "anna.credits", "value": value, "source": source, "kind": "reported", "against_interest": against}
    written = [*numbered(rows), said | {"id": "x", "told_by": "boris"}]

    def numbers(more: list[dict[str, Any]]) -> Evidence:
        return draw(program_of(case(source=SOURCES, part=PARTS, teller=sides, claim=more), *PATHS), 400)

    same(numbers(written), numbers([*written, said | {"id": "y", "told_by": "anna"}]))


def test_the_stronger_of_a_side_adds_the_difference() -> None:
    """If this fails, a side is believed as its first speaker is, not as its best."""
    weak = told("w", source="minutes", told_by="anna", right=0.9)
    strong = told("s", source="minutes", told_by="boris", right=0.9)

    def stands(*rows: dict[str, Any]) -> np.ndarray:
        return drawn(list(rows), count=4000).picks[path_of()] >= 0

    assert np.array_equal(stands(weak, strong), stands(strong))
    assert not (stands(weak) & ~stands(strong)).any()
    assert stands(strong).sum() > stands(weak).sum()


def test_two_sides_that_agree_are_more_than_one() -> None:
    """If this fails, independent agreement adds nothing: .9 x .6 and .9 x .7 in one document make .711, not .63."""
    rows = [
        told("a", source="minutes", told_by="anna", right=0.9, value=80.0),
        told("c", source="minutes", told_by="clara", right=0.9, value=80.0),
    ]
    program = program_of(big(rows))
    evidence = draw(program, 40_000)
    # o = (1 - Q) / Q with Q = .01, .1, .1: stands with 1 - Q
    exact = 0.95 * (0.6 * 0.7 * 0.99 + 0.6 * 0.3 * 0.9 + 0.4 * 0.7 * 0.9)
    assert near(float(np.mean(evidence.picks[path_of()] >= 0)), exact, 40_000)


@settings(max_examples=60)
@given(claims, st.floats(0, 100), st.sampled_from(["copy", "minutes"]))
def test_shutting_a_source_never_helps_what_only_it_says(rows, value, source) -> None:
    """If this fails, a claim gains by the fall of the only source that makes it."""
    others = [row | {"source": "journal", "value": 100.0} for row in numbered(rows)]
    written = [*others, told("only", about="anna.credits", value=min(value, 80.0), source=source, right=0.8)]
    program = program_of(big(written), *PATHS)
    place = [claim.id for claim in program.path(path_of()).claims].index("only")
    open_, shut = (
        draw(program, 800, Variation({f"source.{source}": reading})).picks[path_of()] == place
        for reading in ("genuine", "not")
    )
    # it is the lowest value, so its interval of the number that picks begins at 0 and can only shrink
    assert not (shut & ~open_).any()


@settings(max_examples=60)
@given(claims, st.data())
def test_the_vantage_is_the_same_as_leaving_the_claim_out(rows, data) -> None:
    """If this fails, what was told later still moves what is seen from an earlier day."""
    written = [row | {"of": "1926-05-01", "made": "1926-06"} for row in numbered(rows)]
    late = data.draw(st.sampled_from(written))
    day = 702_700  # in November 1924
    marked = [row | ({} if row is late else {"of": "1924-01", "made": "1924"}) for row in written]
    left = [row for row in marked if row["id"] != late["id"]]
    for vantage in ({"as_of": day + 200}, {"known_by": day + 200}):
        here = draw(compile_program(big(marked), dict.fromkeys(PATHS), **vantage), 300)
        same(here, drawn(left, count=300))


@settings(max_examples=40)
@given(claims)
def test_taking_a_teller_or_source_out_is_leaving_his_claims_out(rows) -> None:
    """If this fails, --without leaves something of what was taken out."""
    written = numbered(rows)
    for name, key in (("clara", "told_by"), ("minutes", "source"), ("c0", "id")):
        left = [row for row in written if row[key] != name]
        same(draw(program_of(big(written), *PATHS, without=[name]), 300), drawn(left, count=300))


def test_what_derives_from_a_source_taken_out_falls_with_it() -> None:
    """If this fails, a copy of a document that is not to be believed is still believed."""
    program = program_of(big([told("c", source="copy", right=0.9)]), without=["source.journal"])
    assert (draw(program, 400).picks[path_of()] == -1).all()


@settings(max_examples=40)
@given(claims)
def test_one_path_does_not_disturb_another(rows) -> None:
    """If this fails, adding a claim about one actor moves the numbers of another."""
    written = numbered(rows)
    left = [row for row in written if row["about"] != "anna.credits"]
    same(drawn(written), drawn(left), path_of())


def test_removing_a_claim_is_as_if_it_were_not_there() -> None:
    """If this fails, the replay without a claim still groups the others around its value."""
    rows = [told(f"c{v}", value=float(v), source="minutes", told_by=None, right=0.6) for v in (0, 10, 20)]
    removed = drawn(rows, Variation({"claim.c0": "removed"}))
    same(removed, drawn(rows[1:]))
    program = program_of(big(rows))
    assert program.path(path_of()).clusters == ((0, 1), (2,))
    gone = drawn(rows, Variation({f"claim.c{v}": "removed" for v in (0, 10, 20)}))
    same(gone, drawn([]))


def test_a_chosen_claim_stands_whatever_its_gates() -> None:
    """If this fails, "p if it stands" of a doubtful claim is that of the draws in which it happened to stand."""
    rows = [
        told("a", value=0.0, source="appendix", told_by="clara", right=0.1),
        told("b", value=50.0, source="minutes", right=0.9),
    ]
    evidence = drawn(rows, Variation({"claim.a": "chosen", "source.journal": "fabricated"}))
    assert (evidence.numbers[path_of()] == 0).all()
    with pytest.raises(ValueError, match="one chosen claim"):
        drawn(rows, Variation({"claim.a": "chosen", "claim.b": "chosen"}))


def test_forced_parts_and_tellers() -> None:
    """If this fails, a part or teller is forced where its source or side should be."""
    rows = [told("a", source="appendix", told_by="anna", right=0.9)]
    evidence = drawn(rows, Variation({"part.appendix": "open", "teller.anna": "always"}), count=4000)
    assert evidence.opened["appendix"].all()
    assert evidence.believed["anna"].all()
    assert (evidence.readings["journal"] != 0).any()
    shut = drawn(rows, Variation({"teller.anna": "never"}))
    assert (shut.picks[path_of()] == -1).all()
    for wrong in ({"part.appendix": "ajar"}, {"teller.anna": "often"}, {"source.journal": "g"}, {"claim.a": "taken"}):
        with pytest.raises(ValueError, match="expected"):
            drawn(rows, Variation(wrong))


def test_forcing_a_child_leaves_its_parent_as_drawn() -> None:
    """If this fails, forcing is conditioning: .80 where .50 belongs."""
    rows = [told("a", source="copy", right=0.9)]
    evidence = drawn(rows, Variation({"source.copy": "genuine"}), count=4000)
    as_drawn = drawn(rows, count=4000)
    assert np.array_equal(evidence.readings["journal"], as_drawn.readings["journal"])
    fallen = as_drawn.readings["journal"] != 0
    assert (as_drawn.readings["copy"][fallen] == 1).all()


# ----------------------------------------------------------------------------------------------------- values


def test_a_lean_is_subtracted_and_stays_on_the_scale() -> None:
    """If this fails, a teller who tells ten points more is believed ten points more, or beyond the end."""
    rows = [told("a", value=3.0, told_by="anna", source="minutes", right=0.9)]
    rows.append(told("b", about="boris.credits", value=60.0, told_by="anna", source="minutes", right=0.9))
    always = Variation({"claim.a": "chosen", "claim.b": "chosen"})
    evidence = drawn(rows, always)
    numbers = evidence.numbers[path_of("boris")]
    assert (numbers >= 45).all()
    assert (numbers <= 55).all()
    assert (evidence.numbers[path_of()] == 0).all()
    held = drawn(rows, always.joined(Variation(at_quantile={"teller.anna.lean": 0.9})))
    assert held.numbers[path_of("boris")] == pytest.approx(60 - 14)
    # one number for all they say in a draw
    assert numbers == pytest.approx(60 - 5 - 10 * Streams(7, 0, 400).uniform("lean/anna"))


def test_a_value_is_taken_in_proportion_among_the_open_claims_of_its_cluster() -> None:
    """If this fails, agreement picks a value at random, or from a claim whose source has fallen."""
    rows = [
        told("a", value=40.0, source="minutes", right=0.9),
        told("b", value=45.0, source="copy", right=0.3),
    ]
    program = program_of(big(rows))
    evidence = draw(program, 40_000, Variation({"source.minutes": "genuine", "source.copy": "genuine"}))
    exact = (1 - 0.1 * 0.7) * 0.9 / 1.2
    assert near(shares_of(program, evidence, path_of())["a"], exact, 40_000)
    alone = draw(program, 4000, Variation({"source.copy": "not"}))
    assert shares_of(program, alone, path_of())["b"] == 0


def test_exhaustive_disputes_leave_nothing_to_the_assumption_while_a_claim_is_left() -> None:
    """If this fails, "one of them must be right" still lets the assumption in, or invents where all have fallen."""
    sources = [{"id": "one", "cite": "x", "p": 0.5}, {"id": "two", "cite": "x", "p": 0.5}]
    rows = [told("a", value=20.0, source="one", right=0.5), told("b", value=70.0, source="two", right=0.5)]
    one = case(source=sources, claim=rows, dispute=[{"about": "anna.credits", "exhaustive": True}])
    evidence = draw(program_of(one), 8000)
    left = (evidence.readings["one"] == 0) | (evidence.readings["two"] == 0)
    assert (evidence.picks[path_of()][left] >= 0).all()
    assert (evidence.picks[path_of()][~left] == -1).all()
    assert (~left).any()


def test_facts_and_options() -> None:
    """If this fails, a fact that falls becomes its negation, or a record forgets what it does not tell apart."""
    rows = [
        told("f", about="fact.signed", value="no", source="minutes", right=0.6),
        told("r", about="record.ballot", value="remove|abolish", source="minutes", right=0.99),
        told("o", about="issue.credits.announced", value="accept", source="minutes", right=0.5),
    ]
    one = big(rows, assumption=[{"about": "fact.signed", "value": 0.75}])
    wanted = dict.fromkeys(["fact.signed", "record.ballot", "issue.credits.announced", "issue.credits.done"])
    program = compile_program(one, wanted, outcomes={"ballot": ("keep", "remove", "abolish")})
    evidence = draw(program, 40_000)
    stands = evidence.picks["fact.signed"] == 0
    assert not evidence.facts["signed"][stands].any()
    assert near(float(evidence.facts["signed"][~stands].mean()), 0.75, int((~stands).sum()))
    record = evidence.options["record.ballot"]
    assert set(record.tolist()) == {-1, 1}
    assert set(evidence.masks["record.ballot"][record == 1].tolist()) == {0b110}
    assert (evidence.masks["record.ballot"][record == -1] == 0).all()
    assert set(evidence.options["issue.credits.announced"].tolist()) == {-1, 1}
    assert (evidence.options["issue.credits.done"] == -1).all()
    assert evidence.options["record.ballot"].dtype == np.int8
    assert evidence.masks["record.ballot"].dtype == np.int16


def test_a_constant_may_be_claimed() -> None:
    """If this fails, a step's constant with a source is drawn as if it were assumed."""
    from instantsia.case.numbers import Number

    one = big([told("p", about="step.ballot.precision", value="6..8", source="minutes", right=0.9)])
    program = compile_program(one, {"step.ballot.precision": Number(low=3, high=3)})
    evidence = draw(program, 4000)
    stands = evidence.picks["step.ballot.precision"] == 0
    numbers = evidence.numbers["step.ballot.precision"]
    assert (numbers[~stands] == 3).all()
    assert (numbers[stands] >= 6).all()


# ------------------------------------------------------------------------------------- addresses, blocks, memo


FULL = [
    told("a", value="60..90", source="minutes", told_by="anna", kind="own words"),
    told("b", value="55..65..90", source="copy", told_by="daniil", kind="hearsay"),
    told("c", value=10.0, source="appendix", told_by="clara", kind="reported", against_interest=True),
    told("d", about="boris.credits", value="leans to accept", source="journal", kind="reported"),
    told("e", about="fact.signed", value="yes", source="journal", told_by="boris", kind="hearsay"),
    told("f", about="clara.credits", value=50.0, source="minutes", told_by="clara", right=0.7),
]


def full_program() -> Any:
    assumed = [{"about": "*.credits", "value": "0..40..100"}, {"about": "fact.signed", "value": "0.2..0.6"}]
    return program_of(big(FULL, assumption=assumed), *PATHS, "fact.signed")


def fields(evidence: Evidence) -> dict[tuple[str, str], np.ndarray]:
    return {
        (field.name, name): array
        for field in dataclasses.fields(evidence)
        for name, array in getattr(evidence, field.name).items()
    }


def test_blocks_and_gathered_draws_give_the_same_bits() -> None:
    """If this fails, a draw depends on the block in which it is played or on which draws are in view."""
    program = full_program()
    whole = fields(sample(program, Streams(5, 0, 1000)))
    cut = [fields(sample(program, Streams(5, start, count))) for start, count in ((0, 4), (4, 396), (400, 600))]
    index = np.array([3, 17, 400, 999])
    seen = fields(sample(program, Streams(5, 0, 1000, index=index)))
    for key, array in whole.items():
        assert np.array_equal(array, np.concatenate([one[key] for one in cut])), key
        assert np.array_equal(array[index], seen[key]), key


def test_each_address_is_asked_once_and_none_in_vain() -> None:
    """If this fails, two things share a number, or numbers are drawn that nothing needs."""
    asked: list[tuple[str, int]] = []
    sample(full_program(), Streams(5, 0, 64, asked=asked))
    names = [name for name, _ in asked]
    assert len(names) == len(set(names))
    a, b, c = (path_of(actor) for actor in ("anna", "boris", "clara"))
    assert set(names) == {
        *("source/journal", "source/copy", "source/minutes", "part/appendix"),
        *("side/left", "teller/clara", "teller/daniil", "lean/anna"),
        *(f"dispute/{a}/pick", f"dispute/{a}/claim", f"dispute/{a}/value"),
        *(f"dispute/{b}/pick", f"dispute/{b}/value", f"dispute/{c}/pick", "dispute/fact.signed/pick"),
        *(f"assumption/{path}" for path in PATHS),
        *("assumption/fact.signed", "fact/signed"),
    }


def test_arrays_are_read_only_and_as_long_as_the_block() -> None:
    """If this fails, a step could change the evidence of a replay."""
    for key, array in fields(sample(full_program(), Streams(5, 0, 64))).items():
        assert not array.flags.writeable, key
        assert array.shape == (64,), key


def untouched(variation: Variation) -> set[tuple[str, str]]:
    """Names of the arrays that are the very same objects after a variation, and those that are not but equal."""
    program, memo = full_program(), Memo()
    streams = Streams(5, 0, 256)
    before = fields(sample(program, streams, memo=memo))
    after = fields(sample(program, streams, variation, memo))
    fresh = fields(sample(program, streams, variation))
    for key, array in after.items():
        assert np.array_equal(array, fresh[key]), f"{key}: the memo gives another answer"
    return {key for key, array in before.items() if after.get(key) is not array}


@pytest.mark.parametrize(
    ("variation", "changed"),
    [
        (Variation(), set()),
        (
            Variation(at_quantile={path_of("daniil"): 0.9}),
            {("numbers", path_of("daniil"))},
        ),
        (Variation(at_quantile={path_of(): 0.1}), {("numbers", path_of())}),
        (Variation(at_quantile={"teller.anna.lean": 0.1}), {("numbers", path_of())}),
        (Variation({"teller.boris": "never"}), {("believed", "boris"), ("facts", "signed"), ("picks", "fact.signed")}),
        (Variation({"claim.f": "removed"}), {("picks", path_of("clara")), ("numbers", path_of("clara"))}),
        (Variation(credence={"claim.f": 0.2}), {("picks", path_of("clara")), ("numbers", path_of("clara"))}),
        (
            Variation(credence={"kind.hearsay": 0.7}),
            {("picks", path_of()), ("numbers", path_of()), ("picks", "fact.signed"), ("facts", "signed")},
        ),
        (
            Variation(credence={"kind.own_words": 0.8}),
            {("picks", path_of()), ("numbers", path_of())},
        ),
        (Variation(replicas={f"dispute/{path_of('boris')}/value": 1}), {("numbers", path_of("boris"))}),
        (Variation(replicas={"fact/": 1}), {("facts", "signed")}),
        (Variation({"source.strange": "genuine"}, {"actor.strange.credits": 0.1}, {"kind.strange": 0.1}), set()),
        (Variation(happens=frozenset({"ballot"})), set()),
    ],
)
def test_what_a_variation_cannot_reach_is_the_same_object(variation, changed) -> None:
    """If this fails, a replay plays steps again that nothing has changed, or keeps what has."""
    assert untouched(variation) == changed


def test_a_source_reaches_its_children_parts_and_claims_only() -> None:
    """If this fails, forcing one source plays the whole case again."""
    changed = untouched(Variation({"source.journal": "fabricated"}))
    kept = {("readings", "minutes"), ("picks", path_of("clara")), ("numbers", path_of("daniil"))}
    assert not changed & kept
    assert {("readings", "copy"), ("opened", "appendix"), ("picks", path_of()), ("facts", "signed")} <= changed


ENDS = (
    *(("forced", name, state) for name, state in (
        ("source.journal", "fabricated"), ("source.minutes", "not"), ("part.appendix", "shut"),
        ("teller.boris", "never"), ("teller.clara", "always"), ("claim.f", "removed"), ("claim.f", "chosen"),
    )),
    *(("credence", name, p) for name in ("source.journal", "teller.anna", "kind.hearsay") for p in (0.1, 0.6)),
    *(("at_quantile", path, p) for path in (path_of(), path_of("daniil"), "teller.anna.lean") for p in (0.1, 0.9)),
    ("replicas", "source/", 1), ("replicas", f"dispute/{path_of()}/pick", 2),
)  # fmt: skip


@pytest.mark.parametrize("first", [Variation(), Variation({"source.copy": "not"}, {path_of(): 0.4})])
def test_variations_one_after_another_are_those_variations_alone(first: Variation) -> None:
    """If this fails, what one replay changed is left behind in the next."""
    program, memo, streams = full_program(), Memo(), Streams(5, 0, 256)
    sample(program, streams, first, memo)
    rng = np.random.default_rng(1)
    for _ in range(60):
        chosen: dict[str, dict[str, Any]] = {"forced": {}, "credence": {}, "at_quantile": {}, "replicas": {}}
        for place in rng.choice(len(ENDS), size=rng.integers(0, 4), replace=False):
            kind, name, end = ENDS[place]
            chosen[kind][name] = end
        for variation in (Variation(**chosen), first.joined(Variation(**chosen))):
            after, fresh = (
                fields(sample(program, streams, variation, memo)),
                fields(sample(program, streams, variation)),
            )
            assert after.keys() == fresh.keys()
            for key, array in after.items():
                assert np.array_equal(array, fresh[key]), key


def test_what_a_variation_turns_out_not_to_change_is_the_same_object() -> None:
    """If this fails, a change that tips nobody plays the ballot again."""
    p = next(teller.credence.probability for teller in full_program().tellers if teller.id == "clara")
    assert untouched(Variation(credence={"teller.clara": p + 1e-12})) == set()


def test_a_memo_serves_the_changed_case_too() -> None:
    """If this fails, a what-if that sets one number samples all the others again."""
    memo = Memo()
    streams = Streams(5, 0, 64)
    before = sample(program_of(big(FULL), *PATHS), streams, memo=memo)
    own = [{"about": "*.credits", "value": "0..100"}, {"about": "daniil.credits", "value": 90}]
    after = sample(program_of(big(FULL, assumption=own), *PATHS), streams, memo=memo)
    assert {path for path in PATHS if before.numbers[path] is not after.numbers[path]} == {path_of("daniil")}
    assert (after.numbers[path_of("daniil")] == 90).all()


def test_a_memo_of_another_block_is_not_mixed_in() -> None:
    """If this fails, a memo handed on by mistake answers with another block's draws."""
    memo = Memo()
    program = full_program()
    one = sample(program, Streams(5, 0, 64), memo=memo)
    other = sample(program, Streams(5, 64, 64), memo=memo)
    assert not np.array_equal(one.numbers[path_of()], other.numbers[path_of()])


def test_held_numbers_stand_at_their_quantile() -> None:
    """If this fails, the range of an answer is not what the ends of an assumption give."""
    evidence = drawn([], Variation(at_quantile={path_of(): 0.1, path_of("boris"): 0.9}))
    assert evidence.numbers[path_of()] == pytest.approx(10)
    assert evidence.numbers[path_of("boris")] == pytest.approx(90)
    fact = big([], assumption=[{"about": "fact.signed", "value": "0..1"}])
    held = draw(program_of(fact, "fact.signed"), 20_000, Variation(at_quantile={"fact.signed": 0.9}))
    assert near(float(held.facts["signed"].mean()), 0.9, 20_000)


@pytest.mark.parametrize(
    ("name", "other", "gate"),
    [
        ("source.minutes", 0.4, "readings"),
        ("part.appendix", 0.4, "opened"),
        ("teller.clara", 0.4, "believed"),
        ("teller.daniil", 0.4, "believed"),
    ],
)
def test_another_credence_moves_the_threshold(name, other, gate) -> None:
    """If this fails, the end of a credence's range is not what the replay uses."""
    rows = [
        told("a", source="minutes", told_by="clara", right=0.9),
        told("b", source="appendix", told_by="daniil", right=0.9),
    ]
    forced = {"source.journal": "genuine"}
    evidence = drawn(rows, Variation(forced, credence={name: other}), count=20_000)
    array = getattr(evidence, gate)[name.split(".")[1]]
    stands = array == 0 if gate == "readings" else array
    assert near(float(stands.mean()), other, 20_000)


def test_another_credence_takes_the_further_readings_along() -> None:
    """If this fails, the ends of a range leave readings whose probabilities do not add to 1, or presets behind."""
    journal = {
        "id": "journal",
        "cite": "j",
        "p": {"genuine": 0.2, "composite": 0.2, "forged": 0.6},
        "right": {"composite": "informed", "forged": "noise"},
    }
    parts = [{"id": "q", "of": "journal", "open": {"genuine": 0.5, "composite": 0.25}}]
    rows = [
        told("a", source="q", kind="own words"),
        told("b", source="q", kind="hearsay", against_interest=True),
        told("c", source="q", right={"genuine": 0.8, "composite": 0.4}),
        told("d", source="q", right=1.0),
    ]
    program = program_of(case(source=[journal], part=parts, claim=rows))
    assert reading_shares(program.sources[0], Variation(credence={"source.journal": 0.6})) == pytest.approx(
        (0.6, 0.1, 0.3)
    )
    assert part_chances(program.parts[0], Variation(credence={"part.q": 0.8})) == pytest.approx((0.8, 0.4, 0.0))
    found = {claim.id: claim for claim in program.path(path_of()).claims}
    kinds = Variation(credence={"kind.own_words": 0.6, "kind.hearsay": 0.25, "claim.c": 0.4})
    assert claim_chances(found["a"], kinds) == pytest.approx((0.6, 0.4, 0.1))
    assert claim_chances(found["b"], kinds) == pytest.approx((0.5, 1 / 3, 0.1))
    assert claim_chances(found["c"], kinds) == pytest.approx((0.4, 0.2, 0.0))
    assert claim_chances(found["b"], Variation(credence={"claim.b": 0.3})) == pytest.approx((0.3, 0.2, 0.1))
    assert claim_chances(found["d"], Variation()) == pytest.approx((0.99, 0.66, 0.1), abs=0.01)


def test_no_claim_is_surer_than_the_surest() -> None:
    """If this fails, a claim written as certain can never lose a dispute, and its odds are without end."""
    rows = [told("a", source="minutes", right=1.0)]
    evidence = drawn(rows, Variation({"source.minutes": "genuine"}), count=20_000)
    assert near(float(np.mean(evidence.picks[path_of()] == 0)), 0.99, 20_000)


def test_no_draws_at_all() -> None:
    """If this fails, a step that happens in no draw breaks the run."""
    assert all(array.shape == (0,) for array in fields(sample(full_program(), Streams(5, 0, 0))).values())
