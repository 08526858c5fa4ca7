"""The bytes of an input, or the reason why there are none."""

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest

from commitcheck.loading import files
from commitcheck.loading.files import FileContent, read_file, read_stdin
from commitcheck.model.finding import Problem


def reason(read: FileContent | Problem) -> str:
    assert isinstance(read, Problem)
    assert read.variant == "unreadable"
    return f"{read.message}; {read.next_step}"


def test_a_file_comes_with_its_digest(tmp_path: Path) -> None:
    """The report says which bytes were checked."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"id\n")
    read = read_file(str(path))
    assert isinstance(read, FileContent)
    assert (read.path, read.content) == (str(path), b"id\n")
    assert read.digest == sha256(read.content).hexdigest()


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """Most missing files are slips of the pen."""
    (tmp_path / "commitments.csv").touch()
    told = reason(read_file(str(tmp_path / "comitments.csv")))
    assert f"did you mean {tmp_path / 'commitments.csv'}?" in told


@pytest.mark.parametrize("path", ["nowhere/a.csv", "a\0b", "x" * 5000])
def test_a_path_that_leads_nowhere_is_a_problem(path: str) -> None:
    """Never a traceback, whatever the name."""
    assert "check the path" in reason(read_file(path))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Folders of commitments are spread out before; here a file was meant."""
    assert "is a folder, expected a file" in reason(read_file(str(tmp_path)))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Opening a FIFO nobody writes to would hang for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "standard input" in reason(read_file(str(pipe)))


def test_a_device_is_no_file() -> None:
    """/dev/zero has no end."""
    assert "is no regular file" in reason(read_file("/dev/zero"))


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    """The system gives up on it, and so do we."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "leads to itself" in reason(read_file(str(loop)))


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions are the user's to give."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.csv"
    path.touch()
    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read" in reason(read_file(str(path)))


def test_a_file_beyond_the_limit_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the limit it still is."""
    monkeypatch.setattr(files, "MAX_BYTES", 1024**2)
    path = tmp_path / "big.csv"
    path.write_bytes(b"x" * 1024**2)
    assert isinstance(read_file(str(path)), FileContent)
    path.write_bytes(b"x" * (1024**2 + 1))
    assert "is larger than 1 MB" in reason(read_file(str(path)))


def test_standard_input_goes_by_the_name_it_is_given() -> None:
    """Findings point at that name."""
    read = read_stdin("deals.csv", io.BytesIO(b"id\n"))
    assert read == FileContent("deals.csv", b"id\n")
    assert read_stdin(None, io.BytesIO(b"")) == FileContent("<stdin>", b"")
