"""A day over a list of things is one promise; a day or a value for each thing is one a thing."""

import pytest

from reading.reading_in_a_line import told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Each by 26 February 2027:\n- Ratio alerts in test\n- Maintenance tickets", 1),
        ("In production on 1 June 2027:\n1. Ratio alerts\n2. Maintenance tickets", 1),
        ("Milestones\n- Ratio alerts: 1 March 2027\n- Maintenance tickets: 3 April 2027", 2),
        ("Levels from 1 June 2027:\n- 99.9 % uptime\n- reply within 30 minutes", 2),
    ],
)
def test_a_dated_list(text: str, kinds: int) -> None:
    said = [part for part in told(text, "sow").split(" // ") if " firm: " in part]
    assert len(said) == kinds


def test_a_dated_list_has_all_its_things() -> None:
    said = told("Each by 26 February 2027:\n- Ratio alerts\n- Maintenance tickets", "sow")
    assert "capabilities alerts" in said
    assert "capabilities tickets" in said
    assert "due 2027-02-26" in said


def test_the_customers_dated_list_is_the_customers() -> None:
    text = "By 15 January 2027 the County shall:\n- name a contact\n- open the firewall"
    assert told(text, "sow").startswith(
        "customer_duty: By 15 January 2027 the County shall:\n- name"
    )
