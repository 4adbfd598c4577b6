"""Columns of words that say less than another column beside them, and are no position then."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.cells.words import ABSTAINS, NO, UNDECIDED, YES, abstains
from instantsia.stakeholders.files.columns.beside import has_unit, owed
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.hints import NONE, PART, WHOLE, acceptable, as_it_is, certainty
from instantsia.stakeholders.files.columns.serial import numbering

STANDING = ("labels", "mixed", "attitudes", "signs", "numbers", "figures", "years", "ranges")
"""Kinds of a column that tells where somebody stands where its name asks for that."""
CLEARLY, SOME = 0.1, 3
"""So much of the actors, and so many, is clearly more of them."""
MOST, HALF = 0.8, 0.5
_END = pattern(r"[\s,;:(–—-]+")


def who_may_vote(columns: Sequence[Column]) -> list[int]:
    """Places of columns called votes whose yes and no are whether somebody may vote, and not how.

    So they are beside a column whose name asks where somebody stands. Under the documented name an abstention says
    that whoever has a vote does not cast it, whichever way the position is told.
    """
    asked = any(one.said.get("position", 0.0) >= PART and one.kind in STANDING for one in columns)
    whole = any(one.said.get("position", 0.0) >= WHOLE and one.kind in (*STANDING, "ballot") for one in columns)
    return [
        one.at
        for one in columns
        if "vote" in one.said
        and ((asked and _may_vote(one)) or (whole and one.name.casefold() == "vote" and _may_vote(one, away=True)))
    ]


def _may_vote(column: Column, *, away: bool = False) -> bool:
    """Whether nearly all cells say yes or no, a few of them with a remark, and none for, against or an abstention.

    away   whether abstentions are looked past

    >>> cells = ("yes", "yes", "no", "no, in attendance", "yes", "casting only")
    >>> _may_vote(Column(0, "Votes?", "Votes?", cells, "ballot", 1.0))
    True
    >>> _may_vote(Column(0, "Votes?", "Votes?", (*cells, "abstains"), "ballot", 1.0))
    False
    >>> _may_vote(Column(0, "vote", "vote", (*cells, "abstains"), "ballot", 1.0), away=True)
    True
    """
    held = [plain for text in column.texts if (plain := text.casefold()) and not (away and abstains(plain))]
    bare = [text for text in held if text in YES or text in NO]
    first = {text: _END.split(text, maxsplit=1)[0] for text in held}
    begun = [text for text in held if first[text] in YES or first[text] in NO]
    stances = [text for text in held if text not in begun and (text in ABSTAINS or attitude(text) is not None)]
    many = len(begun) >= MOST * len(held) and len(bare) > HALF * len(held)
    return column.kind in ("ballot", "right") and many and not stances


def told_by_fewer(columns: Sequence[Column]) -> list[int]:
    """Places of columns of plain for and against beside an amount in a unit that clearly more actors have told.

    An amount says which way as well, and how far: Max £ pcm beside For and Against.
    """
    amounts = [
        one
        for one in columns
        if one.kind in ("numbers", "figures")
        and has_unit(one.name)
        and set(one.said) <= {"position"}
        and not (owed(one.name) or acceptable(one.name) or numbering(one.texts))
    ]
    most = max((one.filled for one in amounts), default=0.0)

    def fewer(column: Column) -> bool:
        more = most - column.filled
        return more > CLEARLY and more * len(column.texts) >= SOME

    words = [one for one in columns if one.kind in ("ballot", "attitudes") and not as_it_is(one.name)]
    return [one.at for one in words if fewer(one) and len({*map(str.casefold, known(one.texts))} - UNDECIDED) == 2]


def told_in_sentences(columns: Sequence[Column]) -> tuple[list[int], list[int]]:
    """Places of columns of sentences, and of those beside them that say in a word, for or against, what each comes to.

    >>> said = ("For, as long as it is paid", "Against it, she said so twice", "All for it, the sooner the better") * 2
    >>> told = Column(0, "Said", "Said", said, "attitudes", 1.0)
    >>> told_in_sentences([told, Column(1, "Down as", "Down as", ("Y?", "N", "Y") * 2, "ballot", 1.0)])
    ([0], [1])
    >>> told_in_sentences([told])
    ([], [])
    """
    words = [one for one in columns if one.kind in ("ballot", "attitudes", "signs") and one.filled >= HALF]
    coded = [one.at for one in words if not _in_sentences(one) and NONE not in one.said and not certainty(one.name)]
    said = [one.at for one in columns if _in_sentences(one)]
    return (said, coded) if said and coded else ([], [])


def _in_sentences(column: Column) -> bool:
    return sayings(column.texts) is not None
