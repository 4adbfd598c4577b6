"""What a reader should know first of how a table was read."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders import questions
from instantsia.stakeholders import told as words
from instantsia.stakeholders.build.attending import not_voting_told
from instantsia.stakeholders.build.building import Building
from instantsia.stakeholders.build.reading_told import reading_told, weights_not_counted
from instantsia.stakeholders.build.weights_count import weights_count
from instantsia.stakeholders.files.columns.may_weigh import may_weigh
from instantsia.stakeholders.files.columns.told import columns_told, weighs_nobody_more
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.rows.leave_out import NOBODY_ON
from instantsia.stakeholders.files.rows.left_out_told import told_left_out
from instantsia.stakeholders.files.rows.left_out_weights import with_weight
from instantsia.stakeholders.files.stakeholders import Stakeholders
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.counting_rules import casting_idle, counting_told
from instantsia.stakeholders.questions.voters import default_votes
from instantsia.stakeholders.questions.votes_needed import needed_told, nothing_carried
from instantsia.stakeholders.questions.voting_rule import not_understood, rule_told, votes_in_a_bargain

MOST_SIGNS = 400
"""So much of a row that was left out stands in a note: the first screen shows the first of its cells."""
_FORMULA = pattern(r"(column \w+(?: \([^()]*\))?): found a formula")


def tell(work: Building) -> None:
    """What a reader should know first: how blanks were read, what was not played, what nobody answered."""
    told, notes, votes = work.table.stakeholders, work.notes, work.asking.value("votes")
    asking = work.asking.of(work.headline)
    entries = [entry for rows in work.table.rows.values() for entry in rows]
    options = questions.named_options(asking)
    first = _blanks_told(work, entries, options=options)
    if work.table.aside:
        of = len(work.table.known.issues)
        notes.append(f"The table has {of} issues; {work.headline} alone is played (--answer issue=NAME).")
    others = [name for name in work.vague if name != work.headline]
    if others:
        which = others[0] if len(others) == 1 else f"{len(others)} other issues"
        notes.append(
            f"What holds if nothing is decided was not read for {which}: taken as the low end "
            "(--answer status_quo.NAME=POINT)."
        )
    # what was made of words, of amounts, of several choices in one cell, and a header that stands low, is to be seen
    # before the answer
    before = [
        note
        for note in told.notes
        if (
            note.startswith((words.HEADER, words.BESIDES, words.TAKEN_FROM, words.BELOW, NOBODY_ON))
            or f" {words.DOWN}" in note
            or words.of_amounts(note)
            or options
            or (not votes.nobody and note in told.unclear)
        )
        and note not in work.table.known.rivals
    ]
    merged = [note for note in told.notes if note not in before and _fills_positions(note, told)]
    above = {*before, *merged, *(note for note in told.notes if note in work.table.known.rivals)}
    notes += [f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in told.notes if note not in above]
    notes += [f"{note}." for note in not_voting_told(work.asking, work.table.rows)]
    askings = [work.asking.of(issue) for issue in work.table.rows]
    notes += [note for one in askings for note in needed_told(one)]
    no_weight = any(words.WEIGHS_NOTHING in note for note in work.notes)
    if (
        work.table.known.voteless
        and not no_weight
        and work.asking.of(work.headline).value("settles").regime == "bargain"
    ):
        notes.append(f"{words.VOTELESS}{words.names_told(work.table.known.voteless)}.")
    notes += _told_besides(work)
    notes += _columns_told(told, entries, asking)
    guesses = questions.guessed(work.table.known, work.asking.written)
    if columns := [match[1] for note in told.notes if (match := _FORMULA.search(note))]:
        guesses.append(
            f"Formulas without a stored value are read as not known ({', '.join(dict.fromkeys(columns))}): open the "
            "file in a spreadsheet and save it."
        )
    guesses += [f"{note[:1].upper()}{note[1:]}." for note in before if note.startswith((words.BESIDES, NOBODY_ON))]
    idle = casting_idle(asking)
    guesses += [*not_understood(asking), *(one for one in counting_told(asking) if one not in idle)]
    guesses += [note for one in askings for note in nothing_carried(one)]
    # an answer that changes nothing is told before all that was guessed
    guesses[:0] = [*votes_in_a_bargain(asking), *questions.vetoes_in_a_bargain(asking), *idle]
    if not_counted := weights_not_counted(told, asking):
        guesses.insert(0, f"{not_counted}.")
    guesses += [words.as_read(note) for note in before if not note.startswith((words.BESIDES, NOBODY_ON))]
    guesses += [words.as_read(note[note.index(words.MERGED) :]) for note in merged]
    if rule := rule_told(asking):
        first.append(f"{words.RULE}{rule}.")
    work.notes[:0] = [*guesses, f"{words.FROM}{work.table.known.file}.", *first]
    notes += _voted_too(work)
    taken = questions.taken(work.table.known, work.asking.written)
    of_headline = work.asking.of(work.headline)
    if questions.holds_guessed(of_headline):
        work.notes.append(f"{words.HOLDS}{of_headline.catalogue['status_quo'].default(of_headline)}.")
    if taken:
        work.notes.append(f"{words.ASSUMED}{', '.join(taken)}{words.OTHERWISE}")


def _fills_positions(note: str, told: Stakeholders) -> bool:
    """Whether a note tells that one merged cell is the position of several."""
    return any(f"({name}): {words.MERGED}" in note for name in told.called.get("position", ("position",)))


def _blanks_told(work: Building, entries: Sequence[Entry], *, options: bool) -> list[str]:
    """How blanks were read, and what is taken where the sheet has no number of votes or nobody votes."""
    told, votes, first = work.table.stakeholders, work.asking.value("votes"), list[str]()
    meanings = {
        "position": ("positions", "any option as good as another" if options else "anywhere on the scale"),
        "salience": ("saliences", "one of the others' values"),
        "capability": ("capabilities", "one of the others' values"),
    }
    for role, (many, meaning) in meanings.items():
        count = 0
        for rows in work.table.rows.values():
            cells: list[Quantity] = [getattr(entry, role) for entry in rows]
            blank = sum(cell.blank for cell in cells)
            # where nobody has a value there is none to take: that is said elsewhere
            count += blank if role == "position" or blank < len(cells) else 0
        if role in told.columns and count and (role == "position" or not options):
            first.append(f"{_many(count, f'blank {role}', f'blank {many}')} read as {meaning}.")
    blocs = sum(one.actor in work.seats and one.seats.blank for one in entries)
    if "seats" in told.columns and 0 < blocs < len(entries):
        first.append(f"{_many(blocs, 'blank', 'blanks')} in the column bloc seats read as one of the others' values.")
    if votes.column and told.blank_votes:
        first.append(f"{_many(told.blank_votes, 'blank', 'blanks')} in the column vote read as no vote.")
    if given := votes.one_given(work.table.votes):
        gives = "the answer votes gives each one" if len(given) > 1 else "the answer votes gives one"
        none = "0 votes" if work.table.known.without_votes.issuperset(given) else "no number of votes"
        first.append(f"Of {words.names_told(given)} the sheet has {none}; {gives}.")
    if votes.nobody and work.table.known.vetoes:
        first.append("Nobody votes, so vetoes are not looked at.")
    elif told.blank_vetoes and "veto" in told.columns:
        first.append(f"{_many(told.blank_vetoes, 'blank', 'blanks')} in the column veto read as no veto.")
    return first


def _columns_told(told: Stakeholders, entries: Sequence[Entry], asking: Asking) -> list[str]:
    """Which columns and rows were read, which were not, and which are of no use here."""
    notes = []
    if told.called and weighs_nobody_more(told.called):
        notes.append(words.ALIKE)
    if taken_as := columns_told(told.called):
        notes.append(f"{words.COLUMNS}{', '.join(taken_as)}.")
    if told.unread:
        notes.append(f"{words.NOT_READ}{words.names_told(told.unread)}.")
    if weights := may_weigh(told.unread):
        notes.append(f"{words.MAY_WEIGH}{words.names_told(weights)}.")
    if told.left_out:
        notes.append(f"{words.LEFT_OUT}{'; '.join(told_left_out(told.left_out, words.MOST_LISTED, MOST_SIGNS))}.")
    if carried := with_weight(told.left_out, entries, asking.table_facts.words):
        notes.append(f"{words.LEFT_WITH_WEIGHT}{words.names_told(carried)}.")
    cells_of = {role: [getattr(entry, role) for entry in entries] for role in ("salience", "capability")}
    unused = [cells[0].spot.name or role for role, cells in cells_of.items() if role in told.columns and cells]
    if unused and not weights_count(asking):
        notes.append(f"{words.NOT_USED}{words.names_told(unused)}.")
    return notes


def _voted_too(work: Building) -> list[str]:
    """On which further issues options are put to the vote beside a headline that is bargained out, and with whose votes
    where it was answered that nobody has one."""
    asking = work.asking.of(work.headline)
    others = [work.asking.of(name) for name in work.table.rows if name != work.headline]
    voted = [one for one in others if one.issue and questions.named_options(one)]
    if asking.value("settles").regime != "bargain" or not voted:
        return []
    names = [one.issue for one in voted if one.issue]
    out = [f"{words.VOTED_TOO}{words.names_told(names)}."]
    if asking.text("votes") is not None and asking.value("votes").nobody:
        votes = default_votes(voted[0])
        out.append(f"That nobody has a vote holds for {work.headline}: where options are voted on, it is {votes}.")
    return out


def _told_besides(work: Building) -> list[str]:
    """What whoever is asked is told of cells and weights, where no note says it."""
    told = work.table.stakeholders
    apart = (
        words.COLUMNS,
        words.LEFT_OUT,
        words.NOT_READ,
        words.ALIKE.removesuffix("."),
        words.NONE_WEIGHS_MORE,
        *told.notes,
    )
    lines = reading_told(told, None, work.asking.of(work.headline))
    known = {one.casefold() for one in told.notes}
    return [f"{one}." for one in lines if not one.startswith(apart) and one.casefold() not in known]


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
