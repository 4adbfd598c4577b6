"""Answers about who decides, by which quota and with which vetoes, and which models settle it.

`read_KEY` takes the text of an answer and what was answered before it, and raises ValueError with what was expected;
`default_KEY` is what holds where nobody answers, as it would be written.
"""

from __future__ import annotations

import math
import re
import shlex
from fractions import Fraction

from instantsia.errors import cut, few, nearest
from instantsia.models import settlement
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.all_agree import UNANIMITY
from instantsia.stakeholders.files.rows.leave_out import whole_names
from instantsia.stakeholders.files.rows.procedure_words import Base, of_whom
from instantsia.stakeholders.files.rows.several_majorities import majorities_asked, told_apart
from instantsia.stakeholders.files.votes.out_of import out_of
from instantsia.stakeholders.files.votes.quota_told import OF, base_of_abstentions, quota_told, rules_told
from instantsia.stakeholders.folding import actor_meant, folded, name_meant, one_of
from instantsia.stakeholders.questions.answer_values import Quota, Settles, Votes
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.options import BALLOT, PROCEDURES, VOTE, VOTED, named_options
from instantsia.stakeholders.questions.votes_told import refuse_part_of_per_cent, refuse_part_of_vote
from instantsia.stakeholders.questions.words import ALL, ALL_BUT, COLUMN, HALF, NONE, names_in

FIRST = {"bargain": "weighted-mean", "vote": "win-set"}
THOSE = "those in the table"
MOST_NAMED = 8
NOBODY_VOTES = "nobody has a vote: say who, as in votes=all"
SHARE_NAMES = {"2/3": "two thirds", "3/4": "three quarters", "3/5": "three fifths", "4/5": "four fifths"}
SHARES = {spelt: share for share, name in SHARE_NAMES.items() for spelt in (name, name.replace(" ", "-"))}


BARGAIN = "bargain"
SPELT = {
    BARGAIN: ("bargain", "bargained", "bargained out", "bargaining", "negotiated", "consensus"),
    VOTE: VOTED,
}


def read_settles(written: str, asking: Asking) -> Settles:
    plain = folded(written)
    if plain in map(folded, SPELT[BARGAIN]):
        if named_options(asking):
            if _further(asking):
                return Settles("vote")  # what is answered of the headline, on a scale, is not of these options
            raise ValueError("expected vote, or the name of whoever decides: named options are put to a vote")
        return Settles("bargain")
    if plain in map(folded, SPELT[VOTE]):
        return Settles("vote")
    try:
        return Settles("vote", actor_meant(written, asking.known.actors))
    except ValueError:
        _refuse_left_out(written, asking)
        known = nearest(written, (BARGAIN, VOTE, *asking.known.actors))
        told = f"expected bargain, vote, or the name of whoever decides alone ({known})"
        raise ValueError(f"{told}. {_without_row(asking)}") from None


def _refuse_left_out(written: str, asking: Asking) -> None:
    """Raises ValueError for somebody whom another answer has taken out of the table."""
    gone = None if one_of(written, asking.known.actors) else one_of(written, asking.known.left_out)
    if gone is not None:
        told = f"{cut(gone)} is left out by leave_out, expected somebody who is not"
        raise ValueError(f"{told} (--answer leave_out=none leaves nobody out)")


def _without_row(asking: Asking) -> str:
    """What to do where whoever decides is no row of the table."""
    row = "To let somebody outside the table decide, add a row for them, with where they stand, or ? where nobody knows"
    if named_options(asking):
        return row
    return f"{row}; or say {BARGAIN}, where the weights are how much they listen to each"


def _further(asking: Asking) -> bool:
    """Whether an issue is asked about that is not the headline."""
    return asking.issue is not None and asking.issue != asking.value("issue")


def voting(asking: Asking) -> bool:
    """Whether anybody votes."""
    return not asking.value("votes").nobody


def read_body(written: str, asking: Asking) -> str:
    text = " ".join(written.split())
    if not text:
        raise ValueError("expected the name of whoever decides")
    if len(asking.known.bodies) > 1 and text.casefold() == THOSE:
        raise ValueError("expected one body of the table (--answer columns=body:none makes all of them one)")
    if len(asking.known.bodies) > 1:
        return name_meant(text, asking.known.bodies, "a body of the table")
    return text


def default_body(asking: Asking) -> str:
    return asking.known.bodies[0] if asking.known.bodies else THOSE


