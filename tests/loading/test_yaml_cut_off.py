"""What a comma, a missing blank or a merge cuts out of a YAML file or a table."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commitcheck.loading.schemas.check import CheckedDocument, check_document
from commitcheck.loading.yaml_text.file import read_yaml
from commitcheck.model.finding import Severity
from tables import read
from tables import said as said_of_table


def checked(text: str, role: str = "commitments") -> CheckedDocument:
    return check_document(read_yaml("c.yaml", text.encode()), role)


def said(document: CheckedDocument) -> list[str]:
    return [f"{p.at.line}:{p.at.column} {p.message} | {p.next_step}" for p in document.problems]


def promise(fields: str) -> str:
    return f"commitments:\n  - {{id: K1, customer: A, title: Audit log, {fields}}}\n"


def test_a_missing_blank_after_the_colon_leaves_no_value() -> None:
    """The promise has no day that could be judged, and is in doubt."""
    document = checked(promise("due:2026-09-30, status: signed"))
    (line,) = said(document)
    assert line.startswith("2:45 there is no space after the colon of due, so it has no value")
    assert line.endswith("| write a space after the colon: due: 2026-09-30")
    assert document.unusable == {("commitments", 0): ("due",)}


@pytest.mark.parametrize(
    ("fields", "cure"),
    [
        ("quote: We host, sell or certify hardware", '"We host, sell or certify hardware"'),
        ("quote: PDF, XLSX, CSV and JSON, status: signed", '"PDF, XLSX, CSV and JSON"'),
        ("quote: Say it, \\ and more", '"Say it, \\\\ and more"'),
        ("quote: Log, due", '"Log, due"'),
    ],
    ids=["once", "often", "backslash", "a field's name"],
)
def test_a_comma_that_ends_a_text_is_an_error(fields: str, cure: str) -> None:
    """Half a sentence says something else: the field cannot be used, the cure is the whole."""
    document = checked(promise(fields))
    assert document.unusable == {("commitments", 0): ("quote",)}
    assert said(document)[-1].endswith(f"put the whole text in quotes: quote: {cure}")
    mended = checked(promise(fields.partition(", status")[0].split(":", 1)[0] + f": {cure}"))
    assert mended.problems == ()


def test_a_required_text_that_was_cut_costs_the_record() -> None:
    """A non-goal of half a sentence would forbid something else."""
    goal = "{id: N, statement: No hosting, no hardware}"
    text = f"schema_version: 1\nproduct: {{name: P}}\nnon_goals:\n  - {goal}\n"
    document = checked(text, "vision")
    assert "statement" not in str(document.data)
    assert "the comma ends the text of statement, and no hardware is lost" in said(document)[0]


@pytest.mark.parametrize(
    "text",
    [
        promise('quote: "Oslo, Bergen"'),
        promise("quote: https://x.example/a"),
        promise("due: , status: signed"),
        "commitments:\n  - id: K1\n    customer: A\n    title: x\n    due:\n    status: signed\n",
        promise("region: [EU, US]").replace("region", "certification"),
    ],
    ids=["quotes", "address", "empty", "block", "list"],
)
def test_commas_and_colons_that_cut_nothing(text: str) -> None:
    """In quotes, in a list, in an address, and a field that was left empty."""
    assert "cut" not in " ".join(said(checked(text)))
    assert not any("space after the colon" in line for line in said(checked(text)))


def test_an_unknown_field_with_a_value_stays_a_warning() -> None:
    """It may be a column of somebody's own."""
    (problem,) = checked(promise("colour: red")).problems
    assert (problem.variant, problem.severity.name) == ("unknown_field.colour", "WARNING")


def test_a_misspelt_section_is_an_error() -> None:
    """All its rules would be silent."""
    text = "product: {name: P}\nguardrials:\n  - {id: G, dimension: x_pct, op: max, value: 1}\n"
    found = checked(text, "vision").problems
    assert [p.severity.name for p in found if "guardrails?" in str(p.next_step)] == ["ERROR"]


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("  - {id: b, customer: @handle export, title: t}", 'customer: "@handle export"'),
        ("  - {id: b, title: t, customer: `x`}", 'customer: "`x`"'),
        ("  - {id: b, title: a: b, customer: c}", 'title: "a: b"'),
        ("  - id: b\n    customer: @handle", 'customer: "@handle"'),
        ("  -id: K1\n   customer: A", "write a space after the dash: - id: K1"),
        ("  - id: K1\n  -id: K2\n   customer: A", "write a space after the dash: - id: K2"),
        ("  -id: K1", "write a space after the dash: - id:"),
    ],
)
def test_a_cure_names_the_one_thing_to_change(text: str, cure: str) -> None:
    """And nothing beside it: what is offered is read."""
    document = checked(f"commitments:\n{text}\n")
    assert any(line.endswith(cure) for line in said(document)), said(document)


LINES = ["  - {{id: b, customer: {}, title: t}}\n", "  - id: b\n    quote: {}\n"]
SIGNS = st.text(st.sampled_from("@`%&*!|>'\"#:,[]{}-? ab\\"), min_size=1, max_size=12)


