"""decisions.yaml: approvals that people recorded, applied to the promises they are of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from commitcheck.loading.records.build import build
from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.decision import ApprovalDecision
from commitcheck.model.finding import Severity, Subject
from commitcheck.model.location import Source, Where
from commitcheck.model.nearest import did_you_mean
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.problem import Problem
from commitcheck.model.project import Project


def decisions_of(data: Mapping[str, Any], source: Source) -> tuple[ApprovalDecision, ...]:
    """Every approval that names a promise and a role."""
    return tuple(
        build(ApprovalDecision, item, Where(source, ("approvals", index)))
        for index, item in enumerate(data.get("approvals") or ())
        if item.get("commitment") is not None and item.get("role") is not None
    )


def approved(project: Project) -> Project:
    """The project with every recorded approval in its promise; a decision about a promise that is
    not there is a problem. The column counts as named by the input from then on.
    """
    if not project.decisions:
        return project
    by_promise: dict[str, list[Approval]] = {}
    for decision in project.decisions:
        by_promise.setdefault(decision.commitment, []).append(_approval(decision))
    promises = tuple(
        _with_approvals(promise, by_promise.get(promise.id, ())) for promise in project.commitments
    )
    return replace(
        project,
        commitments=promises,
        fields=project.fields | {"approvals"},
        problems=(*project.problems, *_dangling(project)),
    )


def _approval(decision: ApprovalDecision) -> Approval:
    marks = tuple(sorted(decision.fingerprint.items()))
    return Approval(decision.role, decision.date, decision.by, marks)


def _with_approvals(promise: Commitment, found: Iterable[Approval]) -> Commitment:
    more = tuple(approval for approval in found if approval not in promise.approvals)
    return promise._replace(approvals=(*promise.approvals, *more)) if more else promise


def _dangling(project: Project) -> Iterator[Problem]:
    known = {promise.id for promise in project.commitments} | project.lost_ids
    for decision in project.decisions:
        if decision.commitment not in known:
            near = did_you_mean(decision.commitment, known)
            yield Problem(
                "unknown_value.commitment",
                phrase(
                    "an approval is of {}, and there is no such promise", ident(decision.commitment)
                ),
                decision.at("commitment"),
                Subject("commitment", decision.commitment),
                phrase("did you mean {}?", ident(near)) if near else words("correct or delete it"),
                Severity.WARNING,
            )
