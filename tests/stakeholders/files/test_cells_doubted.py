"""What would be wrong: a cell read on a scale, in a unit or as a stance that nobody meant, without a word about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders import questions
from instantsia.stakeholders.build import opened
from instantsia.stakeholders.files.cells.attitudes import attitude, most_attitudes
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.columns.raters import heard
from instantsia.stakeholders.files.columns.scales import told_ends, told_scale
from instantsia.stakeholders.files.formats.alphabets import meant
from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

from .reading import read


def held(found: Stakeholders, role: str = "position") -> dict[str, tuple[float, ...] | None]:
    """{actor: ends of what they hold, None where it is not known}."""
    numbers = {one.actor: getattr(one, role).number for one in found.entries}
    return {name: None if one is None else (one.low, one.high) for name, one in numbers.items()}


def column(folder: Path, header: str, *cells: str) -> Stakeholders:
    rows = "".join(f'{name},"{cell}"\n' for name, cell in zip("ABCDEFGHIJKL", cells, strict=False))
    return read(folder, f'actor,"{header}"\n{rows}')


@pytest.mark.parametrize(
    "ordered",
    [
        "A favor; Tende a favor; neutro; Tende contra; Contra",
        "Strongly for; For; For, with reservations; Indifferent; Leaning against; Against; Strongly against",
        "A favor; A favor (con reservas); Neutral; En contra",
        "Sì; Sì, con riserva; neutrale; tendenzialmente no; No",
        "Ja; Ja, mit Vorbehalt; neutral; eher nein; Nein",
        "pour; plutôt pour; neutre; plutôt contre; contre",
        "za; raczej za; neutralny; raczej przeciw; przeciw",
        "Strongly supportive; Supportive; Says supportive; Neutral; Opposed; Spoiler",
        "A favor; Neutral; En contra; Opositor activo",
        "Y; Lean Y; neutral; Lean N; N",
        "за; скорее за; нейтрален; против; активный противник",
    ],
)
def test_words_that_lean_or_reserve_are_weaker_and_active_ones_stronger(ordered: str) -> None:
    words = ordered.split("; ")
    found = most_attitudes(words)
    assert found is not None
    assert [found[word] for word in words] == sorted(found.values(), reverse=True)
    # "a favor" and "a favor (con reservas)" differ, as all others do
    assert len(set(found.values())) == len(words)


@pytest.mark.parametrize(
    "word", ["Favorável", "opositora", "favorevoli", "sostenitrice", "przeciwniczka", "сторонник", "J"]
)
def test_gender_number_and_initials_make_no_other_word(word: str) -> None:
    assert attitude(word) is not None


def test_counts_among_words_of_attitude_are_what_is_not_known(tmp_path: Path) -> None:
    found = column(tmp_path, "stance", "For", "Strongly for", "Against", "For", "Leaning for", "Undecided", "12", "6")
    assert held(found)["A"] == (75, 75)
    assert (held(found)["F"], held(found)["G"], held(found)["H"]) == ((50, 50), None, None)
    assert {word for word, point in found.proposed.words[""].items() if point is None} == {"12", "6"}
    assert "middle" in found.proposed.where[""]["Undecided"]


def test_signs_with_other_dashes_and_weak_ones(tmp_path: Path) -> None:
    found = column(tmp_path, "position", "– –", "–", "0", "+", "++", "eher +")
    assert [one and one[0] for one in held(found).values()] == [0, 25, 50, 75, 100, 62.5]


@pytest.mark.parametrize(
    "steps",
    [
        "debole medio forte fortissimo",
        "poco abbastanza molto moltissimo",
        "peu assez beaucoup énormément",
        "Quiet Fair Strong",
        "mało średnio dużo",
        "wenig ziemlich sehr",
        "слабый средний сильный",
        "* ** ***",
    ],
)
def test_ladders_are_in_order(steps: str) -> None:
    found = ladder(steps.split())
    assert found is not None
    assert list(found) == steps.split()[::-1]


@pytest.mark.parametrize(
    ("header", "scale", "ends"),
    [
        ("SCIOPERO 0=mai 10=subito", (0, 10), ("mai", "subito")),
        ("Salience /10", (0, 10), None),
        ("Power/10", (0, 10), None),
        ("Note sur 20", (0, 20), None),
        ("Lean (-5 dove ... +5 hawk)", (-5, 5), ("dove", "hawk")),
        ("Art 9/10", None, None),
        ("Q4-2025", None, None),
    ],
)
def test_what_a_header_tells_of_its_scale(header: str, scale: object, ends: object) -> None:
    assert (told_scale(header), told_ends(header)) == (scale, ends)


def test_a_value_off_the_scale_of_the_header_is_not_known_and_many_make_the_scale_a_question(tmp_path: Path) -> None:
    found = column(tmp_path, "position (0-10)", "2", "5", "7", "75")
    assert (held(found)["D"], found.proposed.words[""]) == (None, {"75": None})
    assert found.proposed.scales[""].scale == (0, 10)
    many = column(tmp_path, "position (0-10)", "20", "50", "70", "7")
    assert many.proposed.scales[""].scale == (0, 100)


def test_codes_for_not_known_stand_apart(tmp_path: Path) -> None:
    assert held(column(tmp_path, "position", "1", "3", "5", "4", "2", "9"))["F"] is None
    assert held(column(tmp_path, "position", "1", "3", "5", "4", "7", "9"))["F"] == (9, 9)
    weighed = "actor,position,salience\nA,1,40\nB,2,80\nC,3,999\nD,4,20\nE,5,10\n"
    assert held(read(tmp_path, weighed), "salience")["C"] is None
    (tmp_path / "raters.csv").write_text("actor,expert,position\nA,x,40\nA,y,-99\nB,x,60\nB,y,70\nC,x,10\n", "utf-8")
    assert held(stakeholders(heard(read_sheet(tmp_path / "raters.csv"))))["A"] == (40, 40)


def test_another_unit_is_doubted_and_a_multiple_read_in_that_of_its_column(tmp_path: Path) -> None:
    found = column(tmp_path, "position (hm3)", "3400", "4600", "5000", "4300", "4.6")
    assert found.proposed.words[""] == {"4.6": 4.6}
    found = column(tmp_path, "position", "24000", "38000", "55000", "€27k")
    assert found.proposed.words[""] == {"€27k": 27000}


def test_changes_scores_fractions_and_dates_are_read_by_their_column(tmp_path: Path) -> None:
    found = column(tmp_path, "position (bp)", "(25)", "hold", "+25", "(50)", "no change")
    assert [one and one[0] for one in held(found).values()] == [-25, 0, 25, -50, 0]
    scores = column(tmp_path, "position", "5/10", "2/10", "6/10", "2025-10-07")
    assert held(scores) == {"A": (5, 5), "B": (2, 2), "C": (6, 6), "D": (7, 7)}
    between = column(tmp_path, "position", "3", "6/7", "8", "04-May", "2")
    assert (held(between)["B"], held(between)["D"]) == ((6, 7), (4, 5))
    assert held(column(tmp_path, "position", "3 1/4", "4½", "4"))["A"] == (3.25, 3.25)
    votes = read(tmp_path, "actor,position,votes\nA,40,1/2\nB,60,1\n").entries
    assert [str(one.votes) for one in votes] == ["1/2", "1"]


def test_english_with_quotation_marks_and_pounds_is_western_windows() -> None:
    found = meant("a;b\n“Depends” – says;£340k\n".encode("cp1252"))
    assert found is not None
    assert (found[0].called, found[0].language, found[1]) == ("Windows-1252", "", ())


@pytest.mark.parametrize("role", ["position", "salience"])
def test_a_fraction_of_one_beside_per_cent_signs_is_hundredths_which_is_asked(tmp_path: Path, role: str) -> None:
    rows = [
        f"{who},{'' if role == 'position' else '30%,'}{cell}\n"
        for who, cell in zip("ABC", ("20%", "0.9", "50%"), strict=True)
    ]
    header = "actor,position" if role == "position" else "actor,position,salience"
    found = read(tmp_path, f"{header}\n{''.join(rows)}")
    assert held(found, role) == {"A": (20, 20), "B": (90, 90), "C": (50, 50)}
    asked = found.proposed.words[""] if role == "position" else found.proposed.grades
    assert asked == {"0.9": 90}


def test_a_small_rate_beside_small_rates_in_per_cent_stays(tmp_path: Path) -> None:
    assert held(column(tmp_path, "position", "0.8%", "0.5", "1.2%"))["B"] == (0.5, 0.5)


@pytest.mark.parametrize(
    ("cells", "values", "asked"),
    [
        (("1/2", "½", "0.25"), (0.5, 0.5, 0.25), {}),
        (("3/4", "5/10", "2/4"), (0.75, 0.5, 0.5), {}),
        (("7/10", "5/10", "3/10", "8"), (7, 5, 3, 8), {}),
        (("3/5", "1/5", "5/5"), (3, 1, 5), {}),
        (("7/10", "5/10", "3/5", "8"), (7, 5, 6, 8), {"3/5": 6}),
        (("40", "65", "7/10"), (40, 65, 70), {"7/10": 70}),
    ],
)
def test_cells_with_a_slash_are_read_in_one_way(
    tmp_path: Path, cells: tuple[str, ...], values: tuple[float, ...], asked: dict[str, float]
) -> None:
    found = column(tmp_path, "position", *cells)
    assert tuple(one and one[0] for one in held(found).values()) == values
    assert dict(found.proposed.words.get("", {})) == asked


def test_a_column_of_parts_of_one_is_one_of_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("actor,position,capability\nA,10,1/3\nB,50,2/3\nC,30,1/6\n")
    found = held(stakeholders(understood(read_sheet(path)).sheet), "capability")
    assert [one and round(one[0], 3) for one in found.values()] == [0.333, 0.667, 0.167]


def test_a_number_that_is_asked_about_is_no_name_of_an_end(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("actor,position\nA,20%\nB,50%\nC,70000000\nD,40%\nE,60%\n")
    read = opened(path, {}, None, 739_000)
    (put,) = [one for one in questions.open_questions(read.known, read.written) if one.key == "ends"]
    assert put.question.default(put.asking) == "the low end|the high end"


def test_one_salience_beyond_100_looks_mistyped_and_changes_no_other(tmp_path: Path) -> None:
    rows = "".join(f"{who},30,{cell}\n" for who, cell in zip("ABCDE", ("120", "40", "90", "60", "100"), strict=True))
    text = f"actor,position,salience\n{rows}"
    found = read(tmp_path, text)
    assert held(found, "salience") == {"A": None, "B": (40, 40), "C": (90, 90), "D": (60, 60), "E": (100, 100)}
    assert dict(found.proposed.grades) == {"120": None}
    assert held(read(tmp_path, text, salience=(0.0, 120.0)), "salience")["A"] == (100, 100)
    several = held(read(tmp_path, text.replace("90", "110")), "salience")
    assert several["A"] == (100, 100)


def test_what_a_program_rounds_beyond_100_is_100(tmp_path: Path) -> None:
    found = column(tmp_path, "position", "100.0000001", "85", "50", "40")
    assert held(found)["A"] == (100, 100)
    assert found.proposed.scales == {}
    assert column(tmp_path, "position", "104", "85", "50", "40").proposed.scales[""].scale == (0, 110)
