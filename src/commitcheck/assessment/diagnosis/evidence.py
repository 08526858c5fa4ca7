"""What a diagnosis may look at: unwaived findings by rule, and which rules did not run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from commitcheck.model.finding import Finding, Severity
from commitcheck.rules.context import Context


class Evidence(Struct, frozen=True, dict=True):
    """`findings` are the unwaived ones; what a `silent` rule would have said is not known.

    `waived` are for what stands on record whatever was excepted: who has not signed off.
    """

    context: Context
    findings: tuple[Finding, ...]
    silent: frozenset[str]
    waived: tuple[Finding, ...] = ()

    def of_rule(
        self, code: str, *, at_least: Severity = Severity.INFO, variants: tuple[str, ...] = ()
    ) -> tuple[Finding, ...]:
        """Findings of a rule, or of a whole family by its three letters."""
        return tuple(
            found
            for found in self._of_code(code)
            if found.severity >= at_least and (not variants or found.variant in variants)
        )

    def promises_with(self, *codes: str, at_least: Severity = Severity.INFO) -> frozenset[str]:
        """Open promises that are the subject of a finding of one of these rules."""
        return frozenset(
            found.subject.id
            for code in codes
            for found in self.of_rule(code, at_least=at_least)
            if found.subject.kind == "commitment" and found.subject.id in self._still_open
        )

    def _of_code(self, code: str) -> Sequence[Finding]:
        rules = [rule for rule in self._by_rule if rule.startswith(code)]
        if len(rules) == 1:
            return self._by_rule[rules[0]]
        return [found for found in self.findings if found.rule in rules] if rules else ()

    @cached_property
    def _by_rule(self) -> Mapping[str, Sequence[Finding]]:
        """Forty signals and figures ask for their rules, and findings may be many."""
        groups: defaultdict[str, list[Finding]] = defaultdict(list)
        for found in self.findings:
            groups[found.rule].append(found)
        return groups

    @cached_property
    def _still_open(self) -> frozenset[str]:
        return frozenset(promise.id for promise in self.context.open)

    def knows(self, *codes: str) -> bool:
        """Did all of these rules run?"""
        return self.silent.isdisjoint(codes)
