"""What is asked about single claims: where they stand, what they rest on, when what they tell was so."""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case import paths
from instantsia.case.dates import Span, day_in_words, parse_span
from instantsia.case.evidence import Claim
from instantsia.case.model import Case
from instantsia.case.phrases import and_list, or_list
from instantsia.case.quantities import WANTS, quantities
from instantsia.casefile.checking.finding import Finding
from instantsia.casefile.checking.lint.gathered import claims_by_path, of_table, readers
from instantsia.evidence.credence import kind_of
from instantsia.evidence.epochs import epochs, whose
from instantsia.steps import playable

FIRST_HAND = frozenset({"kind.own_words", "kind.document_produced", ""})
MEMORY_YEARS = 5


def e2(case: Case) -> Iterator[Finding]:
    """A claim from a source with a text says on which lines of it the passage stands."""
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if source is not None and source.text is not None and claim.lines is None:
            message = f"missing, expected the lines of text {source.text} on which the passage stands"
            yield Finding("E2", "claim", number, ("lines",), message, 'write lines = "185..189"')


def e5(case: Case) -> Iterator[Finding]:
    """No claim stands twice: same path, same source, same passage, same teller.

    But what somebody says in one passage of what they wanted then and of what they want now is a change of mind.
    """
    seen: dict[tuple[object, ...], str] = {}
    for number, claim in enumerate(case.claim):
        if claim.lines is None:
            continue
        about = paths.canonical(claim.about)
        days = claim.of if claim.told_by is not None and claim.told_by == whose(about) else None
        key = (about, claim.source, claim.lines, claim.first, claim.told_by, claim.version, days)
        if key in seen:
            message = f"this claim says the same of {claim.about} from the same passage as claim {seen[key]}"
            yield Finding("E5", "claim", number, (), message, "keep one of them")
        else:
            seen[key] = claim.id


def w6(case: Case) -> Iterator[Finding]:
    """A claim about what came after it was made foresees; one made more than five years later remembers."""
    for number, claim in enumerate(case.claim):
        of, made = _span(claim.of), _span(case.told_on(claim))
        if of is None or made is None or of.first is None or of.last is None:
            continue
        if made.first is None or made.last is None:
            continue
        if of.first > made.last:
            yield Finding(
                "W6", "claim", number, ("of",), "this claim tells of a day after the one on which it was told"
            )
        elif made.first - of.last > MEMORY_YEARS * 365.25:
            years = (made.first - of.last) / 365.25
            yield Finding(
                "W6", "claim", number, ("of",), f"this claim was told {years:.0f} years after what it tells of"
            )


def w7(case: Case) -> Iterator[Finding]:
    """A position behind which no one speaks for themselves and no document was produced."""
    for path, claims in claims_by_path(case).items():
        told_by_table = of_table(case, path) and not any(claim.kind for _, claim in claims)
        if paths.is_record(path) or paths.is_context(path) or told_by_table:
            continue
        kinds = {kind_of(claim.kind)[0] for _, claim in claims}
        if not kinds & FIRST_HAND:
            number, first = claims[0]
            words = " or ".join(sorted(f'"{kind.removeprefix("kind.").replace("_", " ")}"' for kind in kinds))
            every = "the only claim" if len(claims) == 1 else f"each of the {len(claims)} claims"
            message = f"{every} about {first.about} is of kind {words}: nobody speaks for themselves in it"
            yield Finding("W7", "claim", number, ("kind",), message, "look for their own words, or a document produced")


def w14(case: Case) -> Iterator[Finding]:
    """How it came out is no evidence in its own forecast: no position is read off the passage that records the vote."""
    decides = {step.id: playable(step).decided_issue(case) for step in case.step}
    records: dict[str, list[tuple[str, Claim]]] = {}
    for claim in case.claim:
        match = quantities().match(paths.canonical(claim.about))
        if match and paths.is_record(claim.about) and (issue := decides.get(match.names["step"])) is not None:
            records.setdefault(issue, []).append((match.names["step"], claim))
    for number, claim in enumerate(case.claim):
        match = quantities().match(paths.canonical(claim.about))
        for step, record in records.get(match.issue or "", ()) if match and match.quantity in WANTS else ():
            if _same_passage(record, claim):
                message = f"this claim is read from the passage that records {step} (claim {record.id})"
                remedy = "a vote is no evidence in a forecast of that vote"
                yield Finding("W14", "claim", number, ("lines",), message, remedy)
                break


