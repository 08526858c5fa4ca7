"""Small factories for tests: visions, promises and projects in a line each.

They go through the same builders as the loaders, so defaults apply as they do for a user's
file; days are written as text ("2026-03-31", "2026-Q3"). Every value stands in vision.yaml,
commitments.yaml or waivers.yaml, and `.at(field)` works.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from msgspec.structs import replace

from commitcheck.loading.records.commitments import promise_of
from commitcheck.loading.records.decisions import links_of, waivers_of
from commitcheck.loading.records.vision import vision_of
from commitcheck.loading.schemas.compile import node_of
from commitcheck.loading.schemas.read import is_valid
from commitcheck.model.commitment import RECORD_FIELDS, Commitment
from commitcheck.model.decision import Link, Waiver
from commitcheck.model.finding import Finding, Problem, Severity, Subject
from commitcheck.model.location import FixedSource, Where
from commitcheck.model.phrase import words
from commitcheck.model.project import Project
from commitcheck.model.vision import Vision
from commitcheck.rules.context import Context

SCHEMAS = Path(__file__).parents[1] / "schemas"
VISION, COMMITMENTS = FixedSource("vision.yaml"), FixedSource("commitments.yaml")
WAIVERS, LINKS = FixedSource("waivers.yaml"), FixedSource("links.yaml")
ALL = frozenset(RECORD_FIELDS)
"""Every commitment field: an input whose table has all columns, empty ones too."""


def vision(**sections: Any) -> Vision:
    """A vision with these sections only; a section that is given counts as named.

    A bare text in a list of records is an id: `vision(themes=["TH1"])`. `product` may be left
    out. What is given must fit the schema, so that a slip in a test is a failure of the test.
    """
    document = _plain({"schema_version": 1, "product": {"name": "Auditrail"}, **sections})
    document["product"].setdefault("name", "Auditrail")
    for section, value in document.items():
        if isinstance(value, list):
            document[section] = [{"id": item} if isinstance(item, str) else item for item in value]
    _check("vision", document)
    return vision_of(document, VISION)


def promise(
    id: str = "C-1",  # noqa: A002 - the field's name
    *,
    unusable: Iterable[str] = (),
    linked: Iterable[str] = (),
    line: int = 1,
    **fields: Any,
) -> Commitment:
    """A promise to Acme, proposed, of kind feature; `approvals` also as "product@2026-01-31"."""
    record = _plain({"id": id, "customer": "Acme", "title": "A promise", **fields})
    record["approvals"] = [_approval(approval) for approval in record.get("approvals") or ()]
    _check("commitments", [record])
    made = promise_of(record, Where(COMMITMENTS, line), tuple(unusable))
    return made._replace(linked=tuple(linked))


def waiver(id: str = "W-1", rule: str = "VIS601", **fields: Any) -> Waiver:  # noqa: A002 - as above
    """A waiver with these fields only: complete ones are spelt out by the test."""
    document = _plain({"waivers": [{"id": id, "rule": rule, **fields}]})
    _check("waivers", document)
    return waivers_of(document, WAIVERS)[0]


def link(commitment: str = "C-1", item: str | None = None, **fields: Any) -> Link:
    """A remembered link, accepted unless told otherwise; not applied to any promise."""
    document = _plain({"links": [{"commitment": commitment, "item": item, **fields}]})
    _check("links", document)
    return links_of(document, LINKS)[0]


def finding(
    code: str = "TIM401",
    id: str = "C-1",  # noqa: A002 - the subject's
    kind: str = "commitment",
    *,
    unsigned: bool = False,
    **fields: Any,
) -> Finding:
    """A finding of any rule, `code` with or without its variant: an error, unless `fields` say."""
    rule, _, variant = code.partition(":")
    known: dict[str, Any] = {
        "variant": variant,
        "severity": Severity.ERROR,
        "message": words("something"),
        "at": COMMITMENTS.locate(1),
        "next_step": words("do it"),
        "quotes": (),
        "related": (),
        "who": "product",
        "cure": "edit",
        "roots": (),
    }
    return Finding(rule=rule, subject=Subject(kind, id, unsigned), **{**known, **fields})


def project(
    vision: Vision | None = None,
    promises: Iterable[Commitment] = (),
    fields: Iterable[str] = ALL,
    waivers: Iterable[Waiver] = (),
    problems: Iterable[Problem] = (),
) -> Project:
    """What loading would hand up. `fields` are those that some record names: all by default,
    so that an empty cell is a missing one; name fewer to test what an absent column switches off.
    """
    return Project(
        vision=vision,
        commitments=tuple(promises),
        waivers=tuple(waivers),
        fields=frozenset(fields),
        problems=tuple(problems),
    )


def replaced(project: Project, **fields: Any) -> Project:
    """The same project with other values in some of its fields."""
    return replace(project, **fields)


def context(
    vision: Vision | None = None,
    *promises: Commitment,
    as_of: str = "2026-03-16",
    fields: Iterable[str] = ALL,
    waivers: Iterable[Waiver] = (),
) -> Context:
    """What a rule is given, on a Monday in March 2026 unless told otherwise."""
    return Context(project(vision, promises, fields, waivers), dt.date.fromisoformat(as_of))


def _approval(approval: str | Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(approval, str):
        return approval
    role, _, day = approval.partition("@")
    return {"role": role, "date": day or None}


def _plain(value: Any) -> Any:
    """As the YAML reader would give it: lists, and days as text."""
    match value:
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_plain(inner) for inner in value]
        case dt.date():
            return value.isoformat()
        case _:
            return value


def _check(schema: str, document: Any) -> None:
    """The compiled schema says whether, and only for what does not fit jsonschema says why.

    That both agree is held by `properties/test_both_paths.py`.
    """
    if is_valid(node_of(schema), document):
        return
    for error in _validator(schema).iter_errors(document):
        raise AssertionError(f"not a {schema} document at {error.json_path}: {error.message}")


@cache
def _validator(schema: str) -> Draft7Validator:
    text = (SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")
    return Draft7Validator(json.loads(text))
