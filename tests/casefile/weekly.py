"""A committee that meets every week until it has closed the well: a case with a group, to be changed by tests."""

from __future__ import annotations

from pathlib import Path

from instantsia.casefile.document import read_folder
from instantsia.casefile.load import examined, warnings

CASE = """\
instantsia = 1
title = "The well, week by week"

[[issue]]
id = "well"
options = ["keep", "close"]
scale = { 0 = "keep it at any price", 100 = "close it now" }

[[body]]
id = "committee"
members = ["hale", "ives", "marsh", "noor", "pell"]
rule = { kind = "majority" }

[[group]]
id = "weeks"
every = "week"
from = 1904-09-19
until = 1904-10-10
while = 'not ballot == "close"'

[[step]]
id = "sitting"
kind = "adjourn"
within = "weeks"
body = "committee"
pressed = "0.1..0.4"
until = 1904-10-17

[[step]]
id = "ballot"
kind = "vote"
within = "weeks"
body = "committee"
issue = "well"
when = 'sitting == "pressed"'

[[event]]
id = "closed"
text = "The committee's last vote closes the well"
when = 'ballot == "close"'

[[assumption]]
about = "*.well"
value = "10..55..100"
why = "anything"
"""


def write(folder: Path, *changes: tuple[str, str]) -> Path:
    """The case in a folder, with pieces of it replaced everywhere they stand."""
    text = CASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def errors(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is wrong with the changed case."""
    return [str(one) for one in examined(read_folder(write(folder, *changes)))[1]]


def warned(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """What is warned of in the changed case, which has no errors."""
    document = read_folder(write(folder, *changes))
    case, problems = examined(document)
    assert case is not None, [str(one) for one in problems]
    return [str(one) for one in warnings(document, case)]
