"""A sheet to stakeholders: who stands where on which issue, cares and can do how much, and has a vote or a veto.

A blank stays a blank, a word that is no point of a scale stays a word, and everything that is wrong is told at once
with sheet, row and column. What can be meant in two ways is read as proposed, and `proposed` says so: it is asked
about. The entries do not depend on the order of rows and columns.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from instantsia.errors import cut, listed, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.marks import marks_meant
from instantsia.stakeholders.files.cells.voteless import only_voteless
from instantsia.stakeholders.files.cells.words import abstains, is_away
from instantsia.stakeholders.files.columns.layout import Layout, Line, lay_out
from instantsia.stakeholders.files.columns.names import ROLES
from instantsia.stakeholders.files.columns.scales import Doubt
from instantsia.stakeholders.files.entries import Entry
from instantsia.stakeholders.files.rows.attendance import counts_people
from instantsia.stakeholders.files.rows.leave_out import divided, doubtful_told, in_a_bargain, issues_emptied, rows_of
from instantsia.stakeholders.files.rows.left_out_told import told_once
from instantsia.stakeholders.files.rows.meant import actors_apart, doubts_told, rows_meant
from instantsia.stakeholders.files.rows.no_actor_kinds import without_a_vote
from instantsia.stakeholders.files.rows.not_played import colours_told, packages_told
from instantsia.stakeholders.files.rows.only_in_ties import only_in_ties
from instantsia.stakeholders.files.rows.perhaps_voteless import Perhaps, perhaps_told, perhaps_voteless
from instantsia.stakeholders.files.rows.procedure_lines import procedure_lines
from instantsia.stakeholders.files.rows.references import holds_now
from instantsia.stakeholders.files.rows.remark_kinds import lines_beside
from instantsia.stakeholders.files.rows.rows_that_hold import rows_that_hold
from instantsia.stakeholders.files.rows.said_elsewhere import lines_of_remarks
from instantsia.stakeholders.files.sheet import (
    MOST_ROWS,
    Cell,
    LeftOut,
    Problem,
    Scale,
    Sheet,
    Spot,
    TableError,
    ordered,
)
from instantsia.stakeholders.files.values.amounts import capabilities, saliences
from instantsia.stakeholders.files.values.checks import (
    names_once,
    position_units,
    share_units,
)
from instantsia.stakeholders.files.values.compound_votes import votes_apart
from instantsia.stakeholders.files.values.currencies import one_currency
from instantsia.stakeholders.files.values.dashes import none_by_a_dash
from instantsia.stakeholders.files.values.exceptions import (
    Exceptions,
    Meant,
    left_unknown,
    placed_in_both,
)
from instantsia.stakeholders.files.values.given import Given, Proposed
from instantsia.stakeholders.files.values.holds_told import holds_told_of
from instantsia.stakeholders.files.values.legends import legend_codes
from instantsia.stakeholders.files.values.levels import nothing_changed
from instantsia.stakeholders.files.values.points import replaced
from instantsia.stakeholders.files.values.positions_by_issue import positions_by_issue
from instantsia.stakeholders.files.values.quantities import Cells, says_no_vote
from instantsia.stakeholders.files.values.read_told import amounts_told, marks_told
from instantsia.stakeholders.files.values.seats import seated
from instantsia.stakeholders.files.values.times_that_hold import times_that_hold
from instantsia.stakeholders.files.values.too_wide import too_wide_scales
from instantsia.stakeholders.files.values.unknown_codes import option_codes
from instantsia.stakeholders.files.values.weights import weights
from instantsia.stakeholders.files.values.without_weight import below_sums, with_least
from instantsia.stakeholders.folding import begun_by, one_meant

QUANTITIES = ("position", "salience", "capability", "seats")
OF_NUMBERS = (*QUANTITIES, "vote")


@frozen
class Stakeholders:
    """All of a sheet, or of one issue of it.

    entries     in the order of issues, then of names
    issues      in the order of names, all that the file has
    columns     the roles that have a column, in the order of `columns.ROLES`
    first       the issue that comes first in the file, one with saliences before one without
    unread      columns that are not looked at, in the order of names
    blank_*     how many cells of votes and vetoes are blank, and were read as no; 0 where there is no such column
    scales      (low, high) of issues where the file tells it
    status_quo  point that holds if nothing is decided, of issues where the file tells it
    ends        what the ends of the scale mean, of issues where the header says it
    checked     issues of which somebody who checked the table told what the ends mean
    unit        of saliences: 1 where all lie from 0 to 1, else 100
    proposed    what nobody told and was read as proposed
    notes       what else a person should know
    unclear     those of them that tell of votes and vetoes that were not understood, and count as none
    above       the lines above the header
    left_out    rows and parts that are no actors
    set_aside   names of those who were answered to be no actors
    perhaps_voteless  actors below a heading by which they perhaps have none: not PCC, guests
    voteless    actors of whom the table says that they have no vote: by a heading, a bracket, or 0 or no for votes
    only_in_ties  {those of them who vote in a tie alone: (what says so, where it stands)}
    proxies     {actor: how many of their votes are those of others}
    called      {role: names of its columns, as they are written}
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
    checked: frozenset[str] = frozenset()
    unit: int = 100
    proposed: Proposed = field(default_factory=Proposed)
    notes: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    set_aside: tuple[str, ...] = ()
    voteless: tuple[str, ...] = ()
    only_in_ties: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    perhaps_voteless: tuple[str, ...] = ()
    proxies: Mapping[str, int] = field(default_factory=dict)
    called: Mapping[str, Sequence[str]] = field(default_factory=dict)


