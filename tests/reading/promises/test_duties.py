"""The customer's duties, whatever the contract calls the customer, and what is owed to them."""

import pytest

from reading.reading_in_a_line import told


@pytest.mark.parametrize(
    "text",
    [
        "The Municipality shall nominate a process owner within four weeks of signature.",
        "The Hotel shall keep its locks in good repair.",
        "The University provides a list of testers by 1 May 2027.",
        "L'hôtel fournit la liste des chambres avant le 15 mai 2027.",
        "De gemeente levert voor 1 februari 2027 een lijst aan.",
        "Die Gemeinde benennt bis 1. Mai 2027 zwei Testpersonen.",
    ],
)
def test_what_a_party_gives_is_its_duty(text: str) -> None:
    assert told(text, "sow").startswith("customer_duty")


@pytest.mark.parametrize(
    "text",
    [
        "The Municipality shall receive Ratio alerts by 1 May 2027.",
        "The Supplier shall give the Hotel Ratio alerts by 1 May 2027.",
    ],
)
def test_what_a_party_gets_is_promised(text: str) -> None:
    assert "capabilities alerts" in told(text, "sow")
