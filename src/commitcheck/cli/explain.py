"""`commitcheck explain NAME` prints the page of a rule, or of a word that reports use."""

from collections.abc import Sequence
from typing import Annotated

import typer

from commitcheck.cli.options.completion import rules_here as offered_rules
from commitcheck.cli.rules import rules_here
from commitcheck.errors import UsageError
from commitcheck.model.phrase import did_you_mean
from commitcheck.reporting import glossary
from commitcheck.reporting.inert import inert_lines
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.pages import catalogue_text, page_text


def _offers() -> list[tuple[str, str]]:
    return [*offered_rules(), *((name, "a word of a report") for name in glossary.names())]


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
    if page := _of_rule(ALL_RULES, wanted) or glossary.page(name):
        typer.echo(page, nl=False)
        return
    own = rules_here()
    if page := _of_rule(own, wanted):
        typer.echo(inert_lines(page), nl=False)
        return
    known = [name for rule in own for name in (rule.info.code, rule.info.name)]
    near = did_you_mean(wanted, [*known, *glossary.names()])
    hint = f"did you mean {near}?" if near else "`commitcheck rules` lists them all"
    raise UsageError(f"there is no rule and no word {name}; {hint}")


def _of_rule(rules: Sequence[Rule], wanted: str) -> str | None:
    """The page of a rule by its code or name, or the list of a family."""
    for rule in rules:
        if wanted in (rule.info.code.casefold(), rule.info.name):
            return page_text(rule)
    family = [rule for rule in rules if rule.info.family.casefold() == wanted]
    return catalogue_text(family) if family else None
