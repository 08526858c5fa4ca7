"""One step from inputs to exit code: lay out the files, check them, put the reports in place."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import dirname, relpath
from typing import Any

import runner
from change_counts import change_counts
from checkout import Checkout
from commitcheck.loading.discovery import CONFIG_NAMES, Call, project_folder
from commitcheck.reporting.inert import inert
from config_names import Name
from found import Found
from identity import name_of, named_comment, named_sarif
from inputs import Inputs, from_environment
from notes import Notes, page_of
from products import product_folders
from programs import commitcheck
from proposal import propose
from refusal import RefusalError
from reports import Target
from snapshot import Snapshot
from tree import Tree
from workplace import Workplace, workplace

_FINE, _UNREAD = (0, 3), 2
"""Exit codes of a check that found nothing, and of one of which something could not be read."""

_FORMATS = {"comment": "markdown"}
"""The format of a report where it is not called as its input."""


def step() -> int:
    """Run the check and hand on its exit code.

    Raises:
        RefusalError: it could not begin, or a report could not be put where it was asked for.
    """
    inputs = from_environment()
    work = workplace(inputs.workspace, inputs.folder)
    targets = _targets(inputs, work)
    with tempfile.TemporaryDirectory(dir=_temporary(), prefix="commitcheck-") as scratch:
        layout = lay_out(inputs, work, Path(scratch) / "tree")
        _refuse_inputs(targets, layout.tree)
        before = _before(inputs, work, layout, Path(scratch) / _folder_name(inputs.base_ref))
        ran = _check(inputs, layout, Path(scratch) / "reports", shown=True, before=before)
        if ran.report is None and before is not None:
            layout.notes.not_compared = ran.why
            ran = _check(inputs, layout, Path(scratch) / "whole", shown=True)
        if ran.report is None:
            return runner.end(ran.code, ran.why)
        notes = layout.notes
        code = ran.code
        if notes.waiting:
            own_code, notes.own_verdict = _own(inputs, work, Path(scratch))
            if own_code == _UNREAD and code in _FINE:
                code, notes.is_own_unread = _UNREAD, True
        for warning in notes.warnings():
            runner.command("warning", warning)
        if inputs.annotations:
            sys.stdout.buffer.write(ran.read("github"))
            sys.stdout.flush()
        page = ran.read("markdown").decode("utf-8") + page_of(notes)
        if inputs.summary:
            runner.summary(page)
        mine = name_of(inputs)
        for name, target in targets.items():
            content = named_comment(page, mine).encode() if name == "comment" else ran.read(name)
            target.write(named_sarif(content, mine) if name == "sarif" else content)
        counts = {} if ran.before is None else change_counts(ran.read("sarif"))
    verdict = ran.report["verdict"]
    written = {f"{name}-file": _shown(target, inputs.workspace) for name, target in targets.items()}
    runner.outputs(
        {
            "exit-code": code,
            "verdict": verdict["sentence"],
            "nonconforming": verdict["nonconforming"],
            "preventable": verdict["preventable"],
            **counts,
            **written,
        }
    )
    return code


@dataclass(frozen=True)
class Layout:
    """A folder that can be checked, the words of commitcheck's call that name files, and notes."""

    tree: Tree
    here: str
    workspace: Path
    options: tuple[str, ...]
    paths: tuple[str, ...]
    notes: Notes


def _before(inputs: Inputs, work: Workplace, layout: Layout, root: Path) -> str | None:
    """What the change began with, laid out to be compared with; None where everything counts.

    Both sides are governed by the same base: a rule that the base changed meanwhile is no doing of
    the change. Where there was no project yet, all of it is new.
    """
    base = layout.tree.base
    if base is None or inputs.scope != "changes":
        return None
    snapshot = Snapshot(work.top, work.before(base))
    place = root / work.here
    try:
        then = lay_out(inputs, work, root, checkout=snapshot)
        then.tree.keep_products()
    except RefusalError as error:
        layout.notes.not_compared = str(error)
        return None
    finally:
        os.chdir(layout.tree.root / layout.here)
    return os.path.relpath(place) if then.tree.files else None


