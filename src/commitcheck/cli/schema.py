"""`commitcheck schema NAME` prints a JSON Schema, for editors and other tools."""

from typing import Annotated

import typer

from commitcheck.errors import UsageError
from commitcheck.loading.schemas.compile import schema_text
from commitcheck.model.phrase import did_you_mean

NAMES = (
    "vision", "commitments", "waivers", "links", "decisions", "baseline", "config", "rule",
    "report", "diff", "since-signing", "trend", "fix", "ask", "offers",
    "demand", "company",
)  # fmt: skip


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help=f"One of {', '.join(NAMES)}.",
            autocompletion=lambda: NAMES,
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of one kind of file, or of the JSON report."""
    if name is None:
        raise UsageError(f"name the schema to print, one of {', '.join(NAMES)}")
    if name not in NAMES:
        near = did_you_mean(name, NAMES)
        hint = f"did you mean {near}?" if near else f"expected one of {', '.join(NAMES)}"
        raise UsageError(f"there is no schema {name}; {hint}")
    typer.echo(schema_text(name), nl=False)
