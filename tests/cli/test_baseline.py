"""`commitcheck baseline write` and `check --baseline`: old debt does not block, new debt does."""

import json
import shutil
from pathlib import Path

import pytest

from cli.calling import call

DRAFTS = (
    "11 of them are about drafts, and their errors fail a check: --drafts-until DATE accepts them\n"
)

PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the portfolio to work in: 94 findings, five of its drafts do not conform."""
    for name in ("commitcheck.yaml", "vision.yaml", "commitments.csv", "waivers.yaml"):
        shutil.copy(PORTFOLIO / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without(path: Path, *starts: str) -> None:
    """Delete the lines that start so."""
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith(starts)), "utf-8")


def signed_only(folder: Path) -> None:
    """Leave only promises that are signed already, and no waiver for a deal that is not."""
    path = folder / "commitments.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    kept = [row for row in rows if ",proposed," not in row and ",negotiating," not in row]
    path.write_text("".join(kept), "utf-8")
    without(folder / "waivers.yaml", "  - {id: W-01")


def test_the_debt_of_today_is_written_down(folder: Path) -> None:
    """Everything that is not waived, with the root problem that dominates."""
    written = call("baseline", "write", "baseline.json")
    assert written == (0, f"wrote baseline.json: 94 known findings\n{DRAFTS}", "")
    record = json.loads((folder / "baseline.json").read_text("utf-8"))
    assert record["as_of"] == "2026-08-17"
    assert record["dominant_roots"] == ["R2"]
    assert len(record["entries"]) == 94
    assert record["entries"][0] == {
        "fingerprint": "a42139ea8cfc5f7f",
        "rule": "CAP501:signed",
        "severity": "error",
        "subject_kind": "period",
        "subject_id": "2026-Q4",
        "about": {},
    }


def test_known_debt_that_is_signed_does_not_fail_a_run(folder: Path) -> None:
    """The report still counts it."""
    signed_only(folder)
    assert call("check").code == 1
    call("baseline", "write", "baseline.json")
    checked = call("check", "--baseline", "baseline.json")
    assert checked.code == 0
    assert "baseline.json knows" in checked.out
    assert checked.out.startswith("0 new, 82 known, 0 gone\n")
    louder = call("check", "--baseline", "baseline.json", "-v").out
    assert "; in the baseline" in " ".join(louder.split())


def test_known_debt_that_can_still_be_prevented_fails_it(folder: Path) -> None:
    """A draft is never old debt: it is not signed yet."""
    call("baseline", "write", "baseline.json")
    assert call("check", "--baseline", "baseline.json").code == 1
    assert call("check", "--baseline", "baseline.json", "--deal", "D-204").code == 0
    assert call("check", "--deal", "D-204").code == 1


def test_one_deal_counts_its_own_debt(folder: Path) -> None:
    """The portfolio's count beside one deal's findings would mislead."""
    call("baseline", "write", "baseline.json")
    without(folder / "commitments.csv", "K-09,")
    record = json.loads(
        call("check", "--baseline", "baseline.json", "--deal", "D-204", "--format", "json").out
    )
    known = [
        finding
        for finding in record["findings"]
        if finding["baseline"] and not finding["waived_by"]
    ]
    assert record["baseline"] == {
        "path": "baseline.json",
        "known": len(known),
        "gone": [],
        "worse": [],
        "uncompared": 0,
        "accepted": 0,
        "drafts_until": None,
    }
    assert 0 < len(known) < 94


def test_a_new_error_fails_it(folder: Path) -> None:
    """Another signed promise that does not conform is news."""
    signed_only(folder)
    whole = (folder / "commitments.csv").read_text("utf-8")
    without(folder / "commitments.csv", "K-10,")
    call("baseline", "write", "baseline.json")
    (folder / "commitments.csv").write_text(whole, "utf-8")
    assert call("check", "--baseline", "baseline.json").code == 1


def test_a_warning_that_became_an_error_fails_it(folder: Path) -> None:
    """What got worse is news too."""
    signed_only(folder)
    call("baseline", "write", "baseline.json")
    known = (folder / "baseline.json").read_text("utf-8")
    lighter = known.replace('"TIM401", "severity": "error"', '"TIM401", "severity": "warning"')
    assert lighter != known
    (folder / "baseline.json").write_text(lighter, "utf-8")
    assert call("check", "--baseline", "baseline.json").code == 1


def test_what_is_paid_off_is_named(folder: Path) -> None:
    """So that the baseline can only shrink; writing it again says how much went."""
    call("baseline", "write", "baseline.json")
    without(folder / "commitments.csv", "K-09,")
    checked = " ".join(call("check", "--baseline", "baseline.json", "-v").out.split())
    assert "entries of it no longer occur: " in checked
    assert "VIS603 K-09" in checked
    again = call("baseline", "write", "baseline.json").out
    assert again.startswith("wrote baseline.json: ")
    assert ", 0 new, " in again
    assert "no longer occur" not in call("check", "--baseline", "baseline.json").out


def test_rules_that_did_not_run_are_not_paid_off(folder: Path) -> None:
    """`--select` looks at a part; the rest of the baseline is not called gone."""
    call("baseline", "write", "baseline.json")
    for narrow in (("--select", "VIS"), ("--ignore", "COV,CAP"), ("--no-waivers",)):
        checked = call("check", "--baseline", "baseline.json", *narrow)
        assert "no longer occur" not in checked.out


def test_the_history_of_root_problems_grows_day_by_day(folder: Path) -> None:
    """Written twice for one day it stays, for another day it grows."""
    for day, history in (
        ("2026-08-17", ["R2"]),
        ("2026-08-17", ["R2"]),
        ("2026-09-17", ["R2", "R2"]),
    ):
        call("baseline", "write", "baseline.json", "--as-of", day)
        record = json.loads((folder / "baseline.json").read_text("utf-8"))
        assert record["dominant_roots"] == history


def test_a_configured_baseline_need_not_exist_to_be_written(folder: Path) -> None:
    """The first one is written where the configuration expects it."""
    with (folder / "commitcheck.yaml").open("a", encoding="utf-8") as file:
        file.write("baseline: known.json\n")
    assert call("check").code == 2
    assert call("baseline", "write", "known.json").code == 0
    assert "known.json knows 94 findings" in call("check").out


@pytest.mark.parametrize("name", ["vision.yaml", "commitments.csv", "waivers.yaml"])
def test_an_input_is_never_overwritten(folder: Path, name: str) -> None:
    """Not by mistake and not by tab completion."""
    before = (folder / name).read_bytes()
    refused = call("baseline", "write", name)
    assert refused.code == 2
    assert "would overwrite" in refused.err
    assert (folder / name).read_bytes() == before


def test_a_file_that_is_no_baseline_is_left_alone(folder: Path) -> None:
    """Whatever it holds, it is somebody's."""
    (folder / "notes.json").write_text('{"mine": true}\n', "utf-8")
    refused = call("baseline", "write", "notes.json")
    assert refused.code == 2
    assert "notes.json is there and is no baseline" in refused.err
    assert (folder / "notes.json").read_text("utf-8") == '{"mine": true}\n'


