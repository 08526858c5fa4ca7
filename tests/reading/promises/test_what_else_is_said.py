"""Two things said in one breath, work that is done once, and what is wished or denied beside."""

import datetime as dt

import pytest

import building as b
from commitcheck import read_text
from commitcheck.model.project import Project
from commitcheck.model.reading import ReadPromise
from reading.reading_in_a_line import told


def project() -> Project:
    return b.project(
        b.vision(
            capabilities=[
                {"id": "voice", "name": "Voice assistant", "aliases": ["phone bot"]},
                {"id": "diary", "name": "Legacy diary import", "status": "deprecated"},
                {"id": "score", "name": "Credit scoring", "status": "rejected"},
                {"id": "screen", "name": "Sanctions screening"},
            ],
            dimensions=[{"id": "deployment_model"}, {"id": "p99_latency_ms"}],
            guardrails=[
                {
                    "id": "G",
                    "dimension": "deployment_model",
                    "op": "in",
                    "value": ["saas_multi_tenant", "saas_single_tenant"],
                }
            ],
        )
    )


def read(text: str) -> tuple[ReadPromise, ...]:
    return read_text(text, project(), written_on=dt.date(2026, 8, 15))


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Voice assistant by Q3 2027, shared instance", "saas_multi_tenant"),
        ("Voice assistant by Q3 2027 on a dedicated instance", "saas_single_tenant"),
        ("We deliver the phone bot by June 2027, in a shared instance.", "saas_multi_tenant"),
        ("Bots for the phone by June 2027, multi-tenant", "saas_multi_tenant"),
        ("Voice assistant by June 2027, eigene Instanz", "saas_single_tenant"),
    ],
)
def test_what_is_run_somehow_is_still_what_is_promised(text: str, model: str) -> None:
    """The way it is run, and the thing itself."""
    (entry,) = read(text)
    assert (entry.kind, entry.value, entry.capabilities) == ("deployment", model, ("voice",))


@pytest.mark.parametrize(
    "text", ["We will run it on a shared instance.", "Shared instance for you by June 2027."]
)
def test_a_way_to_run_alone_names_nothing(text: str) -> None:
    (entry,) = read(text)
    assert (entry.kind, entry.capabilities) == ("deployment", ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Import of the old diary, done by us before 12 June 2027", "services"),
        ("Zugesagt: Übernahme der alten Termine durch uns bis 12. Juni 2027", "services"),
        ("Import of old diaries by June 2027", "integration"),
        ("Import of the bookings, done by us by June 2027", "integration"),
        ("We will be fixing the webhook of the meters for you by June 2027", "services"),
        ("fixing the voice assistant for you by June 2027", "feature"),
        ("we are fixing the meter feed by June 2027", "integration"),
    ],
)
def test_work_that_is_done_once_is_a_service(text: str, kind: str) -> None:
    """By us, of what is old; or a repair for the customer of something that no plan names."""
    assert {entry.kind for entry in read(text) if entry.is_promise} == {kind}


