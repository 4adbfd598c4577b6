"""What could be seen or found out, and what it would tell: on the screen, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from instantsia.analysis.results import Share, Signpost, Signposts
from instantsia.report import plaintext
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, number, record, share, text, whole
from instantsia.report.sentences import signs
from instantsia.report.wording.proportions import probability_text

HEADS = ("if it is so", "seen", "when", "p if so", "p if not", "bits")
LISTED = 20


def screen(found: Signposts, width: int = 80, *, most: int | None = LISTED) -> str:
    """A table, the most telling first; at most `width` wide (not under 40).

    most   how many rows; None for all
    """
    width = max(width, plaintext.LEAST_WIDTH)
    head = f"{found.case} {plaintext.DOT} {signs.head(found)}"
    out = [plaintext.entry(line, width) for line in (head, signs.question(found))]
    rows = [row(one, found) for one in found.signposts[:most]]
    if rows:
        out += ["", plaintext.table(HEADS, rows, width, right=frozenset({1, 3, 4, 5})), ""]
        out.append(plaintext.entry(signs.NOTE, width))
    else:
        out.append(plaintext.entry(signs.nothing(found), width))
    if len(found.signposts) > len(rows):
        out.append(plaintext.entry(f"{len(found.signposts) - len(rows)} more tell less (--all lists them).", width))
    if signs.left_out(found):
        out.append(plaintext.entry(signs.left_out(found), width))
    return "\n".join(out)


def row(one: Signpost, found: Signposts) -> Sequence[str]:
    """What is seen, how often, when, the headline if so and if not with its Monte Carlo error, bits."""
    return (
        signs.clause(one.what, found.names),
        probability_text(one.seen.p),
        signs.when(one),
        _with_error(one.p_if_seen),
        _with_error(one.p_if_not),
        f"{one.bits:.3f}",
    )


def _with_error(one: Share) -> str:
    return "" if one.p is None else f"{one.p:.2f} +-{one.mcse or 0:.3f}"


def signposts_json(found: Signposts) -> str:
    """One object: the headline, signposts[], what was left out; see `signposts_schema`."""
    data: dict[str, Any] = {
        **fields(found, "case as_of known_by seed draws headline"),
        "p": fields(found.p, "p mcse"),
        "uncertainty": found.uncertainty,
        "signposts": [
            {
                **fields(one.what, "id kind subject"),
                "actor": one.what.actor or None,
                "option": one.what.option or None,
                "by": one.what.by or None,
                "text": signs.clause(one.what, found.names),
                **fields(one, "first last find_out"),
                **{name: fields(getattr(one, name), "p mcse") for name in ("seen", "p_if_seen", "p_if_not")},
                "bits": one.bits,
            }
            for one in found.signposts
        ],
        "left_out": fields(found, "rare silent fewest"),
    }
    return dump(data)


def signposts_schema() -> dict[str, Any]:
    """The JSON Schema of what `signposts_json` writes."""

    def told(description: str) -> dict[str, Any]:
        return record(
            {"p": share(""), "mcse": number("Its Monte Carlo error, the root of p(1 - p)/n.", 0)}, description
        )

    one = record(
        {
            "id": text("As it would be typed in a condition, where there is one."),
            "kind": {
                "enum": ["happened", "outcome", "vote", "fact", "event", "arrival", "milestone", "position"],
                "description": "What kind of thing is seen.",
            },
            "subject": text("The step, fact, event or issue."),
            "actor": text("Whose vote or position it is.", null=True),
            "option": text("What was decided or voted for; of a position the upper end of its scale.", null=True),
            "by": text("Day by which, of steps that repeat.", null=True),
            "text": text("That it is so, in words."),
            "first": text("First day on which it would be seen; null where it has none.", null=True),
            "last": text("Last day, likewise.", null=True),
            "find_out": {
                "type": "boolean",
                "description": "Whether it is so or not already, or has no day: found out, not seen.",
            },
            "seen": told("Share of the draws in which it is so."),
            "p_if_seen": told("The headline among these."),
            "p_if_not": told("The headline among the others."),
            "bits": number("Mutual information with the headline.", 0, 1),
        },
        "",
    )
    return whole(
        "Signposts of Instantsia",
        "What `instantsia signposts CASE --json` prints.",
        {
            "case": text("Name of the case."),
            "as_of": text("Day: only what was so by then.", null=True),
            "known_by": text("Day: only what had been told by then.", null=True),
            "seed": count("Whose random numbers."),
            "draws": count("Over how many draws."),
            "headline": text("What it is about."),
            "p": told("The headline before anything is seen."),
            "uncertainty": number("Its entropy in bits: no signpost tells more.", 0, 1),
            "signposts": listed(one, "The most telling first."),
            "left_out": record(
                {
                    "rare": count("How many are so, or not so, in fewer than `fewest` draws."),
                    "silent": count("How many tell no more than chance would."),
                    "fewest": count("So few draws are not read off."),
                },
                "What is not listed.",
            ),
        },
    )
