"""Whether a text is in a language of western Europe other than English, told by its small words.

None of the words is one of Czech, Polish, Slovak, Hungarian, Romanian, Croatian or Turkish, whose alphabets share the
bytes of the western one and have other letters there.
"""

from __future__ import annotations

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import set_of

WORDS: dict[str, frozenset[str]] = {
    "German": set_of("der, die, das, und, nicht, mit, für, von, ist, sind, wird, auch, nur, noch, bei, zum, zur, eine"),
    "French": set_of("les, des, est, sont, pour, dans, avec, sur, une, pas, qui, aux, cette, leur, mais, très"),
    "Spanish": set_of("los, las, del, por, para, una, con, que, muy, este, esta, pero, más, está, según"),
    "Italian": set_of("che, non, per, della, delle, degli, dei, gli, sono, anche, una, con, dal, alla, più, sul"),
    "Portuguese": set_of("não, uma, com, para, dos, das, pelo, pela, são, também, mais, está, por, que"),
    "Dutch": set_of("het, een, van, voor, niet, zijn, ook, maar, bij, wordt, naar, deze"),
}
"""{language: its small words}."""
FEWEST = 3
"""So many different ones of a language tell it."""
_WORD = pattern(r"[^\W\d_]+")


def western_words(text: str) -> bool:
    """Whether a text has the small words of one western language.

    >>> western_words("Dice che non è la priorità, ma per ora")
    True
    >>> western_words("Víček Černý, actor, position") or western_words("the view of the ministry")
    False
    """
    found = set(_WORD.findall(text.casefold()))
    return any(len(words & found) >= FEWEST for words in WORDS.values())
