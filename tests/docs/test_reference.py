"""The pages made from the code: every key is told, links of the pages agree with the generator's anchors."""

from __future__ import annotations

import pytest
from tools import pages


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages.generated()


@pytest.mark.parametrize("page", ["case.md", "steps.md", "rules.md"])
def test_every_key_says_what_it_is(made: dict[str, str], page: str) -> None:
    silent = [line for line in made[page].splitlines() if line.startswith("| `") and line.endswith("|  |")]
    assert not silent, "write a docstring below the field"


def test_a_word_with_a_section_of_its_own_leads_there(made: dict[str, str]) -> None:
    row = next(line for line in made["steps.md"].splitlines() if line.startswith("| `when` |"))
    assert row.count("[condition](grammar.md#conditions)") == 1


def test_the_grades_say_by_which_rule_speech_is_of_a_kind(made: dict[str, str]) -> None:
    from instantsia.evidence.credence import KINDS, OF_SPEECH

    assert set(OF_SPEECH) <= set(KINDS)
    table, _, after = made["grades.md"].partition("## Kind of claim")[2].partition("Of speech: ")
    assert "## " not in table
    assert all(f"*{kind}* for {what}" in after for kind, what in OF_SPEECH.items())


def test_the_grades_say_of_which_number_a_word_is(made: dict[str, str]) -> None:
    """0.0612 is printed as 5 %, "almost no chance", although the band of that word ends at 0.05."""
    from instantsia.report.wording.probabilities import said

    page = made["grades.md"].partition("## ICD 203 word")[2]
    assert "the word is that of the number printed" in page
    shown = {"5 % is *almost no chance*": 0.0612, "45 % is *unlikely*": 0.458, "80 % is *very likely*": 0.79}
    for told, p in shown.items():
        assert told in page
        percent, word = told.split(" is ")
        assert said(p, p / 3, 1 - (1 - p) / 3).startswith(f"{word.strip('*')}, {percent}")


def test_every_kind_and_command_and_code_has_its_place(made: dict[str, str]) -> None:
    from instantsia import rules, steps
    from instantsia.casefile.checking.codes import CODES
    from instantsia.cli import COMMANDS

    assert all(f"\n## {kind}\n" in made["steps.md"] for kind in steps.kinds())
    assert all(f"\n## {kind}\n" in made["rules.md"] for kind in rules.kinds())
    assert all(f"\n## {name}\n" in made["command-line.md"] for name in COMMANDS)
    assert all(f"| {code} |" in made["checker.md"] for code in CODES)


def test_commands_of_commands_and_models_have_their_place(made: dict[str, str]) -> None:
    from instantsia.models import power, settlement

    assert power.__doc__
    assert all(
        f"\n### ledger {name}\n" in made["command-line.md"] for name in ("add", "list", "verify", "resolve", "score")
    )
    assert all(f"| [{name}](#settlement" in made["models.md"] for name in settlement.methods())
    assert "](models.md#settlement)" in made["steps.md"]
    assert "\n## settlement\n" in made["models.md"]


def test_types_are_told_in_words(made: dict[str, str]) -> None:
    for name in ("case.md", "steps.md", "rules.md"):
        cells = [line.split(" | ")[1] for line in made[name].splitlines() if line.startswith("| `")]
        assert "value" not in cells, name


def test_signatures_have_no_quotes_round_types(made: dict[str, str]) -> None:
    assert "-> '" not in made["python.md"] + made["models.md"]


def test_constants_that_the_prose_names() -> None:
    from pathlib import Path

    from instantsia.analysis import score
    from instantsia.analysis.course import turning
    from instantsia.analysis.ranges import band, screening
    from instantsia.analysis.replaying import replays
    from instantsia.api import ALONE_BELOW
    from instantsia.case.happenings import TURN_LIMIT
    from instantsia.engine.plan import BLOCK
    from instantsia.evidence.credence import AGAINST_INTEREST, KINDS

    docs = Path(__file__).resolve().parents[2] / "docs"
    text = "".join(page.read_text(encoding="utf-8") for page in sorted(docs.rglob("*.md")))
    for number in (ALONE_BELOW, BLOCK, TURN_LIMIT):
        assert f"{number:,}" in text
    # docs/reference/numbers.md and docs/explanation/ say these in words
    assert (replays.REPLAYED, replays.FEWEST, screening.LOOKED_AT, screening.HELD, band.SETS) == (2000, 200, 12, 3, 100)
    assert (turning.LEAST, turning.MOST, score.HOLDS, AGAINST_INTEREST) == (0.05, 0.95, 0.9, 3)
    assert (KINDS["reported"][0], KINDS["own words"][0]) == (0.75, 0.90)


@pytest.mark.slow
def test_the_page_of_scores_is_what_the_command_measures() -> None:
    from pathlib import Path

    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "scores.md"
    assert page.read_text(encoding="utf-8") == pages.measured()["scores.md"]
