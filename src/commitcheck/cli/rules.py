"""`commitcheck rules` lists the catalogue and the company's own; `test` and `new` are for these."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from commitcheck.api import load_vision
from commitcheck.assessment.configured import (
    company_of,
    own_rules_here,
    packaged_rules_here,
)
from commitcheck.assessment.rule_trials import Trial, try_own, try_page
from commitcheck.assessment.selection import installed_rules
from commitcheck.cli.console import streams
from commitcheck.cli.console.output import write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.request import Timings
from commitcheck.editing.starter_files import rule_file
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.own_rules.files import BESIDE, read_rule_files
from commitcheck.loading.packs import (
    POLICY,
    PRESETS,
    RULES,
    SENTENCES,
    WORDING,
    contradictions,
    pack_folders,
    pack_hash,
    parts_of,
)
from commitcheck.loading.patterns import is_folder
from commitcheck.model.config import Config, Policy
from commitcheck.model.finding import Problem
from commitcheck.model.pattern import pattern
from commitcheck.model.phrase import counted
from commitcheck.reporting.inert import inert, inert_lines, sentence
from commitcheck.rules import ALL_RULES
from commitcheck.rules.base import Rule
from commitcheck.rules.own import with_own
from commitcheck.rules.pages import catalogue_json, catalogue_text

_CODE = pattern("[A-Z]{2,12}[0-9]{3}")

rules = typer.Typer(
    help="List every rule; try rules on their examples, and write one of your own.",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@rules.callback()
def list_(
    context: typer.Context, format_: Annotated[str, declare.text_or_json("--format")] = "text"
) -> None:
    """List every rule with its severities, who decides and what it detects.

    The company's own are those of the configuration that holds in this folder.
    """
    if context.invoked_subcommand is not None:
        return
    show = catalogue_json if format_ == "json" else catalogue_text
    typer.echo(inert_lines(show(rules_here())), nl=False)
    _say(own_rules_here(()).problems)


@rules.command("test")
def try_examples(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILES]...", help="Files with rules; default all, ours too."),
    ] = None,
    timings: Timings = False,
) -> int:
    """Try rules on their own examples: every bad one must be found, in the good ones nothing.

    Exit codes: 0 they keep to them, 1 a rule does not, 2 a rule could not be read.
    """
    own = read_rule_files(paths) if paths else own_rules_here(())
    stages = Stages(total=len(own.rules) + len(ALL_RULES))
    trials: list[Trial] = []
    with stages.shown():
        for mine in own.rules:
            with stages.watch(mine.code):
                trials += try_own(mine)
        for ours in ALL_RULES if not paths else ():
            with stages.watch(ours.info.code):
                trials += try_page(ours)
    faults = [trial for trial in trials if trial.fault]
    lines = [f"{inert(it.place)}: {it.rule}, {it.which}: {inert(it.fault)}" for it in faults]
    if trials or not own.problems:
        lines.append(_summary(trials, faults))
    if lines:
        typer.echo("\n".join(lines))
    _say(own.problems)
    if timings:
        say_timings(stages)
    if own.problems:
        return ExitCode.INPUT
    return ExitCode.FINDINGS if faults else ExitCode.OK


@rules.command()
def new(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Letters of your own and three digits: ACME101.")
    ],
) -> None:
    """Write a rule to start from into rules/, beside the configuration. Nothing is overwritten."""
    code = code.upper()
    if _CODE.fullmatch(code) is None:
        raise UsageError(f"the code is {code}, expected letters and three digits, as ACME101")
    config = company_of(()).config.path
    folder = Path(config).parent / BESIDE if config else Path(BESIDE)
    path = folder / f"{code.lower()}.yaml"
    if path.exists():
        raise UsageError(f"{path} is there already, expected a new code")
    write(str(path), rule_file(code))
    reading = read_rule_files((str(path),))
    if reading.problems and not reading.rules:
        path.unlink()
        problem = reading.problems[0]
        raise UsageError(f"{sentence(problem.message)}; {sentence(problem.next_step)}")
    typer.echo(f"wrote {inert(str(path))}\nnext: commitcheck rules test {inert(str(path))}")
    if config is None:
        typer.echo("rules are read beside a commitcheck.yaml; there is none here yet")


@rules.command()
def pin(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder of a pack.")],
) -> None:
    """Print the hash of a pack's folder, for packs: [{path: ..., sha256: ...}]."""
    if not is_folder(folder):
        raise UsageError(f"{folder} is no folder, expected that of a pack")
    typer.echo(pack_hash(folder))


