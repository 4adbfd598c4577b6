"""A table as it was understood, as CSV: to be checked, mended and sent back. Read again it gives the same table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from instantsia.case.numbers import plain
from instantsia.controls import shown
from instantsia.stakeholders import questions
from instantsia.stakeholders.build.attending import not_voting_told
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.reading_told import reading_told
from instantsia.stakeholders.build.sent_back import not_carried
from instantsia.stakeholders.files.cells.words import ABSENT, ABSTAIN, is_abstention
from instantsia.stakeholders.files.columns.checked_rows import (
    ANSWER,
    AS_WRITTEN,
    HIGH_END,
    LOW_END,
    READ_AS,
    SCALE,
    STATUS_QUO,
)
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.files.rows.left_out_told import SIGNS
from instantsia.stakeholders.files.sheet import WHOLE, as_text
from instantsia.stakeholders.files.values.meant_as import DOUBTED
from instantsia.stakeholders.questions import Ends, ask
from instantsia.stakeholders.questions.asking import Asking

_CALLED = {"seats": "bloc seats"}


def as_read(read: Opened) -> str:
    """The entries of all issues, a row each, those of the headline first; below them answers, and what was left out.

    Numbers stand as `Number` has them: 70 is about 70, 60..60 exactly 60, 20..30..60 a range, 20|40 one of the two.
    Positions are points of the scale that the header names, or the columns of the scale of each issue where it is none
    from 0 to 100 or its ends are known; saliences hundredths (or all from 0 to 1).
    """
    told = read.table.stakeholders
    columns = [role for role in told.columns if role not in ("issue", "actor")]
    named = told.issues != ("",)
    about = _about_issues(read)
    of_issues = [name for name in (SCALE, LOW_END, HIGH_END, STATUS_QUO) if any(one[name] for one in about.values())]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    on_whole = SCALE not in of_issues and any(not facts.options for facts in read.known.issues.values())
    # of whom it is told that they have no vote weighs nothing where votes are the weights
    voteless = frozenset(told.voteless)
    heads = [_head(role, told.unit, on_whole=on_whole) for role in columns]
    writer.writerow([*(["issue"] if named else []), "actor", *heads, *of_issues, READ_AS])
    for entry in sorted(told.entries, key=lambda entry: entry.issue != told.first):
        cells = [cell_read(role, entry, voteless) for role in columns]
        became = "; ".join(filter(None, (_became(role, entry, voteless) for role in columns))) or AS_WRITTEN
        of_issue = about[entry.issue or next(iter(read.known.issues))]
        row = [*([entry.issue] if named else []), entry.actor, *cells, *(of_issue[name] for name in of_issues), became]
        writer.writerow([as_text(shown(one)) for one in row])
    table = out.getvalue()
    for key, text in not_carried(read, table).items():
        writer.writerow([shown(f"{ANSWER}{key}={text}")])
    for remark in _remarks(read):
        writer.writerow([shown(f"# {remark}")])
    return out.getvalue()


def was_written_so(begin: str) -> bool:
    """Whether a file was written by `as_read`, by its header, which may have been saved with another separator.

    begin   of its text; one that is empty may be written over as well

    >>> was_written_so("actor,position,read as\\nAnn,20,as written"), was_written_so("mine\\n"), was_written_so("")
    (True, False, True)
    """
    header = next((line for line in begin.removeprefix("\ufeff").splitlines() if line.strip(",;\t ")), "")
    cells = [cell.strip(' "') for cell in re.split(r"[,;\t]", header)]
    return not header or READ_AS in cells


def _about_issues(read: Opened) -> dict[str, dict[str, str]]:
    """{issue: {column: what it says of the issue}}; no scale where all lie from 0 to 100, which the header says."""
    # what the file tells in lines of answers stays there
    asking = ask(read.known, read.answered)
    out = {name: _about(asking.of(name)) for name in read.known.issues}
    if {one[SCALE] for one in out.values()} <= {"", f"{WHOLE[0]:g}..{WHOLE[1]:g}"}:
        out = {name: {**one, SCALE: ""} for name, one in out.items()}
    return out


def _about(asking: Asking) -> dict[str, str]:
    """What is known of the scale of an issue, by column; empty texts for named options."""
    facts = asking.table_facts
    if facts.options:
        return dict.fromkeys((SCALE, LOW_END, HIGH_END, STATUS_QUO), "")
    low, high = asking.value("scale")
    ends = asking.value("ends") if asking.text("ends") is not None or len(facts.ends) == 2 else Ends("", "")
    if questions.named_options(asking):
        # numbers that were told to be options are points of their scale, and what holds is one of the options
        return {SCALE: f"{plain(low)}..{plain(high)}", LOW_END: ends.low, HIGH_END: ends.high, STATUS_QUO: ""}
    holds = facts.status_quo
    if asking.text("status_quo") is not None:
        answered = asking.value("status_quo")
        holds = answered.low if answered.fixed else None
    elif holds is None and facts.reference is not None and low <= facts.reference[0] <= high:
        holds = facts.reference[0]
    return {
        SCALE: f"{plain(low)}..{plain(high)}",
        LOW_END: ends.low,
        HIGH_END: ends.high,
        STATUS_QUO: "" if holds is None else plain(holds),
    }


def _head(role: str, unit: int, *, on_whole: bool) -> str:
    if role == "position" and on_whole:
        return f"position ({WHOLE[0]:g} to {WHOLE[1]:g})"
    if role == "salience" and unit == 100:
        return f"salience ({WHOLE[0]:g} to {WHOLE[1]:g})"
    return _CALLED.get(role, role)


def cell_read(role: str, entry: Entry, voteless: frozenset[str]) -> str:
    """What the cell of a role says of an actor, as it is understood; "" where nothing is known."""
    if role == "vote":
        nothing = "absent" if entry.away else "0" if entry.actor in voteless else ""
        return nothing if entry.votes is None else plain(float(entry.votes))
    if role == "veto":
        return "yes" if entry.veto else ""
    found: Quantity | str = getattr(entry, role)
    return found if isinstance(found, str) else written(found)


def written(cell: Quantity) -> str:
    """A cell as it is understood, in a spelling that means nothing else."""
    if cell.abstains:
        # whoever is away is not counted among those present, and not for a quorum
        return ABSTAIN if is_abstention(cell.raw) else ABSENT
    number = cell.number
    if number is None:
        return f"{cell.word}{DOUBTED}" if cell.word and cell.loose == "doubtful" else cell.word or ""
    if number.among:
        return "|".join(map(_figure, number.among))
    if number.fixed:
        return f"{_figure(number.low)}..{_figure(number.low)}" if cell.exact else _figure(number.low)
    parts: Sequence[float | None] = (number.low, number.mode, number.high)
    return "..".join(_figure(part) for part in parts if part is not None)


def _figure(value: float) -> str:
    """A number as it is typed; three digits behind a point could be thousands, so a fourth one is written."""
    text = plain(value)
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _became(role: str, entry: Entry, voteless: frozenset[str]) -> str:
    """What a cell became that is written otherwise, as "position: 'strongly for' is 100"; "" where it is the same."""
    if role in ("vote", "veto"):
        raw, now = entry.raws.get(role, ""), cell_read(role, entry, voteless) or f"no {role}"
        return "" if not raw or now == raw else f"{role}: {raw!r} is {now}"
    found = getattr(entry, role, "")
    if not isinstance(found, Quantity):
        return ""
    now = written(found) or ("not known" if found.raw else "")
    return "" if now == found.raw else f"{role}: {found.raw!r} is {now}" if found.raw else f"{role}: blank is {now}"


def _remarks(read: Opened) -> list[str]:
    """What a person should know who checks it: what was guessed, put together, and left out."""
    out = [sentence.rstrip(".") for sentence in questions.guessed(read.known, read.written)]
    out += [one.rstrip(".") for one in questions.vetoes_not_given(read.known, read.written, SIGNS)]
    asking = questions.ask(read.known, read.written)
    out += [one.rstrip(".") for one in questions.each_not_bound(asking, SIGNS)]
    # what is told of the sheet as a whole stands there already
    out += [
        line for line in reading_told(read.table.stakeholders, None, asking, whole=False) if line.rstrip(".") not in out
    ]
    out += not_voting_told(asking, read.table.rows)
    return [" ".join(one.split()) for one in out]
