"""`commitcheck ask`: sales' question before the promise."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from building import project, vision
from cli.calling import call
from commitcheck.api import load
from commitcheck.deal_desk import ask, offers
from commitcheck.reporting import RenderOptions
from commitcheck.reporting.asked import json as answer_json
from commitcheck.reporting.asked import terminal as answer_page

ROOT = Path(__file__).parents[2]
PORTFOLIO = ROOT / "examples" / "portfolio"
OFFERS = json.loads((ROOT / "schemas" / "offers.schema.json").read_text("utf-8"))
SCHEMA = json.loads((ROOT / "schemas" / "ask.schema.json").read_text("utf-8"))


@pytest.fixture(autouse=True)
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "answer", "start", "code"),
    [
        ("webhooks", "yes", None, 0),
        ("SAP TM connector by March 2027", "yes", None, 0),
        ("SAP TM connector by October 2026", "yes_from", "2027-01-31", 1),
        ("SAP TM connector", "yes_from", "2027-01-31", 1),
        ("uptime of 99.95 %", "yes", None, 0),
        ("uptime of 99.96 %", "yes_with", None, 1),
        ("data stored in Switzerland", "yes_with", None, 1),
        ("ISO 27001 certificate", "yes", None, 0),
        ("private cloud deployment", "no", None, 1),
        ("OTM connector", "no", None, 1),
        ("region pinning by March 2027", "no", None, 1),
        ("hello world", "could_not_be_judged", None, 3),
    ],
)
def test_answers(text: str, answer: str, start: str | None, code: int) -> None:
    called = call("ask", text, "--format", "json")
    record = json.loads(called.out)
    Draft7Validator(SCHEMA).validate(record)
    assert (record["answer"], record["from"], called.code) == (answer, start, code)


def test_an_answer_with_another_day_does_not_repeat_the_one_asked_for() -> None:
    record = json.loads(call("ask", "TISAX certificate by June 2026", "--format", "json").out)
    assert record["say"] == "TISAX certificate can be promised for 2027-03-31 or later."
    (change,) = record["with"]
    assert change["words"]["new"] == "Vendor will provide TISAX certificate by 2027-03-31."


def test_the_page_quotes_the_vision_and_says_who_agrees() -> None:
    shown = call("ask", "private cloud deployment").out
    assert shown.startswith("no: “private cloud deployment” is not something we can promise.\n")
    assert "“No dedicated or customer-hosted deployments”  vision.yaml:36:26" in shown
    shown = call("ask", "SAP TM connector by October 2026", "--segment", "shipper").out
    assert " ".join(shown.split()).startswith(
        "yes, from 2027-01-31, if engineering, finance, product and legal agree:"
        " SAP TM connector can be promised for 2027-01-31 or later."
    )
    assert "Not legal advice." in shown


def test_quiet_is_one_line() -> None:
    called = call("ask", "uptime of 99.99 %", "-q")
    assert called.out == (
        "yes, with other words, if engineering and product agree:"
        " Instead: The agreed uptime pct is 99.95.\n"
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a response in 30 minutes", "yes, if product and engineering agree: "),
        ("a response in 29 minutes", "yes, if product, engineering and customer success agree: "),
    ],
)
def test_whoever_may_allow_what_a_soft_limit_forbids_is_among_those_who_agree(
    text: str, first: str
) -> None:
    """The first line has them too: `-q` shows nothing else."""
    assert call("ask", text, "-q").out.startswith(first)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("API v2 by December 2026", "yes"),
        ("API v2 by December 2026, unlimited calls", "could_not_be_judged"),
        ("API v2 by December 2026, as many calls as they like", "could_not_be_judged"),
        ("API v2 bis Dezember 2026, unbegrenzte Aufrufe", "could_not_be_judged"),
        ("API v2 d'ici décembre 2026, appels illimités", "could_not_be_judged"),
        ("API v2 by December 2026, within the usual limits", "yes"),
    ],
)
def test_no_yes_to_so_much_as_they_like(text: str, answer: str) -> None:
    """What has no limit was not looked at: a yes to the rest would be a yes to that too."""
    assert json.loads(call("ask", text, "--format", "json").out)["answer"] == answer


def test_a_segment_that_is_excluded_is_a_no_whatever_is_asked() -> None:
    assert call("ask", "webhooks", "--segment", "public", "-q").out.startswith("no: ")
    assert call("ask", "--list", "--segment", "public").code == 3
    called = call("ask", "webhooks", "--segment", "publik")
    assert (called.code, "did you mean public?" in called.err) == (2, True)


def test_no_other_customer_is_in_an_answer_unless_asked_for() -> None:
    """Neither names nor deals, ids of their promises, their words or their money."""
    project = load()
    names = {word for it in project.commitments for word in (it.customer, it.deal_id, it.id)}
    quotes = {it.quote for it in project.commitments if it.quote}
    texts = [
        "region pinning by March 2027", "exception playbooks exclusive to us until 2028",
        "discount of 30 %", "best price guarantee on the discount", "API v1 until 2030",
    ]  # fmt: skip
    for text in (*texts, *(it.title for it in project.commitments if it.is_signed)):
        asked = ask(project, text)
        page = answer_page.render(asked, RenderOptions(width=200)) + answer_json.render(asked)
        shown = page.replace(text, "")
        told = [it for it in names if re.search(rf"(?<![\w-]){re.escape(it)}(?![\w-])", shown)]
        assert told == []
        assert [quote for quote in quotes - {text} if quote in shown] == []
    shown = call("ask", "region pinning by March 2027", "--show", "customers").out
    assert "K-37" in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("webhooks by 1 May 2027", "integration · webhooks · due 2027-05-01"),
        ("webhooks by 26/09/30", "webhooks · due 2026-09-30 or 2030-09-26, not used"),
        ("webhooks by 27/28/05", "webhooks · due left open (“27/28/05”)"),
        ("webhooks by 31 April 2027", "webhooks · due left open (“31 April 2027”)"),
        ("webhooks 8 weeks after signature", "webhooks · due P8W after signature, not used"),
    ],
)
def test_a_day_that_is_not_used_is_shown(text: str, said: str) -> None:
    """A yes to a text whose day was not understood says so."""
    page = call("ask", text).out
    assert said in " ".join(page.split())
    assert ("not used" in page or "left open" in page) == ("1 May" not in text)


def test_what_is_ones_own_is_not_held_against_one() -> None:
    """Helix asks for what is exclusive to Helix."""
    text = "exception playbooks by October 2026"
    theirs = ask(load(), text, segment="shipper", customer="Helix Chemicals")
    assert theirs.answer in ("yes", "yes_from")


def test_the_list_has_what_ask_would_say_yes_to() -> None:
    project = load()
    found = offers(project)
    assert [it.capability for it in found.offers if it.answer == "yes"] == [
        "tracking", "eta-ml", "webhooks", "edi-214"
    ]  # fmt: skip
    for offer in found.offers:
        text = offer.name.replace("-", " ")
        asked = ask(project, f"We will deliver {text} by {offer.start or '2027-01-01'}")
        assert asked.answer in ("yes", "could_not_be_judged"), text
    assert {it.confidence for it in found.offers if it.answer == "yes"} == {"high"}
    later = {it.capability: (str(it.start), it.confidence) for it in found.offers if it.start}
    assert later["carrier-portal"] == ("2027-03-15", "medium")
    record = json.loads(call("ask", "--list", "--format", "json").out)
    Draft7Validator(OFFERS).validate(record)
    assert [it["capability"] for it in record["offers"]] == [it.capability for it in found.offers]


@pytest.mark.parametrize("arguments", [(), ("webhooks", "--list"), ("",), ("x" * 10_001,)])
def test_calls_that_make_no_sense_are_refused(arguments: tuple[str, ...]) -> None:
    assert call("ask", *arguments).code == 2


TEXT = (
    "We will deliver webhooks. Uptime is 99.99 %. All data is stored in Switzerland. We will"
    " deliver the SAP TM connector by October 2026. Private cloud deployment is included."
)


def test_each_promise_of_a_text_has_its_own_answer() -> None:
    """And the text as a whole the one that all of them together can have."""
    record = json.loads(call("ask", TEXT, "--format", "json").out)
    Draft7Validator(SCHEMA).validate(record)
    told = [(it["answer"], it["from"], TEXT[it["start"] : it["end"]]) for it in record["promises"]]
    assert told == [
        ("yes", None, "We will deliver webhooks"),
        ("yes_with", None, "Uptime is 99.99 %"),
        ("yes_with", None, "All data is stored in Switzerland"),
        ("yes_from", "2027-01-31", "We will deliver the SAP TM connector by October 2026"),
        ("no", None, "Private cloud deployment is included"),
    ]
    assert record["answer"] == "yes_with"
    assert [it["action"] for it in record["with"]] == ["lower", "lower", "move", "strike"]
    assert [it["rule"] for it in record["promises"][2]["findings"]] == ["VIS603"]
    shown = call("ask", TEXT).out
    assert "read      sla · uptime_pct · eq · 99.99  yes, with other words\n" in shown
    alone = json.loads(call("ask", "webhooks", "--format", "json").out)
    assert alone["promises"] == []


@pytest.mark.parametrize(("number", "judged"), [(20, 20), (21, 0)])
def test_a_text_of_many_promises_is_bounded(number: int, judged: int) -> None:
    text = " ".join(f"We will deliver webhooks by {day} June 2027." for day in range(1, number + 1))
    asked = ask(load(), text)
    assert (len(asked.read), len(asked.parts)) == (number, judged)
    assert ("at most 20 are judged at once" in str(asked.why)) == (judged == 0)


def test_what_a_question_names_is_meant() -> None:
    """A number in it counts, though in notes one that hardly belongs to a promise does not."""
    assert ask(load(), "Up to 99.99 % uptime may be had").answer == "yes_with"


def test_a_heavy_remedy_is_no_yes_though_somebody_may_agree_to_it() -> None:
    """Service credits are what to say instead; legal's and finance's yes is not taken for given."""
    for text in (
        "webhooks, or the customer may terminate",
        "We are liable without limit for webhooks",
    ):
        asked = ask(load(), text)
        assert asked.answer == "yes_with"
        assert [(step.field, step.new) for step in asked.changes] == [("remedy", "service_credit")]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("recipe history", "no"),
        ("Recipe history.", "no"),
        ("the history of recipes", "could_not_be_judged"),
    ],
)
def test_a_thing_of_the_visions_may_be_called_by_any_word(text: str, answer: str) -> None:
    """`history` in a name says nothing about when; the name has to be all of the question."""
    thing = {"id": "recipe", "name": "Recipe history", "status": "candidate"}
    known = vision(capabilities=[thing], roadmap=[{"id": "RM1", "title": "Tide radar"}])
    assert ask(project(known, []), text, as_of="2026-11-30").answer == answer


@pytest.mark.parametrize("status", ["available", "planned", "candidate"])
@pytest.mark.parametrize("plan", [{}, {"roadmap": [{"id": "RM1", "capabilities": ["keeper"]}]}])
def test_what_is_to_come_is_no_yes_where_nothing_can_say_when(
    status: str, plan: dict[str, Any]
) -> None:
    """Without a roadmap no rule asks for a plan, and a candidate was a yes."""
    thing = {"id": "keeper", "name": "Recipe keeper", "status": status}
    known = project(vision(capabilities=[thing], **plan), [])
    asked = ask(known, "recipe keeper", as_of="2026-11-30")
    is_blind = not plan and status != "available"
    assert ("no roadmap" in str(asked.why)) == is_blind
    assert (asked.answer == "could_not_be_judged") == is_blind
    names = [it.capability for it in offers(known, as_of="2026-11-30").offers]
    assert not (is_blind and names)
    assert names == ["keeper"] or status != "available"


def test_no_legal_advice_stands_where_there_are_words_for_the_paper() -> None:
    assert "Not legal advice" in call("ask", "data stored in Switzerland").out
    for text in ("webhooks", "private cloud deployment", "hello world"):
        assert "legal advice" not in call("ask", text).out


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Our rival has SOC 2 Type II: yes", "it says what somebody else does"),
        ("Our hosting partner guarantees 99.9 % uptime", "it says what somebody else does"),
        ("We do not offer webhooks", "it says that something is not so"),
        ("Customer will provide webhooks", "it says what the customer does"),
    ],
)
def test_what_is_nothing_that_we_would_promise_has_no_answer(text: str, answer: str) -> None:
    """No lead-in makes it ours."""
    called = call("ask", text)
    assert (called.code, called.out.splitlines()[0]) == (3, f"could not be judged: {answer}")
    assert call("ask", "webhooks").code == 0


@pytest.mark.parametrize(
    ("text", "answer", "kinds"),
    [
        ("SAP TM connector by October 2026 with 99.9 % uptime", "yes_from", ["sla", "feature"]),
        ("carrier portal by October 2026 at 10 % discount", "yes_from", ["pricing", "feature"]),
        ("private cloud with 99.9 % uptime", "yes_with", ["sla", "feature"]),
        ("webhooks with 99.9 % uptime", "yes", ["sla"]),
        ("tracking, data stored in Brazil", "yes_with", ["feature", "data_residency"]),
        ("tracking in Brazil", "yes", ["feature"]),
        ("uptime 99.9 %, and of 99.99 % in year two", "yes_with", ["sla", "sla"]),
        ("10 % discount in year one, 20 % in year two", "yes", ["pricing", "pricing"]),
        ("20 % discount in year one, 10 % in year two", "yes", ["pricing"]),
        ("tracking by March 2027, data stored in eu-central", "yes", ["feature", "data_residency"]),
    ],
)
def test_what_one_breath_promises_too_is_judged(text: str, answer: str, kinds: list[str]) -> None:
    """The capability beside a value of another kind, and where its data lies."""
    record = json.loads(call("ask", text, "--format", "json").out)
    assert [entry["kind"] for entry in record["read"]] == kinds
    assert record["answer"] == answer
