"""Answers about how a table is read: which column is which, which words are points of a scale, what a mark means.

What is proposed was read so already; whoever answers otherwise has the table read anew.
"""

from __future__ import annotations

import re
import shlex

from instantsia.case.numbers import plain
from instantsia.errors import cut
from instantsia.stakeholders.files.meaning import in_words, read_columns
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.words import PLACED, names_in

READING = frozenset(("encoding", "issue", "columns", "options", "scale", "words", "salience_scale", "grades", "decimal", "ends"))
"""Keys whose answers change how cells are read."""
AS_OPTIONS = "options"
"""The answer that words of attitude are options and no points of a scale."""


def default_alphabet(asking: Asking) -> str:
    return asking.known.alphabets[0].partition(" (")[0] if asking.known.alphabets else "UTF-8"


def told_alphabet(asking: Asking) -> str:
    proposed, *others = asking.known.alphabets
    return f"It is read as {proposed}; {' or '.join(others[:3])} could be meant as well."


def guessed_alphabet(asking: Asking) -> str:
    proposed, *others = asking.known.alphabets
    remedy = f"--answer {shlex.quote(f'encoding={others[0]}')} reads it as another"
    return f"{asking.known.file} is read as {proposed} ({remedy})."


def alphabet(written: str, asking: Asking) -> str:
    """The alphabet that was told; raises ValueError where there is none of that name."""
    if asking.text("encoding") is None:
        return written
    from instantsia.stakeholders.files.alphabets import page_meant

    return page_meant(written)


def default_columns(asking: Asking) -> str:
    return asking.known.columns


def columns(written: str, asking: Asking) -> dict[str, str]:
    """{role: name of its column}."""
    return read_columns(written) if written else {}


def told_columns(asking: Asking) -> str:
    return f"It reads: {in_words(asking.known.columns)}."


def guessed_columns(asking: Asking) -> str:
    written = shlex.quote(f"columns={asking.known.columns}")
    return f"Columns guessed: {in_words(asking.known.columns)} (--answer {written} says it, or another)."


def read_words(written: str) -> dict[str, float]:
    """{word: its point of the scale} of "strongly for 100|for 75"; empty of "options"; raises ValueError."""
    if written.strip().casefold() in (AS_OPTIONS, ""):
        return {}
    split = [PLACED.fullmatch(part) for part in names_in(written)]
    if not all(split):
        raise ValueError(
            f"expected each word with its point of the scale, as in strongly for 100|for 75|against 25, or {AS_OPTIONS}"
        )
    return {match[1]: float(match[2].replace(",", ".")) for match in split if match}


def words(written: str, asking: Asking) -> dict[str, float]:
    """{word: its point of the scale}, all on the scale that holds."""
    found = read_words(written)
    low, high = asking.value("scale")
    strange = next((point for point in found.values() if not low <= point <= high), None)
    if strange is not None:
        raise ValueError(f"expected points from {low:g} to {high:g}, found {strange:g}")
    return found


def default_words(asking: Asking) -> str:
    return "|".join(f"{word} {plain(point)}" for word, point in asking.table_facts.words.items())


def _points(asking: Asking) -> str:
    return ", ".join(f"{word} {point:g}" for word, point in asking.table_facts.words.items())


def told_words(asking: Asking) -> str:
    return f"It reads: {_points(asking)}."


def guessed_words(asking: Asking) -> str:
    key = _key("words", asking)
    remedy = f"(--answer {key}=options says that they are options)"
    return f"Words read as points of a scale{_of(asking)}: {_points(asking)} {remedy}."


def told_scale(asking: Asking) -> str:
    doubt = asking.table_facts.doubt
    return "" if doubt is None else f"{doubt.why[:1].upper()}{doubt.why[1:]}."


def guessed_scale(asking: Asking) -> str:
    doubt = asking.table_facts.doubt
    assert doubt is not None
    low, high = doubt.scale
    remedy = f"(--answer {_key('scale', asking)}=LOW..HIGH says another)"
    return f"Scale guessed{_of(asking)}: {low:g} to {high:g}, since {doubt.why} {remedy}."


def told_ends(asking: Asking) -> str:
    low, high = asking.value("scale")
    return f"The scale runs from {low:g} to {high:g}."


def default_salience_scale(asking: Asking) -> str:
    low, high = (0.0, 100.0) if asking.known.salience is None else asking.known.salience.scale
    return f"{plain(low)}..{plain(high)}"


def told_salience_scale(asking: Asking) -> str:
    doubt = asking.known.salience
    return (
        "" if doubt is None else f"{doubt.why[:1].upper()}{doubt.why[1:]}; each counts as its share of the upper end."
    )


def guessed_salience_scale(asking: Asking) -> str:
    doubt = asking.known.salience
    assert doubt is not None
    low, high = doubt.scale
    remedy = "(--answer salience_scale=LOW..HIGH says another)"
    return f"Scale of saliences guessed: {low:g} to {high:g}, since {doubt.why} {remedy}."


def grades(written: str, asking: Asking) -> dict[str, float]:
    """{grade: its points of 100}; raises ValueError for points beyond 0 to 100."""
    found = read_words(written) if written else {}
    strange = next((point for point in found.values() if not 0 <= point <= 100), None)
    if strange is not None:
        raise ValueError(f"expected points from 0 to 100, found {strange:g}")
    return found


def default_grades(asking: Asking) -> str:
    return "|".join(f"{grade} {plain(point)}" for grade, point in asking.known.grades.items())


def _graded(asking: Asking) -> str:
    return ", ".join(f"{grade} {point:g}" for grade, point in asking.known.grades.items())


def told_grades(asking: Asking) -> str:
    return f"It reads: {_graded(asking)}."


def guessed_grades(asking: Asking) -> str:
    remedy = f"--answer {shlex.quote('grades=' + default_grades(asking))} says it, or others"
    return f"Grades read as points of 100: {_graded(asking)} ({remedy})."


MARKS = {".": ".", ",": ",", "point": ".", "dot": ".", "comma": ",", "decimal point": ".", "decimal comma": ","}


def read_mark(written: str) -> str:
    """The decimal mark; raises ValueError where it is none."""
    found = MARKS.get(written.strip().casefold())
    if found is None:
        raise ValueError(f"found {cut(written)}, expected point or comma")
    return found


def default_mark(asking: Asking) -> str:
    proposed = asking.known.decimal
    return "comma" if proposed is not None and proposed[0] == "," else "point"


def told_mark(asking: Asking) -> str:
    assert asking.known.decimal is not None
    mark, text = asking.known.decimal
    return f"{text} is {_meant(text, mark)} with a decimal {default_mark(asking)}."


def guessed_mark(asking: Asking) -> str:
    assert asking.known.decimal is not None
    mark, text = asking.known.decimal
    other = "point" if mark == "," else "comma"
    return f"Read {text} as {_meant(text, mark)} (--answer decimal={other} says otherwise)."


def _meant(text: str, mark: str) -> str:
    whole = re.sub(r"[.,](?=\d{3})" if mark not in text else r"$^", "", text)
    return whole.replace(",", ".")


def _of(asking: Asking) -> str:
    return f" of {asking.table_facts.name}" if len(asking.known.issues) > 1 else ""


def _key(key: str, asking: Asking) -> str:
    name = asking.issue
    return key if name is None or name == asking.value("issue") else shlex.quote(f"{key}.{name}")
