"""What was answered by another method is played anew, and an entry of the ledger is not held against this one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import instantsia
from instantsia.api.ledger import ledger_add, ledger_verify
from instantsia.api.playing import played
from instantsia.api.runs import list_runs, open_run
from instantsia.engine.method import FIRST, METHOD
from instantsia.engine.plan import Plan, plan_from
from instantsia.ledger.chain import sealed

CASE = "june-1957"
DRAWS = 64


def earlier(runs: Path) -> Path:
    """A run folder as a version left it that knew of no numbers of methods."""
    plan = instantsia.load(CASE).run(draws=DRAWS, runs=None).plan
    with played(replace(plan, method=FIRST), runs) as result:
        assert result.path is not None
        return result.path


def test_a_plan_of_the_first_method_is_what_it_was() -> None:
    """If it failed, an old folder or entry would have another hash than the one that is its name."""
    plan = Plan(instantsia.load(CASE).case, draws=DRAWS, method=FIRST)
    assert "method" not in plan.facts
    assert '"method"' not in plan.canonical
    now = replace(plan, method=METHOD)
    assert now.facts["method"] == METHOD
    assert now.digest != plan.digest
    assert plan_from(plan.case, plan.facts, "case.json") == plan
    assert plan_from(now.case, now.facts, "case.json") == now


def test_an_earlier_run_is_played_anew_and_says_so(tmp_path: Path) -> None:
    before = earlier(tmp_path)
    assert any(f"method {FIRST}" in line for line in list_runs(tmp_path))
    found = open_run(before.name, tmp_path)
    assert found.plan.method == METHOD
    assert found.path != before
    assert f"{before.name} was played by method {FIRST}; it is played anew by method {METHOD}" in found.notes
    with played(found.plan, tmp_path, fresh=False) as again:
        assert not again.notes, "what stands there is of this method, and nothing is said"
    with played(replace(found.plan, draws=DRAWS), tmp_path / "elsewhere") as alone:
        assert not alone.notes


def test_an_entry_of_an_earlier_method_is_not_replayed(tmp_path: Path) -> None:
    runs, ledger = tmp_path / "runs", tmp_path / "ledger"
    instantsia.load(CASE).run(draws=2_000, runs=runs)
    entry = ledger_add("last", ledger, runs=runs)
    assert ledger_verify(ledger).entries[0].replayed == "same bits"
    manifest = json.loads((entry.path / "manifest.json").read_text(encoding="utf-8"))
    del manifest["plan"]["method"], manifest["hash"]
    data = sealed(manifest)
    (entry.path / "manifest.json").write_bytes(data)
    renamed = entry.path.with_name(f"{entry.path.name.rpartition('-')[0]}-{json.loads(data)['hash'][:8]}")
    entry.path.rename(renamed)
    (found,) = ledger_verify(ledger).entries
    assert found.problems == ()
    assert found.replayed == f"filed by method {FIRST}: hashes fit, not replayed"
