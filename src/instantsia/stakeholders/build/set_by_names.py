"""A change of one number as people write it who look at the table: by its names, its columns and its words.

"Ann Lee.Where they stand=strongly against" is ann_lee.position=0. Paths as cases have them stay as they are.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

from instantsia.case import paths
from instantsia.case.numbers import parse_number, plain
from instantsia.case.quantities import quantities
from instantsia.errors import UserError, cut, nearest
from instantsia.frozen import frozen
from instantsia.stakeholders import questions
from instantsia.stakeholders.build import names
from instantsia.stakeholders.build.numbers import in_path
from instantsia.stakeholders.build.opened import Opened
from instantsia.stakeholders.build.position_in_column import position_in_column
from instantsia.stakeholders.build.set_instead import option_as_column, without_column, without_weights
from instantsia.stakeholders.build.votes_in_column import votes_in_column
from instantsia.stakeholders.build.weight_in_column import Weight, weight_in_column
from instantsia.stakeholders.files.cells.words import NO, NOTHING, abstains
from instantsia.stakeholders.files.columns.names import role, role_instead
from instantsia.stakeholders.files.entries import Entry, Quantity
from instantsia.stakeholders.folding import folded, it_may_be, may_be, one_meant, one_of
from instantsia.stakeholders.questions import Asking
from instantsia.stakeholders.questions.words import NONE

OF_ISSUES = {"line": "line", "threshold": "line", "statusquo": "status_quo", "status_quo": "status_quo"}
"""What can be said of an issue, folded, and its key."""
PATHS: dict[Weight, Callable[[str, str], str]] = {"salience": paths.salience, "capability": paths.capability}


@frozen
class Change:
    """One change as a case has it.

    text     PATH=VALUE, by ids and numbers
    cell     of a position: what the cell says then; None where no cell of the table is changed
    entry    of votes: the actor with the cell as it is then, likewise
    """

    text: str
    cell: Quantity | None = None
    entry: Entry | None = None


def changes(read: Opened, sets: Sequence[str]) -> list[Change]:
    """The changes as a case has them; raises UserError where no name of the table is near, or no cell can say that.

    sets   each PATH=VALUE, its path by ids or by the names and columns of the table
    """
    asking = questions.ask(read.known, read.written)
    headline: str = asking.value("issue")
    issues = [headline, *(name for name in read.table.rows if name != headline)]
    ids = {headline: names.UNNAMED} if read.table.unnamed else names.ids(issues, "issue")
    work = _Names(read, asking, headline, names.ids(read.known.actors, "actor"), ids)
    return [work.change(one) for one in sets]


class _Names:
    """What the names of a table stand for."""

    def __init__(
        self, read: Opened, asking: Asking, headline: str, actors: dict[str, str], issues: dict[str, str]
    ) -> None:
        self.read, self.asking, self.headline, self.actors, self.issues = read, asking, headline, actors, issues
        self.columns = {
            folded(name): role
            for role, some in read.table.stakeholders.called.items()
            for one in (role, *some)
            # what stands in brackets need not be typed
            for name in (one, one.partition("(")[0] or one)
        }

    def change(self, text: str) -> Change:
        """One change."""
        typed, equals, value = (part.strip() for part in text.partition("="))
        parts = [part.strip() for part in typed.split(".")]
        # a full stop may be of the name itself
        if equals and typed and (len(parts) == 1 or one_meant(typed, self.actors) is not None):
            raise UserError(f"--set {text}: {without_column(typed, value, self.actors)}")
        if not equals or len(parts) < 2 or parts[0] in quantities().words:
            return Change(text)
        heads = [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
        # a word in the name of an actor goes behind the beginning of an issue
        for known, many, finds in (
            (self.actors, True, one_meant),
            (self.issues, False, one_meant),
            (self.actors, True, one_of),
        ):
            for head in heads:
                name = next((one for one, id in known.items() if id == head), None) or finds(head, known)
                if name is not None:
                    rest = parts[head.count(".") + 1 :]
                    if not many:
                        return Change(self._of_issue(name, rest, value))
                    try:
                        return self._of_actor(name, rest, value, head)
                    except UserError as error:
                        raise UserError(f"--set {'.'.join((name, *rest))}={value}: {error}") from None
        # several whose names begin so, or have the word in them, are all named
        several = next((who for head in heads if len(who := may_be(head, self.actors)) > 1), [])
        remedy = it_may_be(several) if several else nearest(parts[0], (*self.actors, *self.issues))
        found = f"found {cut(parts[0])}, expected an actor or an issue of the table ({remedy})"
        raise UserError(f"--set {text}: {found}")

    def _of_issue(self, name: str, rest: Sequence[str], value: str) -> str:
        key = ".".join(rest)
        return f"issue.{self.issues[name]}.{OF_ISSUES.get(folded(key), key)}={value}"

    def _of_actor(self, name: str, rest: Sequence[str], value: str, head: str) -> Change:
        id = self.actors[name]
        what = [self._column(part) for part in rest]
        about = [self._issue(part) for part in rest]
        kind = next((one for one in what if one is not None), None)
        issue = next((one for one, other in zip(about, what, strict=True) if one is not None and other is None), None)
        if issue is None and kind is not None and len(rest) == 1:
            issue = self._issue_of_column(rest[0])
        known = all(one is not None or other is not None for one, other in zip(what, about, strict=True))
        said = {one.position.raw for one in self.read.table.rows.get(issue or self.headline, ())}
        instead = option_as_column(name, rest[0], value, self.asking, said) if len(rest) == 1 and not known else ""
        if (
            not instead
            and kind in ("vote", "seats")
            and len(rest) == 1
            and not (parse_number(value) or abstains(value))
        ):
            # a vote may be meant as what somebody votes for
            instead = option_as_column(name, value, "x", self.asking, said)
        if instead:
            raise UserError(instead)
        if len(rest) > 2 or not known or (len(rest) == 2 and (kind is None or issue is None)):
            return Change(f"{id}.{'.'.join(rest)}={value}")
        if kind == "veto" and len(rest) == 1:
            raise UserError(self._vetoes(name, value))
        meant = issue or self.headline
        # a number behind the path of a case is that of the case; whatever else is typed is a cell of the column
        numbers = parse_number(value)
        exact = numbers is not None
        weight = next((one for one in PATHS if one == kind), None)
        if weight is not None:
            if wrong := without_weights(self.read.table.stakeholders, self.asking.of(meant), weight):
                raise UserError(wrong)
            path = paths.short(PATHS[weight](id, self.issues[meant]))
            if not value or (exact and path == ".".join((head, *rest))):
                return Change(f"{path}={value}")
            return Change(f"{path}={weight_in_column(self.read, name, meant, weight, value)}")
        if kind in ("vote", "seats") and len(rest) == 1:
            return self._votes(name, meant, value, exact=numbers is not None and min(numbers) >= 0)
        if kind in (None, "position"):
            path = paths.short(paths.position(id, self.issues[meant]))
            return self._stands(name, meant, path, value, exact=exact and path == ".".join((head, *rest)))
        return Change(f"{id}.{'.'.join(rest)}={value}")

    def _vetoes(self, name: str, value: str) -> str:
        """What is said of a veto, which is no number of a case: the answer that gives it to somebody, or takes it."""
        try:
            held = self.asking.value("vetoes")
        except ValueError:
            held = ()
        others = [one for one in held if one != name]
        who = others if value.casefold() in NO | NOTHING else [*others, name]
        answer = f"vetoes={'|'.join(who) or NONE}"
        return f"who has a veto is an answer (say --answer {shlex.quote(answer)})"

    def _votes(self, name: str, issue: str, value: str, *, exact: bool) -> Change:
        path = paths.short(paths.seats(self.actors[name]))
        entry = None if exact or not value else votes_in_column(self.read, name, issue, value)
        votes = value if entry is None or entry.votes is None else plain(float(entry.votes))
        return Change(f"{path}={votes}", entry=entry)

    def _stands(self, name: str, issue: str, path: str, value: str, *, exact: bool) -> Change:
        if not value or all(entry.actor != name for entry in self.read.table.rows.get(issue, ())):
            return Change(f"{path}={value}")
        cell = position_in_column(self.read, self.asking.of(issue), name, value, exact=exact)
        return Change(f"{path}={value if cell.number is None else in_path(cell.number)}", cell=cell)

    def _column(self, name: str) -> str | None:
        """The role of the column that is meant, by its own name or by another that means the same."""
        found = self.columns.get(folded(name))
        if found is None and (begun := one_meant(name, self.columns)) is not None:
            found = self.columns[begun]
        return found or role(name) or role_instead(name)

    def _issue_of_column(self, column: str) -> str | None:
        """The issue that the name of a column tells, as "Fund: position" does, where there are several issues."""
        header = one_meant(column, self.columns) or column
        named = [name for name in self.issues if len(self.issues) > 1 and folded(name) in folded(header)]
        return max(named, key=len, default=None)

    def _issue(self, typed: str) -> str | None:
        by_id = next((name for name, id in self.issues.items() if id == typed), None)
        return by_id or one_meant(typed, self.issues)
