"""What would be wrong: a wide range told as if p were known, or a narrowing that the draws do not give."""

from __future__ import annotations

import functools
import html
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from instantsia.analysis.forecast import forecast
from instantsia.analysis.results import Conditional, Forecast, Narrowing
from instantsia.analysis.signposts.conditional import conditional, without
from instantsia.engine.run import columns_of
from instantsia.evidence.variation import Variation
from instantsia.report.brief import markdown, plain
from instantsia.report.data import forecast_data
from instantsia.report.page import page
from instantsia.report.sentences import conditions
from instantsia.report.terminal import screen
from tests.analysis.by_hand import Run, board, number


def silent(**more: Any) -> Run:
    """Two silent men who err together decide between Alder at 100 and Birch at 0."""
    doubt = number("0..100", group="silent")
    return Run(board({"alder": 100, "birch": 0, "cedar": doubt, "dorn": doubt, "elm": 0}, **more), draws=2000)


@functools.cache
def silent_told() -> tuple[Forecast, Conditional]:
    return told(silent())


def told(run: Run) -> tuple[Forecast, Conditional]:
    found = forecast(run.plan, columns_of(run.plan))
    assert found.conditional is not None
    return found, found.conditional


def test_worked_by_hand_where_one_group_decides() -> None:
    """It is closed where both stand above 50: 1/4; with both at the tenth percentile never, at the ninetieth always."""
    shown, found = silent_told()
    assert shown.head.share.p == pytest.approx(0.25, abs=0.03)
    assert found.id == "silent"
    assert found.scale == ("keep it", "close it")
    assert found.p_low < 0.01
    assert found.p_high > 0.99
    assert found.narrowing is not None
    # where Cedar is known only Dorn is held: closed by him alone where Cedar leans to it, else never
    what = found.narrowing
    assert what.what.kind == "position"
    assert what.what.actor in ("cedar", "dorn")
    assert what.p_if_not < 0.01
    assert what.p_if_seen == pytest.approx(0.5, abs=0.05)
    assert what.width == pytest.approx((shown.head.share.high or 0) - (shown.head.share.low or 0))
    assert what.expected == pytest.approx(what.seen, abs=0.02)


def test_the_first_line_names_people_and_both_ends() -> None:
    shown, _ = silent_told()
    first, second = conditions.lines(shown)
    assert first == (
        '<0.05 if what Cedar and Dorn want (silent) lies far towards "keep it", >0.95 if far towards "close it".'
    )
    assert second.startswith("The range would narrow most if one knew whether ")
    lines = screen(shown).splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("Less than 5 % if what Cedar"))
    answer = next(number for number, line in enumerate(lines) if "% (<5 to >95 %)" in line)
    assert place < answer


def test_a_narrow_range_is_told_as_before() -> None:
    run = Run(board({"alder": 100, "birch": 0, "cedar": number("45..55")}, precision=3), draws=400)
    shown = forecast(run.plan, columns_of(run.plan))
    assert shown.conditional is None
    assert forecast_data(shown)["conditional"] is None
    assert conditions.lines(shown) == ()


def test_the_json_has_both_ends_and_the_words() -> None:
    shown, found = silent_told()
    data = forecast_data(shown)["conditional"]
    assert (data["id"], data["p_low"]) == ("silent", round(found.p_low, 6))
    assert data["said"] == " ".join(conditions.lines(shown))
    assert data["narrowing"]["kind"] == "position"


def test_what_is_known_is_not_held_and_the_rest_of_its_group_still_is() -> None:
    corners = tuple(Variation(at_quantile={"a": end, "b": end}) for end in (0.1, 0.9))
    assert [one.at_quantile for one in without(corners, "a")] == [{"b": 0.1}, {"b": 0.9}]
    alone = tuple(Variation(at_quantile={"a": end}) for end in (0.1, 0.9))
    assert without(alone, "a") == (Variation(),)
    assert without(corners, "c") == corners
    assert without((Variation(credence={"teller.x": 0.2}),), "teller.x") == (Variation(),)


def test_nothing_narrows_is_said() -> None:
    """What people want who are not known can be asked: where the ends are of that, it is no nothing."""
    shown, _ = silent_told()
    assert conditions.narrows(None, shown) == (
        "Nothing would narrow the range as much as to find out what Cedar and Dorn want."
    )
    assert conditions.narrows(None, replace(shown, conditional=None)) == (
        "Nothing that could be seen or found out beforehand would narrow the range by 0.05."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Conditional("teller.bell", "credence", ("teller.bell",), 0.2, 0.9, None, None),
         "0.20 with how far Bell is believed at its low end, 0.90 at its high end."),
        (Conditional("step.ballot.precision", "assumption", ("step.ballot.precision",), 0.2, 0.9, None, None),
         "0.20 with how consistently members vote their position (ballot) at its low end, 0.90 at its high end."),
        (Conditional("actor.cedar.pier", "assumption", ("actor.cedar.pier",), 0.2, 0.9, ("no", "yes"), None),
         "0.20 if what Cedar wants lies far towards \"no\", 0.90 if far towards \"yes\"."),
    ],
)  # fmt: skip
def test_other_judgements_are_whole_sentences_too(found: Conditional, said: str) -> None:
    assert conditions.ends(found, silent_told()[0]) == said


def test_recounted_from_states_by_another_way() -> None:
    """The width after knowing Cedar, from plain replays with Dorn alone held."""
    run = silent()
    shown, found = told(run)
    replays = run.replays
    assert isinstance(found.narrowing, Narrowing)
    actor = found.narrowing.what.actor
    other = "dorn" if actor == "cedar" else "cedar"
    n = replays.draws

    def shares(leans: bool) -> list[float]:
        out = []
        for variation in (Variation(), *(Variation(at_quantile={f"actor.{other}.pier": q}) for q in (0.1, 0.9))):
            state = replays.state(variation)
            among = (state["number", f"actor.{actor}.pier"] > 50) == leans
            out.append(float(np.mean((state["decided", "ballot"] == 1)[among])))
        return out

    def width(leans: bool, count: float) -> float:
        kept = [min(max(p, 0.5 / count), 1 - 0.5 / count) for p in shares(leans)]
        return max(kept) - min(kept) if shares(leans)[0] not in (0, 1) else max(shares(leans)) - min(shares(leans))

    seen = found.narrowing.seen
    expected = seen * width(True, seen * n) + (1 - seen) * width(False, (1 - seen) * n)
    assert found.narrowing.expected == pytest.approx(expected, abs=0.01)
    assert conditional(replays, run.ranges, shown.head.share) == found


def test_the_page_and_the_brief_tell_it_too() -> None:
    shown, found = silent_told()
    first = conditions.ends(found, shown).removesuffix(".")
    assert html.escape(first) in page(shown) or html.escape(first, quote=False) in page(shown)
    assert "What to watch for" in page(shown)
    assert plain(first) in markdown(shown)