def read_votes(written: str, asking: Asking) -> Votes:
    plain = written.strip().casefold()
    settles: Settles = asking.value("settles")
    if settles.decider:
        return Votes(names=(settles.decider,))
    if plain == NONE:
        if settles.regime == VOTE and named_options(asking) and _further(asking):
            return read_votes(default_votes(asking), asking)
        if settles.regime == VOTE:
            raise ValueError("expected names joined by |, or all: a vote is counted, and somebody must have one")
        return Votes(nobody=True)
    if plain == ALL:
        return Votes(names=tuple(name for name in asking.known.actors if not _has_none(name, asking)))
    if plain == COLUMN:
        if asking.known.votes is None:
            raise ValueError("expected names joined by |, all or none: the table has no column vote")
        if not asking.known.votes:
            raise ValueError("expected names joined by |, all or none: in the column vote nobody has one")
        return Votes(column=True)
    but = plain.startswith(ALL_BUT)
    told = names_in(written.strip()[len(ALL_BUT) :] if but else written)
    # who was left out of the table later may still be named in what was kept
    known = (*asking.known.actors, *asking.known.left_out)
    names = tuple(name for part in told if (name := actor_meant(part, known)) not in asking.known.left_out)
    if but:
        names = tuple(name for name in asking.known.actors if name not in names and not _has_none(name, asking))
    if not names:
        raise ValueError("expected names joined by |, all or none")
    return Votes(names=tuple(sorted(set(names))))


def _has_none(name: str, asking: Asking) -> bool:
    """Whether a column of numbers of votes has 0 for somebody, which is no vote, whoever else has one."""
    return name in asking.known.without_votes and any(many > 1 for many in asking.known.voted.values())


def default_votes(asking: Asking) -> str:
    if asking.known.votes:
        return COLUMN
    # who has a veto has it against a vote
    settles: Settles = asking.value("settles")
    answered = (asking.text("vetoes") or NONE).strip().casefold() not in (NONE, "", COLUMN)
    if settles.regime != VOTE and not asking.known.vetoes and (settles.decider or not answered):
        return NONE
    none = dict.fromkeys((*asking.known.voteless, *asking.known.perhaps_voteless))
    if not none or not set(asking.known.actors) - set(none):
        return ALL
    # a comma in a name joins no names where | stands
    told = "|".join(none)
    return f"{ALL_BUT}{told}|" if "," in told and "|" not in told else f"{ALL_BUT}{told}"


def guessed_votes(asking: Asking) -> str:
    """That those below a heading by which they perhaps have no vote were given none; "" where it is told elsewhere."""
    known = asking.known
    votes: Votes = asking.value("votes")
    none = [name for name in known.perhaps_voteless if name not in votes.names]
    if known.votes or not none or votes.nobody or known.needed or known.of_counting:
        return ""
    return (
        f"Taken to have no vote, by the heading above them: {few(none, MOST_NAMED)} "
        f"(--answer votes={ALL} gives each one)."
    )


def total_votes(asking: Asking) -> Fraction:
    """All votes of those who have any."""
    votes: Votes = asking.value("votes")
    if votes.column and not asking.known.seated:
        return asking.known.votes or Fraction(0)
    return sum(votes_held(asking).values(), Fraction(0))


def votes_held(asking: Asking) -> dict[str, Fraction]:
    """{name: votes} of those who have any: their own, times the seats of a bloc; of several bodies in the one that
    decides."""
    votes: Votes = asking.value("votes")
    seats, seated = asking.known.seats, asking.known.seated
    body = asking.value("body") if seated else ""
    return {
        name: many * seats.get(name, Fraction(1))
        for name, many in votes.each(asking.known.voted).items()
        if seated.get(name, body) == body
    }


def counted_votes(asking: Asking, base: Base) -> Fraction:
    """The votes of which a share is needed: all, those of whoever is there, or of whoever takes a side."""
    total = total_votes(asking)
    if not base:
        return total
    held = votes_held(asking)
    left = total - sum((held.get(name, Fraction(0)) for name in not_counted(asking, base)), Fraction(0))
    return left if left > 0 else total


def not_counted(asking: Asking, base: Base) -> frozenset[str]:
    """Who abstains or is away and so does not count among those of whom a share is needed."""
    if not base:
        return frozenset()
    facts = asking.table_facts
    return frozenset(facts.not_voting).difference(facts.abstaining if base == "present" else ())


def quota_lines(asking: Asking) -> tuple[Line, ...]:
    """The lines beside the table that may tell a quota, and what an abstention does to it."""
    return (*(line for line in asking.known.needed if majorities_asked(line[0]) != "two"), *asking.known.of_counting)


