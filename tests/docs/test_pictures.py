"""The pictures of the pages are those that the program draws now."""

from __future__ import annotations

import re
from pathlib import Path

from tools import pages

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WORDS = re.compile(r"<(?:text|title|desc)[^>]*>([^<]*)")


def test_the_pictures_of_the_page_about_plots_are_those_of_its_case() -> None:
    """The words in them; lines may differ in the last digit between machines."""
    for name, drawn in pages.pictures().items():
        kept = (PICTURES / name).read_text(encoding="utf-8")
        assert WORDS.findall(kept) == WORDS.findall(drawn), "python docs/build.py --write"
