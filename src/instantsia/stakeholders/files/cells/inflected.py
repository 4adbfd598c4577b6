"""Grades in all the forms that people write: very high, sehr hohe, очень высокая, v. high, rather low."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from instantsia.patterns import pattern

_LANGUAGES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("inflections.toml").read_text("utf-8"))


def _words_of(language: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The words of a language, each with all its forms."""
    out: list[tuple[str, ...]] = [(word,) for word in language.get("words", "").split()]
    for endings, stems in language.items():
        if endings not in ("very", "rather", "words"):
            ends = [ending.strip("-") for ending in endings.casefold().split()]
            out += [tuple(stem + end for end in ends) for stem in stems.casefold().split()]
    return out


_WORDS = {name: _words_of(language) for name, language in _LANGUAGES.items()}
_MORE = {0.75: 0.9, 0.25: 0.1}
_LESS = {0.75: 0.625, 0.25: 0.375}
"""{share of a grade: that of very, or of rather, so}."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BETWEEN = pattern(r"\s*[-/–—]\s*|\s+(?:to|bis|à|al?|até|tot|do|до)\s+|\s+")


def inflected(table: Mapping[str, float]) -> dict[str, float]:
    """{word, folded: its share} of the words of a table in all their forms, and of what is very so.

    >>> some = inflected({"high": 0.75, "высокий": 0.75, "hohe": 0.75})
    >>> some["v. high"], some["vhigh"], some["очень высокое"], some["hoher"]
    (0.9, 0.9, 0.9, 0.75)
    """
    folded = {word.casefold(): share for word, share in table.items()}
    out: dict[str, float] = {}
    for name, language in _LANGUAGES.items():
        own = {form: share for some in _WORDS[name] if (share := _known(some, folded)) is not None for form in some}
        more = {form: _MORE[share] for form, share in own.items() if share in _MORE}
        for very in language["very"].casefold().split(", "):
            joined = ("", " ") if name == "English" and len(very) < 3 else (" ",)
            own |= {f"{very}{between}{form}": share for form, share in more.items() for between in joined}
        if name not in ("English", "Russian"):
            own = {_plainly(form, name): share for form, share in own.items() if not form.isascii()} | own
        out |= own
    return out | folded


def _known(forms: tuple[str, ...], shares: Mapping[str, float]) -> float | None:
    return next((shares[form] for form in forms if form in shares), None)


def rather(plain: str, table: Mapping[str, float]) -> float | None:
    """The share of a grade that is rather so, or lies between two: rather high, med-high, mittel bis hoch; else None.

    >>> grades = {"high": 0.75, "medium": 0.5, "low": 0.25}
    >>> rather("fairly high", grades), rather("medium/high", grades), rather("high and dry", grades)
    (0.625, 0.625, None)
    """
    for language in _LANGUAGES.values():
        for word in language["rather"].casefold().split(", "):
            if plain.startswith(f"{word} "):
                return _LESS.get(table.get(plain.removeprefix(f"{word} "), -1.0))
    for match in _BETWEEN.finditer(plain):
        one, other = table.get(plain[: match.start()].strip(". ")), table.get(plain[match.end() :])
        if one is not None and other is not None and one != other:
            return round((one + other) / 2, 4)
    return None


def _plainly(form: str, language: str) -> str:
    """The form as it is written without marks: tres eleve, srednia, sehr maessig."""
    if language == "German":
        return form.translate(_UMLAUTS)
    bare = unicodedata.normalize("NFKD", form.replace("ł", "l"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
