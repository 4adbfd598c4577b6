"""What would be wrong: a 4 of 5 read as a 4 of 100, or a scale of 0 to 100 asked about where nothing is in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.scales import told_ends, told_scale
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

from .reading import problems, read


@pytest.mark.parametrize(
    ("header", "scale", "ends"),
    [
        ("Salience (1-5)", (1, 5), None),
        ("Position [0..10]", (0, 10), None),
        ("Score 1 to 7", (1, 7), None),
        ("Position (-2 to 2)", (-2, 2), None),
        ("Haltung (0 bis 100)", (0, 100), None),
        ("Position: 0 = no ban, 100 = full ban", (0, 100), ("no ban", "full ban")),
        ("Where (0=roll over; 10=unwind in full)", (0, 10), ("roll over", "unwind in full")),
        ("Position", None, None),
        ("Position 2", None, None),
    ],
)
def test_what_a_header_tells(header: str, scale: object, ends: object) -> None:
    assert (told_scale(header), told_ends(header)) == (scale, ends)


@pytest.mark.parametrize(
    ("header", "cells", "scale"),
    [
        ("position", ["4", "7", "10"], (0, 10)),
        ("position", ["1", "4", "5"], (1, 5)),
        ("position", ["1", "6", "7"], (1, 7)),
        ("position", ["0.2", "1"], (0, 1)),
        ("position", ["4.25", "5.5"], (0, 10)),
        ("position", ["-2", "1", "2"], (-2, 2)),
        ("position", ["-40", "70"], (-100, 100)),
        ("position", ["2030", "2035", "2040"], (2030, 2040)),
        ("position", ["450", "800", "1210"], (450, 1300)),
        ("Position (0-10)", ["4", "7"], (0, 10)),
        ("Position (0-20)", ["4", "12"], (0, 20)),
    ],
)
def test_a_scale_in_doubt_is_proposed_and_asked(
    header: str, cells: list[str], scale: tuple[float, float], tmp_path: Path
) -> None:
    rows = "\n".join(f"{name},{cell}" for name, cell in zip("ABC", cells, strict=False))
    found = read(tmp_path, f"actor,{header}\n{rows}\n")
    assert found.proposed.scales[""].scale == scale
    assert found.scales == {}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("position", ["4", "40"]),
        ("position", ["0", "0"]),
        ("position", ["100", "100"]),
        ("position", ["4 %", "7 %"]),
        ("position (0-100)", ["4", "7"]),
        ("position", ["20..40", "11"]),
        ("position", ["", "?"]),
    ],
)
def test_nothing_is_asked_where_0_to_100_is_plain(header: str, cells: list[str], tmp_path: Path) -> None:
    rows = "\n".join(f"{name},{cell}" for name, cell in zip("ABC", cells, strict=False))
    assert read(tmp_path, f"actor,{header}\n{rows}\n").proposed.scales == {}


def test_each_issue_has_its_scale_and_what_lies_outside_is_told_after_the_answer(tmp_path: Path) -> None:
    text = "actor,issue,position\nA,coal,2030\nB,coal,2040\nA,tax,20\nB,tax,60\nA,pace,3\nB,pace,5\n"
    found = read(tmp_path, text)
    assert {issue: doubt.scale for issue, doubt in found.proposed.scales.items()} == {
        "coal": (2030, 2040),
        "pace": (1, 5),
    }
    assert found.first == "coal"
    answered = read(tmp_path, text, scales={"": (2030.0, 2040.0), "pace": (0.0, 10.0)})
    assert answered.proposed.scales == {}
    told = problems(tmp_path, text, scales={"coal": (2030.0, 2035.0), "pace": (0.0, 10.0)})
    assert told == [
        "ban.csv, row 3, column 3 (position): found '2040', the scale is 2030 to 2035 (--answer scale=2030..2040 has "
        "every position on it)"
    ]
    beyond = read(tmp_path, "actor,issue,position\nA,a,50\nA,b,150\nB,b,20\n").proposed.scales["b"]
    assert (beyond.scale, beyond.why) == ((0, 150), "the positions run from 20 to 150, some beyond 100")


def test_saliences_on_a_grid_count_as_their_share_of_the_upper_end(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position,Interest (1-5)\nA,20,1\nB,60,5\nC,70,high\nD,80,\n")
    assert found.proposed.salience is not None
    assert found.proposed.salience.scale == (1, 5)
    middles = [one.salience.number.middle for one in found.entries if one.salience.number is not None]
    assert (middles, found.unit) == ([20, 100, 75], 100)
    plain = read(tmp_path, "actor,position,salience\nA,20,1\nB,60,5\n", salience=(0.0, 100.0))
    assert [one.salience.number.middle for one in plain.entries if one.salience.number is not None] == [1, 5]
    shares = read(tmp_path, "actor,position,salience\nA,20,0.2\nB,60,1\n")
    assert (shares.unit, shares.proposed.salience) == (1, None)
    below = read(tmp_path, "actor,position,salience\nA,20,1\nB,60,3\n", salience=(0.0, 5.0))
    assert [one.salience.number.middle for one in below.entries if one.salience.number is not None] == [20, 60]
    assert "the scale of saliences is 1 to 3" in problems(
        tmp_path, "actor,position,salience\nA,20,1\nB,60,5\n", salience=(1.0, 3.0)
    )[0]  # fmt: skip


def test_open_ends_are_those_of_the_scale(tmp_path: Path) -> None:
    text = "actor,position,salience,capability\nA,8+,at least 60,5+\nB,<4,<45,12\nC,=6,80,High\n"
    words = read(tmp_path, text, scale=(0.0, 10.0))
    assert "Capabilities in words beside numbers were read as shares of the most: 'High' as 9" in words.notes
    found = read(tmp_path, text.replace("High", "9"), scale=(0.0, 10.0))
    ends = [
        tuple((one.number.low, one.number.high) for one in (row.position, row.salience, row.capability) if one.number)
        for row in found.entries
    ]
    assert ends == [((8, 10), (60, 100), (5, 12)), ((0, 4), (0, 45), (12, 12)), ((6, 6), (80, 80), (9, 9))]
    assert [row.position.exact for row in found.entries] == [False, False, True]


@pytest.mark.parametrize(
    ("cells", "settled", "first"),
    [
        (["1.054", "997", "1.200"], (",", "1.054"), 1054),
        (["1,054", "997", "1,200"], (".", "1,054"), 1054),
        (["1,054", "2", "3"], (",", "1,054"), 1.054),
        (["1.234", "0,5", "3"], (",", "1.234"), 1234),
    ],
)
def test_a_mark_that_may_group_thousands_is_asked_about(
    cells: list[str], settled: tuple[str, str], first: float, tmp_path: Path
) -> None:
    rows = "\n".join(f"{name};20;{cell}" for name, cell in zip("ABC", cells, strict=True))
    text = f"actor;position;capability\n{rows}\n"
    found = read(tmp_path, text)
    assert found.proposed.decimal == settled
    assert found.entries[0].capability.number is not None
    assert found.entries[0].capability.number.low == first
    other = "." if settled[0] == "," else ","
    answered = read(tmp_path, text, decimal=other)
    assert answered.proposed.decimal is None
    assert answered.entries[0].capability.number is not None
    assert answered.entries[0].capability.number.low in (first * 1000, first / 1000)


def test_a_point_between_commas_is_decimal_unless_the_others_are_a_thousandfold(tmp_path: Path) -> None:
    assert read(tmp_path, "actor,position,power\nA,20,3.141\nB,30,2.718\n").proposed.decimal is None
    assert read(tmp_path, "actor,position,power\nA,20,1.054\nB,30,997\n").proposed.decimal == (",", "1.054")


@pytest.mark.parametrize("value", ["4200", "55", "-4200", "1000000"])
def test_a_scale_that_is_proposed_has_two_ends(value: str, tmp_path: Path) -> None:
    """If it failed, a table would be refused for what the program itself proposes."""
    for name in ("Position", "Position (tonnes)", "Position (%)"):
        found = read(tmp_path, f"actor,{name}\nA,{value}\nB,{value}\n")
        assert all(doubt.scale[0] < doubt.scale[1] for doubt in found.proposed.scales.values())


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Mindestpreis €m", "€m"),
        ("Max £ pcm", "£"),
        ("Prezzo minimo EUR", "EUR"),
        ("Run-off, CLD bn/qtr", "CLD bn/qtr"),
        ("Buffer (m)", "m"),
    ],
)
def test_amounts_within_a_part_of_0_to_100_are_asked_about(header: str, unit: str, tmp_path: Path) -> None:
    """Wrong if prices of 15 to 30 are points of 0 to 100 and nobody is asked."""
    rows = [f"{name};{price}" for name, price in zip("ABCDEF", (15, 22, 18, 30, 17, 26), strict=True)]
    (tmp_path / "ground.csv").write_text("\n".join([f"actor;{header}", *rows]) + "\n", "utf-8")
    found = stakeholders(understood(read_sheet(tmp_path / "ground.csv"), f"position:{header}").sheet)
    (doubt,) = found.proposed.scales.values()
    assert doubt.scale == (15.0, 30.0)
    assert doubt.why == f"the positions run from 15 to 30 ({unit})"
