"""The JSON Schema of the answer that `--json` prints, with what each number means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.report.conditional import conditional_schema
from instantsia.report.data import SCHEMA
from instantsia.report.inside import SCHEMA as INSIDE
from instantsia.report.other_side.answer import SCHEMA as OTHER_SIDE
from instantsia.report.over_time import SCHEMA as OVER_TIME
from instantsia.report.schema_parts import DIALECT, count, listed, named, number, or_null, record, share, text


def answer_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `data.to_json` writes."""
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "description": "Version of this layout."},
        "case": text("Name of the case: the name of its folder."),
        "seed": {"type": "integer", "minimum": 0, "description": "Whose random numbers."},
        "draws": {"type": "integer", "minimum": 1, "description": "How many versions of the case were played."},
        "vantage": {
            "enum": ["forecast", "explanation"],
            "description": "forecast: later claims are shut (as_of, known_by); explanation: everything is known.",
        },
        "as_of": text("Day, as 1957-06-17: only what was so by then counts, as it is known today.", null=True),
        "known_by": text("Day: only what had been told by then counts.", null=True),
        "changes": listed(text(""), "Every --set, --without and --assume, as it was typed."),
        "counts": record(
            {
                "numbers": count("Paths that are read in at least one draw: positions, constants, debts, hazards."),
                "claimed": count("Those of them with a claim that is open at this vantage."),
                "assumed": count("The rest, defaults and values of --set among them."),
                "deciding": or_null(
                    count(
                        "How many of them move the headline by at least .05 between the lower and the upper fifth of "
                        "their own range, beyond two standard errors."
                    ),
                    "Null where nothing is settled on a scale.",
                ),
            },
            "How much of the case has a source. Credences are not counted.",
        ),
        "events": named(
            {"$ref": "#/$defs/event"},
            "Conditions over what happened, in shares of all draws; the first is the headline, and whatever names no "
            "other target is about it. A condition on a step that did not happen is false.",
        ),
        "beside": record(
            {
                "own": _beside("The analyst's own number (--own)."),
                "base_rate": _beside("How often such things happen, from a reference class (--base-rate)."),
                "unchanged": _beside("The chance without what was changed, on the same draws."),
            },
            "What stands beside the headline; it changes nothing in it.",
        ),
        "conditional": conditional_schema(),
        "steps": named({"$ref": "#/$defs/step"}, "What comes of each step, among the draws in which it happened."),
        "decisions": named(
            {"$ref": "#/$defs/decisions"},
            "By issue: what was decided, announced, recorded and done, kept apart, in shares of all draws.",
        ),
        "values": named(
            {"$ref": "#/$defs/value"},
            "By issue: where it is settled on its scale, among the draws in which it is; empty where nothing is.",
        ),
        "opposite": listed(
            record(
                {
                    "actor": text("Who would have to stand elsewhere."),
                    "issue": text("On which issue."),
                    "said": text("Their position as it was written; null where blank or told by claims.", null=True),
                    "blank": {"type": "boolean", "description": "Whether nothing was said of it."},
                    "at": number("The point of the scale at which the headline crosses one half."),
                    "side": {"enum": ["below", "above"], "description": "Where the opposite is likelier."},
                    "step": number("How finely that point is known, in units of the scale; it is rounded to it."),
                    "low": number("The stretch of the scale in which it lies: its low end."),
                    "high": number("Its high end."),
                },
                "",
            ),
            "Where one actor alone would have to stand for the opposite of the headline to be likelier: at most five, "
            "found by halving the scale on the same draws. Empty where no single position tips it.",
        ),
        "blank": or_null(
            record(
                {
                    "actor": text("Of whom nothing was said."),
                    "issue": text("On which issue."),
                    "low": number("The low end of the scale."),
                    "high": number("The high end."),
                    "p_low": share("The headline with them at the low end."),
                    "p_high": share("With them at the high end."),
                },
                "Of the positions that were left blank the one that moves the headline most.",
            ),
            "Null where none was.",
        ),
        "range_from": record(
            {
                "assumptions": share("Width of the headline's range when only assumptions are held far out."),
                "evidence": share("When only credences are."),
                "models": share("When it is settled by another model."),
                "regime": share("When it is voted instead of bargained out, or the other way round."),
                "errors": share("When past errors are those of other decisions, as drawn anew."),
            },
            "Each at its own three strongest groups, so they need not add up; 0 where nothing has a range.",
        ),
        "band": {
            "description": "5-95 % of the headline over some hundred re-drawn sets of assumptions (--band), else null.",
            "oneOf": [
                {"type": "null"},
                {"type": "array", "prefixItems": [share(""), share("")], "items": False, "minItems": 2},
            ],
        },
        "variance": or_null(
            record(
                {
                    "assumptions": share("First-order share of the assumptions."),
                    "evidence": share("First-order share of the doubt about sources, tellers and claims."),
                    "models": share("First-order share of the choice between models."),
                    "chance": share("What remains when assumptions, evidence and models are known."),
                    "together": number("One less the sum of the others: what they do only jointly."),
                },
                "How much one draw differs from the next, not how wrong p may be.",
            ),
            "Null where p is under .02 or over .98.",
        ),
        "doubts": listed(
            record(
                {
                    "id": text("As it is addressed: source.minutes, teller.alder, coder, claim.c3."),
                    "kind": {"enum": ["source", "part", "teller", "coder", "claim"], "description": "What is doubted."},
                    "share": number(
                        "s(1 - s)(p_if_stands - p_if_falls)^2 / (p(1 - p)), s being how often it stands.", minimum=0
                    ),
                    "p_if_stands": share(
                        "The headline with it forced to stand: first reading, part open, teller always believed, "
                        "first coder heard, claim chosen."
                    ),
                    "p_if_falls": share(
                        "The headline with it forced to fall: last reading, part shut, teller never believed, "
                        "last coder heard, claim removed."
                    ),
                    "tipping": share(
                        "The credence at which the headline crosses one half, all else as drawn; null if it does not.",
                        null=True,
                    ),
                },
                "",
            ),
            "Sources, parts, tellers, the choice between coders, and claims, the largest share first.",
        ),
        "assumptions": listed(
            record(
                {
                    "id": text("Its path, or the name of the group that errs together."),
                    "value": text("As it would be typed; a group's in the order of its members."),
                    "range": text("The range allowed for it, likewise; null where it is fixed.", null=True),
                    "group": text("With what it errs together.", null=True),
                    "why": text("The reason given."),
                    "source": text("Where it is written: case, default, table or command line."),
                    "moves": number(
                        "The headline in the upper fifth of its own random number less that in the lower fifth; null "
                        "without a range.",
                        null=True,
                        minimum=-1,
                        maximum=1,
                    ),
                    "p_low": share(
                        "The headline with it held at its tenth percentile; null where not held.", null=True
                    ),
                    "p_high": share("Likewise at its ninetieth.", null=True),
                    "tipping": number(
                        "Without a range: the value at which the headline crosses one half, from a sweep of nine.",
                        null=True,
                    ),
                },
                "",
            ),
            "Everything that is assumed, constants and defaults among it.",
        ),
        "score": {
            "$ref": "#/$defs/scores",
            "description": "Of a forecast: how far it was from what happened. Null in an explanation, in a what-if and "
            "where no record is known. One case does not tell how good the method is.",
        },
        "fit": {
            "$ref": "#/$defs/scores",
            "description": "Of an explanation: the same numbers with everything known. Else null.",
        },
        "warnings": listed(text(""), "What a reader should know, each with its code."),
        **INSIDE,
        **OVER_TIME,
        **OTHER_SIDE,
        "machine": {
            "type": "object",
            "description": "Whatever depends on the machine: seconds, folder, versions. No part of the answer.",
        },
    }
    return {
        "$schema": DIALECT,
        "title": "Answer of Instantsia",
        "description": "What is printed by --json. Shares are 0-1, rounded to six decimals once; null: nothing to say.",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in ("machine", *INSIDE, *OVER_TIME, *OTHER_SIDE)],
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _beside(what: str) -> dict[str, Any]:
    known = record(
        {
            "p": share("The number."),
            "difference": number("It less the headline; null where that is not known.", -1, 1, null=True),
        },
        what,
    )
    return or_null(known, "Null where none was given.")


