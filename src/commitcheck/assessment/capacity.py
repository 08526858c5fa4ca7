"""Capacity by period, promised against available, and the deal that tips it."""

from commitcheck.model.report import CapacityRow
from commitcheck.rules.context import Context
from commitcheck.rules.work_units import demand_by_period, tipping_deal


def capacity(context: Context) -> tuple[CapacityRow, ...]:
    """One row per plannable period, cumulative; none where the vision has no capacity."""
    return tuple(
        CapacityRow(
            period=row.period.id,
            start=row.period.start or row.end,
            end=row.end,
            available=row.available,
            signed=row.signed,
            with_drafts=row.with_drafts,
            tips=tipping_deal(row),
        )
        for row in demand_by_period(context)
    )
