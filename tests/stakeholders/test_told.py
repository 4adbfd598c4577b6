"""What would be wrong: names of a note that are other names, or more of them, when the screen reads them back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from instantsia.stakeholders.told import MOST_LISTED, names_of, names_told

NAMES = some.text("ab,;\"'. |and2more", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@given(some.lists(NAMES, min_size=1, max_size=MOST_LISTED + 3))
def test_names_of_a_note_are_those_that_were_told(names: list[str]) -> None:
    found = names_of(names_told(names))
    assert len(found) == len(names)
    assert [name for name in found if name] == names[: sum(map(bool, found))]