def _definitions() -> dict[str, Any]:
    told: dict[str, Any] = {
        "p": share("The share of draws; null where there are none.", null=True),
        "mcse": share("Its Monte Carlo error, the root of p(1 - p)/n.", null=True),
        "low": share(
            "Low end of the stress range: p with the three strongest groups of judgements held far out together; not "
            "a confidence interval. Null where fewer than 200 draws are left.",
            null=True,
        ),
        "high": share("Its high end, likewise.", null=True),
        "shown": text('In words, in ASCII: "likely, 0.70 (0.55-0.80)"; empty where there is nothing to say.'),
        "said": text(
            'As the screen says it: "likely, 70 % (55-80 %)", with the word of p as printed and, where the range '
            'crosses one half, "could go either way".'
        ),
    }
    shares = named(share(""), "")
    return {
        "event": record({"text": text("The sentence that is true where it happens.")} | told, "An event."),
        "outcome": record(told, "One thing that can come of a step, or undecided."),
        "step": record(
            {
                "happened": record({"p": told["p"], "mcse": told["mcse"]}, "Share of all draws in which it happened."),
                "given": {"type": "boolean", "description": "Whether its course is drawn from the record."},
                "outcomes": named({"$ref": "#/$defs/outcome"}, "Empty for a step that decides nothing."),
                "votes": named(
                    shares, "By actor: shares of each option, of abstain and absent, adding to 1; same draws."
                ),
                "pivotal": named(
                    share(""),
                    "By actor: share of those draws in which their vote alone, changed, changes the decision; where "
                    "the members are heard, in which it is another without their word (of who decides: without "
                    "them, the heir deciding or nobody). Printed as swing vote or unheard.",
                ),
                "swing": named(
                    share(""),
                    "By actor: share in which the decision changes when all that is their own (position, claims about "
                    "it, ballots), in this step and in any other, is drawn anew and everything else kept. Printed as "
                    "resampled.",
                ),
            },
            "A step.",
        ),
        "value": _value(told),
        "decisions": record(
            {name: or_null(shares, f"What was {name}; null where no step says it.") for name in _KEPT_APART}
            | {
                "by_the_record": named(
                    shares,
                    "What claims say was announced, recorded or done, undecided where none stands: told, not played.",
                )
            },
            "Shares of each option, undecided among them.",
        ),
        "scores": or_null(named({"$ref": "#/$defs/score"}, "By step."), ""),
        "score": record(
            {
                "record": named(share(""), "What is held to have happened, and with which chance."),
                "ours": named(share(""), "What was given to each side."),
                "among": text("Among which draws, where not all."),
                "brier": number(
                    "Sum over the options of the squared difference, a mean over the record's doubt.", 0, 2
                ),
                "log": number("Minus the natural logarithm of what was given to what happened.", 0, null=True),
                "rivals": named(
                    record(
                        {
                            "brier": number("The Brier score of that rival.", 0, 2),
                            "log": number("Its log score.", 0, null=True),
                            "note": text("Such as how many seats were stated."),
                        },
                        "",
                    ),
                    "Simple forecasts beside it: even odds, head count, nothing changes.",
                ),
            },
            "How far a step's forecast was from the record.",
        ),
    }


