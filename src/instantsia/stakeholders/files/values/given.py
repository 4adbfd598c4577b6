"""What was answered that changes how cells are read, and what is read as proposed where nobody answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeVar

from instantsia.frozen import frozen
from instantsia.stakeholders.files.columns.scales import Doubt
from instantsia.stakeholders.files.sheet import Scale
from instantsia.stakeholders.files.values.exceptions import Meant
from instantsia.stakeholders.folding import folded

T = TypeVar("T")


@frozen
class About:
    """What was answered about one issue.

    scale    (low, high) of its positions; None where nobody said
    words    {word, folded: what it is on the scale}; empty where they were said to be options, None where nobody said
    ends     the names of its ends, folded
    options  names, folded, of options that have a place on the scale
    """

    scale: Scale | None
    words: Mapping[str, Meant] | None
    ends: frozenset[str]
    options: frozenset[str]


@frozen
class Given:
    """Answers; those of one issue stand under its name, folded, and under "" those of the headline.

    headline  the issue that was chosen, "" where none was
    unnamed   what an issue without a name is called
    scales    (low, high) of positions
    words     {word, folded: what it is on the scale}; empty where they were said to be options
    ends      the names of ends, folded
    salience  the ends of saliences as they were answered, the high one first where the low one is the most
    decimal   the decimal mark
    grades    {grade, folded: its points of 100} of saliences and capabilities
    options   names, folded, of options that have a place on the scale
    leave_out names of those who are no actors, as they were answered
    """

    headline: str = ""
    unnamed: str = ""
    scales: Mapping[str, Scale] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Meant]] = field(default_factory=dict)
    ends: Mapping[str, frozenset[str]] = field(default_factory=dict)
    salience: Scale | None = None
    decimal: str = ""
    grades: Mapping[str, Meant] = field(default_factory=dict)
    options: Mapping[str, frozenset[str]] = field(default_factory=dict)
    leave_out: tuple[str, ...] = ()

    @property
    def saliences(self) -> Scale | None:
        """The scale of saliences, its low end first; as it was answered the one that counts least stands first."""
        return None if self.salience is None else (min(self.salience), max(self.salience))

    def about(self, issue: str, first: str) -> About:
        """What was answered about an issue.

        first   the issue that is the headline where none was chosen
        """
        own = folded(issue or self.unnamed)
        is_headline = own == (self.headline or folded(first or self.unnamed))

        def of(table: Mapping[str, T]) -> T | None:
            said = table.get(own)
            return table.get("") if said is None and is_headline else said

        return About(of(self.scales), of(self.words), of(self.ends) or frozenset(), of(self.options) or frozenset())


@frozen
class Proposed:
    """What nobody told or answered and was read as proposed; each is a question.

    scales    {issue: what is in doubt about its scale}
    words     {issue: {word: what it is on the scale}} of words of attitude, and of cells that are no numbers
    salience  what is in doubt about the scale of saliences
    decimal   (decimal mark, a number that can be read in two ways)
    grades    {grade: its points of 100} of saliences and capabilities that are other than high, medium and low, and of
              cells that are no numbers
    where     {issue: {word: where it stands, and why it is no number}}
    where_graded {grade: where it stands, and why it is no number}
    graded_in  the columns of numbers, each with its scale, in which such a grade stands
    status_quo {issue: (point, the row or line that says so)}, which a row below the table, or a line beside it, calls
              what holds
    wrong     {issue: what is wrong with what was answered of its words}
    needed    (text, where it stands) of the lines that tell how many votes are needed
    of_vetoes (text, where it stands) of the lines that speak of a veto
    of_all    of those that say that nothing is decided against any of them
    of_counting  of those that tell who decides a tie, what an abstention does, or a quorum
    of_rounds    of those that speak of a run-off, a second round or an option that drops out
    of_days      of those that may name the day on which something is decided
    dated        of those that may name the day of the table itself
    of_deciding  of those that say that one person decides
    otherwise  (sentence, where it stands) of the sentences that tell what holds where nothing is decided
    """

    scales: Mapping[str, Doubt] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Meant]] = field(default_factory=dict)
    salience: Doubt | None = None
    decimal: tuple[str, str] | None = None
    grades: Mapping[str, Meant] = field(default_factory=dict)
    where: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    where_graded: Mapping[str, str] = field(default_factory=dict)
    graded_in: tuple[str, ...] = ()
    status_quo: Mapping[str, tuple[float, str]] = field(default_factory=dict)
    wrong: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needed: tuple[tuple[str, str], ...] = ()
    of_vetoes: tuple[tuple[str, str], ...] = ()
    of_all: tuple[tuple[str, str], ...] = ()
    of_counting: tuple[tuple[str, str], ...] = ()
    of_rounds: tuple[tuple[str, str], ...] = ()
    of_days: tuple[tuple[str, str], ...] = ()
    dated: tuple[tuple[str, str], ...] = ()
    of_deciding: tuple[tuple[str, str], ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()
