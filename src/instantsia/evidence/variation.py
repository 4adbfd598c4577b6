"""What a replay changes while every other random number stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Variation:
    """Changes of one replay against the case as drawn. Empty mappings change nothing.

    forced      {doubt: state}: source.ID to a reading; part.ID to "open" or "shut"; teller.ID to "always" or
                "never"; claim.ID to "chosen" or "removed". Forcing is intervening: what it comes from stays as drawn
    at_quantile {path of an assumption: quantile in (0, 1)}: the number of that assumption in every draw
    credence    {source.ID, part.ID, teller.ID, kind.NAME, claim.ID: probability}: same numbers, other threshold
    replicas    {address of random numbers, or prefix ending in "/": which re-draw}
    happens     steps that happen in every draw, whatever their condition
    """

    forced: Mapping[str, str] = field(default_factory=dict)
    at_quantile: Mapping[str, float] = field(default_factory=dict)
    credence: Mapping[str, float] = field(default_factory=dict)
    replicas: Mapping[str, int] = field(default_factory=dict)
    happens: frozenset[str] = frozenset()

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

    def differing(self, other: Variation) -> set[str]:
        """The doubts, assumptions and credences of which the two do not say the same."""
        pairs = ((self.forced, other.forced), (self.credence, other.credence), (self.at_quantile, other.at_quantile))
        return {name for a, b in pairs for name in a.keys() | b.keys() if a.get(name) != b.get(name)}

    def joined(self, other: Variation) -> Variation:
        """Both changes at once; where they speak of the same thing, `other` counts."""
        return Variation(
            {**self.forced, **other.forced},
            {**self.at_quantile, **other.at_quantile},
            {**self.credence, **other.credence},
            {**self.replicas, **other.replicas},
            self.happens | other.happens,
        )


AS_DRAWN = Variation()
