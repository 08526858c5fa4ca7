"""What decides what counts is read from the base, however a pull request goes about it."""

from pathlib import Path

import pytest

from action.steps import (
    BAD,
    CONFIG,
    GOOD,
    HEAD,
    PROJECT,
    VISION,
    WAIVERS,
    change,
    commit,
    git,
    repository,
    step,
    write,
)
from commitcheck.loading.packs import pack_hash

INNER = {f"product/{name}": text for name, text in PROJECT.items()}
NOTHING = HEAD + "C-2,Birch,Hooks,webhooks,proposed\n"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"commitcheck.yaml": CONFIG + "ignore: [VIS601, COV303]\n"}, "changed"),
        ({"commitcheck.yaml": CONFIG + "severity: {VIS601: info, COV303: info}\n"}, "changed"),
        ({"commitcheck.yaml": CONFIG + "fail_on: never\n"}, "changed"),
        ({"commitcheck.yaml": CONFIG + "as_of: 2020-01-01\nselect: [POS101]\n"}, "changed"),
        ({"commitcheck.yaml": CONFIG + "waivers: mine.yaml\n", "mine.yaml": WAIVERS}, "changed"),
        ({"commitcheck.yaml": None, "commitcheck.yml": CONFIG + "ignore: [VIS, COV]\n"}, "added"),
        ({"waivers.yaml": WAIVERS}, "added"),
        ({"waivers.yml": WAIVERS}, "added"),
        ({"links.yaml": "links: []\n"}, "added"),
        ({"decisions.yaml": "links: []\n"}, "added"),
    ],
)
def test_what_decides_waits(tmp_path: Path, files: dict[str, str | None], why: str) -> None:
    """Changed, added, renamed: named with what became of it, and without effect."""
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, files)
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == "1"
    changed = next(path for path, text in files.items() if text is not None)
    assert f"{changed} ({why})" in ran.warnings
    assert "\n### What the base decides\n" in ran.summary
    assert f"{changed} ({why})" in ran.summary
    assert "`` commitcheck.yaml ``" in ran.summary


def test_the_verdict_of_its_own_files_is_said(tmp_path: Path) -> None:
    """Whoever reviews the waivers sees what they would do."""
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, {"waivers.yaml": WAIVERS})
    ran = step(clone, base_ref="base")
    told = "with this change's own files the verdict would be: No conflict seen"
    assert told in ran.warnings
    assert told in ran.summary


def test_files_of_the_base_are_named_without_a_change(tmp_path: Path) -> None:
    """The report says whose they are; nothing is warned about."""
    clone = repository(tmp_path / "clone", PROJECT)
    ran = step(clone, base_ref="base", comment_file="comment.md")
    assert ran.warnings == ""
    assert (clone / "comment.md").read_text("utf-8") == ran.summary
    assert "those of the base, `` base ``: `` commitcheck.yaml ``.\n" in ran.summary


def test_names_are_followed_through_folders(tmp_path: Path) -> None:
    """A folder that is named, its configuration in the base, and what that names in turn."""
    base = {
        **INNER,
        "product/commitcheck.yaml": CONFIG + "waivers: granted/on.yaml\nbaseline: known.yaml\n",
        "product/granted/on.yaml": "waivers: []\n",
    }
    clone = repository(tmp_path / "clone", base)
    change(
        clone,
        {
            "product/commitcheck.yaml": CONFIG,
            "product/granted/on.yaml": WAIVERS,
            "product/waivers.yaml": WAIVERS,
            "product/known.yaml": "entries: []\n",
        },
    )
    ran = step(clone, base_ref="base", vision="product")
    assert ran.outputs["nonconforming"] == "1"
    for named in ("commitcheck.yaml (changed)", "granted/on.yaml (changed)", "known.yaml (added)"):
        assert f"product/{named}" in ran.warnings


