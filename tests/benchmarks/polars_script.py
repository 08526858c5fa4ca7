"""What somebody would write with polars instead: shape of the columns, no rules. Runs alone."""

import sys
from typing import Any

import polars as pl  # type: ignore[import-not-found,unused-ignore] # lives in its own environment

STATUSES = ["proposed", "negotiating", "signed", "delivered", "released", "withdrawn"]
DATES = ("signed_on", "expected_signature", "due", "delivered_on")
NUMBERS = ("arr", "effort", "remedy_cap_pct")


def faults(table: Any) -> dict[str, int]:
    """Cells that do not fit, by what is wrong with them."""
    found = {
        "id": len(table) - table["id"].n_unique(),
        "title": table["title"].is_null().sum(),
        "customer": table["customer"].is_null().sum(),
        "status": (~table["status"].is_in(STATUSES)).sum(),
        "control": table["id"].str.contains(r"[\x00-\x1f]").sum(),
    }
    for name in DATES:
        days = table[name].str.to_date("%Y-%m-%d", strict=False)
        found[name] = (days.is_null() & table[name].is_not_null()).sum()
    for name in NUMBERS:
        numbers = table[name].cast(pl.Float64, strict=False)
        found[name] = (numbers.is_null() & table[name].is_not_null()).sum()
        found[f"{name} below 0"] = (numbers < 0).sum()
    return found


if __name__ == "__main__":
    wrong = faults(pl.read_csv(sys.argv[1], infer_schema=False))
    print({name: count for name, count in wrong.items() if count})
    sys.exit(any(wrong.values()))
