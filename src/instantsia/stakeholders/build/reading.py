"""What a table tells by itself, for the questions: its issues, who is in it, who votes, what its words name."""

from __future__ import annotations

import functools
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.errors import UserError, cut, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.column_sums import column_sums
from instantsia.stakeholders.build.given import AnswerError, given, scales_in_amounts
from instantsia.stakeholders.build.hidden_told import hidden_told
from instantsia.stakeholders.build.numbers import held_in
from instantsia.stakeholders.build.sides import own_words, sides
from instantsia.stakeholders.build.sides_counted import sides_counted
from instantsia.stakeholders.files.cells.in_answers import in_an_answer
from instantsia.stakeholders.files.cells.numbers import EXPECTED
from instantsia.stakeholders.files.cells.options_in_words import ORDER
from instantsia.stakeholders.files.cells.words import is_abstention
from instantsia.stakeholders.files.columns.groups import ranges_not_read
from instantsia.stakeholders.files.columns.hints import hint
from instantsia.stakeholders.files.columns.lacking import NoColumnError
from instantsia.stakeholders.files.deal.instead import refuse_two_sides
from instantsia.stakeholders.files.entries import NO_UNIT, Entry, Quantity, Unit
from instantsia.stakeholders.files.meaning import Meaning, understood
from instantsia.stakeholders.files.rows.chairs import chairs_told
from instantsia.stakeholders.files.rows.deciders import deciders_told
from instantsia.stakeholders.files.rows.leave_out import NobodyMeantError
from instantsia.stakeholders.files.rows.remarks_told import remarks_told
from instantsia.stakeholders.files.rows.several_majorities import bodies_in
from instantsia.stakeholders.files.sheet import WHOLE, Problem, Sheet, TableError, ordered
from instantsia.stakeholders.files.stakeholders import Stakeholders, stakeholders
from instantsia.stakeholders.files.values.money import money_in
from instantsia.stakeholders.files.values.positions import OF_AN_END, OPEN
from instantsia.stakeholders.files.values.quantities import says_no_vote
from instantsia.stakeholders.folding import folded, one_meant
from instantsia.stakeholders.questions import Ends, IssueFacts, Known
from instantsia.stakeholders.told import ONE_AND_THE_SAME, TOLD_APART

if TYPE_CHECKING:
    from instantsia.stakeholders.files.workbook import Hidden

SHOWN = 3
MOST_ISSUES = 20
"""Of a table with more issues the headline alone is played."""


@frozen
class Table:
    """A table that was read, and what it tells.

    stakeholders   what stands in the file
    known          what the questions are put against
    rows           {issue: its entries, in the order of names}, of the issues that are played
    aside          how many issues of the file are not played
    votes          {actor: their votes}, of those who have any
    sheet          as it was read, before anything was understood, to be read anew with further answers
    """

    path: Path
    stakeholders: Stakeholders
    known: Known
    rows: Mapping[str, tuple[Entry, ...]]
    aside: int
    votes: Mapping[str, Fraction]
    sheet: Sheet | None = None

    @property
    def unnamed(self) -> bool:
        """Whether it has one issue, which it does not name: what is printed calls it as the file is called."""
        return self.stakeholders.issues == ("",)


def read_table(path: Path | str, sheet: str | None, written: Mapping[str, str], today: int) -> Table:
    """The table in a file, with what was answered about its scale, its ends and its headline.

    Raises TableError with everything that is wrong with it, UserError for an answer that keeps it from being read.
    """
    path = Path(path)
    return table_of(path, read_any_sheet(path, sheet, encoding=written.get("encoding", "")), written, today)


def sheet_name(sheet: Sheet) -> str:
    """The name of a sheet of a workbook; "" where the format has none."""
    return sheet.header[0].spot.sheet if sheet.header else ""


def read_any_sheet(path: Path, sheet: str | None, hidden: Hidden = "read", encoding: str = "") -> Sheet:
    """The sheet in a file, of PrefLib too; raises TableError, and UserError for a name that cannot be written.

    hidden     whether hidden rows and columns of a workbook are read, and told, or left out
    encoding   the alphabet that was told of a text, or ""
    """
    from instantsia.stakeholders.files.formats.text import read_bytes, utf8
    from instantsia.stakeholders.files.other_programs.preflib import ENDINGS, read_preflib
    from instantsia.stakeholders.files.read import read_sheet

    if not questions.encodes(str(path)):
        raise UserError(f"{str(path)!a}: expected a name in this alphabet (name the file otherwise)")
    if path.suffix.lower() in ENDINGS and sheet is None:
        return read_preflib(utf8(read_bytes(path, "a file of PrefLib", ENDINGS), path.name), path.name)
    return read_sheet(path, sheet, hidden=hidden, encoding=encoding)


