"""Whether a line beside a table says that nothing is decided against any of them: all must sign, by consensus."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.otherwise import CLAUSES, of_nothing_decided
from instantsia.stakeholders.files.cells.quota_words import is_negated, shares_in_words

_WORDS = tomllib.loads(Path(__file__).with_name("remark_words.toml").read_text("utf-8"))["all_agree"].replace("\n", "|")
_ALL = pattern(rf"(?<!\w)(?:{_WORDS})", re.IGNORECASE)
UNANIMITY = "unanimity"


def all_must_agree(text: str) -> bool:
    """Whether a line says so, and tells no majority that is enough besides.

    >>> [all_must_agree(text) for text in ("all must sign", "Always unanimous", "un État qui dit non suffit")]
    [True, True, True]
    >>> [all_must_agree(text) for text in ("alle vier moeten tekenen", "am Ende unterschreiben alle oder halt nicht")]
    [True, True]
    >>> [all_must_agree(text) for text in ("Members must all agree (any one can block)", "ils doivent tous signer")]
    [True, True]
    >>> [all_must_agree(text) for text in ("Consensus normally, else 2/3", "no unanimity needed", "want consensus")]
    [False, False, False]
    >>> all_must_agree("Everybody must agree. No agreement = old 2% stays."), all_must_agree("all must agree on 2%")
    (True, False)
    """
    # what holds without an agreement may be a share: No agreement = the old 2 % stay
    clauses = CLAUSES.split(text)
    text = " ".join(one for one in clauses if not of_nothing_decided(one)) if len(clauses) > 1 else text
    shares = shares_in_words(text)
    if any(share != UNANIMITY for share in shares) or re.search(r"\d\s?/\s?\d|%", text):
        return False
    return UNANIMITY in shares or any(not is_negated(text, found) for found in _ALL.finditer(text))
