"""Screens of two sides as they are shown, to be read by whoever changes what is said.

What is shown lies in tests/report/other_side/screens; `python -m tests.report.other_side.test_screens` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from instantsia.api.other_side import OtherSide
from instantsia.report.other_side import chronicle, corridor, each
from tests.analysis.other_side.two_sides import study
from tests.steps.other_side import SHORT

SHOWN = Path(__file__).resolve().parent / "screens"
DRAWS = 400
WIDTHS = (80, 60, 120)


def sides() -> OtherSide:
    return study(SHORT)


SCREENS: dict[str, Callable[[], Callable[[int], str]]] = {
    "corridor": lambda: _shown(corridor.screen, sides().corridor(draws=DRAWS)),
    "each": lambda: _shown(each.screen, sides().each(draws=DRAWS)),
    "chronicle": lambda: _shown(chronicle.screen, sides().chronicle("strangest", draws=DRAWS)),
}


def _shown(screen: Callable[..., str], found: object) -> Callable[[int], str]:
    return lambda width: screen(found, width)


def shown(name: str) -> str:
    """A screen at the three widths."""
    at = SCREENS[name]()
    return "\n".join(f"-- {width} columns\n{at(width)}\n" for width in WIDTHS)


@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str) -> None:
    assert shown(name) == (SHOWN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [40, 57, 80, 133])
def test_no_line_is_wider_than_asked_for(name: str, width: int) -> None:
    assert max(map(len, SCREENS[name]()(width).split("\n"))) <= width


def test_json_fits_its_schema_and_has_the_figures_of_the_screen() -> None:
    one, other, third = (
        sides().corridor(draws=DRAWS), sides().each(draws=DRAWS), sides().chronicle(3, draws=DRAWS)
    )  # fmt: skip
    for text, schema in (
        (corridor.corridor_json(one), corridor.corridor_schema()),
        (each.each_json(other), each.each_schema()),
        (chronicle.chronicle_json(third), chronicle.chronicle_schema()),
    ):
        data = json.loads(text)
        jsonschema.validate(data, schema)
        assert data["seed"] == 1
    row = json.loads(each.each_json(other))["without"]["talking"]["events"]["talking"]
    assert f"{row['change']:+.2f} ({3 * row['mcse']:.2f})" in each.screen(other)
    first = json.loads(corridor.corridor_json(one))
    assert f"{first['floor']['0.5'][0]:.2f}" in corridor.screen(one)
    assert first["opening"]["ever"] == pytest.approx(one.opening.ever, abs=1e-6)


def test_at_shows_the_turn_of_a_day() -> None:
    found = sides().corridor(draws=DRAWS)
    days = [found.days[0] + 40, found.days[5]]
    shown = corridor.screen(found, at=days)
    assert "Feb 1931" in shown
    assert "Jun 1931" in shown
    assert "Jan 1931 " not in shown


def test_a_long_name_does_not_push_the_columns_apart() -> None:
    long = "The united provinces of the north, their council and all who stand by them"
    found = study(SHORT | {"party.north.text": long}).corridor(draws=DRAWS)
    for width in (40, 80):
        assert max(map(len, corridor.screen(found, width).split("\n"))) <= width


if __name__ == "__main__":
    SHOWN.mkdir(exist_ok=True)
    for name in SCREENS:
        (SHOWN / f"{name}.txt").write_text(shown(name), "utf-8")