def stakeholders(sheet: Sheet, issue: str | None = None, given: Given | None = None) -> Stakeholders:
    """Who stands where; raises TableError with everything that is wrong.

    issue   only this one of several; what is wrong with the others is not told; where the one issue has
            no name, any is right
    given   what was answered about how cells are read
    """
    given = given or Given()
    exempt = sheet.numbers_only
    problems, notes = list(sheet.problems), list(sheet.notes)
    holding: dict[int, str] = {}
    if sheet.guessed_about:
        if not sheet.checked:
            sheet, holding = rows_that_hold(sheet, lines_beside(sheet))
        sheet, more = rows_meant(sheet)
        notes += more
    layout = _laid_out(sheet, problems)
    doubtful, wrong = _doubts(sheet, layout)
    notes += doubtful
    problems += wrong
    lines, again = actors_apart(sheet, layout.lines, notes) if sheet.guessed_about else (layout.lines, [])
    lines, proxies = votes_apart(names_once(lines, problems), notes)
    if any("veto" in line for line in lines):
        layout = replace(layout, roles=layout.roles | {"veto"})
    # what marks and units a column has is told by all of its rows, whoever is left out
    everybody = lines
    lines, aside = divided(lines, given.leave_out)
    notes = [*doubtful_told(notes, lines, aside), *issues_emptied(lines, aside, issue)]
    voteless = _voteless(sheet, lines, notes)
    by_name = voteless
    issues = tuple(sorted({line["issue"].text for line in lines}, key=_order))
    # an issue of which the table tells how much it matters goes before one of which it does not
    first = min(lines, key=lambda line: ("salience" not in line, _place(line["issue"])))["issue"].text if lines else ""
    if issue is not None:
        chosen = _chosen(issue, issues, sheet, layout)
        lines = [line for line in lines if line["issue"].text == chosen]
        everybody = [line for line in everybody if line["issue"].text == chosen]
        problems = _problems_of(chosen, layout, problems, sheet.problems)
    # below a table that was checked stands what was made of another one, whose scales these are no more
    beside = [] if sheet.checked else [*(sheet.above or (sheet.title,)), *(one.text for one in sheet.left_out)]
    cells, twice = _cells(sheet, layout, (lines, everybody), beside, given, problems)
    entries = [_entry(line, cells) for line in lines]
    none = [line["actor"].text for line in lines if "vote" in line and _no_vote(line["vote"].text)]
    none += _voteless_by_position(lines)
    of_ties = _only_in_ties(sheet, lines)
    voteless = tuple(dict.fromkeys((*voteless, *none, *none_by_a_dash(lines), *of_ties)))
    perhaps = _perhaps_voteless(sheet, lines, voteless)
    unclear = told_once(cells.unclear)
    notes += [*told_once(cells.notes), *unclear, *amounts_told(entries), *marks_told(entries)]
    told_scales = {name: found for name in issues if (found := sheet.scales.get(name, sheet.scales.get("")))}
    if exempt:
        problems += _strange(entries)
    played = sorted({entry.issue for entry in entries}, key=lambda name: (name != first, _order(name)))
    told_lines = lines_beside(sheet) if sheet.guessed_about and not sheet.checked else []
    in_remarks = lines_of_remarks(sheet.rows, _actors(lines)) if sheet.guessed_about else []
    procedure = procedure_lines([*told_lines, *in_remarks])
    # where nobody counts votes it is nothing to tell
    notes += perhaps_told(perhaps, voteless) if procedure.needed or procedure.of_counting else []
    notes += packages_told(told_lines, played)
    notes += colours_told(told_lines, [cell.text for row in sheet.rows for cell in row])
    rows_told = _references(sheet, cells, holding, _in_numbers(entries))
    status_quo, otherwise = _what_holds(told_lines, entries, played, rows_told, of_holding=bool(holding))
    headers = tuple(cell.spot.name or cell.text for cell in sheet.header)
    read = positions_by_issue(
        entries,
        played,
        first,
        told_scales,
        given,
        beside,
        holds=status_quo,
        headers=headers,
        above=() if sheet.checked else sheet.above,
        otherwise=otherwise,
        exempt=exempt,
        checked=sheet.checked,
    )
    notes += read.notes
    position_units(read.entries, read.scales, first, problems)
    problems += too_wide_scales(read.entries, given.scales, first)
    one_currency(read.entries, "position", first, problems)
    weighed = _weighed(read.entries, given, beside, problems, headers=headers, exempt=exempt, checked=sheet.checked)
    notes += weighed.notes
    for role in ("salience", "capability"):
        one_currency(weighed.entries, role, first, problems)
    if any(entry.position.number is not None for entry in read.entries):
        # who has no weight in a column of them gets the least, and weighs not as all others do
        blank = {one.actor for one in weighed.entries if "capability" in layout.roles and one.capability.blank}
        notes += in_a_bargain([one for one in by_name if one not in blank], layout.roles)
    if problems:
        raise TableError(ordered(problems))
    if not entries:
        formulas = [note for note in notes if "formula" in note]
        raise TableError([f"{sheet.file}: found no row that names anybody, expected a row for each actor", *formulas])
    light, told_light = with_least(weighed.entries, voteless, below_sums(weighed.entries, sheet.left_out))
    notes += told_light
    seats = seated(light, voteless, layout.roles)
    return Stakeholders(
        file=sheet.file,
        title=sheet.title,
        entries=tuple(sorted(seats, key=lambda entry: (_order(entry.issue), _order(entry.actor)))),
        issues=issues,
        columns=tuple(role for role in ROLES if role in layout.roles),
        first=first,
        unread=tuple(sorted(layout.unread, key=_order)),
        blank_votes=cells.blanks["vote"],
        blank_vetoes=cells.blanks["veto"],
        scales=told_scales,
        status_quo={name: sheet.status_quo[name] for name in issues if name in sheet.status_quo},
        ends={**read.ends, **{name: sheet.ends[name] for name in issues if name in sheet.ends}},
        checked=frozenset(sheet.ends),
        unit=weighed.unit,
        proposed=replace(
            procedure,
            scales=read.doubts,
            words=read.words,
            salience=weighed.doubt,
            decimal=twice,
            grades=weighed.grades,
            where=read.where,
            wrong=read.wrong,
            where_graded=weighed.where,
            graded_in=weighed.graded_in,
            status_quo=status_quo,
        ),
        notes=tuple(notes),
        unclear=tuple(unclear),
        above=() if sheet.checked else tuple(filter(None, sheet.above)),
        left_out=tuple(sorted((*sheet.left_out, *again, *rows_of(aside)), key=lambda one: one.spot.row)),
        set_aside=tuple(dict.fromkeys(line["actor"].text for line in aside)),
        voteless=voteless,
        only_in_ties=of_ties,
        perhaps_voteless=tuple(name for one in perhaps for name in one.names),
        proxies=proxies,
        called={} if sheet.numbers_only else _called(lines),
    )


