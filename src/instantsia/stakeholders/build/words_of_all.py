"""An answer on words that names no issue holds for each issue whose cells are written in these words."""

from __future__ import annotations

from collections.abc import Mapping

from instantsia.stakeholders.files.cells.words import UNKNOWN
from instantsia.stakeholders.folding import folded
from instantsia.stakeholders.questions import Known, read_words

KEY = "words"


def words_of_all(known: Known, given: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
    """{words.ISSUE: the answer} of the issues whose words are all in the answer, and that have none of their own.

    given     what was answered this time, as it was typed
    written   all answers, each of one issue with its name
    """
    text = given.get(KEY, "")
    said = {folded(word) for word in read_words(text)}
    out = {}
    for name, facts in known.issues.items() if said and len(known.issues) > 1 else ():
        held = [*facts.spoken, *facts.words, *(one for option in facts.options for one in option.split("|"))]
        words = {folded(word) for word in held} - UNKNOWN
        if words and words <= said and f"{KEY}.{name}" not in written:
            out[f"{KEY}.{name}"] = text
    return out
