"""Attitudes and grades in signs: ++, +, o, -, --. In a column of such signs "-" is one of them, and no blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from instantsia.patterns import pattern

_SIGN = pattern(r"\++|-+")
_NEUTRAL = frozenset(("0", "o", "○", "°", "±", "+/-", "+-", "-/+", "=", "~"))
LONG = "—"
_DASHES = str.maketrans("−–—‐‑", "-----")
_SPACES = pattern(r"(?<=[-+])\s+(?=[-+])")
_WEAKLY = pattern(
    r"(?:eher|leicht|tendenziell|rather|slightly|leaning|lean|plutôt|plutot|un peu|más bien|mas bien|algo|piuttosto|"
    r"tendenzialmente|um pouco|mais para|eerder|licht|raczej|lekko|скорее|слегка)\s+([-+]+)|\(\s*([-+]+)\s*\)"
)
_DOUBT = pattern(r"\s*(?:\(\s*\?+\s*\)|\?+|!+)$")


def bare(text: str) -> str:
    """A word without the marks of doubt or stress behind it.

    >>> bare("-?"), bare("Against!!"), bare("+ (?)")
    ('-', 'Against', '+')
    """
    return _DOUBT.sub("", text.strip()) or text


def in_signs(texts: Iterable[str]) -> bool:
    """Whether signs for pro and contra, or for much and little, stand in a column.

    >>> in_signs(["++", "-", ""]), in_signs(["-", "40"]), in_signs(["+1", "-"])
    (True, False, False)
    """
    some = {bare(text) for text in texts if text}
    known = [_plain(text) for text in some if as_sign(text)]
    return any(set(text) == {"+"} for text in known) and 2 * len(known) >= len(some)


def as_sign(text: str) -> bool:
    """Whether a text is such a sign, or a weak one of them: "eher +", "(-)"."""
    plain = _plain(text)
    return plain in _NEUTRAL or bool(_SIGN.fullmatch(plain) or _WEAKLY.fullmatch(plain))


def side_of_sign(text: str) -> int:
    """1 of a mark for, -1 of one against, 0 of one in the middle and of any other text.

    >>> side_of_sign("++"), side_of_sign("(-)"), side_of_sign("o"), side_of_sign("north")
    (1, -1, 0, 0)
    """
    if not as_sign(text) or (plain := _plain(text)) in _NEUTRAL:
        return 0
    return 1 if "+" in plain else -1


def _plain(text: str) -> str:
    """A sign with one kind of dash, and nothing between two of them: "– –" is "--"."""
    return _SPACES.sub("", bare(text).casefold().translate(_DASHES))


def shares(words: Iterable[str]) -> dict[str, float]:
    """{word: its share of the scale} of the words that are signs; empty where they are not of two sides.

    >>> shares(["++", "+", "o", "-", "– –"])
    {'++': 1.0, '+': 0.75, 'o': 0.5, '-': 0.25, '– –': 0.0}
    >>> shares(["++", "+", "—", "–"])
    {'++': 1.0, '+': 0.75, '—': 0.0, '–': 0.25}
    >>> shares(["+", "++", "+++"]), shares(["+", "eher +", "-"])
    ({}, {'+': 1.0, 'eher +': 0.75, '-': 0.0})
    """
    plain = {word: _plain(word) for word in words if as_sign(word)}
    plain |= dict.fromkeys(_joined(plain), "--")
    weak = {word: (match[1] or match[2]) for word, text in plain.items() if (match := _WEAKLY.fullmatch(text))}
    whole = [text for word, text in plain.items() if word not in weak and text not in _NEUTRAL]
    contra = [text for text in [*whole, *weak.values()] if set(text) == {"-"}]
    if not any(set(text) == {"+"} for text in whole):
        return {}
    if not contra and not any(text in _NEUTRAL for text in plain.values()):
        return {}
    most = max(len(text) for text in whole)
    return {
        word: round((_share(weak[word], most) + 0.5) / 2, 4) if word in weak else _share(text, most)
        for word, text in plain.items()
    }


def _joined(plain: Mapping[str, str]) -> list[str]:
    """Long dashes that a program wrote for two short ones: a shorter one stands beside them, and a sign is double.

    plain   {sign as it is written: the same with one kind of dash}
    """
    dashes = {bare(word) for word, text in plain.items() if text == "-"}
    doubled = any(text in ("--", "++") for text in plain.values())
    return [word for word in plain if bare(word) == LONG] if doubled and LONG in dashes and len(dashes) > 1 else []


def _share(text: str, most: int) -> float:
    if text in _NEUTRAL:
        return 0.5
    return round(0.5 + (1 if text[0] == "+" else -1) * len(text) / (2 * most), 4)
