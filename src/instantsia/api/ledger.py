"""The ledger: forecasts frozen, played again, resolved and scored."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.days import now, read_day, today
from instantsia.api.few import enough
from instantsia.api.runs import open_run
from instantsia.engine.method import FIRST, METHOD
from instantsia.engine.run import columns_of
from instantsia.engine.store import machine_facts
from instantsia.errors import UserError
from instantsia.files import read_plain

if TYPE_CHECKING:
    from instantsia.analysis.predictive.calibration import Calibration
    from instantsia.ledger.chain import Entry
    from instantsia.report.ledger import Verification


def ledger_add(
    run: str | Path,
    ledger: str | Path = "ledger",
    *,
    question: str | None = None,
    by: str | None = None,
    note: str = "",
    what_if: bool = False,
    runs: str | Path = "runs",
) -> Entry:
    """Freeze a finished run in the ledger: its case, its forecast, the day, the vantage and their hashes.

    question  what is asked; unless said, it is the question of the case
    by        the day by which it will be known; unless said, it is that of the last step of which the headline speaks
    note      anything that should be remembered with it
    what_if   file the run though its case was changed; the entry and the list say that it is a what-if, and of what

    The run is played again first: what does not come out to the same bits is not filed. Returns the entry. Raises
    UserError where the run is not finished, is filed already, comes out otherwise, has fewer than 400 draws, or is a
    what-if and is not said to be one.
    """
    from instantsia.analysis.filed import figures
    from instantsia.case.dates import day_text
    from instantsia.ledger.chain import draws_hash
    from instantsia.ledger.entries import file
    from instantsia.ledger.outcomes import last_day
    from instantsia.report.data import to_json
    from instantsia.report.json_text import plain

    result = open_run(run, runs)
    enough(result.plan.draws, "an entry of the ledger")
    if result.plan.changes and not what_if:
        raise UserError(
            f"{result.path} is a what-if, not the forecast ({'; '.join(result.plan.changes)}): "
            "--what-if (in Python what_if=True) files it as one; the forecast is the run without that"
        )
    day = read_day("--by", by)
    plan, bits = result.plan, draws_hash(result.columns)
    if draws_hash(columns_of(plan)) != bits:
        raise UserError(
            f"{result.path} does not hold what its case comes to here: play it anew (--fresh) and file that"
        )
    found = result.forecast
    if day is None:
        day = last_day(plan.case)
    facts = {
        "case": plan.case.id,
        "title": found.title,
        "question": question or found.head.question or found.question or found.head.text,
        "note": note,
        "by": None if day is None else day_text(day),
        "filed": now(),
        "vantage": found.vantage,
        "as_of": found.as_of,
        "known_by": found.known_by,
        "hindsight": found.hindsight,
        **plain(figures(plan, found, result.columns)),
        "plan": plan.facts,
        "draws_hash": bits,
        "machine": machine_facts(),
    }
    forecast_json = (to_json(found, None) + "\n").encode()
    return file(Path(ledger), facts, {"case.json": plan.case.digest_text.encode(), "forecast.json": forecast_json})


def ledger_list(ledger: str | Path = "ledger") -> tuple[Entry, ...]:
    """Return what is filed, the oldest first. Raises UserError where there is no ledger or it cannot be read."""
    from instantsia.ledger.entries import read

    return read(Path(ledger))


def ledger_verify(
    ledger: str | Path = "ledger", entry: str | None = None, *, replay: bool = True, head: str | None = None
) -> Verification:
    """Recompute every hash, and play every entry again, or the one that is named.

    replay  where it is False, only the hashes are recomputed
    head    a head that was noted earlier, which must be in the chain

    Returns what was found of each entry, and the head.
    """
    from instantsia.ledger.entries import place_of
    from instantsia.ledger.examination import examine
    from instantsia.report.ledger import Verification, Verified

    examined = examine(Path(ledger))
    meant = examined.entries
    if entry is not None:
        hashes = [str(one.entry.manifest["hash"]) if one.entry else "" for one in meant]
        known = [(one.number, one.name, each) for one, each in zip(meant, hashes, strict=True)]
        meant = (meant[place_of(known, entry)],)
    found = []
    for one in meant:
        problems, same = tuple(one.problems), ""
        if replay and one.entry is not None and not problems:
            problems, same = _played_again(one.entry)
        found.append(Verified(one.name, problems, same, tuple(one.notes)))
    noted = "" if head is None else examined.known(head) or ""
    problem = f"no record has the hash {head}: what was filed last was taken away or changed"
    return Verification(
        tuple(found),
        examined.head,
        noted and f"{head} is {noted}: everything up to it is as it was",
        "" if head is None or noted else problem,
    )


def _played_again(entry: Entry) -> tuple[tuple[str, ...], str]:
    """(what differs, what is the same) between a frozen case played again and what was filed."""
    from instantsia.analysis.filed import differences, figures
    from instantsia.analysis.forecast import forecast
    from instantsia.casefile.load import from_json
    from instantsia.engine.columns import under_names
    from instantsia.engine.plan import plan_from
    from instantsia.ledger.chain import draws_hash
    from instantsia.outside import elsewhere
    from instantsia.report.data import to_json
    from instantsia.report.json_text import plain

    filed = entry.manifest
    method = filed["plan"].get("method", FIRST)
    if method != METHOD:
        return (), f"filed by method {method}: hashes fit, not replayed"
    keys = ("instantsia", "numerics")
    (their_version, theirs), (version, ours) = (
        [facts.get(key) for key in keys] for facts in (filed["machine"], machine_facts())
    )
    where = f"filed by instantsia {their_version} with numerics {theirs}, played by {version} with {ours}"
    alike = (their_version, theirs) == (version, ours)
    other = elsewhere(filed["plan"].get("outside", {}))
    if other:
        alike, where = False, other if alike else f"{other}; {where}"
    try:
        played = from_json((entry.path / "case.json").read_bytes(), filed["case"], "case.json")
        plan = plan_from(played.case, filed["plan"], "case.json")
        columns = columns_of(plan)
        found = forecast(plan, columns)
        again = plain(figures(plan, found, columns))
        as_filed = {under_names(name, played.former): values for name, values in columns.items()}
        exact = [] if draws_hash(as_filed) == filed["draws_hash"] else ["the draws are not the same bits"]
        exact += differences(filed, again)
        printed = differences(filed, again, printed=True)
    except (UserError, LookupError, TypeError, ValueError, AttributeError) as error:
        # a record that is sealed and makes no sense, or a case that this version reads no more
        # whatever is wrong with the case comes of the package, where that is another
        said = where if other else f"{' '.join(str(error).split())} ({where})"
        return (f"cannot be played again: {said}",), ""
    if not exact and played.former:
        # what was printed names the paths as they were called then
        now = ", ".join(f"{old} is {new}" for new, old in played.former.items())
        return (), f"same bits, under names that are others now: {now}"
    if alike and not exact and (entry.path / "forecast.json").read_bytes() != (to_json(found, None) + "\n").encode():
        exact = ["forecast.json is not what the case comes to"]
    if not exact:
        return (), "same bits"
    if alike:
        return tuple(exact), ""
    if printed:
        return (*printed, where), ""
    return (), f"same to the printed digits; bits cannot be expected: {where}"


def ledger_resolve(
    entry: str,
    ledger: str | Path = "ledger",
    *,
    outcomes: Sequence[str],
    events: Sequence[str] = (),
    on: str | None = None,
    source: str = "",
) -> Entry:
    """Say what came of an entry: "yes", "no", a point of the scale, ISSUE=POINT, or "void".

    events  what came of other events than the headline, each as EVENT=yes or EVENT=no
    on      the day on which it was known, which is not before the entry was filed; unless said, it is today
    source  where that can be read

    Returns the entry with its resolution. Raises UserError for an outcome that cannot be.
    """
    from instantsia.casefile.load import from_json
    from instantsia.ledger.chain import file_hash
    from instantsia.ledger.entries import LARGEST, find, resolve
    from instantsia.ledger.outcomes import outcome
    from instantsia.outside import elsewhere

    found = find(ledger_list(ledger), entry)
    day = _resolved_on(found, on)
    where = found.path / "case.json"
    try:
        written = read_plain(where, LARGEST)
    except OSError as error:
        raise UserError(f"{where} cannot be read: {error.strerror or error}") from None
    if file_hash(written) != found.manifest["files"].get("case.json"):
        raise UserError(f"{where} is not the file that was filed (instantsia ledger verify says what differs)")
    try:
        case = from_json(written, found.manifest["case"], str(where)).case
    except UserError:
        if other := elsewhere(found.manifest["plan"].get("outside", {})):
            raise UserError(f"{where}: {other}") from None
        raise
    facts = {
        "filed": now(),
        "on": day,
        "written": [*outcomes, *events],
        "outcome": outcome(found.manifest, case, outcomes, events),
        "source": source,
    }
    return resolve(Path(ledger), found.path.name, facts)


def _resolved_on(entry: Entry, on: str | None) -> str:
    """The day, which lies from the day of filing to today; a day here may be another than in Greenwich."""
    from instantsia.case.dates import day_text

    ordinal = read_day("--on", on)
    if ordinal is None:
        return today()
    day = day_text(ordinal)
    filed = str(entry.manifest["filed"])
    here = datetime.datetime.fromisoformat(filed).astimezone().date().isoformat()
    if day < min(filed[:10], here):
        raise UserError(f"--on {on}: entry {entry.number} was filed on {filed[:10]}; what was known before is no test")
    if day > max(today(), datetime.datetime.now().date().isoformat()):
        raise UserError(f"--on {on}: that day has not come yet")
    return day


def ledger_score(ledger: str | Path = "ledger") -> Calibration:
    """Return how good the resolved forecasts were, next to simple rivals."""
    from instantsia.analysis.predictive.calibration import calibration

    return calibration(ledger_list(ledger))
