"""`commitcheck signoff`: shows what is agreed to, asks, records it, and a later change shows."""

import shutil
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.cli import signoff
from commitcheck.cli.console import decisions

INFANCY = Path(__file__).parents[2] / "examples" / "infancy"
SCRIPT = ("--decision", "approved", "--yes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example in which marcus has not signed off and elena only version 1.0."""
    shutil.copytree(INFANCY, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal and can be asked."""
    monkeypatch.setattr(signoff, "is_at_terminal", lambda: True)


def buy_in() -> list[str]:
    """The findings of GOV201 of a check."""
    lines = call("check", "--select", "GOV201", "--format", "terminal").out.splitlines()
    return [line[line.index("GOV201") :] for line in lines if "GOV201" in line]


def test_what_is_agreed_to_is_printed_first_and_the_answer_recorded(folder: Path) -> None:
    """The sentence, the refusals, the guardrails; then one line that says where it stands."""
    called = call("signoff", "marcus", *SCRIPT)
    assert called.code == 0
    assert called.out.startswith("Auditrail, positioning version 1.1 (approved)\n\n  For Security")
    assert "Not for: Government / defence" in called.out
    assert "- NG1: We do not ship an on-premises edition (until 2027-12-31)" in called.out
    assert "- GR3: uptime_pct at most 99.9 (engineering may grant an exception)" in called.out
    assert called.out.endswith("recorded in vision.yaml: marcus approved version 1.1\n")
    line = next(line for line in read(folder).splitlines() if "id: marcus" in line)
    assert 'signoff: {decision: approved, version: "1.1", date: 2026-03-16, fingerprint: ' in line


def read(folder: Path) -> str:
    return (folder / "vision.yaml").read_text("utf-8")


def test_only_the_lines_of_the_stakeholder_change(folder: Path) -> None:
    before = read(folder).splitlines()
    call("signoff", "marcus", *SCRIPT)
    changed = [
        new for old, new in zip(before, read(folder).splitlines(), strict=True) if old != new
    ]
    assert [line.split(",")[0] for line in changed] == ["  - {id: marcus"]


def test_a_part_that_changes_makes_the_sign_off_stale_and_is_named(folder: Path) -> None:
    """GOV201 from end to end: missing, then fine, then stale with the parts that changed."""
    assert [signature for signature in buy_in() if "marcus" in signature] == [
        "GOV201:missing  marcus has a pending sign-off, expected a sign-off of version 1.1"
    ]
    call("signoff", "marcus", *SCRIPT)
    assert not [signature for signature in buy_in() if "marcus" in signature]
    text = read(folder).replace("to 5 days", "to 4 days").replace("value: 99.9,", "value: 99.95,")
    (folder / "vision.yaml").write_text(text, "utf-8")
    assert [signature for signature in buy_in() if "marcus" in signature] == [
        "GOV201:stale  marcus signed off version 1.1 and key_benefit, guardrails changed since"
    ]


def test_spelling_the_same_thing_otherwise_is_no_change(folder: Path) -> None:
    """Order of lists, spacing and quotes do not unsettle what people agreed to."""
    call("signoff", "marcus", *SCRIPT)
    text = read(folder).replace("category: continuous", 'category:   "continuous', 1)
    text = text.replace("evidence platform\n", 'evidence platform"\n', 1)
    text = text.replace("value: [eu-west, us-east]", "value: [us-east, eu-west]")
    (folder / "vision.yaml").write_text(text, "utf-8")
    assert not [signature for signature in buy_in() if "marcus" in signature]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("marcos", *SCRIPT), "there is no stakeholder marcos in the vision; did you mean marcus?"),
        (("zz",), "no stakeholder zz in the vision, expected one of priya, elena, marcus, ines"),
        (("marcus", "--decision", "aproved"), "--decision is aproved; did you mean approved?"),
        (("marcus", "--yes"), "--yes needs --decision"),
        (("marcus", "nowhere.yaml", *SCRIPT), "the vision cannot be read"),
    ],
)
def test_a_slip_is_said_and_nothing_is_written(arguments: tuple[str, ...], message: str) -> None:
    before = Path("vision.yaml").read_bytes()
    called = call("signoff", *arguments)
    assert called.code == 2
    assert message in called.err
    assert Path("vision.yaml").read_bytes() == before


def test_a_script_must_say_that_it_is_sure(folder: Path) -> None:
    """Without a terminal nobody can be asked."""
    called = call("signoff", "marcus", stdin="1\n")
    assert (called.code, "signoff asks before it records" in called.err) == (2, True)
    assert "decision: pending" in read(folder)


@pytest.mark.usefixtures("somebody")
def test_a_person_is_asked_and_their_reservation_recorded(folder: Path) -> None:
    """2 is yes with reservations; what about is asked too."""
    assert call("signoff", "marcus", stdin="2\nwants SSO: soon\n").code == 0
    assert "decision: approved_with_reservations" in read(folder)
    assert 'note: "wants SSO: soon"' in read(folder)


@pytest.mark.usefixtures("somebody")
@pytest.mark.parametrize(("lines", "arguments"), [("4\n", ()), ("n\n", SCRIPT[:2])])
def test_anything_but_an_answer_records_nothing(
    folder: Path, lines: str, arguments: tuple[str, ...]
) -> None:
    called = call("signoff", "marcus", *arguments, stdin=lines)
    assert (called.code, called.out.endswith("nothing was recorded\n")) == (0, True)
    assert "decision: pending" in read(folder)


def test_an_old_note_does_not_outlive_its_answer(folder: Path) -> None:
    """A reservation from last time must not stand beside an approval."""
    call("signoff", "marcus", "--decision", "rejected", "--note", "no", "--yes")
    assert 'note: "no"' in read(folder)
    call("signoff", "marcus", *SCRIPT)
    assert "note: null" in read(folder)


def test_a_file_that_changes_while_we_ask_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else's edit must not be lost."""
    read_file, path = decisions.read_file, folder / "vision.yaml"

    def edited_meanwhile(name: str) -> bytes:
        content = read_file(name)
        path.write_bytes(content + b"# mine\n")
        return content

    monkeypatch.setattr(signoff, "read_file", edited_meanwhile)
    called = call("signoff", "marcus", *SCRIPT)
    assert (called.code, "was changed in the meantime" in called.err) == (2, True)
    assert "decision: pending" in read(folder)


def test_what_cannot_be_edited_safely_is_printed_to_paste(folder: Path) -> None:
    """Exit 2, the file as it was, and the lines to put in by hand."""
    text = read(folder).replace("  - {id: marcus", "  - &m {id: marcus") + "copy: *m\n"
    (folder / "vision.yaml").write_text(text, "utf-8")
    called = call("signoff", "marcus", *SCRIPT)
    assert called.code == 2
    assert (
        'in the entry of marcus under stakeholders\n    signoff:\n      version: "1.1"'
        in called.err
    )
    assert read(folder) == text


def test_a_vision_without_a_version_has_nothing_to_agree_to(folder: Path) -> None:
    text = read(folder).replace('  version: "1.1"\n', "")
    (folder / "vision.yaml").write_text(text, "utf-8")
    assert "the positioning has no version" in call("signoff", "marcus", *SCRIPT).err


def test_a_vision_without_stakeholders_is_told_what_is_missing(folder: Path) -> None:
    """Nobody can be named, so nobody is offered."""
    (folder / "vision.yaml").write_text(
        'schema_version: 1\nproduct: {name: P}\npositioning: {version: "1"}\n', "utf-8"
    )
    assert call("signoff", "priya", *SCRIPT).err == (
        "commitcheck: there is no stakeholder priya: the vision lists none, add them to it first\n"
    )
