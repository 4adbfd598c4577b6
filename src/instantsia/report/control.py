"""A score beside its controls: on the screen, and as JSON."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.control.control import Control, ControlStep, Measured, Shuffled
from instantsia.report import plaintext
from instantsia.report.json_text import dump, fields
from instantsia.report.plaintext import INDENT
from instantsia.report.schema_parts import count, listed, named, number, or_null, record, share, text, whole
from instantsia.report.sentences import controls
from instantsia.report.wording.magnitudes import score_text
from instantsia.report.wording.proportions import probability_text

HEADS = ("", "given", "Brier", "log", "Brier, middle 80 %")
OFF_HEADS = ("", "off by", "middle 80 %")


def screen(found: Control, width: int = 80) -> str:
    """What was shuffled, and for each scored step its score, the shuffles' and the erased one's."""
    width = max(width, plaintext.LEAST_WIDTH)
    head = f"{found.case} {plaintext.DOT} {controls.head(found)}"
    out = [plaintext.entry(line, width) for line in (head, controls.size(found), controls.HOW)]
    out += [plaintext.item(line, width) for line in controls.pools(found)]
    for step in found.steps:
        out += ["", plaintext.entry(controls.title(step), width)]
        table = plaintext.table(HEADS, _rows(step), width - len(INDENT), right=frozenset(range(1, len(HEADS))))
        out += [f"{INDENT}{line}".rstrip() for line in table.split("\n") if line.strip("- ")]
        out.append(plaintext.indented(controls.verdict(step, found), width))
    out += _milestones(found, width) if found.milestones else []
    return "\n".join([*out, "", plaintext.entry(controls.ONE_CASE, width)])


def _milestones(found: Control, width: int) -> list[str]:
    """What a score of milestones is, then each with its score, the shuffles' and the erased one's."""
    out = ["", plaintext.entry(controls.OFF_BY, width)]
    for one in found.milestones:
        rows = [("as claimed", f"{one.real.crps:.2f}", "")]
        if one.shuffled is not None:
            rows.append(("shuffled", f"{one.shuffled.crps:.2f}", f"{one.shuffled.low:.2f}-{one.shuffled.high:.2f}"))
        if one.erased is not None:
            rows.append(("erased", f"{one.erased:.2f}", ""))
        table = plaintext.table(OFF_HEADS, rows, width - len(INDENT), right=frozenset((1, 2)))
        out += ["", plaintext.entry(controls.milestone_title(one), width)]
        out += [f"{INDENT}{line}".rstrip() for line in table.split("\n") if line.strip("- ")]
        out.append(plaintext.indented(controls.milestone_verdict(one, found), width))
    return out


def _rows(step: ControlStep) -> list[tuple[str, ...]]:
    shuffled = step.shuffled
    rows: list[tuple[str, Measured | Shuffled, str]] = [("as claimed", step.real, "")]
    if shuffled is not None:
        ends = f"{score_text(shuffled.brier_low)}-{score_text(shuffled.brier_high)}"
        rows.append(("shuffled", shuffled, ends))
    if step.erased is not None:
        rows.append(("erased", step.erased, ""))
    return [
        (name, probability_text(one.given), score_text(one.brier), score_text(one.log), ends)
        for name, one, ends in rows
    ]


def control_json(found: Control) -> str:
    """One object: what was played, pools[], steps{}, milestones{}; see `control_schema`."""
    data: dict[str, Any] = {
        **fields(found, "case kind as_of known_by chosen seed draws shuffles"),
        "pools": [{**fields(pool, "about claims"), "actors": pool.paths, "told": pool.told} for pool in found.pools],
        "steps": {
            step.step: {
                **fields(step, "record among real mcse shuffled erased"),
                "said": controls.verdict(step, found),
            }
            for step in found.steps
        },
        "milestones": {
            one.real.milestone: {
                **fields(one.real, "record every turns crps rivals"),
                **fields(one, "shuffled erased"),
                "said": controls.milestone_verdict(one, found),
            }
            for one in found.milestones
        },
    }
    return dump(data)


def control_schema() -> dict[str, Any]:
    """The JSON Schema of what `control_json` writes."""
    three = {
        "given": share("What was given to what is held to have happened, a mean over the record's doubt."),
        "brier": number("Brier score, a sum over the options.", 0, 2),
        "log": number("Minus the natural logarithm of what was given to what happened.", 0),
    }
    measured = record(three, "Its scores; less is better.")
    shuffled = record(
        {
            **three,
            "brier_low": number("Tenth percentile of the shuffles' Brier scores.", 0, 2),
            "brier_high": number("Their ninetieth.", 0, 2),
            "as_well": count("How many shuffles have a Brier score as good as the real one or better."),
            "as_well_log": count("How many have such a log score."),
            "same": {"type": "boolean", "description": "Whether all of them score as the real one does."},
            "p_value": share("(as_well + 1) / (shuffles + 1)."),
        },
        "Means over the shuffles, and how many score as well.",
    )
    step = record(
        {
            "record": named(share(""), "What is held to have happened, and with which chance."),
            "among": text("Among which draws, where not all."),
            "real": measured,
            "mcse": number("Monte Carlo error of what was given; null where the record is in doubt.", 0, null=True),
            "shuffled": or_null(shuffled, "Null where it happens in no shuffle."),
            "erased": or_null(measured, "Null where it does not happen with the claims erased."),
            "said": text("The same in plain words."),
        },
        "",
    )
    milestone = record(
        {
            "record": named(share(""), "By first day of a turn, or never: the chance that it was reached then."),
            "every": text("The rhythm of the turns."),
            "turns": count("How many there are."),
            "crps": number("Continuous ranked probability score in turns; less is better.", 0),
            "rivals": named(number("", 0), "The same of what is said whatever the case."),
            "shuffled": or_null(
                record(
                    {
                        "crps": number("Mean.", 0),
                        "low": number("Tenth percentile.", 0),
                        "high": number("Ninetieth percentile.", 0),
                        "as_well": count("How many shuffles score as well as the real one or better."),
                        "same": {"type": "boolean", "description": "Whether all of them score as the real one does."},
                        "p_value": share("(as_well + 1) / (shuffles + 1)."),
                    },
                    "The score over the shuffles.",
                ),
                "Null where no claim of its record stands in any draw.",
            ),
            "erased": number("The score with the claims erased.", 0, null=True),
            "said": text("The same in plain words."),
        },
        "",
    )
    return whole(
        "Control of Instantsia",
        "What `instantsia control CASE --json` prints.",
        {
            "case": text("Name of the case."),
            "kind": {"enum": ["score", "fit"], "description": "fit: with everything known, every step played."},
            "as_of": text("Day: only what was so by then.", null=True),
            "known_by": text("Day: only what had been told by then.", null=True),
            "chosen": {
                "enum": ["asked", "case", "record"],
                "description": "Who named the day: whoever asked, the case, or record: the day before the first step "
                "of its record.",
            },
            "seed": count("Whose random numbers."),
            "draws": count("How many versions were played of each."),
            "shuffles": count("How often the claims were dealt anew."),
            "pools": listed(
                record(
                    {
                        "about": text("The number, of whichever actor: *.post."),
                        "claims": count("How many claims are open about it."),
                        "actors": listed(text(""), "Paths of the actors of whom it is read."),
                        "told": listed(text(""), "Those about which a claim is open."),
                    },
                    "",
                ),
                "What was shuffled among whom.",
            ),
            "steps": named(step, "By step that is scored."),
            "milestones": named(milestone, "By milestone of two sides that is scored, SUBJECT.LEVEL."),
        },
    )
