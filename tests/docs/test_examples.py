"""Every example of the documentation runs, and prints what its page shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from build import check_page, stale
from tools import examples

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in examples.pages() if page.name != "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_page(page: Path) -> None:
    assert check_page(page) == []


def test_reference_is_what_the_code_says() -> None:
    assert stale() == []


def test_an_output_that_differs_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('```python\nprint(1 + 1)\n```\n\n```text title="It prints"\n3\n```\n')
    assert "\n2\n```" in examples.run_page(page)


def test_a_failing_example_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ instantsia run no-such-case\n```\n")
    with pytest.raises(examples.ExampleError, match="exit status 2"):
        examples.run_page(page)


def test_a_figure_of_the_prose_must_stand_in_a_block(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('The answer is `0.25`.\n\n```text title="a.txt"\n0.26\n```\n')
    with pytest.raises(examples.ExampleError, match=r"0\.25"):
        examples.run_page(page)


def test_hashes_of_runs_are_masked() -> None:
    assert examples.masked("runs/well-0123abcd4567/report.html") == examples.masked(
        "runs/well-89abcdef0123/report.html"
    )
    assert examples.masked("p 0.25") != examples.masked("p 0.26")
