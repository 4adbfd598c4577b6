"""What would be wrong: a CSV as people have it refused, or read as something that does not stand in it."""

from __future__ import annotations

import contextlib
import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.sheet import TableError
from instantsia.stakeholders.files.stakeholders import stakeholders
from tests.counting import calls

from .reading import problems, read


def _written(folder: Path, data: bytes) -> Path:
    (folder / "ban.csv").write_bytes(data)
    return folder / "ban.csv"


BAN = "actor,position,salience,capability,vote,veto\nUSA,80,0.5,3,yes,x\nIran,0..20,0.25,1.5,2,\n"
GERMAN = BAN.replace(",", ";").replace(".5", ",5").replace("0.25", "0,25")


@pytest.mark.parametrize(
    "text",
    [
        BAN,
        BAN.rstrip(),
        BAN.replace("\n", "\r"),
        "\ufeff" + BAN.replace("\n", "\r\n"),
        GERMAN,
        BAN.replace(",", "\t"),
        "sep=;\n" + GERMAN,
        '"sep=;"\n' + GERMAN,
        BAN.encode("utf-16"),
        BAN.encode("utf-16-le"),
        BAN.encode("utf-16-be"),
        "\n\nBan on mines\n" + BAN,
        "Ban on mines, all of them; also, at sea\n" + GERMAN,
        "# a comment, of us\n" + BAN + "# another\n\n",
        BAN.replace("\n", ",,\n"),
        BAN.replace("actor", "Stake-Holders").replace("position", "POSITION (0-100)"),
        BAN.replace("actor", '"actor"').replace("USA", '"USA"'),
        BAN.replace("USA", "  USA\u00a0").replace("Iran", "\u200bIran "),
    ],
)
def test_a_table_as_it_is(tmp_path: Path, text: str | bytes) -> None:
    assert read(tmp_path, text).entries == read(tmp_path, BAN).entries


def test_a_title_and_places(tmp_path: Path) -> None:
    found = read(tmp_path, "Ban on mines\n\n" + BAN)
    assert found.title == "Ban on mines"
    assert str(found.entries[0].position.spot) == "ban.csv, row 5, column 2 (position)"
    assert str(found.entries[0].spot) == "ban.csv, row 5"
    told = read(tmp_path, 'sep=,\nactor,note,position\nA,"two\nlines",1..2\nB,,40\n')
    assert told.entries[1].position.spot.row == 4


@pytest.mark.parametrize(
    "text",
    [
        "Akteur;Position;Größe\nMüller;40;1\nJosé;30;2\n",
        "Acteur;Position;Poids\nMinistère de l’État;40;1\nCrédit à côté;30;2\n",
        "actor,position\nCôte d’Ivoire,30\nMünchen – Süd,40\n",
    ],
)
def test_the_old_alphabet_of_western_windows_where_it_is_sure(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text.encode("cp1252"))
    assert found.entries == read(tmp_path, text).entries
    assert read(tmp_path, text.encode("cp1252")).notes == ("ban.csv is read as Windows-1252",)


@pytest.mark.parametrize(
    ("text", "alphabet"),
    [
        ("actor,position\nМинистр,30\n", "cp1251"),
        ("actor,position\nМинистр и я,30\n", "koi8-r"),
        ("actor,position\nVíček Černý,30\n", "cp1250"),
        ("actor,position\nMüller,30\nGroße Käserei,20\n", "mac-roman"),
        ("actor,position\nΥπουργός,30\n", "cp1253"),
        ("actor,position\nMinistère,30\n", "cp1252"),
        ("actor,position\n5 – 6,30\n", "cp1252"),
        ("aktör,position\nTürkiye İş Bankası,30\nDışişleri,20\n", "cp1254"),
        ("actor,position\nŽemės ūkio ministerija,30\nŠiaulių miestas,20\n", "cp1257"),
        ("actor,position\nMinisterstwo Środowiska,30\nŁódź,20\n", "iso8859-2"),
    ],
)
def test_an_old_alphabet_is_proposed_from_the_words_of_the_file(tmp_path: Path, text: str, alphabet: str) -> None:
    """Ministère under an English header could be Ministčre: what is proposed is told, or asked about."""
    found = read_sheet(_written(tmp_path, text.encode(alphabet)))
    assert [row[0].text for row in found.rows] == [line.split(",")[0] for line in text.split("\n")[1:-1]]
    (told,) = found.notes or found.alphabets[:1]
    called = {"mac-roman": "Mac Roman", "koi8-r": "KOI8-R", "iso8859-2": "ISO-8859-2"}
    assert called.get(alphabet, alphabet.replace("cp", "Windows-")) in told


