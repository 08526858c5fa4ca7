"""Promises in clauses: found, quoted exactly, typed; and what stands around them is left alone."""

import datetime as dt
from collections.abc import Sequence

import msgspec
import pytest

from commitcheck.loading.documents.read import read_paper
from commitcheck.model.document import DocumentPromise, DocumentReading
from commitcheck.model.vision import (
    Capability,
    Certification,
    Dimension,
    Guardrail,
    NonGoal,
    Product,
    RoadmapItem,
    Vision,
)
from commitcheck.reading.documents.promises import DocumentReader
from papers import BOILERPLATE, docx, paragraph, table

VISION = Vision(
    product=Product(name="Brightdock"),
    capabilities=(
        Capability(id="slot-booking", name="Slot booking", aliases=("dock appointments",)),
        Capability(id="gate-app", name="Gate app for drivers"),
        Capability(id="edi", name="EDI connector"),
        Capability(id="yard-map", name="Live yard map"),
        Capability(id="own-servers", name="On-premises edition", status="rejected"),
    ),
    certifications=(Certification(id="iso_27001"),),
    dimensions=(
        Dimension(id="uptime_pct", type="number"),
        Dimension(id="data_region", type="enum", words={"eu": ("European Union", "Germany", "EU")}),
    ),
    guardrails=(
        Guardrail(id="uptime", dimension="uptime_pct", op="lte", value=99.9),
        Guardrail(id="region", dimension="data_region", op="in", value=("eu",)),
    ),
    non_goals=(NonGoal(id="no-hardware", keywords=("camera", "hardware")),),
)
PARTIES = "Agreement between Brightdock GmbH (“Provider”) and Nordhafen AG (“Customer”)."
PROMISED = (
    "Provider shall deliver the Live yard map by 31 March 2027.",
    "The EDI connector will be available from 1 July 2027.",
    "Provider will hold the ISO 27001 certification for as long as the term lasts.",
    "Provider guarantees an availability of 99.95 % per calendar month.",
    "Customer data is stored in Germany only.",
    "Provider installs one camera at every gate without charge.",
    "Dock appointments can be changed by drivers up to one hour before arrival.",
    "The Gate app for drivers supports Polish and Czech.",
    "Brightdock will provide an On-premises edition by 30 September 2027.",
    "Provider will extend slot booking to rail wagons in Q2 2027.",
)


def read(*body: str) -> DocumentReading:
    reader = DocumentReader(VISION)
    return reader.read(read_paper("order.docx", docx(*body)), source="order_form")


def scattered() -> list[str]:
    """Each promise a paragraph of its own, or in the middle of a paragraph of boilerplate."""
    body = []
    for count, promise in enumerate(PROMISED):
        before, after = BOILERPLATE[count], BOILERPLATE[(count + 5) % len(BOILERPLATE)]
        if count % 2:
            body.append(paragraph(f"{before} {promise} {after}"))
        else:
            body += [paragraph(before), paragraph(promise)]
    return body


def tabled() -> list[str]:
    rows = [(str(n), promise, "Provider") for n, promise in enumerate(PROMISED, 1)]
    start = [paragraph(text) for text in BOILERPLATE[:7]]
    end = [paragraph(text) for text in BOILERPLATE[7:]]
    return [*start, table(("No.", "Term", "Owner"), *rows), *end]


def listed() -> list[str]:
    start = [paragraph(text) for text in BOILERPLATE[:7]]
    end = [paragraph(text) for text in BOILERPLATE[7:]]
    items = [paragraph(promise.rstrip(".") + ";", numbered=0) for promise in PROMISED]
    return [*start, paragraph("The parties agree on the following:"), *items, *end]


FRAGMENTS = (
    "the Live yard map by 31 March 2027",
    "the EDI connector from 1 July 2027",
    "an On-premises edition by 30 September 2027",
    "the Gate app for drivers in Polish and Czech",
    "slot booking for rail wagons in Q2 2027",
    "an availability of 99.95 % per calendar month",
    "storage of Customer data in Germany only",
    "a certificate for ISO 27001 before go-live",
    "dock appointments that drivers can change up to one hour before arrival",
    "one camera at every gate without charge",
)


def finished() -> list[str]:
    """What a lead-in begins and the items of its list finish."""
    start = [paragraph(text) for text in BOILERPLATE[:7]]
    end = [paragraph(text) for text in BOILERPLATE[7:]]
    items = [paragraph(f"{fragment};", numbered=0) for fragment in FRAGMENTS]
    return [*start, paragraph("Provider shall provide the following:"), *items, *end]


