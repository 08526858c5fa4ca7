"""Something in the input could not be read, or was read with a doubt.

What: a file, record or cell that is not what it should be: a parse error, an unknown or missing
field, a word that is not in a list, a date that could be two dates, a key that stands twice. The
variant says which. Unknown fields and columns are warnings, errors under `--strict`; a section
of the vision or a threshold that is misspelt is always an error.

Why: a row that is dropped in silence is a promise that nobody checks. What cannot be read is
said, at its place, and everything else is still checked.

Bad:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, Capabilty: scim}

Good:
    commitments:
      - {id: C-1, customer: Meridian Bank, title: SCIM, capability: scim}

Resolve: correct the cell, quote a word that YAML takes for something else, or say in
`commitcheck.yaml` how the columns and words of an export are to be understood.

Configure: `columns`, `values`, `dates` and `decimal` of a table in commitcheck.yaml; `--strict`.
"""

from collections.abc import Iterator

from commitcheck.model.finding import Finding
from commitcheck.model.rule_info import Cure, RuleInfo
from commitcheck.model.severity import Severity
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from commitcheck.rules.input_problems import reported

INFO = RuleInfo(
    code="INP001",
    name="invalid-input",
    severities=(Severity.ERROR, Severity.WARNING, Severity.INFO),
    who="product",
    roots=(),
    cure=Cure.DECIDE,
    doc=__doc__,
    waivable=False,
)


def check(context: Context) -> Iterator[Finding]:
    yield from reported(INFO, context)


RULE = Rule(INFO, check)
