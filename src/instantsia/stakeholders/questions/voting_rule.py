"""The quota and the vetoes that somebody told, in words, and what a sheet says of either that was not understood."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from fractions import Fraction

from instantsia.errors import cut
from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.procedure_words import is_quorum
from instantsia.stakeholders.files.rows.several_majorities import majorities_asked
from instantsia.stakeholders.files.votes.quota_told import quota_told
from instantsia.stakeholders.questions.all_agree import each_not_bound
from instantsia.stakeholders.questions.answer_values import Settles, Votes
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.catalogue import ask
from instantsia.stakeholders.questions.counting_rules import counting_told, quorum_said
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.likely_there import likely_there
from instantsia.stakeholders.questions.options import named_options
from instantsia.stakeholders.questions.remarks import vetoes_not_given
from instantsia.stakeholders.questions.several_majorities import several_told
from instantsia.stakeholders.questions.voters import default_quota, quota_lines, quota_of_sheet, voting
from instantsia.stakeholders.questions.votes_of_column import answers_of_column
from instantsia.stakeholders.told import NEEDED, QUORUM, VETO, VOTES_IN_A_BARGAIN, names_told, taken_out


def rule_told(asking: Asking) -> str:
    """ "needed: a majority of two thirds; veto: Eve" of what was answered, or told by the sheet; "" of a default."""
    settles: Settles = asking.value("settles")
    if settles.decider:
        others = [name for name in asking.value("vetoes") if name != settles.decider]
        return f"{VETO}{names_told(others)}" if others else ""
    if not voting(asking):
        return ""
    told = asking.text("quota") is not None or quota_of_sheet(asking) is not None
    several = any(majorities_asked(text) for text, _ in asking.known.needed)
    aside = ""
    if several and asking.text("quota") is None:
        aside = " (one of several that the sheet asks for)"
    elif not told and any(not is_quorum(line[0]) for line in asking.known.needed):
        aside = " (what the sheet says of it was not understood)"
    parts = [f"{NEEDED}{asking.value('quota').words}{aside}"] if told or aside else []
    if quorum := quorum_said(asking):
        parts.append(f"{QUORUM}{quorum}")
    if vetoes := asking.value("vetoes"):
        parts.append(f"{VETO}{names_told(vetoes)}")
    return "; ".join(parts)


def not_understood(asking: Asking) -> list[str]:
    """What a sheet says of quota and vetoes and was not read, a sentence each; nothing of what was answered."""
    out: list[str] = []
    settles: Settles = asking.value("settles")
    if settles.decider:
        return _vetoes_set_aside(asking, settles.decider)
    # a line of a quorum alone is told by itself
    needed = [line for line in asking.known.needed if not is_quorum(line[0]) and not majorities_asked(line[0])]
    if asking.text("quota") is None and needed:
        first = _shown(needed[0])
        if needed[0] in asking.known.of_all and asking.value("settles").regime == "bargain":
            pass  # that all must agree is told as such
        elif not voting(asking):
            out.append(f"{first} tells how many votes are needed, but nobody votes (--answer {_counted(asking)}).")
        elif quota_of_sheet(asking) is None:
            out.append(
                f"{first} tells how many votes are needed and was not understood: {default_quota(asking)} is taken "
                "(--answer quota=VOTES says another)."
            )
    if asking.text("vetoes") is None:
        out += vetoes_not_given(asking.known, asking.written)
    return [*several_told(asking), *each_not_bound(asking), *likely_there(asking), *out]


def _counted(asking: Asking) -> str:
    """The answers that count votes, with the quota that the sheet tells, and what they do."""
    if named_options(asking) or asking.text("settles") is not None:
        return "votes=all says who"
    found = quota_told(quota_lines(asking), _votes_if_counted(asking))
    if answers := next(filter(None, (answers_of_column(asking, line) for line in asking.known.needed)), ""):
        return f"settles=vote --answer {answers} counts votes"
    quota = f" --answer quota={shlex.quote(found[0])}" if found else ""
    return f"settles=vote{quota} counts votes"


def _votes_if_counted(asking: Asking) -> Fraction:
    """All votes if they were counted: of the column, or of the seats of blocs, or else of everybody."""
    known = asking.known
    if known.votes:
        return known.votes
    return sum((known.seats.get(name, Fraction(1)) for name in known.actors), Fraction(0))


def counting_asked(known: Known, written: Mapping[str, str]) -> list[str]:
    """What the sheet says of how votes are counted, a sentence each, beside what is asked: of the quota where that is
    not asked about, and of ties, abstentions and a quorum, which nobody is asked about.
    """
    asking = ask(known, written)
    try:
        unasked = [*several_told(asking), *likely_there(asking)] if voting(asking) else not_understood(asking)
        # who can keep what holds, or has a veto, is told by itself before
        apart = (*vetoes_not_given(known, written), *each_not_bound(asking))
        return [one for one in (*unasked, *counting_told(asking)) if one not in apart]
    except ValueError:
        return []  # what is wrong with an answer is told where it is checked


def _vetoes_set_aside(asking: Asking, decider: str) -> list[str]:
    """That vetoes of the table stop nothing beside one who decides, with the answer that lets them; [] without any."""
    others = [name for name in asking.known.vetoes or () if name != decider]
    if not others or asking.text("vetoes") is not None:
        return []
    whose = "veto" if len(others) == 1 else "vetoes"
    lets = "lets it" if len(others) == 1 else "lets them"
    names = shlex.quote("|".join(others))
    return [f"Not used: the {whose} of {names_told(others)} (--answer vetoes={names} {lets} hold against {decider})."]


def votes_in_a_bargain(asking: Asking) -> list[str]:
    """That an answer about who has a vote takes nobody out of a bargain, with the answers that do; [] elsewhere."""
    votes: Votes = asking.value("votes")
    if asking.text("votes") is None or not votes.names or asking.value("settles").regime != "bargain":
        return []
    others = [name for name in asking.known.actors if name not in votes.names]
    if not others:
        return []
    return [
        f"{VOTES_IN_A_BARGAIN}, where whoever has none weighs all the same: "
        f"{names_told(others)}{taken_out(others, 'takes them out, --answer settles=vote counts votes')}."
    ]


def _shown(line: Line) -> str:
    text, where = line
    return f"{cut(text)} ({where})" if where else cut(text)
