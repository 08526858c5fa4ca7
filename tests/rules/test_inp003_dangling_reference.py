"""INP003: something names a thing that does not exist."""

import datetime as dt
from typing import Any

import pytest

from building import context, project, promise, vision, waiver
from commitcheck.model.commitment import Commitment
from commitcheck.model.decision import Waiver
from commitcheck.model.finding import Finding, Severity, Subject
from commitcheck.model.phrase import Said
from commitcheck.model.project import InputFile
from commitcheck.rules.context import Context
from commitcheck.rules.inp003_dangling_reference import FREE_TEXT, INFO, RULE, check

FULL: dict[str, Any] = {
    "positioning": {"segments": [{"id": "bank"}], "owner": "priya"},
    "capabilities": [{"id": "scim", "aliases": ["user-sync"]}, {"id": "rbac"}],
    "roadmap": ["RM3"],
    "themes": ["TH1"],
    "certifications": ["soc2"],
    "stakeholders": ["priya"],
    "dimensions": ["schema_version"],
    "guardrails": [{"id": "GR1", "dimension": "uptime_pct"}],
    "facts": [{"dimension": "p95_ms"}],
}


def of_promise(*others: Commitment, **fields: Any) -> list[Finding]:
    return list(check(context(vision(**FULL), promise(**fields), *others)))


def of_vision(**sections: Any) -> list[Finding]:
    return list(check(context(vision(**{**FULL, **sections}))))


def of_waiver(*promises: Commitment, **fields: Any) -> list[Finding]:
    given = promises or (promise(deal="D-1"),)
    return list(check(context(vision(**FULL), *given, waivers=[waiver(**fields)])))


def test_an_unknown_capability_is_an_error_that_says_what_was_meant() -> None:
    """Nine times out of ten it is a slip of the pen."""
    [finding] = of_promise(capability="scmi")

    assert str(finding.message) == (
        "C-1 names the capability scmi (did you mean scim?), but the vision has none of that name"
    )
    assert str(finding.next_step) == "write scim, or add it to capabilities"
    assert (finding.code, finding.severity) == ("INP003:capability", Severity.ERROR)
    assert (finding.who, finding.cure) == ("product", "decide")
    assert finding.subject == ("commitment", "C-1", True)
    assert finding.at.field == "capability"


def test_without_anything_near_there_is_no_guess() -> None:
    """A wrong guess costs more than none."""
    [finding] = of_promise(capability="warehouse")

    assert str(finding.message) == (
        "C-1 names the capability warehouse, but the vision has none of that name"
    )
    assert str(finding.next_step) == "correct what it names, or add it to capabilities"


@pytest.mark.parametrize(
    ("field", "noun"),
    [
        ("segment", "segment"),
        ("scope_segment", "segment"),
        ("capability", "capability"),
        ("roadmap_item", "roadmap item"),
        ("supports", "theme"),
        ("certification", "certification"),
        ("owner", "stakeholder"),
        ("dimension", "dimension"),
    ],
)
def test_every_reference_of_a_promise_is_checked(field: str, noun: str) -> None:
    """Each at its own field."""
    several = ("supports",)
    [finding] = of_promise(**{field: ["xyz"] if field in several else "xyz"})

    assert str(finding.message) == f"C-1 names the {noun} xyz, but the vision has none of that name"
    assert (finding.variant, finding.at.field) == (field, field)


@pytest.mark.parametrize(
    "fields",
    [
        {"segment": "bank", "scope_segment": "bank"},
        {"capability": ["scim", "user-sync"]},
        {"roadmap_item": "RM3", "supports": ["TH1"]},
        {"certification": "soc2", "owner": "priya"},
        {"dimension": "schema_version"},
        {"dimension": "uptime_pct"},
        {"dimension": "p95_ms"},
        {"capability": None, "segment": None},
        {"promised_by": "marcus", "scope_region": "emea"},
    ],
)
def test_known_names_and_free_words_are_fine(fields: dict[str, Any]) -> None:
    """An alias counts; guardrails and facts define their dimension too."""
    assert of_promise(**fields) == []


