"""What is said where a sheet asks for a majority of heads and one of what they weigh: which is counted, and the answers
that count each."""

from __future__ import annotations

import shlex

from instantsia.stakeholders.files.cells.otherwise import Line
from instantsia.stakeholders.files.rows.heads_and_weights import Both, heads_and_weights
from instantsia.stakeholders.files.rows.procedure_words import of_whom
from instantsia.stakeholders.files.votes.quota_told import HALF, OF
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.options import named_options

_STEM = 5
"""So much of the name of a column is that of what is weighed."""


def both_told(asking: Asking, line: Line) -> str:
    """What is counted of two majorities, with the answers that count each; "" of a line that tells none apart."""
    both = heads_and_weights(line[0])
    if both is None:
        return ""
    votes = () if named_options(asking) else ("settles=vote",)
    heads = _pasted(*votes, *_by_heads(asking, both))
    column = _weighing(asking, both)
    if asking.known.votes is not None:
        weights = _pasted(*votes, "votes=column", f"quota={both.weights}")
    else:
        weights = _pasted(*votes, f"columns={_columns(asking, column)}", f"quota={both.weights}") if column else ""
    counted = "none" if asking.value("votes").nobody else "one"
    each = f"{heads} counts heads, " + (
        f"{weights} what they weigh" if weights else "and a column vote would say what each weighs"
    )
    return f"of members and of what they weigh: {counted} is counted, and both are needed ({each})"


def _by_heads(asking: Asking, both: Both) -> tuple[str, ...]:
    """The answers by which each has one vote."""
    known = asking.known
    none = sorted({*known.without_votes, *known.voteless, *known.perhaps_voteless} & {*known.actors})
    if known.votes is not None:
        none = [name for name in known.actors if name not in known.voted]
    who = f"votes=all but {'|'.join(none)}" if none else "votes=all"
    if none and any("," in name for name in none) and len(none) == 1:
        who += "|"
    columns = (f"columns={_columns(asking, 'none')}",) if known.votes is not None else ()
    of = OF[of_whom(both.said[0])] if both.heads == HALF else ""
    return (*columns, who, f"quota={both.heads}{of}")


def _columns(asking: Asking, vote: str) -> str:
    """The answer about the columns with another one of the votes."""
    kept = [part for part in (asking.text("columns") or "").split("|") if part and not part.startswith("vote:")]
    return "|".join([*kept, f"vote:{vote}"])


def _weighing(asking: Asking, both: Both) -> str:
    """The column that is called what is weighed; "" without a single one."""
    stem = folded(both.noun)[:_STEM]
    found = [name for name, _ in asking.known.sums if folded(name).startswith(stem)]
    return found[0] if len(found) == 1 else ""


def _pasted(*answers: str) -> str:
    return " ".join(f"--answer {shlex.quote(one)}" for one in answers)
