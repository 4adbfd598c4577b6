"""What would be wrong: a table that is misread in silence, a mistake told one at a time, or a traceback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.stakeholders.files.votes.table import TableError

from .test_start import modules_after

COUNCIL = "member,votes\nFrance,4\nGermany,4\nItaly,4\nBelgium,2\nNetherlands,2\nLuxembourg,1\n"


def power(folder: Path, text: str | bytes, quota: str = "12", *more: str) -> Result:
    """The command on a table with this text."""
    table = folder / "council.csv"
    table.write_bytes(text.encode() if isinstance(text, str) else text)
    return CliRunner().invoke(group, ["power", str(table), "--quota", quota, *more])


def answer(folder: Path, text: str | bytes, quota: str = "12") -> dict[str, dict[str, object]]:
    """Its members, as JSON."""
    done = power(folder, text, quota, "--json")
    assert done.exit_code == 0, done.output or done.exception
    return json.loads(done.stdout)["members"]


def problems(folder: Path, text: str | bytes, quota: str = "12") -> list[str]:
    """What it complains of."""
    done = power(folder, text, quota)
    assert isinstance(done.exception, TableError), (done.output, done.exception)
    return list(done.exception.problems)


def test_the_table_and_the_json(tmp_path: Path) -> None:
    done = power(tmp_path, COUNCIL)
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "France           4           0.233    0.238    0.313" in done.stdout
    assert "Never decides: Luxembourg." in done.stdout
    told = json.loads(power(tmp_path, COUNCIL, "12", "--json").stdout)
    assert (told["quota"], told["votes"], told["warnings"]) == (12, 17, [])
    assert told["members"]["Belgium"] == {
        "votes": 2,
        "veto": False,
        "shapley_shubik": "3/20",
        "shapley_shubik_decimal": 0.15,
        "banzhaf": "1/7",
        "banzhaf_decimal": 1 / 7,
        "decides_decimal": 0.1875,
    }


def test_205_equal_members(tmp_path: Path) -> None:
    told = answer(tmp_path, "name,votes\n" + "".join(f"m{number},1\n" for number in range(205)), "103")
    assert len(told) == 205
    assert {(one["shapley_shubik"], one["banzhaf"]) for one in told.values()} == {("1/205", "1/205")}


@pytest.mark.parametrize(
    "text",
    [
        COUNCIL.replace(",", ";"),
        COUNCIL.replace(",", "\t"),
        "\ufeff" + COUNCIL.replace("\n", "\r\n"),
        "sep=;\n" + COUNCIL.replace(",", ";"),
        COUNCIL.replace("member", "Land").replace("votes", " Votes ").replace("\nItaly", "\n\n , \nItaly"),
        COUNCIL.replace("France,4", '"France","4,0"'),
        COUNCIL.replace(",", ";").replace("France;4", "France;4,0"),
    ],
)
def test_tables_as_they_are(tmp_path: Path, text: str) -> None:
    assert answer(tmp_path, text) == answer(tmp_path, COUNCIL)


def test_the_order_of_rows_and_columns_changes_the_order_of_printing_alone(tmp_path: Path) -> None:
    top, *rows = COUNCIL.splitlines()
    turned = answer(tmp_path, "\n".join([top, *rows[::-1]]))
    assert list(turned) == list(answer(tmp_path, COUNCIL))[::-1]
    assert turned == answer(tmp_path, COUNCIL)
    halves = "\n".join(["land;note;votes", *(f"{row.split(',')[0]};x;{int(row[-1]) / 2}" for row in rows)])
    for name, one in answer(tmp_path, halves, "6").items():
        assert one["shapley_shubik"] == turned[name]["shapley_shubik"]
        assert one["banzhaf"] == turned[name]["banzhaf"]


def test_unions(tmp_path: Path) -> None:
    told = answer(tmp_path, "member,union,votes\nA,,50\nB,us,49\nC,us,1\n", "51")
    assert [(one["owen"], one["union"]) for one in told.values()] == [("1/2", None), ("1/4", "us"), ("1/4", "us")]
    assert [one["shapley_shubik"] for one in told.values()] == ["2/3", "1/6", "1/6"]
    shown = power(tmp_path, "member,union,votes\n" + "A" * 90 + ",,50\nB,us,49\nC,us,1\n", "51").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "Owen" in shown


def test_every_problem_at_once_with_row_and_column(tmp_path: Path) -> None:
    text = "member,votes\nA,-2\nB,many\nC,1-3\n"
    assert problems(tmp_path, text, "0") == [
        "council.csv, row 2, column 2 (votes): found '-2', expected 0 or more",
        "council.csv, row 3, column 2 (votes): found 'many', expected a number such as 12 or 12.5",
        "council.csv, row 4, column 2 (votes): found '1-3', expected a number such as 12 or 12.5",
        "--quota: found '0', expected more than 0",
    ]


def test_rows_that_do_not_fit_are_left_out_or_told_apart_and_told(tmp_path: Path) -> None:
    text = "member,votes\nA,2\n,3\na,1\nC,\nD,1,5\n–,4\n"
    told = answer(tmp_path, text, "3")
    assert {name: one["votes"] for name, one in told.items()} == {"A": 2, "a (2)": 1, "C": 0, "D": 1}
    said = power(tmp_path, text, "3").stderr
    assert "Members that stand twice were told apart: 'a (2)' (row 4)" in said
    assert "Read as no vote, since nothing stands there: row 5" in said
    assert "Not read, since it stands beyond the header: '5' (row 6)" in said
    assert "row 3 ('3', which names no member)" in said
    assert "row 7 ('–, 4', which names no member)" in said


@pytest.mark.parametrize(
    ("text", "quota", "said"),
    [
        ("", "1", "found an empty file"),
        ("\n \n", "1", "found an empty file"),
        ("member,votes\n", "1", "found a header line alone"),
        ("member,vots\nA,1\n", "1", "found columns 'member', 'vots', expected a column votes (did you mean vots?)"),
        ("votes,veto\n1,x\n", "1", "found no column that names the members"),
        ("member,votes,votes\nA,1,1\n", "1", "found 'votes', which means the same as 'votes'"),
        ("member,votes,veto\nA,1,perhaps\n", "1", "found 'perhaps', expected yes or no"),
        ("member,votes\nA,40 %\nB,60\n", "60", "found '40 %' beside votes without per cent"),
        ("member,votes\nA,0\nB,0\n", "1", "found 0 votes in all"),
        (COUNCIL, "18", "--quota: found '18', expected more than 0 and at most 17, the sum of the votes"),
        (COUNCIL, "-1", "--quota: found '-1', expected more than 0"),
        (COUNCIL, "620 %", "--quota: found '620 %', expected more than 0 and at most 17"),
        (COUNCIL, "", "--quota: found nothing"),
        (COUNCIL, "0.65", "which is less than one vote (write 65 % if a share is meant)"),
        (COUNCIL, "most", "expected votes (12), a share (2/3), a per cent (65 %), more than half, or unanimity"),
        ('member;votes\nA;"1,234"\n', "1", "which is 1234 to one reader and 1.234 to another"),
        ("member,votes\nA,9" + "9" * 5000 + "\n", "1", "expected a number"),
        (b"PK\x03\x04\x00\x00", "1", "is broken"),
        ("member,votes\n" + "".join(f"m{one},1\n" for one in range(10_001)), "5001", "more than 10,000 members"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, text: str | bytes, quota: str, said: str) -> None:
    found = problems(tmp_path, text, quota)
    assert len(found) == 1, found
    assert said in found[0]


def test_an_alphabet_that_is_not_sure_is_told(tmp_path: Path) -> None:
    done = power(tmp_path, b"member,votes\nM\x81ller,1\n", "1")
    assert "council.csv is read as Mac Roman, and may be in DOS 850" in done.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "council.csv").write_text(COUNCIL)
    for name, said in (("counsil.csv", "did you mean council.csv?"), (".", "found a folder")):
        done = CliRunner().invoke(group, ["power", str(tmp_path / name), "--quota", "12"])
        assert said in str(done.exception)


def test_a_decimal_comma_that_another_cell_settles_is_read(tmp_path: Path) -> None:
    told = answer(tmp_path, "member;votes\nA;1,234\nB;0,5\n", "1,2")
    assert told["A"]["votes"] == 1.234


def test_a_quota_with_which_two_sides_win_is_said_to_be_one(tmp_path: Path) -> None:
    done = power(tmp_path, COUNCIL, "8")
    assert done.exit_code == 0
    assert "warning: quota 8 is not more than half of the votes (8.5)" in done.stderr
    assert json.loads(power(tmp_path, COUNCIL, "8", "--json").stdout)["warnings"]
    assert "warning" not in power(tmp_path, COUNCIL, "9").stderr


def test_a_column_that_is_not_read_is_named(tmp_path: Path) -> None:
    assert "columns not read: unoin" in power(tmp_path, "member,votes,unoin\nA,1,x\n", "1").stderr


def test_a_veto_is_what_shapley_and_banzhaf_say(tmp_path: Path) -> None:
    told = answer(tmp_path, "member,votes,veto\nA,1,yes\nB,1,\nC,1,no\n", "2")
    assert [one["shapley_shubik"] for one in told.values()] == ["2/3", "1/6", "1/6"]
    assert [one["banzhaf"] for one in told.values()] == ["3/5", "1/5", "1/5"]
    assert [one["veto"] for one in told.values()] == [True, False, False]
    # two sides cannot both have the member without whom nothing passes
    assert "warning" not in power(tmp_path, "member,votes,veto\nA,1,yes\nB,1,\nC,1,\n", "1").stderr


@pytest.mark.parametrize(
    ("quota", "needed"),
    [
        ("2/3", 17 * 2 / 3), ("more than half", 9), (">50 %", 9), ("unanimity", 17), ("12 votes", 12), ("70 %", 11.9),
        ("more than 2/3", 12), ("majority", 9),
    ],
)  # fmt: skip
def test_a_quota_as_people_write_it(tmp_path: Path, quota: str, needed: float) -> None:
    assert json.loads(power(tmp_path, COUNCIL, quota, "--json").stdout)["quota"] == pytest.approx(needed)


@pytest.mark.parametrize(
    "text",
    [
        COUNCIL.replace("votes", "seats"),
        COUNCIL.replace("member,votes", "Land,Stimmen"),
        COUNCIL.replace("member,votes", "party,weight"),
        COUNCIL + "Total votes,17\n",
        COUNCIL + "\nWeights of the treaty of 1957,\n",
        "The council\n\n" + COUNCIL,
        "votes,member\n4,France\n4,Germany\n4,Italy\n2,Belgium\n2,Netherlands\n1,Luxembourg\n",
    ],
)
def test_what_the_door_of_all_tables_reads(tmp_path: Path, text: str) -> None:
    assert answer(tmp_path, text) == answer(tmp_path, COUNCIL)


def test_a_workbook_with_a_total_and_words_for_nobody(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    rows = [
        ("party", "seats", "alliance"),
        ("A", 4, "none"),
        ("B", 3, "-"),
        ("C", 2, "n/a"),
        ("D", 2, "X"),
        ("E", 1, "X"),
    ]
    for row in (*rows, ("Total seats", 12, None)):
        book.active.append(row)
    book.save(tmp_path / "house.xlsx")
    done = CliRunner().invoke(group, ["power", str(tmp_path / "house.xlsx"), "--quota", "more than half", "--json"])
    told = json.loads(done.stdout)["members"]
    assert [one["owen"] for one in told.values()] == ["5/12", "1/4", "1/12", "1/6", "1/12"]
    assert done.stderr == "left out: row 7 ('Total seats, 12', which adds up or averages the others)\n"


def test_thousands_are_asked_whatever_separates_the_cells(tmp_path: Path) -> None:
    for text in ("Land;votes\nA;1.054\nB;997\n", "Land,votes\nA,1.054\nB,997\n"):
        (told,) = problems(tmp_path, text, "1000")
        assert "found '1.054', which is 1054 to one reader and 1.054 to another (write 1054 or 1.0540)" in told
    assert answer(tmp_path, "Land;votes\nA;1 054\nB;997\n", "1000")["A"]["votes"] == 1054


def test_one_name_in_two_ways(tmp_path: Path) -> None:
    text = "member,votes,bloc\nPeru,4,North\nPERU,3,\nChile,2,north\n"
    told = answer(tmp_path, text, "5")
    assert {name: one["union"] for name, one in told.items()} == {"Peru": "North", "PERU (2)": None, "Chile": "North"}
    assert "Read as one name: 'north' and 'North'" in power(tmp_path, text, "5").stderr


def test_a_body_of_ten_thousand(tmp_path: Path) -> None:
    told = answer(tmp_path, "member,votes\n" + "".join(f"m{one},1\n" for one in range(10_000)), "5001")
    assert told["m0"]["shapley_shubik"] == "1/10000"


def test_status_2_and_no_traceback_and_nothing_heavy(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "council.csv").write_text(COUNCIL)
    command = [sys.executable, "-m", "instantsia", "power", "council.csv"]
    for more in ([], ["--quota", "x"]):
        done = subprocess.run([*command, *more], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
    loaded = modules_after(["power", "council.csv", "--quota", "12"], tmp_path)
    assert not loaded & {"polars", "pydantic", "numpy"}


def ruling(folder: Path, text: str, *more: str) -> Result:
    """The command that asks who rules, on a table with this text."""
    (folder / "council.csv").write_text(text)
    return CliRunner().invoke(group, ["power", str(folder / "council.csv"), "--coalition", *more])


def test_the_strongest_is_thrown_out(tmp_path: Path) -> None:
    # Aldin would have 5 of 9 votes with Berin, and 5 of 8 or 5 of 7 with another: nobody joins Aldin
    shown = ruling(tmp_path, "member,votes\nAldin,2.5\nBerin,2\nCorva,1.5\nDuras,1\nEmil,0\n")
    assert shown.exit_code == 0, shown.output
    assert "Minimal ruling coalition: Berin, Corva and Duras (4.5 of 7 votes)." in shown.stdout
    assert "can throw out Aldin, Emil." in " ".join(shown.stdout.split())
    assert "It assumes that votes are all the power there is" in shown.stdout
    assert "as few votes" not in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_coalitions_with_as_few_votes_are_named(tmp_path: Path) -> None:
    told = json.loads(ruling(tmp_path, "member,votes\nA,1\nB,1\nC,1\n", "--json").stdout)
    assert (told["ruling_coalition"], told["as_well"]) == (["A", "B"], [["A", "C"], ["B", "C"]])
    assert {name: one["share_then"] for name, one in told["members"].items()} == {"A": 0.5, "B": 0.5, "C": 0}
    shown = ruling(tmp_path, "member,votes\nA,1\nB,1\nC,1\n").stdout
    assert "With as few votes 2 other coalitions do as well: A and C; B and C." in shown


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((3, 4, 5), "nobody is thrown out"),
        ((3, 4, 10), "C has more than half of the votes and needs nobody else: A, B can be thrown out."),
        ((0, 0, 1), "C has more than half of the votes and needs nobody else: A, B can be thrown out."),
    ],
)
def test_what_a_ruling_coalition_means(tmp_path: Path, votes: tuple[int, ...], said: str) -> None:
    rows = "".join(f"{name},{one}\n" for name, one in zip("ABC", votes, strict=True))
    assert said in json.loads(ruling(tmp_path, f"member,votes\n{rows}", "--json").stdout)["means"]


def test_what_goes_with_a_ruling_coalition(tmp_path: Path) -> None:
    assert "goes without --quota" in ruling(tmp_path, COUNCIL, "--quota", "12").stderr
    assert "columns not read with --coalition: veto" in ruling(tmp_path, "member,votes,veto\nA,1,\nB,2,yes\n").stderr
    many = ruling(tmp_path, "member,votes\n" + "".join(f"m{number},1\n" for number in range(17)))
    assert many.exit_code != 0
    assert "found 17 members with votes, expected at most 16" in str(many.exception)


def test_what_could_be_read_in_two_ways_is_answered(tmp_path: Path) -> None:
    """The refusal asked which, and the command took no answer; `forecast` takes one about the same cell."""
    text = "member;votes\nFrance;1.054\nItaly;997\nMalta;88\n"
    assert "--answer decimal=comma or decimal=point" in problems(tmp_path, text)[0]
    for mark, votes in (("comma", 1054), ("point", 1.054)):
        done = power(tmp_path, text, "more than half", "--answer", f"decimal={mark}", "--json")
        assert json.loads(done.stdout)["members"]["France"]["votes"] == votes


def test_the_column_of_the_votes_is_answered(tmp_path: Path) -> None:
    text = "Club,Town,Delegates\nReds,Oslo,4\nBlues,Bergen,3\nGreens,Voss,2\n"
    assert list(answer(tmp_path, text, "5")) == ["Reds", "Blues", "Greens"]
    done = power(tmp_path, text, "5", "--answer", "columns=actor:Town|vote:Delegates", "--json")
    assert {name: one["votes"] for name, one in json.loads(done.stdout)["members"].items()} == {
        "Oslo": 4,
        "Bergen": 3,
        "Voss": 2,
    }
    wrong = power(tmp_path, text, "5", "--answer", "columns=vote:Delgates")
    assert wrong.exit_code != 0
    assert "did you mean Delegates?" in str(wrong.exception)


def test_the_alphabet_is_answered(tmp_path: Path) -> None:
    text = "member;votes\nŁódź;4\nKraków;3\nŻory;2\n".encode("cp1250")
    done = power(tmp_path, text, "5", "--answer", "encoding=windows-1250", "--json")
    assert list(json.loads(done.stdout)["members"]) == ["Łódź", "Kraków", "Żory"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("scale=0..5", r"--answer scale=0..5: is not asked of votes alone, expected encoding, columns, decimal"),
        ("decimal=dash", r"--answer decimal=dash: found 'dash', expected point or comma"),
        ("decmal=comma", r"found 'decmal', expected a question \(did you mean decimal\?\)"),
        ("encoding=klingon", r"klingon"),
    ],
)
def test_an_answer_that_is_none_is_refused(answer: str, told: str, tmp_path: Path) -> None:
    done = power(tmp_path, COUNCIL, "12", "--answer", answer)
    assert isinstance(done.exception, UserError)
    with pytest.raises(UserError, match=told):
        raise done.exception


def test_what_was_answered_about_the_same_file_holds(tmp_path: Path) -> None:
    (tmp_path / "council.instantsia").mkdir()
    (tmp_path / "council.instantsia" / "answers.toml").write_text('decimal = "comma"\n')
    done = power(tmp_path, "member;votes\nFrance;1.054\nItaly;997\nMalta;88\n", "more than half", "--json")
    assert json.loads(done.stdout)["members"]["France"]["votes"] == 1054


def test_every_command_on_a_table_takes_the_answers_about_how_it_is_read() -> None:
    """One of them lacked --answer, another --hidden: they share one definition."""
    cells: dict[str, list[Mapping[str, object]]] = {"sheet": [], "hidden": []}
    for name in ("forecast", "levers", "compare", "convert", "power"):
        command = group.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        options = {one.name: one for one in command.params}
        assert "answer" in options, name
        for key, some in cells.items():
            some.append(options[key].to_info_dict())
    for key, some in cells.items():
        assert all(one == some[0] for one in some), key


@pytest.mark.parametrize("rest", ["Misto;183\n", "Misto;183\nTotale;400\n", "Mixed;83\n"])
def test_a_mixed_group_has_seats_as_others_have(rest: str, tmp_path: Path) -> None:
    found = answer(tmp_path, f"Gruppo;Seggi\nAlleanza;112\nCentro;74\nDemocratici;31\n{rest}", "160")
    assert list(found) == ["Alleanza", "Centro", "Democratici", rest[:5]]


@pytest.mark.parametrize(
    ("total", "note"), [("Total", "quota 11"), ("Summe", "11 nötig"), ("Totale", "maggioranza 11")]
)
def test_a_total_with_a_remark_beside_it_is_no_member(total: str, note: str, tmp_path: Path) -> None:
    found = answer(tmp_path, f"Member,Votes,Note\nAmes,10,\nBond,8,\nCole,3,\n{total},21,{note}\n", "11")
    assert list(found) == ["Ames", "Bond", "Cole"]


def test_a_company_called_total_is_a_member_with_a_remark(tmp_path: Path) -> None:
    found = answer(tmp_path, "Member,Votes,Note\nShell,10,oil\nAGIP,8,oil\nBP,3,oil\nTotal,9,oil\n", "16")
    assert "Total" in found
