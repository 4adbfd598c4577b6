"""What several rules look at: the claims about each path, and who reads which path."""

from __future__ import annotations

from instantsia.case import paths
from instantsia.case.conditions import Fact, leaves, parse
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.reads import step_reads


def claims_by_path(case: Case) -> dict[str, list[tuple[int, Claim]]]:
    """{canonical path: (number, claim) of those about it}."""
    out: dict[str, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(case.claim):
        out.setdefault(paths.canonical(claim.about), []).append((number, claim))
    return out


def of_table(case: Case, path: str) -> bool:
    """Whether what is said of a canonical path was read from a table of stakeholders.

    A table has no column for how whoever is cited knows it, nor for where that was seen: that nobody says so is no
    omission of whoever filled it in.
    """
    assumption = paths.covering(case, path)
    return assumption is not None and assumption.value.source == "table"


def readers(case: Case) -> dict[str, tuple[Number | None, str]]:
    """{path that is read: (the number written for it, the first that reads it: "step.ballot", "event.closed")}."""
    out: dict[str, tuple[Number | None, str]] = {}
    for step in case.step:
        for path, number in step_reads(case, step).items():
            out.setdefault(path, (number, f"step.{step.id}"))
    for event in case.event:
        for leaf in leaves(parse(event.when)):
            if isinstance(leaf, Fact) and not leaf.happened:
                out.setdefault(paths.fact(leaf.name), (None, f"event.{event.id}"))
    return out
