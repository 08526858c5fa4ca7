"""The files that `commitcheck init` writes pass as they are, and never replace others."""

import datetime as dt
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.editing.starter_files import starter_files

FILES = ("vision.yaml", "commitments.csv", "waivers.yaml", "commitcheck.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def live_lines(path: Path) -> list[str]:
    """Lines that are neither empty nor a comment."""
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def test_it_says_what_it_wrote_and_what_comes_next(folder: Path) -> None:
    """A dozen lines of vision and three promises; the rest is commented out."""
    called = call("init")
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        "wrote vision.yaml\n"
        "wrote commitments.csv\n"
        "wrote waivers.yaml\n"
        "wrote commitcheck.yaml\n"
        "wrote .commitcheck/*.schema.json, so that an editor completes and explains them\n"
        "next: commitcheck check\n"
    )
    assert len(live_lines(folder / "vision.yaml")) <= 14
    assert len(live_lines(folder / "commitments.csv")) == 4


@pytest.mark.parametrize("days", [0, 30, 365])
def test_what_it_writes_passes_today_and_in_a_year(days: int) -> None:
    """Whoever comes back to it later finds it as quiet as it was."""
    call("init")
    then = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=days)
    checked = call("check", "--as-of", then.isoformat(), "-q")
    assert checked == (0, "My product: no problem found in 3 promises\n", "")


@pytest.mark.parametrize("day", [dt.date(2028, 2, 29), dt.date(2026, 12, 31)])
def test_no_day_breaks_it(day: dt.date) -> None:
    """The dates in it are made from today's."""
    for name, content in starter_files(day).items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(content, "utf-8")
    assert call("validate", *FILES) == (0, "4 files checked: 0 errors, 0 warnings\n", "")
    for later in (day, day.replace(year=day.year + 1, day=1)):
        assert call("check", "--as-of", later.isoformat(), "-q").code == 0


def test_everything_commented_out_is_right_too(folder: Path) -> None:
    """Uncommented, the vision is still one; otherwise the explanation would mislead."""
    call("init")
    vision = folder / "vision.yaml"
    lines = vision.read_text("utf-8").splitlines()
    sections = [line.removeprefix("# ") for line in lines if line.startswith(("#   ", "# "))]
    start = next(at for at, line in enumerate(sections) if line == "positioning:")
    fields = [
        line
        for line in sections[start:]
        if line.startswith(" ") or line.split("#")[0].rstrip().endswith(":")
    ]
    vision.write_text("\n".join([*lines, *fields]) + "\n", "utf-8")
    assert call("validate", "vision.yaml") == (0, "1 file checked: 0 errors, 0 warnings\n", "")


def test_the_editor_line_leads_to_a_schema(folder: Path) -> None:
    call("init")
    for name in ("vision.yaml", "waivers.yaml", "commitcheck.yaml"):
        first = (folder / name).read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=.commitcheck/")
        assert (folder / first.partition("=")[2]).is_file()


def test_any_folder_will_do(folder: Path) -> None:
    """It is made when it is not there; the next command can be copied."""
    for name, shown in (("a/b", "a/b"), ("with blank", "'with blank'"), ("\xe9", "'\xe9'")):
        called = call("init", name)
        assert called.code == 0
        assert called.out.endswith(f"next: commitcheck check {shown}\n")
        assert call("check", name, "-q").code == 0
        assert (folder / name / ".commitcheck" / "vision.schema.json").is_file()


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_ever_overwritten(folder: Path, name: str) -> None:
    """One that is there, a link to nowhere too, and none is written."""
    (folder / name).symlink_to("nowhere")
    called = call("init")
    assert called == (
        2,
        "",
        f"commitcheck: {name} already there in .; nothing was written\n",
    )
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_second_time_is_refused(folder: Path) -> None:
    call("init")
    before = {name: (folder / name).read_bytes() for name in FILES}
    assert call("init").code == 2
    assert {name: (folder / name).read_bytes() for name in FILES} == before


def test_a_file_is_no_folder(folder: Path) -> None:
    (folder / "notes").write_text("mine", "utf-8")
    assert call("init", "notes").err == "commitcheck: notes is a file, expected a folder\n"
    (folder / ".commitcheck").write_text("mine", "utf-8")
    refused = call("init")
    assert refused == (2, "", "commitcheck: cannot make .commitcheck: file exists\n")
    assert not (folder / "vision.yaml").exists()
