"""Words in cells: yes and no, what means that nobody knows, and what stands between the ends of a range.

One table for eight languages (English, German, French, Spanish, Italian, Portuguese, Dutch, Russian), to be printed.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.inflected import inflected

ABSTAIN, ABSENT = "abstain", "absent"
"""How it is written that somebody takes no side, and is there or not."""


def set_of(*lines: str) -> frozenset[str]:
    """The words of lines in which they stand between commas, folded."""
    return frozenset(word.strip().casefold() for line in lines for word in line.split(","))


def any_of(*lines: str) -> str:
    """A pattern of the words of lines in which they stand between commas, the longest first.

    >>> any_of("as, same as", "wie")
    'same\\\\ as|wie|as'
    """
    once = {" ".join(word.split()) for line in lines for word in line.split(",")} - {""}
    return "|".join(map(re.escape, sorted(once, key=lambda word: (-len(word), word))))


YES = set_of(
    "x, yes, y, true, 1, ✓, ✔, ja, j, wahr, oui, vrai, sí, si, verdadero, sì, vero, sim, verdadeiro, waar, да, истина, "
    "так, tak, ναι, ano, igen"
)
NO = set_of(
    "no, n, false, 0, nein, falsch, non, faux, falso, não, nao, nee, onwaar, нет, ні, ложь, none, keine, aucun, "
    "nie, όχι, nem"
)
NOTHING = set_of("", "-, ー, –, —, --, ---, −, ., n/a, n.a., na")
"""Nothing stands here: in a column of votes or vetoes it means no, elsewhere that nobody knows."""

UNKNOWN = set_of(
    "?, ??, ???, unknown, unkn., not known, don't know, do not know, dk, no data, missing, tbd, unclear, #n/a",
    "unbekannt, unklar, weiß nicht, k. a., k.a., keine angabe, inconnu, inconnue, nsp, ne sait pas, pas connu",
    "desconocido, desconocida, no sabe, ns, s/d, sconosciuto, sconosciuta, non so, n.d., n/d, nd, desconhecido",
    "undeclared, not stated, not clear, not asked yet, not contacted, n/d.",
    "no opinion, no position, no view, no stance, no answer, no idea, no preference, no comment, dunno",
    "keine meinung, keine position, sans opinion, sin opinión, no está claro, senza opinione, sem opinião",
    "невідомо, невідома, немає даних, не вказано, не відповів, не відповіла",
    "geen mening, нет мнения, brak zdania, brak opinii, brak stanowiska, nie mam zdania",
    "未確認, 不明, 未定, 未回答, 無回答, 未确认, 不详, 未知, 미확인, 미정, 모름, 불명, 무응답",
    "sin dato, sin datos, sem dados, sem informação, sem resposta, dato mancante, non disponibile, non noto, non nota",
    "pas de position, pas de réponse, sans objet, inconnus, ignoto, ignota, não informado, não informou, não abre",
    "geen standpunt, geen antwoord, niet gevraagd, nicht gefragt, non interrogé, no preguntado, non chiesto",
    "unaware, tbc, tba, to be confirmed, to be decided, to be determined, pending, noch offen, offen gelassen",
    "à confirmer, por confirmar, da confermare, a confirmar, nader te bepalen, уточняется, не определено",
    "offen, n/c, n.m., keine angaben, sans réponse, sin respuesta",
    "n/s, n/k, n.k., n/r, n.r., n.c., n.s., ns/nc, n.s.p., s/r, s/d., n.v.t., nvt, n.b., k. a, o. a., o.a., dk/na, sr",
    "not reported, not recorded, not asked, not heard, not told, not communicated, non communiqué, non renseigné",
    "no contesta, no consta, non pervenuto, non risponde, não respondeu, não consta, niet bekend, nicht bekannt",
    "nicht genannt, nicht erhoben, не указано, не сообщено, б/д, н.д., б/о",
    "not saying, not telling, won't be drawn, keeping mum, keeps mum, says nothing, said nothing, gave nothing away",
    "no instruction, no instructions, no mandate, no brief, no guidance, uninstructed, awaiting instructions",
    "sagt es nicht, verrät nichts, schweigt, keine weisung, keine weisungen, ohne weisung, kein mandat",
    "ne dit pas, se tait, sans instruction, sans instructions, pas d'instruction, pas d'instructions, sans mandat",
    "no lo dice, no dice nada, calla, sin instrucciones, sin mandato, non dice niente, tace, senza istruzioni",
    "senza mandato, não diz nada, cala, sem instruções, sem mandato, zegt het niet, zwijgt, geen instructie",
    "geen instructies, geen mandaat, nie mówi, milczy, bez instrukcji, молчит, не сказал, без инструкций",
    "won't say, will not say, would not say, refuses to say, refused, declined to say, doesn't say, keeps quiet",
    "sagt nichts, äußert sich nicht, will nicht sagen, refuse de le dire, ne se prononce pas, ne dit rien",
    "no quiere decirlo, no se pronuncia, non si pronuncia, non lo dice, não diz, não se pronuncia, wil niet zeggen",
    "не говорит, не высказывается, scrutiny reservation, prüfungsvorbehalt, réserve d'examen, reserva de examen",
    "riserva d'esame, reserva de análise, studievoorbehoud, free vote, libertà di voto, liberté de vote",
    "libertad de voto, liberdade de voto, freie abstimmung, vrije stemming, свободное голосование",
    "δ/α, δ.α., άγνωστο, b.d., b/d, brak danych, brak, nie wiadomo, nieznane, nieznany, nieznana, nie wiem",
    "nie dotyczy, n.d, do ustalenia, do potwierdzenia, nie pytano, neznámé, not applicable, nicht zutreffend",
    "no response, no reply, no read, no read yet, nr, nc, did not respond, not responded, unreachable, not reached",
    "not engaged, not yet engaged, not contacted, not yet contacted",
    "ne sais pas, je ne sais pas, no sé, no lo sé, não sei, non lo so, weet niet, weet het niet, не знаю",
    "ich weiß nicht, weiß es nicht, don't know yet, doesn't know, doesn't know yet",
    "keine antwort, keine rückmeldung, nicht erreicht, nicht befragt",
    "sans retour, non contacté, non contactée, injoignable, sin contestar, no respondió, no contactado, no localizado",
    "nessuna risposta, non contattato, non contattata, não contactado, não contatado, sem retorno, geen reactie",
    "niet bereikt, brak odpowiedzi, nie odpowiedział, nie odpowiedziała, нет ответа, не ответил, не ответила",
    "desconhecida, não sabe, onbekend, weet niet, неизвестно, не знаю, нет данных, н/д",
)
"""Nobody knows."""

UNDECIDED = set_of(
    "не визначився, не визначилась, не визначилася, не визначились, не визначилися, не вирішив, не вирішила",
    "undecided, not decided, not yet decided, unsure, not sure, uncertain, open, wait and see",
    "unentschieden, unentschlossen, unsicher, nicht sicher, offen, noch offen, noch unentschieden, noch unentschlossen",
    "indécis, indécise, incertain, incertaine, ouvert, pas décidé, pas décidée",
    "indeciso, indecisa, indecisos, indecisas, abierto, abierta, por decidir, sin decidir, no decidido",
    "incerto, incerta, indecisi, indecise, aperto, aperta, non deciso, da decidere, aberto, aberta, a decidir",
    "onbeslist, onzeker, niet besloten, nog niet besloten, twijfelaar, nog onbeslist",
    "niezdecydowany, niezdecydowana, niezdecydowani, niepewny, niepewna, otwarte, nie zdecydował, nie zdecydowała",
    "не определился, не определилась, не определились, не решил, не решила, открыто, неопределённо",
)
"""They have not decided: where they will stand nobody knows, which is told beside words of attitude."""
_NOT_YET = {
    key: set_of(" ".join(words.split()))
    for key, words in tomllib.loads(Path(__file__).with_name("not_yet_known.toml").read_text("utf-8")).items()
}
UNDECIDED |= _NOT_YET["undecided"]
UNKNOWN |= _NOT_YET["unknown"]
UNKNOWN |= UNDECIDED - {"open", "ouvert", "abierto", "abierta", "aperto", "aperta", "aberto", "aberta", "открыто"}
UNTOLD = NOTHING | UNKNOWN
"""Nothing stands here, or that nobody knows."""

NO_VIEW = set_of(
    "no position, no view, no stance, no opinion, no preference, no official position, has no view, takes no position",
    "keine position, keine meinung, sans position, pas de position, sans opinion, pas d'avis, sin posición",
    "sin opinión, sin postura, nessuna posizione, senza posizione, senza opinione, sem posição, sem opinião",
    "geen standpunt, geen mening, brak stanowiska, bez stanowiska, brak zdania, brak opinii",
    "нет мнения, без позиции, нет позиции, немає думки, без позиції, немає позиції",
)
"""They said that they take no side: beside words of attitude that may be the middle, or nothing that is known."""
NO_SIDE = UNDECIDED | NO_VIEW
"""They have not decided, or said that they take no side."""
UNKNOWN |= NO_VIEW

_NO_SIDE = {
    key: set_of(" ".join(words.split()))
    for key, words in tomllib.loads(Path(__file__).with_name("no_side_words.toml").read_text("utf-8")).items()
}
ABSTAINING = _NO_SIDE["abstaining"]
"""Who says so is there, and votes for nothing."""
ABSTAINS = ABSTAINING | _NO_SIDE["absent"] | _NO_SIDE["voteless"]
"""Who says so takes no option, stands nowhere, and still counts among those who could have voted."""

_AWAY = pattern(
    r"(?:does not|doesn't|did not|will not|won't) (?:vote|take part|participate)|"
    r"nimmt nicht (?:an der abstimmung )?teil"
    r"|ne (?:participe|prend) pas (?:part )?au vote|no participa en (?:la votación|el voto)"
    r"|non partecipa (?:al voto|alla votazione)|não participa (?:na|da) votação|neemt niet deel(?: aan de stemming)?"
    r"|не участвует в голосовании",
)


def abstains(text: str) -> bool:
    """Whether somebody takes no option, or probably takes none: abstains, abstention?, does not take part.

    >>> abstains("Astensione?"), abstains("non partecipa al voto"), abstains("for")
    (True, True, False)
    """
    plain = _plain(text)
    return plain in ABSTAINS or bool(_AWAY.fullmatch(plain))


def is_abstention(text: str) -> bool:
    """Whether somebody who takes no side is there and abstains.

    >>> is_abstention("Will abstain"), is_abstention("Enthaltung?"), is_abstention("absent"), is_abstention("away")
    (True, True, False, False)
    """
    return _plain(text) in ABSTAINING


def is_away(text: str) -> bool:
    """Whether somebody is not there, or casts no vote, by what stands in the place of their position.

    >>> is_away("absent"), is_away("not voting"), is_away("no vote"), is_away("abstains")
    (True, True, False, False)
    """
    return _plain(text) in _NO_SIDE["absent"]


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'").rstrip("?! ")


TO_THE_END = set_of(
    "ban, banned, full ban, total ban, permanent, permanently, for ever, forever, indefinite, indefinitely, no limit",
    "no limits, unlimited, without limit, no cap, uncapped, no ceiling, verbot, dauerhaft, unbefristet, unbegrenzt",
    "ohne grenze, keine grenze, keine obergrenze, für immer, interdiction, permanente, illimité, illimitée",
    "sans limite, sans plafond, pour toujours, indéfiniment, prohibición, ilimitado, ilimitada",
    "sin límite, sin tope, para siempre, divieto, illimitato, illimitata, senza limite, senza limiti, per sempre",
    "proibição, sem limite, sem teto, sempre",
    "verbod, onbeperkt, voor altijd, zakaz, bezterminowo, bez limitu, na zawsze, запрет, бессрочно, без ограничений",
    "not at any price, at no price, not for sale, um keinen preis, unverkäuflich, à aucun prix, pas à vendre",
    "a ningún precio, no se vende, a nessun prezzo, non in vendita, por preço nenhum, a preço nenhum, não está à venda",
    "voor geen prijs, tegen geen enkele prijs, niet te koop, za żadną cenę, nie na sprzedaż, ни за какую цену",
    "ни за какие деньги, не продаётся",
)
_ENDS = {
    key: " ".join(words.split())
    for key, words in tomllib.loads(Path(__file__).with_name("end_words.toml").read_text("utf-8")).items()
}
NEVER = set_of(_ENDS["never"])
AT_ONCE = set_of(_ENDS["at_once"])
"""In a column of calendar years these may be the last and the first of them."""
FREE = set_of(_ENDS["free"])
"""In a column of amounts these are 0."""
NOT_AT_ALL = set_of(_ENDS["not_at_all"])
"""In a column of numbers these may be the upper and the lower end of its scale."""
ANYTHING = set_of(_ENDS["anything"])
"""In a column of numbers these may say that any of them will do, or that none will."""

_SHARES = {"very_low": 0.1, "low": 0.25, "medium": 0.5, "high": 0.75, "very_high": 0.9}
GRADES: dict[str, float] = inflected(
    {
        word: _SHARES[grade]
        for grade, words in tomllib.loads(Path(__file__).with_name("grades.toml").read_text("utf-8")).items()
        for word in set_of(" ".join(words.split()))
    }
)
"""{word: its share of the scale}: the grid of power and interest as people write it, in all forms of its words."""

EITHER = ("or", "and", "oder", "und", "ou", "et", "o", "u", "y", "e", "of", "en", "или", "и")
"""What stands between two options of which somebody would take either, besides / , ; and |."""

TOTALS = set_of(
    "total, totals, sum, sum total, grand total, subtotal, mean, average, median, σ, ∑",
    "summe, gesamt, gesamtsumme, insgesamt, mittel, mittelwert, durchschnitt, somme, totaux, moyenne, médiane",
    "suma, totales, promedio, somma, totale, soma, totais, totaal, gemiddelde",
    "итого, всего, сумма, среднее, медиана, разом, усього, всього, celkem",
    "all votes, all seats, alle stimmen, alle sitze, toutes les voix, tous les sièges, todos los votos",
    "todos los escaños, tutti i voti, tutti i seggi, todos os votos, todos os assentos, alle stemmen, alle zetels",
    "wszystkie głosy, все голоса, все места",
    "計, 合計, 小計, 総計, 平均, 合计, 小计, 总计, 平均值, 계, 합계, 소계, 총계, 평균",
)
"""Names of rows that add up, and are no actors."""

BETWEEN = ("to", "bis", "à", "a", "al", "até", "tot", "до", "and", "und")
"""What may stand between two numbers, besides two dots, an ellipsis and dashes."""

EACH_MONTH = (
    "jan|ene|gen|sty|led|янв|січ", "feb|fév|fev|lut|úno|фев|лют", "mar|mär|mrz|mrt|maa|bře|мар|бер",
    "apr|abr|avr|kwi|dub|апр|кві", "may|mai|mag|maj|mei|kvě|май|мая|тра", "jun|juin|giu|cze|июн|чер",
    "jul|juil|lug|lip|čvc|июл|лип", "aug|aoû|aou|ago|sie|srp|авг|сер", "sep|set|wrz|zář|сен|вер",
    "oct|okt|ott|out|paź|paz|říj|окт|жов", "nov|lis|ноя|лис", "dec|dez|dic|déc|gru|pro|дек|гру",
)  # fmt: skip
MONTHS = "|".join(EACH_MONTH)
"""How months begin: a spreadsheet turns 3-5 into "05-Mar"."""


def month_of(name: str) -> int:
    """The number of a month by how its name begins, 0 where it is none.

    >>> month_of("Sept."), month_of("märz"), month_of("x")
    (9, 3, 0)
    """
    return next((at for at, names in enumerate(EACH_MONTH, 1) if re.match(names, name, re.IGNORECASE)), 0)
