"""What a table does not tell: the questions as data, their defaults, what was answered and where that is kept.

An answer is text under a key, however it was given: typed at a question, as `--answer KEY=VALUE`, or kept from an
earlier time in NAME.instantsia/answers.toml beside the table. Each question reads that text against what the table
tells and what was answered before it, so that an answer is refused at once and with the name that was probably meant.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from instantsia.case.dates import day_text, months_later, parse_day, parse_span
from instantsia.case.limits import LARGEST
from instantsia.case.numbers import Number
from instantsia.case.values import Domain, parse_value
from instantsia.casefile.folding import folded
from instantsia.errors import UserError, cut, nearest
from instantsia.models import settlement

MOST_ASKED = 7
"""So many questions are put to a person; what is beyond them is taken as the default, and said."""
MOST_STRETCHES, MOST_OPTIONS = 4, 15
SUFFIX, FILE = ".instantsia", "answers.toml"
TAKEN = "# Taken as default: "
HALF_WIDTH = "10"
"""How far a bare position may be off on either side, in hundredths of the scale."""
PROCEDURES = ("plurality", "run-off", "one-by-one", "motion")
THOSE = "those in the table"
LOW_END, HIGH_END = "the low end", "the high end"
NOBODY_VOTES = "nobody has a vote: say who, as in votes=all"
HALF, COLUMN, ALL, NONE = "more than half", "column", "all", "none"


@dataclass(frozen=True)
class Told:
    """What a table tells of one issue.

    name        as people say it
    scale       low and high end, None where the file does not tell
    quo         what holds if nothing is decided, where the file tells
    options     the words that stand in place of positions; empty where positions are points of a scale
    ends        the ends that words such as "leans to full ban" name; one that says that nothing is done comes first
    """

    name: str
    scale: tuple[float, float] | None = None
    quo: float | None = None
    options: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a table tells by itself; no part of it depends on the order of rows.

    issues   {name: what is told of it}, in the order of names
    actors   names, in order
    bodies   names, the one with most rows first
    votes    all votes, None without such a column; vetoes  names with a veto, None without such a column
    seats    {name: seats of a bloc}, for the votes of those who are given one by an answer
    today    the day from which it is looked at, as an ordinal
    """

    file: str
    issues: Mapping[str, Told]
    actors: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    votes: Fraction | None = None
    vetoes: tuple[str, ...] | None = None
    seats: Mapping[str, Fraction] = field(default_factory=dict)
    today: int = 1


@dataclass(frozen=True)
class Asking:
    """Questions about one issue, with what has been answered so far.

    written   {key: text}; a key that is about one issue only has its name behind a dot: status_quo.price
    issue     the issue that is asked about; None the headline
    """

    known: Known
    written: Mapping[str, str]
    issue: str | None = None

    @property
    def told(self) -> Told:
        """What the table tells of the issue."""
        return self.known.issues[self.issue or self.value("issue")]

    def of(self, issue: str) -> Asking:
        """The same questions about another issue."""
        return replace(self, issue=issue)

    def text(self, key: str) -> str | None:
        """What was answered, or None. Of an issue that is not the headline only what names it counts."""
        if key not in OF_ISSUES:
            return self.written.get(key)
        headline = Asking(self.known, self.written).value("issue")
        name = self.issue or headline
        own = self.written.get(f"{key}.{name}")
        return self.written.get(key) if own is None and name == headline else own

    def value(self, key: str) -> Any:
        """What the answer, or the default, comes to; raises ValueError where it cannot be read."""
        question = QUESTIONS[key]
        written = self.text(key)
        if written is None:
            written = question.default(self)
        return question.read(written, self)


@dataclass(frozen=True)
class Question:
    """A question as data.

    key        of `--answer KEY=VALUE`
    text       as it is put
    write      how an answer is written
    default    what holds where nobody answers, as it would be written
    read       text to what it means; raises ValueError with what was expected
    asked      whether a person is asked: not where the table tells it
    must       whether somebody has to answer: its default is no more than a way to get on
    """

    key: str
    text: str
    write: str
    default: Callable[[Asking], str]
    read: Callable[[str, Asking], Any]
    asked: Callable[[Asking], bool] = lambda asking: False
    must: bool = False


