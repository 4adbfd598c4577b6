"""What the parts of a column's name say that it holds, where its whole name is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import any_of
from instantsia.stakeholders.files.columns.blocking import can_block
from instantsia.stakeholders.files.columns.east_asian import east_asian
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.heard import heard
from instantsia.stakeholders.files.columns.names import INSTEAD as NAMES_INSTEAD
from instantsia.stakeholders.files.columns.names import NAMES, NO_ISSUE, key, of_issue, role, role_alone, role_instead
from instantsia.stakeholders.files.columns.questions import asked_by
from instantsia.stakeholders.files.columns.statistics import statistic

HINTED = ("actor", "position", "salience", "capability", "vote", "seats")
SHARE, NONE = "share", "none"
_WRITTEN = HEADER_WORDS
_WANTED = frozenset(_WRITTEN["wished"]["words"].split())
_ASKS = {role: frozenset(words.split()) for role, words in _WRITTEN["asks"].items()}
_ASKS["position"] |= _WANTED
_WHO = frozenset(map(key, _ASKS["actor"]))
"""Whole names of a column that asks who: Quem, Kto."""
_VOTES = frozenset(_WRITTEN["votes"]["words"].split())
_WORD = pattern(r"[^\W\d_]+")
_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]")
_PART_OF = pattern(r"%\s*(?:of|des|der|von|du|de|di|del|da|van|в|от)\b|^\s*%", re.IGNORECASE)
_HOW = frozenset(_WRITTEN["votes"]["how"].split())
_WE, _WISH, _TO_US = (frozenset(_WRITTEN["ours"][part].split()) for part in ("words", "wish", "to"))
_PER = pattern(
    rf"(?:/\s*|\b(?:{'|'.join(_WRITTEN['measures']['each'].split())})\b\W*)"
    rf"(?:{'|'.join(map(re.escape, _WRITTEN['measures']['per'].split()))})(?!\w)\.?",
    re.IGNORECASE,
)
"""What an amount is for each of: a year, per head, / Einw."""
_NOT_NOW = frozenset(_WRITTEN["not_now"]["words"].split())
"""Words of a column that is not about how things are: what was before, and what somebody else wants it to become."""
_CERTAIN, _COUNTS, _NOW = (frozenset(_WRITTEN[part]["words"].split()) for part in ("certainty", "counts", "now"))
_FILLERS = frozenset(
    word for words in (_WRITTEN["whose"]["fillers"], *_WRITTEN["ends"].values()) for word in words.split()
)
_CAPITAL = frozenset(_WRITTEN["capital"]["words"].split())
_ATTENDANCE = frozenset(_WRITTEN["attendance"]["words"].split())
_DATES = frozenset(_WRITTEN["dates"]["words"].split())
_BEGINS = frozenset(_WRITTEN["dated"]["begins"].split())
_STEMS = {role: tuple(stems.split()) for role, stems in _WRITTEN["stems"].items()}
_ISSUES, _WEIGHTS, _WHOSE, _WITHIN = (
    frozenset(_WRITTEN["of_issues"][part].split()) for part in ("issues", "weights", "whose", "within")
)
_WANTS = tuple(_WRITTEN["wished"]["stems"].split())
_WISHED = (*_WANTS, *_WRITTEN["wished"]["takes"].split())
_ACCEPTED = tuple(_WRITTEN["wished"]["accepted"].split())
_WOULD_ACCEPT = pattern(rf"\b(?:{any_of(_WRITTEN['wished']['would'])})(?!\w)")
_LIMIT = pattern(rf"\W*(?:{any_of(_WRITTEN['wished']['limit'])})\W*")
_LEAST = frozenset(_WRITTEN["wished"]["least"].split())
_OF_PLACE = frozenset(("where", "stand", "stands", "standing", "option", "choice"))
"""Words that ask for a stance in a name, and may mean anything in its brackets."""
_WITH = frozenset(("with", "damit", "mit", "avec", "con", "com", "z", "tym", "mee", "с", "этим"))
_LIVE = frozenset(_WRITTEN["wished"]["live"].split())
_LINE = pattern(
    rf"\s*(?:{'|'.join(_WRITTEN['lines']['words'].split())})\s+(?:{'|'.join(_WRITTEN['lines']['joins'].split())})\s",
    re.IGNORECASE,
)
_WOULD = pattern(r"\bwould (?:like|want|prefer)\b", re.IGNORECASE)
_TWO_ENDS = pattern(r"\s*\(?\d{1,3}\W+[^\W\d_].*?\W\(?\d{1,3}\W+[^\W\d_]")
"""A name that is no more than two numbers and what they mean: 1 don't care .. 4 will fight."""
_EQUALS = pattern(r"[(\[]\s*=\s*([^()\[\]\d]+)[)\]]")
_NUMBERING = pattern(r"\s*(?:№|#|n[°º])\s*(?:[пз]\s*[/.]?\s*п\.?)?\s*", re.IGNORECASE)
"""A sign for number, alone or with "in order" as in № п/п."""
_IN_PART = pattern("|".join(_WRITTEN["within_a_part"].values()), re.IGNORECASE)
_AIMED = frozenset(_WRITTEN["aimed"]["words"].split())
_DESIRED = frozenset(_WRITTEN["wished"]["desired"].split())
_CERTAIN_ALONE = frozenset(_WRITTEN["certainty"]["alone"].split())
"""Words that say so where they are the whole name, and beside others may say something else: grid reliability."""
_STATED, _REAL, _SAYS = (frozenset(_WRITTEN["stated"][part].split()) for part in ("words", "real", "says"))
_LEANINGS = frozenset(_WRITTEN["leaning"]["words"].split())
_STAKES = frozenset(map(key, ("enjeu", "enjeux")))
"""Whole names of an issue that also mean how much is at stake for somebody."""
_SHARES = ("anteil", "aandeel")
"""How a name ends that is one word and tells a share: Marktanteil."""
_COMPOUNDS = ("stimmen", "stemmen")
"""How a name ends that is one word and counts votes: Delegiertenstimmen."""
_MANY_VOTES = frozenset(_WRITTEN["votes"]["counted"].split())
PERSON = {part: frozenset(map(key, re.split(r",\s+", names.strip()))) for part, names in _WRITTEN["person"].items()}
"""{"first" or "last": keys of the names of columns with that part of the name of a person}."""
SHORTEST = 2
"""Letters of a name that is cut short by a point."""
OF_ACTORS = frozenset(map(key, ("importance", "Wichtigkeit", "importancia", "importanza", "importância", "belang")))
"""Beside a column of interest, and without one of influence, these say how much an actor weighs."""
WHOLE, INSTEAD, PART, OPEN, ASIDE = 10.0, 6.0, 5.0, 2.5, 4.0
"""How surely a name means a role: by its whole name, by one that means it in the absence of others, by a word within
it, by a word that may mean two; the last is of what may weigh besides."""


