"""What would be wrong: a CSV that waits for the reading of spreadsheets and of XML to be loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_csv_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "ban.csv").write_text("actor,position\nA,40\n")
    program = (
        "import sys, pathlib; from instantsia.stakeholders.files.read import read_sheet; "
        "read_sheet(pathlib.Path('ban.csv')); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not {"openpyxl", "xml", "numpy", "polars", "pydantic", "zipfile"} & set(done.stdout.split())