def holding(promise: str, found: Sequence[DocumentPromise]) -> list[DocumentPromise]:
    words = promise.rstrip(".")
    return [item for item in found if words in item.quote or item.quote.rstrip(".;") in words]


@pytest.mark.parametrize("layout", [scattered, tabled, listed])
def test_what_touches_the_vision_is_found_in_boilerplate_tables_and_lists(layout: object) -> None:
    """Of ten at least nine, and of those found at least 85 of a hundred are some of the ten."""
    assert callable(layout)
    found = [promise for promise in read(*layout()).promises if promise.touches]
    hits = [promise for promise in PROMISED if holding(promise, found)]
    right = [item for item in found if any(holding(p, [item]) for p in PROMISED)]
    assert len(hits) >= 9, set(PROMISED) - set(hits)
    assert len(right) >= 0.85 * len(found)


def test_items_that_finish_a_lead_in_are_found() -> None:
    found = [promise for promise in read(*finished()).promises if promise.touches]
    hits = [fragment for fragment in FRAGMENTS if holding(fragment, found)]
    right = [item for item in found if any(holding(f, [item]) for f in FRAGMENTS)]
    assert len(hits) >= 9, set(FRAGMENTS) - set(hits)
    assert len(right) >= 0.85 * len(found)


@pytest.mark.parametrize(
    "words",
    [
        "EDI connector included.",
        "Hosting in Germany.",
        "99.95 % uptime.",
        "Live yard map by May 2027.",
    ],
)
def test_a_short_sentence_that_says_something_is_no_title(words: str) -> None:
    found = read(paragraph(words), *map(paragraph, BOILERPLATE)).promises
    assert [item.quote for item in found if item.touches] == [words]


@pytest.mark.parametrize(
    "title", ["EDI connector.", "Slot booking.", "ISO 27001.", "On-premises edition."]
)
def test_a_name_alone_before_a_text_is_its_title(title: str) -> None:
    found = read(paragraph(f"{title} {BOILERPLATE[2]}")).promises
    assert title not in [item.quote for item in found]


@pytest.mark.parametrize(
    ("words", "is_ours"),
    [
        ("Customer will have the Live yard map by 31 March 2027.", True),
        ("Customer shall receive the EDI connector by 1 July 2027.", True),
        ("Customer will have ten days to test the EDI connector after 1 July 2027.", False),
        ("Customer shall connect the EDI connector by 1 July 2027.", False),
        ("We confirm that Customer may run the On-premises edition from May 2027.", True),
        ("Provider may offer the On-premises edition from May 2027.", False),
        ("We owe them the Live yard map by 15 May 2027.", True),
        ("No carrier other than Customer will be granted the Live yard map before 2028.", True),
    ],
)
def test_what_the_customer_is_to_have_is_promised(words: str, *, is_ours: bool) -> None:
    found = read(paragraph(words), *map(paragraph, BOILERPLATE)).promises
    assert bool([item for item in found if item.touches]) == is_ours


def test_boilerplate_alone_promises_next_to_nothing() -> None:
    reading = read(*(paragraph(text) for text in BOILERPLATE))
    assert len(reading.promises) <= len(BOILERPLATE) // 10
    assert len(reading.no_promise) >= len(BOILERPLATE) - 1


def test_every_value_points_at_the_words_of_the_quote() -> None:
    for item in read(*scattered()).promises:
        assert item.quote == item.clause.text[item.promise.start : item.promise.end]
        for reading in item.promise.readings:
            assert 0 <= reading.start < reading.end <= len(item.clause.text)


def test_a_promise_is_typed_and_says_what_it_meets() -> None:
    (item,) = (p for p in read(*scattered()).promises if "yard map" in p.quote)
    assert item.promise.due == dt.date(2027, 3, 31)
    assert item.promise.capabilities == ("yard-map",)
    assert item.touches == ("capability yard-map",)
    assert item.promise.modality == "firm"
    assert item.id.startswith("order_form~")


