"""What the page of vietnam-1966 says that its rivals score is what their definitions give."""

from __future__ import annotations

import csv
import datetime
import re
from collections import defaultdict

import numpy as np
import pytest

from instantsia.analysis import censored
from tests.cases.rivals import forecast, loss, mean
from tests.cases.test_vietnam_1966_events import EVENTS, FIXED, PAGE, RIVALS, ROOT

MONTHS = FIXED["clock"]["months"]
WARS = ROOT.parent / "shared" / "data" / "war_talks" / "cow_interstate_war_v4.0.csv"


def rows() -> list[list[str]]:
    """The table of scores as it stands on the page: a rival, its nine losses, its two means."""
    text = PAGE.read_text(encoding="utf-8").partition("## What the rivals score")[2]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\|.*\|$", text, re.MULTILINE)
        if not re.match(r"^\| (-+|rival) ", line)
    ]


def printed(name: str) -> list[str]:
    """The same row worked out anew; a blank where the rival is silent."""
    rival = RIVALS[name]
    told = {event: forecast(rival, EVENTS[event], MONTHS) for event in EVENTS}
    out = ["" if said is None else f"{loss(EVENTS[event], said):.2f}" for event, said in told.items()]
    if rival["kind"] == "run" or not any(said is not None for event, said in told.items() if event != "H1"):
        return [name, *out, "", ""]
    silent = RIVALS[FIXED["scores"]["silent"]]
    sets = (FIXED["scores"]["together"], FIXED["scores"]["narrow"])
    return [name, *out, *(f"{mean(EVENTS, among, rival, silent, MONTHS):.2f}" for among in sets)]


def test_the_page_has_the_scores_that_the_definitions_give() -> None:
    assert rows() == [printed(name) for name in RIVALS]


def test_the_page_has_the_means_under_a_truth_that_was_changed() -> None:
    before = {name: event | event.get("was", {}) for name, event in EVENTS.items()}
    silent, sets = RIVALS["even odds"], (FIXED["scores"]["together"], FIXED["scores"]["narrow"])
    clocks = [rival for rival in RIVALS.values() if rival["kind"] == "hazard"]
    means = [[f"{mean(before, among, rival, silent, MONTHS):.2f}" for among in sets] for rival in clocks]
    said = f"means {', '.join(' and '.join(pair) for pair in means)}."
    assert said in " ".join(PAGE.read_text(encoding="utf-8").split())


def test_what_has_to_be_run_is_not_asserted() -> None:
    assert [forecast(RIVALS["stated words"], event, MONTHS) for event in EVENTS.values()] == [None] * len(EVENTS)


def test_clocks_of_one_rate_share_the_orders_evenly() -> None:
    told = forecast(RIVALS["constant hazard"], EVENTS["H2"], MONTHS)
    assert isinstance(told, list)
    assert told[0] == pytest.approx((1 - 0.9702**MONTHS) ** 3 / 6)
    assert sum(told) == pytest.approx(1)


@pytest.mark.skipif(not WARS.exists(), reason="the list of wars is not shipped")
def test_the_constant_hazard_is_that_of_wars_that_had_lasted_as_long() -> None:
    """Ends among the wars that lasted more than 22 months, a month: from their first day to their last."""
    days: dict[str, list[tuple[datetime.date, datetime.date]]] = defaultdict(list)
    with WARS.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            dates = [
                datetime.date(
                    int(row[f"{end}Year1"]), *(max(1, int(row[f"{end}{part}1"])) for part in ("Month", "Day"))
                )
                for end in ("Start", "End")
            ]
            days[row["WarNum"]].append((dates[0], dates[1]))
    lasted = [(max(b for _, b in each) - min(a for a, _ in each)).days / 30.44 for each in days.values()]
    longer = [months - 22 for months in lasted if months > 22]
    assert (len(longer), len(lasted)) == (15, 95)
    assert len(longer) / sum(longer) == pytest.approx(RIVALS["constant hazard"]["hazard"], abs=5e-5)


def test_a_run_is_scored_in_the_form_of_the_rivals() -> None:
    """Draws of months and what a rival says by month go through one score."""
    by = censored.of_draws(np.array([15.0, 16, 17, 18, 19, 20]), MONTHS)
    assert loss(EVENTS["H1"], by) == pytest.approx(loss(EVENTS["H1"], censored.between(15, 20, MONTHS)))
