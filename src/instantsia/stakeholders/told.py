"""How the notes of a table begin, a line each: what is written by them is read by them on the first screen."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Sequence

from instantsia.errors import few
from instantsia.patterns import pattern

FROM = "From the table "
"""What stands before this line was guessed."""
ASSUMED = "Assumed: "
"""KEY=VALUE of every question that took its default, as on a command line, with commas between."""
HOLDS = "What holds is a guess: "
"""The point of the scale that was taken where neither the table nor the names of the ends tell what holds."""
NOT_READ = "Columns not read: "
NOT_USED = "Read but not used, since weights do not count here: "
MAY_WEIGH = "Columns not read that may tell what somebody weighs: "
"""Those among the columns that are not read whose names speak of weights, votes or shares."""
ABOVE = "Above the header: "
"""The lines that stand there, each whole."""
LEFT_OUT = "Left out: "
LEFT_WITH_WEIGHT = "Left out though they carry a position and a number: "
"""The names in rows that may be those of somebody."""
COLUMNS = "Columns: "
"""Which column was read as what, with commas between."""
HEADER = "the header is read in row "
"""Which row, and which above it are not read though they have several cells."""
HIDDEN_READ = "hidden columns were read ("
LEAVE_HIDDEN = "; --hidden leave-out leaves them out"
MOST_HIDDEN = 12
"""So many hidden columns are named."""
REMARKS = "Remarks of the table: "
"""What is remarked of whom and is no office; it stands in the table of cells before anything is asked."""
DOWN = "runs down"
"""Behind the name of a column of weights whose least number is the most."""
GUESSED = "Columns guessed: "
"""The same of what was guessed, which stands above: "actor = Deanery, positions on 2 issues = Quay and Tax"."""
BESIDES = "columns guessed besides those answered: "
"""What an answer on columns leaves out, and was guessed."""
ALIKE = "All weigh the same."
"""Where no column says how much anybody cares, weighs or has votes."""
NO_PART = " have neither a vote nor a veto and take no part: "
NO_PART_BESIDE_ONE = " take no part, since one person decides alone: "
NO_PART_BESIDE_VETO = " have no veto and take no part, since one person decides: "
"""Each between how many of how many, and their names."""
VOTELESS = "Without a vote by the table, and counted in the bargain: "
WEIGHS_NOTHING = "without a vote these weigh nothing: "
"""The names of those who have none where it is bargained out, and of those of them who have no weight either."""
MERGED = "merged cells "
"""How it begins that several rows have the text of one cell, behind the place of the cell."""
VOTES_IN_A_BARGAIN = "Votes count in a vote alone, and it is bargained out"
"""How it begins that an answer on who votes changes nothing."""
TAKEN_FROM = "Names taken from the column "
BELOW_SUMS = "Below the sums, and read as actors"
BELOW = "Below the table, and read as actors: "
"""Those behind a blank row of whom no weight is told, as of all others."""
THOUGH = "Read as actors, though "
DOUBTFUL = (BELOW_SUMS, BELOW, TAKEN_FROM, THOUGH)
"""How the notes begin that tell of actors who may be none, with their rows."""
AWAY, UNKNOWN, BETWEEN = "Abstain or are away: ", "Position not known: ", "As near to one as to the other: "
"""The names of those who take no option, of those of whom none is known, and of those who stand between two."""
RULE = "By vote: "
VOTED_TOO = "Put to the vote, since options are not bargained out: "
"""The names of the issues beside a headline that is bargained out."""
SEVERAL = "asks for more than one majority"
"""Of a line beside a table, of which one majority is counted."""
NEEDED, QUORUM, VETO = "needed: ", "quorum: ", "veto: "
"""What was told of the quota and of the vetoes, the names behind the latter; with ; between where both were."""
OTHERWISE = " (--answer KEY=VALUE says otherwise)."
_AMOUNTS = pattern(r"(?:Read(?: on .*)?|.* is read) as amounts in ")
MOST_LISTED = 40
"""So many names stand in a note; the others are counted."""
MOST_WEIGHED = 8
_COUNTED = pattern(r"(.*) and ([\d,]+) more")
_IN_QUOTES = pattern(r'"(?:[^"]|"")*"')
_ROLE = pattern(r"(\w+?)(?:s on \d+ issues| by rater)? = ")


def of_amounts(note: str) -> bool:
    """Whether a note tells the unit in which a column of amounts is read.

    >>> of_amounts("Read as amounts in USD m: $950,000 = 0.95"), of_amounts("Read of Tax: '2030ish' (row 2) as 2030")
    (True, False)
    """
    return bool(_AMOUNTS.match(note))


def roles_guessed(note: str) -> frozenset[str]:
    """The roles of which the line of guessed columns tells the column; none of another line.

    >>> sorted(roles_guessed("Columns guessed: actor = Deanery, positions on 2 issues = Quay and Tax"))
    ['actor', 'position']
    >>> roles_guessed("Columns: actor = Deanery")
    frozenset()
    """
    return frozenset(_ROLE.findall(note.removeprefix(GUESSED))) if note.startswith(GUESSED) else frozenset()


def taken_out(names: Sequence[str], does: str = "takes out whoever is no actor") -> str:
    """The answer that takes these out of the actors, as it stands behind what is told of them.

    does   what is said of it

    >>> taken_out(["Old deal", "CPI"])
    " (--answer leave_out='Old deal|CPI' takes out whoever is no actor)"
    """
    return f" (--answer leave_out={shlex.quote('|'.join(dict.fromkeys(names)))} {does})"


def hidden_columns(read: Sequence[str], aside: Sequence[str] = ()) -> str:
    """What is told of hidden columns by their letters: which were read, and which nobody reads.

    >>> hidden_columns(["D"]), hidden_columns([], ["E"])
    ('hidden columns were read (D; --hidden leave-out leaves them out)', 'hidden columns are not read (E)')
    >>> hidden_columns(["D"], ["E"])
    'hidden columns were read (D; --hidden leave-out leaves them out) and not read (E)'
    """
    if not read:
        return f"hidden columns are not read ({_letters(aside)})"
    told = f"{HIDDEN_READ}{_letters(read)}{LEAVE_HIDDEN})"
    return f"{told} and not read ({_letters(aside)})" if aside else told


def _letters(columns: Sequence[str]) -> str:
    return ", ".join(columns[:MOST_HIDDEN]) + (", ..." if len(columns) > MOST_HIDDEN else "")


def unknown_on(issue: str) -> str:
    """How the names of those begin of whom no position on another issue than the headline is known.

    >>> unknown_on("place")
    'Position not known on place: '
    """
    return UNKNOWN.replace(": ", f" on {issue}: ")


def away_counted(count: int) -> str:
    """How many take no side.

    >>> away_counted(1), away_counted(3)
    ('1 abstains or is away', '3 abstain or are away')
    """
    return f"{count} abstains or is away" if count == 1 else f"{count} abstain or are away"


ONE_AND_THE_SAME = "May be one and the same, and read as two: "
TOLD_APART = " that stand twice were told apart: "
"""Who counts twice, if they are one."""
NONE_WEIGHS_MORE = "No capability is told: each weighs the same"
"""Where no column says how much anybody weighs."""


def may_tell_weights(names: Sequence[str]) -> str:
    """What follows that sentence where columns that are not read may say so, with the answer that takes the first.

    >>> may_tell_weights(["Ear", "Pull"])
    '; it may stand in Ear or Pull, which are not read (--answer columns=capability:Ear takes it)'
    >>> may_tell_weights([])
    ''
    """
    if not names:
        return ""
    are = "which is not read" if len(names) == 1 else "which are not read"
    pasted = shlex.quote(f"capability:{names[0]}")
    return f"; it may stand in {' or '.join(names[:MOST_WEIGHED])}, {are} (--answer columns={pasted} takes it)"


def seats_weigh(others: Sequence[str], nothing: Sequence[str]) -> str:
    """How the seats of blocs weigh where no capability is told.

    others    names of those whose seats are not told
    nothing   names of those of whom it is told that they have no vote, and no seat

    >>> seats_weigh(["Diocese"], [])
    "No capability is told: each weighs as many seats as it has; how many these have is not told, and each takes one \
of the others' values: Diocese"
    """
    out = "No capability is told: each weighs as many seats as it has"
    if others:
        out += "; how many these have is not told, and each takes one of the others' values: "
        out += few(others, MOST_WEIGHED)
    return out + _weigh_nothing(nothing)


def _weigh_nothing(who: Sequence[str]) -> str:
    return f"; {WEIGHS_NOTHING}{few(who, MOST_WEIGHED)}" if who else ""


def votes_weigh(untold: Sequence[str], nothing: Sequence[str], usual: float | None = None) -> str:
    """How votes weigh where no capability is told.

    untold    names of those whose votes are not told
    nothing   names of those of whom it is told that they have none
    usual     how many more than half of the others have; None where so many have no one number

    >>> votes_weigh(["Lorna"], [], 1)[-93:]
    'how many these have is not told, and each weighs 1, as more than half of the others do: Lorna'
    """
    out = "No capability is told: each weighs as many votes as it has"
    if untold:
        as_whom = "as much as the most" if usual is None else f"{usual:g}, as more than half of the others do"
        out += f"; how many these have is not told, and each weighs {as_whom}: {few(untold, MOST_WEIGHED)}"
    return out + _weigh_nothing(nothing)


def as_read(note: str) -> str:
    """What a reader notes, as a sentence of its own.

    >>> as_read("'Sub' is read as no vote"), as_read("Read as not known: 'x'.")
    ("Read: 'Sub' is read as no vote.", "Read as not known: 'x'.")
    >>> as_read("Read: '~500' (row 3) as 500")
    "Read: '~500' (row 3) as 500."
    """
    bare = note.rstrip(".")
    return f"{bare}." if bare.startswith(("Read ", "Read:", BELOW)) else f"Read: {bare}."


def names_told(names: Sequence[str]) -> str:
    """The first names as a note lists them; one with a semicolon, an "and" or a quote in it stands in quotes.

    >>> names_told(["Ann", "Bob"]), names_told(["Lee, Ann", "Bob"]), names_told(["Lee, Ann"])
    ('Ann, Bob', 'Lee, Ann; Bob', '"Lee, Ann"')
    """
    alone = len(names) == 1 and "," in names[0]
    commas = any("," in name for name in names[: MOST_LISTED + 1])
    return few([_quoted(name, alone) for name in names], MOST_LISTED, "; " if commas and not alone else "")


def names_of(listed: str) -> list[str]:
    """The names that a note lists, and "" for each that it only counts.

    >>> names_of("Ann, Bob"), names_of("Lee, Ann; Bob and 2 more"), names_of('"Lee, Ann"')
    (['Ann', 'Bob'], ['Lee, Ann', 'Bob', '', ''], ['Lee, Ann'])
    """
    counted = _COUNTED.fullmatch(listed)
    named, more = (counted[1], int(counted[2].replace(",", ""))) if counted else (listed, 0)
    between = ";" if ";" in _IN_QUOTES.sub("", named) else ","
    return [*next(csv.reader([named], delimiter=between, skipinitialspace=True), []), *[""] * more]


def _quoted(name: str, alone: bool) -> str:
    quoted = alone or any(part in name for part in (";", '"', " and "))
    return '"' + name.replace('"', '""') + '"' if quoted else name
