"""Answers about named options, and those of no other kind: the issue, the day, the question in words.

`read_KEY` takes the text of an answer and what was answered before it, and raises ValueError with what was expected;
`default_KEY` is what holds where nobody answers, as it would be written.
"""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Collection, Sequence

from instantsia.case.dates import day_text, months_later, parse_day, parse_span
from instantsia.case.numbers import plain
from instantsia.case.times import are_times, time_text
from instantsia.errors import cut
from instantsia.stakeholders.files.cells.attitudes import attitude
from instantsia.stakeholders.files.cells.now_words import as_now
from instantsia.stakeholders.files.cells.options_in_words import MOST_OPTIONS
from instantsia.stakeholders.files.cells.sides import OF_SIGNS, plain_sides, side_taken
from instantsia.stakeholders.files.cells.signs import side_of_sign
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.table.titles import question_in
from instantsia.stakeholders.folding import folded, name_meant, one_meant
from instantsia.stakeholders.questions.answer_values import Settles
from instantsia.stakeholders.questions.asking import Asking
from instantsia.stakeholders.questions.deadlines import day_told, deadline
from instantsia.stakeholders.questions.decision_days import DayTold, day_of_deciding
from instantsia.stakeholders.questions.ends import ends_in
from instantsia.stakeholders.questions.holding import option_otherwise, quoted, takes_back
from instantsia.stakeholders.questions.table_dated import old_table
from instantsia.stakeholders.questions.words import NONE, PLACED, holds, names_in

NO_DECISION = "no decision"
"""What holds where nobody says what does, and no option says that nothing is done."""
CHANGE = "a change"
"""What else could be decided where all are for what holds."""
BALLOT = "ballot"
"""What settles named options: each is voted on, and no model of a settlement is asked."""
VOTE = "vote"
VOTED = (VOTE, "voted", "a vote", "voting", "ballot", "by vote")
"""How an answer says that votes are counted."""
OF_A_SCALE = ("line", "stretches")
"""Keys whose answer says that what is decided is a point of a scale."""
RUN_OFF = "run-off"
PROCEDURES = ("plurality", RUN_OFF, "one-by-one", "motion")
_NEXT = ", without a year: the next such day"
ONE_BALLOT = "one ballot"
"""Where nobody says how: the option with most votes, where it has as many as the quota asks."""


def named_options(asking: Asking) -> bool:
    """Whether what is decided are named options, not a point of a scale."""
    return bool(asking.text("options")) or bool(asking.table_facts.options) or bool(motion(asking))


def motion(asking: Asking) -> tuple[str, str] | None:
    """(low, high) side of one motion, where positions are degrees of for and against; None where they are no such.

    That is where they are words or marks of attitude and the table, or an answer, has votes or tells how many are
    needed; or numbers between two ends which are such words, and votes are counted; and no answer says otherwise.
    """
    facts, known = asking.table_facts, asking.known
    if asking.text("options") or any(asking.text(key) is not None for key in OF_A_SCALE):
        return None
    settles, votes, model = (folded(asking.text(key) or "") for key in ("settles", "votes", "model"))
    if model not in ("", BALLOT) or (settles and settles not in map(folded, VOTED)):
        return None
    voted, ends = bool(settles) or known.even or known.ballot or votes_answered(asking), asking.text("ends")
    if facts.sides is not None and (sides := _sides_named(facts.sides, ends)) is not None:
        against, pro = sides
        some = voted or known.votes or known.needed or asking.text("quota") or votes not in ("", NONE)
        return (against or NO_DECISION, pro or CHANGE) if some else None
    named = facts.ends if ends is None else ends_in(ends)
    return sides_of(named) if voted else None


def votes_answered(asking: Asking) -> bool:
    """Whether somebody answered both who votes and how many votes are needed, and no model: votes are counted."""
    votes, model = asking.text("votes"), folded(asking.text("model") or "")
    both = votes is not None and folded(votes) not in ("", NONE) and asking.text("quota") is not None
    return both and model in ("", BALLOT)


def _sides_named(sides: tuple[str, str], ends: str | None) -> tuple[str, str] | None:
    """The sides of the table by the names that the ends of its scale were given; None where these are no sides."""
    named = () if ends is None else ends_in(ends)
    if ends is None or set(map(folded, named)) == set(map(folded, sides)):
        return sides
    # marks have no names of their own
    return sides_of(named) if sides == OF_SIGNS else None


