"""What would be wrong: a mechanism that a bundled case claims and that moves nothing, or an idle one that moves."""

from __future__ import annotations

import pytest

import instantsia
from instantsia.casefile.library import LIBRARY
from tests.library.scripts import script

SCRIPT = script("mechanisms")
NAMES = [name for name in instantsia.bundled() if (LIBRARY / name / "mechanisms.csv").is_file()]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_case_uses_is_in_its_table_of_mechanisms(name: str) -> None:
    assert SCRIPT["unnamed"](name) == []
    rows = SCRIPT["mechanisms"](name)
    assert len({row.name for row in rows}) == len(rows)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_to_move_something_does_in_few_draws(name: str) -> None:
    """One row of four: with few draws the error is wide, but what works changes some of them."""
    for one in SCRIPT["measure"](name, 1_000, every=4):
        assert one.mechanism.idle or abs(one.change) > 0, one


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_mechanism_moves_an_event_or_is_listed_as_idle(name: str) -> None:
    moved = list(SCRIPT["measure"](name))
    print(SCRIPT["table"](name, moved))
    assert SCRIPT["wrong"](moved) == []
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert SCRIPT["MARKS"].around(written, SCRIPT["table"](name, moved)) == written


def test_a_step_is_switched_off_by_what_is_known_before_it() -> None:
    """The first step of a case without facts has no step above it that a condition could name."""
    case = instantsia.load("purge-1936-39").case
    first, second = list(case.steps)[:2]
    assert SCRIPT["never"](case, first) == "months.turns < 0"
    assert SCRIPT["never"](case, second) == f"{first}.happened and not {first}.happened"
    for step in (first, second, "charge"):
        changed = instantsia.load("purge-1936-39", set=[f"step.{step}.when={SCRIPT['never'](case, step)}"])
        assert changed.case.steps[step].when


def test_a_line_that_cannot_be_read_is_told_with_its_place() -> None:
    with pytest.raises(SystemExit, match=r"line 7: off: found 'step.leak=0', expected --drop"):
        SCRIPT["_mechanism"]("line 7", {"mechanism": "a", "systems": "", "notes": "", "off": "step.leak=0", "idle": ""})
    read = SCRIPT["_mechanism"](
        "line 8", dict.fromkeys(("mechanism", "idle"), "") | {"systems": "S1 S10", "notes": "1.13", "off":
        "--drop walk --set body.b.rule={kind='majority', tie='chair'}"},
    )  # fmt: skip
    assert read.off == (("drop", "walk"), ("set", "body.b.rule={kind='majority', tie='chair'}"))
    assert read.systems == ("S1", "S10")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_said_above_each_table_that_dropping_a_step_is_no_option_of_the_program(name: str) -> None:
    written = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    head = written.partition(SCRIPT["MARKS"].begin)[2].partition("| mechanism |")[0]
    assert SCRIPT["NOTATION"] in head.splitlines()
    assert SCRIPT["NOTATION"] in SCRIPT["table"](name, []).splitlines()