def tokens(name: str) -> frozenset[str]:
    """The words of a name, less those in brackets where it has others, and less what an amount is for each of.

    >>> sorted(tokens("Climate fund, $bn a year (wanted)")), sorted(tokens("(wanted)"))
    (['bn', 'climate', 'fund'], ['wanted'])
    """
    name = _PER.sub(" ", name)
    bare = _BRACKETS.sub(" ", name)
    return frozenset(one.casefold() for one in _WORD.findall(bare)) or frozenset(
        one.casefold() for one in _WORD.findall(name)
    )


def not_now(name: str) -> bool:
    """Whether a name says that something was so before, or that somebody else wants it: Last vote, Target stance."""
    words = tokens(_own(name) or name)
    # a desired stance is what whoever wrote the table wants of others; a desired year is what they want themselves
    aim = words & _DESIRED and any((role(one) or role_instead(one)) == "position" for one in words - _DESIRED)
    return bool(words & _NOT_NOW or (words & _WE and words & _WISH) or aim)


def only_aimed_at(name: str) -> bool:
    """Whether a name says that something is aimed at, and not who aims at it: they may, or whoever wrote the table.

    >>> only_aimed_at("Target"), only_aimed_at("Our target"), only_aimed_at("Last vote")
    (True, False, False)
    """
    words = tokens(name)
    # a target stance is what whoever wrote the table wants of others
    aim = any((role(one) or role_instead(one)) == "position" for one in words - _AIMED)
    return bool(words & _AIMED) and not aim and not words & (_WE | (_NOT_NOW - _AIMED))


def certainty(name: str) -> bool:
    """Whether a name asks how sure whoever wrote the table is; a vote of confidence is none.

    >>> certainty("Conf."), certainty("Q7_conf"), certainty("Certeza (%)"), certainty("Confidence vote")
    (True, True, True, False)
    """
    words = tokens(name)
    sure = words & _CERTAIN or (len(words) == 1 and words & _CERTAIN_ALONE)
    return bool(sure) and not words & _VOTES and role(name) is None


