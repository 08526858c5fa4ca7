"""`commitcheck rules` lists the catalogue, `commitcheck explain CODE` prints one rule's page."""

from typing import Annotated

import typer

from commitcheck.errors import UsageError


def rules(
    format_: Annotated[str, typer.Option("--format", help="text or json")] = "text",
) -> None:
    """List every rule with its severities, who decides and what it detects."""
    from commitcheck.rules import ALL_RULES  # noqa: PLC0415 - 50 modules that --help must not load
    from commitcheck.rules.pages import catalogue_json, catalogue_text  # noqa: PLC0415 - as above

    if format_ not in ("text", "json"):
        raise UsageError(f"--format is {format_}, expected text or json")
    show = catalogue_json if format_ == "json" else catalogue_text
    typer.echo(show(ALL_RULES), nl=False)


def explain(
    code: Annotated[
        str,
        typer.Argument(help="A rule's code (VIS601) or name (non-goal-hit), or a family (VIS)."),
    ],
) -> None:
    """Print one rule's page: what it detects, why, examples, how to resolve it.

    Of a family it lists the rules.
    """
    from commitcheck.model.nearest import did_you_mean  # noqa: PLC0415 - as in rules()
    from commitcheck.rules import ALL_RULES  # noqa: PLC0415 - as in rules()
    from commitcheck.rules.pages import catalogue_text, page_text  # noqa: PLC0415 - as in rules()

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
