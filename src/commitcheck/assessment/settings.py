"""What a run was asked for, beyond its files."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from commitcheck.model.finding import Finding
from commitcheck.model.severity import Severity

_ALWAYS = "INP001"

MATCHED = 150
"""Promises whose text a check matches unasked: at a third of a millisecond each, what keeps ten
thousand rows below the time that a schema check of them takes.
"""

MATCHED_ON_REQUEST = 2000
"""The same where somebody names the engine; `commitcheck match` does all."""


class Settings(Struct, frozen=True):
    """One run's settings, already validated.

    `select` and `ignore` hold rule codes, families (`VIS`) or `code:variant`; an empty
    `select` means all. `severity` gives rules another weight. `deal` and `customer` narrow
    what is shown and decides, not what is checked. `model_path` is a semantic model on disk in
    place of the installed one. `matched` is how many promises' texts are
    looked at.
    """

    as_of: dt.date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    use_waivers: bool = True
    deal: str | None = None
    customer: str | None = None
    engine: str = "default"
    model_path: str | None = None
    matched: int = MATCHED
    language: str = "english"

    def wants(self, code: str) -> bool:
        """Should a rule run at all? What could not be read is said whatever was selected."""
        if code == _ALWAYS:
            return True
        family = code[:3]
        selected = {name.partition(":")[0] for name in self.select}
        wanted = not selected or code in selected or family in selected
        return wanted and code not in self.ignore and family not in self.ignore

    def keeps(self, found: Finding) -> bool:
        """Should a finding of a rule that ran be kept, its variant considered?

        An input error always is: whoever could ignore it would call an unread file clean.
        """
        is_unread = found.rule == _ALWAYS and found.severity is Severity.ERROR
        return is_unread or self.keeps_code(found.code)

    def keeps_code(self, code: str) -> bool:
        """The same by the finding's whole code."""
        rule = code.partition(":")[0]
        if not {code, rule, rule[:3]}.isdisjoint(self.ignore):
            return False
        variants = [name for name in self.select if name.startswith(f"{rule}:")]
        whole = rule in self.select or rule[:3] in self.select
        return whole or not variants or code in variants
