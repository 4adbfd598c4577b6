"""How a table was read, a line a thing: for whoever is asked about it, and beside the table as it is understood."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Sequence

from instantsia.errors import cut, few, listed
from instantsia.stakeholders import questions
from instantsia.stakeholders import told as words
from instantsia.stakeholders.build.usual_votes import usual_votes
from instantsia.stakeholders.build.weights_count import weights_count
from instantsia.stakeholders.files.columns.left_to_weigh import unread_weights
from instantsia.stakeholders.files.columns.scales import figure
from instantsia.stakeholders.files.columns.told import columns_told, weighs_nobody_more
from instantsia.stakeholders.files.rows.left_out_told import LISTED, SIGNS, told_left_out
from instantsia.stakeholders.files.sheet import WHOLE, Scale
from instantsia.stakeholders.files.stakeholders import Stakeholders
from instantsia.stakeholders.questions import Asking

SHOWN = 12
"""So many whose position is not known are named."""


def _unknown(told: Stakeholders) -> list[str]:
    """Whose position is not known, of each issue, and what is taken in its place."""
    out = []
    for issue in told.issues:
        names = [one.actor for one in told.entries if one.issue == issue and one.position.blank]
        if names:
            of = f" on {issue}" if issue else ""
            out.append(f"Position not known{of}, taken as anywhere: {few(names, SHOWN)}")
    return out


def _options(told: Stakeholders, asking: Asking | None) -> list[str]:
    """The words that stand for options on each issue, with how many have each: nobody is asked about one of them. Of
    one among numbers it is told where on the scale it stands."""
    out = []
    for issue in told.issues:
        words_of = Counter(one.position.word for one in told.entries if one.issue == issue and one.position.word)
        if words_of:
            of = f" on {issue}" if issue else ""
            shown = [f"{word!r} {count}{_stands(word, issue, told, asking)}" for word, count in words_of.most_common()]
            out.append(f"Words{of}: {few(shown, SHOWN)}")
    return out


def _stands(word: str, issue: str, told: Stakeholders, asking: Asking | None) -> str:
    """ " (read as 30 to 70)" of a word among the numbers of an issue; "" of an option, and where it cannot be read."""
    among = any(one.issue == issue and one.position.number is not None for one in told.entries)
    if asking is None or not among or questions.named_options(asking.of(issue) if issue else asking):
        return ""
    try:
        found = questions.point(word, asking.of(issue) if issue else asking)
    except (ValueError, KeyError):
        return ""
    ends = [figure(found.low)] if found.fixed else [figure(found.low), figure(found.high)]
    return f" (read as {' to '.join(ends)})"


def _others_values(told: Stakeholders, roles: Sequence[str]) -> list[str]:
    """Of whom it is not known how much they care or weigh, where it is of others."""
    out = []
    for role in roles:
        cells = {one: getattr(one, role) for one in told.entries} if role in told.columns else {}
        blank = [one for one, cell in cells.items() if cell.blank]
        if blank and len(blank) < len(cells):
            names = [f"{one.actor} ({one.issue})" if len(told.issues) > 1 else one.actor for one in blank]
            out.append(f"{role.capitalize()} not known, taken as one of the others' values: {few(names, SHOWN)}")
    return out


def weights_not_counted(told: Stakeholders, asking: Asking) -> str:
    """That a column of weights changes nothing where options are put to the vote, with the answer that makes votes of
    it; "" where there is none, or it weighs."""
    names = told.called.get("capability", ()) if "capability" in told.columns else ()
    if not names or not questions.named_options(asking):
        return ""
    many = f"{listed([cut(name) for name in names])} {'is' if len(names) == 1 else 'are'} not used"
    if any(entry.votes for entry in told.entries) or "seats" in told.columns:
        return f"Votes are counted, and {many}"
    if len(names) > 1 or not any(entry.capability.number is not None for entry in told.entries):
        return f"Each has one vote, and {many}"
    answered = asking.text("columns") or ""
    kept = [one for one in answered.split("|") if one.strip() and one.partition(":")[0].strip() != "capability"]
    text = shlex.quote("|".join([*kept, f"vote:{names[0]}"]))
    return f"Each has one vote, and {many} (--answer columns={text} makes it the number of votes)"


def _direction(told: Stakeholders) -> list[str]:
    """Which way the numbers of weights run: of marks at school 1 is the best, and nobody is asked."""
    numbers = any(one.capability.number is not None for one in told.entries)
    if not numbers or "capability" not in told.columns:
        return []
    names = told.called.get("capability", ["capability"])
    # of what runs down it is told already
    up = [name for name in names if not any(note.startswith(f"{cut(name)} {words.DOWN}") for note in told.notes)]
    return [f"Whoever has a higher number weighs more: {listed(up)}"] if up else []


def _scales(told: Stakeholders, asking: Asking | None) -> list[str]:
    """On which scale the numbers of each issue lie, where there are several and nobody is asked or has answered."""
    held = {one.issue for one in told.entries if one.position.number is not None}
    answered = {one for one in told.issues if asking is not None and asking.of(one).text("scale") is not None}
    of: dict[Scale, list[str]] = {}
    for issue in told.issues:
        if issue in held and issue not in told.proposed.scales and issue not in answered:
            of.setdefault(told.scales.get(issue, WHOLE), []).append(issue)
    return [
        f"On a scale from {figure(low)} to {figure(high)}: {few(issues, SHOWN)}" for (low, high), issues in of.items()
    ]


def reading_told(
    told: Stakeholders, named: int | None = LISTED, asking: Asking | None = None, *, whole: bool = True
) -> list[str]:
    """Which columns are what, what was made of cells and rows, what is not read; [] where all is as it stands.

    named   so many rows of each cause are named; None names all
    asking  the questions about its headline, which tell whether weights count
    whole   whether columns that are all called by names of their roles are told as well
    """
    # a column that is called by a name of its role may still not be the one that is meant
    columns = columns_told(told.called, whole=True) if whole or columns_told(told.called) else ()
    out = [f"{words.COLUMNS}{', '.join(columns)}"] if columns else []
    if told.called and weighs_nobody_more(told.called):
        out.append(words.ALIKE.removesuffix(".") + words.may_tell_weights(unread_weights(told.unread)))
    out += told.notes
    out += _scales(told, asking) if len(told.issues) > 1 else []
    out += _options(told, asking)
    out += _unknown(told)
    weights = asking is None or weights_count(asking)
    out += _others_values(told, ("salience", "capability") if weights else ())
    out += _weights(told, asking, out)
    if told.unread:
        out.append(f"{words.NOT_READ}{words.names_told(told.unread)}")
    if told.above:
        out.append(f"{words.ABOVE}{listed([cut(line, SIGNS) for line in told.above])}")
    out += [f"{words.LEFT_OUT}{one}" for one in told_left_out(told.left_out, named, SIGNS)]
    # the name of the file stays as it is
    return [" ".join((one if one.startswith(told.file) else f"{one[:1].upper()}{one[1:]}").split()) for one in out]


def _weights(told: Stakeholders, asking: Asking | None, said: Collection[str]) -> list[str]:
    """Which way the numbers of weights run, or what weighs where no column of them is told.

    said   what is told already
    """
    if asking is not None and not weights_count(asking):
        return [not_counted] if (not_counted := weights_not_counted(told, asking)) else []
    out = _direction(told)
    actors = dict.fromkeys(entry.actor for entry in told.entries)
    with_votes = {entry.actor: entry.votes for entry in told.entries if entry.votes}
    if "capability" in told.columns:
        pass
    elif any(entry.seats.number is not None for entry in told.entries):
        blank = dict.fromkeys(entry.actor for entry in told.entries if entry.seats.number is None)
        out.append(words.seats_weigh([*blank], [one for one in actors if one in told.voteless]))
    elif with_votes and (len({*with_votes.values()}) > 1 or told.voteless):
        none = [one for one in actors if one in told.voteless]
        untold = [one for one in actors if one not in (*with_votes, *none)]
        out.append(words.votes_weigh(untold, none, usual_votes([*map(float, with_votes.values())])))
    elif not any(one.startswith(words.ALIKE.removesuffix(".")) for one in said):
        out.append(words.NONE_WEIGHS_MORE + words.may_tell_weights(unread_weights(told.unread)))
    return out