def table_of(path: Path, sheet: Sheet, written: Mapping[str, str], today: int) -> Table:
    """The table on a sheet, as `read_table` reads it from a file; the answer `as_of` goes before `today`.

    Where no column could be its actors, or its positions, it is refused with an answer that was tried.
    """
    try:
        return _table_of(path, sheet, written, today)
    except NoColumnError as error:
        line = next((one for one in error.lines if _can_be_read(path, sheet, {**written, "columns": one}, today)), "")
        raise (error.with_line(line) if line else error) from None


def _can_be_read(path: Path, sheet: Sheet, written: Mapping[str, str], today: int) -> bool:
    try:
        _table_of(path, sheet, written, today)
    except UserError:
        return False
    return True


def _table_of(path: Path, sheet: Sheet, written: Mapping[str, str], today: int) -> Table:
    today = _looked_from(written, today)
    if "columns" not in written:
        refuse_two_sides(str(path), sheet)
    meaning = understood(sheet, written.get("columns"), today, written.get("issue"))
    unnamed = called(path)
    try:
        known = given(written, unnamed, _units(meaning.sheet, written, unnamed))
        issue = written.get("issue")
        told = stakeholders(meaning.sheet, issue, known)
        if issue is not None and 1 < len(told.issues) <= MOST_ISSUES:
            told = stakeholders(meaning.sheet, None, known)
    except NobodyMeantError as error:
        raise AnswerError("leave_out", f"leave_out = {cut(written['leave_out'])}: {error}") from None
    return table(path, told, today, written, meaning, sheet)


def _units(sheet: Sheet, written: Mapping[str, str], unnamed: str) -> dict[str, Unit]:
    """{issue, folded: the unit in which its positions are amounts}, "" for the headline; {} where no answer needs it.

    A column tells it whatever its scale is, which such an answer says.
    """
    in_amounts = scales_in_amounts(written)
    if not in_amounts:
        return {}
    told = stakeholders(sheet, None, given({k: v for k, v in written.items() if k not in in_amounts}, unnamed))
    units = {folded(one.issue or unnamed): one.position.unit for one in told.entries if one.position.loose == "amount"}
    first = folded(written.get("issue") or told.first or unnamed)
    return {"": units.get(first, NO_UNIT), **units}


def _looked_from(written: Mapping[str, str], today: int) -> int:
    try:
        return questions.looked_from(written.get("as_of", questions.TODAY), today)
    except ValueError as error:
        raise AnswerError("as_of", f"as_of: {error}") from None


def called(path: Path) -> str:
    """What an issue without a name is called: as its file."""
    return " ".join(path.stem.replace("_", " ").split()) or "issue"


