"""What is asked about sources: their chains, their grades, whether they were seen."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case import paths
from instantsia.case.evidence import Source
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.gathered import of_table
from instantsia.casefile.positions import Path


def e3(case: Case) -> Iterator[Finding]:
    """No credence is 0 or 1, since no evidence could ever move it; the readings of a source add to 1.

    A credence forced on the command line may be either.
    """
    for number, source in enumerate(case.source):
        for path, one in _numbers("p", source.p):
            yield from _certain("source", number, path, one)
    for number, part in enumerate(case.part):
        for path, one in _numbers("open", part.open):
            if one.middle > 0 or len(path) == 1:
                yield from _certain("part", number, path, one)
    for number, teller in enumerate(case.teller):
        for path, one in _numbers("p", teller.p):
            yield from _certain("teller", number, path, one)
    for number, claim in enumerate(case.claim):
        for path, one in _numbers("right", claim.right):
            if one.middle > 0 or len(path) == 1:
                yield from _certain("claim", number, path, one)


def w1(case: Case) -> Iterator[Finding]:
    """A chain of transmission for which one person vouches is one link, however many names it has."""
    for number, source in enumerate(case.source):
        if len(source.chain) > 1 and len(set(source.chain_attested_by)) == 1:
            who = source.chain_attested_by[0]
            message = f"{who} alone vouches for a chain of {len(source.chain)}: it is one link"
            yield Finding("W1", "source", number, ("chain_attested_by",), message)


def w8(case: Case) -> Iterator[Finding]:
    """Two sources that went through the same hands and do not say that one derives from the other."""
    for number, source in enumerate(case.source):
        for other in case.source[:number]:
            shared = [link for link in source.chain if link in other.chain]
            if shared and other.id not in _ancestors(case, source) and source.id not in _ancestors(case, other):
                message = (
                    f"it went through the hands of {shared[0]} like {other.id}, and neither derives from the other"
                )
                remedy = "say derives_from where one has it from the other"
                yield Finding("W8", "source", number, ("chain",), message, remedy)


def w11(case: Case) -> Iterator[Finding]:
    """A claim that is worth as much in the worst reading of its source as in the best: the grade has no effect."""
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if isinstance(claim.right, dict) and source is not None and isinstance(source.p, dict):
            worth = [claim.right[reading].middle if reading in claim.right else 0.0 for reading in source.p]
            if len(worth) > 1 and worth[0] == worth[-1]:
                message = (
                    "this claim is worth the same in the first and the last reading: the source's grade has no effect"
                )
                yield Finding("W11", "claim", number, ("right",), message)
    for number, source in enumerate(case.source):
        for reading, preset in source.right.items():
            if preset == "full" and isinstance(source.p, dict) and reading == list(source.p)[-1]:
                message = "it is worth the same in the first and the last reading: the source's grade has no effect"
                yield Finding("W11", "source", number, ("right", reading), message)


def w13(case: Case) -> Iterator[Finding]:
    """A reference is seen or it is not used: a source without a text says where and when it was read."""
    asked = (claim for claim in case.claim if not claim.seen and not of_table(case, paths.canonical(claim.about)))
    used = {source.id for claim in asked if (source := case.source_of(claim))}
    for number, source in enumerate(case.source):
        if source.text is None and not source.seen and source.id in used:
            message = "missing, expected the address and day at which it was read"
            yield Finding("W13", "source", number, ("seen",), message, "what is merely known is an assumption")


def _numbers(key: str, value: object) -> Iterator[tuple[Path, Number]]:
    if isinstance(value, Number):
        yield (key,), value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield (key, name), inner


def _certain(table: str, number: int, path: Path, one: Number) -> Iterator[Finding]:
    if one.middle in (0.0, 1.0) and one.source != "command line":
        message = f"found {one.typed}, expected a probability between 0 and 1: nothing could ever move it"
        yield Finding("E3", table, number, path, message, "write 0.01 or 0.99 where it is almost certain")


def _ancestors(case: Case, source: Source) -> set[str]:
    out: set[str] = set()
    above = source.derives_from
    while above is not None and above not in out:
        out.add(above)
        above = case.sources[above].derives_from if above in case.sources else None
    return out
