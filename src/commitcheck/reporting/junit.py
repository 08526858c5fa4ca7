"""JUnit XML, after the junit-10 schema of Jenkins: a promise is a test case.

It fails for an unwaived error; warnings are its output, and failures too under `--fail-on
warning`. A promise that could not be judged, is waived or is known debt is skipped.
Findings about anything else than a promise are the second suite, unread input is the third;
what the run was told to leave out is skipped in a fourth. How many promises non-goals speak
against is a property of the first.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from commitcheck.model.finding import Finding, Severity
from commitcheck.model.location import Location
from commitcheck.model.pattern import pattern
from commitcheck.model.report import Answer, Report
from commitcheck.reporting.against import against_any
from commitcheck.reporting.inert import inert, remedy, sentence, shorten, statement, thing
from commitcheck.reporting.listing import Cut, listed
from commitcheck.reporting.options import RenderOptions
from commitcheck.reporting.repository_paths import place, repository_path

_LONGEST = 200

_ILLEGAL = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""

_ATTACHMENT = pattern(re.escape("[[ATTACHMENT"), re.IGNORECASE)
"""GitLab opens such a text as a file."""


def render(report: Report, options: RenderOptions) -> str:
    """Suites `promises`, `beyond promises`, `input` and `left out`, each where it has a case."""
    groups: dict[str | None, list[Finding]] = {}
    others: dict[tuple[str, str], list[Finding]] = {}
    unread: list[Finding] = []
    known = {answer.commitment for answer in report.commitments}
    for found in report.findings:
        if found.rule.startswith("INP"):
            unread.append(found)
        elif found.subject.kind == "commitment" and found.subject.id in known:
            groups.setdefault(found.subject.id, []).append(found)
        else:
            others.setdefault(found.subject[:2], []).append(found)
    root = JUnitXml("commitcheck")
    names = _Names()
    unread_shown = listed(unread, options)
    for title, cases in (
        ("promises", [_again(answer, names, options) if again
                      else _promise(answer, groups.get(answer.commitment, ()), names, options)
                      for answer, again in _with_repeats(report.commitments)]),
        ("beyond promises", [_other(kind, name, found, names, options)
                             for (kind, name), found in others.items()]),
        ("input", [*(_input(found, names, options) for found in unread_shown.findings),
                   *(_cut(cut, unread) for cut in unread_shown.cut)]),
    ):  # fmt: skip
        if cases:
            suite = TestSuite(title)
            if title == "promises" and (ruled_out := against_any(report)):
                suite.add_property("against the vision", ruled_out)
            suite.add_testcases(cases)
            root.add_testsuite(suite)
    if report.left_out:
        root.add_testsuite(_left_out(report))
    root.update_statistics()  # type: ignore[no-untyped-call]  # the library has no types here
    return _text(root)


def _left_out(report: Report) -> TestSuite:
    """One skipped case for each thing that the run was told to leave out or take lightly."""
    suite = TestSuite("left out")
    for said in dict.fromkeys(_clean(shorten(said, _LONGEST)) for said in report.left_out):
        case = TestCase(said, "commitcheck")
        case.result = [Skipped(f"left out: {said}")]
        suite.add_testcase(case)
    return suite


class _Names:
    """Class and name of a case together must be unique: GitLab merges those that are not."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], int] = {}

    def case(self, at: Location, name: str, options: RenderOptions) -> TestCase:
        file = _clean(inert(repository_path(at.path, options)))
        name = _clean(name) or "unnamed"
        count = self._taken[file, name] = self._taken.get((file, name), 0) + 1
        return TestCase(name if count == 1 else f"{name} ({count})", file)


def _promise(
    answer: Answer, found: Sequence[Finding], names: _Names, options: RenderOptions
) -> TestCase:
    case = names.case(answer.at, _title(answer), options)
    _judge(case, found, options, lead=answer.headline)
    if not case.result and answer.answer == "could_not_be_judged":
        why = sentence(answer.why) if answer.why else ""
        case.result = [
            Skipped(_clean(f"could not be judged: {why}" if why else "could not be judged"))
        ]
    return case


