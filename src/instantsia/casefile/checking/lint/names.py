"""What is asked about names: those that may be slips of the pen, and those of which nothing is used."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from instantsia.case.idle import idle
from instantsia.case.model import Case
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest

NEAR_NAME = 0.8
LIKELIHOODS = frozenset(
    ("open", "almost no chance", "very unlikely", "unlikely", "about even", "likely", "very likely", "almost certain")
)
"""The words that are printed before a probability."""


def w22(case: Case) -> Iterator[Finding]:
    """A member or teller whose name differs by a letter from somebody else's may be a slip of the pen."""
    names = list(case.actors)
    members: dict[str, int] = {}
    for body in case.body:
        for member in body.members:
            members[member] = members.get(member, 0) + 1
    for number, body in enumerate(case.body):
        for place, member in enumerate(body.members):
            others = [name for name in names if name != member and name not in body.members]
            near = difflib.get_close_matches(member, others, n=1, cutoff=NEAR_NAME)
            if near and members[member] == 1:
                message = f"found {cut(member)}, who sits nowhere else"
                yield Finding("W22", "body", number, ("members", place), message, f"did you mean {near[0]}?")


def w24(case: Case) -> Iterator[Finding]:
    """A source, part, teller, group or body of which nothing is used."""
    sources = {claim.source for claim in case.claim} | {part.of for part in case.part}
    sources |= {source.derives_from for source in case.source}
    tellers = {claim.told_by for claim in case.claim}
    within = {step.within for step in case.step}
    if len(case.source) > 1 and case.claim:
        for number, source in enumerate(case.source):
            if source.id not in sources:
                yield Finding("W24", "source", number, (), "no claim is read from it")
    for number, teller in enumerate(case.teller):
        if teller.id not in tellers and case.claim:
            remedy = nearest(teller.id, {one for one in tellers if one})
            yield Finding("W24", "teller", number, (), "nothing is told by them", remedy)
    for number, group in enumerate(case.group):
        if group.id not in within:
            yield Finding("W24", "group", number, (), "no step is within it")
    for number, body in enumerate(case.body):
        if case.step and idle(case, body):
            message = "nothing is decided in it, and nothing depends on who is there"
            yield Finding("W24", "body", number, (), message, "write a step in which it decides, or leave it out")


def w26(case: Case) -> Iterator[Finding]:
    """Sources or tellers are declared, and nothing is claimed: a claims.csv may be missing."""
    if (case.source or case.teller) and not case.claim:
        table = "source" if case.source else "teller"
        counts = {"source": len(case.source), "teller": len(case.teller)}
        declared = " and ".join(f"{count} {one}{'s' * (count > 1)}" for one, count in counts.items() if count)
        verb = "is" if sum(counts.values()) == 1 else "are"
        message = f"{declared} {verb} declared, and nothing is claimed"
        yield Finding("W26", table, 0, (), message, "is a claims.csv missing?")


def w28(case: Case) -> Iterator[Finding]:
    """An option or stretch is called by a word that is printed before a probability: what is printed of it would read
    as two chances of one thing."""
    for number, issue in enumerate(case.issue):
        places: list[tuple[Path, str]] = [(("options", place), option) for place, option in enumerate(issue.options)]
        places += [(("stretches", stretch), stretch) for stretch in issue.stretches]
        for path, option in places:
            if (word := option.replace("_", " ")) in LIKELIHOODS:
                message = f'found {cut(option)}, which is printed as a word for a chance: "{word}, very likely, 0.90"'
                yield Finding("W28", "issue", number, path, message, "call it otherwise, by what would be done")
