"""What a rule is: an identity card, a pure function, and what must be there for it to run."""

from collections.abc import Callable, Iterator
from enum import Enum

from msgspec import Struct

from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject, family_of
from commitcheck.model.location import Location
from commitcheck.model.own_rule import Unanswered
from commitcheck.model.phrase import Phrase, words
from commitcheck.model.project import Project
from commitcheck.rules.context import Context

# A rule's identity card, and the only place where findings are made.


class Cure(Enum):
    """The least that makes a finding go away."""

    STRIKE = "strike"
    """The promise must go, or the vision must change openly."""
    EDIT = "edit"
    """The promise can be changed so that it conforms: date, value, scope, wording, remedy."""
    DECIDE = "decide"
    """Someone must approve, map, estimate, record or sign off."""


class RuleInfo(Struct, frozen=True):
    """What is always true of a rule.

    `who` is the role that can resolve its findings, `roots` the root problems they are
    evidence for, `variants` what may stand behind the colon in `code:variant`, `doc` the
    rule's page: the module's docstring.
    """

    code: str
    name: str
    severities: tuple[Severity, ...]
    who: str
    roots: tuple[str, ...]
    cure: Cure
    doc: str
    variants: tuple[str, ...] = ()
    since: str = "0.1.0"
    waivable: bool = True
    is_own: bool = False
    """Is it no rule of commitcheck's, but of those who use it?"""

    @property
    def summary(self) -> str:
        return self.doc.strip().partition("\n")[0]

    @property
    def family(self) -> str:
        return family_of(self.code)

    def finding(  # noqa: PLR0913 - a finding has this many faces; every one is named at the call
        self,
        subject: Subject,
        message: Phrase,
        *,
        severity: Severity,
        at: Location,
        next_step: Phrase | str,
        quotes: tuple[Quote, ...] = (),
        related: tuple[Related, ...] = (),
        variant: str = "",
        who: str | None = None,
        cure: Cure | None = None,
        deals: tuple[str, ...] = (),
        worse_when_signed: bool = False,
    ) -> Finding:
        """Make one finding of this rule.

        `deals` names the deals whose verdict the finding touches where its subject does not
        say so (CAP501); `worse_when_signed` marks a warning that signature alone would turn
        into an error.
        """
        return Finding(
            rule=self.code,
            variant=variant,
            severity=severity,
            subject=subject,
            message=message,
            at=at,
            next_step=words(next_step) if isinstance(next_step, str) else next_step,
            quotes=quotes,
            related=related,
            who=who or self.who,
            cure=(cure or self.cure).value,
            roots=self.roots,
            deals=deals,
            worse_when_signed=worse_when_signed,
        )


class Need(Struct, frozen=True):
    """Something without which a rule would judge silence: met when any one alternative is there.

    `sections` are keys of the vision (`roadmap`; `roadmap.theme` is met when one record of the
    section fills the field), `columns` are commitment fields that some record of the input names.
    `statuses` are those of the records that count in a section; all of them where it is empty.
    """

    sections: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def is_met(self, project: Project) -> bool:
        return any(_has_section(project, name, self.statuses) for name in self.sections) or any(
            name in project.fields for name in self.columns
        )

    @property
    def words(self) -> str:
        """`a column dimension or value`, `a section guardrails in the vision`."""
        parts = []
        if self.sections:
            whose = f" of what is {' or '.join(self.statuses)}" if self.statuses else ""
            parts.append(f"{' or '.join(self.sections)}{whose} in the vision")
        if self.columns:
            noun = "a column" if len(self.columns) == 1 else "one of the columns"
            parts.append(f"{noun} {' or '.join(self.columns)} in the commitments")
        return " or ".join(parts)


def section(*names: str, statuses: tuple[str, ...] = ()) -> Need:
    """At least one of these sections of the vision, of records of these statuses."""
    return Need(sections=names, statuses=statuses)


def column(*names: str) -> Need:
    """At least one of these columns of the commitments."""
    return Need(columns=names)


class Part(Struct, frozen=True):
    """A half of a rule that needs more than the rule itself, such as COM804's approval half."""

    name: str
    needs: tuple[Need, ...]

    def runs(self, context: Context) -> bool:
        return all(need.is_met(context.project) for need in self.needs)


class Unjudged(Struct, frozen=True):
    """Something that a rule met and could not decide, and what the input would have to say.

    `promises` are those of which nobody may say that the rule has nothing against them; `records`
    are all that it had no answer for, promises or not.
    """

    reason: Phrase
    needs: str
    promises: tuple[str, ...] = ()
    records: tuple[Unanswered, ...] = ()


class Rule(Struct, frozen=True):
    """One rule as the engine sees it.

    `reads` are the commitment fields the check looks at: a promise whose cell in one of them
    could not be used is kept from the rule and said to be. `is_alone` says that what the rule
    finds about a promise depends on no other promise. `second_pass` rules (WVR) run after
    waiving and see the findings. `leaves` tells what the rule met and could not decide: it is
    printed among what was not checked.
    """

    info: RuleInfo
    check: Callable[[Context], Iterator[Finding]]
    needs: tuple[Need, ...] = ()
    parts: tuple[Part, ...] = ()
    reads: tuple[str, ...] = ()
    is_alone: bool = False
    second_pass: bool = False
    leaves: Callable[[Context], Iterator[Unjudged]] | None = None


def _has_section(project: Project, name: str, statuses: tuple[str, ...]) -> bool:
    vision = project.vision
    if vision is None:
        return False
    head, _, tail = name.partition(".")
    if not vision.has(head):
        return False
    if not tail:
        return True
    return any(
        tail in record.__struct_fields__
        and getattr(record, tail)
        and (not statuses or record.status in statuses)
        for record in getattr(vision, head)
    )
