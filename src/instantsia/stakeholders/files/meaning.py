"""What a sheet means: which column is which, ranges in three columns, orders in several, several raters of one actor.

Everything that was not told by a name is in `columns`, as it would be answered, and is asked about; everything that was
put together or left out is in `notes`.
"""

from __future__ import annotations

import math
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from instantsia.frozen import frozen
from instantsia.stakeholders.files.cells.words import set_of
from instantsia.stakeholders.files.columns.answered import (
    columns_named,
    columns_told,
    in_words,
    place_of,
    places_told,
    read_columns,
    written_columns,
)
from instantsia.stakeholders.files.columns.answered_ends import with_ends
from instantsia.stakeholders.files.columns.as_understood import as_understood
from instantsia.stakeholders.files.columns.background import of_persons
from instantsia.stakeholders.files.columns.ballots import as_ballots
from instantsia.stakeholders.files.columns.called import RATER, called
from instantsia.stakeholders.files.columns.checked_rows import written_as_understood
from instantsia.stakeholders.files.columns.column import Column
from instantsia.stakeholders.files.columns.contents import known
from instantsia.stakeholders.files.columns.groups import ranges, ranks, with_saliences, without_bands
from instantsia.stakeholders.files.columns.guess import NO_COLUMN, Assigned, assigned
from instantsia.stakeholders.files.columns.issue_column import issue_column
from instantsia.stakeholders.files.columns.lacking import NoColumnError, candidates
from instantsia.stakeholders.files.columns.limits import ends_beside
from instantsia.stakeholders.files.columns.names import of_issue
from instantsia.stakeholders.files.columns.rated import with_agreed
from instantsia.stakeholders.files.columns.raters import heard
from instantsia.stakeholders.files.columns.scores import GUESSED
from instantsia.stakeholders.files.columns.sets import with_headings
from instantsia.stakeholders.files.columns.told_elsewhere import told_elsewhere
from instantsia.stakeholders.files.columns.without_year import with_years
from instantsia.stakeholders.files.rows.counted import counted
from instantsia.stakeholders.files.rows.held_last import are_days, held_last, of_times
from instantsia.stakeholders.files.rows.no_actors_again import actors_told
from instantsia.stakeholders.files.sheet import Sheet, Spot
from instantsia.stakeholders.files.table.graded_options import graded
from instantsia.stakeholders.files.table.header_below import with_header
from instantsia.stakeholders.files.table.offers import offered
from instantsia.stakeholders.files.table.option_grid import in_one
from instantsia.stakeholders.files.table.ticked import ticked
from instantsia.stakeholders.files.table.turned import turned
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.told import BESIDES

__all__ = ["Meaning", "in_words", "read_columns", "understood"]
SAMPLE = 3
"""So many different cells of a column are shown."""
LONGEST = 30

DAYS = set_of("date, day, as of, datum, tag, jour, fecha, día, data, giorno, dia, dag, дата, день")
"""Names of the column that has the day on which somebody was heard; the day of an answer to a form is none."""


