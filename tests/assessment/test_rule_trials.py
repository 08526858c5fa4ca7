"""Rules tried on examples: what these take for granted, and what is said of one that fails."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from msgspec.structs import replace

import building as b
from commitcheck.assessment.rule_trials import DAY, Trial, try_own, try_page
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.finding import Finding
from commitcheck.model.location import FixedSource, Where
from commitcheck.model.own_rule import CannotJudgeError, Example, OwnRule
from commitcheck.model.own_rule import Words as Sentence
from commitcheck.model.phrase import words
from commitcheck.rules.base import Rule, section
from commitcheck.rules.context import Context
from commitcheck.rules.gov203_sync_overdue import RULE

PAGE = """{code} says so.

What: it does.

Bad:
{bad}
Good:
{good}
Resolve: do it.
"""


def page(bad: str, good: str = "", **of_rule: Any) -> tuple[list[Context], list[Trial]]:
    """The contexts in which the two examples of a rule's page are judged, and what came of it.

    The rule has something to say of every promise that is called BAD.
    """
    seen: list[Context] = []

    def look(context: Context) -> Iterator[Finding]:
        seen.append(context)
        for promise in context.commitments:
            if promise.id == "BAD":
                yield b.finding("GOV203", "BAD", message=words("it is bad"))

    doc = PAGE.format(code="GOV203", bad=bad, good=good or "    - {id: C-1}")
    info = replace(RULE.info, doc=doc, code=of_rule.pop("code", "GOV203"))
    rule = Rule(info=info, check=look, **of_rule)
    return seen, list(try_page(rule))


def faults(bad: str, good: str = "", **of_rule: Any) -> list[str]:
    return [it.fault for it in page(bad, good, **of_rule)[1]]


def test_both_examples_are_tried_in_their_order() -> None:
    _, trials = page("    - {id: BAD}\n")
    place = "commitcheck explain GOV203"
    assert trials == [Trial("GOV203", "bad", place), Trial("GOV203", "good", place)]


@pytest.mark.parametrize(
    ("bad", "good", "expected"),
    [
        ("    - {id: BAD}\n", "    - {id: C-1}\n", ["", ""]),
        ("    - {id: C-1}\n", "    - {id: C-1}\n", ["it finds nothing", ""]),
        ("    - {id: BAD}\n", "    - {id: BAD}\n", ["", "it finds: it is bad"]),
        ("    - {idd: BAD}\n", "    - {id: C-1}\n",
         ["a promise has no field idd; did you mean id?", ""]),
        ("    - {frobnicate: BAD}\n", "    - {id: C-1}\n",
         ["a promise has no field frobnicate", ""]),
        ("    - {id: BAD, due: soon}\n", "    - {id: C-1}\n",
         ["a value in it does not fit; see commitcheck schema commitments", ""]),
        ("    roadmap: [{id: RM1, effort: much}]\n", "    - {id: C-1}\n",
         ["its vision does not fit; see commitcheck schema vision"] * 2),
        ("    - {id: BAD}\n", "    waivers: [{id: 1}, 2]\n",
         ["", "its waivers do not fit; see commitcheck schema waivers"]),
    ],
)  # fmt: skip
def test_why_an_example_is_not_kept_to(bad: str, good: str, expected: list[str]) -> None:
    assert faults(bad, good) == expected


def test_an_example_of_what_cannot_be_read_is_one_of_inp001_only() -> None:
    assert faults("    - {idd: BAD}\n", code="INP001") == ["", ""]
    good = faults("    - {id: BAD}\n", "    - {idd: BAD}\n", code="INP001")
    assert good == ["", "a promise has no field idd; did you mean id?"]


NOT_THERE = "it finds nothing: the input does not have what it reads, needs roadmap in the vision"


def test_what_a_rule_lacks_is_said() -> None:
    """A good example that our own rule cannot judge is none that it finds something in."""
    assert faults("    - {id: BAD}\n", needs=(section("roadmap"),)) == [
        NOT_THERE, "",
    ]  # fmt: skip


def test_what_every_promise_needs_is_taken_for_granted() -> None:
    """An id, a customer, a title; what it names is planned; approvals as a table has them."""
    seen, _ = page(
        "    - {capability: scim, approvals: [product@2026-01-31, {role: legal}]}\n"
        "    - {id: C-2, customer: Acme, title: Other, capability: [b, a]}\n"
    )
    first, second = seen[0].commitments
    assert (first.id, first.customer, first.title) == ("X", "A customer", "A promise")
    assert (second.id, second.customer, second.title) == ("C-2", "Acme", "Other")
    assert [(it.role, it.date) for it in first.approvals] == [
        ("product", dt.date(2026, 1, 31)), ("legal", None),
    ]  # fmt: skip
    assert [(it.id, it.status) for it in seen[0].vision.capabilities] == [
        ("a", "planned"), ("b", "planned"), ("scim", "planned"),
    ]  # fmt: skip
    assert [it.at().label for it in (first, second)] == [
        f"commitments.yaml:{line}:1" for line in (1, 2)
    ]
    assert seen[0].as_of == DAY == dt.date(2026, 3, 16)
    assert seen[0].vision.product.name == "Product"
    assert "exit_criteria" in seen[0].project.fields


def test_the_day_and_what_the_vision_shows_are_the_examples_own() -> None:
    seen, _ = page(
        "    # today is 2026-05-04\n"
        "    product: {name: Ours, stage: mature}\n"
        "    capabilities: [scim]\n"
        "    promise: {capability: other}\n",
        "    promises: [{id: A}, {id: B}]\n",
    )
    bad, good = seen
    assert (bad.as_of, good.as_of) == (dt.date(2026, 5, 4), dt.date(2026, 5, 4))
    assert [it.id for it in bad.vision.capabilities] == ["scim"]
    assert (bad.vision.product.name, good.vision.product.stage) == ("Ours", "mature")
    assert [it.capability for it in bad.commitments] == [("other",)]
    assert [it.id for it in good.commitments] == ["A", "B"]


def test_sections_that_both_share_stand_in_the_bad_one_only() -> None:
    """The good one's own win, and the bad one's promises are not the good one's."""
    seen, _ = page(
        "    themes: [TH1]\n    roadmap: [RM1]\n    commitments: [{id: BAD}]\n",
        "    roadmap: [RM2]\n",
    )
    good = seen[1]
    assert [it.id for it in good.vision.themes] == ["TH1"]
    assert [it.id for it in good.vision.roadmap] == ["RM2"]
    assert good.commitments == ()


