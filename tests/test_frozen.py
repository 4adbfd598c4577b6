"""What `frozen` makes behaves as what `dataclass(frozen=True)` makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instantsia.frozen import frozen


def _classes(make: Callable[[type], type]) -> tuple[type, type]:
    class Base:
        name: str
        kept: Mapping[str, int] = field(default_factory=dict)
        said: str = field(default="", compare=False)
        hidden: int = field(default=3, repr=False)

        def __post_init__(self) -> None:
            if self.name == "bad":
                raise ValueError("a bad name")

    base = make(Base)

    class Below(base):  # type: ignore[valid-type, misc]
        more: float = 1.5

        def __hash__(self) -> int:
            return 7

    return base, make(Below)


STANDARD, OURS = _classes(dataclass(frozen=True)), _classes(frozen)


@frozen
class Point:
    """A class that can be found again by its name, as pickle wants it."""

    x: int
    y: tuple[int, ...] = ()


@frozen
class Nothing:
    pass


values = st.tuples(
    st.sampled_from(("a", "b")),
    st.dictionaries(st.sampled_from("kl"), st.integers(0, 1)),
    st.sampled_from(("", "x")),
    st.integers(0, 1),
)


@given(values, values, st.integers(0, 4))
def test_what_is_made_is_shown_and_compared_as_the_standard_library_does(one, other, given_):
    for standard, ours in zip(STANDARD, OURS, strict=True):
        expected = [standard(*one[:given_] or ("a",)), standard(*other)]
        found = [ours(*one[:given_] or ("a",)), ours(*other)]
        assert (found[0] == found[1]) == (expected[0] == expected[1])
        assert [repr(made) for made in found] == [repr(made) for made in expected]
        assert dataclasses.asdict(found[0]) == dataclasses.asdict(expected[0])
        moved = [dataclasses.replace(made, name="c", said="z") for made in (found[0], expected[0])]
        assert repr(moved[0]) == repr(moved[1])
        assert found[0] != expected[0]


@pytest.mark.parametrize("place", [0, 1])
def test_signatures_and_what_matches_are_those_of_the_standard_library(place):
    standard, ours = STANDARD[place], OURS[place]
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(standard).parameters)
    assert ours.__match_args__ == standard.__match_args__
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(standard)]


def test_nothing_that_is_made_can_be_changed():
    made = Point(1)
    for change in (lambda: setattr(made, "x", 2), lambda: setattr(made, "new", 2), lambda: delattr(made, "x")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert made == Point(1)


def test_hashes_agree_where_the_values_do_and_a_written_hash_stays():
    assert hash(Point(1, (2,))) == hash(Point(1, (2,)))
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert hash(OURS[1]("a")) == 7
    with pytest.raises(TypeError, match="unhashable"):
        hash(OURS[0]("a", {}))


def test_what_is_wrong_when_it_is_made_is_said():
    with pytest.raises(ValueError, match="a bad name"):
        OURS[1]("bad")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Point()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        Point(1, z=2)


def test_a_default_that_is_made_is_made_anew_each_time():
    assert OURS[0]("a").kept is not OURS[0]("a").kept


def test_copies_and_pickles_are_the_same():
    made = Point(1, (2, 3))
    assert copy.deepcopy(made) == copy.copy(made) == pickle.loads(pickle.dumps(made)) == made
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"
    assert hash(Nothing()) == hash(Nothing())
