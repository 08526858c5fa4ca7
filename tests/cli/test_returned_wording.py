"""Tables that go back to sales have the words with which a draft would conform."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.cli.console import worked_out

PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"
COLUMN = "commitcheck_wording"


@pytest.fixture(autouse=True)
def portfolio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PORTFOLIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(*arguments: str) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO(call("check", *arguments, "--format", "csv").out[1:]))
    return {row["id"]: row for row in table}


def test_a_draft_has_the_words_that_would_conform() -> None:
    """As `fix` has them, with the real values; other rows have none."""
    told = {name: row[COLUMN] for name, row in rows().items() if row[COLUMN]}
    assert set(told) == {"K-26", "K-27", "K-28", "K-29", "K-31"}
    assert told["K-29"] == "Customer Data is stored in eu-central. (no legal advice)"
    assert {name for name, row in rows("--deal", "D-208").items() if row[COLUMN]} == {"K-31"}


def test_beyond_so_many_deals_it_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deal that is signed next comes first; of too many promises nothing is worked out."""
    monkeypatch.setattr(worked_out, "_MOST_DEALS", 1)
    told = {name: row[COLUMN] for name, row in rows().items() if row[COLUMN]}
    assert told["K-29"].startswith("Customer Data is stored")
    assert told["K-31"] == "commitcheck fix --deal D-208"
    monkeypatch.setattr(worked_out, "_MOST_PROMISES", 10)
    assert all(COLUMN not in row for row in rows().values())


def test_no_other_form_depends_on_it_and_nothing_leaves_redacted() -> None:
    both = call("check", "--format", "json", "--report", "csv=answers.csv").out
    assert json.loads(both) == json.loads(call("check", "--format", "json").out)
    assert COLUMN in Path("answers.csv").read_text("utf-8-sig")
    assert all(COLUMN not in row for row in rows("--redact", "customers").values())


def test_what_another_customer_was_promised_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "v.yaml").write_text(
        "schema_version: 1\nproduct: {name: Demo}\n"
        "dimensions: [{id: schema, type: string, scope: product}]\n", "utf-8"
    )  # fmt: skip
    (tmp_path / "p.csv").write_text(
        "id,deal,customer,title,kind,dimension,op,value,status,signed_on,source\n"
        "K-1,D-1,Corvus,Events,sla,schema,eq,v1-corvus,signed,2026-01-10,order_form\n"
        "K-2,D-2,EuroParts,Events,sla,schema,eq,v3,proposed,,order_form\n", "utf-8"
    )  # fmt: skip
    told = rows("v.yaml", "p.csv", "--as-of", "2026-02-01")
    assert told["K-2"][COLUMN] == "ask the deal desk: it hangs on what others were promised"


def test_it_is_replaced_on_the_next_round() -> None:
    call("check", "--format", "csv", "-o", "back.csv")
    again = call("check", "vision.yaml", "back.csv", "--format", "csv").out
    assert again.splitlines()[0].count(COLUMN) == 1
    assert COLUMN not in call("check", "vision.yaml", "back.csv", "--format", "json").out
