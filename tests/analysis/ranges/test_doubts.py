"""What would be wrong: conditioning taken for intervening, a doubt that feeds nothing said to matter, a tipping
credence at which nothing tips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from instantsia.analysis.ranges.doubts import crossing, doubts
from instantsia.analysis.replaying.replays import Outcomes, Replays
from instantsia.analysis.replaying.shares import shift_logit
from instantsia.analysis.results import Doubt
from instantsia.case.model import Case
from instantsia.draws.sums import share
from instantsia.evidence.variation import AS_DRAWN, Variation
from tests.analysis.by_hand import Run, ballot, board, claim, number, source


def of(run: Run) -> dict[str, Doubt]:
    return {row.id: row for row in doubts(run.replays, run.state)}


def two_sources(p: Any = 0.25) -> Case:
    """The worked example: the journal (.25) says 80 with .9, the minutes (.97) say 40 with .8, otherwise 0..100.

    The chance of closing is logistic((position - 60) / 8), but for a sliver below 20.
    """
    return board(
        {"a": "0..100"},
        precision=6.25,
        issue=[
            {
                "id": "pier",
                "options": ["keep", "close"],
                "scale": {"0": "keep it", "100": "close it"},
                "at": {"keep": 20, "close": 100},
            }
        ],
        source=[source("journal", p), source("minutes", 0.97)],
        claim=[
            claim("j1", "a.pier", 80, 0.9, source="journal"),
            claim("m1", "a.pier", 40, 0.8, source="minutes"),
        ],
    )


def test_two_sources_as_worked_by_hand() -> None:
    run = Run(two_sources(), draws=40_000)
    rows = of(run)
    assert run.p == pytest.approx(0.274, abs=0.008)
    journal = rows["source.journal"]
    assert journal.stands == pytest.approx(0.25, abs=0.01)
    assert journal.p_if_stands == pytest.approx(0.651, abs=0.015)
    assert journal.p_if_falls == pytest.approx(0.149, abs=0.008)
    assert journal.share == pytest.approx(0.238, abs=0.02)
    assert journal.tipping == pytest.approx(0.70, abs=0.03)
    # removing its only claim is dropping the journal; replayed over the first 2,000 draws
    assert rows["claim.j1"].p_if_falls == pytest.approx(0.149, abs=0.02)
    assert rows["claim.j1"].stands == pytest.approx(0.1626, abs=0.01)
    assert rows["claim.m1"].stands == pytest.approx(0.6513, abs=0.01)
    # chosen: everybody stands at 80, then 1 / (1 + exp(-20/8))
    assert rows["claim.j1"].p_if_stands == pytest.approx(0.924, abs=0.03)


def test_claims_that_say_the_same_are_chosen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chosen, it does not matter who says it, unless they lean."""
    case = board(
        {"a": "0..100", "b": "0..100"},
        teller=[{"id": "hale", "p": 0.8}, {"id": "orme", "p": 0.7, "lean": "5..15"}],
        source=[source("journal", 0.6), source("minutes", 0.8)],
        claim=[
            claim("j1", "a.pier", 80, 0.6, source="journal", told_by="hale"),
            claim("m1", "a.pier", 80, 0.7, source="minutes"),
            claim("m2", "a.pier", 80, 0.7, source="minutes", told_by="orme"),
            claim("m3", "a.pier", 30, 0.7, source="minutes"),
            claim("m4", "b.pier", 80, 0.7, source="minutes"),
        ],
    )
    run = Run(case)
    alone = {name: run.replays.headline(Variation({f"claim.{name}": "chosen"})) for name in case.claims}
    asked: list[str] = []
    plain = Replays.headline

    def counted(self: Replays, variation: Variation = AS_DRAWN) -> float:
        asked.extend(name for name, state in variation.forced.items() if state == "chosen")
        return plain(self, variation)

    monkeypatch.setattr(Replays, "headline", counted)
    rows = of(run)
    assert len(asked) == 4
    for name, share_of in alone.items():
        expected = shift_logit(run.p, share_of, plain(run.replays), run.replays.draws)
        assert rows[f"claim.{name}"].p_if_stands == expected