@pytest.mark.parametrize(
    ("single", "section_"),
    [
        ("stakeholder: {id: x}", "stakeholders"),
        ("capability: {id: x}", "capabilities"),
        ("certification: {id: x}", "certifications"),
        ("guardrail: {id: x}", "guardrails"),
        ("non_goal: {id: x}", "non_goals"),
        ("roadmap: {id: x}", "roadmap"),
        ("roadmap: [{id: x}]", "roadmap"),
        ("themes: [x]", "themes"),
    ],
)
def test_a_single_record_is_a_list_of_one(single: str, section_: str) -> None:
    seen, trials = page(f"    {single}\n")
    assert [it.id for it in getattr(seen[0].vision, section_)] == ["x"]
    assert trials[0].fault == "it finds nothing"


WAIVER = (
    "    waivers: [{id: W-1, rule: VIS601, commitment: C-7, owner: ada, approved_by: raj,"
    " reason: agreed, approved_on: 2026-03-01, expires_on: 2026-04-01}]\n"
)


def test_a_waiver_is_of_its_promise_against_a_non_goal() -> None:
    """Its owner is of product and its approver of the executives, unless the example says it."""
    seen, _ = page(WAIVER, WAIVER + "    stakeholders: [{id: raj, role: sales}]\n")
    context = seen[0]
    assert [it.id for it in context.commitments] == ["C-7"]
    assert [(it.id, it.role) for it in context.vision.stakeholders] == [
        ("raj", "executive"), ("ada", "product"),
    ]  # fmt: skip
    assert [(it.id, it.role) for it in seen[1].vision.stakeholders] == [("raj", "sales")]
    assert [it.id for it in context.project.waivers] == ["W-1"]
    assert context.covered == {"W-1": 1}
    (found,) = context.findings
    assert (found.rule, found.waived_by, found.subject.id) == ("VIS601", "W-1", "C-7")
    assert [(it.kind, it.id) for it in found.related] == [("non_goal", "NG2")]
    assert found.severity.label == "error"


def test_a_waiver_of_a_deal_covers_no_promise() -> None:
    seen, _ = page(
        "    waivers: [{id: W-1, rule: VIS601, deal: D-1}]\n    commitments: [{id: C}]\n"
    )
    assert (seen[0].covered, seen[0].findings) == ({}, ())
    assert [it.id for it in seen[0].commitments] == ["C"]
    assert [it.deal for it in seen[0].project.waivers] == ["D-1"]


