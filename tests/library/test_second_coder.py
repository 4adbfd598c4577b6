"""What would be wrong: a second coding that no longer fits its case, or a README that tells another agreement."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

import instantsia
from instantsia.casefile.library import LIBRARY

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
SECOND = Path(__file__).parent / "second"
EACH = pytest.mark.parametrize("name", sorted(path.stem for path in SECOND.glob("*.csv")))


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return runpy.run_path(str(BENCHMARKS / "agreement.py"))


@EACH
def test_the_second_coder_read_ten_passages_or_more_where_the_case_has_them(name: str, tmp_path: Path) -> None:
    """Loading checks the coding: a claim that is gone, another passage or a value that is none is refused.

    Of gdr-orders-1957 nine claims feed an equation, and words that feed none cannot be compared.
    """
    copy = tmp_path / name
    shutil.copytree(LIBRARY / name, copy)
    shutil.copyfile(SECOND / f"{name}.csv", copy / "claims.second.csv")
    study = instantsia.load(copy)
    feeds = [one for one in study.case.claim if not one.about.startswith("context.")]
    assert len(study.agreement().claims) >= min(10, len(feeds))
    assert {one.claim for one in study.case.coding} == set(study.case.claims)


@EACH
def test_the_case_itself_is_coded_once_and_its_draws_hear_nobody_else(name: str) -> None:
    assert instantsia.load(name).case.coders == ()


@EACH
def test_the_readme_prints_the_agreement_and_calls_it_by_its_name(name: str, script: dict[str, Any]) -> None:
    readme = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    assert script["MARKS"].around(readme, script["printed"](name)) == readme
    assert "programs of the same make" in readme


@EACH
def test_neither_the_note_nor_the_readme_says_that_there_is_no_second_coder(name: str) -> None:
    readme = (LIBRARY / name / "README.md").read_text(encoding="utf-8")
    note = instantsia.load(name).case.note
    assert "no second coder" not in " ".join(f"{note} {readme}".casefold().split())
    assert "[a second coder](#a-second-coder)" in readme.casefold().replace("\n", " ")
