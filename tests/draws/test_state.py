"""What would be wrong: a step that changes what another already read, or draws it does not see."""

from __future__ import annotations

import numpy as np
import pytest

from instantsia.draws.state import State, Variable

VARIABLES = {
    "p": Variable("actor", "f8", np.nan, "position"),
    "d": Variable(None, "i1", -1, "decided"),
    "f": Variable(None, "?", False, "fact"),
}


def state() -> State:
    return State(4, VARIABLES, {"actor": {"a": 0, "b": 1}})


def test_what_was_never_written_is_blank() -> None:
    assert state()["d", "x"].tolist() == [-1] * 4
    assert np.isnan(state()["p", "x"]).all()
    assert ("d", "x") not in state()


def test_reading_gathers_and_writing_scatters() -> None:
    index = np.array([1, 3])
    first = state().updated({("d", "x"): np.array([0, 1, 2, 3], np.int8)})
    assert first.at(index)["d", "x"].tolist() == [1, 3]
    second = first.updated({("d", "x"): np.array([9, 9], np.int8), ("f", "y"): np.array([True, True])}, index)
    assert second["d", "x"].tolist() == [0, 9, 2, 9]
    assert second["f", "y"].tolist() == [False, True, False, True]
    assert first["d", "x"].tolist() == [0, 1, 2, 3]


def test_what_is_stored_cannot_be_changed_in_place() -> None:
    mine = np.zeros((4, 2))
    stored = state().updated({("p", "x"): mine})["p", "x"]
    with pytest.raises(ValueError, match="read-only"):
        stored[0, 0] = 1.0


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        (("d", "x"), np.zeros(3, np.int8), ValueError),
        (("p", "x"), np.zeros((4, 3)), ValueError),
        (("d", "x"), np.zeros(4), ValueError),
        (("unknown", "x"), np.zeros(4), KeyError),
    ],
)
def test_another_shape_type_or_name_is_refused(key: tuple[str, str], value: np.ndarray, error: type[Exception]) -> None:
    with pytest.raises(error):
        state().updated({key: value})


def test_what_is_read_is_noted() -> None:
    seen: set[tuple[str, str]] = set()
    view = state().at(None, seen)
    _ = view["d", "x"]
    assert ("f", "y") not in view
    assert seen == {("d", "x"), ("f", "y")}


def test_what_is_in_view_is_narrowed_by_places_in_the_view() -> None:
    seen = set[tuple[str, str]]()
    whole = state().updated({("d", "x"): np.array([0, 1, 2, 3], np.int8)})
    some = whole.at(np.array([1, 2, 3]), seen).among(np.array([0, 2]))
    assert some["d", "x"].tolist() == [1, 3]
    assert seen == {("d", "x")}
    assert whole.among(np.array([3]))["d", "x"].tolist() == [3]
