"""What `jsonschema` finds where our own reading is content is told too, at its place."""

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.schemas.check import check_against, check_document
from commitcheck.loading.schemas.compile import compile_schema, load_schema, node_of
from commitcheck.loading.schemas.explain import second_opinion
from commitcheck.loading.yaml_text.file import YamlFile, read_yaml
from commitcheck.model.finding import Problem
from loading.test_schema_valid import NODE, SCHEMA, WRITTEN

DEALS = """\
commitments:
  - id: C-1
    title: SSO
    kind: feeture
    effort: -3
    Capabilty: sso
"""


def unread(text: str, data: Any, told: tuple[tuple[str | int, ...], ...] = ()) -> dict[str, str]:
    """The opinion about data that our own reading never looked at: place and words."""
    file = read_yaml("deals.yaml", dedent(text).encode())
    schema = load_schema("commitments")
    problems = second_opinion(file, schema, node_of("commitments"), data, told, lambda key: key)
    return {_place(problem): f"{problem.message}; {problem.next_step}" for problem in problems}


def _place(problem: Problem) -> str:
    return f"{problem.at.line}:{problem.at.column} {problem.variant}"


def test_what_nobody_told_is_told_in_plain_words_at_its_place() -> None:
    """As if our explainer had overlooked all of it."""
    promise = {"id": "C-1", "title": "SSO", "kind": "feeture", "effort": -3, "Capabilty": "sso"}
    found = unread(DEALS, {"commitments": [promise]})
    assert found == {
        "2:5 missing.customer": (
            "customer is missing in a commitment; add it, for instance customer: Meridian Bank"
        ),
        "4:11 invalid.kind": (
            "kind is feeture, which its schema refuses (enum); write one of feature, integration,"
            " custom_development, deployment, sla, support, performance, scale, data_residency,"
            " data_retention, compliance, pricing, mfn, exclusivity, roadmap_disclosure,"
            " eol_support, ip_escrow, services, other"
        ),
        "5:13 invalid.effort": ("effort is -3, which its schema refuses (minimum); write a number"),
        "6:5 unknown_field.Capabilty": (
            "Capabilty is no field of a commitment, so it is not read; did you mean capability?"
        ),
    }


def test_what_was_told_is_not_told_again() -> None:
    """One cause, one problem."""
    promise = {"id": "C-1", "title": "SSO", "customer": "Acme", "effort": -3}
    assert unread(DEALS, {"commitments": [promise]}, (("commitments", 0, "effort"),)) == {}


def test_a_lenient_reading_is_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were our own check of numbers broken one day, the file would still not pass."""
    monkeypatch.setattr("commitcheck.loading.schemas.read.value_fault", lambda *_: None)
    lenient = compile_schema(load_schema("commitments"))
    text = "- {id: C-1, customer: Acme, title: SSO, effort: -3, Capabilty: x}\n"
    file = read_yaml("deals.yaml", text.encode())
    checked = check_against(file, lenient, load_schema("commitments"))
    assert [_place(problem) for problem in checked.problems] == [
        "1:49 invalid.effort",
        "1:53 unknown_field.Capabilty",
    ]


def test_the_library_is_asked_about_an_invalid_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading it takes longer than a whole clean check."""
    asked: list[Any] = []

    def opinion(*about: Any) -> tuple[Problem, ...]:
        asked.append(about)
        return ()

    monkeypatch.setattr("commitcheck.loading.schemas.explain.second_opinion", opinion)
    good = "- {id: C-1, customer: Acme, title: SSO}\n"
    check_document(read_yaml("deals.yaml", good.encode()), "commitments")
    assert asked == []
    check_document(read_yaml("deals.yaml", (good + "- 3\n").encode()), "commitments")
    assert len(asked) == 1


@given(WRITTEN)
@settings(max_examples=300)
def test_it_has_nothing_to_add_to_what_the_explainer_says(written: Any) -> None:
    """Whatever stands in a file: the explainer overlooks nothing and nothing is said twice."""
    file = YamlFile("a.yaml", "", written, {})
    with_opinion = check_against(file, NODE, SCHEMA)
    assert with_opinion.problems == check_against(file, NODE).problems


@pytest.mark.parametrize("name", ["vision", "commitments", "waivers", "config"])
def test_nor_on_our_own_schemas(name: str) -> None:
    """With fields of ours at every depth, each of any type."""
    node, schema = node_of(name), load_schema(name)
    names = sorted(_names(schema))
    scalars = st.sampled_from(["1", "yes", "x", "2026-Q3", "2026-02-30", "-1", None])
    documents = st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=2),
            st.dictionaries(st.sampled_from(names), inner, max_size=4),
        ),
        max_leaves=12,
    )

    @given(documents)
    @settings(max_examples=60)
    def agree(written: Any) -> None:
        file = YamlFile("a.yaml", "", written, {})
        assert check_against(file, node, schema).problems == check_against(file, node).problems

    agree()


def _names(schema: Any) -> set[str]:
    """Every property name that stands anywhere in a schema."""
    if isinstance(schema, list):
        return {name for inner in schema for name in _names(inner)}
    if not isinstance(schema, dict):
        return set()
    inner = {name for value in schema.values() for name in _names(value)}
    properties = schema.get("properties")
    return inner | (set(properties) if isinstance(properties, dict) else set())
