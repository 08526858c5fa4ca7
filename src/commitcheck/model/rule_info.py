"""A rule's identity card, and the only place where findings are made."""

from enum import Enum

from msgspec import Struct

from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, words


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

    @property
    def summary(self) -> str:
        return self.doc.strip().partition("\n")[0]

    @property
    def family(self) -> str:
        return self.code[:3]

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
