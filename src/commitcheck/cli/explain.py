"""`commitcheck explain NAME` prints the page of a rule, or of a word that reports use."""

from typing import Annotated

import typer

from commitcheck.cli.options.completion import rules
from commitcheck.errors import UsageError
from commitcheck.model.phrase import did_you_mean
from commitcheck.reporting import glossary
from commitcheck.rules import ALL_RULES
from commitcheck.rules.pages import catalogue_text, page_text


def _offers() -> list[tuple[str, str]]:
    return [*rules(), *((name, "a word of a report") for name in glossary.names())]


def explain(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A rule's code (VIS601) or name (non-goal-hit), a family (VIS), a root problem"
            " (R2), one of its signs (S2.1), or a word of a report (sign with changes).",
            autocompletion=_offers,
        ),
    ],
) -> None:
    """Print one rule's page: what it detects, why, examples, how to resolve it.

    Of a family it lists the rules, and of a word that reports use it says what it means.
    """
    name = " ".join(words)
    wanted = name.partition(":")[0].casefold()
    for rule in ALL_RULES:
        if wanted in (rule.info.code.casefold(), rule.info.name):
            typer.echo(page_text(rule), nl=False)
            return
    if family := [rule for rule in ALL_RULES if rule.info.family.casefold() == wanted]:
        typer.echo(catalogue_text(family), nl=False)
        return
    if page := glossary.page(name):
        typer.echo(page, nl=False)
        return
    known = [name for rule in ALL_RULES for name in (rule.info.code, rule.info.name)]
    near = did_you_mean(wanted, [*known, *glossary.names()])
    hint = f"did you mean {near}?" if near else "`commitcheck rules` lists them all"
    raise UsageError(f"there is no rule {name}; {hint}")
