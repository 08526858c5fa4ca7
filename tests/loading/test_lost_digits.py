"""Numbers that name things and were shortened by a spreadsheet before they were saved as text."""

import pytest

from tables import read, variants


@pytest.mark.parametrize("field", ["id", "deal", "customer"])
@pytest.mark.parametrize("shown", ["1.23457E+17", "9.00719925474099E+15", "1,23457E+17"])
def test_a_number_that_a_spreadsheet_shortened_names_nothing(field: str, shown: str) -> None:
    """Saved as text from a workbook: two deals would become one."""
    cells = {"id": "C-1", "customer": "Acme", "deal": "D-1", "title": "SSO", field: f'"{shown}"'}
    reading = read(f"{','.join(cells)}\n{','.join(cells.values())}\n")
    assert f"lost_digits.{field}" in variants(reading)
    assert reading.commitments[0].unusable == (field,)


@pytest.mark.parametrize("name", ["6E10", "E+1", "1.5E+", "Model 1.2E+05", "12345678901234567"])
def test_a_name_that_only_looks_like_one_stays(name: str) -> None:
    """Text keeps every digit."""
    reading = read(f"id,customer,deal,title\nC-1,Acme,{name},SSO\n")
    assert reading.commitments[0].deal_id == name
    assert not any(variant.startswith("lost_digits") for variant in variants(reading))
