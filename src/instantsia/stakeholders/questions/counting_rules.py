"""What lines beside a table tell of how votes are counted: a casting vote, what abstentions do, a quorum.

A casting vote is used where a ballot is cast and more than half carries it. What cannot be counted is said, with
its line.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from instantsia.case.limits import LARGEST
from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.attended import attended
from instantsia.stakeholders.files.rows.clauses import clause_that
from instantsia.stakeholders.files.rows.procedure_words import (
    is_quorum,
    of_abstentions,
    of_whom,
    speaks_of_casting,
)
from instantsia.stakeholders.files.rows.quorum_words import quorum_told
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.answer_values import Quota, Votes
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.deciding import decider_said
from instantsia.stakeholders.questions.options import named_options
from instantsia.stakeholders.questions.ties import no_tie
from instantsia.stakeholders.questions.voters import BARGAIN, votes_held, voting
from instantsia.stakeholders.questions.votes_of_column import column_said
from instantsia.stakeholders.questions.words import NONE

LONGEST = 120
"""So many signs of a clause are shown, so that the words that matter are among them."""
LEAST_SIGNS = 3
"""A name in a line has so many signs, so that "Al" is not found in it by chance."""


def default_casting(asking: Asking) -> str:
    """Whoever is in the chair, where a line says that the chair decides a tie."""
    line = _casting_line(asking)
    return (_chair(asking, line) if line is not None else "") or NONE


def casting(asking: Asking) -> str:
    """The name of whoever decides a tie; "" where nobody does, or where no tie is decided so."""
    name: str = asking.value("casting")
    return "" if not name or _why_not(asking, name) else name


def counting_told(asking: Asking) -> list[str]:
    """A sentence for each line that tells how votes are counted: what was made of it, or why nothing."""
    if asking.value("settles").decider:
        return []
    out = [*decider_said(asking), *(column_said(asking) if voting(asking) else []), *_only_in_ties(asking)]
    line, name = _casting_line(asking), asking.value("casting")
    if asking.text("casting") is not None:
        if name:
            out += casting_idle(asking) or [f"A tie goes the way of {name}."]
    elif line is not None:
        why = _why_not(asking, name)
        said = f"and is not used: {why}{_puts(asking, line, name)}" if why else f"and a tie goes the way of {name}"
        out.append(f"{_shown(line, speaks_of_casting)} tells who decides a tie, {said}.")
    for one in asking.known.of_counting:
        out += _of_abstentions(asking, one) if of_abstentions(one[0]) else []
        out += _of_quorum(asking, one) if is_quorum(one[0]) and asking.text("quorum") is None else []
    if asking.text("quorum") is not None and (room := room_of(asking)).held < quorum(asking):
        bargained = asking.value("settles").regime == BARGAIN
        then = "a bargain is not held to it (--answer settles=vote is)" if bargained else "what holds stands"
        out.append(f"The quorum of {quorum(asking)} is missed, and {then}: {float(room.held):g} are there.")
    return out


def casting_idle(asking: Asking) -> list[str]:
    """That a casting vote which somebody answered changes nothing, and why."""
    if asking.text("casting") is None or asking.value("settles").decider or not (name := asking.value("casting")):
        return []
    if why := _why_not(asking, name):
        return [f"{name}'s casting vote is not used: {why}."]
    return [f"{name}'s casting vote changes nothing: {why}."] if (why := no_tie(asking)) else []


def _only_in_ties(asking: Asking) -> list[str]:
    """That somebody votes in a tie alone and is no voter, where votes are counted and nobody said who has one."""
    if not voting(asking) or asking.text("votes") is not None:
        return []
    return [
        f"{name} votes only in a tie ({cut(text)}{f', {where}' if where else ''}), and is no voter (--answer votes=all "
        "makes all of them voters)."
        for name, (text, where) in asking.known.only_in_ties.items()
    ]


def _puts(asking: Asking, line: Line, name: str) -> str:
    """The answers that have a ballot on which somebody decides a tie; "" where it is not known who, or one is held."""
    name = name or _chair(asking, line)
    if not name or (named_options(asking) and voting(asking)):
        return ""
    paste = "" if asking.value("settles").regime == "vote" else "settles=vote --answer "
    return f"; on a ballot --answer {paste}casting={shlex.quote(name)} puts it"


def _casting_line(asking: Asking) -> Line | None:
    return next((line for line in asking.known.of_counting if speaks_of_casting(line[0])), None)


def _chair(asking: Asking, line: Line) -> str:
    """Who is named in a line, or else the one who is in the chair; "" where it is nobody, or one of several."""
    text = f" {folded(line[0])} "
    named = [name for name in asking.known.actors if len(name) >= LEAST_SIGNS and folded(name) in text]
    # of Ann and Ann Lee the longer one is named
    named = [one for one in named if not any(one != other and folded(one) in folded(other) for other in named)]
    found = named or list(asking.known.only_in_ties or asking.known.chairs)
    return found[0] if len(found) == 1 else ""


def _why_not(asking: Asking, name: str) -> str:
    """Why the casting vote of somebody, or of nobody, decides no tie; "" where it does."""
    if not voting(asking):
        return "nobody votes (--answer votes=all says who)"
    if not named_options(asking):
        return "what is settled on a scale has no tie"
    if not name:
        return "nobody in the table is said to be in the chair (--answer casting=NAME says who)"
    votes: Votes = asking.value("votes")
    each = votes.each(asking.known.voted)
    # whoever is named in an answer may have a casting vote and no other
    if not each.get(name) and name not in asking.known.only_in_ties and asking.text("casting") is None:
        return f"{name} has no vote on the ballot"
    if name in asking.table_facts.not_voting:
        return f"{name} takes no side"
    quota: Quota = asking.value("quota")
    if not quota.half:
        return f"at a quota of {quota.words} no tie is left to decide"
    # whoever has no vote is counted nowhere, on whatever side
    if of_whom(quota.words) == "present" and any(map(each.get, asking.table_facts.abstaining)):
        return "abstentions count among those present, so that a tie carries nothing"
    if not of_whom(quota.words) and any(map(each.get, asking.table_facts.not_voting)):
        return (
            "some take no side and more than half of all votes is needed, so that a tie carries nothing "
            "(--answer quota='more than half of those voting')"
        )
    if asking.value("vetoes"):
        return "beside a veto a tie leaves what holds"
    return ""


def _of_abstentions(asking: Asking, line: Line) -> list[str]:
    if not voting(asking):
        return []
    quota: Quota = asking.value("quota")
    if of_abstentions(line[0]) == "out":
        return [f"{_shown(line, of_abstentions)} tells what an abstention does: the quota is {quota.words}."]
    shown = _shown(line, of_abstentions)
    if of_whom(quota.words) == "voting":
        return [f"{shown} is not used: the quota is {quota.words}, where an abstention counts for neither side."]
    return [f"{shown} tells what an abstention does: it counts among the votes, and the quota is {quota.words}."]


def _of_quorum(asking: Asking, line: Line) -> list[str]:
    told = f"{_shown(line, quorum_told)} tells how many must be there"
    needed = _needed(asking, line)
    if not voting(asking):
        paste = f"settles=vote --answer quorum={needed}" if needed and not named_options(asking) else "votes=all"
        does = "counts votes" if needed and not named_options(asking) else "says who"
        return [f"{told}, but nobody votes (--answer {paste} {does})."]
    room, of_all = room_of(asking), quorum_told(line[0])
    by_heads = of_all is not None and of_all.heads
    if needed is None and of_all is not None and (heads := of_all.of(Fraction(room.voters))) <= room.there:
        return [f"{told}, {heads} of {room.voters} with a vote, and {room.there} are."]
    if needed is None:
        return [f"{told} and was not understood: the quorum is taken as reached."]
    if of_all is not None:
        told += f", {needed} of {float(room.all):g} votes" if of_all.share else ""
    if needed <= room.there and (by_heads or room.all == room.voters):
        return [f"{told}, and {room.there} are."]
    if needed <= room.held:
        return [f"{told}, and those who are have {float(room.held):g} votes."]
    if room.in_table(needed) and quorum(asking) != needed:
        return [f"{told}, and another line tells another number: the quorum is taken as reached."]
    if room.in_table(needed):
        are = "is" if room.there == 1 else "are"
        there = f"{room.there or 'nobody'} {are}"
        if not by_heads and room.all != room.voters and room.there:
            there = f"those who are have {float(room.held):g} votes"
        if asking.value("settles").regime == BARGAIN:
            return [f"{told}, and {there}: a bargain is not held to it (--answer settles=vote is)."]
        return [f"The quorum is missed, and what holds stands: {told}, and {there}."]
    return [f"{told}, and no more than {room.voters} with a vote are in the table: the quorum is taken as reached."]


def _needed(asking: Asking, line: Line) -> int | None:
    """The votes that must be there by a line; None of what is not understood, as a share of members with several votes
    each, of whom nobody knows how many are meant."""
    told, room = quorum_told(line[0]), room_of(asking)
    if told is None or (told.heads and told.share and room.all != room.voters):
        return None
    return told.of(room.all)


class Room(NamedTuple):
    """Who has a vote in the table, and who of them is there, whether they vote or abstain.

    voters, there   how many; all, held: their votes
    """

    voters: int
    there: int
    all: Fraction
    held: Fraction

    def in_table(self, needed: int) -> bool:
        """Whether all of them together are so many, by heads or by votes."""
        return needed <= self.voters or needed <= self.all


def room_of(asking: Asking) -> Room:
    """Who of those with a vote is there, in the body that decides."""
    voters = {name: many for name, many in votes_held(asking).items() if many}
    away = frozenset(asking.table_facts.not_voting).difference(asking.table_facts.abstaining)
    there = [many for name, many in voters.items() if name not in away]
    return Room(len(voters), len(there), sum(voters.values(), Fraction(0)), sum(there, Fraction(0)))


def quorum(asking: Asking) -> int:
    """The votes that must be there for anything to be decided; 0 where any number will do, or nobody votes."""
    held: int = asking.value("quorum")
    return 0 if asking.value("settles").decider or not voting(asking) else held


def quorum_said(asking: Asking) -> str:
    """The quorum in words for the line of what was read: "68 of 136 votes"; "" where nobody speaks of one."""
    settles_so = voting(asking) and not asking.value("settles").decider
    lines = [line for line in asking.known.of_counting if is_quorum(line[0])]
    if not settles_so or not (lines or asking.text("quorum") is not None):
        return ""
    if asking.text("quorum") is None and all(_needed(asking, line) is None for line in lines):
        return _by_heads(asking, lines) or "not understood"
    told = [needed for line in lines if (needed := _needed(asking, line)) is not None]
    if asking.text("quorum") is not None:
        told = [many] if (many := quorum(asking)) else []
    if len(set(told)) > 1:
        return "not understood"
    if told and not (room := room_of(asking)).in_table(told[0]):
        return f"{told[0]}, taken as reached (the table has {float(room.all):g} votes)"
    return f"{told[0]} of {float(room_of(asking).all):g} votes" if told else ""


def _by_heads(asking: Asking, lines: Sequence[Line]) -> str:
    """A share of the members in words, where each has votes of their own and enough members are there; "" elsewhere."""
    room = room_of(asking)
    told = {one.of(Fraction(room.voters)) for line in lines if (one := quorum_told(line[0])) and one.heads}
    return f"{min(told)} of {room.voters} members" if len(told) == 1 and min(told) <= room.there else ""


def read_quorum(written: str, asking: Asking) -> int:
    """So many votes, or so large a share of all; 0 of none."""
    text = written.strip().casefold()
    if text in ("", NONE, "0"):
        return 0
    share = quorum_told(f"quorum: {text}")
    if share is not None and share.share and voting(asking):
        return share.of(room_of(asking).all)
    if not text.isdecimal() or int(text) > LARGEST:
        raise ValueError("expected a whole number of votes, a share of all (1/2, 50 %), or none")
    if voting(asking) and not asking.value("settles").decider and int(text) > (total := room_of(asking).all):
        raise ValueError(
            f"expected a quorum of no more than all {float(total):g} votes (--answer quorum=none drops it)"
        )
    return int(text)


def default_quorum(asking: Asking) -> str:
    """What a line beside the table tells; none where the table is not held to it: where no line tells it, or two tell
    it otherwise, nobody votes, or fewer are in the table than it needs, be all of them there.

    As many heads as are needed are enough, however few votes they have.
    """
    if asking.value("settles").decider or not voting(asking):
        return NONE
    told = (_needed(asking, line) for line in asking.known.of_counting if is_quorum(line[0]))
    room = room_of(asking)
    kept = [one for one in told if one is not None and room.in_table(one) and not room.held < one <= room.there]
    return str(kept[0]) if len(set(kept)) == 1 else NONE


def _shown(line: Line, tells: Callable[[str], object]) -> str:
    """The clause of a line that tells it, and where the line stands."""
    text, where = clause_that(line[0], tells), line[1]
    if tells is quorum_told and len(text) > LONGEST:
        text = attended(text) or text
    return f"{cut(text, LONGEST)} ({where})" if where else cut(text, LONGEST)
