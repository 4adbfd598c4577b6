"""Words for and against one motion: what holds is the word against, since a motion that fails decides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import forecast_table
from instantsia.stakeholders import questions
from instantsia.stakeholders.questions.known import IssueFacts, Known


def known(*options: str) -> Known:
    issues = {"ban": IssueFacts("ban", options=options)}
    return Known(file="ban.csv", issues=issues, actors=("Ann", "Bob"), today=739_000)


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (("dafür", "dagegen"), "dagegen"),
        (("against", "for"), "against"),
        (("No", "Yes"), "No"),
        (("contre", "pour"), "contre"),
        (("a favor", "en contra"), "en contra"),
        (("не согласен", "согласен"), "не согласен"),
        (("за", "против"), "против"),
        (("nie", "tak"), "nie"),
        (("aye", "nay"), "nay"),
        (("against", "amend", "for"), "against"),
        (("against",), "against"),
        (("north", "south"), "no decision"),
        (("against", "opposed", "for"), "no decision"),
        (("for", "high", "low"), "no decision"),
        (("for",), "no decision"),
    ],
)
def test_the_word_against_holds(options: tuple[str, ...], holds: str) -> None:
    """If it failed, a motion that is not carried would be counted as something decided."""
    asking = questions.ask(known(*options), {})
    named = list(asking.value("options"))
    assert asking.value("status_quo") == holds
    assert ("no decision" in named) == (holds == "no decision")
    assert [one for one in options if one not in named] == []
    said = asking.catalogue["status_quo"].guessed(asking)
    told = asking.catalogue["status_quo"].told(asking)
    assert said.startswith(f"'{holds}' holds if the motion is not carried") == (holds != "no decision")
    assert ("for and against one motion" in told) == (holds != "no decision")


def test_it_is_asked_and_another_answer_counts() -> None:
    asked = [one.key for one in questions.open_questions(known("against", "for"), {})]
    assert "status_quo" in asked
    asking = questions.ask(known("against", "for"), {"status_quo": "for"})
    assert asking.value("status_quo") == "for"
    third = questions.ask(known("against", "for"), {"status_quo": "no decision"})
    assert list(third.value("options")) == ["no decision", "against", "for"]


def test_the_headline_is_whether_the_motion_is_carried(tmp_path: Path) -> None:
    table = tmp_path / "ban.csv"
    said = ["dafür", "dagegen", "dafür", "dafür", "dagegen", "dafür", "dagegen"]
    rows = [f"{name},{word}" for name, word in zip(["Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus"], said, strict=True)]
    table.write_text("\n".join(["member,position", *rows]) + "\n", "utf-8")
    study = forecast_table(table, as_of="2026-12-01")
    assert study.case.event[0].question == "Will the motion on ban be carried?"
    told = forecast_table(table, {"status_quo": "dagegen"}, as_of="2026-12-01")
    assert study.case.step == told.case.step
    assert study.case.assumption == told.case.assumption
