"""claims.csv: what spreadsheets make of it is read back as the same claims."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instantsia.case.evidence import Claim
from instantsia.casefile.claims_table import COLUMNS, read_claims, write_claims
from instantsia.casefile.document import tupled
from instantsia.errors import CaseError

NAME = st.text(string.ascii_lowercase, min_size=1, max_size=6).map(lambda text: f"q_{text}")
PROSE = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t,;\"'"), max_size=30
).map(str.strip)  # fmt: skip
NUMBERS = st.floats(-1e6, 1e6)
VALUES = st.one_of(
    NUMBERS,
    st.lists(NUMBERS, min_size=2, max_size=3).map(sorted),
    st.sampled_from(["firmly close", "open", "keep|close", "60..85..100", "1957-06-15", "yes"]),
)
CLAIMS = st.builds(
    lambda **fields: Claim.model_validate(tupled({k: v for k, v in fields.items() if v is not None})),
    id=NAME,
    source=st.none() | NAME,
    about=NAME,
    value=VALUES,
    told_by=st.none() | NAME,
    lines=st.none() | st.integers(1, 9999) | st.just("12..15"),
    first=PROSE,
    last=PROSE,
    kind=st.sampled_from(["", "own words", "hearsay", "0.8"]),
    of=st.sampled_from([None, "1957-06-15", "1957", "1957-06-15..1957-06-17", "always"]),
    made=st.sampled_from([None, "1957-06"]),
    against_interest=st.booleans(),
    right=st.sampled_from([None, 0.8, "0.6..0.9", {"genuine": 0.9, "composite": "0.5..0.6..0.7"}]),
    version=PROSE,
    why=PROSE,
    says=PROSE,
    url=PROSE,
    seen=PROSE,
)


def read(data: bytes) -> list[Claim]:
    table = read_claims(data, "claims.csv")
    assert not table.problems
    return [Claim.model_validate(tupled(row.cells)) for row in table.rows]


@settings(max_examples=200)
@given(st.lists(CLAIMS, max_size=5, unique_by=lambda claim: claim.id))
def test_written_and_read_are_the_same_claims(claims: list[Claim]) -> None:
    """If it failed, saving a case would change what it says."""
    assert read(write_claims(claims).encode()) == claims


@settings(max_examples=100)
@given(
    st.lists(CLAIMS, min_size=1, max_size=4, unique_by=lambda claim: claim.id),
    st.sampled_from(";\t,"),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
def test_every_spreadsheet_gives_the_same_claims(
    claims: list[Claim], separator: str, end: str, mark: bool, all_quoted: bool
) -> None:
    """If it failed, a table saved by a German or a French spreadsheet would be another case."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(write_claims(claims), newline="")))
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    assert read((b"\xef\xbb\xbf" if mark else b"") + out.getvalue().encode()) == claims


def test_blank_lines_and_the_lines_of_rows() -> None:
    """If it failed, an error would be looked for in another row of the sheet."""
    data = b'claim,about,value,why\n\n,,,\nA1,x.y,60,"two\nlines"\n;\n\nA2,x.y,70,\n'
    table = read_claims(data.replace(b";\n", b"\n"), "claims.csv")
    assert [row.cells["id"] for row in table.rows] == ["a1", "a2"]
    assert [row.lines[()] for row in table.rows] == [4, 8]


def test_what_a_spreadsheet_does_to_a_cell() -> None:
    """If it failed, TRUE would not be yes, or a date would become a number."""
    table = read_claims(b"claim;about;value;against_interest\nA;x.y;1957-06-15;TRUE\nB;x.y;60;no\n", "c.csv")
    assert [(row.cells["value"], row.cells["against_interest"]) for row in table.rows] == [
        ("1957-06-15", True),
        ("60", False),
    ]
    assert read_claims(b"sep=;\r\nclaim;about;value\r\nA;x.y;60\r\n", "c.csv").rows[0].lines[()] == 3


@pytest.mark.parametrize(
    ("data", "code", "line", "part"),
    [
        (b"claim,about\nA,x.y,60\n", "E21", 2, "found 3 cells"),
        (b"claim,about,about\n", "E20", 1, "found column about twice"),
        (b"claim,abut\n", "E11", 1, "did you mean about?"),
        (b"claim,about,value\nA,x.y,60\n,x.z,60\n", "E12", 3, "without an id"),
        (b"claim,about,value,against_interest\nA,x.y,60,perhaps\n", "E13", 2, "expected yes or no"),
    ],
)
def test_problems_of_rows(data: bytes, code: str, line: int, part: str) -> None:
    """If it failed, a slip in a row would be silent, or name another row."""
    (problem,) = read_claims(data, "claims.csv").problems
    assert (problem.code, problem.place and problem.place.line) == (code, line)
    assert part in str(problem)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"about,value\nx.y,60\n", "E12", 1),
        (b"", "E12", None),
        (b"\n \n", "E12", None),
        (b"claim,about\nA,x.y\nB,x.y\n", "E12", 1),
        (b"claim,about,about\nA,x.y,60\nB,x.y,60\n", "E20", 1),
        (b"claim,about,wert\nA,x.y,60\nB,x.y,60\n", "E11", 1),
        (b"claim,about\nA,\xe9\n", "E03", 2),
        (b"\xff\xfec\x00l\x00", "E02", 1),
        (b'claim,about\nA,x\nB,"never closed\n\n', "E07", 3),
        (b"claim,why\nA," + b"x" * 200_000 + b"\n", "E07", 2),
    ],
)
def test_tables_that_are_none(data: bytes, code: str, line: int) -> None:
    """If it failed, a file that is no table would end in a traceback, in a message a row, or in another answer."""
    with pytest.raises(CaseError) as caught:
        read_claims(data, "claims.csv")
    assert [(p.code, p.place and p.place.line) for p in caught.value.problems] == [(code, line)]


def test_every_key_of_a_claim_has_a_column() -> None:
    """If it failed, something said of a claim in case.toml could not be kept in a spreadsheet."""
    assert {"id" if name == "claim" else name for name in COLUMNS} == set(Claim.model_fields)


def test_a_table_of_a_header_alone_has_no_claims() -> None:
    """If it failed, a case without claims yet could not be loaded."""
    assert read_claims(b"claim,about\n", "claims.csv").rows == ()
