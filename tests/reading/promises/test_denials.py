"""What says of itself that nothing is promised, and words like it that promise."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

DAY = dt.date(2027, 3, 1)


def project() -> Project:
    vision = b.vision(
        capabilities=[{"id": "app", "name": "Pilot app", "status": "planned"},
                      {"id": "feed", "name": "AIS feed", "status": "deprecated"}],
        certifications=[{"id": "iso27001", "status": "held"}],
        dimensions=[{"id": "uptime_pct"}, {"id": "discount_pct"},
                    {"id": "support_response_minutes"},
                    {"id": "data_region", "type": "enum", "words": {"no": ["Norway", "Oslo"]}}],
    )  # fmt: skip
    return b.project(vision)


def read(text: str, source: str = "email") -> list[ReadPromise]:
    return list(read_text(text, project(), written_on=DAY, source=source))


def ours(text: str, source: str = "email") -> int:
    return sum(entry.is_promise for entry in read(text, source))


@pytest.mark.parametrize(
    "text",
    [
        "We are not in a position to guarantee hosting in Norway before 2029.",
        "We can't promise the pilot app for May.",
        "Wir sind nicht in der Lage, die Pilot app für Mai zu garantieren.",
        "Nous ne sommes pas en mesure de garantir un hébergement en Norvège avant 2029.",
        "No estamos en condiciones de garantizar la Pilot app para mayo.",
        "Não podemos garantir a Pilot app para maio.",
        "Non siamo in grado di garantire la Pilot app per maggio.",
        "We kunnen geen datum toezeggen voor de Pilot app.",
    ],
)
def test_what_cannot_be_promised_is_no_promise(text: str) -> None:
    assert ours(text) == 0


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The AIS feed ends on 30 June 2027.", "negated"),
        ("The AIS feed will be switched off on 30 June 2027.", "negated"),
        ("Der AIS feed wird zum 30. Juni 2027 abgeschaltet.", "negated"),
        ("In 2024 we promised this port the pilot app by Easter.", "history"),
        ("We promised the pilot app by Easter and missed it.", "history"),
        ("Signed 5 May 2027.", "history"),
        ("Support staff in Ireland may view it on a case-by-case basis.", "boilerplate"),
        ("Governing law: State of Ohio", "boilerplate"),
        ("We understand your concern about Oslo.", "boilerplate"),
        ("The Supplier is liable without limit for gross negligence.", "boilerplate"),
        ("Pilot app in Danish: partially", "requirement"),
        ("To your point: a pilot app, no", "negated"),
        ("Pilot app to be agreed", "internal"),
        ("Pilot app tbd", "internal"),
        ("Service level | Target | Credit", "boilerplate"),
        ("Wunsch des Hafens: Pilot app noch vor November", "wish"),
        ("Their must-haves: pilot app by May", "wish"),
    ],
)
def test_why_it_is_none(text: str, modality: str) -> None:
    assert [entry.modality for entry in read(text, "unspecified")] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "We keep the AIS feed running until 30 June 2028.",
        "We will switch on the AIS feed by 30 June 2027.",
        "In 2028 you get the pilot app.",
        "18 % off, signed 5 May 2027.",
        "The Supplier is liable without limit for loss of charts.",
        "Wish of the port: pilot app by May. We confirmed it for 3 May.",
    ],
)
def test_words_like_it_that_promise(text: str) -> None:
    assert ours(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The radar manufacturer will ship its new driver in May.",
        "Hosting provider announced a second zone in Norway for next year.",
        "Der Radarhersteller liefert den Treiber im Mai.",
        "Le fabricant du radar publiera son pilote en mai.",
        "Portomar claims 99.99 % uptime.",
        "Requirement: The bidder shall guarantee 99.9 % uptime and a response within 15 minutes.",
    ],
)
def test_what_makers_hosts_and_rivals_do_is_no_promise(text: str) -> None:
    assert ours(text) == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Pilot app for two ports, delivered within 15 working days of kick-off.", 1),
        ("Pilot app by May 2027, AIS feed delivered in June 2027.", 2),
        ("In the event of a disaster the RPO is five minutes and the RTO two hours.", 2),
        ("We confirm SSO by May // they send data // we host it in Oslo", 2),
        ("The plan comes with the pilot app and a named account manager.", 2),
        ("The plan comes with the pilot app and the AIS feed.", 1),
        ("Next | Q2 2027: pilot app | Q4 2027: AIS feed", 2),
        ("Pilot app: 3 May 2027. The second instalment falls due only upon acceptance.", 1),
    ],
)  # fmt: skip
def test_where_promises_are_cut(text: str, count: int) -> None:
    assert ours(text, "order_form") == count


def test_a_short_no_ends_a_sentence_and_a_number_does_not() -> None:
    """`No.` before a capital is an answer, `no. 2` is the short form of number."""
    entries = read("Their legal wanted damages, we said no. Agreed: pilot app by May 2027.")
    assert [entry.is_promise for entry in entries] == [False, True]
    (entry,) = read("We will deliver pilot app no. 2 by May 2027.")
    assert entry.is_promise


def test_a_way_to_run_it_that_was_asked_for_is_known_from_the_question() -> None:
    (entry,) = read("Q: hosting in Oslo? A: yes, from 1 October 2027.")
    assert (entry.kind, entry.value) == ("data_residency", "no")
    assert ours("Q: hosting in Oslo? A: no.") == 0


def test_what_will_be_done_by_a_day_is_not_done() -> None:
    assert ours("Pilot app done by 30 June 2027.", "unspecified") == 1
    assert ours("Pilot app done on 30 June 2026.", "unspecified") == 0


def test_the_lead_in_of_a_list_is_no_promise_of_its_own() -> None:
    text = "Supplier will deliver:\na) pilot app: 1 March 2028\nb) AIS feed: 3 May 2028"
    assert [e.due for e in read(text, "order_form") if e.is_promise] == [
        dt.date(2028, 3, 1), dt.date(2028, 5, 3),
    ]  # fmt: skip
