"""What tells that a column is neither of actors nor of positions: people to talk to, places, numbers of files.

Looked at where the name of a column does not say what it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.sides import side_taken
from instantsia.stakeholders.files.cells.words import GRADES
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS
from instantsia.stakeholders.files.columns.hints import tokens
from instantsia.stakeholders.files.columns.kinds import first_number
from instantsia.stakeholders.files.columns.names import key

_ALL = HEADER_WORDS
_WRITTEN = _ALL["beside"]
_UNITS = frozenset(word for kind in ("units", "percents") for word in _ALL["measures"][kind].split())
_PERCENTS = frozenset(_ALL["measures"]["percents"].split())
_CONTACTS, _PLACES, _OWED, _OWNS, _PEOPLE = (
    frozenset(_WRITTEN[part].split()) for part in ("contacts", "places", "owed", "owns", "people")
)
_SITS = frozenset(_WRITTEN["sits"].split())
_EITHER = frozenset(_WRITTEN["either"].split())
_PARTS, _RIGHTS, _CAPITALS, _HOLDERS = (
    tuple(_WRITTEN[part].split()) for part in ("parts", "rights", "capitals", "holders")
)
HALF, MOST_IN_ALL = 50, 130
"""Per cent: the shares of those who meet as owners come to more than a half, with rows told twice to no more."""
_MEMBERS = tuple(map(key, _WRITTEN["members"].split()))
_MEMBERS_BEGIN = tuple(one for one in _MEMBERS if len(one) > 3)
"""How words of members begin; the shortest are whole words: dep, and not depth."""
_NOBODY = frozenset(_WRITTEN["nobody"].split())
"""Cells that no column of the actors themselves has."""
# words that begin names of companies, too, are titles with a point or before an initial: Ing. Rossi, Gen P. Kell
_PERSON = pattern(
    r"(?:(?:mrs?|ms|miss|dr|sir|lady|lord|prof|revd?|canon|ven|cllr|frau|herr|hr|mme|mlle|sra?|dña|don|doña"
    r"|dott|dott\.?ssa|sig|sigra|pani|dhr|mevr|г-н|г-жа)\b\.?"
    r"|(?:col|gen|chief|fr|ing|avv|ass|eng|pan)(?:\.|\s+(?=[^\W\d_]\.)))"
    r".*|[^\W\d_]\.\s?[^\W\d_]{2}.*",
    re.IGNORECASE,
)
_UNIT = pattern(r"\s[(\[]([^()\[\]\d]{1,12})[)\]]\W*$|(?:_|\s(?=%))([a-z]+|%)$", re.IGNORECASE)
UNIT_PARTS = 3
"""Of a unit at most: euros per tonne and year."""
_PER = frozenset(_ALL["measures"]["per"].split())
_MONEY = pattern(rf"[$€£¥₽](?!\s*\d)|(?<!\w)(?:{'|'.join(_ALL['measures']['money'].split())})(?!\w)")
ALL_SHARES = 102.0
"""What shares in per cent of one whole add up to at most, rounding allowed."""
FEWEST = 2
"""A body has so many members at least, and there are so many such bodies."""


def for_others(name: str) -> bool:
    """Whether a column is that of people who speak or act for others: Spokesman, Ansprechpartner, persona clave."""
    return bool(tokens(name) & _CONTACTS)


def persons(texts: Sequence[str]) -> bool:
    """Whether most cells are people with their titles or initials: Mrs P. Thring, T. Kell.

    >>> persons(["Ing. Rossi", "Gen P. Kell", "Avv. Bo"]), persons(["ING Bank", "Pan Aegean Lines", "Gen Re"])
    (True, False)
    >>> persons(["Avv Partners", "Chief Foods", "Eng Group"]), persons(["Mrs Thring", "Pani Nowak", "T. Kell"])
    (False, True)
    """
    held = [text for text in texts if text and text.casefold() not in _NOBODY]
    return len(held) > 1 and 5 * sum(bool(_PERSON.fullmatch(text)) for text in held) >= 3 * len(held)


def nobody_in(texts: Sequence[str]) -> bool:
    """Whether a cell says that there is nobody, or that there are several: –, ?, various."""
    return any(text.casefold() in _NOBODY for text in texts)


def tells_place(name: str) -> bool:
    return bool(tokens(name) & _PLACES)


def sits_or_acts(name: str) -> bool:
    """Whether a name says no more than where somebody sits, or who acts for them: Table, Pupils.

    >>> sits_or_acts("Table"), sits_or_acts("Pupils"), sits_or_acts("Pupils a class"), sits_or_acts("Table of fees")
    (True, True, False, False)
    """
    words = tokens(name)
    return bool(words) and words <= _SITS | _CONTACTS


def owed(name: str) -> bool:
    return bool(tokens(name) & _OWED)


def has_unit(name: str) -> bool:
    """Whether a name ends with a unit, or tells one of money: Sunset (years), dues_pct, Fund, $bn a year.

    >>> has_unit("Sunset (years)"), has_unit("dues_pct"), has_unit("Fee, CHF / head"), has_unit("Fighters (est.)")
    (True, True, True, False)
    >>> has_unit("Run-off, CLD bn/qtr"), has_unit("Fees, yes/no")
    (True, False)
    """
    if _MONEY.search(name):
        return True
    behind = [one.casefold() for one in re.findall(r"[^\W\d_]+|/", name.rpartition(",")[2])] if "," in name else []
    if "/" in behind[1:-1] and behind[behind.index("/") - 1] in _UNITS:
        return True  # an amount for each of something, behind a comma
    match = _UNIT.search(name)
    unit = "" if match is None else (match[1] or match[2]).casefold()
    return bool(unit) and ("%" in unit or "/" in unit or unit.strip(". ") in _UNITS) and not lists_answers(unit)


def lists_answers(inner: str) -> bool:
    """Whether what stands in brackets lists words of an answer, and is no unit.

    >>> lists_answers("SA/A/N/D/SD"), lists_answers("yes/no"), lists_answers("EUR/t/year"), lists_answers("kb/d")
    (True, True, False, False)
    """
    parts = [part.strip().casefold() for part in inner.split("/")]
    if len(parts) > UNIT_PARTS:
        return True
    if len(parts) == UNIT_PARTS:
        return not all(part in _UNITS | _PER or _MONEY.search(part.upper()) for part in parts)
    return len(parts) > 1 and all(side_taken(part) or part in GRADES or attitude(part) for part in parts)


def measured_in(name: str) -> str:
    """What a name is measured in that has a unit which is no part of a whole, with its multiple; "" where it has none.

    >>> measured_in("Lowest price £m"), measured_in("Max £ pcm"), measured_in("dues_pct"), measured_in("Fee CHF / head")
    ('£m', '£', '', 'CHF')
    >>> measured_in("(a) USD bn/yr"), measured_in("Offer, € mn"), measured_in("Rent € a month")
    ('USD bn', '€ mn', '€')
    """
    if not has_unit(name):
        return ""
    money = _MONEY.search(name)
    if money is not None:
        more = re.match(
            r"\s?(?:m|mn|mio|bn|mrd|md|tn|k|million|billion|millions|billions)(?![^\W\d_])", name[money.end() :]
        )
        return money[0] + (more[0] if more else "")
    if "%" in name or set(re.findall(r"[^\W\d_]+", name.casefold())) & _PERCENTS:
        return ""
    match = _UNIT.search(name)
    return name.rpartition(",")[2].strip() if match is None else (match[1] or match[2]).strip()


def owned(name: str) -> bool:
    """Whether a name is that of shares that are counted: Shares (m), Aktien."""
    return bool(tokens(name) & _OWNS)


def votes_of_a_share(name: str, texts: Sequence[str], actor: str) -> bool:
    """Whether a column has the shares of a capital, or of votes, by which those who meet as its owners vote.

    actor   the name of the column of actors

    What directors own gives them no votes on a board: it is a small part of the whole.

    >>> votes_of_a_share("Anteil am Grundkapital", ["23.8 %", "17 %", "30 %"], "Name")
    True
    >>> votes_of_a_share("% of issued", ["0.2 %", "1.4 %"], "Director"), votes_of_a_share("Shares", ["120"], "Who")
    (False, False)
    >>> votes_of_a_share("Shares", ["120", "30"], "Shareholder"), votes_of_a_share("Pop. share", ["60 %"], "State")
    (True, False)
    """
    words = tokens(name)
    part = "%" in name or not words.isdisjoint(_PARTS)
    whole = any(one.startswith(_RIGHTS) or one.endswith(_CAPITALS) for one in words) or words <= {*_PARTS, *_PERCENTS}
    if not (owned(name) or (part and whole)):
        return False
    if any(one.startswith(_HOLDERS) for one in tokens(actor)):
        return True
    shares = [first_number(text) or 0.0 for text in texts if "%" in text]
    return 2 * len(shares) > len(texts) and HALF < sum(shares) < MOST_IN_ALL


def voting_share(name: str) -> bool:
    """Whether a name is that of a share by which votes are weighed: of the population, or of what is owned.

    How many people live somewhere is no number of votes.

    >>> voting_share("Pop. share (%)"), voting_share("Shares (m)"), voting_share("Cost share %")
    (True, True, False)
    >>> voting_share("Population (M)"), voting_share("% of population")
    (False, True)
    """
    words = tokens(name)
    part = "%" in name or not words.isdisjoint(_PARTS)
    return bool(words & _OWNS or (words & _PEOPLE and part))


def of_members(name: str) -> bool:
    """Whether a name says that members of a parliament are counted, where numbers stand under it: Dep., MPs.

    >>> of_members("Dep."), of_members("Deputati"), of_members("Depth (x NAV)"), of_members("MPs")
    (True, True, False, True)
    """
    words = tokens(name)
    found = map(key, words)
    return 0 < len(words) <= 3 and any(one in _MEMBERS or one.startswith(_MEMBERS_BEGIN) for one in found)


def chosen(texts: Sequence[str]) -> bool:
    """Whether a column of words is of choices, as one says that both would do, or either: Wexbury, Stoke, both.

    >>> chosen(["Aarwil", "Lunk", "beide"]), chosen(["Aarwil", "Lunk", "Lunk"])
    (True, False)
    """
    return any(text.casefold() in _EITHER for text in texts)


def bodies(texts: Sequence[str]) -> bool:
    """Whether a column tells the bodies in which actors sit: few values, of which two have several members."""
    times = Counter(text.casefold() for text in texts if text)
    return 2 * len(times) <= sum(times.values()) and sum(count >= FEWEST for count in times.values()) >= FEWEST


def beyond_a_whole(texts: Sequence[str]) -> bool:
    """Whether numbers in per cent add up to more than one whole: then nobody owns, or has a vote of, so much each.

    >>> beyond_a_whole(["40 %", "35 %", "25 %"]), beyond_a_whole(["40 %", "65 %", "75 %"])
    (False, True)
    """
    return sum(value for text in texts if (value := first_number(text)) is not None) > ALL_SHARES
