"""What would be wrong: a record of one turn scored against the last, or a forecast from the midst that says nothing."""

from __future__ import annotations

from pathlib import Path

from instantsia import api
from tests.casefile import weekly

RECORD = """
[[source]]
id = "gazette"
cite = "The gazette, invented"
p = "likely"
made = 1904-11-01

[[claim]]
id = "g1"
source = "gazette"
about = "record.ballot"
value = "keep"
kind = "document produced"
of = 1904-09-19
"""


def test_a_record_of_one_turn_gives_nothing_and_scores_nothing(tmp_path: Path) -> None:
    folder = weekly.write(tmp_path / "weekly")
    (folder / "record.toml").write_text(RECORD, encoding="utf-8")
    found = api.load(folder).run(draws=400, as_of="1904-09-18", runs=None).forecast
    assert found.scores == ()
    assert not any("W34" in one for one in found.warnings)
    later = api.load(folder).run(draws=400, as_of="1904-09-30", runs=None).forecast
    assert [one for one in later.warnings if "W34" in one] == [
        "W34: 2 turns of weeks before the vantage are played like the others, not taken as they went"
    ]
    assert later.events[0].share.p == found.events[0].share.p
