"""What may stand in the open places of a path: ids of a table, options of an issue, keys under which numbers stand.

A slot is asked of `Things`: a case that was read, or a document that is still to be checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal, Protocol

from instantsia.case.model import Case
from instantsia.frozen import frozen

Said = Literal["person", "issue", "body", "words"]
"""By the name of a person, as an issue or a body is called, or in words."""
Bound = Mapping[str, str]
"""{slot: what stands there}."""


class Things(Protocol):
    """What there is that a path can name."""

    def ids(self, table: str) -> Collection[str]:
        """Ids in a table; none where there is no such table."""
        ...

    def scaled(self, issue: str) -> bool:
        """Whether an issue has a scale."""
        ...

    def options(self, issue: str) -> Collection[str]:
        """The options of an issue."""
        ...

    def keys(self, table: str, id: str) -> Collection[str]:
        """Keys under which numbers are written in an entry: "precision", "rule.quota", "absent.saburov.chance"."""
        ...


@frozen
class OfCase:
    """What there is in a case."""

    case: Case

    def ids(self, table: str) -> Collection[str]:
        return self.case.by_id.get(table, {}).keys()

    def scaled(self, issue: str) -> bool:
        return issue in self.case.issues and self.case.issues[issue].scale is not None

    def options(self, issue: str) -> Collection[str]:
        return self.case.issues[issue].options if issue in self.case.issues else ()

    def keys(self, table: str, id: str) -> Collection[str]:
        return self.case.numbers(table, id).keys()


@frozen
class Slot:
    """An open place of a path: an id of `table`.

    said  how what stands there is said
    rest  whether it takes all parts that are left of the path
    """

    table: str = ""
    said: Said = "words"
    rest: bool = False

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        """Everything that may stand there beside what stands in the slots before it."""
        return things.ids(self.table)

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        """Whether `name` may stand there."""
        return name in things.ids(self.table)


class _Other(Slot):
    """Another actor than the one whose number it is, where that one is said already."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return (one for one in things.ids(self.table) if one != bound.get("actor"))

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return name != bound.get("actor") and name in things.ids(self.table)


class _Scaled(Slot):
    """An issue with a scale."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return (one for one in things.ids(self.table) if things.scaled(one))

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return name in things.ids(self.table) and things.scaled(name)


class _Coded(Slot):
    """An issue without a scale: the worth of each of its options is coded."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return (one for one in things.ids(self.table) if not things.scaled(one))

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return name in things.ids(self.table) and not things.scaled(name)


class _Option(Slot):
    """An option of the issue before it."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return things.options(next(bound[one] for one in ISSUES if one in bound))

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return name in self.every(things, bound)


class _Chooser(Slot):
    """A step that chooses among models, by a number under the key `model`."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return (one for one in things.ids(self.table) if self.holds(one, things, bound))

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return "model" in things.keys(self.table, name)


class _Constant(Slot):
    """A key under which a number is written in the thing before it; of a body, in its rule."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        table = next(iter(bound))
        before = "rule." if table == "body" else ""
        # the choice of a step's model is a kind of its own
        elsewhere = "model" if table == "step" else ""
        keys = things.keys(table, bound[table])
        return (key.removeprefix(before) for key in keys if key.startswith(before) and key != elsewhere)

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return name in self.every(things, bound)


class _Free(Slot):
    """Any words."""

    def every(self, things: Things, bound: Bound) -> Iterable[str]:
        return ()

    def holds(self, name: str, things: Things, bound: Bound) -> bool:
        return True


ISSUES = ("scale", "coded", "issue")
"""Slots that hold an issue."""
SLOTS: Mapping[str, Slot] = {
    "actor": Slot("actor", "person"),
    "creditor": _Other("actor", "person"),
    "teller": Slot("teller", "person"),
    "scale": _Scaled("issue", "issue"),
    "coded": _Coded("issue", "issue"),
    "issue": Slot("issue", "issue"),
    "body": Slot("body", "body"),
    "option": _Option(),
    "level": _Free(),
    "chooser": _Chooser("step"),
    "constant": _Constant(rest=True),
    "name": _Free(rest=True),
}
"""{name of a slot in a pattern: what it holds}. Any other name is that of a table, and holds an id of it."""


def slot(name: str) -> Slot:
    """The slot of that name in a pattern."""
    return SLOTS.get(name) or Slot(name)