def test_a_preset_of_the_base_holds(tmp_path: Path) -> None:
    """It says what the words of an export mean, so it can make a promise vanish."""
    preset = "columns: {customer: Kunde, title: Zusage, capability: Was, status: Stand}\n"
    config = CONFIG.replace("commitments.csv", "{file: crm.csv, preset: presets/crm.yaml}")
    table = BAD.replace("customer,title,capability,status", "Kunde,Zusage,Was,Stand")
    base = {**PROJECT, "commitcheck.yaml": config, "crm.csv": table, "presets/crm.yaml": preset}
    clone = repository(tmp_path / "clone", base)
    assert step(clone, base_ref="base").code == 1
    change(clone, {"presets/crm.yaml": preset + "values: {status: {proposed: lost}}\n"})
    assert step(clone, base_ref="base").code == 1


@pytest.mark.parametrize(
    "path", ["product/vision.yaml", "product/commitments.csv", "product/commitcheck.yaml"]
)
def test_what_is_nearer_takes_nothings_place(tmp_path: Path, path: str) -> None:
    """A project at the top is checked from a folder below; a new file there would hide it."""
    clone = repository(tmp_path / "clone", {**PROJECT, "product/readme.md": "x"})
    lenient = VISION.replace("rejected", "available").split("non_goals", maxsplit=1)[0]
    text = {
        "vision.yaml": lenient,
        "commitments.csv": NOTHING,
        "commitcheck.yaml": "ignore: [VIS]\n",
    }
    change(clone, {path: text[path.removeprefix("product/")]})
    ran = step(clone, base_ref="base", working_directory="product")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == "1"


def test_a_table_beside_the_vision_does_not_hide_the_one_by_the_configuration(
    tmp_path: Path,
) -> None:
    """Both are looked for by their names, the one beside the vision first."""
    base = {
        "plans/vision.yaml": VISION,
        "commitments.csv": BAD,
        "commitcheck.yaml": "vision: plans/vision.yaml\n",
    }
    clone = repository(tmp_path / "clone", base)
    change(clone, {"plans/commitments.csv": NOTHING})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert "2 open promises" in ran.log


def test_a_pattern_of_the_base_never_brings_in_what_decides(tmp_path: Path) -> None:
    """`*.yaml` means waivers.yaml too, which are the base's all the same."""
    base = {**PROJECT, "commitcheck.yaml": "vision: vision.yaml\ncommitments: '*.csv'\n"}
    clone = repository(tmp_path / "clone", base)
    change(
        clone,
        {
            "waivers.yaml": WAIVERS,
            "commitcheck.yaml": "vision: vision.yaml\ncommitments: ['*.csv', 'waiver?.yaml']\n",
        },
    )
    ran = step(clone, base_ref="base")
    assert ran.outputs["nonconforming"] == "1"


def test_a_tag_does_not_take_the_place_of_a_branch(tmp_path: Path) -> None:
    """Git itself takes the tag; whoever may push one could call it as the base."""
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, {"waivers.yaml": WAIVERS})
    git(clone, "tag", "base")
    git(clone, "tag", "origin/main")
    git(clone, "update-ref", "refs/remotes/origin/main", "refs/heads/base")
    for ref in ("base", "origin/main", "refs/heads/base", "HEAD~1"):
        assert step(clone, base_ref=ref).code == 1
    assert step(clone, base_ref="refs/tags/base").code == 0


def test_a_base_without_any_of_them_holds(tmp_path: Path) -> None:
    """The first pull request brings vision, promises, waivers and configuration at once."""
    clone = repository(tmp_path / "clone", {"readme.md": "x"})
    change(clone, {**PROJECT, "waivers.yaml": WAIVERS})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] == "1"
    assert "nothing, it has none of them" in ran.summary


def test_an_empty_base_holds(tmp_path: Path) -> None:
    """A commit without any file."""
    clone = repository(tmp_path / "clone", {})
    change(clone, {**PROJECT, "waivers.yaml": WAIVERS})
    assert step(clone, base_ref="base").code == 1


