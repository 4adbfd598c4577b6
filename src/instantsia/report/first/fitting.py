"""Making what has to be said fit into so many lines: what matters least is said shorter first, or left to `--full`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.frozen import frozen
from instantsia.report import plaintext

MOST = 8
"""So many lines are read by somebody who has ten seconds."""
APART = 30
"""What costs so much stands on lines of its own."""
KEPT = 100
"""What costs so much is told whole before others stand on lines of their own, and cut only where it would take half."""


@frozen
class Piece:
    """One thing to say, in ever fewer words; the last may be "", and then it can be left out.

    costs   what is lost by each step to fewer words, as against those of the other pieces
    right   what stands at the right edge of its last line
    last    the same in still fewer words, which are told only where something would be cut without them
    dear    whether it is left out only so that nothing is cut
    """

    variants: tuple[str, ...]
    costs: int
    right: str = ""
    last: tuple[str, ...] = ()
    dear: bool = False

    def shortened(self, *, left_out: bool) -> Piece:
        """The piece with those in fewest words among the others; left_out: and among them that it is left out."""
        more = [text for text in self.last if text or left_out]
        dear = self.dear or ("" in more and "" not in self.variants)
        return replace(self, variants=tuple(dict.fromkeys((*self.variants, *more))), dear=dear)

    def cost(self, number: int) -> int:
        """What is lost by one of its variants; where it is left out only so that nothing is cut, as much as of many."""
        return number * self.costs + (KEPT if self.dear and not self.variants[number] else 0)

    def lines(self, number: int, width: int) -> list[str]:
        """The lines of one of its variants."""
        text = self.variants[number]
        if not text:
            return []
        out = plaintext.entry(text, width).split("\n")
        if not self.right:
            return out
        if plaintext.columns(out[-1]) + 2 + plaintext.columns(self.right) > width:
            # broken before its last words, so that the day stands beside them
            out = plaintext.entry(text, width - plaintext.columns(self.right) - 2).split("\n")
        room = width - plaintext.columns(out[-1]) - plaintext.columns(self.right)
        return [*out[:-1], f"{out[-1]}{' ' * room}{self.right}"]


def fitted(pieces: Sequence[Piece], width: int, most: int = MOST) -> list[str]:
    """The pieces in their order on at most so many lines of at most `width` columns, with as little lost as can be."""
    found = fitting(pieces, width, most)
    if found is not None:
        return found
    for left_out in (False, True):
        pieces = [piece.shortened(left_out=left_out) for piece in pieces]
        found = fitting(pieces, width, most)
        if found is not None:
            return found
    last = _closest(pieces)
    return _cut(last, _shortest(last, _laid(last, width), most), width, most)


def fitting(pieces: Sequence[Piece], width: int, most: int = MOST) -> list[str] | None:
    """The same; None where something would have to be cut."""
    found: list[tuple[int, list[str]]] = []
    closer: list[Piece] | None = list(pieces)
    while closer is not None:
        laid = _laid(closer, width)
        chosen = _chosen(closer, laid, most)
        if chosen is not None:
            cost = sum(piece.cost(number) for number, piece in zip(chosen, closer, strict=True))
            found.append((cost, [line for number, lines in zip(chosen, laid, strict=True) for line in lines[number]]))
            if cost < KEPT:
                break
        closer = _closer(closer)
    # of those that keep as much the one with most on lines of its own
    return min(found, key=lambda one: one[0] // KEPT)[1] if found else None


def _laid(pieces: Sequence[Piece], width: int) -> list[list[list[str]]]:
    return [[piece.lines(number, width) for number in range(len(piece.variants))] for piece in pieces]


def _closest(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with all on common lines that may stand there."""
    last = list(pieces)
    while (closer := _closer(last)) is not None:
        last = closer
    return last


def _shortest(pieces: Sequence[Piece], laid: Sequence[Sequence[list[str]]], most: int) -> list[list[str]]:
    """Each as short as it can be said, but for what is kept whole in half of the lines, the last of it first."""
    out = [min(lines, key=len) for lines in laid]
    kept = [place for place, piece in enumerate(pieces) if piece.costs >= KEPT]
    for place in reversed(kept):
        others = sum(len(out[one]) for one in kept if one != place)
        out[place] = next((lines for lines in laid[place] if len(lines) + others <= most // 2), out[place])
    return out


def _chosen(pieces: Sequence[Piece], laid: Sequence[Sequence[Sequence[str]]], most: int) -> list[int] | None:
    """Which variant of each piece is taken: the cheapest choice of at most so many lines; None where there is none."""
    # {lines so far: (what they cost, the variants)}
    found: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for piece, variants in zip(pieces, laid, strict=True):
        longer: dict[int, tuple[int, list[int]]] = {}
        for so_far, (cost, chosen) in found.items():
            for number, lines in enumerate(variants):
                total = so_far + len(lines)
                new = cost + piece.cost(number)
                if total <= most and (total not in longer or new < longer[total][0]):
                    longer[total] = (new, [*chosen, number])
        found = longer
    return min(found.values(), default=(0, None), key=lambda one: one[0])[1]


def _closer(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The last two pieces that may stand on common lines put there; None where there are no two beside each other."""
    for place in range(len(pieces) - 1, 0, -1):
        one, last = pieces[place - 1], pieces[place]
        if max(one.costs, last.costs) >= APART:
            continue
        both = []
        for number in range(max(len(one.variants), len(last.variants))):
            texts = (piece.variants[min(number, len(piece.variants) - 1)] for piece in (one, last))
            both.append(" ".join(text for text in texts if text))
        joined = Piece(tuple(dict.fromkeys(both)), max(one.costs, last.costs), dear=one.dear or last.dear)
        return [*pieces[: place - 1], joined, *pieces[place + 1 :]]
    return None


def _cut(pieces: Sequence[Piece], laid: Sequence[list[str]], width: int, most: int) -> list[str]:
    """What costs least loses its last line, marked as cut, or its only one, until the rest fits."""
    lines = [list(one) for one in laid]
    while sum(map(len, lines)) > most:
        long = [place for place, one in enumerate(lines) if len(one) > 1]
        place = min(
            long or range(len(lines)),
            key=lambda place: (pieces[place].costs, -len(lines[place])) if lines[place] else (10**9, 0),
        )
        *kept, last = lines[place]
        if kept:
            text = kept[-1].split("  ")[0] if pieces[place].right else kept[-1]
            start = text[: len(text) - len(text.lstrip())]
            kept[-1] = start + plaintext.cut_to(f"{text} {last} {'.' * width}", width - len(start))
        lines[place] = kept
    return [line for one in lines for line in one]
