"""Packs: folders of data that are what was pinned, and installed packages with rules in Python."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck import check, load
from commitcheck.errors import UsageError
from commitcheck.loading.packs import pack_hash

RULE = """\
code: ACME101
name: big
severity: error
subject: promise
when: promise.arr > 1.0
message: "{promise.id} is big"
next_step: name an owner
"""
VISION = "schema_version: 1\nproduct: {name: Helio}\n"
PYTHON = """\
from commitcheck.model.finding import Severity
from commitcheck.model.phrase import ident, phrase
from commitcheck.rules.base import Cure, Rule, RuleInfo

INFO = RuleInfo("ACME200", "in-python", (Severity.WARNING,), "product", (), Cure.DECIDE, "Says it.")


def check(context):
    for promise in context.open:
        message = phrase("{} is there", ident(promise.id))
        yield INFO.finding(context.subject(promise), message, severity=Severity.WARNING,
                           at=promise.at(), next_step="look")


RULES = (Rule(INFO, check),)
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "checkout"
    (folder / "packs" / "acme" / "rules").mkdir(parents=True)
    monkeypatch.chdir(folder)
    Path("packs/acme/rules/acme101.yaml").write_text(RULE, "utf-8")
    Path("vision.yaml").write_text(VISION, "utf-8")
    Path("commitments.csv").write_text("id,customer,title,arr\nC-1,A,B,5\n", "utf-8")
    yield folder
    sys.modules.pop("acme_pack", None)


def configured(pack: str, more: str = "") -> set[str]:
    Path("commitcheck.yaml").write_text(f"packs: [{pack}]\n{more}", "utf-8")
    return {found.rule for found in check(load(), as_of="2026-03-16").findings}


def test_a_folder_that_is_what_was_pinned_gives_its_rules() -> None:
    pinned = call("rules", "pin", "packs/acme").out.strip()
    assert pinned == pack_hash("packs/acme")
    assert "ACME101" in configured(f"{{path: packs/acme, sha256: {pinned}}}", "ignore: [POS]")


def test_one_that_changed_is_not_read_and_the_cure_has_its_hash() -> None:
    pinned = pack_hash("packs/acme")
    Path("packs/acme/rules/acme102.yaml").write_text(RULE.replace("101", "102"), "utf-8")
    found = configured(f"{{path: packs/acme, sha256: {pinned}}}")
    assert not {code for code in found if code.startswith("ACME")}
    (problem,) = load().problems
    assert str(problem.message) == "the pack packs/acme is not what was pinned"
    assert pack_hash("packs/acme") in str(problem.next_step)


@pytest.mark.parametrize(
    ("pack", "message"),
    [
        ("{path: packs/acme}", "the pack packs/acme is not pinned"),
        ("{path: packs/gone}", "the pack packs/gone is no folder"),
        ("{}", "a pack has neither a path nor a package"),
    ],
)
def test_a_pack_that_cannot_be_meant_is_said(pack: str, message: str) -> None:
    configured(pack)
    assert [str(problem.message) for problem in load().problems] == [message]


def test_the_hash_knows_every_name_and_every_byte() -> None:
    rule = Path("packs/acme/rules/acme101.yaml")
    seen = {pack_hash("packs/acme")}
    rule.write_text(f"{RULE} ", "utf-8")
    seen.add(pack_hash("packs/acme"))
    rule.rename(rule.with_name("other.yaml"))
    seen.add(pack_hash("packs/acme"))
    assert len(seen) == 3


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "acme_pack.py").write_text(PYTHON, "utf-8")
    info = folder / "acme_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[commitcheck.packs]\nacme = acme_pack:RULES\n")
    monkeypatch.syspath_prepend(folder)


def test_an_installed_package_brings_rules_in_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    installed(elsewhere, monkeypatch)
    assert configured("{package: acme}", "select: [ACME]") == {"ACME200"}
    assert configured("{package: acme}", "ignore: [ACME200]").isdisjoint({"ACME200"})
    assert "ACME200  warning" in call("rules").out
    assert call("explain", "ACME200").out.startswith("ACME200 in-python")
    assert call("rules", "packs").out == "acme, an installed package\n  rules       ACME200\n"


def test_the_rules_of_every_product_are_listed_from_above(here: Path) -> None:
    (here / "helio").mkdir()
    for name in ("vision.yaml", "commitments.csv"):
        (here / name).rename(here / "helio" / name)
    (here / "packs" / "acme" / "rules").rename(here / "helio" / "rules")
    Path("commitcheck.yaml").write_text("products: [helio]\n", "utf-8")
    (here / "helio" / "commitcheck.yaml").write_text("schema_version: 1\n", "utf-8")
    assert "ACME101" in call("rules").out
    assert call("explain", "ACME101").out.startswith("ACME101 big")


def test_nothing_of_the_checkout_is_imported(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(here, monkeypatch)
    with pytest.raises(UsageError, match="lies in the checkout"):
        configured("{package: acme}")
    assert "acme_pack" not in sys.modules


def test_a_package_that_is_not_installed_has_a_cure() -> None:
    with pytest.raises(UsageError, match="names the pack acme, which is not installed"):
        configured("{package: acme}")
