"""What would be wrong: a dataclass that is anything but the standard library's, or one that is compiled unused."""

from __future__ import annotations

import builtins
import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from instantsia.dataclass import dataclass as ours


def _classes(dataclass: Callable[..., Any], frozen: bool) -> dict[str, Any]:
    """The same classes by either decorator."""
    field = dataclasses.field

    @dataclass(frozen=frozen)
    class Plain:
        """Two fields, one with a default."""

        x: int
        y: float = 1.5

    @dataclass(frozen=frozen)
    class Nothing:
        """No field."""

    @dataclass(frozen=frozen)
    class Fields:
        """Every kind of field."""

        KIND: ClassVar[str] = "a class"
        x: float
        hidden: int = field(default=3, repr=False)
        aside: int = field(default=4, compare=False)
        made: list[int] = field(default_factory=list, hash=False)
        counted: int = field(default=5, init=False)
        anew: list[int] = field(default_factory=lambda: [6], init=False, compare=False)
        named: int = field(default=7, kw_only=True)

    @dataclass(frozen=frozen, kw_only=True)
    class Named:
        """By name alone; what is derived is set at the end."""

        x: int = 2
        y: int
        total: int = field(init=False, default=0)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", self.x + self.y)

    @dataclass(frozen=frozen)
    class Longer(Plain):  # type: ignore[misc]
        """A field more than another has."""

        z: int = 9

    @dataclass(frozen=frozen, order=True)
    class Ordered:
        """Smaller and larger."""

        x: int

    return {one.__name__: one for one in (Plain, Nothing, Fields, Named, Longer, Ordered)}


GIVEN: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Plain", (1,), {}),
    ("Plain", (1, 2.0), {}),
    ("Plain", (), {"y": 3, "x": 1}),
    ("Plain", (), {}),
    ("Plain", (1, 2, 3), {}),
    ("Plain", (1,), {"z": 2}),
    ("Nothing", (), {}),
    ("Fields", (1,), {}),
    ("Fields", (1, 30, 40, [5]), {"named": 0}),
    ("Fields", (1, 3, 4, [], 5), {}),
    ("Fields", (float("nan"),), {}),
    ("Named", (), {"y": 1}),
    ("Named", (1,), {"y": 1}),
    ("Longer", (1, 2, 3), {}),
    ("Ordered", (1,), {}),
]


def _told(work: Callable[[], object]) -> str:
    """What comes of it in words, whether it is a value or an error."""
    try:
        return repr(work())
    except (TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def _changed(instance: Any, name: str) -> str:
    """An instance of which a field is replaced, and whether it is equal to what it was."""

    def told() -> object:
        changed = dataclasses.replace(instance, **{name: 100})
        return changed, changed == instance

    return _told(told)


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize(("name", "given", "named"), GIVEN)
def test_it_is_the_class_of_the_standard_library(
    name: str, given: tuple[Any, ...], named: dict[str, Any], frozen: bool
) -> None:
    mine, theirs = (_classes(one, frozen)[name] for one in (ours, dataclasses.dataclass))
    assert str(inspect.signature(mine)) == str(inspect.signature(theirs))
    assert mine.__match_args__ == theirs.__match_args__
    assert repr(mine.__dataclass_params__) == repr(theirs.__dataclass_params__)
    told = _told(lambda: theirs(*given, **named))
    assert _told(lambda: mine(*given, **named)) == told
    if "Error" in told:
        return
    values, other = mine(*given, **named), theirs(*given, **named)
    assert dataclasses.asdict(values).keys() == dataclasses.asdict(other).keys()
    assert values == copy.copy(values)
    assert values != other
    assert _told(lambda: hash(values)) == _told(lambda: hash(other))
    for field in dataclasses.fields(other):
        assert _changed(values, field.name) == _changed(other, field.name)
        assert _told(lambda: setattr(values, field.name, 1)) == _told(lambda: setattr(other, field.name, 1))  # noqa: B023
    assert _told(lambda: setattr(values, "more", 1)) == _told(lambda: setattr(other, "more", 1))
    assert _told(lambda: delattr(values, "x")) == _told(lambda: delattr(other, "x"))


@ours(frozen=True)
class Kept:
    """One that is found by its name."""

    x: int
    y: tuple[int, ...] = ()


def test_an_instance_that_was_never_made_here_is_whole() -> None:
    """A worker unpickles what another process has made: no `__init__` is called."""
    kept = pickle.dumps(Kept(1, (2,)))
    again = pickle.loads(kept)
    assert (again, hash(again), repr(again)) == (Kept(1, (2,)), hash(Kept(1, (2,))), "Kept(x=1, y=(2,))")


def test_a_class_without_instances_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    run = builtins.exec

    def noted(source: object, *rest: Any) -> None:
        compiled.append(source)
        run(source, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "exec", noted)

    @ours(frozen=True)
    class Plain:
        x: int

    assert compiled == []
    assert (Plain(1), {Plain(2)}) == (Plain(1), {Plain(2)})
    assert len(compiled) == 1
