"""How a matter goes from body to body: nodes in columns from left to right, links as wide as their shares.

The layout takes the nodes of a column in the order given. A link that passes over a column runs above or below
what stands there. Labels come last, with a halo, and a link's own label is left out where it would hide another
(pointing at the link still tells it).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from instantsia.frozen import frozen
from instantsia.report.charts import svg
from instantsia.report.wording.proportions import probability_text

Tone = Literal["", "good", "bad"]

TALL = 150.0
THICK = 9.0
LINE = 16.0
GAP = 14.0
MOST_LINES = 3


@frozen
class Node:
    """A body, or an end of the matter; `share` of all draws in which it comes to this."""

    id: str
    label: str
    column: int
    share: float
    date: str = ""
    tone: Tone = ""


@frozen
class Link:
    """From one node to one farther right; `label` stands on it, its share where there is none."""

    source: str
    target: str
    share: float
    label: str = ""
    tone: Tone = ""


@dataclass
class _Slot:
    """A place in a column: a node with its label, or a link on its way through."""

    height: float
    order: float
    texts: list[tuple[str, str, str]]
    beside: bool = False
    y: float = 0.0
    used_in: float = 0.0
    used_out: float = 0.0

    @property
    def above(self) -> float:
        return 0.0 if self.beside or not self.texts else LINE * len(self.texts) + 3

    @property
    def extent(self) -> float:
        if self.beside:
            return max(self.height, LINE * len(self.texts))
        return self.above + self.height


def path_of_bodies(nodes: Sequence[Node], links: Sequence[Link], *, title: str, description: str, id: str) -> str:
    """The flow from body to body, at its most legible with up to eight nodes in up to five columns."""
    if not nodes:
        return svg.nothing(id, title, description)
    by_id = {node.id: node for node in nodes}
    if len(by_id) < len(nodes):
        raise ValueError("two nodes have the same id")
    for link in links:
        for end in (link.source, link.target):
            if end not in by_id:
                raise ValueError(f"a link names {end!r}, which is no node")
        if by_id[link.source].column >= by_id[link.target].column:
            raise ValueError(f"a link runs from left to right, not from {link.source} to {link.target}")
    ranks = {column: rank for rank, column in enumerate(sorted({node.column for node in nodes}))}
    rank = {node.id: ranks[node.column] for node in nodes}
    pitch = (svg.WIDTH - 2 * svg.PAD) / len(ranks)
    slots = _slots(nodes, links, rank, len(ranks), pitch)
    height = _place(slots, rank, len(ranks))
    ribbons, middles = _ribbons(links, by_id, rank, slots, pitch)
    bodies, taken = _bodies(nodes, rank, slots, pitch)
    return svg.document(id, title, description, height, [*ribbons, *bodies, *_labels(links, middles, taken)])


def _slots(
    nodes: Sequence[Node], links: Sequence[Link], rank: dict[str, int], columns: int, pitch: float
) -> dict[object, _Slot]:
    """Nodes by id, and passages by (number of the link, column)."""
    order: dict[str, float] = {}
    for column in range(columns):
        members = [node.id for node in nodes if rank[node.id] == column]
        order |= {member: (place + 0.5) / len(members) for place, member in enumerate(members)}
    slots: dict[object, _Slot] = {}
    for node in nodes:
        flows = [sum(link.share for link in links if end(link) == node.id) for end in (_source, _target)]
        share = max(svg.fraction(node.share) or 0.0, *flows)
        last = rank[node.id] == columns - 1
        room = pitch - 6 - (THICK + 6 if last else 0)
        slots[node.id] = _Slot(max(share * TALL, 2), order[node.id], _texts(node, room), beside=last)
    for place, link in enumerate(links):
        over = order[link.target] < 0.5 and order[link.target] <= order[link.source]
        for column in range(rank[link.source] + 1, rank[link.target]):
            slots[place, column] = _Slot(max((svg.fraction(link.share) or 0) * TALL, 1), -1.0 if over else 2.0, [])
    return slots


def _source(link: Link) -> str:
    return link.source


def _target(link: Link) -> str:
    return link.target


def _texts(node: Node, room: float) -> list[tuple[str, str, str]]:
    """The lines of a node's label: what is said, its class, and the whole of it where it is cut."""
    texts = [
        (line, "head", node.label if line.endswith("…") else "")
        for line in svg.broken(node.label, room, svg.SMALL * 1.06, MOST_LINES)
    ]
    if node.date:
        texts.append((svg.fit(node.date, room, svg.SMALL), "small", node.date))
    if node.share < 1:
        texts.append((probability_text(svg.fraction(node.share)), "cell", ""))
    return texts


def _place(slots: dict[object, _Slot], rank: dict[str, int], columns: int) -> float:
    """Give every slot its height in its column, columns centred on one another; the height of the drawing."""
    stacks: list[list[_Slot]] = [[] for _ in range(columns)]
    for key, slot in slots.items():
        stacks[rank[key] if isinstance(key, str) else _column(key)].append(slot)
    extents = [sum(slot.extent for slot in stack) + GAP * (len(stack) - 1) for stack in stacks]
    height = max(extents) + 2 * svg.PAD
    for stack, extent in zip(stacks, extents, strict=True):
        y = (height - extent) / 2
        for slot in sorted(stack, key=lambda slot: slot.order):
            slot.y = y + (slot.extent - slot.height) / 2 if slot.beside else y + slot.above
            y += slot.extent + GAP
    return height