def _folder_name(ref: str | None) -> str:
    """What a reader of the report knows the other side by."""
    return re.sub(r"[^\w.-]+", "-", f"base-{ref or ''}")[:60]


def lay_out(
    inputs: Inputs,
    work: Workplace,
    root: Path,
    *,
    own: bool = False,
    checkout: Checkout | Snapshot | None = None,
) -> Layout:
    """Put everything there that the run may look at; with `own` as the checkout itself has it, with
    `checkout` as another one had it.
    """
    base = work.base(inputs.base_ref) if inputs.base_ref is not None and not own else None
    tree = Tree(root, checkout or work.checkout, base)
    (root / work.here).mkdir(parents=True, exist_ok=True)
    named, options, paths = [], [], []
    for text in (*((inputs.vision,) if inputs.vision else ()), *inputs.tables):
        place = work.place(text)
        named += [Name(place, governs=False)] if place else []
        paths.append(_argument(work, text, place))
    told = {}
    for option, text in inputs.options.items():
        word = text
        if option in ("config", "waivers", "baseline"):
            place = work.place(text)
            if place is None and base is not None:
                raise RefusalError(f"{text} stands outside of the repository, base-ref cannot hold")
            named += [Name(place, governs=True)] if place else []
            tree.configs |= {place} if place and option == "config" else set()
            told[option] = word = _argument(work, text, place)
        options.append(f"--{option.replace('_', '-')}={word}")
    tree.add(named)
    for folder in work.levels():
        tree.add_found("" if folder == "." else folder)
    os.chdir(root / work.here)
    notes = Notes(inputs.base_ref if base is not None else None)
    notes.packages = tree.leave_out_packages()
    layout = Layout(tree, work.here, inputs.workspace, tuple(options), tuple(paths), notes)
    if base is not None and checkout is None:
        asked = Call(tuple(paths), told.get("waivers"), None, told.get("baseline"))
        _propose(layout, Found(tree, work.here, asked, told.get("config")), work, named)
    return layout


def _propose(layout: Layout, found: Found, work: Workplace, named: list[Name]) -> None:
    """Add what the pull request adds, and note what the base decided."""
    tree, notes = layout.tree, layout.notes
    folder = project_folder(layout.paths)
    looked_at = {*work.levels(), found.from_top(folder or ".")}
    looked_at = {"" if place == "." else place for place in looked_at}
    configs = [
        path
        for path, why in tree.waiting.items()
        if why != "removed"
        and (path in tree.configs or _is_config(path))
        and (dirname(path) in looked_at or Name(path, governs=True) in named)
    ]
    notes.proposal = propose(found, configs)
    looked_at |= product_folders(tree, found.data, found.where)
    looked_at |= {dirname(path) or path for path in notes.proposal.products.added}
    looked_at |= set(notes.proposal.products.added)
    if found.inputs.vision:
        looked_at.add(dirname(found.from_top(found.inputs.vision)))
    named_there = tree.named | {name.path for name in named}
    notes.from_base = [path for path in tree.from_base if _counts(path, looked_at, named_there)]
    notes.waiting = {
        path: why for path, why in tree.waiting.items() if _counts(path, looked_at, named_there)
    }


def _counts(path: str, looked_at: set[str], named: set[str]) -> bool:
    """Would a run look at it, by its name or because it or a folder around it is named?"""
    above = (str(folder) for folder in PurePosixPath(path).parents)
    return path in named or dirname(path) in looked_at or not named.isdisjoint(above)


def _is_config(path: str) -> bool:
    return path.rpartition("/")[2] in CONFIG_NAMES


def _argument(work: Workplace, text: str, place: str | None) -> str:
    """How the call names a path: from the folder of the run, or absolute where it lies outside."""
    if text == "-" or place is None:
        return text if text == "-" else os.path.abspath(work.top / work.here / text)  # noqa: PTH100
    return relpath(place, work.here)


