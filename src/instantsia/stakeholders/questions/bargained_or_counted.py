"""Whether positions are bargained out or a vote is counted, where nobody says which.

A quorum is one of a vote: a body that misses it decides nothing, and does not bargain either.
"""

from __future__ import annotations

from dataclasses import replace

from instantsia.stakeholders.files.rows.procedure_words import is_quorum
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.counting_rules import quorum, room_of
from instantsia.stakeholders.questions.options import VOTE, named_options, votes_answered
from instantsia.stakeholders.questions.voters import BARGAIN
from instantsia.stakeholders.questions.words import NONE


def default_settles(asking: Asking) -> str:
    """Voted only where options are named, every voter has as many votes, the positions are how they vote, somebody
    answered who votes and how many are needed, or too few are there for a quorum: then nothing is bargained out."""
    counted = asking.known.even or asking.known.ballot or votes_answered(asking) or quorum_missed(asking)
    return VOTE if named_options(asking) or counted else BARGAIN


def quorum_missed(asking: Asking) -> bool:
    """Whether a line beside the table tells a quorum that would be missed if a vote were counted, since some are said
    to be away; that nobody votes is no answer to it."""
    facts = asking.table_facts
    some_away = bool(set(facts.not_voting).difference(facts.abstaining))
    if not some_away or not any(is_quorum(text) for text, _ in asking.known.of_counting):
        return False
    nobody = (asking.text("votes") or "").strip().casefold() == NONE
    kept = {key: text for key, text in asking.written.items() if key != "votes" or not nobody}
    counted = replace(asking, written={**kept, "settles": VOTE})
    return quorum(counted) > room_of(counted).held
