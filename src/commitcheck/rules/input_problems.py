"""What loading could not read, as findings of the INP rule that a problem names."""

from collections.abc import Iterator

from commitcheck.model.finding import Finding, Subject
from commitcheck.model.rule_info import RuleInfo
from commitcheck.rules.context import Context


def reported(info: RuleInfo, context: Context) -> Iterator[Finding]:
    """The problems that loading filed under this rule, with all they say."""
    for problem in context.project.problems:
        if problem.rule == info.code:
            yield info.finding(
                _subject(context, problem.subject),
                problem.message,
                severity=problem.severity,
                at=problem.at,
                next_step=problem.next_step,
                related=problem.related,
                variant=problem.variant,
            )


def _subject(context: Context, subject: Subject) -> Subject:
    """Loading does not know yet whether a promise is a draft; here it is known."""
    promise = context.project.by_id.get(subject.id) if subject.kind == "commitment" else None
    return subject if promise is None else context.subject(promise)
