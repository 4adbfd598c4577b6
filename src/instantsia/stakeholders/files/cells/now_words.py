"""Cells that say that what holds now shall stay: same as now, no change, wie bisher, statu quo, как сейчас."""

from __future__ import annotations

import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of

NOW = frozenset().union(
    *(
        set_of(" ".join(words.split()))
        for words in tomllib.loads(Path(__file__).with_name("now_words.toml").read_text("utf-8")).values()
    )
)
"""Words for what holds now; as a change they are 0."""
_ASIDE = pattern(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def as_now(text: str) -> bool:
    """Whether a cell says that what holds now shall stay, and no more than that but for a remark in brackets.

    >>> as_now("Same as now"), as_now("wie bisher (lt. Anruf)"), as_now("status quo, or 40"), as_now("same as Norway")
    (True, True, False, False)
    """
    plain = _ASIDE.sub("", text.casefold().replace("’", "'")).strip(" .!?\"'“”„")
    return " ".join(plain.split()) in NOW