@frozen
class Meaning:
    """A sheet whose columns are called by what they mean.

    columns   what was guessed, as it would be answered: "actor:Director|position:Where they stand", or ""
    unread    names of columns that were set aside
    also      names of columns that could be the position as well
    ends      what columns that could be ends of the position would be answered as: "position low:Floor"
    samples   {column as it is named in an answer: some of its cells}
    """

    sheet: Sheet
    columns: str = ""
    unread: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    samples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def understood(
    sheet: Sheet, answered: str | None = None, today: int | None = None, issue: str | None = None
) -> Meaning:
    """What a sheet means; raises TableError for an answer that names no column, or no issue.

    answered   the answer `columns`, which goes before every name and every guess
    today      ordinal of the day from which positions are of earlier or of later, None where nobody knows it
    issue      the answer `issue`, by which one of several motions is read on which votes are counted
    """
    if not sheet.guessed_about:
        return Meaning(sheet)
    written = written_as_understood(sheet)
    if written:
        sheet = as_understood(sheet)
    sheet = _named(sheet, answered, issue)
    told, raters = ({}, frozenset[str]()) if answered is None else places_told(sheet, answered)
    # a table that was written as it was understood says what its columns are
    if not sheet.rows or (answered is None and written):
        return Meaning(heard(sheet if written else as_ballots(sheet)))
    found = _without_idle(sheet, assigned(sheet, told, raters, today), told)
    if not could_be(sheet, found):
        if answered is not None:
            raise _lacking(sheet, found, answered, told)
        return Meaning(heard(as_ballots(sheet)))
    wide = [at for at, cell in enumerate(sheet.header) if (of_issue(cell.text) or ("", ""))[1] == "position"]
    sheet = actors_told(sheet, {"position": tuple(wide), **found.places})
    taken = [at for some in found.places.values() for at in some]
    if answered is None and not {"issue", RATER} & set(found.places) and len(found.places.get("position", wide)) == 1:
        about = issue_column(sheet, found.places["actor"], taken)
        if about is not None:
            found = replace(found, places={**found.places, "issue": (about,)})
    sheet, found = _latest(sheet, found, told)
    columns = written_columns(sheet, found, told)
    if not columns and (found.also or (sheet.options and "position" not in told)):
        # the names say which column is which, and others may be positions on further issues: that is asked, too
        columns = written_columns(sheet, found, told, asked=True)
    ends = {} if "position" in told else _ends_of_one(sheet, found)
    parts = tuple(f"position{end}:{found.columns[at].called}" for at, end in ends.items())
    made, unread = called(sheet, found)
    made = with_years(made, today)
    made = replace(made, notes=(*made.notes, *told_elsewhere(sheet, found)))
    if answered is not None and columns:
        made = replace(made, notes=(*made.notes, f"{BESIDES}{in_words(columns)}{_none_of(columns)}"))
    if answered is None and parts and not columns:
        line = shlex.quote("|".join((written_columns(sheet, found, told, asked=True), *parts)))
        made = replace(
            made, notes=(*made.notes, f"Not read as ends of what each accepts: --answer columns={line} does")
        )
    return Meaning(
        heard(as_ballots(made)),
        "" if answered is not None else columns,
        unread,
        tuple(found.columns[at].called for at in found.also) if columns and answered is None else (),
        parts,
        _samples(found.columns) if columns else {},
    )


def _ends_of_one(sheet: Sheet, found: Assigned) -> dict[int, str]:
    """{place of a column that could be an end of the one position: which}, where nothing else is read from it."""
    position = found.places.get("position", ())
    if len(position) != 1 or "position" in found.raters or len(found.columns) != len(sheet.header):
        return {}
    return ends_beside(found.columns, position[0], [at for some in found.places.values() for at in some])


def _none_of(columns: str) -> str:
    """What to add to the answer where none of the columns that were guessed besides is meant.

    >>> _none_of("capability:Size|salience:Keen"), _none_of("actor:Name")
    (" (to the answer columns add '|capability:none|salience:none' where it is none)", '')
    """
    roles = dict.fromkeys(one.partition(":")[0] for one in columns.split("|"))
    spare = "".join(f"|{role}:{NO_COLUMN}" for role in roles if role in GUESSED and role not in ("actor", "position"))
    return f" (to the answer columns add {spare!r} where it is none)" if spare else ""


def _latest(sheet: Sheet, found: Assigned, told: Mapping[str, Sequence[int]]) -> tuple[Sheet, Assigned]:
    """(the sheet with the latest row of each actor, the columns without that of times) where no issue is told.

    A column of meetings, rounds or days tells rows of one actor apart, and no issues.
    """
    places = found.places.get("issue", ()) or _days_of_a_log(sheet, found, told)
    if "issue" in told or len(places) != 1 or len(found.places["actor"]) != 1 or not of_times(sheet, places[0]):
        return sheet, found
    left = held_last(sheet, found.places["actor"][0], places[0])
    if len(left.rows) == len(sheet.rows):
        return left, found
    also = tuple(at for at in found.also if at != places[0])
    kept = {role: some for role, some in found.places.items() if role != "issue"}
    return left, replace(found, places=kept, also=also)