def test_an_alphabet_that_is_not_sure_is_asked_about_and_can_be_told(tmp_path: Path) -> None:
    path = _written(tmp_path, "actor,position\nDvořák,30\n".encode("iso8859-2"))
    assert len(read_sheet(path).alphabets) > 1
    told = read_sheet(path, encoding="ISO-8859-2")
    assert (told.rows[0][0].text, told.alphabets, told.notes) == ("Dvořák", (), ("ban.csv is read as ISO-8859-2",))
    with pytest.raises(TableError, match="expected the name of an alphabet, as in Windows-1253"):
        read_sheet(path, encoding="Klingon")
    with pytest.raises(TableError, match="the bytes of the file are none in it"):
        read_sheet(path, encoding="UTF-8")


def test_a_text_in_utf_8_does_not_load_the_tables_of_letters(tmp_path: Path) -> None:
    path = _written(tmp_path, "actor,position\nMüller,30\n".encode())
    program = (
        "import sys; from pathlib import Path; from instantsia.stakeholders.files.read import read_sheet; "
        f"read_sheet(Path({str(path)!r})); "
        "print([one for one in sys.modules if 'charset' in one or 'alphabets' in one])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("cell", ['"Big" Al', '"Big Al'])
def test_quotes_that_close_nothing_are_left_out_and_told(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"actor,position\n{cell},40\nBob,50\nCleo,60\n")
    assert [entry.actor for entry in found.entries] == ["Big Al", "Bob", "Cleo"]
    assert any("the quotes in row" in note for note in found.notes)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "found an empty file"),
        (b"\n \n,,\n", "found an empty file"),
        (b"actor,position\n", "row 1: found a header alone"),
        (b"actor,position\nA,\x001\n", "found no text"),
        (b"actor,position\nA,1\n".decode().encode("utf-16")[:-1], "cut off"),
        (b"%PDF-1.7", "found a PDF"),
        (b"PAR1", "found a Parquet file"),
        (b'{"a": 1}', "found JSON"),
        (b"<html><body><table></table></body></html>", "found a web page"),
        (b"<!DOCTYPE html><html></html>", "found a web page"),
        (b"actor|position\nA|1\n", "cells stand between commas, semicolons or tabs"),
        (b"\xff\xfe\xff", "cut off"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    found = problems(tmp_path, data)
    assert said in found[0]
    assert len(found) <= 2
    assert found[0].startswith("ban.csv")


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text(BAN)
    for name, said in (("bann.csv", "did you mean ban.csv?"), (".", "found a folder"), ("no/ban.csv", "no such file")):
        with pytest.raises(TableError, match=r"expected a table|no such file") as caught:
            read_sheet(tmp_path / name)
        assert said in str(caught.value)
    (tmp_path / "ban.numbers").mkdir()
    with pytest.raises(TableError, match="Numbers"):
        read_sheet(tmp_path / "ban.numbers")
    with pytest.raises(TableError, match="has no sheets"):
        read_sheet(tmp_path / "ban.csv", "Actors")


def test_more_rows_than_are_read(tmp_path: Path) -> None:
    rows = "".join(f"a{one},{one % 100}\n" for one in range(10_000))
    assert len(read(tmp_path, "actor,position\n" + rows).entries) == 10_000
    assert "more than 10,000 rows" in problems(tmp_path, "actor,position\n" + rows + "z,1\n")[0]


def test_a_header_that_is_made_to_be_slow(tmp_path: Path) -> None:
    """Names of columns are searched with patterns: a long one must not take minutes."""
    for name in ("1" * 100_000, "(" * 100_000, "a " * 50_000, "1-" * 50_000):
        assert "expected a column actor" in problems(tmp_path, f"{name},position\nA,40\n")[0]


def test_a_file_beyond_all_tables(tmp_path: Path) -> None:
    with (tmp_path / "big.csv").open("wb") as out:
        out.truncate(60_000_001)
    with pytest.raises(TableError, match="has 60,000,001 bytes"):
        read_sheet(tmp_path / "big.csv")


def test_twice_the_rows_are_twice_the_work(tmp_path: Path) -> None:
    """Each row costs what the row before it cost; 2,000 of them are all read."""
    row = "Actor {0},{1},{1}..{2},0.5,yes,,a body,3,an issue,somewhere,\n"
    text = "actor,position,salience,capability,vote,veto,body,seats,issue,source,note\n"
    path = tmp_path / "ban.csv"

    def read(rows: int) -> int:
        path.write_text(text + "".join(row.format(one, one % 90, one % 90 + 5) for one in range(rows)))
        return calls(lambda: stakeholders(read_sheet(path)))

    read(1)  # what is loaded once is loaded
    assert 2.1 * read(1000) > read(2000)
    assert len(stakeholders(read_sheet(path)).entries) == 2000


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for some in (data, b"actor,position\n" + data):
        path.write_bytes(some)
        with contextlib.suppress(TableError):
            assert stakeholders(read_sheet(path)).entries


def test_a_separator_in_the_last_text_is_put_together(tmp_path: Path) -> None:
    text = "actor;position;note\nA;20;asks for more; then waits\nB;40;\nC;60;calm\n"
    found = read(tmp_path, text)
    assert [one.note for one in found.entries] == ["asks for more; then waits", "", "calm"]
    assert found.notes == (
        "the cells of row 2 beyond the header were read as part of 'note' (a cell with the separator in it stands in "
        "quotes)",
    )


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("actor,note,position\nA,calm,20\nB,asks, then waits,40\nC,,60\n", "note"),
        ("actor,note,position,source\nA,calm,20,x\nB,asks, then waits,40,y\nC,,60,z\n", "note"),
        ("actor,position,note\nA,20,calm\nB,40,asks, then waits\nC,60,\n", "note"),
        ("actor,position\nA,20\nB,40\nC, Inc.,40\nD,10\n", "actor"),
    ],
)
def test_a_separator_in_a_text_moves_no_number_aside(tmp_path: Path, text: str, column: str) -> None:
    found = read(tmp_path, text)
    row = next(at for at, line in enumerate(text.split("\n"), 1) if ", " in line)
    assert found.notes == (
        f"the cells of row {row} beyond the header were read as part of '{column}' (a cell with the separator in it "
        "stands in quotes)",
    )
    assert 40 in [one.position.number.low for one in found.entries if one.position.number is not None]
    assert all(one.position.number is not None for one in found.entries)


