"""Who knew what, and the way of a report, as they are shown; JSON that its schema knows.

What is shown lies in tests/report/screens; `python -m tests.report.test_beliefs` writes it anew.
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from instantsia.analysis.results.beliefs import Held, Knew, Late, OfFact, Origin, Row
from instantsia.api import load
from instantsia.report.beliefs import knew, knew_data, trace
from instantsia.report.charts.beliefs import Strip, beliefs
from tests.analysis.beliefs.papers import papers

SHOWN = Path(__file__).resolve().parent / "screens"
WIDTHS = (80, 60, 120)


def shown(folder: Path) -> dict[str, str]:
    """{name of a file: the screens at the three widths}."""
    study = papers(folder)
    one, way, draw = (study.knew(draws=2000), study.trace("again", draws=2000), study.trace("looked_at", 7, draws=2000))
    told = {
        "knew": lambda width: knew.screen(one, width),
        "trace": lambda width: f"{trace.screen(way, width)}\n\n{trace.screen(draw, width)}",
    }
    return {
        name: "\n".join(f"-- {width} columns\n{screen(width)}\n" for width in WIDTHS) for name, screen in told.items()
    }


def test_screens(tmp_path: Path) -> None:
    for name, text in shown(tmp_path).items():
        assert text == (SHOWN / f"{name}.txt").read_text("utf-8")
        assert max(map(len, text.split("-- 60")[1].split("-- 120")[0].splitlines())) <= 60


HELD = Held("koba", 0.8, 0.1, 0.9, 0.7, 0.6, 0.67, 0.0)
ROW = Row("near", 0, 704953, 704953, 704953, 1.0, "yes", 0.8, "forger", ("far",), (), (HELD,))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW,
         "5 February 1931 near: yes in 0.80 of the draws; nobody knows that it is of one origin with far (forger)"),
        (replace(ROW, held=(replace(HELD, knows=1.0), replace(HELD, actor="klim", knows=1.0))),
         "5 February 1931 near: yes in 0.80 of the draws; all of them know that it is of one origin with far (forger)"),
        (replace(ROW, held=(replace(HELD, knows=0.4), replace(HELD, actor="klim"))),
         "5 February 1931 near: yes in 0.80 of the draws; Koba (in 0.40 of the draws) knows that it is of one origin "
         "with far (forger)"),
        (replace(ROW, earlier=(), reached=0.5, last=704955),
         "5-7 February 1931 near: in 0.50 of the draws; yes in 0.80 of these"),
        (replace(ROW, earlier=(), day=0, turn=2, share=1.0), "near (turn 3): yes"),
        (replace(ROW, earlier=(), outcome="", share=None, late=(Late("ballot", 0, 0.3),)),
         "5 February 1931 near: late: ballot was decided without it in 0.30 of the draws"),
    ],
)  # fmt: skip
def test_what_came_about_is_one_line(row: Row, said: str) -> None:
    assert knew.happened(row, {}) == said


def test_who_knows_that_two_are_one_is_not_told_to_take_them_for_two() -> None:
    apart = OfFact("f", "", 0.1, (), (), (Origin("forger", ("far", "near"), (HELD,), 0.8, 0.14),))
    assert knew.told_of_origins(apart, {}) == [
        "Two reports of one origin (forger) are taken for two: Koba 0.80; knowing it, 0.67.",
        "Where both said yes (0.80 of the draws) it is so in 0.14.",
    ]
    known = replace(apart, origins=(replace(apart.origins[0], held=(replace(HELD, knows=1.0),), so=None),))
    assert knew.told_of_origins(known, {}) == ["Two reports of one origin (forger) are known to be one word."]


def test_whoever_got_fewer_reports_of_one_origin_is_not_told_to_take_them_for_all() -> None:
    """If it failed, a man whom two of three reports reach would be said to take three for three."""
    some = (HELD, replace(HELD, actor="klim"))
    steps = ("near", "gossip", "far")
    alike = OfFact("f", "", 0.1, (), (), (Origin("forger", steps, some, 0.8, None, {"koba": 2, "klim": 2}),))
    assert knew.told_of_origins(alike, {}) == [
        "Two reports of one origin (forger) are taken for two: Koba 0.80; knowing it, 0.67. "
        "Klim 0.80; knowing it, 0.67."
    ]
    apart = replace(alike, origins=(replace(alike.origins[0], got={"koba": 3, "klim": 2}),))
    assert knew.told_of_origins(apart, {}) == [
        "Reports of one origin (forger) are taken for as many as each gets: Koba (3) 0.80; knowing it, 0.67. "
        "Klim (2) 0.80; knowing it, 0.67."
    ]


def test_nobody_is_told_to_know_of_a_report_that_never_reached_them() -> None:
    found = load("apparatus").knew(draws=400, who="first")
    text = " ".join(knew.screen(found).split())
    assert "gossip" not in text
    assert "Two reports of one origin (intercept) are taken for two: First Secretary" in text
    both = " ".join(knew.screen(load("apparatus").knew(draws=400)).split())
    assert "Foreign Minister and Trade Minister do not know that it is of one origin with gossip" in both


def test_a_fact_that_nothing_moves_says_so() -> None:
    still = Knew("c", 1, 10, None, None, (OfFact("f", "It is so", 0.5, (replace(HELD, before=None),), (), ()),))
    assert "Nothing that came about moved what they believe of it." in knew.screen(still)


def test_the_page_has_a_strip_for_each_and_a_line_for_what_moved_them(tmp_path: Path) -> None:
    page = papers(tmp_path).run(draws=300, runs=None).page()
    section = page[page.index('<section id="beliefs"') :]
    section = section[: section.index("</section>")]
    drawn = ElementTree.fromstring(re.search(r"<svg .*?</svg>", section, re.DOTALL)[0].replace("&nbsp;", " "))
    stairs = [one for one in drawn.iter() if one.get("class") == "course"]
    lines = [one for one in drawn.iter() if one.get("class") == "grid"]
    assert (len(stairs), len(lines)) == (3, 3 * 4)
    assert "Two reports of one origin (hand) are taken for two: Ann" in section
    assert '<section id="beliefs"' not in load("gdr-orders-1957").run(draws=300, runs=None).page()


@pytest.mark.parametrize(
    ("steps", "said"), [([(5, 0.1, 1.2, 0.9)], "no chance"), ([(7, 0.1, 0.5, 0.9)], "none of those on which")]
)
def test_a_strip_that_cannot_be_drawn_is_refused(steps: list[tuple[int, float, float, float]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        beliefs([Strip("Ann", "", steps)], [5, 6], title="t", description="d", id="i")


def test_the_json_is_what_its_schema_says(tmp_path: Path) -> None:
    study = papers(tmp_path)
    validate = jsonschema.Draft202012Validator
    told = json.loads(knew_data.knew_json(study.knew(draws=200, as_of="1931-02-20")))
    validate(knew_data.knew_schema()).validate(told)
    assert {row["step"] for row in told["knew"]} == {None, "brought", "again", "looked_at"}
    for draw in (None, 3):
        validate(trace.trace_schema()).validate(json.loads(trace.trace_json(study.trace("again", draw, draws=200))))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for name, text in shown(Path(made)).items():
            (SHOWN / f"{name}.txt").write_text(text, "utf-8")
