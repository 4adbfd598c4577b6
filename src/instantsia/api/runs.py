"""Run folders: find, open, list, compare and delete them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from instantsia.api.result import Result
from instantsia.engine.store import RunFolder, read_manifest
from instantsia.errors import UserError

if TYPE_CHECKING:
    from instantsia.analysis.results import Comparison

LAST, PREVIOUS = "last", "previous"


def open_run(run: str | Path, runs: str | Path = "runs") -> Result:
    """Open a finished run from its folder. It is named by the folder, the start of its hash or name, or "last".

    Raises UserError where there is no such run, it is not finished, or its case is not the one that was played.
    """
    from instantsia.casefile.load import from_json
    from instantsia.engine.columns import misfit
    from instantsia.engine.plan import plan_from

    path = find_run(run, runs)
    manifest = read_manifest(path)
    where = path / "case.json"
    try:
        written = where.read_bytes()
    except OSError as error:
        raise UserError(f"{where} cannot be read: {error}") from None
    played = from_json(written, manifest["case"], str(where))
    plan = plan_from(played.case, manifest, str(where))
    folder = RunFolder.read(path)
    if not folder.finished:
        raise UserError(f"{path} is not finished: {len(folder.missing())} of {folder.blocks} blocks are missing")
    columns = folder.columns(played.former)
    wrong = misfit(plan.case, columns)
    if wrong:
        raise UserError(f"{where} does not belong to these draws: {wrong} (--fresh plays it anew)")
    return Result(plan, columns, path, True)


def run_folders(runs: str | Path = "runs") -> tuple[Path, ...]:
    """Return the run folders. The one that was played or shown last stands at the end."""
    found = [path.parent for path in Path(runs).glob("*/manifest.json")]
    return tuple(sorted(found, key=lambda path: ((path / "manifest.json").stat().st_mtime_ns, path.name)))


def is_run(run: str | Path, runs: str | Path = "runs") -> bool:
    """Return whether a run is meant, and not a case."""
    return bool(_matching(run, runs))


def _matching(run: str | Path, runs: str | Path) -> tuple[Path, ...]:
    if (Path(run) / "manifest.json").is_file():
        return (Path(run),)
    folders = run_folders(runs)
    if str(run) in (LAST, PREVIOUS):
        return folders[-1:] if str(run) == LAST else folders[-2:-1]
    return tuple(p for p in folders if p.name.startswith(str(run)) or p.name.rpartition("-")[2].startswith(str(run)))


def find_run(run: str | Path, runs: str | Path = "runs") -> Path:
    """Return the one run folder that is meant. Raises UserError where there is none, or more than one."""
    found = _matching(run, runs) if str(run) else ()
    if len(found) == 1:
        return found[0]
    names = [path.name for path in (found or run_folders(runs))]
    what = f"{run} fits {len(found)} runs in {runs}" if found else f"there is no run {run} in {runs}"
    raise UserError(f"{what}: {', '.join(names[-8:]) if names else 'it holds none'}")


def find_runs(run: str, runs: str | Path = "runs") -> tuple[Path, ...]:
    """The runs that are meant: one, or "all"."""
    return run_folders(runs) if run == "all" else (find_run(run, runs),)


def list_runs(runs: str | Path = "runs") -> tuple[str, ...]:
    """Return a line for each run: its name, headline, draws, seed, vantage and changes, or why it cannot be read."""
    from instantsia.case.dates import day_text

    out = []
    for path in run_folders(runs):
        try:
            manifest, folder = read_manifest(path), RunFolder.read(path)
        except UserError as error:
            out.append(f"{path.name}  {error}")
            continue
        headline = _headline_of(path)
        facts = [*([headline] if headline else []), f"{manifest['draws']:,} draws", f"seed {manifest['seed']}"]
        for key, word in (("as_of", "as of"), ("known_by", "known by")):
            if manifest[key] is not None:
                facts.append(f"{word} {day_text(manifest[key])}")
        facts += manifest["changes"]
        if not folder.finished:
            facts.append(f"unfinished: {folder.blocks - len(folder.missing())} of {folder.blocks} blocks")
        out.append(f"{path.name}  {', '.join(facts)}")
    return tuple(out)


def _headline_of(path: Path) -> str:
    """The headline of a run whose report has been written, as it was printed; else ""."""
    import json

    try:
        events = json.loads((path / "forecast.json").read_bytes())["events"]
        return str(next(iter(events.values()))["shown"])
    except (OSError, ValueError, KeyError, TypeError, StopIteration, AttributeError):
        return ""


def delete_run(path: Path) -> None:
    """Delete a run folder, also one that cannot be read; raises UserError for a folder that is none."""
    if not (path / "manifest.json").is_file():
        raise UserError(f"{path} is no run folder: it has no manifest.json")
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise UserError(f"cannot delete {path}: {error.strerror or error}") from None


def compare_runs(first: str | Path, second: str | Path, runs: str | Path = "runs") -> Comparison:
    """Set two kept runs side by side. Returns what was edited between them, and how much each edit did."""
    from instantsia.analysis.changes.attribution import attributed
    from instantsia.analysis.changes.compare import compare_runs as side_by_side

    one, other = open_run(first, runs), open_run(second, runs)
    sides = one.plan, one.columns, other.plan, other.columns
    return attributed(side_by_side(*sides), *sides)