# --------------------------------------------------------------------------------------------------- what is meant


@dataclass(frozen=True)
class Ends:
    """Names of the low and the high end."""

    low: str
    high: str


@dataclass(frozen=True)
class Line:
    """The point that matters, and the side that is beyond it."""

    point: float
    above: bool

    @property
    def beyond(self) -> str:
        return "above" if self.above else "below"


@dataclass(frozen=True)
class Votes:
    """Who votes: nobody; as the column says; or these, with a vote each (times their seats)."""

    nobody: bool = False
    column: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quota:
    """So many votes, or more; None: more than half."""

    votes: float | None
    shown: str


def named_options(asking: Asking) -> bool:
    """Whether what is decided are named options, not a point of a scale."""
    return bool(asking.text("options")) or bool(asking.told.options)


def _on_scale(asking: Asking) -> bool:
    return not named_options(asking)


def voting(asking: Asking) -> bool:
    """Whether anybody votes."""
    return not asking.value("votes").nobody


def domain(asking: Asking) -> Domain:
    """Values of a position on the issue that is asked about."""
    low, high = asking.value("scale")
    ends: Ends = asking.value("ends")
    return Domain(low, high, ((ends.low,), (ends.high,)))


def point(written: str, asking: Asking) -> Number:
    """A point of the scale, a range, a word of it, or the name of an end; ValueError where it is none."""
    scale = domain(asking)
    for end, names in ((scale.low, scale.ends[0]), (scale.high, scale.ends[1])):
        if folded(written) in map(folded, names):
            return Number(low=end, high=end, source="table")
    try:
        found = parse_value(_decimal(written), scale)
    except ValueError as error:
        raise ValueError(f"{error}, or an end by its name") from None
    return Number(low=found.low, high=found.high, mode=found.mode, source="table")


def _decimal(written: str) -> str:
    """Numbers with a decimal comma as numbers with a point; a range may be written with a dash."""
    text = re.sub(r"(?<=\d),(?=\d)", ".", written.strip())
    match = re.fullmatch(r"([\d.]+)\s*(?:-|–|to)\s*([\d.]+)", text)
    return f"{match[1]}..{match[2]}" if match else text


def _number(written: str, expected: str) -> float:
    try:
        found = float(_decimal(written))
    except ValueError:
        raise ValueError(f"expected {expected}") from None
    if not abs(found) < float("inf"):
        raise ValueError(f"expected {expected}")
    return found


def _parts(written: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in written.split("|") if part.strip())


_PLACED = re.compile(r"(.*[^\s=:])[\s=:]+(-?\d+(?:[.,]\d+)?)")
"""A name and a point of the scale behind it."""


def _named(written: str, names: Iterable[str], what: str) -> str:
    """The name that is meant; case and spaces do not matter."""
    names = tuple(names)
    for name in names:
        if folded(name) == folded(written):
            return name
    raise ValueError(f"found {cut(written)}, expected {what} ({nearest(written, names)})")


# ------------------------------------------------------------------------------------------------ reading each answer


def _read_issue(written: str, asking: Asking) -> str:
    return _named(written, asking.known.issues, "an issue of the table")


def read_ends(written: str) -> Ends:
    """The two ends of "no ban|full ban"; ValueError where they are no two."""
    parts = _parts(written)
    if len(parts) != 2 or folded(parts[0]) == folded(parts[1]):
        raise ValueError("expected the names of two ends, the low one first, as in no ban|full ban")
    return Ends(*parts)


def _read_ends(written: str, asking: Asking) -> Ends:
    ends = read_ends(written)
    for word in asking.told.ends:
        if folded(word) not in map(folded, (ends.low, ends.high)):
            raise ValueError(f"expected the ends that the table names, and {word} is one of them")
    return ends


def holds(name: str) -> bool:
    """Whether an option or an end says, by one of its words, that nothing is done."""
    return not HOLDS.isdisjoint(name.casefold().split())


