"""`commitcheck rules` lists the catalogue."""

from typing import Annotated

import typer

from commitcheck.cli.options import declare
from commitcheck.rules import ALL_RULES
from commitcheck.rules.pages import catalogue_json, catalogue_text


def rules(format_: Annotated[str, declare.text_or_json("--format")] = "text") -> None:
    """List every rule with its severities, who decides and what it detects."""
    show = catalogue_json if format_ == "json" else catalogue_text
    typer.echo(show(ALL_RULES), nl=False)
