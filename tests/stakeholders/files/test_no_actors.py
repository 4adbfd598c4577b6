"""What would be wrong: a sum, a heading or a remark that becomes a stakeholder, or a stakeholder that is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows.no_actors import actors_only, adds_up
from instantsia.stakeholders.files.sheet import Cell, Sheet, Spot
from instantsia.stakeholders.files.stakeholders import stakeholders

HEADER = ("actor", "position", "salience", "capability")
THREE = (("Aldin", "20", "60", "40"), ("Berin", "75", "80", "30"), ("Corva", "60", "50", "20"))


def sheet_of(rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER, start: int = 2) -> Sheet:
    """A sheet with these rows, one under the other; a blank one is left out, and its number is not used again."""
    made = [
        tuple(Cell(text, Spot("t.csv", "", number, place)) for place, text in enumerate(row, 1))
        for number, row in enumerate(rows, start)
        if any(row)
    ]
    return Sheet("t.csv", "csv", tuple(Cell(name, Spot("t.csv", "", 1)) for name in header), tuple(made))


def names(sheet: Sheet) -> list[str]:
    """Who is left."""
    return [row[0].text for row in sheet.rows]


def out(sheet: Sheet) -> list[tuple[int, str]]:
    """(row, reason) of what was left out."""
    return [(one.spot.row, one.reason) for one in sheet.left_out]


@pytest.mark.parametrize(
    "name",
    [
        "Total", "TOTAL:", "Grand total", "Sum", "Mean", "Average", "Subtotal", "Weighted average",
        "Total / average", "Total (n=14)", "Total votes", "Group average", "Overall", "Net position",
        "Average position", "EU total", "Total (27)", "Total 27", "Total EU-27", "Avg.", "Weighted avg",
        "Total votes cast", "Std dev", "Weighted mean of all members", "Gesamt",
        "Summe der Stimmen", "Gewichteter Mittelwert", "Durchschnitt aller Akteure", "Moyenne pondérée",
        "Total des voix", "Promedio ponderado", "Suma de votos", "Media ponderata", "Totale voti",
        "Média ponderada", "Gewogen gemiddelde", "Totaal", "Итого", "Среднее",
    ],
)  # fmt: skip
@pytest.mark.parametrize("numbers", [("51.7", "63.3", "30"), ("", "", "90")])
def test_a_row_that_adds_up_by_its_name(name: str, numbers: tuple[str, ...]) -> None:
    found = actors_only(sheet_of([*THREE, (name, *numbers)]))
    assert names(found) == ["Aldin", "Berin", "Corva"]
    assert out(found) == [(5, "adds up or averages the others")]


def test_media_is_the_press_in_half_of_europe() -> None:
    assert not adds_up("Media")


@pytest.mark.parametrize(
    "name",
    [
        "Total Energies", "TotalEnergies", "Mean Fiddler Ltd", "Net Neutrality Group", "Summers", "Sum Wang",
        "Media", "Grand Duchy", "Group of 77", "Average Joe Party", "Overall Workers Union", "Total SA", "Sum 41",
        "Max", "Min", "Minister of All",
    ],
)  # fmt: skip
@pytest.mark.parametrize("numbers", [("55", "61", "33"), ("", "", "12")])
def test_an_actor_of_a_similar_name_stays(name: str, numbers: tuple[str, ...]) -> None:
    found = actors_only(sheet_of([*THREE, (name, *numbers)]))
    assert names(found) == ["Aldin", "Berin", "Corva", name]
    assert not found.left_out


def test_a_company_called_total_is_not_left_out_in_silence() -> None:
    header = (*HEADER, "branch")
    rows = [(*row, "industry") for row in (*THREE, ("Total", "55", "61", "33"))]
    assert names(actors_only(sheet_of(rows, header))) == ["Aldin", "Berin", "Corva", "Total"]


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (("n = 14", "", "", ""), "counts the others"),
        (("N: 3 actors", "", "", ""), "counts the others"),
        (("Source: own assessment", "", "", ""), "reads as a remark"),
        (("Legend: 0 = no, 100 = yes", "", "", ""), "tells the scale"),
        (("0 = no; 100 = yes", "", "", ""), "tells the scale"),
        (("* = estimate of the desk officer", "", "", ""), "tells what a code means"),
        (("Based on interviews held in May", "", "", ""), "reads as a remark"),
        (("Quelle: Sitzungsprotokolle", "", "", ""), "reads as a remark"),
        (("Stand: Mai 2027", "", "", ""), "reads as a remark"),
        (("All of these are our own guesses.", "", "", ""), "reads as a remark"),
        (("Legend:", "0 = no", "100 = yes", ""), "tells the scale"),
        (("", "155", "190", "90"), "has the sums or means of its columns"),
        (("All together", "155", "190", "90"), "has the sums or means of its columns"),
        (("The middle", "51.7", "63.3", ""), "has the sums or means of its columns"),
        (("By influence", "47.2", "64.4", "90"), "has the sums or means of its columns"),
    ],
)
def test_a_last_row_that_is_no_actor(last: tuple[str, ...], reason: str) -> None:
    found = actors_only(sheet_of([*THREE, last]))
    assert names(found) == ["Aldin", "Berin", "Corva"]
    assert out(found) == [(5, reason)]
    assert found.left_out[0].text == ", ".join(text for text in last if text)


def test_any_line_behind_a_blank_row_below_the_table_is_a_remark() -> None:
    found = actors_only(sheet_of([*THREE, ("", "", "", ""), ("Desk officer, May", "", "", "")]))
    assert out(found) == [(6, "reads as a remark")]
    # without the blank row it is somebody of whom nothing is known, and this is told
    found = actors_only(sheet_of([*THREE, ("Desk officer", "", "", "")]))
    assert names(found)[-1] == "Desk officer"
    assert found.notes == ("nothing but the name is told of 'Desk officer'",)


def test_a_sum_and_a_mean_one_under_the_other() -> None:
    found = actors_only(sheet_of([*THREE, ("Both", "155", "190", "90"), ("Halves", "51.7", "63.3", "30")]))
    assert out(found) == [(5, "has the sums or means of its columns"), (6, "has the sums or means of its columns")]


def test_who_stands_in_the_middle_by_chance_stays() -> None:
    same = [("A", "0", "40", ""), ("B", "50", "50", ""), ("C", "100", "60", ""), ("D", "50", "50", "")]
    assert names(actors_only(sheet_of(same))) == ["A", "B", "C", "D"]
    equal = [("A", "50", "50", "1"), ("B", "50", "50", "1"), ("C", "50", "50", "1"), ("D", "50", "50", "1")]
    assert names(actors_only(sheet_of(equal))) == ["A", "B", "C", "D"]
    one = [*THREE, ("D", "155", "70", "20")]
    assert names(actors_only(sheet_of(one))) == ["Aldin", "Berin", "Corva", "D"]


numbers = st.lists(st.integers(0, 100), min_size=3, max_size=8, unique=True)


@settings(max_examples=60)
@given(numbers, numbers, st.booleans())
def test_sums_of_any_table_are_found_whatever_they_are_called(one: list[int], two: list[int], mean: bool) -> None:
    many = min(len(one), len(two))
    rows = [(f"actor {at}", str(one[at]), str(two[at])) for at in range(many)]
    sums = (sum(one[:many]), sum(two[:many]))
    last = tuple(f"{value / many:.2f}" for value in sums) if mean else tuple(map(str, sums))
    held = {text for row in rows for text in row} | {f"{text}.00" for row in rows for text in row}
    found = actors_only(sheet_of([*rows, ("zz", *last)], HEADER[:3]))
    if not held & set(last):
        assert names(found) == [f"actor {at}" for at in range(many)]
    else:
        assert len(found.rows) + len(found.left_out) == many + 1


def test_headings_and_groups() -> None:
    rows = [
        ("Voting members", "", "", ""),
        *THREE,
        ("Observers without a vote", "", "", ""),
        ("Dorn", "40", "20", "5"),
        ("Estel", "", "", ""),
        ("Fara", "10", "30", "5"),
    ]
    found = actors_only(sheet_of(rows))
    assert names(found) == ["Aldin", "Berin", "Corva", "Dorn", "Estel", "Fara"]
    assert out(found) == [(2, "is a heading"), (6, "is a heading")]
    assert found.notes == ("nothing but the name is told of 'Estel'",)


def test_headings_of_any_name_with_blank_rows_between_groups() -> None:
    blank = ("", "", "", "")
    asia = [("Asia", "", "", ""), ("Estel", "", "", ""), ("Dorn", "40", "20", "5")]
    rows = [("Europe", "", "", ""), *THREE, blank, *asia]
    found = actors_only(sheet_of(rows))
    assert out(found) == [(2, "is a heading"), (7, "is a heading")]
    assert names(found) == ["Aldin", "Berin", "Corva", "Estel", "Dorn"]


@pytest.mark.parametrize(
    "row",
    [
        ("Scale", "0-100", "0-100", "0-100"), ("", "0-100", "%", "EUR bn"), ("", "0-100", "%", "mb/d"),
        ("", "of 100", "", "(TWh)"), ("Unit", "points", "%", "votes"),
        ("Range:", "0..100", "0 to 100", ""), ("Einheit", "Punkte", "%", "Mrd. EUR"), ("", "(0-100)", "[0-100]", ""),
    ],
)  # fmt: skip
def test_a_second_line_of_the_header_tells_how_columns_are_measured(row: tuple[str, ...]) -> None:
    found = actors_only(sheet_of([row, *THREE]))
    assert names(found) == ["Aldin", "Berin", "Corva"]
    assert out(found) == [(2, "tells how the columns are measured")]


def test_an_actor_of_whom_only_ranges_are_known_stays() -> None:
    assert names(actors_only(sheet_of([("Dorn", "0-100", "0-100", "0-100"), *THREE])))[0] == "Dorn"
    assert names(actors_only(sheet_of([*THREE, ("Dorn", "0-100", "0-100", "0-100")])))[-1] == "Dorn"
    assert names(actors_only(sheet_of([*THREE, ("Key", "55", "", "")])))[-1] == "Key"


def test_names_alone_are_a_table_of_names() -> None:
    rows = [("Members", "", "", ""), ("Observers", "", "", "")]
    assert names(actors_only(sheet_of(rows))) == ["Members", "Observers"]


def test_words_and_texts_are_no_want_of_numbers(tmp_path: Path) -> None:
    rows = "A,for,x\nB,against,\nMembers,,minutes\nObservers club,,\nC,open,\n"
    (tmp_path / "t.csv").write_text(f"actor,position,source\n{rows}")
    found = read_sheet(tmp_path / "t.csv")
    assert names(found) == ["A", "B", "Members", "Observers club", "C"]
    assert not found.left_out


def test_a_column_that_numbers_the_rows_is_no_part_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(",actor,position\n0,A,20\n1,B,40\n2,C,60\n")
    found = read_sheet(tmp_path / "t.csv")
    assert [[cell.text for cell in row] for row in found.rows] == [["", "A", "20"], ["", "B", "40"], ["", "C", "60"]]
    assert found.notes == ("a column that numbers the rows was not read",)


@pytest.mark.parametrize(
    ("last", "left_out"),
    [
        (("n", "80", "60", "50"), False),
        (("N", "30", "55", "9"), False),
        (("n", "3", "3", "3"), True),
        (("n", "14", "", ""), True),
        (("N = 14", "", "", ""), True),
    ],
)
def test_one_called_n_is_an_actor_where_their_numbers_are_no_counts(last: tuple[str, ...], left_out: bool) -> None:
    found = actors_only(sheet_of([*THREE, last]))
    assert (last[0] not in names(found)) is left_out
    assert out(found) == ([(5, "counts the others")] if left_out else [])


def test_votes_for_and_against_below_the_table_are_counts() -> None:
    found = actors_only(sheet_of([*THREE, ("Y", "2", "", ""), ("N", "1", "", "")]))
    assert names(found) == ["Aldin", "Berin", "Corva"]


FOUR = [("A", "10", "31"), ("B", "85", "22"), ("C", "50", "49"), ("D", "40", "18")]


@pytest.mark.parametrize("place", range(5))
def test_a_row_with_the_means_and_a_sum_of_its_columns_is_left_out_wherever_it_stands(place: int) -> None:
    rows = [*FOUR[:place], ("The whole lot", "46.25", "120"), *FOUR[place:]]
    found = actors_only(sheet_of(rows, ("actor", "position", "capability")))
    assert names(found) == ["A", "B", "C", "D"]
    assert out(found) == [(place + 2, "has the sums or means of its columns")]


def test_the_means_of_all_below_are_left_out_by_the_name_of_everybody_and_may_be_somebody_s() -> None:
    """Of four small numbers one is the mean of the others by chance often enough."""
    header, mean = ("actor", "position", "capability"), ("46.25", "30")
    assert names(actors_only(sheet_of([("Everyone", *mean), *FOUR], header))) == ["A", "B", "C", "D"]
    assert "Ibex" in names(actors_only(sheet_of([("Ibex", *mean), *FOUR], header)))
    assert "Ibex" in names(actors_only(sheet_of([*FOUR[:2], ("Ibex", *mean), *FOUR[2:]], header)))


@pytest.mark.parametrize("name", ["Everyone", "Alle zusammen", "Todos", "Ibex"])
def test_of_three_actors_one_column_shows_a_sum_by_the_name_of_everybody_else_it_is_told(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"actor,position,capability\nA,10,30\nB,90,20\nC,50,50\n{name},50,100\n")
    found = stakeholders(understood(read_sheet(path)).sheet)
    told = [note for note in found.notes if "sums or means" in note]
    assert (len(found.entries), len(told)) == ((4, 1) if name == "Ibex" else (3, 0))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("-----", "-----", "---"), "draws a line"),
        (("=====", "", ""), "draws a line"),
        (("For: 2", "", ""), "counts the others"),
        (("Enthaltungen – 3", "", ""), "counts the others"),
        (("Updated 3 May 2026", "", ""), "reads as a remark"),
        (("Stand: 03.05.2026", "", ""), "reads as a remark"),
        (("Mis à jour le 3 mai", "", ""), "reads as a remark"),
        (("The figures are by desk 4", "20", ""), "reads as a remark"),
        (("Las cifras son de la mesa 4", "20", ""), "reads as a remark"),
    ],
)
def test_what_is_written_as_no_name_is_written(row: tuple[str, ...], reason: str) -> None:
    found = actors_only(sheet_of([*FOUR, row], ("actor", "position", "capability")))
    assert out(found) == [(6, reason)]


@pytest.mark.parametrize("name", ["Pro 7", "Stand Up Together", "Farmers who are against the levy", "As of Rome"])
def test_a_name_alone_that_may_be_somebody_stays(name: str) -> None:
    assert name in names(actors_only(sheet_of([*FOUR, (name, "30", "")], ("actor", "position", "capability"))))


@pytest.mark.parametrize("total", ["Subtotal North", "North total"])
def test_a_name_alone_is_a_heading_where_the_sum_of_its_group_is_called_so(total: str) -> None:
    rows = [("North", "", ""), *FOUR[:2], (total, "", "53"), *FOUR[2:]]
    found = actors_only(sheet_of(rows, ("actor", "position", "capability")))
    assert names(found) == ["A", "B", "C", "D"]
    assert out(found)[0] == (2, "is a heading")
