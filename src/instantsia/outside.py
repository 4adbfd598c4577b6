"""Kinds that other packages bring: steps, rules, methods of settlement, kinds of number and tables, by entry points.

A package says in its own metadata what it offers:

    [project.entry-points."instantsia.steps"]
    long-sitting = "my_package.long_sitting:Spec"

It is looked for only when a case uses a name that is not among ours, so that a machine full of packages costs nothing
until then. A name that two packages have, or that is one of ours, is an error: nothing is chosen in silence. A hyphen
and an underscore are one letter there. What a case uses of other packages stands with name and version in the plan, and
so in its digest and in the manifest of its run.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Collection, Iterable, Mapping
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from typing import Any, Generic, Literal, TypeVar, cast

from instantsia.errors import UserError
from instantsia.frozen import frozen

T = TypeVar("T")
Group = Literal["steps", "rules", "models", "quantities", "tables"]
SINGULAR: Mapping[Group, str] = {
    "steps": "step",
    "rules": "rule",
    "models": "model",
    "quantities": "kind of number",
    "tables": "table",
}


@frozen
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

    @property
    def said(self) -> str:
        """How it is called: "the rule unanimity of my-package 1.0"."""
        return f"the {SINGULAR[self.group]} {self.name} of {self.by}"

    def load(self) -> Any:
        """What the entry point names; raises UserError where it cannot be imported."""
        try:
            return self.entry.load()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            # also SystemExit: it is the package that leaves, not whoever asked for it
            raise UserError(f"{self.said} cannot be loaded: {type(error).__name__}: {error}") from error


def offers(group: Group, ours: Collection[str]) -> Mapping[str, Offer]:
    """{name: what other packages offer}; raises UserError where a name is one of ours or two packages have it."""
    out = _offers(group)
    known = {_hyphened(name) for name in ours}
    for name, offer in out.items():
        if _hyphened(name) in known:
            raise UserError(
                f"{offer.by} offers a {SINGULAR[group]} {name}, which instantsia has itself: uninstall it, or "
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
        other = out.setdefault(_hyphened(entry.name), offer)
        if (other.name, other.by, other.entry.value) != (offer.name, offer.by, offer.entry.value):
            names = " or ".join(dict.fromkeys((other.name, offer.name)))
            raise UserError(
                f"two packages offer a {SINGULAR[group]} {names}: {other.by} and {offer.by}; uninstall one of them"
            )
    return {offer.name: offer for offer in out.values()}


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


def elsewhere(played: Mapping[str, str]) -> str:
    """Which package is another here than the one that played; "" where none is. Loads none of them.

    played   {"step long-sitting": "my-package 1.0"}, as a plan says it

    >>> elsewhere({"rule never-heard-of": "no-such-package 1.0"})
    'played with no-such-package 1.0, which is not installed'
    """
    said = (_elsewhere(kind, by) for kind, by in sorted(played.items(), key=lambda one: (one[1], one[0])))
    return next(filter(None, said), "")


def _elsewhere(kind: str, by: str) -> str:
    groups = [group for group, singular in SINGULAR.items() if kind.startswith(f"{singular} ")]
    offer = _offers(groups[0]).get(kind.removeprefix(f"{SINGULAR[groups[0]]} ")) if groups else None
    if offer is not None:
        return "" if offer.by == by else f"played with {by}, here is {offer.by}"
    package = by.rpartition(" ")[0]
    here = _version(package)
    if here is not None:
        return f"played with {by}, here is {package} {here}, which offers no {kind}"
    return f"played with {by}, which is not installed"


def _version(package: str) -> str | None:
    """Which version of a package is installed; None where none is."""
    try:
        return version(package)
    except (PackageNotFoundError, ValueError):
        return None


def offered(group: Group, name: str, ours: Collection[str]) -> Offer | None:
    """What another package offers under a name that is not one of ours; None where nobody does."""
    return offers(group, ours).get(name)


def files(package: str) -> list[str]:
    """The full names of the modules of a package that hold a kind each: all but those with an underscore in front."""
    parent = importlib.import_module(package)
    return [f"{package}.{one.name}" for one in pkgutil.iter_modules(parent.__path__) if one.name[0] != "_"]


class Registry(Generic[T]):
    """The kinds of one group by the names that are written: our own, a file each, and those of other packages.

    group     what they are
    modules   the full names of the files of our own, asked for when a name is first looked for
    of        the kind that a file of ours holds
    flaw      what is wrong with what another package offers ("is no StepKind"); empty where it is a kind
    """

    def __init__(
        self, group: Group, modules: Callable[[], Iterable[str]], of: Callable[[Any], T], flaw: Callable[[Any], str]
    ) -> None:
        self.group, self._modules, self._of, self._flaw = group, modules, of, flaw

    @functools.cached_property
    def ours(self) -> Mapping[str, str]:
        """{name of a kind of ours, with hyphens: its module}, by name; imports none of them."""
        return dict(sorted((_hyphened(module.rpartition(".")[2]), module) for module in self._modules()))

    def names(self) -> tuple[str, ...]:
        """Every name that may be written: our own, and those of other packages; imports none of them."""
        return tuple(sorted((*self.ours, *offers(self.group, self.ours))))

    def offer(self, name: str) -> Offer | None:
        """What another package offers under a name; None for one of ours, for which no package is asked."""
        return None if name in self.ours else offered(self.group, name, self.ours)

    def said(self, kind: Any) -> str:
        """How an object of a kind of another package is called: "the rule unanimity of my-package 1.0"."""
        offer = self.offer(kind.kind)
        by = type(kind).__module__.partition(".")[0] if offer is None else offer.by
        return f"the {SINGULAR[self.group]} {kind.kind} of {by}"

    def has(self, name: str) -> bool:
        """Whether a name may be written."""
        return name in self.ours or self.offer(name) is not None

    def get(self, name: str) -> T:
        """A kind; raises KeyError for a name that nobody has, UserError for one that cannot be loaded."""
        if name in self.ours:
            return self._of(importlib.import_module(self.ours[name]))
        offer = self.offer(name)
        if offer is None:
            raise KeyError(name)
        kind = offer.load()
        if flaw := self._flaw(kind):
            raise UserError(f"the {SINGULAR[self.group]} {name} of {offer.by} {flaw}: {offer.entry.value}")
        return cast(T, kind)
