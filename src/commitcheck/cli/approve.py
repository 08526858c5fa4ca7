"""`commitcheck approve`: records who said yes to a promise, and to what exactly."""

from typing import Annotated, get_args

import typer

from commitcheck.api import today
from commitcheck.cli.console import streams
from commitcheck.cli.console.decisions import (
    decider_name,
    decisions_path,
    read_file,
    refuse_half_read,
    replace_unchanged,
)
from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.cli.console.screen import Stages
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import completion, declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import Sources, read
from commitcheck.editing.decisions import merged, with_approvals
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.patterns import exists
from commitcheck.model.approved_parts import approved_parts
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import ApprovalDecision
from commitcheck.model.digest import sha256_of
from commitcheck.model.phrase import counted, did_you_mean
from commitcheck.model.project import Project
from commitcheck.model.vocabulary import Role
from commitcheck.reporting.inert import inert

_ROLES: tuple[Role, ...] = get_args(Role)


class Request(Sources, frozen=True, kw_only=True):
    """What `approve` can be asked."""

    promises: Annotated[
        tuple[str, ...],
        typer.Argument(metavar="[PROMISE]...", help="Ids of promises; or name a --deal."),
    ] = ()
    role: Annotated[
        str | None,
        declare.choice(
            "--role", words=_ROLES, metavar="ROLE", help="Which role says yes, as product or legal."
        ),
    ] = None
    deal: Annotated[
        str | None,
        declare.text(
            "--deal", metavar="DEAL", help="Every open promise of a deal.",
            complete=completion.deals,
        ),
    ] = None  # fmt: skip
    by: Annotated[
        str | None,
        declare.text("--by", metavar="NAME", help="Who decides; default the git user."),
    ] = None
    # no option here: the files are those of commitcheck.yaml, or found by their names
    paths: tuple[str, ...] = ()
    stdin_filename: str | None = None


@command
def approve(request: Request) -> int:
    """Record in decisions.yaml that a role approves promises as they stand today.

    The day and a fingerprint of words, due date, value and capability are kept: a promise that
    changes afterwards is no longer approved (GOV207). Exit codes: 0 recorded, 2 something could
    not be read or written, 3 there was nothing to record.
    """
    if request.role is None:
        raise UsageError(f"say which role approves: --role, one of {', '.join(_ROLES)}")
    project = read(request, Stages(total=1))
    promises = _promises(project, request)
    path = decisions_path(project, request.decisions)
    refuse_half_read(project, path)
    by = decider_name(request.by)
    day = request.as_of or project.config.as_of or today()
    role: Role = next(role for role in _ROLES if role == request.role)
    more = [
        ApprovalDecision(
            commitment=promise.id,
            role=role,
            date=day,
            by=by,
            fingerprint=approved_parts(promise),
        )
        for promise in promises
    ]
    new = [decision for decision in more if decision not in project.decisions]
    if not new:
        streams.say("nothing to record: it is approved as it stands")
        return ExitCode.NOTHING
    refuse_inputs([path], [file.path for file in project.inputs if file.role != "decisions"])
    before = read_file(path) if exists(path) else b""
    if before and sha256_of(before) not in {file.sha256 for file in project.inputs}:
        raise InputError(
            f"{inert(path)} was changed in the meantime; nothing was recorded, run it again"
        )
    after = with_approvals(before, merged(project.decisions, new))
    _replace(path, before, after)
    streams.say(f"recorded in {inert(path)}: {role} approves {counted(len(new), 'promise')}")
    return ExitCode.OK


def _promises(project: Project, request: Request) -> tuple[Commitment, ...]:
    """The promises that are meant, all of them open."""
    if bool(request.promises) == (request.deal is not None):
        raise UsageError("name promises or a --deal: commitcheck approve PROMISE --role ROLE")
    if request.deal is not None:
        found = tuple(p for p in project.commitments if p.deal_id == request.deal)
        if not found:
            names = [promise.deal_id for promise in project.commitments]
            raise UsageError(_unknown("deal", request.deal, names))
        return tuple(promise for promise in found if promise.is_open)
    for id_ in request.promises:
        promise = project.by_id.get(id_)
        if promise is None:
            raise UsageError(_unknown("promise", id_, list(project.by_id)))
        if not promise.is_open:
            raise UsageError(inert(f"{id_} is {promise.status}: there is nothing to approve"))
    return tuple(project.by_id[id_] for id_ in dict.fromkeys(request.promises))


def _unknown(what: str, name: str, names: list[str]) -> str:
    near = did_you_mean(name, names)
    return inert(f"there is no {what} {name}{f'; did you mean {near}?' if near else ''}")


def _replace(path: str, before: bytes, after: bytes) -> None:
    if exists(path):
        replace_unchanged(path, before, after)
    else:
        write(path, after)
