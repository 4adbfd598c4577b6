"""A sheet to stakeholders: who stands where on which issue, cares and can do how much, and has a vote or a veto.

A blank stays a blank, a word that is no point of a scale stays a word, and everything that is wrong is told at once
with sheet, row and column. What can be meant in two ways is read as proposed, and `proposed` says so: it is asked
about. The entries do not depend on the order of rows and columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from instantsia.errors import cut, nearest
from instantsia.stakeholders.files.amounts import capabilities, saliences
from instantsia.stakeholders.files.checks import (
    names_once,
    position_units,
    share_units,
)
from instantsia.stakeholders.files.columns import ROLES
from instantsia.stakeholders.files.columns_told import columns_told
from instantsia.stakeholders.files.doubtful import doubted
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.exceptions import (
    Exceptions,
    Meant,
    answered,
    left_unknown,
    of_a_column,
    read_out,
)
from instantsia.stakeholders.files.given import Given, Proposed
from instantsia.stakeholders.files.layout import Layout, Line, lay_out
from instantsia.stakeholders.files.left_out_told import told_once
from instantsia.stakeholders.files.legends import Legend, legend_codes, legend_scale
from instantsia.stakeholders.files.letters import of_votes
from instantsia.stakeholders.files.marks import marks_meant
from instantsia.stakeholders.files.no_actor_kinds import holds_now, without_a_vote
from instantsia.stakeholders.files.points import of_grades, replaced, turned
from instantsia.stakeholders.files.positions import positions
from instantsia.stakeholders.files.quantities import Cells
from instantsia.stakeholders.files.rows_meant import actors_apart, doubts_told, rows_meant
from instantsia.stakeholders.files.scales import (
    Doubt,
    doubt_of,
    downwards,
    legend_ends,
    runs_down,
    told_ends,
)
from instantsia.stakeholders.files.sheet import (
    MOST_ROWS,
    WHOLE,
    Cell,
    LeftOut,
    Problem,
    Scale,
    Sheet,
    Spot,
    TableError,
    ordered,
)
from instantsia.stakeholders.files.words import NOTHING, UNKNOWN
from instantsia.stakeholders.folding import folded

QUANTITIES = ("position", "salience", "capability", "seats")
OF_NUMBERS = (*QUANTITIES, "vote")
FILLED = 0.25
"""So much of a scale is filled by the numbers of another issue that may lie on it as well."""
LONGEST_CODE = 4
"""Letters of a code such as DK or NSP."""
NO_CODES = ("tbc", "tbd", "tba")
"""What says in capitals, too, that it is not known yet."""


@dataclass(frozen=True)
class Stakeholders:
    """All of a sheet, or of one issue of it.

    entries     in the order of issues, then of names
    issues      in the order of names, all that the file has
    columns     the roles that have a column, in the order of `columns.ROLES`
    first       the issue that comes first in the file
    unread      columns that are not looked at, in the order of names
    blank_*     how many cells of votes and vetoes are blank, and were read as no; 0 where there is no such column
    scales      (low, high) of issues where the file tells it
    status_quo  point that holds if nothing is decided, of issues where the file tells it
    ends        what the ends of the scale mean, of issues where the header says it
    unit        of saliences: 1 where all lie from 0 to 1, else 100
    proposed    what nobody told and was read as proposed
    notes       what else a person should know
    left_out    rows and parts that are no actors
    voteless    actors below a heading that says that they have no vote
    taken       which columns were read as what, in words
    """

    file: str
    title: str
    entries: tuple[Entry, ...]
    issues: tuple[str, ...]
    columns: tuple[str, ...]
    first: str = ""
    unread: tuple[str, ...] = ()
    blank_votes: int = 0
    blank_vetoes: int = 0
    scales: Mapping[str, Scale] = field(default_factory=dict)
    status_quo: Mapping[str, float] = field(default_factory=dict)
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unit: int = 100
    proposed: Proposed = field(default_factory=Proposed)
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    voteless: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def stakeholders(sheet: Sheet, issue: str | None = None, given: Given | None = None) -> Stakeholders:
    """Who stands where; raises TableError with everything that is wrong.

    issue   only this one of several; what is wrong with the others is not told; where the one issue has
            no name, any is right
    given   what was answered about how cells are read
    """
    given = given or Given()
    problems = list(sheet.problems)
    notes = list(sheet.notes)
    exempt = sheet.format in ("ktab", "ktab-xml", "deu")
    plain = sheet.format in ("csv", "xlsx", "ods", "frame")
    if plain:
        sheet, more = rows_meant(sheet)
        notes += more
    layout = lay_out(replace(sheet, doubts=()), problems)
    if layout is None or len(sheet.rows) > MOST_ROWS:
        if layout is not None:
            told = f"found more than {MOST_ROWS:,} rows, expected at most as many"
            problems.append(Problem(Spot(sheet.file, sheet.header[0].spot.sheet), told))
        raise TableError(ordered(problems))
    doubtful, wrong = _doubts(sheet, layout)
    notes += doubtful
    problems += wrong
    lines = actors_apart(sheet, layout.lines, notes) if plain else layout.lines
    lines = names_once(lines, problems)
    voteless: tuple[str, ...] = ()
    if plain:
        no_vote, voteless = without_a_vote(
            sheet.left_out, [tuple(line.values()) for line in lines], list(lines[0]).index("actor") if lines else 0
        )
        notes += no_vote
    issues = tuple(sorted({line["issue"].text for line in lines}, key=_order))
    first = min(lines, key=lambda line: _place(line["issue"]))["issue"].text if lines else ""
    if issue is not None:
        chosen = _chosen(issue, issues, sheet, layout)
        lines = [line for line in lines if line["issue"].text == chosen]
        # a line that names no issue, or no actor, may be one of these
        kept = {line["actor"].spot.row for line in layout.lines if line["issue"].text in ("", chosen)}
        others = {line["actor"].spot.row for line in layout.lines} - kept
        problems = [one for one in problems if one.spot.row not in others or one in sheet.problems]
    columns = {role: [line[role].text for line in layout.lines if role in line] for role in OF_NUMBERS}
    decimal, grouping, twice = marks_meant(columns, sheet.point, given.decimal)
    beside = [*(sheet.above or (sheet.title,)), *(one.text for one in sheet.left_out)]
    unknown = legend_codes(beside)
    cells = Cells(decimal, grouping, _codes(lines), problems, _by_column(lines), _by_issue(lines), unknown)
    entries = [_entry(line, cells) for line in lines]
    notes += told_once(cells.notes)
    told_scales = {name: found for name in issues if (found := sheet.scales.get(name, sheet.scales.get("")))}
    scales = dict(told_scales)
    if exempt:
        problems += _strange(entries)
    status_quo = _references(sheet, cells)
    doubts: dict[str, Doubt] = {}
    words: dict[str, Mapping[str, Meant]] = {}
    where: dict[str, str] = {}
    ends: dict[str, tuple[str, str]] = {}
    for name in sorted({entry.issue for entry in entries}, key=lambda name: (name != first, _order(name))):
        of = [place for place, entry in enumerate(entries) if entry.issue == name]
        said = given.of(given.words, name, first)
        some, scale = [entries[place].position for place in of], given.of(given.scales, name, first)
        legend = None if exempt else _legend(beside, some, "position")
        some = some if exempt else doubted(some, "position", scale, legend.scale if legend else None)
        some = of_a_column(answered(some, said or {}))
        scale = scale or scales.get(name)
        if scale is None and not exempt:
            doubt = doubt_of(some, "positions", legend.doubt if legend else None)
            before = given.scales.get("") or next((one.scale for one in doubts.values()), None)
            if doubt is not None:
                scale = before if before is not None and _within(some, before) else doubt.scale
                # an answer about the headline holds for what lies on the same scale
                if scale is not given.scales.get(""):
                    doubts[name] = replace(doubt, scale=scale)
        if scale is not None:
            scales[name] = scale
        header = next((pair for one in some if (pair := told_ends(one.spot.name))), None)
        if header is None and any(one.number is not None for one in some):
            of_column = next(one.spot.name for one in some if one.number is not None)
            header = legend_ends(scales.get(name, WHOLE), beside, of_column)
        if header is not None:
            ends[name] = header
        known = name in told_scales or name in doubts
        some = positions(some, name, first, scales.get(name, WHOLE), given, known, words, notes, where, exempt)
        for place, entry in zip(of, replaced([entries[place] for place in of], "position", some), strict=True):
            entries[place] = entry
    position_units(entries, scales, first, problems)
    unit, salience = 100, None
    of_saliences: Doubt | None = None
    grades: dict[str, Meant] = {}
    for role in ("salience", "capability"):
        called = next((getattr(entry, role).spot.name for entry in entries if getattr(entry, role).number), "")
        if not exempt:
            said_of = given.salience if role == "salience" else None
            of_role = [getattr(entry, role) for entry in entries]
            legend = _legend(beside, of_role, role)
            of_saliences = legend.doubt if legend and role == "salience" else of_saliences
            of_role = doubted(of_role, role, said_of, legend.scale if legend else None)
            entries = replaced(entries, role, of_role)
        along = downwards(called, [getattr(entry, role) for entry in entries])
        if along is None and not exempt and legend is not None and said_of is None and runs_down(legend.said):
            along = legend.scale
        if along is not None:
            entries = replaced(entries, role, [turned(getattr(entry, role), along) for entry in entries])
            notes.append(
                f"{cut(called)} runs down: {along[0]:g} is the most and is read as {along[1]:g}, {along[1]:g} as "
                f"{along[0]:g}"
            )
        of_role, points = of_grades([getattr(entry, role) for entry in entries], given.grades)
        notes += read_out(of_role, f" of {cut(called)}" if called else "")
        entries = replaced(entries, role, of_role)
        grades |= points.meant
        where |= points.where
    seats = Exceptions()
    entries = replaced(entries, "seats", left_unknown([entry.seats for entry in entries], seats))
    if seats.where:
        which = ", ".join(f"{cut(text)} ({place})" for text, place in seats.where.items())
        notes.append(f"Seats read as not known: {which}")
    if not exempt:
        entries, unit, salience = saliences(entries, given.salience, of_saliences, problems)
    entries = capabilities(entries, notes)
    entries, more = share_units(entries)
    notes += more
    if problems:
        raise TableError(ordered(problems))
    return Stakeholders(
        sheet.file,
        sheet.title,
        tuple(sorted(entries, key=lambda entry: (_order(entry.issue), _order(entry.actor)))),
        issues,
        tuple(role for role in ROLES if role in layout.roles),
        first,
        tuple(sorted(layout.unread, key=_order)),
        cells.blanks["vote"],
        cells.blanks["veto"],
        told_scales,
        {name: sheet.status_quo[name] for name in issues if name in sheet.status_quo},
        ends,
        unit,
        Proposed(doubts, words, salience, twice, grades, where, status_quo),
        tuple(notes),
        sheet.left_out,
        voteless,
        () if exempt else columns_told(_called(lines)),
    )


def _called(lines: Sequence[Line]) -> dict[str, list[str]]:
    """{role: names of its columns}, as the file has them."""
    out: dict[str, dict[str, None]] = {}
    for line in lines:
        # without a column of its own an issue stands in that of the actor or the position
        own = {line[role].spot.column for role in ("actor", "position") if role in line}
        for role, cell in line.items():
            if cell.spot.column and not (role == "issue" and cell.spot.column in own):
                out.setdefault(role, {})[cell.spot.name] = None
    return {role: list(names) for role, names in out.items()}


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _place(cell: Cell) -> tuple[int, int]:
    return cell.spot.row, cell.spot.column


def _chosen(issue: str, issues: Sequence[str], sheet: Sheet, layout: Layout) -> str:
    for name in issues:
        if folded(name) == folded(issue):
            return name
    if "issue" not in layout.roles:
        return ""  # the one issue there is has no name of its own
    raise TableError([f"{sheet.file}: found no issue {cut(issue)} ({nearest(issue, issues)})"])


def _entry(line: Line, cells: Cells) -> Entry:
    here = line["actor"].spot._replace(column=0, name="")
    nothing = Cell("", here)
    position, salience, capability, seats = (
        cells.quantity(role, line.get(role, nothing), line["issue"].text) for role in QUANTITIES
    )
    return Entry(
        line["actor"].text,
        line["issue"].text,
        position,
        salience,
        capability,
        cells.votes(line.get("vote")),
        cells.veto(line.get("veto")),
        line.get("body", nothing).text,
        seats,
        line.get("source", nothing).text,
        line.get("note", nothing).text,
        here,
    )


def _doubts(sheet: Sheet, layout: Layout) -> tuple[list[str], list[Problem]]:
    """What is told of cells of the columns that are read, and what keeps them from being read."""
    used = {cell.spot.column for line in layout.lines for cell in line.values()}
    places = {line["position"].spot.column for line in layout.lines if "position" in line}
    return doubts_told(sheet.doubts, used, places, len(sheet.rows))


def _legend(lines: Sequence[str], cells: Sequence[Quantity], role: str) -> Legend | None:
    """The scale that lines beside a table tell of a column."""
    numbers = [one for one in cells if one.number is not None]
    ends = [end for one in numbers if one.number is not None for end in (one.number.low, one.number.high)]
    return legend_scale(lines, numbers[0].spot.name, role, ends) if numbers else None


def _strange(entries: Sequence[Entry]) -> list[Problem]:
    """Cells that are no numbers, in a format that has nothing else."""
    cells = (cell for entry in entries for cell in (entry.position, entry.salience, entry.capability))
    return [
        Problem(cell.spot, f"found {cut(cell.raw)}, expected a number")
        for cell in cells
        if (cell.word is not None and cell.why) or cell.loose
    ]


def _references(sheet: Sheet, cells: Cells) -> dict[str, tuple[float, str]]:
    """{issue: (point, the row that says so)} of what holds, by rows beside the actors that say so."""
    out: dict[str, tuple[float, str]] = {}
    places = {cell.spot.column: at for at, cell in enumerate(sheet.header)}
    for row in sheet.references:
        kept = sorted((places[cell.spot.column], cell) for cell in row if cell.spot.column in places)
        if len(kept) < len(sheet.header):
            continue
        layout = lay_out(replace(sheet, rows=(tuple(cell for _, cell in kept),), doubts=(), problems=()), [])
        for line in layout.lines if layout is not None else ():
            found = cells.quantity("position", line["position"], line["issue"].text)
            if holds_now(line["actor"].text) and found.number is not None and found.number.fixed:
                out.setdefault(
                    line["issue"].text, (found.number.low, f"row {line['actor'].spot.row}, {line['actor'].text}")
                )
    return out


def _by_column(lines: Sequence[Line]) -> dict[int, list[str]]:
    """{column: its texts} of all columns of numbers."""
    out: dict[int, list[str]] = {}
    for line in lines:
        for role in QUANTITIES:
            if role in line:
                out.setdefault(line[role].spot.column, []).append(line[role].text)
    return out


def _by_issue(lines: Sequence[Line]) -> dict[tuple[int, str], list[str]]:
    """{(column, issue): its texts} of all columns of numbers."""
    out: dict[tuple[int, str], list[str]] = {}
    for line in lines:
        for role in QUANTITIES:
            if role in line:
                out.setdefault((line[role].spot.column, line["issue"].text), []).append(line[role].text)
    return out


def _codes(lines: Sequence[Line]) -> dict[str, frozenset[str]]:
    """{issue: words for what nobody knows that are names of options on it}."""
    by_issue: dict[str, Counter[str]] = {}
    for line in lines:
        by_issue.setdefault(line["issue"].text, Counter())[line["position"].text] += 1
    return {issue: codes for issue, texts in by_issue.items() if (codes := _codes_of(texts))}


def _codes_of(texts: Counter[str]) -> frozenset[str]:
    """Those that stand in capitals among codes of the same shape, or several times among words."""
    unknown = {text for text in texts if text.casefold() in UNKNOWN | NOTHING}
    short = {
        text
        for text in unknown
        if text.isalpha() and text.isupper() and len(text) <= LONGEST_CODE and text.casefold() not in NO_CODES
    }
    others = [text for text in texts if text not in unknown]
    if of_votes([text for text in texts if text]):
        return frozenset()
    if any(map(str.isdigit, "".join(others))) or not (others or len(short) > 1):
        return frozenset()
    codes = all(text.isalpha() and text.isupper() and len(text) <= LONGEST_CODE + 1 for text in others)
    return frozenset(text for text in short if codes or texts[text] > 1)


def _within(cells: Iterable[Quantity], scale: Scale) -> bool:
    """Whether numbers may lie on a scale that was told of another issue: none is off it, and they fill some of it."""
    ends = [end for one in cells if one.number is not None for end in (one.number.low, one.number.high)]
    if not ends or min(ends) < scale[0] or max(ends) > scale[1]:
        return False
    return max(ends) - min(ends) >= FILLED * (scale[1] - scale[0])
