"""Making what has to be said fit into so many lines: what matters least is said shorter first, or left to `--full`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from instantsia.report import plaintext, wording

MOST = 8
"""So many lines are read by somebody who has ten seconds."""


@dataclass(frozen=True)
class Piece:
    """One thing to say, in ever fewer words; the last may be "", and then it can be left out.

    costs   what is lost by each step to fewer words, as against those of the other pieces
    right   what stands at the right edge of its last line
    """

    variants: tuple[str, ...]
    costs: int
    right: str = ""

    def lines(self, number: int, width: int) -> list[str]:
        """The lines of one of its variants."""
        text = self.variants[number]
        if not text:
            return []
        out = plaintext.entry(text, width).split("\n")
        if not self.right:
            return out
        if wording.columns(out[-1]) + 2 + wording.columns(self.right) > width:
            # broken before its last words, so that the day stands beside them
            out = plaintext.entry(text, width - wording.columns(self.right) - 2).split("\n")
        room = width - wording.columns(out[-1]) - wording.columns(self.right)
        return [*out[:-1], f"{out[-1]}{' ' * room}{self.right}"]


def fitted(pieces: Sequence[Piece], width: int, most: int = MOST) -> list[str]:
    """The pieces in their order on at most so many lines of at most `width` columns, with as little lost as can be."""
    pieces = list(pieces)
    while True:
        laid = [[piece.lines(number, width) for number in range(len(piece.variants))] for piece in pieces]
        chosen = _chosen(pieces, laid, most)
        if chosen is not None:
            return [line for number, lines in zip(chosen, laid, strict=True) for line in lines[number]]
        if len(pieces) < 2:
            return _cut(laid[0][-1], width, most)
        pieces = _closer(pieces)


def _chosen(pieces: Sequence[Piece], laid: Sequence[Sequence[Sequence[str]]], most: int) -> list[int] | None:
    """Which variant of each piece is taken: the cheapest choice of at most so many lines; None where there is none."""
    # {lines so far: (what they cost, the variants)}
    found: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for piece, variants in zip(pieces, laid, strict=True):
        longer: dict[int, tuple[int, list[int]]] = {}
        for so_far, (cost, chosen) in found.items():
            for number, lines in enumerate(variants):
                total = so_far + len(lines)
                new = cost + number * piece.costs
                if total <= most and (total not in longer or new < longer[total][0]):
                    longer[total] = (new, [*chosen, number])
        found = longer
    return min(found.values(), default=(0, None), key=lambda one: one[0])[1]


def _closer(pieces: list[Piece]) -> list[Piece]:
    """The last two pieces on common lines."""
    *rest, one, last = pieces
    both = []
    for number in range(max(len(one.variants), len(last.variants))):
        texts = (piece.variants[min(number, len(piece.variants) - 1)] for piece in (one, last))
        both.append(" ".join(text for text in texts if text))
    return [*rest, Piece(tuple(dict.fromkeys(both)), max(one.costs, last.costs), one.right or last.right)]


def _cut(lines: Sequence[str], width: int, most: int) -> list[str]:
    """The first lines, the last of them marked as cut."""
    *kept, last = lines[:most]
    start = last[: len(last) - len(last.lstrip())]
    return [*kept, start + plaintext.cut_to(f"{last} {'.' * width}", width - len(start))]
