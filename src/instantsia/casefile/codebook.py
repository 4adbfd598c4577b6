"""What a further coder fills in blind: where each passage stands, of what it is read, and on which scale.

Nothing that the first coder made of a passage is in it: no value, no kind, no paraphrase, no reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from instantsia.case import paths
from instantsia.case.constant_help import constant_help
from instantsia.case.evidence import Claim
from instantsia.case.limits import LARGEST
from instantsia.case.model import Case
from instantsia.case.quantities import domain_of, quantities, scale_issue
from instantsia.case.quantity import Match
from instantsia.case.values import DAYS, NEVER, WORDS, Domain
from instantsia.casefile.claims_table import CODED, HELP, passage_cells, table_text
from instantsia.errors import UserError
from instantsia.evidence.credence import KINDS, NOT_STATED, OF_SPEECH
from instantsia.steps import playable

BETWEEN = " | "
LONGEST = 3_000
"""So many characters of a passage are shown; the rest of a longer one is to be read in its source."""
ABOUT = ("step", "fact", "body", "origin", "channel", "depends")
"""The tables with an entry of which something is read, the issue aside."""
NOWHERE: Mapping[str, str] = MappingProxyType({})


def codebook(case: Case, passages: Mapping[str, str] = NOWHERE) -> str:
    """A table with a row a claim, `value`, `kind` and `why` left blank; raises UserError where nothing is claimed.

    passages   {claim: the words of its passage}; of another claim it is said where they are to be found
    """
    if not case.claim:
        raise UserError(f"{case.id} has no claims: there is nothing to be coded")
    outcomes = {step.id: playable(step).outcomes(case) for step in case.step}
    kinds = BETWEEN.join(_told(kind) for kind in KINDS if kind != NOT_STATED)
    rows = []
    for claim in case.claim:
        source = case.source_of(claim)
        named = claim if claim.source is not None or source is None else claim.model_copy(update={"source": source.id})
        domain = domain_of(case, paths.canonical(claim.about), outcomes)
        shown = _quoted(passages[claim.id]) if passages.get(claim.id) else _place(case, claim)
        cells = {"passage": shown, "scale": _scale(case, claim, domain), "kinds": kinds}
        rows.append({**passage_cells(named), **cells})
    needed = {"claim", "about", "source", "lines", "value", "kind", "why"}
    columns = [name for name in CODED if name in needed or any(row.get(name) for row in rows)]
    at = columns.index("value")
    read = [name for name in HELP[:-1] if any(row[name] for row in rows)]
    return table_text(rows, [*columns[:at], *read, "value", HELP[-1], *columns[at + 1 :]])


def _told(kind: str) -> str:
    """A kind, with what of speech belongs to it."""
    return f"{kind} ({OF_SPEECH[kind]})" if kind in OF_SPEECH else kind


def _quoted(passage: str) -> str:
    """In quotation marks, so that no spreadsheet takes a passage for a formula."""
    return f"“{passage if len(passage) <= LONGEST else passage[:LONGEST].rstrip() + '...'}”"


def _place(case: Case, claim: Claim) -> str:
    """Where a passage is to be found: what is cited, the lines of which text, or the address at which it was seen."""
    source = case.source_of(claim)
    if source is None:
        return ""
    text = next((one.file for one in case.text if one.id == source.text), "")
    if text and claim.lines:
        first, last = claim.lines
        text = f"{f'line {first}' if first == last else f'lines {first}..{last}'} of {text}"
    address = "" if text else claim.seen or claim.url or source.seen or source.url
    return "; ".join(" ".join(one.split()) for one in (source.cite, text, address) if one)


def _scale(case: Case, claim: Claim, domain: Domain | None) -> str:
    """What is asked of a passage, and which values it may be given, in words."""
    path = paths.canonical(claim.about)
    match = quantities().match(path)
    if match is None:
        return ""
    subject = _subject(case, match)
    meaning = ("constant" in match.names and constant_help(case, path)) or match.quantity.meaning
    asked = f"{subject}: {meaning}" if subject else meaning
    if domain is None or match.quantity.speaks == "text":
        return meaning
    if domain == DAYS:
        return f"{asked}, as in 1968-05-10, 1968-05 or {NEVER}"
    if domain.options:
        if match.quantity.speaks == "fact" and subject:
            asked = subject
        return f"{asked}: {BETWEEN.join(_options(case, match, domain))}"
    if any(domain.ends):
        issue = case.issues.get(scale_issue(path) or "")
        question = f"{issue.text.rstrip(' ?.:')}: " if issue is not None and issue.text else ""
        low, high = (" or ".join(names) for names in domain.ends)
        points = [f"{place:g} = {name}" for name, place in domain.points if domain.low < place < domain.high]
        ends = ", ".join([f"{domain.low:g} = {low}", *points, f"{domain.high:g} = {high}"])
        words = ", ".join(f"{word} {min(names, key=len)}" for names in domain.ends if names for word in WORDS)
        return f"{question}{ends}; a number, a range with or without its likeliest value, or: {words}, open"
    if domain.high < LARGEST:
        return f"{asked}: from {domain.low:g} to {domain.high:g}"
    return asked


def _subject(case: Case, match: Match) -> str:
    """What a path is about, a step, an issue or another entry, in the words of the case; "" where it has none."""
    named = [case.by_id.get(table, {}).get(match.names.get(table, "")) for table in ABOUT]
    said = (
        getattr(one, "text", "") or getattr(one, "name", "") for one in (*named, case.issues.get(match.issue or ""))
    )
    return next((one.rstrip(" ?.:") for one in said if one), "")


def _options(case: Case, match: Match, domain: Domain) -> list[str]:
    """Each option as it is typed, and what it is called where it is called otherwise."""
    step = case.steps.get(match.names.get("step", ""))
    issue = case.issues.get(match.issue or getattr(step, "issue", None) or "")
    called = {} if issue is None else issue.called
    return [f"{one} = {called[one]}" if called.get(one, one) != one else one for one in domain.options]
