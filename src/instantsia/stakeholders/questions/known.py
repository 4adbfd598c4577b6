"""What a table tells by itself, against which questions are put."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from instantsia.frozen import frozen
from instantsia.stakeholders.files.columns.scales import Doubt
from instantsia.stakeholders.files.entries import NO_UNIT, Unit
from instantsia.stakeholders.files.rows.deciders import Decider
from instantsia.stakeholders.files.rows.remarks_told import Remarks
from instantsia.stakeholders.files.values.exceptions import Meant


@frozen
class IssueFacts:
    """What a table tells of one issue.

    name        as people say it
    scale       low and high end, None where the file does not tell
    status_quo  what holds if nothing is decided, where the file tells
    options     the words that stand in place of positions; empty where positions are points of a scale
    held        the lowest and the highest position that is stated as a number, None where none is
    spoken      words that stand in place of positions on a scale, as in "leans to full ban"
    step        the least difference that the stated positions are written to
    ends        the ends that words such as "leans to full ban" name; one that says that nothing is done comes first
    checked     whether somebody who checked the table told what the ends mean
    doubt       what is in doubt about the scale, None where it is told, or can only be 0 to 100
    words       {word of attitude: its point of the scale} as proposed, the highest first, and {cell that is no number:
                what it is read as}
    wrong       what is wrong with what was answered of its words, of which the column tells where they end
    where       {word: where it stands, and why it is no number}
    sides       (the word of those against, the word of those for), "" for a side that nobody takes, where all positions
                are words of attitude; None of any others
    unit        the unit in which amounts are read as points of the scale, `NO_UNIT` where they are no amounts
    money       the unit as it is told, where positions are sums of money, whether each cell names it or the header
    not_voting  names of those who abstain or are away where it is voted on
    abstaining  those of them who abstain, and so are there
    header      the name of the column of positions, as the file has it
    own_words   words, folded, of one actor each among positions that are numbers: no end is called after them
    reference   (point, the row or line that says so) of what holds, as a row or line beside the actors has it; None
                where none has
    """

    name: str
    scale: tuple[float, float] | None = None
    status_quo: float | None = None
    options: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    checked: bool = False
    held: tuple[float, float] | None = None
    step: float = 1.0
    spoken: tuple[str, ...] = ()
    doubt: Doubt | None = None
    words: Mapping[str, Meant] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    sides: tuple[str, str] | None = None
    reference: tuple[float, str] | None = None
    header: str = ""
    own_words: frozenset[str] = frozenset()
    unit: Unit = NO_UNIT
    money: str = ""
    not_voting: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()


@frozen
class Known:
    """What a table tells by itself; no part of it depends on the order of rows.

    issues   {name: what is told of it}, in the order of names
    actors   names, in order
    bodies   names, the one with most rows first
    votes    all votes, None without such a column; voted  {name: how many are theirs}
    without_votes  names of whom that column says that they have none: 0, no
    vetoes  names with a veto, None without such a column
    seats    {name: seats of a bloc}, for the votes of those who are given one by an answer
    today    the day from which it is looked at, as an ordinal
    even     whether all who have a vote in the column have as many
    ballot   whether the positions stand in a column of how somebody votes
    grades   {grade of a salience or a capability: its points of 100} as proposed, the highest first, and {cell that is
             no number: what it is read as}
    where    {grade: where it stands, and why it is no number}
    graded_in  the columns of numbers, each with its scale, in which such a grade stands
    first    the issue that comes first in the file
    title    what stands above the table
    columns  which column is which, as guessed; "" where their names say it
    also     columns that could be the position as well, as they are named in an answer
    ends_beside  columns that could be its ends, as they would be answered: "position low:Floor"
    samples  {column as it is named in an answer: some of what stands in it}, where columns were guessed
    salience what is in doubt about the scale of saliences
    decimal  (decimal mark, a number that can be read in two ways), where that is in doubt
    rivals   what is told of other sheets of the workbook that would do nearly as well, or that it was turned, or ""
    seated   {name: the body in which they sit}, of a table with several; nobody who sits in more than one
    houses   (the column, the bodies) that says who sits where, and is not read as one; None where there is none
    needed   (text, where it stands) of the lines that tell how many votes are needed; of_vetoes  that speak of a veto
    of_all   that say that nothing is decided against any of them
    of_counting  that tell who decides a tie, what an abstention does, or how many must be there
    of_days  that may name the day on which something is decided
    dated    that may name the day of the table itself
    of_rounds  that speak of a run-off, a second round or an option that drops out
    otherwise  sentences that tell what holds where nothing is decided
    sums     (column, sum) of the columns of numbers that are read as weights, or not at all
    deciders sentences that say that one person decides, each with the row that fits
    chairs   names of those who are said to be in the chair
    only_in_ties   {those of the voteless who vote in a tie alone: (what says so, where it stands)}
    left_out names of those who were answered to be no actors, and are in `actors` no more
    voteless names of whom the table says that they have no vote
    perhaps_voteless  names of those who perhaps have none, below a heading: not PCC
    passed_over  what is told of answers that were kept and fit no more
    remarks  what remarks and columns that are not read say of absence and of vetoes
    doubles  what is told of names that may be one person's, who then counts twice
    alphabets  the alphabet in which the bytes of the file are read, and others that may be meant; empty if it is sure
    """

    file: str
    issues: Mapping[str, IssueFacts]
    actors: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    votes: Fraction | None = None
    voted: Mapping[str, Fraction] = field(default_factory=dict)
    without_votes: frozenset[str] = frozenset()
    vetoes: tuple[str, ...] | None = None
    seats: Mapping[str, Fraction] = field(default_factory=dict)
    today: int = 1
    first: str = ""
    title: str = ""
    columns: str = ""
    salience: Doubt | None = None
    decimal: tuple[str, str] | None = None
    even: bool = False
    ballot: bool = False
    also: tuple[str, ...] = ()
    ends_beside: tuple[str, ...] = ()
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grades: Mapping[str, Meant] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    alphabets: tuple[str, ...] = ()
    rivals: str = ""
    needed: tuple[tuple[str, str], ...] = ()
    of_vetoes: tuple[tuple[str, str], ...] = ()
    of_all: tuple[tuple[str, str], ...] = ()
    of_counting: tuple[tuple[str, str], ...] = ()
    seated: Mapping[str, str] = field(default_factory=dict)
    houses: tuple[str, tuple[str, ...]] | None = None
    of_rounds: tuple[tuple[str, str], ...] = ()
    of_days: tuple[tuple[str, str], ...] = ()
    dated: tuple[tuple[str, str], ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, Fraction], ...] = ()
    deciders: tuple[Decider, ...] = ()
    chairs: tuple[str, ...] = ()
    voteless: tuple[str, ...] = ()
    only_in_ties: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    perhaps_voteless: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: Remarks = field(default_factory=Remarks)
    doubles: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    graded_in: tuple[str, ...] = ()
