"""Something in the input could not be read, or was read with a doubt.

What: a file, record or cell that is not what it should be: a parse error, an unknown or missing
field, a word that is not in a list, a date that could be two dates, a key that stands twice. The
variant says which. So is a promised `value` that is no number where only a number can be judged:
against a `max` or `min` guardrail or a fact with a number, on a dimension of the type number, or
beside a clause for a most favoured customer (the same for days). `99.9 %` is 99.9; `15 min`,
`99,99` and `600,000` are no numbers. Unknown fields and columns are warnings, errors under
`--strict`; a section of the vision or a threshold that is misspelt is always an error.

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

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.rule_info import Cure, RuleInfo
from commitcheck.rules.base import Rule
from commitcheck.rules.context import Context
from commitcheck.rules.input_problems import reported
from commitcheck.rules.terms.unreadable_values import unreadable_values

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
    for value in unreadable_values(context):
        yield INFO.finding(
            context.subject(value.promise),
            value.message,
            severity=Severity.ERROR,
            variant="invalid.value",
            at=value.promise.at("value"),
            related=(value.yardstick.related,),
            next_step=value.next_step,
        )


RULE = Rule(INFO, check)
