"""What would be wrong: a column whose name says what it holds is passed over for another by what stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.columns.guess import assigned
from instantsia.stakeholders.files.columns.hints import said
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders

_CONGRESS = """Power;Plenipotentiary;Question;Position;Salience;Capability
Saxony;Count Brühl;A;95;85;80
Saxony;Count Brühl;B;90;90;"
Hanover;Lord Münster;A;10;95;85
Hanover;Lord Münster;B;25;80;"
Bavaria;Baron Wrede;A;35;40;65
Bavaria;Baron Wrede;B;30;95;"
Baden;Herr Hacke;A;50;15;90
Baden;Herr Hacke;B;50;25;"
"""
_COUNCIL = """№;Хто;К-сть голосів;Лідер;Позиція;Вплив (1-10);Наскільки болить (1-5);Примітки
1;Рідний край;11;Гнатюк;за;8;5;
2;Аграрії;5;Кушнір;скоріше за;6,5;3;просили гроші на дорогу
3;Громада;10;Олійник;проти;7;5;
4;Варта;4;Бойко;категорично проти;4;2,5;
5;Село;9;Заболотна;вагаються;5,5;3;
6;Степ;6;Мазур;50/50;5;4;
7;Союз;3;Литвин;нейтрально;2;2;
8;Молодь;2;Коваль;скоріше проти;3;3;
"""
_WAGES = """Sigla;Ultima richiesta / offerta (€);Rappr. %;Quanto ci tiene
FLVC;240;41,5;molto
FNLC;230;28;poco
UVC;195;19,5;molto
SIALV;150;11;poco
"""


def columns(folder: Path, text: str) -> str:
    """Which column has which role, as "actor = Who; position = Stance"."""
    (folder / "diet.csv").write_text(text.replace(';"\n', ';""""\n'), "utf-8")
    sheet = read_sheet(folder / "diet.csv")
    names = [cell.text for cell in sheet.header]
    some = sorted(assigned(sheet).places.items())
    return "; ".join(f"{role} = {' + '.join(names[at] for at in places)}" for role, places in some)


def test_a_column_of_the_names_of_powers_is_no_capability_beside_one_that_is_called_so(tmp_path: Path) -> None:
    found = columns(tmp_path, _CONGRESS)
    assert "capability = Capability" in found
    assert "actor = Power" in found


def test_a_column_of_many_names_is_no_capability_though_no_other_is(tmp_path: Path) -> None:
    rows = [
        f"{name};{question};{at * 9}"
        for at, name in enumerate(["Ost", "West", "Nord", "Süd", "Mark", "Berg", "Tal", "Hof", "See"])
        for question in "AB"
    ]
    assert "capability" not in columns(tmp_path, "\n".join(["Power;Question;Position", *rows, ""]))


def test_the_words_of_a_header_in_ukrainian_are_known(tmp_path: Path) -> None:
    assert columns(tmp_path, _COUNCIL) == (
        "actor = Хто; capability = Вплив (1-10); position = Позиція; salience = Наскільки болить (1-5); "
        "vote = К-сть голосів"
    )


def test_words_of_attitude_in_ukrainian_are_points(tmp_path: Path) -> None:
    columns(tmp_path, _COUNCIL)
    found = stakeholders(understood(read_sheet(tmp_path / "diet.csv"), None).sheet)
    points = {one.position.raw: one.position.number and one.position.number.low for one in found.entries}
    order = ["категорично проти", "проти", "скоріше проти", "вагаються", "скоріше за", "за"]
    assert sorted(order, key=lambda word: points[word]) == order
    assert points["вагаються"] == points["50/50"] == points["нейтрально"]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Хто", "actor"), ("Учасник", "actor"), ("Фракція", "actor"), ("Назва", "actor"), ("Гравець", "actor"),
        ("Зацікавлена сторона", "actor"), ("Депутат", "actor"), ("Країна", "actor"), ("Організація", "actor"),
        ("Позиція", "position"), ("Ставлення", "position"), ("Думка", "position"), ("Підтримка", "position"),
        ("За / проти", "position"), ("Чого хоче", "position"),
        ("Важливість", "salience"), ("Наскільки важливо", "salience"), ("Пріоритет", "salience"),
        ("Наскільки болить", "salience"), ("Значущість", "salience"),
        ("Вплив", "capability"), ("Сила", "capability"), ("Вага", "capability"), ("Ресурси", "capability"),
        ("Кількість голосів", "vote"), ("К-сть голосів", "vote"), ("Голоси", "vote"), ("Право голосу", "vote"),
        ("Мандати", "seats"), ("Місця", "seats"), ("Вето", "veto"), ("Право вето", "veto"),
        ("Питання", "issue"), ("Примітка", "note"), ("Примітки", "note"), ("Коментар", "note"), ("Джерело", "source"),
    ],
)  # fmt: skip
def test_each_ukrainian_name_means_its_role(header: str, role: str) -> None:
    assert role in said(header)


@pytest.mark.parametrize(
    "header",
    ["Rappr. %", "Rappresentanza (%)", "Représentativité %", "% iscritti", "Representation %", "Membership %",
     "Organisationsgrad %",
     "% adhérents", "Representatividad (%)", "Repräsentation %", "Представництво %"],
)  # fmt: skip
def test_a_column_of_representation_in_per_cent_is_a_weight_and_no_position(header: str, tmp_path: Path) -> None:
    found = columns(tmp_path, _WAGES.replace("Rappr. %", header))
    assert f"capability = {header}" in found
    assert "position = Ultima richiesta / offerta (€)" in found
    assert header not in understood(read_sheet(tmp_path / "diet.csv"), None).also
