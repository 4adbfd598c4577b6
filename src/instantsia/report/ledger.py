"""The ledger on screen and as JSON: what is filed, whether it is as it was, how good it was."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.analysis.predictive.bootstrap import Interval
from instantsia.analysis.predictive.calibration import ENOUGH, Calibration, Events, Measured, Scales
from instantsia.analysis.predictive.scores import LEAST
from instantsia.case.phrases import plural
from instantsia.frozen import frozen
from instantsia.ledger.chain import Entry
from instantsia.report import naming, plaintext
from instantsia.report.json_text import dump
from instantsia.report.judging import LABELS, PLACES
from instantsia.report.wording import probabilities
from instantsia.report.wording.magnitudes import at_resolution, interval_text
from instantsia.report.wording.proportions import probability_text

WIDTH = 80
OPEN, OVERDUE, RESOLVED, VOID, CORRECTED = "open", "overdue", "resolved", "void", "corrected"


# ------------------------------------------------------------------------------------------------ what is filed


def state(entry: Entry, today: str) -> str:
    """ "open", "overdue" (its day has gone by), "void" or "resolved"; today as 2027-03-01."""
    if entry.resolution is not None:
        return VOID if entry.resolution["outcome"]["void"] else RESOLVED
    by = entry.manifest["by"]
    return OVERDUE if by is not None and by < today else OPEN


def _state_said(entry: Entry, today: str) -> str:
    """The same in words: "due since 3 May 2026" of an entry whose day has gone by."""
    found = state(entry, today)
    return f"due since {naming.day(entry.manifest['by'])}" if found == OVERDUE else found


def outcome_text(entry: Entry) -> str:
    """ "yes", "no", "at 62, yes", of several issues "price 62, date 3, yes"; "" where it is open or void."""
    if entry.resolution is None or entry.resolution["outcome"]["void"]:
        return ""
    outcome = entry.resolution["outcome"]
    values = outcome["values"]
    alone = len(values) == 1
    places = [f"{'at' if alone else issue} {at_resolution(place, 0.0)}" for issue, place in values.items()]
    happened = outcome["events"][entry.manifest["headline"]["event"]]
    return ", ".join([*places, "yes" if happened else "no"])


def shown(entry: Entry) -> str:
    """The headline's p with its range, as data gives it."""
    head = entry.manifest["headline"]
    return probabilities.shown(head["p"], head["low"], head["high"])


def said(entry: Entry) -> str:
    """The same as the screen says it."""
    head = entry.manifest["headline"]
    return probabilities.said(head["p"], head["low"], head["high"])


def changed(entry: Entry) -> str:
    """ "what-if: --set ann.ban=10" of an entry whose case was changed; else ""."""
    changes = entry.manifest["plan"]["changes"]
    return f"what-if: {'; '.join(changes)}" if changes else ""


def listed_words(entries: Sequence[Entry], today: str, width: int = WIDTH) -> str:
    """A row an entry."""
    rows = []
    for one in entries:
        told = [_state_said(one, today), outcome_text(one), CORRECTED if len(one.resolutions) > 1 else ""]
        words = f"{told[0]}: {told[1]}" if told[1] else told[0]
        manifest = one.manifest
        by = manifest["by"] or "-"
        question = " ".join(
            part for part in (manifest["question"], f"({changed(one)})" if changed(one) else "") if part
        )
        rows.append([str(manifest["number"]), manifest["filed"][:10], question, said(one), by,
                     ", ".join(part for part in (words, told[2]) if part)])  # fmt: skip
    return plaintext.table(("no", "filed", "question", "p", "by", "state"), rows, width, right=frozenset({0}))


def listed_json(entries: Sequence[Entry], today: str, head: str | None) -> str:
    """{entries [{number, name, filed, case, question, headline, by, changes, state, corrected, outcome ...}], head}."""
    told = []
    for one in entries:
        manifest, resolution = one.manifest, one.resolution
        keys = ("question", "note", "headline", "events", "values", "by", "vantage", "as_of", "known_by")
        told.append(
            {
                "number": manifest["number"],
                "name": one.path.name,
                "filed": manifest["filed"],
                "case": manifest["case"],
                **{key: manifest[key] for key in keys},
                "changes": list(manifest["plan"]["changes"]),
                "shown": shown(one),
                "state": state(one, today),
                "corrected": len(one.resolutions) > 1,
                "outcome": None if resolution is None else resolution["outcome"],
                "on": None if resolution is None else resolution["on"],
                "hash": manifest["hash"],
            }
        )
    return dump({"entries": told, "head": head})


# ------------------------------------------------------------------------------------------------ whether it is so


@frozen
class Verified:
    """What `verify` found of one entry.

    name       its folder
    problems   what differs from what was filed; none: it is as it was
    replayed   what playing it again gave ("same bits"), "" where it was not played
    notes      what is nothing wrong
    """

    name: str
    problems: tuple[str, ...]
    replayed: str = ""
    notes: tuple[str, ...] = ()


@frozen
class Verification:
    """What `verify` found, and the head to be noted."""

    entries: tuple[Verified, ...]
    head: str | None
    noted: str = ""
    problem: str = ""

    @property
    def sound(self) -> bool:
        """Whether everything is as it was filed."""
        return not self.problem and not any(one.problems for one in self.entries)


