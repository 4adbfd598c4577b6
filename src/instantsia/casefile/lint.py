"""What a checked case should be asked before it is believed: one function a rule, its docstring the explanation.

Rules that need a run (W2 a grade that nobody could judge behind a number that matters, W4 a credence older than a
claim it clashes with, W10 one source behind more than half of the answer) are warnings of `run`. W5 needs the text.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from instantsia.case import paths
from instantsia.case.conditions import Fact, leaves, parse
from instantsia.case.dates import Span, parse_span
from instantsia.case.evidence import Claim, Source
from instantsia.case.model import Case
from instantsia.case.numbers import Number
from instantsia.case.values import Value, domain_of, parse_value
from instantsia.casefile.found import Found
from instantsia.casefile.positions import Path
from instantsia.errors import cut, nearest
from instantsia.evidence.credence import TELLER, kind_of
from instantsia.reads import step_reads
from instantsia.steps import named

Rule = Callable[[Case], Iterator[Found]]

FIRST_HAND = frozenset({"kind.own_words", "kind.document_produced", ""})
MEMORY_YEARS = 5
NEAR_NAME = 0.8


def errors(case: Case) -> Iterator[Found]:
    """What must be mended before a sound case is played."""
    for rule in (e1, e2, e3, e5):
        yield from rule(case)


def warnings(case: Case) -> Iterator[Found]:
    """What is allowed, and what a reader will ask about."""
    for rule in WARNINGS.values():
        yield from rule(case)


# --------------------------------------------------------------------------------------------------------- errors


def e1(case: Case) -> Iterator[Found]:
    """A path that is read has an assumption to fall to in the draws in which no claim about it stands."""
    first = {f"step.{step.id}": ("step", number) for number, step in enumerate(case.step)}
    first |= {f"event.{event.id}": ("event", number) for number, event in enumerate(case.event)}
    assumed = _covered(case)
    for path, (number, reader) in readers(case).items():
        if number is not None or assumed(path) or _implied(path):
            continue
        table, place = first[reader]
        shown = paths.short(path)
        parts = path.split(".")
        wild = f' or "*.{".".join(parts[2:])}"' if parts[0] == "actor" else ""
        message = f"reads {shown}, which has no assumption to fall to where no claim about it stands"
        yield Found(
            "E1", table, place, (), message, f'write [[assumption]] with about = "{shown}"{wild}, value and why'
        )


def e2(case: Case) -> Iterator[Found]:
    """A claim from a source with a text says on which lines of it the passage stands."""
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if source is not None and source.text is not None and claim.lines is None:
            message = f"missing, expected the lines of text {source.text} on which the passage stands"
            yield Found("E2", "claim", number, ("lines",), message, 'write lines = "185..189"')


def e3(case: Case) -> Iterator[Found]:
    """No credence is 0 or 1, since no evidence could ever move it; the readings of a source add to 1.

    A credence forced on the command line may be either.
    """
    for number, source in enumerate(case.source):
        for path, one in _numbers("p", source.p):
            yield from _certain("source", number, path, one)
    for number, part in enumerate(case.part):
        for path, one in _numbers("open", part.open):
            if one.middle > 0 or len(path) == 1:
                yield from _certain("part", number, path, one)
    for number, teller in enumerate(case.teller):
        for path, one in _numbers("p", teller.p):
            yield from _certain("teller", number, path, one)
    for number, claim in enumerate(case.claim):
        for path, one in _numbers("right", claim.right):
            if one.middle > 0 or len(path) == 1:
                yield from _certain("claim", number, path, one)


def e5(case: Case) -> Iterator[Found]:
    """No claim stands twice: same path, same source, same passage, same teller."""
    seen: dict[tuple[object, ...], str] = {}
    for number, claim in enumerate(case.claim):
        if claim.lines is None:
            continue
        key = (paths.canonical(claim.about), claim.source, claim.lines, claim.first, claim.told_by, claim.version)
        if key in seen:
            message = f"says the same of {claim.about} from the same passage as claim {seen[key]}"
            yield Found("E5", "claim", number, (), message, "keep one of them")
        else:
            seen[key] = claim.id


# ------------------------------------------------------------------------------------------------------- warnings


def w1(case: Case) -> Iterator[Found]:
    """A chain of transmission for which one man vouches is one link, however many names it has."""
    for number, source in enumerate(case.source):
        if len(source.chain) > 1 and len(set(source.chain_attested_by)) == 1:
            who = source.chain_attested_by[0]
            message = f"{who} alone vouches for a chain of {len(source.chain)}: it is one link"
            yield Found("W1", "source", number, ("chain_attested_by",), message)


def w6(case: Case) -> Iterator[Found]:
    """A claim about what came after it was made foresees; one made more than five years later remembers."""
    for number, claim in enumerate(case.claim):
        of, made = _span(claim.of), _span(claim.made or _made(case, claim))
        if of is None or made is None or of.first is None or of.last is None:
            continue
        if made.first is None or made.last is None:
            continue
        if of.first > made.last:
            yield Found("W6", "claim", number, ("of",), "tells of a day after the one on which it was told")
        elif made.first - of.last > MEMORY_YEARS * 365.25:
            years = (made.first - of.last) / 365.25
            yield Found("W6", "claim", number, ("of",), f"was told {years:.0f} years after what it tells of")


def w7(case: Case) -> Iterator[Found]:
    """A position behind which nobody speaks for himself and no document was produced."""
    for path, claims in _about(case).items():
        if path.startswith(("record.", "context.")):
            continue
        kinds = {kind_of(claim.kind)[0] for _, claim in claims}
        if not kinds & FIRST_HAND:
            number, first = claims[0]
            words = " and ".join(sorted(kind.removeprefix("kind.").replace("_", " ") for kind in kinds))
            yield Found("W7", "claim", number, ("kind",), f"{first.about} rests on {words} alone")


def w8(case: Case) -> Iterator[Found]:
    """Two sources that went through the same hands and do not say that one derives from the other."""
    for number, source in enumerate(case.source):
        for other in case.source[:number]:
            shared = [link for link in source.chain if link in other.chain]
            if shared and other.id not in _ancestors(case, source) and source.id not in _ancestors(case, other):
                message = f"went through the hands of {shared[0]} like {other.id}, and neither derives from the other"
                remedy = "say derives_from where one has it from the other"
                yield Found("W8", "source", number, ("chain",), message, remedy)


def w11(case: Case) -> Iterator[Found]:
    """A claim that is worth as much in the worst reading of its source as in the best: the grade has no effect."""
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if isinstance(claim.right, dict) and source is not None and isinstance(source.p, dict):
            worth = [claim.right[reading].middle if reading in claim.right else 0.0 for reading in source.p]
            if len(worth) > 1 and worth[0] == worth[-1]:
                message = "is worth the same in the first and the last reading: the source's grade has no effect"
                yield Found("W11", "claim", number, ("right",), message)
    for number, source in enumerate(case.source):
        for reading, preset in source.right.items():
            if preset == "full" and isinstance(source.p, dict) and reading == list(source.p)[-1]:
                message = "worth the same in the first and the last reading: the source's grade has no effect"
                yield Found("W11", "source", number, ("right", reading), message)


def w12(case: Case) -> Iterator[Found]:
    """Claims that agree, all told by one side: repetition, no corroboration."""
    for path, claims in _about(case).items():
        if path.startswith(("record.", "context.")) or len(claims) < 2:
            continue
        values = [_value(case, path, claim) for _, claim in claims]
        sides = {_side(case, claim) for _, claim in claims}
        tellers = {claim.told_by for _, claim in claims}
        if None in values or None in sides or len(sides) != 1 or len(tellers) < 2:
            continue
        if _agree(case, path, [value for value in values if value is not None]):
            number, first = claims[0]
            message = f"{first.about}: {len(claims)} claims agree, all told by side {next(iter(sides))}"
            yield Found("W12", "claim", number, ("told_by",), message)


def w13(case: Case) -> Iterator[Found]:
    """A reference is seen or it is not used: a source without a text says where and when it was read."""
    used = {source.id for claim in case.claim if (source := case.source_of(claim)) and not claim.seen}
    for number, source in enumerate(case.source):
        if source.text is None and not source.seen and source.id in used:
            message = "missing, expected the address and day at which it was read"
            yield Found("W13", "source", number, ("seen",), message, "what is merely known is an assumption")


def w14(case: Case) -> Iterator[Found]:
    """How it came out is no evidence in its own forecast: no position is read off the passage that records the vote."""
    decides = {step.id: named(step.kind).issue(step, case) for step in case.step}
    records: dict[str, list[tuple[str, Claim]]] = {}
    for claim in case.claim:
        kind, *rest = claim.about.split(".")
        if kind == "record" and (issue := decides.get(rest[0])) is not None:
            records.setdefault(issue, []).append((rest[0], claim))
    for number, claim in enumerate(case.claim):
        kind, *rest = paths.canonical(claim.about).split(".")
        for step, record in records.get(rest[1], ()) if kind == "actor" and len(rest) > 1 else ():
            if _same_passage(record, claim):
                message = f"is read from the passage that records {step} (claim {record.id})"
                remedy = "a vote is no evidence in a forecast of that vote"
                yield Found("W14", "claim", number, ("lines",), message, remedy)
                break


def w15(case: Case) -> Iterator[Found]:
    """A claim from a document in which several people speak says who tells it."""
    tellers: dict[str, set[str]] = {}
    for claim in case.claim:
        source = case.source_of(claim)
        if source is not None and claim.told_by is not None:
            tellers.setdefault(source.id, set()).add(claim.told_by)
    for number, claim in enumerate(case.claim):
        source = case.source_of(claim)
        if source is None or claim.told_by is not None or claim.about.startswith("record."):
            continue
        speakers = max(source.speakers or 0, len(tellers.get(source.id, ())))
        if speakers > 1:
            message = f"missing, and {speakers} people speak in {source.id}: who tells this?"
            yield Found("W15", "claim", number, ("told_by",), message)


def w16(case: Case) -> Iterator[Found]:
    """A step that is scored against a record which one teller alone gives."""
    for path, claims in _about(case).items():
        if path.startswith("record.") and path.count(".") == 1:
            tellers = {claim.told_by for _, claim in claims}
            witnesses = {(claim.told_by, claim.source) for _, claim in claims}
            if len(witnesses) == 1 and None not in tellers:
                number, _ = claims[0]
                message = f"the score of {path.split('.')[1]} rests on the word of {next(iter(tellers))} alone"
                yield Found("W16", "claim", number, ("told_by",), message)


def w17(case: Case) -> Iterator[Found]:
    """A claim about something that nothing reads: it moves nothing. Mark it context, or use it."""
    read = readers(case)
    for number, claim in enumerate(case.claim):
        path = paths.canonical(claim.about)
        if path in read or path.startswith(("record.", "context.")) or paths.is_told(path):
            continue
        message = f"{claim.about} is read by no step and no event: the claim moves nothing"
        yield Found("W17", "claim", number, ("about",), message, "write it as context.NAME where that is meant")


def w18(case: Case) -> Iterator[Found]:
    """A number without a range is not varied, so the range of the forecast does not know that it is a guess."""
    read = readers(case)
    for number, assumption in enumerate(case.assumption):
        if assumption.value.fixed and assumption.value.source == "case":
            message = f"{assumption.value.written} has no range: it is not varied"
            yield Found("W18", "assumption", number, ("value",), message, 'write "low..middle..high"')
    for number, step in enumerate(case.step):
        for path, one in step.numbers():
            if one.fixed and one.source == "case":
                key = tuple(path.split(".")[2:])
                message = f"{one.written} has no range: it is not varied"
                yield Found("W18", "step", number, key, message, 'write "low..middle..high"')
    for number, body in enumerate(case.body):
        prefix = f"body.{body.id}.rule."
        for path, (constant, _) in read.items():
            if path.startswith(prefix) and constant is not None and constant.fixed and constant.source == "case":
                key = ("rule", path.removeprefix(prefix))
                message = f"{constant.written} has no range: it is not varied"
                yield Found("W18", "body", number, key, message, 'write "low..middle..high"')


def w19(case: Case) -> Iterator[Found]:
    """Where all that is assumed of a man is "anything on the scale", the answer knows nothing of him."""
    everybody: dict[int, list[str]] = {}
    spans = [_whole(case, assumption.about, assumption.value) for assumption in case.assumption]
    by_about = {paths.canonical(one.about): number for number, one in enumerate(case.assumption)}
    for path, (written, _) in readers(case).items():
        parts = path.split(".")
        if written is not None or parts[0] != "actor" or len(parts) < 3:
            continue
        number = by_about.get(path, by_about.get(f"actor.*.{'.'.join(parts[2:])}"))
        if number is not None and spans[number]:
            everybody.setdefault(number, []).append(paths.short(path))
    for number, shorts in everybody.items():
        shown = ", ".join(shorts[:6]) + (f" and {len(shorts) - 6} more" if len(shorts) > 6 else "")
        message = f"where no claim stands, anything on the scale is as likely for {shown}"
        yield Found("W19", "assumption", number, ("value",), message, "say what is thought likely, and why")


def w20(case: Case) -> Iterator[Found]:
    """A claim that does not say when what it tells was so stands at the date of its source; without one, nowhere."""
    leaning = 0
    for number, claim in enumerate(case.claim):
        if claim.of is not None or claim.about.startswith(("record.", "context.")):
            continue
        if claim.made is None and _made(case, claim) is None:
            message = "missing, and the source has no date either: under --as-of the claim is shut"
            yield Found("W20", "claim", number, ("of",), message)
        else:
            leaning += 1
    if leaning:
        some = "1 claim does" if leaning == 1 else f"{leaning} claims do"
        yield Found("W20", "", 0, ("claim",), f"{some} not say when it was so, and stands at the date of its source")


def w21(case: Case) -> Iterator[Found]:
    """Who tells something and has no entry is believed by default; the default is nobody's judgement of him."""
    first: dict[str, int] = {}
    for number, claim in enumerate(case.claim):
        if claim.told_by is not None and claim.told_by not in case.tellers:
            first.setdefault(claim.told_by, number)
    slips = {name: near for name in first if (near := nearest(name, case.tellers)).startswith("did")}
    for name, near in slips.items():
        message = f"found {cut(name)}, who has no [[teller]]"
        yield Found("W21", "claim", first.pop(name), ("told_by",), message, near)
    if first:
        names = ", ".join([*first][:6]) + (f" and {len(first) - 6} more" if len(first) > 6 else "")
        how_far = f"{TELLER.probability:g} ({TELLER.low:g}..{TELLER.high:g})"
        message = f"no [[teller]] for {names}: believed with {how_far}"
        yield Found("W21", "claim", min(first.values()), ("told_by",), message)


