"""The action's step: reports where GitHub looks for them, and governing files of the base."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "action" / "run.py"
VISION = """\
schema_version: 1
product: {name: Papertrail}
capabilities: [{id: on-premises, status: rejected}]
non_goals: [{id: NG1, statement: We do not ship on-premises, capabilities: [on-premises]}]
stakeholders:
- {id: pia, role: product, decision_role: approver}
- {id: eve, role: executive}
- {id: sam, role: sales}
"""
DEALS = "id,customer,title,capability,status\nC-1,Alder,On-premises,on-premises,proposed\n"
CONFIG = "schema_version: 1\nvision: vision.yaml\ncommitments: commitments.csv\n"
WAIVERS = """\
waivers:
- {id: W-1, rule: VIS601, commitment: C-1, reason: a bet, owner: sam, approved_by: eve,
   approved_on: 2026-08-01, expires_on: 2026-09-01}
- {id: W-2, rule: COV303, commitment: C-1, reason: a bet, owner: sam, approved_by: eve,
   approved_on: 2026-08-01, expires_on: 2026-09-01}
"""


@dataclass(frozen=True)
class Ran:
    """What a step left behind."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone with a small project that does not conform, committed as `base`."""
    for name, text in (
        ("vision.yaml", VISION),
        ("commitments.csv", DEALS),
        ("commitcheck.yaml", CONFIG),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path)
    _git(tmp_path, "branch", "base")
    return tmp_path


def _git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "x")


def run(repository: Path, **inputs: str) -> Ran:
    """One step with these inputs, on 17 August 2026."""
    given = {"as_of": "2026-08-17", "annotations": "true", "summary": "true", **inputs}
    files = {name: repository.parent / f"{repository.name}.{name}" for name in ("out", "sum")}
    for file in files.values():
        file.write_text("", "utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_OUTPUT": str(files["out"]),
        "GITHUB_STEP_SUMMARY": str(files["sum"]),
        **{f"INPUT_{name.upper()}": value for name, value in given.items()},
    }
    ran = subprocess.run(
        [sys.executable, str(SCRIPT)], cwd=repository, env=environment, check=False,
        capture_output=True,
    )  # fmt: skip
    lines = files["out"].read_text("utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    log = ran.stdout.decode() + ran.stderr.decode()
    return Ran(ran.returncode, log, outputs, files["sum"].read_text("utf-8"))


def test_findings_are_annotated_summarised_and_counted(repository: Path) -> None:
    """The exit code is the check's own, and the files are where the outputs say."""
    ran = run(repository, sarif_file="out.sarif", comment_file="comment.md")
    assert ran.code == 1
    assert "\n::error title=VIS601%3Aexplicit C-1,file=commitments.csv,line=2,col=23::" in ran.log
    assert ran.summary.startswith("<!-- commitcheck-report -->\n\n## There is a problem: 1 of 1")
    assert ran.outputs == {
        "exit-code": "1",
        "verdict": "There is a problem: 1 of 1 open promise does not conform;"
        " 1 of them is not signed yet.",
        "nonconforming": "1",
        "preventable": "1",
        "sarif-file": "out.sarif",
        "comment-file": "comment.md",
    }
    assert (repository / "comment.md").read_text("utf-8") == ran.summary
    assert (repository / "out.sarif").exists()


def test_the_report_for_people_cannot_command_the_runner(repository: Path) -> None:
    """It stands between stop-commands, before the annotations."""
    log = run(repository).log
    assert log.startswith("::stop-commands::")
    token = log.splitlines()[0].removeprefix("::stop-commands::")
    assert log.index(f"::{token}::") < log.index("::error ")


def test_annotations_and_summary_can_be_left_out(repository: Path) -> None:
    """A second job of a matrix need not say everything again."""
    ran = run(repository, annotations="false", summary="false")
    assert "::error " not in ran.log
    assert ran.summary == ""


def test_a_summary_is_appended(repository: Path) -> None:
    """Other steps have written there before."""
    script = SCRIPT.read_text("utf-8")
    assert 'Path(target).open("a"' in script
    assert run(repository).summary


def test_files_are_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    """Wherever the check runs."""
    inner = tmp_path / "product"
    inner.mkdir()
    for name, text in (("vision.yaml", VISION), ("commitments.csv", DEALS)):
        (inner / name).write_text(text, "utf-8")
    _git(tmp_path, "init", "-q")
    ran = run(tmp_path, working_directory="product", sarif_file="out.sarif")
    assert ",file=product/commitments.csv,line=2," in ran.log
    assert ran.outputs["sarif-file"] == "product/out.sarif"


def test_inputs_are_words_not_shell(repository: Path) -> None:
    """An odd name of a file is only a name."""
    (repository / "$(touch owned) ; x.csv").write_text(DEALS, "utf-8")
    ran = run(repository, vision="vision.yaml", commitments="$(touch owned) ; x.csv\n")
    assert ran.code == 1
    assert not (repository / "owned").exists()


def test_a_pull_request_can_silence_a_check_without_a_base(repository: Path) -> None:
    """The danger that the base ref is there for."""
    (repository / "waivers.yaml").write_text(WAIVERS, "utf-8")
    assert run(repository).code == 0
    assert run(repository, base_ref="base").code == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("commitcheck.yaml", CONFIG + "ignore: [VIS601, COV303]\n"),
        ("commitcheck.yaml", CONFIG + "fail_on: never\n"),
        ("commitcheck.yaml", CONFIG + "waivers: mine.yaml\n"),
        ("waivers.yml", WAIVERS),
    ],
)
def test_the_base_decides_what_counts(repository: Path, path: str, text: str) -> None:
    """Changed, added under another name, or both: it has no effect in its own pull request."""
    (repository / "mine.yaml").write_text(WAIVERS, "utf-8")
    (repository / path).write_text(text, "utf-8")
    _commit(repository)
    assert run(repository).code == 0
    assert run(repository, base_ref="base").code == 1
    assert (repository / path).read_text("utf-8") == text


