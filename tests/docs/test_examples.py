"""Every example of the documentation runs, and prints what its page shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from build import check_page, stale
from tools import examples

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in examples.pages() if page.name != "CONTRIBUTING.md"]


@pytest.mark.slow
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


def test_the_head_of_a_ledger_is_masked() -> None:
    assert examples.masked(f"head {'0a' * 32}") == examples.masked(f"head {'1b' * 32}")


def test_what_is_typed_at_a_terminal_stands_behind_the_questions(tmp_path: Path) -> None:
    """Else a page could show answers that nobody ever typed."""
    page = tmp_path / "page.md"
    page.write_text(
        '```csv title="quay.csv"\nactor,position\nHarbour,80\nTown,20\n```\n'
        '```console title="At a terminal"\n$ instantsia forecast quay.csv --draws 300 --answer settles=bargain '
        "--answer line=50 --answer by=2999 --answer stretches=low\\|high --answer width=10 --answer body=board\n"
        "]: none|long\n]:\n```\n"
    )
    shown = examples.run_page(page)
    assert "\nends [the low end|the high end]: none|long\n" in shown
    assert "\nstatus_quo [0]:\n" in shown
    assert "\r" not in shown


@pytest.mark.parametrize("typed", ["]: none|long\n", "]: none|long\n]:\n]:\n"])
def test_too_little_or_too_much_typed_is_found(tmp_path: Path, typed: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        '```csv title="quay.csv"\nactor,position\nHarbour,80\nTown,20\n```\n'
        '```console title="At a terminal"\n$ instantsia forecast quay.csv --draws 300 --answer settles=bargain '
        "--answer line=50 --answer by=2999 --answer stretches=low\\|high --answer width=10 --answer body=board\n"
        f"{typed}```\n"
    )
    with pytest.raises(examples.ExampleError):
        examples.run_page(page)


def test_a_command_that_should_refuse_and_does_not_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('```console title="It refuses"\n$ instantsia models\n```\n')
    with pytest.raises(examples.ExampleError, match="exit status 0"):
        examples.run_page(page)
    page.write_text('```console title="It refuses"\n$ instantsia run no-such-case\n```\n')
    assert "no-such-case" in examples.run_page(page)


def test_a_page_is_run_as_on_its_day(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        '<!-- on 2031-04-05 -->\n```csv title="quay.csv"\nactor,position\nHarbour,80\nTown,20\n```\n'
        "```console\n$ instantsia forecast quay.csv --draws 400 --defaults\n$ instantsia ledger add last\n"
        "$ instantsia ledger list\n```\n"
    )
    shown = examples.run_page(page)
    assert "Apr 2032" in shown
    assert "  2031-04-05  " in shown


def test_a_run_that_the_page_shows_can_be_named_later(tmp_path: Path) -> None:
    """Its hash is another on another machine; the page keeps its own."""
    session = examples.Session("page.md", tmp_path, {})
    kept = session.learn("well-00000000aaaaaaaa  1904\n", "well-11111111bbbbbbbb  1904\n")
    assert kept == "well-00000000aaaaaaaa  1904\n"
    told = session.told("instantsia compare well-00000000 last")
    assert told == ("instantsia compare well-11111111 last", "instantsia compare well-00000000 last")
    assert session.learn("well-00000000aaaaaaaa  1904\n", "well-22222222cccccccc  1905\n").startswith("well-2")
    told = session.told("instantsia compare well-00000000 last")
    assert told == ("instantsia compare well-22222222 last", "instantsia compare well-22222222 last")
