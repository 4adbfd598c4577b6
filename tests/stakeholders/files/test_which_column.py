"""What would be wrong: another column than the one that is meant, a refusal, an answer that does not work."""

from __future__ import annotations

import csv
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.stakeholders.files.columns.checked_rows import HIGH_END, LOW_END, STATUS_QUO
from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.meaning import Meaning, in_words, understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from tests.stakeholders.files.which_column_sheets import SHEETS


def meaning(folder: Path, text: str, answered: str | None = None) -> Meaning:
    (folder / "quay.csv").write_text(text, "utf-8")
    return understood(read_sheet(folder / "quay.csv"), answered)


def told(folder: Path, text: str, answered: str | None = None) -> Stakeholders:
    return stakeholders(meaning(folder, text, answered).sheet)


def of(found: Stakeholders, actor: str, role: str = "position") -> list[str]:
    """What one actor has on each issue, in the order of their names, as written."""
    return [getattr(one, role).raw for one in found.entries if one.actor == actor]


@pytest.mark.parametrize("name", SHEETS)
def test_each_column_is_what_was_meant(name: str, tmp_path: Path) -> None:
    columns, text = SHEETS[name]
    assert meaning(tmp_path, text).columns == columns


@pytest.mark.parametrize("name", [name for name, case in SHEETS.items() if case.columns])
def test_the_answer_that_is_printed_reads_the_sheet_as_the_guess_does(name: str, tmp_path: Path) -> None:
    columns, text = SHEETS[name]
    guessed, answered = meaning(tmp_path, text), meaning(tmp_path, text, columns)
    assert (answered.sheet, answered.columns, answered.also) == (guessed.sheet, "", ())


@pytest.mark.parametrize(
    "name", [name for name in SHEETS if name not in ("actors in columns", "a column without a name")]
)
def test_columns_turned_about_are_the_same(name: str, tmp_path: Path) -> None:
    columns, text = SHEETS[name]
    beside = {"issues, saliences beside them", "care that goes on"}
    rows = [line.split(";") for line in text.splitlines()]
    back = "\n".join(";".join(reversed(row)) for row in rows)
    found = meaning(tmp_path, back).columns
    if name not in beside:
        assert sorted(found.split("|")) == sorted(columns.split("|"))
    assert found.startswith("actor:") == columns.startswith("actor:")


def test_a_shell_takes_the_answers_as_they_are_printed() -> None:
    written = [case.columns for case in SHEETS.values() if case.columns] + [
        'actor:Who\'s who|position:Price $5 "net" `a` !'
    ]
    line = " ".join(shlex.quote(f"columns={one}") for one in written)
    out = subprocess.run(
        ["bash", "-c", f"printf '%s\\n' {line}"], capture_output=True, check=True, text=True, timeout=20
    )
    assert out.stdout.splitlines() == [f"columns={one}" for one in written]


# --------------------------------------------------------------------------------------------- several of one kind


def test_issues_have_their_own_saliences_and_one_salience_is_that_of_all(tmp_path: Path) -> None:
    found = told(tmp_path, SHEETS["issues with their saliences"].text.replace(";2027;", ";27;").replace("2031", "31")
                 .replace("2028", "28").replace("2035", "35").replace("250", "50").replace("300", "60"))  # fmt: skip
    assert found.issues == ("Quota on cod", "Start of the ban")
    assert (of(found, "North"), of(found, "North", "salience")) == (["100", "27"], ["9", "2"])
    shared = told(tmp_path, SHEETS["articles by numbers"].text)
    assert shared.issues == ("§ 3", "§ 7", "§ 9")
    assert of(shared, "AA", "salience") == ["hoch"] * 3


def test_a_row_of_article_numbers_over_the_names_is_part_of_them(tmp_path: Path) -> None:
    text = ";;Art. 4;Art. 7(1);\nState;Bloc;Threshold;Reuse;Weight\nAA;x;20;70;4\nBB;;30;10;7\nCC;x;80;40;10\n"
    found = meaning(tmp_path, text)
    assert found.columns.endswith("position:Art. 4 Threshold|position:Art. 7(1) Reuse")
    assert stakeholders(found.sheet).issues == ("Art. 4 Threshold", "Art. 7(1) Reuse")