def verified_words(found: Verification) -> str:
    """A line an entry, then the head. Lines are not broken: they are for programs, too."""
    out = []
    for one in found.entries:
        if one.problems:
            told = f"CHANGED: {'; '.join(one.problems)}"
        else:
            told = one.replayed or "hashes fit (not played again)"
        out.append(plaintext.plain("; ".join([f"{one.name}: {told}", *one.notes])))
    if not found.entries:
        out.append("the ledger is empty")
    if found.noted or found.problem:
        out.append(found.problem or found.noted)
    if found.head is not None:
        out += [
            f"head {found.head}",
            "Note the head elsewhere (a mail, a print): from within nobody can see that the newest were taken away.",
            "With it, later: instantsia ledger verify --head HASH",
        ]
    return "\n".join(out)


# ------------------------------------------------------------------------------------------------ how good it was


def calibration_words(found: Calibration, width: int = WIDTH) -> str:
    """Counts, the scores next to the rivals', and how often it happened where p was so high."""
    left = found.entries - found.resolved - found.void
    facts = [f"{plural(found.entries, 'entry', 'entries')}: {found.resolved} resolved, {left} open"]
    if found.void:
        facts.append(f"{found.void} void")
    first = [", ".join(facts)]
    if found.resolved:
        many = plural(found.questions, "question")
        few = ": too few to tell" if found.questions < ENOUGH else ""
        first.append(f"{found.resolved} resolved{few} ({many}: what is of one case or one question counts as one)")
    blocks = ["\n".join(plaintext.lines(one, width, hanging="   ") for one in first)]
    if found.events is not None:
        blocks += _event_words(found.events, width)
    if found.scales is not None:
        blocks += _scale_words(found.scales, width)
    if found.resolved:
        blocks.append("\n".join(plaintext.lines(one, width, hanging="   ") for one in _notes(found)))
    return "\n\n".join(blocks)


def _event_words(found: Events, width: int) -> list[str]:
    rows = [
        [f"{one.low:.1f}-{one.high:.1f}", probability_text(one.p), f"{one.happened} of {one.n}"] for one in found.bins
    ]
    heads = ("p said", "mean p", "happened")
    return [
        f"Did it happen ({found.n})\n{_table((found.filed, *found.rivals), ('brier', 'log'), width)}",
        plaintext.table(heads, rows, width, right=frozenset({1, 2})),
    ]


def _scale_words(found: Scales, width: int) -> list[str]:
    table = _table((found.filed, *found.rivals), ("crps", "mae", "log"), width)
    pit = " ".join(f"{one:.2f}" for one in found.pit)
    return [
        f"Where it settled ({found.n})\n{table}",
        "\n".join(
            plaintext.lines(one, width, hanging="   ")
            for one in (
                f"Within the middle 80 %: {round(found.coverage * found.n)} of {plural(found.n, 'outcome')}.",
                f"Where the outcomes lay in the forecasts, by tenths (should be flat): {pit}",
            )
        ),
    ]


def _table(methods: Sequence[Measured], keys: Sequence[str], width: int) -> str:
    rows = []
    for one in methods:
        means = [f"{one.losses[key].mean:.{PLACES[key]}f}" for key in keys]
        less = interval_text(one.less[keys[0]], PLACES[keys[0]]) if one.less else ""
        rows.append([one.name, *means, less, one.note])
    heads = ("", *(LABELS[key] for key in keys), f"{LABELS[keys[0]]}, filed less it", "")
    return plaintext.table(heads, rows, width, right=frozenset(range(1, len(keys) + 2)))


def _notes(found: Calibration) -> list[str]:
    out = ["Less is better. Brier: (p - [it happened])^2, 0 to 1, .25 for even odds."]
    out.append(f"Log: -ln of the probability of what happened, at most {-math.log(LEAST):.2f}.")
    if found.scales is not None:
        out.append("MAE of the median and CRPS in hundredths of the scale.")
    if found.questions >= ENOUGH:
        out.append("In brackets the 95 % bootstrap interval of the difference, questions drawn anew.")
    if found.hindsight:
        many = plural(found.hindsight, "entry looks", "entries look")
        out.append(f"{many} from a past day, by somebody who may have known the outcome.")
    return out


def calibration_json(found: Calibration) -> str:
    """{entries, resolved, void, questions, too_few, events {n, questions, brier, log, rivals, bins}, scales {...}}."""
    events, scales = found.events, found.scales
    data: dict[str, Any] = {
        "entries": found.entries,
        "resolved": found.resolved,
        "void": found.void,
        "questions": found.questions,
        "too_few": found.questions < ENOUGH,
        "hindsight": found.hindsight,
        "events": None
        if events is None
        else {
            "n": events.n,
            "questions": events.questions,
            **_losses(events.filed.losses),
            "rivals": {one.name: _rival(one) for one in events.rivals},
            "bins": [
                {"low": one.low, "high": one.high, "n": one.n, "p": one.p, "happened": one.happened / one.n}
                for one in events.bins
            ],
        },
        "scales": None
        if scales is None
        else {
            "n": scales.n,
            "questions": scales.questions,
            **_losses(scales.filed.losses),
            "coverage": scales.coverage,
            "pit": list(scales.pit),
            "rivals": {one.name: _rival(one) for one in scales.rivals},
        },
    }
    return dump(data)


def _losses(found: Mapping[str, Interval]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, one in found.items():
        out |= {key: one.mean, f"{key}_interval": None if one.low is None else [one.low, one.high]}
    return out


def _rival(one: Measured) -> dict[str, Any]:
    less = {f"filed_less_{key}": value for key, value in _losses(one.less).items()}
    return {**_losses(one.losses), **less, "note": one.note}
