"""Several coders of one case side by side: what each read in a passage, and how far they agree.

Numbers on a scale with two ends are compared in points: hundredths of the way from the low end to the high one, a range
by its most likely value or its middle. Options, and numbers without such a scale, are the same or not. Shares and means
are over all pairs of coders who both coded a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from instantsia.analysis.claims import typed
from instantsia.case import paths
from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of
from instantsia.case.values import Domain, parse_value
from instantsia.errors import UserError
from instantsia.frozen import frozen
from instantsia.models.agreement import interval_alpha
from instantsia.steps import playable

NEAR = 15.0
"""Two values so many points apart or less are near one another."""
SAME = 1e-9

Written = str | float | list[float]


@frozen
class CodedClaim:
    """One claim that is coded more than once.

    values    {coder: what they read, as it is typed}
    points    {coder: where it lies on its scale, 0-100}; empty for what has no scale with two ends
    kinds     {coder: how they take it to be known}, of those who said it
    distance  points between the two coders who lie furthest apart; None without points
    same      whether all read the same
    """

    id: str
    about: str
    says: str
    values: Mapping[str, str]
    points: Mapping[str, float]
    kinds: Mapping[str, str]
    distance: float | None
    same: bool


@frozen
class Agreement:
    """How far the coders of a case agree.

    coders         the first first
    claims         those that are coded more than once, in the order of the case
    all_claims     how many claims the case has
    on_scale       pairs of values that are compared in points
    mean_distance  between two of them, in points; None where there are none, as are the next three
    equal, near    share of them that are equal, and that are no more than 15 points apart
    alpha          Krippendorff's for intervals, over the claims with points; None where it is not defined
    options        pairs of values without points
    options_same   share of them that are the same; None where there are none
    kinds          pairs of kinds that both coders said
    kinds_same     share of them that are the same; None where there are none
    """

    case: str
    coders: tuple[str, ...]
    claims: tuple[CodedClaim, ...]
    all_claims: int
    on_scale: int
    mean_distance: float | None
    equal: float | None
    near: float | None
    alpha: float | None
    options: int
    options_same: float | None
    kinds: int
    kinds_same: float | None


def agreement(case: Case) -> Agreement:
    """The coders of a case side by side; raises UserError where one person coded it."""
    if not case.claim:
        raise UserError(f"{case.id} has no claims: there is nothing to be coded, and no coders to set side by side")
    if not case.coders:
        raise UserError(
            f"{case.id} is coded once: `instantsia codebook {case.id} -o codebook.csv` writes what a further coder "
            "fills in, which is then saved beside claims.csv as claims.NAME.csv"
        )
    outcomes = {step.id: playable(step).outcomes(case) for step in case.step}
    coded = tuple(_coded(case, outcomes))
    apart = [abs(a - b) for one in coded for a, b in combinations(one.points.values(), 2)]
    other = [a == b for one in coded if not one.points for a, b in combinations(_folded(one.values.values()), 2)]
    kinds = [a == b for one in coded for a, b in combinations(_folded(one.kinds.values()), 2)]
    return Agreement(
        case=case.id,
        coders=case.coders,
        claims=coded,
        all_claims=len(case.claim),
        on_scale=len(apart),
        mean_distance=_mean(apart),
        equal=_mean(one <= SAME for one in apart),
        near=_mean(one <= NEAR + SAME for one in apart),
        alpha=interval_alpha([list(one.points.values()) for one in coded if one.points]),
        options=len(other),
        options_same=_mean(other),
        kinds=len(kinds),
        kinds_same=_mean(kinds),
    )


def _coded(case: Case, outcomes: Mapping[str, tuple[str, ...]]) -> Iterator[CodedClaim]:
    first = case.coders[0]
    for claim in case.claim:
        read = {by: rows[claim.id] for by, rows in case.codings.items() if claim.id in rows}
        if not read:
            continue
        written: dict[str, Written] = {first: claim.value}
        written |= {by: one.value for by, one in read.items() if one.value is not None}
        kinds = {first: claim.kind} | {by: one.kind for by, one in read.items()}
        domain = domain_of(case, paths.canonical(claim.about), outcomes)
        points = {} if domain is None else _points(written, domain)
        values = {by: typed(value) for by, value in written.items()}
        told = list(points.values())
        distance = max(told) - min(told) if told else None
        yield CodedClaim(
            claim.id,
            paths.short(claim.about),
            claim.says,
            values,
            points,
            {by: kind for by, kind in kinds.items() if kind},
            distance,
            len(set(_folded(values.values()))) == 1,
        )


def _points(written: Mapping[str, Written], domain: Domain) -> dict[str, float]:
    """{coder: where what they read lies between the ends of its scale, 0-100}; empty where it has no two ends."""
    width = domain.high - domain.low
    if domain.options or not 0 < width < LARGEST:
        return {}
    return {by: (parse_value(value, domain).middle - domain.low) / width * 100 for by, value in written.items()}


def _folded(texts: Iterable[str]) -> list[str]:
    return [" ".join(text.replace("_", " ").split()).casefold() for text in texts]


def _mean(numbers: Iterable[float]) -> float | None:
    listed = list(numbers)
    return sum(listed) / len(listed) if listed else None
