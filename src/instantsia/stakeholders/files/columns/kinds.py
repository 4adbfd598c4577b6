"""What kind of thing stands in a column, one kind for each: names, labels, grades, numbers, years, dates, prose and so
on.

Marks and remarks around a number leave it a number here (`411, would go to 550`, `[4]`, `2040ish`): what a cell becomes
is not looked at, only which column is which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.amounts import is_money
from instantsia.stakeholders.files.cells.attitudes import attitude, attitudes
from instantsia.stakeholders.files.cells.directions import directions
from instantsia.stakeholders.files.cells.fractions import are_fractions
from instantsia.stakeholders.files.cells.ladders import ladder
from instantsia.stakeholders.files.cells.rings import rings
from instantsia.stakeholders.files.cells.sayings import MOST as MOST_SAYINGS
from instantsia.stakeholders.files.cells.sayings import sayings
from instantsia.stakeholders.files.cells.words import ABSTAINS, GRADES, MONTHS, NO, UNDECIDED, YES, any_of
from instantsia.stakeholders.files.cells.years import YEARS
from instantsia.stakeholders.files.columns.contents import (
    MOST,
    MOST_OPTIONS,
    are_ranges,
    are_titles,
    ballot,
    is_number,
    known,
)
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

KINDS = (
    "empty", "count", "code", "contacts", "dates", "numbers", "figures", "shares", "years", "ranges", "signs",
    "attitudes", "ballot", "right", "grades", "titles", "names", "labels", "prose", "mixed", "tallies", "moments",
)  # fmt: skip
"""count: 1, 2, 3, ...; code: A01, S2; figures: numbers beyond -100 to 100; shares: numbers that add up to 100; signs:
--, -, 0, +, ++; ballot: for, against, abstain; right: yes and no; grades: high, medium, low; labels: texts that come
again; tallies: 2-1, 0-3, for and against of what was counted before; moments: dates with the time of day, at which
somebody answered or was entered."""
MOST_CELLS = 0.6
"""Share of the cells that make a kind, where a few cells may hold a remark instead."""
_DATE = pattern(
    r"\d{4}-\d{1,2}-\d{1,2}.*|\d{4}[./]\d{1,2}[./]\d{1,2}(?:\s.*)?|\d{1,2}[./]\d{1,2}[./](?:\d{2}|\d{4})"
    r"|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}"
    rf"|\d{{1,2}}\.?[\s-](?:{MONTHS})\w*\.?(?:[\s-]\d{{2,4}})?|(?:{MONTHS})\w*\.?[\s/-]\d{{1,4}}",
    re.IGNORECASE,
)
_MOMENT = pattern(
    rf"(?:\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[-./]\d{{1,2}}[-./](?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}\.?[\s-](?:{MONTHS})\w*\.?[\s-]\d{{4}}|(?:{MONTHS})\w*\.?\s\d{{1,2}},?\s\d{{4}})"
    rf"(?:T|,?\s+(?:(?:{any_of(HEADER_WORDS['dated']['clock'])})\s+)?)"
    r"(?!0?0[:.]00(?:[:.]00)?\b)\d{1,2}[:.h]\d{2}\b.*",
    re.IGNORECASE,
)
"""A date with the time of day; at midnight it is a date that a program wrote with its time."""
_PHONE = pattern(r"[+(]?0[\d\s()/-]{6,}|\+\d[\d\s()/-]{7,}|\d{3}(?:[\s-]\d{2,4}){2,}")
_MAIL = pattern(r"\S+@\S+|https?://\S+|www\.\S+")
_NUMBERISH = pattern(
    r"[\[(~≈<>≤≥=]*\s*(?:c\.|ca\.?|max\.?|min\.?|about|around|circa|at (?:least|most))?"
    r"\s*[-+−]?\s*[€$£]?\s*\.?\d[\d\s.,]*.*",
    re.IGNORECASE,
)
_CODE = pattern(r"[A-Za-z]{0,3}[-_ ]?\d{1,5}[a-z]?")
_SIGNS = pattern(r"[-−–—]{1,3}|\+{1,3}|0|o|O|±|\+/-|=|~")
_LIKERT = frozenset(("sa", "a", "n", "d", "sd"))
_BRACKETS = pattern(r"\s*\([^)]*\)\s*$")
_WORD = pattern(r"[^\W\d_]+")
_ABSTENTION = pattern(r"\(?\s*(?:abst|enth|asten|onth|воздерж|wstrzym)", re.IGNORECASE)
"""How an abstention begins, cut short or not."""
_HEDGE = pattern(
    r"^\(?(?:lean(?:s|ing)?|prob(?:ably|\.)?|likely|rather|tend(?:s|iert|enziell|enz|e|ência|encia)?|eher|wohl|plutôt"
    r"|sans doute|probabl\w*|más bien|piuttosto|forse|provável|provavelmente|raczej|chyba|скорее|eerder"
    r"|waarschijnlijk)"
    r"\s+(?:zu\s+|a\s+|all?[’']?\s*)?(?=\w)",
    re.IGNORECASE,
)
"""What makes a yes or a no a leaning."""
_OUT_OF = pattern(r"(\d{1,3}(?:[.,]\d+)?)\s?/\s?(5|7|10|20|100)")
_GROUPED = pattern(r"\d{1,3}(?:\.\d{3})+(?=,\d)|\d{1,3}(?:,\d{3})+(?=\.\d)|\d{1,3}([.,'’])\d{3}(?:\1\d{3})+")
"""The thousands of a number that are told apart beyond doubt: 12.004,18 and 1,250,000."""
_TALLY = pattern(r"(\d{1,2})\s?[-–:]\s?(\d{1,2})")
_OF_THE_CLOCK = pattern(r"(?:[01]?\d|2[0-3]):[0-5]\d")
WORDY = 6
"""So many words on average make prose."""
STEPS = 5
"""So many different degrees of for and against are no ballot, whatever else stands in their column."""
LONG = 45
"""So many signs on average do so, too."""


def is_moment(text: str) -> bool:
    """Whether a text is a date with the time of day, at which somebody answered or was entered.

    >>> is_moment("2027-02-01 11:02:11"), is_moment("1.2.2027, 11:02"), is_moment("2027-02-01 00:00:00")
    (True, True, False)
    """
    return bool(_MOMENT.fullmatch(text))


def numberish(text: str) -> bool:
    """Whether a cell is a number, or begins as one and says little else.

    >>> numberish("411, wd go 550"), numberish("[4]"), numberish("2040ish"), numberish("24 members who never vote")
    (True, True, True, False)
    >>> numberish("USD 180m"), numberish("EUR fund")
    (True, False)
    """
    return (
        is_number(text)
        or is_money(text)
        or bool(_NUMBERISH.fullmatch(text) and len(_WORD.findall(text)) <= 3 and not _DATE.fullmatch(text))
    )


def hedged(text: str) -> bool:
    """Whether a cell begins with what makes a stance a leaning: eher, leaning, plutôt."""
    return bool(_HEDGE.match(text))


def first_number(text: str) -> float | None:
    text = _GROUPED.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    match = re.search(r"[-−]?(?:\d[\d\s]*)?(?:[.,]\d+)?(?<=\d)", text)
    if match is None:
        return None
    try:
        return float(match[0].replace("−", "-").replace(" ", "").replace(",", "."))
    except ValueError:
        return None


def kind_of(texts: Sequence[str]) -> str:
    """The kind of a column, of `KINDS`.

    >>> kind_of(["--", "+", "0"]), kind_of(["Sì", "No", "Sì, con riserva"]), kind_of(["2030", "2035?", "tbc"])
    ('signs', 'ballot', 'years')
    >>> kind_of(["03/03/2027", "01/04/2027"]), kind_of(["030 123456", "0171 555 123"])
    ('dates', 'contacts')
    """
    held = [text for text in texts if text]
    if _are_signs(held):
        return "signs"
    some = known(held)
    if not some:
        return "empty"
    if rings(some) is not None:
        return "attitudes"

    def most(test: Callable[[str], object], share: float = MOST_CELLS) -> bool:
        """Whether so many cells pass a test; where too many have failed already, no others are looked at."""
        passing = len(some)
        for text in some:
            passing -= not test(text)
            if passing / len(some) < share:
                return False
        return True

    if most(lambda text: _MAIL.search(text) or (_PHONE.fullmatch(text) and not _number_or_day(text)), 0.5):
        return "contacts"
    if _of_points(some) or are_fractions(some):
        return "numbers"
    if most(is_moment):
        return "moments"
    if most(_DATE.fullmatch):
        return "dates"
    if _are_tallies(some):
        return "tallies"
    if most(numberish):
        return _of_numbers(some)
    kind = _of_words(some, [text for text in some if not is_number(text)])
    # an abstention beside yes and no, or who is undecided, is how somebody votes, and not whether they may
    away = any(_ABSTENTION.match(text) or text.casefold() in UNDECIDED for text in held)
    return "ballot" if kind == "right" and away else kind


def _number_or_day(text: str) -> bool:
    """Whether digits are no number of a telephone: 03/03/2027."""
    return is_number(text) or bool(_DATE.fullmatch(text))


def _are_signs(held: Sequence[str]) -> bool:
    """Whether a column holds --, -, 0, +, ++ with signs for and against among them; a doubt behind one is none."""
    bare = [text.strip(" ?()[]") for text in held]
    signs = [one for one in bare if _SIGNS.fullmatch(one)]
    against = sum(one[0] in "-−–—" for one in signs)
    favour = any(set(one) == {"+"} for one in signs)
    return len(signs) >= MOST_CELLS * len(held) > 0 and favour and against > 0


def _of_points(some: Sequence[str]) -> bool:
    """Whether most cells are points out of one number, such as 7/10, of which a few may have become dates."""
    found = [match for text in some if (match := _OUT_OF.fullmatch(text))]
    most = {match[2] for match in found}
    within = all(float(match[1].replace(",", ".")) <= float(match[2]) for match in found)
    return 2 * len(found) > len(some) and len(most) == 1 and within and len({match[1] for match in found}) > 2


def _are_tallies(some: Sequence[str]) -> bool:
    """Whether most cells are two counts side by side: the first is the greater in some, or both are alike in many.

    Clock times are none: 8:15, 8:30.
    """
    if 2 * sum(bool(_OF_THE_CLOCK.fullmatch(text)) for text in some) > len(some):
        return False
    found = [(int(match[1]), int(match[2])) for text in some if (match := _TALLY.fullmatch(text))]
    falling = sum(first > second for first, second in found)
    alike = sum(first == second for first, second in found)
    many = 2 * len(found) >= len(some) and len(found) > 2
    return many and (falling > 0 or 4 * alike >= len(found)) and falling + alike > 1


def _of_numbers(some: Sequence[str]) -> str:
    values = [value for text in some if (value := first_number(text)) is not None]
    if not values:
        return "mixed"
    if len(values) > 2 and values == [values[0] + at for at in range(len(values))] and values[0] in (0, 1):
        return "count"
    if sum(value.is_integer() and YEARS[0] <= value <= YEARS[1] for value in values) >= MOST * len(values):
        return "years"
    if are_ranges(some):
        return "ranges"
    if len(values) > 3 and all(value >= 0 for value in values) and 98 <= sum(values) <= 102:
        return "shares"
    return "numbers" if all(-100 <= value <= 100 for value in values) else "figures"


def _ladder_of_stances(words: Sequence[str]) -> bool:
    """Whether words for and against have degrees or a middle; else so many that it is no ballot."""
    known = attitudes([text for text in words if attitude(text) is not None])
    return attitudes(words) is not None or (known is not None and len(set(known.values())) >= STEPS)


def _first_words(texts: Sequence[str]) -> list[str]:
    return [re.split(r"[\s,;:(!?/]+", text, maxsplit=1)[0] for text in texts]


def _of_words(some: Sequence[str], words: Sequence[str]) -> str:
    folded = [text.casefold().strip(". ") for text in some]
    different = set(folded)
    if set(folded) <= _LIKERT and len(different) > 2:
        return "attitudes"
    if words and (ladder(words) is not None or sum(one in GRADES for one in folded) >= MOST * len(folded)):
        return "grades"
    if directions(some) is not None:
        return "attitudes"
    voted = ballot(some)
    begun = _first_words(folded)
    known_attitudes = sum(attitude(text) is not None for text in words)
    plain = sum(one in YES or one in NO for one in begun)
    if 2 * plain < len(some) and (
        attitudes(words) is not None or (len(some) > 3 and known_attitudes >= MOST_CELLS * len(some))
    ):
        return "ballot" if voted == "stance" and not _ladder_of_stances(words) else "attitudes"
    if voted:
        return "ballot" if voted == "stance" else "right"
    bare = [_BRACKETS.sub("", text) for text in folded]
    away = sum(text in ABSTAINS for text in bare)
    begun = _first_words([_HEDGE.sub("", text).strip("()") for text in folded])
    plain = sum(one in YES or one in NO for one in begun)
    if plain + away >= MOST_CELLS * len(some) and len({*begun}) > 1:
        # a condition or an abstention beside yes and no is how somebody votes, and not whether they may
        whole = sum(text in YES or text in NO for text in bare)
        return "ballot" if away or whole < plain else "right"
    if known_attitudes and known_attitudes + sum(map(bool, map(_ABSTENTION.match, words))) == len(words) > 1:
        return "ballot"
    if sayings(some, MOST_SAYINGS) is not None:
        return "attitudes"
    long = sum(map(len, some)) / len(some)
    if sum(len(text.split()) for text in some) / len(some) >= WORDY or long > LONG:
        return "prose"
    if all(map(_CODE.fullmatch, some)) and len(different) == len(some):
        return "code"
    if are_titles(some):
        return "titles"
    times = Counter(folded)
    if len(different) >= MOST * len(some):
        return "names"
    few = len(different) <= MOST_OPTIONS and 3 * len(different) <= 2 * len(some)
    return "labels" if few or max(times.values()) > 2 else "mixed"