@settings(max_examples=150, deadline=None)
@given(SIGNS, st.sampled_from(LINES))
def test_a_quoted_cure_is_always_read(value: str, line: str) -> None:
    """Whatever stands there: with the cure in its place, the parser gets past it."""
    text = f"commitments:\n{line.format(value.strip())}"
    for problem in read_yaml("c.yaml", text.encode()).problems:
        cure = str(problem.next_step).removeprefix("put the text in quotes: ")
        name, _, written = cure.partition(": ")
        old = f"{name}: {written[1:-1]}"
        if cure == str(problem.next_step) or old not in text:
            continue
        mended = text.replace(old, cure, 1)
        try:
            list(yaml.parse(mended))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            assert mark is not None
            assert mark.index >= text.index(old) + len(cure)


MERGE = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> feature\n"


def test_an_unresolved_merge_is_one_error() -> None:
    """Nothing of the file is agreed to; the same in a table."""
    entry = "  - {id: K1, customer: A, title: Audit log}"
    document = checked("commitments:\n" + MERGE.format(entry, entry))
    (line,) = said(document)
    assert line.startswith("2:1 lines 2 to 6 are an unresolved merge | decide between")
    assert document.data is None
    table = read("id,customer,title\n1,A,x\n" + MERGE.format("2,B,y", "2,C,y"))
    assert table.commitments == ()
    assert said_of_table(table).startswith("deals.csv:3:1 lines 3 to 7 are an unresolved merge")


@pytest.mark.parametrize("mark", [">>>>>>> feature", "<<<<<<<", "||||||| base\n>>>>>>> x"])
def test_half_a_merge_is_one_too(mark: str) -> None:
    """Somebody has begun to resolve it."""
    document = checked(f"commitments:\n  - {{id: K1, customer: A, title: t}}\n{mark}\n")
    assert "unresolved merge" in said(document)[0]
    assert len(said(document)) == 1


def test_such_signs_inside_a_text_are_text() -> None:
    """Only at the start of a line, and not within quotes, they are marks."""
    table = read(
        'id,customer,title\n1,A,<<<<<<< Audit log\n2,B,"a\n<<<<<<< HEAD\nb"\n3,C,=======\n'
    )
    assert "<<<<<<< Audit log" in [promise.title for promise in table.commitments]
    assert "merge" not in said_of_table(table)
    text = "commitments:\n  - id: K1\n    customer: A\n    title: >>>>>>> x\n"
    assert "merge" not in " ".join(said(checked(text)))


@pytest.mark.parametrize(
    ("line", "lost", "kept"),
    [
        ("customer: Alder #1 Bank", "#1 Bank", "Alder"),
        ("title: Export #premium", "#premium", "Export"),
        ("quote: We ship plan #B", "#B", "We ship plan"),
    ],
)
def test_a_word_behind_a_hash_may_be_text(line: str, lost: str, kept: str) -> None:
    """YAML takes it for a comment; a warning says so, with the place."""
    file = read_yaml("a.yaml", f"id: K1\n{line}\n".encode())
    [problem] = file.problems
    assert problem.severity is Severity.WARNING
    assert str(problem.message) == f"{lost} is a comment to YAML, and no part of {kept}"
    assert (problem.at.line, problem.at.column) == (2, line.index("#") + 1)
    assert f'"{kept} {lost}"' in str(problem.next_step)


@pytest.mark.parametrize(
    "line",
    [
        "customer: Alder # the bank",
        'customer: "Alder #1 Bank"',
        "customer: Alder#1",
        "due: 2026-09-30 #agreed",
        "text: |\n  Alder #1\n  Bank",
        "#1 is commented out",
        "arr: 5000 #1",
    ],
)
def test_a_comment_is_a_comment(line: str) -> None:
    """With a blank behind its sign, beside a number or a day, and in quotes none at all."""
    assert read_yaml("a.yaml", f"id: K1\n{line}\n".encode()).problems == ()


def test_what_is_to_stand_in_quotes_ends_where_the_entry_goes_on() -> None:
    """Within brackets the comma and the bracket are no part of the text."""
    file = read_yaml("a.yaml", b"- {id: K1, title: Plan #B, due: 2026-09-30}\n")
    [comment] = [it for it in file.problems if it.variant.startswith("comment")]
    assert str(comment.next_step).startswith('put the text in quotes: "Plan #B", or')
    assert str(comment.message) == "#B is a comment to YAML, and no part of Plan"


@pytest.mark.parametrize(
    ("line", "lost", "kept"),
    [("customer: &Co Ltd", "&Co", "Ltd"), ("- {id: K2, customer: &A Bank}", "&A", "Bank")],
)
def test_a_name_that_nothing_uses_may_be_text(line: str, lost: str, kept: str) -> None:
    """In `customer: &Co Ltd` the customer is Ltd to YAML."""
    [problem] = read_yaml("a.yaml", f"- {line.removeprefix('- ')}\n".encode()).problems
    assert problem.severity is Severity.WARNING
    told = f"{lost} is a name for YAML to use again, and no part of {kept}"
    assert str(problem.message) == told
    assert str(problem.next_step) == f'put the text in quotes: "{lost} {kept}"'


@pytest.mark.parametrize(
    "text",
    ["- a: &co Alder\n- a: *co\n", "a: Smith &Sons\n", "a: A & B\n", 'a: "&Co Ltd"\n',
     "- &one {a: b}\n- *one\n"],
)  # fmt: skip
def test_a_name_that_is_used_is_one(text: str) -> None:
    assert read_yaml("a.yaml", text.encode()).problems == ()
