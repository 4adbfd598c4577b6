"""Claims that were coded more than once: what each coder read, and who is heard.

Codings are never merged. In each draw one coder is heard (address `coder`, one number for the whole case), each in an
equal share of the draws, for every claim that is coded more than once; of a claim that a coder left uncoded what the
first one read counts. A coder may read the value otherwise, nothing else: how likely the claim is right, who tells it
and when stay as the first one has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from instantsia.case.evidence import CODER, Claim
from instantsia.case.model import Case
from instantsia.case.values import Domain
from instantsia.evidence.claims import claim_order, read_value
from instantsia.evidence.credence import Credence
from instantsia.evidence.disputes import clusters
from instantsia.evidence.gates import digest
from instantsia.evidence.nodes import ClaimNode, CoderNode, Heard

WHY = "how often the first coder is heard: nothing says which one reads the passages better, so each is heard as often"


def coder_node(case: Case) -> CoderNode | None:
    """The choice between coders; None where one person coded the whole case."""
    coders = case.coders
    if not coders:
        return None
    share = 1 / len(coders)
    return CoderNode(
        id=CODER,
        coders=coders,
        probabilities=(share,) * len(coders),
        credence=Credence(share, 0.0, 1.0),
        why=WHY,
        key=digest(CODER, coders),
        doubts=frozenset({CODER}),
        addresses=frozenset({CODER}),
    )


def readings_of(case: Case, claim: Claim) -> tuple[str | float | list[float], ...]:
    """What each coder read in the passage of a claim, the first first; empty where one person coded the whole case."""
    theirs = (case.codings[name].get(claim.id) for name in case.coders[1:])
    found = tuple(claim.value if one is None or one.value is None else one.value for one in theirs)
    return (claim.value, *found) if found else ()


def heard(
    case: Case, claims: Sequence[Claim], nodes: Sequence[ClaimNode], domain: Domain, within: float
) -> tuple[Heard, ...]:
    """The claims about a path as each coder reads them, the first first; empty where all of them read the same.

    claims   as they are written
    nodes    the same in the order in which the path has them
    within   how far apart two of them may lie and agree

    Raises ValueError where a coder read what is no value of the path.
    """
    written = {claim.id: readings_of(case, claim) for claim in claims}
    out: list[Heard] = []
    for place, name in enumerate(case.coders):
        made = tuple(_as_read(node, written[node.id][place], domain, name) for node in nodes)
        order = sorted(range(len(made)), key=lambda index: claim_order(made[index]))
        groups = clusters([made[index] for index in order], within)
        out.append(Heard(made, tuple(tuple(order[index] for index in group) for group in groups)))
    return tuple(out) if any(one.claims != out[0].claims for one in out) else ()


def _as_read(node: ClaimNode, written: str | float | list[float], domain: Domain, coder: str) -> ClaimNode:
    try:
        value, option, mask = read_value(written, domain)
    except ValueError as error:
        raise ValueError(f"claim {node.id}, as {coder} coded it: {error}") from None
    return replace(node, value=value, option=option, mask=mask)
