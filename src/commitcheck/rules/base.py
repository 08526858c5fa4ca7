"""What a rule is: an identity card, a pure function, and what must be there for it to run."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from commitcheck.model.finding import Finding
from commitcheck.model.phrase import Phrase
from commitcheck.model.project import Project
from commitcheck.model.rule_info import RuleInfo
from commitcheck.rules.context import Context


class Need(Struct, frozen=True):
    """Something without which a rule would judge silence: met when any one alternative is there.

    `sections` are keys of the vision (`roadmap`; `roadmap.theme` is met when one record of the
    section fills the field), `columns` are commitment fields that some record of the input names.
    """

    sections: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def is_met(self, project: Project) -> bool:
        return any(_has_section(project, name) for name in self.sections) or any(
            name in project.fields for name in self.columns
        )

    @property
    def words(self) -> str:
        """`a column dimension or value`, `a section guardrails in the vision`."""
        parts = []
        if self.sections:
            parts.append(f"{' or '.join(self.sections)} in the vision")
        if self.columns:
            noun = "a column" if len(self.columns) == 1 else "one of the columns"
            parts.append(f"{noun} {' or '.join(self.columns)} in the commitments")
        return " or ".join(parts)


def section(*names: str) -> Need:
    """At least one of these sections of the vision."""
    return Need(sections=names)


def column(*names: str) -> Need:
    """At least one of these columns of the commitments."""
    return Need(columns=names)


class Part(Struct, frozen=True):
    """A half of a rule that needs more than the rule itself, such as COM804's approval half."""

    name: str
    needs: tuple[Need, ...]

    def runs(self, context: Context) -> bool:
        return all(need.is_met(context.project) for need in self.needs)


class Unjudged(NamedTuple):
    """Something that a rule met and could not decide, and what the input would have to say."""

    reason: Phrase
    needs: str


class Rule(Struct, frozen=True):
    """One rule as the engine sees it.

    `reads` are the commitment fields the check looks at: a promise whose cell in one of them
    could not be used is kept from the rule and said to be. `second_pass` rules (WVR) run after
    waiving and see the findings. `leaves` tells what the rule met and could not decide: it is
    printed among what was not checked.
    """

    info: RuleInfo
    check: Callable[[Context], Iterator[Finding]]
    needs: tuple[Need, ...] = ()
    parts: tuple[Part, ...] = ()
    reads: tuple[str, ...] = ()
    second_pass: bool = False
    leaves: Callable[[Context], Iterator[Unjudged]] | None = None


def _has_section(project: Project, name: str) -> bool:
    vision = project.vision
    if vision is None:
        return False
    head, _, tail = name.partition(".")
    if not vision.has(head):
        return False
    if not tail:
        return True
    records = getattr(vision, head)
    return any(tail in record.__struct_fields__ and getattr(record, tail) for record in records)
