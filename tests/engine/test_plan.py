"""What would be wrong: a plan that comes back as another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from instantsia import api
from instantsia.casefile.load import from_json
from instantsia.engine.plan import plan_from
from instantsia.engine.run import columns_of
from instantsia.errors import UserError
from tests.cli.test_ledger import BAN


@pytest.mark.parametrize("changed", [{}, {"set": ["ada.ban=10"]}, {"as_of": "2098-01-01"}])
def test_a_plan_comes_back_to_the_same_digest_and_bits(changed: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "ban"
    folder.mkdir()
    (folder / "case.toml").write_text(BAN)
    as_of = changed.pop("as_of", None)
    plan = api.load(folder, **changed).plan(draws=200, seed=7, as_of=as_of)
    again = plan_from(from_json(plan.case.digest_text.encode(), "ban", "case.json").case, plan.facts, "case.json")
    assert (again.digest, again.canonical) == (plan.digest, plan.canonical)
    one, other = columns_of(plan), columns_of(again)
    assert all(one[name].tobytes() == other[name].tobytes() for name in one)


def test_a_case_that_is_none_is_one_sentence() -> None:
    with pytest.raises(UserError, match=r"here/case\.json cannot be read"):
        from_json(b"{", "ban", "here/case.json")


def test_a_manifest_that_does_not_say_how_it_was_played_is_told() -> None:
    """If it failed, a run folder of another version, or one that was cut short, would end in a traceback."""
    plan = api.load("june-1957").plan(draws=200)
    facts = plan.facts
    del facts["played"]
    with pytest.raises(UserError, match=r"case\.json: nothing says with which played it was played"):
        plan_from(plan.case, facts, "case.json")
