"""What a case uses of other packages: its answer depends on them as on the case itself."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia import outside, rules, steps
from instantsia.case.model import Case
from instantsia.models import settlement
from instantsia.steps import playable


def outside_kinds(case: Case) -> dict[str, str]:
    """{"step long-sitting": "my-package 1.0"}: every kind that is none of ours, with package and version, in order."""
    return dict(sorted((f"{outside.SINGULAR[offer.group]} {offer.name}", offer.by) for offer in _used(case)))


def _used(case: Case) -> Iterator[outside.Offer]:
    names: dict[outside.Group, tuple[set[str], tuple[str, ...]]] = {
        "steps": ({step.kind for step in case.step}, steps.ours()),
        "rules": ({body.rule.kind for body in case.body}, rules.ours()),
        "models": ({name for step in case.step for name in playable(step).methods(case)}, settlement.ours()),
    }
    for group, (used, ours) in names.items():
        for name in used.difference(ours):
            offer = outside.offered(group, name, ours)
            if offer is not None:
                yield offer
