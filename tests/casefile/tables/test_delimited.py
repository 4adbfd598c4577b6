"""What would be wrong: a CSV as people have it refused, or read as something that does not stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.casefile.tables.read import read_sheet
from instantsia.casefile.tables.sheet import TableError
from instantsia.casefile.tables.stakeholders import Stakeholders, stakeholders

BAN = "actor,position,salience,capability,vote,veto\nUSA,80,0.5,3,yes,x\nIran,0..20,0.25,1.5,2,\n"


def read(folder: Path, text: str | bytes, name: str = "ban.csv") -> Stakeholders:
    """The stakeholders of a file with this text."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return stakeholders(read_sheet(folder / name))


def problems(folder: Path, text: str | bytes, name: str = "ban.csv") -> list[str]:
    """What is wrong with it."""
    with pytest.raises(TableError) as caught:
        read(folder, text, name)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    "text",
    [
        BAN,
        BAN.replace("\n", "\r"),
        "\ufeff" + BAN.replace("\n", "\r\n"),
        BAN.replace(",", ";").replace(".", ",").replace("0,,20", "0..20"),
        BAN.replace(",", "\t"),
        "sep=;\n" + BAN.replace(",", ";"),
        BAN.encode("utf-16"),
        BAN.encode("utf-16-le"),
        "\n\nBan on mines\n" + BAN,
        "# a comment, of us\n" + BAN + "# another\n",
        BAN.replace("actor", "Stake-Holders")
        .replace("capability", "Influence ")
        .replace("position", "POSITION (0-100)"),
    ],
)
def test_a_table_as_it_is(tmp_path: Path, text: str | bytes) -> None:
    assert read(tmp_path, text).entries == read(tmp_path, BAN).entries
