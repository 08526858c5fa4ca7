r"""Quotes escaped with a backslash, and backslashes that escape nothing."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tables import read, said, variants

HEADER = '"id","customer","title"\n'


@pytest.mark.parametrize(
    ("row", "customer", "title"),
    [
        (r'"1","Alder","Deliver the \"gold\" package"', "Alder", 'Deliver the "gold" package'),
        (r'"1","Birch \"B\" Foods, Ltd","Audit log"', 'Birch "B" Foods, Ltd', "Audit log"),
        (r'"1","Alder","\"Gold\", \"silver\""', "Alder", '"Gold", "silver"'),
        (r'"1","","A \"b\""', "", 'A "b"'),
    ],
)
def test_an_escaped_quote_is_a_quote(row: str, customer: str, title: str) -> None:
    """Where the file cannot be read otherwise; one word says so, at the first of them."""
    reading = read(f'{HEADER}"0","Zed","Plain"\n{row}\n')
    found = {promise.id: (promise.customer, promise.title) for promise in reading.commitments}
    if customer:
        assert found["1"] == (customer, title)
    assert variants(reading)[0] == "backslash_quotes"
    assert said(reading).startswith("deals.csv:3:1 quotes are escaped with a backslash")


def test_places_stay_where_they_are() -> None:
    """The cell behind an escaped quote has its own column."""
    reading = read('"id","customer","title","due"\n"1","A \\"b\\"","SSO","soon"\n')
    [promise] = reading.commitments
    assert promise.at("title").column == len('"1","A \\"b\\"",') + 1


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"Move it to C:\\new\\""old"" paths"', 'Move it to C:\\new\\"old" paths'),
        ('"Folder C:\\temp\\"', "Folder C:\\temp\\"),
        ('"A ""quoted"" word"', 'A "quoted" word'),
        ('12\\" rack', '12\\" rack'),
    ],
)
def test_doubled_quotes_are_read_as_they_stand(cell: str, title: str) -> None:
    """After a real backslash too; and a backslash before a cell's end escapes nothing."""
    reading = read(f"id,customer,title\n1,Alder,{cell}\n2,Birch,SSO\n")
    assert reading.commitments[0].title == title
    assert "backslash_quotes" not in variants(reading)


def test_where_neither_way_can_be_read_the_cause_is_named() -> None:
    """Escaped in one row and left bare in another."""
    reading = read(f'{HEADER}"1","Alder","The \\"gold\\" one"\n"2","Birch","The "bare" one"\n')
    assert "backslash_quotes" in variants(reading)
    assert "quotes may be escaped" in said(reading)


@given(
    st.lists(
        st.tuples(*[st.text(st.sampled_from('ab",;\\ '), max_size=8)] * 2), min_size=1, max_size=5
    )
)
def test_what_a_standard_writer_wrote_is_never_read_otherwise(rows: list[tuple[str, str]]) -> None:
    """Whatever backslashes and quotes stand in its cells."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "customer", "title"])
    writer.writerows([[str(n), f"x{left}x", f"x{right}x"] for n, (left, right) in enumerate(rows)])
    found = [(promise.customer, promise.title) for promise in read(out.getvalue()).commitments]
    assert found == [(f"x{left}x", f"x{right}x") for left, right in rows]