def w22(case: Case) -> Iterator[Found]:
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
                yield Found("W22", "body", number, ("members", place), message, f"did you mean {near[0]}?")


def w23(case: Case) -> Iterator[Found]:
    """Of two assumptions about one path the last one holds; and one that covers nothing that is read does nothing."""
    seen: dict[str, int] = {}
    read = readers(case)
    for number, assumption in enumerate(case.assumption):
        path = paths.canonical(assumption.about)
        if path in seen:
            message = f"the second assumption about {assumption.about}: only the last one holds"
            yield Found("W23", "assumption", number, ("about",), message)
        seen[path] = number
        rest = path.removeprefix("actor.*.")
        used = path in read if rest == path else any(p.split(".", 2)[2:] == [rest] for p in read if p[:6] == "actor.")
        # a table tells what it tells, whichever model reads it: another model, or whoever asks for levers, may
        if not used and assumption.value.source != "table":
            message = f"{assumption.about} is read by no step and no event: the assumption moves nothing"
            yield Found("W23", "assumption", number, ("about",), message)


def w24(case: Case) -> Iterator[Found]:
    """A source, part, teller or group of which nothing is used."""
    sources = {claim.source for claim in case.claim} | {part.of for part in case.part}
    sources |= {source.derives_from for source in case.source}
    tellers = {claim.told_by for claim in case.claim}
    within = {step.within for step in case.step}
    if len(case.source) > 1 and case.claim:
        for number, source in enumerate(case.source):
            if source.id not in sources:
                yield Found("W24", "source", number, (), "no claim is read from it")
    for number, teller in enumerate(case.teller):
        if teller.id not in tellers and case.claim:
            remedy = nearest(teller.id, {one for one in tellers if one})
            yield Found("W24", "teller", number, (), "nothing is told by him", remedy)
    for number, group in enumerate(case.group):
        if group.id not in within:
            yield Found("W24", "group", number, (), "no step is within it")


