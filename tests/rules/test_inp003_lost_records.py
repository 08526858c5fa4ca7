"""INP003: what could not be read is there all the same."""

from msgspec.structs import replace

from building import context, promise, vision, waiver
from commitcheck.model.project import LostRecord
from commitcheck.rules.context import Context
from commitcheck.rules.inp003_dangling_reference import check


def test_a_promise_or_deal_that_could_not_be_read_is_there() -> None:
    """One cause, one finding: that it could not be read is said already."""
    named = promise("C-1", deal="D-1", depends_on=["C-9"])
    waivers = [waiver("W-1", commitment="C-9"), waiver("W-2", commitment=None, deal="D-9")]
    read = context(vision(), named, waivers=waivers)
    lacking = replace(read.project, lost=(LostRecord("C-9", "Acme", "D-9"),))

    assert len(list(check(read))) == 3
    assert not list(check(Context(lacking, read.as_of)))
