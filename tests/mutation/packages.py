"""What can be mutated, and by which tests each of it must be held."""

from typing import NamedTuple


class Package(NamedTuple):
    """Paths below src/commitcheck without `.py`, and the tests that are asked about them.

    `theirs` are tests that run whole examples and take up to a second each, by the words in the
    names of modules that they are about: other modules are left to their own tests, which is the
    harder measure.
    """

    paths: tuple[str, ...]
    tests: tuple[str, ...]
    theirs: tuple[tuple[str, tuple[str, ...]], ...] = ()


_WHOLE_EXAMPLES = (
    ("tests/assessment/test_redaction.py", ("redact", "codenames", "mentions", "naming")),
    ("tests/assessment/test_fingerprints.py", ("baseline",)),
    ("tests/assessment/test_why.py", ("why",)),
    ("tests/assessment/test_packs.py", ("pack", "vision_page", "wordings", "desk")),
    ("tests/company/test_example.py", ("company", "across")),
    ("tests/company/test_formats.py", ("company", "across")),
    ("tests/company/test_routes.py", ("company", "across")),
    ("tests/cli/test_rules.py", ("rule_trials",)),
    ("tests/cli/test_explain.py", ("coverage", "selection")),
    ("tests/cli/test_confirm.py", ("confirm",)),
    ("tests/cli/test_confirm_accept.py", ("confirm",)),
    ("tests/cli/test_confirm_keys.py", ("confirm",)),
    ("tests/cli/test_confirm_walk.py", ("confirm",)),
)
_TESTS = (
    "tests/rules",
    "tests/assessment",
    *(path for path, _ in _WHOLE_EXAMPLES if not path.startswith("tests/assessment/")),
)
PACKAGES = {
    "rules": Package(("rules/*",), _TESTS, _WHOLE_EXAMPLES),
    "assessment": Package(("assessment/*",), _TESTS, _WHOLE_EXAMPLES),
    "reading": Package(("reading/*",), ("tests/reading", "tests/cli/test_check_documents.py")),
    "ways_out": Package(
        ("ways_out/*", "deal_desk"),
        ("tests/ways_out", "tests/properties/test_asking.py", "tests/properties/test_ways_out.py"),
    ),
    "variants": Package(
        ("variants/*", "over_time"),
        ("tests/variants", "tests/cli/test_diff.py", "tests/cli/test_since.py"),
    ),
    "own_rules": Package(
        ("loading/own_rules/*", "assessment/rule_trials", "rules/own"),
        (
            "tests/loading/own_rules",
            "tests/rules/test_own.py",
            "tests/assessment/test_packs_of_rules.py",
            "tests/cli/test_rules.py",
            "tests/test_own_rules_example.py",
            "tests/test_own_rules_everywhere.py",
        ),
    ),
    "company": Package(
        ("companies", "loading/products", "assessment/company", "assessment/across"),
        ("tests/company", "tests/cli/test_company.py"),
    ),
    "documents": Package(
        ("loading/documents/*",),
        ("tests/loading/documents", "tests/reading/documents", "tests/cli/test_check_documents.py"),
    ),
}
NOT_ASKED = (
    "tests/rules/test_linear.py",
    "tests/assessment/test_linear.py",
    "tests/variants/test_trend_work.py",
    "tests/reading/values/test_values_properties.py::test_time_grows_with_the_length_only",
    *(
        f"tests/loading/documents/test_refusals.py::{name}"
        for name in (
            "test_at_its_limits_a_file_is_read",
            "test_a_bomb_is_refused_before_it_takes_memory",
            "test_text_that_is_made_to_take_long_does_not",
        )
    ),
)
"""Tests of how long something takes say nothing about results, and much of who else is at work."""
