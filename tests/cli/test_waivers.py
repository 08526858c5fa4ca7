"""`commitcheck waivers list`, `lint` and `prune`, and what `check` says of waivers."""

import json
import shutil
from pathlib import Path

import pytest

from cli.calling import call

PORTFOLIO = Path(__file__).parents[2] / "examples" / "portfolio"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the portfolio: W-01 and W-03 hold, W-02 is refused."""
    for name in ("commitcheck.yaml", "vision.yaml", "commitments.csv", "waivers.yaml"):
        shutil.copy(PORTFOLIO / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


UNUSED = (
    "  - {id: W-04, rule: XCF703, commitment: K-01, reason: Old, owner: dana, approved_by: raj,"
    " approved_on: 2026-07-01, expires_on: 2026-09-20}\n"
)


def add(folder: Path, text: str) -> None:
    with (folder / "waivers.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_the_list_says_what_became_of_each(folder: Path) -> None:
    """What asks for a decision comes first."""
    add(folder, UNUSED)
    assert call("waivers", "list") == (
        0,
        (
            "4 waivers: 1 refused, 1 unused, 2 active as of 2026-08-17\n"
            "\n"
            "refused   W-02  GOV205 for commitment K-05\n"
            "          ends 2026-09-28 (in 42 days), covers 0 findings, owned by kim, "
            "approved by kim\n"
            "          its approver has no authority over it, its approver is also its owner\n"
            "          Verbal approval\n"
            "\n"
            "unused    W-04  XCF703 for commitment K-01\n"
            "          ends 2026-09-20 (in 34 days), covers 0 findings, owned by dana, "
            "approved by raj\n"
            "          Old\n"
            "\n"
            "active    W-01  VIS602 for deal D-208\n"
            "          ends 2026-09-28 (in 42 days), covers 1 finding, owned by dana, "
            "approved by raj\n"
            "          Pilot with transit agency agreed by exec team as a learning bet\n"
            "\n"
            "active    W-03  TIM401 for commitment K-01\n"
            "          ends 2026-12-31 (in 136 days), covers 1 finding, owned by otto, "
            "approved by dana\n"
            "          Engineering believes September is achievable\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("day", "state", "told"),
    [
        ("2026-09-13", "active", "ends 2026-09-28 (in 15 days)"),
        ("2026-09-14", "expiring", "ends 2026-09-28 (in 14 days)"),
        ("2026-09-28", "expiring", "ends 2026-09-28 (today)"),
        ("2026-09-29", "expired", "ended 2026-09-28 (1 day ago)"),
    ],
)
def test_an_end_comes_near(folder: Path, day: str, state: str, told: str) -> None:
    """Fourteen days before it the list says so; the day itself is still covered."""
    listed = call("waivers", "list", "--as-of", day).out
    assert f"{state:9} W-01  VIS602" in listed
    assert told in listed
    record = json.loads(call("waivers", "list", "--as-of", day, "--format", "json").out)
    assert record["waivers"][0]["state"] == state


def test_the_list_as_json(folder: Path) -> None:
    """The waiver as written, its place, and why it does not apply."""
    record = json.loads(call("waivers", "list", "--format", "json").out)
    assert (record["format"], record["version"], record["as_of"]) == (
        "commitcheck/waivers", 1, "2026-08-17",
    )  # fmt: skip
    assert record["waivers"][1] == {
        "id": "W-02",
        "rule": "GOV205",
        "state": "refused",
        "why": "its approver has no authority over it, its approver is also its owner",
        "covers": 0,
        "commitment": "K-05",
        "deal": None,
        "object": None,
        "reason": "Verbal approval",
        "owner": "kim",
        "approved_by": "kim",
        "approved_on": "2026-07-02",
        "expires_on": "2026-09-28",
        "ticket": None,
        "renewals": 0,
        "location": {"path": "waivers.yaml", "line": 4, "column": 5},
    }


def test_no_waivers_are_fine(folder: Path) -> None:
    """Most projects start so."""
    (folder / "waivers.yaml").write_text("waivers: []\n", "utf-8")
    assert call("waivers", "list").out == "no waivers as of 2026-08-17\n"
    assert call("waivers", "lint") == (0, "no waivers: 0 errors, 0 warnings\n", "")
    assert call("waivers", "prune") == (0, "", "nothing to prune: no waivers\n")


def test_lint_says_what_is_wrong_with_waivers_only(folder: Path) -> None:
    """Errors end with 1, whatever else the portfolio is like."""
    linted = call("waivers", "lint")
    assert linted.code == 1
    assert [line.partition(": ")[2] for line in linted.out.splitlines() if line[:1] != " "] == [
        (
            "error WVR953: W-02 is not authorised: its approver is in sales, not in product or"
            " executive; its approver is also its owner"
        ),
        (
            "warning WVR952:too_long: W-03 for TIM401 lasts 194 days, until 2026-12-31, more than"
            " the 90 allowed"
        ),
        "1 refused, 2 active: 1 error, 1 warning",
    ]


def test_lint_is_quiet_about_warnings(folder: Path) -> None:
    """They are listed, and the call ends well."""
    path = folder / "waivers.yaml"
    path.write_text(
        "".join(
            line for line in path.read_text("utf-8").splitlines(keepends=True) if "W-02" not in line
        ),
        "utf-8",
    )
    linted = call("waivers", "lint")
    assert linted.code == 0
    assert "WVR952:too_long" in linted.out


def test_lint_does_not_follow_an_ignored_family(folder: Path) -> None:
    """Whoever asks for it wants to know."""
    with (folder / "commitcheck.yaml").open("a", encoding="utf-8") as file:
        file.write("ignore: [WVR]\n")
    assert "WVR" not in call("check", "--format", "json").out.partition('"commitments"')[0]
    assert call("waivers", "lint").code == 1


def test_a_waiver_that_cannot_be_read_ends_with_2(folder: Path) -> None:
    """An unknown rule and a promise that is not there are input errors."""
    add(folder, "  - {id: W-05, rule: XYZ123, commitment: K-01}\n")
    linted = call("waivers", "lint")
    assert linted.code == 2
    assert "XYZ123" in linted.out
    assert call("waivers", "list").code == 2
    pruned = call("waivers", "prune", "--write")
    assert pruned.code == 2
    assert "nothing pruned" in pruned.err
    assert "W-05" in (folder / "waivers.yaml").read_text("utf-8")


def test_without_a_vision_no_waiver_is_called_refused(folder: Path) -> None:
    """They are counted and written down, and nothing is claimed about them."""
    (folder / "vision.yaml").write_text("product: [\n", "utf-8")
    listed = call("waivers", "list")
    assert (listed.code, listed.out) == (
        2,
        "3 waivers, not judged without a vision as of 2026-08-17\n",
    )
    written = json.loads(call("waivers", "list", "--format", "json").out)
    assert [waiver["state"] for waiver in written["waivers"]] == [None, None, None]
    assert "not judged without a vision" in call("waivers", "lint").out


def test_prune_shows_and_does_not_write(folder: Path) -> None:
    """The change as a diff; the file stays."""
    add(folder, UNUSED)
    before = (folder / "waivers.yaml").read_bytes()
    shown = call("waivers", "prune")
    assert shown.code == 0
    assert shown.err == "1 waiver would go; --write removes it\n"
    removed = [line for line in shown.out.splitlines() if line.startswith("-  -")]
    assert removed == ["-" + UNUSED.rstrip("\n")]
    assert (folder / "waivers.yaml").read_bytes() == before


def test_prune_writes_when_it_is_told_to(folder: Path) -> None:
    """Unused and expired ones are gone, and then there is nothing left to do."""
    before = (folder / "waivers.yaml").read_text("utf-8")
    add(folder, UNUSED)
    pruned = call("waivers", "prune", "--write")
    assert (pruned.code, pruned.err) == (0, "removed 1 waiver from waivers.yaml\n")
    assert (folder / "waivers.yaml").read_text("utf-8") == before
    assert call("waivers", "prune").err == "nothing to prune: 3 waivers: 1 refused, 2 active\n"


def test_prune_takes_what_has_expired(folder: Path) -> None:
    """An expired waiver goes whatever else is wrong with it; the lasting one stays."""
    pruned = call("waivers", "prune", "--write", "--as-of", "2026-09-29")
    assert pruned.err == "removed 2 waivers from waivers.yaml\n"
    left = (folder / "waivers.yaml").read_text("utf-8")
    assert [name for name in ("W-01", "W-02", "W-03") if name in left] == ["W-03"]


def test_a_rule_that_did_not_run_keeps_its_waiver(folder: Path) -> None:
    """Nobody knows whether it is needed."""
    path = folder / "commitments.csv"
    path.write_text(path.read_text("utf-8").replace(",reuse,", ",their_reuse,", 1), "utf-8")
    add(
        folder,
        "  - {id: W-06, rule: DEB904, object: co2-report, reason: Twice, owner: dana,"
        " approved_by: raj, approved_on: 2026-07-01, expires_on: 2026-09-20}\n",
    )
    pruned = call("waivers", "prune")
    assert "W-06 stays: DEB904 did not run in full\n" in pruned.err
    assert "W-06" not in pruned.out


def test_check_without_waivers_knows_of_none(folder: Path) -> None:
    """What they cover counts, and nothing is said of them."""
    checked = call("check", "--no-waivers")
    assert "VIS602:excluded" in call("check", "--no-waivers", "-v").out
    assert "waived" not in checked.out.splitlines()[-2]
    assert "WVR" not in checked.out
    assert "waivers are not applied (--no-waivers)" in checked.out


def test_check_shows_the_waived_when_asked(folder: Path) -> None:
    """With the waiver that took each; folded and counted otherwise."""
    folded = call("check").out
    assert "2 findings (--show-waived lists them)" in folded
    assert "waived by" not in folded
    unfolded = " ".join(call("check", "--show-waived").out.split())
    assert "2026-09-01 and 2026-09-30; waived by W-03" in unfolded
    assert "the positioning excludes; waived by W-01" in unfolded


@pytest.mark.parametrize(("day", "count"), [("2026-09-28", 0), ("2026-09-29", 1)])
def test_expiry_is_loud(folder: Path, day: str, count: int) -> None:
    """The finding comes back with the name of the waiver, in every format that is read."""
    page, record = (
        " ".join(call("check", "-v", "--as-of", day, "--format", name).out.split())
        for name in ("terminal", "json")
    )
    markdown = call("check", "--as-of", day, "--format", "markdown").out
    assert record.count('"lapsed_waiver": "W-01"') == count
    assert ("waiver W-01 has lapsed" in page) is bool(count)
    assert ("W-01 has lapsed" in markdown) is bool(count)
    assert ("W-01 for VIS602 expired on 2026-09-28" in page) is bool(count)
