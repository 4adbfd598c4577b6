"""What the other cells of its column tell of a cell: sizes, marks of footnotes, the unit of amounts, too large weights.

Each is found once a column, where it is first asked for; cells stand here without the marks that group thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

from instantsia.stakeholders.files.cells.clock import hours_in
from instantsia.stakeholders.files.cells.footnotes import footnoted
from instantsia.stakeholders.files.cells.large_weights import divided_by
from instantsia.stakeholders.files.cells.loose import Loose
from instantsia.stakeholders.files.cells.marks import ungrouped
from instantsia.stakeholders.files.cells.multiples import sizes_of
from instantsia.stakeholders.files.cells.numbers import Read, is_endless
from instantsia.stakeholders.files.cells.one_unit import OneUnit, in_one_unit
from instantsia.stakeholders.files.cells.school_marks import signed_marks
from instantsia.stakeholders.files.cells.short_ranges import short_ranges
from instantsia.stakeholders.files.cells.words import UNTOLD
from instantsia.stakeholders.files.columns.in_time import times_in
from instantsia.stakeholders.files.columns.runs_down import school_marks
from instantsia.stakeholders.files.columns.scales import of_marks, tells_marks


class OfColumn:
    """The columns of one table.

    decimal, grouping   the marks that are decimal in it, and the one that groups thousands, or ""
    columns             {column: its texts}
    issues              {(column, issue): texts of the column on one issue}
    """

    def __init__(
        self,
        decimal: frozenset[str],
        grouping: str,
        columns: Mapping[int, Sequence[str]],
        issues: Mapping[tuple[int, str], Sequence[str]],
    ) -> None:
        self._decimal, self._grouping = decimal, grouping
        self._columns, self._issues = columns, issues
        self._sizes: dict[int, list[float]] = {}
        self._footnoted: dict[int, Mapping[str, str]] = {}
        self._short: dict[int, Mapping[str, Read]] = {}
        self._marks: dict[int, Mapping[str, Decimal]] = {}
        self._times: dict[tuple[int, str], Mapping[str, Read]] = {}
        self._endless: dict[tuple[int, str], bool] = {}
        self._divided: dict[int, int] = {}
        self._amounts: dict[tuple[int, str], OneUnit] = {}

    def sizes(self, column: int) -> list[float]:
        """How large the numbers of a column are."""
        if column not in self._sizes:
            self._sizes[column] = sizes_of(self.texts(column), self._decimal)
        return self._sizes[column]

    def footnoted(self, column: int) -> Mapping[str, str]:
        """{cell: the same without the mark of a footnote} of a column."""
        if column not in self._footnoted:
            self._footnoted[column] = footnoted(self.texts(column), self._decimal)
        return self._footnoted[column]

    def in_per_cent(self, column: int) -> bool:
        """Whether the numbers of a column, several, are all in per cent: of votes those are shares of all of them."""
        texts = [text for text in self.texts(column) if any(map(str.isdigit, text))]
        return len(texts) > 1 and all("%" in text for text in texts)

    def short_ranges(self, column: int) -> Mapping[str, Read]:
        """{cell: the range that is meant} of a column, where the thousands of the low end are left out."""
        if column not in self._short:
            self._short[column] = short_ranges(self.texts(column), self._decimal)
        return self._short[column]

    def marks(self, column: int, header: str, beside: Sequence[str]) -> Mapping[str, Decimal]:
        """{cell: the school mark that it says} of those with a sign behind them, in a column of school marks."""
        if column not in self._marks:
            so = of_marks(header) or school_marks(header) or any(map(tells_marks, beside))
            self._marks[column] = signed_marks(self.texts(column)) if so else {}
        return self._marks[column]

    def times(self, column: int, issue: str) -> Mapping[str, Read]:
        """{cell: when it is} of a column of times, on one issue: a year with its part, or the hour of a day."""
        place = column, issue
        if place not in self._times:
            texts = self.texts(column, issue)
            self._times[place] = times_in(texts) or hours_in(texts)
        return self._times[place]

    def endless(self, column: int, issue: str) -> bool:
        """Whether all that a column tells, on one issue, is nan or infinite."""
        place = column, issue
        if place not in self._endless:
            some = [text for text in self.texts(column, issue) if text.casefold() not in UNTOLD]
            self._endless[place] = bool(some) and all(map(is_endless, some))
        return self._endless[place]

    def divided_by(self, column: int) -> int:
        """The power of ten by which the weights of a column are divided, 0 where none is too large."""
        if column not in self._divided:
            self._divided[column] = divided_by(self.texts(column), self._decimal)
        return self._divided[column]

    def amounts(
        self, column: int, issue: str, header: str, codes: Collection[str], otherwise: Callable[[str], Loose | None]
    ) -> OneUnit:
        """What a column is in one unit.

        issue       of positions, the one whose cells are looked at; "" for the column as a whole
        codes       numbers that stand for what is not known
        otherwise   as for `in_one_unit`
        """
        place = column, issue
        if place not in self._amounts:
            texts = [text for text in self.texts(column, issue) if text.casefold() not in UNTOLD and text not in codes]
            self._amounts[place] = in_one_unit(texts, header, self._decimal, otherwise)
        return self._amounts[place]

    def texts(self, column: int, issue: str = "") -> list[str]:
        """The cells of a column, on one issue where there is one."""
        some = self._issues.get((column, issue), ()) if issue else ()
        return [ungrouped(text, self._grouping) for text in some or self._columns.get(column, ())]
