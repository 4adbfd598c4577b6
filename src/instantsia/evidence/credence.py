"""From what a person writes to a probability: numbers, ranges, words, letters, kinds of claim. All tables stand here.

The tables are conventions of this project, not measurements: nothing found calibrates historians. Every report
prints them (`tables`), so that whoever disagrees can see where.
"""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.numbers import Number, parse_number
from instantsia.frozen import frozen

EXPECTED = 'a probability 0.8, a range "0.7..0.9", a word ("likely"), or an Admiralty letter A-F or digit "1"-"6"'


@frozen
class Credence:
    """How far something is believed.

    probability   what the draws use
    low, high     what the range of the forecast holds; equal to it where no range was written
    word          the word or letter that was written, or ""
    unjudged      F or 6: nobody could say, so the middle means nothing
    """

    probability: float
    low: float
    high: float
    word: str = ""
    unjudged: bool = False

    @property
    def fixed(self) -> bool:
        """Whether it has no range."""
        return self.low == self.high


@frozen
class Row:
    """One printed line of a table: its table, the name, the number with its range, and why it is that."""

    table: str
    name: str
    number: float
    low: float
    high: float
    why: str


BANDS: dict[str, tuple[float, float]] = {
    "almost no chance": (0.01, 0.05),
    "very unlikely": (0.05, 0.20),
    "unlikely": (0.20, 0.45),
    "about even": (0.45, 0.55),
    "likely": (0.55, 0.80),
    "very likely": (0.80, 0.95),
    "almost certain": (0.95, 0.99),
}
"""The words and bands of Intelligence Community Directive 203."""

SYNONYMS = {
    "remote": "almost no chance",
    "highly improbable": "very unlikely",
    "improbable": "unlikely",
    "improbably": "unlikely",
    "roughly even": "about even",
    "roughly even chance": "about even",
    "roughly even odds": "about even",
    "probable": "likely",
    "probably": "likely",
    "highly probable": "very likely",
    "almost certainly": "almost certain",
    "nearly certain": "almost certain",
}

LETTERS: dict[str, tuple[float, float, float, str]] = {
    "A": (0.95, 0.90, 0.99, "completely reliable"),
    "B": (0.80, 0.70, 0.90, "usually reliable"),
    "C": (0.60, 0.45, 0.75, "fairly reliable"),
    "D": (0.35, 0.20, 0.50, "not usually reliable"),
    "E": (0.10, 0.02, 0.25, "unreliable"),
    "F": (0.50, 0.05, 0.95, "cannot be judged: anything, and not the middle"),
}
"""Admiralty letters for a source: number, lowest, highest, the code's own words. 0 and 1 could never be revised."""

DIGITS: dict[str, tuple[float, float, float, str]] = {
    "1": (0.95, 0.90, 0.99, "confirmed by other sources"),
    "2": (0.80, 0.70, 0.90, "probably true"),
    "3": (0.55, 0.40, 0.70, "possibly true"),
    "4": (0.25, 0.12, 0.40, "doubtful"),
    "5": (0.08, 0.02, 0.20, "improbable"),
    "6": (0.50, 0.05, 0.95, "cannot be judged: anything, and not the middle"),
}
"""Admiralty digits for what is told; the ranges of the digits are ours."""

NOT_STATED = "not stated"

KINDS: dict[str, tuple[float, float, float, str]] = {
    "own words": (0.90, 0.80, 0.95, "they say themselves where they stand; what remains is our reading of it"),
    "document produced": (0.95, 0.85, 0.99, "the document itself was shown"),
    "reported": (0.75, 0.60, 0.85, "told by one who was there"),
    "hearsay": (0.50, 0.30, 0.70, "told by one who had it from another"),
    "inferred from silence": (0.45, 0.25, 0.65, "they could have spoken and did not; silence has many reasons"),
    NOT_STATED: (0.75, 0.45, 0.90, "the claim does not say of which kind it is: taken as reported, in a wider range"),
}
"""Chance that a claim is right in the first reading of its source, once its teller is believed."""

OF_SPEECH = {
    "own words": "what somebody says of themself, in a text of their own or in a record kept as they spoke",
    "reported": "what a witness tells of somebody else, in quotation marks or not",
}
"""Which kind is for what was said. Kept as somebody spoke are minutes, a stenogram, a cipher, a record of a talk."""