def test_parts_of_a_name_are_joined_and_a_remark_in_brackets_is_none(tmp_path: Path) -> None:
    people = told(tmp_path, SHEETS["first name and surname"].text)
    assert [one.actor for one in people.entries] == ["Ada Ahl", "Bo Bock", "Cy Cohn", "Di Dorn"]
    wings = told(tmp_path, SHEETS["part of a group"].text)
    assert [one.actor for one in wings.entries][:3] == ["Base (Left)", "Market wing (Right)", "Old guard (Right)"]
    assert "Right" in {one.actor for one in wings.entries}


def test_each_rater_is_heard_and_their_mean_is_no_rater(tmp_path: Path) -> None:
    found = told(tmp_path, SHEETS["raters and their mean"].text)
    numbers = {one.actor: one.position.number for one in found.entries}
    amt, club = numbers["Amt"], numbers["Club"]
    assert amt is not None
    assert club is not None
    assert (amt.among, club.low, club.high) == ((20, 30), 50, 50)  # type: ignore[comparison-overlap]
    two = told(tmp_path, "Actor;Power 2023;Power 2024;Position\nA;1;2;20\nB;3;4;50\n")
    assert of(two, "A", "capability") == ["2"]


def test_raters_in_rows_who_told_nothing_are_not_heard(tmp_path: Path) -> None:
    found = told(tmp_path, "coder;actor;pos\nk;A;20\nm;A;NA\np;A;40\nk;B;NA\nm;B;NA\n")
    a, b = found.entries
    assert a.position.number is not None
    assert (a.position.number.among, b.position.blank) == ((20, 40), True)  # type: ignore[comparison-overlap]


# ------------------------------------------------------------------------------------------------------ answers


def test_an_answer_fixes_what_it_says_and_the_rest_is_told(tmp_path: Path) -> None:
    text = "Board;Take;Other take;Keenness (1-5)\nAda;20;70;4\nBo;30;15;2\nCy;80;40;5\n"
    found = meaning(tmp_path, text, "position:Other take")
    assert found.columns == ""
    assert found.sheet.notes[-1].startswith(
        "columns guessed besides those answered: actor = Board, salience = Keenness"
    )
    assert of(stakeholders(found.sheet), "Ada") == ["70"]
    none = meaning(tmp_path, text, "actor:Board|position:Take|salience:none")
    assert "salience" not in [cell.text for cell in none.sheet.header]
    two = told(tmp_path, text, "actor:Board|position:Take|position:Other take")
    assert (two.issues, of(two, "Ada")) == (("Other take", "Take"), ["70", "20"])
    heard = told(tmp_path, text, "actor:Board|position by rater:Take|position by rater:Other take").entries[0]
    assert heard.position.number is not None
    assert heard.position.number.among == (20, 70)  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("place", ["column B", "Column b", "column 2"])
def test_a_column_is_named_by_its_place_too(place: str, tmp_path: Path) -> None:
    text = "Board;Take;Take\nAda;20;70\nBo;30;15\n"
    assert of(told(tmp_path, text, f"actor:Board|position:{place}"), "Ada") == ["20"]
    with pytest.raises(TableError, match="found no column 'column Z'"):
        told(tmp_path, text, "position:column Z")


def test_what_is_shown_says_several_in_words() -> None:
    assert in_words("actor:A|position:Quay|position:Tax|capability:x|capability:y|salience:none") == (
        "actor = A, positions on 2 issues = Quay and Tax, capability by 2 raters = x and y, salience = no column"
    )


# ------------------------------------------------------------------------------------------- what is told, refused


def test_what_could_be_the_position_as_well_is_told(tmp_path: Path) -> None:
    found = meaning(tmp_path, "Board;Rate wanted;Fund (0-100);Clout\nAda;20;70;4\nBo;30;15;2\nCy;80;40;5\n")
    assert found.columns == "actor:Board|position:Rate wanted"
    assert found.also == ("Fund (0-100)",)
    assert found.samples["Clout"] == ("4", "2", "5")


