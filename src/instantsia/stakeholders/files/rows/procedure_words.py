"""What a line beside a table says of how votes are counted: of whom a share is needed, who decides a tie, a quorum."""

from __future__ import annotations

from typing import Literal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.rows.quota_words import WRITTEN, any_of, is_negated

Base = Literal["", "present", "voting"]
"""Of whom a share of the votes is needed: of all, of those who are there, of those who vote for or against."""

_BASES, _CASTING, _ABSTENTIONS = WRITTEN["bases"], WRITTEN["casting"], WRITTEN["abstentions"]
_VOTING, _PRESENT = any_of(_BASES["voting"]), any_of(_BASES["present"])
_MAJORITY = any_of(WRITTEN["majority"]["plain"], WRITTEN["rules"]["majorities"])
_CAST, _TIES, _DECIDES = (any_of(_CASTING[kind]) for kind in ("votes", "ties", "decides"))
CHAIR = any_of(_CASTING["chairs"])
"""Finds the office of whoever is in the chair."""
_ABSTAIN, _AGAINST, _OUT = (any_of(_ABSTENTIONS[kind]) for kind in ("words", "against", "out"))
_ROUNDS = any_of(WRITTEN["rounds"]["words"])
_QUORUM = any_of(WRITTEN["others"]["quorums"])
_NOBODY = any_of(WRITTEN["negations"]["before"], _CASTING["nobody"])
_NUMBER = pattern(r"(?<![\w.,/])\d{1,4}(?![\w/]|[.,]\d|\s*%)")


def of_whom(text: str) -> Base:
    """Of whom a share of the votes is needed, where a text says so.

    >>> of_whom("two thirds of members present"), of_whom("Zweidrittelmehrheit der abgegebenen Stimmen"), of_whom("2/3")
    ('present', 'voting', '')
    >>> of_whom("majority of those present and voting")
    'voting'
    """
    if _VOTING.search(text):
        return "voting"
    return "present" if _PRESENT.search(text) else ""


def majority_in_words(text: str) -> bool:
    """Whether a text without a number tells that more than half is needed.

    >>> majority_in_words("Simple majority."), majority_in_words("Majority of those present"), majority_in_words("majority leader")
    (True, True, False)
    >>> majority_in_words("no simple majority is needed"), majority_in_words("majority = 68")
    (False, False)
    """  # noqa: E501
    if any(map(str.isdigit, text)):
        return False
    for found in _MAJORITY.finditer(text):
        plain = len(found[0].split()) == 1 and "-" not in found[0]
        if not is_negated(text, found) and (not plain or of_whom(text)):
            return True
    return False


def speaks_of_casting(text: str) -> bool:
    """Whether a text tells that somebody decides a tie.

    >>> speaks_of_casting("The chair has a casting vote"), speaks_of_casting("Bei Stimmengleichheit entscheidet der Vorsitz")
    (True, True)
    >>> speaks_of_casting("ties to the regional party"), speaks_of_casting("Nobody has a casting vote: no casting vote")
    (False, False)
    """  # noqa: E501
    found = _CAST.search(text)
    if found and not _NOBODY.search(text[: found.start()]):
        return True
    return bool(_TIES.search(text) and _DECIDES.search(text) and CHAIR.search(text))


def of_abstentions(text: str) -> Literal["", "against", "out"]:
    """What a text tells an abstention does: it counts among the votes, as a vote against, or it does not.

    >>> of_abstentions("Abstentions count as against"), of_abstentions("Enthaltungen zählen nicht"), of_abstentions("2")
    ('against', 'out', '')
    """
    if not _ABSTAIN.search(text):
        return ""
    return "against" if _AGAINST.search(text) else "out" if _OUT.search(text) else ""


def quorum_told(text: str) -> int | None:
    """How many must be there, where a text tells it as a number.

    >>> quorum_told("Quorum 12."), quorum_told("quorum: 5 members"), quorum_told("Kworum"), quorum_told("needs 12")
    (12, 5, None, None)
    """
    found = _QUORUM.search(text)
    numbers = _NUMBER.findall(text) if found else []
    return int(numbers[0]) if len(numbers) == 1 and int(numbers[0]) else None


def speaks_of_rounds(text: str) -> bool:
    """Whether a text speaks of a run-off, a second round or an option that drops out.

    >>> speaks_of_rounds("If nobody has half: run-off of the first two"), speaks_of_rounds("Quorum 12")
    (True, False)
    """
    return bool(_ROUNDS.search(text))


def tells_counting(text: str) -> bool:
    """Whether a text tells who decides a tie, what an abstention does, or how many must be there."""
    return speaks_of_casting(text) or bool(of_abstentions(text)) or is_quorum(text)


def is_quorum(text: str) -> bool:
    """Whether a text speaks of a quorum: of how many must be there, and not of how many carry something."""
    return bool(_QUORUM.search(text))
