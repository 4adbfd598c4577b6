"""The credences of a program under a variation."""

from __future__ import annotations

from instantsia.evidence.credence import MOST, against_interest
from instantsia.evidence.nodes import ClaimNode, CoderNode, PartNode, SourceNode, TellerNode
from instantsia.evidence.variation import AS_DRAWN, Variation


def reading_shares(source: SourceNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Probability of each reading, parent apart; another credence takes the others along in proportion."""
    return _shares(source.probabilities, variation.credence.get(f"source.{source.id}"))


def coder_shares(coder: CoderNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Probability of each coder of being heard; another one of the first takes the others along in proportion."""
    return _shares(coder.probabilities, variation.credence.get(coder.address))


def _shares(probabilities: tuple[float, ...], other: float | None) -> tuple[float, ...]:
    """The probabilities, the first of them being another one where one is given."""
    rest = probabilities[1:]
    if other is None or not rest:
        return probabilities
    total = sum(rest)
    if total == 0:
        return (other, *(0.0 for _ in rest[1:]), 1 - other)
    return (other, *(one * (1 - other) / total for one in rest))


def part_chances(part: PartNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Chance that the part is open in each reading; another credence takes the further readings along."""
    other = variation.credence.get(f"part.{part.id}")
    if other is None:
        return part.open
    first = part.open[0]
    return (other, *(min(1.0, one * other / first) if first > 0 else one for one in part.open[1:]))


def teller_chance(teller: TellerNode, variation: Variation = AS_DRAWN) -> float:
    """How far the teller is believed."""
    return variation.credence.get(f"teller.{teller.id}", teller.credence.probability)


def claim_chances(claim: ClaimNode, variation: Variation = AS_DRAWN) -> tuple[float, ...]:
    """Chance that the claim is right in each reading, gates apart, at most .99.

    Another credence (of the claim, else of its kind) takes those further readings along that follow the first.
    """
    right = claim.right
    other = variation.credence.get(claim.doubt)
    if other is None and claim.basis != claim.doubt:
        other = variation.credence.get(claim.basis)
        if other is not None and claim.against:
            other = against_interest(other)
    if other is not None:
        first = right[0]
        right = (
            other,
            *(
                min(1.0, one * other / first) if follows and first > 0 else one
                for one, follows in zip(right[1:], claim.follows[1:], strict=True)
            ),
        )
    return tuple(min(one, MOST) for one in right)
