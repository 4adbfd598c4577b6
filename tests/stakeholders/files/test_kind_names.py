"""What would be wrong: an actor who is lost for a first word, or a view of the market that becomes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.files.meaning import understood
from instantsia.stakeholders.files.read import read_sheet
from instantsia.stakeholders.files.rows import kind_names
from instantsia.stakeholders.files.rows.kind_names import begins, whole
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders

FOUR = "Aldin,20,60,40,x\nBerin,75,80,30,y\nCorva,60,50,20,x\nDorn,10,30,20,y\n"
NAMES = ["Aldin", "Berin", "Corva", "Dorn"]
OF_EACH_KIND = {
    "majorities": ("Quorum Club", "Threshold Housing", "Majority Whip"),
    "agreements": ("Kappa Holding", "Agreement Now", "ICC Norway"),
    "holding": ("Current Energy", "SQ Minerals", "In Force Movement"),
    "proposals": (
        "Benchmark Capital", "Street traders' union", "Forecast Institute", "Draft Horse Society", "Offer Group",
        "Futures Industry Association", "Consensus Party", "Projet Bleu", "Street Marketing",
    ),
    "outcomes": ("Result Group", "Decision Makers' Guild"),
    "needs": ("Demand Response Alliance", "Need Foundation"),
    "valid": ("Responses Bureau",),
    "bases": ("Base Metals Union", "Count Dorn"),
    "means": ("Media Guild", "Media 24"),
    "comparisons": ("Reference Bank",),
}  # fmt: skip


def meant(folder: Path, rows: str) -> Stakeholders:
    (folder / "port.csv").write_text(f"actor,position,salience,capability,bloc\n{FOUR}{rows}")
    return stakeholders(understood(read_sheet(folder / "port.csv")).sheet)


@pytest.mark.parametrize("name", [name for names in OF_EACH_KIND.values() for name in names])
@pytest.mark.parametrize("cells", ["70,,40,", "90,50,,x", "70,,,"])
def test_an_actor_whose_name_begins_with_a_word_of_a_kind_stays_with_blanks(
    name: str, cells: str, tmp_path: Path
) -> None:
    found = meant(tmp_path, f"{name},{cells}\n")
    assert {one.actor for one in found.entries} == {*NAMES, name}
    assert not found.left_out


def test_it_is_told_that_such_an_actor_may_be_none(tmp_path: Path) -> None:
    found = meant(tmp_path, "Benchmark Capital,70,,40,\nDraft Horse Society,70,50,40,x\n")
    assert (
        "Read as actors, though their names may say that they are none: 'Benchmark Capital' (row 6) "
        "(--answer leave_out='Benchmark Capital' takes out whoever is no actor)" in found.notes
    )


@pytest.mark.parametrize(
    "name",
    [
        "Benchmark", "The street", "Street (June)", "Street: consensus", "Forecast 2027", "Draft position",
        "Draft of May", "Pres. compr.", "Current law (2019)", "OIS implied", "Our ask", "For comparison",
    ],
)  # fmt: skip
def test_a_point_of_comparison_by_its_whole_name_is_no_actor(name: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{name},70,,,\n")
    assert [one.actor for one in found.entries] == NAMES
    assert [one.reason for one in found.left_out] == ["is a point of comparison, and nobody's position"]


def test_a_first_word_with_small_letters_behind_it_tells_where_no_position_is_given(tmp_path: Path) -> None:
    assert [one.reason for one in meant(tmp_path, "Need as told by the plan,,,61,\n").left_out]
    assert not meant(tmp_path, "Need Foundation,,,61,\n").left_out
    assert not meant(tmp_path, "Need for water now,70,,61,\n").left_out


@pytest.mark.parametrize("name", ["Quorum (50 %)", "Threshold: 60 votes", "Block. minority 35 %"])
def test_a_majority_by_its_whole_name_is_no_actor(name: str, tmp_path: Path) -> None:
    found = meant(tmp_path, f"{name},,,61,\n")
    assert [one.actor for one in found.entries] == NAMES
    assert [one.reason for one in found.left_out] == ["tells how many are needed"]


@pytest.mark.parametrize("kind", kind_names.WRITTEN)
def test_no_name_that_a_pattern_finds_is_passed_over_by_its_beginning(kind: str) -> None:
    """If this fails, a word in other letters of the same sound is no longer one: toplanti for toplantı."""
    for word in kind_names.WRITTEN[kind]:
        for name in (word, word.upper(), f"The  {word} 5", word.replace("ı", "i"), word.replace("s", "ſ")):
            found = kind_names._first(kind).match(name)
            assert begins(kind, name) == bool(found)
            assert found is None or whole(kind, name) or not kind_names._whole(kind).fullmatch(name)


def test_names_that_begin_otherwise_wait_for_no_pattern() -> None:
    kind_names._first.cache_clear()
    kind_names._whole.cache_clear()
    assert not any(begins(kind, "Xylo Works") or whole(kind, "Xylo Works") for kind in kind_names.WRITTEN)
    assert kind_names._first.cache_info().misses == kind_names._whole.cache_info().misses == 0