def test_links_of_the_base_are_followed_in_the_base(tmp_path: Path) -> None:
    """One file for two products; the pull request changes where the link leads, and the file."""
    clone = repository(tmp_path / "clone", {**PROJECT, "shared/w.yaml": WAIVERS, "none.yaml": ""})
    (clone / "waivers.yaml").symlink_to("shared/w.yaml")
    commit(clone)
    git(clone, "branch", "-f", "base")
    assert step(clone, base_ref="base").code == 0
    (clone / "waivers.yaml").unlink()
    (clone / "waivers.yaml").symlink_to("none.yaml")
    change(clone, {"shared/w.yaml": "waivers: []\n"})
    ran = step(clone, base_ref="base")
    assert ran.code == 0
    assert "waivers.yaml (changed)" in ran.warnings


def test_a_link_out_of_the_base_ends_the_run(tmp_path: Path) -> None:
    """Nobody knows what stood there."""
    clone = repository(tmp_path / "clone", PROJECT)
    (clone / "waivers.yaml").symlink_to("../waivers.yaml")
    commit(clone)
    ran = step(clone, base_ref="HEAD")
    assert ran.code == 2
    assert "waivers.yaml is a link out of the repository in the base" in ran.log


def test_a_submodule_cannot_decide(tmp_path: Path) -> None:
    """Its files are of another commit, which the pull request may choose."""
    other = repository(tmp_path / "other", {"waivers.yaml": WAIVERS, **INNER})
    config = CONFIG + "waivers: shared/waivers.yaml\n"
    clone = repository(tmp_path / "clone", {**PROJECT, "commitcheck.yaml": config})
    git(clone, "-c", "protocol.file.allow=always", "submodule", "add", str(other), "shared")
    commit(clone)
    ran = step(clone, base_ref="HEAD")
    assert ran.code == 2
    assert "shared is a submodule, so base-ref cannot hold shared/waivers.yaml" in ran.log
    ran = step(clone, base_ref="base", working_directory="shared/product")
    assert ran.code == 2
    assert "shared is a submodule, whose commit base-ref cannot hold" in ran.log


def test_lines_may_end_as_the_system_likes(tmp_path: Path) -> None:
    """A checkout with CRLF changes nothing."""
    clone = repository(tmp_path / "clone", {**PROJECT, "commitments.csv": GOOD})
    (clone / "commitcheck.yaml").write_bytes(CONFIG.replace("\n", "\r\n").encode())
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.warnings) == (0, "")


def test_the_companys_own_rules_are_the_bases(tmp_path: Path) -> None:
    """Found beside the configuration without being named; taking one away changes nothing."""
    rule = (
        "code: ACME101\nname: never\nseverity: error\nsubject: promise\nwhen: promise.id != ''\n"
        "message: '{promise.id} is one'\nnext_step: none\n"
    )
    files = {**PROJECT, "commitments.csv": GOOD, "rules/acme101.yaml": rule}
    clone = repository(tmp_path / "clone", files)
    change(clone, {"rules/acme101.yaml": None})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert ran.outputs["nonconforming"] != "0"


RULE = (
    "code: ACME{n}\nname: never\nseverity: error\nsubject: promise\nwhen: promise.id != ''\n"
    "message: '{{promise.id}} is one'\nnext_step: none\n"
)
NEVER = {"rules/acme101.yaml": RULE.format(n=101)}
QUIET = {
    **PROJECT,
    "commitments.csv": GOOD,
    "rules/acme101.yaml": RULE.format(n=101).replace("!=", "=="),
}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (NEVER, "rules/acme101.yaml (changed)"),
        ({"rules/acme102.yaml": RULE.format(n=102)}, "rules/acme102.yaml (added)"),
        ({"rules/acme101.yaml": None}, "rules/acme101.yaml (removed)"),
    ],
)
def test_a_rule_that_a_change_adds_changes_or_removes_waits_and_is_said_to(
    tmp_path: Path, files: dict[str, str | None], said: str
) -> None:
    clone = repository(tmp_path / "clone", QUIET)
    change(clone, files)
    ran = step(clone, base_ref="base")
    assert ran.code == 0
    assert f"not in effect before this change is merged, the base decides: {said}" in ran.warnings
    assert said in ran.summary


