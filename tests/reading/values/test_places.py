"""Where data is to be, and how the product is to run."""

from collections.abc import Callable
from typing import Any

import pytest

from commitcheck.reading.values.deployments import read_deployments
from commitcheck.reading.values.regions import read_regions
from commitcheck.reading.vision_words import VisionWords

DIMENSIONS = [
    {
        "id": "data_region",
        "type": "enum",
        "words": {
            "eu-central": ["Germany", "Frankfurt", "EU"],
            "ch-north": ["Switzerland", "Swiss"],
            "us-east": ["US", "Virginia"],
        },
    },
    {
        "id": "deployment_model",
        "type": "enum",
        "words": {
            "saas_multi_tenant": ["shared SaaS"],
            "saas_single_tenant": ["own instance"],
            "on_premises": ["local server"],
            "customer_cloud": ["your account"],
        },
    },
]
Read = Callable[..., tuple[Any, str] | None]


@pytest.fixture
def region(words: Callable[..., VisionWords]) -> Read:
    """The region of a text and how sure it is."""

    def ask(
        text: str, kind: str | None = "data_residency", **sections: Any
    ) -> tuple[Any, str] | None:
        known = words(**(sections or {"dimensions": DIMENSIONS}))
        found = read_regions(text, 0, len(text), known, kind=kind)
        return (found[0].value.value, found[0].band) if found else None  # type: ignore[union-attr]

    return ask


@pytest.fixture
def model(words: Callable[..., VisionWords]) -> Read:
    """The deployment model of a text and how sure it is."""

    def ask(text: str, kind: str | None = "deployment", **sections: Any) -> tuple[Any, str] | None:
        known = words(**(sections or {"dimensions": DIMENSIONS}))
        found = read_deployments(text, 0, len(text), known, kind=kind)
        return (found[0].value.value, found[0].band) if found else None  # type: ignore[union-attr]

    return ask


@pytest.mark.parametrize(
    ("text", "value", "band"),
    [
        ("All data stays in Germany", "eu-central", "clear"),
        ("Hosting in FRANKFURT (Germany)", "eu-central", "clear"),
        ("Swiss hosting", "ch-north", "clear"),
        ("stored in the US", "us-east", "clear"),
        ("Die Daten bleiben in der Schweiz", "ch-north", "likely"),
        ("hébergé en Allemagne", "eu-central", "likely"),
        ("Hosting in Zürich", "ch-north", "likely"),
        ("data in Munich", "eu-central", "likely"),
        ("Hosting in Singapore", "Singapore", "likely"),
        ("alojados en España", "España", "likely"),
        ("Eine Verarbeitung außerhalb Deutschlands findet nicht statt", "eu-central", "likely"),
        ("kept in Germany, save for support access from the US", "eu-central", "clear"),
        ("the region changes from the US to Switzerland", "ch-north", "clear"),
    ],
)
def test_regions(region: Read, text: str, value: str, band: str) -> None:
    """By the vision's words, by countries and cities; what no value covers is itself."""
    assert region(text) == (value, band)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Data is stored in Germany", None, "eu-central"),
        ("Customs declarations for Germany", None, None),
        ("Customs declarations for Germany", "feature", None),
        ("tell us when you are ready", "data_residency", None),
        ("a server close to you", "data_residency", None),
    ],
)
def test_a_country_is_a_region_where_words_speak_of_hosting(
    region: Read, text: str, kind: str | None, value: str | None
) -> None:
    assert (region(text, kind) or (None,))[0] == value


def test_an_id_with_a_countrys_code_is_its_region(region: Read) -> None:
    bound = {"id": "G", "dimension": "data_region", "op": "in", "value": ["ch-1", "eu-west-1"]}
    assert region("stored in Zurich", guardrails=[bound]) == ("ch-1", "likely")
    assert region("stored in Dublin", guardrails=[bound]) == ("eu-west-1", "likely")
    assert region("stored in eu-west-1", guardrails=[bound]) == ("eu-west-1", "clear")


@pytest.mark.parametrize(
    ("text", "value", "band"),
    [
        ("you get your own instance", "saas_single_tenant", "clear"),
        ("on a local server at the clinic", "on_premises", "clear"),
        ("a dedicated environment in our cloud", "saas_single_tenant", "likely"),
        ("an on-premises installation", "on_premises", "clear"),
        ("runs in the customer's own cloud", "customer_cloud", "likely"),
        ("installed on your own servers", "on_premises", "likely"),
        ("single tenant", "saas_single_tenant", "likely"),
        ("eine dedizierte Instanz", "saas_single_tenant", "likely"),
        ("une instance dédiée", "saas_single_tenant", "likely"),
        ("shared cluster", "saas_multi_tenant", "likely"),
        ("changed from shared SaaS to your account", "customer_cloud", "clear"),
        ("we move you from the shared SaaS to your own instance", "saas_single_tenant", "clear"),
        ("not shared SaaS, your account", "customer_cloud", "clear"),
        ("statt shared SaaS jetzt own instance", "saas_single_tenant", "clear"),
        ("own instance instead of shared SaaS", "saas_single_tenant", "clear"),
        ("access from a local server", "on_premises", "clear"),
        ("an air-gapped installation", "air_gapped", "likely"),
    ],
)
def test_deployment_models(model: Read, text: str, value: str, band: str) -> None:
    assert model(text) == (value, band)


def test_only_a_promise_of_running_it_has_a_model(model: Read) -> None:
    assert model("training on your own servers", "services") is None
    assert model("we ship it next week") is None