def _default_ends(asking: Asking) -> str:
    named = asking.told.ends
    if len(named) == 2:
        return "|".join(named)
    if named:
        return f"{named[0]}|{HIGH_END}" if holds(named[0]) else f"{LOW_END}|{named[0]}"
    return LOW_END + "|" + HIGH_END


def read_scale(written: str) -> tuple[float, float]:
    """Low and high end of "0..100"; ValueError where it is no scale."""
    match = re.fullmatch(r"\s*([+-]?[\d.,]+)\s*(?:\.\.|–|-|to)\s*([+-]?[\d.,]+)\s*", written)
    try:
        low, high = (float(part.replace(",", ".")) for part in match.groups()) if match else (0.0, 0.0)
    except ValueError:
        low = high = 0.0
    if not -LARGEST <= low < high <= LARGEST:
        raise ValueError(f"expected the low and the high end as 0..100, none beyond {LARGEST:g}")
    return low, high


def _default_scale(asking: Asking) -> str:
    low, high = asking.told.scale or (0.0, 100.0)
    return f"{low:g}..{high:g}"


def _read_quo(written: str, asking: Asking) -> Any:
    if named_options(asking):
        return _named(written, asking.value("options"), "one of the options")
    return point(written, asking)


def _default_quo(asking: Asking) -> str:
    if named_options(asking):
        options = [str(one) for one in asking.value("options")]
        # the option that says that nothing is done, where one does
        return next((one for one in options if holds(one)), options[0])
    quo = asking.told.quo
    return f"{asking.value('scale')[0] if quo is None else quo:g}"


def _read_line(written: str, asking: Asking) -> Line:
    low, high = asking.value("scale")
    quo: Number = asking.value("status_quo")
    side = ""
    match = re.fullmatch(r"\s*(above|below)\s+(.*)", written)
    if match:
        side, written = match[1], match[2]
    place = _number(written, f"a point from {low:g} to {high:g}, as in {(low + high) / 2:g}")
    if not low <= place <= high:
        raise ValueError(f"expected a point from {low:g} to {high:g}")
    above = side == "above" if side else place > quo.middle or (place == quo.middle and high - place >= place - low)
    if place == (high if above else low):
        raise ValueError(
            f"expected a point before the end at {place:g}: beyond is the side away from the status quo "
            f"({quo.written}), and nothing lies beyond the end"
        )
    return Line(place, above)


def _default_line(asking: Asking) -> str:
    low, high = asking.value("scale")
    quo = asking.value("status_quo").middle
    far = high if high - quo >= quo - low else low
    return f"{(quo + far) / 2:g}"


def _read_stretches(written: str, asking: Asking) -> dict[str, float]:
    """{name: upper end}; equal widths where no ends are written."""
    parts = _parts(written)
    low, high = asking.value("scale")
    if not 1 <= len(parts) <= MOST_STRETCHES:
        raise ValueError(f"expected up to {MOST_STRETCHES} names joined by |, as in no ban 10|partial ban 70|full ban")
    split = [_PLACED.fullmatch(part) for part in parts]
    if not any(split):
        ends = [low + (high - low) * (place + 1) / len(parts) for place in range(len(parts) - 1)] + [high]
        names = list(parts)
    elif all(split[:-1]):
        names = [match[1] if match else part for match, part in zip(split, parts, strict=True)]
        ends = [float(match[2].replace(",", ".")) if match else high for match in split]
    else:
        raise ValueError("expected an upper end behind each name but the last, or behind none")
    if not all(one < other for one, other in zip([low, *ends], ends, strict=False)) or ends[-1] != high:
        raise ValueError(f"expected upper ends that rise from above {low:g} to {high:g}, found {_figures(ends)}")
    if len({folded(name) for name in names}) != len(names):
        raise ValueError("expected each name once")
    return dict(zip(names, ends, strict=True))


def _figures(values: Sequence[float]) -> str:
    return ", ".join(f"{value:g}" for value in values)


def _default_stretches(asking: Asking) -> str:
    ends: Ends = asking.value("ends")
    return f"near {ends.low}|in between|near {ends.high}"


