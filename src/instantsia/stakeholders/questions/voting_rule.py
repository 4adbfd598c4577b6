"""The quota and the vetoes that somebody told, in words, and what a sheet says of either that was not understood."""

from __future__ import annotations

import re

from instantsia.errors import cut
from instantsia.stakeholders.files.votes.quota_told import Line, quota_told
from instantsia.stakeholders.questions.answer_values import Settles
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.voters import SHARES, default_quota, total_votes, voting
from instantsia.stakeholders.questions.words import ALL, HALF
from instantsia.stakeholders.told import NEEDED, VETO, names_told

_SHARE_NAMES = {"2/3": "two thirds", "3/4": "three quarters", "3/5": "three fifths", "4/5": "four fifths"}


def rule_told(asking: Asking) -> str:
    """ "needed: a majority of two thirds; veto: Eve" of what was answered, or told by the sheet; "" of a default."""
    settles: Settles = asking.value("settles")
    if not voting(asking) or settles.decider:
        return ""
    written = asking.text("quota")
    told = written is not None or quota_told(asking.known.needed, total_votes(asking)) is not None
    parts = [f"{NEEDED}{_in_words(written or default_quota(asking), asking)}"] if told else []
    if vetoes := asking.value("vetoes"):
        parts.append(f"{VETO}{names_told(vetoes)}")
    return "; ".join(parts)


def _in_words(written: str, asking: Asking) -> str:
    text = " ".join(written.split()).casefold()
    text = SHARES.get(text, text)
    bare = text.replace(" ", "")
    if asking.value("quota").votes is None or text == HALF:
        return HALF
    if text in ("unanimity", ALL, "all votes"):
        return "unanimity"
    if re.fullmatch(r"\d+/\d+", bare):
        return f"a majority of {_SHARE_NAMES.get(bare, bare)}"
    if bare.endswith("%"):
        return f"a majority of {bare.removesuffix('%')} %"
    shown: str = asking.value("quota").shown
    return shown


def not_understood(asking: Asking) -> list[str]:
    """What a sheet says of quota and vetoes and was not read, a sentence each; nothing of what was answered."""
    out: list[str] = []
    settles: Settles = asking.value("settles")
    if settles.decider:
        return out
    if asking.text("quota") is None and asking.known.needed:
        first = _shown(asking.known.needed[0])
        if not voting(asking):
            out.append(f"{first} tells how many votes are needed, but nobody votes (--answer votes=all says who).")
        elif quota_told(asking.known.needed, total_votes(asking)) is None:
            out.append(
                f"{first} tells how many votes are needed and was not understood: {default_quota(asking)} is taken "
                "(--answer quota=VOTES says another)."
            )
    if asking.text("vetoes") is None and asking.known.vetoes is None and asking.known.of_vetoes:
        first = _shown(asking.known.of_vetoes[0])
        out.append(f"{first} speaks of a veto and was not understood: nobody has one (--answer vetoes=NAMES says who).")
    return out


def _shown(line: Line) -> str:
    text, where = line
    return f"{cut(text)} ({where})" if where else cut(text)
