"""Random cases are asked everything, and spoilt: what comes is an answer or a message, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from instantsia.casefile.document import from_mapping
from instantsia.casefile.load import examined, load
from instantsia.casefile.write import write_case
from instantsia.cli import group
from instantsia.errors import CaseError, UserError
from tests.casefile.random_cases import random_case

ASKED = 40
SPOILT = 120
PARTS = 4
DRAWS = ("--draws", "300")

pytestmark = pytest.mark.slow


def commands(folder: str, case: Any) -> Iterator[list[str]]:
    for command in ("show", "plan"):
        yield [command, folder]
    for command in ("run", "assumptions", "signposts", "knew"):
        yield [command, folder, *DRAWS]
    yield ["run", folder, "--full", *DRAWS]
    yield ["run", folder, "--json", *DRAWS]
    yield from (["levers", folder, "--for", one.id, *DRAWS] for one in case.actor[:1])
    yield from (["compare", folder, one.id, *DRAWS] for one in case.what_if)
    yield from (["trace", folder, one.id, *DRAWS] for one in case.step if one.kind == "report")


@pytest.mark.parametrize("part", range(PARTS))
def test_every_command_answers_or_says_why_not(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If it failed, a case that the checker has passed would end a command in a traceback."""
    monkeypatch.chdir(tmp_path)
    for seed in range(part, ASKED, PARTS):
        case = load(from_mapping(random_case(seed), "random"))
        write_case(case, f"case_{seed:04}")
        for arguments in commands(f"case_{seed:04}", case):
            try:
                group.main(args=arguments, prog_name="instantsia", standalone_mode=False)
            except (UserError, CaseError):
                continue


def spoilt(case: dict[str, Any], rng: random.Random) -> Iterator[dict[str, Any]]:
    """The case without one entry each, and with a name in it that is another."""
    ids = [one["id"] for entries in case.values() if isinstance(entries, list) for one in entries if "id" in one]
    for table, entries in case.items():
        if not isinstance(entries, list):
            continue
        for number, entry in enumerate(entries):
            yield {**case, table: [*entries[:number], *entries[number + 1 :]]}
            named = [key for key, value in entry.items() if isinstance(value, str) and key not in ("id", "kind")]
            if named:
                other = {**entry, rng.choice(named): rng.choice([*ids, "nobody"])}
                yield {**case, table: [*entries[:number], other, *entries[number + 1 :]]}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_case_with_something_less_or_another_name_is_examined(part: int) -> None:
    """If it failed, a slip in a case would be told of by a traceback instead of a message."""
    for seed in range(part, SPOILT, PARTS):
        for case in spoilt(random_case(seed), random.Random(seed)):
            found, problems = examined(from_mapping(case, "random"))
            assert (found is None) == bool(problems), seed