def default_quota(asking: Asking) -> str:
    """More than half; but whoever says that the option with most votes stands needs no half.

    Of several options nothing is carried against any of them where a line says that all must agree.
    """
    several = named_options(asking) and len(asking.table_facts.options) != 2
    plurality = folded(asking.text("procedure") or "") == folded(PROCEDURES[0])
    if several and plurality:
        return "1"
    found = quota_of_sheet(asking)
    if found:
        return found[0]
    if asking.known.of_all and several and total_votes(asking):
        return UNANIMITY
    return HALF + OF[base_of_abstentions(asking.known.of_counting)]


def quota_of_sheet(asking: Asking) -> tuple[str, str] | None:
    """(the quota, the line that tells it) of lines beside the table, as an answer has it; None where none does."""
    return _of_one_of_two(asking) or quota_told(quota_lines(asking), total_votes(asking), _about(asking))


def _of_one_of_two(asking: Asking) -> tuple[str, str] | None:
    """The quota of what is counted, of the first line that asks for a majority of heads and one of what they weigh."""
    for text, where in asking.known.needed:
        both = told_apart(text)
        if both is not None:
            quota = both.heads if asking.known.votes is None else both.weights
            whole = total_votes(asking)
            if quota.isdecimal() and not 0 < int(quota) <= whole:
                return None
            return quota, (f"{where}: {cut(text)}" if where else cut(text))
    return None


def _about(asking: Asking) -> str:
    """What may tell the item of the agenda on which the positions are: their column, else the title."""
    return asking.table_facts.header or asking.known.title


def _another_rule(asking: Asking) -> tuple[str, str]:
    """(the sentence of the rule that is taken, that of another one in the same line); ("", "") of a line with one."""
    rules = rules_told(quota_lines(asking), total_votes(asking), _about(asking))
    found = quota_of_sheet(asking)
    taken = next((one for one in rules if found is not None and (one.quota, one.said) == found), None)
    other = next((one for one in rules if taken and one.line == taken.line and one.quota != taken.quota), None)
    return (taken.whole, other.whole) if taken and other else ("", "")


def told_quota(asking: Asking) -> str:
    """The line beside the table that tells the quota that is proposed; "" where none does."""
    found = quota_of_sheet(asking)
    if not found and asking.known.of_all and default_quota(asking) == UNANIMITY:
        text, where = asking.known.of_all[0]
        return f"The sheet tells that all must agree ({f'{where}: ' if where else ''}{cut(text)})."
    if not found or found[0] != default_quota(asking):
        return ""
    taken, other = _another_rule(asking)
    if other:
        return f"The sheet tells two rules, {taken!r} and {other!r}: the first of these is proposed, and is a guess."
    return f"The sheet tells it ({found[1]})."


def guessed_quota(asking: Asking) -> str:
    """What was taken as the quota where a line beside the table tells it."""
    told = told_quota(asking)
    if not told:
        return ""
    taken, other = _another_rule(asking)
    if other:
        return (
            f"Quota: {default_quota(asking)}, as one of two rules of the sheet has it ({taken!r}, and {other!r}; "
            "--answer quota=VOTES says which)."
        )
    where = told.partition("(")[2].removesuffix(").")
    quota, total = default_quota(asking), total_votes(asking)
    of = next((votes for text, _ in quota_lines(asking) if (votes := out_of(text, quota)) is not None), total)
    others = f", of {of} votes where the table has {float(total):g}" if of != total else ""
    return f"Quota: {quota}, since the sheet tells it{others} ({where}; --answer quota=VOTES says another)."


def read_quota(written: str, asking: Asking) -> Quota:
    text = " ".join(written.split()).casefold()
    total = total_votes(asking)
    base = of_whom(text)
    if base:
        text = text.partition(" of ")[0] if " of " in text else text
    of = OF[base]
    if not total:
        if text == HALF:
            return Quota(None, HALF, half=True)
        raise ValueError(f"{NOBODY_VOTES}, or --answer quota={shlex.quote(HALF)} to drop it")
    text = SHARES.get(text, text)
    counted_in = counted_votes(asking, base)
    if text in (HALF, "half", "majority", "simple majority", "more than half of the votes"):
        votes = None if counted_in == total else _more_than_half(counted_in, asking)
        return Quota(votes, f"{HALF}{of}", half=True, of=base)
    if text in ("unanimity", ALL, "all votes"):
        return Quota(float(counted_in), f"unanimity{of}", share=1.0, of=base)
    fraction = re.fullmatch(r"(\d+)\s*/\s*(\d+)", text)
    percent = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%", text)
    counted = re.fullmatch(r"(\d+(?:[.,]\d+)?)(?:\s+(?:of\s+\d+(?:[.,]\d+)?|votes?))?", text)
    part: Fraction | None = None
    if fraction and int(fraction[2]):
        part = Fraction(int(fraction[1]), int(fraction[2]))
        wanted = counted_in * part
        share = f"{fraction[1]}/{fraction[2]}"
        words = f"a majority of {SHARE_NAMES.get(share, share)}{of}"
    elif percent:
        part = Fraction(percent[1].replace(",", ".")) / 100
        refuse_part_of_per_cent(100 * part, written)
        wanted = counted_in * part
        words = f"a majority of {percent[1]} %{of}"
    elif counted and not base:
        wanted = Fraction(counted[1].replace(",", "."))
        refuse_part_of_vote(wanted, written, _held_by_each(asking), of_votes=text != counted[1])
        words = f"{float(wanted):g} of {float(total):g} votes"
    else:
        raise ValueError(f"expected a number of votes, a share (2/3, 65%), unanimity, or {HALF}")
    if not 0 < wanted <= (total if part is None else counted_in):
        raise ValueError(f"expected a quota above 0 and of no more than all {float(total):g} votes")
    return Quota(float(wanted), words, share=None if part is None else float(part), of=base)