def sides_of(ends: Sequence[str]) -> tuple[str, str] | None:
    """The sides of a motion that the low and the high end of a scale are; None where they are none.

    >>> sides_of(("strongly against", "strongly for")), sides_of(("yes", "no")), sides_of(("no ban", "full ban"))
    (('against', 'for'), ('yes', 'no'), None)
    >>> sides_of(("--", "++"))
    ('against', 'for')
    """
    if len(ends) != 2:
        return None
    low, high = ends
    if marked := side_of_sign(high):
        return (OF_SIGNS if marked > 0 else OF_SIGNS[::-1]) if side_of_sign(low) == -marked else None
    against, pro = plain_sides({low: -1.0, high: 1.0}, 0.0)
    if against and pro:
        return against, pro
    against, pro = plain_sides({low: 1.0, high: -1.0}, 0.0)
    return (pro, against) if against and pro else None


def places_in(written: str) -> dict[str, float]:
    """{option: its place on the scale} of "no ban 0|quota 40|ban 100"; empty where not each of them has one.

    >>> places_in("no ban 0|quota 40")
    {'no ban': 0.0, 'quota': 40.0}
    """
    split = [PLACED.fullmatch(part) for part in names_in(written)]
    return {match[1]: float(match[2].replace(",", ".")) for match in split if match} if all(split) else {}


def read_options(written: str, asking: Asking) -> dict[str, float | None]:
    """{option: its place on the scale, or None}; what holds if nothing is decided first."""
    parts = names_in(written)
    known = asking.table_facts.options
    if len(parts) == 1 and known == parts:
        both = shlex.quote(f"{parts[0]}|another" if holds(parts[0]) else f"nothing|{parts[0]}")
        raise ValueError(
            f"only one option stands in the table, {parts[0]}: say what else there is, what holds if nothing is "
            f"decided first, as in --answer options={both}"
        )
    if not 2 <= len(parts) <= MOST_OPTIONS:
        raise ValueError(f"expected from 2 to {MOST_OPTIONS} options joined by |, as in no ban|ban")
    low, high = asking.value("scale")
    named = set(map(folded, known))
    # a name that ends in digits is a name: "Option 1|Option 2"
    whole = bool(named) and named <= set(map(folded, parts))
    out: dict[str, float | None] = {} if whole else {**places_in(written)}
    if out:
        strange = next((place for place in out.values() if place is not None and not low <= place <= high), None)
        if strange is not None:
            raise ValueError(f"expected places from {figure(low)} to {figure(high)}, found {figure(strange)}")
    else:
        out = dict.fromkeys(parts)
        if not asking.table_facts.options and len(parts) == 2:
            out = {parts[0]: low, parts[1]: high}
        elif not asking.table_facts.options:
            raise ValueError(
                "expected the place of each option on the scale, since the positions are numbers: "
                "as in no ban 0|quota 40|ban 100 (or --answer words=options, where every cell is an option)"
            )
    out = {_as_in_table(name, out, known): place for name, place in out.items()}
    if len({folded(name) for name in out}) != len(parts):
        raise ValueError("expected each option once")
    for word in known:
        if folded(word) not in map(folded, out):
            name_meant(word, [*out], "an option for what stands in the column of positions")
    return out


def option_meant(written: str, options: Collection[str], what: str) -> str:
    """The option that is meant: by its name, or for yes or no in other words, where only one is for or against.

    >>> option_meant("Non", ["no", "yes"], "one of the options"), option_meant("--", ["against", "for"], "an option")
    ('no', 'against')
    """
    if one_meant(written, options) is None and (side := side_taken(written) or side_of_sign(written)):
        same = [option for option in options if side_taken(option) == side]
        if len(same) == 1:
            return same[0]
    return name_meant(written, options, what)


def _as_in_table(name: str, among: Collection[str], known: Collection[str]) -> str:
    """An option as the table has it, where it was answered in other words: Non for no; as it was written otherwise."""
    if folded(name) in map(folded, known) or not side_taken(name):
        return name
    lacking = [one for one in known if folded(one) not in map(folded, among) and side_taken(one) == side_taken(name)]
    return lacking[0] if len(lacking) == 1 else name


def word_against(options: Collection[str]) -> str:
    """The word of those against, where options are the two sides of one motion; "" where they are alternatives.

    >>> word_against(["dafür", "dagegen"]), word_against(["oui", "non"]), word_against(["north", "south"])
    ('dagegen', 'non', '')
    """
    sides = {option: found[0] for option in options if (found := attitude(option)) is not None}
    pro, contra = ([option for option, side in sides.items() if side == one] for one in (1, -1))
    # where all are against, the motion is put all the same
    alone = all(option in (*contra, CHANGE) for option in options)
    return contra[0] if len(contra) == 1 and (len(pro) == 1 or alone) else ""


