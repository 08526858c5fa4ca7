"""What decides a run beyond its files: thresholds, where each comes from, and what was loosened."""

from typing import Any

import pytest
from msgspec.structs import replace

import building
from assessment.desks import AS_OF
from commitcheck.assessment.assess import loosened, thresholds
from commitcheck.assessment.selection import Settings
from commitcheck.model.config import Policy
from commitcheck.model.finding import Severity
from commitcheck.model.project import Project
from commitcheck.model.report import Threshold


def test_every_threshold_says_its_value_where_it_comes_from_and_what_it_decides() -> None:
    """By default, by the product's stage, or because the vision's policy says so."""
    found = {
        threshold.key: threshold
        for threshold in thresholds(Policy.of("mature", {"waiver_max_days": 60}))
    }
    assert found["max_committed_share"] == Threshold(
        "max_committed_share", "0.7", "default", ("DEB903",)
    )
    assert found["max_one_off_share"] == Threshold(
        "max_one_off_share", "0.15", "stage", ("CAP502",)
    )
    assert found["waiver_max_days"] == Threshold("waiver_max_days", "60", "policy", ("WVR952",))
    assert found["approvals"].value == "the default matrix"
    assert list(found)[-1] == "approvals"


def test_a_matrix_is_named_and_not_printed() -> None:
    own = Policy.of("growth", {"approvals": {"pricing": ("finance",)}})
    (matrix,) = (threshold for threshold in thresholds(own) if threshold.key == "approvals")
    assert (matrix.value, matrix.source) == ("the vision's matrix", "policy")


def configured(policy: Any = None, **config: Any) -> Project:
    project = building.project(building.vision(policy=policy or {}))
    return replace(project, config=replace(project.config, path="commitcheck.yaml", **config))


def told(project: Project, **settings: Any) -> list[tuple[str, str]]:
    return [(change.what, change.by) for change in loosened(Settings(AS_OF, **settings), project)]


def test_what_is_ignored_or_selected_is_said_with_who_said_so() -> None:
    """The configuration or the command line."""
    project = configured(ignore=("COV",), select=("VIS", "TIM"))
    assert told(project, ignore=("COV", "COM801"), select=("VIS", "TIM")) == [
        ("COV is ignored", "commitcheck.yaml"),
        ("COM801 is ignored", "--ignore"),
        ("only VIS, TIM ran", "commitcheck.yaml"),
    ]
    assert told(project, select=("VIS",)) == [("only VIS ran", "--select")]
    assert told(project, use_waivers=False) == [("waivers are not applied", "--no-waivers")]
    assert told(project) == []


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (Severity.INFO, [("VIS601 counts as info", "commitcheck.yaml")]),
        (Severity.WARNING, [("VIS601 counts as warning", "commitcheck.yaml")]),
        (Severity.ERROR, []),
    ],
)
def test_only_a_lighter_weight_loosens(weight: Severity, said: list[tuple[str, str]]) -> None:
    """Lighter than the heaviest that the rule has, also of one of its variants."""
    assert told(configured(), severity={"VIS601": weight}) == said
    variant = [(what.replace("VIS601", "VIS601:keyword"), by) for what, by in said]
    assert told(configured(), severity={"VIS601:keyword": weight}) == variant


@pytest.mark.parametrize(("weight", "is_said"), [(Severity.WARNING, True), (Severity.ERROR, False)])
def test_a_family_is_as_heavy_as_the_heaviest_of_its_rules(
    weight: Severity,
    is_said: bool,  # noqa: FBT001 - the case
) -> None:
    """It weighs its rules, and the page says so."""
    said = [("COV counts as warning", "commitcheck.yaml")] if is_said else []
    assert told(configured(), severity={"COV": weight}) == said


def test_what_the_policy_sets_is_said_with_its_value_where_it_is_plain() -> None:
    """In the order of the keys, after everything else."""
    policy = {"waiver_max_days": 60, "approvals": {"pricing": ["finance"]}}
    assert told(configured(policy), ignore=("COV",)) == [
        ("COV is ignored", "--ignore"),
        ("the policy sets approvals", "the vision"),
        ("the policy sets waiver_max_days to 60", "the vision"),
    ]


def test_without_a_file_it_is_the_configuration_and_without_a_vision_no_policy() -> None:
    """As a caller of the Python interface has it."""
    project = building.project(None)
    made = replace(project, config=replace(project.config, ignore=("COV",)))
    assert told(made, ignore=("COV",)) == [("COV is ignored", "configuration")]


@pytest.mark.parametrize(
    ("fail_on", "said"),
    [
        (None, []),
        ("warning", []),
        ("error", []),
        ("preventable", [("fail_on is preventable", "commitcheck.yaml")]),
        ("never", [("fail_on is never", "commitcheck.yaml")]),
    ],
)
def test_a_configuration_that_lets_errors_pass_is_said(
    fail_on: str | None, said: list[tuple[str, str]]
) -> None:
    assert told(configured(fail_on=fail_on)) == said