def w17(case: Case) -> Iterator[Finding]:
    """A claim about something that nothing reads: it moves nothing. Mark it context, or use it."""
    read = readers(case)
    for number, claim in enumerate(case.claim):
        match = quantities().match(path := paths.canonical(claim.about))
        of_sheet = of_table(case, path) and not claim.kind
        if path in read or of_sheet or (match is not None and not match.quantity.assumed):
            continue
        message = f"{claim.about} is read by no step and no event: the claim moves nothing"
        yield Finding("W17", "claim", number, ("about",), message, "write it as context.NAME where that is meant")


def w30(case: Case) -> Iterator[Finding]:
    """A record of a step that repeats is that of one turn: nothing is given by it, and nothing is scored."""
    told: set[str] = set()
    for number, claim in enumerate(case.claim):
        given = paths.is_record(claim.about) and not paths.is_milestone(claim.about)
        match = quantities().match(paths.canonical(claim.about)) if given else None
        step = None if match is None else case.steps.get(match.names["step"])
        if step is not None and step.within is not None and step.id not in told:
            told.add(step.id)
            message = f"{step.id} repeats, and this is the record of one turn: it gives nothing and scores nothing"
            yield Finding("W30", "claim", number, ("about",), message, "what repeats is always played")


def w42(case: Case) -> Iterator[Finding]:
    """What a step writes of an issue is what is played: a claim of the same is told beside it and moves nothing."""
    writers = {(keep.variable, keep.subject): step.id for step in map(playable, case.step) for keep in step.keeps(case)}
    for number, claim in enumerate(case.claim):
        path = paths.canonical(claim.about)
        match = quantities().match(path) if paths.is_told(path) else None
        step = None if match is None else writers.get((match.quantity.name, match.issue or ""))
        if step is not None:
            message = (
                f"found {claim.about}, which {step} writes: the claim is told beside what is played, moving nothing"
            )
            yield Finding("W42", "claim", number, ("about",), message, f"what came of the step itself: record.{step}")


def w35(case: Case) -> Iterator[Finding]:
    """Own words of one actor on days that do not overlap are read as a change of mind, not as a dispute."""
    places = {claim.id: number for number, claim in enumerate(case.claim)}
    for path, told in claims_by_path(case).items():
        before, *later = epochs(case, path, [claim for _, claim in told])
        for epoch in later:
            assert epoch.since is not None
            earlier = f"what {or_list([one.id for one in before.claims])} says" if before.claims else "what was so"
            others = [one.id for one in epoch.claims if one.id != epoch.opened_by]
            beside = f" (beside {and_list(others)})" if others else ""
            message = (
                f"this claim is read as a change of mind: since {day_in_words(epoch.since)} it holds{beside} in place "
                f"of {earlier}"
            )
            yield Finding("W35", "claim", places[epoch.opened_by], ("of",), message)
            before = epoch


def w20(case: Case) -> Iterator[Finding]:
    """A claim that does not say when what it tells was so stands at the date of its source; without one, nowhere."""
    leaning = 0
    for number, claim in enumerate(case.claim):
        if claim.of is not None or paths.is_record(claim.about) or paths.is_context(claim.about):
            continue
        if case.told_on(claim) is None:
            message = "missing, and the source has no date either: under --as-of the claim is shut"
            yield Finding("W20", "claim", number, ("of",), message)
        else:
            leaning += 1
    if leaning:
        some = "1 claim does" if leaning == 1 else f"{leaning} claims do"
        yield Finding("W20", "", 0, ("claim",), f"{some} not say when it was so, and stands at the date of its source")


def _span(written: str | None) -> Span | None:
    return None if written is None else parse_span(written)


def _same_passage(one: Claim, other: Claim) -> bool:
    if one.source != other.source or one.lines is None or other.lines is None:
        return False
    return one.lines[0] <= other.lines[1] and other.lines[0] <= one.lines[1]