def table(
    path: Path,
    told: Stakeholders,
    today: int,
    written: Mapping[str, str],
    meaning: Meaning | None = None,
    sheet: Sheet | None = None,
) -> Table:
    """What stakeholders tell, in words that the table explains, or what was answered about its ends.

    meaning, sheet   what the columns are, and the sheet before that was told
    """
    unnamed = called(path)
    rows: dict[str, list[Entry]] = {(name or unnamed): [] for name in told.issues}
    for entry in told.entries:
        rows[entry.issue or unnamed].append(entry)
    problems: list[Problem] = []
    ends = _answered_ends(written, tuple(rows))
    options, said = _answered_options(written, tuple(rows)), _answered_words(written, tuple(rows))
    issues = {
        name: _issue(name, told, entries, ends.get(name), options.get(name, frozenset()), said.get(name), problems)
        for name, entries in rows.items()
    }
    seats = _seats(told.entries)
    votes, notes = _votes(told.entries, told.first)
    told = replace(told, notes=(*told.notes, *notes))
    if not votes and (zero := _all_zero(told.entries)):
        told = replace(told, notes=(*told.notes, zero), unclear=(*told.unclear, zero))
    if problems:
        raise TableError(ordered(problems))
    of_sides = len(rows) == 1 and all(one.sides is not None for one in issues.values())
    counted = sides_counted(told.entries, told.left_out, votes, told.voteless) if of_sides else ""
    told = replace(told, notes=(*told.notes, *filter(None, [counted])))
    bodies = Counter(entry.body for entry in told.entries if entry.body)
    total = sum((seats[name] * count for name, count in votes.items()), Fraction(0))
    known = Known(
        file=path.name,
        issues=issues,
        actors=tuple(sorted({entry.actor for entry in told.entries}, key=lambda name: (name.casefold(), name))),
        bodies=tuple(sorted(bodies, key=lambda name: (-bodies[name], name))),
        votes=total if "vote" in told.columns else None,
        voted=votes,
        without_votes=frozenset(one.actor for one in told.entries if says_no_vote(one.raws.get("vote", ""))),
        vetoes=tuple(sorted({entry.actor for entry in told.entries if entry.veto})) if "veto" in told.columns else None,
        seats=seats,
        seated=_seated(told.entries) if len(bodies) > 1 else {},
        houses=None if sheet is None or bodies else bodies_in(sheet),
        today=today,
        first=(told.first or unnamed) if len(rows) > 1 else "",
        title=told.title,
        columns="" if meaning is None else meaning.columns,
        salience=told.proposed.salience,
        decimal=told.proposed.decimal,
        even="vote" in told.columns and len({many - told.proxies.get(name, 0) for name, many in votes.items()}) == 1,
        ballot=any(hint(entry.position.spot.name) == "vote" for entry in told.entries[:1]),
        grades=told.proposed.grades,
        also=() if meaning is None else meaning.also,
        ends_beside=() if meaning is None else meaning.ends,
        samples={} if meaning is None else meaning.samples,
        where=told.proposed.where_graded,
        graded_in=told.proposed.graded_in,
        alphabets=() if sheet is None else sheet.alphabets,
        rivals=" ".join(
            filter(None, ("" if sheet is None else (sheet if meaning is None else meaning.sheet).rivals, counted))
        ),
        voteless=told.voteless,
        only_in_ties=told.only_in_ties,
        perhaps_voteless=told.perhaps_voteless,
        left_out=told.set_aside,
        needed=told.proposed.needed,
        of_vetoes=told.proposed.of_vetoes,
        of_all=told.proposed.of_all,
        of_counting=told.proposed.of_counting,
        of_rounds=told.proposed.of_rounds,
        of_days=told.proposed.of_days,
        dated=told.proposed.dated,
        otherwise=told.proposed.otherwise,
        sums=column_sums(
            told.entries,
            sheet if meaning is None else meaning.sheet,
            {*told.unread, *(() if meaning is None else meaning.unread)},
            told.called.get("capability", ()),
        ),
        deciders=deciders_told(told.proposed.of_deciding, told.entries, sheet if meaning is None else meaning.sheet),
        chairs=chairs_told(told.entries, sheet if meaning is None else meaning.sheet),
        doubles=tuple(f"{note}." for note in told.notes if note.startswith(ONE_AND_THE_SAME) or TOLD_APART in note),
        remarks=remarks_told(told.entries, sheet if meaning is None else meaning.sheet, told.unread, told.voteless),
    )
    if meaning is not None and meaning.unread:
        told = replace(told, unread=tuple(sorted({*told.unread, *meaning.unread})))
    if sheet is not None:
        told = replace(told, notes=hidden_told(ranges_not_read(told.notes, told.unread), sheet, told.unread))
    played = {name: tuple(entries) for name, entries in rows.items() if entries}
    return Table(path, told, known, played, len(rows) - len(played), votes, sheet)


def narrowed(table: Table, headline: str) -> Table:
    """The table with its headline alone, where it has more issues than are played together."""
    if len(table.rows) <= MOST_ISSUES:
        return table
    return replace(table, rows={headline: table.rows[headline]}, aside=len(table.known.issues) - 1)


def _seated(entries: Iterable[Entry]) -> dict[str, str]:
    """{actor: the body in which they sit}, of those who sit in no more than one."""
    each: dict[str, set[str]] = {}
    for entry in entries:
        each.setdefault(entry.actor, set()).update(filter(None, [entry.body]))
    return {actor: body for actor, found in each.items() if len(found) == 1 for body in found}


