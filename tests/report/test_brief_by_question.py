"""A brief groups people by what the question asks after, tells every option, and keeps their names before the rest."""

from __future__ import annotations

from pathlib import Path

import instantsia
from instantsia.api import forecast_table
from instantsia.report import brief
from instantsia.report.brief_markup import one_line

WANTS = {"ann": (0.2, 0.1, 0.9), "ben": (0.2, 0.9, 0.1), "cy": (0.9, 0.2, 0.1)}
OPTIONS = ("wait", "protest", "act")


def test_the_sides_are_those_of_the_question_and_not_of_the_status_quo() -> None:
    """Whoever reads "likelier protest or act" under "Do they act?" takes the one for the other."""
    case = instantsia.load(
        {
            "instantsia": 1,
            "title": "Three ways",
            "question": "Do they act?",
            "actor": [{"id": one} for one in WANTS],
            "issue": [{"id": "answer", "options": [*OPTIONS]}],
            "body": [{"id": "council", "members": [*WANTS], "rule": {"kind": "majority"}}],
            "step": [
                {
                    "id": "session",
                    "text": "The council votes",
                    "kind": "vote",
                    "body": "council",
                    "issue": "answer",
                    "procedure": "plurality",
                    "date": "1974-03-12",
                }
            ],
            "event": [{"id": "acts", "text": "They act", "when": 'session == "act"'}],
            "assumption": [
                {"about": f"{who}.answer.{option}", "value": worth, "why": "so"}
                for who, some in WANTS.items()
                for option, worth in zip(OPTIONS, some, strict=True)
            ],
        }
    )
    text = one_line(brief.markdown(case.run(draws=400, runs=None).forecast)).replace(" (pivotal)", "").replace("**", "")
    assert "Likelier act: Ann. Likelier wait or protest: " in text
    assert "By option: " in text


def test_names_go_last(tmp_path: Path) -> None:
    sheet = tmp_path / "board.csv"
    rows = [f"Member Number {one},{'yes' if one % 2 else 'leans no'}" for one in range(1, 17)]
    sheet.write_text("\n".join(["name,vote on the closure", *rows]) + "\n")
    run = forecast_table(sheet, {}, as_of="2026-12-01").run(400, as_of="2026-12-01", runs=None)
    text = brief.markdown(run.forecast)
    assert all(f"Member Number {one}" in text for one in range(1, 17))
    assert len(text.split()) <= brief.most_words(run.forecast)