def _read_by(written: str, asking: Asking) -> str:
    span = parse_span(written)
    if span.last is None or span.last <= asking.known.today:
        raise ValueError(f"expected a day after {day_text(asking.known.today)}, from which it is looked at")
    return written.strip()


def _default_by(asking: Asking) -> str:
    # the calendar ends with the year 9999
    return day_text(min(months_later(asking.known.today, 12), datetime.date.max.toordinal()))


def _read_body(written: str, asking: Asking) -> str:
    text = " ".join(written.split())
    if not text:
        raise ValueError("expected the name of whoever decides")
    if len(asking.known.bodies) > 1:
        return _named(text, asking.known.bodies, "a body of the table")
    return text


def _default_body(asking: Asking) -> str:
    return asking.known.bodies[0] if asking.known.bodies else THOSE


def _read_votes(written: str, asking: Asking) -> Votes:
    plain = written.strip().casefold()
    if plain == NONE:
        return Votes(nobody=True)
    if plain == ALL:
        return Votes(names=asking.known.actors)
    if plain == COLUMN:
        if asking.known.votes is None:
            raise ValueError("expected names joined by |, all or none: the table has no column vote")
        if not asking.known.votes:
            raise ValueError("expected names joined by |, all or none: in the column vote nobody has one")
        return Votes(column=True)
    names = tuple(_named(part, asking.known.actors, "an actor of the table") for part in _parts(written))
    if not names:
        raise ValueError("expected names joined by |, all or none")
    return Votes(names=tuple(sorted(set(names))))


def _default_votes(asking: Asking) -> str:
    if asking.known.votes:
        return COLUMN
    # who has a veto has it against a vote
    return ALL if named_options(asking) or asking.known.vetoes else NONE


def total_votes(asking: Asking) -> Fraction:
    """All votes of those who have any."""
    votes: Votes = asking.value("votes")
    if votes.nobody:
        return Fraction(0)
    if votes.column:
        return asking.known.votes or Fraction(0)
    return sum((asking.known.seats.get(name, Fraction(1)) for name in votes.names), Fraction(0))


_SHARES = {"two thirds": "2/3", "two-thirds": "2/3", "three quarters": "3/4", "three-quarters": "3/4", "half": HALF}


def _read_quota(written: str, asking: Asking) -> Quota:
    text = " ".join(written.split()).casefold()
    total = total_votes(asking)
    if not total:
        if text == HALF:
            return Quota(None, HALF)
        raise ValueError(f"{NOBODY_VOTES}, or --answer quota={shlex.quote(HALF)} to drop it")
    shown = f"{float(total):g} votes"
    text = _SHARES.get(text, text)
    if text in (HALF, "majority", "simple majority", "more than half of the votes"):
        return Quota(None, HALF)
    if text in ("unanimity", "all", "all votes"):
        return Quota(float(total), f"all {shown}")
    match = re.fullmatch(r"(\d+)\s*/\s*(\d+)", text)
    percent = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%", text)
    counted = re.fullmatch(r"(\d+(?:[.,]\d+)?)(?:\s+(?:of\s+\d+(?:[.,]\d+)?|votes?))?", text)
    if match and int(match[2]):
        wanted = total * Fraction(int(match[1]), int(match[2]))
    elif percent:
        wanted = total * Fraction(percent[1].replace(",", ".")) / 100
    elif counted:
        wanted = Fraction(counted[1].replace(",", "."))
    else:
        raise ValueError(f"expected a number of votes, a share (2/3, 65%), unanimity, or {HALF}")
    if not 0 < wanted <= total:
        raise ValueError(f"expected a quota above 0 and of no more than all {shown}")
    return Quota(float(wanted), f"{float(wanted):g} of {shown}")


def _read_vetoes(written: str, asking: Asking) -> tuple[str, ...]:
    plain = written.strip().casefold()
    if plain in (NONE, ""):
        return ()
    if not voting(asking):
        raise ValueError(f"{NOBODY_VOTES}, or --answer vetoes=none to drop it")
    if plain == COLUMN:
        if asking.known.vetoes is None:
            raise ValueError("expected names joined by |, or none: the table has no column veto")
        return asking.known.vetoes
    return tuple(sorted({_named(part, asking.known.actors, "an actor of the table") for part in _parts(written)}))


