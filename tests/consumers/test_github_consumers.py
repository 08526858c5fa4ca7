"""Annotations against GitHub's own library, workflows and action under their linters."""

import json
import re
from pathlib import Path

import pytest

from commitcheck.editing.starter_files import PLACES, ci_file
from consumers.outputs import named
from consumers.tools import ROOT, module, program, run

pytestmark = pytest.mark.consumers

COMMIT = "c0ffee" * 6 + "c0ff"
_CORE = """
const core = await import(process.argv[1]);
for (const line of (await import('node:fs')).readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  const {level, message, ...properties} = JSON.parse(line);
  core[level](message, properties);
}
"""
_NAMES = {"line": "startLine", "col": "startColumn"}


def test_the_toolkit_writes_the_same_commands(outputs: Path) -> None:
    """What we escape by hand, @actions/core escapes to the same bytes."""
    commands, calls = [], []
    for path in named(outputs, "github"):
        for line in path.read_text("utf-8").split("\n"):
            if line.startswith("::"):
                commands.append(line)
                calls.append(json.dumps(_call(line)))
    core = module("@actions/core/lib/core.js").as_uri()
    printed = run("node", "--input-type=module", "-e", _CORE, core, stdin="\n".join(calls))
    assert printed.split("\n")[:-1] == commands
    assert len(commands) > 100


def _call(line: str) -> dict[str, object]:
    """The call of the toolkit that an annotation stands for."""
    head, text = line[2:].split("::", 1)
    level, named_values = head.split(" ", 1)
    values = dict(named_value.split("=", 1) for named_value in named_values.split(","))
    made: dict[str, object] = {"level": level, "message": _plain(text)}
    for name, value in values.items():
        is_number = name in _NAMES
        made[_NAMES.get(name, name)] = int(value) if is_number else _plain(value)
    return made


def _plain(text: str) -> str:
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return re.sub("%(?:0D|0A|3A|2C|25)", lambda code: codes[code.group()], text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The action, and the workflows that `init` writes, as their linters find them."""
    run("git", "init", "-q", folder=tmp_path)
    (tmp_path / "action.yml").write_bytes((ROOT / "action.yml").read_bytes())
    workflow = tmp_path / PLACES["github"]
    workflow.parent.mkdir(parents=True)
    workflow.write_text(ci_file("github", ".", COMMIT), "utf-8")
    workflow.with_name("inner.yml").write_text(ci_file("github", "our product/q3", COMMIT), "utf-8")
    return tmp_path


def test_zizmor_finds_nothing(repository: Path) -> None:
    """No injection, no unpinned action, no token left lying about."""
    printed = run(program("zizmor"), "--offline", "--persona=pedantic", ".", folder=repository)
    assert "No findings to report" in printed


def test_zizmor_would_find_an_injection(repository: Path) -> None:
    """An input that becomes part of a shell's line."""
    action = repository / "action.yml"
    text = action.read_text("utf-8").replace('start.sh" check', 'start.sh" ${{ inputs.config }}')
    action.write_text(text, "utf-8")
    with pytest.raises(AssertionError, match="template-injection"):
        run(program("zizmor"), "--offline", ".", folder=repository)


def test_actionlint_finds_nothing(repository: Path) -> None:
    """Expressions, contexts and shell scripts of the workflows."""
    run(program("actionlint"), folder=repository)


def test_shellcheck_finds_nothing() -> None:
    """In what every step begins with, and in the jobs of our own."""
    run(program("shellcheck"), "action/start.sh", ".ci/run", ".ci/consumers", ".ci/package")


def test_the_schemas_of_the_platforms_hold(repository: Path, tmp_path: Path) -> None:
    """For the action, the workflows and the GitLab job; pre-commit reads its hooks."""
    check = program("check-jsonschema")
    run(check, "--builtin-schema", "vendor.github-actions", ROOT / "action.yml")
    workflows = (repository / ".github" / "workflows").glob("*.yml")
    run(check, "--builtin-schema", "vendor.github-workflows", *workflows)
    job = tmp_path / "gitlab.yml"
    job.write_text(ci_file("gitlab", "our product/q3", COMMIT), "utf-8")
    template = ROOT / ".gitlab" / "commitcheck.gitlab-ci.yml"
    run(check, "--builtin-schema", "vendor.gitlab-ci", job, template)
    run(program("pre-commit"), "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
