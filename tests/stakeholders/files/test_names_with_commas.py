"""What would be wrong: of names with commas in them nobody sees where one ends, and fewer or more are read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.case.phrases import and_list
from instantsia.errors import few, listed
from instantsia.stakeholders import told

NAMES = ["Núñez, Inés", "Ortega, Raúl", "Comité"]


def test_names_with_commas_have_semicolons_between_them() -> None:
    assert listed(NAMES) == "Núñez, Inés; Ortega, Raúl; Comité"
    assert few(NAMES, 1) == "Núñez, Inés and 2 more"
    assert few([*NAMES, "X"], 2) == "Núñez, Inés; Ortega, Raúl and 2 more"
    assert and_list(NAMES[:2]) == "Núñez, Inés; and Ortega, Raúl"


def test_a_comma_in_brackets_parts_no_names() -> None:
    assert listed(["Ann (70 %, sure)", "Bob"]) == "Ann (70 %, sure), Bob"


@given(
    st.lists(
        st.text('ab,;" &', min_size=1, max_size=9).map(lambda text: " ".join(text.split())).filter(bool), min_size=1
    )
)
def test_names_that_a_note_lists_are_read_back(names: list[str]) -> None:
    assert told.names_of(told.names_told(names)) == names


@pytest.mark.parametrize("names", [["Lee, Ann"], ["Lee, Ann", "Bread and 2 more"], ['A "B" C', "D"], ["a;b", "c"]])
def test_odd_names_are_read_back(names: list[str]) -> None:
    assert told.names_of(told.names_told(names)) == names
