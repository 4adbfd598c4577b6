"""The answers that a table tells in lines of its own: where each stands, and that none says another thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from instantsia.case.numbers import plain
from instantsia.errors import UserError, cut
from instantsia.frozen import frozen
from instantsia.stakeholders import questions
from instantsia.stakeholders.files.columns.as_understood import as_understood
from instantsia.stakeholders.files.columns.checked_rows import ANSWER, HIGH_END, LOW_END, SCALE, STATUS_QUO
from instantsia.stakeholders.files.columns.scales import told_scale, value_of
from instantsia.stakeholders.files.sheet import WHOLE, Cell, Scale, Sheet, TableError
from instantsia.stakeholders.folding import folded, one_meant
from instantsia.stakeholders.questions import Ends, Known

_OF_SCALES = {"scale": "position", "salience_scale": "salience"}
_SCALED = tuple(_OF_SCALES.values())


@frozen
class ToldIn:
    """Answers as they are written, {key: text}, and the line in which each stands, {key: cell}."""

    answers: Mapping[str, str]
    lines: Mapping[str, Cell]

    @property
    def places(self) -> dict[str, str]:
        """{key: file and row}, as messages have them."""
        return {key: str(cell.spot) for key, cell in self.lines.items()}

    def canonical(self, known: Known) -> ToldIn:
        """The same with issues named as the table names them.

        Raises TableError where two lines tell an answer otherwise.
        """
        headline = self.answers.get("issue")
        answers: dict[str, str] = {}
        lines: dict[str, Cell] = {}
        problems: list[str] = []
        for key, text in self.answers.items():
            ((found, said),) = questions.canonical(known, {key: text}, headline).items()
            before = next((one for one in (found, *_also(found, known)) if one in answers), "")
            if before and answers[before] != said:
                problems.append(_otherwise(self.lines[key], lines[before]))
            else:
                answers[found], lines[found] = said, self.lines[key]
        if problems:
            raise TableError(problems)
        return ToldIn(answers, lines)


def told_in(sheet: Sheet) -> ToldIn:
    """The answers of a sheet.

    Raises TableError for a line that tells none, for two that do not agree, and for one against a column of the table.
    """
    answers: dict[str, str] = {}
    lines: dict[str, Cell] = {}
    problems: list[str] = []
    for cell in sheet.answers:
        try:
            ((key, text),) = questions.given([cell.text]).items()
        except UserError as error:
            problems += [f"{cell.spot}: {line}" for line in str(error).replace("--answer ", ANSWER).split("\n")]
            continue
        if answers.setdefault(key, text) != text:
            problems.append(_otherwise(cell, lines[key]))
        lines.setdefault(key, cell)
    problems += [
        f"{lines[key].spot}: found {cut(lines[key].text)}, expected what the column {column!r} says: {written}"
        for key, column, written in (_against_columns(sheet, answers) if answers else ())
    ]
    if problems:
        raise TableError(problems)
    return ToldIn(answers, lines)


def _otherwise(cell: Cell, before: Cell) -> str:
    return f"{cell.spot}: found {cut(cell.text)}, expected {cut(before.text)}, which row {before.spot.row} says"


def _also(key: str, known: Known) -> Iterator[str]:
    """How an answer is called as well, where a table has one issue: line, line.Quay."""
    base, dot, _ = key.partition(".")
    if len(known.issues) == 1 and questions.QUESTIONS[base].of_issue:
        yield base if dot else f"{base}.{next(iter(known.issues))}"


def _against_columns(sheet: Sheet, answers: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(key, column, what it says) of answers that say another thing than a column, or its name, does."""
    columns = as_understood(sheet)
    headers = [cell.text for cell in sheet.header]
    at = headers.index("issue") if "issue" in headers else None
    issues = [""] if at is None else list(dict.fromkeys(row[at].text for row in sheet.rows))
    headline = one_meant(answers.get("issue", ""), issues) or next(iter(issues), "")
    of_header = {role: (name, told_scale(name)) for name in headers for role in _SCALED if name.startswith(f"{role} (")}
    for key, text in answers.items():
        base, dot, named = key.partition(".")
        issue = "" if at is None else (one_meant(named, issues) or named) if dot else headline
        scale, ends = columns.scales.get(issue), columns.ends.get(issue)
        holds = columns.status_quo.get(issue)
        # the ends may be told by a line beside this one
        called = _ends_told(answers.get(f"ends{dot}{named}", ""))
        column, header_scale = of_header.get(_OF_SCALES.get(base, ""), ("", None))
        try:
            if base == "scale" and scale is not None and questions.read_scale(text) != scale:
                yield key, SCALE, _points(scale)
            elif base in _OF_SCALES and scale is None and header_scale not in (None, questions.read_scale(text)):
                yield key, column, _points(header_scale or WHOLE)
            elif base == "ends" and ends is not None and questions.read_ends(text) != Ends(*ends):
                yield key, f"{LOW_END}, {HIGH_END}", "|".join(ends)
            elif base == "status_quo" and holds is not None and _place(text, scale or WHOLE, ends or called) != holds:
                yield key, STATUS_QUO, plain(holds)
        except ValueError:
            # an answer that cannot be read is refused with the others
            continue


def _ends_told(text: str) -> tuple[str, str] | None:
    try:
        ends = questions.read_ends(text)
    except ValueError:
        return None
    return ends.low, ends.high


def _place(text: str, scale: Scale, ends: tuple[str, str] | None) -> float | None:
    """The point that an answer says: a number, or the name of an end; None for any other."""
    named = dict(zip(map(folded, ends or ()), scale, strict=False))
    try:
        return named.get(folded(text)) if folded(text) in named else value_of(text.strip().removeprefix("="))
    except ValueError:
        return None


def _points(scale: Scale) -> str:
    return "..".join(map(plain, scale))
