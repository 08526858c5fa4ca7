"""Whatever the inputs are and whatever a checkout holds: a layout or a sentence, nothing else.

The seeds are fixed, so every run tries the same; the examples that once led astray are kept.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from action.steps import BAD, OUTPUTS, PROJECT, WAIVERS, commit, repository, write
from action.steps import step as step_of_the_action
from config_names import GOVERNING_NAMES
from inputs import Inputs
from refusal import RefusalError
from reports import Target
from step import Layout, lay_out
from workplace import workplace

CANARY = "canary-3f9c"
CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus" / "action"
ODD = (
    ".", "..", "/", "-", "--", "--help", "-x.csv", "--config=x.yaml", "~", "*", "**", "**/*",
    "[a", "?",
    "vision.yaml", "vision.yaml/x", "product", "product/", "product/../product",
    "./product//vision.yaml",
    "commitments.csv", "with blank.csv", "$(touch owned).csv", "`x`;.csv", "größe.csv",
    "a\u202eb.csv",
    "[a].csv", "exports", "exports/*.csv", "exports/**/*.csv", "through", "through/keys", "loop",
    "loop/x",
    "inside.csv", "keys.csv", "git.csv", "dangling.csv", "up/up/vision.yaml", ".git", ".git/config",
    "product/.git/config", ".GIT/config", "../outside/keys", "/etc/hostname", "waivers.yaml",
    "pipe.csv",
    "nothing", "x" * 300, "a/" * 200, "commitcheck.yaml", "decisions.yaml", "::error::x", "%0A",
    "\\", "C:\\x",
)  # fmt: skip
WORDS = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
).map(str.strip)
NAMES = ("working_directory", "config", "vision", "commitments", "waivers", "baseline", "base_ref")
FEW = settings(
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with everything that a name can lead to."""
    folder = tmp_path_factory.mktemp("odd")
    write(folder, {"outside/keys": CANARY})
    names = (
        "with blank.csv",
        "$(touch owned).csv",
        "-x.csv",
        "--help",
        "größe.csv",
        "a\u202eb.csv",
    )
    files = {
        **PROJECT,
        **{f"product/{name}": text for name, text in PROJECT.items()},
        **dict.fromkeys((*names, "[a].csv", "exports/a.csv", "exports/deep/b.csv"), BAD),
    }
    clone = repository(folder / "clone", files)
    for name, target in {
        "through": "../outside",
        "loop": "loop",
        "inside.csv": "exports/a.csv",
        "keys.csv": "../outside/keys",
        "git.csv": ".git/config",
        "dangling.csv": "nowhere",
        "up": ".",
        "exports/out": "../../outside",
    }.items():
        (clone / name).symlink_to(target)
    write(clone, {"waivers.yaml": WAIVERS, "product/decisions.yaml": "links: []\n"})
    commit(clone)
    os.mkfifo(clone / "pipe.csv")
    with (clone / ".git" / "config").open("a") as file:
        file.write(f'[remote "x"]\n\turl = {CANARY}\n')
    return clone


def asked(clone: Path, texts: Mapping[str, str]) -> Inputs:
    """The inputs as the step would read them."""
    lines = [line.strip() for line in texts.get("commitments", "").splitlines()]
    return Inputs(
        workspace=clone,
        folder=texts.get("working_directory") or ".",
        vision=texts.get("vision") or None,
        tables=tuple(filter(None, lines)),
        base_ref=texts.get("base_ref") or None,
        options={
            name: texts[name] for name in ("config", "waivers", "baseline") if texts.get(name)
        },
        reports={},
        annotations=True,
        summary=True,
        scope="everything",
    )


@contextlib.contextmanager
def laid_out(clone: Path, texts: Mapping[str, str]) -> Iterator[Layout | None]:
    """The layout of a run with these inputs, or None where it was refused."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(clone):
        inputs = asked(clone, texts)
        try:
            layout = lay_out(inputs, workplace(clone, inputs.folder), Path(scratch) / "tree")
        except (RefusalError, OSError):
            layout = None
        yield layout
        os.chdir(clone)


@settings(FEW, max_examples=120)
@given(texts=st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=4), with_base=st.booleans())
@example(texts={"commitments": "**/*"}, with_base=True)
@example(texts={"commitments": "exports/**/*.csv"}, with_base=False)
@example(texts={"commitments": "up/up/commitments.csv\nkeys.csv"}, with_base=True)
@example(texts={"vision": "up/product"}, with_base=True)
@example(texts={"config": "through/keys", "baseline": "git.csv"}, with_base=False)
@example(texts={"commitments": "pipe.csv"}, with_base=True)
def test_any_inputs_are_laid_out_or_refused(
    odd: Path, texts: dict[str, str], *, with_base: bool
) -> None:
    """Nothing from outside and nothing of git's is in the tree, and what decides is the base's."""
    told = {**texts, "base_ref": "base"} if with_base else texts
    holds(odd, told)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.json")), ids=lambda path: path.stem)
def test_inputs_of_the_corpus_are_laid_out_or_refused(odd: Path, path: Path) -> None:
    """Names that lead out, into git's folder, nowhere, or would be a command or an option."""
    holds(odd, json.loads(path.read_text("utf-8")))


def test_the_corpus_of_inputs_is_there() -> None:
    """A glob that finds nothing would leave nothing to fail."""
    assert len(list(CORPUS.glob("*.json"))) >= 15