def _column(key: object) -> int:
    assert isinstance(key, tuple)
    return int(key[1])


def _ribbons(
    links: Sequence[Link], by_id: dict[str, Node], rank: dict[str, int], slots: dict[object, _Slot], pitch: float
) -> tuple[list[str], list[list[tuple[float, float]]]]:
    """The links, and for each the points at which its label may stand, best first."""
    starts, ends = [0.0] * len(links), [0.0] * len(links)
    for place in sorted(range(len(links)), key=lambda place: _next(place, links, rank, slots, forward=True)):
        slot = slots[links[place].source]
        starts[place] = slot.y + slot.used_out
        slot.used_out += links[place].share * TALL
    for place in sorted(range(len(links)), key=lambda place: _next(place, links, rank, slots, forward=False)):
        slot = slots[links[place].target]
        ends[place] = slot.y + slot.used_in
        slot.used_in += links[place].share * TALL
    drawn: list[str] = []
    middles: list[list[tuple[float, float]]] = []
    for place, link in enumerate(links):
        width = (svg.fraction(link.share) or 0.0) * TALL
        points = [(_left(rank[link.source], pitch) + THICK, starts[place])]
        for column in range(rank[link.source] + 1, rank[link.target]):
            y = slots[place, column].y
            points += [(_left(column, pitch), y), (_left(column, pitch) + THICK, y)]
        points.append((_left(rank[link.target], pitch), ends[place]))
        told = f"{by_id[link.source].label} to {by_id[link.target].label}: {_link_text(link)}"
        kind = f"flow-{link.tone}" if link.tone else "flow"
        drawn.append(svg.group(told, [svg.path(_ribbon(points, max(width, 1)), kind)]))
        middles.append(_spots(points, width))
    return drawn, middles


def _next(
    place: int, links: Sequence[Link], rank: dict[str, int], slots: dict[object, _Slot], *, forward: bool
) -> tuple[float, int]:
    """Where a link goes next (or comes from), for the order in which links leave (or reach) a node."""
    link = links[place]
    column = rank[link.source] + 1 if forward else rank[link.target] - 1
    key: object = (place, column)
    if key not in slots:
        key = link.target if forward else link.source
    return slots[key].y + slots[key].height / 2, place


def _left(column: int, pitch: float) -> float:
    return svg.PAD + pitch * column


def _ribbon(points: Sequence[tuple[float, float]], width: float) -> list[str | float]:
    upper = _edge(points)
    lower = _edge([(x, y + width) for x, y in reversed(points)])
    return ["M", *points[0], *upper, "L", points[-1][0], points[-1][1] + width, *lower, "Z"]


def _edge(points: Sequence[tuple[float, float]]) -> list[str | float]:
    steps: list[str | float] = []
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        middle = (x1 + x2) / 2
        steps += ["C", middle, y1, middle, y2, x2, y2]
    return steps


def _spots(points: Sequence[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    """Points along the middle of the ribbon; the curve is its own mirror image, so t gives x and y in closed form."""
    spots: list[tuple[float, float]] = []
    for t in (0.5, 0.66, 0.34, 0.8, 0.2):
        for (x1, y1), (x2, y2) in zip(points[::2], points[1::2], strict=False):
            along = 1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3
            spots.append((x1 + (x2 - x1) * along, y1 + (y2 - y1) * (3 * t**2 - 2 * t**3) + width / 2))
    return spots


Box = tuple[float, float, float, float]


def _bodies(
    nodes: Sequence[Node], rank: dict[str, int], slots: dict[object, _Slot], pitch: float
) -> tuple[list[str], list[Box]]:
    """The nodes with their labels, and the ground that these take."""
    parts: list[str] = []
    taken: list[Box] = []
    for node in nodes:
        slot, x = slots[node.id], _left(rank[node.id], pitch)
        kind = f"node-{node.tone}" if node.tone else "node"
        drawn = [svg.rect(x, slot.y, THICK, slot.height, kind)]
        left = x + THICK + 6 if slot.beside else x
        top = slot.y - slot.above
        if slot.beside:
            top = slot.y + slot.height / 2 - LINE * len(slot.texts) / 2
        for place, (line, text_kind, full) in enumerate(slot.texts):
            baseline = top + LINE * place + 12
            drawn.append(svg.text(left, baseline, line, text_kind, extra="halo", full=full))
            taken.append((left, baseline - 11, left + svg.text_width(line, svg.SMALL), baseline + 4))
        told = ", ".join(filter(None, (node.label, node.date, probability_text(svg.fraction(node.share)))))
        parts.append(svg.group(told, drawn))
    return parts, taken


def _labels(links: Sequence[Link], spots: Sequence[list[tuple[float, float]]], taken: list[Box]) -> list[str]:
    parts: list[str] = []
    for link, candidates in zip(links, spots, strict=True):
        words = _link_text(link)
        half = svg.text_width(words, svg.SMALL) / 2
        for x, y in candidates:
            box = (x - half, y - 8, x + half, y + 8)
            inside = box[0] >= svg.PAD and box[2] <= svg.WIDTH - svg.PAD
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                parts.append(svg.text(x, y + 4.5, words, "flow-label", anchor="middle", extra="halo"))
                break
    return parts


def _link_text(link: Link) -> str:
    return link.label or probability_text(svg.fraction(link.share))


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
