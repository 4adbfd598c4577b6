"""What would be wrong: a record whose hash fits and which makes no sense, and a command of the ledger that ends in a
traceback over it."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

import instantsia
from instantsia import api
from instantsia.cli import group
from instantsia.errors import UserError
from instantsia.ledger.chain import entry_name, sealed
from tests.cli.test_ledger import BAN

ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**30,
    0.99,
    1e308,
    "x",
    "",
    "2027-13-45",
    "9999-12-31T23:59:59Z",
    [],
    ["x"],
    {},
)
TRIED = 260


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one settlement, resolved."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "ban").mkdir()
    (desk / "ban" / "case.toml").write_text(BAN)
    result = instantsia.load(desk / "ban").run(draws=400, runs=desk / "runs")
    assert result.path is not None
    api.ledger_add(result.path, desk / "ledger")
    api.ledger_resolve("1", desk / "ledger", outcomes=["60"])
    return desk / "ledger"


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a record, whatever stands there."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*path, key))


def altered(record: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The record with something else at a place, nothing where that is `...`."""
    out = copy.deepcopy(record)
    here: Any = out
    for part in path[:-1]:
        here = here[part]
    if value is ...:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return out


def asked(ledger: Path, *arguments: str) -> tuple[int, str]:
    """(status, what is printed); fails where it is anything but a sentence."""
    name, *rest = arguments
    done = CliRunner().invoke(group, ["ledger", name, *rest, "--ledger", str(ledger)])
    if isinstance(done.exception, UserError):
        return 2, str(done.exception)
    if done.exception is not None and not isinstance(done.exception, click.ClickException | SystemExit):
        raise done.exception
    return done.exit_code, done.output


def rewritten(ledger: Path, name: str, path: tuple[str | int, ...], value: Any) -> None:
    """The record sealed anew, its folder named for it where it can be."""
    file = next(ledger.glob(f"0001-*/{name}"))
    record = altered(json.loads(file.read_bytes()), path, value)
    try:
        file.write_bytes(sealed(record))
        if name == "manifest.json":
            file.parent.rename(ledger / entry_name(json.loads(file.read_bytes())))
    except (KeyError, TypeError, ValueError, OSError):
        pass  # its folder keeps the name that it had


@pytest.mark.slow
def test_a_record_that_is_sealed_and_makes_no_sense_is_a_sentence_everywhere(filed: Path, tmp_path: Path) -> None:
    chance = random.Random(1957)
    tried = []
    for name in ("manifest.json", "resolution-1.json"):
        record = json.loads(next(filed.glob(f"0001-*/{name}")).read_bytes())
        tried += [(name, path, value) for path in places(record) for value in (..., *ODD) if path != ("hash",)]
    assert len(tried) > 5 * TRIED / 2
    ledger, refused = tmp_path / "ledger", 0
    for name, path, value in chance.sample(tried, TRIED):
        shutil.rmtree(ledger, ignore_errors=True)
        shutil.copytree(filed, ledger)
        rewritten(ledger, name, path, value)
        status, said = asked(ledger, "list")
        refused += status == 2
        for command in (["list", "--json"], ["score"], ["resolve", "1", "--outcome", "55"]):
            assert asked(ledger, *command)[0] == status or status == 0, (name, path, value)
        status, said = asked(ledger, "verify")
        assert status in (0, 1), (name, path, value, said)
    assert refused > TRIED / 2


CHANGES: list[tuple[str, tuple[str | int, ...], Any]] = [
    ("manifest.json", ("headline", "high"), 0.001),
    ("manifest.json", ("by",), ...),
    ("manifest.json", ("by",), 20_270_101),
    ("manifest.json", ("headline", "event"), "nothing"),
    ("manifest.json", ("values", "ban", "quantiles", "q50"), ...),
    ("manifest.json", ("values", "ban", "quantiles", "q50"), 10**400),
    ("manifest.json", ("values", "ban", "scale"), [100, 0]),
    ("manifest.json", ("values", "ban", "step"), "nothing"),
    ("manifest.json", ("plan", "draws"), "many"),
    ("manifest.json", ("plan", "as_of"), 10**9),
    ("manifest.json", ("case",), "../../elsewhere"),
    ("manifest.json", ("number",), 10**30),
    ("resolution-1.json", ("outcome", "events"), {}),
    ("resolution-1.json", ("outcome", "events"), {"nothing": True}),
    ("resolution-1.json", ("outcome", "values", "ban"), 10**6),
    ("resolution-1.json", ("outcome", "void"), "no"),
    ("resolution-1.json", ("on",), 5),
]


@pytest.mark.parametrize(("name", "path", "value"), CHANGES)
def test_such_a_record_is_named_and_nothing_is_listed_or_scored(
    filed: Path, tmp_path: Path, name: str, path: tuple[str | int, ...], value: Any
) -> None:
    """If it failed, a figure that nobody filed would be scored, or one odd record be a traceback."""
    ledger = tmp_path / "ledger"
    shutil.copytree(filed, ledger)
    rewritten(ledger, name, path, value)
    status, said = asked(ledger, "verify")
    assert status == 1
    assert "CHANGED" in said
    for command in (["list"], ["score"], ["resolve", "1", "--outcome", "55"]):
        status, said = asked(ledger, *command)
        # a step that the case does not have is seen by whoever has the case
        assert status == (0 if path[-1] == "step" and command[0] != "resolve" else 2), (command, said)


def test_what_came_of_it_is_not_read_off_another_case_than_the_one_that_was_filed(filed: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    shutil.copytree(filed, ledger)
    (case,) = ledger.glob("0001-*/case.json")
    case.write_text(case.read_text().replace("settlement.value > 50", "settlement.value > 70"))
    status, said = asked(ledger, "resolve", "1", "--outcome", "60")
    assert status == 2
    assert "case.json is not the file that was filed" in said
