"""The shape of files and their references to each other: what `validate` looks at, and no more."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from commitcheck.assessment.configured import products_here
from commitcheck.assessment.engine import run_rules
from commitcheck.assessment.selection import Settings, with_known_rules
from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import InputPaths, in_sets, named_files, table_config
from commitcheck.loading.documents.papers import PaperReader
from commitcheck.loading.load import load_project
from commitcheck.loading.own_rules.files import (
    read_own_rules,
    read_rule_files,
    with_own_rules,
)
from commitcheck.loading.patterns import is_folder
from commitcheck.model.finding import Finding
from commitcheck.model.project import Project
from commitcheck.rules import ALL_RULES
from commitcheck.rules.context import Context

_CODES = ("INP001", "INP002", "INP003")
_OF_NO_PROMISE = "unknown_value.commitment"
"""What is said of a decision whose promise is not there."""

LoadProduct = Callable[[str, str], Project]
"""Reads one product of the company in a folder."""


class Shape(Struct, frozen=True):
    """What is wrong with files, in the order of their places, and the files themselves."""

    findings: tuple[Finding, ...]
    files: tuple[str, ...]


def shape_of(
    paths: Sequence[str],
    today: dt.date,
    load_product: LoadProduct,
    read_papers: PaperReader,
    *,
    strict: bool = False,
) -> Shape:
    """Read each path for what it holds, of a folder with several products every product.

    Raises:
        InputError: a pattern or a folder that holds no file, or what cannot be a product.
    """
    companies = {
        path: found for path in paths if is_folder(path) and (found := products_here((path,)))
    }
    files = named_files(path for path in paths if path not in companies)
    sets = [_of_files(held, read_papers, strict=strict) for held in in_sets(files) if held]
    products = [load_product(path, name) for path, names in companies.items() for name in names]
    rules = [rule for rule in ALL_RULES if rule.info.code in _CODES]
    runs = [
        run_rules(rules, Context(project, today), Settings(today)) for project in (*sets, *products)
    ]
    every = dict.fromkeys(found for run in runs for found in run.findings)
    read = (file.path for project in products for file in project.inputs)
    return Shape(
        tuple(sorted(every, key=lambda found: found.at[:3])),
        tuple(dict.fromkeys((*files, *read))),
    )


def _of_files(files: Mapping[str, list[str]], read_papers: PaperReader, *, strict: bool) -> Project:
    single = {role: paths[0] for role, paths in files.items()}
    reading = with_known_rules(read_config(single.get("config")))
    tables = (table_config(path, reading.config) for path in files.get("commitments", ()))
    inputs = InputPaths(
        vision=single.get("vision"),
        commitments=tuple(tables),
        waivers=single.get("waivers"),
        links=single.get("links"),
        decisions=single.get("decisions"),
        baseline=single.get("baseline"),
    )
    project = load_project(inputs, reading, strict=strict, read_papers=read_papers)
    if not files.get("commitments"):  # whose they are is not among the files
        known = (problem for problem in project.problems if problem.variant != _OF_NO_PROMISE)
        project = replace(project, problems=tuple(known))
    own = read_rule_files(files.get("rule", ()))
    packs = read_own_rules(replace(reading.config, rules=()))  # of the packs alone
    return with_own_rules(project, replace(own, problems=(*own.problems, *packs.problems)))
