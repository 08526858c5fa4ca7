"""What is wrong with a document is said in a product manager's words, at its place."""

from textwrap import dedent
from typing import Any

import pytest

from commitcheck.loading.schemas.schema import CheckedDocument, check_against, check_document
from commitcheck.loading.schemas.schema_compile import compile_schema
from commitcheck.loading.yaml_text.yaml_file import read_yaml
from commitcheck.model.severity import Severity

RECORD: dict[str, Any] = {
    "type": "object",
    "required": ["id", "title"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "customer": {"type": ["string", "null"]},
        "capability": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
        },
        "kind": {"type": "string", "enum": ["feature", "integration", "sla"]},
        "effort": {"type": ["number", "null"], "minimum": 0},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
        "months": {"type": "integer", "exclusiveMinimum": 0},
        "disclaimer": {"type": "boolean"},
        "due": {"$ref": "#/definitions/date"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]},
        "depends_on": {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        "approvals": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"role": {"type": "string"}, "date": {"$ref": "#/definitions/date"}},
            },
        },
        "remedy": {"type": "object", "additionalProperties": {"type": "number"}},
    },
}
NODE = compile_schema(
    {
        "type": "object",
        "properties": {
            "commitments": {"type": ["array", "null"], "items": RECORD},
            "policy": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"min_share": {"type": "number"}, "max_share": {"type": "number"}},
            },
        },
        "additionalProperties": False,
        "definitions": {"date": {"type": "string"}},
    }
)


def check(text: str) -> CheckedDocument:
    return check_against(read_yaml("folder/deals.yaml", dedent(text).encode()), NODE)


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


def test_a_bad_field_costs_the_field_and_not_the_record() -> None:
    """It is named, so that what needs it can say it could not judge."""
    checked = check("commitments:\n  - {id: C-1, title: SSO, effort: -4, kind: sla}\n")

    assert checked.data == {"commitments": [{"id": "C-1", "title": "SSO", "kind": "sla"}]}
    assert checked.unusable == {("commitments", 0): ("effort",)}


def test_a_bad_entry_costs_the_entry_and_its_list_is_named() -> None:
    checked = check("commitments:\n  - {id: C-1, title: SSO, capability: [a, 1.10]}\n")

    assert checked.data["commitments"][0]["capability"] == ["a"]
    assert checked.unusable == {("commitments", 0): ("capability",)}


def test_a_record_without_what_it_needs_is_dropped_and_its_followers_keep_their_places() -> None:
    checked = check(
        """\
        commitments:
          - title: no id
          - id: C-2
            title: SSO
            effort: -1
        """
    )

    first, second = checked.problems
    assert first.variant == "missing.commitments[1].id"
    assert (str(first.message), first.at.label) == (
        "id is missing in a commitment",
        "folder/deals.yaml:2:5",
    )
    assert first.subject == ("file", "deals.yaml", False)
    assert second.variant == "invalid.effort"
    assert checked.data == {"commitments": [{"id": "C-2", "title": "SSO"}]}
    assert checked.unusable == {("commitments", 0): ("effort",)}
    assert checked.source.locate(("commitments", 0), "title").label == "folder/deals.yaml:4:12"


def test_a_record_where_its_id_belongs_is_a_fault_of_the_record_around_it() -> None:
    """It has an id itself, but it is no record of that list."""
    file = read_yaml(
        "vision.yaml", b"non_goals:\n  - {id: NG1, statement: x, capabilities: [{id: sso}]}\n"
    )
    problem = next(one for one in check_document(file, "vision").problems if one.at.column > 1)

    assert problem.subject == ("non_goal", "NG1", False)
    assert problem.variant == "invalid.capabilities[1]"
    assert problem.at.label == "vision.yaml:2:44"


def test_a_required_text_in_doubt_still_names_its_record() -> None:
    """`id: 0071` is an error, but the promise is not lost for it."""
    checked = check("commitments:\n  - {id: 0071, title: SSO}\n")

    assert checked.data == {"commitments": [{"id": "0071", "title": "SSO"}]}
    assert checked.unusable == {("commitments", 0): ("id",)}
    assert checked.problems[0].subject == ("commitment", "0071", False)


def test_null_is_an_empty_cell_everywhere() -> None:
    """Kept where the schema speaks of it, left out where not, and no entry of a list."""
    checked = check("commitments:\n  -\n  - {id: C-1, title: SSO, kind: ~, effort: null}\n")

    assert checked.problems == ()
    assert checked.data == {"commitments": [{"id": "C-1", "title": "SSO", "effort": None}]}