def acceptable(name: str) -> bool:
    """Whether a name asks for what somebody would accept, or fall back to, which is less than where they stand.

    >>> acceptable("Fallback (latest)"), acceptable("Acceptable price"), acceptable("Price wanted")
    (True, True, False)
    >>> acceptable("Can live with"), acceptable("Where they live"), acceptable("would also accept")
    (True, False, True)
    """
    words = tokens(name)
    if (words & _LIVE and words & _WITH) or _WOULD_ACCEPT.search(name.casefold()):
        return True
    return bool(words & _LEAST) or any(one.startswith(_ACCEPTED) for one in words)


def limits(name: str) -> bool:
    """Whether a name is that of the least or the most that somebody accepts.

    >>> limits("Techo"), limits("pode ir até"), limits("Latest they'd wear"), limits("Floor area"), limits("Ideal")
    (True, True, True, False, False)
    """
    return acceptable(name) or _LIMIT.fullmatch(_BRACKETS.sub(" ", name).casefold()) is not None


def wants(name: str) -> bool:
    """Whether a name asks what somebody wants, as a word within it: Start wanted, chciałby od, wil: tarief.

    What they would accept is less, and what whoever wrote the table wants is something else.

    >>> wants("Start wanted"), wants("would like"), wants("Quando quer que comecem"), wants("Latest they accept")
    (True, True, True, False)
    >>> wants("What we want"), wants("Last wish")
    (False, False)
    """
    words = tokens(name)
    asked = words & _WANTED or any(one.startswith(_WANTS) for one in words) or _WOULD.search(name)
    return bool(asked) and not acceptable(name) and not not_now(name)


def stated(name: str) -> bool:
    """Whether a name asks for what somebody says in public, or at first: Demande affichée, Public position."""
    return bool(tokens(name) & _STATED) and not tokens(name) & _REAL


def only_said(name: str) -> bool:
    """Whether a name asks for what somebody says, and not for what anybody thinks of it: Dicen, What they say.

    >>> only_said("Dicen"), only_said("What they say"), only_said("Creemos que dicen")
    (True, True, False)
    """
    return bool(tokens(name) & _SAYS) and not tokens(name) & _REAL


def really(name: str) -> bool:
    """Whether a name asks for what somebody truly wants, or would sign, beside what they say.

    >>> really("Ce qu'ils veulent vraiment"), really("Where they will really land"), really("Real estate tax")
    (True, True, False)
    >>> really("Ce que je crois"), really("What I think")
    (True, True)
    """
    words = tokens(name)
    asks = words & (_ASKS["position"] | _FILLERS) or any(role(one) == "position" for one in words)
    return bool(words & _REAL and asks)


def leaning(name: str) -> bool:
    """Whether a name asks for a general leaning that stands behind many decisions: Dove/Hawk (-3..+3)."""
    return len(tokens(name) & _LEANINGS) > 1


def asked_of(name: str) -> frozenset[str]:
    """The words of a name that tell on what somebody takes a position, and not that they do.

    >>> sorted(asked_of("Equity ask (%)")), sorted(asked_of("Their stance today")), sorted(asked_of("What they want"))
    (['equity'], [], [])
    """
    left = {one for one in tokens(name) - NO_ISSUE - _ASKS["position"] - _FILLERS if len(one) > 1}
    return frozenset(one for one in left if "position" not in (role(one), role_instead(one)))


def dates_alone(name: str) -> bool:
    """Whether a name says only that it is a date, or of what; where years stand under it, one that is wanted.

    >>> dates_alone("Date de fermeture"), dates_alone("Date of last contact")
    (True, False)
    """
    words = tokens(name)
    return bool(words & _DATES) and not words & (_ASKS[NONE] | _NOT_NOW) - _DATES


def begins(name: str) -> bool:
    """Whether a name asks when something is to begin or to end, and not since when somebody is there.

    >>> begins("Start of works"), begins("Ab wann"), begins("Updated"), begins("Since when")
    (True, True, False, False)
    """
    words = tokens(name)
    return bool(words & _BEGINS) and not words & (_ASKS[NONE] - _DATES)


def near_us(name: str) -> bool:
    """Whether a name asks how near somebody is to whoever wrote the table; in capitals it is a country.

    >>> near_us("Draht zu uns"), near_us("Relation with us"), near_us("Aid from the US")
    (True, True, False)
    """
    return bool(tokens(re.sub(r"\bUS\b", " ", name)) & _TO_US)


def within_a_part(name: str) -> bool:
    """Whether a name says that somebody weighs so much within their own part: Weight in its region.

    >>> within_a_part("Poids dans sa zone (1-5)"), within_a_part("Einfluss in der eigenen Gruppe")
    (True, True)
    >>> within_a_part("Influence on its vote"), within_a_part("Weight")
    (False, False)
    """
    return bool(_IN_PART.search(name))


