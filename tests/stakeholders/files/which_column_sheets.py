"""Sheets as people make them, in several languages and orders, and which of their columns is which.

Cells stand between semicolons, and a line is as long as a row of a sheet.
"""

# ruff: noqa: E501
from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A sheet, and what is guessed of it; "" where the names say it all."""

    columns: str
    text: str


def _rows(*rows: str) -> str:
    return "\n".join(rows) + "\n"


SHEETS = {
    "year, German": Case(
        "actor:Verband|position:Gewünschtes Jahr|salience:Bedeutung für sie (1-5)",
        _rows(
            "Nr;Verband;Ansprechpartner;Gewünschtes Jahr;Bedeutung für sie (1-5);Einfluss (1-5);Letztes Gespräch",
            "1;Bauernbund;Frau Holm;2030;4;3;12.03.2025",
            "2;Naturfreunde;Herr Ott;2027;5;2;14.03.2025",
            "3;Stadtwerke;n. n.;2035 oder später;3;5;",
            "4;Landkreis;Dr. Ahl;k. A.;2;4;01.02.2025",
        ),
    ),
    "money, French": Case(
        "actor:Organisme|position:Montant souhaité (M€)",
        _rows(
            "Dernier échange;Pouvoir (0-10);Importance (0-10);Montant souhaité (M€);Contact;Organisme",
            "12/03/2025;9;8;12;J. Roux;Mairie",
            ";5;9;20;P. Lam;Syndicat",
            "02/02/2025;6;4;8,5;M. Po;Chambre",
            ";2;10;n.c.;;Collectif",
        ),
    ),
    "questions, Spanish": Case(
        "actor:¿Quién?|position:¿Qué quiere?|salience:¿Cuánto le importa?|capability:¿Cuánto pesa?",
        _rows(
            "¿Quién?;¿Qué quiere?;¿Cuánto le importa?;¿Cuánto pesa?",
            "Alcalde;A favor;mucho;5",
            "Vecinos;En contra;mucho;2",
            "Empresa;Muy a favor;poco;4",
            "Prensa;Neutral;poco;2",
        ),
    ),
    "how they vote, Italian": Case(
        "actor:Gruppo|position:Voto previsto",
        _rows(
            "Gruppo;Coalizione;Seggi;Voto previsto;Interesse;Peso",
            "Verdi;Opposizione;6;No;alto;2",
            "Lega;Maggioranza;29;Sì;alto;4",
            "Misto;;7;Astensione;basso;1",
            "Centro;Opposizione;9;No, salvo modifiche;medio;3",
        ),
    ),
    "price, Russian": Case(
        "actor:Организация|position:Желаемая цена ($)",
        _rows(
            "Организация;Контакт;Желаемая цена ($);Важность;Влияние",
            "Минфин;Иванов;45;высокая;8",
            "Минэнерго;Петров;60;высокая;7",
            "Банк;;50;низкая;5",
            "Союз;Сидоров;55-60;средняя;3",
        ),
    ),
    "Polish": Case("", _rows("Lp.;Interesariusz;Stanowisko (0-100);Znaczenie (1-10);Wpływ (1-10)", "1;Gmina;20;8;5", "2;Park;90;9;4")),
    "Greek": Case("", _rows("Φορέας;Θέση (0-100);Σημασία (0-10);Επιρροή (0-10)", "Δήμος;90;9;4", "Λιμάνι;10;7;6")),
    "Turkish": Case("", _rows("Aktör;Tutum (0-10);Önem (1-5);Güç (1-5)", "Bakanlık;2;5;5", "Belediye;9;3;4")),
    "Swedish": Case("", _rows("Intressent;Inställning (1-7);Betydelse;Inflytande (1-5)", "Kommun;2;hög;5", "Region;6;låg;4")),
    "a column without a name": Case(
        "actor:column A|position:Cut asked (kb/d)|salience:cares?|capability:muscle /10",
        _rows(
            ";Output;;Cut asked (kb/d);muscle /10;cares?",
            "Arland;9000;x;300;9;H",
            "Borland;4000;;0-100;5;M",
            "Curland;3000;;~200;4;L",
            "Durland;800;x;none;2;H",
        ),
    ),
    "articles by numbers": Case(
        "actor:Staat|position:§ 3|position:§ 7|position:§ 9",
        _rows("Staat;§ 3;§ 7;§ 9;Wichtigkeit;Stimmen", "AA;20;40;80;hoch;4", "BB;50;10;30;mittel;7", "CC;70;90;20;niedrig;10"),
    ),
    "issues with their saliences": Case(
        "actor:Delegation|position:Quota on cod|position:Start of the ban|salience:Care about cod|salience:Care about the ban|capability:Fleet share %",
        _rows(
            "Delegation;Quota on cod;Start of the ban;Care about cod;Care about the ban;Fleet share %",
            "North;100;2027;9;2;10",
            "South;250;2031;4;8;60",
            "East;80;2028;7;6;20",
            "West;300;2035;2;9;10",
        ),
    ),
    "issues, saliences beside them": Case(
        "actor:Club|position:Pool|position:Gym|salience:How keen|salience:How keen 2",
        _rows(
            "Club;Pool;How keen;Gym;How keen 2;Members",
            "Swimmers;strongly for;5;against;2;120",
            "Lifters;against;2;strongly for;5;60",
            "Runners;neutral;1;for;3;40",
            "Elders;for;4;neutral;1;30",
        ),
    ),
    "care that goes on": Case(
        "actor:Team|position:Cl. 1 fee|position:Cl. 2 length|salience:How much do they care about cl. 1?|salience:cl. 2",
        _rows(
            "Team;Cl. 1 fee;Cl. 2 length;How much do they care about cl. 1?;cl. 2",
            "Reds;20;70;4;5",
            "Blues;30;10;2;1",
            "Greys;80;40;3;4",
        ),
    ),
    "one issue at three dates": Case(
        "actor:Minister|position:10 May|capability:Standing with the chancellor",
        _rows(
            "Minister;3 May;10 May;Standing with the chancellor;Salience",
            "Aal;1;2;5;high",
            "Bor;4;4;3;low",
            "Cid;5;5;2;high",
            "Dum;2;3?;1;medium",
        ),
    ),
    "one item a column": Case(
        "actor:Member|position:Q1 Merge the boards|position:Q2 Sell the site|position:Q3 New head",
        _rows(
            "Member;Q1 Merge the boards;Q2 Sell the site;Q3 New head;Tenure",
            "Ann;agree;strongly agree;disagree;4",
            "Ben;disagree;neutral;agree;8",
            "Cat;strongly disagree;agree;agree;2",
            "Dan;neutral;disagree;strongly agree;1",
        ),
    ),
    "first name and surname": Case(
        "actor:Vorname|actor:Nachname|position:Haltung",
        _rows(
            "Nachname;Vorname;Funktion;Haltung;Wichtigkeit",
            "Ahl;Ada;Vorsitzende;eher dafür;***",
            "Bock;Bo;Kassenwart;dagegen;**",
            "Cohn;Cy;Beisitzer;dafür;*",
            "Dorn;Di;Beisitzerin;neutral;***",
        ),
    ),
    "part of a group": Case(
        "actor:Wing|actor:Group|position:Stance (0-10)",
        _rows(
            "Group;Wing;Seats;Stance (0-10);Priority",
            "Left;Base;20;8;High",
            "Left;Reformers;12;6;Low",
            "Left;Union wing;4;7;Low",
            "Right;Old guard;30;2;High",
            "Right;Market wing;9;1;Medium",
            "Right;(all others);3;2;Medium",
        ),
    ),
    "raters and their mean": Case(
        "actor:Akteur|position by rater:Haltung Anna|position by rater:Haltung Ben",
        _rows(
            "Akteur;Haltung Anna;Haltung Ben;Haltung Mittel;Macht;Interesse",
            "Amt;20;30;25;5;4",
            "Bund;70;80;75;4;3",
            "Club;50;;50;2;5",
            "Dorf;10;40;25;1;1",
        ),
    ),
    "raters of power": Case(
        "capability:Macht AB|capability:Macht CD",
        _rows("Akteur;Macht AB;Macht CD;Macht Ø;Position;Interesse", "Amt;2;3;2,5;50;4", "Bund;7;8;7,5;40;3", "Club;5;6;5,5;20;5"),
    ),
    "what we want of them": Case(
        "actor:Organisation|position:Now",
        _rows(
            "Ref;Organisation;Their lead;Where we want them;Now;Interest;Interests and concerns",
            "S1;Board;CEO;Strongly supportive;Supportive;High;The money, and who will run the new house of us",
            "S2;Nurses;Steward;Neutral;Opposed;Low;Travel, grades and the rota of the winter that comes",
            "S3;Press;Editor;Neutral;Neutral;High;A good story about the old wards and their people",
            "S4;Union;Secretary;Opposed;Strongly opposed;High;Jobs, and that nobody is moved against their will",
        ),
    ),
    "what was before": Case(
        "actor:Member|position:Rate wanted now|salience:Conviction",
        _rows(
            "Member;Last vote;Vote before;Rate wanted now;Conviction;Mark /20",
            "Ana;5.25;5.5;5.25;H;14",
            "Bea;5.5;5.5;5.5;L;12",
            "Cid;5.0;5.25;4.75;M;18",
        ),
    ),
    "a share of people": Case(
        "actor:Region|position:Preferred quota (t)|capability:Population %",
        _rows("Region;Population %;Preferred quota (t);Fleet", "North;25.2;100;40", "East;30.8;250;12", "South;24.0;80;66", "West;20.0;300;31"),
    ),
    "votes and their share": Case(
        "actor:Holder|position:Price wanted (m)|salience:Keenness (1-5)",
        _rows("Holder;% of votes;Votes;Price wanted (m);Keenness (1-5)", "Ann;40 %;400;36;4", "Ben;35 %;350;41;2", "Cat;25 %;250;50;5"),
    ),
    "a line of prose beside the number": Case(
        "actor:Ministry|position:Rate they can live with (%)",
        _rows(
            "Ministry;Line to take;Rate they can live with (%);Weight",
            "Finance;Hold the line until spring and then see what comes;2.5;9",
            "Labour;Any cut has to be paid for by the rich alone;4;6",
            "Trade;Would swap it for a faster reform of the harbour dues;3;5",
        ),
    ),
    "a row for each actor and item": Case(
        "actor:who|position:pos|issue:item",
        _rows("case;item;who;pos;sal;cap", "A1;1;fr;20;50;10", "A1;1;de;80;60;10", "A1;2;fr;40;50;10", "A1;2;de;30;60;10"),
    ),
    "yes and no are how they would vote": Case(
        "actor:Lord|position:Would vote for the bill?|capability:Sway",
        _rows("Lord;House;Would vote for the bill?;Sway", "Ada;north;yes;9", "Bo;north;no;3", "Cy;south;yes;7", "Di;south;no;5"),
    ),
    "actors in columns": Case(
        "salience:How much they care",
        _rows(";Arland;Borland;Curland", "Stance (0-10);2;8;5", "How much they care;high;low;high", "Clout;9;4;7"),
    ),
    "how sure the coder is, German": Case(
        "actor:Delegation|position:Erwartetes Votum",
        _rows(
            "Delegation;Votum 2023;Erwartetes Votum;Sicherheit;Gewicht",
            "Arland;Nein;Ja;90%;5",
            "Borland;Ja;Enth.;60%;2",
            "Curland;Ja;Nein;75%;8",
            "Durland;Nein;Ja;80%;4",
        ),
    ),
    "dissents, brackets and a title under Seat": Case(
        "actor:Member|position:Move (bp)|seats:none",
        _rows(
            "Member;Seat;Dissents h-d;Move (bp);Conf.;Weight",
            "Ada Holm;Governor;0-0;(25);90;9",
            "Bo Lind;Deputy;2-1;hold;60;4",
            "Cy Marr;external;0-3;(50);75;5",
            "Di Noon;staff;1-0;25;80;3",
        ),
    ),
    "what is at stake in each article, French": Case(
        "actor:Groupe|position:Art. 3 Note|position:Art. 7 Note|salience:Art. 3 Enjeu|salience:Art. 7 Enjeu",
        _rows(
            "Groupe;Art. 3 Note;Art. 3 Enjeu;Art. 7 Note;Art. 7 Enjeu;Adhérents",
            "Nord;9;fort;4;moyen;118",
            "Sud;2;faible;10;fort;97",
            "Est;6;moyen;1;faible;34",
        ),
    ),
    "years of one article, stars and crosses": Case(
        "actor:MS|position:Art 4 scope|position:Art 7(2) target applies from|salience:Prio for MS",
        _rows(
            "MS;Art 4 scope;Art 7(2) target applies from;Prio for MS;QMV block",
            "AT;2;2030;***;x",
            "BE;4;2035;*;",
            "CZ;1;2032;**;x",
            "DK;5;2040;**;x",
        ),
    ),
    "words for how much, Italian": Case(
        "actor:Struttura|position:Sciopero (0-10)|salience:Quanto gli preme",
        _rows(
            "Struttura;Iscritti;Sciopero (0-10);Quanto gli preme;Voti",
            "Alta Valle;9870;8;molto;4",
            "Bassa Valle;21340;4;poco;9",
            "Costa;12115;3;molto;5",
            "Delta;3020;7;poco;1",
        ),
    ),
    "as it stands now, and before": Case(
        "actor:Member|position:NOW|salience:Cares?",
        _rows(
            "Member;3/11;3/18;NOW;Cares?",
            "Ada;N;Lean N;Lean Y;high",
            "Bo;Y;Y;Y;low",
            "Cy;N;N;N;med",
            "Di;Lean Y;Y;N;high",
        ),
    ),
    "a name that needs no group": Case(
        "actor:Parlamentar|position:Posição (0-10)",
        _rows("Parlamentar;Partido;Posição (0-10);Peso", "Ana Souza;PX;8;5", "Bia Reis;PX;2;3", "Caio Lima;PY;5;4"),
    ),
    "contacts, districts and leanings, Spanish": Case(
        "actor:Empresa|position:Tendencia|capability:Acciones (m)",
        _rows(
            "Empresa;Persona clave;Distrito;Tendencia;Acciones (m);Interés",
            "Aceros;J. Ruiz;Centro;más bien a favor;12,5;alto",
            "Minas;–;Centro;en contra;30;medio",
            "Puertos;varios;Norte;a favor;8;bajo",
            "Redes;L. Paz;Sur;más bien en contra;4;alto",
            "Gas Sur;M. Sol;Norte;neutral;5;medio",
        ),
    ),
    "bodies that are actors, debts and what is accepted, German": Case(
        "actor:Gremium / Kreisverband|position:Würde akzeptieren (€/t)|salience:Wie grundsätzlich?|vote:Delegiertenstimmen",
        _rows(
            "Gremium / Kreisverband;Sprecher;Schulden (€);Würde akzeptieren (€/t);Delegiertenstimmen;Wie grundsätzlich?",
            "Nordbund;Fr. Holm;12.004,18;55;14;hoch",
            "Südbund;–;88.912,00;70;8;mittel",
            "Weserbund;Hr. Ott;0,00;62,5;7;niedrig",
            "Ostbund;Dr. Ahl;3.150,75;40;6;hoch",
        ),
    ),
    "numbers of files, French": Case(
        "actor:Organisme|position:Tonnage demandé (t/an)|vote:Nb de voix",
        _rows(
            "Enreg.;Organisme;Porte-parole;Tonnage demandé (t/an);Nb de voix;Intérêt",
            "201;Mairie de Valbourg;M. Roux;120000;3;fort",
            "202;Syndicat des eaux;Mme Lam;90000;2;moyen",
            "203;Chambre des champs;?;150000;1;faible",
            "210;Association Rives;P. Po;0;1;fort",
            "211;Préfecture;divers;110000;4;moyen",
            "212;Région Est;J. Vit;130000;5;fort",
        ),
    ),
    "how loud and how many deputies": Case(
        "actor:Party|position:Preferred rate (%)|capability:Loudness /5|seats:MPs",
        _rows(
            "Party;Leader;MPs;Preferred rate (%);Loudness /5",
            "Reds and Friends;A. Smith;75;3.5;4",
            "Blue League;B. Jones;60;2;3",
            "Green Union;C. Woods;12;6;5",
            "Golden Mean;D. Hay;30;4;2",
        ),
    ),
    # an amount in a unit is wanted, and points from 1 up without a word for it are as often of something else
    "height, Dutch": Case(
        "actor:Partij|position:Bouwhoogte (m)|salience:Hoe zwaar weegt het|capability:Invloed op coalitie",
        _rows(
            "Partij;Fractievoorzitter;Zetels;Bouwhoogte (m);Parkeren (1-5);Hoe zwaar weegt het;Invloed op coalitie",
            "Noord;Jansen;7;90;2;hoog;hoog",
            "Groen;Visser;9;70;1;hoog;middel",
            "Haven;Smit;3;50;5;laag;laag",
            "Stad;Bakker;6;95;3;gemiddeld;hoog",
        ),
    ),
    # who acts for an actor is none, and neither is what somebody would accept the position beside for and against
    "agents, English": Case(
        "actor:Landowner|position:Solar farm (for/against)|salience:Keen?|capability:Sway with neighbours",
        _rows(
            "Ref;Landowner;Agent;Solar farm (for/against);Acceptable rent (£/acre);Keen?;Sway with neighbours",
            "L1;Hartley Estate;Strutt;for;900;3;5",
            "L2;J & P Moss;none;against;750;4;2",
            "L3;Dean and Chapter;Savills;for;1200;2;4",
            "L4;Dyer family;none;undecided;700;5;1",
        ),
    ),
    # yes, no and undecided is how they vote
    "undecided, Portuguese": Case(
        "actor:Vereador(a)|position:IPTU progressivo",
        _rows(
            "Nº;Vereador(a);IPTU progressivo;Certeza;Prioridade;Contato",
            "1;Ana Lima;Sim;90%;alta;(11) 9999",
            "2;Beto Rocha;Não;80%;baixa;(11) 8888",
            "3;Caio Reis;Indeciso;50%;média;",
            "4;Edu Prado;Não;100%;alta;",
        ),
    ),
    # years under a date alone are wanted; the stakes and the standing are said in words
    "date, French": Case(
        "actor:Partie prenante|position:Date de fermeture|salience:Ce qui est en jeu|capability:Leadership",
        _rows(
            "Partie prenante;Contact;Date de fermeture;Indice (1-5);Ce qui est en jeu;Leadership",
            "Syndicat;M. Roux;2028;3;important;4",
            "Direction;Mme Weil;2026;1;vital;9",
            "Région;M. Haas;2029;5;moyen;6",
        ),
    ),
    # a cap on prices is no capability, and a share that is one word is no position
    "cap, Dutch and English": Case(
        "actor:Deelnemer|position:Cap on price 2030 (€)|salience:Urgentiegevoel|capability:Marktaandeel %",
        _rows(
            "Deelnemer;Cap on price 2030 (€);Urgentiegevoel;Marktaandeel %",
            "Tata;60;4;30",
            "Haven;85;3;25",
            "Energie;150;5;10",
        ),
    ),
    # what is aimed at is not so now, and resolutions are numbered
    "target, Russian": Case(
        "actor:Член совета|position:Мнение сейчас|salience:Накал|capability:Авторитетность",
        _rows(
            "Член совета;Фракция;Мнение сейчас;Желательная позиция;Накал;Авторитетность",
            "Иванов;ЕР;за;за;сильный;8",
            "Петров;КПРФ;против;за;слабый;6",
            "Сидорова;ЕР;против;за;средний;5",
            "Орлова;ЕР;за;за;средний;7",
        ),
    ),
}  # fmt: skip
