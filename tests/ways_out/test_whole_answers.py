"""Answers to sales as a whole: every word of them, on a product that fits on a page."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import building as b
from commitcheck.deal_desk import ask, offers
from commitcheck.errors import UsageError
from commitcheck.model.asked import Asked
from commitcheck.model.commitment import Commitment
from commitcheck.model.project import Project

GOLDEN = Path(__file__).with_name("answers.txt")
"""Delete it and run its test to write it anew; the test fails that once."""
DAY = "2026-03-16"
VISION = {
    "positioning": {"segments": [{"id": "bank"}, {"id": "public", "fit": "excluded"}]},
    "capabilities": [
        {"id": "app", "name": "Pilot app", "status": "available"},
        {"id": "radar", "name": "Tide radar"},
        {"id": "fog", "name": "Fog horn", "status": "rejected"},
        {"id": "buoy", "status": "in_progress"},
        {"id": "sonar", "name": "Depth sonar"},
    ],
    "roadmap": [
        {"id": "RM1", "title": "Radar for all", "capabilities": ["radar"], "confidence": "medium",
         "earliest": "2026-09-01", "latest": "2026-12-31"},
        {"id": "RM2", "title": "Buoys", "capabilities": ["buoy"], "confidence": "high",
         "earliest": "2026-05-01", "latest": "2026-06-30"},
    ],
    "guardrails": [{"id": "G1", "dimension": "uptime_pct", "op": "max", "value": 99.9,
                    "enforcement": "hard", "approver": "engineering"}],
    "dimensions": [{"id": "data_retention_days", "type": "number", "scope": "product"}],
    "certifications": [
        {"id": "iso27001", "status": "held"},
        {"id": "tisax", "status": "planned", "expected_on": "2027-03-31"},
        {"id": "fedramp", "status": "none"},
    ],
}  # fmt: skip
TEXTS = (
    "Pilot app",
    "Tide radar by June 2026",
    "tide radar by 2026-12-31",
    "Fog horn",
    "buoy",
    "Depth sonar",
    "uptime of 99.95 %",
    "uptime of 99.9 %",
    "ISO 27001 certificate",
    "TISAX certificate",
    "FedRAMP certificate",
    "custom development of a foghorn simulator",
    "exclusive access to the pilot app until 2028-12-31",
    "exclusive access to the pilot app",
    "two days of training",
    "hello",
    "discount of 30 %",
    "Pilot app and tide radar by May 2026",
    "radar for all by May 2026",
    "We will deliver the tide radar by May 2026. Uptime is 99.95 %. The fog horn is included.",
)


def product(*promises: Commitment, **sections: Any) -> Project:
    return b.project(b.vision(**{**VISION, **sections}), promises)


def told(asked: Asked, text: str) -> list[str]:
    """Everything that it says, a line each; places are in the whole text."""
    lines = [f"{asked.answer}" + (f" from {asked.start}" if asked.start else "")]
    lines += [f"say   {asked.say}"] if asked.say else []
    lines += [f"who   {', '.join(asked.who)}"] if asked.who else []
    lines += [f"why   {asked.why}"] if asked.why else []
    for step in asked.changes:
        lines += [f"do    {step.text} ({step.who}): {step.words.new}"]
    for found in asked.against:
        lines += [f"{found.rule} {found.severity} {found.who}: {found.message}; {found.next_step}"]
        lines += [f"      {quote.at.label} {quote.text}" for quote in found.quotes]
    lines += [f"note  {asked.note}"] if asked.note else []
    for read in asked.read:
        lines += [f"read  {text[read.start : read.end]}: {read.kind}"]
        lines += [f"      {it.field}: {text[it.start : it.end]} ({it.band})"
                  for it in read.readings if it.field not in ("kind", "modality")]  # fmt: skip
    return [
        *lines,
        *(f"      {line}" for part in asked.parts for line in ["part", *told(part, text)]),
    ]


def test_every_word_of_an_answer() -> None:
    """What can be promised, what can be later or in other words, what not, what nobody knows."""
    pages = [
        "\n".join([f"# {text}", *told(ask(product(), text, as_of=DAY, segment="bank"), text)])
        for text in TEXTS
    ]
    text = "\n\n".join(pages) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, "utf-8")
        raise AssertionError(f"{GOLDEN} was not there and has been written: read it")
    assert text == GOLDEN.read_text("utf-8")


def test_places_are_in_the_text_that_was_asked() -> None:
    """A few words that are no promise are read with a lead-in, and shown without it."""
    for text in ("Tide radar", "We will deliver Tide radar"):
        (read,) = ask(product(), text, as_of=DAY).read
        assert text[read.start : read.end] == text
        (named,) = (it for it in read.readings if it.field == "capabilities")
        assert text[named.start : named.end] == "Tide radar"
        assert min(it.start for it in read.readings) == 0


def theirs(**fields: Any) -> Commitment:
    return b.promise("K-1", **{"customer": "Corvus", "deal": "D-1", "status": "signed",
                               "source": "order_form", **fields})  # fmt: skip


AGAINST = (
    "XCF702 error product: Two promises fix one product-wide property at incompatible values;"
    " ask for another day, scope or value"
)


def test_a_value_of_others_is_no_way_out_for_who_may_not_see_them() -> None:
    """The product can have one value only, and somebody has another one already."""
    text = "data retention of 365 days"
    project = product(theirs(kind="data_retention", dimension="data_retention_days", value=730))
    hidden = ask(project, text, as_of=DAY)
    assert told(hidden, text) == [
        "no",
        "say   “data retention of 365 days” is not something we can promise.",
        "who   product",
        AGAINST,
        "read  data retention of 365 days: data_retention",
        "      value: 365 days (clear)",
    ]
    shown = ask(project, text, as_of=DAY, show_customers=True)
    assert (shown.answer, shown.who) == ("yes_with", ("product", "legal", "security"))
    assert [(it.action, it.new, it.tells_others) for it in shown.changes] == [("lower", 730, True)]
    assert [str(it.message) for it in shown.against] == [
        "asked-1 promises data_retention_days 365, but K-1 promises 730"
    ]
    same = ask(project, text, as_of=DAY, customer="Corvus")
    assert same.answer == "yes_with"
    assert [(it.new, it.tells_others) for it in same.changes] == [(730, False)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"deal": "other"}, "asked"),
        ({"deal": "asked"}, "asked_"),
        ({"deal": None, "customer": "asked"}, "asked_"),
        ({"id": "asked"}, "asked_"),
        ({"id": "asked-1"}, "asked_"),
        ({"id": "asked-2"}, "asked"),
    ],
)
def test_a_question_has_names_that_nobody_else_has(fields: dict[str, Any], expected: str) -> None:
    row = b.promise(**{"id": "K-1", "customer": "Corvus", "deal": "D-1", **fields})
    asked = ask(product(row), "Tide radar by June 2026", as_of=DAY)
    assert {it.commitment for it in asked.changes} == {f"{expected}-1"}
    assert [str(it.message).split()[0] for it in asked.against] == [f"{expected}-1"] * 2


@pytest.mark.parametrize(
    ("segments", "segment", "said"),
    [
        (["bank", "retail"], "bnk", "there is no segment bnk; did you mean bank?"),
        (["bank", "retail"], "x", "there is no segment x, expected one of bank, retail"),
        (["bank", "retail"], "bank", None),
        (["bank", "retail"], None, None),
        ([], "x", None),
    ],
)
def test_a_segment_that_the_vision_does_not_list(
    segments: list[str], segment: str | None, said: str | None
) -> None:
    project = product(positioning={"segments": [{"id": it} for it in segments]})
    for call in (lambda: ask(project, "Pilot app", segment=segment, as_of=DAY),
                 lambda: offers(project, segment=segment, as_of=DAY)):  # fmt: skip
        if said is None:
            call()
            continue
        with pytest.raises(UsageError) as raised:
            call()
        assert str(raised.value) == said


def test_everything_that_can_be_offered() -> None:
    """What is there, and what is planned as soon and as surely as it is; all of it with who has to
    agree.
    """
    made = offers(product(), as_of=DAY)
    agree = ("engineering", "finance", "product", "legal")
    assert (made.as_of, made.segment) == (dt.date(2026, 3, 16), None)
    assert [tuple(getattr(it, name) for name in it.__struct_fields__) for it in made.offers] == [
        ("app", "Pilot app", "yes", None, "high", ("product", "engineering")),
        ("radar", "Tide radar", "yes_from", dt.date(2026, 12, 31), "medium", agree),
        ("buoy", "buoy", "yes_from", dt.date(2026, 6, 30), "high", agree),
    ]
    to_banks = offers(product(), as_of=DAY, segment="bank")
    assert (to_banks.segment, to_banks.offers) == ("bank", made.offers)
    assert offers(product(), as_of=DAY, segment="public").offers == ()


def test_nobody_knows_without_a_vision_or_a_promise() -> None:
    nothing = ask(b.project(None, ()), "We will deliver the app by June 2026", as_of=DAY)
    assert (nothing.answer, str(nothing.why)) == (
        "could_not_be_judged", "there is no vision to judge it by",
    )  # fmt: skip
    assert len(nothing.read) == 1
    silent = ask(product(), "???", as_of=DAY)
    assert (silent.answer, silent.say, silent.read) == ("could_not_be_judged", "", ())
    assert str(silent.why) == "no promise was read in it"
