"""What the parts of a column's name say that it holds, where its whole name is not known."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from instantsia.stakeholders.files.columns import role, role_instead

HINTED = ("actor", "position", "salience", "capability", "vote", "seats")
SHARE, NONE = "share", "none"
_ASKS = {
    role: frozenset(words.split())
    for role, words in tomllib.loads(Path(__file__).with_name("header_words.toml").read_text("utf-8"))["asks"].items()
}
_VOTES = frozenset(
    ["vote", "votes", "voting", "voter", "ballot", "vota", "votan", "votante", "stimmt", "vota", "votano", "scrutin"]
)
_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PART_OF = re.compile(r"%\s*(?:of|des|der|von|du|de|di|del|da|van|в|от)\b|^\s*%", re.IGNORECASE)
_NOT_NOW = frozenset(["prev", "previous", "prior", "former", "old", "earlier", "last", "target", "next"])
"""Words of a column that is not about how things are: what was before, and what somebody else wants it to become."""


@lru_cache(maxsize=4096)
def hint(name: str) -> str | None:
    """What one of the words of a name means, where only one thing is meant; "none" of what nobody stands for.

    A share of seats, capital or ownership is "share": it may weigh, and is no position.

    >>> hint("pos_0_100"), hint("How much does it matter to them (1-5)"), hint("% of council"), hint("Last call")
    ('position', 'salience', 'share', 'none')
    """
    bare = _BRACKETS.sub(" ", name)
    tokens = {one.casefold() for one in _WORD.findall(bare)} or {one.casefold() for one in _WORD.findall(name)}
    if tokens & _NOT_NOW:
        return NONE
    meant = {role(one) or role_instead(one) for one in tokens} & set(HINTED)
    meant |= {asked for asked, words in _ASKS.items() if words & tokens}
    if tokens & _VOTES:
        meant.add("vote")
    if SHARE in meant or ("%" in name and "salience" in meant and "stake" in tokens):
        return SHARE
    if _PART_OF.search(name) and "position" not in meant:
        return SHARE if _PART_OF.search(name) and re.search(r"%\s*\w+\s", name) else NONE
    if meant == {"salience", "actor"} or meant == {"capability", "actor"} or meant == {"position", "actor"}:
        meant.discard("actor")  # "who cares most" asks for the care
    if meant == {"vote", NONE}:
        meant = {"vote"} if not tokens & {"date", "year", "comment", "comments", "note", "notes"} else {NONE}
    if meant == {"actor", NONE}:
        return NONE
    if meant == {"vote", "position"} or meant == {"seats", "position"}:
        meant.discard("position")
    return meant.pop() if len(meant) == 1 else "position" if "position" in meant else None