def test_names_that_mean_the_same_and_columns_without_names_shut_no_door(tmp_path: Path) -> None:
    found = meaning(
        tmp_path, "Actor;;Position;Stance;Interest;Interests\nAda;x;20;30;4;tax and ships\nBo;;50;60;2;the quay\n"
    )
    assert of(stakeholders(found.sheet), "Ada") == ["20"]
    assert "column B ('x') has no name and was not read" in found.sheet.notes
    assert set(found.unread) == {"Stance", "Interests"}


def test_only_a_table_without_any_position_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        TableError,
        match=r"found columns 'Actor', 'Salience', 'Influence', 'Seats', expected a column position.*columns=position",
    ):
        told(tmp_path, "Actor;Salience;Influence;Seats\nA;20;30;5\nB;40;50;6\n")


def test_a_salience_that_holds_prose_is_none_and_is_asked_about(tmp_path: Path) -> None:
    prose = "how the new house will be paid for and by whom in the end"
    found = meaning(tmp_path, f"Actor;Position;Interest\nAda;20;{prose}\nBo;40;{prose} too\nCy;50;{prose}, as ever\n")
    assert (found.columns, found.unread) == ("salience:none", ("Interest",))


def test_the_assignment_is_one_to_one_and_the_best(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Actor;Position;Importance (1-5);Interest\nA;20;5;High\nB;70;2;Low\nC;50;4;Medium\n"
    )
    found = assigned(read_sheet(tmp_path / "t.csv"))
    assert dict(found.places.items()) == {
        "actor": (0,), "position": (1,), "salience": (3,), "capability": (2,)
    }  # fmt: skip
    alone = assigned(read_sheet(tmp_path / "t.csv"), {"capability": []})
    assert alone.places["salience"] == (2,)


# ---------------------------------------------------------------------------------------------------- workbooks


def workbook(path: Path, sheets: dict[str, list[list[Any]]], change: Callable[[Any], None] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        for row in rows:
            (book[name] if name in book.sheetnames else book.create_sheet(name)).append(row)
    if change is not None:
        change(book)
    book.save(path)
    return path


def test_the_sheet_with_most_actors_who_have_positions_is_read(tmp_path: Path) -> None:
    table = [["Podmiot", "Stanowisko (ha)", "Siła (0-100)"], *([f"Gmina {at}", at * 9, 50 + at] for at in range(9))]
    marks = [["Imię", "Punkty"], *([f"Ala {at}", at] for at in range(30))]
    prose = [["Opis", "Uwagi"], ["skala", "od 0 do 90"]]
    found = read_sheet(workbook(tmp_path / "t.xlsx", {"Opis": prose, "Aktorzy": table, "Oceny": marks[:5]}))
    assert found.header[0].spot.sheet == "Aktorzy"
    assert found.notes[0] == "of 3 sheets 'Aktorzy' was read, and not 'Opis', 'Oceny' (--sheet NAME reads another)"


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("Council 2 July", "Council 14 Oct"), "Council 14 Oct"),
        (("map v3 FINAL", "map v2"), "map v3 FINAL"),
        (("Stand Dezember 2024", "Stand Januar 2025"), "Stand Januar 2025"),
        (("pozycje (kopia)", "pozycje"), "pozycje"),
    ],
)
def test_of_sheets_named_alike_the_later_one_is_read_and_the_other_told(
    names: tuple[str, str], read: str, tmp_path: Path
) -> None:
    table = [["Side", "Stance", "Power"], *([f"Town {at}", at * 9, 50 + at] for at in range(5))]
    found = read_sheet(workbook(tmp_path / "t.xlsx", dict.fromkeys(names, table)))
    other = next(name for name in names if name != read)
    assert found.header[0].spot.sheet == read
    assert found.rivals == f"Sheet {read!r} is read, and not {other!r} (--sheet {shlex.quote(other)} reads another)."


