"""Bad input ends in a clear message, the right exit code, and nothing lost or executed.

Each folder under `cases` holds files as users have them, and in `expected.txt` what commitcheck
says to them: the lines that begin with `$` are run. `pytest tests/test_bad_input.py
--write-cases` writes the answers anew, for a person to read.
"""

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from cli.calling import Called, call

CASES = Path(__file__).parent / "cases"
VISION = (CASES / "missing-files" / "vision.yml").read_text("utf-8")
COMMITMENTS = (CASES / "missing-files" / "commitments.csv").read_text("utf-8")
DAY = ("--as-of", "2026-11-24")


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_users_see_this(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """To the letter: every word, place and exit code."""
    folder = tmp_path / name
    shutil.copytree(CASES / name, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "100")
    expected = (folder / "expected.txt").read_text("utf-8")
    commands = [line for line in expected.splitlines() if line.startswith("$ ")]
    said = "\n".join(map(transcript, commands))
    if request.config.getoption("--write-cases"):
        (CASES / name / "expected.txt").write_bytes(said.encode())
    assert said == expected or request.config.getoption("--write-cases")


def transcript(command: str) -> str:
    """The command, what it prints and how it ends, as in a shell."""
    called = call(*shlex.split(command)[2:])
    said = f"{called.out}{called.err}"
    assert said.endswith("\n")
    return f"{command}\n{said}exit code {called.code}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vision and two promises that are fine."""
    (tmp_path / "vision.yaml").write_text(VISION, "utf-8")
    (tmp_path / "commitments.csv").write_text(COMMITMENTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def validated(*paths: str) -> list[str]:
    """The lines that `validate` prints on these files, which must not be fine."""
    called = call("validate", *paths)
    assert (called.code, called.err) == (2, "")
    return called.out.splitlines()


def test_a_folder_is_no_file(folder: Path) -> None:
    """As a vision, as commitments, as waivers, as a configuration."""
    (folder / "d").mkdir()
    nothing = "commitcheck: the folder d holds neither a vision.yaml nor commitments"
    assert call("check", "d").err.startswith(nothing)
    assert call("check", "vision.yaml", "d").err.startswith(nothing)
    for option in ("--waivers", "--links", "--config", "--baseline"):
        called = call("check", option, "d")
        assert called.code == 2
        assert "d is a folder, expected a file" in called.out


def test_a_pipe_is_no_file_and_nobody_waits_for_it(folder: Path) -> None:
    """Opening a FIFO that nobody writes to would wait for ever."""
    os.mkfifo(folder / "f.yaml")
    os.mkfifo(folder / "f.csv")
    lines = validated("f.yaml", "f.csv")
    assert lines[0] == "f.csv:1:1: error INP001: f.csv is no regular file"
    assert lines[2] == "f.yaml:1:1: error INP001: f.yaml is no regular file"
    assert call("check", "f.yaml", "commitments.csv").code == 2


def test_a_link_to_itself_is_no_file(folder: Path) -> None:
    (folder / "loop.csv").symlink_to("loop.csv")
    assert validated("loop.csv")[0].endswith("loop.csv is a link that leads to itself")


def test_a_name_that_is_too_long_is_told(folder: Path) -> None:
    """4,096 characters are more than systems take for a path."""
    for path in ("a/" * 2048 + "x.yaml", "b" * 4096 + ".csv"):
        assert "cannot be read: file name too long" in validated(path)[0]
        assert call("check", "vision.yaml", path).code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_name_that_is_no_text_is_shown_as_it_can_be(folder: Path) -> None:
    """File names are bytes; one that is no UTF-8 is read like any other."""
    name = os.fsdecode(b"c\xff.csv")
    (folder / name).write_text(COMMITMENTS, "utf-8")
    assert "c\\udcff.csv as commitments" in call("check", "vision.yaml", name, *DAY).out
    assert validated(os.fsdecode(b"d\xff.csv"))[1] == "    did you mean c\\udcff.csv?"
    for report in ("json", "sarif", "junit", "github", "gitlab", "markdown"):
        assert call("check", "vision.yaml", name, *DAY, "--format", report).code == 0


def test_a_megabyte_in_one_cell_is_read_or_named(folder: Path) -> None:
    """And the report stays one that a person can read."""
    table = COMMITMENTS.replace("Single sign-on", "on-premises " * 80_000)
    (folder / "commitments.csv").write_text(table, "utf-8")
    checked = call("check", *DAY)
    assert checked.code == 0
    assert "VIS601" in checked.out
    assert len(checked.out) < 10_000
    long = f"- {{id: C-1, customer: Acme, title: {'x' * 1_000_001}}}\n"
    (folder / "long.yaml").write_text(long, "utf-8")
    assert "this text has 1000001 characters" in validated("long.yaml")[0]


def test_standard_input_is_a_vision_or_commitments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--stdin-filename` gives it its format and the name it is spoken of."""
    (folder / "vision.yaml").rename(folder / "elsewhere.yaml")

    def piped(text: str, *arguments: str) -> Called:
        return call("check", *arguments, *DAY, stdin=text)

    as_vision = piped(VISION, "-", "commitments.csv", "--stdin-filename", "vision.yaml")
    assert (as_vision.code, as_vision.err) == (0, "")
    assert "vision.yaml as vision" in as_vision.out
    unnamed = piped(VISION, "-", "commitments.csv")
    assert unnamed.code == 2
    assert "--stdin-filename vision.yaml says otherwise" in unnamed.err
    as_table = piped(COMMITMENTS, "elsewhere.yaml", "-")
    assert as_table.code == 0
    assert "<stdin> as commitments" in as_table.out
    promises = "- {id: C-1, customer: Acme, title: SSO, capability: ss}\n"
    as_yaml = piped(promises, "elsewhere.yaml", "-", "--stdin-filename", "deals.yaml")
    assert as_yaml.code == 2
    assert "deals.yaml:1:53" in as_yaml.out
    assert piped("", "elsewhere.yaml", "-").code == 2
    twice = piped("", "-", "-")
    assert twice.err == "commitcheck: standard input (-) can be read only once\n"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(folder: Path) -> None:
    expected = call("check", *DAY, "-q")
    for name in ("vision.yaml", "commitments.csv"):
        text = (folder / name).read_text("utf-8").replace("\n", "\r\n")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert call("check", *DAY, "-q") == expected
    assert expected == (0, "Portline: no problem found in 2 promises\n", "")


def test_a_table_is_never_a_vision(folder: Path) -> None:
    """Whatever its name: a CSV called vision is taken for commitments."""
    (folder / "commitments.csv").rename(folder / "vision.csv")
    checked = call("check", "vision.csv", *DAY)
    assert checked.code == 0
    assert "vision.csv as commitments" in checked.out


def test_what_could_not_be_read_is_said_whatever_was_selected(folder: Path) -> None:
    """`--select VIS` must not turn a file that nobody could read into a pass."""
    (folder / "commitments.csv").write_text(COMMITMENTS.replace("signed", "singed"), "utf-8")
    checked = call("check", *DAY, "--select", "VIS", "-q")
    assert checked.code == 2
    assert checked.out.endswith("1 input error, left out: only VIS ran (--select)\n")


def test_nothing_in_a_file_is_executed(folder: Path) -> None:
    """A tag of Python's that would call a function calls none."""
    evil = "- id: !!python/object/apply:os.system ['touch pwned']\n"
    (folder / "commitments.yaml").write_text(evil, "utf-8")
    (folder / "vision2.yaml").write_text(f"product: {evil[6:]}", "utf-8")
    validated("commitments.yaml", "vision2.yaml")
    assert not (folder / "pwned").exists()
