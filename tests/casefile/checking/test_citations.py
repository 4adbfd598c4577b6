"""What would be wrong: a quote called found that is not there, a lost one passed over, a lock written on a guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from instantsia.casefile.checking.citations import check_document, write_lock
from instantsia.casefile.document import read_folder
from instantsia.casefile.skeleton import new
from instantsia.errors import CaseError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new(tmp_path / "my-case", None)


def rewrite(folder: Path, old: str, new_text: str) -> None:
    path = folder / "minutes.txt"
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new_text))


def statuses(folder: Path) -> dict[str, str]:
    return {claim.id: claim.status for claim in check_document(read_folder(folder)).claims}


def test_the_skeletons_quotes_are_found_beside_it(folder: Path) -> None:
    assert set(statuses(folder).values()) == {"exact"}


def test_a_text_that_is_not_at_hand_leaves_its_claims_unlocated_and_says_so(folder: Path, tmp_path: Path) -> None:
    (folder / "minutes.txt").unlink()
    assert set(statuses(folder).values()) == {"unlocated"}
    (tmp_path / "texts").mkdir()
    checked = check_document(read_folder(folder), tmp_path / "texts")
    assert "W33" in {problem.code for problem in checked.problems}
    assert not checked.errors


def test_a_lost_quote_is_an_error_at_its_row(folder: Path) -> None:
    (folder / "minutes.txt").write_text("Nothing of it.\n" * 30)
    checked = check_document(read_folder(folder))
    lost = [problem for problem in checked.problems if problem.code == "E31"]
    assert lost
    assert checked.errors
    assert all(problem.place is not None and problem.place.file.endswith("claims.csv") for problem in lost)


def test_a_moved_passage_is_proposed_and_never_accepted(folder: Path) -> None:
    (folder / "minutes.txt").write_text("\n" * 40 + (folder / "minutes.txt").read_text())
    assert "exact" not in statuses(folder).values()


def test_the_lock_holds_no_words_and_knows_the_text_again(folder: Path) -> None:
    write_lock(folder)
    lock = json.loads((folder / "citations.lock").read_text())
    assert len(lock["claims"]) == 5
    assert "Archer" not in json.dumps(lock)
    assert set(statuses(folder).values()) == {"exact"}
    rewrite(folder, (folder / "minutes.txt").read_text()[:20], "Another beginning of")
    assert "W32" in {problem.code for problem in check_document(read_folder(folder)).problems}


def test_a_passage_that_moved_is_known_by_its_hash_and_a_person_is_told(folder: Path) -> None:
    write_lock(folder)
    (folder / "minutes.txt").write_text("\n" * 40 + (folder / "minutes.txt").read_text())
    checked = check_document(read_folder(folder))
    assert {claim.status for claim in checked.claims} == {"exact"}
    assert [problem.code for problem in checked.problems].count("W31") == 5


def test_a_lock_is_not_written_over_a_quote_that_is_not_exact(folder: Path) -> None:
    (folder / "minutes.txt").write_text("\n" * 40 + (folder / "minutes.txt").read_text())
    with pytest.raises(CaseError):
        write_lock(folder)
    assert not (folder / "citations.lock").exists()
