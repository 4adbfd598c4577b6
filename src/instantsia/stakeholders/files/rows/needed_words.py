"""Whether a line beside a table tells how many votes are needed."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.quota_words import in_digits, quota_word
from instantsia.stakeholders.files.rows.heads_and_weights import needs_both
from instantsia.stakeholders.files.rows.no_actor_words import NEEDS
from instantsia.stakeholders.files.rows.procedure_words import majority_in_words, of_whom

CLAUSES = pattern(r"(?<=[.;!?])\s+|\n")
_WORD = pattern(r"[^\W\d_]+")
_MOST = pattern(
    r"(?:majorit|mehrheit|mayorí|maggioranz|maiori|meerderheid|większoś|большинств|consens|konsens|консенсус"
    r"|(?<![\w.,/])[2-9]\s?/\s?(?:[3-9]|10)(?![\w/])|(?<![\w.,/])(?:[5-9]\d|100)(?:[.,]\d+)?\s*%"
    r"|\d (?:of|of the|von|von den|der|sur|de|des|de los|su|dei|di|van|van de|z|из) \d)",
    re.IGNORECASE,
)
"""What may be a majority: its word, a fraction that is no date, half in per cent or more, so many of so many."""
_MAJORITY_OF = pattern(
    r"(?<!\w)(?:majorit(?:y|é)|mehrheit|mayoría|maggioranza|maioria|meerderheid|większość|большинство"
    r"|quota|threshold|schwelle|seuil|umbral|soglia|limiar|drempel|próg|порог)"
    r"(?: absolue| absoluta| assoluta)?\s*(?:=|:|→|,|\(|is|ist|est|es|è|é|to|ab|at)?\s*\d",
    re.IGNORECASE,
)
"""Majority = 68 of 134."""
_DECIDES = pattern(
    r"(?<!\w)(?:decid|entscheid|entschied|beschl[oi]|need|requir|nötig|notwendig|erforderlich|benötigt|braucht|décid"
    r"|nécessaire|requis|necesari|necessari|necessit|requiere|richies|serv[eo]|occorr|nodig|vereist|beslis|wymagan|potrzeb"
    r"|zapada|annahme|angenommen|adopci|aprob|aprov|approv|przyj|aangenomen|принят|требу|нужн|необходим|принима"
    r"|carrie|ask for|asks for|verlang|demand|exig|chied|adopt|pass(?:es|ed)?(?!\w)|il faut"
    r"|threshold|schwelle|seuil|umbral|soglia|necesit|precisa|próg|порог|drempel|limiar"
    r"|suffi[ct]|genügt|is enough|basta(?!\w)|volstaat|wystarczy)",
    re.IGNORECASE,
)
VOTES = pattern(
    r"(?<!\w)(?:votes?|stimmen|voix|votos?|voti|stemmen|głos|голос|seats|sitze|sièges|escaños|seggi|zetels)",
    re.IGNORECASE,
)
_TO_WIN = pattern(
    r"(?<![\w.,/])\d+\s(?:votes?\s|seats\s)?(?:needed\s)?to\s(?:win|pass|carry|elect|approve)(?!\w)"
    r"|(?<![\w.,/])\d+\s(?:zum sieg|pour gagner|para ganar|per vincere|para ganhar|para vencer|om te winnen"
    r"|do wygranej)(?!\w)",
    re.IGNORECASE,
)
"""So many to win."""
_NO_NOUN = (
    r"(?![\w%]|[.,/]\d|\s*(?:[%€$£]|[^\W\d]))|(?=\s*(?:votes?|votos?|voix|stimmen|voti|stemmen|głos\w*|голос\w*)(?!\w))"
)
"""Behind how many, where they are votes or have no name: need 93 signatures asks for no votes."""
_MANY = r"(?!(?:19|20)\d\d(?!\d))\d{1,4}"
"""How many, which is no year."""
_NEEDS_SO_MANY = pattern(
    r"(?<!\w)(?:needs?|needed|required|requires|hacen? falta|se (?:necesitan|requieren|precisan)|necesitamos"
    r"|il (?:nous )?(?:en )?faut|requis|nécessaires?|wir brauchen|braucht|benötigt|erforderlich|notwendig|nötig"
    r"|(?:ne )?servono|(?:ne )?occorrono|precisa(?:m|mos)?(?:-se)?(?: de)?|são (?:precisos|necessários)|nodig|vereist"
    r"|potrzeba|potrzebne|wymagan\w+|нужно|требуется|необходимо)"
    r"\s*(?:=|:)?\s*(?:(?:los|les|die|i|os|de)\s+)?" + _MANY + r"(?:" + _NO_NOUN + r")"
    r"|(?<![\w.,/%])"
    + _MANY
    + r"\s+(?:needed|required|nötig|erforderlich|benötigt|notwendig|requis|nécessaires|necesarios"
    r"|necessari|necessários|nodig|vereist|potrzebne|potrzeba|wymagane|нужно|требуется)(?=\s*(?:[(),;.:–—/]|$))",
    re.IGNORECASE,
)
"""So many are needed, of what goes without saying: 155 deputies, 93 needed."""
OF_CAPITAL = pattern(
    r"\d\s*%\s(?:of|des|der|du|de|del|delle|do|das|van|het|z)?\s?(?:the\s|la\s|las\s|los\s|el\s|het\s)?"
    r"(?:\w*kapital\w*|capital\w*|capitale|voting shares?|shares?(?!\w)|anteile|parts sociales|acciones|azioni"
    r"|quote sociali|quotas sociais|aandelen|udziałów|kapitału)",
    re.IGNORECASE,
)
"""A share of the capital, by which shareholders vote."""
LONGEST = 12
"""Words of a remark in which a share of the votes is what it is about."""


def needs(text: str) -> bool:
    """Whether a sentence of a remark tells how many are needed."""
    words, text = len(_WORD.findall(text)), in_digits(text)
    return any(_clause_needs(clause, words) for clause in CLAUSES.split(text))


def _clause_needs(text: str, words: int) -> bool:
    """Whether one sentence of a remark tells how many are needed.

    words   of the whole remark
    """
    digits = any(map(str.isdigit, text))
    decides = bool(_DECIDES.search(text))
    if _MAJORITY_OF.search(text) or _TO_WIN.search(text) or OF_CAPITAL.search(text) or needs_both(text):
        return True
    if _NEEDS_SO_MANY.search(text):
        return True
    if quota_word(text) or majority_in_words(text):
        return digits or decides or words <= LONGEST or bool(of_whom(text))
    if _MOST.search(text) and (decides or (VOTES.search(text) and digits)):
        return True
    return decides and digits and bool(VOTES.search(text))


def one_majority_told(text: str) -> bool:
    """Whether a line tells how many are needed, by what it says or by the word with which it begins: Needed: 12."""
    first = (_WORD.findall(text.casefold()) or [""])[0]
    return needs(text) or (first in NEEDS and any(map(str.isdigit, text)))
