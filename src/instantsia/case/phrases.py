"""Ids and lists as they are said. Loads nothing: commands that read no case use it too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from instantsia.errors import separator

CONSTANTS: Mapping[str, str] = MappingProxyType(
    {
        "overturned": "how often the majority is not followed",
        "dissents": "how often those who stated otherwise vote against",
        "blocked_fails": "how often a status quo fails that nothing else can beat",
        "precision": "how consistently members vote their position",
        "own_precision": "how consistently one who decides alone does as they lean",
        "pressure": "how much a debt to somebody who has spoken counts",
        "bandwagon": "how much those who have spoken draw others along",
        "chair_pressure": "how much the word of the chair counts",
        "discipline": "how much loyalty to the caucus counts",
        "shield": "how much a debt to the accused counts",
        "sharp": "how surely the one with most against them is accused",
        "link": "how much a debt to somebody accused before counts",
        "line": "how much a vote against the line counts",
        "cover": "how much a dissent on record counts",
        "hope": "how surely the most favourable body is chosen",
    }
)
"""What constants of a model are called, by their keys: they belong to the method, and nobody can find them out."""

OF_ONE: Mapping[str, str] = MappingProxyType(
    {
        "file": "what stands in the file of {}",
        "takes": "how many minutes {} takes",
        "first": "the chance that {} is taken up first",
        "owes": "how much more is owed to {}",
    }
)
"""What constants are called that are written for somebody or for an issue each, by the first part of their keys."""


SMALL = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "what", "who", "whom", "whose", "which", "where"),
        *("when", "whether", "how", "why", "all", "any", "no", "some", "each", "every", "both", "former"),
        *("members", "his", "her", "its", "their", "other", "another", "it", "they", "he", "she"),
        *("somebody", "nobody", "there", "at", "by", "in", "on", "of", "after", "before", "during"),
    )
)
"""Words with which a title or a sentence begins that is no name."""


def clause(text: str) -> str:
    """A title or a sentence within another one: without its full stop, and its first letter small where it begins with
    a word that is no name.

    >>> clause("The vote, from Labour"), clause("Warsaw"), clause("What Paris says."), clause("It is signed.")
    ('the vote, from Labour', 'Warsaw', 'what Paris says', 'it is signed')
    """
    text = text.strip().removesuffix(".")
    return text[:1].lower() + text[1:] if text.split(" ", 1)[0].lower() in SMALL else text


def in_words(id: str) -> str:
    """An id as it is said: "silent_men" is "silent men", "abolish|remove" is "abolish or remove"."""
    return id.replace("_", " ").replace("|", " or ").strip()


def known_as(name: str, id: str) -> str:
    """What something is called within a sentence: its name, or where that is left out or blank its id in words.

    >>> known_as(" ", "silent_men")
    'silent men'
    """
    return name if name.strip() else in_words(id)


def capital(text: str) -> str:
    """A text as the beginning of a sentence.

    >>> capital("less than 5 %")
    'Less than 5 %'
    """
    return f"{text[:1].upper()}{text[1:]}"


def and_list(items: Sequence[str]) -> str:
    """A list as it is said.

    >>> and_list(["a", "b", "c"])
    'a, b and c'
    >>> and_list(["Lee, Ann", "Bob"]), and_list(["10 (1, 2)", "20"])
    ('Lee, Ann; and Bob', '10 (1, 2) and 20')
    """
    return _listed(items, "and")


def or_list(items: Sequence[str]) -> str:
    """Alternatives as they are said.

    >>> or_list(["a", "b", "c"])
    'a, b or c'
    """
    return _listed(items, "or")


def _listed(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    between = separator(items)
    last = " " if between == ", " else between
    return f"{between.join(items[:-1])}{last}{word} {items[-1]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> plural(1, "number"), plural(10000, "draw"), plural(2, "body", "bodies")
    ('1 number', '10,000 draws', '2 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
