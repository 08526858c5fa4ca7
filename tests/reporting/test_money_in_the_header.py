"""What is at stake: the sum in the header of a report."""

from pathlib import Path

import pytest

from commitcheck import check, load
from commitcheck.reporting.summary import at_stake

VISION = "schema_version: 1\nproduct: {name: Papertrail}\n"


@pytest.mark.parametrize(
    ("currencies", "said"),
    [
        (("EUR", "EUR"), "ARR 300 EUR: nothing in conflict, 300 EUR not judged"),
        (
            ("EUR", ""),
            "ARR 300 EUR, 200 of it without a currency: nothing in conflict, 300 EUR not judged",
        ),
        (("", ""), "ARR 300 (no currency given): nothing in conflict, 300 not judged"),
        (
            ("EUR", "USD"),
            "ARR 100 EUR and 200 USD: nothing in conflict, 100 EUR and 200 USD not judged",
        ),
    ],
)
def test_money_without_a_currency_is_said(
    currencies: tuple[str, str], said: str, tmp_path: Path
) -> None:
    """It counts with the only currency that there is, and a reader must know."""
    vision, deals = tmp_path / "vision.yaml", tmp_path / "deals.csv"
    vision.write_text(VISION, "utf-8")
    first, second = currencies
    deals.write_text(
        f"id,customer,title,arr,currency\n1,A,SSO,100,{first}\n2,B,API,200,{second}\n", "utf-8"
    )
    assert at_stake(check(load(vision, deals))) == said