def one_motion(order: Sequence[str]) -> bool:
    """Whether two options, that which holds first, are the sides of one motion, which is carried or not.

    >>> one_motion(["no", "yes"]), one_motion(["no decision", "for"]), one_motion(["north", "south"])
    (True, True, False)
    """
    alone = len(order) == 2 and order[0] == NO_DECISION and side_taken(order[1]) == 1
    return alone or (len(order) == 2 and order[0] == word_against(order))


def holding_option(options: Collection[str]) -> str:
    """The option that stands where nothing is carried, by what it says; "" where none says so."""
    doing_nothing = (one for one in options if holds(one) and not takes_back(one, options))
    return next(filter(as_now, options), "") or next(doing_nothing, "") or word_against(options)


def option_told(asking: Asking, options: Collection[str]) -> tuple[str, str]:
    """(the option that a sentence of the sheet tells to hold, the sentence); ("", "") where the sides of one motion are
    voted on, or the options were answered, whose first one holds."""
    if word_against(options) or asking.text("options") is not None:
        return "", ""
    return option_otherwise(asking, options)


def default_options(asking: Asking) -> str:
    if sides := motion(asking):
        return "|".join(f"{name} {plain(end)}" for name, end in zip(sides, asking.value("scale"), strict=True))
    options = asking.table_facts.options
    holding = asking.text("status_quo")
    told = folded(holding or "") != folded(NO_DECISION)
    if holding is None:
        told = bool(option_told(asking, options)[0] or holding_option(options))
    if not told and options:
        options = (NO_DECISION, *options)
    if len(options) == 1:
        # where all are for one thing, what holds is the other, or that thing itself, and the other is any change of it
        other = CHANGE if holding is None or folded(holding) == folded(options[0]) else " ".join(holding.split())
        options = (options[0], CHANGE) if other == CHANGE else (other, *options)
    return "|".join(options)


def guessed_status_quo(asking: Asking) -> str:
    """What was taken to hold: as a line of the sheet tells it, or that nobody told it; "" where it is a default."""
    facts = asking.table_facts
    if not named_options(asking) and facts.reference is not None and facts.status_quo is None:
        low, high = asking.value("scale")
        point, where = facts.reference
        of = f" on {facts.name}" if facts.name and len(asking.known.issues) > 1 else ""
        another = "--answer status_quo=POINT says another"
        at = time_text(point) if are_times(low, high) else plain(point)
        told = f"What holds{of}: {at}, since the sheet tells it ({where}; {another})."
        return told if low <= point <= high else ""
    if not named_options(asking):
        if facts.reference is not None or facts.status_quo is not None or not (said := quoted(asking)):
            return ""
        return f"What holds is told in words ({said}), and is not read as a point (--answer status_quo=POINT says it)."
    options = [*asking.value("options")]
    option, said = option_told(asking, options)
    if option:
        return f"What holds: {option!r}, since the sheet tells it ({said}; --answer status_quo=OPTION says another)."
    if against := _holds_as_against(options):
        holds = f"{against!r} holds if the motion is not carried (--answer status_quo=OPTION says another)."
        return f"{_told_as_votes(asking)}{holds}"
    if NO_DECISION not in options:
        return ""
    if said := quoted(asking):
        return (
            f"What holds is told in words ({said}), and is not read as an option: {NO_DECISION!r} is one of its own "
            "(--answer status_quo=OPTION says which does)."
        )
    return (
        f"Nobody has told what holds if nothing is decided: {NO_DECISION!r} is an option of its own "
        "(--answer status_quo=OPTION says which does)."
    )


def _told_as_votes(asking: Asking) -> str:
    """That numbers are read as votes on a motion, since its sides are the ends of their scale; "" of words."""
    if asking.table_facts.sides is not None or (sides := motion(asking)) is None:
        return ""
    low, high = asking.value("scale")
    return (
        f"Positions are read as votes {' or '.join(sides)}, as {figure(low)} or {figure(high)} is nearer (--answer "
        "settles=bargain says that it may end between them). "
    )


def told_option(asking: Asking) -> str:
    """Why an option is proposed as what holds, and what another would change; "" where it says so itself."""
    options = [*asking.value("options")]
    option, said = option_told(asking, options)
    if option:
        return f"The sheet tells it ({said})."
    if against := _holds_as_against(options):
        return (
            f"The positions are for and against one motion, so {against!r} is proposed: it holds if the motion is not "
            "carried."
        )
    if holding_option(options) != NO_DECISION:
        return ""
    begins = "Nothing in the sheet was read as saying it"
    if said := quoted(asking):
        begins = f"The sheet says it in words ({said}), which name no single option"
    return (
        f"{begins}, so '{NO_DECISION}' is a guess: an option beside those of the "
        "table, which stands where none of them has the votes. Where one of them holds today, say which: the "
        "others then need the votes against it."
    )