def test_the_sheet_that_was_open_is_read(tmp_path: Path) -> None:
    table = [["Side", "Stance", "Power"], *([f"Town {at}", at * 9, 50 + at] for at in range(5))]

    def opened(book: Any) -> None:
        book.active = 2

    found = read_sheet(workbook(tmp_path / "t.xlsx", dict.fromkeys(("North", "South", "West"), table), opened))
    assert found.header[0].spot.sheet == "West"
    assert "and not 'North', 'South'" in found.rivals


def test_an_article_whose_column_is_called_otherwise_is_an_issue_beside_the_others(tmp_path: Path) -> None:
    rows = (
        "Land;Art. 5 Haltung;Art. 5 Priorität;Art. 9 Zieljahr;Art. 9 Priorität",
        "Nord;2;5;2030;3",
        "Süd;4;1;2035;2",
    )
    found = told(tmp_path, "\n".join(rows))
    assert found.issues == ("Art. 5", "Art. 9")
    assert of(found, "Nord") == ["2", "2030"]
    assert of(found, "Nord", "salience") == ["5", "3"]


def test_another_table_below_under_its_own_names_is_not_read_and_told(tmp_path: Path) -> None:
    first = [["Riverain", "Position", "Poids"], ["Nord", 40, 3], ["Sud", 60, 5], ["Est", 55, 2]]
    second = [[None], ["Riverain", "Demande (m3/s)", "Enjeu"], ["Sud", 9, "fort"], ["Nord", 7, "faible"]]
    found = read_sheet(workbook(tmp_path / "t.xlsx", {"Positions": first + second}))
    assert [row[0].text for row in found.rows] == ["Nord", "Sud", "Est"]
    assert any("begins another table" in str(one) for one in found.left_out)


def test_what_counts_members_or_marks_could_not_be_the_position(tmp_path: Path) -> None:
    rows = (
        "Region;Members;Strike (0-10);Hours (if so);Present;Code",
        "A;9870;8;4;1;AA",
        "B;821;4;0;0;BB",
        "C;71;3;8;1;AA",
    )
    text = "\n".join(rows)
    assert meaning(tmp_path, text).also == ("Hours (if so)",)


def test_bands_over_some_of_the_names_are_no_names(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Kaart van de krachten", None, None, None, None, None, None],
        ["Nr", "Organisatie", "Standpunt", None, "Weging", None, "Opmerking"],
        [None, None, "Gewenst jaar", "Waarom", "Belang (1-5)", "Invloed (1-5)", None],
        [1, "Waterschap", 2030, "omdat het nu eenmaal in de wet staat", 5, 4, None],
        [2, "Boeren", 2040, "tijd nodig voor de bouw van de stallen", 4, 3, "bellen"],
        [3, "Provincie", 2035, "wil niet alles in een keer moeten doen", 3, 5, None],
    ]

    def merge(book: Any) -> None:
        for area in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"):
            book["Kaart"].merge_cells(area)

    sheet = read_sheet(workbook(tmp_path / "t.xlsx", {"Kaart": rows}, merge))
    assert [cell.text for cell in sheet.header][1:6] == [
        "Organisatie",
        "Gewenst jaar",
        "Waarom",
        "Belang (1-5)",
        "Invloed (1-5)",
    ]
    assert understood(sheet).columns == "actor:Organisatie|position:Gewenst jaar"


def test_saliences_go_to_the_issue_of_their_stem(tmp_path: Path) -> None:
    text = "member;levy_pos;levy_sal;phase_yrs;phase_sal;dues_pct\nAda;20;3;5;9;1\nBo;40;5;7;8;2\nCy;60;1;3;7;2.5\n"
    found = meaning(tmp_path, text)
    assert (found.columns, found.also) == ("actor:member", ("dues_pct",))
    table = stakeholders(found.sheet)
    assert (table.issues, of(table, "Bo"), of(table, "Bo", "salience")) == (("levy", "phase"), ["40", "7"], ["5", "8"])


