"""What follows from a context alone is worked out once for it."""

import datetime as dt

from msgspec.structs import replace

from building import project
from commitcheck.rules.context import Context, derived


def test_it_is_worked_out_once_for_each_context() -> None:
    """A context that differs is another one, and knows nothing yet."""
    asked: list[dt.date] = []

    @derived
    def a_week_on(context: Context) -> dt.date:
        asked.append(context.as_of)
        return context.as_of + dt.timedelta(days=7)

    first = Context(project(), dt.date(2026, 3, 16))
    second = replace(first, as_of=dt.date(2026, 3, 17))

    assert [a_week_on(day).day for day in (first, first, second)] == [23, 23, 24]
    assert asked == [first.as_of, second.as_of]
