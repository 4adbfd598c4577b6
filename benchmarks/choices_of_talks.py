"""The modelling choices of vietnam-1966, and its what-ifs."""

from __future__ import annotations

from choice import Choice, sets

VIETNAM: tuple[str | None, tuple[str, ...], tuple[Choice, ...]] = (
    "1966-12-20",
    ("talks_in_two_years", "part_first", "moscow_meeting", "signed", "by_force"),
    (
        sets("all in Hanoi must agree", "body.politburo.rule={kind='consensus'}"),
        sets("Hanoi's First Secretary decides after hearing the others",
             "body.politburo.rule={kind='leader', leader='le_duan'}"),
        Choice("Le Duc Tho is not believed", (("--without le_duc_tho",),)),
        sets("Hanoi means to the letter what it says of the halt", ("term.bombing.firm=1", "term.bombing.relax=0")),
        sets("and nobody pays a price or moves unasked",
             ("term.bombing.firm=1", "term.bombing.relax=0", "term.bombing.price.worth=0", "term.bombing.alone=0")),
        sets("talks are worth nothing but what they settle", ("party.hanoi.talking=0", "party.washington.talking=0")),
        sets("months of talks that both count on",
             ("party.hanoi.horizon=6", "party.washington.horizon=6"),
             ("party.hanoi.horizon=36", "party.washington.horizon=36")),
        sets("a wider home in Hanoi", "party.hanoi.margin=0.1", "party.hanoi.margin=0.2"),
        sets("nobody learns from battles", "war.war.learning=none"),
        sets("positions of the front", "war.war.forts=15", "war.war.forts=25"),
        sets("battles a month", "war.war.battles=0.5", "war.war.battles=1.5"),
        sets("the Polish track is not bombed: nothing cuts a contact", "track.contacts.cut=0"),
        sets("a contact is as rare as since February 1966, or as frequent as in 1965",
             "track.contacts.direct=0.05", "track.contacts.direct=0.4"),
        sets("Moscow carries nothing, or whatever it is given",
             "track.contacts.carrier.chance=0", "track.contacts.carrier.chance=0.9"),
        sets("Peking presses hard", ("ally.peking.presses.chance=0.2", "ally.peking.presses.cost=0.06")),
        sets("Saigon has no veto", "ally.saigon.veto.chance=0"),
        sets("Washington halts nothing unasked", "term.bombing.alone=0"),
    ),
)  # fmt: skip
