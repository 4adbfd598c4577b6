"""Run folders: find, open, list, compare and delete them."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.result import Result
from instantsia.engine.method import METHOD
from instantsia.engine.store import ANEW, CASE, FORECAST, MANIFEST, NAMED, RunFolder
from instantsia.errors import UserError

if TYPE_CHECKING:
    from instantsia.api.views import ShownComparison
    from instantsia.engine.plan import Plan

LAST, PREVIOUS = "last", "previous"
BEGUN = "unfinished: stopped before a draw was kept (asked for again it is played; runs --delete takes it away)"
"""What is told of a run that was killed before its manifest was written."""


def open_run(run: str | Path, runs: str | Path = "runs") -> Result:
    """Open a finished run from its folder. It is named by the folder, the start of its hash or name, or "last".

    One that was played by another method than this version's is played anew, and the notes of the result say so.
    Raises UserError where there is no such run, it is not finished, or anything in its folder is not what was written.
    """
    from instantsia.casefile.load import from_json
    from instantsia.engine.columns import misfit
    from instantsia.engine.packages import listed
    from instantsia.engine.plan import plan_from
    from instantsia.outside import elsewhere

    path = find_run(run, runs)
    folder, where = RunFolder.read(path), path / CASE
    assert folder.manifest is not None
    if other := elsewhere(folder.manifest.outside):
        raise UserError(f"{path}: {other} ({ANEW})")
    played = from_json(folder.case, folder.manifest.case, str(where))
    plan = plan_from(played.case, folder.manifest.model_dump(), str(where))
    if dict(plan.outside) != folder.manifest.outside:
        ours, theirs = listed(plan.outside), listed(folder.manifest.outside)
        raise UserError(f"{path}: played with {theirs}, here it would be played with {ours} ({ANEW})")
    if not folder.finished:
        raise UserError(f"{path} is not finished: {folder.blocks - folder.there} of {folder.blocks} blocks are missing")
    if plan.method != METHOD:
        return _played_anew(plan, path, runs)
    columns = folder.columns(played.former)
    wrong = misfit(plan.case, columns)
    if wrong:
        raise UserError(f"{where} does not belong to these draws: {wrong} (--fresh plays it anew)")
    return Result(plan, columns, path, True)


def _played_anew(plan: Plan, path: Path, runs: str | Path) -> Result:
    from instantsia.api.playing import played

    with played(replace(plan, method=METHOD), runs, workers=None) as result:
        note = f"{path.name} was played by method {plan.method}; it is played anew by method {METHOD}"
        result.notes = (*result.notes, note)
        return result


def run_folders(runs: str | Path = "runs") -> tuple[Path, ...]:
    """Return the run folders, the one that was played or shown last at the end; also those that are broken."""
    try:
        found = [path for path in Path(runs).iterdir() if path.name[0] != "." and _looks_like_a_run(path)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UserError(f"cannot read {runs}: {error.strerror or error}") from None
    return tuple(sorted(found, key=lambda path: (_written(path), path.name)))


def _looks_like_a_run(path: Path) -> bool:
    return os.path.isdir(path) and (os.path.lexists(path / MANIFEST) or bool(NAMED.fullmatch(path.name)))


def _written(path: Path) -> int:
    """When its manifest was written or asked for, in nanoseconds; 0 where it has none."""
    try:
        return os.lstat(path / MANIFEST).st_mtime_ns
    except OSError:
        return 0


def is_run(run: str | Path, runs: str | Path = "runs") -> bool:
    """Return whether a run is meant, and not a case."""
    return bool(_matching(run, runs)) or (str(run) == PREVIOUS and bool(run_folders(runs)))


def _matching(run: str | Path, runs: str | Path) -> tuple[Path, ...]:
    if os.path.lexists(Path(run) / MANIFEST):
        return (Path(run),)
    folders = run_folders(runs)
    if str(run) in (LAST, PREVIOUS):
        return folders[-1:] if str(run) == LAST else _of_the_same(folders)[-2:-1]
    return tuple(p for p in folders if p.name.startswith(str(run)) or p.name.rpartition("-")[2].startswith(str(run)))


def _of_the_same(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The runs of what was played or shown last: another table between two of one is not their previous one."""
    return tuple(one for one in folders if _of_what(one) == _of_what(folders[-1]))


