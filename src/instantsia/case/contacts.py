"""How two parties reach each other, and who stands by them: tracks and allies."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, model_validator

from instantsia.case.bargains import Object, between_two
from instantsia.case.dates import Date
from instantsia.case.numbers import NotNegative, Number, Positive, Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.words import Id, Option, Words

AGREEMENT = "agreement"
"""What a veto or a pressure may be on besides the levels of terms and the steps: any agreement at all."""
LEAST_EXACT = 0.5
"""The chance at which a word that is passed on tells no more than a coin."""
SWITCHES = {"aid": "aid.cap", "presses": "presses.chance", "veto": "veto.chance", "slight": "slight.cost"}
"""{what an ally may do: the number that is 0 where it does not}: without aid none arrives, which is not the same as aid
that changes no battle."""


def _tells_something(value: Number) -> Number:
    if value.low < LEAST_EXACT:
        raise ValueError(f"expected a chance from {LEAST_EXACT:g}, by which nothing is told, to 1, found {value.typed}")
    return value


class Mandate(Words):
    """What a carrier is charged to say, and how far it is what arrives.

    A word goes through `hands`, each of which passes it on as it was told with the chance `exact`, else the contrary
    (models/bargaining/mandate.py). What arrives otherwise than it was charged is disowned: nothing comes of the
    contact, and the track is shut as after a cut. A mandate that is read back is passed on only where all tellings
    agree.
    """

    exact: Annotated[Probability, AfterValidator(_tells_something)]
    """The chance, 0.5-1, that one who passes it on says what they were told to say."""
    hands: NotNegative = constant("1", "the carrier alone")
    """Through how many hands it goes, 0 or more, rounded."""
    back: NotNegative = constant("0", "nobody reads it back")
    """How often it is read back before it is passed on, 0 or more, rounded; each time takes a turn more."""


class Carrier(Words):
    """Who carries word from one party to the other.

    Whether its word about the other side is believed, models/bargaining/mediation.py says: where its bias is no less
    than wrong * loses / ((1 - wrong) * weak - strong).
    """

    by: Id
    """The ally whose go-between it is."""
    chance: Probability
    """The chance, 0-1, that it passes word within `within` turns."""
    within: Positive = constant("1", "in the same turn")
    """In how many turns, more than 0."""
    bias: NotNegative = constant("0", "it leans to neither side")
    """How much it cares for the party on whose side it is, 0 or more."""
    wrong: Probability = constant("0.1", "one time in ten it is mistaken: judgement, of no evidence")
    """The chance, 0-1, that it takes the other side for weak or strong wrongly."""
    loses: NotNegative = constant("0.2", "what a war costs who stands by: judgement, of no evidence")
    """What a war that comes of its word costs it, 0 or more, a share of the prize."""
    weak: NotNegative = constant("0.3", "what a war costs the weak: judgement, of no evidence")
    """What a war costs a side that is weak, 0 or more, a share of the prize."""
    strong: NotNegative = constant("0.1", "what a war costs the strong: judgement, of no evidence")
    """What a war costs a side that is strong, 0 or more, a share of the prize."""
    mandate: Mandate | None = None
    """How far it says what it was charged to say: `{ exact = "0.7..0.95", hands = 2, back = 1 }`; without it wholly."""


class Reading(Words):
    """How willingness to talk is read as weakness, and what comes of it."""

    escalates: Probability
    """The chance, 0-1, that the other side escalates where it reads weakness."""
    above: Probability
    """From which chance of weakness on it does, 0-1."""
    cost: NotNegative
    """What being escalated against costs, 0 or more, a share of the prize."""
    steep: NotNegative = constant("20", "judgement, of no evidence")
    """How steeply the chance of weakness falls with what a side believes of a battle, 0 or more."""
    even: Probability = constant("0.5", "an even battle")
    """The belief at which a side is held for weak or strong alike, 0-1."""


class Track(Object):
    """How two parties reach each other.

        [[track]]
        id      = "contacts"
        between = ["north", "south"]
        tries   = "0.15..0.3..0.5"
        direct  = "0.2..0.4..0.7"
        leak    = "0.03..0.15"
        shut    = "2..4..9"

    All chances are those of a turn.
    """

    TABLE: ClassVar = "track"
    REFERS: ClassVar = {"between": "party", "carrier.by": "ally"}

    between: Annotated[Ids, AfterValidator(between_two)]
    """The two parties."""
    tries: Probability = constant("1", "they may meet in every turn")
    """The chance a turn that one of them tries, 0-1."""
    direct: Probability = constant("1", "they meet without a carrier")
    """Which share of the tries comes about without a carrier, 0-1."""
    carrier: Carrier | None = None
    """Who carries word: `{ by = "patron", chance = "0.2..0.7", within = 2, bias = "0..0.3" }`."""
    cut: Probability = constant("0", "nothing cuts a contact")
    """The chance, 0-1, that a contact is cut while the fighting goes on as it was."""
    leak: Probability = constant("0", "nothing leaks")
    """The chance a turn that a contact leaks, 0-1."""
    shut: NotNegative = constant("1", "the next turn passes without a try")
    """How many turns it stays shut after a cut, a leak, or a word that was disowned, 0 or more."""
    reading: Reading | None = None
    """How wanting to talk is read as weakness: `{ escalates = "0.3..0.7", above = 0.5, cost = "0.02..0.15" }`."""
    places: dict[Option, Probability] = Field(default_factory=dict)
    """{place: the chance, 0-1, that a contact that comes about takes place there}; elsewhere with the rest."""
    stops: Probability | None = None
    """The chance a turn that talks under way break off, 0-1; where no step opens talks over it, they are under way as
    soon as it is open."""
    back: Probability | None = None
    """The chance a turn that talks that broke off are taken up again, 0-1."""
    open: Date | None = None
    """The day from which it is open; without it from the beginning."""

    @model_validator(mode="after")
    def _whole(self) -> Track:
        if sum(one.low for one in self.places.values()) > 1:
            raise ValueError("expected places whose chances add to no more than 1")
        if (self.stops is None) != (self.back is None):
            raise ValueError("expected stops and back together: talks that break off may be taken up again")
        return self


class Aid(Words):
    """What a patron sends."""

    cap: NotNegative
    """How much of what is asked for arrives at the most, 0 or more; 1 is all of it."""
    months: Positive
    """Over how many turns it comes, more than 0."""
    effect: Written = constant("0", "it changes no battle")
    """What a unit more of it adds to the log-odds of a battle."""


class Pressure(Words):
    """What an ally does against a step that it does not want."""

    against: str
    """What it presses against: the id of a step of talks, TERM.LEVEL, or "agreement"."""
    chance: Probability
    """The chance a turn that it begins, 0-1."""
    months: NotNegative = constant("1", "it lasts as long as the turn")
    """How many turns it lasts, 0 or more."""
    cost: NotNegative = constant("0", "it costs nothing")
    """What it costs while it lasts, 0 or more, a share of the prize, or in the unit of the terms."""


class Veto(Words):
    """What an ally can put off."""

    on: Annotated[tuple[str, ...], Field(min_length=1)]
    """What it is on: TERM.LEVEL, the id of a step of talks, or "agreement"."""
    chance: Probability
    """The chance, 0-1, that it is cast where it could be."""
    months: NotNegative = constant("1", "it holds for the turn")
    """How many turns it puts off, 0 or more."""
    times: NotNegative = constant("1", "it is cast once")
    """How often it can be cast, 0 or more."""


class Slight(Words):
    """What it costs a party that an ally of it hears late, or from somebody else, that there will be talks."""

    of: Id
    """The step of talks of which it wants to be told."""
    cost: NotNegative
    """What it costs for each place of the order of `tells`, 0 or more, a share of the prize; an ally without a place
    stands behind all others."""
    months: NotNegative = constant("1", "it gets over it in a turn")
    """For how many turns it takes talks amiss once it has heard of them from somebody else, 0 or more."""


class Ally(Object):
    """Who stands by a party: a patron who sends aid, an ally who presses, or has to be asked or told.

    [[ally]]
    id   = "patron"
    of   = "north"
    aid  = { cap = "0.6..1.2", months = "2..6", effect = "0..0.3" }

    [[ally]]
    id   = "client"
    of   = "south"
    veto = { on = ["raids.full", "agreement"], chance = "0.2..0.9", months = "0..6", times = 2 }

    [[ally]]
    id     = "cousin"
    of     = "north"
    tells  = 2
    slight = { of = "talks", cost = "0..0.02..0.05", months = "2..6" }
    """

    TABLE: ClassVar = "ally"
    REFERS: ClassVar = {"of": "party", "slight.of": "step"}

    of: Id
    """The party by which it stands."""
    aid: Aid | None = None
    """What it sends: `{ cap = "0.6..1.2", months = "2..6", effect = "0..0.3" }`."""
    presses: Pressure | None = None
    """What it presses against: `{ against = "talks", chance = "0.02..0.15", months = 6, cost = "0..0.08" }`."""
    veto: Veto | None = None
    """What it can put off: `{ on = ["raids.full"], chance = 0.5, months = "0..6", times = 2 }`."""
    tells: int | None = Field(default=None, ge=1)
    """At which place it is told that there will be talks (`tell`), 1 being the first; without it nobody tells it."""
    slight: Slight | None = None
    """What it takes amiss: `{ of = "talks", cost = "0..0.02..0.05", months = "2..6" }`, where it is told late or hears
    it from somebody else."""
