"""The published schema says what the loader says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from instantsia import rules, steps
from instantsia.casefile import library
from instantsia.casefile.document import from_mapping, read_folder
from instantsia.casefile.load import examined
from instantsia.casefile.schema import case_schema
from instantsia.report.schema import answer_schema
from tests.casefile import dock

SCHEMA = jsonschema.Draft202012Validator(case_schema())


def as_json(mapping: Any) -> Any:
    """As an editor sees it: dates are text."""
    return json.loads(json.dumps(mapping, default=str))


def test_it_is_a_schema_with_every_kind_of_step_and_rule() -> None:
    """If it failed, editors would refuse it, or not offer a kind that can be written."""
    jsonschema.Draft202012Validator.check_schema(case_schema())
    defs = case_schema()["$defs"]
    assert {f"step.{kind}" for kind in steps.kinds()} | {f"rule.{kind}" for kind in rules.kinds()} <= set(defs)
    assert all(f"#/$defs/{ref}" for ref in defs)
    assert "id" not in case_schema()["properties"], "the id of a case is the name of its folder"


def keys(node: Any, name: str = "case.toml") -> Iterator[tuple[str, Any]]:
    """(where, schema) of every key that may be typed; what stands below `if` is asked, not typed."""
    if isinstance(node, list):
        for one in node:
            yield from keys(one, name)
    elif isinstance(node, dict):
        for key, inner in node.items():
            if key in ("properties", "$defs") and isinstance(inner, dict):
                for name_of, one in inner.items():
                    if key == "properties":
                        yield f"{name}: {name_of}", one
                    yield from keys(one, name_of if key == "$defs" else f"{name}.{name_of}")
            elif key != "if":
                yield from keys(inner, name)


@pytest.mark.parametrize("schema", [case_schema, answer_schema])
def test_every_key_says_what_it_is(schema: Callable[[], Any]) -> None:
    """If it failed, an editor would complete a key and leave its writer to guess what belongs there."""
    said = {where: (one.get("description") or "").strip() for where, one in keys(schema())}
    assert len(said) > 100
    assert [where for where, text in said.items() if not text] == []
    assert [where for where, text in said.items() if "](" in text] == [], "an editor follows no link of a page"


def test_sound_cases_are_sound_by_it(tmp_path: Path) -> None:
    """If it failed, an editor would underline what can be run."""
    folders = [dock.write(tmp_path / "dock"), *(library.find(name) for name in library.bundled())]
    for folder in folders:
        whole = read_folder(folder).mapping()
        whole["claim"] = [dict(claim) for claim in whole.get("claim", ())]
        assert list(SCHEMA.iter_errors(as_json(whole))) == [], folder.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("motion = ", "motoin = "),
        ('kind = "vote"', 'kind = "vot"'),
        ('kind = "majority"', 'kind = "majorty"'),
        ('text = "The dock is let"\n', ""),
        ('precision = { value = "3..6..12"', 'precision = { valeu = "3..6..12"'),
        ('value = "0.2..0.4"', 'value = "a fifth"'),
        ("chance = 0.4", "chance = true"),
    ],
)
def test_what_it_refuses_is_refused_by_the_loader(tmp_path: Path, old: str, new: str) -> None:
    """If it failed, an editor would pass what cannot be read, or refuse what can."""
    assert old in dock.CASE
    document = read_folder(dock.write(tmp_path / "dock", dock.CASE.replace(old, new, 1)))
    assert list(SCHEMA.iter_errors(as_json(document.mapping())))
    assert examined(from_mapping(document.mapping(), "dock"))[1]