def test_waivers_of_the_base_hold(repository: Path) -> None:
    """Also under a name that only its configuration knows, and when the pull request drops them."""
    (repository / "commitcheck.yaml").write_text(CONFIG + "waivers: granted.yaml\n", "utf-8")
    (repository / "granted.yaml").write_text(WAIVERS, "utf-8")
    _commit(repository)
    _git(repository, "branch", "-f", "base")
    (repository / "granted.yaml").unlink()
    assert run(repository, base_ref="base").code == 0
    assert not (repository / "granted.yaml").exists()


def test_a_baseline_of_the_base_holds(repository: Path) -> None:
    """Known debt is what was known before the pull request."""
    signed = DEALS.replace("proposed", "signed")
    (repository / "commitments.csv").write_text(signed, "utf-8")
    (repository / "commitcheck.yaml").write_text(CONFIG + "baseline: known.yaml\n", "utf-8")
    subprocess.run(
        [sys.executable, "-m", "commitcheck", "baseline", "write", "known.yaml"],
        cwd=repository, check=True, capture_output=True,
    )  # fmt: skip
    assert run(repository).code == 0
    assert run(repository, base_ref="base").code == 1
    _commit(repository)
    _git(repository, "branch", "-f", "base")
    assert run(repository, base_ref="base").code == 0


def test_a_link_leads_nowhere(repository: Path) -> None:
    """A file of the base is never written through a link of the pull request."""
    outside = repository.parent / "outside.yaml"
    outside.write_text("precious", "utf-8")
    (repository / "waivers.yaml").symlink_to(outside)
    assert run(repository, base_ref="base").code == 1
    assert outside.read_text("utf-8") == "precious"
    assert (repository / "waivers.yaml").is_symlink()


def test_a_base_that_is_not_there_fails(repository: Path) -> None:
    """Rather than trusting the pull request in silence; a ref is never an option of git."""
    for ref in ("origin/main", "--help"):
        ran = run(repository, base_ref=ref)
        assert ran.code == 2
        assert "::error title=commitcheck::cannot find base-ref in this clone" in ran.log


def test_an_unreadable_configuration_fails(repository: Path) -> None:
    """What could not be checked is not clean."""
    ran = run(repository, vision="missing.yaml")
    assert ran.code == 2
    assert ran.outputs["exit-code"] == "2"


def test_every_input_reaches_the_script() -> None:
    """By its name, through the environment, and never inside a shell's line."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    install, check = action["runs"]["steps"]
    given = {name for name in check["env"] if name.startswith("INPUT_")}
    assert given == {f"INPUT_{name.upper().replace('-', '_')}" for name in action["inputs"]}
    for step in (install, check):
        assert "${{" not in step["run"]
    assert all(one["description"] for one in action["inputs"].values())