def _seats(entries: Iterable[Entry]) -> dict[str, Fraction]:
    """{actor: seats of the bloc}, in the middle; of one who is left blank the median of the others'."""
    stated = sorted(entry.seats.number.middle for entry in entries if entry.seats.number is not None)
    usual = (stated[(len(stated) - 1) // 2] + stated[len(stated) // 2]) / 2 if stated else 1.0
    return {
        entry.actor: Fraction(usual if entry.seats.number is None else entry.seats.number.middle) for entry in entries
    }


def _votes(entries: Iterable[Entry], first: str) -> tuple[dict[str, Fraction], list[str]]:
    """({actor: their votes}, what is told): the same on every issue, those on the first where a table tells others."""
    out: dict[str, Fraction] = {}
    others: list[str] = []
    for entry in sorted(entries, key=lambda entry: entry.issue != first):
        if entry.votes is None:
            continue
        before = out.setdefault(entry.actor, entry.votes)
        if before != entry.votes:
            others.append(f"{float(entry.votes):g} of {entry.actor}, not {float(before):g} ({_row(entry)})")
    if not others:
        return out, []
    more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    return out, [f"Votes that differ from issue to issue are read as on the first: {', '.join(others[:SHOWN])}{more}"]


def _all_zero(entries: Iterable[Entry]) -> str:
    """That every number of a column of votes is 0, so that it tells of nobody who votes; "" where that is not so."""
    texts = {entry.raws.get("vote", "").strip() for entry in entries}
    if not texts or any(text.strip("0.,% ") or "0" not in text for text in texts):
        return ""
    return "every number of votes is 0, and is not read: each has a vote (--answer votes=NAMES says who has one)"


def _row(entry: Entry) -> str:
    return f"{'line' if entry.spot.way == 'lines' else 'row'} {entry.spot.row}"


def _answered_ends(written: Mapping[str, str], issues: Sequence[str]) -> dict[str, Ends]:
    """{issue: its ends}, of those about which they were answered: by name, or of the headline without one."""
    out = {}
    for name, key in _answered("ends", written, issues):
        try:
            ends = questions.read_ends(written[key])
        except ValueError as error:
            raise AnswerError(key, f"{key} = {cut(written[key])}: {error}", str(error)) from None
        if name is not None:
            out[name] = ends
    return out


def _answered_options(written: Mapping[str, str], issues: Sequence[str]) -> dict[str, frozenset[str]]:
    """{issue: the names, folded, of the options to which an answer gave a place on the scale}."""
    found = ((name, questions.places_in(written[key])) for name, key in _answered("options", written, issues))
    return {name: frozenset(map(folded, places)) for name, places in found if name is not None}


def _answered_words(written: Mapping[str, str], issues: Sequence[str]) -> dict[str, frozenset[str]]:
    """{issue: the words, folded, of which an answer says what they are}."""
    found = ((name, questions.read_words(written[key])) for name, key in _answered("words", written, issues))
    return {name: frozenset(map(folded, words)) for name, words in found if name is not None}


def _answered(asked: str, written: Mapping[str, str], issues: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """(issue, key of the answer) of what was answered to a question: by name, or of the headline without one."""
    headline = one_meant(written.get("issue", ""), issues) or next(iter(issues), "")
    # what names its issue goes before what means the headline
    for key in sorted(key for key in written if key.partition(".")[0] == asked):
        _, dot, issue = key.partition(".")
        yield one_meant(issue, issues) if dot else headline, key


def _issue(
    name: str,
    told: Stakeholders,
    entries: Sequence[Entry],
    answered: Ends | None,
    options: frozenset[str],
    said: frozenset[str] | None,
    problems: list[Problem],
) -> IssueFacts:
    """What is told of an issue; a word whose place on the scale nobody knows is a trouble of each cell it stands in."""
    positions = [entry.position for entry in entries]
    written = entries[0].issue if entries else ""
    doubt, points = told.proposed.scales.get(written), told.proposed.words.get(written, {})
    # a scale that was proposed or answered is none that the table tells
    scale, status_quo = (None if doubt is not None else told.scales.get(written)), told.status_quo.get(written)
    facts = functools.partial(
        IssueFacts,
        name,
        scale,
        status_quo,
        doubt=doubt,
        words=points,
        where=told.proposed.where.get(written, {}),
        wrong=told.proposed.wrong.get(written, ()),
        sides=sides(positions, points, said or frozenset(), told.scales.get(written, WHOLE)),
        reference=told.proposed.status_quo.get(written),
        header=next((one.spot.name for one in positions if one.spot.name), ""),
        own_words=own_words(positions),
        not_voting=not_voting(entries),
        abstaining=abstaining(entries),
        checked=written in told.checked,
        unit=next((one.unit for one in positions if one.loose == "amount"), NO_UNIT),
        money=money_in(positions),
    )
    ends_told = told.ends.get(written, ())
    spoken = words = tuple(dict.fromkeys(one.word for one in positions if one.word is not None))
    named = {word: match[1] for word in words if (match := OF_AN_END.fullmatch(word))}
    plain = [word for word in words if word not in named and word.casefold() != OPEN]
    numbers = any(one.number is not None for one in positions)
    if plain and not numbers and not named and scale is None:
        return facts(_options(plain, positions, problems))
    # one of several, and it is not known which, joins them by |
    words = tuple(word for word in words if not _one_of(word, answered, options))
    plain = [word for word in plain if word in words]
    ends = {folded(end): end for end in sorted(named.values(), key=_holding_first)}
    if answered is not None:
        ends = {folded(end): end for end in (answered.low, answered.high)}
        unplaced = [word for word in words if word.casefold() != OPEN and folded(named.get(word, word)) not in ends]
    else:
        unplaced = [word for word in plain if folded(word) not in ends]
        # beside one end that a word of the scale names, "no ban" can only be the other
        holding = {folded(word): word for word in sorted(unplaced) if questions.holds(word)}
        if len(ends) == len(holding) == 1 and not questions.holds(*ends.values()):
            ends = {**holding, **ends}
            unplaced = [word for word in unplaced if folded(word) not in holding]
        if len(ends) > 2:
            unplaced = [*named, *unplaced]
    expected = _expected(tuple(ends.values()), answered is not None)
    unknown = shlex.quote(f"words={'|'.join(f'{in_an_answer(word)} unknown' for word in dict.fromkeys(unplaced))}")
    for one in positions:
        if one.word in unplaced:
            # "ca. 30" or "4O" is meant as a number
            wanted = EXPECTED if one.word not in named and any(map(str.isdigit, one.word)) else expected
            wanted += f", or an option ({nearest(folded(one.word), options)})" if options else ""
            wanted += f"; --answer {unknown} reads it as not known"
            problems.append(Problem(one.spot, f"found {cut(one.word)}, expected {wanted}"))
    least, most, step = held_in(positions)
    held = (least, most) if any(one.number is not None for one in positions) else None
    named_ends = () if answered is not None else tuple(ends.values()) or ends_told
    return replace(facts((), named_ends), held=held, step=step, spoken=spoken)


def not_voting(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Those who abstain or are away where it is voted on."""
    return tuple(one.actor for one in entries if one.away or one.position.abstains)


def abstaining(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Those of them who abstain, and so are there."""
    return tuple(one.actor for one in entries if one.position.abstains and is_abstention(one.position.raw))


def _one_of(word: str, answered: Ends | None, options: frozenset[str]) -> bool:
    """Whether a word is an option that an answer placed, or several of these and of the ends that were answered."""
    known = options if answered is None else options | {folded(answered.low), folded(answered.high)}
    parts = [folded(part) for part in word.split("|")]
    return set(parts) <= known and (len(parts) > 1 or parts[0] in options)


def _holding_first(end: str) -> tuple[bool, str, str]:
    """The end at which nothing is done is the low one; else the alphabet decides, and the question shows it."""
    return not questions.holds(end), end.casefold(), end


def _expected(ends: Sequence[str], answered: bool) -> str:
    """What may stand in a column of positions that is on a scale, by the words that are known."""
    if not answered and len(ends) != 2:
        known = f"{cut(ends[0])}, " if len(ends) == 1 else ""
        pair = "no ban|full ban"
        if len(ends) == 1:
            pair = f"{ends[0]}|..." if questions.holds(ends[0]) else f"...|{ends[0]}"
        few = "and one of two ends" if len(ends) > 2 else "and an end"
        ways = (
            f"--answer ends={shlex.quote(pair)} names both"
            if len(ends) == 1
            else f"as in --answer ends={shlex.quote(pair)}"
        )
        return f"a number, a range, nothing where nobody knows, {known}open, or firmly or leans to {few} ({ways})"
    low, high = map(cut, ends)
    return f"a number, a range, nothing where nobody knows, {low}, {high}, open, or firmly or leans to either of them"


def _options(plain: Sequence[str], positions: Sequence[Quantity], problems: list[Problem]) -> tuple[str, ...]:
    """The named options of a column in which nothing else stands, in the order of names."""
    options: dict[str, str] = {}
    for word in plain:
        for option in word.replace(ORDER, "|").split("|"):
            options.setdefault(folded(option), " ".join(option.split()))
    most = questions.MOST_OPTIONS
    if len(options) > most:
        spot = next(one.spot for one in positions if one.word == plain[-1])
        message = f"found {len(options)} different words in the column, expected numbers or up to {most} options"
        problems.append(Problem(spot, message))
    return tuple(sorted(options.values(), key=lambda option: (option.casefold(), option)))
