"""A deal between two sides as JSON, and the schema of it."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.bargaining.results import Alone, Bargain, Offer, Outcome, Trade
from instantsia.report.data import SCHEMA
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, named, number, or_null, record, share, text, whole
from instantsia.stakeholders.files.deal.table import Issue


def bargain_json(found: Bargain) -> str:
    """What `bargain_schema` describes."""
    data = {
        "schema": SCHEMA,
        "file": found.deal.file,
        "sides": list(found.deal.sides),
        **fields(found, "draws seed drawn bundles chance acceptable frontier"),
        "terms": found.terms,
        "issues": {one.name: _issue(one, found.issues[one.name]) for one in found.deal.issues},
        "outcomes": {key: _outcome(one) for key, one in found.outcomes.items()},
        "stances": [{"stances": list(pair), **fields(one, "share worth round")} for pair, one in found.stances.items()],
        "trades": [_trade(one) for one in found.trades],
        "typical": found.typical,
        "talks": [_offer(one) for one in found.talks],
        "guessed": [one.told for one in found.deal.guessed],
        "notes": list(found.deal.notes),
        "left_out": [str(one) for one in found.deal.left_out],
        "unread": list(found.deal.unread),
    }
    return dump(data)


def _issue(issue: Issue, alone: Alone) -> dict[str, Any]:
    written = [
        {"best": one.best.raw, "worst": one.worst.raw, "weight": one.weight.raw, "wants": alone.wants[side]}
        for side, one in enumerate(issue.ends)
    ]
    weights = [{**side, "share": alone.weights[n]} for n, side in enumerate(written)]
    return {
        "unit": issue.unit,
        "note": issue.note,
        "sides": weights,
        **fields(alone, "range low high gap same both levels step"),
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    issues = {name: fields(level, "number options") for name, level in one.issues.items()}
    return {"share": one.share, "issues": issues, **fields(one, "worth round frontier below")}


def _trade(one: Trade) -> dict[str, Any]:
    to = {name: fields(level, "number options") for name, level in one.to.items()}
    return {"gives": list(one.gives), "gains": list(one.gains), "to": to, "share": one.share}


def _offer(one: Offer) -> dict[str, Any]:
    return fields(one, "round side levels worth taken")


def bargain_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `bargain_json` writes."""
    spread = record(
        {"median": number(""), "low": number("The tenth percentile."), "high": number("The ninetieth.")},
        "A number over the draws.",
    )
    both = {"type": "array", "items": spread, "minItems": 2, "maxItems": 2}
    level = record(
        {
            "number": or_null(spread, "Of a number where it ends up; null of a choice."),
            "options": named(share(""), "Of a choice the share of the draws in which each option stands."),
        },
        "Where an issue ends up.",
    )
    levels = named(level, "By issue.")
    side = record(
        {
            "best": text("As it is written."),
            "worst": text("As it is written."),
            "weight": text("As it is written."),
            "wants": text("more, less, or the option that it likes best."),
            "share": spread,
        },
        "What a side wants of the issue.",
    )
    issue = record(
        {
            "unit": text(""),
            "note": text("As it is written."),
            "sides": listed(side, "Of each side."),
            "range": share("Share of the draws in which the lines leave a range on this issue by itself."),
            "low": or_null(spread, "The lower end of what both would take."),
            "high": or_null(spread, "The upper end."),
            "gap": or_null(spread, "How far the lines are apart where there is no range."),
            "same": share("Share of the draws in which both want the same way."),
            "both": listed(text(""), "The options of a choice that both would take."),
            "levels": count("How many levels are looked at."),
            "step": number("How far they are apart between the lines; null of a choice.", null=True),
        },
        "",
    )
    outcome = record(
        {
            "share": share("Share of all draws in which there is a deal."),
            "issues": levels,
            "worth": or_null(both, "To each side; null where there is never a deal."),
            "round": or_null(spread, "In which it is agreed, from 1; null for what has no rounds."),
            "frontier": share("Share of the deals that no bundle betters for one side alone.", null=True),
            "below": or_null(spread, "How far the product of the gains is below that of Nash."),
        },
        "",
    )
    stance = record(
        {
            "stances": listed(text(""), "Of each side."),
            "share": share("Share of the draws with a range in which there is a deal.", null=True),
            "worth": or_null(listed(number(""), ""), "To each side, the medians."),
            "round": number("The median.", null=True),
        },
        "",
    )
    trade = record(
        {
            "gives": listed(text(""), "The issue on which each side gives way."),
            "gains": both,
            "to": levels,
            "share": share("Share of the draws in which both gain."),
        },
        "",
    )
    offer = record(
        {
            "round": count("From 1."),
            "side": {"enum": [0, 1], "description": "Which side offers."},
            "levels": named({"type": ["number", "string"]}, "By issue."),
            "worth": listed(number("", null=True), "To each side; null beyond a worst that it does not pass."),
            "taken": {"type": "boolean", "description": "Whether it was taken."},
        },
        "",
    )
    terms = record(
        {
            "stances": listed(text(""), "Of each side: a name, or an exponent."),
            "rounds": count(""),
            "together": {"type": "boolean", "description": "Whether both offer in each round."},
            "first": {"enum": [0, 1], "description": "Who offers first."},
            "knows": {"type": "boolean", "description": "Whether each knows what the other wants."},
            "firm": {"type": "boolean", "description": "Whether no side passes a worst on an issue with a range."},
            "keep": listed(share(""), "What each has without a deal."),
            "delay": listed(share(""), "What a round of waiting costs each of its gain."),
            "bundles": count("About so many were asked for."),
        },
        "How the talks are played.",
    )
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "description": "Version of this layout."},
        "file": text("Name of the table."),
        "sides": listed(text(""), "What the two are called; ours first."),
        "draws": count("How many were played: one where nothing is drawn."),
        "seed": count(""),
        "drawn": {"type": "boolean", "description": "Whether anything was drawn."},
        "bundles": count("How many there are."),
        "chance": share("Share of the draws with a range of agreement."),
        "acceptable": spread,
        "frontier": or_null(spread, "How many bundles that both would take are on the Pareto frontier."),
        "terms": terms,
        "issues": named(issue, "By issue."),
        "outcomes": named(
            outcome, "course, blind, patient, nash, kalai_smorodinsky, egalitarian, welfare: how each ends."
        ),
        "stances": listed(stance, "What each pair of stances brings."),
        "trades": listed(trade, "Pairs of issues on which both gain against the middles, the largest first."),
        "typical": count("The draw that is most like the others."),
        "talks": listed(offer, "Its offers."),
        "guessed": listed(text(""), "What was guessed about the table."),
        "notes": listed(text(""), "How it was read."),
        "left_out": listed(text(""), "Rows that are no issues."),
        "unread": listed(text(""), "Columns that are not looked at."),
    }
    return whole("A deal between two sides", "What `instantsia bargain TABLE --json` prints.", properties)
