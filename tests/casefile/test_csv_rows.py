"""What would be wrong: bytes that are no text read as one, or a broken quote told without its line and its remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from instantsia.analysis.predictive.reading import read
from instantsia.casefile.claims_table import read_claims
from instantsia.casefile.csv_rows import rows_of, text_of
from instantsia.errors import CaseError


def score_table(folder: Path, data: bytes) -> Any:
    file = folder / "table.csv"
    file.write_bytes(data)
    return read(file)


def claims(folder: Path, data: bytes) -> Any:
    return read_claims(data, "claims.csv")


@pytest.mark.parametrize("reader", [score_table, claims])
@pytest.mark.parametrize(
    ("data", "code", "message", "line"),
    [
        ("claim,id\n".encode("utf-16"), "E02", "found UTF-16, expected UTF-8", 1),
        (b"claim,id\nv\xe4r,1\n", "E03", "found the byte 0xe4, expected UTF-8", 2),
        (b'claim,id\n\na,1\n"b"c,2\n', "E07", "no row of a table: ", 4),
    ],
)
def test_what_is_no_table_is_told_alike_of_claims_and_of_scores(
    reader: Callable[[Path, bytes], Any], data: bytes, code: str, message: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(CaseError) as caught:
        reader(tmp_path, data)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (code, line)
    assert problem.message.startswith(message)
    assert problem.remedy


def test_a_mark_line_ends_and_blank_rows_do_not_matter() -> None:
    text = text_of(b"\xef\xbb\xbfa;b\r\n\r\n 1 ;\r2;3", "t.csv")
    assert [*rows_of(text, ";", "t.csv")] == [(1, ["a", "b"]), (3, ["1", ""]), (4, ["2", "3"])]
