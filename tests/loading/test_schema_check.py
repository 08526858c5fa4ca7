"""What is wrong with a document is said in a product manager's words, at its place."""

import pytest

from commitcheck.loading.schemas.check import check_document
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.finding import Severity
from loading.promise_schema import check


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
    problem = next(
        problem for problem in check_document(file, "vision").problems if problem.at.column > 1
    )

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

    assert [(problem.variant, problem.severity) for problem in checked.problems] == [
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

    assert [
        (problem.at.line, problem.variant, problem.subject.id) for problem in checked.problems
    ] == [
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

    assert [str(problem.message) for problem in checked.problems] == [
        "the merge key << is not read: not every YAML reader knows it"
    ]


def test_a_quoted_merge_key_is_a_field_like_any_other() -> None:
    """It brings nothing, so what is missing is missing."""
    checked = check('commitments:\n  - {id: C-1, "<<": {title: SSO}}\n')

    assert "missing.title" in {problem.variant for problem in checked.problems}


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
    assert [problem.variant for problem in checked.problems] == ["unreadable"]


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