def w26(case: Case) -> Iterator[Found]:
    """Sources or tellers are declared, and nothing is claimed: a claims.csv may be missing."""
    if (case.source or case.teller) and not case.claim:
        table = "source" if case.source else "teller"
        declared = f"{len(case.source)} sources and {len(case.teller)} tellers are declared"
        yield Found("W26", table, 0, (), f"{declared}, and nothing is claimed", "is a claims.csv missing?")


WARNINGS: Mapping[str, Rule] = {
    "W1": w1, "W6": w6, "W7": w7, "W8": w8, "W11": w11, "W12": w12, "W13": w13, "W14": w14, "W15": w15, "W16": w16,
    "W17": w17, "W18": w18, "W19": w19, "W20": w20, "W21": w21, "W22": w22, "W23": w23, "W24": w24,
    "W26": w26,
}  # fmt: skip


def _explained(rule: Rule) -> str:
    return " ".join((rule.__doc__ or "").split())


CODES: Mapping[str, str] = {
    "E01": "A file larger than 16 MB is no case file.",
    "E02": "A file begins with a byte order mark: save case files as UTF-8 without it (a table may have it).",
    "E03": "A file is not UTF-8.",
    "E04": "A file holds a NUL character: it is no plain text.",
    "E05": "Brackets are nested deeper than 64.",
    "E06": "A key has more than 16 parts.",
    "E07": "A file is no TOML, or a table no table: the parser says where it stopped.",
    "E08": "A value cannot be read, such as a number of 5,000 digits.",
    "E09": "A file has more than a million values, or tables nested deeper than 80.",
    "E10": "A case folder or file is not there, cannot be opened, or is called almost as it should be.",
    "E11": "A key or column that nothing reads; the nearest one that is known is named.",
    "E12": "A key or column that must be there is missing.",
    "E13": "A value is not of the kind that its key takes.",
    "E14": "A kind of step or rule for which there is no file in steps/ or rules/.",
    "E15": "A condition that cannot be read, or names what is not there or comes later.",
    "E16": "A path that takes no value: claims and assumptions are about KIND.ID.KEY, and actor. may be left out.",
    "E17": "A value outside of what its path takes, or a word that is not on its scale.",
    "E18": "Days and the order of steps: steps happen in the order of the list, groups stand together.",
    "E19": "A body whose chair, absent or superior does not fit its members.",
    "E20": "Something is written twice where it may stand once.",
    "E21": "A row of claims.csv has more cells than its header.",
    "E22": "What follows --set, --without or --assume cannot be done.",
    "E23": "A step that asks for something its case does not have; the step says what.",
    "E1": _explained(e1),
    "E2": _explained(e2),
    "E3": _explained(e3),
    "E4": "Ids are unique within their kind; every reference names something that is there; nothing runs in a circle.",
    "E5": _explained(e5),
    "W2": "A grade that nobody could judge (F or 6) stands behind a number that moves the answer. Needs a run.",
    "W4": "A credence was given before a claim that clashes with it was known. Needs a run.",
    "W5": "The words of a quote stand more than once within its lines. Needs the text: `check --texts`.",
    "W10": "One source is behind more than half of the answer. Needs a run.",
    "W25": "Claims that move the headline by less than half a hundredth. Needs a run.",
    "E31": "A quote is lost: its first and last words do not stand at its lines, nor anywhere. Needs the text.",
    "E32": "A text beside the case is a link that leads out of the case folder; it is not read.",
    "W31": "A quote stands elsewhere, or reads a little otherwise: a person mends lines or words. Needs the text.",
    "W32": "A copy of a text is not the one that was fingerprinted; its line numbers may differ.",
    "W33": "A text is not among the copies, so the quotes from it were not looked up.",
    **{code: _explained(rule) for code, rule in WARNINGS.items()},
}  # fmt: skip
"""{code: what it means, in a sentence}: what `instantsia explain` prints."""


