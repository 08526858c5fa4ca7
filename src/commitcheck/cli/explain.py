"""`commitcheck explain CODE` prints one rule's page."""

from typing import Annotated

import typer

from commitcheck.cli.options.completion import rules
from commitcheck.errors import UsageError
from commitcheck.model.nearest import did_you_mean
from commitcheck.rules import ALL_RULES
from commitcheck.rules.pages import catalogue_text, page_text


def explain(
    code: Annotated[
        str,
        typer.Argument(
            help="A rule's code (VIS601) or name (non-goal-hit), or a family (VIS).",
            autocompletion=rules,
        ),
    ],
) -> None:
    """Print one rule's page: what it detects, why, examples, how to resolve it.

    Of a family it lists the rules.
    """
    wanted = code.partition(":")[0].casefold()
    for rule in ALL_RULES:
        if wanted in (rule.info.code.casefold(), rule.info.name):
            typer.echo(page_text(rule), nl=False)
            return
    if family := [rule for rule in ALL_RULES if rule.info.family.casefold() == wanted]:
        typer.echo(catalogue_text(family), nl=False)
        return
    near = did_you_mean(
        wanted, [name for rule in ALL_RULES for name in (rule.info.code, rule.info.name)]
    )
    hint = f"did you mean {near}?" if near else "`commitcheck rules` lists them all"
    raise UsageError(f"there is no rule {code}; {hint}")