def _default_vetoes(asking: Asking) -> str:
    return COLUMN if asking.known.vetoes is not None and voting(asking) else NONE


def _read_width(written: str, asking: Asking) -> float:
    found = _number(written.replace("±", "").replace("+-", ""), "points of 100 on either side, as in 10")
    if not 0 <= found <= 100:
        raise ValueError("expected from 0 to 100 points of 100 on either side, as in 10")
    return found


def _read_model(written: str, asking: Asking) -> tuple[str, ...]:
    if named_options(asking):
        if written == "ballot":
            return ()
        raise ValueError("expected no model: named options are put to the vote")
    names = tuple("-".join(part.replace("_", " ").split()).casefold() for part in _parts(written.replace(",", "|")))
    known = settlement.methods()
    if names == (ALL,):
        return tuple(name for name in known if not _lacks(name, asking))
    for name in names:
        if name not in known:
            raise ValueError(f"found {cut(name)}, expected a model ({nearest(name, (*known, ALL))})")
        if lacking := _lacks(name, asking):
            raise ValueError(f"{name} needs {lacking}")
    if not names or len(set(names)) != len(names):
        raise ValueError(f"expected models joined by |, each once ({nearest('', known)})")
    return names


def _lacks(model: str, asking: Asking) -> str:
    """What a model needs and nobody has told, with how to tell it; "" where nothing is lacking."""
    if settlement.named(model).NEEDS_VOTING and not voting(asking):
        return "votes, and nobody votes: say who, as in votes=all"
    if settlement.named(model).NEEDS_SETTER and not asking.value("setter"):
        return "somebody who sets the agenda: say who, as in setter=NAME"
    return ""


def _default_model(asking: Asking) -> str:
    if named_options(asking):
        return "ballot"
    return "win-set" if voting(asking) else "weighted-mean"


def _read_setter(written: str, asking: Asking) -> str:
    if written.strip().casefold() in ("", NONE):
        return ""
    return _named(written, asking.known.actors, "an actor of the table")


def _read_options(written: str, asking: Asking) -> dict[str, float | None]:
    """{option: its place on the scale, or None}; what holds if nothing is decided first."""
    parts = _parts(written)
    if len(parts) == 1 and asking.told.options == parts:
        both = shlex.quote(f"{parts[0]}|another" if holds(parts[0]) else f"nothing|{parts[0]}")
        raise ValueError(
            f"only one option stands in the table, {parts[0]}: say what else there is, what holds if nothing is "
            f"decided first, as in --answer options={both}"
        )
    if not 2 <= len(parts) <= MOST_OPTIONS:
        raise ValueError(f"expected from 2 to {MOST_OPTIONS} options joined by |, as in no ban|ban")
    low, high = asking.value("scale")
    split = [_PLACED.fullmatch(part) for part in parts]
    out: dict[str, float | None]
    if all(split):
        out = {match[1]: float(match[2].replace(",", ".")) for match in split if match}
        strange = next((place for place in out.values() if place is not None and not low <= place <= high), None)
        if strange is not None:
            raise ValueError(f"expected places from {low:g} to {high:g}, found {strange:g}")
    else:
        out = dict.fromkeys(parts)
        if not asking.told.options and len(parts) == 2:
            out = {parts[0]: low, parts[1]: high}
        elif not asking.told.options:
            raise ValueError(
                "expected the place of each option on the scale, since the positions are numbers: "
                "as in no ban 0|quota 40|ban 100"
            )
    if len({folded(name) for name in out}) != len(parts):
        raise ValueError("expected each option once")
    for word in asking.told.options:
        _named(word, out, "an option for what stands in the column of positions")
    return out


def _default_options(asking: Asking) -> str:
    return "|".join(asking.told.options)


def _read_procedure(written: str, asking: Asking) -> str:
    return _named(written, PROCEDURES, "a way of putting options")


def _read_question(written: str, asking: Asking) -> str:
    return " ".join(written.split())