@pytest.mark.parametrize(
    ("text", "capabilities"),
    [
        ("We deliver it by June 2027, and for a delay you get a 5 % credit on fees.", ()),
        ("We deliver credit scoring by June 2027, for a delay you get a 5 % credit.", ("score",)),
        ("Credit scoring: No. Sanctions screening: by June 2027.", ("screen",)),
        ("Credit scoring: no problem, by June 2027.", ("score",)),
        ("Credit scoring: by June 2027.", ("score",)),
    ],
)
def test_a_credit_and_what_is_answered_with_no_name_nothing(
    text: str, capabilities: tuple[str, ...]
) -> None:
    found = [id_ for entry in read(text) if entry.is_promise for id_ in entry.capabilities]
    assert tuple(found) == capabilities


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kunde will 50 ms p99", "wish"),
        ("Kd. will 50 ms p99", "wish"),
        ("Der Kunde möchte 50 ms p99", "wish"),
        ("Kunde erwartet 50 ms p99", "wish"),
        ("Customer expects 50 ms p99", "wish"),
        ("Le client attend 50 ms p99", "wish"),
        ("They wanted 50 ms p99", "wish"),
        ("Customer will get 50 ms p99", "firm"),
        ("Kunde erhält 50 ms p99", "firm"),
        ("garantia de 50 ms p99 negada", "negated"),
        ("garantia de 50 ms p99 confirmada", "firm"),
    ],
)
def test_what_the_customer_wants_and_what_was_denied(text: str, modality: str) -> None:
    """German `will` is no future."""
    assert read(text)[-1].modality == modality


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kunde erwartet 50 ms p99, zugesagt haben wir 90 ms p99.", [None, 90]),
        ("Customer wants 50 ms p99, we agreed 90 ms p99.", [None, 90]),
        ("Client demande 50 ms p99, accordé 90 ms p99.", [None, 90]),
        ("50 ms p99 was declined, 90 ms p99 agreed by us.", [None, 90]),
        ("We promise 50 ms p99, and 90 ms was declined.", [50, None]),
    ],
)
def test_of_what_was_asked_and_what_was_agreed_the_latter_holds(
    text: str, values: list[object]
) -> None:
    assert [entry.value for entry in read(text)] == values


def test_what_was_denied_names_nothing() -> None:
    """Before a comma; the thing that was agreed is read."""
    (entry,) = read("Credit scoring abgelehnt, Sanctions screening zugesagt bis Juni 2027")
    assert (entry.capabilities, str(entry.due)) == (("screen",), "2027-06-30")
    (entry,) = read("Voice assistant rejected, sanctions screening agreed by June 2027")
    assert entry.capabilities == ("screen",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Data is not stored in the USA.", []),
        ("Daten liegen nicht in den USA", []),
        ("Data is not stored in the USA, only hosted in Germany.", ["Germany"]),
        ("Data is stored in the USA.", ["USA"]),
        ("No data is stored outside Germany.", ["Germany"]),
    ],
)
def test_where_data_does_not_lie_is_no_place_of_it(text: str, places: list[str]) -> None:
    found = [it.value for it in read(text) if it.dimension == "data_region"]
    assert found == places


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("No voice assistant.", ["negated"]),
        ("We deliver sanctions screening by June 2027; no on-prem", ["firm", "negated"]),
        ("We deliver sanctions screening by June 2027; no credit scoring", ["firm", "negated"]),
        ("Keine eigene Instanz", ["negated"]),
        ("Voice assistant no later than June 2027", ["firm"]),
        ("No problem: voice assistant by June 2027", ["firm"]),
    ],
)
def test_a_no_before_a_thing_denies_it(text: str, modalities: list[str]) -> None:
    """Whatever stands before it in the text."""
    assert [entry.modality for entry in read(text)] == modalities


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("SOC 2 by spring - their words, not ours", "unspecified"),
        ("Invoices are due within 30 days.", "msa"),
        ("Payment terms: 45 days net.", "order_form"),
        ("Records remain the property of the Customer at all times.", "rfp_response"),
        ("Dear Ms Falk, many thanks for the tour of the ticket desk on Tuesday.", "email"),
        ("Ratio is the friendliest way to plan a quay. Book a demo today!", "marketing"),
        ("SOC 2 attestation attached", "email"),
    ],
)
def test_words_that_look_like_a_promise(text: str, source: str) -> None:
    assert not [part for part in told(text, source).split(" // ") if " firm: " in part]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Thanks for your patience, Ratio alerts go live on 3 May 2027.", "email"),
        ("The invoice is due within 30 days of acceptance of Ratio alerts by 1 May 2027.", "msa"),
        ("We are SOC 2 certified, report attached.", "email"),
    ],
)
def test_words_that_are_a_promise_beside_them(text: str, source: str) -> None:
    assert " firm: " in told(text, source)
