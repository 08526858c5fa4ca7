"""`commitcheck validate PATH...`: shape only."""

from typing import Annotated

import typer

from commitcheck.cli.exit_codes import ExitCode


def validate(
    paths: Annotated[
        list[str], typer.Argument(help="Vision, commitments, waivers, links: any of them.")
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Unknown fields are errors.")] = False,
) -> int:
    """Check schemas and references of files, nothing else.

    Exit codes: 0 nothing is wrong, 2 something could not be read or is invalid.
    """
    from commitcheck import api  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.screen import guarded  # noqa: PLC0415 - as above
    from commitcheck.model.severity import Severity  # noqa: PLC0415 - as above
    from commitcheck.reporting.inert import inert, sentence  # noqa: PLC0415 - as above

    findings = api.validate(*paths, strict=strict)
    lines = [
        f"{inert(found.at.label)}: {found.severity.label} {found.rule}: {sentence(found.message)}"
        f"\n    {sentence(found.next_step)}"
        for found in findings
    ]
    errors = sum(found.severity is Severity.ERROR for found in findings)
    files = f"{len(paths)} file" if len(paths) == 1 else f"{len(paths)} files"
    lines.append(f"{files} checked: {errors} errors, {len(findings) - errors} warnings")
    typer.echo(guarded("\n".join(lines) + "\n"), nl=False)
    return ExitCode.INPUT if errors else ExitCode.OK
