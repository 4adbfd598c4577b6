"""Whether a heading, a remark or what stands in brackets behind a name says that somebody has no vote."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of

_WRITTEN = tomllib.loads(Path(__file__).with_name("voteless.toml").read_text("utf-8"))
_NO_OFFICE = rf"(?:{any_of(_WRITTEN['of'])})[\s-](?:{any_of(_WRITTEN['offices'])})"
_MANY = pattern(rf"(?<!\w)(?:{any_of(_WRITTEN['many'])}|{_NO_OFFICE})(?!\w)", re.IGNORECASE)
_ONE = pattern(rf"(?<!\w)(?:{any_of(_WRITTEN['one'])})(?!\w)", re.IGNORECASE)
_PERHAPS = pattern(rf"(?:{any_of(_WRITTEN['perhaps'])})", re.IGNORECASE)
_NOT_IN = pattern(rf"(?i:{any_of(_WRITTEN['not'])})[\s-][A-ZÀ-ÞĄ-Ż]{{2,6}}")
_BRACKETS = pattern(r"\S\s*[(\[]([^)\]]*)[)\]]\s*$")


def tells_voteless(text: str) -> bool:
    """Whether a word of a heading says that those below it have no vote.

    >>> tells_voteless("Observers:"), tells_voteless("Members")
    (True, False)
    """
    return bool(_MANY.search(text))


def may_be_voteless(text: str) -> bool:
    """Whether a heading may say so: others, guests, not in the body that its letters name.

    >>> [may_be_voteless(text) for text in ("not PCC:", "Gäste", "Others with a say", "NOT")]
    [True, True, False, False]
    """
    plain = text.strip(" :().–—-")
    return bool(_PERHAPS.fullmatch(plain) or _NOT_IN.fullmatch(plain))


def says_voteless(text: str) -> bool:
    """Whether a line alone says that those below it have no vote; observers may be the name of somebody.

    >>> says_voteless("FUORI DAL CDN (non votano)"), says_voteless("Observers Club")
    (True, False)
    >>> [says_voteless(line) for line in ("not councillors", "Keine Ratsmitglieder:", "pas élus", "Councillors")]
    [True, True, True, False]
    """
    return any(len(match[0].split()) > 1 or {*"-/"} & {*match[0]} for match in _MANY.finditer(text))


def only_voteless(text: str) -> bool:
    """Whether a line says that and nothing more.

    >>> only_voteless("Non-voting:"), only_voteless("Non-voting shares"), only_voteless("s/voto")
    (True, False, True)
    """
    return says_voteless(text) and _MANY.fullmatch(text.strip(" :()")) is not None


def begins_voteless(remark: str) -> bool:
    """Whether a remark begins by saying that somebody has no vote.

    >>> begins_voteless("Pas de voix. Unanimité nécessaire"), begins_voteless("No votes against so far")
    (True, False)
    """
    found = _MANY.match(remark.strip())
    return found is not None and len(found[0].split()) > 1 and not remark.strip()[found.end() :].strip()[:1].isalpha()


def one_voteless(name: str) -> bool:
    """Whether brackets behind a name say that it has no vote: Greenpeace (observer)."""
    aside = _BRACKETS.search(name)
    return aside is not None and bool(_MANY.search(aside[1]) or _ONE.search(aside[1]))
