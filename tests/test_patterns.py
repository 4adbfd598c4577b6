"""What would be wrong: a pattern that says something else when it is compiled late, or one that never could be."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator

import pytest

import instantsia.stakeholders
from instantsia.patterns import _Written, pattern

TEXT = "Vote of 3 June 1957, by 7 to 4"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_answers_as_a_compiled_one(flags: int) -> None:
    late, now = pattern(r"(?P<number>\d+)\s+(j\w+)", flags), re.compile(r"(?P<number>\d+)\s+(j\w+)", flags)
    found, expected = late.search(TEXT), now.search(TEXT)
    assert (found and found.groupdict()) == (expected and expected.groupdict())
    assert [one[0] for one in late.finditer(TEXT)] == [one[0] for one in now.finditer(TEXT)]
    assert late.sub("-", TEXT) == now.sub("-", TEXT)
    assert late.split(TEXT) == now.split(TEXT)
    assert (late.pattern, late.flags, late.groups, late.groupindex) == (
        now.pattern, now.flags, now.groups, now.groupindex,
    )  # fmt: skip


def test_it_is_compiled_once_and_only_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: made.append(text) or compiled(text, flags))
    late = pattern(r"\d+")
    assert late.pattern == r"\d+"
    assert made == []
    assert [bool(late.fullmatch(text)) for text in ("7", "seven", "04")] == [True, False, True]
    assert late.search(TEXT)
    assert made == [r"\d+"]


def test_a_mistake_is_told_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        pattern("(").search("")


def test_what_is_not_a_patterns_is_not_there() -> None:
    late = pattern(r"\d+")
    assert not hasattr(late, "serch")
    assert pickle.loads(pickle.dumps(late)).fullmatch("7")


def written() -> Iterator[tuple[str, _Written]]:
    """(module, pattern) of everything that tables are read with."""
    for found in pkgutil.walk_packages(instantsia.stakeholders.__path__, "instantsia.stakeholders."):
        for value in vars(importlib.import_module(found.name)).values():
            each = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            yield from ((found.name, one) for one in each if isinstance(one, _Written))


def test_every_pattern_of_tables_can_be_compiled() -> None:
    """If it failed, the first table in the language or the layout of that pattern would end in a traceback."""
    found = list(written())
    assert len(found) > 250
    for module, one in found:
        assert isinstance(one.flags, int), module