def test_a_number_beyond_the_header_is_told(tmp_path: Path) -> None:
    (told,) = read(tmp_path, "actor,position\nA,20\nB,40,50\nC,60\n").notes
    assert told.startswith("Not read, since it stands beyond the header: '50' (row 3)")


def test_the_old_alphabet_is_told_by_small_words(tmp_path: Path) -> None:
    """The header alone has no known name: what stands in the cells says which language it is."""
    text = "actor;posizione;appunti\nLega dei porti;30;dice che non è così\nCittà;40;per ora più calma\n"
    found = read(tmp_path, text.encode("cp1252"))
    assert [one.actor for one in found.entries] == ["Città", "Lega dei porti"]
    assert found.notes == ("ban.csv is read as Windows-1252",)
    polish = "actor;position;note\nŁódź;30;nie wiem, ale że tak\nKraków;40;jest przeciw, mówią\n"
    assert read(tmp_path, polish.encode("cp1250")).entries[1].actor == "Łódź"


def test_a_header_is_not_taken_whole_for_a_name_since_it_has_words_of_one(tmp_path: Path) -> None:
    """If it failed, semicolons in remarks would be the separator, and row 3 the header."""
    header = (
        'Minister,Standing w. the King,"Private view (diaries, letters)",Coding (1-5),Weight in council (*),Remarks'
    )
    rows = ["Ann,high,accept,2,***,summed up", "Bob,low,fight,4,**,drafted; see no. 3", "Cid,low,accept,1,*,"]
    (tmp_path / "t.csv").write_text("\n".join([header, *rows]), "utf-8")
    found = read_sheet(tmp_path / "t.csv")
    assert [cell.text for cell in found.header][:2] == ["Minister", "Standing w. the King"]


def test_the_separator_of_a_table_without_known_names(tmp_path: Path) -> None:
    rows = "Harbour, fee, quay;;\n;;\nSide;Where, roughly;Why\nAldin;1,5;calm\nBerin;2,5;asks, waits\n"
    (tmp_path / "t.csv").write_text(rows)
    assert [cell.text for cell in read_sheet(tmp_path / "t.csv").header] == ["Side", "Where, roughly", "Why"]


@pytest.mark.parametrize("line", ["C,40,{}", 'C,40,"{}"', 'C,40,"a" quote {}', '"{}",40,x'])
def test_a_cell_longer_than_any_is_cut_and_told(tmp_path: Path, line: str) -> None:
    limit = csv.field_size_limit()
    found = read(tmp_path, f"actor,position,note\nA,20,-\n\n{line.format('x' * 200_000)}\n", "t.csv")
    assert [one.position.number and one.position.number.low for one in found.entries] == [20, 40]
    (told,) = [note for note in found.notes if "is cut after" in note]
    assert told.startswith("a cell of 200,0")
    assert told.endswith(" characters in row 4 is cut after 32,767")
    assert csv.field_size_limit() == limit