def _what_holds(
    told_lines: Sequence[tuple[str, str]],
    entries: Sequence[Entry],
    played: Sequence[str],
    rows_told: Mapping[str, tuple[float, str]],
    *,
    of_holding: bool,
) -> tuple[dict[str, tuple[float, str]], dict[str, tuple[float, str]]]:
    """({issue: (point, what says so)} of what holds today, the same of what holds where nothing is decided).

    rows_told    the same of rows beside the actors
    of_holding   whether such a row says that it holds
    """
    may_hold = [line for line in told_lines if not counts_people(line[0])]
    today = holds_told_of(may_hold, entries, played)
    otherwise = holds_told_of(may_hold, entries, played, undecided=True) | times_that_hold(may_hold, entries)
    today |= nothing_changed(entries, played) | otherwise | dict(rows_told)
    # of a row that is no more than a point of comparison nobody says that it is on the scale
    return today, otherwise | dict(rows_told) if of_holding else otherwise


def _laid_out(sheet: Sheet, problems: list[Problem]) -> Layout:
    """The lines of a sheet; raises TableError where its columns cannot be understood, or it has too many rows."""
    layout = lay_out(replace(sheet, doubts=()), problems)
    if layout is not None and len(sheet.rows) <= MOST_ROWS:
        return layout
    if layout is not None:
        told = f"found more than {MOST_ROWS:,} rows, expected at most as many"
        problems.append(Problem(Spot(sheet.file, sheet.header[0].spot.sheet), told))
    raise TableError(ordered(problems))


