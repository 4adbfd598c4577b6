"""A brief of a board names on neither side whoever abstains or of whom nothing is known, and cuts no sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.analysis.results import Forecast
from instantsia.api import forecast_table
from instantsia.report import brief, brief_context
from instantsia.report.brief_markup import one_line
from tests.report import samples

SHEETS = {
    "degrees": ("for", "somewhat for", "against", "neutral"),
    "options": ("north", "north", "south", "north or south"),
    "words": ("supports", "supports", "opposes", "neutral"),
}


def played(folder: Path, rows: dict[str, str], answers: dict[str, str]) -> Forecast:
    path = folder / "board.csv"
    path.write_text("\n".join(["member,position", *(f"{who},{word}" for who, word in rows.items())]) + "\n", "utf-8")
    return forecast_table(path, answers, as_of="2026-12-01").run(400, as_of="2026-12-01", runs=None).forecast


@pytest.mark.parametrize("name", SHEETS)
def test_who_takes_no_side_has_a_line_of_its_own(tmp_path: Path, name: str) -> None:
    """If it failed, a memo would say of who abstains, and of whom nobody knows anything, that they oppose it."""
    one, two, other, both = SHEETS[name]
    rows = {"Ann": one, "Bob": two, "Cy": other, "Dee": both, "Eve": "abstains", "Fay": ""}
    forecast = played(tmp_path, rows, {} if name == "options" else {"settles": "vote"})
    text = one_line(brief.markdown(forecast)).replace("**", "").replace(" (pivotal)", "")
    first = text.partition(" Abstain or are away: Eve.")[0]
    assert "Likelier " in first
    assert "Fay" not in first.partition("Likelier ")[2]
    assert "Position not known: Fay." in text
    if name != "options":
        assert "As near to one as to the other: Dee." in text


def test_of_a_case_all_are_on_a_side() -> None:
    text = brief.markdown(samples.sober())
    assert "The council votes. **Likelier build:** Alder. **Likelier keep:** **Elm (pivotal)**." in text


def test_defaults_that_do_not_fit_are_counted(tmp_path: Path) -> None:
    """A sentence that ends with "who ..." says nothing; how many are left out does."""
    rows = {"Ann": "strongly supportive", "Bob": "supportive", "Cy": "opposed", "Dee": "neutral"}
    forecast = played(tmp_path, rows, {"settles": "bargain"})
    whole = brief_context.assumed(forecast, 1000)
    assert "how far a number may be off: a tenth of what is held; who decides: those in the table." in whole
    for most in range(40, 400, 20):
        told = brief_context.assumed(forecast, most)
        assert "..." not in told
        parts = told.partition(". ")[0].split("; ")
        assert all(part in whole for part in parts[:-1])
        assert told == whole or parts[-1].startswith("and ")
