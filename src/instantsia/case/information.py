"""What is told inside a leadership: where word comes from, how it travels, and what depends on a belief."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from instantsia.case.numbers import NotNegative, Probability, Written, constant
from instantsia.case.people import Ids
from instantsia.case.phrases import in_words
from instantsia.case.words import Id, Option, Words


class Origin(Words):
    """Where word of a fact comes from in the end: a paper, an informer, a rumour.

        [[origin]]
        id    = "forger"
        about = "memorandum"
        hit   = "0.9..1"
        false = { value = "0.7..0.95", why = "it would say so anyhow" }

    What it says is one thing, for all channels that it has: yes with the chance `hit` where the fact is so, and with
    the chance `false` where it is not. Whoever hears of it takes it for as good as `believed` says, or as their own
    `trust` does, whatever it is worth.
    """

    REFERS: ClassVar = {"about": "fact", "trust": "actor", "trust_false": "actor", "known_to": "actor"}

    id: Id
    """How channels, steps and paths name it: lower-case letters, digits and underscores."""
    text: str = ""
    """What it is, in a few words: "The forger of the memorandum"."""
    about: Id
    """The fact of which it tells."""
    hit: Probability = constant("0.6..0.8..0.95", "most sources are right more often than not")
    """The chance, from 0 to 1, that it says yes where the fact is so."""
    false: Probability = constant("0.05..0.2..0.4", "and now and then see what is not there")
    """The chance, from 0 to 1, that it says yes where the fact is not so."""
    believed: Probability = constant("0.8", "a source is believed more than not")
    """The chance, from 0 to 1, that it says yes where the fact is so, as those who hear of it have it."""
    believed_false: Probability | None = None
    """The chance, from 0 to 1, that it says yes where the fact is not so, as they have it; without it 1 - believed."""
    trust: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: their own number in the place of believed}."""
    trust_false: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: their own number in the place of believed_false}."""
    known_to: Ids = ()
    """Who knows from the beginning which channels come from it: they take two copies for copies. To anybody else each
    report is one of its own."""

    @property
    def title(self) -> str:
        """What it is called where it is told."""
        return self.text.strip().rstrip(".") or in_words(self.id).capitalize()


class Queue(Words):
    """A desk at which telegrams wait."""

    arrivals: NotNegative
    """Telegrams that arrive in a day, 0 or more."""
    service: NotNegative
    """Telegrams that the desk can do in a day, more than arrive."""

    @model_validator(mode="after")
    def _keeps_up(self) -> Queue:
        if self.service.low <= self.arrivals.high:
            raise ValueError(
                f"expected a service of more than the arrivals in every draw, found {self.service.typed} beside "
                f"{self.arrivals.typed}"
            )
        return self


class Channel(Words):
    """How word travels: from whom, to whom, of what.

        [[channel]]
        id     = "near_copy"
        from   = "yagoda"
        to     = ["koba", "klim"]
        origin = "forger"
        delay  = "2..5"

    Who is not named in `to` does not learn of it: that is how somebody is passed by. A channel `of` another is a copy,
    a relay or a tap. A key that is not written is not there: nothing is drawn for it. What a channel does (fidelity,
    slant, edits, lost) is the world's; how far it is believed is the receivers'.
    """

    REFERS: ClassVar = {
        "from": "actor", "to": "actor", "origin": "origin", "of": "channel", "record_of": "channel", "editor": "actor",
        "trust": "actor", "trust_false": "actor",
    }  # fmt: skip

    id: Id
    """How steps, other channels and paths name it: lower-case letters, digits and underscores."""
    text: str = ""
    """What it is, in a few words: "The cable from the far station"."""
    from_: Id = Field(alias="from")
    """The actor whose word it is."""
    to: Ids
    """The actors who get it."""
    origin: Id | None = None
    """The origin whose word it passes on; either this or `of` is written."""
    of: Id | None = None
    """The channel whose last word it passes on, as it was sent; either this or `origin` is written."""
    record_of: Id | None = None
    """A channel of the same hand, as a rule with word of another fact: whoever has found word over the one to be right,
    or wrong, believes the other accordingly."""
    fidelity: Probability | None = None
    """The chance, from 0 to 1, that it passes on what it got and not the opposite; without it, it always does."""
    slant: Probability | None = None
    """The chance, from 0 to 1, that it says what `leans` says whatever it got: it is paid, or afraid."""
    leans: Literal["yes", "no"] = "yes"
    """What it says where it is slanted."""
    editor: Id | None = None
    """The actor whose pen goes over it; it is written beside `edits`."""
    edits: Probability | None = None
    """The chance, from 0 to 1, that the pen turns a yes into a no."""
    lost: Probability | None = None
    """The chance, from 0 to 1, that what is sent never arrives; a channel `of` this one passes it on all the same."""
    delay: NotNegative | None = None
    """Days that word is under way, 0 or more; without it and without a queue it arrives at once. What arrives in the
    course of a day can be used from the next on, and that day is printed: after 1.3 days from the 5th the 7th."""
    queue: Queue | None = None
    """A desk at which telegrams wait, `{ arrivals = 8, service = 10 }` a day, in the place of a delay."""
    believed: Probability = constant("0.95", "a channel is taken to pass on what it got")
    """The chance, from 0 to 1, that it says yes where it got a yes, as those who get it have it."""
    believed_false: Probability | None = None
    """The chance, from 0 to 1, that it says yes where it got a no, as they have it; without it 1 - believed."""
    trust: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: their own number in the place of believed}."""
    trust_false: dict[Id, Probability] = Field(default_factory=dict)
    """{actor: their own number in the place of believed_false}."""

    @model_validator(mode="after")
    def _one_way(self) -> Channel:
        if not self.to:
            raise ValueError("expected somebody in to: a channel that reaches nobody tells nothing")
        if (self.origin is None) == (self.of is None):
            raise ValueError(
                "expected origin, whose word it passes on, or of, the channel that it copies, and not both"
            )
        if self.delay is not None and self.queue is not None:
            raise ValueError("expected delay or queue, and not both")
        if (self.editor is None) != (self.edits is None):
            raise ValueError("expected editor and edits together: whose pen it is, and how often it strikes")
        return self

    @property
    def title(self) -> str:
        """What it is called where it is told."""
        return self.text.strip().rstrip(".") or in_words(self.id).capitalize()


class Depends(Words):
    """What an option is worth to somebody, or where they stand, moves with what they believe.

        [[depends]]
        id     = "alarmed"
        issue  = "policy"
        fact   = "memorandum"
        option = "act"
        by     = "0.4..0.7..0.9"

    With p the chance that an actor gives the fact on the day of a decision and p0 the one before the first report, the
    option is worth `by` x (p - p0) more to them; on an issue with a scale they stand so many points higher. What was
    coded is how it was before the reports of the case: a position told after a report would count it twice.
    """

    REFERS: ClassVar = {"issue": "issue", "fact": "fact", "option": "option", "who": "actor"}

    id: Id
    """How paths name it: lower-case letters, digits and underscores."""
    issue: Id
    """The issue on which somebody comes to want something else."""
    fact: Id
    """The fact that they come to believe, or to doubt."""
    option: Option | None = None
    """The option whose worth it is, on an issue without a scale; on one with a scale nothing is written here."""
    by: Written
    """What a belief that goes from 0 to 1 adds: utility, from -1 to 1, or points of the scale."""
    who: Ids = ()
    """Whom it moves; without it everybody."""
