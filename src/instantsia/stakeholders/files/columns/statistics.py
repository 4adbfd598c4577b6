"""Statistics of what several people told, by the ends of the names of columns: means, deviations and counts.

A mean, or a median, is where somebody stands. A deviation or an error tells how far those who told it differ, and a
count how many they were: neither is a position.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from instantsia.patterns import pattern
from instantsia.stakeholders.files.columns.header_words import HEADER_WORDS

_MEANS = (
    r"Ø|⌀|\b(?:mean|avg|average|median|mittel|mittelwert|schnitt|durchschnitt|moyenne|moy|médiane|media|promedio|mediana"
    r"|média|gemiddelde|gem|среднее|медиана|średnia|μέσος|medel|snitt|gjennomsnitt|consensus|consenso|konsens|combined|overall)\b"
)
MEAN = pattern(_MEANS, re.IGNORECASE)
"""Says anywhere in a name that a column is the mean of others."""
_MEAN_AT_END = pattern(rf"(?:{_MEANS})[^\w%]*$", re.IGNORECASE)
_SPREAD = pattern(
    r"(?<![^\W_])(?:s\.?\s?d|s\.\s?e|sem|std\.?|st(?:an)?d(?:ard)?\.?[\s-]?(?:dev(?:iation)?|err(?:or)?|abw(?:eichung)?)|stdev"
    r"|st\.?\s?abw(?:eichung)?|standardabweichung|standardfehler|streuung|varian[cz]\w*|deviation|iqr|σ|écart[\s-]?type|erreur[\s-]type"
    r"|desv(?:iación|io)?\.?[\s-](?:t[íi]p(?:ica)?|est(?:[áa]ndar)?|padrão|pad)|dev(?:iazione)?\.?\s(?:st(?:andard)?|std)"
    r"|scarto(?:\squadratico)?|odch(?:ylenie)?\.?\s(?:std|stand(?:ardowe)?)|odchylenie|ст(?:андартное)?\.?\s?откл(?:онение)?"
    r"|ско|standaardafwijking)[^\w%]*$",
    re.IGNORECASE,
)
_IN_HOURS = {part: "|".join(words.split()) for part, words in HEADER_WORDS["hours"].items()}
_HOURS = pattern(
    rf"(?:{_IN_HOURS['of']})\w*(?:\W+(?:{_IN_HOURS['joins']}))?\W+(?:{_IN_HOURS['short']})\b\.?[^\w%]*$", re.IGNORECASE
)
"""Hours in German, which are written as a standard deviation is: Wochenarbeitszeit Std."""
_COUNT = pattern(
    r"(?:^|(?<=[\s_(\[=:.]))(?:n(?:\s*=)?|n\s+of\s+\w+|(?:no\.?|number)\s+of\s+(?:experts|raters|answers|responses|replies)"
    r"|responses|answers|replies|respondents|raters|count|antworten|réponses|respuestas|risposte|respostas|odpowiedzi|ответов"
    r"|antwoorden)[^\w%]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def statistic(name: str) -> Literal["", "mean", "spread", "count"]:
    """Which statistic the end of a name tells; "" where it tells none.

    >>> statistic("Q1 Mean"), statistic("Term limit s.d."), statistic("n"), statistic("Vote Y/N")
    ('mean', 'spread', 'count', '')
    >>> statistic("Where they stand"), statistic("Stand. dev."), statistic("std")
    ('', 'spread', 'spread')
    >>> statistic("Écart-type"), statistic("Position_SD"), statistic("Odch. std."), statistic("Option 2 (n)")
    ('spread', 'spread', 'spread', 'count')
    >>> statistic("Wochenarbeitszeit Std."), statistic("Dauer (in Std.)"), statistic("Kolej Std.")
    ('', '', 'spread')
    >>> statistic("Spread in std."), statistic("Landtag Std.")
    ('spread', 'spread')
    """
    if _SPREAD.search(name) and not _HOURS.search(name):
        return "spread"
    if _COUNT.search(name):
        return "count"
    return "mean" if _MEAN_AT_END.search(name) else ""


def measured(name: str) -> str:
    """What a statistic is of: its name less the word for it.

    >>> measured("Tax, mean"), measured("Kolej odch. std."), measured("Tax")
    ('Tax', 'Kolej', 'Tax')
    """
    for told in (_SPREAD, _COUNT, _MEAN_AT_END):
        if match := told.search(name):
            return name[: match.start()].strip(" _-–:,.([")
    return name