AGAINST_INTEREST = 3.0
"""A word against one's own interest multiplies the odds of the claim by this."""

TELLER = Credence(0.85, 0.60, 0.95)
"""How far a teller without an entry is believed."""

MOST = 0.99
"""No claim is ever surer than this, however sure its grades."""

PRESETS: dict[str, tuple[float, bool, str]] = {
    "full": (1.0, True, "as in the first reading: what is wrong with the source does not touch its claims"),
    "informed": (2 / 3, True, "written by somebody who knew: two thirds of the chance in the first reading"),
    "noise": (0.1, False, "right by luck: one time in ten, and never more than in the first reading"),
    "nothing": (0.0, False, "worth nothing; this holds where a source does not say"),
}
"""What a claim is worth in a reading but the first: the number, whether it is a share of the first reading's."""


def read_credence(written: Number | str) -> Credence:
    """The credence of a probability, a range, a word or a letter as written; raises ValueError with what was expected.

    >>> read_credence("likely")
    Credence(probability=0.675, low=0.55, high=0.8, word='likely', unjudged=False)
    """
    if isinstance(written, Number):
        return _checked(written.middle, written.low, written.high)
    text = " ".join(written.split())
    graded = LETTERS.get(text) or DIGITS.get(text)
    if graded is not None:
        return Credence(*graded[:3], word=text, unjudged=text in "F6")
    word = SYNONYMS.get(text.casefold(), text.casefold())
    if word in BANDS:
        low, high = BANDS[word]
        return Credence(round((low + high) / 2, 6), low, high, word=text)
    parts = parse_number(text)
    if parts is None:
        raise ValueError(f"expected {EXPECTED}")
    return _checked(parts[1] if len(parts) == 3 else (parts[0] + parts[-1]) / 2, parts[0], parts[-1])


def _checked(probability: float, low: float, high: float) -> Credence:
    if not 0 <= low <= probability <= high <= 1:
        raise ValueError(f"expected {EXPECTED}")
    return Credence(probability, low, high)


def kind_of(written: str) -> tuple[str, Credence]:
    """(id, credence) of the kind of a claim: `kind.own_words` of the table, or "" where the kind is itself a grade.

    Raises ValueError where it is neither.
    """
    name = " ".join(written.replace("_", " ").replace("-", " ").split()).casefold() or NOT_STATED
    if name in KINDS:
        return f"kind.{name.replace(' ', '_')}", Credence(*KINDS[name][:3])
    try:
        return "", read_credence(written)
    except ValueError:
        known = ", ".join(kind for kind in KINDS if kind != NOT_STATED)
        raise ValueError(f"expected a kind of claim ({known}) or a probability, found {written!r}") from None


def against_interest(probability: float) -> float:
    """The chance of a claim whose odds are multiplied because it speaks against its teller's interest.

    >>> against_interest(0.5)
    0.75
    """
    return AGAINST_INTEREST * probability / (1 + (AGAINST_INTEREST - 1) * probability)


def tables() -> tuple[Row, ...]:
    """Every convention of this file as a printed line, in the order in which reports print them."""
    return tuple(_rows())


def _rows() -> Iterator[Row]:
    for name, (number, low, high, why) in KINDS.items():
        yield Row("kind of claim", name, number, low, high, why)
    yield Row(
        "kind of claim",
        "against interest (multiplies the odds)",
        AGAINST_INTEREST,
        AGAINST_INTEREST,
        AGAINST_INTEREST,
        "what people say against their own interest they seldom invent; fixed, not varied",
    )
    yield Row(
        "teller",
        "without an entry",
        TELLER.probability,
        TELLER.low,
        TELLER.high,
        "believed unless the case says otherwise; listed as an assumption under their name",
    )
    for name, (number, share, why) in PRESETS.items():
        yield Row("further readings" if share else "further readings, fixed", name, number, number, number, why)
    for name, (number, low, high, why) in LETTERS.items():
        yield Row("Admiralty letter", name, number, low, high, why)
    for name, (number, low, high, why) in DIGITS.items():
        yield Row("Admiralty digit", name, number, low, high, why)
    for name, (low, high) in BANDS.items():
        yield Row("ICD 203 word", name, round((low + high) / 2, 6), low, high, "the middle of the band")
