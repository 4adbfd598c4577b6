"""Why a row or a part of a sheet is no actor's, as it stands behind "which" where it is told."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One cause, told once for all rows that have it."""

    ADDED = "adds up or averages the others"
    HEADING = "is a heading"
    REMARK = "reads as a remark"
    NAMELESS = "has no name and stands below the others"
    UNCALLED = "has numbers and no name"
    UNDER_SUMS = "stands below the sums and has few cells"
    COUNTED = "counts the others"
    MEASURES = "tells how the columns are measured"
    NEEDED = "tells how many are needed"
    QUORUM = "tells how many must be there"
    OTHERWISE = "tells what holds if nothing is decided"
    OTHERWISE_TOO = "tells what holds if nothing is decided in one of its sentences"
    VACANT = "is an empty seat"
    SUMMED = "has the sums or means of its columns"
    OF_OPTIONS = "tells something of the options, and nothing of an actor"
    AGREED = "tells how far raters agree"
    REFERENCE = "is a point of comparison, and nobody's position"
    OUTCOME = "tells what came of it, and is nobody's position"
    WANTED = "tells how much is needed"
    WHOLE_OF = "is the whole of which the rows below it are the parts"
    WHOLE_SAYS_TOO = (
        "is the whole of which the rows below it are the parts, and says where it stands as they do "
        "(take out the parts to read the whole)"
    )
    PART_OF = "is a part of the row above it, which alone says where they stand"
    SHARE = "tells how many of all say so"
    POLL = "tells what others expect"
    CODES = "tells what a code means"
    SCALE = "tells the scale"
    MERGED = "is one text over several columns"
    CONTINUES = "goes on with the row above it"
    WORDING = "has the wording of the questions"
    TRIAL = "is a trial answer"
    MACHINE = "is no answer"
    ALONE = "stands below the others with nothing but a number or two"
    LACKS = "stands below the sums and lacks what all above have"
    FETCHED = "stands below the sums without a name in the column of names (write it there if it is an actor's)"
    SAYS_NOTHING = "stands below the table and says nothing in any column that is read"
    LISTED = "stands in a list of its own below the table"
    ABOVE = "stands above the first heading and has no number, as all below have"
    ANOTHER = "begins another table, which was not read (put it on a sheet or in a file of its own)"
    AGAIN = "is the header once more"
    SECOND = "begins a second table, which was not read (put it on a sheet of its own)"
    BESIDE = "stands beside the table"
    LINE = "draws a line"
    UNNAMED = "names no member"
    NUMBER = "has a number in the place of a name"
    ANSWERED = "the answer leave_out names"


TITLES = frozenset((Reason.HEADING, Reason.MERGED))
"""Of a row that is a title of those below it."""
SUMS = frozenset((Reason.ADDED, Reason.SUMMED))
"""Of a row that adds up or averages the others."""
