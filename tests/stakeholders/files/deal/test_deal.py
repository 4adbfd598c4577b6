"""What would be wrong: a deal misread in silence, a worst taken for a best, or a mistake told one at a time."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from instantsia.stakeholders.files.deal.headers import meant
from instantsia.stakeholders.files.deal.table import Deal, line_to_paste, read_deal
from instantsia.stakeholders.files.sheet import TableError
from tests.stakeholders.files.test_shape import workbook

HEAD = "issue,unit,our_best,our_worst,our_weight,their_best,their_worst,their_weight,note"
DEAL = f"""{HEAD}
price,million,180,130,40,110,160,55,the lines cross between 130 and 160
delivery,months,6,18,35,20,9,10,we are in a hurry; they hardly mind
warranty,years,5,1,10,1,4,25,
exclusivity,,yes,no,15,no,yes,10,
"""


def deal(folder: Path, text: str, **how: str) -> Deal:
    path = folder / "deal.csv"
    path.write_text(text, encoding="utf-8")
    return read_deal(path, **how)  # type: ignore[arg-type]


def problems(folder: Path, *rows: str, head: str = HEAD) -> list[str]:
    with pytest.raises(TableError) as found:
        deal(folder, "\n".join([head, *rows]) + "\n")
    return list(found.value.problems)


def ends(found: Deal) -> list[list[tuple[object, ...]]]:
    """Of each issue and side (best, worst, weight): the ends of a number, or a word."""
    return [
        [
            tuple(
                one.word if one.number is None else (one.number.low, one.number.high)
                for one in (end.best, end.worst, end.weight)
            )
            for end in issue.ends
        ]
        for issue in found.issues
    ]


def test_the_example_is_read_as_it_is_meant(tmp_path: Path) -> None:
    found = deal(tmp_path, DEAL)
    assert found.sides == ("our side", "their side")
    assert [(one.name, one.unit) for one in found.issues] == [
        ("price", "million"),
        ("delivery", "months"),
        ("warranty", "years"),
        ("exclusivity", ""),
    ]
    assert ends(found)[0] == [((180, 180), (130, 130), (40, 40)), ((110, 110), (160, 160), (55, 55))]
    assert ends(found)[3] == [("yes", "no", (15, 15)), ("no", "yes", (10, 10))]
    assert [one.in_words for one in found.issues] == [False, False, False, True]
    assert (found.unread, found.guessed, found.notes, found.left_out) == ((), (), (), ())


def test_a_workbook_and_tabs_and_semicolons_say_the_same(tmp_path: Path) -> None:
    rows = [line.split(",") for line in DEAL.splitlines()]
    cells = [[float(cell) if cell.isdigit() else cell for cell in row] for row in rows]
    book = read_deal(workbook(tmp_path / "deal.xlsx", {"Deal": cells}))
    plain = deal(tmp_path, DEAL)
    assert ends(book) == ends(plain)
    assert book.sides == plain.sides
    for mark in ("\t", ";"):
        other = deal(tmp_path, "\n".join(mark.join(row) for row in rows))
        assert ends(other) == ends(plain)


@pytest.mark.parametrize(
    ("header", "kind", "side"),
    [
        ("our_best", "best", "our side"),
        ("Their walk-away", "worst", "their side"),
        ("Union best", "best", "Union"),
        ("best (A)", "best", "A"),
        ("Buyer's limit", "worst", "Buyer"),
        ("ourWeight", "weight", "our side"),
        ("Schmerzgrenze Käufer", "worst", "Käufer"),
        ("Gewicht der Gegenseite", "weight", "their side"),
        ("meilleur pour nous", "best", "our side"),
        ("limite del vendedor", "worst", "vendedor"),
        ("nostro peggiore", "worst", "our side"),
        ("melhor deles", "best", "their side"),
        ("ons doel", "best", "our side"),
        ("их предел", "worst", "their side"),
        ("unit", "unit", ""),
        ("Bemerkungen", "note", ""),
    ],
)
def test_headers_in_eight_languages(header: str, kind: str, side: str) -> None:
    found = meant(header)
    assert found is not None
    assert (found.kind, found.side) == (kind, side)


def test_names_of_the_sides_come_from_the_headers_and_ours_stands_first(tmp_path: Path) -> None:
    found = deal(tmp_path, "issue,Company best,Company worst,our best,our worst\npay,2,5,8,3\n")
    assert found.sides == ("our side", "Company")
    assert ends(found)[0][0][:2] == ((8, 8), (3, 3))
    other = deal(tmp_path, "issue,Union ideal,Union limit,Company ideal,Company limit\npay,8,3,2,5\n")
    assert other.sides == ("Union", "Company")


def test_cells_are_those_of_the_table_door(tmp_path: Path) -> None:
    found = deal(
        tmp_path,
        f"{HEAD}\nprice,,$1.8m,1.3..1.4m,high,900k,~1.6m,?,\npay,,8 %,3..4..5,low,2 %,at most 6 %,,\n"
        "days,,30+,20,medium,none,25,high,\n",
    )
    price, pay, days = ends(found)
    assert price[0][:2] == ((1.8, 1.8), (1.3, 1.4))
    assert price[1][0] == (0.9, 0.9)
    low, high = price[1][1]  # type: ignore[misc]
    assert low < 1.6 < high
    assert found.issues[0].unit == "$m"
    assert price[0][2] == (0.75, 0.75)
    assert price[1][2] is None
    sums = deal(tmp_path, f'{HEAD}\npay,,"$145,000","$128,000",1,"$120,000","~$138,000",1,\n')
    low, high = ends(sums)[0][1][1]  # type: ignore[misc]
    assert low < 138_000 < high
    assert pay[0][1] == (3, 5)
    assert pay[1][1] == (6, 6)
    assert found.issues[1].unit == "%"
    assert days[1][0] == (0, 0)
    assert any("read as 0" in one for one in found.notes)


def test_a_decimal_mark_that_can_be_read_in_two_ways_is_asked(tmp_path: Path) -> None:
    text = "issue;our best;our worst;their best;their worst\nprice;1.800;1.300;1.100;1.600\n"
    found = deal(tmp_path, text)
    assert [one.answer for one in found.guessed] == ["decimal=comma"]
    assert ends(found)[0][0][0] == (1800, 1800)
    told = deal(tmp_path, text, decimal=".")
    assert (told.guessed, ends(told)[0][0][0]) == ((), (1.8, 1.8))


def test_columns_that_nobody_can_know_are_guessed_by_their_order_and_asked(tmp_path: Path) -> None:
    text = "what,x1,x2,x3,x4\nprice,180,130,110,160\n"
    found = deal(tmp_path, text)
    assert found.sides == ("A", "B")
    answer = "A best:x1|A worst:x2|B best:x3|B worst:x4"
    assert line_to_paste("deal.csv", found) == f"instantsia bargain deal.csv --answer 'columns={answer}'"
    told = deal(tmp_path, text, columns=answer)
    assert told.guessed == ()
    assert ends(told) == ends(found)


def test_a_weight_without_a_side_is_that_of_the_side_before_it_or_of_both(tmp_path: Path) -> None:
    head = "Issue,We want,We could accept,Priority (1-5),They want,They might accept,Priority (1-5)"
    found = deal(tmp_path, f"{head}\nBorder post,removed,joint,2,kept,joint,4\n")
    assert found.sides == ("our side", "their side")
    assert [one[2] for one in ends(found)[0]] == [(2, 2), (4, 4)]
    both = deal(tmp_path, "issue,our best,our worst,their best,their worst,weight\nprice,180,130,110,160,7\n")
    assert [one[2] for one in ends(both)[0]] == [(7, 7), (7, 7)]


def test_names_of_the_sides_are_taken_from_guessed_columns(tmp_path: Path) -> None:
    found = deal(tmp_path, "issue,seller x,seller y,buyer x,buyer y\nprice,150,100,90,120\n")
    assert found.sides == ("seller", "buyer")
    assert found.guessed[0].answer.startswith("columns=seller best:seller x|seller worst:seller y|")


LONG = """issue,party,unit,best,worst,weight
price,Union,million,180,130,40
price,Company,,110,160,55
delivery,Company,months,20,9,10
,Union,,6,18,35
exclusivity,Union,,yes,no,15
"""


def test_a_row_for_each_side_of_each_issue_is_a_row_an_issue(tmp_path: Path) -> None:
    found = deal(tmp_path, LONG)
    assert found.sides == ("Union", "Company")
    assert [(one.name, one.unit) for one in found.issues][:2] == [("price", "million"), ("delivery", "months")]
    assert ends(found)[0] == [((180, 180), (130, 130), (40, 40)), ((110, 110), (160, 160), (55, 55))]
    assert ends(found)[1] == [((6, 6), (18, 18), (35, 35)), ((20, 20), (9, 9), (10, 10))]
    assert found.issues[1].ends[0].best.spot.row == 5


def test_a_row_for_each_of_three_sides_is_no_deal(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="expected those of two"):
        deal(tmp_path, f"{LONG}price,Town,,1,2,3\n")


HALVES = "Issue,Unit,Best,Worst,Weight,Best,Worst,Weight\nPay,%,8,3,50,2,5,60\n"


@pytest.mark.parametrize(
    ("above", "sides"),
    [
        ("", ("A", "B")),
        (",,Union,,,Company,,\n", ("Union", "Company")),
        (",,Our side,,,Their side,,\n", ("our side", "their side")),
    ],
)
def test_names_of_the_sides_in_the_line_above_are_asked(tmp_path: Path, above: str, sides: tuple[str, str]) -> None:
    found = deal(tmp_path, f"Talks of May\n{above}{HALVES}")
    assert found.sides == sides
    assert ends(found)[0] == [((8, 8), (3, 3), (50, 50)), ((2, 2), (5, 5), (60, 60))]
    (guess,) = found.guessed
    told = deal(tmp_path, f"Talks of May\n{above}{HALVES}", columns=guess.answer.partition("=")[2])
    assert (told.sides, told.guessed) == (sides, ())


def test_issues_are_no_actors_and_only_sums_of_weights_are_left_out(tmp_path: Path) -> None:
    names = ["Total price", "Sum insured", "Average hours", "Quorum", "Status quo", "Notes payable", "Overall"]
    rows = "\n".join(f"{name},,18,13,4,11,16,5," for name in names)
    found = deal(tmp_path, f"{HEAD}\n{rows}\nTotal,,,,28,,,35,\n")
    assert [one.name for one in found.issues] == names
    assert found.notes == ("'Total' (row 9) says nothing of what either side wants, and is left out",)


def test_a_blank_row_and_a_row_that_says_nothing_are_no_issues(tmp_path: Path) -> None:
    found = deal(tmp_path, f"{DEAL}\nspare parts,,,,,,,,to be talked about\n")
    assert len(found.issues) == 4
    assert any("spare parts" in one for one in found.notes)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["price,,130,130,1,110,160,1,"], "row 2, column 4 (our_worst): found '130' as best and as worst of our side"),
        (["price,,120..140,130,1,110,160,1,"], "expected ranges that do not meet"),
        (["law,,English,English,1,French,English,1,"], "found 'English' as best and as worst"),
        (["price,,180,130,-3,110,160,1,"], "column 5 (our_weight): found '-3', expected a weight of 0 or more"),
        (["price,,180,130,0,110,160,1,"], "found weights of 0 alone, expected one issue that counts"),
        (["price,,180,130,much,110,160,1,"], "found 'much', expected a weight such as 40"),
        (["price,,180,soon,1,110,160,1,"], "found 'soon' beside numbers of the same issue"),
        (["price,,$180m,$130m,1,$110m,€160m,1,"], "found '€160m', expected an amount in $"),
        (["start,,1 July,15 August,1,1 June,1 September,1,"], "found '1 July', a date, expected a number"),
        (["start,,2027-07-01,,1,2027-06-01,,1,"], "found '2027-07-01', a date, expected a number"),
        (["price,,,130,1,,160,1,"], "too little to fill in what our side wants"),
        (["price,,1,2,1,3,4,1,", "Price,,1,2,1,3,4,1,"], "found the issue 'Price' twice"),
        ([], "found no issue, expected a row for each"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, rows: list[str], told: str) -> None:
    found = problems(tmp_path, *rows)
    assert any(told in one for one in found), found
    assert all(one.startswith("deal.csv") for one in found)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("issue,our_best,our_worst", "found columns of 1 side ('our side'), expected those of two"),
        ("issue,our_best,our_worst,their_best", "found no column with the worst of their side, expected one"),
        ("issue,A best,A worst,B best,B worst,C best,C worst", "found columns of 3 sides ('A', 'B', 'C')"),
        ("issue,our_best,our best,our_worst,their_best,their_worst", "which means the same as 'our_best'"),
        ("issue,colour,size", "found columns 'issue', 'colour', 'size', expected columns such as our_best"),
    ],
)
def test_headers_that_cannot_be_a_deal_are_refused(tmp_path: Path, head: str, told: str) -> None:
    row = ",".join(["price", *map(str, range(1, head.count(",") + 1))])
    found = problems(tmp_path, row, head=head)
    assert any(told in one for one in found), found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "price,,130,130,-1,110,160,1,", "pay,,soon,3,1,5,6,1,")
    assert len(found) == 3


def test_an_answer_that_names_no_column_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"found no column 'Asks' \(did you mean Ask\?\)"):
        deal(tmp_path, "what,Ask,x,y,z\nprice,1,2,3,4\n", columns="our best:Asks")
    with pytest.raises(TableError, match="expected what each column is"):
        deal(tmp_path, "what,Ask,x,y,z\nprice,1,2,3,4\n", columns="actor:Ask")


@pytest.mark.parametrize(
    "heads",
    [
        ("Hope for", "Walk away at", "How much it matters"),
        ("Target", "Limit", "Importance"),
        ("Wish for", "Reservation", "Weight"),
    ],
)
def test_common_words_below_the_names_of_the_sides_are_read(tmp_path: Path, heads: tuple[str, ...]) -> None:
    """The "for" and the "at" of such words were taken for sides."""
    rows = [["", "Me", "", "", "Dealer", "", ""], ["Issue", *heads, *heads], ["Price", 18, 21, 6, 24, 20, 5]]
    text = "\n".join(",".join(map(str, row)) for row in rows)
    for found in (deal(tmp_path, text), read_deal(workbook(tmp_path / "deal.xlsx", {"Deal": rows}))):
        assert found.sides == ("our side", "Dealer")
        assert ends(found)[0] == [((18, 18), (21, 21), (6, 6)), ((24, 24), (20, 20), (5, 5))]
        (guess,) = found.guessed
        told = deal(tmp_path, text, columns=guess.answer.removeprefix("columns="))
        assert (told.sides, ends(told), told.guessed) == (found.sides, ends(found), ())


@pytest.mark.parametrize(
    "head",
    [
        "issue,our best,our best,their best,their worst",
        "issue,our best,limit A,their best,limit B",
        "issue,our best,our worst,x,y",
        "issue,Me,Me,Dealer,Dealer,Bank",
        "issue,best,worst,low,high",
    ],
)
def test_a_sheet_that_is_refused_has_an_answer_to_paste_that_works(tmp_path: Path, head: str) -> None:
    row = ",".join(["price", "18", "13", "11", "16", "4", "5"][: head.count(",") + 1])
    (told, *_) = [one for one in problems(tmp_path, row, head=head) if "--answer" in one]
    answer = shlex.split(told[told.index("--answer") :])[1].removeprefix("columns=")
    found = deal(tmp_path, f"{head}\n{row}\n", columns=answer)
    assert len(set(found.sides)) == 2
    assert [one[:2] for one in ends(found)[0]] == [((18, 18), (13, 13)), ((11, 11), (16, 16))]


def test_our_side_stands_first_wherever_its_name_stands_above(tmp_path: Path) -> None:
    found = deal(tmp_path, ",Dealer,,Me,\nIssue,Hope for,Walk away at,Hope for,Walk away at\nPrice,24,20,18,21\n")
    assert found.sides == ("our side", "Dealer")
    assert [one[:2] for one in ends(found)[0]] == [((18, 18), (21, 21)), ((24, 24), (20, 20))]


def test_issues_without_any_best_or_worst_are_not_said_to_be_missing(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "price,,,,,,,,", "days,,,,,,,,")
    assert "found no issue with a best or a worst, expected a row for each" in told
