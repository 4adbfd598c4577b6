"""Words by which a row says that it is no actor's, in the languages that are read; to be printed and looked up."""

from __future__ import annotations

import re

from instantsia.patterns import pattern
from instantsia.stakeholders.files.cells.words import TOTALS, set_of

NAME_WORD = pattern(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*|[∑Σσ]")
"""One word of a name, or a sign for a sum."""
IN_BRACKETS = pattern(r"\([^)]*\)|\[[^\]]*\]|n\s*=\s*\d+", re.IGNORECASE)
"""What stands beside a name in brackets, or how many it counts."""
WHOLLY_ASIDE = pattern(r"\(.*\)")
"""A cell of which all stands in brackets."""

ADDS = TOTALS | set_of(
    "avg, avg., tot, tot., ø, std, stdev, std.dev, deviation, minimum, maximum, overall, subtotals, averages",
    "means, medians, aggregate, aggregated, sums, all actors, zwischensumme, gesamtwert, anzahl, durchschnittlich",
    "insgesamt, gesamtergebnis, sous-total, moyennes, subtotal, subtotales, mediana, subtotale, medie",
    "complessivo, complessiva, subtotais, média, subtotaal, mediaan, totalen, подытог, среднее значение, итог",
    "медианное, suma, razem, łącznie, ogółem, średnia, średnio, mediana, medel, medelvärde, genomsnitt, summa, totalt",
    "gennemsnit, gjennomsnitt, somme, promedios, gemiddelden, підсумок, середнє, součet, průměr",
    "spolu, súčet, priemer, összesen, átlag, ukupno, prosjek, prosek, toplam, ortalama, yhteensä",
)
"""What adds up or averages: a name that has one of these, and nothing but these and `BESIDE`, is no actor's."""

LAST = set_of(
    "total, totals, average, subtotal, overall, summe, gesamt, insgesamt, durchschnitt, mittelwert, moyenne",
    "promedio, totale, totaal, gemiddelde, итого, всего",
)
"""What makes a row no actor's where it is the last word of a name: EU total."""

BESIDE = set_of(
    "dev, standard, cast, needed, required, weighted, unweighted, simple, grand, net, gross, group, groups, vote",
    "votes, seat, seats, member, members, actor, actors, stakeholder, stakeholders, position, positions, salience",
    "influence, capability, power, score, scores, weight, weights, row, rows, column, columns, of, the, all, and",
    "per, by, for, x, in, value, values, number, table, result, results, sum, percent, n, no, respondents, cases",
    "table's, council, expected, gewichtet, gewichtete, gewichteter, gewichtetes, ungewichtet, stimmen, sitze",
    "mitglieder, akteure, der, die, aller, alle, von, gruppe, wert, werte, pondérée, pondéré, des, de, du, la, le",
    "les, voix, sièges, membres, acteurs, groupe, général, générale, ponderada, ponderado, simples, votos",
    "escaños, miembros, actores, grupo, los, las, el, general, ponderata, ponderato, semplice, voti, seggi",
    "membri, attori, gruppo, dei, di, del, degli, membros, atores, assentos, do, da, dos, das, gewogen, stemmen",
    "zetels, leden, actoren, van, groep, взвешенное, голосов, мест, членов, акторов, участников, по, всех",
)
"""What may stand beside `ADDS` in the name of a row that is no actor's."""

OF = set_of(
    "of, der, des, de, du, la, di, dei, degli, van, do, dos, das, von, aller, over, по, всех",
)
"""With which the name of a sum goes on: sum of coded delegations."""

WEIGHTED = set_of(
    "weighted, gewichteter, gewichtetes, gewichtete, pondérée, pondéré, ponderado, ponderada, ponderata, ponderato",
    "gewogen, взвешенное, взвешенная, ważona, ważone, viktat, vægtet, vektet",
)
"""Of which one in a name makes a mean of it: power x salience weighted mean."""

WEIGHTED_SHORT = set_of(
    "wtd, wgt, gew, gewogenes, waż, ważony, взв, взвеш",
)
"""The same, cut short; only right before a word of a mean."""

NEEDS = set_of(
    "need, needs, needed, required, benötigt, erforderlich, nötig, requis, requise, nécessaire, necesarios, necesaria",
    "necessari, necessaria, necessário, necessária, nodig, требуется, нужно, braucht, servono, potrzeba, wymagane",
    "треба, потрібно, необхідно, необходимо, potřeba, třeba, potrzebne, krävs, szükséges, potrebno, servirebbero",
)
"""With which a row begins that tells how many are needed: needed if all turn up."""

SHORT = set_of("ave, aver, mittelw, durchschn, moy, prom, gem, śr, ср, subtot, sub-tot, med, snitt, tussentot")
"""What adds up or averages where it begins the name of a row that has few cells, and those numbers."""

SPREADS = set_of(
    "std, stdev, sd, desv, standardabweichung, standardabw, stabw, écart-type, écart, desviación, deviazione, desvio",
    "standaardafwijking, odchylenie, отклонение, avg, tot",
)
"""With which a row of numbers alone begins that measures how far others differ: desv. est."""

SHARES = set_of(
    "share, percent, percentage, pct, anteil, quote, prozent, prozentsatz, part, pourcentage, proportion, porcentaje",
    "proporción, quota, percentuale, percentual, porcentagem, proporção, aandeel, udział, procent, доля, процент",
)
"""With which a row begins that tells how many of all say so, where it has nothing but numbers: share for."""

TEST = set_of(
    "test, tests, testing, testdaten, testdatensatz, testeintrag, testantwort, dummy, trial, probe, essai, prueba",
    "prova, teste, тест, проба, próba, proef, ignore, zkouška, prøve, deneme, testrij, testrad",
    "testzeile, testantwoord, testrespuesta, testni, próbny, testowy, testowa, тестовий, тестовый, тестовая",
)
ASIDE = set_of(
    "ignore, please, delete, row, record, entry, response, only, do, not, use, count, me, this, bitte",
    "ignorieren, löschen",
    "zeile, eintrag, datensatz, nicht, ignorer, ligne, réponse, ignorar, fila, respuesta, ignora, riga",
    "risposta, linha",
    "resposta, negeren, rij, pominąć, wiersz, игнорировать, строка, preview, pilot, run, user, a, r, de, di, answer",
    "teacher, teacher's, prof, profe, profesor, profesora, professor, professora, professore, professoressa, lehrer",
    "lehrerin, lehrkraft, enseignant, enseignante, docente, docent, maestro, maestra, nauczyciel, nauczycielka",
    "учитель, вчитель, admin, form, formular, formulaire, formulario, formulário, formulier, ankieta, форма, анкета",
    "borrar, eliminar, supprimer, effacer, cancellare, apagar, verwijderen, usunąć, удалить, видалити, du, del, do",
    "запись, запис, odpowiedź, ответ, відповідь, registro, línea, linea, antwoord, svar, rad",
)
"""Of which a cell of a survey's export that is no answer consists, with one of `TEST`, which alone is a whole name of a
trial: TEST ignore."""

SEATS = set_of(
    "seat, seats, post, position, place, office, chair, sitz, sitze, stelle, platz, mandat, siège, poste, escaño",
    "puesto, cargo, plaza, posto, seggio, ufficio, lugar, assento, cadeira, zetel, plaats, plek, место, miejsce",
    "mandate, mandaty, miejsca, мандати, мандатів, мандата, місце, місця, місць, okręg, okręgu",
    "мандат, мандаты, мандатов, места, мест, кресло, mandát, mandáty, křeslo",
    "currently, now, still, derzeit, zurzeit, noch, actuellement, actualmente, attualmente, atualmente, is, nr, no",
)
"""Beside one of `VACANCIES` in the name of a seat that nobody holds."""

LEAST = set_of("min, minimum, lowest, mín, mínimo, minimo, niedrigste, kleinste, laagste, мин, минимум")
MOST = set_of("max, maximum, highest, máx, máximo, massimo, höchste, größte, hoogste, макс, максимум, maks, maksimum")
"""Whole names of rows whose numbers are the least and the most of their columns."""

NOBODY = set_of(
    "tbd, tba, tbc, t.b.d., t.b.a., t.b.c., n.n., nn, n. n., nomen nescio, to be appointed, to be named, to be elected",
    "to be announced, to be confirmed, to be decided, nobody, no one, empty, empty seat, seat empty",
    "open seat, noch offen",
    "noch zu benennen, noch nicht benannt, à nommer, à désigner, à pourvoir, siège vide, por nombrar, por designar",
    "sin designar, da nominare, da designare, posto vuoto, seggio vuoto, a nomear, a designar, a indicar",
    "nog te benoemen",
    "do obsadzenia, do uzupełnienia, puste miejsce, уточняется, не назначен, место свободно",
)
"""Whole names of seats that nobody holds yet."""

VACANCIES = set_of(
    "vacant, vacancy, unfilled, vakant, unbesetzt, vacante, vacantes, vago, vaga, vakature, вакантно",
    "вакантное, вакансия",
    "вакантные, вакантный, вакантных, вакантен, вакансии",
    "vacancies, vakanz, vacants, vacanza, vacanti, vagas, vagos, wakat, nieobsadzone, nieobsadzony, openstaand",
    "vacat, vacats, wakaty, вакантні, вакансія, вакансії, вакантне, vakantní, vakanta, ledigt, neobsazeno, neobsazené",
)
"""With which a row begins that tells of an empty seat."""

TALLIES = set_of(
    "tally, tallies, count, counts, counted, result, results, summary, scoreboard, auszählung, zählung, ergebnis",
    "übersicht, décompte, résultat, résumé, recuento, resultado, resumen, conteggio, risultato, contagem, telling",
    "uitslag, подсчёт, результат",
    "resumo, riepilogo, sintesi, zusammenfassung, samenvatting, podsumowanie, wynik, сводка",
)
"""Of which one in a line alone says that what stands below it counts the others."""

VOTING = set_of(
    "vote, votes, voting, stimme, stimmen, stimmrecht, voix, voto, voti, votos, stem, stemrecht, голоса, голосов",
)
"""Of which one makes a heading of a line alone behind a blank row: not on the council (no vote)."""

FIRMS = set_of(
    "sa, se, ag, plc, ltd, llc, inc, nv, bv, spa, corp, co",
)
"""With which the name of a company ends: Total SA."""

NEEDED = set_of(
    "quota, majority needed, majority required, required majority, quota needed, threshold",
    "blocking minority, quorum, erforderliche mehrheit, sperrminorität",
)
"""Whole names of rows that tell how many are needed."""

WHOLE = NEEDED | set_of(
    "wtd avg, net position, group position, nettoposition, position nette, posición neta, posizione netta",
)
"""Whole names of rows that are nobody's, since they stand for the others or for what is needed of them."""

REMARKS = set_of(
    "source, sources, note, notes, nb, n.b., legend, key, scale, remark, remarks, comment, comments, footnote",
    "caveat, abbreviations, definitions, explanation, explanations, codebook, updated, last updated, compiled",
    "data, method, quelle, quellen, anmerkung, anmerkungen, hinweis, hinweise, legende, erläuterung",
    "erläuterungen, bemerkung, stand, légende, remarque, remarques, fuente, fuentes, nota, notas, leyenda, escala",
    "fonte, fonti, legenda, scala, fontes, bron, bronnen, opmerking, toelichting, schaal, источник, источники",
    "примечание, примечания, легенда, шкала",
)
"""With which a remark below a table begins, before a colon or alone."""

PHRASES = set_of(
    "based on, as of, according to, compiled by, compiled from, estimates by, estimated by, data from, see also",
    "see the, all figures, all values, all positions, all numbers, figures are, values are, numbers are",
    "positions are, positions as, coded by, own assessment, own estimate, own estimates, own calculations",
    "author's, prepared by, last updated, updated on, stand vom, auf grundlage, eigene schätzung",
    "eigene einschätzung, nach angaben, laut, d'après, selon, sur la base, estimation de, según",
    "elaboración propia, con base en, secondo, elaborazione, segundo, elaboração própria, volgens, op basis van",
    "eigen schatting, по данным, на основе, по состоянию",
)
"""With which a remark begins whose cells beside it are blank."""

HEADINGS = set_of(
    "members, member states, observers, voting members, non-voting, nonvoting, others, other actors, parties",
    "groups, supporters, opponents, allies, neighbours, neighbors, guests, invited, advisers, advisors, permanent",
    "elected, states, countries, internal, external, domestic, international, mitglieder, beobachter",
    "stimmberechtigte, übrige, sonstige, andere, parteien, gruppen, gäste, staaten, länder, membres, observateurs",
    "autres, partis, groupes, invités, pays, miembros, observadores, otros, partidos, grupos, países, membri",
    "osservatori, altri, partiti, gruppi, paesi, membros, outros, leden, waarnemers, overige, overigen, landen",
    "partijen, члены, наблюдатели, прочие, другие, партии, группы, страны",
)
"""Which a heading inside a table names: several, of one kind."""

JOINS = set_of(
    "with, without, of, in, from, and, for, mit, ohne, der, des, im, aus, und, avec, sans, du, de, en, et, con",
    "sin, y, senza, e, com, sem, do, da, met, zonder, van, с, без, из, и",
)
"""What joins the first word of a heading to its others: members without a vote."""

SCALES = set_of(
    "scale, scales, unit, units, range, ranges, measured in, values, min-max, skala, einheit, einheiten, bereich",
    "échelle, unité, unités, plage, escala, unidad, unidades, rango, scala, unità, unidade, schaal, eenheid",
    "bereik, шкала, единица, единицы, диапазон",
)
"""What the first cell of a row says that tells of each column how it is measured."""

UNITS = set_of(
    "%, percent, per cent, pct, points, point, pts, eur, usd, gbp, chf, bn, mn, m, k, eur bn, usd bn, eur m",
    "usd m, €, $, € bn, $ bn, £, £ bn, million, billion, votes, seats, number, text, score, index, share, shares",
    "yes/no, x, 0/1, years, year, prozent, punkte, mrd, mio, mrd eur, mio eur, stimmen, sitze, jahre, voix",
    "sièges, pourcent, puntos, votos, porcentaje, punti, voti, pontos, punten, stemmen, баллы, голоса, процент",
    "mrd. eur, mio. eur",
)
"""How a column is measured."""