def _no_vote(text: str) -> bool:
    """Whether a cell of votes says that there is none: 0, no, sans voix."""
    return says_no_vote(text) or only_voteless(text)


def _voteless_by_position(lines: Sequence[Line]) -> tuple[str, ...]:
    """Actors whose position says that they have no vote, on each issue on which they stand: sem voto, w/o vote."""
    said: dict[str, set[bool]] = {}
    for line in lines:
        if "position" in line and (text := line["position"].text):
            said.setdefault(line["actor"].text, set()).add(only_voteless(text) and not is_away(text))
    return tuple(name for name, some in said.items() if some == {True})


def _voteless(sheet: Sheet, lines: Sequence[Line], notes: list[str]) -> tuple[str, ...]:
    """Actors below a heading that says that they have no vote, which is told in `notes`."""
    if not sheet.guessed_about:
        return ()
    actor = list(lines[0]).index("actor") if lines else 0
    told, voteless = without_a_vote(sheet.left_out, [tuple(line.values()) for line in lines], actor)
    notes += told
    return voteless


def _only_in_ties(sheet: Sheet, lines: Sequence[Line]) -> dict[str, tuple[str, str]]:
    """{whoever votes in a tie alone: (what says so, where it stands)}, where the columns were guessed."""
    if not sheet.guessed_about or sheet.checked:
        return {}
    voting = [
        one["actor"].text for one in lines if "vote" in one and one["vote"].text and not _no_vote(one["vote"].text)
    ]
    return only_in_ties(sheet.rows, _actors(lines), lines_beside(sheet), voting)


def _perhaps_voteless(sheet: Sheet, lines: Sequence[Line], voteless: Sequence[str]) -> list[Perhaps]:
    """Actors below a heading by which they perhaps have no vote, where no column says who has one."""
    if not sheet.guessed_about or not lines or any("vote" in line for line in lines):
        return []
    actor = list(lines[0]).index("actor")
    return perhaps_voteless(sheet.left_out, [tuple(line.values()) for line in lines], actor, voteless)


def _problems_of(
    chosen: str, layout: Layout, problems: Sequence[Problem], of_sheet: Sequence[Problem]
) -> list[Problem]:
    """The problems without those that are of other issues than the chosen one; what is wrong with the sheet stays."""
    # a line that names no issue, or no actor, may be one of these
    kept = {line["actor"].spot.row for line in layout.lines if line["issue"].text in ("", chosen)}
    others = {line["actor"].spot.row for line in layout.lines} - kept
    return [one for one in problems if one.spot.row not in others or one in of_sheet]


