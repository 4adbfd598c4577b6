"""What would be wrong: ballots of other programs refused, or a voter counted once for seventeen."""

from __future__ import annotations

from pathlib import Path

import pytest

from instantsia.stakeholders.build.reading import read_table
from instantsia.stakeholders.files.other_programs.preflib import read_preflib
from instantsia.stakeholders.files.sheet import TableError

NEW = """# FILE NAME: 00002-00000001.toc
# TITLE: Where the quay is built
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: north
# ALTERNATIVE NAME 2: south
# ALTERNATIVE NAME 3: stay
17: 1,2,3
12: 2,1,3
3: {3,1},2
1: 3,{1,2}
"""
OLD = "3\n1,north\n2,south\n3,stay\n33,33,3\n17,1,2,3\n12,2,1,3\n4,3\n"


def test_both_formats_are_voters_with_their_votes(tmp_path: Path) -> None:
    for name, text, words in (
        ("quay.toc", NEW, ["north > south > stay", "south > north > stay", "stay|north", "stay"]),
        ("quay.soi", OLD, ["north > south > stay", "south > north > stay", "stay"]),
    ):
        (tmp_path / name).write_text(text)
        table = read_table(tmp_path / name, None, {}, 739_000)
        entries = sorted(table.stakeholders.entries, key=lambda one: one.actor)
        assert [one.position.word for one in entries] == words
        assert table.known.votes == 33
        assert set(next(iter(table.known.issues.values())).options) == {"north", "south", "stay"}


def test_an_alternative_without_a_name_is_told_with_its_line() -> None:
    with pytest.raises(TableError, match=r"quay\.soc, line 7 \(position\): found alternative '9'"):
        read_preflib(NEW.replace("17: 1,2,3", "17: 1,9,3"), "quay.soc")
    with pytest.raises(TableError, match="no alternatives or no orders"):
        read_preflib("# TITLE: nothing\n", "quay.soc")
