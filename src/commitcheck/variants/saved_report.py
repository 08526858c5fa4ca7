"""A report that was saved as JSON: what of it can be compared."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from commitcheck.errors import InputError
from commitcheck.loading.files import MAX_BYTES
from commitcheck.model.finding import Finding, Quote, Related, Severity, Subject
from commitcheck.model.location import Location
from commitcheck.model.phrase import Phrase, Said, words
from commitcheck.model.report import Answer, DealAnswer, KnownOrigin, Report, Verdict

_FORMATS = ("commitcheck/report", "commitcheck-report")
_WEIGHT = {severity.label: severity for severity in Severity}


def read_report(path: str) -> Report:
    """The findings, answers and deals of a saved report; its other sections stay empty.

    Its sentences count as a user's text as a whole, because nobody can tell their parts apart.

    Raises:
        InputError: it cannot be read, or is no JSON report of commitcheck's.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise InputError(f"{path} is larger than {MAX_BYTES // 1024**2} MB")
        document = msgspec.json.decode(Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or '').lower()}") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(
            f"{path} is neither a ref nor a JSON report of commitcheck's: {error}"
        ) from error
    if not isinstance(document, Mapping) or document.get("format") not in _FORMATS:
        raise InputError(f"{path} is no report of commitcheck's (write one with --format json)")
    if document.get("cut"):
        raise InputError(
            f"{path} does not list all of its findings (cut): compare reports of single deals or"
            " customers, or the files themselves"
        )
    try:
        return _report(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path} is a damaged report: {error!r}") from error


def _report(document: Mapping[str, Any]) -> Report:
    return Report(
        version=str(document["tool"]["version"]),
        product=str(document["product"]),
        as_of=dt.date.fromisoformat(document["as_of"]),
        verdict=Verdict(str(document["verdict"]["sentence"])),
        findings=tuple(map(_finding, document["findings"])),
        commitments=tuple(map(_answer, document["commitments"])),
        deals=tuple(map(_deal, document["deals"])),
        narrowed_to=document.get("narrowed_to"),
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    subject = Subject(row["subject"]["kind"], row["subject"]["id"], bool(row["preventable"]))
    return Finding(
        rule=row["rule"],
        variant=row["variant"],
        severity=_WEIGHT[row["severity"]],
        subject=subject,
        message=_said(row["message"]),
        at=_place(row["location"]),
        next_step=_said(row["next_step"]),
        quotes=tuple(Quote(quote["text"], _place(quote["location"])) for quote in row["quotes"]),
        related=tuple(map(_related, row["related"])),
        who=row["who"],
        cure=row["cure"],
        roots=_texts(row["roots"]),
        deals=_texts(row["deals"]),
        worse_when_signed=row["if_signed"] is not None,
        waived_by=row["waived_by"],
        lapsed_waiver=row["lapsed_waiver"],
        in_baseline=bool(row["baseline"]),
    )


def _related(row: Mapping[str, Any]) -> Related:
    return Related(row["kind"], row["id"], _place(row["location"]), row["note"])


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(
        commitment=row["id"],
        customer=row["customer"],
        deal=row["deal"],
        title=row["title"],
        status=row["status"],
        answer=row["answer"],
        origin=KnownOrigin(_place(row["location"])),
        headline=row["headline"],
        by=_day(row["by"]),
        due=_day(row["due"]),
        signature=_day(row["signature"]),
    )


def _deal(row: Mapping[str, Any]) -> DealAnswer:
    return DealAnswer(
        id=row["id"],
        customer=row["customer"],
        verdict=row["verdict"],
        signature=_day(row["signature"]),
        arr=row["arr"],
        currency=row["currency"],
    )


def _place(row: Mapping[str, Any]) -> Location:
    return Location(
        str(row["path"]),
        int(row["line"]),
        int(row["column"]),
        row.get("field"),
        row.get("sheet"),
        row.get("cell"),
    )


def _said(text: str) -> Phrase:
    return Phrase((Said("value", text),)) if text else words("")


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
