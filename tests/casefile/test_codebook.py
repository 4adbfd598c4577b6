"""What would be wrong: a coder who is not told what is asked, or where the passage is that they are to read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import instantsia
from instantsia.casefile.checking.citations import passages
from instantsia.casefile.codebook import LONGEST
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import load
from instantsia.evidence.credence import KINDS, NOT_STATED
from tests.casefile import dock

NAMED = dock.CASE.replace('id = "ballot"\nkind', 'id = "ballot"\ntext = "The board on the dock"\nkind').replace(
    '[[issue]]\nid = "dock"',
    '[[issue]]\nid = "dock"\ntext = "What becomes of the dock"\ncalled = { let = "the dock is let" }',
)
MORE = """\
D5,memoir,record.ballot.vote.reed,hold,,,,,reported,1911-06-09,
D6,memoir,issue.dock.announced,let,,,,,reported,1911-06-10,
D7,memoir,town.owes.quill,0.2,,,,,reported,1911,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return dock.write(tmp_path / "dock", NAMED, dock.CLAIMS + MORE)


def rows(folder: Path, texts: Path | None = None) -> dict[str, dict[str, str]]:
    made = instantsia.load(folder).codebook(texts)
    return {row["claim"]: row for row in csv.DictReader(io.StringIO(made))}


def test_what_a_step_came_to_is_asked_in_the_words_of_the_step_with_the_names_of_its_outcomes(folder: Path) -> None:
    found = rows(folder)
    asked = "what a step is held to have decided, one of its outcomes"
    assert found["d4"]["scale"] == f"The board on the dock: {asked}: hold | let = the dock is let"
    assert found["d5"]["scale"].startswith("The board on the dock: how one is held to have voted in a step")
    assert found["d5"]["scale"].endswith(": hold | let = the dock is let | abstain | absent")
    assert found["d6"]["scale"].startswith("What becomes of the dock: the option of the issue that was announced: ")


@pytest.mark.parametrize("name", ["june-1957", "tanaka-1931", "china-board-1926", "purge-1936-39"])
def test_every_row_of_a_record_in_the_library_tells_what_is_asked(name: str) -> None:
    study = instantsia.load(name)
    for row in csv.DictReader(io.StringIO(study.codebook())):
        first, _, rest = row["about"].partition(".")
        if first == "record":
            assert row["scale"].startswith(study.case.steps[rest.split(".")[0]].text), row["claim"]


def test_the_kinds_say_of_speech_which_of_them_it_is(folder: Path) -> None:
    kinds = rows(folder)["d1"]["kinds"].split(" | ")
    assert [kind.partition(" (")[0] for kind in kinds] == [kind for kind in KINDS if kind != NOT_STATED]
    assert kinds[0] == (
        "own words (what somebody says of themself, in a text of their own or in a record kept as they spoke)"
    )
    assert kinds[2] == "reported (what a witness tells of somebody else, in quotation marks or not)"


def test_the_passage_is_shown_where_the_text_is_at_hand_and_where_it_is_to_be_found_elsewhere(folder: Path) -> None:
    found = rows(folder)
    assert found["d1"]["passage"] == "“Quill. I want it let by autumn.”"
    assert found["d3"]["passage"] == "A memoir, of which a copy was seen; county library, 3 May"
    # a part is where its source is
    assert found["d4"]["passage"] == found["d3"]["passage"]


def test_the_copies_are_looked_for_where_the_user_has_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (folder / "log.txt").rename(tmp_path / "mine" / "log.txt")
    assert rows(folder)["d1"]["passage"] == "Log of the Dock Company, 2 June 1911; line 3 of log.txt"
    assert rows(folder, tmp_path / "mine")["d1"]["passage"] == "“Quill. I want it let by autumn.”"


def test_words_that_stand_elsewhere_are_not_shown_for_those_that_are_cited(folder: Path) -> None:
    (folder / "log.txt").write_text(
        "DOCK COMPANY.\n\nQuill. Of the weather.\n\nQuill. Reed told me that he leans my way.\n"
    )
    found = rows(folder)
    assert found["d1"]["passage"] == "Log of the Dock Company, 2 June 1911; line 3 of log.txt"
    assert found["d2"]["passage"].startswith("“Quill. Reed told me")


def test_paragraphs_are_told_apart_and_a_long_passage_is_cut(folder: Path) -> None:
    text = "Quill. I want it\nlet by autumn.\n\nReed. " + "No. " * 2_000
    (folder / "log.txt").write_text(text)
    claims = (folder / "claims.csv").read_text().splitlines(keepends=True)
    (folder / "claims.csv").write_text(claims[0] + "D1,log,quill.dock,firmly let,quill,1..4,,,own words,1911-06-02,\n")
    document = read_folder(folder)
    whole = passages(document, load(document))["d1"]
    assert whole.startswith("Quill. I want it let by autumn. / Reed. No. No.")
    shown = rows(folder)["d1"]["passage"]
    assert shown.startswith("“Quill. I want it let by autumn. / Reed. No.")
    assert shown.endswith("No....”")
    assert len(shown) <= LONGEST + 5


def test_a_table_with_its_passages_is_read_back_as_a_coder(folder: Path) -> None:
    text = instantsia.load(folder).codebook()
    filled = [{**row, "value": "let" if row["claim"] == "d4" else ""} for row in csv.DictReader(io.StringIO(text))]
    with (folder / "claims.anna.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, filled[0].keys())
        writer.writeheader()
        writer.writerows(filled)
    assert set(instantsia.load(folder).case.codings["anna"]) == {"d4"}