def _held_by_each(asking: Asking) -> list[Fraction]:
    """How many votes each has."""
    votes: Votes = asking.value("votes")
    return [many * asking.known.seats.get(name, Fraction(1)) for name, many in votes.each(asking.known.voted).items()]


def _more_than_half(votes: Fraction, asking: Asking) -> float:
    """The least number of votes above half of some, in the unit in which votes are told."""
    own = (*asking.known.voted.values(), *asking.known.seats.values())
    unit = math.lcm(*(one.denominator for one in own)) if own else 1
    return math.floor(votes / 2 * unit + 1) / unit


def read_vetoes(written: str, asking: Asking) -> tuple[str, ...]:
    plain = written.strip().casefold()
    if plain in (NONE, ""):
        return ()
    # a name that is none is told as such, whoever votes
    names = () if plain == COLUMN else names_in(written)
    known = (*asking.known.actors, *asking.known.left_out)
    meant = tuple(sorted({actor_meant(part, known) for part in names}.difference(asking.known.left_out)))
    if not voting(asking):
        raise ValueError(f"{NOBODY_VOTES}, or --answer vetoes=none to drop it")
    if plain == COLUMN:
        if asking.known.vetoes is None:
            raise ValueError("expected names joined by |, or none: the table has no column veto")
        return asking.known.vetoes
    return meant


def default_vetoes(asking: Asking) -> str:
    # beside one who was said to decide alone a veto of the column stops nothing unless it is answered, too
    if asking.value("settles").decider:
        return NONE
    return COLUMN if asking.known.vetoes is not None and voting(asking) else NONE


def read_model(written: str, asking: Asking) -> tuple[str, ...]:
    if named_options(asking):
        if written == BALLOT:
            return ()
        raise ValueError("expected no model: named options are put to the vote")
    names = tuple("-".join(part.replace("_", " ").split()).casefold() for part in names_in(written.replace(",", "|")))
    if names == (ALL,):
        return tuple(name for name in settlement.methods() if not _lacks(name, asking))
    for name in names:
        if not settlement.is_method(name):
            raise ValueError(f"found {cut(name)}, expected a model ({nearest(name, (*settlement.methods(), ALL))})")
        if lacking := _lacks(name, asking):
            raise ValueError(f"{name} needs {lacking}")
    if not names or len(set(names)) != len(names):
        raise ValueError(f"expected models joined by |, each once ({nearest('', settlement.methods())})")
    return names


def _lacks(model: str, asking: Asking) -> str:
    """What a model needs and nobody has told, with how to tell it; "" where nothing is lacking."""
    if settlement.method(model).NEEDS_VOTING and not voting(asking):
        return "votes, and nobody votes: say who, as in votes=all"
    if settlement.method(model).NEEDS_SETTER and not asking.value("setter"):
        return "somebody who sets the agenda: say who, as in setter=NAME"
    return ""


def default_model(asking: Asking) -> str:
    if named_options(asking):
        return BALLOT
    settles: Settles = asking.value("settles")
    return FIRST[settles.regime]


def read_left_out(written: str) -> tuple[str, ...]:
    """The names, or beginnings of names, in an answer that takes rows out of the table."""
    return () if written.strip().casefold() in ("", NONE) else names_in(written)


def left_out(written: str, asking: Asking) -> tuple[str, ...]:
    """The names of those who are taken out, whole."""
    everybody = (*asking.known.actors, *asking.known.left_out)
    return tuple(sorted({actor_meant(part, everybody) for part in whole_names(read_left_out(written), everybody)}))


def read_name_or_none(written: str, asking: Asking) -> str:
    if written.strip().casefold() in ("", NONE):
        return ""
    _refuse_left_out(written, asking)
    return actor_meant(written, asking.known.actors)
