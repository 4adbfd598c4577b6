"""A case reduced to what must be drawn: where values come from, what is shut, and what is refused."""

from __future__ import annotations

import datetime
import pickle

import pytest

from instantsia.case.numbers import Number
from instantsia.evidence.program import compile_program

from .cases import case, path_of, program_of, told

ADMITTED = pytest.approx(0.75)


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def test_a_path_falls_to_its_assumption_then_to_what_is_written_then_to_nothing_owed() -> None:
    """If this fails, a silent default stands where the case says something."""
    one = case(
        actor=[{"id": "anna", "seats": 5, "owes": {"boris": 0.4}}, {"id": "boris"}],
        assumption=[
            {"about": "*.credits", "value": "0..100"},
            {"about": "boris.credits", "value": "30..60", "group": "silent", "why": "his office"},
        ],
    )
    written = Number(low=3, mode=6, high=12, source="default")
    wanted = {
        path_of(): written,
        path_of("boris"): written,
        "step.ballot.precision": written,
        "actor.anna.seats": None,
        "actor.boris.seats": None,
        "actor.anna.owes.boris": None,
        "actor.boris.owes.anna": None,
    }
    found = {node.path: node.assumed for node in compile_program(one, wanted).paths}
    assert found[path_of()].about == "*.credits"
    assert found[path_of()].number.written == "0..100"
    assert (found[path_of("boris")].number.written, found[path_of("boris")].why) == ("30..60", "his office")
    assert (found["step.ballot.precision"].number, found["step.ballot.precision"].origin) == (written, "default")
    assert (found["actor.anna.seats"].number.low, found["actor.anna.seats"].origin) == (5, "case")
    assert (found["actor.boris.seats"].number.low, found["actor.boris.seats"].origin) == (1, "implied")
    assert found["actor.anna.owes.boris"].number.low == 0.4
    assert (found["actor.boris.owes.anna"].number.low, found["actor.boris.owes.anna"].origin) == (0, "implied")


def test_what_is_assumed_of_everybody_leaves_who_has_a_number_of_their_own() -> None:
    """If this fails, a number written for a person is overridden without a word by what is assumed of the rest."""
    one = case(
        actor=[
            {"id": "anna", "seats": 5, "owes": {"boris": 0.4}, "resents": {"boris": 0.2}, "believes": {"signed": 0.5}},
            {"id": "boris", "believes": {"signed": 0.9}},
            {"id": "clara"},
        ],
        assumption=[
            {"about": f"*.{key}", "value": "0.0..0.1", "why": "the rest"}
            for key in ("owes.boris", "resents.boris", "believes.signed")
        ]
        + [{"about": "*.seats", "value": "2..3"}, {"about": "boris.believes.signed", "value": "0.2..0.3"}],
    )
    keys = ("seats", "owes.boris", "resents.boris", "believes.signed")
    wanted = {f"actor.{who}.{key}": None for who in ("anna", "clara") for key in keys}
    wanted |= {"actor.boris.believes.signed": None}
    found = {node.path: node.assumed for node in compile_program(one, wanted).paths}
    own = {key: found[f"actor.anna.{key}"] for key in keys}
    assert {key: number.number.middle for key, number in own.items()} == dict(
        zip(keys, (5, 0.4, 0.2, 0.5), strict=True)
    )
    assert all(found[f"actor.clara.{key}"].about == f"*.{key}" for key in keys)
    assert found["actor.boris.believes.signed"].number.written == "0.2..0.3"


def test_a_path_with_nothing_to_fall_to_is_refused_by_name() -> None:
    """If this fails, a number that nobody gave is made up."""
    with pytest.raises(ValueError, match=r"actor\.anna\.credits: nothing"):
        program_of(case(assumption=[]))
    with pytest.raises(ValueError, match=r"context\.mood|takes a value"):
        program_of(case(), "event.mood")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"source": [{"id": "a", "cite": "x", "p": 0.5, "derives_from": "b"}]}, "source a: 'b' is not declared"),
        (
            {
                "source": [
                    {"id": "a", "cite": "x", "p": 0.5, "derives_from": "b"},
                    {"id": "b", "cite": "x", "p": 0.5, "derives_from": "a"},
                ]
            },
            "in a circle: a -> b -> a",
        ),
        ({"part": [{"id": "q", "of": "minuts", "open": 0.5}]}, "part q: 'minuts' is not declared.*minutes"),
        ({"part": [{"id": "q", "of": "minutes", "open": {"half": 0.5}}]}, "part q: 'half' is not declared"),
        ({"claim": [told("c", source="minute")]}, "claim c: 'minute' is not declared"),
        ({"claim": [told("c", kind="rumour")]}, "claim c: expected a kind"),
        ({"claim": [told("c", value="soon")]}, "claim c: expected a number"),
        ({"claim": [told("c", right={"half": 0.5})]}, "claim c: 'half' is not declared"),
        ({"source": [{"id": "a", "cite": "x", "p": "maybe"}], "claim": [told("c")]}, "source a: expected a prob"),
        ({"teller": [{"id": "anna", "p": "maybe"}], "claim": [told("c", told_by="anna")]}, "teller anna: expected"),
        (
            {"source": [{"id": "a", "cite": "x", "p": 0.5, "right": {"not": "some"}}], "claim": [told("c")]},
            "source a: 'some' is not declared",
        ),
        (
            {"source": [{"id": "a", "cite": "x", "p": 0.5}, {"id": "b", "cite": "x", "p": 0.5}], "claim": [told("c")]},
            "claim c: expected a source",
        ),
    ],
)
def test_unknown_names_and_circles_are_refused(more, message) -> None:
    """If this fails, a slip of the pen drops a doubt without a word."""
    with pytest.raises(ValueError, match=message):
        program_of(case(**more))


