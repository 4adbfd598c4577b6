"""What a program rests on: credences, assumptions, and how many of the numbers that are read have a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from instantsia.case.numbers import Number
from instantsia.case.paths import is_choice
from instantsia.evidence.credence import KINDS, Credence, against_interest
from instantsia.evidence.nodes import Origin, PathNode, Program
from instantsia.frozen import frozen

Kind = Literal["source", "part", "teller", "coder", "kind", "claim"]


@frozen
class Doubt:
    """A credence with the name under which a variation forces it or gives it another value.

    id         source.ID, part.ID, teller.ID, coder, kind.NAME, claim.ID
    number     what the draws use; of a source the probability of its first reading, of the coder that of the first
    low, high  its range, equal to the number where it has none
    word       the word or letter that was written, or ""
    unjudged   nobody could say (F, 6)
    stated     False for a teller without an entry, and for the choice between coders
    why        the reason that the case gives, or the table's
    """

    id: str
    kind: Kind
    number: float
    low: float
    high: float
    word: str
    unjudged: bool
    stated: bool
    why: str


@frozen
class Assumption:
    """An assumption that is read, one for each path; several may come from the same line of the case (`about`)."""

    path: str
    about: str
    number: Number
    group: str | None
    why: str
    source: Origin


@frozen
class Counts:
    """Paths read: all, with a claim open at this vantage, the rest."""

    numbers: int
    claimed: int
    assumed: int


def doubts(program: Program) -> tuple[Doubt, ...]:
    """Everything that can be forced: sources, parts, tellers, and claims with their own credence or their kind's."""
    return (*_gates(program), *(_claims(program, own=False)))


def credences(program: Program) -> tuple[Doubt, ...]:
    """Every number of belief that the draws use, once: sources, parts, tellers, kinds, claims with one of their own."""
    return (*_gates(program), *_kinds(program), *_claims(program, own=True))


def assumptions(program: Program) -> tuple[Assumption, ...]:
    """Everything assumed that may be read, by path; then the leans of tellers. Silent debts and seats are left out."""
    return (*_assumed(program), *_leans(program))


def counts(program: Program, read: Collection[str] | None = None) -> Counts:
    """How many numbers are read, and how many of them have a source, whatever the chance that it is right.

    read   the paths read in at least one draw; None for all of the program

    Positions, constants, debts, seats and facts count; credences, leans, the record, what was announced and a choice
    of models do not, nor does a debt or a seat that nobody states.
    """
    paths = [path for path in program.paths if _counted(program, path) and (read is None or path.path in read)]
    claimed = sum(1 for path in paths if program.claimed(path.path))
    return Counts(len(paths), claimed, len(paths) - claimed)


def _counted(program: Program, path: PathNode) -> bool:
    # the epochs of a path are one number, which has its assumption in the first of them
    if path.assumed is None or is_choice(path.path):
        return False
    return program.claimed(path.path) or path.assumed.origin != "implied"


def _doubt(name: str, kind: Kind, credence: Credence, why: str = "", *, stated: bool = True) -> Doubt:
    return Doubt(
        id=name,
        kind=kind,
        number=credence.probability,
        low=credence.low,
        high=credence.high,
        word=credence.word,
        unjudged=credence.unjudged,
        stated=stated,
        why=why,
    )


def _gates(program: Program) -> Iterator[Doubt]:
    for source in program.sources:
        # one reading alone, or one that was taken out, is in no doubt
        if len(source.readings) > 1 and source.probabilities[-1] < 1:
            yield _doubt(f"source.{source.id}", "source", source.credence, source.why)
    for part in program.parts:
        yield _doubt(f"part.{part.id}", "part", part.credence, part.why)
    for teller in program.tellers:
        yield _doubt(f"teller.{teller.id}", "teller", teller.credence, teller.why, stated=teller.stated)
    if program.coder is not None:
        yield _doubt(program.coder.address, "coder", program.coder.credence, program.coder.why, stated=False)


def _kinds(program: Program) -> Iterator[Doubt]:
    used = {claim.basis for path in program.paths for claim in path.claims}
    for name, (number, low, high, why) in KINDS.items():
        basis = f"kind.{name.replace(' ', '_')}"
        if basis in used:
            yield _doubt(basis, "kind", Credence(number, low, high), why)


def _claims(program: Program, *, own: bool) -> Iterator[Doubt]:
    claims = {claim.id: claim for path in program.paths for claim in path.claims}
    for name in sorted(claims):
        claim = claims[name]
        if not own or claim.basis == claim.doubt:
            credence = claim.credence
            if claim.against:
                number, low, high = (against_interest(p) for p in (credence.probability, credence.low, credence.high))
                credence = Credence(number, low, high, credence.word, credence.unjudged)
            yield _doubt(claim.doubt, "claim", credence, claim.why)


def _assumed(program: Program) -> Iterator[Assumption]:
    for path in program.paths:
        if path.assumed is not None and path.assumed.origin != "implied":
            number = path.assumed.number
            yield Assumption(
                path=path.path,
                about=path.assumed.about,
                number=number,
                group=number.group,
                why=path.assumed.why,
                source=path.assumed.origin,
            )


def _leans(program: Program) -> Iterator[Assumption]:
    read = frozenset[str]().union(*(path.leans for path in program.paths))
    for teller in program.tellers:
        if teller.lean is not None and teller.lean_path in read:
            lean, why = teller.lean, teller.lean.why or teller.why
            yield Assumption(
                path=teller.lean_path,
                about=teller.lean_path,
                number=lean,
                group=lean.group,
                why=why,
                source=lean.source,
            )
