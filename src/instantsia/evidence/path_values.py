"""The value of each path: what the claim that stands says, or what is assumed where none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from instantsia.case.numbers import Number
from instantsia.case.values import Value
from instantsia.draws.quantiles import one_of, triangular, uniform
from instantsia.draws.streams import Floats
from instantsia.evidence.block import HEARD, Block, Bools, Masks, Options
from instantsia.evidence.disputes import NOBODY
from instantsia.evidence.nodes import ClaimNode, Heard, PathNode
from instantsia.evidence.picks import included


def sample_path(block: Block, path: PathNode) -> None:
    """Note in the block what holds for a path: its number, its fact or its options. Its pick stands there already."""
    _SAMPLE[path.kind](block, path)


def drawn(block: Block, key: str, path: str, address: str, number: Number) -> Floats:
    """(draw,) an assumption: fixed, held at a quantile, or drawn by its own number."""
    at, held = block.variation.at_quantile.get(path), block.variation.held(path)

    def make() -> Floats:
        if held is not None:
            return np.full(block.count, held)
        if number.fixed:
            return np.full(block.count, number.low)
        if at is not None:
            return np.full(block.count, quantile(np.array([at]), number)[0])
        return quantile(block.uniform(address), number)

    return block.once(key, block.touched(frozenset(), frozenset({address}), frozenset({path})), make)


def quantile(u: Floats, number: Number | Value) -> Floats:
    """(...) the value at quantile u of a number as written.

    Uniform, triangular where it has a most likely value, or one of several values where they are named.
    """
    if number.among:
        return one_of(u, number.among)
    if number.mode is None:
        return uniform(u, number.low, number.high)
    return triangular(u, number.low, number.mode, number.high)


def _assumption(block: Block, path: PathNode) -> Floats:
    assert path.assumed is not None
    return drawn(block, path.assumption_key, path.path, path.assumption_address, path.assumed.number)


def _reached(block: Block, path: PathNode, *more: str) -> frozenset[Any]:
    """What of the variation can reach the value of a path."""
    name = path.address
    leans = {f"lean/{teller}" for teller in block.leans if f"teller.{teller}.lean" in path.leans}
    own = {f"{name}/pick", f"{name}/claim", f"{name}/value", f"assumption/{path.about}", *more}
    return block.touched(path.doubts, path.addresses | leans | own, path.leans | {path.about})


def _number(block: Block, path: PathNode) -> None:
    otherwise = block.numbers[path.before] if path.before else _assumption(block, path)
    if not path.claims:
        block.numbers[path.path] = otherwise
        return
    pick = block.picks[path.path]

    def make() -> Floats:
        out = otherwise.copy()
        kept = included(path, block.variation)
        # asked for whenever it may be needed, so that every block asks for the same addresses
        ranges = any(not one.claims[i].value.fixed for one in _coded(path) for i in kept)
        u = block.uniform(f"{path.address}/value") if ranges else out
        for i in kept:
            for claim, where in _as_heard(block, path, i, np.flatnonzero(pick == i)):
                if where.size == 0:
                    continue
                value = np.full(where.size, claim.value.low) if claim.value.fixed else quantile(u[where], claim.value)
                if claim.leans and claim.teller is not None:
                    value = np.clip(value - block.leans[claim.teller][where], path.domain.low, path.domain.high)
                out[where] = value
        return out

    block.numbers[path.path] = block.once(path.key, _reached(block, path), make)


def _coded(path: PathNode) -> tuple[Heard, ...]:
    """What is claimed when each coder is heard, the first first; where all read the same that one alone."""
    return path.heard or (Heard(path.claims, path.clusters),)


def _as_heard(
    block: Block, path: PathNode, place: int, where: NDArray[np.intp]
) -> Iterator[tuple[ClaimNode, NDArray[np.intp]]]:
    """(the claim at a place as a coder read it, the draws in which that one is heard), of some draws."""
    if not path.heard:
        yield path.claims[place], where
        return
    coder = block.coders[HEARD][where]
    for number, one in enumerate(path.heard):
        yield one.claims[place], where[coder == number]


def _fact(block: Block, path: PathNode) -> None:
    chance = _assumption(block, path)
    fact = path.path.removeprefix("fact.")
    address = f"fact/{fact}"

    def make() -> Bools:
        coin: Bools = block.uniform(address) < chance
        if not path.claims:
            return coin
        said = _by_claim(block, path, lambda claim: claim.option == 1, False, np.dtype(np.bool_))
        return np.where(block.picks[path.path] == NOBODY, coin, said)

    block.facts[fact] = block.once(path.key, _reached(block, path, address), make)


def _options(block: Block, path: PathNode) -> None:
    reached = _reached(block, path)

    def option() -> Options:
        return _by_claim(block, path, lambda claim: claim.option, NOBODY, np.dtype(np.int8))

    def mask() -> Masks:
        return _by_claim(block, path, lambda claim: claim.mask, 0, np.dtype(np.int16))

    block.options[path.path] = block.once(path.key, reached, option)
    block.masks[path.path] = block.once(f"{path.key}/mask", reached, mask)


def _by_claim(
    block: Block, path: PathNode, told: Callable[[ClaimNode], int], otherwise: int, dtype: np.dtype[Any]
) -> NDArray[Any]:
    """(draw,) what the claim that stands tells, as the coder read it who is heard."""
    if not path.claims:
        return np.full(block.count, otherwise, dtype)
    table = np.array([[*map(told, one.claims), otherwise] for one in _coded(path)], dtype)
    picked: NDArray[Any] = table[block.coders[HEARD] if path.heard else 0, block.picks[path.path]]
    return picked


_SAMPLE: Mapping[str, Callable[[Block, PathNode], None]] = {"number": _number, "fact": _fact, "options": _options}