def test_what_bears_on_nothing_that_is_read_is_not_drawn() -> None:
    """If this fails, numbers are drawn and doubts are listed that can move nothing."""
    one = case(
        source=[
            {"id": "a", "cite": "x", "p": 0.5},
            {"id": "b", "cite": "x", "p": 0.5, "derives_from": "a"},
            {"id": "c", "cite": "x", "p": 0.5},
        ],
        part=[{"id": "q", "of": "b", "open": 0.5}, {"id": "r", "of": "c", "open": 0.5}],
        claim=[
            told("x", source="q", told_by="anna"),
            told("y", about="boris.credits", source="c", told_by="boris"),
            told("z", about="context.mood", value="sour", source="c"),
        ],
    )
    program = program_of(one)
    assert [source.id for source in program.sources] == ["a", "b"]
    assert [part.id for part in program.parts] == ["q"]
    assert [teller.id for teller in program.tellers] == ["anna"]
    assert not program.tellers[0].stated


def test_parents_come_first_whatever_the_order_of_the_file() -> None:
    """If this fails, a copy is drawn before what it was copied from."""
    sources = [
        {"id": "a", "cite": "x", "p": 0.5, "derives_from": "b"},
        {"id": "b", "cite": "x", "p": 0.5, "derives_from": "c"},
        {"id": "c", "cite": "x", "p": 0.5},
    ]
    for order in (sources, sources[::-1]):
        program = program_of(case(source=order, claim=[told("x", source="a")]))
        assert [source.id for source in program.sources] == ["c", "b", "a"]


def test_a_claims_chance_in_each_reading() -> None:
    """If this fails, a preset, a kind or a table of one's own means something else than it says."""
    journal = {
        "id": "journal",
        "cite": "j",
        "p": {"genuine": 0.1, "composite": 0.3, "informed": 0.3, "forged": 0.3},
        "right": {"composite": "full", "informed": "informed", "forged": "noise"},
    }
    rows = [
        told("own", kind="own words"),
        told("admitted", kind="hearsay", against_interest=True),
        told("weak", right=0.05),
        told("table", right={"genuine": 0.9, "informed": 0.3}),
        told("number", right="0.6..0.8", kind="hearsay", against_interest=True),
        told("word", kind="likely"),
    ]
    node = program_of(case(source=[journal], claim=rows)).path(path_of())
    found = {claim.id: claim for claim in node.claims}
    assert found["own"].right == pytest.approx((0.9, 0.9, 0.6, 0.1))
    assert found["admitted"].right[0] == ADMITTED
    assert found["weak"].right == pytest.approx((0.05, 0.05, 0.05 * 2 / 3, 0.05))
    assert found["table"].right == (0.9, 0.0, 0.3, 0.0)
    assert found["number"].right[0] == pytest.approx(0.7)
    assert (found["number"].basis, found["number"].against) == ("claim.number", False)
    assert (found["own"].basis, found["word"].basis) == ("kind.own_words", "claim.word")
    assert found["word"].right[0] == pytest.approx(0.675)
    assert (found["number"].credence.low, found["number"].credence.high) == (0.6, 0.8)


def test_a_part_with_one_number_is_as_open_in_every_reading() -> None:
    """If this fails, a part shuts in readings in which the case gives its claims some worth."""
    journal = {"id": "j", "cite": "x", "p": {"genuine": 0.5, "mixed": 0.5}}
    parts = [{"id": "q", "of": "j", "open": 0.7}, {"id": "r", "of": "j", "open": {"genuine": 0.8}}]
    rows = [told("a", source="q"), told("b", source="r")]
    program = program_of(case(source=[journal], part=parts, claim=rows))
    assert [part.open for part in program.parts] == [(0.7, 0.7), (0.8, 0.0)]


