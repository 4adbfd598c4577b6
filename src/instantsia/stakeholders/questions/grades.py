"""Answers about what grades, and cells beside the numbers of a salience or a capability, are worth."""

from __future__ import annotations

import shlex

from instantsia.errors import cut, listed
from instantsia.stakeholders.files.values.exceptions import Meant
from instantsia.stakeholders.files.values.meant_as import As
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.known import Known
from instantsia.stakeholders.questions.meaning import (
    as_answered,
    ends_of,
    exceptions,
    points_in,
    points_told,
    read_words,
)


def grades(written: str, asking: Asking) -> dict[str, Meant]:
    """{grade: what it is}; raises ValueError for points beyond 0 to 100, or below 0 beside numbers."""
    found = read_words(written) if written else {}
    if (other := next((word for word, one in found.items() if isinstance(one, As)), None)) is not None:
        raise ValueError(f"found {cut(other)}, expected each grade with its points, as in A 75|B 50|C 25|n.c. unknown")
    for grade, one in found.items():
        ends = ends_of(one)
        # beside numbers a grade is on their scale
        if ends and not 0 <= ends[0] <= ends[-1] <= 100 and (ends[0] < 0 or not asking.known.where):
            raise ValueError(f"expected points from 0 to 100, found {ends[0]:g} for {cut(grade)}")
    return found


def _all_beside_numbers(known: Known) -> bool:
    return bool(known.graded_in) and all(word in known.where for word in known.grades)


def grades_beside_numbers(asking: Asking) -> str:
    """How it is asked what cells are worth that stand in a column of numbers; "" of grades alone."""
    known = asking.known
    if not known.graded_in:
        return ""
    scales = listed([*known.graded_in])
    if _all_beside_numbers(known):
        return f"What is each of these worth, in the numbers of its column ({scales})?"
    return f"What is each of these grades worth, in points of 100, or beside numbers in those of its column ({scales})?"


def graded_in_numbers(asking: Asking) -> str:
    """How that is answered."""
    if not _all_beside_numbers(asking.known):
        return ""
    return "each with a number of its column, a range or unknown, joined by |, as in 3+ 3.5|k. A. unknown"


def default_grades(asking: Asking) -> str:
    return as_answered(asking.known.grades)


def told_grades(asking: Asking) -> str:
    return points_told(asking.known.grades, asking.known.where)


def guessed_grades(asking: Asking) -> str:
    known = asking.known
    points = points_in({word: one for word, one in known.grades.items() if word not in known.where})
    remedy = f"(--answer {shlex.quote('grades=' + default_grades(asking))} says it, or others)."
    some = exceptions(known.grades, known.where)
    said = "; ".join([*([f"grades read as points of 100: {points}"] if points else []), *some])
    return f"{said[:1].upper()}{said[1:]} {remedy}"
