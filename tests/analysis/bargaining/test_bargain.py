"""What would be wrong: a deal beyond a walk-away, two middles where there is a trade, or bits that hang on blocks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.analysis.bargaining import bargain as module
from instantsia.analysis.bargaining.bargain import bargain
from instantsia.analysis.bargaining.results import COURSE, MEASURES, PATIENT, Bargain, Terms
from instantsia.errors import UserError
from instantsia.stakeholders.files.deal.table import deal_of, read_deal
from instantsia.stakeholders.files.frames import sheet_of_frame
from tests.stakeholders.files.deal.test_deal import DEAL
from tests.stakeholders.files.test_shape import workbook

COLUMNS = ("issue", "our best", "our worst", "our weight", "their best", "their worst", "their weight")


def played(*rows: tuple[object, ...], draws: int = 200, seed: int = 1, **terms: Any) -> Bargain:
    """A deal of rows (issue, best, worst, weight of ours, then of theirs)."""
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return bargain(deal_of(sheet_of_frame(table, actors=False)), Terms(**terms), draws, seed)


def at(found: Bargain, issue: str, outcome: str = COURSE) -> float:
    one = found.outcomes[outcome].issues[issue].number
    assert one is not None
    return one.median


OPPOSED = (("days", 0, 10, 80, 10, 0, 20), ("price", 100, 0, 20, 0, 100, 80))
PRICE = ("price", 180, 130, 1, 110, 160, 1)


def test_opposed_weights_give_the_trade_and_not_the_two_middles() -> None:
    found = played(*OPPOSED)
    for outcome in (COURSE, *MEASURES):
        assert (at(found, "days", outcome), at(found, "price", outcome)) == (0, 0), outcome
    worth = found.outcomes[COURSE].worth
    assert worth is not None
    assert [one.median for one in worth] == pytest.approx([0.8, 0.8])
    (trade,) = found.trades
    assert trade.gives == ("price", "days")
    assert [one.median for one in trade.gains] == pytest.approx([0.3, 0.3])


def test_weights_alike_leave_nothing_to_trade() -> None:
    assert played(("days", 0, 10, 1, 10, 0, 1), ("price", 100, 0, 1, 0, 100, 1)).trades == ()


def test_two_alike_on_one_issue_meet_in_the_middle() -> None:
    found = played(("price", 100, 0, 1, 0, 100, 1), bundles=1_000)
    for outcome in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert at(found, "price", outcome) == pytest.approx(50, abs=1)
    assert at(found, "price") == pytest.approx(50, abs=5)


def test_patience_alone_divides_as_rubinstein_says() -> None:
    """Who offers first gets 1 / (1 + d)."""
    found = played(("price", 100, 0, 1, 0, 100, 1), delay=(0.5, 0.5))
    assert at(found, "price", PATIENT) == pytest.approx(100 / 1.5, abs=2)
    other = played(("price", 100, 0, 1, 0, 100, 1), delay=(0.5, 0.5), first=1)
    assert at(other, "price", PATIENT) == pytest.approx(100 - 100 / 1.5, abs=2)


def test_no_side_goes_beyond_its_worst_where_there_is_a_range() -> None:
    found = played(PRICE, ("days", 6, 18, 3, 20, 9, 1))
    for outcome in found.outcomes.values():
        price, days = outcome.issues["price"].number, outcome.issues["days"].number
        assert price is not None
        assert days is not None
        assert 130 <= price.low <= price.high <= 160
        assert 9 <= days.low <= days.high <= 18
    assert (found.issues["price"].low, found.issues["price"].high) != (None, None)
    assert found.chance == 1


def test_beyond_lets_another_issue_make_up_for_it() -> None:
    rows = (PRICE, ("days", 6, 18, 9, 20, 9, 1))
    assert at(played(*rows), "days", "welfare") == 9
    assert at(played(*rows, firm=False), "days", "welfare") == 6


def test_where_lines_do_not_meet_another_issue_has_to_make_up_for_it() -> None:
    gap = ("price", 180, 140, 1, 110, 130, 1)
    alone = played(gap)
    assert (alone.chance, alone.issues["price"].range, alone.outcomes[COURSE].share) == (0, 0, 0)
    assert alone.issues["price"].gap is not None
    assert alone.issues["price"].gap.median == 10
    bridged = played(gap, ("days", 0, 10, 5, 10, 0, 1))
    assert bridged.chance == 1
    assert bridged.outcomes[COURSE].share == 1


def test_both_want_the_same() -> None:
    found = played(("quality", 10, 2, 1, 8, 5, 1), PRICE)
    assert found.issues["quality"].same == 1
    assert at(found, "quality", "nash") >= 8


def test_what_a_side_keeps_narrows_the_range() -> None:
    free = played(*OPPOSED)
    kept = played(*OPPOSED, keep=(0.5, 0.5))
    assert kept.acceptable.median < free.acceptable.median
    assert played(*OPPOSED, keep=(0.9, 0.9)).chance == 0


def test_exact_numbers_are_one_draw_and_blanks_and_ranges_are_drawn() -> None:
    exact = played(*OPPOSED)
    assert (exact.draws, exact.drawn) == (1, False)
    wide = played(("price", 180, "120..140", 1, 110, "", ""), ("days", 6, 18, "", "", 9, 1))
    assert (wide.draws, wide.drawn) == (200, True)
    low = wide.issues["price"].low
    assert low is not None
    assert 120 < low.low < low.median < low.high < 140
    assert 0 < wide.issues["price"].range < 1
    price = wide.outcomes[COURSE].issues["price"].number
    assert price is not None
    assert price.low < price.high


def test_of_options_only_those_within_the_worst_of_both_are_agreed() -> None:
    """All, half or none of the prisoners: half is the worst of both."""
    found = played(("prisoners", "all", "half", 1, "none", "half", 1), PRICE)
    assert found.issues["prisoners"].both == ("half",)
    assert found.issues["prisoners"].range == 1
    for outcome in found.outcomes.values():
        assert outcome.issues["prisoners"].options == {"all": 0, "half": 1, "none": 0}
    assert played(("law", "yes", "no", 1, "no", "yes", 1), PRICE).issues["law"].both == ("yes", "no")


def test_of_two_worsts_that_differ_chance_says_whether_they_meet() -> None:
    found = played(("prisoners", "all", "most", 1, "none", "few", 1), PRICE, draws=400)
    assert 0.4 < found.issues["prisoners"].range < 0.6
    options = found.outcomes["nash"].issues["prisoners"].options
    assert set(options) == {"all", "most", "none", "few"}
    assert options["most"] + options["few"] > 0.4


RANGES = (("price", 180, "120..140", "20..60", 110, "", 50), ("days", 6, "15..18", 40, 20, 9, ""))


def test_the_same_seed_gives_the_same_bits_and_another_others() -> None:
    one, same, other = played(*RANGES), played(*RANGES), played(*RANGES, seed=2)
    assert asdict(one) == asdict(same)
    assert one.outcomes != other.outcomes


def test_blocks_gathered_are_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = played(*RANGES)
    monkeypatch.setattr(module, "CELLS", whole.bundles * 7)
    assert asdict(played(*RANGES)) == asdict(whole)


def test_the_first_draws_of_many_are_those_of_few() -> None:
    """A draw has an address of its own: what is asked for beside it changes nothing."""
    few, many = played(*RANGES, draws=50), played(*RANGES, draws=100)
    again = played(*RANGES, draws=50)
    assert few.outcomes == again.outcomes != many.outcomes


def test_a_workbook_gives_the_same_answer(tmp_path: Path) -> None:
    rows = [line.split(",") for line in DEAL.splitlines()]
    (tmp_path / "deal.csv").write_text(DEAL, encoding="utf-8")
    cells = [[float(cell) if cell.isdigit() else cell for cell in row] for row in rows]
    book = bargain(read_deal(workbook(tmp_path / "deal.xlsx", {"Deal": cells})), Terms())
    text = bargain(read_deal(tmp_path / "deal.csv"), Terms())
    assert (book.outcomes, book.trades, book.talks) == (text.outcomes, text.trades, text.talks)


def test_worths_of_offers_are_those_of_the_sheet(tmp_path: Path) -> None:
    """By hand: the way from worst to best, by weight."""
    (tmp_path / "deal.csv").write_text(DEAL, encoding="utf-8")
    found = bargain(read_deal(tmp_path / "deal.csv"), Terms())
    assert found.talks[-1].taken
    for offer in found.talks[6:]:
        price, days, years, only = (offer.levels[name] for name in ("price", "delivery", "warranty", "exclusivity"))
        assert isinstance(price, float)
        assert isinstance(days, float)
        assert isinstance(years, float)
        ours = 0.4 * (price - 130) / 50 + 0.35 * (18 - days) / 12 + 0.1 * (years - 1) / 4 + 0.15 * (only == "yes")
        theirs = 0.55 * (160 - price) / 50 + 0.1 * (days - 9) / 11 + 0.25 * (4 - years) / 3 + 0.1 * (only == "no")
        assert offer.worth == pytest.approx((ours, theirs))


def test_holding_out_brings_more_and_takes_longer() -> None:
    found = played(*OPPOSED)
    tough, soft = found.stances["boulware", "linear"], found.stances["conceder", "linear"]
    assert tough.worth is not None
    assert soft.worth is not None
    assert tough.worth[0] > soft.worth[0]
    assert (tough.round or 0) > (soft.round or 0)


def test_too_many_issues_are_refused_with_what_to_do() -> None:
    rows = [(f"issue {number}", 10, 0, 1, 0, 10, 1) for number in range(14)]
    with pytest.raises(UserError, match=r"found 14 issues, which make .* bundles, expected at most 100,000"):
        played(*rows)


def test_where_both_dream_of_the_same_a_blank_worst_is_that_of_the_other() -> None:
    found = played(("days", 10, "", 1, 10, 4, 1), PRICE)
    assert found.issues["days"].same == 1
    assert at(found, "days") == 10
    with pytest.raises(UserError, match="too little to fill in"):
        played(("days", 10, "", 1, 10, "", 1))


@st.composite
def rows(draw: Any) -> list[tuple[object, ...]]:
    """Up to three issues, each side's best and worst anywhere, some of them ranges or blank, or a choice."""
    out: list[tuple[object, ...]] = []
    whole = st.integers(0, 20)
    for number in range(draw(st.integers(1, 3))):
        if draw(st.integers(0, 3)) == 0:
            out.append((f"issue {number}", "yes", "no", draw(st.integers(1, 9)), "no", "yes", draw(st.integers(1, 9))))
            continue
        ends = [draw(whole), draw(whole), draw(whole), draw(whole)]
        for side in (0, 2):
            if ends[side] == ends[side + 1]:
                ends[side] += 1
        worst = draw(st.sampled_from([ends[3], ""])) if ends[0] != ends[2] else ends[3]
        out.append((f"issue {number}", ends[0], ends[1], draw(st.integers(1, 9)), ends[2], worst, ""))
    return out


@settings(max_examples=40)
@given(
    some=rows(),
    keep=st.tuples(st.sampled_from([0.0, 0.3]), st.sampled_from([0.0, 0.2])),
    stances=st.tuples(st.sampled_from(["boulware", "linear"]), st.sampled_from(["conceder", "linear"])),
    together=st.booleans(),
    knows=st.booleans(),
)
def test_no_deal_gives_less_than_is_kept_and_the_frontier_has_nash_and_the_greatest_sum(
    some: list[tuple[object, ...]],
    keep: tuple[float, float],
    stances: tuple[str, str],
    together: bool,
    knows: bool,
) -> None:
    found = played(
        *some, draws=12, keep=keep, stances=stances, together=together, knows=knows, delay=(0.05, 0.1), bundles=200
    )
    for name, outcome in found.outcomes.items():
        assert outcome.share <= found.chance + 1e-12
        if outcome.worth is None:
            continue
        for side in (0, 1):
            assert outcome.worth[side].low >= keep[side] - 1e-9, name
        assert outcome.below is not None
        assert outcome.below.low >= -1e-9
    for name in ("nash", "welfare"):
        assert found.outcomes[name].share == found.chance
        assert found.outcomes[name].frontier in (None, 1.0)