@pytest.mark.parametrize(
    ("text", "columns", "also"),
    [
        # what is asked for on two matters is two issues, and another word for the same stance is none
        (
            "Board;Rate wanted;Year-end rate wanted\nAda;20;70\nBo;30;15\nCy;80;40\n",
            "actor:Board|position:Rate wanted|position:Year-end rate wanted",
            (),
        ),
        (
            "Holder;Tenders at;Stance today\nAda;420;For\nBo;430;Against\nCy;480;For\nDi;470;\n",
            "actor:Holder|position:Tenders at",
            ("Stance today",),
        ),
        # what they would fall back to is told and no issue; how near they are to us is neither
        (
            "Town;Cut by 2040 (their opening ask);Won't go below;Rapport with us\n"
            "Ada;20;10;1\nBo;30;25;5\nCy;80;50;3\n",
            "actor:Town|position:Cut by 2040 (their opening ask)",
            ("Won't go below",),
        ),
        # a choice of which both would do, and money for each head, beside words for and against
        (
            "Gemeinde;Haltung Zusammenschluss;Standort;Beitrag CHF / Einw.;Art\n"
            "Au;dafür;Bo;40;Stadt\nBo;dagegen;beide;15;Dorf\nCy;dafür;Bo;20;Dorf\nDu;dafür;Bo;30;Dorf\n",
            "actor:Gemeinde|position:Haltung Zusammenschluss",
            ("Standort", "Beitrag CHF / Einw."),
        ),
        # words for and against are told beside numbers that are asked for
        (
            "Акционер;Дивиденды (хочет);Продажа рудника\n"
            "Азов;20;за\nБайкал;30;против\nВолга;80;за\nГжель;40;воздерж.\n",
            "actor:Акционер|position:Дивиденды (хочет)",
            ("Продажа рудника",),
        ),
    ],
)
def test_further_issues_are_proposed_where_their_names_say_so_and_else_told(
    text: str, columns: str, also: tuple[str, ...], tmp_path: Path
) -> None:
    found = meaning(tmp_path, text)
    assert (found.columns, found.also) == (columns, also)


def test_points_out_of_ten_of_which_some_became_dates_are_numbers(tmp_path: Path) -> None:
    rows = ("Ada;5/10;Opposed", "Bo;2/10;Supportive", "Cy;2025-10-01;Opposed", "Di;8/10;Neutral")
    found = meaning(tmp_path, "\n".join(("Actor;Position score;Attitude to talks", *rows)))
    assert found.columns == "actor:Actor|position:Position score|position:Attitude to talks"


@pytest.mark.parametrize("name", ["Gewicht", "Peso", "How keen", "Importa"])
def test_columns_of_one_name_behind_each_issue_are_its_saliences(name: str, tmp_path: Path) -> None:
    rows = ("Ada;1;1;+;gleich;+++", "Bo;2;5;++;hoher Zensus;++", "Cy;3;7;+++;gleich;+", "Di;1;4;++;gleich;+")
    text = "\n".join((f"Rolle;Stimmen;Staatsform (1-7);{name};Wahlrecht;{name}", *rows))
    table = stakeholders(meaning(tmp_path, text).sheet)
    assert table.issues == ("Staatsform", "Wahlrecht")
    assert (of(table, "Bo"), of(table, "Ada", "salience")) == (["5", "hoher Zensus"], ["+", "+++"])


def test_columns_of_one_name_behind_positions_that_name_their_issues_are_their_saliences(tmp_path: Path) -> None:
    rows = ("Ada;3;8;mucho;2;poco", "Bo;4;5;poco;1;mucho")
    text = "\n".join(("Partido;Escaños;Vivienda Posición;Importa;Lengua Posición;Importa", *rows))
    table = stakeholders(meaning(tmp_path, text).sheet)
    assert (of(table, "Ada"), of(table, "Ada", "salience")) == (["2", "8"], ["poco", "mucho"])


def test_a_share_of_the_population_beside_an_influence_is_a_weight_in_votes(tmp_path: Path) -> None:
    text = "Country;Position (0-10);Pop. share (%);Clout in the room\nIreland;3;1.2;4\nSpain;5;10.7;5\nMalta;9;2.4;3\n"
    assert "vote:Pop. share (%)" in meaning(tmp_path, text).columns
    assert "vote" not in meaning(tmp_path, text.replace("Pop. share", "Cost share")).columns


