"""What is known of a clause beside its score: a name, who does it, a question, a condition."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise

DAY = dt.date(2026, 11, 30)


def project() -> Project:
    vision = b.vision(
        capabilities=[{"id": "alerts", "name": "Ratio alerts", "status": "planned"},
                      {"id": "tickets", "name": "Maintenance tickets", "status": "planned"}],
        certifications=[{"id": "soc2-type2", "status": "planned"}],
        dimensions=[{"id": "users"}, {"id": "rto_minutes"}, {"id": "rpo_minutes"},
                    {"id": "discount_pct"}, {"id": "data_region", "type": "enum",
                     "words": {"ch": ["Zurich"], "eu": ["Paris"]}},
                    {"id": "deployment_model", "type": "enum"}],
    )  # fmt: skip
    return b.project(vision)


def read(text: str) -> tuple[ReadPromise, ...]:
    return tuple(read_text(text, project(), written_on=DAY))


def ours(text: str) -> list[ReadPromise]:
    return [entry for entry in read(text) if entry.is_promise]


def test_a_yes_answers_the_question_before_it() -> None:
    text = "Security form: SOC 2 Type II? - yes, we have it."
    (entry,) = ours(text)
    assert (entry.certification, entry.kind) == ("soc2-type2", "compliance")
    assert text[entry.start : entry.end] == "Security form: SOC 2 Type II? - yes, we have it"
    assert [other for other in read(text) if not other.is_promise] == []


def test_a_question_without_an_answer_is_none() -> None:
    assert ours("Security form: SOC 2 Type II?") == []


def test_what_is_asked_in_brackets_is_not_the_promise() -> None:
    (entry,) = ours("Ratio alerts from 1 June 2027 (delivered late? chase Una)")
    assert (entry.capabilities, entry.due) == (("alerts",), dt.date(2027, 6, 1))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("RTO 4h / RPO 30m", [("rto_minutes", 240), ("rpo_minutes", 30)]),
        ("Hosting: dedicated instance in Zurich",
         [("deployment_model", "saas_single_tenant"), ("data_region", "ch")]),
    ],
)  # fmt: skip
def test_values_of_two_things_are_two_promises(text: str, values: list[tuple[str, object]]) -> None:
    assert [(entry.dimension, entry.value) for entry in ours(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Client provides the ratio alerts data by 18 January 2027.",
        "Customer names a contact by 18 January 2027.",
    ],
)
def test_what_the_customer_gives_is_no_promise_of_ours(text: str) -> None:
    assert ours(text) == []


def test_a_day_until_which_an_offer_can_be_taken_is_no_deadline() -> None:
    (entry,) = ours("We will grant a discount of 17 % if the order reaches us by 18 December.")
    assert (entry.dimension, entry.value, entry.due) == ("discount_pct", 17, None)


def test_the_number_of_a_name_counts_nothing() -> None:
    (entry,) = ours("We will deliver ratio alerts for USERS-11 by 1 July 2027.")
    assert (entry.capabilities, entry.dimension) == (("alerts",), None)


def test_a_thing_is_not_of_the_kind_that_its_name_sounds_like() -> None:
    (entry,) = ours("Maintenance tickets go live on 15 March 2027.")
    assert (entry.kind, entry.capabilities) == ("feature", ("tickets",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We will deliver the bridge by 31 January 2027.", 1),  # who does it is said
        ("Carla leaves end of January.", 0),  # nothing that we know, by nobody of ours
    ],
)
def test_a_day_alone_makes_no_promise(text: str, found: int) -> None:
    assert len(ours(text)) == found


def test_round_the_clock_is_no_number_of_minutes() -> None:
    assert [entry.value for entry in ours("P1 tickets are answered 24x7, in German.")] == [None]
    (entry,) = ours("P1 tickets are answered within 30 minutes, 24/7.")
    assert entry.value == 30


def test_portuguese_no_is_in_the() -> None:
    """By the language of the other words, or by the word behind it."""
    (entry,) = ours("Os dados ficarão armazenados no Brasil.")
    assert (entry.dimension, entry.value) == ("data_region", "Brasil")
    (entry,) = ours("Fornecemos o portal no prazo de 60 dias.")
    assert entry.modality == "firm"


def test_spanish_and_english_no_stay_negations() -> None:
    assert ours("No se almacenan datos en Brasil.") == []
    assert ours("We store no data in Brasil, sorry.") == []
    (entry,) = read("No local installation is offered.")
    assert entry.modality == "negated"


def test_concurrent_is_a_competitor_in_french_only() -> None:
    (french,) = read("Le concurrent garantit 99,99 % de disponibilité.")
    assert french.modality == "competitor"
    assert all(e.modality != "competitor" for e in read("Up to 5,000 concurrent users by June."))


def test_what_is_there_already_is_no_promise() -> None:
    (entry,) = read("Already delivered: ratio alerts (March 2026).")
    assert entry.modality == "delivered"


def test_a_name_that_denies_something_denies_nothing() -> None:
    offline = {"id": "offline", "name": "Offline mode", "aliases": ["works without wifi"]}
    named = b.project(b.vision(capabilities=[offline]))
    text = "Works without wifi by 1 July 2027."
    (entry,) = read_text(text, named, written_on=DAY)
    assert (entry.modality, entry.capabilities) == ("firm", ("offline",))


@pytest.mark.parametrize(
    ("text", "certification"),
    [
        ("SOC 2 Type II proof: we have it (form, page 4)", "soc2-type2"),
        ("SOC 2 Type II: haben wir", "soc2-type2"),
        ("SOC 2 Type II: we do not have it", None),
        ("SOC 2 Type II: do we have it?", None),
    ],
)
def test_who_has_a_certification_claims_it(text: str, certification: str | None) -> None:
    found = [entry.certification for entry in ours(text)]
    assert found == ([certification] if certification else [])


@pytest.mark.parametrize(
    ("text", "capabilities"),
    [
        ("API v2 stays callable until 31 December 2028", ()),
        ("The SOAP API stays callable until 31 December 2028", ("soap-api",)),
        ("Our old XML interface stays callable until 31 December 2028", ("soap-api",)),
    ],
)
def test_the_fact_that_a_day_is_of_names_what_goes_on(
    text: str, capabilities: tuple[str, ...]
) -> None:
    """A likeness to a capability would hold another thing's end against it."""
    vision = b.vision(
        capabilities=[{"id": "soap-api", "name": "SOAP API", "status": "deprecated",
                       "aliases": ["XML interface"]}],
        dimensions=[{"id": "api_v2_available_until", "type": "date"}],
    )  # fmt: skip
    (entry,) = [it for it in read_text(text, b.project(vision), written_on=DAY) if it.is_promise]
    assert (entry.until, entry.capabilities) == (dt.date(2028, 12, 31), capabilities)