def test_an_unknown_field_is_a_warning_but_an_unknown_threshold_an_error() -> None:
    """A misspelt policy would silently leave the default in force."""
    checked = check("notes: x\npolicy: {min_shar: 1}\n")

    assert [(one.variant, one.severity) for one in checked.problems] == [
        ("unknown_field.notes", Severity.WARNING),
        ("unknown_field.policy.min_shar", Severity.ERROR),
    ]
    assert str(checked.problems[0].next_step) == "expected one of commitments, policy"
    assert checked.unusable == {}


def test_a_list_where_a_mapping_belongs() -> None:
    checked = check("- a\n- b\n")

    (problem,) = checked.problems
    assert checked.data is None
    assert str(problem.message) == "the file is a list, expected a mapping"


def test_all_problems_come_in_the_order_of_the_file() -> None:
    """What the reader found and what the schema found, together."""
    checked = check(
        """\
        commitments:
          - id: C-1
            title: SSO
            effort: -1
            kind: sla
            kind: sla
          - id: C-2
            title: "no"
            due: never
        """
    )

    assert [(one.at.line, one.variant, one.subject.id) for one in checked.problems] == [
        (4, "invalid.effort", "C-1"),
        (6, "duplicate_key.kind", "C-1"),
        (9, "invalid.due", "C-2"),
    ]
    assert checked.unusable == {
        ("commitments", 0): ("effort", "kind"),
        ("commitments", 1): ("due",),
    }


def test_a_merge_key_is_told_once_and_not_as_missing_fields_too() -> None:
    checked = check("commitments:\n  - &base {id: C-1, title: SSO}\n  - <<: *base\n")

    assert [str(one.message) for one in checked.problems] == [
        "the merge key << is not read: not every YAML reader knows it"
    ]


def test_a_bare_list_of_promises_is_one_shape_of_the_real_schema() -> None:
    """Their subject is the commitment there as well."""
    text = "- {id: C-1, customer: Acme, title: SSO, effort: -1}\n"
    checked = check_document(read_yaml("c.yaml", text.encode()), "commitments")

    assert checked.data == [{"id": "C-1", "customer": "Acme", "title": "SSO"}]
    assert checked.problems[0].subject == ("commitment", "C-1", False)
    assert checked.unusable == {(0,): ("effort",)}


def test_an_unreadable_file_keeps_its_problem() -> None:
    checked = check("a: [\n")

    assert checked.data is None
    assert [one.variant for one in checked.problems] == ["unreadable"]


def test_thousands_of_bad_records_take_no_more_than_thousands_of_steps() -> None:
    """Nothing is capped here, and nothing grows with the square."""
    text = "commitments:\n" + "  - {title: SSO, due: never, approvals: [x]}\n" * 3000

    assert len(check(text).problems) == 9000


def test_words_from_the_file_are_marked_for_redaction() -> None:
    (problem,) = check("commitments:\n  - {id: C-1, title: SSO, customer: NO}\n").problems

    (said,) = [part for part in problem.message.parts if not isinstance(part, str)]
    assert (said.kind, said.text) == ("customer", "NO")


@pytest.mark.parametrize(
    ("section", "severity", "cure"),
    [
        ("capabilites: [{id: sso, name: SSO}]", Severity.ERROR, "did you mean capabilities?"),
        ("non_gaols: [{id: n, statement: No}]", Severity.ERROR, "did you mean non_goals?"),
        ("policies: {sync_max_days: 30}", Severity.ERROR, "did you mean policy?"),
        ("version: 3", Severity.WARNING, "did you mean vision?"),
        ("capabilites:", Severity.WARNING, "did you mean capabilities?"),
        ("our_notes: [x]", Severity.WARNING, "remove it, or check how it is spelt"),
    ],
)
def test_a_misspelt_section_of_the_vision_is_an_error(
    section: str, severity: Severity, cure: str
) -> None:
    """It would silence every rule that reads it; a key of the user's own is only not read."""
    text = f"schema_version: 1\nproduct: {{name: P}}\n{section}\n"
    [problem] = check_document(read_yaml("vision.yaml", text.encode()), "vision").problems
    assert problem.variant == f"unknown_field.{section.partition(':')[0]}"
    assert (problem.severity, str(problem.next_step)) == (severity, cure)


def test_a_misspelt_name_at_the_top_of_another_file_stays_a_warning() -> None:
    """What it holds is missed at once: there are no promises."""
    text = b"commitments: []\ncommitmnts: [{id: C-1}]\n"
    [problem] = check_document(read_yaml("deals.yaml", text), "commitments").problems
    assert problem.severity is Severity.WARNING