def _cells(
    sheet: Sheet,
    layout: Layout,
    read: tuple[Sequence[Line], Sequence[Line]],
    beside: Sequence[str],
    given: Given,
    problems: list[Problem],
) -> tuple[Cells, tuple[str, str] | None]:
    """(what reads the cells of some lines, what is in doubt about the decimal mark); what is wrong goes to `problems`.

    read     the lines of those who stay, and those of everybody, by which each column is judged
    beside   lines beside the table, which may tell codes
    """
    lines, everybody = read
    columns = {role: [line[role].text for line in layout.lines if role in line] for role in OF_NUMBERS}
    decimal, grouping, twice = marks_meant(columns, sheet.point, given.decimal)
    by_column, by_issue = _by_column(everybody), _by_issue(everybody)
    codes = legend_codes(beside)
    return Cells(decimal, grouping, option_codes(lines), problems, by_column, by_issue, codes, beside), twice


@frozen
class _Weighed:
    """The entries with what each weighs as it is read.

    unit    of saliences
    doubt   what is in doubt about their scale
    grades  {grade: the points of 100 that are proposed for it}
    where   {grade: where what is not known stands, and why}
    notes   what else a person should know
    graded_in  the columns of numbers, each with its scale, in which what is not known stands
    """

    entries: list[Entry]
    unit: int
    doubt: Doubt | None
    grades: Mapping[str, Meant]
    where: Mapping[str, str]
    notes: list[str]
    graded_in: tuple[str, ...] = ()


def _weighed(
    entries: list[Entry],
    given: Given,
    beside: Sequence[str],
    problems: list[Problem],
    *,
    headers: Sequence[str],
    exempt: bool,
    checked: bool,
) -> _Weighed:
    """The entries with saliences, capabilities and seats as they are read; what is wrong goes to `problems`."""
    read = partial(
        weights, given=given, beside=beside, headers=headers, problems=problems, exempt=exempt, checked=checked
    )
    cared, weighing = [entry.salience for entry in entries], [entry.capability for entry in entries]
    salience = read(cared, "salience", others=weighing)
    capability = read(weighing, "capability", others=cared)
    entries = replaced(replaced(entries, "salience", salience.cells), "capability", capability.cells)
    notes = [*salience.notes, *capability.notes]
    seats = Exceptions()
    entries = replaced(entries, "seats", left_unknown([entry.seats for entry in entries], seats))
    if seats.where:
        which = listed([f"{cut(text)} ({place})" for text, place in seats.where.items()])
        notes.append(f"Seats read as not known: {which}")
    unit, doubt = 100, None
    if not exempt:
        legend = salience.legend.doubt if salience.legend else None
        entries, unit, doubt = saliences(entries, given.saliences, legend, problems)
        doubt = replace(doubt, falls=salience.falls) if doubt is not None else None
    entries, more = share_units(capabilities(entries, notes, problems))
    grades, where = {**salience.meant, **capability.meant}, placed_in_both(salience.where, capability.where)
    graded_in = tuple(one.unit for one in (salience, capability) if one.meant and one.unit)
    return _Weighed(entries, unit, doubt, grades, where, [*notes, *more], graded_in)


def _actors(lines: Sequence[Line]) -> dict[int, str]:
    """{row, or column of a table that was turned: whose it is}."""
    return {line["actor"].spot.stands_in: line["actor"].text for line in lines}


def _called(lines: Sequence[Line]) -> dict[str, list[str]]:
    """{role: names of its columns}, as the file has them."""
    out: dict[str, dict[str, None]] = {}
    for line in lines:
        # without a column of its own an issue stands in that of the actor or the position, a veto in that of the votes
        own = {line[role].spot.runs_in for role in ("actor", "position", "vote") if role in line}
        turned = line["actor"].spot.across
        for role, cell in line.items():
            place = cell.spot.row if turned else cell.spot.column
            if cell.spot.column and not (role in ("issue", "veto") and place in own):
                out.setdefault(role, {})[cell.spot.name] = None
    return {role: list(names) for role, names in out.items()}


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _place(cell: Cell) -> tuple[int, int]:
    return cell.spot.row, cell.spot.column


