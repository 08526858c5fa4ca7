"""What we depend on: bounds that are tested, pins with hashes, licences that go together."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements/ci.lock").read_text("utf-8")
ACTION = (ROOT / "requirements/action.lock").read_text("utf-8")
SITE = (ROOT / "requirements/site.lock").read_text("utf-8")
LOWEST = (ROOT / "requirements/lowest.txt").read_text("utf-8")

COMPATIBLE = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|ISC)\b", re.IGNORECASE)
"""Permissive licences, as names, SPDX ids or classifiers say them: they may be used by an MIT
program that only imports them."""
RECIPROCAL = re.compile(r"\b(A?GPL|LGPL|MPL|EUPL|CDDL|EPL|SSPL|proprietary)", re.IGNORECASE)


def named(requirements: list[Any]) -> list[Requirement]:
    return [
        Requirement(requirement) for requirement in requirements if isinstance(requirement, str)
    ]


def pins(text: str) -> dict[str, list[str]]:
    """The versions that a requirements file holds of each package."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(version)
    return found


RUNTIME = named(PROJECT["project"]["dependencies"])
GROUPS = PROJECT["dependency-groups"]
LOCKED = RUNTIME + named(GROUPS["test"]) + named(GROUPS["lint"]) + named(GROUPS["pack"])


@pytest.mark.parametrize("requirement", RUNTIME + named(GROUPS["test"]), ids=str)
def test_a_lower_bound_is_the_version_that_is_tested(requirement: Requirement) -> None:
    """CI runs all tests on requirements/lowest.txt; `.ci/lock` makes it anew."""
    (bound,) = [spec.version for spec in requirement.specifier if spec.operator == ">="]

    (tested,) = pins(LOWEST)[canonicalize_name(requirement.name)]
    assert tested == bound or re.fullmatch(rf"{re.escape(bound)}(\.0)*", tested)


@pytest.mark.parametrize("requirement", LOCKED, ids=str)
def test_ci_installs_what_is_locked_and_allowed(requirement: Requirement) -> None:
    versions = pins(LOCK)[canonicalize_name(requirement.name)]

    assert all(requirement.specifier.contains(version, prereleases=True) for version in versions)


@pytest.mark.parametrize("requirement", RUNTIME + named(GROUPS["action"]), ids=str)
def test_the_action_installs_what_ci_has_tried(requirement: Requirement) -> None:
    """requirements/action.lock is the part of ci.lock that a run needs; `.ci/lock` makes both."""
    (version,) = pins(ACTION)[canonicalize_name(requirement.name)]

    assert version in pins(LOCK)[canonicalize_name(requirement.name)]


def test_what_makes_the_site_can_be_installed_beside_everything_else() -> None:
    """Of what both lock there is one version, so that the gate needs no environment more."""
    (generator,) = named(GROUPS["docs"])
    (version,) = pins(SITE)[canonicalize_name(generator.name)]
    assert generator.specifier.contains(version)
    both = pins(SITE).keys() & pins(LOCK).keys()
    assert both
    assert {name for name in both if not {*pins(SITE)[name]} <= {*pins(LOCK)[name]}} == set()


@pytest.mark.parametrize("lock", [LOCK, ACTION, SITE], ids=["ci.lock", "action.lock", "site.lock"])
def test_every_locked_file_has_a_hash_and_no_place_it_comes_from(lock: str) -> None:
    """Whoever serves the files, they are the same; the lock names no server."""
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in lock + LOWEST
    assert "index" not in lock + LOWEST


def test_everything_we_need_at_run_time_may_be_used_by_an_mit_program() -> None:
    """Read from what the packages say of themselves, all the way down."""
    said = {package.metadata["Name"]: licence(package) for package in needed()}

    assert len(said) > len(RUNTIME)
    assert {name: text for name, text in said.items() if not COMPATIBLE.search(text)} == {}
    assert {name: text for name, text in said.items() if RECIPROCAL.search(text)} == {}


def needed() -> Iterator[Distribution]:
    """Our dependencies and theirs, as installed here."""
    waiting, seen = list(RUNTIME), set[str]()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        found = distribution(wanted.name)
        yield found
        waiting += [Requirement(text) for text in found.requires or ()]


def licence(package: Distribution) -> str:
    """The expression, the first line of the old free-text field, and the classifiers."""
    said = [
        text
        for field in ("License-Expression", "License", "Classifier")
        for text in package.metadata.get_all(field) or ()
        if field != "Classifier" or text.startswith("License")
    ]
    return " ".join(text.partition("\n")[0] for text in said)