def test_several_unknown_names_of_a_field_are_one_finding_and_two_fields_are_two() -> None:
    """A finding stands at one place."""
    findings = of_promise(capability=["scim", "xyz", "rbca"], owner="pria")

    capability, owner = (str(finding.message) for finding in findings)
    assert capability == (
        "C-1 names the capability xyz and the capability rbca (did you mean rbac?), "
        "but the vision has none of that name"
    )
    assert owner == (
        "C-1 names the stakeholder pria (did you mean priya?), but the vision has none of that name"
    )
    assert str(findings[0].next_step) == "correct what it names, or add it to capabilities"
    assert Said("id", "rbac") in findings[0].message.parts
    assert Said("person", "priya") in findings[1].message.parts


def test_closed_promises_are_checked_too() -> None:
    """A record is wrong whatever became of the promise."""
    assert len(of_promise(capability="xyz", status="withdrawn")) == 1


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("positioning", {"segment": "xyz"}),
        ("capabilities", {"capability": "xyz"}),
        ("roadmap", {"roadmap_item": "xyz"}),
        ("themes", {"supports": ["xyz"]}),
        ("certifications", {"certification": "xyz"}),
        ("stakeholders", {"owner": "xyz"}),
    ],
)
def test_without_the_section_a_name_is_free_text(section: str, fields: dict[str, Any]) -> None:
    """A list that nobody keeps cannot lack a name; an empty one does."""
    without = vision(**{name: value for name, value in FULL.items() if name != section})
    empty = {**FULL, section: {"segments": []} if section == "positioning" else []}

    assert not [finding for finding in check(context(without, promise(**fields)))
                if finding.subject.kind == "commitment"]  # fmt: skip
    assert [finding for finding in check(context(vision(**empty), promise(**fields)))
            if finding.subject.kind == "commitment"]  # fmt: skip
    assert not FREE_TEXT.runs(context(without))
    assert RULE.parts == (FREE_TEXT,)


def test_depends_on_names_promises() -> None:
    """Of any file."""
    [finding] = of_promise(promise("C-2"), depends_on=["C-2", "C-20"])

    assert str(finding.message) == (
        "C-1 names the promise C-20 (did you mean C-2?), "
        "but the list of commitments has none of that name"
    )
    assert finding.variant == "depends_on"


@pytest.mark.parametrize(
    ("sections", "subject", "field"),
    [
        ({"themes": [], "capabilities": [{"id": "a", "theme": "TH1"}]}, "capability", "theme"),
        ({"capabilities": [{"id": "a", "depends_on": ["x"]}]}, "capability", "depends_on"),
        ({"capabilities": [{"id": "a", "excludes": ["x"]}]}, "capability", "excludes"),
        ({"roadmap": [{"id": "RM1", "capabilities": ["x"]}]}, "roadmap_item", "capabilities"),
        ({"roadmap": [{"id": "RM1", "theme": "x"}]}, "roadmap_item", "theme"),
        ({"non_goals": [{"id": "NG1", "capabilities": ["x"]}]}, "non_goal", "capabilities"),
        (
            {"positioning": {"differentiators": [{"id": "DF1", "capabilities": ["x"]}]}},
            "differentiator",
            "capabilities",
        ),
        (
            {"positioning": {"differentiators": [{"id": "DF1", "theme": "x"}]}},
            "differentiator",
            "theme",
        ),
    ],
)
def test_the_visions_own_references_are_checked(
    sections: dict[str, Any], subject: str, field: str
) -> None:
    """A roadmap item for a capability that is not there backs nothing."""
    [finding] = of_vision(**sections)

    assert (finding.subject.kind, finding.variant, finding.at.path) == (
        subject,
        field,
        "vision.yaml",
    )


