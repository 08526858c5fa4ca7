"""A sign of life on a terminal when a run takes longer than a second; nothing in a pipe."""

import io
import shutil
import sys
import time
from pathlib import Path

import pytest

from cli.calling import call
from commitcheck.cli.console import screen
from commitcheck.cli.console.screen import Stages, timings_text


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def a_run(stages: Stages, seconds: float) -> None:
    with stages.shown(), stages.watch("reading files"):
        time.sleep(seconds)


def a_failing_run(stages: Stages, seconds: float) -> None:
    with stages.shown(), stages.watch("waivers"):
        time.sleep(seconds)
        raise ZeroDivisionError


def test_a_long_run_on_a_terminal_shows_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage by its name, and it is gone afterwards."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(screen, "_PATIENCE", 0.05)
    a_run(Stages(total=3), 0.4)
    assert "reading files" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


def test_a_quick_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    a_run(Stages(total=3), 0.01)
    assert terminal.getvalue() == ""


def test_a_pipe_gets_nothing_however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(screen, "_PATIENCE", 0.01)
    a_run(Stages(total=3), 0.1)
    assert pipe.getvalue() == ""


def test_a_failing_run_stops_the_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of the failure must not be drawn over."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(screen, "_PATIENCE", 0.01)
    with pytest.raises(ZeroDivisionError):
        a_failing_run(Stages(total=3), 0.3)
    assert "waivers" in terminal.getvalue()
    drawn = terminal.getvalue()
    time.sleep(0.2)
    assert terminal.getvalue() == drawn


def test_time_is_counted_by_stage() -> None:
    """CPU seconds, added up where a stage comes back."""
    stages = Stages(total=2)
    for _ in range(2):
        with stages.watch("VIS601"):
            sum(range(200_000))
    with stages.watch("waiting"):
        time.sleep(0.05)
    assert list(stages.spent) == ["VIS601", "waiting"]
    assert stages.spent["VIS601"] > 0.001
    assert stages.spent["waiting"] < 0.05


def test_the_dearest_stage_comes_first() -> None:
    assert timings_text({"b": 0.001, "a": 0.001, "VIS601": 0.0123}) == (
        "     12.3 ms  VIS601\n      1.0 ms  a\n      1.0 ms  b\n     14.3 ms  in all\n"
    )


def test_timings_name_every_file_rule_and_format(tmp_path: Path) -> None:
    """So that a slow one names itself; a name that would act on a terminal is shown, not obeyed."""
    example = Path(__file__).parents[2] / "examples" / "minimal"
    table = tmp_path / "deals\x1b[31m.csv"
    table.write_bytes((example / "commitments.csv").read_bytes())
    called = call("check", str(example / "vision.yaml"), str(table), "--timings", "--as-of",
                  "2026-08-17", "--report", f"json={tmp_path / 'out.json'}")  # fmt: skip
    stages = [line.split("ms  ")[1] for line in called.err.splitlines()]
    assert {"finding files", f"reading {example / 'vision.yaml'}", "INP001", "waivers", "report",
            "suggestions", "rendering terminal", "rendering json"} <= set(stages)  # fmt: skip
    assert f"reading {tmp_path}/deals\\x1b[31m.csv" in stages
    assert stages[-1] == "in all"


@pytest.mark.parametrize(
    ("words", "stages"),
    [
        (("fix", "--deal", "D-207"), {"the way out", "rendering terminal"}),
        (("ask", "SCIM provisioning"), {"the answer", "writing text"}),
        (("ask", "--list"), {"the answer", "writing text"}),
        (("confirm", "--list"), {"the list"}),
        (("diagnose",), {"INP001", "rendering text"}),
        (("diagnose", "--demand"), {"demand"}),
        (("sync", "-o", "pages"), {"ways out", "demand", "pages"}),
        (("diff", ".", "."), {"the comparison", "rendering terminal"}),
        (("diff", "--if", "cap:iot-gateway=rejected"), {"the comparison", "rendering terminal"}),
        (("rules", "test"), {"VIS601", "COM808"}),
        (("read", "contract.md", "--customer", "Alder"),
         {"reading contract.md", "its promises, contract.md", "rendering table"}),
    ],
)  # fmt: skip
def test_timings_name_what_a_command_does(
    words: tuple[str, ...], stages: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of a check, so that a slow part names itself."""
    shutil.copytree(Path(__file__).parents[2] / "examples" / "portfolio", tmp_path / "here")
    (tmp_path / "here" / "contract.md").write_text("We will deliver SSO by 30 June 2027.\n")
    monkeypatch.chdir(tmp_path / "here")
    called = call(*words, "--timings")
    said = {line.split("ms  ")[1] for line in called.err.splitlines() if "ms  " in line}
    assert stages | {"in all"} <= said, called.err
    assert "in all" not in call(*words).err
