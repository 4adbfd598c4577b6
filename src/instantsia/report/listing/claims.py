"""The claims of a case: what each says, who tells it, where it stands, as what it is read."""

from __future__ import annotations

from instantsia.analysis.claims import typed
from instantsia.case import paths
from instantsia.case.dates import day_in_words
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.phrases import plural
from instantsia.case.quantities import POSITION, quantities
from instantsia.evidence.epochs import epochs
from instantsia.report import naming, plaintext
from instantsia.report.listing import cases


def listed(case: Case, width: int = cases.WIDTH) -> str:
    """Every claim: what it says, who tells it and where, how it is read; evidence, then the record, then context."""
    if not case.claim:
        return "no claims: every number is assumed"
    names, since = cases.names_of(case), _since(case)
    blocks = [
        (
            "Evidence",
            "what the draws are made of",
            [one for one in case.claim if not _of_record(one) and not paths.is_context(one.about)],
        ),
        (
            "The record",
            "what is held to have happened: read by the score and by steps that are given, never evidence for a vote",
            [one for one in case.claim if _of_record(one)],
        ),
        (
            "Context",
            "told beside it; nothing reads it",
            [one for one in case.claim if paths.is_context(one.about)],
        ),
    ]
    head = (
        f"{plural(len(case.claim), 'claim')}, in the coder's own words. Below each: who tells it, how, "
        "of which day; where it stands; as what it is read."
    )
    out = [plaintext.lines(head, width)]
    for title, what, told in blocks:
        if told:
            out += [
                "",
                plaintext.entry(f"{title} ({plural(len(told), 'claim')}; {what})", width),
            ]
        for one in told:
            out += ["", *_claim(case, one, names, since.get(one.id, ""), width)]
    used = list(dict.fromkeys(one.source for one in case.claim if one.source))
    cited = {one.id: one for one in case.source}
    out += ["", "Sources"] if used else []
    for id in used:
        if id in cited:
            text = f"{id}: {' '.join(cited[id].cite.split())} ({cases.readings(cited[id])})"
            out.append(plaintext.item(text, width))
    return "\n".join(out)


def _of_record(one: Claim) -> bool:
    """Whether a claim says what happened: what came of a step, or what was announced, recorded or done on an issue."""
    return paths.is_record(one.about) or paths.is_told(one.about)


def _since(case: Case) -> dict[str, str]:
    """{claim: since when it counts}, of those that somebody who changed their mind made count later."""
    by_path: dict[str, list[Claim]] = {}
    for claim in case.claim:
        by_path.setdefault(paths.canonical(claim.about), []).append(claim)
    made = (epoch for path, told in by_path.items() for epoch in epochs(case, path, told))
    return {claim.id: day_in_words(epoch.since) for epoch in made if epoch.since is not None for claim in epoch.claims}


def _claim(case: Case, one: Claim, names: dict[str, str], since: str, width: int) -> list[str]:
    """The lines of one claim."""
    told = [
        naming.person(one.told_by, names) if one.told_by else "the source itself",
        one.kind,
        f"of {naming.day(one.of)}" if one.of else "",
        one.exhibit,
        "against their own interest" if one.against_interest else "",
    ]
    source = one.source or (case.source[0].id if case.source else "")
    where = [source, locator(one), f"seen {one.seen}" if one.seen else ""]
    read = f"read as {one.about} = {claim_value(one)}{_ends(case, one)}"
    read += f", counts since {since} (a change of mind)" if since else ""
    lines = [
        plaintext.entry(f"{one.id}: {one.says or '(nothing is said in words)'}", width),
        plaintext.item(f"told by {', '.join(filter(None, told))}", width),
        plaintext.item(f"in {', '.join(filter(None, where))}", width),
        plaintext.item(read, width),
    ]
    others = [f"{coder} reads {typed(read[one.id].value)}" for coder, read in case.codings.items() if one.id in read]
    if others:
        lines.append(plaintext.item(f"coded again: {'; '.join(others)}", width))
    if one.why:
        lines.append(plaintext.item(f"because {one.why}", width))
    return lines


def _ends(case: Case, claim: Claim) -> str:
    """What the ends of its scale are, for a position in numbers; else ""."""
    match = quantities().match(paths.canonical(claim.about))
    if claim_value(claim).strip("-.0123456789 ") or match is None or match.quantity is not POSITION:
        return ""
    scale = next((issue.scale for issue in case.issue if issue.id == match.issue), None)
    return f" ({', '.join(f'{end} {name}' for end, name in scale.items())})" if scale else ""


def claim_value(claim: Claim) -> str:
    """What a claim says, as it is typed."""
    return typed(claim.value)


def locator(claim: Claim) -> str:
    """Where a claim stands: "lines 185-189", or ""."""
    if claim.lines is None:
        return ""
    first, last = claim.lines
    return f"line {first}" if first == last else f"lines {first}-{last}"
