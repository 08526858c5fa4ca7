"""`commitcheck read FILE...`: the promises that contracts, order forms and mails state."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Annotated, get_args

import msgspec

from commitcheck import api
from commitcheck.assessment.configured import products_here
from commitcheck.cli.console import screen, streams
from commitcheck.cli.console.output import refuse_inputs, write
from commitcheck.cli.console.screen import Stages, say_timings
from commitcheck.cli.exit_codes import ExitCode
from commitcheck.cli.options import declare
from commitcheck.cli.options.declare import command
from commitcheck.cli.options.request import ConfigPath, Timings
from commitcheck.editing.deal_file import Entry, deal_file
from commitcheck.errors import InputError, UsageError
from commitcheck.loading.documents.read import (
    document_files,
    read_document_file,
    with_attachments,
)
from commitcheck.model.document import DocumentReading
from commitcheck.model.finding import Problem
from commitcheck.model.project import Project
from commitcheck.model.vocabulary import SourceKind, Status
from commitcheck.reading.documents.naming import customer_of, deal_of, distinct, source_of
from commitcheck.reading.documents.promises import DocumentReader
from commitcheck.reading.documents.rounds import Rounds, compare
from commitcheck.reporting.document_promises import documents_json, documents_text
from commitcheck.reporting.inert import inert, sentence


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What `read` can be asked."""

    files: Annotated[
        tuple[str, ...],
        declare.paths(
            metavar="FILE...",
            help="DOCX, PDF, ODT, HTML, Markdown, text or EML: files, folders, patterns.",
        ),
    ]
    vision: Annotated[
        str | None,
        declare.text("--vision", metavar="FILE", help="The vision; else found as check finds it."),
    ] = None
    config: ConfigPath = None
    format: Annotated[
        str,
        declare.choice(
            "--format", words=("table", "json"), metavar="NAME", help="table (default) or json."
        ),
    ] = "table"
    output: Annotated[
        str | None,
        declare.text("-o", "--output", metavar="FILE", help="Write a commitments file."),
    ] = None
    deal: Annotated[
        str | None, declare.text("--deal", metavar="ID", help="The deal that they belong to.")
    ] = None
    customer: Annotated[
        str | None, declare.text("--customer", metavar="NAME", help="Who was promised.")
    ] = None
    source: Annotated[
        str | None,
        declare.choice(
            "--source", words=get_args(SourceKind), metavar="KIND", help="Which paper it is."
        ),
    ] = None
    status: Annotated[
        str | None,
        declare.choice(
            "--status", words=get_args(Status), metavar="STATUS", help="Where the promises stand."
        ),
    ] = None
    signed_on: Annotated[dt.date | None, declare.day("--signed-on", help="When it was signed.")] = (
        None
    )
    since: Annotated[
        str | None,
        declare.text("--since", metavar="OLD", help="Say what changed since an older round."),
    ] = None
    stdin_filename: Annotated[
        str | None,
        declare.text("--stdin-filename", metavar="NAME", help="Gives standard input its format."),
    ] = None
    timings: Timings = False
    verbose: Annotated[
        bool, declare.flag("-v", "--verbose", help="Show the clauses without a promise too.")
    ] = False


@command
def read(request: Request) -> int:
    """Read the promises that documents state, with their words, pages and clauses.

    With -o they become a commitments file, whose typed values stand in `read:` until a person
    moves them up. Exit codes: 0 done, 2 something could not be read or written, 3 no promise.
    """
    files = document_files(request.files)
    older_files = document_files((request.since,)) if request.since else ()
    if request.output:
        refuse_inputs((request.output,), (*files, *older_files))
    reader = _reader(request)
    problems: list[Problem] = []
    stages = Stages(total=len(files))
    readings = list(distinct(list(_readings(files, request, reader, problems, stages))))
    older = list(_readings(older_files, request, reader, problems, stages))
    rounds = None
    if request.since and not problems:
        rounds = compare(
            [p for reading in older for p in reading.promises],
            [p for reading in readings for p in reading.promises],
        )
    with stages.watch(f"rendering {request.format}"):
        _show(request, readings, rounds)
    for problem in problems:
        said = f"{sentence(problem.message)}; {sentence(problem.next_step)}"
        streams.say(f"commitcheck: {said}")
    if request.output:
        _write(request, readings)
    if request.timings:
        say_timings(stages)
    if problems:
        return ExitCode.INPUT
    found = any(reading.promises for reading in readings)
    return ExitCode.OK if found else ExitCode.NOTHING


def _reader(request: Request) -> DocumentReader:
    """A reader for the project's vision; without one it reads all the same, and says so."""
    try:
        project: Project = api.load_vision(request.vision, config=request.config)
    except InputError:
        if request.vision or request.config:
            raise
        streams.say(f"commitcheck: {_why_none()}, so what the promises meet is not told")
        return DocumentReader(None)
    if project.vision is None and (request.vision or request.config):
        cure = "commitcheck validate says what is wrong"
        raise InputError(f"{request.vision or request.config} has no usable vision; {cure}")
    return DocumentReader(project.vision, project.config)


def _why_none() -> str:
    """Why no vision is meant: there is none, there are several, or nobody can tell."""
    try:
        names = products_here(())
    except InputError as error:
        return str(error)
    if not names:
        return "found no vision"
    return f"there are several products ({', '.join(names)}) and no --vision says whose this is"


def _readings(
    files: Sequence[str],
    request: Request,
    reader: DocumentReader,
    problems: list[Problem],
    stages: Stages,
) -> Iterator[DocumentReading]:
    """Every document and every attachment; what could not be read goes to `problems`."""
    for path in files:
        with stages.watch(f"reading {path}"):
            document = read_document_file(path, request.stdin_filename)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        for part in with_attachments(document):
            source = request.source or source_of(part)
            with stages.watch(f"its promises, {path}"):
                reading = reader.read(part, written_on=request.signed_on, source=source)
            yield reading


def _show(request: Request, readings: Sequence[DocumentReading], rounds: Rounds | None) -> None:
    if request.format == "json":
        write("-", documents_json(readings, rounds))
    elif readings:
        text = documents_text(readings, rounds, screen.width(), verbose=request.verbose)
        write("-", screen.encoded(screen.guarded(text)))


def _write(request: Request, readings: Sequence[DocumentReading]) -> None:
    """The commitments file, with what the call, the signature block and the document say.

    Raises:
        UsageError: nobody says who the customer is.
    """
    entries = [entry for reading in readings for entry in _entries(request, reading)]
    if entries and not any(entry.deal for entry in entries):
        streams.say("commitcheck: no document names its deal; --deal ID binds the file to one")
    paths = [reading.document.path for reading in readings]
    write(request.output or "-", deal_file(entries, paths))


def _entries(request: Request, reading: DocumentReading) -> Iterator[Entry]:
    clauses = reading.document.clauses
    customer = request.customer or customer_of(clauses)
    if not customer and reading.promises:
        path = inert(reading.document.path)
        raise UsageError(f"{path} does not say who the customer is; name it: --customer NAME")
    signed = request.signed_on or (reading.signature.signed_on if reading.signature else None)
    for promise in reading.promises:
        yield Entry(
            promise=promise,
            place=f"{reading.document.path}: {promise.place}",
            customer=customer,
            deal=request.deal or deal_of(clauses),
            source=request.source or source_of(reading.document),
            status=request.status or ("signed" if signed else "proposed"),
            signed_on=signed.isoformat() if signed else "",
        )
