"""What a line beside a table says of how votes are counted: of whom a share is needed, who decides a tie, a quorum."""

from __future__ import annotations

import re
from typing import Literal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import WRITTEN, any_of, is_negated
from instantsia.stakeholders.files.rows.attended import attended
from instantsia.stakeholders.files.rows.clauses import clauses

Base = Literal["", "present", "voting"]
"""Of whom a share of the votes is needed: of all, of those who are there, of those who vote for or against."""

_BASES, _CASTING, _ABSTENTIONS = WRITTEN["bases"], WRITTEN["casting"], WRITTEN["abstentions"]
_VOTING, _PRESENT = any_of(_BASES["voting"]), any_of(_BASES["present"])
MORE_FOR = any_of(WRITTEN["more_for"]["words"])
"""Finds that more have to be for it than against it."""
_MAJORITY = any_of(WRITTEN["majority"]["plain"], WRITTEN["rules"]["majorities"])
_CAST, TIES, _DECIDES, _SECOND, _ONLY = (
    any_of(_CASTING[kind]) for kind in ("votes", "ties", "decides", "second", "only")
)
CHAIR = any_of(_CASTING["chairs"])
"""Finds the office of whoever is in the chair."""
_ABSTAIN, _AGAINST, _OUT = (any_of(_ABSTENTIONS[kind]) for kind in ("words", "against", "out"))
_RUN_OFF = any_of(WRITTEN["rounds"]["run_off"])
_ROUNDS = any_of(WRITTEN["rounds"]["words"], WRITTEN["rounds"]["run_off"])
QUORUM = any_of(WRITTEN["others"]["quorums"])
HALVES = any_of(WRITTEN["majority"]["halves"])
_TO_CARRY = pattern(
    r"\s*(?:p/|para|per|pour|zur?|zum|to|for|de|d'|do|voor)\s?(?:a\s|la\s|l'|the\s)?"
    r"(?:aprov\w*|aprob\w*|approv\w*|approba\w*|adop\w*|pass\w*|carry\w*|beschlu\w*|annahme|aanneming|uchwal\w*)",
    re.IGNORECASE,
)
"""Behind the word quorum, that it is how many carry something: quórum para aprovar."""
_AND = pattern(r"\s*[&+]\s*")
_EVEN = pattern(r"(?<![\d.,:/])(\d{1,3})\s?[:–-]\s?\1(?![\d.,:/])")
_NOBODY = any_of(WRITTEN["negations"]["before"], _CASTING["nobody"])


def of_whom(text: str) -> Base:
    """Of whom a share of the votes is needed, where a text says so.

    >>> of_whom("two thirds of members present"), of_whom("Zweidrittelmehrheit der abgegebenen Stimmen"), of_whom("2/3")
    ('present', 'voting', '')
    >>> of_whom("majority of those present and voting")
    'voting'
    """
    text = _AND.sub(" and ", text)
    if _VOTING.search(text) or MORE_FOR.search(text):
        return "voting"
    return "present" if _PRESENT.search(text) else ""


def majority_in_words(text: str) -> bool:
    """Whether a text without a number tells that more than half is needed.

    >>> majority_in_words("Simple majority."), majority_in_words("Majority of those present"), majority_in_words("majority leader")
    (True, True, False)
    >>> majority_in_words("więcej za niż przeciw"), of_whom("more for than against")
    (True, 'voting')
    >>> majority_in_words("no simple majority is needed"), majority_in_words("majority = 68")
    (False, False)
    """  # noqa: E501
    if any(map(str.isdigit, text)):
        return False
    if MORE_FOR.search(text):
        return True
    if any(not is_negated(text, found) for found in HALVES.finditer(text)) and of_whom(text):
        return True
    for found in _MAJORITY.finditer(text):
        plain = len(found[0].split()) == 1 and "-" not in found[0]
        if not is_negated(text, found) and (not plain or of_whom(text)):
            return True
    return False


def speaks_of_casting(text: str) -> bool:
    """Whether a text tells that somebody decides a tie.

    >>> speaks_of_casting("The chair has a casting vote"), speaks_of_casting("Bei Stimmengleichheit entscheidet der Vorsitz")
    (True, True)
    >>> speaks_of_casting("Bei 7:7 Präsidentin"), speaks_of_casting("At 7:7 they split"), speaks_of_casting("chair 7:30")
    (True, False, False)
    >>> speaks_of_casting("ties to the regional party"), speaks_of_casting("Nobody has a casting vote: no casting vote")
    (False, False)
    >>> speaks_of_casting("vota solo in caso di parità"), speaks_of_casting("doppelt bei Patt"), speaks_of_casting("vota solo")
    (True, True, False)
    >>> speaks_of_casting("vicar has second vote if equal"), speaks_of_casting("second vote on Monday")
    (True, False)
    >>> speaks_of_casting("préside, tranche en cas d'égalité, sinon ne vote pas"), speaks_of_casting("decides on Monday")
    (True, False)
    """  # noqa: E501
    # in a remark whoever makes it is meant
    if any(_DECIDES.match(part.strip()) and TIES.search(part) for part in text.split(",")):
        return True
    for clause in clauses(text):
        found = _CAST.search(clause) or (TIES.search(clause) and (_SECOND.search(clause) or _ONLY.search(clause)))
        if found and not _NOBODY.search(clause[: found.start()]):
            return True
    # at 7:7 the chair
    if any(_EVEN.search(clause) and CHAIR.search(clause) for clause in clauses(text)):
        return True
    return bool(TIES.search(text) and _DECIDES.search(text) and CHAIR.search(text))


def of_abstentions(text: str) -> Literal["", "against", "out"]:
    """What a text tells an abstention does: it counts among the votes, as a vote against, or it does not.

    >>> of_abstentions("Abstentions count as against"), of_abstentions("Enthaltungen zählen nicht"), of_abstentions("2")
    ('against', 'out', '')
    """
    if not _ABSTAIN.search(text):
        return ""
    return "against" if _AGAINST.search(text) else "out" if _OUT.search(text) else ""


def speaks_of_rounds(text: str) -> bool:
    """Whether a text speaks of a run-off, a second round or an option that drops out.

    >>> speaks_of_rounds("If nobody has half: run-off of the first two"), speaks_of_rounds("Quorum 12")
    (True, False)
    """
    return bool(_ROUNDS.search(text))


def tells_run_off(text: str) -> bool:
    """Whether a text says that the two first are put again: a run-off, a second round, and nothing of who drops out.

    >>> tells_run_off("segunda vuelta si nadie la alcanza"), tells_run_off("two rounds if nobody has a majority")
    (True, True)
    >>> tells_run_off("no second round"), tells_run_off("The last is eliminated in each round")
    (False, False)
    """
    return any(not is_negated(text, found) for found in _RUN_OFF.finditer(text))


def tells_counting(text: str) -> bool:
    """Whether a text tells who decides a tie, what an abstention does, or how many must be there."""
    return speaks_of_casting(text) or bool(of_abstentions(text)) or is_quorum(text)


def is_quorum(text: str) -> bool:
    """Whether a text speaks of a quorum: of how many must be there, and not of how many carry something."""
    found = QUORUM.search(text)
    return bool(found and not _TO_CARRY.match(text, found.end())) or bool(attended(text))