def test_a_claim_that_never_stands_takes_nothing_away() -> None:
    """A liar in a forged book: without them everything is as it was, to the bit."""
    case = board(
        {"a": "0..100"},
        source=[source("journal", 0.01), source("minutes", 0.8)],
        teller=[{"id": "liar", "p": 0.01}],
        claim=[
            claim("j1", "a.pier", 80, 0.02, source="journal", told_by="liar"),
            claim("m1", "a.pier", 40, 0.7, source="minutes"),
        ],
    )
    row = of(run := Run(case))["claim.j1"]
    assert (row.stands, row.p_if_falls) == (0.0, run.p)
    assert row.p_if_stands > run.p


def test_the_largest_share_comes_first() -> None:
    rows = doubts((run := Run(two_sources())).replays, run.state)
    assert [row.share for row in rows] == sorted((row.share for row in rows), reverse=True)


def test_a_rare_reading_is_forced_and_not_read_off_its_few_draws() -> None:
    # the minutes fall in 3 %, some 300 draws of 10,000: under 400; of 40,000 they are enough
    run, longer = Run(two_sources()), Run(two_sources(), draws=40_000)
    forced = run.replays.headline(Variation(forced={"source.minutes": "not"}))
    moved_to_p = shift_logit(run.p, forced, run.replays.headline(), run.replays.draws)
    assert of(run)["source.minutes"].p_if_falls == moved_to_p
    falls = longer.state["reading", "minutes"] == 1
    stratum = share(longer.replays.event(longer.state, "closed"), falls)
    assert of(longer)["source.minutes"].p_if_falls == stratum


def test_forcing_a_source_that_derives_from_another_is_not_conditioning_on_it() -> None:
    # wherever the copy is genuine its parent is; the headline turns on the parent alone
    case = board(
        {"a": 0, "b": 0},
        actor=[{"id": "a", "seats": 3}, {"id": "b"}],
        source=[source("parent", 0.5), source("copy", 0.8, derives_from="parent")],
        claim=[claim("c1", "a.pier", 100, source="parent"), claim("c2", "b.pier", 100, source="copy")],
    )
    found = of(Run(case))
    assert found["source.copy"].p_if_stands == pytest.approx(0.5 * 0.99, abs=0.03)  # the stratum would say .99
    assert found["source.copy"].p_if_falls == found["source.copy"].p_if_stands
    assert found["source.copy"].share == 0.0
    assert found["source.parent"].p_if_stands == pytest.approx(0.99, abs=0.01)
    assert found["source.parent"].p_if_falls == 0.0
    # it is .8 genuine only where its parent is
    assert found["source.copy"].stands == pytest.approx(0.4, abs=0.02)


def test_what_feeds_nothing_before_the_headline_has_no_share_and_unread_claims_are_not_listed() -> None:
    case = board(
        {"a": "0..100"},
        actor=[{"id": "a"}, {"id": "b"}, {"id": "c"}],
        body=[
            {"id": "board", "members": ["a"], "rule": {"kind": "majority"}},
            {"id": "council", "members": ["b"], "rule": {"kind": "majority"}},
        ],
        step=[ballot("ballot", "board"), ballot("second", "council")],
        assumption=[{"about": "*.pier", **number("0..100")}],
        source=[source("minutes", 0.6), source("late", 0.6)],
        claim=[
            claim("c1", "a.pier", 100, source="minutes"),
            claim("c2", "b.pier", 100, source="late"),
            claim("c3", "c.pier", 100, source="late"),
            claim("r1", "record.ballot", "close", source="late"),
        ],
    )
    run = Run(case)
    found = of(run)
    assert set(found) == {"source.minutes", "source.late", "claim.c1", "claim.c2"}
    for late in ("source.late", "claim.c2"):
        assert (found[late].share, found[late].p_if_stands, found[late].p_if_falls) == (0.0, run.p, run.p)
        assert found[late].tipping is None
    assert found["source.minutes"].share > 0.05


def test_where_the_record_gives_a_step_its_source_is_a_doubt_like_any_other() -> None:
    # he would keep it; the register says that it was closed, and is believed with .7
    def run(given: bool) -> Run:
        return Run(
            board(
                {"a": 0},
                step=[ballot("ballot", "board", given=given)],
                source=[source("register", "0.6..0.8")],
                claim=[claim("r1", "record.ballot", "close")],
            )
        )

    found = of(run(True))
    assert found["source.register"].p_if_stands == pytest.approx(0.99, abs=0.01)
    assert found["source.register"].p_if_falls == 0.0
    assert run(True).ranges.strongest[0].id == "source.register"
    # a step that is played owes nothing to its record
    assert of(run(False)) == {}
    assert run(False).ranges.strongest == ()


