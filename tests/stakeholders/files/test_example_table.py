"""What would be wrong: the table an analyst begins with cannot be read, differs between formats or eats their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.errors import UserError
from instantsia.stakeholders.files.deal.table import read_deal
from instantsia.stakeholders.files.example_table import DEAL, KINDS, OTHERS, is_table, rows, write_table
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.stakeholders import stakeholders


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_reads_as_the_same_fourteen(kind: str, tmp_path: Path) -> None:
    """If it failed, `new ban.xlsx` and `new ban.csv` would answer differently."""
    file = write_table(tmp_path / f"ban{kind}")
    found = [
        tuple(str(one.number) if one.number else one.raw for one in (entry.position, entry.salience, entry.capability))
        for entry in stakeholders(read_sheet(file), None, None).entries
    ]
    text = write_table(tmp_path / "other.csv")
    expected = [
        tuple(str(one.number) if one.number else one.raw for one in (entry.position, entry.salience, entry.capability))
        for entry in stakeholders(read_sheet(text), None, None).entries
    ]
    assert found == expected
    assert len(found) == 14
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted({file.name, "other.csv"}), "nothing half-written"


def test_it_shows_a_blank_of_each_kind_and_two_ranges() -> None:
    """If it failed, the example would no longer show what a cell may hold."""
    header, *body = rows()
    assert header == ["actor", "position", "salience", "capability", "note"]
    for column in (1, 2, 3):
        assert [row[column] for row in body].count("") == 1, header[column]
    assert sum(".." in cell for row in body for cell in row) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_overwritten(kind: str, tmp_path: Path) -> None:
    """If it failed, an afternoon's table could be lost to a second `new`."""
    file = tmp_path / f"ban{kind}"
    file.write_text("mine")
    with pytest.raises(UserError, match="is there already"):
        write_table(file)
    assert file.read_text() == "mine"
    with pytest.raises(UserError, match="is no folder"):
        write_table(tmp_path / "nowhere" / file.name)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_tables_are_refused(kind: str, tmp_path: Path) -> None:
    """If it failed, `new ban.ods` would make a folder of that name."""
    assert is_table(f"ban{kind}")
    with pytest.raises(UserError, match=r"expected a table in \.csv, \.tsv or \.xlsx"):
        write_table(tmp_path / f"ban{kind}")
    assert list(tmp_path.iterdir()) == []


def test_what_is_a_table_by_its_name(tmp_path: Path) -> None:
    """If it failed, a case could not be called v1.2, or a shouted ending would make a folder."""
    assert is_table("ban.CSV")
    assert not is_table("my-case")
    assert not is_table("v1.2")
    (tmp_path / "cases.csv").mkdir()
    assert not is_table(tmp_path / "cases.csv")


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, a full disk would leave a table that breaks off."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(UserError, match="No space left"):
        write_table(tmp_path / "ban.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, `new ban.csv` on a disk that may only be read would end in a traceback."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.fsync", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match=r"cannot write .*ban\.csv: Read-only file system"):
        write_table(tmp_path / "ban.csv")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_deal_is_one(kind: str, tmp_path: Path) -> None:
    """If it failed, the file that `bargain` offers where there is none could not be played by it."""
    deal = read_deal(write_table(tmp_path / f"deal{kind}", DEAL))
    assert [one.name for one in deal.issues] == ["price", "delivery", "warranty", "exclusivity"]
    assert deal.sides == ("our side", "their side")
    assert deal.guessed == ()
