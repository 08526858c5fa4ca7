"""`commitcheck sync`: pages per role inside one folder, and the record of a sync."""

import shutil
from pathlib import Path

import pytest

from cli.calling import call

INFANCY = Path(__file__).parents[2] / "examples" / "infancy"
PAGES = [
    "sync-engineering.md", "sync-executive.md", "sync-finance.md", "sync-legal.md",
    "sync-marketing.md", "sync-product.md", "sync-sales.md", "sync-security.md",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example to work in."""
    shutil.copytree(INFANCY, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_page_per_role_is_written_and_told(folder: Path) -> None:
    """A conversation is prepared, whatever it is about: findings do not fail it."""
    called = call("sync")
    assert called.code == 0
    assert names(folder / "sync") == PAGES
    assert "wrote sync/sync-sales.md: 4 decisions\n" in called.out


def test_pages_are_the_same_twice_and_replace_only_themselves(folder: Path) -> None:
    call("sync", "-o", "out")
    first = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    (folder / "out" / "notes.md").write_text("mine", "utf-8")
    assert call("sync", "-o", "out").code == 0
    assert {name: (folder / "out" / name).read_bytes() for name in first} == first
    assert (folder / "out" / "notes.md").read_text("utf-8") == "mine"


def test_somebodys_own_file_of_that_name_is_never_replaced(folder: Path) -> None:
    """Nothing at all is written then."""
    (folder / "out").mkdir()
    (folder / "out" / "sync-sales.md").write_text("my notes", "utf-8")
    called = call("sync", "-o", "out")
    assert called.code == 2
    assert "out/sync-sales.md was not written by commitcheck sync" in called.err
    assert names(folder / "out") == ["sync-sales.md"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "sync-sales.md").symlink_to(folder / "vision.yaml")
    before = (folder / "vision.yaml").read_bytes()
    assert call("sync", "-o", "out").code == 2
    assert (folder / "vision.yaml").read_bytes() == before


def test_no_id_decides_where_a_page_is_written(folder: Path) -> None:
    """Names of files are made of roles, never of what stands in the user's files."""
    text = (folder / "vision.yaml").read_text("utf-8")
    (folder / "vision.yaml").write_text(text.replace("marcus", "'../../marcus'"), "utf-8")
    assert call("sync", "-o", "out").code == 0
    assert names(folder / "out") == PAGES


def test_since_a_baseline_says_what_is_new_and_what_is_gone(folder: Path) -> None:
    call("baseline", "write", "base.json")
    at = "due: 2026-0{}-15\n    reuse: general"
    text = (folder / "commitments.yaml").read_text("utf-8")
    text = text.replace(at.format(5), at.format(4))
    (folder / "commitments.yaml").write_text(text, "utf-8")
    assert call("sync", "--since", "base.json").code == 0
    page = (folder / "sync" / "sync-engineering.md").read_text("utf-8")
    assert "1 finding new since the baseline of 2026-03-16, 1 of them for you: C-07 TIM401" in page
    other = (folder / "sync" / "sync-legal.md").read_text("utf-8")
    assert "1 finding new since the baseline of 2026-03-16, 0 of them for you\n" in other


def test_what_could_not_be_read_is_said(folder: Path) -> None:
    """The pages are written, and nobody has to guess why it ends with 2."""
    (folder / "before.json").write_text("{", "utf-8")
    called = call("sync", "--since", "before.json")
    assert called.code == 2
    assert called.err == (
        "commitcheck: 1 input error left part of it not checked\n"
        "    before.json:1:2: a [ or { in this file is never closed\n"
    )
    assert names(folder / "sync") == PAGES


def test_ones_own_wording_stands_where_ours_stood(folder: Path) -> None:
    entry = "{id: x, rules: [XCF701], text: 'Ask {customer}.'}"
    ours = f"note: Checked by counsel.\nwording:\n- {entry}\n"
    (folder / "ours.yaml").write_text(ours, "utf-8")
    assert call("sync", "--wording", "ours.yaml").code == 0
    page = (folder / "sync" / "sync-sales.md").read_text("utf-8")
    assert "instead: “Ask Norvik Insurance.”" in page
    assert "Replacement wording: Checked by counsel." in page


def test_recording_a_sync_changes_the_role_s_own_lines_only(folder: Path) -> None:
    before = (folder / "vision.yaml").read_text("utf-8").splitlines()
    called = call("sync", "--record", "sales", "--record", "finance")
    assert (called.code, called.out) == (
        0, "recorded in vision.yaml: marcus, tom synced on 2026-03-16\n",
    )  # fmt: skip
    after = (folder / "vision.yaml").read_text("utf-8").splitlines()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.split(",")[0].strip() for line in changed] == ["- {id: marcus", "- {id: tom"]
    assert all("last_synced_on: 2026-03-16" in line for line in changed)
    assert not (folder / "sync").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("sale", "there is no role sale; did you mean sales?"),
        ("security", "nobody in the vision has the role security; held are product, executive"),
    ],
)
def test_a_role_that_nobody_holds_is_said(role: str, said: str) -> None:
    called = call("sync", "--record", role)
    assert (called.code, said in called.err) == (2, True)
