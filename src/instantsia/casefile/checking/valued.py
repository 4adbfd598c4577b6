"""Which paths of a case take a value: what can be claimed, assumed and read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from instantsia.case import paths
from instantsia.case.happenings import numbers_in
from instantsia.case.model import Case
from instantsia.errors import PRINTED_LIMIT, nearest


@dataclass(frozen=True)
class Valued(Container[str]):
    """The paths of a case that take a value; debts, of which every pair of actors has one, are told, not kept.

    by_shape  {(kind, parts): paths}, once one was looked for
    remedies  {path that takes no value: the nearest that does}
    """

    case: Case
    kept: Mapping[str, None]
    by_shape: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    remedies: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case) -> Valued:
        kept = dict.fromkeys(paths.declared(case, debts=False))
        for step in case.step:
            kept.update(dict.fromkeys(path for path, _ in step.numbers()))
        for body in case.body:
            kept.update(dict.fromkeys(f"body.{body.id}.rule.{key}" for key, _ in numbers_in(body.rule)))
        return cls(case, kept)

    def __contains__(self, path: object) -> bool:
        return path in self.kept or (isinstance(path, str) and paths.is_debt(self.case, path))

    def __iter__(self) -> Iterator[str]:
        yield from self.kept
        yield from (path for path in paths.declared(self.case) if path not in self.kept)

    def nearest(self, path: str) -> str:
        """The nearest valid path, written as short as the one that was found.

        Two hundred actors have forty thousand debts, and a wrong name may stand in every claim: only paths of the same
        kind and length are looked at where there are any, each wrong one once, and no more than are printed.
        """
        if path not in self.remedies and len(self.remedies) < PRINTED_LIMIT:
            if not self.by_shape:
                for one in self:
                    self.by_shape.setdefault(_shape(one), []).append(one)
            alike: Iterable[str] = self.by_shape.get(_shape(paths.canonical(path)), self)
            self.remedies[path] = nearest(
                path, alike if path.startswith("actor.") else (paths.short(one) for one in alike)
            )
        return self.remedies.get(path, "")


def _shape(path: str) -> tuple[str, int]:
    """Kind and number of parts."""
    return path.partition(".")[0], path.count(".")
