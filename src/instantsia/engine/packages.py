"""What a case uses of other packages: its answer depends on them as on the case itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from instantsia import outside, rules, steps
from instantsia.case import paths, quantities_from_outside
from instantsia.case.model import Case
from instantsia.case.quantities import quantities
from instantsia.models import settlement
from instantsia.reads import wanted
from instantsia.steps import playable


def outside_kinds(case: Case) -> dict[str, str]:
    """{"step long-sitting": "my-package 1.0"}: every kind that is none of ours, with package and version, in order."""
    return dict(sorted((f"{outside.SINGULAR[offer.group]} {offer.name}", offer.by) for offer in _used(case)))


def listed(kinds: Mapping[str, str]) -> str:
    """What `outside_kinds` says, in words."""
    return ", ".join(f"{kind} of {by}" for kind, by in kinds.items()) or "no kinds of other packages"


def _used(case: Case) -> Iterator[outside.Offer]:
    names: dict[outside.Group, tuple[set[str], Collection[str]]] = {
        "steps": ({step.kind for step in case.step}, steps.KINDS.ours),
        "rules": ({body.rule.kind for body in case.body}, rules.KINDS.ours),
        "models": ({name for step in case.step for name in playable(step).methods(case)}, settlement.METHODS.ours),
        "tables": (set(case.others), Case.model_fields),
    }
    for group, (used, ours) in names.items():
        for name in used.difference(ours):
            offer = outside.offered(group, name, ours)
            if offer is not None:
                yield offer
    if quantities_from_outside.offers():
        abouts = (one.about for table in (case.claim, case.assumption, case.dispute) for one in table)
        used_paths = {*wanted(case), *map(paths.canonical, abouts)}
        matches = (quantities().match(path) for path in used_paths)
        kinds = {match.quantity.name for match in matches if match is not None}
        yield from (offer for name, offer in quantities_from_outside.offers().items() if name in kinds)