def test_an_influence_is_found_again_where_its_column_is_an_issue(tmp_path: Path) -> None:
    head = "Delegation;Ban by;De minimis (% of catch);Priority: ban;Priority: de minimis;Share of catch (%)"
    rows = ("Ireland;2027;0.5%;H;M;0.5%", "Spain;2028;0.7%;M;H;1.3%", "Malta;2032;2%;L;L;3%")
    assert "capability:Share of catch (%)" in meaning(tmp_path, "\n".join((head, *rows))).columns


def test_what_we_aim_at_is_no_position_and_what_is_sought_is_one_on_a_further_issue(tmp_path: Path) -> None:
    text = "Actor;Current stance;Target stance;Desired stance;Night cap sought\nA;For;For;For;28\nB;Against;For;For;0\n"
    found = meaning(tmp_path, text + "C;Neutral;For;For;60\n")
    assert (found.columns, found.also) == (
        "actor:Actor|position:Current stance|position:Night cap sought",
        (),
    )


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("Upper", "Upper", "Lower", "Lower"), "body:Chamber"),
        (("Upper", "Lower", "Third", "Lower"), ""),
        (("Upper", "Lower", "Third", "Fourth"), ""),
    ],
)
def test_a_body_has_several_members_and_is_asked_about(rows: tuple[str, ...], columns: str, tmp_path: Path) -> None:
    lines = [
        f"{name};{body};{place}"
        for name, body, place in zip(("Ada", "Bo Ahl", "Cy", "Dirk"), rows, (20, 40, 60, 80), strict=True)
    ]
    found = meaning(tmp_path, "\n".join(("Actor;Chamber;Position", *lines)))
    assert (found.columns, found.unread) == (columns, () if columns else ("Chamber",))


def test_parties_in_columns_and_clauses_in_rows_are_turned_and_told(tmp_path: Path) -> None:
    rows = ("Art.;Clausola;Lega Est;Unione;Verdi;Note", "1.1;Durata;F;F!;C;", "1.2;Limite;C;F;C!;rivedere",
            "2.1;Sanzioni;N;F;C;", "2.2;Soglia;30;45;–;", "2.3;Entrata;C;C;F;")  # fmt: skip
    found = meaning(tmp_path, "\n".join(rows))
    table = stakeholders(found.sheet)
    assert found.sheet.rivals.startswith("The actors stand in the columns")
    assert {one.actor for one in table.entries} == {"Lega Est", "Unione", "Verdi"}
    assert table.issues == ("Durata", "Entrata", "Limite", "Sanzioni", "Soglia")
    votes = "Actor;Art. 1;Art. 2;Art. 3\nAda;Y;N;Y\nBo;N;N;Y\nCy;Y;Y;N\n"
    assert {one.actor for one in told(tmp_path, votes).entries} == {"Ada", "Bo", "Cy"}


# --------------------------------------------------------------------------------------------- from end to end


@pytest.mark.parametrize("name", ["questions, Spanish", "first name and surname", "issues, saliences beside them"])
def test_the_command_that_is_printed_reads_what_defaults_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("who's who.csv").write_text(SHEETS[name].text, "utf-8")
    runner = CliRunner()
    asked = runner.invoke(group, ["forecast", "who's who.csv"]).exception
    assert isinstance(asked, UserError)
    command = next(line for line in str(asked).splitlines() if line.strip().startswith("instantsia forecast"))
    words = shlex.split(command)[1:]
    assert any(word == f"columns={SHEETS[name].columns}" for word in words)
    runner.invoke(group, [*words, "--read-only", "-o", "pasted.csv"], catch_exceptions=False)
    runner.invoke(
        group, ["forecast", "who's who.csv", "--defaults", "--read-only", "-o", "default.csv"], catch_exceptions=False
    )

    def rows(file: str) -> list[dict[str, str]]:
        """Without what was answered of the question, and is no part of how the cells are read."""
        lines = [line for line in Path(file).read_text("utf-8").splitlines() if not line.startswith(("#", '"#'))]
        answered = (LOW_END, HIGH_END, STATUS_QUO)
        return [{name: cell for name, cell in row.items() if name not in answered} for row in csv.DictReader(lines)]

    assert rows("pasted.csv") == rows("default.csv") != []


