"""What is read of a text in one line: kind, how it binds, every value with its band and words.

All texts are of 30 November 2026.
"""

import datetime as dt
from typing import Any

import building as b
from commitcheck import read_text
from commitcheck.model.reading import Measure, Reading, ReadPromise, RelativeDay

DAY = dt.date(2026, 11, 30)
PROJECT = b.project(
    b.vision(
        capabilities=[
            {"id": "alerts", "name": "Ratio alerts", "status": "planned"},
            {
                "id": "tickets",
                "name": "Maintenance tickets",
                "aliases": ["ticket desk"],
                "status": "available",
            },
            {"id": "crane_api", "name": "Crane API", "status": "rejected"},
        ],
        roadmap=[{"id": "RM1", "title": "Tide radar"}],
        certifications=[
            {"id": "soc2-type2", "status": "planned"},
            {"id": "iso_27001", "status": "held"},
        ],
        positioning={
            "segments": [
                {"id": "ports", "name": "Container ports"},
                {"id": "ferries", "name": "Ferry lines"},
            ]
        },
        dimensions=[
            *({"id": name} for name in ("users", "uptime_pct", "rto_minutes", "discount_pct")),
            {
                "id": "data_region",
                "type": "enum",
                "words": {"ch": ["Zurich", "Switzerland"], "eu": ["Paris", "EU"]},
            },
            {
                "id": "deployment_model",
                "type": "enum",
                "words": {"single": ["dedicated instance"]},
            },
        ],
    )
)


def told(text: str, source: str) -> str:
    """What is read of a text, clause by clause."""
    found = read_text(text, PROJECT, written_on=DAY, source=source)
    return " // ".join(clause_of(text, entry) for entry in found)


def clause_of(text: str, entry: ReadPromise) -> str:
    if not entry.is_promise:
        return f"{entry.modality}: {text[entry.start : entry.end]}"
    values = "; ".join(
        f"{it.field} {spoken(it)} {it.band} [{text[it.start : it.end]}]"
        for it in entry.readings
        if it.field not in ("kind", "modality")
    )
    return f"{entry.kind} {entry.bands['kind']} {entry.modality}: {values}"


def spoken(reading: Reading) -> str:
    value: Any = reading.value
    if isinstance(value, Measure):
        return f"{value.dimension}{'' if value.op == 'eq' else f' {value.op}'} {value.value}"
    if isinstance(value, RelativeDay):
        return f"{value.offset} {value.anchor}"
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
