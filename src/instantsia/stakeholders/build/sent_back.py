"""Which answers a table that is written as it is understood does not carry by itself: they stand in lines below it."""

from __future__ import annotations

from instantsia.stakeholders.build.opened import Opened, opened_text
from instantsia.stakeholders.folding import one_meant
from instantsia.stakeholders.questions import QUESTIONS, Asking, ask, named_options, voting
from instantsia.stakeholders.questions.counting_rules import casting
from instantsia.stakeholders.questions.meaning import AS_OPTIONS
from instantsia.stakeholders.questions.options import OF_A_SCALE

CARRIED = frozenset(("encoding", "columns", "decimal", "scale", "salience_scale", "grades", "words", "leave_out"))
"""Answers about how cells are written, which are written otherwise by now, and rows that are gone."""
READ_BY = ("issue", "options", "words")
"""Answers without which the words that stand in it are not read as they were."""


def not_carried(read: Opened, table: str) -> dict[str, str]:
    """{key: text} of what holds of a table and would not hold of what was written of it, in the order of questions.

    table   what was written of it: columns and rows alone

    What was answered is in it, and what the file told by a line, a title or a name of a column that is gone. What
    nobody has told is in it only where another default would be taken.
    """
    first = ask(read.known, read.written)
    told = {_key(key, name, first): text for key, name, text in _answered(first) if key in READ_BY}
    second = opened_text(table, read.path.with_suffix(".csv"), told, read.known.today)
    names = dict(zip(read.known.issues, second.known.issues, strict=True))
    out = {
        _key("words", name, first): AS_OPTIONS
        for name, facts in read.known.issues.items()
        # without what was asked about some of them the others may read as points of a scale
        if facts.options and not second.known.issues[names[name]].options
    }
    if out:
        second = opened_text(table, read.path.with_suffix(".csv"), {**told, **out}, read.known.today)
    for key, question in QUESTIONS.items():
        for name in read.known.issues if question.of_issue else (first.value("issue"),):
            one, other = first.of(name), ask(second.known, out, names[name])
            written = one.text(key)
            if key in CARRIED and not (key == "words" and written == AS_OPTIONS):
                continue
            if written is None and (_means_nothing(key, one) or _means_nothing(key, other)):
                continue
            holds = question.default(one) if written is None else written
            asked = written is not None and question.asked(other)
            # a remark by which somebody votes in a tie alone is of the sheet that was read, and not of this one
            asked = asked or (key == "casting" and casting(one) != casting(other))
            if holds and (asked or holds != question.default(other)):
                out[_key(key, name, first)] = " ".join(holds.split())
    return out


def _means_nothing(key: str, asking: Asking) -> bool:
    """Whether a default is not looked at: of a scale where options are named, of votes where nobody has one."""
    if key == "quota":
        return not voting(asking)
    return named_options(asking) and key in ("scale", "ends", *OF_A_SCALE)


def _answered(asking: Asking) -> list[tuple[str, str, str]]:
    """(key, issue, text) of all that was answered, an answer that means one issue with its name."""
    found = ((key, name, asking.of(name).text(key)) for key in QUESTIONS for name in asking.known.issues)
    return [(key, name, text) for key, name, text in found if text is not None]


def _key(key: str, name: str, asking: Asking) -> str:
    """KEY, or KEY.ISSUE where there are several issues and it means one."""
    if not QUESTIONS[key].of_issue or len(asking.known.issues) == 1:
        return key
    # the text of an answer begins behind the first sign of equality
    begun = name.partition("=")[0].strip()
    return f"{key}.{begun if one_meant(begun, asking.known.issues) == name else name}"