def test_parts_and_tellers_are_forced_open_and_shut() -> None:
    case = board(
        {"a": 0},
        source=[source("minutes", 0.9)],
        part=[{"id": "appendix", "of": "minutes", "open": 0.6}],
        teller=[{"id": "clerk", "p": 0.7, "why": "so"}],
        claim=[claim("c1", "a.pier", 100, 0.99, source="appendix", told_by="clerk")],
    )
    found = of(Run(case))
    rest = 0.9 * 0.99
    assert found["part.appendix"].p_if_stands == pytest.approx(rest * 0.7, abs=0.03)
    assert found["part.appendix"].p_if_falls == pytest.approx(0, abs=0.002)
    assert found["teller.clerk"].p_if_stands == pytest.approx(rest * 0.6, abs=0.03)
    assert found["teller.clerk"].tipping == pytest.approx(0.5 / (rest * 0.6), abs=0.05)
    assert found["claim.c1"].p_if_stands == pytest.approx(1, abs=0.001)


def test_tellers_of_one_side_add_nothing_beyond_what_the_other_is_believed() -> None:
    # both must be for it; one number for both: p = .98 min(c, .8), and it crosses one half at .51
    case = board(
        {"a": 0, "b": 0},
        source=[source("minutes", 0.999)],
        teller=[
            {"id": "one", "p": 0.3, "side": "closers", "why": "so"},
            {"id": "other", "p": 0.8, "side": "closers", "why": "so"},
        ],
        claim=[claim("c1", "a.pier", 100, told_by="one"), claim("c2", "b.pier", 100, told_by="other")],
    )
    found = of(Run(case))["teller.one"]
    assert found.p_if_stands == pytest.approx(0.78, abs=0.03)
    assert found.tipping == pytest.approx(0.51, abs=0.02)  # a straight line to .78 would say .64


def test_all_that_is_asked_of_doubts_is_played_together(monkeypatch: pytest.MonkeyPatch) -> None:
    # of a case with many steps each replay by itself costs as much as a hundred together
    case = board(
        {"a": 0, "b": 0},
        source=[source("minutes", 0.999)],
        teller=[
            {"id": name, "p": p, "side": "closers", "why": "so"}
            for name, p in (("one", 0.3), ("two", 0.6), ("it", 0.8))
        ],
        claim=[claim("c1", "a.pier", 100, told_by="one"), claim("c2", "b.pier", 100, told_by="it")],
    )
    run, together = Run(case), list[int]()
    played = Replays._played

    def counted(replays: Replays, variations: Sequence[Variation], turns: int) -> Iterator[tuple[int, Outcomes]]:
        together.append(len(variations))
        return played(replays, variations, turns)

    monkeypatch.setattr(Replays, "_played", counted)
    doubts(run.replays, run.state)
    assert len(together) == 1
    # the lines of the two who tell something bend twice each
    assert together[0] >= 4


def test_of_three_readings_the_others_keep_their_proportions() -> None:
    case = board(
        {"a": 0},
        source=[
            source(
                "journal",
                {"genuine": 0.2, "composite": 0.4, "fabricated": 0.4},
                right={"composite": "informed", "fabricated": "nothing"},
            )
        ],
        claim=[{"id": "c1", "about": "a.pier", "value": 100, "kind": "own words"}],
    )
    found = of(Run(case, draws=40_000))["source.journal"]
    # genuine .9, composite .6, fabricated 0; the last two together: .3
    assert found.p_if_stands == pytest.approx(0.9, abs=0.01)
    assert found.p_if_falls == 0.0
    assert found.tipping == pytest.approx((0.5 - 0.3) / (0.9 - 0.3), abs=0.02)


def test_a_line_that_never_crosses_one_half_tips_nowhere() -> None:
    assert crossing([(0.0, 0.6), (1.0, 0.9)], near=0.5) is None
    assert crossing([(0.0, 0.5), (1.0, 0.5)], near=0.5) is None
    assert crossing([(0.0, 0.4), (0.5, 0.6), (1.0, 0.2)], near=0.9) == pytest.approx(0.625)
    assert crossing([(0.0, 0.4), (0.5, 0.6), (1.0, 0.2)], near=0.1) == pytest.approx(0.25)