def test_a_table_in_a_folder_of_the_bases_waits_for_nothing(tmp_path: Path) -> None:
    """Only what decides does: an export beside rules is checked."""
    config = "schema_version: 1\nvision: vision.yaml\ncommitments: rules/*.csv\n"
    files = {**QUIET, "commitcheck.yaml": config, "rules/a.csv": GOOD}
    clone = repository(tmp_path / "clone", files)
    change(clone, {"rules/b.csv": BAD.replace("C-1", "C-9")})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert "not in effect" not in ran.warnings


def test_a_pack_is_the_bases_with_all_of_its_files(tmp_path: Path) -> None:
    inside = {
        "packs/a/policy.yaml": "max_top_arr: 0.9\n",
        "packs/a/presets/crm.yaml": "columns: {}\n",
    }
    clone = repository(tmp_path / "clone", {**PROJECT, "commitments.csv": GOOD, **inside})
    pinned = pack_hash(str(clone / "packs" / "a"))
    write(clone, {"commitcheck.yaml": f"{CONFIG}packs: [{{path: packs/a, sha256: {pinned}}}]\n"})
    commit(clone)
    git(clone, "branch", "-f", "base")
    change(clone, {"packs/a/policy.yaml": "max_top_arr: 0.1\n"})
    ran = step(clone, base_ref="base")
    assert ran.code == 2, "it is not pinned anew"
    assert "packs/a/policy.yaml (changed)" in ran.warnings
    assert "packs/a/presets/crm.yaml" in ran.summary
    pinned = pack_hash(str(clone / "packs" / "a"))
    change(clone, {"commitcheck.yaml": f"{CONFIG}packs: [{{path: packs/a, sha256: {pinned}}}]\n"})
    assert step(clone, base_ref="base").code == 0


@pytest.mark.parametrize(
    ("config", "code"),
    [
        (CONFIG + "ignore: [COM]\n", 0),
        (CONFIG + "ignore: [KOM]\n", 2),
        (CONFIG + "ingore: [COM]\n", 2),
        (CONFIG.replace("commitments.csv", "[commitments.csv, {fil: q4.csv}]"), 2),
        (CONFIG + "waivers: nowhere.yaml\n", 2),
    ],
)
def test_a_configuration_that_would_break_every_check_is_not_let_through(
    config: str, code: int, tmp_path: Path
) -> None:
    """The base decides, and nothing speaks against the promises; what it lists is not known."""
    base = {**PROJECT, "commitments.csv": GOOD}
    clone = repository(tmp_path / "clone", base)
    change(clone, {"commitcheck.yaml": config, "q4.csv": GOOD})
    ran = step(clone, base_ref="base")
    assert (ran.code, ran.outputs["exit-code"]) == (code, str(code)), ran.log
    assert ("it ends with 2" in ran.warnings) == (code == 2)
    assert "No conflict seen" in ran.outputs["verdict"]


def test_findings_stay_findings_where_a_configuration_would_break_every_check(
    tmp_path: Path,
) -> None:
    clone = repository(tmp_path / "clone", PROJECT)
    change(clone, {"commitcheck.yaml": CONFIG + "ignore: [KOM]\n"})
    ran = step(clone, base_ref="base")
    assert ran.code == 1
    assert "with this change's own files the verdict would be" in ran.warnings


@pytest.mark.parametrize("base_ref", ["base", ""])
def test_a_package_of_rules_is_neither_installed_nor_run(tmp_path: Path, base_ref: str) -> None:
    """It would be a program that a configuration names; the rest of the check is done."""
    config = f"{CONFIG}packs: [{{package: acme-rules}}]\n"
    files = {**PROJECT, "commitcheck.yaml": config}
    clone = repository(tmp_path / "clone", files)
    change(clone, {"acme_rules.py": "raise SystemExit('ran')\n"})
    ran = step(clone, base_ref=base_ref)
    assert ran.code == 1
    assert "rules in Python did not run" in ran.warnings
    assert "acme-rules" in ran.warnings
