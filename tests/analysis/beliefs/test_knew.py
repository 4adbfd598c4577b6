"""What would be wrong: a belief that is not Bayes' rule, a row that nothing moved, a copy that counts as a witness."""

from __future__ import annotations

import datetime
import itertools
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from instantsia.analysis.results.beliefs import Held, Knew, Row
from instantsia.api import load
from instantsia.errors import UserError
from tests.analysis.beliefs.papers import papers, relay

DRAWS = 8000
Word = bool | None
"""What somebody got over a channel: yes, no, or nothing."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Knew:
    return papers(tmp_path_factory.mktemp("papers")).knew(draws=DRAWS)


def bayes(prior: float, first: Word, second: Word, *, known: bool) -> float:
    """By enumeration: what a receiver holds who gives the paper `prior`, takes the hand for .8 and each copy for .9."""

    def says(word: Word, so: bool, right: float) -> float:
        return 1.0 if word is None else right if word == so else 1.0 - right

    odds = []
    for so in (True, False):
        hand = {word: says(word, so, 0.8) for word in (True, False)}
        if known:
            like = sum(hand[word] * says(first, word, 0.9) * says(second, word, 0.9) for word in hand)
        else:
            like = math.prod(sum(hand[word] * says(got, word, 0.9) for word in hand) for got in (first, second))
        odds.append(like * (prior if so else 1.0 - prior))
    return odds[0] / sum(odds)


def worlds() -> Iterator[tuple[float, bool, bool, bool, bool]]:
    """(chance, whether the paper is genuine, what the hand says, what the second copy says, whether that arrives)."""
    for so, hand, kept, arrives in itertools.product((True, False), repeat=4):
        yes = 0.8 if so else 0.3
        chance = (
            (0.3 if so else 0.7) * (yes if hand else 1 - yes) * (0.9 if kept else 0.1) * (0.75 if arrives else 0.25)
        )
        yield chance, so, hand, hand == kept, arrives


def row(found: Knew, step: str) -> Row:
    return next(one for one in found.facts[0].rows if one.step == step)


def held(row: Row, actor: str) -> Held:
    return next(one for one in row.held if one.actor == actor)


def close(share: float, expected: float, draws: float) -> bool:
    return abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / draws) + 1e-12


def test_every_row_has_the_step_that_moved_it_and_whom(found: Knew) -> None:
    rows = found.facts[0].rows
    assert [(one.step, [held.actor for held in one.held]) for one in rows] == [
        ("brought", ["ann", "bob", "cem"]),
        ("again", ["ann", "cem"]),
        ("looked_at", ["ann"]),
        ("outcome", ["bob"]),
    ]
    assert [one.median for one in found.facts[0].before] == pytest.approx([0.4, 0.6, 0.4])
    assert all(one.before is None for one in found.facts[0].before)


def test_after_the_first_report_it_is_bayes_rule(found: Knew) -> None:
    brought = row(found, "brought")
    yes = sum(chance for chance, _, hand, _, _ in worlds() if hand)
    assert brought.share is not None
    assert close(brought.share, yes, DRAWS)
    assert brought.reached == 1.0
    # yes in .45 of the draws: the median is what a no leaves, the ninetieth percentile what a yes does
    for actor, prior in (("ann", 0.4), ("bob", 0.6)):
        one = held(brought, actor)
        assert one.median == pytest.approx(bayes(prior, False, None, known=False), abs=1e-9)
        assert one.p10 == pytest.approx(one.median, abs=1e-9)
        assert one.p90 == pytest.approx(bayes(prior, True, None, known=False), abs=1e-9)
        assert one.before == pytest.approx(prior)
    assert held(brought, "ann").more_likely_than_not == brought.share


@pytest.mark.parametrize(("actor", "known"), [("ann", False), ("cem", True)])
def test_a_second_copy_of_it_is_a_second_witness_to_whoever_does_not_know(found: Knew, actor: str, known: bool) -> None:
    """Ann takes two reports for two, Cem knows that they are of one hand; what both would hold who know is told."""
    again, by_value = row(found, "again"), dict[float, float]()
    knowing = dict[float, float]()
    for into, as_known in ((by_value, known), (knowing, True)):
        chances: dict[float, float] = defaultdict(float)
        for chance, _, hand, copy, arrives in worlds():
            if arrives:
                chances[round(bayes(0.4, hand, copy, known=as_known), 9)] += chance / 0.75
        into.update(chances)
    one = held(again, actor)
    assert close(again.reached, 0.75, DRAWS)
    assert one.median == pytest.approx(_quantile(by_value, 0.5), abs=1e-8)
    assert one.p10 == pytest.approx(_quantile(by_value, 0.1), abs=1e-8)
    assert one.p90 == pytest.approx(_quantile(by_value, 0.9), abs=1e-8)
    assert one.knowing == pytest.approx(_quantile(knowing, 0.5), abs=1e-8)
    assert one.knows == float(known)
    likely = sum(chance for value, chance in by_value.items() if value > 0.5)
    assert close(one.more_likely_than_not, likely, 0.75 * DRAWS)
    assert again.earlier == ("brought",)


def _quantile(chances: dict[float, float], q: float) -> float:
    total = 0.0
    for value in sorted(chances):
        total += chances[value]
        if total >= q:
            return value
    raise AssertionError("chances that do not add to one")


def test_where_all_reports_of_one_origin_said_yes_the_fact_is_no_likelier_than_it_was(found: Knew) -> None:
    (origin,) = found.facts[0].origins
    both = [(chance, so) for chance, so, hand, copy, arrives in worlds() if hand and copy and arrives]
    share = sum(chance for chance, _ in both)
    assert (origin.origin, origin.steps) == ("hand", ("brought", "again"))
    assert close(origin.all_yes, share, DRAWS)
    assert origin.so is not None
    assert close(origin.so, sum(chance for chance, so in both if so) / share, share * DRAWS)


def test_what_was_decided_while_a_report_was_under_way_is_told(found: Knew) -> None:
    """The expert is due 1 to 9 days after 8 February, the board meets on the ninth: too late but for the first day."""
    (late,) = row(found, "looked_at").late
    assert (late.step, late.day) == ("meeting", datetime.date(1931, 2, 9).toordinal())
    assert late.share > 0.99
    assert not row(found, "brought").late


def test_what_is_learned_is_certain(found: Knew) -> None:
    one = held(row(found, "outcome"), "bob")
    assert one.p10 < 1e-9
    assert one.more_likely_than_not == row(found, "outcome").share


def test_without_the_report_the_row_is_gone_and_only_it(tmp_path: Path) -> None:
    lost = papers(tmp_path).changing(set=["channel.second.lost=1"]).knew(draws=400)
    assert [one.step for one in lost.facts[0].rows] == ["brought", "looked_at", "outcome"]


def test_what_others_alone_heard_is_no_second_report(tmp_path: Path) -> None:
    """The cable went to Bob: what Ann has of its agent is the tap and, where it leaked, the word of the cable."""
    (fact,) = relay(tmp_path).knew(draws=DRAWS).facts
    (origin,) = fact.origins
    assert origin.steps == ("heard", "gossip")
    assert [one.actor for one in origin.held] == ["ann"]
    gossip = next(one for one in fact.rows if one.step == "gossip")
    assert close(gossip.reached, 1 - math.exp(-0.1 * 10), DRAWS)
    assert gossip.outcome == "yes"
    assert gossip.share is not None
    assert close(gossip.share, 0.3 * 0.8 + 0.7 * 0.2, gossip.reached * DRAWS)
    (ann,) = gossip.held
    assert ann.knows is not None
    assert close(ann.knows, 0.4, gossip.reached * DRAWS)


def test_one_fact_one_man_and_up_to_a_day(tmp_path: Path) -> None:
    study = papers(tmp_path)
    one = study.knew("genuine", "cem", draws=400, as_of="1931-02-04")
    assert [fact.fact for fact in one.facts] == ["genuine"]
    assert [(row.step, [held.actor for held in row.held]) for row in one.facts[0].rows] == [("brought", ["cem"])]
    by_day = row(study.knew(draws=400, as_of="1931-02-12"), "looked_at")
    assert 0 < by_day.reached < 1


def test_over_any_blocks_it_is_the_same(tmp_path: Path) -> None:
    from dataclasses import replace

    from instantsia.analysis.beliefs.knew import knew

    plan = papers(tmp_path).plan(draws=600)
    assert knew(plan) == knew(replace(plan, block=64))


def test_the_report_of_a_run_tells_the_same_beliefs(tmp_path: Path) -> None:
    """It told those of the first 2,000 draws, beside those of `knew` over 10,000."""
    study = papers(tmp_path)
    told = study.run(draws=3000, runs=None).forecast.beliefs
    assert told is not None
    assert (told.draws, told.facts) == (3000, study.knew(draws=3000).facts)


@pytest.mark.parametrize(
    ("fact", "who", "said"),
    [
        ("genuin", None, "expected a fact of which somebody believes something: genuine.*did you mean genuine"),
        ("storm", "ann", "--fact storm: expected a fact"),
        (None, "anne", "no such actor .did you mean ann"),
        (None, "dee", "--who dee: expected somebody who believes something of it: Ann, Bob, Cem"),
    ],
)
def test_what_is_not_there_is_refused_by_name(tmp_path: Path, fact: str | None, who: str | None, said: str) -> None:
    with pytest.raises(UserError, match=said):
        papers(tmp_path).knew(fact, who, draws=8)


def test_as_of_a_day_no_decision_of_a_later_one_is_told() -> None:
    """What is known on 2 March of the board of the 5th would be told before it met."""
    apparatus = load("apparatus")
    late = [one for row in apparatus.knew(draws=400, as_of="1950-03-05").facts[0].rows for one in row.late]
    assert {one.step for one in late} == {"advice"}
    assert not any(row.late for row in apparatus.knew(draws=400, as_of="1950-03-04").facts[0].rows)


def test_of_one_person_only_their_own_bodies_are_told_to_have_decided_without_word() -> None:
    apparatus = load("apparatus")
    everybody, theirs = (apparatus.knew(draws=400, who=who).facts[0].rows for who in (None, "party"))
    told = [{one.step for row in rows for one in row.late} for rows in (everybody, theirs)]
    assert "advice" in told[0]
    assert "advice" not in told[1], "the party secretary has no seat on the board"
    assert "session" in told[0]
