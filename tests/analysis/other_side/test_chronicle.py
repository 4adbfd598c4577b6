"""What would be wrong: a course that is not that of the draw in the run, a month in which nothing changed, a draw that
is called typical or strangest by anything but the definition."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from instantsia.analysis.other_side.chronicle import likelihood
from instantsia.analysis.results.other_side import Chronicle
from instantsia.api import load
from instantsia.engine.run import columns_of
from instantsia.errors import UserError
from tests.analysis.other_side.two_sides import columns, short, study, turn_by_turn
from tests.casefile import weekly
from tests.steps.other_side import PEACEFUL, SHORT

DRAWS = 400
NAMES = [name.partition("/")[2] for name in columns(draws=DRAWS) if name.startswith("reached/")]


def told(draw: int | str, *sets: str) -> Chronicle:
    return short(*sets).chronicle(draw, draws=DRAWS)


def said(found: Chronicle, day: float) -> str:
    """What is told of a day."""
    return " ".join(text for entry in found.entries if entry.day == day for text in entry.sentences)


def month(day: float) -> str:
    """A month as a sentence has it: "March 1931"."""
    return date.fromordinal(int(day)).strftime("%B %Y")


def days(name: str, draw: int) -> float:
    return float(columns(draws=DRAWS)[f"reached/{name}"][draw])


@pytest.mark.parametrize("draw", [0, 1, 2, 3, 5, 17, 63, 64, 399])
def test_the_course_is_that_of_the_draw_in_the_run(draw: int) -> None:
    found, kept = told(draw), columns(draws=DRAWS)
    assert found.reached == {name: int(day) if math.isfinite(day := days(name, draw)) else None for name in NAMES}
    ends = {
        "talks.acknowledged": "Talks begin.",
        "talks.agreed": "They agree to talk",
        "battle.over": "is over, every position held by",
        "peace.signed": f"they agree at {kept['value/peace'][draw]:.2f} of the prize to North.",
        "venue.island": "They settle on island",
        "probe.met": "A contact ",
    }
    for name, text in ends.items():
        day = found.reached[name]
        where = [entry.day for entry in found.entries if text in " ".join(entry.sentences)]
        assert where[:1] == ([] if day is None else [day]), name
    if found.reached["peace.signed"]:
        assert found.ending.startswith(f"It ends in an agreement ({month(found.reached['peace.signed'])}).")
    elif found.reached["battle.over"]:
        assert found.ending.startswith("It ends by force")
    else:
        assert found.ending.startswith("The last turn that is played is over: ")
        assert ("no talks" in found.ending) == (found.reached["talks.acknowledged"] is None)


def test_every_way_to_end_is_told_of_some_draw() -> None:
    kept = columns(draws=DRAWS)
    signed, over = (np.isfinite(kept[f"reached/{name}"]) for name in ("peace.signed", "battle.over"))
    for where, ending in (
        (signed, "It ends in an agreement ("),
        (over, "It ends by force, an outcome that rests on two constants of the war, forts and battles ("),
        (~signed & ~over, "The last turn that is played is over: "),
    ):
        assert told(int(np.flatnonzero(where)[0])).ending.startswith(ending)


def test_only_what_changed_is_told() -> None:
    """No entry without a sentence, none in a turn in which every number stays, and no sentence twice in a row."""
    found = told(5)
    assert all(entry.sentences for entry in found.entries)
    assert [entry.day for entry in found.entries] == sorted({entry.day for entry in found.entries})
    stands = [text for entry in found.entries for text in entry.sentences if "positions" in text or "stands at" in text]
    assert all(one != other for one, other in itertools.pairwise(stands))


def test_the_front_and_support_are_those_of_the_turn() -> None:
    turns = dict(turn_by_turn(SHORT, (("held", "border"), ("stock", "support"), ("number", "war.border.forts"))))
    found, seen = told(3), 0
    for entry in found.entries:
        for text in entry.sentences:
            if "positions" in text and "every" not in text:
                noted = turns[entry.day]
                held, forts = int(noted["held", "border"][3]), round(float(noted["number", "war.border.forts"][3]))
                assert f"North holds {held} of {forts} positions" in text
                seen += 1
    assert seen > 2


def test_what_both_would_take_is_that_of_the_turn() -> None:
    """Told where it turns from room to none or back, with the numbers of that turn."""
    draw = next(draw for draw in range(DRAWS) if math.isfinite(days("peace.signed", draw)))
    keys = (("floor", "table"), ("ceiling", "table"), ("happened", "table"))
    before, changes = None, []
    for day, noted in turn_by_turn(SHORT, keys):
        low, high, happened = (noted[key][draw] for key in keys)
        if happened and (low <= high) != before:
            changes.append((day, f"North would take {low:.2f}, South would give {high:.2f}: there is"))
        before = bool(low <= high) if happened else None
    assert changes
    assert [(day, text in said(told(draw), day)) for day, text in changes] == [(day, True) for day, _ in changes]


def naive(reached: dict[str, np.ndarray]) -> list[float]:
    """The same measure, draw by draw."""
    out = []
    for draw in range(len(next(iter(reached.values())))):
        total = 0.0
        for column in reached.values():
            mine = float(column[draw])
            near = sum(
                (math.isinf(mine) and math.isinf(other)) or abs(mine - other) <= 183.0 for other in map(float, column)
            )
            total += math.log(near / len(column))
        out.append(total)
    return out


def ways_to_end(kept: dict[str, np.ndarray]) -> list[tuple[object, ...]]:
    """(draw,) in an agreement, by force of the one or the other, else whether they talk; and the headline's answer."""
    signed, over, talks = (
        np.isfinite(kept[f"reached/{name}"]) for name in ("peace.signed", "battle.over", "talks.acknowledged")
    )
    ended = np.where(signed, "signed", np.where(over, "won", "open"))
    winner = np.where(ended == "won", kept["won/border"], 0)
    return [*zip(ended.tolist(), winner.tolist(), (talks & (ended == "open")).tolist(), talks.tolist(), strict=True)]


