"""What would be wrong: a second coder who is shown the first one's values, or whose row is read for another passage."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from instantsia.case.model import Case
from instantsia.casefile.checking.citations import check_document
from instantsia.casefile.codebook import codebook
from instantsia.casefile.document import read_folder
from instantsia.casefile.load import from_json, load
from instantsia.casefile.overlay import apply
from instantsia.casefile.upgrade import upgraded
from instantsia.casefile.write import write_case
from instantsia.errors import CaseError
from instantsia.renames import Rename
from tests.casefile import dock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return dock.write(tmp_path / "dock", dock.CASE, dock.CLAIMS)


def case_of(folder: Path) -> Case:
    return load(read_folder(folder))


def rows_of(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(codebook(case_of(folder)))))


def fill(folder: Path, values: dict[str, str], name: str = "anna", **cells: str) -> Path:
    """The codebook with values by claim, and whatever other cells of the first row."""
    rows = rows_of(folder)
    for row in rows:
        row["value"] = values.get(row["claim"], "")
    rows[0] |= cells
    path = folder / f"claims.{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def told(folder: Path) -> list[str]:
    return [str(one) for one in check_document(read_folder(folder)).problems]


def only(folder: Path) -> str:
    (found,) = [one for one in told(folder) if "claims.anna" in one]
    return found


def claims_of(folder: Path) -> dict[str, str]:
    """{claim that takes a number or an option: another value for it than it has}."""
    case = case_of(folder)
    return {one.id: str(one.value) for one in case.claim}


def test_a_codebook_shows_where_and_what_and_nothing_that_was_made_of_it(folder: Path) -> None:
    case, rows = case_of(folder), rows_of(folder)
    assert [row["claim"] for row in rows] == [claim.id for claim in case.claim]
    for claim, row in zip(case.claim, rows, strict=True):
        assert (row["value"], row["kind"], row["why"]) == ("", "", "")
        assert row["about"] == claim.about
        assert row["first"] == claim.first
        assert row["kinds"].split(" | ")[0].startswith("own words (")
        assert row["scale"]
        assert not {"says", "right", "exhibit", "against_interest"} & row.keys()
    other = {"value": "5..6..7", "kind": "hearsay", "why": "a reason", "says": "a thing", "exhibit": "cited"}
    made = tuple(claim.model_copy(update=other) for claim in case.claim)
    assert codebook(case.model_copy(update={"claim": made})) == codebook(case)


def test_a_codebook_filled_in_is_a_coder_beside_the_first(folder: Path) -> None:
    values = claims_of(folder)
    some = dict(list(values.items())[:2])
    fill(folder, some)
    case = case_of(folder)
    assert case.coders == ("first", "anna")
    assert set(case.codings["anna"]) == set(some)
    assert not [one for one in told(folder) if "claims.anna" in one]


def test_what_is_not_filled_in_is_nobody_to_be_heard(folder: Path) -> None:
    fill(folder, {})
    assert case_of(folder).coders == ()


def test_a_case_with_coders_is_written_and_read_back(folder: Path, tmp_path: Path) -> None:
    fill(folder, claims_of(folder))
    fill(folder, dict(list(claims_of(folder).items())[:1]), "boris", why='he says "so", twice')
    case = case_of(folder)
    (tmp_path / "again").mkdir()
    written = write_case(case, tmp_path / "again" / "dock")
    assert (written / "claims.anna.csv").is_file()
    assert (written / "claims.boris.csv").is_file()
    for again in (load(read_folder(written)), from_json(case.digest_text.encode(), "dock", "case.json").case):
        assert again.coding == case.coding
        assert again.digest_text == case.digest_text


def test_a_case_that_nobody_codes_again_is_named_as_before(folder: Path) -> None:
    assert "coding" not in case_of(folder).digest_text


def test_an_unknown_claim_is_told_with_its_line_and_the_nearest(folder: Path) -> None:
    first = next(iter(claims_of(folder)))
    path = fill(folder, {})
    path.write_text(path.read_text().replace(f"\n{first},", f"\n{first}x,", 1))
    found = [one for one in told(folder) if "claims.anna" in one and "error" in one]
    assert len(found) == 1
    assert "claims.anna.csv:2: error E4" in found[0]
    assert f"found '{first}x', expected the id of a claim" in found[0]
    assert f"did you mean {first}?" in found[0]


@pytest.mark.parametrize(("key", "other"), [("lines", "900..901"), ("first", "quite other words"), ("told_by", "reed")])
def test_a_passage_that_differs_is_told_with_both(folder: Path, key: str, other: str) -> None:
    expected = rows_of(folder)[0].get(key, "")
    fill(folder, {}, **{key: other})
    found = only(folder)
    assert "claims.anna.csv:2: error E25" in found
    assert other in found
    assert expected in found or "has none" in found


def test_a_row_that_is_missing_is_told_once_with_the_claims(folder: Path) -> None:
    path = fill(folder, {})
    header, first, *_ = path.read_text().splitlines(keepends=True)
    path.write_text(header + first)
    missing = list(claims_of(folder))[1:]
    found = only(folder)
    assert "claims.anna.csv:2: warning W36" in found
    assert missing[0] in found
    assert "no row of anna" in found


def test_a_value_that_is_none_is_told_with_what_was_expected(folder: Path) -> None:
    first = next(iter(claims_of(folder)))
    fill(folder, {first: "nonsense"})
    found = only(folder)
    assert "claims.anna.csv:2: error E17" in found
    assert "found 'nonsense'" in found
    assert "expected" in found


def test_a_kind_that_is_none_is_told_with_the_nearest(folder: Path) -> None:
    fill(folder, {}, kind="hearsey")
    assert "did you mean hearsay?" in only(folder)


def test_a_passage_that_is_coded_twice_by_one_is_told(folder: Path) -> None:
    path = fill(folder, {})
    path.write_text(path.read_text() + path.read_text().splitlines(keepends=True)[1])
    assert "of which anna has a row already" in only(folder)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("claims.first.csv", "expected another name than first"),
        ("claims.2nd.csv", "is called after no coder"),
        ("claims.Anna B.csv", "is called after no coder"),
        ("CLAIMS.anna.CSV", "expected the name claims.anna.csv"),
    ],
)
def test_a_file_that_is_called_after_no_coder_is_told(folder: Path, name: str, expected: str) -> None:
    fill(folder, {}).rename(folder / name)
    with pytest.raises(CaseError, match=expected):
        read_folder(folder)


def test_a_source_called_coder_is_told_where_it_would_be_taken_for_the_choice(folder: Path) -> None:
    text = (folder / "case.toml").read_text()
    (folder / "case.toml").write_text(text + '\n[[source]]\nid = "coder"\ncite = "x"\np = 0.5\nseen = "y"\n')
    assert not [one for one in told(folder) if "error" in one]
    fill(folder, {})
    assert any("error E4: source.coder.id: found coder" in one for one in told(folder))


def test_who_is_heard_is_said_by_set_as_by_assume(folder: Path) -> None:
    fill(folder, claims_of(folder))
    document = read_folder(folder)
    by_set, by_assume = apply(document, ["coder=anna"]), apply(document, (), (), ["coder=anna"])
    assert by_set.assume == by_assume.assume == {"coder": "anna"}
    assert by_set.changes == by_assume.changes == ("--assume coder=anna",)
    assert by_set.set == ()
    with pytest.raises(CaseError, match="did you mean anna"):
        apply(document, ["coder=ann"])


def test_what_is_set_takes_out_what_others_read_of_it_too(folder: Path) -> None:
    fill(folder, claims_of(folder))
    claim = next(one for one in case_of(folder).claim if one.about.endswith(".dock"))
    case = load(apply(read_folder(folder), [f"{claim.about}=50"]).document)
    assert claim.id not in case.claims
    assert claim.id not in case.codings["anna"]


def test_an_upgrade_renames_in_the_table_of_every_coder(folder: Path) -> None:
    claims, case = folder / "claims.csv", folder / "case.toml"
    claims.write_text(claims.read_text() + "old,log,step.ballot.precision,5..7,,1,,,,\n")
    fill(folder, {"old": "4..6"})
    for path in (claims, case, folder / "claims.anna.csv"):
        path.write_text(path.read_text().replace("precision", "hardness"))
    new = upgraded(folder, (Rename("step", (), "", "hardness", "precision"),))
    assert {path.name for path in new.files} == {"case.toml", "claims.csv", "claims.anna.csv"}
    for path, data in new.files.items():
        path.write_bytes(data)
    assert case_of(folder).codings["anna"]["old"].value == "4..6"