def _days_of_a_log(sheet: Sheet, found: Assigned, told: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    """The place of the column that has the day of each row, where nothing else is read from it and names come again."""
    actors = found.places["actor"]
    names = [folded(row[actors[0]].text) for row in sheet.rows if row[actors[0]].text]
    if told.get("issue") or found.raters or RATER in found.places or len(set(names)) == len(names):
        return ()
    taken = {at for some in found.places.values() for at in some}
    of_issues = {at for at, cell in enumerate(sheet.header) if of_issue(cell.text) or of_persons(cell.text)}
    return tuple(at for at in range(len(sheet.header)) if at not in taken | of_issues and _of_days(sheet, at))[:1]


def _of_days(sheet: Sheet, at: int) -> bool:
    return sheet.header[at].text.strip(" :.").casefold() in DAYS and are_days(sheet, at)


def _named(sheet: Sheet, answered: str | None = None, issue: str | None = None) -> Sheet:
    """The sheet with its actors in rows, and its columns put together and named as its bands and neighbours tell.

    answered, issue   the answers `columns` and `issue`
    """
    names, told = columns_named(answered), columns_told(answered)
    sheet = counted(ticked(with_header(sheet), names), told, issue or "")
    sheet = graded(in_one(sheet, told), told)
    sheet = with_headings(ranks(ranges(without_bands(with_saliences(with_agreed(turned(offered(sheet, names))))))))
    return with_ends(sheet, told, place_of)


def _without_idle(sheet: Sheet, found: Assigned, told: Mapping[str, Sequence[int]]) -> Assigned:
    """The columns less a salience of all issues that nobody asked for, where each issue has one of its own."""
    of: dict[str, set[str]] = {"position": set(), "salience": set()}
    for issue, role in filter(None, (of_issue(cell.text) for cell in sheet.header)):
        of[role].add(folded(issue))
    if "salience" in told or not of["position"] or not of["position"] <= of["salience"]:
        return found
    return replace(found, places={role: places for role, places in found.places.items() if role != "salience"})


def could_be(sheet: Sheet, found: Assigned) -> bool:
    """Whether a sheet has a column of actors and one of positions, as far as can be told."""
    wide = any((of_issue(cell.text) or ("", ""))[1] == "position" for cell in sheet.header if cell.text)
    return "actor" in found.places and ("position" in found.places or wide)


def _lacking(sheet: Sheet, found: Assigned, answered: str, told: Mapping[str, Sequence[int]]) -> NoColumnError:
    """What an answer leaves a table without: no other column can be its actors, or its positions."""
    role = "position" if "actor" in found.places else "actor"
    names = [cell.text for cell in sheet.header if cell.text]
    return NoColumnError(Spot(sheet.file), names, (role,), candidates(sheet, answered, told), told=answered)


def worth(sheet: Sheet) -> float:
    """How many rows name an actor and hold a position, times how well the columns fit; 0 where none could be."""
    if not sheet.rows:
        return 0.0
    sheet = _named(sheet)
    found = assigned(sheet)
    if not could_be(sheet, found):
        return 0.0
    actor = found.places["actor"][0]
    wide = [at for at, cell in enumerate(sheet.header) if (of_issue(cell.text) or ("", ""))[1] == "position"]
    held = found.places.get("position", tuple(wide))
    people = {folded(row[actor].text) for row in sheet.rows if row[actor].text and known([row[at].text for at in held])}
    # more actors outweigh names that are better known
    return len(people) * math.sqrt(max(found.total + 10.0 * bool(wide), 1.0))


def _samples(columns: Sequence[Column]) -> dict[str, tuple[str, ...]]:
    """{column as it is named: some of what stands in it, cut}."""
    return {
        one.called: tuple(
            text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
            for text in list(dict.fromkeys(text for text in one.texts if text))[:SAMPLE]
        )
        for one in columns
    }