def _of_what(folder: Path) -> str:
    """The table or case of a run, as its folder is called."""
    return folder.name.rpartition("-")[0]


def find_run(run: str | Path, runs: str | Path = "runs") -> Path:
    """Return the one run folder that is meant; "previous" is that before the last of the same table or case.

    Raises UserError where there is none, or more than one.
    """
    from instantsia.casefile.library import meant

    found = _matching(run, runs) if str(run) else ()
    if len(found) == 1:
        return found[0]
    names = [path.name for path in (found or run_folders(runs))]
    if str(run) == PREVIOUS and names:
        last = run_folders(runs)[-1]
        raise UserError(
            f"there is no earlier run of {_of_what(last) or last.name} in {runs} (name one of {', '.join(names[-8:])})"
        )
    if not found and meant(run) is not None:
        raise UserError(f"{run} is a case, expected a run of it (instantsia run {shlex.quote(str(run))} plays one)")
    what = f"{run} fits {len(found)} runs in {runs}" if found else f"there is no run {run} in {runs}"
    raise UserError(f"{what}: {', '.join(names[-8:]) if names else 'it holds none'}")


def find_runs(run: str, runs: str | Path = "runs") -> tuple[Path, ...]:
    """The runs that are meant: one, or "all"."""
    return run_folders(runs) if run == "all" else (find_run(run, runs),)


def list_runs(runs: str | Path = "runs") -> tuple[str, ...]:
    """Return a line for each run: its name, headline, draws, seed, vantage, changes; or why it cannot be read."""
    from instantsia.engine.removal import begun_only

    left = "is left over from a deletion that was cut short (runs --delete ends it)"
    out = [f"{path.name}  {left}" for path in unfinished_deletions(runs)]
    for path in run_folders(runs):
        try:
            told = BEGUN if begun_only(path) else ", ".join(_facts(path))
        except UserError as error:
            told = str(error)
        out.append(f"{path.name}  {' '.join(told.split())}")
    return tuple(out)


def _facts(path: Path) -> list[str]:
    """What is said of a run in a list; raises UserError where it is none or is not as it was written."""
    from instantsia.case.dates import day_text

    folder = RunFolder.read(path)
    manifest = folder.manifest
    assert manifest is not None
    headline = _headline_of(path, folder)
    facts = [*([headline] if headline else []), f"{manifest.draws:,} draws", f"seed {manifest.seed}"]
    for day, word in ((manifest.as_of, "as of"), (manifest.known_by, "known by")):
        if day is not None:
            facts.append(f"{word} {day_text(day)}")
    facts += manifest.changes
    if manifest.method != METHOD:
        facts.append(f"method {manifest.method}")
    if not folder.finished:
        facts.append(f"unfinished: {folder.there} of {folder.blocks} blocks")
    return facts


def _headline_of(path: Path, folder: RunFolder) -> str:
    """The headline of a run whose report has been written, as the screen says it; else ""."""
    import json

    from instantsia.report.wording import probabilities

    if not os.path.lexists(path / FORECAST):
        return ""
    data = folder.derived(FORECAST)
    try:
        head = next(iter(json.loads(data)["events"].values()))
        return probabilities.said(head["p"], head["low"], head["high"])
    except (ValueError, KeyError, TypeError, StopIteration, AttributeError):
        return ""


def delete_run(path: Path) -> tuple[str, ...]:
    """Delete a run folder, or what is left of one; returns the names of what the program did not write: that stays.

    Raises UserError, and leaves all of it, where it is no whole run of this program, or another process writes it.
    """
    from instantsia.engine.removal import delete

    return delete(path)


def unfinished_deletions(runs: str | Path = "runs") -> tuple[Path, ...]:
    """What deletions that were cut short have left; `delete_run` ends each."""
    from instantsia.engine.removal import unfinished

    return unfinished(Path(runs))


def compare_runs(first: str | Path, second: str | Path, runs: str | Path = "runs") -> ShownComparison:
    """Set two kept runs side by side. Returns what was edited between them, and how much each edit did."""
    from instantsia.analysis.changes.attribution import attributed
    from instantsia.analysis.changes.compare import compare_runs as side_by_side
    from instantsia.api.views import ShownComparison, shown

    one, other = open_run(first, runs), open_run(second, runs)
    sides = one.plan, one.columns, other.plan, other.columns
    return shown(ShownComparison, attributed(side_by_side(*sides), *sides))
