"""What would be wrong: a change told in the words of the table is refused, or changes another number."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia import api
from instantsia.casefile.load import load
from instantsia.errors import UserError
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.set_by_names import changes

from .tables import TODAY, assumed

ONE = "Director,Where they stand,Interest (1-5)\nAnn Lee,strongly for,5\nBob,against,3\nDr. Cid,strongly against,2\n"
TWO = "actor,issue,position\nAnn,Carbon tax,20\nBob,Carbon tax,80\nAnn,Visa quota,30\nBob,Visa quota,90\n"


def in_case(read: Opened, sets: list[str]) -> list[str]:
    """The changes with paths and numbers as a case has them."""
    return [one.text for one in changes(read, sets)]


def reading(folder: Path, text: str) -> Opened:
    (folder / "ban.csv").write_text(text)
    return opened(folder / "ban.csv", {}, None, TODAY)


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        (ONE, "Ann Lee.Where they stand=strongly against", "ann_lee.position=0"),
        (ONE, "ann.position = Against", "ann_lee.position=25"),
        (ONE, "Dr. Cid.position=40..60", "dr_cid.position=40..60"),
        (ONE, "Bob.Interest=4", "bob.salience.position=0.8"),
        (ONE, "Bob.Interest=2..3", "bob.salience.position=0.4..0.6"),
        (ONE, "Bob.Interest=high", "bob.salience.position=0.75"),
        (ONE, "Bob.votes=3", "bob.seats=3"),
        (ONE, "bob.salience.position=80", "bob.salience.position=80"),
        (ONE, "ban.threshold=40", "issue.position.line=40"),
        (ONE, "body.those_in_the_table.settles=vote", "body.those_in_the_table.settles=vote"),
        (TWO, "Ann.position=40", "ann.carbon_tax=40"),
        (TWO, "Ann.Visa=40", "ann.visa_quota=40"),
        (TWO, "Ann.salience.Visa quota=40", "ann.salience.visa_quota=0.4"),
        (TWO, "Ann.Visa quota.position=40", "ann.visa_quota=40"),
    ],
)
def test_a_change_in_the_words_of_the_table_is_that_of_its_path(
    text: str, typed: str, meant: str, tmp_path: Path
) -> None:
    assert in_case(reading(tmp_path, text), [typed]) == [meant]


def test_a_slip_is_told_the_name_that_is_near(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"found 'Anne Lee', expected an actor .*\(did you mean Ann Lee\?\)"):
        in_case(reading(tmp_path, ONE), ["Anne Lee.position=3"])


def test_of_two_names_that_begin_so_both_are_named(tmp_path: Path) -> None:
    text = "actor,position\nSudria East,60\nSudria West,70\nBerin,90\nLower Sudria,10\n"
    told = r"found 'Sudria', expected an actor or an issue of the table \(it may be Sudria East, Sudria West: say more"
    with pytest.raises(UserError, match=told):
        in_case(reading(tmp_path, text), ["Sudria.position=900"])


@pytest.mark.parametrize(
    ("header", "typed", "remedy"),
    [
        ("", "Poland.veto=yes", "--answer vetoes=Poland"),
        ("", "Poland.veto=no", "--answer vetoes=none"),
        (",veto", "Poland.vetoes=x", "--answer 'vetoes=Ann Lee|Poland'"),
        (",veto", "Ann Lee.veto=no", "--answer vetoes=none"),
    ],
)
def test_a_veto_is_an_answer(header: str, typed: str, remedy: str, tmp_path: Path) -> None:
    cells = (",", ",x", ",") if header else ("", "", "")
    rows = "".join(
        f"{row}{cell}\n" for row, cell in zip(("Poland,20,3", "Ann Lee,60,2", "Bob,90,2"), cells, strict=True)
    )
    (tmp_path / "ban.csv").write_text(f"actor,position,seats{header}\n{rows}")
    read = opened(tmp_path / "ban.csv", {"settles": "vote"}, None, TODAY)
    with pytest.raises(UserError) as refused:
        in_case(read, [typed])
    assert str(refused.value).endswith(f"who has a veto is an answer (say {remedy})")


def test_a_number_that_nothing_uses_is_told(tmp_path: Path) -> None:
    path = reading(tmp_path, ONE).path
    told = "Nothing that is decided reads bob.seats in this case: setting it changes nothing."
    assert api.forecast_table(path, set=["Bob.votes=3"]).unread == (told,)
    assert api.forecast_table(path, {"settles": "vote"}, set=["Bob.votes=3"]).unread == ()
    assert api.forecast_table(path, set=["Bob.position=strongly for"]).unread == ()


@pytest.mark.parametrize(
    ("header", "cells", "typed", "meant"),
    [
        ("Interest (1-5)", ("5", "3", "2"), "4", "0.8"),
        ("Interest", ("0.5", "0.3", "1"), "0.7", "0.7"),
        ("Interest", ("50", "30", "70"), "70", "0.7"),
        ("Priority (1 = most, 5 = least)", ("1", "3", "5"), "4", "0.4"),
        ("Interest", ("high", "low", "medium"), "80", "0.8"),
        ("Interest", ("high", "low", "medium"), "high", "0.75"),
    ],
)
def test_a_salience_is_read_as_the_same_cell_of_the_table_would_be(
    header: str, cells: tuple[str, ...], typed: str, meant: str, tmp_path: Path
) -> None:
    """A 4 of 1 to 5 would else be 4 of 100, and 80 of 100 eighty times as much as the most that anybody cares."""

    def sheet(third: str) -> Opened:
        held = (cells[0], third, cells[2])
        rows = [f"{name},{place},{one}" for name, place, one in zip("ABC", (90, 10, 60), held, strict=True)]
        return reading(tmp_path, "\n".join([f'actor,position,"{header}"', *rows]))

    read = sheet(cells[1])
    assert in_case(read, [f"B.{header.partition(' ')[0]}={typed}"]) == [f"b.salience.position={meant}"]
    if typed != "80":  # beside words alone the table itself has no such cell
        written = assumed(load(sheet(typed).document()), "b.salience.position").split("..")
        assert float(written[len(written) // 2]) == pytest.approx(float(meant))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Bob.Interest=80", r"Bob.Interest=80: found '80', expected a number from 1 to 5"),
        ("Bob.Interest=foo", r"found 'foo', expected a number from 1 to 5.* Interest \(1-5\)"),
    ],
)
def test_a_number_that_the_column_cannot_have_is_refused(typed: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=told):
        in_case(reading(tmp_path, ONE), [typed])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Genovia.Fund: position (bn USD)=50", "genovia.fund=50"),
        ("Genovia.Cap: position (% cut)=50", "genovia.cap=50"),
        ("Arland.Fund: salience (1-5)=5", "arland.salience.fund=1"),
        ("Arland.Fund: salience=5", "arland.salience.fund=1"),
    ],
)
def test_the_column_of_another_issue_is_that_of_the_other_issue(written: str, expected: str, tmp_path: Path) -> None:
    """The first issue was changed in silence, whichever column was named."""
    head = "State,Cap: position (% cut),Cap: salience (1-5),Fund: position (bn USD),Fund: salience (1-5)"
    rows = "Arland,60,5,100,3\nGenovia,40,2,20,4\nDorne,70,1,150,5\n"
    path = tmp_path / "talks.csv"
    path.write_text(f"{head}\n{rows}", encoding="utf-8")
    assert in_case(opened(path, {}, None, TODAY), [written]) == [expected]


COLUMNS = {
    "degrees": ("actor,position\nAnn,strongly for\nBob,against\nCid,for\n", "position"),
    "German": ("Name;Haltung\nAnn;sehr dafür\nBob;eher dagegen\nCid;dafür\n", "Haltung"),
    "points": ("actor,position\nAnn,20\nBob,80\nCid,55\n", "position"),
    "per cent": ("actor,position\nAnn,70 %\nBob,20 %\nCid,45 %\n", "position"),
    "shares": ("actor,position\nAnn,0.2\nBob,0.8\nCid,0.5\n", "position"),
    "commas": ("actor;position\nAnn;1,5\nBob;3,25\nCid;2,5\n", "position"),
    "years": ("actor,Year\nAnn,2027\nBob,2030\nCid,2035\n", "Year"),
    "of five": ("actor,Position (1-5)\nAnn,2\nBob,5\nCid,3\n", "Position"),
}


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        *[("degrees", one) for one in ("strongly against", "STRONGLY FOR", "dafür", "neutral", "voll dagegen")],
        *[("German", one) for one in ("strongly for", "eher dafür", "dagegen", "Neutral")],
        *[("points", one) for one in ("40", "40..60", "20..40..60", "ca. 30", "70 %", "1,5", "strongly for")],
        *[("per cent", one) for one in ("80 %", "80", "12,5 %", "0.8")],
        *[("shares", one) for one in ("0,7", "0.7", ".7")],
        *[("commas", one) for one in ("2,75", "2")],
        *[("years", one) for one in ("2031", "mid 2031")],
        *[("of five", one) for one in ("4", "4,5")],
    ],
)
def test_a_position_is_read_as_the_same_cell_of_the_table_would_be(column: str, typed: str, tmp_path: Path) -> None:
    """A word that the column reads was refused, and 70 % or 1,5 were no numbers, though the cell beside it had them."""
    text, name = COLUMNS[column]
    read = reading(tmp_path, text)
    path, _, told = in_case(read, [f"Bob.{name}={typed}"])[0].partition("=")
    (bob,) = [line for line in text.splitlines() if line.startswith("Bob")]
    mark = ";" if ";" in text else ","
    cell = f'"{typed}"' if mark in typed else typed
    answers = {"scale": "2027..2035"} if column == "years" else {"scale": "0..1"} if column == "shares" else {}
    (tmp_path / "ban.csv").write_text(text.replace(bob, f"Bob{mark}{cell}"))
    there = next(iter(opened(tmp_path / "ban.csv", answers, None, TODAY).table.rows.values()))
    number = next(entry.position.number for entry in there if entry.actor == "Bob")
    assert path.startswith("bob.")
    assert number is not None
    assert [float(one) for one in told.split("..")] == [
        one for one in (number.low, number.mode, None if number.fixed else number.high) if one is not None
    ]


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        ("degrees", "strongly fro", r"found 'strongly fro', expected .* ban.csv \(did you mean strongly for\?\)"),
        ("points", "4O", r"Bob.position=4O: found '4O', expected a number"),
        ("points", "120", r"found '120', expected a value from 0 to 100, .* as in the column position of ban.csv"),
        ("years", "Q7 2031", r"found 'Q7 2031', expected a number"),
        ("shares", "70 %", r"found '70 %', expected a number"),
        ("of five", "9", r"expected a value from 1 to 5, .* as in the column Position \(1-5\) of ban.csv"),
    ],
)
def test_what_the_column_cannot_say_is_refused(column: str, typed: str, told: str, tmp_path: Path) -> None:
    text, name = COLUMNS[column]
    with pytest.raises(UserError, match=told):
        in_case(reading(tmp_path, text), [f"Bob.{name}={typed}"])


def test_a_number_behind_the_path_of_a_case_is_that_of_the_case(tmp_path: Path) -> None:
    """Levers print such a path: 0.8 of 100 is no 80 there, whatever the cells of the column are read as."""
    read = reading(tmp_path, COLUMNS["per cent"][0])
    assert in_case(read, ["bob.position=0.8", "Bob.position=0.8"]) == ["bob.position=0.8", "bob.position=80"]


BOARD = "Member,Position\nArnaud,For\nBernard,Against\nCaron,For\nDufour,\nEvrard,Against\n"
TICKED = "Member,For,Against,Abstain\nArnaud,x,,\nBernard,,x,\nCaron,x,,\nDufour,,,\nEvrard,,x,\n"


@pytest.mark.parametrize("text", [BOARD, TICKED])
@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("Dufour.For=x", "--set Dufour.position=For"),
        ("Dufour.Against=1", "--set Dufour.position=Against"),
        ("Dufour.Against=no", "--set Dufour.position=For"),
        ("Dufour.abstain=x", "--set Dufour.position=abstain"),
        ("Dufour.vote=For", "--set Dufour.position=For"),
        ("dufour=Against", "--set Dufour.position=Against"),
        ("nobody=For", "--set Arnaud.position=For"),
        ("quota=5", "--answer quota=5"),
        ("status quo=For", "--answer status_quo=For"),
    ],
)
def test_what_names_no_cell_is_told_what_to_write_and_that_works(
    text: str, typed: str, instead: str, tmp_path: Path
) -> None:
    read = reading(tmp_path, text)
    with pytest.raises(UserError) as refused:
        in_case(read, [typed])
    assert f"{instead})" in str(refused.value)
    option, _, change = instead.partition(" ")
    sets = [change] if option == "--set" else []
    answers = dict([change.split("=")]) if option == "--answer" else {}
    run = api.forecast_table(tmp_path / "ban.csv", answers, as_of="2026-11-21", set=sets)
    assert run.run(64, 1, as_of="2026-11-21", runs=None).forecast.head.share.p is not None


BALLOT = "actor,position,influence,salience\nAnn,north,50,4\nBob,south,40,5\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Ann.influence=90", r"'influence' is not used \(--answer columns=vote:influence makes it the number of votes"),
        ("Ann.salience=90", "'salience' is not used where options are put to the vote"),
    ],
)
def test_a_weight_that_does_not_count_is_told_in_the_words_of_the_sheet(tmp_path: Path, typed: str, told: str) -> None:
    with pytest.raises(UserError, match=told) as error:
        changes(reading(tmp_path, BALLOT), [typed])
    assert ".position" not in str(error.value)


@pytest.mark.parametrize(
    ("typed", "name"), [("Dr. Cid", "Dr. Cid"), ("Dr. C", "Dr. Cid"), ("Prof. D. Eng", "Prof. D. Eng")]
)
def test_a_full_stop_may_be_of_the_name_and_the_line_that_is_offered_works(
    tmp_path: Path, typed: str, name: str
) -> None:
    read = reading(tmp_path, f"{ONE}Prof. D. Eng,for,2\nDr. Fay,for,1\n")
    with pytest.raises(UserError, match=f"found no column behind {name} \\(say --set '{name}.position=for'\\)"):
        changes(read, [f"{typed}=for"])
    assert len(in_case(read, [f"{name}.position=for"])) == 1