def within_brackets(name: str) -> frozenset[str]:
    """The words that stand in brackets in a name."""
    return frozenset(one.casefold() for told in _BRACKETS.findall(name) for one in _WORD.findall(told))


def _wished_in_brackets(name: str) -> bool:
    """Whether what stands in brackets says that somebody wants what the name names: Dividend (wants)."""
    words = within_brackets(name)
    return bool(words & (_ASKS["position"] - _OF_PLACE)) or any(one.startswith(_WISHED) for one in words)


def as_it_is(name: str) -> bool:
    """Whether a name says that something is so now, or is expected: Stance today, Erwartetes Votum."""
    return bool(tokens(name) & _NOW) and not not_now(name)


def how_they_vote(name: str) -> bool:
    """Whether a name asks how somebody votes, and not whether they may: Would vote for the bill?"""
    words = tokens(name)
    return bool(words & _VOTES and words & _HOW)


def _short(name: str) -> str | None:
    """The one role whose names begin with a word that is cut short by a point: Import., Infl.

    Behind other words, or with two letters, only what is asked of each of several issues: Pay Wi., Hours import.

    >>> _short("Infl."), _short("Wi."), _short("Lohn Wi."), _short("Nr."), _short("Plus Mon.")
    ('capability', 'salience', 'salience', None, None)
    """
    words = _WORD.findall(name)
    word = key(words[-1]) if words else ""
    if not name.strip().endswith(".") or len(word) < SHORTEST:
        return None
    plain = len(words) == 1 and len(word) > SHORTEST
    meant = _begun_by(word)
    return meant if plain or (meant == "salience" and word not in _ASKS[NONE]) else None


def _begun_by(word: str) -> str | None:
    """The one role whose names begin with a word."""
    meant = {one for one, names in NAMES.items() for told in names.values() if _begins(told, word)}
    meant |= {one for one, told in NAMES_INSTEAD.items() if _begins(told, word)}
    return meant.pop() if len(meant) == 1 else None


def _begins(told: str, word: str) -> bool:
    return any(key(name).startswith(word) for name in re.split(r",\s+", told))


_OWN = pattern(r"^\s*(?:[^\W\d_]+\.?\s?\d+|§\s?\d+).*[)\]]\s+(?P<own>[^()\[\]]*[^\W\d_][^()\[\]]*)$|"
                  r"^\s*(?:[^\W\d_]+\.?\s?\d+|§\s?\d+)\W.*\s(?P<last>[^\W\d_]+)\s*$")  # fmt: skip
"""What stands behind the issue in the name of a column: Q1 Parking kept (spaces) wants."""


def _own(name: str) -> str:
    """The part of a name behind its numbered issue, where it means something by itself; "" elsewhere.

    >>> _own("Q2 Tunnel under the old harbour (m) wants"), _own("Q3 City share (%) cares 0-10"), _own("Q3 Own state")
    ('wants', 'cares 0-10', '')
    """
    match = _OWN.match(name)
    own = "" if match is None else (match["own"] or match["last"] or "").strip()
    return own if own and _meant(own) & {"position", "salience"} else ""


@lru_cache(maxsize=4096)
def hint(name: str) -> str | None:
    """What one of the words of a name means, where only one thing is meant; "none" of what nobody stands for.

    A share of seats, capital or ownership is "share": it may weigh, and is no position.

    >>> hint("pos_0_100"), hint("How much does it matter to them (1-5)"), hint("% of council"), hint("Last call")
    ('position', 'salience', 'share', 'none')
    """
    meant = _meant(name)
    return next(iter(meant)) if len(meant) == 1 else "position" if "position" in meant else None