def _nothing(asking: Asking) -> str:
    return ""


QUESTIONS: Mapping[str, Question] = {
    one.key: one
    for one in (
        Question(
            "issue", "Which issue is the headline?", "the name of one", lambda asking: next(iter(asking.known.issues)),
            _read_issue, lambda asking: len(asking.known.issues) > 1,
        ),
        Question(
            "options", "Which options are there? What holds if nothing is decided comes first", "names joined by |",
            _default_options, _read_options,
        ),
        Question("scale", "What are the ends of the scale?", "0..100", _default_scale,
                 lambda written, asking: read_scale(written)),
        Question(
            "ends", "What does each end of the scale mean?", "the low end|the high end, as in no ban|full ban",
            _default_ends, _read_ends, _on_scale, must=True,
        ),
        Question(
            "status_quo", "What holds if nothing is decided?", "a point, a range or the name of an end (or an option)",
            _default_quo, _read_quo, lambda asking: asking.told.quo is None, must=True,
        ),
        Question(
            "votes", "Who has a vote?", "names joined by |, all, or none (then they settle by consensus)",
            _default_votes, _read_votes, lambda asking: not asking.known.votes,
        ),
        Question(
            "quota", "How many votes carry a change?",
            f"a number of votes, a share (2/3, 65%), unanimity, or {HALF}", lambda asking: HALF, _read_quota, voting,
        ),
        Question(
            "vetoes", "Who has a veto?", "names joined by |, or none", _default_vetoes, _read_vetoes,
            lambda asking: voting(asking) and asking.known.vetoes is None,
        ),
        Question(
            "line", "Where does the line lie that matters? Beyond is the side away from the status quo",
            "a point of the scale", _default_line, _read_line, _on_scale,
        ),
        Question("by", "By when is it decided?", "a day as 2027-03-01, a month or a year", _default_by, _read_by,
                 lambda asking: True),
        Question(
            "stretches", "Names for up to four stretches of the scale, from the low end?",
            "names joined by |, each but the last with its upper end (or none: equal widths), as in "
            "no ban 10|partial ban 70|full ban",
            _default_stretches, _read_stretches, _on_scale,
        ),
        Question(
            "width", "How far may a single number for a position or a salience be off?",
            "points of 100 on either side", lambda asking: HALF_WIDTH, _read_width, _on_scale,
        ),
        Question("body", "Who decides?", "the name of a body", _default_body, _read_body,
                 lambda asking: len(asking.known.bodies) != 1),
        Question(
            "model", "Which models settle it?",
            "names joined by |, or all that can be used; `instantsia models` lists them", _default_model, _read_model,
        ),
        Question("setter", "Who sets the agenda?", "a name, or none", lambda asking: NONE, _read_setter),
        Question("procedure", "How are more than two options put?", ", ".join(PROCEDURES),
                 lambda asking: PROCEDURES[0], _read_procedure),
        Question("question", "The question in words?", "text", _nothing, _read_question),
    )
}  # fmt: skip
"""{key: question}, in the order in which they are put: each rests on those before it."""

HOLDS = frozenset(
    ("no", "none", "not", "nothing", "never", "keep", "stay", "remain", "quo", "reject", "unchanged", "kein", "keine",
     "nein", "nicht", "bleibt", "non", "rien", "ninguno", "nada", "nessuno", "niente", "geen", "niet")
)  # fmt: skip
"""Words of an option that says that nothing is done."""
OF_SCALES, OF_OPTIONS = ("line", "stretches"), ("procedure",)
"""Keys that mean nothing where named options are decided, or where a point of a scale is."""
RESTED_ON = ("issue", "options", "scale", "ends", "status_quo", "votes")
"""Keys without which others cannot be read."""
OF_ISSUES = frozenset(("options", "scale", "ends", "status_quo", "line", "stretches", "procedure"))
"""Keys that mean one issue: the headline, or the one whose name stands behind a dot."""


# ------------------------------------------------------------------------------------------------- asking and checking


