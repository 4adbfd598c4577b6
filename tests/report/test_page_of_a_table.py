"""The page of a table is read by somebody who has no command line: nothing on it is to be typed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from instantsia.api import forecast_table
from instantsia.report.page import page

TABLES = {
    "issues": """\
actor,position,salience,capability,vote,issue
France,70,80,90,1,quota
Germany,20,90,100,1,quota
Italy,50,40,30,?,quota
France,2033,80,90,1,year
Germany,2039,90,100,1,year
""",
    "options": "member,position\nAsk,north\nEmbla,south\nOrn,north\nDag,abstain\nEir,unknown\n",
    "words": "actor,position,salience,capability\nAsk,strongly for,50,50\nEmbla,against,60,50\nOrn,neutral,90,50\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_nothing_on_the_page_is_to_be_typed(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(TABLES[name], "utf-8")
    run = forecast_table(path, as_of="2026-12-01").run(draws=100, runs=None)
    text = re.sub(r"<(style|script)\b.*?</\1>", "", page(run.forecast), flags=re.DOTALL)
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    assert not re.findall(r".{40}(?: --\w|KEY=|\(--|\w+='| \w+=\w).{20}", text)
    assert "(listed below)" in text
    assert "Nobody has answered, so this is assumed. " in text
