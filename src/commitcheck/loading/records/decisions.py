"""decisions.yaml: what people recorded, and its approvals in the promises they are of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.loading.records.build import R, build, day_in
from commitcheck.model.commitment import Approval, Commitment
from commitcheck.model.decision import (
    About,
    ApprovalDecision,
    Baseline,
    BaselineEntry,
    Link,
    ReadingDecision,
    Waiver,
)
from commitcheck.model.finding import Problem, Severity, Subject
from commitcheck.model.location import Source, Where
from commitcheck.model.phrase import did_you_mean, ident, phrase, words
from commitcheck.model.project import Project

# Checked data of the files beside the vision as waivers, links and a baseline.

_IDENTIFYING = ("fingerprint", "rule", "severity", "subject_kind", "subject_id")


def waivers_of(data: Mapping[str, Any], source: Source) -> tuple[Waiver, ...]:
    """Every waiver with an id and a rule; what else it lacks is the waiver rules' business."""
    return tuple(_records(Waiver, "waivers", data, source, needs=("id", "rule")))


def links_of(data: Mapping[str, Any], source: Source) -> tuple[Link, ...]:
    """Every link that names a promise."""
    return tuple(_records(Link, "links", data, source, needs=("commitment",)))


def baseline_of(data: Mapping[str, Any]) -> Baseline:
    """The known findings; an entry that lost a part could match nothing and is left out."""
    written, until = data.get("as_of"), data.get("drafts_until")
    return Baseline(
        entries=tuple(_entries(data)),
        as_of=day_in("as_of", written) if written else None,
        dominant_roots=tuple(data.get("dominant_roots") or ()),
        drafts_until=day_in("drafts_until", until) if until else None,
    )


def _entries(data: Mapping[str, Any]) -> Iterator[BaselineEntry]:
    for item in data.get("entries") or ():
        values = {name: item.get(name) for name in _IDENTIFYING}
        if None not in values.values():
            yield BaselineEntry(
                **values, about=_about(item.get("about")), product=item.get("product")
            )


def _about(data: Mapping[str, Any] | None) -> About | None:
    if data is None:
        return None
    due = data.get("due")
    return About(
        counterparts=tuple(data.get("counterparts") or ()),
        values=tuple(data.get("values") or ()),
        due=day_in("due", due) if due else None,
        **{name: data.get(name) for name in ("customer", "deal", "signed")},
    )


def _records(
    record: type[R],
    section: str,
    data: Mapping[str, Any],
    source: Source,
    *,
    needs: tuple[str, ...],
) -> Iterator[R]:
    for index, item in enumerate(data.get(section) or ()):
        if all(item.get(name) is not None for name in needs):
            yield build(record, item, Where(source, (section, index)))


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
    records = (*project.commitments, *project.no_promises, *project.split_rows)
    known = {promise.id for promise in records} | project.lost_ids
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


class BothLinks(Struct, frozen=True):
    """The links of links.yaml and of decisions.yaml, of which these are `more`."""

    links: tuple[Link, ...]
    more: int
    problems: tuple[Problem, ...]


def readings_of(data: Mapping[str, Any], source: Source) -> tuple[ReadingDecision, ...]:
    """Every decision about words that says which record it is about."""
    return tuple(
        build(ReadingDecision, item, Where(source, ("readings", index)))
        for index, item in enumerate(data.get("readings") or ())
        if item.get("decision") is not None
        and (item.get("commitment") is not None or item.get("customer") is not None)
    )


def links_beside(links: tuple[Link, ...], data: Mapping[str, Any], source: Source) -> BothLinks:
    """The links of both files; what both say of the same words and differently is an error, and
    of changed words what decisions.yaml says stands.
    """
    more = links_of(data, source)
    by_promise: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_promise[link.commitment].append(link)
    problems = tuple(
        _contradiction(link, other)
        for link in more
        for other in by_promise.get(link.commitment, ())
        if _are_of_one_text(link, other)
        and other.yields_to(link)
        and other.decision != link.decision
    )
    newer: defaultdict[str, list[Link]] = defaultdict(list)
    for link in more:
        newer[link.commitment].append(link)
    kept = (old for old in links if not any(map(old.yields_to, newer.get(old.commitment, ()))))
    return BothLinks((*kept, *more), len(more), problems)


def _are_of_one_text(link: Link, other: Link) -> bool:
    return link.text is None or other.text is None or link.text == other.text


def _contradiction(link: Link, other: Link) -> Problem:
    what = ident(link.item) if link.item else words("what it is about")
    return Problem(
        "contradictory_decisions",
        phrase(
            "{}: {} is {} here and {} in {}", ident(link.commitment), what,
            words(link.decision), words(other.decision), other.at().path,
        ),
        link.at("decision"),
        Subject("commitment", link.commitment),
        words("keep one of the two, and move the rest of links.yaml to decisions.yaml"),
        Severity.ERROR,
    )  # fmt: skip
