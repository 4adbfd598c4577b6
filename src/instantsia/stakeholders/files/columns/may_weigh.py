"""Columns that nothing read and whose names speak of weights, votes, shares or importance: a reader is told of them."""

from __future__ import annotations

from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.names import ENDINGS, key, names_meaning
from instantsia.stakeholders.files.columns.rounds import round_of

_NAMES = names_meaning(("salience", "capability", "vote", "seats"))
_SHORTEST = 4
"""So many letters has a word by which such a column is known; shorter ones mean it only as a whole name."""
LONGEST = 40
"""A longer name is a question of a form, in which a word for a vote says little."""
_SHARE = pattern(r"(?<!\d)(?<!\d )%")
"""A per cent sign that stands behind no number: "Rappr. %", and not "up by 4 %"."""
_VOTING = pattern(r"\s*(?:v|s)\s*/\s*n\.?\s*(?:v|s)\.?\s*|.*\bvoting\b.*")
_WORD = pattern(r"[^\W\d_]+")
_FURTHER_WORDS = (
    "share shares stake stakes seat seats anteil anteile aktien sitze part parts parte partes quota quote udział "
    "udziały частка доля вплив вага голосів голосов akcje andel røster röster stimmen delegates delegierte délégués "
    "delegados delegati afgevaardigden delegaci delegatów anw anwesend"
)
"""Words for a share that mean no role of a column by themselves."""
_FURTHER = frozenset(_FURTHER_WORDS.split())


def may_weigh(columns: Sequence[str]) -> list[str]:
    """Those of the columns of which the name speaks of what somebody weighs, in their order.

    >>> may_weigh(["Rappr. %", "Sigla", "V / NV", "Peso no Colegiado (%)", "Rent +4,1 %", "Remarks", "Vote share"])
    ['Rappr. %', 'V / NV', 'Peso no Colegiado (%)', 'Vote share']
    """
    # what was wanted in an earlier round weighs nothing: Share wanted, first round
    return [one for one in columns if _weighs(one) and round_of(one) is None]


def _weighs(name: str) -> bool:
    if len(name) > LONGEST:
        return False
    small = name.casefold()
    if _SHARE.search(small) or _VOTING.fullmatch(small):
        return True
    return key(name) in _NAMES or any(_known(word) for word in _WORD.findall(small))


def _known(word: str) -> bool:
    if word in _FURTHER:
        return True
    bare = key(word)
    return len(bare) >= _SHORTEST and any(
        bare.removesuffix(ending) in _NAMES for ending in ("", *ENDINGS) if len(bare) - len(ending) >= _SHORTEST
    )
