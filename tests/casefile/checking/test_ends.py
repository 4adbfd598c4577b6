"""What would be wrong: ends of a group that is not there, an end that competes with nothing, two messages of
one cause."""

from __future__ import annotations

from pathlib import Path

from instantsia.casefile.document import read_folder
from instantsia.casefile.load import load
from instantsia.casefile.write import write_case
from tests.casefile.weekly import errors, write

WHEN = "when = 'ballot == \"close\"'"
SECOND = """
[[event]]
id = "kept"
text = "It is kept"
when = 'ballot == "keep"'
ends = "weeks"
"""
BOTH = ((WHEN, f'{WHEN}\nends = "weeks"\n{SECOND}'),)


def test_two_ends_of_a_group_that_is_there(tmp_path: Path) -> None:
    assert errors(tmp_path / "weekly", *BOTH) == []


def test_a_group_that_is_not_there(tmp_path: Path) -> None:
    misspelt = SECOND.replace("weeks", "week").replace("kept", "other")
    (found,) = errors(tmp_path / "weekly", (WHEN, f'{WHEN}\nends = "weeks"\n{misspelt}{SECOND}'))
    assert "event.other.ends: found 'week', expected the id of a group (did you mean weeks?)" in found


def test_one_end_alone(tmp_path: Path) -> None:
    (found,) = errors(tmp_path / "weekly", (WHEN, f'{WHEN}\nends = "weeks"'))
    assert "event.closed.ends: found 'weeks' in this event alone" in found


def test_an_end_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    found = errors(tmp_path / "weekly", (WHEN, f'{WHEN}\nends = "weeks"\n{SECOND.replace("text", "txt")}'))
    assert not [one for one in found if "alone" in one]


def test_what_does_not_name_ends_keeps_its_fingerprint(tmp_path: Path) -> None:
    plain = load(read_folder(write(tmp_path / "weekly")))
    assert '"ends"' not in plain.digest_text
    ended = load(read_folder(write(tmp_path / "other", *BOTH)))
    assert ended.digest_text.count('"ends": "weeks"') == 2


def test_it_is_written_and_read_again(tmp_path: Path) -> None:
    case = load(read_folder(write(tmp_path / "weekly", *BOTH)))
    again = load(read_folder(write_case(case, tmp_path / "again")))
    assert [event.ends for event in again.event] == ["weeks", "weeks"]
