"""What would be wrong: a file of a case that is passed over without a word, and an answer without what stood in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from instantsia import api
from instantsia.case.model import Case
from instantsia.casefile import library
from instantsia.casefile.checking.citations import check_document, write_lock
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import load, warnings
from instantsia.casefile.skeleton import new
from instantsia.errors import CaseError, Problem, UserError
from instantsia.stakeholders.questions import keeping
from tests.casefile import dock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new(tmp_path / "mine", None)


def dangling(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")


def circle(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def directory(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


NO_FILE: dict[str, Callable[[Path], None]] = {"dangling": dangling, "circle": circle, "folder": directory, "pipe": pipe}


def only_problem(folder: Path) -> Problem:
    with pytest.raises(CaseError) as caught:
        read_folder(folder)
    (problem,) = caught.value.problems
    return problem


# ------------------------------------------------------------------------------------------------ the files of a case


@pytest.mark.parametrize("how", NO_FILE)
@pytest.mark.parametrize("name", ["claims.csv", "people.toml", "case.toml"])
def test_what_is_no_file_is_an_error_under_its_name(folder: Path, name: str, how: str) -> None:
    """If it failed, a moved claims.csv would turn "likely, 0.70" into "open, 0.35" without a word."""
    NO_FILE[how](folder / name)
    problem = only_problem(folder)
    assert problem.code == "E10"
    assert problem.place is not None
    assert problem.place.file.endswith(f"mine/{name}")
    for command in (api.check, api.load):
        with pytest.raises(UserError, match=name):
            command(folder)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Claims.csv", "claims.csv"), ("CLAIMS.CSV", "claims.csv"), ("claims.CSV", "claims.csv"),
     ("claim.csv", "claims.csv"), ("claims.tsv", "claims.csv"), ("claims.csv ", "claims.csv"),
     ("cliams.csv", "claims.csv"), ("Claims.csv.txt", "claims.csv"), ("people.toml ", "people.toml"),
     ("People.TOML", "People.toml"), ("people.Toml", "people.toml")],
)  # fmt: skip
def test_a_file_in_other_letters_is_an_error_and_not_passed_over(folder: Path, name: str, wanted: str) -> None:
    if wanted == "claims.csv":
        (folder / "claims.csv").rename(folder / name)
    else:
        (folder / name).write_text("")
    problem = only_problem(folder)
    assert problem.code == "E10"
    assert problem.place is not None
    assert problem.place.file.endswith(name)
    assert wanted in problem.message


def test_case_toml_in_other_letters_is_an_error_too(folder: Path) -> None:
    (folder / "case.toml").rename(folder / "Case.toml")
    with pytest.raises(CaseError, match=r"Case\.toml.*expected the name case\.toml"):
        read_folder(library.find(folder))


def test_other_tables_beside_a_case_are_nobodys_claims(folder: Path) -> None:
    """If it failed, a table of stakeholders or a copy laid aside would keep a case from being read."""
    before = load_folder(folder)
    for name in ("ban.csv", "claims_old.csv", "claims.csv~", "data.tsv"):
        (folder / name).write_text("")
    assert load_folder(folder) == before


def test_both_spellings_at_once_are_an_error(folder: Path) -> None:
    (folder / "Claims.csv").write_text((folder / "claims.csv").read_text())
    assert "Claims.csv" in str(only_problem(folder))


def test_a_link_to_a_file_is_read_and_an_editors_mark_is_none(folder: Path, tmp_path: Path) -> None:
    before = load_folder(folder)
    (folder / "claims.csv").rename(tmp_path / "elsewhere.csv")
    (folder / "claims.csv").symlink_to(tmp_path / "elsewhere.csv")
    (folder / ".#case.toml").symlink_to("somebody@desk.4711")
    assert load_folder(folder) == before


@pytest.mark.parametrize("how", NO_FILE)
def test_an_included_case_is_held_to_the_same(folder: Path, how: str) -> None:
    other = new(folder.parent / "other", None)
    NO_FILE[how](other / "claims.csv")
    with pytest.raises(CaseError, match=r"other/claims\.csv"):
        load_folder_with_include(folder)


def load_folder(folder: Path) -> Case:
    return load(read_folder(folder))


def load_folder_with_include(folder: Path) -> object:
    text = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(f'include = ["other"]\n{text}')
    return load_folder(folder)


def test_a_broken_folder_does_not_give_way_to_the_bundled_case_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it failed, somebody would read answers of another case than the one that they changed."""
    monkeypatch.chdir(tmp_path)
    api.new("june-1957", "june-1957")
    dangling(Path("june-1957") / "case.toml")
    with pytest.raises(UserError, match=r"case\.toml"):
        api.load("june-1957")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "case.toml").write_text('include = "june-1957"\n')
    with pytest.raises(UserError, match=r"june-1957/case\.toml.*link to nowhere"):
        load_folder(tmp_path / "mine")


