"""What a claim may replace, and what the checker says of words that are read as a change of mind."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.case.model import Case
from instantsia.casefile import load
from instantsia.casefile.claims_table import write_claims
from instantsia.casefile.document import read_folder
from instantsia.errors import Problem
from tests.casefile import dock

HEADER, *ROWS = dock.CLAIMS.splitlines()
KEYS = HEADER.split(",")


def row(**cells: str) -> str:
    written = {"source": "log", "about": "quill.dock", "told_by": "quill", "kind": "own words", "lines": "3", **cells}
    written.setdefault("first", written["claim"])
    return ",".join(written.get(key, "") for key in (*KEYS, "replaces"))


def examined(folder: Path, *more: str) -> tuple[Case | None, list[Problem]]:
    table = "\n".join([f"{HEADER},replaces", *ROWS, *more]) + "\n"
    read = read_folder(dock.write(folder, claims=table))
    found, problems = load.examined(read)
    return found, [*problems, *(load.warnings(read, found) if found is not None else ())]


EARLY = row(claim="E1", value="20", of="1911-05-01")
WRONG = [
    # the later claim, the code's message
    ({"replaces": "e9"}, "found 'e9', expected the id of a claim (known: d1"),
    ({"replaces": "d2"}, "found d2, which is about reed.dock, expected a claim about quill.dock"),
    ({"replaces": "e1", "told_by": "reed"}, "e2 is told by reed, expected both to be told by quill"),
    ({"replaces": "e1", "told_by": ""}, "e2 is told by the source itself, expected both to be told by quill"),
    ({"replaces": "e1", "of": "1911-04-30"}, "found e1, which tells of a later day than this claim"),
    ({"replaces": "e1", "of": "always"}, "nothing says since when this claim holds"),
    ({"replaces": "e2"}, "found a circle: e2 -> e2"),
]


def test_a_day_in_a_month_replaces_what_is_known_to_the_month(tmp_path: Path) -> None:
    month = row(claim="E1", value="20", of="1911-05")
    _, problems = examined(tmp_path / "dock", month, row(claim="E2", value="80", of="1911-05-03", replaces="e1"))
    assert not [one for one in problems if one.code == "E4"]


@pytest.mark.parametrize(("cells", "part"), WRONG, ids=[part[:30] for _, part in WRONG])
def test_what_is_no_change_of_mind_is_refused(tmp_path: Path, cells: dict[str, str], part: str) -> None:
    """If it failed, a word would take the place of another that has nothing to do with it, and nobody were told."""
    later = row(**{"claim": "E2", "value": "80", "of": "1911-05-01"} | cells)
    _, problems = examined(tmp_path / "dock", EARLY, later)
    found = [one for one in problems if one.code == "E4"]
    assert [one.key for one in found] == ["claim.e2.replaces"]
    assert part in str(found[0])


def test_a_fact_belongs_to_nobody_who_could_change_their_mind(tmp_path: Path) -> None:
    facts = [row(claim=id, about="fact.offer", value="yes", of="1911-05-01", replaces=other)
             for id, other in (("E1", ""), ("E2", "e1"))]  # fmt: skip
    _, problems = examined(tmp_path / "dock", *facts)
    assert any("fact.offer is no number of an actor" in str(one) for one in problems if one.code == "E4")


def test_two_claims_that_replace_each_other_are_a_circle(tmp_path: Path) -> None:
    turned = row(claim="E1", value="20", of="1911-05-01", replaces="E2")
    _, problems = examined(tmp_path / "dock", turned, row(claim="E2", value="80", of="1911-05-01", replaces="e1"))
    assert [str(one) for one in problems if "circle" in str(one)]


def test_words_on_days_that_do_not_overlap_are_noted(tmp_path: Path) -> None:
    """If it failed, nobody would learn that two words were not set against each other."""
    beside = row(claim="E3", value="60", of="1911-05-20", told_by="reed", kind="reported")
    found, problems = examined(tmp_path / "dock", EARLY, row(claim="E2", value="80", of="1911-05-09"), beside)
    # the third word of his own, of 2 June, stands in the case already
    last, note = [one for one in problems if one.code == "W35"]
    assert last.key == "claim.d1.of"
    assert found is not None
    assert note.key == "claim.e2.of"
    assert "since 9 May 1911 it holds (beside e3) in place of what e1 says" in str(note).replace("\n", " ")


def test_words_of_one_day_are_noted_where_one_replaces_the_other_and_kept_in_the_table(tmp_path: Path) -> None:
    later = row(claim="E2", value="80", of="1911-05-01", replaces="E1")
    found, problems = examined(tmp_path / "dock", EARLY, later)
    assert found is not None
    assert [one.key for one in problems if one.code == "W35"] == ["claim.d1.of", "claim.e2.of"]
    assert not [one for one in problems if one.code.startswith("E")]
    assert found.claims["e2"].replaces == "e1"
    assert ",replaces" in write_claims(found.claim).splitlines()[0]
    _, alone = examined(tmp_path / "dock", EARLY, row(claim="E2", value="80", of="1911-05-01"))
    assert [one.key for one in alone if one.code == "W35"] == ["claim.d1.of"]


def test_a_case_without_one_is_named_as_before(tmp_path: Path) -> None:
    """If it failed, every run that was kept would be one of another case."""
    found, _ = examined(tmp_path / "dock", EARLY)
    assert found is not None
    assert "replaces" not in found.digest_text
