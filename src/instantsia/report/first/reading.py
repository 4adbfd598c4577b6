"""What was guessed, what was assumed, what was read, not used and left out."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Mapping

from instantsia.analysis.results import Forecast, Value
from instantsia.case.phrases import capital, plural
from instantsia.errors import listed
from instantsia.report import naming
from instantsia.report.first import rows
from instantsia.report.settlement import pivots, settling
from instantsia.stakeholders import told

REMEDY = re.compile(r" \(--(?:answer|sheet) [^()]*(?:\([^()]*\)[^()]*)*\)")
_BETWEEN = re.compile(r", (?=[a-z]+ = )")
_BLANKS = re.compile(r"\d+ blanks? ")
_SINCE = re.compile(r", since .*?(?=\.$)")
LISTED, LISTED_BELOW = " (--full lists them)", " (listed below)"
"""Where the defaults are listed, on a screen and on a page."""
MOST_COLUMN, MOST_POSITION = 40, 30
MOST_UNUSED = 2
"""More columns that are not used are counted where there is little room."""
MOST_WITHOUT = 4
"""So many of those who have no vote are named."""
SAID: Mapping[str, str] = {
    "settles": "{}",
    "status_quo": "status quo {}",
    "line": "threshold {}",
    "quota": "quota {}",
    "vetoes": "vetoes {}",
}
"""How the answers that matter most are told, in this order; the others are counted."""
KEPT = ("settles", "status_quo")
"""Those that are told however little room there is."""
SAID_TOO: Mapping[str, str] = {
    "by": "decided by {}",
    "ends": "ends of the scale: {}",
    "stretches": "segments: {}",
    "width": "how far a number may be off: {}",
    "body": "who decides: {}",
    "issue": "first issue: {}",
    "procedure": "how more than two options are put: {}",
}
"""How the others are told where all are."""
NO_BARGAIN = " (no bargain in the range)"
"""Of options, which no method bargains out: the same board as points of a scale has a wider range."""
SETTLES = {"bargain": "settled by bargaining", "vote": "settled by vote", "one": "one person decides"}


def notes(forecast: Forecast) -> list[str]:
    """The notes of a table, a line each; [] for a case that was written by hand."""
    lines = [line.strip() for line in forecast.note.splitlines() if line.strip()]
    return lines if any(line.startswith(told.FROM) for line in lines) else []


def on_page(text: str) -> str:
    """A sentence of the screen without what would be typed on a command line.

    >>> on_page("Assumed: threshold 50 (--full lists them).")
    'Assumed: threshold 50 (listed below).'
    >>> on_page("Scale guessed: 0 to 9 (--answer scale=LOW..HIGH says another).")
    'Scale guessed: 0 to 9.'
    >>> on_page("Of 2 sheets 'Q3' was read, and not 'Q2' (--sheet NAME reads another).")
    "Of 2 sheets 'Q3' was read, and not 'Q2'."
    """
    return REMEDY.sub("", text).replace(LISTED, LISTED_BELOW)


def notes_on_page(forecast: Forecast) -> list[str]:
    """The note of a case for a page, a paragraph each; of a table without what was guessed, which stands above."""
    lines = notes(forecast)
    if not lines:
        return [" ".join(forecast.note.split())]
    below = list(itertools.dropwhile(lambda line: not line.startswith(told.FROM), lines))
    told_so = " ".join(on_page(line) for line in below if not line.startswith(told.ASSUMED))
    told_all = (
        f"Nobody has answered, so this is assumed. {capital(taken_so)}." if (taken_so := in_full(forecast)) else ""
    )
    return [one for one in (told_so, told_all) if one]


def in_full(forecast: Forecast) -> str:
    """ "settled by bargaining; status quo 0; threshold 50; segments: low, high": all defaults that were taken."""
    return "; ".join(defaults(forecast))


def defaults(forecast: Forecast) -> list[str]:
    """Each default that was taken in words, those that matter most first."""
    answers = taken(forecast)
    # those that matter most come first; the question stands above it
    order = [key for key in (*SAID, *answers) if key in answers and key != "question"]
    said = [_default(key, answers[key]) for key in dict.fromkeys(order)]
    return [*said[:1], *_voted_too(forecast), *said[1:]]


def _voted_too(forecast: Forecast) -> list[str]:
    """ "Place is put to the vote": the issues with options beside a headline that is bargained out."""
    names = names_after(forecast, told.VOTED_TOO)
    return [f"{listed(names)} {'is' if len(names) == 1 else 'are'} put to the vote"] if names else []


def _default(key: str, text: str) -> str:
    """One of them in words, of one issue with the name of the issue.

    >>> _default("line", "50"), _default("scale.year", "2033..2039"), _default("ends", "no ban|full ban")
    ('threshold 50', 'scale (year): 2033 to 2039', 'ends of the scale: no ban, full ban')
    """
    name, _, issue = key.partition(".")
    text = SETTLES.get(text, text).replace("|", ", ").replace("..", " to ")
    said = {**SAID, **SAID_TOO}.get(name, f"{name.replace('_', ' ')}: {{}}").format(
        naming.day(text) if name == "by" else text
    )
    if not issue:
        return said
    head, colon, rest = said.partition(":")
    return f"{head} ({issue.replace('_', ' ')}){colon}{rest}"


def blanks(forecast: Forecast) -> list[str]:
    """ "2 blank positions read as anywhere on the scale", for each column in which something was blank."""
    return [line.removesuffix(".") for line in notes(forecast) if _BLANKS.match(line)]


def guessed(forecast: Forecast) -> list[tuple[str, ...]]:
    """What was guessed about the table, each as it stands and without what says otherwise.

    It stands before the line that names the table.
    """
    found = itertools.takewhile(lambda line: not line.startswith(told.FROM), notes(forecast))
    out = []
    for line in found:
        bare = REMEDY.sub("", line)
        short = _SINCE.sub("", bare).replace(" read as points of a scale", " read as")
        out.append(tuple(dict.fromkeys((line, bare, short))))
    return out


def assumed(forecast: Forecast) -> tuple[str, ...]:
    """ "Assumed: settled by bargaining, status quo 0, threshold 50 and 5 other defaults (--full lists them)."

    What holds stands first where it is a guess, and is never left out: on it rests what counts as a change.
    """
    answers, voted = taken(forecast), _voted_too(forecast)
    if not answers:
        return tuple(f"Assumed: {one}." for one in voted)
    # what the sheet tells of quota and vetoes stands in the line of what was read
    named = _after(notes(forecast), told.RULE)
    stands = {key for key, word in (("quota", told.NEEDED), ("vetoes", told.VETO)) if word in named}
    guess = "status_quo" in answers and any(line.startswith(told.HOLDS) for line in notes(forecast))
    first = frozenset(["status_quo"]) if guess else frozenset[str]()
    said_so = [key for key in SAID if key in answers and key not in stands | first]
    parts = [SAID[key].format(SETTLES.get(answers[key], answers[key])) for key in said_so]
    if guess:
        parts.insert(0, f"what holds {answers['status_quo']} (a guess)")
    # how it is settled, and what holds, are never left out
    least = max(sum(key in answers for key in KEPT), 1)
    out = []
    for most in dict.fromkeys(min(most, len(parts)) for most in (len(parts), 3, 2, least) if parts and most >= least):
        rest = len(answers) - min(most, len(parts))
        more = f" and {rest} other default{'s' if rest > 1 else ''}" if rest else ""
        out.append(f"Assumed: {', '.join([*parts[:most], *voted])}{more}{LISTED}.")
    last = f"Assumed: {plural(len(answers), 'default')}{LISTED}."
    if kept := [one for one in parts[:least] if any(key in answers for key in KEPT)]:
        rest = len(answers) - len(kept)
        last = f"Assumed: {', '.join(kept)}{f' and {rest} more' if rest else ''}."
    return tuple(dict.fromkeys((*out, last)))


def taken(forecast: Forecast) -> dict[str, str]:
    """{question: what was taken as its answer} where nobody gave one."""
    line = next((one for one in notes(forecast) if one.startswith(told.ASSUMED)), "")
    pasted = line.removeprefix(told.ASSUMED).removesuffix(told.OTHERWISE)
    pairs = [one.removesuffix(",").partition("=") for one in shlex.split(pasted)]
    return {key: value for key, _, value in pairs if key != "question"}


def of_table(forecast: Forecast, value: Value | None) -> tuple[str, ...]:
    """ "Read: 14 actors, settled by bargaining; no source is cited. Column not used: Confidence. Left out: row 13." """
    actors = len(pivots.stakes(forecast, value)) if value is not None else _voters(forecast)
    voted = value is None or settling.voted(forecast, value)
    # where it is an assumption it stands among them
    alone = actors == 1
    regime = "" if alone or "settles" in taken(forecast) else f", {SETTLES['vote' if voted else 'bargain']}"
    if value is None and not alone:
        regime += NO_BARGAIN
    lines = notes(forecast)
    unused = [*names_after(forecast, told.NOT_USED), *names_after(forecast, told.NOT_READ)]
    left = _after(lines, told.LEFT_OUT)
    count = forecast.counts
    sourced = "no source is cited" if not count.claimed else f"{count.claimed:,} of {count.numbers:,} inputs sourced"
    alike = ", who weigh the same" if told.ALIKE in lines and actors > 1 else ""
    bare = f"Read: {plural(actors, 'actor')}{alike}{regime}"
    head, brief, counted = (f"{bare}{_rule(lines, most, voted=voted)}" for most in (MOST_WITHOUT, 1, 0))
    without = no_part(forecast)
    who_not = count_not = ""
    if without:
        names, one = naming.some(without, MOST_WITHOUT), len(without) == 1
        who_not = f"; {names} {'takes' if one else 'take'} no part" if alone else f"; no vote: {names}"
        what_not = ("takes no part" if one else "take no part") if alone else ("has no vote" if one else "have no vote")
        count_not = f"; {len(without)} more {what_not}"
    columns = "Columns" if len(unused) > 1 else "Column"
    called = [one for one in unused if one]
    uncalled = f" and {len(unused) - len(called)} more" if len(called) < len(unused) else ""
    not_used = f" {columns} not used: {listed(called)}{uncalled}".removesuffix(".") + "." if unused else ""
    counted_unused = rows.unused_counted(unused, names_after(forecast, told.MAY_WEIGH))
    # of long headers two take as much room as all the rest
    not_used = counted_unused if len(unused) > 1 and any(len(one) > MOST_COLUMN for one in unused) else not_used
    fewer = counted_unused if len(unused) > MOST_UNUSED else not_used
    whole = f" Left out: {rows.by_first_cell(left)}." if left else ""
    many = "Rows" if rows.count(left) > 1 else "Row"
    named = f" {many} left out: {rows.first_cells(left)}." if left else ""
    short = rows.counted(left, names_after(forecast, told.LEFT_WITH_WEIGHT))
    meant = _taken_as(lines)
    who = [one for one in meant if one.startswith(("actor = ", "position = ", "body = "))]
    at = [naming.cut(one, MOST_POSITION) for one in who if one.startswith("position = ")]
    # what is needed stands above where it was told
    rule = "" if any(line.startswith("Quota: ") for line in lines) else _rule(lines, 0, voted=voted)
    barest = f"{bare.removesuffix(NO_BARGAIN)}{rule}"
    return tuple(
        dict.fromkeys(
            (
                f"{head}{who_not}; {sourced}.{_columns(meant)}{not_used}{whole}",
                f"{head}{who_not}.{_columns(meant)}{not_used}{whole}",
                f"{head}{who_not}.{_columns(meant)}{not_used}{named}",
                f"{head}{who_not}.{_columns(meant)}{not_used}{short}",
                f"{brief}{count_not}.{_columns(who)}{fewer}{short}",
                f"{brief}{count_not}.{_columns([naming.cut(one, MOST_COLUMN) for one in who])}{fewer}{short}",
                f"{brief}{count_not}.{_columns(at)}{fewer}{short}",
                f"{counted}{count_not}.{_columns(at)}{fewer.replace('Column not', 'Not')}{short}",
                f"{barest}{count_not}.{_columns(at)}{fewer.replace('Column not', 'Not')}{short}",
            )
        )
    )


def _rule(lines: list[str], most: int, *, voted: bool) -> str:
    """ "; needed: a majority of two thirds; veto: Eve" as it was told; in a bargain it is said that it is of a vote.

    most   so many who have a veto are named; of 0 it is told how many they are
    """
    quota, _, vetoes = _after(lines, told.RULE).partition(told.VETO)
    of, out = ("" if voted else " in a vote"), ""
    needed, _, quorum = quota.removesuffix("; ").partition(told.QUORUM)
    if needed := needed.removesuffix("; ").removeprefix(told.NEEDED):
        out += f"; needed{of}: {needed}"
    if quorum:
        out += f"; quorum{of}: {quorum}"
    if vetoes:
        who = told.names_of(vetoes)
        out += f"; veto{of}: {naming.some(who, most)}" if most else f"; {plural(len(who), 'veto', 'vetoes')}{of}"
    return out


def _taken_as(lines: list[str]) -> list[str]:
    """Which column was read as what, but for what was guessed, which stands above."""
    guessed = frozenset[str]().union(*map(told.roles_guessed, lines))
    found = _BETWEEN.split(_after(lines, told.COLUMNS))
    return [one for one in found if one and one.partition(" = ")[0] not in guessed]


def _columns(meant: list[str]) -> str:
    """ " Columns: actor = Deanery, position = View on union." """
    return f" Columns: {', '.join(meant)}." if meant else ""


def names_after(forecast: Forecast, start: str) -> list[str]:
    """The names that a note lists behind its beginning."""
    return [name for line in notes(forecast) if line.startswith(start) for name in told.names_of(_after([line], start))]


def no_part(forecast: Forecast) -> list[str]:
    """The names of those in the table who have neither a vote nor a veto, or beside whom one person decides.

    "" for each of those whom the note counts.
    """
    starts = (told.NO_PART, told.NO_PART_BESIDE_ONE, told.NO_PART_BESIDE_VETO)
    found = (line.partition(start)[2].removesuffix(".") for line in notes(forecast) for start in starts)
    return next((told.names_of(names) for names in found if names), [])


def _voters(forecast: Forecast) -> int:
    return max((len(step.votes) for step in forecast.steps), default=0)


def _after(lines: list[str], start: str) -> str:
    return "; ".join(line.removeprefix(start).removesuffix(".") for line in lines if line.startswith(start))
