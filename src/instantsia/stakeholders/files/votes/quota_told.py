"""The quota, as a line or a row beside a table tells it: needed 60 of 90, 2/3 of those voting, majority of 71 %."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from instantsia.errors import cut
from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import Line, before_otherwise
from instantsia.stakeholders.files.cells.quota_words import (
    MAJORITY,
    OTHER,
    QUORUM,
    WRITTEN,
    any_of,
    in_digits,
    shares_in_words,
)
from instantsia.stakeholders.files.columns.dates_in_text import without_dates
from instantsia.stakeholders.files.rows.attended import without_attended
from instantsia.stakeholders.files.rows.clauses import clauses
from instantsia.stakeholders.files.rows.procedure_words import Base, majority_in_words, of_abstentions, of_whom
from instantsia.stakeholders.files.rows.remark_kinds import told_needed
from instantsia.stakeholders.files.votes.heads import without_heads

HALF, UNANIMITY = "more than half", "unanimity"
OF = {"": "", "present": " of those present", "voting": " of those voting"}
"""{of whom a share is needed: how an answer says so}."""

_OF = pattern(
    r"(?<![\w.,/])(\d+)\s*(?:[^\W\d]+\s)?"
    r"(?:(?:out )?of(?: the)?|von(?: den| der)?|sur|de(?: los| las)?|des|su|di|dei|degli|dos|das|van(?: de)?|z|из|/)"
    r"\s*(\d+)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_FRACTION = pattern(r"(?<![\w.,/])([2-9])\s?/\s?([3-9]|10)(?![\w/])")
_PERCENT = pattern(r"(?<![\w.,/])(\d{2,3}(?:[.,]\d+)?)\s*%")
_NUMBER = pattern(r"(?<![\w.,/])\d+(?![\w/%]|[.,]\d|:\d|\s*%|\s*(?:[^\W\d]+\s)?(?:of|von|sur|de|su|di|van|z|из)\s*\d)")
_WORDS_ASIDE = pattern(r"\([^()\d]*\)")
"""What brackets say without a number, which may be who can stop it: (they can each block)."""
_ONE_EACH = pattern(
    r"(?<!\w)(?:1|one|une?|ein[e]?|un[ao]?|jeden|één) (?:votes?|voix|stimme|votos?|voto|stem|głos) "
    r"(?:per|each|par|pro|por|na|a|an|je) \w+",
    re.IGNORECASE,
)
"""One vote per member: no number of votes that are needed."""
_ENOUGH = any_of(WRITTEN["enough"]["words"])
_ADDED_UP = pattern(r"[^\s,;+]+(?:\s?\+\s?[^\s,;+]+)+(?:\s*=|:)?\s*\d+[^,;]*")
"""Parties that are added up, with their sum: LO+CDA+VVD = 23 van 31."""
_AT_LEAST = pattern(
    rf"(?:{any_of(WRITTEN['majority_is']['words']).pattern})"
    r"\s*(?:=|:|→|is|at|ist|liegt bei|est|es|son|é|è|to|wynosi|to jest|это)?\s*(\d+)(?![\w/%]|[.,]\d|\s*(?:%|/))",
    re.IGNORECASE,
)
"""A number behind the word for a majority, or for what is needed: meerderheid is 16."""
_ITEM = pattern(
    rf"(?:{any_of(WRITTEN['items']['words']).pattern})\s*(?:no\.?|nr\.?|n[.º°]?)?\s*(\d{{1,2}})(?!\d|[.,/]\d)",
    re.IGNORECASE,
)
"""An item of an agenda by its number."""
_OF_A_STATUTE = pattern(
    r"§§?\s*\d+\w?(?:\s*\(\d+\))?(?:\s*(?:Abs|Nr|S)\.?\s*\d+)*"
    r"|(?<!\w)(?:arts?|artikel|articles?|artículo|articolo|artigo|sections?|secs?|rule|clause|статья|ст)\.?\s*\d+(?:\s*\(\d+\))?",
    re.IGNORECASE,
)
"""Where a rule is written down: § 11 (4), art. 21."""
_LEAST_WHOLE = 11
"""Less than so many of so many may be a share: 2/3."""
_MOST_VOTELESS = Fraction(3, 4)
"""So many of those who are read have a vote at least, where fewer are told to have one."""
_VACANT = Fraction(5, 4)
"""A whole of so many times the votes that there are may have seats that nobody holds."""


def quota_told(lines: Sequence[Line], total: Fraction, about: str = "") -> tuple[str, str] | None:
    """(the quota as an answer has it, the line that tells it); None where no line does.

    lines   that may tell how many are needed, or what an abstention does; the first that tells a quota holds
    total   of all votes
    about   the name of the column of positions, and the title: of several items of an agenda its own is looked for

    >>> quota_told([("needed 60 of 90", "row 3")], Fraction(90))
    ('60', "row 3: 'needed 60 of 90'")
    >>> quota_told([("As of 21:40, 38 in the House. Need 19 if all turn up", "")], Fraction(36))
    ('19', "'Need 19 if all turn up'")
    >>> quota_told([("Decided by 2/3 of those voting", "row 3")], Fraction(7))
    ('2/3 of those voting', "row 3: 'Decided by 2/3 of those voting'")
    >>> quota_told([("Simple majority of those present and voting", ""), ("Quorum 12", "row 4")], Fraction(20))
    ('more than half of those voting', "'Simple majority of those present and voting'")
    >>> quota_told([("Two thirds. Abstentions do not count", "row 4")], Fraction(20))
    ('2/3 of those voting', "row 4: 'Two thirds'")
    >>> quota_told([("Qualified majority needed: 71 %", "row 3")], Fraction(7))
    ('71%', "row 3: 'Qualified majority needed: 71 %'")
    >>> quota_told([("Seven votes needed to pass", "row 3")], Fraction(9))
    ('7', "row 3: 'Seven votes needed to pass'")
    >>> quota_told([("Needs 2/3 of the delegations (they can each block)", "")], Fraction(16))
    ('2/3', "'Needs 2/3 of the delegations (they can each block)'")
    >>> quota_told([("quórum: maioria absoluta = 11 de 21", "")], Fraction(21))
    ('11', "'quórum: maioria absoluta = 11 de 21'")
    >>> quota_told([("1 voix par membre, majorité simple des présents votants, quorum 7", "")], Fraction(16))[0]
    'more than half of those voting'
    >>> [quota_told([(text, "")], Fraction(5))[0] for text in ("Quota: 4", "Quota 4 votes", "Threshold (4)")]
    ['4', '4', '4']
    >>> quota_told([("Votes Mon 12 March, majority of those there and voting, chair has second vote if equal", "")], Fraction(19))[0]
    'more than half of those voting'
    >>> quota_told([("Needed to pass: 19 of 31", "row 3")], Fraction(30))
    ('19', "row 3: 'Needed to pass: 19 of 31'")
    >>> quota_told([("Threshold: 71 votes (majority of the full 141)", "")], Fraction(139))
    ('71', "'Threshold: 71 votes (majority of the full 141)'")
    >>> quota_told([("Threshold: 71 votes (majority of the full 141)", "")], Fraction(150))
    >>> quota_told([("LG 11 / DW 9, need 9 of 11 and 7 of 9", "")], Fraction(20))
    >>> quota_told([("No two-thirds majority is needed", ""), ("Unanimity is not required", "")], Fraction(9))
    >>> quota_told([("blocking minority 35 %", ""), ("88 of 175 votes needed", "")], Fraction(90))
    >>> lines = [("nodig (2/3) bij volle zaal, 91", ""), ("2/3 van de uitgebrachte stemmen", "row 7")]
    >>> quota_told(lines, Fraction(136))
    ('2/3 of those voting', "row 7: '2/3 van de uitgebrachte stemmen'")
    >>> lines = [("Mehrheit TOP 2: zwei Drittel", ""), ("Mehrheit TOP 3: drei Viertel", "")]
    >>> quota_told(lines, Fraction(9), "TOP 3: Kapital")
    ('3/4', "'Mehrheit TOP 3: drei Viertel'")
    """  # noqa: E501
    found = rules_told(lines, total, about)
    if not found:
        return None
    first = found[0]
    if not first.share:
        # a number that a share of all votes gives was worked out of the rule, which stands elsewhere
        derived = [one for one in found if one.share and first.votes in _numbers_of(one.share, total)]
        first = (derived or [first])[0]
    return first.quota, first.said


class Rule(NamedTuple):
    """A rule by which votes are counted, as a sentence tells it.

    quota    as an answer has it
    said     the sentence, cut, and where it stands
    whole    the sentence
    line     which line of all has it
    votes    as a number of votes; 0 of a share
    share    as a share of the votes; 0 of a number
    enough   whether it says that it is enough, whatever else is told
    """

    quota: str
    said: str
    whole: str
    line: int
    votes: Fraction = Fraction(0)
    share: Fraction = Fraction(0)
    enough: bool = False


def rules_told(lines: Sequence[Line], total: Fraction, about: str = "") -> list[Rule]:
    """The rules that lines beside a table tell, in their order, those that are enough first within a line.

    A rule of an item of the agenda is left out where the position is on another, or others tell a rule of none.

    about   the name of the column of positions, and the title, which may tell the item
    """
    unless_told = base_of_abstentions(lines)
    found: list[tuple[str, Rule]] = []
    for at, (text, where) in enumerate(lines):
        of_line = _item(text)
        rules = []
        for clause in map(str.strip, clauses(text)):
            # what holds otherwise has numbers of its own
            told = without_heads(_of_carrying(before_otherwise(clause)), total)
            quota = _quota(told, total) if told_needed(told) and not OTHER.search(told) else ""
            if quota:
                base = OF[of_whom(clause) or unless_told] if _is_share(quota) else ""
                shown = cut(_from_what_matters(clause))
                said = f"{where}: {shown}" if where else shown
                votes, share = _as_number(quota)
                enough = bool(_ENOUGH.search(clause))
                rules.append((_item(clause) or of_line, Rule(f"{quota}{base}", said, clause, at, votes, share, enough)))
        found += sorted(rules, key=lambda one: not one[1].enough)
    item = _item(about)
    plain = [rule for of, rule in found if not of or of == item]
    return plain if plain or item else [rule for _, rule in found]


def _from_what_matters(clause: str) -> str:
    """A clause without the statute that it is written in, where it begins with that: § 19 Statutu: zwykła większość."""
    begun = _OF_A_STATUTE.match(clause)
    before, colon, behind = clause.partition(":")
    return behind.strip() if begun and colon and behind.strip() and before.strip() else clause


def majority_of(text: str) -> tuple[int, int]:
    """(votes, of all) of a rule that tells more than half of a number; (0, 0) where none does, or several do.

    >>> majority_of("Constitutional majority = 31 of 60 regardless of who is there"), majority_of("12 of 40 are here")
    ((31, 60), (0, 0))
    """
    found = {(int(many), int(whole)) for many, whole in _OF.findall(without_dates(before_otherwise(text)))}
    found = {(many, whole) for many, whole in found if whole < 2 * many < 2 * whole and whole >= _LEAST_WHOLE}
    return found.pop() if len(found) == 1 else (0, 0)


def _item(text: str) -> str:
    """The number of the item of the agenda that a text names; "" where it names none, or several.

    >>> _item("Mehrheit TOP 2: 3/4 (§ 103)"), _item("Items 2 and 3"), _item("Huur gaat met meerderheid (punt 7)")
    ('2', '', '7')
    """
    numbers = set(_ITEM.findall(text))
    return numbers.pop() if len(numbers) == 1 else ""


def _as_number(quota: str) -> tuple[Fraction, Fraction]:
    """(votes, share) of a quota, one of them 0."""
    if quota == HALF:
        return Fraction(0), Fraction(1, 2)
    if quota.endswith("%"):
        return Fraction(0), Fraction(quota[:-1]) / 100
    if quota == UNANIMITY:
        return Fraction(0), Fraction(1)
    return (Fraction(0), Fraction(quota)) if "/" in quota else (Fraction(quota), Fraction(0))


def _numbers_of(share: Fraction, total: Fraction) -> set[int]:
    """The numbers of votes that somebody may work out of a share of all."""
    wanted = share * total
    return {math.floor(wanted) + 1} if share == Fraction(1, 2) else {math.ceil(wanted), math.floor(wanted)}


def _of_carrying(clause: str) -> str:
    """A part of a line without brackets and dates, and without the word quorum before the majority that it means."""
    clause = " ".join(without_dates(clause).split())
    clause = _ONE_EACH.sub(" ", clause)
    clause = without_attended(_WORDS_ASIDE.sub(" ", _OF_A_STATUTE.sub(" ", clause)))
    before, colon, behind = clause.partition(":")
    if colon and QUORUM.search(before) and MAJORITY.search(behind):
        return behind
    # a quorum behind a comma is a rule of its own: more for than against, quorum 50
    parts = [part for part in clause.split(",") if not QUORUM.search(part)]
    return ",".join(parts) if len(parts) < clause.count(",") + 1 and parts else clause


def base_of_abstentions(lines: Sequence[Line]) -> Base:
    """Of whom a share is needed where no line tells it: of those voting, if one tells that abstentions do not count.

    >>> base_of_abstentions([("Abstentions do not count", "row 4")]), base_of_abstentions([("Quorum 12", "row 4")])
    ('voting', '')
    """
    return "voting" if any(of_abstentions(text) == "out" for text, _ in lines) else ""


def _is_share(quota: str) -> bool:
    return "/" in quota or quota.endswith("%") or quota == HALF


def _quota(text: str, total: Fraction) -> str:
    """The quota that a part of a line tells: a count of these votes goes before the share that it is."""
    text = in_digits(without_dates(text))
    # what is said to be the majority goes before so many of all who would be for it
    least = {int(one) for one in _AT_LEAST.findall(text)}
    if len(least) == 1 and total < 2 * (many := least.pop()) <= 2 * total and _OF.search(text):
        return str(many)
    if (rest := _ADDED_UP.sub(" ", text)) != text and (quota := _quota(rest, total)):
        return quota
    all_of = [(int(one[0]), int(one[1])) for one in _OF.findall(text)]
    named = {*all_of}
    bare = [int(one) for one in _NUMBER.findall(_OF.sub(" ", text))]
    if not all_of and len(bare) == 2 and min(bare) == max(bare) // 2 + 1:
        all_of = [(min(bare), max(bare))]  # 71 votes (a majority of the full 141)
    of = [many for many, whole in all_of if whole == total and 0 < many <= total]
    if of:
        return str(of[0])
    # 2/3 is a share
    shares = {(int(one[0]), int(one[1])) for one in _FRACTION.findall(text)}
    all_of = [one for one in all_of if one not in shares]
    if len({whole for _, whole in all_of}) > 1:
        return ""  # so many of each of several chambers
    # a majority of all seats, of which some are vacant
    of = [many for many, whole in all_of if total < whole <= _VACANT * total and whole < 2 * many <= 2 * total]
    # so many of those who have a vote, of whom fewer are told than are read
    of = of or [
        many
        for many, whole in all_of
        if (many, whole) in named and _MOST_VOTELESS * total <= whole < total and many == whole // 2 + 1
    ]
    if len(of) == 1:
        return str(of[0])
    counts = [one for one in bare if total / 2 < one < total and not any(one == whole for _, whole in all_of)]
    if len(counts) == 1 and total > 2:
        return str(counts[0])
    share = _FRACTION.search(text)
    if share and Fraction(1, 2) < Fraction(int(share[1]), int(share[2])) < 1:
        return f"{share[1]}/{share[2]}"
    words = shares_in_words(text)
    if len(words) == 1:
        return words[0]
    percents = [one for one in _PERCENT.findall(text) if 50 < float(one.replace(",", ".")) <= 100]
    if len(percents) == 1:
        return f"{percents[0].replace(',', '.')}%"
    return HALF if majority_in_words(text) else ""
