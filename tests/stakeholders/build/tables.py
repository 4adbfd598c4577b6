"""Tables for tests, and the case that comes of them."""

from __future__ import annotations

from pathlib import Path

from instantsia.analysis.replaying.replays import Replays
from instantsia.case.dates import parse_day
from instantsia.case.model import Case
from instantsia.casefile.load import load
from instantsia.engine.plan import Plan
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import document, read_table

TODAY = parse_day("2026-11-21")


def case_of(path: Path, **written: str) -> Case:
    """The case of a table, as the command line makes it."""
    table = read_table(path, None, written, TODAY)
    questions.check(table.known, written)
    return load(document(table, written)[0])


def table(folder: Path, text: str, name: str = "ban.csv") -> Path:
    """A file with these lines, without what indents them."""
    path = folder / name
    path.write_text("\n".join(line.strip() for line in text.strip().split("\n")) + "\n", "utf-8")
    return path


def assumed(case: Case, about: str) -> str:
    """What is assumed about a path, as it would be typed."""
    return next(one.value.written for one in case.assumption if one.about == about)


def played(case: Case, draws: int, seed: int = 1) -> Replays:
    """The first draws of a case, played in memory."""
    return Replays(Plan(case, seed=seed, draws=draws), draws)
