"""A bad field is named at its place, with what was expected there and the cure."""

import pytest

from loading.promise_schema import check


def one_field(line: str) -> tuple[str, str, str, str]:
    """Variant, column, message and cure of the only problem of a promise with this line."""
    checked = check(f"commitments:\n  - id: C-1\n    title: SSO\n    {line}\n")
    (problem,) = checked.problems
    assert (problem.at.line, problem.subject) == (4, ("commitment", "C-1", False))
    return (
        problem.variant,
        str(problem.at.column),
        str(problem.message),
        str(problem.next_step),
    )


@pytest.mark.parametrize(
    ("line", "variant", "column", "message", "cure"),
    [
        (
            "Capabilty: sso",
            "unknown_field.Capabilty",
            5,
            "Capabilty is no field of a commitment, so it is not read",
            "did you mean capability?",
        ),
        (
            "kind: featur",
            "unknown_value.kind",
            11,
            "kind is featur, expected one of feature, integration, sla",
            "did you mean feature?",
        ),
        (
            "kind: banana",
            "unknown_value.kind",
            11,
            "kind is banana, expected one of feature, integration, sla",
            "write one of feature, integration, sla",
        ),
        (
            "effort: -4",
            "invalid.effort",
            13,
            "effort is -4, expected 0 or more",
            "write a number, 0 or more",
        ),
        (
            "effort: six",
            "invalid.effort",
            13,
            "effort is six, expected a number",
            "write a number",
        ),
        (
            "effort: .nan",
            "invalid.effort",
            13,
            "effort is .nan, expected a number",
            "write a number",
        ),
        (
            'effort: "6"',
            "invalid.effort",
            13,
            'effort is "6" in quotes, expected a number',
            "remove the quotes",
        ),
        (
            "effort: 1_000",
            "invalid.effort",
            13,
            "effort is 1_000, expected a number",
            "write 1000",
        ),
        (
            "effort: 1,250 €",
            "invalid.effort",
            13,
            "effort is 1,250 €, expected a number",
            "write 1250",
        ),
        (
            "share: 1.5",
            "invalid.share",
            12,
            "share is 1.5, expected 0 to 1",
            "write a number, 0 to 1",
        ),
        (
            "months: 0",
            "invalid.months",
            13,
            "months is 0, expected more than 0",
            "write a number, more than 0",
        ),
        (
            "months: 1.5",
            "invalid.months",
            13,
            "months is 1.5, expected a whole number",
            "write a whole number",
        ),
        (
            'disclaimer: "true"',
            "invalid.disclaimer",
            17,
            'disclaimer is "true" in quotes, expected yes or no',
            "remove the quotes",
        ),
        (
            "due: 03/04/2026",
            "ambiguous_date.due",
            10,
            "due is 03/04/2026, which can be 3 April 2026 or 4 March 2026",
            "write 2026-04-03 or 2026-03-04",
        ),
        (
            "due: 30/04/2026",
            "invalid.due",
            10,
            "due is 30/04/2026, which is no date as expected here",
            "write 2026-04-30",
        ),
        (
            "due: 2026-02-30",
            "invalid.due",
            10,
            "due is 2026-02-30, which is no day of the calendar",
            "correct the day",
        ),
        (
            "due: 0000-01-01",
            "invalid.due",
            10,
            "due is 0000-01-01, which is no day of the calendar",
            "correct the day",
        ),
        (
            "due: Q3 2026",
            "invalid.due",
            10,
            "due is Q3 2026, which is no date",
            "write 2026-Q3",
        ),
        (
            "due: soon",
            "invalid.due",
            10,
            "due is soon, which is no date",
            "write it as 2026-03-16 or 2026-Q3",
        ),
        (
            "customer: NO",
            "ambiguous_text.customer",
            15,
            "customer is NO, which some YAML readers take for false",
            'put it in quotes: "NO"',
        ),
        (
            "currency: eur",
            "invalid.currency",
            15,
            "currency is eur, which is not of the expected form, such as EUR",
            "write EUR",
        ),
        (
            "depends_on: C-2",
            "invalid.depends_on",
            17,
            "depends_on is C-2, expected a list",
            "write a list: depends_on: [C-2]",
        ),
        (
            "depends_on: [a, b, c]",
            "invalid.depends_on",
            17,
            "depends_on has 3 entries, expected at most 2",
            "give it at most 2",
        ),
        (
            "depends_on: {a: b}",
            "invalid.depends_on",
            17,
            "depends_on is a mapping, expected a list",
            "begin each entry with `- `",
        ),
        (
            "capability: [sso, 1.10]",
            "ambiguous_text.capability[2]",
            23,
            "capability is 1.10, which some YAML readers take for the number 1.1",
            'put it in quotes: "1.10"',
        ),
        (
            "approvals: [{role: legal, date: 2026-13-01}]",
            "invalid.approvals[1].date",
            37,
            "date is 2026-13-01, which is no day of the calendar",
            "correct the day",
        ),
        (
            "approvals: [legal]",
            "invalid.approvals[1]",
            17,
            "entry 1 of approvals is legal, expected a mapping",
            "write its fields below it, indented, as `field: value`",
        ),
        (
            "remedy: [1]",
            "invalid.remedy",
            13,
            "remedy is a list, expected a mapping",
            "write its fields below it, indented, as `field: value`",
        ),
    ],
)
def test_a_bad_field_is_explained(
    line: str, variant: str, column: int, message: str, cure: str
) -> None:
    assert one_field(line) == (variant, str(column), message, cure)
