"""The claims as a reader looks them up: what is said, by whom, where, and how often it stands."""

from __future__ import annotations

import numpy as np

from instantsia.analysis.results import ClaimRow
from instantsia.case.dates import day_text
from instantsia.case.evidence import Claim
from instantsia.case.paths import short
from instantsia.draws.state import State
from instantsia.draws.sums import share
from instantsia.engine.plan import Prepared
from instantsia.evidence.nodes import Program


def claims(prepared: Prepared, program: Program, run: State) -> tuple[ClaimRow, ...]:
    """Every claim of the case in the order in which it was written.

    run   all draws, as `shares.state_of` gives them

    `open` is false for a claim that is shut at this vantage, taken out, or about nothing that is read; it stands in
    no draw.
    """
    case = prepared.plan.case
    places = {claim.id: (node, place) for node in program.paths for place, claim in enumerate(node.claims)}
    rows = []
    for claim in case.claim:
        stands, since = 0.0, ""
        if claim.id in places:
            node, place = places[claim.id]
            stands = share(np.asarray(run["pick", node.path] == place)) or 0.0
            since = "" if node.since is None else day_text(node.since)
        source = claim.source or (case.source[0].id if case.source else "")
        rows.append(
            ClaimRow(
                id=claim.id,
                about=short(claim.about),
                value=typed(claim.value),
                source=source,
                teller=claim.told_by or "",
                lines=_lines(claim),
                kind=claim.kind,
                of=claim.of or "",
                says=claim.says,
                why=claim.why,
                open=claim.id in places,
                stands=stands,
                since=since,
                others={by: typed(one.value) for by, read in case.codings.items() if (one := read.get(claim.id))},
            )
        )
    return tuple(rows)


def typed(value: str | float | list[float] | None) -> str:
    """What a claim says as it would be typed; "" of a passage that was left uncoded."""
    if value is None or isinstance(value, str):
        return value or ""
    return "..".join(f"{part:g}" for part in (value if isinstance(value, list) else [value]))


def _lines(claim: Claim) -> str:
    if claim.lines is None:
        return ""
    first, last = claim.lines
    return str(first) if first == last else f"{first}..{last}"
