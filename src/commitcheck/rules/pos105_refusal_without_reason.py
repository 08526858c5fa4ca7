"""What was refused has no reason.

What: a capability that is rejected, or a roadmap item that is dropped, without a `reason`
(warning).

Why: a no that nobody can explain is asked again by the next customer, and given away by
whoever was not there when it was said.

Bad:
    capabilities:
      - {id: hosted, status: rejected, reason: one region cannot carry it}
      - {id: on-prem, status: rejected}

Good:
    capabilities:
      - {id: hosted, status: rejected, reason: one region cannot carry it}
      - {id: on-prem, status: rejected, reason: two releases a year cost a team}

Resolve: write into `reason` what was known when it was refused, and who said so.

Variants:
    rejected: a capability that is rejected
    dropped: a roadmap item that is dropped

Configure: `ignore: [POS105]` in commitcheck.yaml switches it off.

Not checked when: no rejected capability and no dropped roadmap item has a `reason`: then this is
no habit of the house yet.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import ident, phrase, words
from commitcheck.model.vision import Capability, RoadmapItem
from commitcheck.rules.base import Cure, Rule, RuleInfo, section
from commitcheck.rules.context import Context

INFO = RuleInfo(
    code="POS105",
    name="refusal-without-reason",
    severities=(Severity.WARNING,),
    who="product",
    roots=("R1",),
    cure=Cure.DECIDE,
    doc=__doc__,
    variants=("rejected", "dropped"),
)


def check(context: Context) -> Iterator[Finding]:
    if context.project.vision is None:
        return
    for capability in context.vision.capabilities:
        if capability.status == "rejected" and not _says_why(capability):
            yield _finding("capability", capability)
    for item in context.vision.roadmap:
        if item.status == "dropped" and not _says_why(item):
            yield _finding("roadmap_item", item)


def _says_why(record: Capability | RoadmapItem) -> bool:
    return bool(record.reason and record.reason.strip())


def _finding(kind: str, record: Capability | RoadmapItem) -> Finding:
    return INFO.finding(
        Subject(kind, record.id),
        phrase("{} is {} without a reason, expected one", ident(record.id), words(record.status)),
        variant=record.status,
        severity=Severity.WARNING,
        at=record.at("status"),
        next_step=phrase(
            "write why {} was {} as its reason", ident(record.id), words(record.status)
        ),
    )


_REFUSED = section("capabilities.reason", "roadmap.reason", statuses=("rejected", "dropped"))

RULE = Rule(INFO, check, needs=(_REFUSED,))
