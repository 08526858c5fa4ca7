"""`check --promise`: why one promise is judged so."""

import json
import re
from pathlib import Path

import pytest

from cli.calling import call

PORTFOLIO = str(Path(__file__).parents[2] / "examples" / "portfolio" / "commitcheck.yaml")


def test_the_chain_as_text() -> None:
    """The answer, what it counts as, then the rules by what came of them."""
    called = call("check", "--config", PORTFOLIO, "--promise", "K-05")
    assert called.code == 1
    lines = called.out.splitlines()
    assert lines[0] == "K-05  Dedicated single-tenant deployment  does not conform"
    assert lines[1] == "BlueOcean 3PL · D-202 · signed · as of 2026-08-17"
    assert [line[3:].partition(" ·")[0] for line in lines if line.startswith("──")] == [
        "Read from its words", "Found", "Has a part in", "Passed", "Does not apply", "Not checked",
    ]  # fmt: skip
    assert "VIS601    error  K-05 is about private-cloud, which NG1 rules out" in lines


def test_the_chain_as_json() -> None:
    called = call("check", "--config", PORTFOLIO, "--promise", "K-01", "--format", "json")
    assert called.code == 0
    record = json.loads(called.out)
    assert record["promise"]["answer"] == "conforms"
    assert list(record["terms"]) == ["open", "binding", "future", "backing", "approvals"]
    assert len(record["steps"]) == 54
    step = next(each_step for each_step in record["steps"] if each_step["rule"] == "TIM401")
    assert (step["outcome"], step["findings"][0]["waived_by"]) == ("fired", "W-03")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--promise", "K-055"),
            "there is no promise K-055 among the commitments; did you mean K-05?",
        ),
        (("--promise", "K-05", "--format", "sarif"), "written as terminal or json, not as sarif"),
        (("--promise", "K-05", "--deal", "D-202"), "--deal does not go with --promise"),
        (("--promise", "K-05", "--redact", "customers"), "--redact does not go with --promise"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: tuple[str, ...], said: str) -> None:
    called = call("check", "--config", PORTFOLIO, *arguments)
    assert (called.code, said in called.err) == (2, True)


MENDED = """schema_version: 1
product: {name: Portline}
capabilities: [{id: sso, name: Single sign-on, status: available}]
non_goals: [{id: NG1, statement: No gantries, keywords: [gantry]}]
"""

ROWS = """id,customer,title,capability,status,due,deal
C-1,Acme Retail,Single sign-on,sso,signed,2027-12-31,D-1
C-2,Globex,Audit log,nope,signed,2027-12-31,D-2
C-3,Globex,Single sign-on,sso,signed,32.12.2027,D-3
C-4,Globex,,sso,signed,2027-12-31,D-4
C-5,Globex,Single sign-on,sso,signed,2027-12-31,D-4
C-6,Globex,Single sign-on,sso,withdrawn,2027-12-31,D-5
"""
"""D-2 names what is not there, D-3 has a bad date, a row of D-4 is lost, D-5 is over."""


@pytest.fixture
def mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "vision.yaml").write_text(MENDED, "utf-8")
    (tmp_path / "commitments.csv").write_text(ROWS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("promise", "code"), [("C-1", 0), ("C-2", 2), ("C-3", 2), ("C-6", 0)])
@pytest.mark.usefixtures("mended")
def test_it_ends_as_a_check_of_that_promise_alone(promise: str, code: int) -> None:
    """An input error of the promise is 2, another promise's is not its own."""
    assert call("check", "--promise", promise).code == code


@pytest.mark.usefixtures("mended")
def test_a_reason_is_said_once_with_what_each_rule_needs() -> None:
    """`the input does not have what it reads` is no news the second time."""
    told = call("check", "--promise", "C-1", "-v").out
    assert told.count("the input does not have what it reads") == 1
    assert "  CAP501  capacity in the vision\n" in told


@pytest.mark.usefixtures("mended")
def test_what_would_switch_rules_on_is_two_lines_without_v() -> None:
    told = call("check", "--promise", "C-1").out
    assert "-v says which rule needs what" in told
    assert "CAP501" not in told


@pytest.mark.parametrize(
    ("deal", "code"), [("D-1", 0), ("D-2", 2), ("D-3", 2), ("D-4", 2), ("D-5", 0)]
)
@pytest.mark.usefixtures("mended")
def test_a_deal_is_not_held_to_the_rows_of_others(deal: str, code: int) -> None:
    """The row of D-4 that was lost is still D-4's."""
    assert call("check", "--deal", deal, "--fail-on", "never").code == code


@pytest.mark.usefixtures("mended")
def test_the_deal_that_was_asked_for_is_shown_with_its_word() -> None:
    """Also when it is fine, which among others would be a number only."""
    assert "\nD-1  no conflict seen  Acme Retail\n" in call("check", "--deal", "D-1").out
    assert "\nD-4  could not be judged  Globex\n" in call("check", "--deal", "D-4").out
    assert (
        "**D-1** Acme Retail | no conflict seen"
        in call("check", "--deal", "D-1", "--format", "markdown").out
    )


@pytest.mark.usefixtures("mended")
def test_a_deal_that_is_over_has_no_place_among_the_deals() -> None:
    """Nobody is bound by it any more; asking for it is no mistake."""
    report = json.loads(call("check", "--format", "json").out)
    assert {deal["id"]: deal["verdict"] for deal in report["deals"]} == {
        "D-1": "no_conflict_seen",
        "D-2": "could_not_be_judged",
        "D-3": "could_not_be_judged",
        "D-4": "could_not_be_judged",
    }
    assert "No open promises to check." in call("check", "--deal", "D-5").out


@pytest.mark.usefixtures("mended")
def test_a_part_of_a_customers_name_is_enough_for_a_hint() -> None:
    assert call("check", "--customer", "Acme").err == (
        "commitcheck: there is no customer Acme among the commitments; did you mean Acme Retail?\n"
    )


@pytest.mark.parametrize(
    ("hidden", "name"),
    [("money", "portline"), ("customers", "portline"),
     ("customers,people,quotes,money", "the product")],
)  # fmt: skip
def test_the_one_line_calls_the_product_the_same_redacted(hidden: str, name: str) -> None:
    """A log is searched for it; only where everything is hidden, it is too."""
    line = call("check", "--config", PORTFOLIO, "-q", "--redact", hidden).out
    assert (
        line == f"{name}: 24 of 37 promises do not conform, 5 preventable, 3 against a non-goal\n"
    )


def test_words_that_are_the_title_are_shown_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise of a document is called by its words."""
    monkeypatch.chdir(tmp_path)
    words = "Provider shall deliver the Live yard map by 31 March 2027."
    Path("vision.yaml").write_text(
        "schema_version: 1\nproduct: {name: P}\ncapabilities: [{id: yard, name: Live yard map}]\n",
        "utf-8",
    )
    Path("order.md").write_text(f"# Order\n\n1. {words}\n", "utf-8")
    call("read", "order.md", "--deal", "D-1", "--customer", "Alder", "-o", "deal.yaml")
    [id_] = re.findall(r'id: "(.*)"', Path("deal.yaml").read_text("utf-8"))
    told = call("check", "vision.yaml", "deal.yaml", "--promise", id_).out
    assert told.count(words) == 1
    assert "Read from its words" in told
    assert "“31 March 2027”" in told