# -------------------------------------------------------------------------------------------------------- helpers


def readers(case: Case) -> dict[str, tuple[Number | None, str]]:
    """{path that is read: (the number written for it, the first that reads it: "step.ballot", "event.closed")}."""
    out: dict[str, tuple[Number | None, str]] = {}
    for step in case.step:
        for path, number in step_reads(case, step).items():
            out.setdefault(path, (number, f"step.{step.id}"))
    for event in case.event:
        for leaf in leaves(parse(event.when)):
            if isinstance(leaf, Fact) and not leaf.happened:
                out.setdefault(paths.fact(leaf.name), (None, f"event.{event.id}"))
    return out


def _covered(case: Case) -> Callable[[str], bool]:
    abouts = {paths.canonical(assumption.about) for assumption in case.assumption}

    def covers(path: str) -> bool:
        parts = path.split(".")
        return path in abouts or (parts[0] == "actor" and f"actor.*.{'.'.join(parts[2:])}" in abouts)

    return covers


def _implied(path: str) -> bool:
    """Whether something holds where nothing is written: a person has one seat, a debt that nobody states is 0."""
    match path.split("."):
        case ["actor", _, "seats"] | ["actor", _, "owes", _]:
            return True
    return False


def _numbers(key: str, value: object) -> Iterator[tuple[Path, Number]]:
    if isinstance(value, Number):
        yield (key,), value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield (key, name), inner


