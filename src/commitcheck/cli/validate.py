"""`commitcheck validate PATH...`: shape only."""

from typing import Annotated

import typer

from commitcheck.cli.exit_codes import ExitCode


def validate(
    paths: Annotated[
        list[str],
        typer.Argument(help="Vision, commitments, waivers, links: any of them, or their folder."),
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Unknown fields are errors.")] = False,
) -> int:
    """Check schemas and references of files, nothing else.

    Exit codes: 0 nothing is wrong, 2 something could not be read or is invalid.
    """
    from commitcheck import api  # noqa: PLC0415 - --help stays quick
    from commitcheck.cli.output import write  # noqa: PLC0415 - as above
    from commitcheck.cli.screen import encoded, guarded  # noqa: PLC0415 - as above
    from commitcheck.loading.project_files import named_files  # noqa: PLC0415 - as above
    from commitcheck.model.counting import counted  # noqa: PLC0415 - as above
    from commitcheck.model.severity import Severity  # noqa: PLC0415 - as above
    from commitcheck.reporting.inert import inert, sentence  # noqa: PLC0415 - as above

    files = named_files(paths)
    findings = api.validate(*files, strict=strict)
    lines = [
        f"{inert(found.at.label)}: {found.severity.label} {found.rule}: {sentence(found.message)}"
        f"\n    {sentence(found.next_step)}"
        + "".join(f"\n    {inert(f'{one.at.label}: {one.note}')}" for one in found.related)
        for found in findings
    ]
    errors = sum(found.severity is Severity.ERROR for found in findings)
    counts = (
        counted(len(files), "file"),
        counted(errors, "error"),
        counted(len(findings) - errors, "warning"),
    )
    lines.append("{} checked: {}, {}".format(*counts))
    write("-", encoded(guarded("\n".join(lines) + "\n")))
    return ExitCode.INPUT if errors else ExitCode.OK
