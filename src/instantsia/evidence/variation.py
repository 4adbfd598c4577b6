"""What a replay changes while every other random number stays as it was."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field

from instantsia.frozen import frozen

OF_EVIDENCE = ("forced", "at_quantile", "assumed", "value", "credence")
"""What of a variation reaches evidence alone, and by name."""


@frozen
class Variation:
    """Changes of one replay against the case as drawn. Empty mappings change nothing.

    forced      {doubt: state}: source.ID to a reading; part.ID to "open" or "shut"; teller.ID to "always" or
                "never"; coder to the name of one; claim.ID to "chosen" or "removed". Forcing is intervening: what it
                comes from stays as drawn
    at_quantile {path of an assumption: quantile in (0, 1)}: the number of that assumption in every draw
    assumed     {path of an assumption or of a lean: number}: that number where no claim stands, in every draw
    value       {path of a number or a fact, or of a lean: number}: that number in every draw, whatever is claimed or
                assumed about it; of a fact it is the chance. It goes before `assumed` and `at_quantile`
    credence    {source.ID, part.ID, teller.ID, coder, kind.NAME, claim.ID: probability}: same numbers, other threshold
    replicas    {address of random numbers, or prefix ending in "/": which re-draw}
    happens     steps that happen in every draw, whatever their condition
    given       {(variable, subject): value}: what is so in every draw before the first turn, where a step looks at it
    kept        steps of which the disagreement counts as it is without the variation: one who moves alone, all else
                equal, must not make the error of the others larger
    """

    forced: Mapping[str, str] = field(default_factory=dict)
    at_quantile: Mapping[str, float] = field(default_factory=dict)
    assumed: Mapping[str, float] = field(default_factory=dict)
    value: Mapping[str, float] = field(default_factory=dict)
    credence: Mapping[str, float] = field(default_factory=dict)
    replicas: Mapping[str, int] = field(default_factory=dict)
    happens: frozenset[str] = frozenset()
    given: Mapping[tuple[str, str], float] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def state(self, name: str, states: tuple[str, ...]) -> int | None:
        """Which of these states a source, part, teller or claim is forced into; None where it is as drawn.

        Raises ValueError for a state that it cannot be in.
        """
        forced = self.forced.get(name)
        if forced is None:
            return None
        if forced not in states:
            raise ValueError(f"{name}: expected {' or '.join(states)}, found {forced!r}")
        return states.index(forced)

    def held(self, path: str) -> float | None:
        """The number that is put in the place of an assumption; None where it is as written."""
        return self.value.get(path, self.assumed.get(path))

    @property
    def key(self) -> Hashable:
        """What tells it from every other."""
        named = (*OF_EVIDENCE, "replicas", "given")
        return tuple(frozenset(getattr(self, one).items()) for one in named), self.happens, self.kept

    def differing(self, other: Variation) -> set[str]:
        """The doubts, paths and credences of which the two do not say the same."""
        pairs = [(getattr(self, one), getattr(other, one)) for one in OF_EVIDENCE]
        return {name for a, b in pairs for name in a.keys() | b.keys() if a.get(name) != b.get(name)}

    def joined(self, other: Variation) -> Variation:
        """Both changes at once; where they speak of the same thing, `other` counts."""
        named = (*OF_EVIDENCE, "replicas", "given")
        joined = {one: {**getattr(self, one), **getattr(other, one)} for one in named}
        return Variation(**joined, happens=self.happens | other.happens, kept=self.kept | other.kept)


AS_DRAWN = Variation()
