"""One grammar of paths for `about`, `--set` and messages: KIND.ID.KEY, and `actor.` may be left out.

actor.bulganin.post           their position on issue post (a point of its scale)
actor.bulganin.post.remove    their coded utility of option remove, 0-1, where the issue has no scale
actor.ministers.seats         seats of a bloc
actor.ministers.owes.malenkov debt 0-1
actor.usa.salience.ban        how much the issue matters to the actor, 0 or more
actor.usa.capability.ban      what the actor can bring to bear on it, 0 or more, in any one unit
issue.ban.status_quo          the point of the scale that holds if nothing is decided
fact.group_exists             whether a fact is so
step.ballot.precision         a constant of a step
step.settlement.model         which of its models settles it
body.council.rule.steepness   a constant of a body's rule
issue.post.announced          what was announced (or recorded, done) on an issue
record.ballot                 what a step is held to have decided; record.ballot.vote.molotov: how one voted
context.hall_mood             told, and feeding no equation
"""

from __future__ import annotations

from collections.abc import Iterator

from instantsia.case.evidence import Assumption
from instantsia.case.model import Case

KINDS = (
    "actor", "assumption", "body", "claim", "context", "dispute", "event", "fact", "group", "issue", "kind", "part",
    "record", "source", "step", "teller", "text", "what_if",
)  # fmt: skip

SALIENCE, CAPABILITY, STATUS_QUO = "salience", "capability", "status_quo"
TOLD = ("announced", "recorded", "done")


def canonical(path: str) -> str:
    """The path in full: `bulganin.post` becomes `actor.bulganin.post`.

    >>> canonical("bulganin.post"), canonical("fact.group_exists")
    ('actor.bulganin.post', 'fact.group_exists')
    """
    head = path.split(".", 1)[0]
    return path if head in KINDS else f"actor.{path}"


def short(path: str) -> str:
    """The path as a person writes it: without `actor.`."""
    return path.removeprefix("actor.")


def position(actor: str, issue: str) -> str:
    return f"actor.{actor}.{issue}"


def utility(actor: str, issue: str, option: str) -> str:
    return f"actor.{actor}.{issue}.{option}"


def seats(actor: str) -> str:
    return f"actor.{actor}.seats"


def debt(debtor: str, creditor: str) -> str:
    return f"actor.{debtor}.owes.{creditor}"


def salience(actor: str, issue: str) -> str:
    return f"actor.{actor}.{SALIENCE}.{issue}"


def capability(actor: str, issue: str) -> str:
    return f"actor.{actor}.{CAPABILITY}.{issue}"


def status_quo(issue: str) -> str:
    return f"issue.{issue}.{STATUS_QUO}"


def fact(fact_id: str) -> str:
    return f"fact.{fact_id}"


def record(step: str, actor: str | None = None) -> str:
    return f"record.{step}" if actor is None else f"record.{step}.vote.{actor}"


def choice(step: str) -> str:
    """The number that chooses among the models of a step, from 0 to their count."""
    return f"step.{step}.model"


def is_choice(path: str) -> bool:
    """Whether a path chooses among models.

    >>> is_choice("step.settlement.model"), is_choice("step.settlement.precision")
    (True, False)
    """
    return path.startswith("step.") and path.endswith(".model") and path.count(".") == 2


def told(issue: str, what: str) -> str:
    return f"issue.{issue}.{what}"


def is_told(path: str) -> bool:
    """Whether a path says what was announced, recorded or done on an issue."""
    return path.startswith("issue.") and path.rpartition(".")[2] in TOLD


def covering(case: Case, path: str) -> Assumption | None:
    """The assumption that holds for `path`: its own, else everybody's (`*.ISSUE`); the last one written wins."""
    own = case.assumptions.get(short(path))
    parts = path.split(".")
    if own is not None or parts[0] != "actor" or len(parts) < 3:
        return own
    return case.assumptions.get(f"*.{'.'.join(parts[2:])}")


def is_debt(case: Case, path: str) -> bool:
    """Whether a canonical path is a debt between two actors of the case."""
    match path.split("."):
        case ["actor", debtor, "owes", creditor]:
            return debtor != creditor and debtor in case.actors and creditor in case.actors
    return False


def declared(case: Case, *, debts: bool = True) -> Iterator[str]:
    """Every path that a claim, an assumption or --set may be about, but for the keys of steps and rules.

    debts   whether the debts are among them: one for every pair of actors, 4 million of 2,000; `is_debt` tells one
    """
    for actor in case.actor:
        for issue in case.issue:
            if issue.scale is not None:
                yield position(actor.id, issue.id)
            else:
                for option in issue.options:
                    yield utility(actor.id, issue.id, option)
            if issue.scale is not None:
                yield salience(actor.id, issue.id)
                yield capability(actor.id, issue.id)
        yield seats(actor.id)
        if debts:
            yield from (debt(actor.id, creditor.id) for creditor in case.actor if creditor.id != actor.id)
    for one in case.fact:
        yield fact(one.id)
    for issue in case.issue:
        for what in TOLD:
            yield told(issue.id, what)
        if issue.scale is not None:
            yield status_quo(issue.id)
    for step in case.step:
        yield record(step.id)
        for actor in case.actor:
            yield record(step.id, actor.id)
