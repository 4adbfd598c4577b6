"""What would be wrong: an end of the scale is called after the wording of one person's cell, in the question itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from instantsia.cli import group


@pytest.mark.parametrize("cell", ["wie Kern", "750 (bridging)", "1000 notfalls", "as Kern"])
def test_no_end_is_called_after_one_cell_among_numbers(cell: str, tmp_path: Path) -> None:
    text = f"Name;Mindestabstand (m);Gewicht\nKern;1000;3\nHolm;{cell};2\nBrand;700;1\nLenz;400;2\nVoss;600;2\n"
    (tmp_path / "wind.csv").write_text(text, "utf-8")
    words = ["forecast", str(tmp_path / "wind.csv"), "--full", "--defaults", "--draws", "100", "--runs", str(tmp_path)]
    screen = " ".join(CliRunner().invoke(group, words, catch_exceptions=False).stdout.split())
    assert "ends='the low end|the high end'" in screen
    assert f"is {cell}" not in screen.partition("by 30 Nov")[0]