def given(pairs: Sequence[str]) -> dict[str, str]:
    """{key: text} of KEY=VALUE as on the command line; raises UserError with every one that is none."""
    out: dict[str, str] = {}
    problems = []
    for pair in pairs:
        key, equals, text = pair.partition("=")
        key, dot, issue = key.strip().partition(".")
        key = key.replace("-", "_").casefold()
        if not encodes(pair):
            problems.append(f"--answer {pair!a}: expected text, found bytes that are none in this alphabet")
        elif not equals:
            problems.append(f"--answer {pair}: expected KEY=VALUE, as in --answer status_quo=0")
        elif key not in QUESTIONS and issue.strip().replace("-", "_").casefold() in OF_ISSUES:
            turned = f"{issue.strip().replace('-', '_').casefold()}.{pair.partition('.')[0].strip()}={text}"
            problems.append(f"--answer {pair}: expected the question before the issue, --answer {shlex.quote(turned)}")
        elif key not in QUESTIONS:
            problems.append(f"--answer {pair}: found {cut(key)}, expected a question ({nearest(key, QUESTIONS)})")
        elif dot and key not in OF_ISSUES:
            problems.append(f"--answer {pair}: {key} is not asked of each issue, expected --answer {key}={text}")
        else:
            out[f"{key}{dot}{issue.strip()}"] = text.strip()
    if problems:
        raise UserError("\n".join(problems))
    return out