def _with_repeats(answers: Iterable[Answer]) -> Iterable[tuple[Answer, bool]]:
    """Each answer, and whether another with its id came before."""
    seen: set[str] = set()
    for answer in answers:
        yield answer, answer.commitment in seen
        seen.add(answer.commitment)


def _again(answer: Answer, names: _Names, options: RenderOptions) -> TestCase:
    """Nobody can tell whose the findings of a shared id are: they stand at its first row."""
    case = names.case(answer.at, _title(answer), options)
    case.result = [Skipped("another promise has the same id: its findings stand there")]
    return case


def _title(answer: Answer) -> str:
    return f"{shorten(answer.commitment, 60)} {shorten(answer.title, 80)}".strip()


def _other(
    kind: str, name: str, found: Sequence[Finding], names: _Names, options: RenderOptions
) -> TestCase:
    case = names.case(found[0].at, thing(kind, name), options)
    _judge(case, found, options)
    return case


def _input(found: Finding, names: _Names, options: RenderOptions) -> TestCase:
    """An error: what could not be read was not checked."""
    case = names.case(found.at, f"{found.code} {shorten(found.subject.id, 80)}".rstrip(), options)
    if _is_error(found):
        error = Error(_clean(statement(found)), found.code)
        error.text = _clean(_line(found, options))
        case.result = [error]
    else:
        case.system_out = _clean(_line(found, options))
    return case


def _cut(cut: Cut, unread: Iterable[Finding]) -> TestCase:
    """One case for all that are not listed: an error where the rule has one at all."""
    case = TestCase(cut.words, "commitcheck")
    if any(_is_error(found) for found in unread if found.rule == cut.rule):
        case.result = [Error(cut.words, cut.rule)]
    return case


def _is_error(found: Finding) -> bool:
    return found.severity is Severity.ERROR and found.waived_by is None


def _judge(
    case: TestCase, found: Sequence[Finding], options: RenderOptions, lead: str | None = None
) -> None:
    """Give the case its one result, and everything else as its output."""
    failing = [finding for finding in found if _fails(finding, options)]
    if failing:
        first = next((finding for finding in failing if finding.code == lead), failing[0])
        failure = Failure(_clean(statement(first)), first.code)
        failure.text = _clean("\n".join(_line(finding, options) for finding in failing))
        case.result = [failure]
    elif reasons := _excused(found):
        case.result = [Skipped(_clean("; ".join(reasons)))]
    rest = [finding for finding in found if finding not in failing]
    if rest:
        case.system_out = _clean("\n".join(_line(finding, options) for finding in rest))


def _fails(found: Finding, options: RenderOptions) -> bool:
    """The same as decides the exit code."""
    return found.fails("error" if options.fail_on == "never" else options.fail_on)


def _excused(found: Iterable[Finding]) -> list[str]:
    """Why errors that are there do not fail the case."""
    reasons: Mapping[str, None] = {
        f"{finding.code} is "
        + (
            f"waived by {shorten(finding.waived_by, 60)}"
            if finding.waived_by is not None
            else "known to the baseline"
        ): None
        for finding in found
        if finding.severity is Severity.ERROR
        and (finding.waived_by is not None or finding.in_baseline)
    }
    return list(reasons)


def _line(found: Finding, options: RenderOptions) -> str:
    state = "" if found.waived_by is None else f"waived by {shorten(found.waived_by, 60)}, "
    where = inert(place(found.at, options))
    return (
        f"{where}: {state}{found.severity.label} {found.code}: {statement(found)}\n"
        f"    to do: {remedy(found)}"
    )


def _clean(text: str) -> str:
    return _ATTACHMENT.sub("[ [ATTACHMENT", _ILLEGAL.sub("\ufffd", text))


def _text(root: JUnitXml) -> str:
    """Indented XML, the same bytes whichever library junitparser found to build it with.

    `skipped` leaves the root, where the schema does not know it; nothing here takes time.
    """
    written = root.tostring()  # type: ignore[no-untyped-call]  # the library has no types here
    tree = ET.fromstring(written)  # noqa: S314 - our own document of a moment ago
    tree.attrib.pop("skipped", None)
    for element in tree.iter():
        element.attrib.pop("time", None)
    ET.indent(tree)
    body = ET.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'
