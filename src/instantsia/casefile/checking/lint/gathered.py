"""What several rules look at: the claims about each path, and who reads which path."""

from __future__ import annotations

from instantsia.case import paths
from instantsia.case.conditions import Fact, leaves, parse
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.reads import step_reads


def claims_by_path(case: Case) -> dict[str, list[tuple[int, Claim]]]:
    out: dict[str, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(case.claim):
        out.setdefault(paths.canonical(claim.about), []).append((number, claim))
    return out


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