def holds(odd: Path, told: Mapping[str, str]) -> None:
    """What must hold of a run in the odd checkout, whatever it is told."""
    with laid_out(odd, told) as layout:
        if layout is None:
            return
        files = [path for path in layout.tree.root.rglob("*") if path.is_file()]
        assert not any(path.is_symlink() for path in files)
        assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
        if told.get("base_ref") == "base":
            assert [path for path in files if path.name in GOVERNING_NAMES[2:]] == []
    assert not (odd / "owned").exists()


ENTRIES = st.lists(
    st.sampled_from(
        (
            "commitments.csv", "q4.csv", "exports", "exports/*.csv", "'**/*.yaml'", "waivers.yaml",
            "commitcheck.yaml", "{file: q4.csv, ignore_rows: {customer: Alder}}", "nowhere.csv",
            "{file: exports/a.csv, preset: presets/p.yaml}", "vision.yaml", "[]", "{}", "{file: 3}",
        )
    ),
    max_size=4,
)  # fmt: skip
EXTRA = st.lists(
    st.sampled_from(
        (
            "ignore: [VIS601, COV303]", "fail_on: never", "waivers: exports/w.yaml",
            "severity: {VIS: info}",
            "baseline: b.yaml", "vision: nowhere.yaml", "decisions: waivers.yaml", "links: exports",
            "select: [POS101]", "a: b: c",
        )
    ),
    max_size=3,
    unique=True,
)  # fmt: skip
FILES = st.dictionaries(
    st.sampled_from(
        (
            "waivers.yaml", "waivers.yml", "links.yaml", "decisions.yaml", "q4.csv",
            "exports/a.csv",
            "exports/w.yaml", "b.yaml", "presets/p.yaml", "exports/waivers.yaml", "commitcheck.yml",
        )
    ),
    st.sampled_from((WAIVERS, BAD.replace("C-1", "C-7"), "ignore: [VIS601]\n", "x: [\n", "")),
    max_size=4,
)  # fmt: skip


@settings(FEW, max_examples=25)
@given(entries=ENTRIES, extra=EXTRA, files=FILES)
@example(entries=["'**/*.yaml'"], extra=[], files={"waivers.yaml": WAIVERS})
@example(entries=["waivers.yaml"], extra=["ignore: [VIS601, COV303]"], files={"q4.csv": BAD})
def test_no_change_silences_its_own_check(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[str],
    extra: list[str],
    files: dict[str, str],
) -> None:
    """The promise of the base does not conform, and nothing but the promise itself is to blame."""
    clone = repository(tmp_path_factory.mktemp("change") / "clone", PROJECT)
    listing = "".join(f"- {entry}\n" for entry in entries)
    config = f"commitments:\n{listing}" if entries else ""
    write(clone, {**files, "commitcheck.yaml": config + "".join(f"{line}\n" for line in extra)})
    commit(clone)
    with laid_out(clone, {"base_ref": "base"}) as layout:
        if layout is None:
            return
        root = layout.tree.root
        assert (root / "commitments.csv").read_text("utf-8") == BAD
        assert [name for name in GOVERNING_NAMES[1:] if list(root.rglob(name))] == []
        config_in_force = (root / "commitcheck.yaml").read_text("utf-8")
        assert "commitments.csv" in config_in_force
        for word in ("ignore", "fail_on", "waivers:", "severity", "select", "baseline"):
            assert word not in config_in_force.replace("waivers.yaml", "")


@settings(FEW, max_examples=200)
@given(shown=WORDS.filter(bool))
@example(shown="up/up/exports/new.sarif")
@example(shown="exports/out/keys")
@example(shown="through")
def test_any_report_is_a_plain_file_below_the_workspace(odd: Path, shown: str) -> None:
    """Or it is refused, and what was there is there."""
    outside = odd.parent / "outside" / "keys"
    before = {path: path.lstat().st_mode for path in odd.rglob("*") if ".git" not in path.parts}
    try:
        target = Target(shown, odd, odd)
        if target.path in before:  # it would be replaced, and the other tests need it
            return
        target.write(b"report")
    except (RefusalError, OSError):
        pass
    else:
        assert target.path.is_relative_to(odd)
        assert target.path.resolve() == target.path
        assert target.path.read_bytes() == b"report"
        target.path.unlink()
    assert outside.read_text("utf-8") == CANARY
    assert {path: path.lstat().st_mode for path in before} == before


@settings(FEW, max_examples=8)
@given(texts=st.dictionaries(st.sampled_from((*NAMES, "sarif_file", "as_of")), WORDS, max_size=3))
@example(texts={"commitments": "pipe.csv"})
@example(texts={"vision": "--help", "commitments": "-x.csv"})
def test_any_step_ends_with_a_code_that_says_what_happened(
    odd: Path, texts: dict[str, str]
) -> None:
    """1 is for findings alone, every output is set, and no traceback is ever printed."""
    if texts.get("sarif_file") in {path.name for path in odd.iterdir()}:
        texts = {**texts, "sarif_file": "check.sarif"}
    ran = step_of_the_action(odd, None, **texts)
    assert ran.code in (0, 1, 2, 3)
    assert set(ran.outputs) == set(OUTPUTS)
    assert ran.outputs["exit-code"] == str(ran.code)
    assert ran.outputs["verdict"]
    assert CANARY not in ran.log + ran.summary
    if ran.code == 1:
        assert int(ran.outputs["nonconforming"]) > 0