def _certain(table: str, number: int, path: Path, one: Number) -> Iterator[Found]:
    if one.middle in (0.0, 1.0) and one.source != "command line":
        message = f"found {one.typed}, expected a probability between 0 and 1: nothing could ever move it"
        yield Found("E3", table, number, path, message, "write 0.01 or 0.99 where it is almost certain")


def _made(case: Case, claim: Claim) -> str | None:
    part = case.part_of(claim)
    if part is not None and part.made is not None:
        return part.made
    source = case.source_of(claim)
    return None if source is None else source.made


def _span(written: str | None) -> Span | None:
    return None if written is None else parse_span(written)


def _about(case: Case) -> dict[str, list[tuple[int, Claim]]]:
    out: dict[str, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(case.claim):
        out.setdefault(paths.canonical(claim.about), []).append((number, claim))
    return out


def _side(case: Case, claim: Claim) -> str | None:
    teller = case.tellers.get(claim.told_by or "")
    return None if teller is None else teller.side


def _value(case: Case, path: str, claim: Claim) -> Value | None:
    domain = domain_of(case, path)
    return None if domain is None else parse_value(claim.value, domain)


def _agree(case: Case, path: str, values: Sequence[Value]) -> bool:
    if values[0].options:
        return len({value.options for value in values}) == 1
    domain = domain_of(case, path)
    stated = next((one.agree_within for one in case.dispute if paths.canonical(one.about) == path), None)
    within = stated if stated is not None else (domain.width / 10 if domain is not None else 0.0)
    middles = sorted(value.middle for value in values)
    return all(upper - lower <= within for lower, upper in pairwise(middles))


def _ancestors(case: Case, source: Source) -> set[str]:
    out: set[str] = set()
    above = source.derives_from
    while above is not None and above not in out:
        out.add(above)
        above = case.sources[above].derives_from if above in case.sources else None
    return out


def _same_passage(one: Claim, other: Claim) -> bool:
    if one.source != other.source or one.lines is None or other.lines is None:
        return False
    return one.lines[0] <= other.lines[1] and other.lines[0] <= one.lines[1]


def _whole(case: Case, about: str, value: Number) -> bool:
    """Whether an assumption is uniform over a whole scale."""
    path = paths.canonical(about)
    if path.startswith("actor.*."):
        path = next((p for a in case.actors if domain_of(case, p := f"actor.{a}.{path[8:]}") is not None), "")
    domain = domain_of(case, path) if path else None
    return domain is not None and value.mode is None and (value.low, value.high) == (domain.low, domain.high)