def _chosen(issue: str, issues: Sequence[str], sheet: Sheet, layout: Layout) -> str:
    found = one_meant(issue, issues)
    if found is not None:
        return found
    if "issue" not in layout.roles:
        return ""  # the one issue there is has no name of its own
    known = begun_by(issue, issues) or issues
    raise TableError([f"{sheet.file}: found no issue {cut(issue)} ({nearest(issue, known)})"])


def _entry(line: Line, cells: Cells) -> Entry:
    here = line["actor"].spot.of_its_row
    nothing = Cell("", here)
    position, salience, capability, seats = (
        cells.quantity(role, line.get(role, nothing), line["issue"].text) for role in QUANTITIES
    )
    return Entry(
        actor=line["actor"].text,
        issue=line["issue"].text,
        position=position,
        salience=salience,
        capability=capability,
        votes=cells.votes(line.get("vote"), line["actor"].text),
        veto=cells.veto(line.get("veto")),
        body=line.get("body", nothing).text,
        seats=seats,
        source=line.get("source", nothing).text,
        note=line.get("note", nothing).text,
        spot=here,
        away=abstains(vote := line.get("vote", nothing).text) and not _no_vote(vote),
        raws={role: line[role].text for role in ("vote", "veto") if role in line},
    )


def _doubts(sheet: Sheet, layout: Layout) -> tuple[list[str], list[Problem]]:
    """What is told of cells of the columns that are read, and what keeps them from being read."""
    used = {cell.spot.column for line in layout.lines for cell in line.values()}
    places = {line["position"].spot.column for line in layout.lines if "position" in line}
    return doubts_told(sheet.doubts, used, places, len(sheet.rows))


def _strange(entries: Sequence[Entry]) -> list[Problem]:
    """Cells that are no numbers, in a format that has nothing else."""
    cells = (cell for entry in entries for cell in (entry.position, entry.salience, entry.capability))
    return [
        Problem(cell.spot, f"found {cut(cell.raw)}, expected a number")
        for cell in cells
        if (cell.word is not None and cell.why) or cell.loose
    ]


def _in_numbers(entries: Sequence[Entry]) -> frozenset[str]:
    """Issues on which a position is a number: beside words a number is one of something else."""
    return frozenset(one.issue for one in entries if one.position.number is not None)


def _references(
    sheet: Sheet, cells: Cells, holding: Mapping[int, str], issues: Container[str]
) -> dict[str, tuple[float, str]]:
    """{issue: (point, the row that says so)} of what holds, by rows beside the actors that say so.

    holding  {row: the sentence that names it as what holds}
    issues   those on which positions are numbers
    """
    out: dict[str, tuple[float, str]] = {}
    places = {cell.spot.column: at for at, cell in enumerate(sheet.header)}
    for row in sheet.references:
        kept = sorted((places[cell.spot.column], cell) for cell in row if cell.spot.column in places)
        if len(kept) < len(sheet.header):
            continue
        layout = lay_out(replace(sheet, rows=(tuple(cell for _, cell in kept),), doubts=(), problems=()), [])
        for line in layout.lines if layout is not None else ():
            found = cells.quantity("position", line["position"], line["issue"].text)
            at = line["actor"].spot.row
            if line["issue"].text not in issues:
                continue
            if (at in holding or holds_now(line["actor"].text)) and found.number is not None and found.number.fixed:
                said = holding[at] if at in holding else line["actor"].text
                out.setdefault(line["issue"].text, (found.number.low, f"row {at}, {said}"))
    return out


def _by_column(lines: Sequence[Line]) -> dict[int, list[str]]:
    """{column: its texts} of all columns of numbers."""
    out: dict[int, list[str]] = {}
    for line in lines:
        for role in OF_NUMBERS:
            if role in line:
                out.setdefault(line[role].spot.runs_in, []).append(line[role].text)
    return out


def _by_issue(lines: Sequence[Line]) -> dict[tuple[int, str], list[str]]:
    """{(column, issue): its texts} of all columns of numbers."""
    out: dict[tuple[int, str], list[str]] = {}
    for line in lines:
        for role in QUANTITIES:
            if role in line:
                out.setdefault((line[role].spot.runs_in, line["issue"].text), []).append(line[role].text)
    return out
