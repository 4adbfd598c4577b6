"""What would be wrong: the sheet's own count of those for and against is another than what is read, in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.opened import opened
from tests.stakeholders.build.tables import TODAY

COUNCIL = "Name;Ja/Nein;Notiz\nAnn;++;\nBob;+;\nCid;--;\nDan;-;\nEve;+;\nFay;--;\n"


def rivals(folder: Path, below: str, rows: str = COUNCIL) -> str:
    path = folder / "council.csv"
    path.write_text(f"{rows};;\n{below}", encoding="utf-8")
    return opened(path, {}, None, TODAY).known.rivals


@pytest.mark.parametrize(("yes", "no"), [("Ja sicher/eher", "Nein sicher/eher"), ("dafür", "dagegen"), ("Ja", "Nein")])
def test_another_count_than_is_read_is_told(yes: str, no: str, tmp_path: Path) -> None:
    told = rivals(tmp_path, f"{yes};2;\n{no};3;\n")
    assert told == "The sheet counts 2 for and 3 against (rows 9 and 10), and 3 for and 3 against are read."
    assert rivals(tmp_path, f"{yes};3;\n{no};3;\n") == ""


def test_counts_of_firm_and_leaning_apart_are_not_compared(tmp_path: Path) -> None:
    assert rivals(tmp_path, "Ja sicher;1;\nJa eher;2;\nNein;3;\n") == ""
