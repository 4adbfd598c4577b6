"""The JSON Schema of the answer that `--json` prints, with what each number means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from instantsia.report.conditional import conditional_schema
from instantsia.report.data import SCHEMA
from instantsia.report.schema_words import DIALECT
from instantsia.report.schema_words import count as _count
from instantsia.report.schema_words import item_list as _list
from instantsia.report.schema_words import named as _named
from instantsia.report.schema_words import number as _number
from instantsia.report.schema_words import object_of as _object
from instantsia.report.schema_words import or_null as _or_null
from instantsia.report.schema_words import share as _share
from instantsia.report.schema_words import text as _text


def answer_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `data.to_json` writes."""
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "description": "Version of this layout."},
        "case": _text("Name of the case: the name of its folder."),
        "seed": {"type": "integer", "minimum": 0, "description": "Whose random numbers."},
        "draws": {"type": "integer", "minimum": 1, "description": "How many versions of the case were played."},
        "vantage": {
            "enum": ["forecast", "explanation"],
            "description": "forecast: later claims are shut (as_of, known_by); explanation: everything is known.",
        },
        "as_of": _text("Day, as 1957-06-17: only what was so by then counts, as it is known today.", null=True),
        "known_by": _text("Day: only what had been told by then counts.", null=True),
        "changes": _list(_text(""), "Every --set, --without and --assume, as it was typed."),
        "counts": _object(
            {
                "numbers": _count("Paths that are read in at least one draw: positions, constants, debts, hazards."),
                "claimed": _count("Those of them with a claim that is open at this vantage."),
                "assumed": _count("The rest, defaults and values of --set among them."),
                "deciding": _or_null(
                    _count(
                        "How many of them move the headline by at least .05 between the lower and the upper fifth of "
                        "their own range, beyond two standard errors."
                    ),
                    "Null where nothing is settled on a scale.",
                ),
            },
            "How much of the case has a source. Credences are not counted.",
        ),
        "events": _named(
            {"$ref": "#/$defs/event"},
            "Conditions over what happened, in shares of all draws; the first is the headline, and whatever names no "
            "other target is about it. A condition on a step that did not happen is false.",
        ),
        "conditional": conditional_schema(),
        "steps": _named({"$ref": "#/$defs/step"}, "What comes of each step, among the draws in which it happened."),
        "decisions": _named(
            {"$ref": "#/$defs/decisions"},
            "By issue: what was decided, announced, recorded and done, kept apart, in shares of all draws.",
        ),
        "values": _named(
            {"$ref": "#/$defs/value"},
            "By issue: where it is settled on its scale, among the draws in which it is; empty where nothing is.",
        ),
        "opposite": _list(
            _object(
                {
                    "actor": _text("Who would have to stand elsewhere."),
                    "issue": _text("On which issue."),
                    "said": _text("Their position as it was written; null where blank or told by claims.", null=True),
                    "blank": {"type": "boolean", "description": "Whether nothing was said of it."},
                    "at": _number("The point of the scale at which the headline crosses one half."),
                    "side": {"enum": ["below", "above"], "description": "Where the opposite is likelier."},
                },
                "",
            ),
            "Where one actor alone would have to stand for the opposite of the headline to be likelier: at most five, "
            "from a sweep of nine on the same draws. Empty where no single position tips it.",
        ),
        "blank": _or_null(
            _object(
                {
                    "actor": _text("Of whom nothing was said."),
                    "issue": _text("On which issue."),
                    "low": _number("The low end of the scale."),
                    "high": _number("The high end."),
                    "p_low": _share("The headline with them at the low end."),
                    "p_high": _share("With them at the high end."),
                },
                "Of the positions that were left blank the one that moves the headline most.",
            ),
            "Null where none was.",
        ),
        "range_from": _object(
            {
                "assumptions": _share("Width of the headline's range when only assumptions are held far out."),
                "evidence": _share("When only credences are."),
                "models": _share("When only the choice of model is."),
            },
            "Each at its own three strongest groups, so they need not add up; 0 where nothing has a range.",
        ),
        "band": {
            "description": "5-95 % of the headline over some hundred re-drawn sets of assumptions (--band), else null.",
            "oneOf": [
                {"type": "null"},
                {"type": "array", "prefixItems": [_share(""), _share("")], "items": False, "minItems": 2},
            ],
        },
        "variance": _or_null(
            _object(
                {
                    "assumptions": _share("First-order share of the assumptions."),
                    "evidence": _share("First-order share of the doubt about sources, tellers and claims."),
                    "models": _share("First-order share of the choice between models."),
                    "chance": _share("What remains when assumptions, evidence and models are known."),
                    "together": _number("One less the sum of the others: what they do only jointly."),
                },
                "How much one draw differs from the next, not how wrong p may be.",
            ),
            "Null where p is under .02 or over .98.",
        ),
        "doubts": _list(
            _object(
                {
                    "id": _text("As it is addressed: source.minutes, teller.alder, claim.c3."),
                    "kind": {"enum": ["source", "part", "teller", "claim"], "description": "What is doubted."},
                    "share": _number(
                        "s(1 - s)(p_if_stands - p_if_falls)^2 / (p(1 - p)), s being how often it stands.", minimum=0
                    ),
                    "p_if_stands": _share(
                        "The headline with it forced to stand: first reading, part open, teller always believed, claim "
                        "chosen."
                    ),
                    "p_if_falls": _share(
                        "The headline with it forced to fall: last reading, part shut, teller never believed, claim "
                        "removed."
                    ),
                    "tipping": _share(
                        "The credence at which the headline crosses one half, all else as drawn; null if it does not.",
                        null=True,
                    ),
                },
                "",
            ),
            "Sources, parts, tellers and claims, the largest share first.",
        ),
        "assumptions": _list(
            _object(
                {
                    "id": _text("Its path, or the name of the group that errs together."),
                    "value": _text("As it would be typed; a group's in the order of its members."),
                    "range": _text("The range allowed for it, likewise; null where it is fixed.", null=True),
                    "group": _text("With what it errs together.", null=True),
                    "why": _text("The reason given."),
                    "source": _text("Where it is written: case, default, table or command line."),
                    "moves": _number(
                        "The headline in the upper fifth of its own random number less that in the lower fifth; null "
                        "without a range.",
                        null=True,
                        minimum=-1,
                        maximum=1,
                    ),
                    "p_low": _share(
                        "The headline with it held at its tenth percentile; null where not held.", null=True
                    ),
                    "p_high": _share("Likewise at its ninetieth.", null=True),
                    "tipping": _number(
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
        "warnings": _list(_text(""), "What a reader should know, each with its code."),
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
        "required": [name for name in properties if name != "machine"],
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Any]:
    told: dict[str, Any] = {
        "p": _share("The share of draws; null where there are none.", null=True),
        "mcse": _share("Its Monte Carlo error, the root of p(1 - p)/n.", null=True),
        "low": _share(
            "Low end of the stress range: p with the three strongest groups of judgements held far out together; not "
            "a confidence interval. Null where fewer than 200 draws are left.",
            null=True,
        ),
        "high": _share("Its high end, likewise.", null=True),
        "shown": _text('The words on screen: "likely, 0.70 (0.55-0.80)"; empty where there is nothing to say.'),
    }
    shares = _named(_share(""), "")
    return {
        "event": _object({"text": _text("The sentence that is true where it happens.")} | told, "An event."),
        "outcome": _object(told, "One thing that can come of a step, or undecided."),
        "step": _object(
            {
                "happened": _object({"p": told["p"], "mcse": told["mcse"]}, "Share of all draws in which it happened."),
                "given": {"type": "boolean", "description": "Whether its course is drawn from the record."},
                "outcomes": _named({"$ref": "#/$defs/outcome"}, "Empty for a step that decides nothing."),
                "votes": _named(
                    shares, "By actor: shares of each option, of abstain and absent, adding to 1; same draws."
                ),
                "pivotal": _named(
                    _share(""),
                    "By actor: share of those draws in which their vote alone, changed, changes the decision.",
                ),
                "swing": _named(
                    _share(""),
                    "By actor: share in which the decision changes when all that is their own (position, claims about "
                    "it, ballot) is drawn anew and everything else kept.",
                ),
            },
            "A step.",
        ),
        "value": _value(told),
        "decisions": _object(
            {name: _or_null(shares, f"What was {name}; null where the case says nothing.") for name in _KEPT_APART},
            "Shares of each option, undecided among them.",
        ),
        "scores": _or_null(_named({"$ref": "#/$defs/score"}, "By step."), ""),
        "score": _object(
            {
                "record": _named(_share(""), "What is held to have happened, and with which chance."),
                "ours": _named(_share(""), "What was given to each side."),
                "among": _text("Among which draws, where not all."),
                "brier": _number(
                    "Sum over the options of the squared difference, a mean over the record's doubt.", 0, 2
                ),
                "log": _number("Minus the natural logarithm of what was given to what happened.", 0, null=True),
                "rivals": _named(
                    _object(
                        {
                            "brier": _number("The Brier score of that rival.", 0, 2),
                            "log": _number("Its log score.", 0, null=True),
                            "note": _text("Such as how many seats were stated."),
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
        "line": _number("The point of the scale that matters; the line itself is not beyond."),
        "side": {"enum": ["above", "below"], "description": "Which side of it is beyond."},
    }
    return _object(
        {
            "step": _text("The step that settles it."),
            "mean": _number("Over the draws in which it is settled, in points of the scale."),
            "median": _number("Likewise; a drawn value, as the quantiles are."),
            **{name: _number(f"{int(name[1:])} % of the draws lie at it or below.") for name in quantiles},
            "at_low": _share("Share of draws at the low end of the scale."),
            "at_high": _share("At its high end."),
            "beyond": _or_null(_object(beyond | dict(told), "Share of draws beyond the line."), "Null without a line."),
            "low": _number("How low the mean would lie at the corners held for the headline."),
            "high": _number("How high, likewise."),
            "stretch": _text("The stretch of the scale in which the median lies.", null=True),
            "stretches": _named(_share(""), "Share of draws in each stretch."),
            "models": _named(
                _object(
                    {
                        "share": _share("Share of draws settled by it."),
                        "p": _share("The headline with it in every draw; null where there is but one.", null=True),
                    },
                    "",
                ),
                "By which model it is settled.",
            ),
            "blocked": _share("Share of draws in which the status quo is forecast since nothing else can be had."),
            "dressed": {"type": "boolean", "description": "Whether past errors of the method are added."},
            "undressed": {
                "anyOf": [
                    _object(
                        {
                            "q10": _number("Tenth percentile."),
                            "median": _number("Median."),
                            "q90": _number("Ninetieth percentile."),
                            "beyond": _share("Share of draws beyond the line; null where there is none.", null=True),
                        },
                        "The settlement by the numbers alone, over the first 2,000 draws.",
                    ),
                    {"type": "null"},
                ],
                "description": "What it would be without past errors of the method; null where none are added.",
            },
            "status_quo": {
                "type": ["array", "null"],
                "items": _number(""),
                "minItems": 2,
                "maxItems": 2,
                "description": "Lowest and highest point that may hold if nothing is decided.",
            },
            "parts": _list(
                _share(""), "Share of draws in each of 25 equal parts of the scale, without those at its very ends."
            ),
            "actors": _named(
                _object(
                    {
                        "said": _text(
                            "Their position as it was written; null where blank or told by claims.", null=True
                        ),
                        "blank": {"type": "boolean", "description": "Whether nothing was said of it."},
                        "p10": _number("Tenth percentile of their position over the draws."),
                        "p50": _number("Its median."),
                        "p90": _number("Its ninetieth percentile."),
                        "salience": _number("Median; null where it is not looked at.", 0, null=True),
                        "capability": _number("Likewise.", 0, null=True),
                        "votes": _number("Likewise.", 0, null=True),
                        "veto": {"type": "boolean", "description": "Whether nothing is carried against them."},
                    },
                    "",
                ),
                "Whoever takes part, and what they bring.",
            ),
            "shown": _text('"about 47 (middle 80 %: 12 to 88), partial ban": the median.'),
        },
        "Where an issue is settled on its scale.",
    )


_KEPT_APART: Sequence[str] = ("decided", "announced", "recorded", "done")