def encodes(text: str) -> bool:
    """Whether text can be written to a file: bytes of the command line in another alphabet cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def known_keys(written: Mapping[str, str]) -> None:
    """Raises UserError where a key is no question, or an answer no text."""
    for key, text in written.items():
        if not encodes(key + text):
            raise UserError(f"answers: found {f'{key}={text}'!a}, expected text that can be written to a file")
        if key.partition(".")[0] not in QUESTIONS:
            raise UserError(f"answers: found {cut(key)}, expected a question ({nearest(key, QUESTIONS)})")


def canonical(known: Known, written: Mapping[str, str]) -> dict[str, str]:
    """The answers with issues named as the table names them."""
    names = {folded(name): name for name in known.issues}
    out = {}
    for key, text in written.items():
        base, dot, issue = key.partition(".")
        out[f"{base}{dot}{names.get(folded(issue), issue)}"] = text
    return out


def taken(known: Known, written: Mapping[str, str]) -> list[str]:
    """KEY=VALUE of the questions that nobody answered and whose default holds."""
    asking = Asking(known, written)
    return [f"{one.key}={shlex.quote(one.default(asking))}" for one in open_questions(known, written)]


def check(known: Known, written: Mapping[str, str], kept: Mapping[str, str] | None = None, where: str = "") -> None:
    """Raises UserError with every answer that cannot be read, in the order of the questions; defaults too.

    kept    those of them that were kept from an earlier time, in the file `where`
    """
    problems: list[str] = []
    for key in written:
        _, dot, issue = key.partition(".")
        if dot and issue not in known.issues:
            told = _told(key, written, kept, where)
            problems.append(f"{told}: found {cut(issue)}, expected an issue ({nearest(issue, known.issues)})")
    try:
        headline = Asking(known, written).value("issue")
    except ValueError as error:
        raise UserError(f"{_told('issue', written, kept, where)}: {error}") from None
    for name in (headline, *(issue for issue in known.issues if issue != headline)):
        asking = Asking(known, written, name)
        for key, wrong in _unreadable(asking, name == headline):
            one = key if name == headline and f"{key}.{name}" not in written else f"{key}.{name}"
            if one in written:
                problems.append(f"{_told(one, written, kept, where)}: {wrong}")
            else:
                say = "" if "--answer" in str(wrong) else f" (say --answer {shlex.quote(one)}=...)"
                problems.append(f"{known.file}: {one}: {wrong}{say}")
    by_name = named_options(Asking(known, written))
    for key in written:
        new = kept is None or kept.get(key) != written[key]
        if new and key in (OF_SCALES if by_name else OF_OPTIONS):
            what = "named options have none" if by_name else "only named options have one"
            problems.append(f"{_told(key, written, kept, where)}: {key} is not looked at: {what}")
    if problems:
        raise UserError("\n".join(dict.fromkeys(problems)))


def _unreadable(asking: Asking, headline: bool) -> Iterator[tuple[str, ValueError]]:
    """(key, what is wrong) of the first answer, or default, that cannot be read: those after it rest on it."""
    by_name = named_options(asking)
    for key in QUESTIONS:
        if key in (OF_SCALES if by_name else (*OF_OPTIONS, "options")) or (key not in OF_ISSUES and not headline):
            continue
        if key == "quota" and asking.text(key) is None and not voting(asking):
            continue
        try:
            asking.value(key)
        except ValueError as error:
            yield key, error
            if key in RESTED_ON:
                return


def _told(key: str, written: Mapping[str, str], kept: Mapping[str, str] | None, where: str) -> str:
    if kept is not None and kept.get(key) == written[key]:
        return f"{where}: {key} = {cut(written[key])}"
    return f"--answer {key}={shlex.quote(written[key])}"


def open_questions(known: Known, written: Mapping[str, str]) -> Iterator[Question]:
    """The questions that nobody has answered and the table does not, in the order in which they are put.

    How many a person is asked is for the one who asks; each answer may open others, or close them.
    """
    asking = Asking(known, written)
    for question in QUESTIONS.values():
        if asking.text(question.key) is None and question.asked(asking):
            yield question


def lines(known: Known, written: Mapping[str, str], *, must: bool) -> list[tuple[str, str]]:
    """(`--answer` to add, quoted for a shell, and its question in words) of every question that nobody has answered.

    must   those that somebody has to answer, else those whose default may be what is meant
    """
    asking = Asking(known, written)
    return [
        (f"--answer {one.key}={shlex.quote(one.default(asking))}", f"{one.text} ({one.write})")
        for one in open_questions(known, written)
        if one.must == must
    ]


# ------------------------------------------------------------------------------------------------------------ keeping


def folder_of(table: Path) -> Path:
    """The folder of what is kept about a table: ban.instantsia beside ban.xlsx."""
    return table.parent / f"{table.stem}{SUFFIX}"


def kept(table: Path) -> dict[str, str]:
    """The answers that were kept; raises UserError where the file cannot be read."""
    import tomllib

    file = folder_of(table) / FILE
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {error} (mend it, or delete it and answer again)") from None
    out: dict[str, str] = {}
    for key, value in found.items():
        # a number or a day that somebody wrote into it by hand means its text
        if key.partition(".")[0] not in QUESTIONS or isinstance(value, (bool, list, dict)):
            remedy = nearest(key, QUESTIONS)
            raise UserError(f"{file}: found {cut(key)} = {cut(value)}, expected answers as text ({remedy})")
        out[key] = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return out


def taken_before(table: Path) -> list[str]:
    """What was taken as default when the answers were kept, as `keep` wrote it; empty where that cannot be read."""
    try:
        lines = (folder_of(table) / FILE).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.removeprefix(TAKEN) for line in lines if line.startswith(TAKEN)]


def keep(table: Path, written: Mapping[str, str], taken: Sequence[str] = ()) -> str:
    """Writes the answers beside the table, whole or not at all; returns why not, or "".

    taken   KEY=VALUE of what was taken as default: a remark in the file, since it may be another tomorrow
    """
    import tomli_w

    folder = folder_of(table)
    order = {key: number for number, key in enumerate(QUESTIONS)}
    ranked = sorted(written, key=lambda key: (order[key.partition(".")[0]], key))
    name = " ".join(table.name.split())
    text = f"# What was answered about {name}. What is not here is asked by `instantsia forecast`.\n"
    text += tomli_w.dumps({key: written[key] for key in ranked})
    text += "".join(f"{TAKEN}{' '.join(one.split())}\n" for one in taken)
    temporary = folder / f".{FILE}.{os.getpid()}"
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        temporary.write_text(text, "utf-8")
        os.replace(temporary, folder / FILE)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        return f"the answers are not kept: {folder} cannot be written ({error.strerror})"
    return ""


@functools.cache
def today() -> int:
    """This day as an ordinal."""
    return parse_day(datetime.date.today().isoformat())
