"""A thousand cases made by walking the schema: each is written, read again, and gives the same bits."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from instantsia import rules, steps
from instantsia.case.model import TABLES, Case
from instantsia.case.numbers import Number
from instantsia.case.people import Rule
from instantsia.case.words import Words
from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import load
from instantsia.casefile.schema import case_schema
from instantsia.casefile.write import write_case
from tests.casefile.folders import load_folder
from tests.casefile.random_cases import random_case
from tests.casefile.test_write import same_bits

CASES = 1_000
PARTS = 20
DRAWS = 64

pytestmark = pytest.mark.slow

NEVER = {"Case.id", "Case.include", "settle.given", "Term.opens"}
"""Keys that stand in no case by itself: the folder's name, what is in the tables by now, what the checker refuses, and
what needs a step that opens talks."""


@functools.cache
def loaded(seed: int) -> Case:
    return load(from_mapping(random_case(seed), "random"))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_case_that_is_written_and_read_again_gives_the_same_bits(part: int, tmp_path: Path) -> None:
    """If it failed, a case handed on would not give the answer that it gave where it was made."""
    for seed in range(part * CASES // PARTS, (part + 1) * CASES // PARTS):
        (tmp_path / str(seed)).mkdir()
        again = load_folder(write_case(loaded(seed), tmp_path / str(seed) / "random"))
        assert again == loaded(seed), seed
        assert again.digest_text == loaded(seed).digest_text, seed
        same_bits(loaded(seed), again, DRAWS)


def test_what_is_written_is_sound_by_the_published_schema(tmp_path: Path) -> None:
    """If it failed, an editor would underline what the program itself has written."""
    schema = jsonschema.Draft202012Validator(case_schema())
    for seed in range(60):
        (tmp_path / str(seed)).mkdir()
        folder = write_case(loaded(seed), tmp_path / str(seed) / "random")
        raw = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
        problems = [f"{one.json_path}: {one.message[:200]}" for one in schema.iter_errors(json.loads(json.dumps(raw)))]
        assert problems == [], seed


def test_the_cases_are_a_thousand_and_leave_no_key_untried() -> None:
    """If it failed, the thousand would say little: cases would be alike, or a key, a kind of step, a rule or a way of
    writing a number would be in none of them (random_cases has to learn how to write it)."""
    cases = [loaded(seed) for seed in range(CASES)]
    assert len({case.digest_text for case in cases}) == CASES
    tried: set[str] = set()
    for case in cases:
        tried.update(_written(case))
    declared = set(_declared())
    assert declared - tried - NEVER == set()
    shapes = {(n.fixed, n.mode is None, bool(n.among), n.source) for case in cases for n in _numbers(case)}
    assert {origin for *_, origin in shapes} == {"case", "table", "command line", "default"}
    assert {shape[:3] for shape in shapes} >= {
        (True, True, False), (False, True, False), (False, False, False), (False, True, True),
    }  # fmt: skip


def _declared() -> Iterator[str]:
    """MODEL.KEY of everything that may be written."""
    models: list[type[Any]] = [Case, *(model for table, model in TABLES.items() if table != "step")]
    models += [steps.step_kind(kind) for kind in steps.kinds()] + [rules.rule_kind(kind) for kind in rules.kinds()]
    for model in models:
        for name, field in model.model_fields.items():
            yield f"{_name(model)}.{name}"
            # what stands in tables of their own is walked already
            models += [one for one in _tables(field.annotation) if one not in models and model is not Case]


def _tables(annotation: Any) -> Iterator[type[Words]]:
    """The tables that may be written under a key, inside a list as well."""
    if isinstance(annotation, type) and issubclass(annotation, Words):
        if not issubclass(annotation, Number | Rule):
            yield annotation
    else:
        for inner in get_args(annotation):
            yield from _tables(inner)


def _written(value: Any) -> Iterator[str]:
    """MODEL.KEY of everything in a case that is not as the schema has it anyway."""
    if isinstance(value, Words) and not isinstance(value, Number):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if field.is_required() or name == "kind" or inner != field.get_default(call_default_factory=True):
                yield f"{_name(type(value))}.{name}"
            yield from _written(inner)
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _written(inner)


def _numbers(value: Any) -> Iterator[Number]:
    if isinstance(value, Number):
        yield value
    elif isinstance(value, Words):
        for name in type(value).model_fields:
            yield from _numbers(getattr(value, name))
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)


def _name(model: type[Any]) -> str:
    """A Spec by its file, everything else by its own name."""
    return model.__module__.rpartition(".")[2] if model.__name__ == "Spec" else model.__name__
