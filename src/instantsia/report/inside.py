"""Seats, charges, forums and agendas as JSON, with its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from instantsia.report.json_text import fields
from instantsia.report.schema_parts import listed, named, record, share, text

if TYPE_CHECKING:
    from instantsia.analysis.results.inside import Inside


def inside(found: Inside | None) -> dict[str, Any]:
    """The part of the answer under `inside`; {} for a case that has nothing of the kind."""
    if found is None:
        return {}
    chosen = {"accused": found.accused, "forums": found.forums, "agendas": found.agendas}
    seats = [fields(one, "body actor lost got had_again lost_again") for one in found.seats]
    named = {key: [fields(one, "step by shares none") for one in every] for key, every in chosen.items()}
    return {"inside": {"seats": seats, **named}}


def _chosen(of: str, by: str) -> dict[str, Any]:
    return listed(
        record(
            {
                "step": text("The step."),
                "by": text(by),
                "shares": named(share("Share of all draws in which it ever was."), of),
                "none": share("Share of all draws in which none was."),
            },
            "",
        ),
        of,
    )


SCHEMA = {
    "inside": record(
        {
            "seats": listed(
                record(
                    {
                        "body": text("The body."),
                        "actor": text("Whose seat or voice it is."),
                        "lost": share("Share of all draws in which it is ever lost."),
                        "got": share(
                            "Share of all draws in which a seat is ever got that is not had from the beginning."
                        ),
                        "had_again": share("Share of all draws in which it is lost, and had again at the end."),
                        "lost_again": share("Share of all draws in which a seat is got, and not had at the end."),
                    },
                    "",
                ),
                "Who comes to another place in a body than it is written.",
            ),
            "accused": _chosen("By actor: how often a charge was brought against them.", "Who brings the charge."),
            "forums": _chosen("By body: how often the matter came before it.", "Who chooses."),
            "agendas": _chosen("By issue: how often the agenda reached it.", "The body that meets."),
        },
        "Seats lost and got, who was accused, before which body a matter came and what an agenda reached. Only of a "
        "case with steps of the kinds seat, accuse, refer or agenda.",
    )
}
