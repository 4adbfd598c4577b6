"""What a further coder fills in blind: where each passage stands, of what it is read, and on which scale.

Nothing that the first coder made of a passage is in it: no value, no kind, no paraphrase, no reason.
"""

from __future__ import annotations

from instantsia.case import paths
from instantsia.case.evidence import Claim
from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of, quantities, scale_issue
from instantsia.case.values import WORDS, Domain
from instantsia.casefile.claims_table import CODED, HELP, passage_cells, table_text
from instantsia.errors import UserError
from instantsia.evidence.credence import KINDS, NOT_STATED
from instantsia.steps import playable

BETWEEN = " | "


def codebook(case: Case) -> str:
    """A table with a row a claim, `value`, `kind` and `why` left blank; raises UserError where nothing is claimed."""
    if not case.claim:
        raise UserError(f"{case.id} has no claims: there is nothing to be coded")
    outcomes = {step.id: playable(step).outcomes(case) for step in case.step}
    kinds = BETWEEN.join(kind for kind in KINDS if kind != NOT_STATED)
    rows = []
    for claim in case.claim:
        source = case.source_of(claim)
        named = claim if claim.source is not None or source is None else claim.model_copy(update={"source": source.id})
        domain = domain_of(case, paths.canonical(claim.about), outcomes)
        rows.append({**passage_cells(named), "scale": _scale(case, claim, domain), "kinds": kinds})
    needed = {"claim", "about", "source", "lines", "value", "kind", "why"}
    columns = [name for name in CODED if name in needed or any(row.get(name) for row in rows)]
    at = columns.index("value")
    return table_text(rows, [*columns[:at], HELP[0], "value", HELP[1], *columns[at + 1 :]])


def _scale(case: Case, claim: Claim, domain: Domain | None) -> str:
    """What is asked of a passage, and which values it may be given, in words."""
    path = paths.canonical(claim.about)
    match = quantities().match(path)
    meaning = "" if match is None else match.quantity.meaning
    if domain is None or (match is not None and match.quantity.speaks == "text"):
        return meaning
    if domain.options:
        return f"{_fact(case, path) or meaning}: {BETWEEN.join(domain.options)}"
    if any(domain.ends):
        issue = case.issues.get(scale_issue(path) or "")
        question = f"{issue.text.rstrip(' ?.:')}: " if issue is not None and issue.text else ""
        low, high = (" or ".join(names) for names in domain.ends)
        points = [f"{place:g} = {name}" for name, place in domain.points if domain.low < place < domain.high]
        ends = ", ".join([f"{domain.low:g} = {low}", *points, f"{domain.high:g} = {high}"])
        words = ", ".join(f"{word} {min(names, key=len)}" for names in domain.ends if names for word in WORDS)
        return f"{question}{ends}; a number, a range with or without its likeliest value, or: {words}, open"
    if domain.high < LARGEST:
        return f"{meaning}: from {domain.low:g} to {domain.high:g}"
    return meaning


def _fact(case: Case, path: str) -> str:
    """What a fact is, in the words of the case; "" for anything else."""
    fact = case.facts.get(path.removeprefix("fact.")) if path.startswith("fact.") else None
    return "" if fact is None else fact.text
