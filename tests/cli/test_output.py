"""Report files are written whole or not at all, with the right modes, and never over an input."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.errors import OutputError, UsageError

VISION = "schema_version: 1\nproduct: {name: Portline}\n"
TABLE = "id,customer,title\nC-1,Acme,SSO\n"
JOINED = "id,segment\nC-1,bank\n"
INPUTS = {
    "vision.yaml": VISION,
    "deals.csv": TABLE,
    "broken.csv": "\0",
    "accounts.csv": JOINED,
    "ours.yaml": "columns: {}\n",
    "waivers.yaml": "waivers: []\n",
    "links.yaml": "links: nonsense\n",
    "commitcheck.yaml": (
        "commitments:\n"
        "  - {file: deals.csv, preset: ours.yaml, join: {file: accounts.csv, key: id}}\n"
        "  - broken.csv\n"
    ),
}

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no /dev/full")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("way", ["by name", "by a link", "by a hard link", "around a corner"])
def test_an_input_is_never_written_to(folder: Path, name: str, way: str) -> None:
    """Readable or not, named or found, through whatever name the report would go."""
    for path, text in INPUTS.items():
        (folder / path).write_text(text, "utf-8")
    (folder / "sub").mkdir()
    output = {"by name": name, "around a corner": f"sub/../{name}"}.get(way, "report.txt")
    if way == "by a link":
        (folder / output).symlink_to(name)
    if way == "by a hard link":
        (folder / output).hardlink_to(name)
    called = call("check", "-o", output)
    assert (called.code, called.out) == (2, "")
    assert called.err == (
        f"commitcheck: the report {output} would overwrite {name}; choose another name\n"
    )
    assert {path: (folder / path).read_text("utf-8") for path in INPUTS} == INPUTS


def test_two_reports_never_share_a_file(folder: Path) -> None:
    """The second would replace the first."""
    (folder / "sub").mkdir()
    with pytest.raises(UsageError, match=r"the report a would overwrite the other report sub/../a"):
        refuse_inputs(["sub/../a", "a"], [])
    refuse_inputs(["-", "-", "a", "b"], ["-", "c"])


def test_a_report_is_replaced_as_a_whole(folder: Path) -> None:
    """A reader of the old one keeps it; nothing else is left in the folder."""
    write("a.txt", "old")
    with Path("a.txt").open(encoding="utf-8") as reader:
        write("a.txt", b"new")
        assert reader.read() == "old"
    assert Path("a.txt").read_text("utf-8") == "new"
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_a_failed_write_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no temporary file."""
    write("a.txt", "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"^cannot write a\.txt: no space left on device$"):
        write("a.txt", "new")
    assert Path("a.txt").read_text("utf-8") == "old"
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_pieces_that_fail_on_the_way_leave_what_was_there(folder: Path) -> None:
    """A report is written as it is made, and nobody sees the half of it."""

    def failing() -> Iterator[str]:
        yield "half"
        raise RuntimeError

    Path("a.json").write_text("before")
    with pytest.raises(RuntimeError):
        write("a.json", failing())
    assert Path("a.json").read_text() == "before"
    assert [path.name for path in folder.iterdir()] == ["a.json"]


def test_modes_are_what_a_plain_write_would_give(folder: Path) -> None:
    """A new file follows the umask, an old one keeps its own."""
    before = os.umask(0o027)
    try:
        write("new.txt", "x")
        assert stat.S_IMODE(Path("new.txt").stat().st_mode) == 0o640
        Path("new.txt").chmod(0o604)
        write("new.txt", "y")
        assert stat.S_IMODE(Path("new.txt").stat().st_mode) == 0o604
    finally:
        os.umask(before)


def test_a_read_only_report_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody meant it; root is told so too."""
    write("a.txt", "old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="it is read-only"):
        write("a.txt", "new")
    assert Path("a.txt").read_text("utf-8") == "old"


def test_a_link_is_followed(folder: Path) -> None:
    """The file it leads to is written, there or not, and the link stays one."""
    for name in ("there.txt", "not-yet.txt"):
        Path("link").unlink(missing_ok=True)
        Path("link").symlink_to(name)
        if name == "there.txt":
            write(name, "old")
        write("link", "new")
        assert Path("link").is_symlink()
        assert Path(name).read_text("utf-8") == "new"


@linux
def test_a_device_is_written_through(folder: Path) -> None:
    """It cannot be replaced; a full one is told."""
    write("/dev/null", "x")
    with pytest.raises(OutputError, match="cannot write /dev/full: no space left on device"):
        write("/dev/full", "x")
    assert not Path("/dev/full").is_file()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (".", "it is a folder"),
        ("file/a.txt", "not a directory"),
        ("file/no/a.txt", "not a directory"),
        ("x" * 300, "file name too long"),
        ("nul\0", "a NUL is no part of a file's name"),
    ],
)
def test_what_cannot_be_written_is_told(folder: Path, path: str, why: str) -> None:
    Path("file").write_text("", "utf-8")
    with pytest.raises(OutputError, match=why):
        write(path, "x")


def test_a_folder_that_is_missing_is_made(folder: Path) -> None:
    """With those above it; `-o reports/today/a.txt` is plain enough."""
    write("no/where/a.txt", "x")
    assert Path("no/where/a.txt").read_text("utf-8") == "x"


def test_lone_surrogates_are_written_as_escapes(folder: Path) -> None:
    """A file name that is no UTF-8 must not cost the report."""
    write("a.txt", "c\udcff.csv")
    assert Path("a.txt").read_text("utf-8") == "c\\udcff.csv"


SHELL = f"{sys.executable} -m commitcheck"


@linux
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (f"{SHELL} check vision.yaml deals.csv --report json=a.json | true", 3, ""),
        (f"{SHELL} rules | true", 0, ""),
        (f"{SHELL} rules > /dev/full", 2, "cannot write standard output: no space left on device"),
        (f"{SHELL} check vision.yaml deals.csv > /dev/full", 2, "cannot write standard output: no"),
        (f"{SHELL} check vision.yaml deals.csv >&-", 2, "cannot write standard output: it is clos"),
        (f"{SHELL} check vision.yaml deals.csv -q 2>&-", 3, ""),
        (f"{SHELL} check --as-of never 2> /dev/full", 2, ""),
        (f"{SHELL} check vision.yaml - <&-", 2, ""),
    ],
)
def test_streams_that_fail_are_told_and_never_a_crash(
    folder: Path, command: str, code: int, said: str
) -> None:
    """`| head` is no failure; a full disk is. The reports in files are written all the same."""
    (folder / "vision.yaml").write_text(VISION, "utf-8")
    (folder / "deals.csv").write_text(TABLE, "utf-8")
    shell = ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"]
    done = subprocess.run(shell, capture_output=True, check=False, text=True)
    assert done.returncode == code
    assert done.stderr.startswith(f"commitcheck: {said}" if said else "")
    assert done.stderr.count("\n") == bool(said)
    assert (folder / "a.json").exists() == ("a.json" in command)


@linux
def test_the_other_name_of_a_file_shows_the_same(folder: Path) -> None:
    """A file with two names is filled anew, not replaced; the mode stays."""
    write("a.txt", "a longer text than the new one")
    Path("a.txt").chmod(0o640)
    Path("twin.txt").hardlink_to("a.txt")
    write("a.txt", "new")
    assert Path("twin.txt").read_text("utf-8") == "new"
    assert Path("a.txt").samefile("twin.txt")
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "twin.txt"]


@linux
def test_the_owner_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the process may not give the new file away, the old one is filled anew."""
    write("a.txt", "old")
    before = Path("a.txt").stat()
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda _, user, group: given.append((user, group)))
    real = Path.stat

    def stat_of_another(path: Path, **options: bool) -> os.stat_result:
        found = real(path, **options)
        if path.name != "a.txt":
            return found
        return os.stat_result((*found[:4], before.st_uid + 1, *found[5:]))

    monkeypatch.setattr(Path, "stat", stat_of_another)
    write("a.txt", "new")
    assert given == [(before.st_uid + 1, before.st_gid)]

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    inode = real(Path("a.txt")).st_ino
    write("a.txt", "newer")
    assert real(Path("a.txt")).st_ino == inode
    assert Path("a.txt").read_text("utf-8") == "newer"


@linux
def test_attributes_such_as_an_access_list_are_kept(folder: Path) -> None:
    """The file itself is written then."""
    write("a.txt", "old")
    try:
        os.setxattr("a.txt", "user.note", b"mine")
    except OSError:
        pytest.skip("the file system has no attributes")
    write("a.txt", "new")
    assert os.getxattr("a.txt", "user.note") == b"mine"
    assert Path("a.txt").read_text("utf-8") == "new"