def test_ids_do_not_move_with_what_is_put_in_before() -> None:
    alone = {item.id for item in read(paragraph(PROMISED[0]), paragraph(PROMISED[1])).promises}
    later = {
        item.id
        for item in read(
            paragraph(BOILERPLATE[0]), paragraph(PROMISED[1]), paragraph(PROMISED[0])
        ).promises
    }
    assert len(alone) == 2
    assert alone == later


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Provider shall deliver the Live yard map by 31 March 2027.", "firm"),
        ("Provider will use reasonable efforts to deliver the Live yard map.", "efforts"),
        ("The Live yard map is expected to be delivered by 31 March 2027.", "intent"),
        ("The Live yard map is not included in this order.", "negated"),
    ],
)
def test_how_words_bind(words: str, modality: str) -> None:
    found = read(paragraph("Provider will host the Service."), paragraph(words)).promises
    assert [item.promise.modality for item in found if "yard map" in item.quote] == [modality]


def test_what_hangs_on_a_condition_says_so() -> None:
    words = "Provider will deliver the EDI connector by 1 July 2027, subject to timely test access."
    (item,) = (p for p in read(paragraph(words)).promises if "EDI" in p.quote)
    assert item.condition == "subject to timely test access"


def test_a_template_s_notes_are_no_promises() -> None:
    note = "[Drafting note: Provider will host the data in Germany if this option is chosen.]"
    found = read(paragraph(note), paragraph(PROMISED[0])).promises
    assert [item.quote for item in found] == [PROMISED[0]]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Provider shall make the Live yard map available by 31 March 2027.", "feature"),
        ("Provider shall not offer the Live yard map to any other haulier.", "exclusivity"),
        ("Provider will hold the ISO 27001 certification during the term.", "compliance"),
    ],
)
def test_what_the_vision_names_tells_the_kind_whatever_the_paper_is_about(
    words: str, kind: str
) -> None:
    security = [
        paragraph("Provider is audited for its security controls every year."),
        paragraph("Provider keeps its security certificates and its audit reports."),
    ]
    (item,) = (p for p in read(*security, paragraph(words)).promises if p.quote == words)
    assert (item.promise.kind, item.promise.modality) == (kind, "firm")


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("Provider shall deliver the Live yard map by 31 March 2027.", "capability yard-map"),
        ("Provider shall deliver Crane dispatch by 31 March 2027.", "roadmap item RM1"),
        ("Provider will hold the ISO 27001 certification.", "certification iso_27001"),
        ("Provider guarantees an availability of 99.95 % per month.", "guardrail uptime"),
    ],
)
def test_what_a_promise_meets_is_named_by_its_kind_and_id(words: str, met: str) -> None:
    planned = msgspec.structs.replace(
        VISION, roadmap=(RoadmapItem(id="RM1", title="Crane dispatch"),)
    )
    document = read_paper("x.docx", docx(paragraph(PARTIES), paragraph(words)))
    assert [it.touches for it in DocumentReader(planned).read(document).promises] == [(met,)]


@pytest.mark.parametrize(
    "words",
    [
        "Provider may change the Live yard map.",
        "Customer may use the Live yard map.",
        "Customer shall install the Live yard map by 1 May 2027.",
        "Nobody may copy the Gate app for drivers.",
        "Is the EDI connector included?",
        '"Live yard map" means the map of the yard.',
    ],
)
def test_rights_duties_of_others_questions_and_definitions_promise_nothing(words: str) -> None:
    """Whatever of the vision they name."""
    document = read_paper("x.docx", docx(paragraph(PARTIES), paragraph(words)))
    assert DocumentReader(VISION).read(document).promises == ()


def test_a_row_that_states_a_value_is_believed_though_it_looks_like_nothing() -> None:
    rows = table(
        ["Metric", "Commitment", "Remedy"],
        ["Monthly availability", "99.95 %", "10 % service credit"],
        ["RTO", "4 hours", "termination right"],
    )
    found = read(paragraph("Provider will host the Service."), rows).promises
    assert ("rto_minutes", 240) in [(it.promise.dimension, it.promise.value) for it in found]


def test_the_day_of_the_paper_is_no_promise() -> None:
    words = "This Agreement is made on 12 January 2027 between Brightdock AG and Helix Ltd."
    assert read(paragraph(words)).promises == ()


def test_two_standards_in_a_sentence_are_two_promises() -> None:
    words = "Provider holds ISO 27001 and will obtain a SOC 2 Type II report by 30 June 2027."
    found = [(p.promise.certification, p.promise.due) for p in read(paragraph(words)).promises]
    assert ("iso_27001", None) in found
    assert ("iso_27001", dt.date(2027, 6, 30)) not in found