@rules.command()
def packs() -> int:
    """Say what each pack brings, what of it holds here, and what stands over it.

    Exit codes: 0 every pack is as pinned, 2 one cannot be used.
    """
    config = company_of(()).config
    problems = [it for it in pack_folders(config) if isinstance(it, Problem)]
    problems += contradictions(config)
    policy = None if config.products else _policy()
    for folder in pack_folders(config):
        if isinstance(folder, str):
            typer.echo("\n".join(_pack(folder, config, policy)))
    for pack in config.packs:
        if pack.package is not None:
            rules_of = installed_rules(replace(config, packs=(pack,)))
            codes = ", ".join(rule.info.code for rule in rules_of)
            typer.echo(f"{inert(pack.package)}, an installed package\n  rules       {codes}")
    if not config.packs:
        typer.echo(f"{inert(config.path or 'no configuration here')}: no packs")
    _say(problems)
    return ExitCode.INPUT if problems else ExitCode.OK


def _policy() -> Policy | None:
    try:
        vision = load_vision().vision
    except InputError:
        return None
    return vision.policy if vision else None


def _pack(folder: str, config: Config, policy: Policy | None) -> Iterator[str]:
    """A pack's name, and a line for everything that it brings."""
    held = parts_of(folder)
    yield f"{inert(folder)}, as pinned"
    codes = read_rule_files(held[RULES]).codes
    yield from _labelled("rules", [", ".join(codes)] if codes else [])
    yield from _labelled("thresholds", [_threshold(key, policy) for key in held[POLICY]])
    for section in held[WORDING]:
        what = "fix and ask" if section == SENTENCES else "sync"
        over = section == SENTENCES and config.wording
        stands = f", but {inert(config.path or '')} names {inert(over)}" if over else ""
        yield from _labelled("wording", [f"for {what}{stands}"])
    yield from _labelled("presets", [inert(name) for name in held[PRESETS]])


def _threshold(key: str, policy: Policy | None) -> str:
    shared = policy.from_packs.get(key) if policy is not None else None
    is_plain = shared is not None and isinstance(shared.value, str | int | float)
    said = f"{key} {shared.value}" if shared is not None and is_plain else key
    is_over = policy is not None and key in policy.overridden
    return f"{inert(said)}, but the vision says otherwise" if is_over else inert(said)


def _labelled(label: str, entries: Sequence[str]) -> Iterator[str]:
    for place, entry in enumerate(entries):
        yield f"  {'' if place else label:<12}{entry}"


def rules_here() -> tuple[Rule, ...]:
    """Ours and the company's own that hold in this folder, those of installed packages too."""
    return with_own(own_rules_here(()).rules, packaged_rules_here(()))


def _summary(trials: Sequence[Trial], faults: Sequence[Trial]) -> str:
    tried = counted(len({trial.rule for trial in trials}), "rule")
    failing = len({trial.rule for trial in faults})
    kept = f"{counted(failing, 'rule')} did not keep to them" if failing else "all keep to them"
    return f"{tried} tried on {counted(len(trials), 'example')}: {kept}"


def _say(problems: Sequence[Problem]) -> None:
    streams.say(
        *(
            f"{inert(it.at.label)}: {it.severity.label}: {sentence(it.message)};"
            f" {sentence(it.next_step)}"
            for it in problems
        )
    )
