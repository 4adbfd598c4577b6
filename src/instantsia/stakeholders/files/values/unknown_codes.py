"""Codes such as ND and DK: options on one issue, and on another what says that nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from instantsia.stakeholders.files.cells.letters import of_votes
from instantsia.stakeholders.files.cells.words import NOTHING, UNKNOWN
from instantsia.stakeholders.files.columns.layout import Line

LONGEST_CODE = 4
"""Letters of a code such as DK or NSP."""
NO_CODES = ("tbc", "tbd", "tba")
"""What says in capitals, too, that it is not known yet."""


def option_codes(lines: Sequence[Line]) -> dict[str, frozenset[str]]:
    """{issue: words for what nobody knows that are names of options on it}."""
    by_issue: dict[str, Counter[str]] = {}
    for line in lines:
        by_issue.setdefault(line["issue"].text, Counter())[line["position"].text] += 1
    return {issue: codes for issue, texts in by_issue.items() if (codes := _codes_of(texts))}


def _codes_of(texts: Counter[str]) -> frozenset[str]:
    """Those that stand in capitals among codes of the same shape, or several times among words."""
    unknown = {text for text in texts if text.casefold() in UNKNOWN | NOTHING}
    short = {
        text
        for text in unknown
        if text.isalpha() and text.isupper() and len(text) <= LONGEST_CODE and text.casefold() not in NO_CODES
    }
    others = [text for text in texts if text not in unknown]
    if of_votes([text for text in texts if text]):
        return frozenset()
    if any(map(str.isdigit, "".join(others))) or not (others or len(short) > 1):
        return frozenset()
    codes = all(text.isalpha() and text.isupper() and len(text) <= LONGEST_CODE + 1 for text in others)
    return frozenset(text for text in short if codes or texts[text] > 1)