@pytest.mark.parametrize(
    "header",
    [
        "Justice;Vote",
        "MPC member;Vote",
        "Membre du conseil;Vote",
        "Ratsmitglied;Stimme",
        "Mitglied;Votum",
        "Senator;Vote",
    ],
)
def test_names_and_yes_or_no_are_a_table_of_how_they_vote(header: str, tmp_path: Path) -> None:
    """If it failed, the commonest sheet of a vote would be refused."""
    found = told(tmp_path, f"{header}\nAdams;yes\nBaker;no\nDavis;no\nEvans;yes\n")
    assert [one.actor for one in found.entries] == ["Adams", "Baker", "Davis", "Evans"]
    assert {one.position.word for one in found.entries} == {"yes", "no"}


@pytest.mark.parametrize("name", ["Quota", "Renewable share", "Share of renewables", "Renewable share (%)", "Subsidy"])
@pytest.mark.parametrize("sign", ["", "%"])
def test_a_share_beside_other_issues_is_an_issue_where_it_is_none_of_one_whole(
    name: str, sign: str, tmp_path: Path
) -> None:
    """If it failed, what somebody wants would be how much they weigh, or would not be read."""
    rows = ((20, 80, 40), (60, 20, 65), (90, 50, 30), (10, 70, 75))
    text = "".join(f"{who},{a},{b},{c}{sign}\n" for who, (a, b, c) in zip("ABCD", rows, strict=True))
    found = meaning(tmp_path, f"actor,Tax,Visa,{name}\n{text}").columns
    assert found == f"actor:actor|position:Tax|position:Visa|position:{name}"


def test_a_share_of_one_whole_weighs(tmp_path: Path) -> None:
    text = "actor,Tax,Visa,Share of seats (%)\nA,20,80,40\nB,60,20,35\nC,90,50,15\nD,10,70,10\n"
    assert "capability:Share of seats (%)" in meaning(tmp_path, text).columns


@pytest.mark.parametrize("names", [("A", "B", "C", "D"), ("H", "M", "L", "K"), ("P1", "P2", "P3", "P4")])
@pytest.mark.parametrize("header", ["Party", "Country", "Player"])
def test_short_names_under_a_name_of_actors_are_actors(header: str, names: tuple[str, ...], tmp_path: Path) -> None:
    """If it failed, the column of sources would be who has a say."""
    rows = "".join(f"{name},{at}5,90,70,cable {at}\n" for at, name in enumerate(names, 1))
    found = meaning(tmp_path, f"{header},Stance,Importance,Influence,Source\n{rows}")
    assert f"actor:{header}" in found.columns or next(cell.text for cell in found.sheet.header) in ("actor", header)
    assert "Source" not in found.columns


def test_words_that_stand_once_each_under_a_name_of_positions_are_positions(tmp_path: Path) -> None:
    """If it failed, a short table of votes would be refused."""
    text = "Delegate,Preferred site,Votes\nAnn,North,2\nBob,South,2\nCat,abstains,3\nEve,North or South,1\nFay,DK,1\n"
    assert "position:Preferred site" in meaning(tmp_path, text).columns


@pytest.mark.parametrize("header", ["View on mobilisation", "Stance on priority", "Haltung zur Mobilisierung"])
def test_what_a_view_is_on_is_no_role(header: str, tmp_path: Path) -> None:
    """If it failed, a view on mobilisation would be how much somebody cares."""
    rows = "Ann,Against,7,minutes\nBo,Strongly in favour,9,diary\nCy,In favour,4,minutes\nDi,Leaning against,6,x\n"
    found = meaning(tmp_path, f"Minister,{header},How strongly,Told by\n{rows}")
    assert f"position:{header}" in found.columns
