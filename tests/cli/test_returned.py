"""`check --report csv=... --report xlsx=...` end to end: from an export to its answers."""

import csv
import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cli.calling import call

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The portfolio, with a column of the user's own."""
    for name in ("commitcheck.yaml", "vision.yaml", "commitments.csv", "waivers.yaml"):
        shutil.copy(EXAMPLES / "portfolio" / name, tmp_path / name)
    path = tmp_path / "commitments.csv"
    lines = path.read_text("utf-8").splitlines()
    marked = [f"{line},{'Territory' if not number else 'EMEA'}" for number, line in
              enumerate(lines)]  # fmt: skip
    path.write_text("\n".join(marked) + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_both_come_in_one_run(folder: Path) -> None:
    """Every promise in its order, the user's column kept, the answer beside it."""
    ended = call("check", "-q", "--report", "csv=a.csv", "--report", "xlsx=a.xlsx")
    assert ended.code == 1
    answered = rows(folder / "a.csv")
    assert [row["id"] for row in answered] == [f"K-{number:02}" for number in range(1, 41)]
    assert {row["Territory"] for row in answered} == {"EMEA"}
    by_id = {row["id"]: row for row in answered}
    assert by_id["K-05"]["commitcheck_answer"] == "does not conform"
    assert by_id["K-05"]["commitcheck_finding"].startswith("VIS601:explicit: K-05 is about ")
    sheet = CalamineWorkbook.from_path(folder / "a.xlsx").get_sheet_by_index(0)
    assert sheet.name == "commitments"
    head, *body = sheet.to_python()
    assert head == list(answered[0])
    assert [row[0] for row in body] == list(by_id)


def test_an_answer_can_be_checked_again(folder: Path) -> None:
    """The answers of the first round are neither read nor reported, and are replaced."""
    call("check", "-q", "-o", "a.csv", "--format", "csv")
    again = call("check", "vision.yaml", "a.csv", "--report", "csv=b.csv")
    assert "commitcheck_answer" not in again.out
    assert (folder / "b.csv").read_bytes() == (folder / "a.csv").read_bytes()


def test_a_deal_gives_its_rows(folder: Path) -> None:
    """What is shown is narrowed, not what is checked."""
    call("check", "-q", "--deal", "D-207", "--report", "csv=a.csv")
    assert {row["deal"] for row in rows(folder / "a.csv")} == {"D-207"}


def test_the_export_is_never_overwritten(folder: Path) -> None:
    """The answer goes beside it."""
    before = (folder / "commitments.csv").read_bytes()
    refused = call("check", "--report", "csv=commitments.csv")
    assert refused.code == 2
    assert "would overwrite commitments.csv" in refused.err
    assert (folder / "commitments.csv").read_bytes() == before


def test_a_redacted_table_holds_no_names(folder: Path) -> None:
    """The original words stay in the room, the user's own columns with them."""
    ended = call(
        "check", "-q", "--redact", "customers", "--report", "csv=a.csv", "--report", "xlsx=a.xlsx"
    )
    assert ended.code == 1
    table = (folder / "a.csv").read_text("utf-8-sig")
    assert len(table.splitlines()) == 41
    book = CalamineWorkbook.from_path(folder / "a.xlsx")
    cells = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    for name in ("Acme Retail", "BlueOcean", "Harbour", "EMEA"):
        assert name not in table
        assert name not in cells


def test_what_was_read_goes_back_beside_the_answers_and_is_not_taken_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The columns are replaced on the next round; only the words themselves are read again."""
    monkeypatch.chdir(tmp_path)
    Path("vision.yaml").write_text(
        "schema_version: 1\nproduct: {name: Demo}\n"
        "guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.9}]\n", "utf-8"
    )  # fmt: skip
    words = "Uptime of 99.95 % is guaranteed. Uptime of 99.5 % is guaranteed in May."
    Path("raw.csv").write_text(
        f'id,customer,title,status\nC-1,Acme,"{words}",proposed\nC-2,Bolt,A call,proposed\n',
        "utf-8",
    )
    call("check", "vision.yaml", "raw.csv", "--format", "csv", "-o", "back.csv")
    with Path("back.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["commitcheck_as_read"].startswith("VIS603: C-1~")
    assert first["commitcheck_read_value"] == "uptime_pct 99.95 | uptime_pct 99.5"
    assert first["commitcheck_answer"] == "could not be judged"
    assert {second[name] for name in second if name and name.startswith("commitcheck_read")} == {""}
    again = call("check", "vision.yaml", "back.csv", "--format", "csv")
    assert again.out.lstrip("\ufeff").split() == Path("back.csv").read_text("utf-8-sig").split()
