"""All rules of a project's own: which files hold them, and what reading them gave."""

from collections.abc import Iterable, Iterator
from os.path import normpath
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.errors import InputError
from commitcheck.loading.packs import RULES, contradictions, pack_folders
from commitcheck.loading.patterns import expanded, is_folder
from commitcheck.loading.schemas.subjects import file_subject
from commitcheck.model.config import Config
from commitcheck.model.finding import Problem, Severity
from commitcheck.model.own_rule import OwnRule, UnreadRule
from commitcheck.model.phrase import Said, ident, phrase, words
from commitcheck.model.project import InputFile, Project

if TYPE_CHECKING:
    from commitcheck.loading.own_rules.file import RuleFile

BESIDE = "rules"
"""The folder beside commitcheck.yaml that is looked into where it does not name its rules."""


class OwnRules(Struct, frozen=True):
    """Rules that are sound, in the order of their codes; `codes` has those of unsound ones too."""

    rules: tuple[OwnRule, ...] = ()
    codes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    inputs: tuple[InputFile, ...] = ()
    unread: tuple[UnreadRule, ...] = ()
    """What of it nobody can ask of the promises, because something is wrong with it."""


def read_own_rules(config: Config) -> OwnRules:
    """Read the rules that a configuration names, or those beside it."""
    packs = tuple(pack_folders(config))
    folders = (normpath(str(Path(it) / RULES)) for it in packs if isinstance(it, str))
    shared = tuple(path for it in folders if is_folder(it) for path in _in_folder(it))
    own = read_rule_files((*rule_files(config), *shared))
    wrong = tuple(it for it in packs if isinstance(it, Problem))
    twice = contradictions(config) if packs else ()
    lost = (UnreadRule(None, it.message) for it in wrong)  # which rules it would bring is not known
    return replace(own, problems=(*own.problems, *wrong, *twice), unread=(*own.unread, *lost))


def rule_files(config: Config) -> tuple[str, ...]:
    """The paths of a project's rules, as they are spoken of."""
    if config.path is None:
        return ()
    top = PurePath(config.path).parent
    if config.rules is None:
        folder = normpath(str(top / BESIDE))
        return _in_folder(folder) if is_folder(folder) else ()
    found: list[str] = []
    for name in config.rules:
        path = normpath(str(top / name))
        try:
            found += _in_folder(path) if is_folder(path) else expanded((path,))
        except InputError:
            found.append(path)  # read as a file that does not exist, which says so
    return tuple(dict.fromkeys(found))


def _in_folder(folder: str) -> tuple[str, ...]:
    every = (path for path in Path(folder).iterdir() if path.suffix.lower() in (".yaml", ".yml"))
    return tuple(sorted(str(PurePath(path)) for path in every))


def read_rule_files(paths: Iterable[str]) -> OwnRules:
    """Read files, each a rule; the second rule of a code is a problem and is not run."""
    files = tuple(_read(paths))
    rules: dict[str, OwnRule] = {}
    problems: list[Problem] = []
    unread: list[UnreadRule] = []
    for file in files:
        problems += file.problems
        if file.rule is None:
            unread += [file.unread] if file.unread is not None else []
            continue
        if file.rule.code in rules:
            problems.append(_twice(file.rule, rules[file.rule.code]))
            unread += _of_second(file.rule)
        else:
            rules[file.rule.code] = file.rule
    return OwnRules(
        tuple(rules[code] for code in sorted(rules)),
        tuple(dict.fromkeys(file.code for file in files if file.code is not None)),
        tuple(problems),
        tuple(_listed(files)),
        tuple(unread),
    )


def _read(paths: Iterable[str]) -> Iterator["RuleFile"]:
    """Most projects have none, and do not wait for the language of conditions."""
    for path in paths:
        from commitcheck.loading.own_rules.file import read_rule  # noqa: PLC0415 - as it says

        yield read_rule(path)


def _listed(files: Iterable["RuleFile"]) -> Iterator[InputFile]:
    for file in files:
        if file.input is not None:
            yield replace(file.input, role="rule")


def _twice(rule: OwnRule, first: OwnRule) -> Problem:
    at = rule.where.at("code")
    return Problem(
        "duplicate.code",
        phrase(
            "{} is the code of the rule in {} too",
            ident(rule.code),
            Said("path", first.where.at().path),
        ),
        at,
        file_subject(at.path),
        words("give it a code of its own"),
    )


def _of_second(rule: OwnRule) -> Iterator[UnreadRule]:
    if rule.subject != "roadmap_item":
        why = phrase("there are two rules {}", ident(rule.code))
        yield UnreadRule(rule.code, why, is_error=rule.severity is Severity.ERROR)


def with_own_rules(project: Project, own: OwnRules) -> Project:
    """The project with the company's own rules, and with what is wrong with them."""
    if not (own.rules or own.problems):
        return project
    return replace(
        project,
        own_rules=own.rules,
        unread_rules=own.unread,
        problems=(*project.problems, *own.problems),
        inputs=(*project.inputs, *own.inputs),
    )
