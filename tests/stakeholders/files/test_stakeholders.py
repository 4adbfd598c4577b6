"""What would be wrong: a cell that means another thing than it says, a problem told alone, an order that matters."""

from __future__ import annotations

import csv
import io
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.table.ditto import is_ditto

from .reading import problems, read

TOP = "actor,position,salience,capability,vote,veto,body,bloc seats,issue,source,note"


def test_every_kind_of_cell(tmp_path: Path) -> None:
    rows = (
        "USA,0..20,80 %,3,yes,x,Council,12,ban,cable 7,firm",
        "Iran,leans to full ban,,unknown,2,,,,ban,,",
        "EU,?,high,1.5,no,no,,5..9,ban,,",
    )
    found = read(tmp_path, "\n".join([TOP, *rows]))
    eu, iran, usa = found.entries
    assert (usa.actor, usa.issue, usa.votes, usa.veto, usa.body) == ("USA", "ban", 1, True, "Council")
    assert (usa.source, usa.note) == ("cable 7", "firm")
    number = usa.position.number
    assert number is not None
    assert (number.low, number.high, number.mode, number.source) == (0, 20, None, "table")
    assert usa.seats.number is not None
    assert usa.seats.number.fixed
    assert usa.salience.number is not None
    assert usa.salience.number.low == 80
    assert (iran.position.word, iran.position.number, iran.votes) == ("leans to full ban", None, Fraction(2))
    assert iran.capability.blank
    assert iran.capability.raw == "unknown"
    assert (eu.position.blank, eu.salience.word, eu.votes, eu.veto) == (True, None, None, False)
    assert eu.salience.number is not None
    assert eu.salience.number.middle == 75
    assert found.issues == ("ban",)
    assert len(found.columns) == 11
    assert found.columns[0] == "actor"
    assert (found.blank_votes, found.blank_vetoes) == (0, 1)


def test_two_columns_are_enough(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position\nA,40\n")
    (entry,) = found.entries
    assert found.columns == ("actor", "position")
    assert (entry.issue, entry.votes, entry.veto, entry.salience.blank, entry.capability.blank) == (
        "",
        None,
        False,
        True,
        True,
    )
    assert (found.issues, found.blank_votes) == (("",), 0)


@pytest.mark.parametrize(
    ("cell", "votes"),
    [
        *[(yes, 1) for yes in ("x", "JA", "sí", "да", "1", "TRUE")],
        *[(no, None) for no in ("", "0", "no", "nein", "-", "n/a")],
        *[("29", 29), ("0.5", Fraction(1, 2)), ('"0,5"', Fraction(1, 2))],
    ],
)
def test_votes(tmp_path: Path, cell: str, votes: object) -> None:
    found = read(tmp_path, f"actor,position,vote,veto\nA,40,{cell},\n")
    assert found.entries[0].votes == votes
    assert found.blank_votes == (cell in ("", "-", "n/a"))
    assert found.blank_vetoes == 1


@pytest.mark.parametrize("cell", ["?", "unknown", "perhaps", "1..2", "40 %", "nan"])
def test_a_vote_is_not_guessed(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"actor,position,vote\nA,40,{cell}\n")
    assert found.entries[0].votes is None
    assert found.notes == (f"'{cell}' (row 2) is read as no vote (--answer votes=NAMES says who has one)",)


def test_every_cell_that_is_no_number_is_told_and_none_refused(tmp_path: Path) -> None:
    text = (
        "actor,position,salience,capability,vote,veto,note\n"
        "A,40,-1,-2,,perhaps,\n"
        ",40,50,1,,,\n"
        "B,60..70,nan,inf,2,,\n"
        "C,50..30,40,3,1,,\n"
        'D,"1,2,34",2/5,2,"1,2,3",,\n'
        "a ,30,50,1,,,\n"
        "E,05-Mar,true,#REF!,,,,beyond\n"
        "F,120,50,1,,,\n"
    )
    found = read(tmp_path, text)
    assert found.proposed.words == {"": {"50..30": None, "1,2,34": None, "05-Mar": None}}
    assert found.proposed.grades == {**dict.fromkeys(("-1", "nan", "true", "-2", "inf", "#REF!")), "2/5": 40.0}
    assert found.proposed.where_graded["-1"] == "row 2, is below 0"
    assert found.proposed.where[""]["1,2,34"] == "row 6, looks mistyped"
    assert found.proposed.where[""]["05-Mar"] == "row 8, which reads as a date or time"
    assert found.proposed.scales[""].scale == (0, 120)
    assert [str(one) for one in found.left_out] == ["row 3 ('no name, 40, 50, 1', which has numbers and no name)"]
    assert any(note.startswith("Not read, since it stands beyond the header: 'beyond' (row 8)") for note in found.notes)
    assert "Names that stand twice were told apart: 'A (2)' (row 7)" in found.notes
    assert "'perhaps' (row 2) is read as no veto (--answer vetoes=NAMES says who has one)" in found.notes


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("actor,postion", "expected a column position (if 'postion' is meant, name it position)"),
        ("actr,position", "expected a column actor (if 'actr' is meant, name it actor)"),
        ("a,b", "expected a column actor"),
        ("actor,position,stance", "column 3 (stance): found 'stance', which means the same as 'position' (position)"),
        ("name,actor,position", "column 2 (actor): found 'actor', which means the same as 'name' (actor)"),
        ("actor,position,influence,power", "found 'power', which means the same as 'influence' (capability)"),
    ],
)
def test_columns_that_are_wrong(tmp_path: Path, header: str, said: str) -> None:
    row = ",".join("40" for _ in header.split(","))
    assert any(said in told for told in problems(tmp_path, f"{header}\n{row}\n"))


