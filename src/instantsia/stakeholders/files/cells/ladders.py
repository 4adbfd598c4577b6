"""Grades as people write them beside high, medium and low: A, B, C, +, ++, stars, traffic lights, a little, a lot.

Nobody has told what such a grade is worth, so what it is read as is asked about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.inflected import inflected, rather
from instantsia.stakeholders.files.cells.remarks import before_remark
from instantsia.stakeholders.files.cells.signs import bare, shares
from instantsia.stakeholders.files.cells.surveys import answers, survey
from instantsia.stakeholders.files.cells.words import GRADES, set_of

STEPS: Mapping[str, float] = {
    "nothing": 0.0,
    "hardly": 0.1,
    "little": 0.25,
    "some": 0.45,
    "middling": 0.5,
    "rather": 0.625,
    "much": 0.75,
    "very": 0.9,
    "utmost": 1.0,
}
"""{step of grade_words.toml: its share of the scale}."""


def _written(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


_KINDS: dict[str, dict[str, float]] = _written("ladders.toml") | {
    "words": {
        word: STEPS[step]
        for steps in _written("grade_words.toml").values()
        for step, words in steps.items()
        for word in set_of(" ".join(words.split()))
    }
}
_WITH_GRADES = ("initials", "words")
"""Kinds that may stand beside high, medium and low; the others stand by themselves."""
_WITHOUT_ALL = ("letters", "lights", *_WITH_GRADES)
"""Kinds of which two are enough; of initials in other languages the least, the middle and the most stand together."""
_TABLES = {
    kind: (inflected(steps) if kind == "words" else steps) | (GRADES if kind in _WITH_GRADES else {})
    for kind, steps in _KINDS.items()
}
_BEFORE = pattern(r"^(?:priorité|priority|priorität|prioridad|priorità|prioridade|grade|class|klasse|level|niveau)\s+")
_MARKS = pattern(r"([^\w\s?.,:;/\\|~=<>()\[\]%-]|x)\1*|([★●])+[☆○]*")
"""A mark as often as it counts: +++, ***, !!, ⭐⭐; five stars of which some are empty."""
_DASHES = "−–—‐‑"
_SELECTED = dict.fromkeys((0xFE0E, 0xFE0F))
"""What says whether a mark is drawn in colour is none of it."""
MOST_STEPS = 6
"""A ladder has no more steps."""
LEAST_OF_SIGNS = 0.1
STARS = frozenset("★⭐●*✭✩")
"""Marks that are counted out of five, or out of the most that stand in the column where these are other than four."""
FIVE = 5
LEAST, MOST = 0.25, 0.75
"""Shares of the first and the last of grades that count marks."""
NOT_MUCH = 0.15
"""The share of not much where a bit stands beside it."""
_YES = set_of("yes, ja, oui, sí, si, sì, sim, tak, да, yep, yeah, jep, oui oui, claro, certo, jawel, так")
_NO = set_of("no, nein, non, não, nie, nee, нет, nope, nah, ні")
"""Answers that stand beside words for how much: very much, yes, a bit, not really, no."""
_NEGATED = pattern(r"(?:not|nicht|pas|no|non|não|niet|nie|не)\s")


def ladder(words: Iterable[str]) -> dict[str, float] | None:
    """{word: its share of the scale}, the highest first, where all words are grades of one kind, else None.

    Where all are plain grades (high, medium, low) their shares are those that they always have.

    >>> ladder(["a lot", "some", "a bit", "not much", "not really", "no"])
    {'a lot': 0.75, 'some': 0.45, 'a bit': 0.25, 'not much': 0.15, 'not really': 0.1, 'no': 0.0}
    >>> ladder(["very much", "yes", "a bit", "not really"]), ladder(["yes", "no"])
    ({'very much': 0.9, 'yes': 0.75, 'a bit': 0.25, 'not really': 0.1}, None)
    >>> ladder(["A", "C", "B"]), ladder(["+", "+++", "++"]), ladder(["quite a lot", "low", "north"])
    ({'A': 0.75, 'B': 0.5, 'C': 0.25}, {'+++': 0.75, '++': 0.5, '+': 0.25}, None)
    """
    once = list(dict.fromkeys(words))
    if not once:
        return None
    plain = {word: _plain(word) for word in once}
    counted = _by_case(once) or _counted(plain) or survey(once)
    if counted is not None:
        return ranked(counted)
    for kind in _KINDS:
        known = {word: _share(one, kind) for word, one in plain.items()}
        if kind == "words":
            known = _apart(plain, known | _yes_and_no(plain, known))
        if None not in known.values() and len(set(plain.values())) > 1 and _all_three(kind, known.values()):
            return ranked({word: share for word, share in known.items() if share is not None})
    return ranked({word: GRADES[one] for word, one in plain.items()}) if set(plain.values()) <= set(GRADES) else None


def most_of_a_ladder(words: Sequence[str]) -> dict[str, float] | None:
    """The same of those that are grades of one kind, where they are more than half of all cells, else None.

    words   of all cells, as often as they stand there

    >>> most_of_a_ladder(["H.", "L.", "M.", "ask Ann"])
    {'H.': 0.75, 'M.': 0.5, 'L.': 0.25}
    """
    whole = ladder(words)
    if whole is not None:
        return whole
    signs = shares(words)
    if 2 * sum(word in signs for word in words) > len(words):
        pros = [word for word in signs if set(bare(word)) == {"+"}]
        contras = [word for word in signs if word not in pros]
        # the least that can be counted may stand alone beside them
        if all(bare(word) in "-−oO○0" for word in contras) and (counted := ladder(pros)):
            # beside +, ++ and +++ a single - or o is less than the least of them
            return ranked(counted | dict.fromkeys(contras, LEAST_OF_SIGNS))
        return ranked(signs)
    some = [[word for word in words if _plain(word) in GRADES]]
    some += [[word for word in words if _share(_plain(word), kind) is not None] for kind in _KINDS]
    some += [[word for word in words if _MARKS.fullmatch(_plain(word))], answers(words)]
    # of as many the first kind, and marks before letters
    for best in sorted(some, key=len, reverse=True):
        if 2 * len(best) > len(words) and len(best) < len(words) and (found := ladder(best)) is not None:
            return found
    return None


def of_firmness(words: Sequence[str]) -> bool:
    """Whether words tell how hard somebody holds to what they want, and not what that is.

    >>> of_firmness(["hard", "v hard", "med", "soft"]), of_firmness(["hard", "soft", "none"])
    (True, False)
    """
    plain = [_plain(word) for word in words]
    kinds = [kind for kind in _KINDS if kind.startswith("firm")]
    return any(all(one in _KINDS[kind] for one in plain) and len(set(plain)) > 2 for kind in kinds)


def _yes_and_no(plain: Mapping[str, str], known: Mapping[str, float | None]) -> dict[str, float]:
    """{word: its share} of yes and no where all others are two or more words for how much; else none."""
    answers = {word: MOST for word, one in plain.items() if one in _YES}
    answers |= {word: 0.0 for word, one in plain.items() if one in _NO}
    others = {share for word, share in known.items() if word not in answers}
    return answers if None not in others and len(others) > 1 else {}


def _apart(plain: Mapping[str, str], known: Mapping[str, float | None]) -> dict[str, float | None]:
    """The shares, that of not much less than that of a bit where both stand there."""
    little = {word: bool(_NEGATED.match(plain[word])) for word, share in known.items() if share == LEAST}
    both = len({*little.values()}) > 1
    return {word: NOT_MUCH if both and little.get(word) else share for word, share in known.items()}


def _all_three(kind: str, shares: Iterable[float | None]) -> bool:
    return kind in _WITHOUT_ALL or {LEAST, 0.5, MOST} <= set(shares)


def _by_case(words: Sequence[str]) -> dict[str, float] | None:
    """Shares of F, M and f, as fort, moyen and faible are written short; None where they are not these."""
    plain = {word: bare(word).strip(". ") for word in words}
    held = set(plain.values())
    shares = {"F": MOST, "M": 0.5, "m": 0.5, "f": LEAST}
    return {word: shares[one] for word, one in plain.items()} if {"F", "f"} <= held <= set(shares) else None


def _share(plain: str, kind: str) -> float | None:
    """The share of a grade of one kind; words may be rather so, or lie between two, and have a remark behind them."""
    share = _TABLES[kind].get(plain)
    if share is None and kind == "words":
        share = rather(plain, _TABLES[kind])
    if share is None and kind in _WITH_GRADES and (before := before_remark(plain)) != plain:
        return _share(before.strip(". "), kind)
    return share


def _plain(word: str) -> str:
    marks = "".join(word.split()).casefold().translate(_SELECTED)
    if _MARKS.fullmatch(marks) and marks[0] not in _DASHES:
        return marks
    text = " ".join(bare(word).casefold().split()).strip(". ")
    return _BEFORE.sub("", text.replace(".", "") if len(text) < 6 and "." in text else text)


def _counted(plain: dict[str, str]) -> dict[str, float] | None:
    """Shares of grades that are counted in one mark: +, ++, +++."""
    if not all(_MARKS.fullmatch(one) for one in plain.values()) or len(set(plain.values())) < 2:
        return None
    counts = {word: sum(sign not in "☆○" for sign in one) for word, one in plain.items()}
    low, high = min(counts.values()), max(counts.values())
    signs = {one[0] for one in plain.values()} - {"☆", "○"}
    if low == high or len(signs) > 1 or plain.keys() & set(_DASHES):
        return None
    if signs <= STARS:
        # empty stars tell of how many
        of = max(max(map(len, plain.values())), high)
        of = FIVE if of in (FIVE - 1, FIVE) else of
        return {word: round(count / of, 4) for word, count in counts.items()}
    return {word: round(LEAST + (MOST - LEAST) * (count - low) / (high - low), 4) for word, count in counts.items()}


def few_words(words: Sequence[str]) -> dict[str, float] | None:
    """A ladder that nobody knows, of few words that come again: known words at their shares, others in the middle.

    words   of all cells, as often as they stand there; None where that would make them all alike

    >>> few_words(["Loud", "Whispers", "Loud", "Whispers", "Loud", "Quiet"])
    {'Loud': 0.75, 'Whispers': 0.5, 'Quiet': 0.25}
    """
    once = list(dict.fromkeys(words))
    if not 1 < len(once) <= MOST_STEPS or len(words) < 2 * len(once) or any(map(str.isdigit, "".join(once))):
        return None
    known = known_grades(once)
    shares = dict.fromkeys(once, 0.5) | known
    return ranked(shares) if known and len({*shares.values()}) > 1 else None


def known_grades(words: Iterable[str]) -> dict[str, float]:
    """{word: its share of the scale} of those that are words for how much, or how strong.

    >>> known_grades(["considerable - they own the land", "zeer", "north"])
    {'considerable - they own the land': 0.625, 'zeer': 0.9}
    """
    return {word: share for word in words if (share := _share(_plain(word), "words")) is not None}


def ranked(shares: Mapping[str, float]) -> dict[str, float]:
    """Words with their shares, the most first, those alike by their letters."""
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0].casefold(), item[0])))