def _meant(name: str) -> frozenset[str]:
    """All that the words of a name may mean; behind an issue of a number the last of them say it."""
    if own := _own(name):
        return _meant(own)
    if heard(name):
        return frozenset((NONE,))
    if asked := asked_by(name) or east_asian(name):
        return frozenset((asked,))
    if (equal := _EQUALS.search(name)) and (same := _meant(equal[1])) & {"vote", "seats", "capability"}:
        return same  # teachers (=votes)
    words = tokens(name)
    if _TWO_ENDS.match(name) and (words | within_brackets(name)) & _ASKS["salience"]:
        return frozenset(("salience",))  # the ends of how much somebody cares: who will fight wants nothing by that
    if not_now(name) or statistic(name) in ("spread", "count") or _NUMBERING.fullmatch(name):
        return frozenset((NONE,))
    named = (role(one) or role_instead(one) for one in words if len(one) > 2)
    meant = {one for one in named if one is not None and one in HINTED}
    meant |= {asked for asked, some in _ASKS.items() if words & some}
    if "cap" in words and len(words) > 1 and "_" not in name:
        meant.discard("capability")  # a cap on prices is none
    meant |= {asked for asked, stems in _STEMS.items() if any(one.startswith(stems) for one in words)}
    if words & _WEIGHTS and words & (_ISSUES | _WHOSE) and not words & _WITHIN:
        meant = (meant - {"capability", "position"}) | {"salience"}  # what an issue weighs for them
    if any(one.startswith(_WISHED + _ACCEPTED) for one in words):
        meant = (meant - {"capability"}) | {"position"}  # the cap that is sought
    if _LINE.match(name) or _WOULD.search(name):
        meant.add("position")
    if words & _VOTES or any(one.endswith(_COMPOUNDS) for one in words):
        meant.add("vote")
    if not meant and near_us(name):
        meant = {NONE}
    if not meant and _wished_in_brackets(name):
        meant = {"position"}
    if certainty(name) or (words & _ATTENDANCE and not meant - {"actor"}):
        meant = {NONE}
    if words & _COUNTS and "%" not in name and not meant & {"position", "vote", "seats"}:
        meant = {NONE}
    if any(one.endswith(_SHARES) for one in words):
        meant.add(SHARE)
    if "%" in name and words & _CAPITAL and not meant:
        meant.add(SHARE)
    if "salience" in meant and SHARE in meant and "%" not in name:
        meant.discard(SHARE)  # how much a share of something matters
    if SHARE in meant and words & _ASKS["position"]:
        return frozenset(("position",))  # the share that is wanted
    if SHARE in meant or ("%" in name and "salience" in meant and "stake" in words):
        return frozenset((SHARE,))
    if _PART_OF.search(name) and "position" not in meant:
        return frozenset((SHARE,) if re.search(r"%\s*\w+\s", name) else (NONE,))
    if meant == {"vote", "actor"} and (words & _MANY_VOTES or any(one.endswith(_COMPOUNDS) for one in words)):
        meant.discard("actor")  # the votes of delegates are counted
    if meant in ({"salience", "actor"}, {"capability", "actor"}, {"position", "actor"}):
        meant.discard("actor")  # "who cares most" asks for the care
    if meant == {"vote", NONE}:
        dated = words & {"date", "year", "comment", "comments", "note", "notes"}
        meant = {NONE} if dated else {"vote"}
    if meant == {"vote", "capability"}:
        meant = {"vote"}  # the weight of a vote
    if meant == {"actor", NONE}:
        return frozenset((NONE,))
    if "veto" in meant:
        return frozenset(("veto",))
    if meant == {"vote", "position"} or meant == {"seats", "position"}:
        meant.discard("position")
    return frozenset(meant)


@lru_cache(maxsize=4096)
def said(name: str) -> Mapping[str, float]:
    """{role, "share" or "none": how surely a name means it}, the surest alone except where a word may mean two.

    >>> dict(said("Salience (1-5)")), dict(said("Country")), dict(said("Standing with the king"))
    ({'salience': 10.0}, {'actor': 6.0}, {'position': 2.5, 'capability': 2.5})
    """
    whole = role(name)
    if whole is not None:
        aside = {"capability": OF_ACTORS, "salience": _STAKES}
        return {whole: WHOLE} | {meant: ASIDE for meant, names in aside.items() if key(name) in names}
    if not name or of_issue(name) is not None:
        return {}
    instead = role_instead(name) or role_alone(name)
    if instead is not None:
        return {instead: INSTEAD}
    if key(name) in _WHO:
        return {"actor": INSTEAD}
    if any(key(name) in some for some in PERSON.values()):
        return {"actor": INSTEAD if key(name) in PERSON["last"] else OPEN}
    short = _short(name)
    if short is not None:
        return {short: PART}
    meant = _meant(name)
    if can_block(name):
        # whether they can is a veto, and how well they can is a weight: what stands in the column tells
        return {"veto": PART} | ({"capability": PART} if "capability" in meant else {})
    if len(meant) > 1 and NONE in meant and "position" not in meant:
        meant -= {NONE}
        return dict.fromkeys(sorted(meant), OPEN)
    if len(meant) > 1 and "capability" in meant and "position" in meant and len(meant) == 2:
        return {"position": OPEN, "capability": OPEN}
    found = hint(name)
    first = _WORD.search(name)
    if found == "actor" and first and role_instead(first[0]) == "actor":
        return {"actor": INSTEAD}  # a member of something
    return {} if found is None else {found: PART}