def _value(told: Mapping[str, Any]) -> dict[str, Any]:
    quantiles = ("q05", "q10", "q25", "q75", "q90", "q95")
    beyond = {
        "line": number("The point of the scale that matters; the line itself is not beyond."),
        "side": {"enum": ["above", "below"], "description": "Which side of it is beyond."},
    }
    return record(
        {
            "step": text("The step that settles it."),
            "mean": number("Over the draws in which it is settled, in points of the scale."),
            "median": number("Likewise; a drawn value, as the quantiles are."),
            **{name: number(f"{int(name[1:])} % of the draws lie at it or below.") for name in quantiles},
            "at_low": share("Share of draws at the low end of the scale."),
            "at_high": share("At its high end."),
            "beyond": or_null(record(beyond | dict(told), "Share of draws beyond the line."), "Null without a line."),
            "low": number("How low the mean would lie at the corners held for the headline."),
            "high": number("How high, likewise."),
            "stretch": text("The stretch of the scale in which the median lies.", null=True),
            "stretches": named(share(""), "Share of draws in each stretch."),
            "models": named(
                record(
                    {
                        "share": share("Share of draws settled by it."),
                        "p": share("The headline with it in every draw; null where there is but one.", null=True),
                    },
                    "",
                ),
                "By which model it is settled.",
            ),
            "blocked": share("Share of draws in which the status quo is forecast since nothing else can be had."),
            "dressed": {
                "type": "boolean",
                "description": "Whether past errors of the method are added, or votes other than were stated.",
            },
            "regime": {"enum": ["vote", "bargain"], "description": "Whether it is voted or bargained out."},
            "spread": number(
                "How far positions lie apart on average, in points of the scale; null where it is voted.", null=True
            ),
            "undressed": {
                "anyOf": [
                    record(
                        {
                            "q10": number("Tenth percentile."),
                            "median": number("Median."),
                            "q90": number("Ninetieth percentile."),
                            "beyond": share("Share of draws beyond the line; null where there is none.", null=True),
                        },
                        "The settlement by the numbers alone, over the replayed draws.",
                    ),
                    {"type": "null"},
                ],
                "description": "What it would be without past errors of the method; null where none are added.",
            },
            "status_quo": {
                "type": ["array", "null"],
                "items": number(""),
                "minItems": 2,
                "maxItems": 2,
                "description": "Lowest and highest point that may hold if nothing is decided.",
            },
            "parts": listed(
                share(""), "Share of draws in each of 25 equal parts of the scale, without those at its very ends."
            ),
            "actors": named(
                record(
                    {
                        "said": text(
                            "Their position as it was written; null where blank or told by claims.", null=True
                        ),
                        "blank": {"type": "boolean", "description": "Whether nothing was said of it."},
                        "p10": number("Tenth percentile of their position over the draws."),
                        "p50": number("Its median."),
                        "p90": number("Its ninetieth percentile."),
                        "salience": number("Median; null where it is not looked at.", 0, null=True),
                        "capability": number("Likewise.", 0, null=True),
                        "votes": number("Likewise.", 0, null=True),
                        "veto": {"type": "boolean", "description": "Whether nothing is carried against them."},
                    },
                    "",
                ),
                "Whoever takes part, and what they bring.",
            ),
            "shown": text('"about 47 (middle 80 %: 12 to 88), partial ban": the median.'),
            "said": text('The same as the screen says it: "expected about 47, 80 % interval 12 to 88, partial ban".'),
        },
        "Where an issue is settled on its scale.",
    )


_KEPT_APART: Sequence[str] = ("decided", "announced", "recorded", "done")