@dataclass(frozen=True)
class Ran:
    """What a check left: its code, its reports by format, or why there are none."""

    code: int
    folder: Path
    report: Mapping[str, Any] | None
    why: str
    before: str | None = None
    """What it was compared with."""

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def _check(
    inputs: Inputs, layout: Layout, reports: Path, *, shown: bool, before: str | None = None
) -> Ran:
    """Check what was laid out, every report into a folder of ours; what stood `before` is set apart
    and fails nothing.
    """
    reports.mkdir()
    formats = {"json", "markdown"}
    if before is not None:
        formats.add("sarif")
    if shown:
        formats |= {"github", *(_FORMATS.get(name, name) for name in inputs.reports)}
    words = [
        "check",
        *_options(layout.options, before),
        *(f"--report={name}={reports / name}" for name in sorted(formats)),
        "--",
        *layout.paths,
    ]
    folder = layout.tree.root / layout.here
    ran = commitcheck(words, folder=folder, workspace=layout.workspace, shown=shown)
    lines = [inert(line) for line in ran.stderr.decode("utf-8", "replace").splitlines()]
    if shown:
        print(*lines, sep="\n", file=sys.stderr, flush=True)  # noqa: T201 - the runner's log
    found = reports / "json"
    if found.exists() and ran.returncode >= 0:
        return Ran(ran.returncode, reports, json.loads(found.read_bytes()), "", before)
    why = next((line.removeprefix("commitcheck: ") for line in lines if line), "it said nothing")
    if ran.returncode < 0:
        why = f"commitcheck was ended by the system (signal {-ran.returncode})"
    return Ran(ran.returncode if ran.returncode > 1 else 2, reports, None, why)


def _options(options: Sequence[str], before: str | None) -> list[str]:
    """A baseline is debt that stood there before, which a comparison knows better."""
    if before is None:
        return list(options)
    kept = (option for option in options if not option.startswith("--baseline="))
    return [*kept, f"--since={before}"]


def _own(inputs: Inputs, work: Workplace, scratch: Path) -> tuple[int, str]:
    """How the run would end, and what the verdict would be, if the pull request's own files
    decided.
    """
    try:
        layout = lay_out(inputs, work, scratch / "own", own=True)
        ran = _check(inputs, layout, scratch / "own-reports", shown=False)
    except (RefusalError, OSError) as error:
        return _UNREAD, f"it could not be checked ({error})"
    return ran.code, str(ran.report["verdict"]["sentence"]) if ran.report else ran.why


def _targets(inputs: Inputs, work: Workplace) -> dict[str, Target]:
    """Where the reports go, by the name of their input.

    Raises:
        RefusalError: one lies elsewhere, leads through a link, or would replace another.
    """
    folder = work.top / work.here
    named = os.environ.get("RUNNER_TEMP")
    temporary = Path(named).resolve() if named else None
    targets = {
        name: Target(text, folder, inputs.workspace, temporary)
        for name, text in inputs.reports.items()
    }
    taken: dict[Path, str] = {}
    for name, target in targets.items():
        if other := taken.get(target.path):
            raise RefusalError(f"{name}-file and {other}-file are both {target.shown}")
        taken[target.path] = name
    return targets


def _refuse_inputs(targets: Mapping[str, Target], tree: Tree) -> None:
    read = {tree.checkout.top / path for path in tree.files}
    for target in targets.values():
        if target.path in read:
            raise RefusalError(f"the report {target.shown} would overwrite what is checked")


def _temporary() -> str | None:
    """The runner's folder for what need not be kept, or the system's."""
    named = os.environ.get("RUNNER_TEMP")
    return named if named and Path(named).is_dir() else None


def _shown(target: Target, workspace: Path) -> str:
    """A report's file as an output: from the workspace where it lies in it."""
    inside = target.path.is_relative_to(workspace)
    return (target.path.relative_to(workspace) if inside else target.path).as_posix()