class Large:
    """A condition: the promise, deal or item is worth more than ten."""

    source, depth, weight = "x > 10", 0, 0

    def __init__(self, name: str) -> None:
        self.names = (name,)

    def holds(self, values: Mapping[str, Any]) -> bool:
        (value,) = values.values()
        if value is None:
            raise CannotJudgeError("nobody says it")
        return bool(value > 10)


def written(record: Mapping[str, Any]) -> Any:
    """As it is read from a file."""
    return read_yaml("example.yaml", json.dumps(record).encode()).data


def own(subject: Any, name: str, bad: list[Any], good: list[Any]) -> OwnRule:
    source = FixedSource("rules/acme101.yaml")
    return OwnRule(
        code="ACME101", name="large", severity=b.finding().severity, subject=subject,
        when=Large(name), message=Sentence(("it is large",)), next_step=Sentence(("look",)),
        bad=tuple(Example(written(it), Where(source, 1)) for it in bad),
        good=tuple(Example(written(it), Where(source, 1)) for it in good),
        where=Where(source, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "name", "bad", "good"),
    [
        ("promise", "promise.effort", [{"effort": 11}], [{"effort": 10}]),
        ("roadmap_item", "roadmap_item.effort", [{"id": "R", "effort": 11}],
         [{"id": "R", "effort": 10}]),
        ("deal", "deal.arr", [{"promises": [{"arr": 11}]}], [{"promises": [{"arr": 10}]}]),
    ],
)  # fmt: skip
def test_a_companys_rule_is_tried_on_every_example_of_its_own(
    subject: str, name: str, bad: list[Any], good: list[Any]
) -> None:
    place = "rules/acme101.yaml:1:1"
    assert list(try_own(own(subject, name, bad * 2, good))) == [
        Trial("ACME101", "bad", place), Trial("ACME101", "bad", place),
        Trial("ACME101", "good", place),
    ]  # fmt: skip
    told = list(try_own(own(subject, name, good, bad)))
    assert [it.fault for it in told] == ["it finds nothing", "it finds: it is large"]
    none = list(try_own(own(subject, name, [], [])))
    assert none == [
        Trial("ACME101", "bad", place, "it has no bad example"),
        Trial("ACME101", "good", place, "it has no good example"),
    ]


@pytest.mark.parametrize(
    ("subject", "record", "fault"),
    [
        ("promise", {"efort": 11}, "a promise has no field efort; did you mean effort?"),
        ("promise", {"effort": "x"},
         "a value in it does not fit; see commitcheck schema commitments"),
        ("deal", {"promises": 7}, "a deal's example is {promises: [...]}"),
        ("deal", {"arr": 11}, "a deal's example is {promises: [...]}"),
        ("deal", {"promises": [7]}, "it is no record of fields"),
        ("promise", {"effort": 11, "vision": {"roadmap": 7}},
         "its vision does not fit; see commitcheck schema vision"),
    ],
)  # fmt: skip
def test_an_example_that_is_none_is_said_to_be(
    subject: Any, record: dict[str, Any], fault: str
) -> None:
    """And the next one is tried all the same."""
    name = {"promise": "promise.effort", "deal": "deal.arr"}[subject]
    fine: dict[str, Any] = {"effort": 5} if subject == "promise" else {"promises": [{"arr": 5}]}
    told = list(try_own(own(subject, name, [record], [record, fine])))
    assert [it.fault for it in told] == [fault, fault, ""]


def test_a_good_example_that_is_not_judged_is_no_good_one() -> None:
    told = list(try_own(own("promise", "promise.effort", [{}], [{}])))
    assert [it.fault.partition(",")[0] for it in told] == [
        "it finds nothing: X was not judged", "it is not judged: X was not judged",
    ]  # fmt: skip


def test_an_example_has_a_day_and_a_vision_of_its_own() -> None:
    """A day's own words, and sections beside the record; without them the usual day."""
    seen: list[Context] = []

    def look(context: Context) -> Iterator[Finding]:
        seen.append(context)
        return iter(())

    from commitcheck.assessment import rule_trials  # noqa: PLC0415 - to stand in for the rule

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rule_trials, "as_rule", lambda _: Rule(info=RULE.info, check=look))
        examples = [{"as_of": "2026-05-04", "vision": {"themes": ["TH1"]}, "id": "C-5"}, {}]
        list(try_own(own("promise", "promise.effort", [], examples)))
    assert [it.as_of for it in seen] == [dt.date(2026, 5, 4), DAY]
    assert [[theme.id for theme in it.vision.themes] for it in seen] == [["TH1"], []]
    assert [it.commitments[0].id for it in seen] == ["C-5", "X"]
