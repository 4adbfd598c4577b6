"""Further coders: what they were not asked."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.model import Case
from instantsia.case.phrases import and_list
from instantsia.casefile.checking.finding import Finding

SHOWN = 6
"""So many claims are named."""


def w36(case: Case) -> Iterator[Finding]:
    """A further coder has no row for some claim: of it what the first coder read counts, whoever is heard."""
    rows: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for number, one in enumerate(case.coding):
        rows.setdefault(one.by, set()).add(one.claim)
        first.setdefault(one.by, number)
    for coder, coded in rows.items():
        missing = [claim.id for claim in case.claim if claim.id not in coded]
        if missing:
            more = len(missing) - SHOWN
            named = [*missing[:SHOWN], f"{more} more"] if more > 0 else missing
            message = f"found no row of {coder} for {and_list(named)}, expected one for every claim"
            remedy = "a passage that was left uncoded has a row whose value is blank"
            yield Finding("W36", "coding", first[coder], (), message, remedy)