def test_a_second_column_without_any_cell_does_no_harm(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position,power,influence,Zweck\nA,40,,3,x\n")
    assert found.entries[0].capability.raw == "3"
    assert found.unread == ("power", "Zweck")


def test_a_cell_under_no_name(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,,position\nA,x,40\n")
    assert found.notes == ("Not read: column 2, which has no name in the header ('x')",)


@pytest.mark.parametrize("row", ["Total,70", "SUMME:,", "Итого,3", "Source: talks in May,", "Note: all of them,"])
def test_a_row_below_the_table_is_no_actor(tmp_path: Path, row: str) -> None:
    """A sum read as an actor would outweigh all others, unseen."""
    found = read(tmp_path, f"actor,position\nA,40\n{row}\n")
    assert [entry.actor for entry in found.entries] == ["A"]
    (told,) = read_sheet(tmp_path / "ban.csv").left_out
    assert told.text == ", ".join(filter(None, row.split(",")))


def test_names_of_one_actor_in_two_ways(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,issue,position\nUSA,Ban,10\nEU,ban,3\nU SA,date,40\nusa,ban,2\n")
    assert [(one.issue, one.actor) for one in found.entries] == [
        ("Ban", "EU"), ("Ban", "USA"), ("Ban", "USA (2)"), ("date", "USA"),
    ]  # fmt: skip
    assert found.notes == (
        "Read as one issue: 'ban' and 'Ban'",
        "Read as one name: 'U SA' and 'USA', 'usa' and 'USA'",
        "Names that stand twice were told apart: 'USA (2)' (row 5)",
    )


def test_a_name_that_stands_twice_takes_the_name_of_nobody_else(tmp_path: Path) -> None:
    found = read(tmp_path, "actor,position,capability\nReds,20,50\nReds,70,40\nReds (2),90,30\n")
    assert sorted((one.actor, one.position.raw) for one in found.entries) == [
        ("Reds", "20"), ("Reds (2)", "90"), ("Reds (3)", "70"),
    ]  # fmt: skip
    assert found.notes[-1] == "Names that stand twice were told apart: 'Reds (3)' (row 3)"


def test_units(tmp_path: Path) -> None:
    mixed = read(tmp_path, "actor,position\nA,0.4\nB,60\nC,0.5\nD,0\n").proposed.scales[""]
    assert mixed.scale == (0, 100)
    assert mixed.why == "the positions run from 0 to 60, some between 0 and 1 and others beyond"
    assert read(tmp_path, "actor,position\nA,0.4\nB,60\n", scale=(0.0, 100.0)).entries
    small = "actor,position\nA,0.4\nB,1\n"
    assert read(tmp_path, small).proposed.scales[""].scale == (0, 1)
    assert read(tmp_path, small, scale=(0.0, 1.0)).entries
    assert "'60', the scale is 0 to 1" in problems(tmp_path, "actor,position\nA,0.4\nB,60\n", scale=(0.0, 1.0))[0]
    assert read(tmp_path, "actor,position\nA,-0.4\nB,1\n").proposed.scales[""].scale == (-1, 1)
    doubt = read(tmp_path, "actor,position,salience\nA,4,0.5\nB,60,80\n").proposed.salience
    assert doubt is not None
    assert doubt.scale == (0, 100)
    shares = read(tmp_path, "actor,position,power\nA,4,0.5\nB,60,80 %\n")
    assert "'0.5' (row 2) is read as 50 % beside '80 %' (row 3)" in shares.notes
    assert [one.capability.number.low for one in shares.entries if one.capability.number] == [50, 80]
    assert read(tmp_path, "actor,position,salience\nA,4,0.5\nB,60,1\n").unit == 1
    assert read(tmp_path, "actor,position,salience\nA,4,50\nB,60,1\n").unit == 100


@pytest.mark.parametrize("place", ["0", "100", "50", "0..100", "", "leans to ban"])
def test_everybody_at_one_point_is_a_table(tmp_path: Path, place: str) -> None:
    """All at 0, all at 100, all on one point: other programs refuse."""
    assert len(read(tmp_path, f"actor,position,salience,power\nA,{place},0,0\nB,{place},0,0\n").entries) == 2
    assert len(read(tmp_path, f"actor,position\nA,{place}\n").entries) == 1


def test_several_issues(tmp_path: Path) -> None:
    text = "issue,actor,position\nprice,A,10\nban,A,40\nprice,B,\nban,C,x y\nprice,C,05-Mar\n"
    assert read(tmp_path, text).proposed.words == {"ban": {"x y": None}, "price": {"05-Mar": None}}
    one = read(tmp_path, text, issue=" BAN")
    assert [(entry.issue, entry.actor) for entry in one.entries] == [("ban", "A"), ("ban", "C")]
    assert one.issues == ("ban", "price")
    assert problems(tmp_path, text, issue="pryce") == ["ban.csv: found no issue 'pryce' (did you mean price?)"]
    assert read(tmp_path, "issue,actor,position\n,A,40\n").issues == ("",)
    below = read(tmp_path, "issue,actor,position\nban,A,40\n,B,30\nprice,C,20\n", issue="ban")
    assert [one.actor for one in below.entries] == ["A", "B"]
    assert "The issue of row 3 is not told, and read as that of the row above" in below.notes
    assert read(tmp_path, "actor,position\nA,40\n", issue="anything").issues == ("",)


def test_issues_side_by_side(tmp_path: Path) -> None:
    text = "actor,power,Price position,Price salience,Date position,veto\nA,3,40,50,70,x\nB,2,,10,5..9,\n"
    found = read(tmp_path, text)
    assert [(one.issue, one.actor, one.position.raw, one.salience.raw) for one in found.entries] == [
        ("Date", "A", "70", ""),
        ("Date", "B", "5..9", ""),
        ("Price", "A", "40", "50"),
        ("Price", "B", "", "10"),
    ]
    assert all(one.veto == (one.actor == "A") for one in found.entries)
    assert str(found.entries[2].position.spot) == "ban.csv, row 2, column 3 (Price position)"
    assert read(tmp_path, "actor,Price position,Dates salience\nA,1,2\n").unread == ("Dates salience",)


def test_a_column_of_issues_beside_a_position_with_a_name(tmp_path: Path) -> None:
    """The column names the issue of each row; the name before the position may not overrule it."""
    found = read(tmp_path, "actor,issue,Policy position,Policy salience\nA,ban,40,50\nA,price,30,20\n")
    assert [(one.issue, one.position.raw, one.salience.raw) for one in found.entries] == [
        ("ban", "40", "50"),
        ("price", "30", "20"),
    ]
    several = read(tmp_path, "actor,issue,Price position,Date position\nA,ban,40,50\n")
    assert (several.issues, several.unread) == (("Date", "Price"), ("issue",))


def test_two_columns_that_may_name_the_actor(tmp_path: Path) -> None:
    """Which is read must not hang on which comes first."""
    for header in ("party,country,position", "country,party,position"):
        assert "means the same as" in problems(tmp_path, f"{header}\nA,B,40\n")[0]


@pytest.mark.parametrize("word", ["none", "null", "no", "open", "x"])
def test_an_option_may_be_called_what_looks_like_nothing(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, f"actor,position\nA,{word}\nB,full\n").entries[0].position.word == word


@pytest.mark.parametrize(
    "blank",
    [
        "",
        "?",
        "n/a",
        "-",
        "–",
        "unknown",
        "Unbekannt",
        "weiß nicht",
        "inconnu",
        "неизвестно",
        "k.A.",
        "undecided",
        "Not  sure",
        "unentschieden",
        "no opinion",
    ],
)
def test_nobody_knows(tmp_path: Path, blank: str) -> None:
    assert [one.position.blank for one in read(tmp_path, f"actor,position\nA,{blank}\nB,4\n").entries] == [True, False]


@pytest.mark.parametrize(
    ("vote", "expected"),
    [
        ("1e308", "a number of at most 1e+15 (in a larger unit where there are more"),
        ("1000000000000000001", "a number of at most 1e+15"),
        ("-3", "0 votes or more"),
        ("-2..-1", "0 votes or more"),
    ],
)
def test_a_vote_that_is_a_number_no_weight_can_be_is_refused(tmp_path: Path, vote: str, expected: str) -> None:
    """If it failed, who has the most votes would have none, and the answer would be turned round."""
    with pytest.raises(TableError) as wrong:
        read(tmp_path, f"actor,position,vote\nA,4,{vote}\nB,5,90\n")
    assert f"ban.csv, row 2, column 3 (vote): found '{vote}', expected {expected}" in str(wrong.value)


HEADERS = ("actor", "position", "salience", "capability", "vote", "veto", "note")
DECIMALS = st.decimals(2, 100, places=1).map(lambda value: f"{value:f}")
CELL = st.one_of(
    DECIMALS,
    st.sampled_from(["", "?", "leans to ban", "40 %"]),
    st.tuples(DECIMALS, DECIMALS).map(lambda ends: "..".join(sorted(ends, key=float))),
)
VOTE = st.sampled_from(["", "x", "no", "3", "2.5"])
ROWS = st.lists(
    st.tuples(CELL, CELL, CELL, VOTE, st.sampled_from(["", "yes"]), st.text('ab c;,"', max_size=5)),
    min_size=1,
    max_size=8,
)


def written(header: tuple[str, ...], rows: list[list[str]], separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


@settings(max_examples=100)
@given(
    ROWS,
    st.randoms(use_true_random=False),
    st.sampled_from(",;\t"),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_order_separators_and_decimal_marks_change_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    cells: list[tuple[str, ...]],
    shuffled: random.Random,
    separator: str,
    comma: bool,
    alphabet: str,
) -> None:
    # a ditto mark is the cell above: which that is depends on the order
    assume(not any(is_ditto(cell) for row in cells for cell in row))
    folder = tmp_path_factory.getbasetemp()
    rows = [[f"Actor {place}", *row] for place, row in enumerate(cells)]

    def told(header: tuple[str, ...], rows: list[list[str]], separator: str, alphabet: str) -> Stakeholders:
        path = folder / "any.csv"
        path.write_bytes(written(header, rows, separator).encode(alphabet))
        return stakeholders(read_sheet(path))

    plain = told(HEADERS, rows, ",", "utf-8")
    order = list(range(len(HEADERS)))
    shuffled.shuffle(order)
    shuffled.shuffle(rows)
    turned = [[row[place] for place in order] for row in rows]
    if comma:
        note = order.index(HEADERS.index("note"))
        marked = [[cell if at == note else _comma(cell) for at, cell in enumerate(row)] for row in turned]
    else:
        marked = turned
    again = told(tuple(HEADERS[place] for place in order), marked, separator, alphabet)
    assert again.entries == plain.entries
    assert [entry.position.spot.row for entry in again.entries] == [
        2 + next(at for at, row in enumerate(rows) if row[0] == entry.actor) for entry in again.entries
    ]
    assert (again.columns, again.issues, again.unread, again.unit) == (
        plain.columns,
        plain.issues,
        plain.unread,
        plain.unit,
    )
    assert (again.blank_votes, again.blank_vetoes) == (plain.blank_votes, plain.blank_vetoes)


def _comma(cell: str) -> str:
    return "..".join(part.replace(".", ",") for part in cell.split(".."))


def test_a_column_under_which_each_name_stands_once_tells_the_issue(tmp_path: Path) -> None:
    sides = ("Aldin", "Berin", "Corva", "Dorn")
    rows = "".join(f"{side},{clause},{at}0\n" for clause in ("fee", "quay") for at, side in enumerate(sides, 1))
    (tmp_path / "clauses.csv").write_text("actor,clause,position\n" + rows)
    meaning = understood(read_sheet(tmp_path / "clauses.csv"))
    assert meaning.columns == "issue:clause"
    assert stakeholders(meaning.sheet).issues == ("fee", "quay")
    found = read(tmp_path, "actor,position\n" + "".join(f"{side},{at}0\n" for at in (1, 2) for side in sides))
    assert [one.actor for one in found.entries][:2] == ["Aldin", "Aldin (2)"]


def test_a_row_that_stands_twice_counts_once_and_is_named(tmp_path: Path) -> None:
    """If it failed, a row that was pasted twice would weigh twice."""
    found = read(tmp_path, "actor,position,salience,note\nA,20,60,x\nB,80,70,\na,20.0,60,y\nC,50,,\nC,50,,\nC,50,,\n")
    assert [entry.actor for entry in found.entries] == ["A", "B", "C"]
    assert [str(one) for one in found.left_out] == [
        f"row {row} ({text!r}, which says the same as row {first} and is counted once (if they are two, give them two "
        "names))"
        for row, text, first in ((4, "a, 20.0, 60, y", 2), (6, "C, 50", 5), (7, "C, 50", 5))
    ]
    assert found.notes == ()


def test_one_name_with_two_numbers_or_told_apart_by_a_column_is_two(tmp_path: Path) -> None:
    two = read(tmp_path, "actor,position,salience\nA,20,60\nA,20,61\nB,80,70\n")
    assert [entry.actor for entry in two.entries] == ["A", "A (2)", "B"]
    lands = read(tmp_path, "actor,land,position\nMr Smith,Texas,20\nMr Smith,Maine,20\nMr Smith,Maine,20\nB,Ohio,80\n")
    assert [entry.actor for entry in lands.entries] == ["B", "Mr Smith (Maine)", "Mr Smith (Texas)"]
    issues = read(tmp_path, "issue,actor,position\ntax,A,20\nvisa,A,20\ntax,A,20\nvisa,A,30\n")
    assert [(one.issue, one.actor, one.position.raw) for one in issues.entries] == [
        ("tax", "A", "20"), ("visa", "A", "20"), ("visa", "A (2)", "30"),
    ]  # fmt: skip
    wide = read(tmp_path, "actor,tax position,visa position\nA,20,30\nA,20,40\nA,20,30\n")
    assert {one.actor for one in wide.entries} == {"A", "A (2)"}