def test_the_owner_of_the_positioning_must_be_a_stakeholder() -> None:
    """He is named under the subject that GOV202 would use."""
    [finding] = of_vision(positioning={"owner": "pria"})

    assert finding.subject == Subject("positioning", "positioning.owner")
    assert str(finding.message) == (
        "positioning.owner names the stakeholder pria (did you mean priya?), "
        "but the vision has none of that name"
    )
    assert finding.at.field == "owner"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("commitment", "C-9", "the promise C-9, but the list of commitments"),
        ("deal", "D-9", "the deal D-9, but the list of commitments"),
        ("object", "nowhere", "the object nowhere, but the input"),
        ("owner", "tom", "the stakeholder tom, but the vision"),
        ("rule", "VIS6O1", "the rule VIS6O1 (did you mean VIS601?), but commitcheck"),
        ("rule", "vis601", "the rule vis601 (did you mean VIS601?), but commitcheck"),
        ("rule", "COM82:email", "the rule COM82 (did you mean COM802?), but commitcheck"),
    ],
)
def test_what_a_waiver_names_must_exist(field: str, value: str, message: str) -> None:
    """An exception for nothing suppresses nothing, and nobody notices."""
    [finding] = of_waiver(**{field: value})

    assert str(finding.message) == f"W-1 names {message} has none of that name"
    assert finding.subject == Subject("waiver", "W-1")
    assert (finding.variant, finding.at.path) == (field, "waivers.yaml")


@pytest.mark.parametrize(
    "fields",
    [
        {"rule": "COM802:side_letter"},
        {"commitment": "C-1", "owner": "priya"},
        {"deal": "D-1"},
        {"deal": "Norvik"},
        {"object": "C-1"},
        {"object": "Acme"},
        {"object": "RM3"},
        {"object": "portfolio"},
        {"object": "key_benefit"},
        {"object": "positioning.owner"},
        {"object": "Spreadsheets"},
        {"object": "deals.csv"},
        {"approved_by": "a stranger"},
    ],
)
def test_every_subject_that_a_finding_can_have_is_a_target(fields: dict[str, Any]) -> None:
    """Who may approve is WVR953's question."""
    alternatives = [{"name": "Spreadsheets"}]
    known = vision(**{**FULL, "positioning": {"alternatives": alternatives}})
    promises = (promise(deal="D-1"), promise("C-2", customer="Norvik"))
    read = project(known, promises, waivers=[waiver(**fields)])
    inputs = (InputFile("exports/deals.csv", "commitments"),)
    made = Context(_with_inputs(read, inputs), dt.date(2026, 3, 16))

    assert list(check(made)) == []


def _with_inputs(read: Any, inputs: tuple[InputFile, ...]) -> Any:
    return type(read)(
        vision=read.vision,
        commitments=read.commitments,
        waivers=read.waivers,
        fields=read.fields,
        inputs=inputs,
    )


def test_without_any_promises_a_waivers_target_is_not_judged() -> None:
    """That nothing could be read is said once, not once a waiver."""
    lost: list[Waiver] = [waiver(commitment="C-1", deal="D-1")]

    assert list(check(context(vision(**FULL), waivers=lost))) == []


def test_without_a_vision_only_promises_and_waivers_are_held_together() -> None:
    """What could not be read defines nothing and lacks nothing."""
    read = project(None, [promise(capability="xyz", owner="x", depends_on=["C-7"])])
    found = list(check(Context(read, dt.date(2026, 3, 16))))

    assert [finding.variant for finding in found] == ["depends_on"]
    assert not INFO.waivable


def test_thousands_of_unknown_names_get_no_guess_each() -> None:
    """A column that is mapped wrongly must not cost minutes; every row is still named."""
    rows = [promise(f"C-{at}", capability=f"scim-{at}") for at in range(300)]
    findings = list(check(context(vision(**FULL), *rows)))

    guesses = [finding for finding in findings if "did you mean" in str(finding.message)]
    assert (len(findings), len(guesses)) == (300, 50)


@pytest.mark.parametrize(
    "section",
    [
        {"dimensions": [{"id": "uptime"}]},
        {"guardrails": [{"id": "GR1", "dimension": "uptime", "op": "max", "value": 99.9}]},
        {"facts": [{"dimension": "uptime", "proven": 99.9}]},
    ],
)
def test_a_dimension_is_known_by_any_section_that_speaks_of_it(section: dict[str, Any]) -> None:
    """Where none of the three is there, it is free text; a misspelt one escapes no guardrail."""
    listed, silent = vision(**section), vision(capabilities=["scim"])
    assert not list(check(context(listed, promise(dimension="uptime"))))
    assert not list(check(context(silent, promise(dimension="uptme"))))

    [finding] = check(context(listed, promise(dimension="uptme")))

    assert "the dimension uptme (did you mean uptime?)" in str(finding.message)
