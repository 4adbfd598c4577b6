"""What the columns of a table of stakeholders are called, in eight languages; to be printed and to be looked up.

Case, accents, spaces, hyphens, what stands in brackets, a scale behind the name and the plural do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

ROLES = ("actor", "position", "salience", "capability", "vote", "veto", "body", "seats", "issue", "source", "note")

NAMES: dict[str, dict[str, str]] = {
    "actor": {
        "English": "actor, stakeholder, player, name, participant, agent",
        "German": "Akteur, Akteurin, Beteiligter, Beteiligte, Spieler, Name, Teilnehmer, Interessengruppe",
        "French": "acteur, partie prenante, joueur, nom, participant, intervenant",
        "Spanish": "actor, parte interesada, jugador, nombre, participante",
        "Italian": "attore, attori, portatore di interesse, giocatore, nome, partecipante",
        "Portuguese": "ator, atores, parte interessada, jogador, nome, participante, interveniente",
        "Dutch": "actor, belanghebbende, speler, naam, deelnemer",
        "Russian": "актор, акторы, участник, участники, игрок, имя, название, стейкхолдер",
    },
    "position": {
        "English": "position, stance, preference, ideal point, preferred outcome, preferred position, "
        "current position, initial position, stated position, own position, ideal position",
        "German": "Position, Standpunkt, Haltung, Präferenz, Idealpunkt",
        "French": "position, prise de position, préférence",
        "Spanish": "posición, postura, preferencia",
        "Italian": "posizione, posizioni, preferenza",
        "Portuguese": "posição, posições, postura, preferência",
        "Dutch": "positie, standpunt, voorkeur",
        "Russian": "позиция, позиции, точка зрения, предпочтение",
    },
    "salience": {
        "English": "salience, saliency, importance, priority",
        "German": "Salienz, Wichtigkeit, Bedeutung, Priorität, Dringlichkeit",
        "French": "saillance, importance, priorité",
        "Spanish": "saliencia, importancia, prioridad, relevancia",
        "Italian": "salienza, importanza, priorità, rilevanza",
        "Portuguese": "saliência, importância, prioridade, relevância",
        "Dutch": "saillantie, belang, belangrijkheid, prioriteit",
        "Russian": "значимость, важность, приоритет",
    },
    "capability": {
        "English": "capability, capabilities, resource, influence, power, weight, strength, clout",
        "German": "Ressource, Einfluss, Macht, Gewicht, Stärke, Fähigkeit, Durchsetzungskraft",
        "French": "capacité, ressource, influence, pouvoir, puissance, poids, force",
        "Spanish": "capacidad, recurso, influencia, poder, peso, fuerza",
        "Italian": "capacità, risorsa, risorse, influenza, potere, peso, forza",
        "Portuguese": "capacidade, recurso, influência, poder, peso, força",
        "Dutch": "vermogen, middelen, invloed, macht, gewicht, kracht",
        "Russian": "возможности, ресурс, ресурсы, влияние, власть, сила, вес",
    },
    "vote": {
        "English": "vote, voting, has a vote, has vote, can vote, voting right, voting weight, number of votes",
        "German": "Stimme, Stimmrecht, stimmberechtigt, Stimmenzahl, Stimmengewicht",
        "French": "vote, voix, droit de vote, nombre de voix",
        "Spanish": "voto, derecho de voto, derecho a voto, número de votos",
        "Italian": "voto, voti, diritto di voto, numero di voti",
        "Portuguese": "voto, direito de voto, direito a voto, número de votos",
        "Dutch": "stem, stemmen, stemrecht, aantal stemmen",
        "Russian": "голос, голоса, право голоса, число голосов",
    },
    "veto": {
        "English": "veto, has a veto, has veto, veto right, veto power, veto player",
        "German": "Veto, Vetorecht, Vetospieler",
        "French": "veto, droit de veto",
        "Spanish": "veto, derecho de veto, derecho a veto",
        "Italian": "veto, diritto di veto",
        "Portuguese": "veto, direito de veto",
        "Dutch": "veto, vetorecht",
        "Russian": "вето, право вето",
    },
    "body": {
        "English": "body, chamber, committee, institution",
        "German": "Gremium, Organ, Kammer, Institution",
        "French": "organe, chambre, comité, institution",
        "Spanish": "órgano, cámara, comité, institución",
        "Italian": "organo, camera, comitato, istituzione",
        "Portuguese": "órgão, câmara, comité, comitê, instituição",
        "Dutch": "orgaan, kamer, comité, instelling",
        "Russian": "орган, палата, комитет, институт",
    },
    "seats": {
        "English": "seat, bloc seat, block seat, number of seats, bloc size",
        "German": "Sitz, Sitze, Mandat, Sitzzahl, Fraktionsstärke",
        "French": "siège, nombre de sièges",
        "Spanish": "escaño, asiento, número de escaños",
        "Italian": "seggio, seggi, numero di seggi",
        "Portuguese": "assento, mandato, número de assentos",
        "Dutch": "zetel, aantal zetels",
        "Russian": "место, места, мандат, мандаты, число мест",
    },
    "issue": {
        "English": "issue, question, dimension, topic, controversy",
        "German": "Streitfrage, Frage, Dimension, Thema, Streitpunkt",
        "French": "enjeu, question, dimension, sujet, thème",
        "Spanish": "asunto, cuestión, dimensión, tema",
        "Italian": "questione, questioni, dimensione, tema, argomento",
        "Portuguese": "questão, questões, dimensão, tema, assunto",
        "Dutch": "kwestie, vraagstuk, dimensie, onderwerp, thema",
        "Russian": "вопрос, вопросы, измерение, тема",
    },
    "source": {
        "English": "source, reference, citation, evidence",
        "German": "Quelle, Beleg, Nachweis",
        "French": "source, référence, preuve",
        "Spanish": "fuente, referencia",
        "Italian": "fonte, fonti, riferimento",
        "Portuguese": "fonte, referência",
        "Dutch": "bron, bronnen, referentie",
        "Russian": "источник, источники, ссылка",
    },
    "note": {
        "English": "note, comment, remark",
        "German": "Notiz, Bemerkung, Anmerkung, Kommentar, Hinweis",
        "French": "note, remarque, commentaire",
        "Spanish": "nota, observación, comentario",
        "Italian": "nota, osservazione, commento",
        "Portuguese": "nota, observação, comentário",
        "Dutch": "opmerking, notitie, aantekening",
        "Russian": "примечание, примечания, комментарий, заметка",
    },
}
"""{role: {language: its names}}."""

INSTEAD: dict[str, str] = {
    "actor": "country, member, party, organisation, organization, state, group, Land, Mitglied, Partei, pays, membre, "
    "país, miembro, paese, membro, lid, страна, член, партия",
    "note": "description, Beschreibung, descripción, descrizione, descrição, omschrijving, описание",
}
"""Names that mean a role only where no column with a name of the first table does: "Actor, Country" has one actor."""

WESTERN = ("German", "French", "Spanish", "Italian", "Portuguese", "Dutch")
ENDINGS = ("s", "es", "e", "n", "en")
LONGEST = 200
"""Signs of a name that are looked at."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SCALE = re.compile(r"[\s:,]*-?\d+\s*(?:-|–|\.\.|to)\s*\d+\s*%?\s*$")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two writings of a column's name have in common.

    >>> key("Ideal-Point (0-100)"), key("Posición")
    ('idealpoint', 'posicion')
    """
    name = name[:LONGEST]
    bare = _SCALE.sub("", _BRACKETS.sub("", name)) or name
    split = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(sign for sign in split if sign.isalnum())


def _table(names: str, role: str) -> dict[str, str]:
    return {key(name): role for name in names.split(", ")}


_FIRST = {one: role for role, told in NAMES.items() for names in told.values() for one in _table(names, role)}
_SECOND = {one: role for role, names in INSTEAD.items() for one in _table(names, role)}


@lru_cache(maxsize=4096)
def role(name: str) -> str | None:
    """What a column's name means, or None; names that mean it only in the absence of others are not looked at.

    >>> role("Akteure"), role("Country"), role("shoe size")
    ('actor', None, None)
    """
    return _found(key(name), _FIRST)


@lru_cache(maxsize=4096)
def role_instead(name: str) -> str | None:
    """What a column's name means where no other column means it.

    >>> role_instead("Countries")
    'actor'
    """
    found = key(name)
    return _found(found, _SECOND) or (_found(found[:-3] + "y", _SECOND) if found.endswith("ies") else None)


def _found(name: str, table: dict[str, str]) -> str | None:
    if name in table:
        return table[name]
    for ending in ENDINGS:
        if name.endswith(ending) and name[: -len(ending)] in table:
            return table[name[: -len(ending)]]
    return None


@lru_cache(maxsize=4096)
def of_issue(name: str) -> tuple[str, str] | None:
    """(issue, "position" or "salience") of a name that carries its issue before it, or None.

    >>> of_issue("Policy Position"), of_issue("Position"), of_issue("price_salience")
    (('Policy', 'position'), None, ('price', 'salience'))
    """
    bare = _SCALE.sub("", _BRACKETS.sub("", name[:LONGEST])).strip()
    match = re.fullmatch(r"(.*\w)\s*[\s_:.\-–]\s*(\w+)", bare)
    if match is None or role(bare) is not None:
        return None
    found = role(match[2])
    return (match[1].strip(), found) if found in ("position", "salience") else None


def is_header(names: Sequence[str]) -> bool:
    """Whether a row of a table names both an actor and a position."""
    return bool(roles(names).keys() & {"actor"}) and any(
        role(name) == "position" or (of_issue(name) or ("", ""))[1] == "position" for name in names
    )


def roles(names: Sequence[str]) -> dict[str, list[int]]:
    """{role: places of the columns that mean it}, names of the second table only where the first has none."""
    out: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found = role(name) if name else None
        if found is not None:
            out.setdefault(found, []).append(place)
    instead: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        found = role_instead(name) if name else None
        if found is not None and found not in out:
            instead.setdefault(found, []).append(place)
    return out | instead


def language(names: Sequence[str]) -> str | None:
    """The one western language, other than English, that alone has all the names a header is understood by."""
    known = {key(name) for name in names if name and role(name)}
    for tongue in WESTERN:
        table = {one for told in NAMES.values() for one in _table(told[tongue], "")}
        if known and all(_found(name, dict.fromkeys(table, "x")) for name in known):
            english = {one for told in NAMES.values() for one in _table(told["English"], "")}
            if not all(_found(name, dict.fromkeys(english, "x")) for name in known):
                return tongue
    return None