def test_sources_and_tellers_without_a_claim_are_one_warning(tmp_path: Path) -> None:
    folder = dock.write(tmp_path / "dock", claims=None)
    found = warnings(read_folder(folder), load_folder(folder))
    codes = [problem.code for problem in found]
    assert [one.message for one in found if one.code == "W26"] == [
        "2 sources and 1 teller are declared, and nothing is claimed"
    ]
    assert "W24" not in codes
    whole = dock.write(tmp_path / "whole")
    assert "W26" not in [problem.code for problem in warnings(read_folder(whole), load_folder(whole))]


# ------------------------------------------------------------------------------------------------ what lies beside it


@pytest.mark.parametrize("how", NO_FILE)
def test_a_lock_of_citations_that_is_no_file_is_one_sentence(folder: Path, how: str) -> None:
    """If it failed, quotes that had been fingerprinted would be taken as if they never were."""
    NO_FILE[how](folder / "citations.lock")
    with pytest.raises(UserError, match=r"citations\.lock"):
        check_document(read_folder(folder))


def test_a_lock_is_written_in_place_of_a_link_and_not_through_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("mine")
    (folder / "citations.lock").symlink_to(tmp_path / "profile")
    write_lock(folder)
    assert (tmp_path / "profile").read_text() == "mine"
    assert not (folder / "citations.lock").is_symlink()


@pytest.mark.parametrize("how", NO_FILE)
def test_answers_that_are_no_file_are_one_sentence(tmp_path: Path, how: str) -> None:
    """If it failed, what somebody had answered would be asked again, or taken as default."""
    table = tmp_path / "ban.csv"
    assert keeping.kept(table) == {}
    keeping.folder_of(table).mkdir()
    assert keeping.kept(table) == {}
    NO_FILE[how](keeping.folder_of(table) / keeping.FILE)
    with pytest.raises(UserError, match=r"answers\.toml"):
        keeping.kept(table)


DEU = "isnr,actor,position,salience,council_votes\n" + "".join(
    f"1,{name},{at},50,1\n" for name, at in zip("ABCDE", range(0, 100, 20), strict=True)
)


@pytest.mark.parametrize("how", NO_FILE)
def test_reference_points_that_are_no_file_are_one_sentence(tmp_path: Path, how: str) -> None:
    (tmp_path / "council.csv").write_text(DEU)
    NO_FILE[how](tmp_path / "issues.csv")
    with pytest.raises(UserError, match=r"issues\.csv"):
        api.forecast_table(tmp_path / "council.csv")


# ------------------------------------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    "file", ["/etc/passwd", "../../etc/passwd", "a/../../b.txt", "C:\\secret.txt", "c:secret.txt", "..", "..\\b.txt",
             "\\\\host\\share\\a", "", "a\0b"],
)  # fmt: skip
def test_a_text_that_lies_elsewhere_is_refused(folder: Path, file: str) -> None:
    """If it failed, a case that somebody sent could read any file, and hand it back in citations.lock."""
    written = (folder / "case.toml").read_text()
    assert 'file = "minutes.txt"' in written
    document = read_folder(folder)
    texts = [{**dict(one.raw), "file": file} for one in document.entries("text")]
    problems = check_document(from_mapping({**document.mapping(), "text": texts}, "mine")).problems
    assert [problem.code for problem in problems] == ["E13"]
    assert "neither absolute nor with .." in problems[0].message
    assert problems[0].key.endswith("file")


def test_a_text_may_lie_deeper_and_its_name_may_hold_dots(folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "minutes.txt").rename(folder / "texts" / "minutes..txt")
    text = (folder / "case.toml").read_text().replace('file = "minutes.txt"', 'file = "texts/minutes..txt"')
    (folder / "case.toml").write_text(text)
    assert {claim.status for claim in check_document(read_folder(folder)).claims} == {"exact"}


@pytest.mark.parametrize("how", ["file", "folder"])
def test_a_link_does_not_lead_out_of_the_case_folder(folder: Path, tmp_path: Path, how: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "minutes.txt").rename(elsewhere / "minutes.txt")
    if how == "file":
        (folder / "minutes.txt").symlink_to(elsewhere / "minutes.txt")
    else:
        (folder / "texts").symlink_to(elsewhere)
        text = (folder / "case.toml").read_text().replace('file = "minutes.txt"', 'file = "texts/minutes.txt"')
        (folder / "case.toml").write_text(text)
    checked = check_document(read_folder(folder))
    assert {claim.status for claim in checked.claims} == {"unlocated"}
    (problem,) = (problem for problem in checked.problems if problem.code == "E32")
    assert "leads out of the case folder" in str(problem)
    assert problem.place is not None
    assert problem.place.file.endswith("case.toml")
    with pytest.raises(CaseError, match="leads out"):
        write_lock(folder)
    assert not (folder / "citations.lock").exists()
    # the folder that is named by hand is where somebody keeps copies
    assert {claim.status for claim in check_document(read_folder(folder), elsewhere).claims} == {"exact"}


def test_a_link_within_the_case_folder_is_followed(folder: Path) -> None:
    (folder / "minutes.txt").rename(folder / "first.txt")
    (folder / "minutes.txt").symlink_to("first.txt")
    assert {claim.status for claim in check_document(read_folder(folder)).claims} == {"exact"}
