from __future__ import annotations

import importlib

import click

SCHEMAS = {
    "case": ("instantsia.casefile.schema", "case_schema"),
    "answer": ("instantsia.report.schema", "answer_schema"),
    "control": ("instantsia.report.control", "control_schema"),
    "signposts": ("instantsia.report.signposts", "signposts_schema"),
    "knew": ("instantsia.report.beliefs.knew_data", "knew_schema"),
    "trace": ("instantsia.report.beliefs.trace", "trace_schema"),
    "agree": ("instantsia.report.agreement", "agreement_schema"),
    "bargain": ("instantsia.report.bargaining.data", "bargain_schema"),
    "scores": ("instantsia.report.scoreboard", "scoreboard_schema"),
}
"""{what: the module and the function that makes its schema}."""


@click.command()
@click.argument("which", type=click.Choice(list(SCHEMAS)), default="case")
def command(which: str) -> None:
    """Print the JSON Schema of case.toml, or of what a command prints with --json, for editors and programs."""
    import json

    module, function = SCHEMAS[which]
    click.echo(json.dumps(getattr(importlib.import_module(module), function)(), indent=1))
