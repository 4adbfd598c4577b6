"""What would be wrong on the page of the journal's mechanisms: a number left out, a test that is not there, a count."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest
from tools import numbered

from tests.inside import test_between_states, test_switched_off
from tests.library.scripts import script

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = script("mechanisms")
ALL = numbered.numbered()
GOAL = 40
"""So many were to move an event of a bundled case."""
ON_A_CASE = "tests/library/test_mechanisms.py::test_every_mechanism_moves_an_event_or_is_listed_as_idle"
ON_A_TOY: dict[str, Collection[str]] = {
    "tests/inside/test_switched_off.py::test_switching_it_off_moves_what_it_is_for": test_switched_off.MECHANISMS,
    "tests/inside/test_between_states.py::test_switching_it_off_moves_what_it_is_for": test_between_states.MECHANISMS,
}
PAGE = (ROOT / "docs" / "reference" / "mechanisms-of-the-journal.md").read_text(encoding="utf-8")


def moving_by_the_file() -> dict[str, set[str]]:
    """{number: cases}, as benchmarks/mechanisms.py reads them: a row without a reason to be idle moves something."""
    found: dict[str, set[str]] = {}
    for case in SCRIPT["cases"]():
        for row in SCRIPT["mechanisms"](case):
            for number in () if row.idle else row.notes:
                found.setdefault(number, set()).add(case)
    return found


def test_every_number_stands_once_and_in_order() -> None:
    expected = [f"{chapter}.{one}" for chapter, last in ((1, 37), (2, 36), (3, 40)) for one in range(1, last + 1)]
    assert [one.number for one in ALL] == expected
    assert {chapter: count for chapter, (_, _, count) in numbered.CHAPTERS.items()} == {1: 37, 2: 36, 3: 40}
    for one in ALL:
        assert one.state in numbered.STATES, one
        assert one.planned in {*numbered.STATES, numbered.BETWEEN_STATES}, one
        assert one.mechanism, one
        assert re.fullmatch(r"\d+(-\d+)?(, \d+(-\d+)?)*", one.lines), one


def test_the_plan_is_the_plan() -> None:
    assert Counter(one.planned for one in ALL) == {"carried": 72, "in part": 9, "not yet": 12, "other side": 20}
    for one in ALL:
        assert one.by or one.state == one.planned, f"{one.number}: say why it is not as planned"


@pytest.mark.parametrize("one", [one for one in ALL if one.test], ids=lambda one: one.number)
def test_every_test_that_is_named_exists_and_is_about_it(one: numbered.Numbered) -> None:
    named, _, parameter = one.test.removesuffix("]").partition("[")
    path, _, function = named.partition("::")
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    assert function in {node.name for node in body if isinstance(node, ast.FunctionDef)}
    if named == ON_A_CASE:
        assert parameter in moving_by_the_file()[one.number]
    elif named in ON_A_TOY:
        assert parameter == one.number
        assert parameter in ON_A_TOY[named]
    else:
        assert not parameter


def test_what_is_carried_is_tested_and_what_is_not_there_is_not() -> None:
    moved = numbered.moving()
    for one in ALL:
        if one.state == "carried":
            assert one.test.startswith((ON_A_CASE, *ON_A_TOY)), one.number
        if one.number in moved:
            assert (one.state, one.test.partition("[")[0]) == ("carried", ON_A_CASE), one.number
        if one.state == "not yet":
            assert not one.test, one.number
    for path, mechanisms in ON_A_TOY.items():
        assert {one.number for one in ALL if one.test.startswith(path)} == set(mechanisms)


def test_every_number_of_a_case_is_known_and_the_page_reads_what_the_script_does() -> None:
    known = {one.number for one in ALL}
    for case in SCRIPT["cases"]():
        for row in SCRIPT["mechanisms"](case):
            assert set(row.notes) <= known, (case, row.name)
    assert numbered.cases() == sorted(SCRIPT["cases"]())
    assert {number: {row.case for row in rows} for number, rows in numbered.moving().items()} == moving_by_the_file()


def test_the_counts_that_are_printed_are_those_of_the_data() -> None:
    moved, states = moving_by_the_file(), Counter(one.state for one in ALL)
    for state in numbered.STATES:
        line = next(line for line in PAGE.splitlines() if line.startswith(f"| {state} |"))
        by_chapter = [sum(one.state == state and one.chapter == chapter for one in ALL) for chapter in (1, 2, 3)]
        assert [int(cell) for cell in line.strip("| ").split(" | ")[2:]] == [*by_chapter, states[state]]
    carried = [one for one in ALL if one.state == "carried"]
    on_cases = [one for one in carried if one.number in moved]
    assert len(on_cases) == len(moved) >= GOAL
    assert f"**{len(on_cases)} of the {len(carried)} that are carried move an event" in PAGE
    assert "planned" not in PAGE
    history = [one for one in on_cases if moved[one.number] != {numbered.INVENTED}]
    assert f"On a case of history {len(history)} do; the other {len(on_cases) - len(history)} do so on" in PAGE
    toys = [one.number for one in ALL if one.state == "carried" and one.number not in moved]
    assert f"on a toy case only ({len(toys)}): {', '.join(toys)}." in PAGE
    for state, said in (("in part", "Carried in part"), ("not yet", "Not yet carried")):
        assert re.search(rf"^{said} \({states[state]}\): ", PAGE, re.MULTILINE)
    between = Counter(one.state for one in ALL if one.planned == numbered.BETWEEN_STATES)
    each = ", ".join(f"{between[state]} {state}" for state in numbered.STATES)
    assert f"About dealings between states ({sum(between.values())}; {each}): " in PAGE
    assert "widely held to be fabricated" in PAGE
    assert len(re.findall(r"^\| \d\.\d+ \|", PAGE, re.MULTILINE)) == len(ALL) == sum(states.values())