def test_the_typical_course_is_the_likeliest_of_those_that_end_as_most_do() -> None:
    """Ends exclude each other: 'never' of each of several, a share of its own, tells courses in which nothing ends."""
    kept = columns(draws=DRAWS)
    ends = ways_to_end(kept)
    commonest, count = Counter(ends).most_common(1)[0]
    alike = np.array([end == commonest for end in ends])
    measure = naive({name: kept[f"reached/{name}"][alike] for name in NAMES})
    typical = told("typical")
    assert ends[typical.draw] == commonest
    assert typical.alike == count / DRAWS
    assert measure[int(alike[: typical.draw].sum())] == pytest.approx(max(measure))
    assert typical.entries == told(typical.draw).entries
    assert told(typical.draw).alike == typical.alike
    assert (typical.chosen, typical.among) == ("typical", DRAWS)


def test_a_sale_and_a_seizure_that_are_each_less_common_than_not_are_not_told_as_neither() -> None:
    """Neither sold nor taken: each 'never' is the commoner of its two, and both together are rare."""
    sale = study({"file": "sale"}, "outside.seizure.chance=0.03", "group.months.until=1934-12-31")
    kept = columns_of(sale.plan(400))
    sold, taken = (np.isfinite(kept[f"reached/{name}"]) for name in ("sale.signed", "seizure.done"))
    shares = [sold.mean(), taken.mean(), (~sold & ~taken).mean()]
    assert max(shares[:2]) < 0.5
    assert shares[2] < min(shares[:2])
    found = sale.chronicle("typical", draws=400)
    assert found.alike == max(shares)
    assert (found.reached["sale.signed"] is None) == bool(shares[1] > shares[0])


def test_the_strangest_goes_by_the_months_of_the_milestones() -> None:
    reached = {name: columns(draws=DRAWS)[f"reached/{name}"] for name in NAMES}
    measure = naive(reached)
    np.testing.assert_allclose(likelihood(reached), measure)
    strangest = told("strangest")
    assert measure[strangest.draw] == pytest.approx(min(measure))
    assert (strangest.chosen, strangest.among) == ("strangest", DRAWS)


def test_a_what_if_has_a_chronicle_of_its_own() -> None:
    sets = (
        "term.raids.alone=1",
        "term.raids.cost=0",
        "term.raids.worth=0",
        "term.raids.firm=1",
        "party.north.talking=0",
    )
    found = told(5, *sets)
    assert found.changes == tuple(f"--set {one}" for one in sets)
    assert "Unasked, by South, raids: partial." in said(found, date(1931, 1, 1).toordinal())


def test_two_sides_without_a_war_are_told_too() -> None:
    found = study(SHORT | PEACEFUL).chronicle(0, draws=8)
    assert "They agree to talk" in " ".join(text for entry in found.entries for text in entry.sentences)


def test_steps_of_other_kinds_are_told_where_what_comes_of_them_changes(tmp_path: Path) -> None:
    """A committee that meets every week, and no two sides: its votes are told as the course of a run tells them."""
    well = load(str(weekly.write(tmp_path, ("0.1..0.4", "1"))))
    drawn = columns_of(well.plan(64))
    closed = int(np.flatnonzero(drawn["came/closed"] < np.inf)[0])
    found = well.chronicle(closed, draws=64)
    sentences = [text for entry in found.entries for text in entry.sentences]
    assert any("close" in text for text in sentences)
    assert found.entries[-1].day == int(drawn["came/closed"][closed])
    assert found.reached == {}
    assert well.chronicle("strangest", draws=64).entries


@pytest.mark.parametrize("draw", ["typicl", "-1", "400", "1.5"])
def test_a_draw_that_is_none_is_refused(draw: str) -> None:
    with pytest.raises(UserError, match=f"--draw {draw}: expected"):
        told(draw)


def test_a_case_without_turns_says_so() -> None:
    with pytest.raises(UserError, match="nothing repeats"):
        load("june-1957").chronicle(draws=8)


def test_a_sale_is_told_with_its_price_and_what_is_traded_for_it() -> None:
    sale = study({"file": "sale"})
    kept = columns_of(sale.plan(200))
    signed = int(np.flatnonzero(np.isfinite(kept["reached/sale.signed"]))[0])
    found = sale.chronicle(signed, draws=200)
    day = kept["reached/sale.signed"][signed]
    assert f"they agree at {kept['value/sale'][signed]:,.4g}." in said(found, day)
    assert f"Pensions: {'paid' if kept['reached/pensions.paid'][signed] == day else 'none'}." in said(found, day)
    assert found.ending.startswith(f"It ends in an agreement ({month(day)}).")
    taken = int(np.flatnonzero(np.isfinite(kept["reached/seizure.done"]))[0])
    found = sale.chronicle(taken, draws=200)
    assert "Alone, by Buyer: seizure." in said(found, kept["reached/seizure.done"][taken])
    assert found.ending.startswith("It ends as one side acts alone (")