def test_half_an_input_makes_no_baseline(folder: Path) -> None:
    """What could not be read would come back as news."""
    path = folder / "commitments.csv"
    path.write_text(path.read_text("utf-8").replace(",feature,", ",feeture,", 1), "utf-8")
    refused = call("baseline", "write", "baseline.json")
    assert refused.code == 2
    assert "no baseline written: 1 input error first, as commitments.csv:" in refused.err
    assert not (folder / "baseline.json").exists()


def test_a_dash_prints_it(folder: Path) -> None:
    """For a look, or for another program."""
    printed = call("baseline", "write", "-")
    assert printed.err == f"the baseline: 94 known findings\n{DRAFTS}"
    assert len(json.loads(printed.out)["entries"]) == 94


GUARDED = """schema_version: 1
product: {name: Lanternfish}
capabilities: [{id: offline-client, name: Offline client, status: rejected}]
roadmap: []
non_goals: [{id: NG1, statement: No offline client, capabilities: [offline-client]}]
guardrails: [{id: GR1, dimension: uptime_pct, op: max, value: 99.95, enforcement: hard}]
"""
HEADER = "id,customer,deal,title,kind,dimension,value,status,signed_on,capability\n"


@pytest.mark.parametrize(
    ("known", "now", "code", "said"),
    [
        ("1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.97,signed,2026-08-01,",
         "1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.9999,signed,2026-08-01,",
         1, "VIS603 1: its value was 99.97, now 99.9999"),
        ("1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.97,signed,2026-08-01,",
         "1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.97,signed,2026-08-01,", 0, None),
        ("1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.99,signed,2026-08-01,",
         "1,Alder Bank,D-1,Uptime,sla,uptime_pct,99.97,signed,2026-08-01,", 0, None),
        ("1,Alder Bank,D-1,Offline,feature,,,proposed,,offline-client",
         "1,Birch Foods,D-5,Offline,feature,,,signed,2026-08-20,offline-client",
         1, "COV303 1: it is for another customer now"),
        ("1,Alder Bank,D-1,Offline,feature,,,proposed,,offline-client",
         "1,Alder Bank,D-1,Offline,feature,,,signed,2026-08-20,offline-client",
         1, "VIS601:explicit 1: it is signed now"),
    ],
)  # fmt: skip
def test_an_id_that_is_known_does_not_hide_what_became_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str, now: str, code: int,
    said: str | None,
) -> None:  # fmt: skip
    """A better value is the same debt, a new signature or customer is not."""
    monkeypatch.chdir(tmp_path)
    Path("vision.yaml").write_text(GUARDED, "utf-8")
    Path("deals.csv").write_text(f"{HEADER}{known}\n", "utf-8")
    call("baseline", "write", "known.json", "vision.yaml", "deals.csv", "--as-of", "2026-09-01")
    Path("deals.csv").write_text(f"{HEADER}{now}\n", "utf-8")

    checked = call("check", "vision.yaml", "deals.csv", "--baseline", "known.json",
                   "--as-of", "2026-09-01", "--format", "json")  # fmt: skip

    told = [
        f"{it['finding']}: {it['reason']}" for it in json.loads(checked.out)["baseline"]["worse"]
    ]
    assert checked.code == code
    assert (said in told) if said else told == []


def test_a_version_1_baseline_still_reads_and_says_what_it_cannot_compare(folder: Path) -> None:
    """Until it is written anew."""
    signed_only(folder)
    call("baseline", "write", "baseline.json")
    record = json.loads((folder / "baseline.json").read_text("utf-8"))
    for entry in record["entries"]:
        del entry["about"]
    old = json.dumps({**record, "schema_version": 1})
    (folder / "baseline.json").write_text(old, "utf-8")

    checked = call("check", "--baseline", "baseline.json")

    assert checked.code == 0
    assert "say no more than rule and id" in " ".join(checked.out.split())
    call("baseline", "write", "baseline.json")
    assert "say no more" not in call("check", "--baseline", "baseline.json").out
