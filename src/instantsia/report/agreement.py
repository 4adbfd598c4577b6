"""Several coders side by side, as they are printed."""

from __future__ import annotations

from typing import Any

from instantsia.analysis.agreement import NEAR, Agreement, CodedClaim
from instantsia.case.phrases import and_list, plural
from instantsia.report import plaintext
from instantsia.report.data import SCHEMA
from instantsia.report.json_text import dump, fields
from instantsia.report.schema_parts import count, listed, named, number, record, share, text, whole

CAUTION = (
    "Agreement of these coders is no intercoder reliability of people unless people coded, each without having seen "
    "what the others wrote. A second coder that is a program of the same make as the first agrees with it more than a "
    "person would, and inflates every figure here. The README of the case says who coded."
)


def screen(found: Agreement, width: int = 80) -> str:
    """A row a claim with what each coder read, the furthest apart first; then how far they agree, and a caution."""
    width = max(width, plaintext.LEAST_WIDTH)
    head = (
        f"{found.case} {plaintext.DOT} {plural(len(found.coders), 'coder')}: {and_list(found.coders)}; "
        f"{len(found.claims)} of {plural(found.all_claims, 'claim')} coded more than once"
    )
    rows = [_row(one, found) for one in sorted(found.claims, key=_furthest)]
    table = plaintext.table(
        ["claim", "about", *found.coders, "points apart"], rows, width, right=frozenset({len(found.coders) + 2})
    )
    summary = [plaintext.item(line, width) for line in _figures(found)]
    out = [plaintext.entry(head, width), "", table, "", "How far they agree", *summary, ""]
    return "\n".join([*out, plaintext.lines(CAUTION, width)])


def _furthest(one: CodedClaim) -> tuple[bool, float]:
    """What is the same last, and of what has no points what differs first."""
    return one.same and not one.distance, -(100.0 if one.distance is None and not one.same else one.distance or 0.0)


def _row(one: CodedClaim, found: Agreement) -> list[str]:
    apart = f"{one.distance:.0f}" if one.distance is not None else "same" if one.same else "differ"
    return [one.id, one.about, *(one.values.get(coder, "not coded") for coder in found.coders), apart]


def _figures(found: Agreement) -> list[str]:
    out: list[str] = []
    if found.on_scale:
        out += [
            f"{plural(found.on_scale, 'pair')} of values on a scale: {found.mean_distance:.0f} points apart on "
            f"average (the scale from end to end is 100)",
            f"equal {_percent(found.equal)}; equal or at most {NEAR:.0f} points apart {_percent(found.near)}",
            "Krippendorff's alpha (interval) is not defined: there is too little that varies"
            if found.alpha is None
            else f"Krippendorff's alpha (interval) {_alpha(found.alpha)}: 1 is agreement, 0 what chance would give",
        ]
    if found.options:
        out.append(f"{plural(found.options, 'pair')} without a scale: the same {_percent(found.options_same)}")
    if found.kinds:
        out.append(f"{plural(found.kinds, 'pair')} of kinds: the same {_percent(found.kinds_same)}")
    return out


def _percent(part: float | None) -> str:
    return f"{100 * (part or 0.0):.0f} %"


def agreement_json(found: Agreement) -> str:
    """What `agreement_schema` describes."""
    names = "on_scale mean_distance equal near alpha options options_same kinds kinds_same"
    data = {
        "schema": SCHEMA,
        **fields(found, "case coders all_claims"),
        "claims": [fields(one, "id about says values points kinds distance same") for one in found.claims],
        **fields(found, names),
        "caution": CAUTION,
    }
    return dump(data)


def agreement_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `agreement_json` writes."""
    none = "null where there is none"
    properties: dict[str, Any] = {
        "schema": {"const": SCHEMA, "description": "Version of this layout."},
        "case": text("Name of the case."),
        "coders": listed(text(""), "Who coded it, whoever coded claims.csv first."),
        "all_claims": count("How many claims the case has."),
        "claims": listed(
            record(
                {
                    "id": text("The claim."),
                    "about": text("Its path."),
                    "says": text("What its passage says, in the words of the first coder."),
                    "values": named(text(""), "By coder: what they read, as it is typed."),
                    "points": named(
                        number("", 0, 100), "By coder: where that lies on its scale; empty without a scale of two ends."
                    ),
                    "kinds": named(text(""), "By coder: how they take it to be known, of those who said it."),
                    "distance": number("Points between those furthest apart; null without points.", 0, 100, null=True),
                    "same": {"type": "boolean", "description": "Whether all read the same."},
                },
                "",
            ),
            "Those that are coded more than once, in the order of the case.",
        ),
        "on_scale": count("Pairs of values that are compared in points."),
        "mean_distance": number(f"Mean distance of such a pair in points; {none}.", 0, 100, null=True),
        "equal": share(f"Share of such pairs that are equal; {none}.", null=True),
        "near": share(f"Share of such pairs that are equal or at most {NEAR:.0f} points apart; {none}.", null=True),
        "alpha": number("Krippendorff's alpha for intervals; null where it is not defined.", maximum=1, null=True),
        "options": count("Pairs of values without points."),
        "options_same": share(f"Share of them that are the same; {none}.", null=True),
        "kinds": count("Pairs of kinds that both coders said."),
        "kinds_same": share(f"Share of them that are the same; {none}.", null=True),
        "caution": text("What these figures are not."),
    }
    return whole("Agreement of coders", "What `instantsia agree CASE --json` prints.", properties)


def _alpha(value: float) -> str:
    """To two decimals; 1 only where the coders are one.

    >>> _alpha(0.924), _alpha(0.996), _alpha(1.0)
    ('0.92', '>0.99', '1.00')
    """
    return ">0.99" if 0.995 <= value < 1 else f"{value:.2f}"
