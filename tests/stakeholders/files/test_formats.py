"""What would be wrong: a file of another program read with its columns, dimensions, scales or outcomes confused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.given import Given

from .reading import problems, read

KTAB = """\
China; scen 2,Two questions; at once, 2, 2, ,
Actor,Description,Influence,Policy Position,Policy Salience,Pstn2,Sal2, ,
XJ,Xi Jinping,   100.125,30,24.0,20,48.0, ,
LK,Li Keqiang,    60.250,45,44.7,,41.3,
"""
EXCHANGE = """\
'#A'\t'USA'\t'USA'\t''
'#A'\t'EU (incl Norway)'\t'EU'\t''
'#P'\t'Treaty'\t'A new treaty'\t''
'#M'\t'Treaty'\t0
'#M'\t'Treaty'\t50\t'half'
'#M'\t'Treaty'\t10
'#D'\t'USA'\t'Treaty'\t10.0\t0.9\t0.26
'#D'\t'EU (incl Norway)'\t'Treaty'\t50\t\t0.156
"""
XML = """\
<?xml version="1.0"?>
<Scenario><name>N</name><Dimensions><dName>First</dName></Dimensions><Actors>
<Actor><name>Alice &amp; co</name><description>One</description><capability>117.7</capability>
<Position><dCoord></dCoord><dCoord>39.8</dCoord></Position>
<Salience><dSal>32.3</dSal><dSal>22.4</dSal></Salience></Actor></Actors></Scenario>
"""


def at(found: Stakeholders, actor: str, issue: str = "") -> Entry:
    return next(entry for entry in found.entries if (entry.actor, entry.issue) == (actor, issue))


def raw(entry: Entry) -> tuple[str, str, str]:
    return entry.position.raw, entry.salience.raw, entry.capability.raw


# ------------------------------------------------------------------------------------------------ KTAB


def test_ktab_csv(tmp_path: Path) -> None:
    found = read(tmp_path, KTAB)
    assert (found.title, found.issues, len(found.entries)) == ("Two questions; at once", ("dimension 2", "Policy"), 4)
    assert raw(at(found, "XJ", "Policy")) == ("30", "24.0", "100.125")
    assert raw(at(found, "LK", "dimension 2")) == ("", "41.3", "60.250")
    assert at(found, "LK", "Policy").note == "Li Keqiang"
    assert str(at(found, "XJ", "Policy").position.spot) == "ban.csv, row 3, column 4 (Policy Position)"
    assert found.scales == {"Policy": (0, 100), "dimension 2": (0, 100)}
    assert sum(one.position.blank for one in found.entries) == 1


def test_ktab_says_what_its_first_line_promises(tmp_path: Path) -> None:
    told = problems(tmp_path, KTAB.replace(" 2, 2,", " 3, 4,"))
    assert told == [
        "ban.csv, row 1, column 3: found 2 actors, expected 3, as the first line says",
        "ban.csv, row 2: found 7 columns, expected 11: three, and two for each of 4 dimensions, as the first line says",
    ]


def test_ktab_xml(tmp_path: Path) -> None:
    found = read(tmp_path, XML, "ban.xml")
    assert found.issues == ("dimension 2", "First")
    assert raw(at(found, "Alice & co", "First")) == ("", "32.3", "117.7")
    assert raw(at(found, "Alice & co", "dimension 2")) == ("39.8", "22.4", "117.7")
    assert str(at(found, "Alice & co", "First").salience.spot) == "ban.xml, line 5 (dSal)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]>\n<Scenario>&x;</Scenario>', "line 1: found a document type or an entity"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><Scenario/>', "found a document type"),
        ("<Scenario><name>", "no XML that can be read: no element found"),
        ("<Scenario/>", "expected KTAB's <Scenario> with <Actors>"),
        ("<Workbook/>", "found XML with <Workbook>"),
        ("<a>" * 200, "elements without end"),
        (XML.replace("<dSal>22.4</dSal>", ""), "line 5 (Salience): found 1 of <dSal>, expected 2"),
        (XML.replace("39.8", "much.9x?"), None),
        (XML.replace("39.8", "1/2"), "line 4 (dCoord): found '1/2'"),
    ],
)
def test_xml_that_is_wrong(tmp_path: Path, text: str, said: str | None) -> None:
    if said is None:
        assert at(read(tmp_path, text, "ban.xml"), "Alice & co", "dimension 2").position.word == "much.9x?"
    else:
        assert said in problems(tmp_path, text, "ban.xml")[0]


@pytest.mark.parametrize(
    ("name", "entries", "issues", "actor", "values"),
    [
        ("bdm_cases/ktab_china_soe_policy.csv", 26, ("Policy",), "XJ", ("30", "30", "100")),
        ("bdm_cases/ktab_china_soe_competitive.csv", 34, ("Competitive",), "WQ", ("20", "40", "80")),
        ("bdm_cases/ktab_china_soe_2dim.csv", 26, ("Competitive", "Policy"), "MK", ("45", "49.4", "35.0")),
        ("bdm_cases/ktab_smpExample.xml", 15, ("FirstDim", "SecondDim", "YADN"), "Bob", ("15.9", "25.2", "93.2")),
        ("decision_models/ktab_inputs/SOE-Policy.csv", 26, ("Policy",), "LK", ("45", "65", "65")),
        ("decision_models/ktab_inputs/SOE-Competitive.csv", 34, ("Competitive",), "XJ", ("20", "60", "100")),
        ("decision_models/ktab_inputs/SOE-Pol-Comp.csv", 26, ("Competitive", "Policy"), "XJ", ("20", "48.0", "100.0")),
        ("decision_models/ktab_inputs/dummyData-a040.csv", 40, ("XYZ",), "Act-1002", ("52.2", "35.72", "1.25")),
        ("decision_models/ktab_inputs/dummyData-a080.csv", 80, ("XYZ",), "Act-1080", ("62.86", "33.57", "3.57")),
        ("decision_models/ktab_inputs/dummyData-a160.csv", 160, ("XYZ",), "Act-1160", ("48.46", "26", "0.63")),
        (
            "decision_models/ktab_inputs/dummyData_3Dim.csv", 21, ("dimension 1", "dimension 2", "dimension 3"),
            "SActor-00", ("75.79", "49.53", "102.543"),
        ),
        (
            "decision_models/ktab_inputs/dummyData_6Dim.csv", 162, tuple(f"Dim{one}" for one in range(6)),
            "AA03", ("60", "15.87", "35.19"),
        ),
        ("bdm_cases/bdm1994_emission_standards.csv", 10, ("",), "Denmark", ("4", "100", "0.05")),
        ("bdm_cases/bdm_china_leadership.csv", 24, ("",), "Hong Kong", ("100", "85", "25")),
        ("bdm_cases/cop21_exchange_model_input.csv", 181, None, "African_grp", ("100.0", "0.8", "0.25")),
        ("bdm_cases/copenhagen_exchange_model_input.csv", 75, None, "USA", ("10.0", "0.8", "0.26")),
    ],
)  # fmt: skip
def test_files_of_the_literature(
    shared: Path, name: str, entries: int, issues: tuple[str, ...] | None, actor: str, values: tuple[str, str, str]
) -> None:
    """Their counts, and the values of one actor on the first issue in the order of names."""
    found = stakeholders(read_sheet(shared / "data" / name))
    assert len(found.entries) == entries
    if issues is not None:
        assert found.issues == issues
    assert raw(at(found, actor, found.issues[0])) == values


def test_ktab_agrees_with_a_reading_of_its_own(shared: Path) -> None:
    """Every number of every file, against nothing but commas counted."""
    for path in sorted((shared / "data" / "decision_models" / "ktab_inputs").glob("*.csv")):
        rows = list(csv.reader(path.read_text().splitlines()))
        numbers = [
            (float(row[3 + 2 * one]), float(row[4 + 2 * one]), float(row[2]))
            for row in rows[2:]
            for one in range(int(rows[0][3]))
        ]
        found = stakeholders(read_sheet(path)).entries
        told = [
            tuple(part.number.low for part in (one.position, one.salience, one.capability) if part.number is not None)
            for one in found
        ]
        assert sorted(told) == sorted(numbers), path.name


def test_the_years_of_honduras_lie_from_0_to_1(shared: Path) -> None:
    path = shared / "data" / "bdm_cases" / "honduras_nicaragua.csv"
    doubt = stakeholders(read_sheet(path)).proposed.scales[""]
    assert (doubt.scale, doubt.why) == ((0.0, 1.0), "the positions run from 0 to 1")
    found = stakeholders(read_sheet(path), given=Given(scales={"": (0.0, 1.0)}))
    assert (len(found.entries), found.unit) == (5, 1)
    assert raw(at(found, "Honduras")) == ("0", "1", "0.0001515")


def test_reform_priorities_have_no_positions(shared: Path) -> None:
    with pytest.raises(TableError, match="reform priorities has no positions"):
        read_sheet(shared / "data" / "bdm_cases" / "ktab_reformpri-ex01.xml")


# ------------------------------------------------------------------------------------------------ exchange


def test_exchange(tmp_path: Path) -> None:
    found = read(tmp_path, EXCHANGE)
    assert (found.issues, found.scales, found.unit) == (("Treaty",), {"Treaty": (0, 50)}, 1)
    assert raw(at(found, "EU (incl Norway)", "Treaty")) == ("50", "", "0.156")
    assert str(at(found, "USA", "Treaty").capability.spot) == "ban.csv, line 7 (power)"
    bare = EXCHANGE.replace("'", "").replace("\n", "\r\n")
    assert read(tmp_path, bare, "ban.txt").entries == found.entries


def test_what_is_wrong_in_exchange_files(tmp_path: Path) -> None:
    text = EXCHANGE.replace("#D'\t'USA'\t'Treaty'\t10.0", "#D'\t'USB'\t'Treaties'\t60").replace(
        "'Treaty'\t0", "'Treaty'\t?"
    )
    assert problems(tmp_path, text + "what\n'#D'\t'USA'\t'Treaty'\t60\t1\t1\n") == [
        "ban.csv, line 4: found '?', expected an issue and a point of its scale behind #M",
        "ban.csv, line 7 (actor): found 'USB', of which no row #A tells (did you mean USA?)",
        "ban.csv, line 7 (issue): found 'Treaties', of which no row #P tells (did you mean Treaty?)",
        "ban.csv, line 9: found 'what', expected a row that begins with #A, #P, #M or #D",
        "ban.csv, line 10 (position): found '60', the scale is 10 to 50 (--answer scale.Treaty=10..60 has every "
        "position on it)",
    ]
    assert "no row that begins with #D" in problems(tmp_path, "'#A'\t'USA'\n")[0]


def test_scales_of_the_climate_conferences(shared: Path) -> None:
    found = stakeholders(read_sheet(shared / "data" / "bdm_cases" / "cop21_exchange_model_input.csv"))
    assert len(found.issues) == 13
    assert set(found.scales.values()) == {(0.0, 100.0)}
    assert found.unit == 1
    assert (
        len(stakeholders(read_sheet(shared / "data" / "bdm_cases" / "copenhagen_exchange_model_input.csv")).issues) == 7
    )


# ------------------------------------------------------------------------------------------------ DEU


def test_deu_long(tmp_path: Path) -> None:
    text = "isnrnmc,isnr,actor,position,salience,council_votes,outcome\n1,d1,at,40.0,0.5,4.0,99\n1,d1,com,100,,,99\n"
    (tmp_path / "issues.csv").write_text("isnr,reference_point,outcome\nd1,20.0,99\nd2,,1\n")
    found = read(tmp_path, text)
    assert (found.issues, found.status_quo, found.scales) == (("d1",), {"d1": 20.0}, {"d1": (0, 100)})
    assert (at(found, "at", "d1").votes, at(found, "com", "d1").votes, found.blank_votes) == (4, None, 1)
    assert found.notes == ("reference points are read from issues.csv", "the column of outcomes was not read")
    assert "99" not in repr(read_sheet(tmp_path / "ban.csv"))
    assert at(found, "at", "d1").position.spot.column == 4


def test_deu_wide(tmp_path: Path) -> None:
    actors = ("com", "ep", "at", "be", "de")
    header = ",".join(["isnr", *(f"p{one}" for one in actors), "rp", "out", *(f"s{one}" for one in actors)])
    found = read(tmp_path, f"{header}\nd1,100,50,,20,0,10,99,50,60,0,70,80\nd2,1,2,3,4,5,,99,6,7,8,9,10\n")
    assert len(found.entries) == 9
    assert found.status_quo == {"d1": 10.0}
    assert raw(at(found, "be", "d1")) == ("20", "70", "")
    assert str(at(found, "be", "d1").salience.spot) == "ban.csv, row 2, column 12 (sbe)"
    assert "99" not in repr(read_sheet(tmp_path / "ban.csv"))


def test_deu_as_it_lies_there(shared: Path) -> None:
    found = stakeholders(read_sheet(shared / "data" / "deu2_eu15" / "positions.csv"))
    assert (len(found.entries), len(found.issues), len(found.status_quo)) == (2688, 173, 130)
    austria = at(found, "at", "d00032i1")
    assert (*raw(austria)[:2], austria.votes) == ("40.0", "40.0", 4)
    assert found.status_quo["d00032i3"] == 100
    assert found.unread == ("banzhaf", "isnrnmc", "prnrnmc", "shapley")
    assert found.blank_votes == sum(entry.actor in ("com", "ep") for entry in found.entries)
    one = stakeholders(read_sheet(shared / "data" / "deu2_eu15" / "positions.csv"), "d00032i1")
    assert {entry.issue for entry in one.entries} == {"d00032i1"}


@pytest.mark.parametrize(
    "name", ["issues.csv", "issue_text.csv", "scale_anchors_held.csv", "reference_challenge_model.csv"]
)
def test_tables_without_stakeholders_are_told(shared: Path, name: str) -> None:
    with pytest.raises(TableError, match="a column position"):
        stakeholders(read_sheet(shared / "data" / "deu2_eu15" / name))
