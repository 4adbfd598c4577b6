"""The sides of a bargain: parties, wars, terms, and how they reach each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from instantsia.case.contacts import AGREEMENT
from instantsia.case.model import TABLES
from tests.casefile.random_cases.particular import Particular
from tests.casefile.random_cases.values import Left

LEVELS = ("none", "some", "more", "all")
PARTIES = ("owners", "tenants")


class TwoSides(Particular):
    """Who bargains with whom, on what."""

    def sides(self) -> None:
        """Two parties and what can stand between them; not in every case."""
        if self.rng.random() < 0.4:
            return
        scaled = [one for one in self.models["issue"] if one.scale is not None]
        ideals = self.rng.sample(scaled[0].bounds, 2) if scaled else []
        for number, party in enumerate((*PARTIES, "neighbours")):
            ideal = {"ideal": ideals[number]} if number < len(ideals) else {}
            horizon = {"horizon": self.number(1, 24)} if self.rng.random() < 0.7 else {}
            keep = {"keep": self.number(0, 100)} if party in PARTIES else {}
            self.side("party", {"id": party, **ideal, **horizon, **keep})
        between = {"between": [*PARTIES]}
        if scaled:
            both = {key: {one: self.number(0, 1) for one in PARTIES} for key in ("belief", "cost")}
            line = {
                "forts": self.number(9, 15),
                "start": self.number(-2, 2),
                "strength": self.number(1, 60),
                "battles": self.number(0, 3),
            }
            self.side("war", {"id": "strike", **between, "issue": scaled[0].id, **line, **both})
        ladder = {"levels": list(LEVELS[: self.rng.randrange(2, 5)]), "giver": "owners", "taker": "tenants"}
        opens = {"opens": "talks"} if self.rng.random() < 0.7 else {}
        steps = {"levels": list(LEVELS[: self.rng.randrange(2, 5)]), "giver": "tenants", "taker": "owners"}
        self.side("term", {"id": "repairs", **steps}, without=("opens", "value", "ordered", "opening", "rate"))
        self.side("term", {"id": "rent", **ladder, **opens}, without=("opens", "value", "ordered"))
        self.side("term", {"id": "place", "levels": ["inn", "hall"], "ordered": False}, without=("taker", "opens"))
        opening = {one: self.number(0, 200) for one in PARTIES}
        amount = ("levels", "part", "told", "value", "price", "opens", "rate", "ordered")
        self.side("term", {"id": "fee", "opening": opening}, without=amount)
        self.side("stock", {"id": "purse"})
        self.side("ally", {"id": "union"})
        self.side("track", {"id": "letters", **between})
        self.side("outside", {"id": "flight"})
        self.side("calendar", {"id": "dates"})

    def side(self, table: str, entry: Mapping[str, Any], **more: Any) -> None:
        """One object, where what it must name is there."""
        try:
            self.add(table, TABLES[table], entry, **more)
        except Left:
            return

    # ------------------------------------------------------------------------------------------------ particular keys

    def party_talking(self) -> Any:
        if "horizon" not in self.here:
            raise Left
        return self.number(0, 0.2)

    def party_on(self) -> str:
        return self.one_of([one.id for one in self.models["issue"] if one.scale is not None])

    def party_through(self) -> str:
        return self.one_of([one["id"] for one in self.tables["party"]] if self.here["id"] == "neighbours" else [])

    def party_ideal(self) -> float:
        return self.rng.choice((0, 0.5, 1e3))

    def season_months(self) -> list[int]:
        return self.rng.sample(range(1, 13), self.rng.randrange(1, 6))

    def stock_start(self) -> Any:
        return self.number(5, 95)

    def stock_bears(self) -> str:
        costs = [f"war.{one['id']}.cost.owners" for one in self.tables["war"]]
        return self.one_of([*costs, *(f"party.{one['id']}.talking" for one in self.tables["party"])])

    def stock_talks(self) -> str:
        return self.one_of([one["opens"] for one in self.tables["term"] if "opens" in one])

    def term_part(self) -> dict[str, Any]:
        between = self.here["levels"][1:-1]
        if not between:
            raise Left
        return {one: self.number(0, 1) for one in between if self.rng.random() < 0.8}

    def open_talks_term(self) -> str:
        return self.one_of([one["id"] for one in self.tables["term"] if one.get("opens") == "talks"])

    def choose_term(self) -> str:
        return self.one_of([one["id"] for one in self.tables["term"] if one.get("ordered") is False])

    open_talks_place = choose_term

    def offer_war(self) -> str:
        if any(one["id"] == "fee" for one in self.tables["term"]) and self.rng.random() < 0.4:
            raise Left
        return self.one_of([one["id"] for one in self.tables["war"]])

    def offer_terms(self) -> list[str]:
        if "war" in self.here:
            raise Left
        return [self.one_of([one["id"] for one in self.tables["term"] if one["id"] == "fee"])]

    def offer_answers(self) -> dict[str, Any]:
        if self.here.get("protocol") == "alternating" or self.here.get("converge") is False:
            raise Left
        return {one: self.number(0, 2) for one in self.rng.sample(PARTIES, self.rng.randrange(1, 3))}

    def term_told(self) -> str:
        return self.rng.choice(self.here["levels"])

    def term_value(self) -> dict[str, Any]:
        parties = self.rng.sample(self.known("party"), self.rng.randrange(1, 3)) if len(self.known("party")) > 1 else []
        if not parties:
            raise Left
        return {party: {level: self.number(0, 1) for level in self.here["levels"]} for party in parties}

    def term_with(self) -> str:
        """One that was written before, so that nothing runs in a circle."""
        levels = self.here.get("levels", ())
        if not levels or self.here.get("ordered") is False:
            raise Left
        known = [one for one in self.tables["term"] if one.get("ordered", True) and one["id"] != self.here["id"]]
        return self.one_of([one["id"] for one in known if len(one.get("levels", ())) >= len(levels)])

    def slight_of(self) -> str:
        return self.stock_talks()

    def tell_by(self) -> str:
        return self.one_of([one["of"] for one in self.tables["ally"] if "tells" in one])

    def carrier_within(self) -> Any:
        """Turns, and no group of steps that repeat."""
        return self.number(0.5, 6)

    def court_by(self) -> str:
        return self.rng.choice(PARTIES)

    def court_adds(self) -> Any:
        return self.number(-1, 1)

    def seek_by(self) -> str:
        return self.one_of([one["id"] for one in self.tables["party"][:1]])

    def seek_chance(self) -> dict[str, Any]:
        return {one["id"]: self.number(0, 1) for one in self.others_asked()}

    def seek_worth(self) -> dict[str, Any]:
        return {one["id"]: self.number(-2, 5) for one in self.others_asked()}

    def others_asked(self) -> list[dict[str, Any]]:
        """Whom the first party can ask."""
        if len(self.tables["party"]) < 2:
            raise Left
        return self.tables["party"][1:]

    def price_id(self) -> str:
        return self.rng.choice(("quiet", "restraint"))

    def pressure_against(self) -> str:
        return self.rng.choice(self.against())

    def veto_on(self) -> list[str]:
        known = self.against()
        return self.rng.sample(known, self.rng.randrange(1, len(known) + 1))

    def against(self) -> list[str]:
        levels = [f"{one['id']}.{level}" for one in self.tables["term"] for level in one.get("levels", ())[1:]]
        return [*levels, AGREEMENT]

    def calendar_dates(self) -> list[Any]:
        days = sorted(self.rng.sample(range(1, 900), self.rng.randrange(1, 4)))
        return [self.rng.choice((day, day.isoformat())) for day in (self.day + datetime.timedelta(at) for at in days)]

    def one_of(self, known: list[str]) -> str:
        if not known:
            raise Left
        return self.rng.choice(known)
