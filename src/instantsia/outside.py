"""Kinds that other packages bring: steps, rules, methods of settlement, kinds of number and tables, by entry points.

A package says in its own metadata what it offers:

    [project.entry-points."instantsia.steps"]
    long-sitting = "my_package.long_sitting:Spec"

It is looked for only when a case uses a name that is not among ours, so that a machine full of packages costs nothing
until then. A name that two packages have, or that is one of ours, is an error: nothing is chosen in silence. What a
case uses of other packages stands with name and version in the plan, and so in its digest and in the manifest of its
run.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal

from instantsia.errors import UserError

Group = Literal["steps", "rules", "models", "quantities", "tables"]
SINGULAR: Mapping[Group, str] = {
    "steps": "step",
    "rules": "rule",
    "models": "model",
    "quantities": "kind of number",
    "tables": "table",
}


@dataclass(frozen=True)
class Offer:
    """One kind of another package."""

    group: Group
    name: str
    package: str
    version: str
    entry: EntryPoint

    @property
    def by(self) -> str:
        """Package and version, as they are printed: "my-package 1.0"."""
        return f"{self.package} {self.version}"

    def load(self) -> Any:
        """What the entry point names; raises UserError where it cannot be imported."""
        try:
            return self.entry.load()
        except Exception as error:
            raise UserError(
                f"the {SINGULAR[self.group]} {self.name} of {self.by} cannot be loaded: {type(error).__name__}: {error}"
            ) from error


def offers(group: Group, ours: Collection[str]) -> Mapping[str, Offer]:
    """{name: what other packages offer}; raises UserError where a name is one of ours or two packages have it."""
    out = _offers(group)
    for name in out:
        if name in ours:
            raise UserError(
                f"{out[name].by} offers a {SINGULAR[group]} {name}, which instantsia has itself: uninstall it, or "
                "give it another name there"
            )
    return out


@functools.cache
def _offers(group: Group) -> Mapping[str, Offer]:
    out: dict[str, Offer] = {}
    for entry in entry_points(group=f"instantsia.{group}"):
        package = "" if entry.dist is None else entry.dist.metadata["Name"]
        version = "" if entry.dist is None else entry.dist.version
        offer = Offer(group, entry.name, package, version, entry)
        other = out.get(entry.name)
        if other is not None and (other.by, other.entry.value) != (offer.by, offer.entry.value):
            raise UserError(
                f"two packages offer a {SINGULAR[group]} {entry.name}: {other.by} and {offer.by}; uninstall one of them"
            )
        out[entry.name] = offer
    return out


def offered(group: Group, name: str, ours: Collection[str]) -> Offer | None:
    """What another package offers under a name that is not one of ours; None where nobody does."""
    return offers(group, ours).get(name)