@pytest.mark.parametrize(
    ("claim", "as_of", "known_by"),
    [
        ({"of": "1957-06-15", "made": "1957-06-24"}, "1957-06-15", "1957-06-24"),
        ({"of": "1957-06", "made": "1957"}, "1957-06-30", "1957-12-31"),
        ({"of": "1957-06-15..1957-06-18", "made": "1957-06-19..1957-06-24"}, "1957-06-18", "1957-06-24"),
        ({}, "1991-05-01", "1991-05-01"),
        ({"source": "appendix"}, "1992-01-01", "1992-01-01"),
        ({"of": "always"}, "0001-01-01", "1991-05-01"),
        ({"made": "1960"}, "1960-12-31", "1960-12-31"),
    ],
)
def test_a_claim_opens_on_the_last_day_of_its_dates(claim, as_of, known_by) -> None:
    """If this fails, hindsight gets in a day early, or what was known is kept out."""
    one = case(
        source=[{"id": "minutes", "cite": "m", "p": 0.9, "made": "1991-05-01"}],
        part=[{"id": "appendix", "of": "minutes", "open": 0.5, "made": "1992-01-01"}],
        claim=[told("c", **({"source": "minutes"} | claim))],
    )
    for vantage, last in (("as_of", as_of), ("known_by", known_by)):
        open_ = program_of(one, **{vantage: day(last)})
        assert len(open_.path(path_of()).claims) == 1, vantage
        if day(last) > 1:
            shut = program_of(one, **{vantage: day(last) - 1})
            assert not shut.path(path_of()).claims, vantage
            assert shut.shut == {"c": vantage.replace("_", " ")}


def test_both_gates_hold_at_once_and_the_record_passes_both() -> None:
    """If this fails, the record of the day after is missing from the score, or later memoirs from neither gate."""
    rows = [
        told("c", of="1957-06-15", made="1991"),
        told("r", about="record.ballot", value="keep", of="1957-06-29", made="1957-07"),
        told("u", about="boris.credits"),
    ]
    one = case(claim=rows)
    wanted = dict.fromkeys([path_of(), path_of("boris"), "record.ballot"])
    program = compile_program(
        one, wanted, as_of=day("1957-06-17"), known_by=day("1957-06-17"), outcomes={"ballot": ("keep", "remove")}
    )
    assert program.shut == {"c": "known by", "u": "undated"}
    assert len(program.path("record.ballot").claims) == 1


def test_recorded_votes_know_abstention_and_absence() -> None:
    """If this fails, a roll call in which somebody stayed away cannot be entered."""
    rows = [told("r", about="record.ballot.vote.anna", value="absent")]
    path = "record.ballot.vote.anna"
    program = compile_program(case(claim=rows), {path: None}, outcomes={"ballot": ("keep", "remove")})
    assert program.path(path).claims[0].option == 3


def test_clusters_are_laid_from_the_lowest_value_up() -> None:
    """If this fails, agreement depends on the order of the file, or chains of small steps run together."""
    rows = [told(f"c{v}", value=float(v)) for v in (20, 0, 10)] + [told("r", value="0..15..60")]
    node = program_of(case(claim=rows)).path(path_of())
    assert [claim.id for claim in node.claims] == ["c0", "c10", "r", "c20"]
    assert node.clusters == ((0, 1), (2, 3))
    wide = case(claim=rows, dispute=[{"about": "anna.credits", "agree_within": 20}])
    assert program_of(wide).path(path_of()).clusters == ((0, 1, 2, 3),)


def test_tenths_agree_within_a_tenth() -> None:
    """If this fails, .4 and .3 differ by more than .1 because of how computers write tenths."""
    utility = "actor.anna.fate.stay"
    rows = [told("a", about="anna.fate.stay", value=0.4), told("b", about="anna.fate.stay", value=0.3)]
    one = case(
        issue=[{"id": "fate", "options": ["stay", "go"]}],
        claim=rows,
        assumption=[{"about": utility, "value": "0..1"}],
    )
    assert program_of(one, utility).path(utility).clusters == ((0, 1),)


def test_a_program_is_plain_data() -> None:
    """If this fails, a worker cannot be given the program."""
    rows = [told("a", told_by="anna"), told("b", value="20..30", kind="hearsay")]
    program = program_of(case(claim=rows, teller=[{"id": "anna", "p": 0.7, "lean": "5..10"}]))
    assert pickle.loads(pickle.dumps(program)) == program
