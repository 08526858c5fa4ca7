"""`commitcheck validate PATH...`: shape only."""

from typing import Annotated

import msgspec

from commitcheck import api
from commitcheck.cli.console.output import write
from commitcheck.cli.console.screen import encoded, guarded
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import Strict
from commitcheck.model.finding import Severity
from commitcheck.model.phrase import counted
from commitcheck.reporting.inert import inert, sentence


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What `validate` can be asked."""

    paths: Annotated[
        tuple[str, ...],
        declare.paths(
            metavar="PATHS...",
            help="Vision, commitments, waivers, links: any of them, or their folder.",
        ),
    ]
    strict: Strict = False


@command
def validate(request: Request) -> int:
    """Check schemas and references of files, nothing else.

    Exit codes: 0 nothing is wrong, 2 something could not be read or is invalid.
    """
    looked = api.shape(*request.paths, strict=request.strict)
    files, findings = looked.files, looked.findings
    lines = [
        f"{inert(found.at.label)}: {found.severity.label} {found.rule}: {sentence(found.message)}"
        f"\n    {sentence(found.next_step)}"
        + "".join(f"\n    {inert(f'{place.at.label}: {place.note}')}" for place in found.related)
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