def _holds_as_against(options: Collection[str]) -> str:
    """The word of those against, where it is that word that is taken to hold."""
    against = word_against(options)
    return against if against == holding_option(options) else ""


def several_put(asking: Asking) -> bool:
    """Whether more than two options are put to a vote of several."""
    settles: Settles = asking.value("settles")
    if not named_options(asking) or settles.decider or asking.value("votes").nobody:
        return False
    return len(asking.value("options")) > 2


def told_procedure(asking: Asking) -> str:
    """The line beside the table that speaks of more than one ballot; "" where none does."""
    if not asking.known.of_rounds:
        return ""
    text, where = asking.known.of_rounds[0]
    return f"The sheet speaks of it ({where}: {cut(text)})." if where else f"The sheet speaks of it: {cut(text)}."


def read_procedure(written: str, asking: Asking) -> str:
    if folded(written) == folded(ONE_BALLOT):
        return PROCEDURES[0]
    return name_meant(written, PROCEDURES, "a way of putting options")


def read_issue(written: str, asking: Asking) -> str:
    return name_meant(written, asking.known.issues, "an issue of the table")


def read_by(written: str, asking: Asking) -> str:
    day = day_text(asking.known.today)
    expected = f"expected a day after {day}, from which it is looked at, as in 2027-03-01, 1 Mar 2027 or Q1 2027"
    found = deadline(written)
    if found is None:
        raise ValueError(f"found {cut(written)}, {expected}")
    last = parse_span(found).last
    if last is None or last <= asking.known.today:
        raise ValueError(expected)
    return found


TODAY = "today"


def read_as_of(written: str, asking: Asking) -> int:
    """The day from which it is looked at, as an ordinal; raises ValueError where it is none."""
    return looked_from(written, asking.known.today)


def looked_from(written: str, today: int) -> int:
    """The same, of a table that is not read yet."""
    if written.strip().casefold() == TODAY:
        return today
    try:
        return parse_day(written.strip())
    except ValueError as error:
        raise ValueError(f"found {cut(written)}, expected a day, as 2027-03-01, or {TODAY} ({error})") from None


def _day_above(asking: Asking) -> tuple[str, str] | None:
    """(the day that stands above the table, and the words that name it), where it is yet to come."""
    found = day_told(asking.known.title)
    return found if found is not None and parse_day(found[0]) > asking.known.today else None


def _day_said(asking: Asking) -> DayTold | None:
    """The day that a sentence beside the table tells, where none with its year stands above the table."""
    return day_of_deciding(asking.known.of_days, asking.known.today)


def _year_of(told: DayTold) -> str:
    """What is told of a day without its year: where the weekday is that of a day that has been, the answer that looks
    from before it."""
    if not told.was:
        return _NEXT if told.no_year else ""
    before = day_text(parse_day(told.was) - 1)
    return f"{_NEXT}, but that weekday was {told.was}: --answer as_of={before} looks from the day before"


def told_by(asking: Asking) -> str:
    """What stands above the table, or in a sentence beside it, where that tells the day."""
    if _day_above(asking):
        return f"Above the table stands: {asking.known.title}"
    if said := _day_said(asking):
        old = old_table(asking) if said.no_year else ""
        return " ".join(filter(None, (f"The sheet tells it ({said.said}{_year_of(said)}).", old)))
    past = day_told(asking.known.title)
    if past is None:
        return old_table(asking)
    before = day_text(parse_day(past[0]) - 1)
    return f"Above the table stands {past[1]!r}, which has passed: --answer as_of={before} looks from the day before."


def guessed_by(asking: Asking) -> str:
    """That the day was taken from above the table, or from a sentence beside it."""
    found = _day_above(asking)
    said = f"since {found[1]!r} stands above the table; --answer by=DAY says another" if found else ""
    if found is None and (told := _day_said(asking)):
        sentence = f"{told.said}{_year_of(told)}; --answer by=DAY says another"
        said = f"Decided by {told.day}, since the sheet tells it ({sentence})."
        return " ".join(filter(None, (said, old_table(asking) if told.no_year else "")))
    return f"Decided by {found[0]} ({said})." if found else old_table(asking)


def default_by(asking: Asking) -> str:
    if found := _day_above(asking):
        return found[0]
    if told := _day_said(asking):
        return told.day
    # the calendar ends with the year 9999
    return day_text(min(months_later(asking.known.today, 12), datetime.date.max.toordinal()))


def read_question(written: str, asking: Asking) -> str:
    return " ".join(written.split())


def default_question(asking: Asking) -> str:
    """What stands above the table, where that asks something."""
    return question_in(asking.known.title)
